//! What templates show: small values made from records, each with its macro in `templates/macros/parts.html`.

mod badge;
mod due;
mod empty;
mod explained;
mod figure;
mod flash;
mod form;
mod frame;
mod page;
mod timeline;

pub use badge::{Badge, Tone};
pub use due::{Due, Left};
pub use empty::Empty;
pub use explained::{DayLine, Explained};
pub use figure::FigureView;
pub use flash::Flash;
pub use form::{Choice, Form};
pub use frame::{Behalf, Crumb, Frame, Me, Room, Tab, Theme, permit};
pub use page::Pager;
pub use timeline::Entry;

//! What leaves the office on paper: one paper as PDF and as DOCX, one book as XLSX.
//!
//! A paper says what stands on it, never how it looks: the layout is that of Decree 30/2020 on clerical work (A4, a serif
//! face of 13 to 14 points, margins, the two-column head, the page number on top from the second page). Both formats are
//! made from the same value, so they cannot tell different stories.

mod book;
mod docx;
mod face;
mod fault;
mod paper;
mod pdf;
mod xlsx;

pub use book::{Book, Cell, Column, Sheet};
pub use docx::docx;
pub use fault::Fault;
pub use paper::{Block, Closing, Letterhead, Paper, Side, Table, TableColumn};
pub use pdf::pdf;
pub use xlsx::xlsx;

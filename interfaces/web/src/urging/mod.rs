//! Urging on pages: notices in the inbox, urging by hand, the delivery log, and how one is reached.

pub mod choices;
pub mod deliveries;
pub mod draft;
pub mod feed;
pub mod letter;
pub mod notices;
pub mod urge;
pub mod views;

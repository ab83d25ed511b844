//! DOCX: its text comes with the next commit.
use crate::limits::{Limits, Unreadable};
pub(super) fn read(_bytes: &[u8], _limits: &Limits) -> Result<String, Unreadable> {
    Err(Unreadable::NoText)
}

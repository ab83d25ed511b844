//! Messages between offices: what comes in is read inside limits, and what is answered is written in the same form.

pub mod calendar;

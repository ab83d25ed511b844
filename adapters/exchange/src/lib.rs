//! What other programs send and read: messages between offices, read inside limits and answered in the same form; what
//! happened to dossiers, in formats of process mining; due times, as calendars read them.

pub mod calendar;
pub mod edxml;
pub mod ocel;
pub mod steps;
pub mod xes;

//! Every page from samples, in both languages; the words; the colours.
//!
//! With `SAMPLES=folder` the rendered pages are written there, to look at them in a browser.

// Templates name these by `crate::`, so that one may be written here as well.
use web::{assets, format, parts};

mod accounts;
mod administration;
mod contrast;
mod desk;
mod gallery;
mod goals;
mod held;
mod house;
mod html;
mod icons;
mod imported;
mod messages;
mod pages;
mod papers;
mod programme;
mod routes;
mod samples;
mod sessions;
mod urging;

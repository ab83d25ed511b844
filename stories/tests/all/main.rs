//! The stories and the walls: one test program, so that the house is linked once.

mod directives;
mod imports;
mod keys;
mod postgres;
mod sample;
mod walls;

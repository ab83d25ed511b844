//! The stories and the walls: one test program, so that the house is linked once.

mod desk;
mod directives;
mod figures;
mod handed_in;
mod imports;
mod keys;
mod people;
mod postgres;
mod sample;
mod walls;

//! The stories and the walls: one test program, so that the house is linked once.

mod delegations;
mod directives;
mod figures;
mod imports;
mod keys;
mod people;
mod post;
mod postgres;
mod sample;
mod urging;
mod walls;

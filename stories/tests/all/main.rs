//! The stories and the walls: one test program, so that the house is linked once.

mod delegations;
mod desk;
mod directives;
mod figures;
mod flow;
mod handed_in;
mod imports;
mod keys;
mod people;
mod post;
mod postgres;
mod procedures;
mod programme;
mod recount;
mod sample;
mod urging;
mod walls;

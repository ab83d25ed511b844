//! The binary: read configuration, wire the house, start.

fn main() {}

//! The tasks of this repository: demo, test, bench, tidy.

fn main() {}

//! A made-up province, the same from the same seed.

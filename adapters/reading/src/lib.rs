//! Files from outside, read inside limits of size, ratio and time.

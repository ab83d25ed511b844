//! The commitment: somebody owes something by a time; its state at any moment is derived, never typed.

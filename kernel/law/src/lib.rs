//! Dated parameters of law and practice, each with its citation, looked up by date.

//! Reads a signed decision: text in, articles, objectives and measures out.

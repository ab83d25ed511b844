//! Vietnamese administrative text: folding, numbers, dates, document numbers and deadline words, one grammar for all readers.

//! Work that time does: sequencing the log and folding the tallies.

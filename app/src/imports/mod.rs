//! Imports: records from files of other systems, kept as given.

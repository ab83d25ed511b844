//! Working time: holidays from rules and dated data, and due dates with each day explained.

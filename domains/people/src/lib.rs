//! Units, people, roles and permits: who may do what, and since when.

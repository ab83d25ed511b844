//! Quality objectives of a signed decision and the indicators they are bound to.

//! Indicators: facts in, figures out, as of any moment.

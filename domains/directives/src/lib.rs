//! Documents and the directives given in them: entered, followed, completed with evidence.

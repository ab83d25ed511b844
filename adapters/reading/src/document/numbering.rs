//! Automatic numbers of a DOCX: what Word shows before a paragraph and the file does not hold.

//! The log: canonical event bytes, an RFC 6962 tree, signed checkpoints and proofs.

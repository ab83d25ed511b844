//! Evidence and attachments, addressed by SHA-256.

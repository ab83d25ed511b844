//! The program's own log: on stderr, so that stdout holds answers only.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Starts the log. A level that cannot be read is told and `info` taken, so that nothing goes unheard.
pub fn start(config: &Config) {
    let level = EnvFilter::try_new(&config.log_level);
    let unread = level.is_err();
    let log = tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .with_env_filter(level.unwrap_or_else(|_| "info".into()));
    match config.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    if unread {
        tracing::warn!(level = config.log_level, "log_level cannot be read; taking info");
    }
}

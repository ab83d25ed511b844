//! Going out.

use crate::answer::{Answer, Trouble, see};
use crate::posted::Posted;
use crate::reader::Reader;

/// Ends the session here and in the store.
pub async fn sign_out(reader: Reader, _: Posted) -> Answer {
    match reader.session.flush().await {
        Ok(()) => Ok(see("/login")),
        Err(why) => Err(Trouble::refused(reader.frame, &app::Refusal::Fault { what: why.to_string() })),
    }
}

//! What the log promises, against published vectors, our own golden bytes and every small tree.

#[path = "table/events.rs"]
mod events;
#[path = "table/notes.rs"]
mod notes;
#[path = "table/trees.rs"]
mod trees;
#[path = "table/verifying.rs"]
mod verifying;

use ledger::{Body, Draft, Event, Signer, Stamp, Value};
use uuid::Uuid;

/// An event that differs by its number in every place that a test may touch.
fn event(n: u32) -> Event {
    let draft = Draft {
        act: "directives.complete".into(),
        subject_kind: "directive".into(),
        subject_id: Uuid::from_u128(1000 + u128::from(n)),
        subject_version: 1,
        occurred_at_us: None,
        body: Body::new().with("n", n).with("by", Value::personal("Trần Thị Bình")),
    };
    let stamp = Stamp {
        id: Uuid::from_u128(u128::from(n)),
        actor_id: Some(Uuid::from_u128(7)),
        actor_label: "follower".into(),
        on_behalf_of: None,
        run_id: None,
        recorded_at_us: 1_767_225_600_000_000 + i64::from(n),
    };
    draft.seal(stamp, &mut || [9; 32]).expect("seals").0
}

fn signer() -> Signer {
    Signer::new("dunghan.test/log", &[42; 32]).expect("a good name")
}

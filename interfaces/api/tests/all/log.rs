//! The log through the interface: a checkpoint, a proof that a third party can follow, the check of the whole.

use ledger::Proof;
use people::Role;
use serde_json::json;

use crate::kit::{Kit, new_document};

#[tokio::test]
async fn what_was_done_can_be_proved() {
    let kit = Kit::open().await;
    let unit = kit.unit("A").await;
    let clerk = kit.person("clerk", unit, &[Role::RecordsClerk]).await;
    let auditor = kit.person("auditor", unit, &[Role::Auditor]).await;
    let made = kit.ask(clerk, "POST", "/documents", Some(new_document("12/CT-TTg"))).await.expect(201);
    let path = format!("/documents/{}", made["id"].as_str().expect("an id"));
    let event =
        kit.ask(clerk, "GET", &path, None).await.expect(200)["timeline"][0]["event"].as_str().expect("one").to_owned();

    assert_eq!(kit.ask(auditor, "GET", "/ledger/checkpoint", None).await.problem(404), "refusal-not-found");
    kit.ask(auditor, "GET", &format!("/ledger/proofs/{event}"), None).await.problem(404);
    let events = kit.office.sequence().await.expect("sequenced");

    let checkpoint = kit.ask(auditor, "GET", "/ledger/checkpoint", None).await;
    checkpoint.expect(200);
    assert!(checkpoint.text.starts_with("test\n"), "{}", checkpoint.text);
    let proof = kit.ask(auditor, "GET", &format!("/ledger/proofs/{event}"), None).await.expect(200);
    assert_eq!(proof["format"], "dunghan-proof/1");
    let proof: Proof = serde_json::from_value(proof).expect("the contract's form");
    assert_eq!(proof.checkpoint, checkpoint.text);
    proof.verify(&kit.office.verifier_key()).expect("it holds");

    let report = kit.ask(auditor, "GET", "/ledger/verify", None).await.expect(200);
    assert_eq!((&report["ok"], &report["tree_size"], &report["problems"]), (&json!(true), &json!(events), &json!([])));
    let nowhere = kit.ask(auditor, "GET", "/ledger/proofs/018f0000-0000-7000-8000-00000000ffff", None).await;
    assert_eq!(nowhere.problem(404), "refusal-not-found");
}

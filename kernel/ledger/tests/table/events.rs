//! The canonical bytes, and the seal around personal text.

use std::collections::BTreeMap;

use ledger::{Body, Draft, Event, Hash, PersonalField, SealError, SealedBody, Stamp, Value, merkle};
use proptest::prelude::*;
use uuid::Uuid;

/// Written by another program (Python: json with sorted keys, hashlib), as an auditor would.
const GOLDEN: &str = concat!(
    "dunghan-event/1\n",
    r#"{"act":"directives.complete","actor_id":null,"actor_label":"console:root","#,
    r#""body":{"days":-3,"late":false,"note":"Đã xong \"đợt 1\"\n","#,
    r#""result":{"digest":"sha256:4NqmEcCmJtXrbO8Y9+TNvRCGdj4JfDLZhNME3zoeK24="},"#,
    r#""signer":{"name":{"personal":"sha256:K1xPDmLqO/k/N3Tfycod08jY3qff0KVhOHIvRiWJYcc="},"#,
    r#""role":"chánh văn phòng"},"tags":["a",null]},"#,
    r#""id":"00000000-0000-0000-0000-000000000001","occurred_at_us":1767225600000000,"#,
    r#""on_behalf_of":null,"recorded_at_us":1767225600000001,"#,
    r#""run_id":"00000000-0000-0000-0000-0000000000aa","#,
    r#""subject_id":"00000000-0000-0000-0000-000000000002","#,
    r#""subject_kind":"directive","subject_version":4}"#,
);
const GOLDEN_LEAF: &str = "q0cG9sWkPDDi1XUn1Sr5KoNukp+9MpNmUca7dWg2v7g=";

fn golden() -> (Event, Vec<PersonalField>) {
    let signer = Body::new().with("name", Value::personal("Nguyễn Văn An")).with("role", "chánh văn phòng");
    let body = Body::new()
        .with("signer", signer)
        .with("note", "Đã xong \"đợt 1\"\n")
        .with("days", -3)
        .with("late", false)
        .with("result", Value::Digest { sha256: Hash::of(&[b"tep"]).0 })
        .with("tags", vec![Some("a"), None]);
    let draft = Draft {
        act: "directives.complete".into(),
        subject_kind: "directive".into(),
        subject_id: Uuid::from_u128(2),
        subject_version: 4,
        occurred_at_us: Some(1_767_225_600_000_000),
        body,
    };
    let stamp = Stamp {
        id: Uuid::from_u128(1),
        actor_id: None,
        actor_label: "console:root".into(),
        on_behalf_of: None,
        run_id: Some(Uuid::from_u128(0xaa)),
        recorded_at_us: 1_767_225_600_000_001,
    };
    draft.seal(stamp, &mut || [7; 32]).expect("seals")
}

#[test]
fn golden_bytes() {
    let (event, personal) = golden();
    assert_eq!(event.canonical(), GOLDEN);
    assert_eq!(event.leaf_hash().to_string(), GOLDEN_LEAF);
    assert_eq!(Event::from_canonical(GOLDEN), Ok(event));
    let [field] = personal.as_slice() else {
        panic!("one personal text, got {personal:?}");
    };
    assert_eq!((field.path.as_str(), field.value.as_str()), ("/signer/name", "Nguyễn Văn An"));
    assert_eq!(PersonalField::digest_of(&field.salt, &field.value), field.digest);
    assert!(!format!("{field:?}").contains("Nguyễn"), "no name in a trace");
    assert!(!format!("{:?}", Value::personal("Nguyễn")).contains("Nguyễn"));
}

#[test]
fn every_column_is_hashed() {
    let (event, _) = golden();
    let touches: [fn(&mut Event); 12] = [
        |e| e.id = Uuid::from_u128(9),
        |e| e.act.push('x'),
        |e| e.subject_kind.push('x'),
        |e| e.subject_id = Uuid::from_u128(9),
        |e| e.subject_version += 1,
        |e| e.actor_id = Some(Uuid::from_u128(9)),
        |e| e.actor_label.push('x'),
        |e| e.on_behalf_of = Some(Uuid::from_u128(9)),
        |e| e.run_id = None,
        |e| e.occurred_at_us += 1,
        |e| e.recorded_at_us -= 1,
        |e| e.body = SealedBody::from_json("{}").expect("canonical"),
    ];
    for touch in touches {
        let mut other = event.clone();
        touch(&mut other);
        assert_ne!(other.leaf_hash(), event.leaf_hash(), "{other:?}");
    }
}

#[test]
fn stored_bodies() {
    let deep = |levels: usize| format!("{}{}", r#"{"a":"#.repeat(levels), "1") + &"}".repeat(levels);
    let (within, beyond, far) = (deep(33), deep(34), deep(5000));
    let table = [
        (r#"{}"#, true),
        (r#"{"a":1,"b":[true,null,"Đ"]}"#, true),
        // By UTF-16, a supplementary character sorts before U+FB33 (RFC 8785 section 3.2.3).
        ("{\"😀\":1,\"\u{fb33}\":2}", true),
        ("{\"\u{fb33}\":2,\"😀\":1}", false),
        (r#"{"a":"\u0001\t\u001f"}"#, true),
        (r#"{"a":9007199254740991}"#, true),
        (r#"{"personal":"sha256:K1xPDmLqO/k/N3Tfycod08jY3qff0KVhOHIvRiWJYcc="}"#, true),
        (within.as_str(), true),
        (beyond.as_str(), false),
        (far.as_str(), false),
        (r#"{"personal":"Nguyễn Văn An"}"#, false),
        (r#"{"a":{"digest":1}}"#, false),
        (r#"{"a":9007199254740992}"#, false),
        (r#"{"b":1,"a":1}"#, false),
        (r#"{"a":1,"a":1}"#, false),
        (r#"{"a": 1}"#, false),
        ("{\"a\":1}\n", false),
        (r#"{"a":"\u0110"}"#, false),
        (r#"{"a":"\/"}"#, false),
        (r#"{"a":1.0}"#, false),
        (r#"{"a":1e2}"#, false),
        (r#"{"a":-0}"#, false),
        (r#"[]"#, false),
        (r#"1"#, false),
        (r#"{"#, false),
        (r#""#, false),
    ];
    for (text, good) in table {
        let read = SealedBody::from_json(text);
        assert_eq!(read.is_ok(), good, "{text}");
        assert!(read.is_err() || read.is_ok_and(|body| body.as_str() == text));
    }
}

#[test]
fn what_the_seal_refuses() {
    let only = |name: &str| Value::Map(BTreeMap::from([(name.into(), Value::from("x"))]));
    let nest = |levels| (0..levels).fold(Value::personal("x"), |v, _| Value::List(vec![v]));
    let table = [
        (only("personal"), Err(SealError::ReservedName("/a~1b".into()))),
        (only("digest"), Err(SealError::ReservedName("/a~1b".into()))),
        (Value::Int(1 << 53), Err(SealError::IntegerTooLarge("/a~1b".into()))),
        (Value::Int(i64::MIN), Err(SealError::IntegerTooLarge("/a~1b".into()))),
        (nest(31), Ok(1)),
        (nest(32), Err(SealError::TooDeep(format!("/a~1b{}", "/0".repeat(32))))),
    ];
    for (value, expected) in table {
        let sealed = Body::new().with("a/b", value.clone()).seal(&mut || [1; 32]);
        assert_eq!(sealed.map(|(_, personal)| personal.len()), expected, "{value:?}");
    }
}

#[test]
fn a_difference_names_what_changed() {
    let before = Body::new().with("title", "a").with("phone", Value::personal("1")).with("same", 1);
    let after = Body::new().with("title", "b").with("phone", Value::personal("2")).with("same", 1).with("new", true);
    let change = |from: Value, to: Value| Body::new().with("from", from).with("to", to);
    let expected = Body::new()
        .with("title", change("a".into(), "b".into()))
        .with("phone", change(Value::personal("1"), Value::personal("2")))
        .with("new", change(Value::Null, true.into()));
    assert_eq!(before.difference(&after), expected);
    assert!(before.difference(&before).is_empty());
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-(1i64 << 53) + 1..1i64 << 53).prop_map(Value::Int),
        "\\PC{0,8}".prop_map(Value::Text),
        any::<String>().prop_map(Value::Text),
        // Letters that nothing else here writes: found anywhere, they leaked.
        "ẨỘ[ƯỢ]{1,6}".prop_map(Value::Personal),
        any::<[u8; 32]>().prop_map(|sha256| Value::Digest { sha256 }),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map(any::<String>(), inner, 0..4).prop_map(Value::Map),
        ]
    })
}

proptest! {
    #[test]
    fn a_seal_is_canonical_and_leaks_nothing(map in prop::collection::btree_map("[a-z]{1,5}", value(), 2..5)) {
        let mut salt = 0u8;
        let mut salts = || { salt += 1; [salt; 32] };
        let (body, personal) = Body(map).seal(&mut salts).expect("nothing reserved");
        let read = SealedBody::from_json(body.as_str());
        prop_assert_eq!(read.as_ref(), Ok(&body));
        for field in &personal {
            prop_assert!(!body.as_str().contains(&field.value));
            let json: serde_json::Value = serde_json::from_str(body.as_str()).expect("JSON");
            let mark = json.pointer(&field.path).expect("the path leads to the field");
            prop_assert_eq!(mark, &serde_json::json!({"personal": format!("sha256:{}", field.digest)}));
        }
    }

    #[test]
    fn any_text_read_as_an_event_or_a_body_is_its_own_form(text in any::<String>(), at in 0..GOLDEN.len(), with in any::<char>()) {
        if let Ok(body) = SealedBody::from_json(&text) {
            prop_assert_eq!(body.as_str(), &text);
        }
        prop_assert!(Event::from_canonical(&text).is_err());
        let touched: String = GOLDEN.char_indices().map(|(i, c)| if i == at { with } else { c }).collect();
        if let Ok(event) = Event::from_canonical(&touched) {
            prop_assert_eq!(event.leaf_hash(), merkle::leaf_hash(touched.as_bytes()));
        }
    }
}

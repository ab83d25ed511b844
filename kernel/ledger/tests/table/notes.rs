//! Signed notes and checkpoints: the vector of golang.org/x/mod/sumdb/note, and hostile text.

use ledger::{Checkpoint, CheckpointError, Hash, Note, NoteError, Proof, Signer, VerifierKey};
use proptest::prelude::*;

use crate::signer;

const VKEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// The seed in the published `PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALV...`, after its type.
const SEED: [u8; 32] = [
    0x81, 0x0a, 0x14, 0x02, 0xd5, 0x14, 0x6c, 0x8d, 0x84, 0xf2, 0x44, 0x33, 0x30, 0xf5, 0x40, 0x80, 0xeb, 0xf9, 0x8e,
    0xe1, 0x7d, 0x9c, 0x74, 0xf6, 0x25, 0x2f, 0xc5, 0xd5, 0xc7, 0x28, 0x31, 0x73,
];
const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                    then you don't know what your problem is.\n";
const SIGNATURE: &str = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn checkpoint() -> Checkpoint {
    Checkpoint { origin: signer().name().into(), size: 20_852_163, root: Hash::of(&[b"root"]), extensions: vec![] }
}

#[test]
fn the_published_note() {
    let key: VerifierKey = VKEY.parse().expect("the published key");
    assert_eq!((key.name(), key.id()), ("PeterNeumann", [0xc7, 0x4f, 0x20, 0xa3]));
    assert_eq!(key.to_string(), VKEY);
    let note = format!("{TEXT}\n{SIGNATURE}");
    assert_eq!(Note::parse(&note).expect("parses").verified(&key), Ok(TEXT));
    let signer = Signer::new("PeterNeumann", &SEED).expect("a good name");
    assert_eq!(signer.verifier_key(), key);
    assert_eq!(signer.sign(TEXT), Ok(note));
}

#[test]
fn keys_that_are_refused() {
    let table = [
        ("", NoteError::BadKey),
        ("PeterNeumann", NoteError::BadKey),
        ("PeterNeumann+c74f20a3", NoteError::BadKey),
        ("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteError::BadKey),
        ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteError::BadKey),
        ("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteError::BadKey),
        ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=", NoteError::BadKey),
        ("PeterNeumann+c74f20a3+!", NoteError::BadKey),
        ("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteError::BadName),
        ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", NoteError::BadName),
    ];
    for (text, error) in table {
        assert_eq!(text.parse::<VerifierKey>(), Err(error), "{text}");
    }
    for name in ["", "a b", "a+b", "a\nb", "a\u{a0}b"] {
        assert_eq!(Signer::new(name, &SEED).err(), Some(NoteError::BadName), "{name:?}");
    }
    for text in ["", "no newline", "a\tb\n"] {
        assert_eq!(signer().sign(text), Err(NoteError::BadText), "{text:?}");
    }
}

#[test]
fn notes_that_are_refused() {
    let peter: VerifierKey = VKEY.parse().expect("the published key");
    let mallory = Signer::new("PeterNeumann", &[1; 32]).expect("a good name");
    let short = "\u{2014} PeterNeumann x08gow==\n";
    let bare = "\u{2014} PeterNeumann x08go/ZJkg==\n";
    let blank = format!("ab\n\ncd\n\n{SIGNATURE}");
    let many = format!("{TEXT}\n{}", SIGNATURE.repeat(65));
    let long = format!("{}\n\n{SIGNATURE}", "x".repeat(70_000));
    let table = [
        (String::new(), NoteError::Malformed),
        (TEXT.to_owned(), NoteError::Malformed),
        (format!("{TEXT}\n"), NoteError::Malformed),
        (format!("{TEXT}{SIGNATURE}"), NoteError::Malformed),
        (format!("{TEXT}\n{}", SIGNATURE.trim_end()), NoteError::Malformed),
        (format!("{TEXT}\n{SIGNATURE}\n"), NoteError::Malformed),
        (format!("{TEXT}\n{}", SIGNATURE.replace('\u{2014}', "-")), NoteError::Malformed),
        (format!("{TEXT}\r\n\n{SIGNATURE}"), NoteError::Malformed),
        (format!("{TEXT}\n{short}"), NoteError::Malformed),
        (many, NoteError::Malformed),
        (long, NoteError::Malformed),
        (format!("{TEXT}\n{bare}"), NoteError::BadSignature),
        (format!("{TEXT}more\n\n{SIGNATURE}"), NoteError::BadSignature),
        (format!("{TEXT}more\n\n{SIGNATURE}{SIGNATURE}"), NoteError::BadSignature),
        (blank, NoteError::BadSignature),
        (mallory.sign(TEXT).expect("signs"), NoteError::NotSigned),
        (signer().sign(TEXT).expect("signs"), NoteError::NotSigned),
    ];
    for (note, error) in table {
        let result = Note::parse(&note).and_then(|n| n.verified(&peter).map(str::to_owned));
        assert_eq!(result, Err(error), "{note}");
    }
    // A signature of somebody else beside ours does not matter.
    let ours = signer().sign(TEXT).expect("signs");
    let both = format!("{ours}{SIGNATURE}");
    assert_eq!(Note::parse(&both).expect("parses").verified(&peter), Ok(TEXT));
}

#[test]
fn checkpoints() {
    let key = signer().verifier_key();
    for extensions in [vec![], vec!["at the year's end".to_owned()]] {
        let checkpoint = Checkpoint { extensions, ..checkpoint() };
        let note = checkpoint.sign(&signer()).expect("signs");
        assert_eq!(Checkpoint::open(&note, &key), Ok(checkpoint));
    }
    let root = checkpoint().root;
    let table = [
        format!("o\n1\n{root}"),
        format!("o\n1\n{root}\n\n"),
        format!("o\n1\n{root}\nx\n\ny\n"),
        format!("\n1\n{root}\n"),
        format!("o\n01\n{root}\n"),
        format!("o\n+1\n{root}\n"),
        format!("o\n-1\n{root}\n"),
        format!("o\n\n{root}\n"),
        format!("o\n18446744073709551616\n{root}\n"),
        format!("o\n1\n{}\n", root.to_string().trim_end_matches('=')),
        "o\n1\nAAAA\n".to_owned(),
        "o\n1\n".to_owned(),
        String::new(),
    ];
    for text in table {
        assert_eq!(Checkpoint::parse(&text), Err(CheckpointError::Malformed), "{text:?}");
    }
    // Signed by our key, for another log.
    let foreign = Checkpoint { origin: "another".into(), ..checkpoint() };
    assert_eq!(foreign.sign(&signer()), Err(CheckpointError::OtherOrigin));
    let note = signer().sign(&foreign.text()).expect("signs");
    assert_eq!(Checkpoint::open(&note, &key), Err(CheckpointError::OtherOrigin));
    for line in ["", "a\nb"] {
        let bad = Checkpoint { extensions: vec![line.into()], ..checkpoint() };
        assert_eq!(bad.sign(&signer()), Err(CheckpointError::Malformed), "{line:?}");
    }
}

proptest! {
    // Ed25519 without optimisation is slow.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn hostile_text_never_panics(text in any::<String>(), line in "[\u{2014} \nA-Za-z0-9+/=]{0,80}") {
        for text in [text, line] {
            let _ = Note::parse(&text);
            let _ = Checkpoint::parse(&text);
            let _ = text.parse::<VerifierKey>();
            let _ = text.parse::<Hash>();
            prop_assert!(serde_json::from_str::<Proof>(&text).is_err());
            prop_assert!(Checkpoint::open(&text, &signer().verifier_key()).is_err());
        }
    }

    #[test]
    fn a_touched_checkpoint_is_never_another(at in 0usize..170, with in any::<char>()) {
        let note = checkpoint().sign(&signer()).expect("signs");
        let touched: String = note.chars().enumerate().map(|(i, c)| if i == at { with } else { c }).collect();
        match Checkpoint::open(&touched, &signer().verifier_key()) {
            Ok(read) => prop_assert_eq!(read, checkpoint()),
            Err(_) => prop_assert_ne!(touched, note),
        }
    }
}

//! What is taken in and what is refused, in tables; that nothing is left behind; that no path leaves the folder.

use std::io::{Cursor, Write};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

use files::{Limits, MediaType, Reason, Refused, Store, Stored, clean_name};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};

async fn put(name: &str, content: &[u8]) -> Result<Stored, Refused> {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    let answer = store.put(name, content, &Limits::default()).await;
    if answer.is_err() {
        assert_eq!(left_in(dir.path()), 0, "{name} left something behind");
    }
    answer
}

/// How many files a folder holds.
fn left_in(dir: &Path) -> usize {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { left_in(&path) } else { 1 }).sum()
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(content.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");

#[tokio::test]
async fn what_an_office_sends_is_taken_in_by_its_content() {
    let odt = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]);
    let signature = "<?xml version=\"1.0\"?><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">\
                     <SignatureValue>AA</SignatureValue></Signature>";
    for (name, content, expected) in [
        ("bao-cao.pdf", b"%PDF-1.7\n".to_vec(), MediaType::Pdf),
        ("khong-duoi", b"%PDF-1.7\n".to_vec(), MediaType::Pdf),
        ("a.docx", zipped(&[TYPES, ("word/document.xml", "<a/>")]), MediaType::Docx),
        ("a.pdf", zipped(&[TYPES, ("xl/workbook.xml", "<a/>")]), MediaType::Xlsx),
        ("a.odt", odt, MediaType::Odt),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), MediaType::Png),
        ("a.jpg", b"\xff\xd8\xff\xe0\0".to_vec(), MediaType::Jpeg),
        ("a.txt", "Văn bản số 1\r\n".into(), MediaType::Text),
        ("a.csv", "mã;tên\n1;<b>\n".into(), MediaType::Csv),
        ("ky.xml", signature.into(), MediaType::Signature),
    ] {
        let stored = put(name, &content).await.unwrap();
        assert_eq!((stored.media_type, stored.bytes), (expected, content.len() as u64), "{name}");
        assert_eq!(MediaType::parse(stored.media_type.as_str()), Some(expected));
    }
}

#[tokio::test]
async fn hostile_files_are_refused_with_the_reason() {
    for (name, content, expected) in [
        ("bao-cao.pdf", b"MZ\x90\0\x03\0".to_vec(), Reason::Executable),
        ("a.docx", b"\x7fELF\x02".to_vec(), Reason::Executable),
        ("a.bat", b"del c:\\".to_vec(), Reason::Script),
        ("hoa-don\u{202e}txt.vbs", b"x".to_vec(), Reason::Script),
        ("a.txt", b"#!/bin/sh\nrm".to_vec(), Reason::Script),
        ("a.txt", b"<?php system(1);".to_vec(), Reason::Script),
        ("a.txt", b"  <!DOCTYPE html><p>".to_vec(), Reason::ActivePage),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>".to_vec(), Reason::ActivePage),
        ("a.xml", b"<?xml version=\"1.0\"?><a xmlns:x=\"http://www.w3.org/1999/xhtml\"/>".to_vec(), Reason::ActivePage),
        ("a.xml", b"<a/>".to_vec(), Reason::PlainXml),
        ("a.docx", zipped(&[TYPES, ("word/document.xml", ""), ("word/vbaProject.bin", "")]), Reason::Macros),
        ("a.docm", zipped(&[TYPES, ("word/document.xml", "")]), Reason::Macros),
        ("a.xlsx", zipped(&[("[Content_Types].xml", "sheet.macroEnabled"), ("xl/workbook.xml", "")]), Reason::Macros),
        ("a.zip", zipped(&[("van-ban/chay.exe", "")]), Reason::HidesExecutable),
        ("a.docx", zipped(&[TYPES, ("word/document.xml", ""), ("word/a.js", "")]), Reason::HidesExecutable),
        ("a.zip", zipped(&[("a.txt", "")]), Reason::Archive),
        ("a.pdf", b"Rar!\x1a\x07".to_vec(), Reason::Archive),
        ("a.docx", b"PK\x03\x04broken".to_vec(), Reason::Damaged),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Reason::OldOffice),
        ("a.txt", b"V\xe3n".to_vec(), Reason::Unknown),
        ("a.bin", b"a\0b".to_vec(), Reason::Unknown),
    ] {
        let refused = put(name, &content).await.unwrap_err();
        assert!(matches!(refused, Refused::TypeRefused { why } if why == expected), "{name}: {refused:?}");
        assert_eq!(
            (refused.key(), refused.data()),
            ("files-type-refused", vec![("reason", expected.key().to_owned())])
        );
        assert_eq!(refused.what(), expected.what());
    }
}

/// An upload without end, which counts what was taken from it.
struct Endless(u64);

impl AsyncRead for Endless {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let length = buffer.remaining();
        buffer.put_slice(&vec![b'a'; length]);
        self.0 += length as u64;
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn an_endless_upload_stops_at_the_limit_and_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    let mut upload = Endless(0);
    let refused = store.put("lon.txt", &mut upload, &Limits { bytes: 1 << 20 }).await.unwrap_err();
    assert_eq!((refused.key(), refused.data()), ("files-too-large", vec![("limit", "1".to_owned())]));
    assert!(refused.what().contains("1 MB"));
    assert!(upload.0 < 2 << 20, "read {} bytes", upload.0);
    assert_eq!(left_in(dir.path()), 0);
}

#[tokio::test]
async fn an_upload_that_is_given_up_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).await.unwrap();
    let (reader, _writer) = tokio::io::duplex(64);
    let limits = Limits::default();
    let put = store.put("a.txt", reader, &limits);
    assert!(tokio::time::timeout(std::time::Duration::from_millis(50), put).await.is_err());
    assert_eq!(left_in(dir.path()), 0);
}

#[tokio::test]
async fn the_same_content_is_kept_once_and_read_back() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path().join("files")).await.unwrap();
    let first = store.put("a.txt", &b"abc"[..], &Limits::default()).await.unwrap();
    let second = store.put("thu muc/b.txt", &b"abc"[..], &Limits::default()).await.unwrap();
    assert_eq!(first.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!((&first.sha256, second.name.as_str()), (&second.sha256, "b.txt"));
    assert_eq!(left_in(dir.path()), 1);
    let mut text = String::new();
    store.get(&first.sha256).await.unwrap().read_to_string(&mut text).await.unwrap();
    assert_eq!(text, "abc");
}

#[tokio::test]
async fn empty_files_and_wrong_addresses_are_refused() {
    assert_eq!(put("a.txt", b"").await.unwrap_err().key(), "files-empty");
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("secret"), "x").unwrap();
    let store = Store::open(dir.path().join("files")).await.unwrap();
    for address in ["", "../secret", "..", &"A".repeat(64), &"g".repeat(64), &"a".repeat(64), &"é".repeat(32)] {
        assert_eq!(store.get(address).await.unwrap_err().key(), "files-not-found", "{address}");
    }
}

#[tokio::test]
async fn only_forgotten_halves_are_cleared_away() {
    let dir = tempfile::tempdir().unwrap();
    for (name, hours) in [("1-0-1.part", 48), ("1-1-1.part", 0), ("ghi-chu.txt", 48)] {
        let file = std::fs::File::create(dir.path().join(name)).unwrap();
        let age = std::time::Duration::from_secs(hours * 3600);
        file.set_modified(std::time::SystemTime::now() - age).unwrap();
    }
    Store::open(dir.path()).await.unwrap();
    assert_eq!(left_in(dir.path()), 2);
}

#[test]
fn names_are_cleaned_for_display() {
    for (name, expected) in [
        ("Báo cáo quý I.pdf", "Báo cáo quý I.pdf"),
        ("C:\\Users\\An\\tờ trình.docx", "tờ trình.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\u{202e}fdp.exe", "afdp.exe"),
        (" .. ", "tep"),
        ("", "tep"),
        ("a<b>:\"c\"|?*.pdf", "a_b___c____.pdf"),
        ("hai\r\ndòng.txt", "hai dòng.txt"),
    ] {
        assert_eq!(clean_name(name), expected, "{name:?}");
    }
    let long = clean_name(&format!("{}.docx", "ă".repeat(300)));
    assert_eq!((long.chars().count(), long.ends_with("ă.docx")), (150, true));
}

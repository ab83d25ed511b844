//! The files of a message: named in its manifest, carried behind its envelope.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reading::xml::Element;
use sha2::{Digest, Sha256};

use super::fields::{child, line_of};
use super::message::{Attachment, Message};

pub(super) fn read(message: &mut Message, root: &Element) -> Vec<Attachment> {
    let mut carried: Vec<&Element> =
        root.child("AttachmentEncoded").map(|all| all.all("Attachment").collect()).unwrap_or_default();
    carried.extend(root.all("Attachment"));
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for (at, element) in carried.iter().enumerate() {
        if let Some(id) = content_id(element) {
            by_id.entry(id).or_insert(at);
        }
    }
    let mut taken = vec![false; carried.len()];
    let mut found = Vec::new();
    for reference in manifest(root) {
        let name = child(reference, "AttachmentName").or_else(|| child(reference, "Description"));
        let at = content_id(reference).and_then(|id| by_id.get(&id).copied());
        let carrier = at.map(|at| {
            taken[at] = true;
            carried[at]
        });
        let name = name.or_else(|| carrier.and_then(|carrier| child(carrier, "AttachmentName"))).unwrap_or_default();
        match carrier {
            Some(carrier) => found.push(decoded(message, name, carrier)),
            None => {
                message
                    .problem(reference.line, format!("tệp \"{name}\" có tên trong danh mục nhưng không được gửi kèm"));
                found.push(Attachment { name, bytes: None, sha256: None, content: Vec::new() });
            }
        }
    }
    for (carrier, _) in carried.iter().zip(taken).filter(|(_, taken)| !taken) {
        let name = child(carrier, "AttachmentName").unwrap_or_default();
        found.push(decoded(message, name, carrier));
    }
    found
}

fn manifest(root: &Element) -> Vec<&Element> {
    let envelope = root.child("edXMLEnvelope").unwrap_or(root);
    let body = envelope.child("edXMLBody").or_else(|| envelope.child("Body")).unwrap_or(envelope);
    let manifest = ["edXMLManifest", "Manifest"].iter().find_map(|name| body.child(name));
    manifest.map(|manifest| manifest.all("Reference").collect()).unwrap_or_default()
}

fn content_id(element: &Element) -> Option<String> {
    let id = child(element, "ContentId").or_else(|| element.attribute("href").map(str::to_owned))?;
    Some(id.strip_prefix("cid:").unwrap_or(&id).to_owned())
}

fn decoded(message: &mut Message, name: String, carrier: &Element) -> Attachment {
    let written = ["ContentTransferEncoded", "Content"].iter().find_map(|name| carrier.child(name));
    let packed: String = written.map(|written| written.text.split_whitespace().collect()).unwrap_or_default();
    match STANDARD.decode(&packed) {
        Ok(content) if !content.is_empty() => Attachment {
            name,
            bytes: Some(content.len() as u64),
            sha256: Some(text::hex(&Sha256::digest(&content))),
            content,
        },
        outcome => {
            let why = if outcome.is_ok() { "rỗng" } else { "không phải base64" };
            let line = line_of(carrier, "ContentTransferEncoded");
            message.problem(line, format!("nội dung tệp \"{name}\" {why}; hãy đề nghị nơi gửi gửi lại"));
            Attachment { name, bytes: None, sha256: None, content: Vec::new() }
        }
    }
}

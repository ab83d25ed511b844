//! The pages of a PDF in their order, each with the resources that it uses or inherits.

use std::collections::HashSet;
use std::rc::Rc;

use super::file::File;
use super::object::{Dict, Object};
use crate::limits::Unreadable;

/// More pages than a decision has.
const MOST: usize = 5_000;

/// How deep the tree of pages may be.
const DEPTH: usize = 32;

/// A page: what draws it, and with what.
pub(super) struct Page {
    pub(super) contents: Vec<Object>,
    /// Shared by the pages that inherit them.
    pub(super) resources: Rc<Dict>,
}

pub(super) fn pages(file: &File<'_>) -> Result<Vec<Page>, Unreadable> {
    let catalogue = file.catalogue()?;
    let mut walk = Walk { file, seen: HashSet::new(), pages: Vec::new() };
    let root = catalogue.get("Pages").cloned().unwrap_or(Object::Null);
    walk.node(&root, &Rc::default(), 0)?;
    Ok(walk.pages)
}

struct Walk<'f, 'b> {
    file: &'f File<'b>,
    seen: HashSet<u32>,
    pages: Vec<Page>,
}

impl Walk<'_, '_> {
    fn node(&mut self, node: &Object, inherited: &Rc<Dict>, depth: usize) -> Result<(), Unreadable> {
        // A page that stands under itself is drawn once.
        let again = matches!(node, Object::Reference(number) if !self.seen.insert(*number));
        if again || depth > DEPTH || self.pages.len() >= MOST {
            return Ok(());
        }
        let Object::Dict(node) = self.file.resolve(node)? else { return Ok(()) };
        let own = node.get("Resources").map(|own| self.file.resolve(own)).transpose()?;
        let resources = &if let Some(Object::Dict(own)) = own { Rc::new(own) } else { Rc::clone(inherited) };
        match self.file.get(&node, "Kids")? {
            Object::Array(kids) => kids.iter().try_for_each(|kid| self.node(kid, resources, depth + 1)),
            _ => {
                let contents = match node.get("Contents") {
                    Some(Object::Array(parts)) => parts.clone(),
                    Some(reference) => match self.file.resolve(reference)? {
                        Object::Array(parts) => parts,
                        _ => vec![reference.clone()],
                    },
                    None => Vec::new(),
                };
                self.pages.push(Page { contents, resources: Rc::clone(resources) });
                Ok(())
            }
        }
    }
}

//! `nemuro show ADDRESS`: one item, whole. A topic or section comes with all
//! that is in it, a name with its mentions, a source with what cites it.

use std::io::{self, Write};

use serde::Serialize;

use super::entry::Whole;
use super::page::Page;
use super::{End, SCHEMA, json};
use crate::dossier::{Address, Dossier, Entry, Item};
use crate::search::View;

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    entries: Vec<Whole<'a>>,
}

/// Shows what lives at an address.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(
    view: View<'_>,
    address: &Address,
    as_json: bool,
    out: &mut dyn Write,
) -> io::Result<End> {
    let dossier = view.dossier;
    if let Some(path) = dossier.path(address) {
        return super::paths::show(view, path, as_json, out);
    }
    let Some(id) = view.find(address) else {
        return Ok(End::Nothing);
    };
    let first = view.entry(id);
    let within = within(view, &first);
    if as_json {
        let entries: Vec<Entry<'_>> = std::iter::once(first).chain(within).collect();
        let entries = entries.iter().map(|entry| Whole::of(view, entry)).collect();
        let schema = SCHEMA;
        json(out, &Answer { schema, entries })?;
        return Ok(End::Done);
    }
    let mut page = Page { out, view };
    page.entry(&first)?;
    for entry in &within {
        writeln!(page.out)?;
        page.entry(entry)?;
    }
    let (label, related) = related(view, &first);
    if !related.is_empty() {
        writeln!(page.out, "  {label}")?;
        for entry in related {
            writeln!(page.out, "    {}", entry.address())?;
        }
    }
    Ok(End::Done)
}

/// The entries inside a topic or section, in order.
fn within<'a>(view: View<'a>, first: &Entry<'a>) -> Vec<Entry<'a>> {
    let inside = |entry: &Entry<'a>| match first.item {
        Item::Topic(topic) => entry.topic.is_some_and(|other| std::ptr::eq(other, topic)),
        Item::Section(section) => entry
            .section
            .is_some_and(|other| std::ptr::eq(other, section)),
        _ => false,
    };
    view.entries()
        .filter(|entry| entry.id != first.id && inside(entry))
        .collect()
}

/// Where a name is mentioned, or what cites a source.
pub(super) fn related<'a>(view: View<'a>, first: &Entry<'a>) -> (&'static str, Vec<Entry<'a>>) {
    let dossier = view.dossier;
    match first.item {
        Item::Name(name) => {
            let is_it = |at: usize| std::ptr::eq(&raw const dossier.names[at], name);
            (
                "mentioned in",
                view.entries()
                    .filter(|entry| mentions(dossier, entry, &is_it))
                    .collect(),
            )
        }
        Item::Source(source) => {
            let cites = |at: &usize| std::ptr::eq(&raw const dossier.sources[*at], source);
            (
                "cited by",
                view.entries()
                    .filter(|entry| entry.sources.iter().any(cites))
                    .collect(),
            )
        }
        _ => ("", Vec::new()),
    }
}

fn mentions(dossier: &Dossier, entry: &Entry<'_>, is_it: &dyn Fn(usize) -> bool) -> bool {
    entry.topic.is_some()
        && [entry.title, &entry.text, entry.note()]
            .iter()
            .any(|text| dossier.mentions(text).any(|mention| is_it(mention.name)))
}

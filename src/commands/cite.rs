//! `nemuro cite ADDRESS`: the citation of an item and of the sources that it
//! rests on.

use std::io::{self, Write};

use super::End;
use crate::dossier::{Address, Citation, Entry, EntryId, Item, Path, Style};
use crate::search::View;

/// Cites what lives at an address; nothing where nothing does, or where there
/// is no source to cite.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(
    view: View<'_>,
    address: &Address,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<End> {
    let Some(citation) = at(view, address).filter(|citation| !citation.sources().is_empty()) else {
        return Ok(End::Nothing);
    };
    writeln!(out, "{}", citation.set(style))?;
    Ok(End::Done)
}

/// The citation of what lives at an address, as far as it is seen.
fn at<'a>(view: View<'a>, address: &Address) -> Option<Citation<'a>> {
    if let Some(path) = view.dossier.path(address) {
        return Some(of_path(view, &view.dossier.paths[path]));
    }
    view.find(address).map(|id| of(view, id))
}

/// The citation of an entry as it is seen; that of a topic or section has the
/// sources of all that is in it.
#[must_use]
pub fn of(view: View<'_>, id: EntryId) -> Citation<'_> {
    let entry = view.entry(id);
    let inside = inside(view, &entry);
    let sources: Vec<usize> = entry.sources.iter().copied().chain(inside).collect();
    Citation::of(view.dossier, &entry, &sources, view.past())
}

/// The sources of what is inside a topic or section, as far as it is seen.
fn inside(view: View<'_>, entry: &Entry<'_>) -> Vec<usize> {
    let section = match entry.item {
        Item::Topic(_) => None,
        Item::Section(section) => Some(section),
        _ => return Vec::new(),
    };
    let Some(topic) = view.dossier.topic_of(entry) else {
        return Vec::new();
    };
    let is_inside = |other: &Entry<'_>| {
        section.is_none_or(|section| other.section.is_some_and(|own| std::ptr::eq(own, section)))
    };
    let entries = view.entries_of(topic).filter(is_inside);
    entries
        .flat_map(|entry| entry.sources.into_owned())
        .collect()
}

/// The same of a path, with the sources of all that is on it.
#[must_use]
pub fn of_path<'a>(view: View<'a>, path: &'a Path) -> Citation<'a> {
    let ids = path.items().filter_map(|address| view.find(address));
    let sources = ids.flat_map(|id| view.entry(id).sources.into_owned());
    let sources: Vec<usize> = sources.collect();
    Citation::of_path(view.dossier, path, &sources, view.past())
}

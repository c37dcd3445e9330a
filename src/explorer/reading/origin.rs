//! Origins: which text a row on a page is cut from, so that what is found in
//! the text is lit on the page, and what it names is a link there.

use crate::dossier::{Dossier, Entry, EntryId};
use crate::search::{Field, View};

/// Where a row has its text from: a number for the field of an entry, and the
/// first byte.
#[must_use]
pub fn origin(entry: EntryId, field: Field) -> (usize, usize) {
    (entry.index() * 4 + field as usize, 0)
}

/// The same for a part of an entry's text.
pub(in crate::explorer) fn part_of(entry: &Entry<'_>, part: &str) -> Option<(usize, usize)> {
    let at = entry.text.find(part)?;
    Some((origin(entry.id, Field::Text).0, at))
}

/// The same for what a path says of itself, or at one of its steps.
#[must_use]
pub fn of_path(dossier: &Dossier, path: usize, step: Option<usize>) -> (usize, usize) {
    let before = dossier.paths[..path]
        .iter()
        .map(|path| 1 + path.steps.len());
    let at = before.sum::<usize>() + step.map_or(0, |step| 1 + step);
    (dossier.len() * 4 + at, 0)
}

/// The same for the note on an era.
#[must_use]
pub fn of_era(dossier: &Dossier, era: usize) -> (usize, usize) {
    (of_path(dossier, dossier.paths.len(), None).0 + era, 0)
}

/// The entry that a number of [`origin`] is of, if it is of one.
pub(super) fn of(dossier: &Dossier, origin: usize) -> Option<EntryId> {
    let id = u32::try_from(origin / 4).ok()?;
    (origin / 4 < dossier.len()).then_some(EntryId(id))
}

/// The text that a number of [`origin`] stands for.
#[must_use]
pub fn original(view: View<'_>, origin: usize) -> String {
    if let Some(id) = of(view.dossier, origin) {
        let entry = view.entry(id);
        return match origin % 4 {
            0 => entry.title.to_owned(),
            3 => entry.note().to_owned(),
            _ => entry.text.into_owned(),
        };
    }
    let paths = view.dossier.paths.iter();
    let mut told = paths.flat_map(|path| {
        let steps = path.steps.iter().map(|step| &step.text);
        std::iter::once(&path.about).chain(steps)
    });
    let mut notes = view.dossier.atlas.eras.iter().map(|era| &era.note);
    let at = origin - view.dossier.len() * 4;
    let eras = of_era(view.dossier, 0).0 - view.dossier.len() * 4;
    let text = match at.checked_sub(eras) {
        Some(era) => notes.nth(era),
        None => told.nth(at),
    };
    text.cloned().unwrap_or_default()
}

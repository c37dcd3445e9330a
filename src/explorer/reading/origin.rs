//! Origins: which text of which entry a row on a page is cut from, so that
//! what is found in the text is lit on the page.

use crate::dossier::{Entry, EntryId};
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

/// The text that a number of [`origin`] stands for.
#[must_use]
pub fn original(view: View<'_>, origin: usize) -> String {
    let entry = view.entry(EntryId(u32::try_from(origin / 4).unwrap_or(u32::MAX)));
    match origin % 4 {
        0 => entry.title.to_owned(),
        3 => entry.note().to_owned(),
        _ => entry.text.into_owned(),
    }
}

//! An entry as it is put on the shelf: in its own words, and cited.

use super::Kept;
use crate::dossier::{Dossier, Entry, EntryId, Item};

/// What stands between the parts of where an item stands.
pub const STEP: &str = " › ";

impl Kept {
    /// An entry kept today, as the dossier has it, whatever it is seen
    /// through.
    #[must_use]
    pub fn of(dossier: &Dossier, id: EntryId) -> Self {
        let entry = dossier.entry(id);
        let citation = citation(dossier, &entry);
        Self::new(entry.address(), &title(&entry), &quoted(&entry), &citation)
    }
}

/// Where an entry stands: `Energy › LNG`; for what stands in no topic, what
/// it is.
fn title(entry: &Entry<'_>) -> String {
    match (entry.topic, entry.section, entry.item) {
        (Some(topic), _, Item::Section(section)) => {
            format!("{}{STEP}{}", topic.title, section.title)
        }
        (Some(topic), Some(section), _) => format!("{}{STEP}{}", topic.title, section.title),
        (Some(topic), None, _) => topic.title.clone(),
        (None, _, Item::Source(_)) => "Sources".to_owned(),
        (None, ..) => "Names".to_owned(),
    }
}

/// What an entry says: its title, if that is its own, its text and what is
/// noted of a figure, each on a line.
fn quoted(entry: &Entry<'_>) -> String {
    let note = match entry.item {
        Item::Figure(figure) => figure.note.as_str(),
        _ => "",
    };
    let parts = match entry.item {
        // A claim is listed under a heading that is not its own; all the
        // forms of a name are in its text.
        Item::Claim(_) | Item::Name(_) => [&*entry.text, "", ""],
        _ => [entry.title, &*entry.text, note],
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// The citation of an entry and of the sources that it rests on.
fn citation(dossier: &Dossier, entry: &Entry<'_>) -> String {
    let checked = dossier.checked.human();
    let place = format!("{}, {}, checked {checked}", dossier.title, entry.address());
    let sources = entry.sources.iter().map(|at| dossier.sources[*at].brief());
    let lines: Vec<String> = std::iter::once(place).chain(sources).collect();
    lines.join("\n")
}

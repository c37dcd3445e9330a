//! An entry as it is put on the shelf: in its own words, and cited.

use super::Kept;
use super::kept::plain;
use crate::dossier::{Citation, Dossier, Entry, EntryId, Item, Name, NameOrder, Position, Style};

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

    /// Whether an entry still says what was kept of it, in whatever order
    /// names and sides came then and come now.
    #[must_use]
    pub fn is_still_said(&self, dossier: &Dossier, id: EntryId) -> bool {
        let entry = dossier.entry(id);
        let says = |text: &str| dossier.says_alike(&plain(text), &self.quoted);
        match entry.item {
            Item::Name(name) => {
                // The forms come in another order, what is said of them last.
                let (now, then) = (plain(&entry.text), &self.quoted);
                let forms = name.in_a_line().len();
                match (now.get(forms..), then.get(..forms), then.get(forms..)) {
                    (Some(rest), Some(line), Some(said)) if !name.gloss.is_empty() => {
                        sorted(line) == sorted(&now[..forms]) && dossier.says_alike(rest, said)
                    }
                    _ => sorted(&now) == sorted(then),
                }
            }
            Item::Position(position) => {
                let [one, other] = [NameOrder::Japan, NameOrder::Russia].map(|order| {
                    let turned = Position {
                        order,
                        ..position.clone()
                    };
                    let said = Position::in_a_line(turned.stances(), &turned.agreed);
                    joined([entry.title, &said, ""])
                });
                says(&one) || says(&other)
            }
            _ => says(&quoted(&entry)),
        }
    }
}

/// The forms of a name that stand in a line, in an order of their own.
fn sorted(line: &str) -> Vec<&str> {
    let mut forms: Vec<&str> = line.split(Name::BETWEEN).collect();
    forms.sort_unstable();
    forms
}

/// Where an entry stands: `Energy › LNG`; for what stands in no topic, among
/// what it is.
fn title(entry: &Entry<'_>) -> String {
    let rest = match (entry.topic, entry.section, entry.item) {
        (_, _, Item::Topic(_)) => "Topics",
        (Some(topic), _, Item::Section(_)) | (Some(topic), None, _) => &topic.title,
        (Some(topic), Some(section), _) => {
            return format!("{}{STEP}{}", topic.title, section.title);
        }
        (None, _, Item::Source(_)) => "Sources",
        (None, ..) => "Names",
    };
    rest.to_owned()
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
    joined(parts)
}

fn joined(parts: [&str; 3]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// Where an entry is said, and the citation of each source that it rests on.
fn citation(dossier: &Dossier, entry: &Entry<'_>) -> String {
    let (title, checked) = (&dossier.title, dossier.checked.human());
    let place = format!("{title}, {}, checked {checked}", entry.address());
    let citation = Citation::of(dossier, entry, &entry.sources, None);
    let sources = citation.set_sources(Style::Text);
    let lines = [place, sources];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

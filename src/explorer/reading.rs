//! Reading: how an entry is set on a page: its text, its date at the right,
//! its standing below.

mod changed;
mod kept;
mod locator;
mod marks;
mod numbers;
mod origin;
mod pointer;
mod reference;
mod sides;
mod small;
mod ties;
mod writing;

use std::collections::HashSet;

use ratatui::style::Style;

pub use self::kept::tagged;
pub use self::locator::{Locator, reaches};
pub use self::origin::{of_era, of_path, origin, original};
pub use self::pointer::{link, place};
pub use self::ties::{Lead, Seen, follow, leading, look, open, seen, tie, tie_selected};
pub use self::writing::{Writing, related};

use self::marks::Marks;

pub(super) use self::origin::part_of;

pub(super) use super::Ctx;
use super::changes::Changes;
use super::theme::Theme;
use crate::dossier::{Address, Claim, Dossier, Entry, Event, Item, Standing};
use crate::search::{Field, View};

use crate::widget::Columns;
use crate::widget::prose::{Row, set, set_linked, wrap};

/// Columns of the dates at the right.
const DATES: u16 = 14;
/// From so many columns on the dates stand at the right.
const WITH_DATES: u16 = 56;

/// What stands before the place of an event.
const PLACE: &str = "Place   ";

/// A page that entries are set on.
pub struct Sheet<'a> {
    /// The dossier that the entries are of.
    pub dossier: &'a Dossier,
    /// What of it is seen.
    pub view: View<'a>,
    /// What has changed since the reader last saw it.
    pub changes: &'a Changes,
    /// Styles and glyphs.
    pub theme: &'a Theme,
    /// Columns.
    pub width: u16,
    /// Columns that text is set in at most.
    pub most: u16,
    /// The sources that are numbered on the page, in order.
    pub numbered: &'a [usize],
    /// Whether the entry stands alone, as on a card: each number with its
    /// sources, and a standing without addresses, for links follow.
    pub alone: bool,
    /// Whether the second side of a position comes first.
    pub swapped: bool,
    /// Whether the sides of a position stand side by side.
    pub side_by_side: bool,
}

/// The sources of entries in the order in which a page of them numbers them.
#[must_use]
pub fn numbered<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Vec<usize> {
    let mut seen = HashSet::new();
    let mut numbered = Vec::new();
    for entry in entries {
        numbered.extend(
            entry
                .sources
                .iter()
                .copied()
                .filter(|source| seen.insert(*source)),
        );
    }
    numbered
}

impl<'a> Sheet<'a> {
    /// A page with so many columns for its text, without numbered sources.
    #[must_use]
    pub fn of(ctx: &Ctx<'a>, width: u16) -> Self {
        Self {
            dossier: ctx.dossier,
            view: ctx.view,
            changes: ctx.changes,
            theme: ctx.theme,
            width,
            most: ctx.room.measure,
            numbered: &[],
            alone: false,
            swapped: ctx.swapped,
            side_by_side: ctx.side_by_side,
        }
    }

    /// A remark of the explorer's own.
    #[must_use]
    pub fn remark(&self, text: &str) -> Vec<Row> {
        set(&[(text, self.theme.dim, None)], self.wide(), 0)
    }

    /// Columns that the page takes of its width.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.width.min(if self.dated() {
            self.most + DATES + 2
        } else {
            self.most
        })
    }

    fn dated(&self) -> bool {
        self.width >= WITH_DATES
    }

    fn measure(&self) -> u16 {
        let dates = if self.dated() { DATES + 2 } else { 0 };
        (self.width.saturating_sub(dates)).clamp(1, self.most)
    }

    /// Columns of what has no date beside it.
    #[must_use]
    pub fn wide(&self) -> u16 {
        self.width.clamp(1, self.most)
    }

    /// An entry as it stands among others.
    #[must_use]
    pub fn entry(&self, entry: &Entry<'_>) -> Vec<Row> {
        let mut rows = match entry.item {
            Item::Topic(_) => self.summary(entry),
            Item::Section(section) => vec![Row::of(&section.title, self.theme.heading)],
            Item::Claim(claim) => self.claim(entry, claim),
            Item::Event(event) => self.event(entry, event),
            Item::Figure(figure) => self.figure(entry, figure),
            Item::Position(position) => self.position(entry, position),
            Item::Name(name) => self.name(entry, name),
            Item::Source(source) => self.source(entry, source),
        };
        rows.extend(self.changed(entry.id));
        rows
    }

    /// A text with nothing beside it.
    fn plain(&self, entry: &Entry<'_>, field: Field, text: &str, style: Style) -> Vec<Row> {
        set(
            &[(text, style, Some(origin(entry.id, field)))],
            self.wide(),
            0,
        )
    }

    fn summary(&self, entry: &Entry<'_>) -> Vec<Row> {
        let marks = self.marks(&entry.sources);
        let text = Some(origin(entry.id, Field::Text));
        let parts = [
            (&*entry.text, self.theme.text, text),
            (&marks.text, self.theme.dim, None),
        ];
        set_linked(&parts, &marks.after(&entry.text), self.wide(), 0)
    }

    fn claim(&self, entry: &Entry<'_>, claim: &Claim) -> Vec<Row> {
        let tail = self.tail(entry);
        let text = Some(origin(entry.id, Field::Text));
        let parts = [
            (&*entry.text, self.theme.text, text),
            (&tail.text, self.theme.dim, None),
        ];
        let mut rows = set_linked(&parts, &tail.after(&entry.text), self.measure(), 0);
        self.date(entry, &mut rows);
        rows.extend(self.standing(entry));
        rows.extend(self.figures_of(entry, claim));
        rows
    }

    fn event(&self, entry: &Entry<'_>, event: &Event) -> Vec<Row> {
        let title = Some(origin(entry.id, Field::Title));
        let mut rows = set(
            &[(&event.title, self.theme.heading, title)],
            self.measure(),
            0,
        );
        self.date(entry, &mut rows);
        let tail = self.tail(entry);
        let text = Some(origin(entry.id, Field::Text));
        let parts = [
            (event.text.as_str(), self.theme.text, text),
            (&tail.text, self.theme.dim, None),
        ];
        let links = tail.after(&event.text);
        rows.extend(set_linked(&parts, &links, self.measure(), 0));
        rows.extend(self.standing(entry));
        rows
    }

    /// Where something happened, after a blank row: nothing where that is not
    /// told. Where the place is a name, it leads there.
    #[must_use]
    pub fn place_of(&self, event: &Event) -> Vec<Row> {
        let Some((id, place)) = event.place.as_deref().and_then(|id| {
            let place = self.dossier.place(id)?;
            Some((id, place))
        }) else {
            return Vec::new();
        };
        let parts = [
            (PLACE, self.theme.dim, None),
            (place, self.theme.text, None),
        ];
        let name = format!("names/{id}").parse().ok();
        let name = name.and_then(|at| self.dossier.find(&at));
        let link = name.map(|name| (PLACE.len()..PLACE.len() + place.len(), name.index()));
        let mut rows = vec![Row::default()];
        rows.extend(set_linked(&parts, link.as_slice(), self.wide(), 8));
        rows
    }

    /// The numbers of sources on this page: ` [1, 3]`.
    fn marks(&self, sources: &[usize]) -> Marks {
        let mut marks = Marks::default();
        marks.add(self, sources, " ");
        marks
    }

    /// Sets the date beside the first rows, where there is room for it.
    fn date(&self, entry: &Entry<'_>, rows: &mut Vec<Row>) {
        let Some(date) = entry.date.filter(|_| self.dated()) else {
            return;
        };
        let short = date.short();
        // A span that is too long for the column is broken at its dash.
        let parts = match short.split_once(" – ") {
            Some((from, until)) if short.width() > usize::from(DATES) => {
                vec![format!("{from} –"), until.to_owned()]
            }
            _ => vec![short],
        };
        let row = |part: &String, row: std::ops::Range<usize>| part[row].to_owned();
        let parts = parts.iter().flat_map(|part| {
            wrap(part, DATES)
                .into_iter()
                .map(move |range| row(part, range))
        });
        for (at, part) in parts.enumerate() {
            if at == rows.len() {
                rows.push(Row::default());
            }
            rows[at].right = Some((part, self.theme.dim));
        }
    }

    /// What follows the text: the marks of the sources, and the date where
    /// there is no column for it.
    fn tail(&self, entry: &Entry<'_>) -> Marks {
        let mut marks = self.marks(&entry.sources);
        if let Some(date) = entry.date.filter(|_| !self.dated()) {
            let date = unbroken(&date.short());
            let date = format!(" {}\u{a0}{date}", self.theme.dot());
            marks.text.push_str(&date);
        }
        marks
    }

    /// What is to be said of the standing; nothing for what holds.
    fn standing(&self, entry: &Entry<'_>) -> Vec<Row> {
        let Some(standing) = entry
            .standing
            .filter(|standing| **standing != Standing::Holds)
        else {
            return Vec::new();
        };
        let since = match standing {
            Standing::Overtaken { since, .. } => format!(" since {}", since.human()),
            _ => String::new(),
        };
        let word = format!("{} {}{since}  ", standing.glyph(), standing.word());
        let seen = |address: &&Address| self.view.find(address).is_some();
        let by: Vec<&Address> = standing.by().iter().filter(seen).collect();
        let by = by.split_first().filter(|_| !self.alone);
        let (arrow, address, more) = by.map_or_else(Default::default, |(one, more)| {
            let arrow = format!(" {}\u{a0}", self.theme.arrow());
            let count = format!("\u{a0}+{}", more.len());
            let more = if more.is_empty() {
                String::new()
            } else {
                count
            };
            (arrow, one.to_string(), more)
        });
        let note = Some(origin(entry.id, Field::Note));
        let parts = [
            (word.as_str(), self.theme.standing(standing), None),
            (standing.note(), self.theme.text, note),
            (&arrow, self.theme.accent, None),
            (&address, self.theme.accent, None),
            (&more, self.theme.accent, None),
        ];
        let lead = by.and_then(|(one, _)| self.dossier.find(one));
        let from = word.len() + standing.note().len() + arrow.len();
        let links = lead.map(|id| (from..from + address.len(), id.index()));
        let width = self.measure().saturating_sub(2);
        let rows = set_linked(&parts, links.as_slice(), width, 2);
        rows.into_iter().map(|row| row.indented(2)).collect()
    }
}

/// A text that is not broken between rows.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

//! Pointers: an entry named in a row or two, for lists that lead to it.

use ratatui::style::Style;

use super::{Sheet, origin, unbroken};
use crate::dossier::{Entry, Item, Standing};
use crate::explorer::theme::Theme;
use crate::search::Field;
use crate::widget::Columns;
use crate::widget::prose::{Row, Run, clip, set};

/// Rows that a pointer has at most, unless its words are very long.
const ROWS: usize = 2;
/// Columns that the second is further in.
const HANG: u16 = 2;

impl Sheet<'_> {
    /// What an entry says, as far as two rows hold it, after how well it holds
    /// up, and from when it is; for lists of what is in one topic.
    pub(super) fn pointer(&self, entry: &Entry<'_>) -> Vec<Row> {
        let theme = self.theme;
        let (text, field) = match entry.item {
            Item::Claim(_) => (&*entry.text, Field::Text),
            _ => (entry.title, Field::Title),
        };
        let what = match (entry.item, entry.standing) {
            (_, Some(standing)) if *standing != Standing::Holds => {
                let word = format!("{} {}  ", standing.glyph(), standing.word());
                (word, theme.standing(standing))
            }
            (Item::Claim(_) | Item::Name(_) | Item::Source(_), _) => (String::new(), theme.dim),
            _ => (format!("{}  ", entry.kind().word()), theme.dim),
        };
        let date = entry.date.filter(|_| !self.dated());
        let date = date.map_or_else(String::new, |date| {
            format!(" {}\u{a0}{}", theme.dot(), unbroken(&date.short()))
        });
        let origin = Some(origin(entry.id, field));
        // More than this is cut off in any case.
        let start = clip(text, usize::from(self.measure()) * (ROWS + 1), "");
        let parts = [
            (what.0.as_str(), what.1, None),
            (&start, theme.text, origin),
            (&date, theme.dim, None),
        ];
        let mut rows = set(&parts, self.measure(), HANG);
        if rows.len() > ROWS {
            rows.truncate(ROWS);
            self.cut(&mut rows, text, &date);
        }
        self.date(entry, &mut rows);
        rows
    }

    /// Ends the last row with as much more of its text as there is room for,
    /// and with a date after it.
    fn cut(&self, rows: &mut [Row], text: &str, date: &str) {
        let Some(row) = rows.last_mut() else {
            return;
        };
        row.runs.retain(|run| run.origin.is_some());
        let room = usize::from(self.measure()).saturating_sub(usize::from(row.indent));
        let room = room.saturating_sub(date.width());
        let Some(run) = row.runs.last_mut() else {
            return;
        };
        let from = run.origin.map_or(0, |(_, from)| from);
        let rest = text.get(from..).unwrap_or_default();
        run.text = clip(rest, room, self.theme.ellipsis());
        row.runs.push(Run {
            text: date.to_owned(),
            style: self.theme.dim,
            ..Run::default()
        });
    }
}

/// A row that names an entry and where it is, for lists of links, no wider
/// than `width`.
#[must_use]
pub fn link(theme: &Theme, entry: &Entry<'_>, width: u16) -> Row {
    let text = match entry.item {
        Item::Claim(_) => &*entry.text,
        _ => entry.title,
    };
    let date = entry
        .date
        .map_or_else(String::new, |date| format!("  {}", date.short()));
    let place = entry
        .topic
        .map_or_else(|| entry.kind().word(), |topic| topic.title.as_str());
    let place = clip(place, usize::from(width) / 4, theme.ellipsis());
    let place = format!("{place} {} ", theme.step());
    let room = usize::from(width).saturating_sub(place.width() + date.width());
    let run = |text: String, style: Style| Run {
        text,
        style,
        ..Run::default()
    };
    Row {
        runs: vec![
            run(place, theme.dim),
            run(clip(text, room, theme.ellipsis()), theme.accent),
            run(date, theme.dim),
        ],
        ..Row::default()
    }
}

/// Where an entry is: `Energy › What Japan buys`; empty for what is in no
/// topic.
#[must_use]
pub fn place(theme: &Theme, entry: &Entry<'_>) -> String {
    match (entry.topic, entry.section) {
        (Some(topic), Some(section)) => {
            format!("{} {} {}", topic.title, theme.step(), section.title)
        }
        (Some(topic), None) => topic.title.clone(),
        (None, _) => String::new(),
    }
}

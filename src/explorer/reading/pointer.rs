//! Pointers: an entry named in one row, for lists that lead to it.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::dossier::{Entry, Item};
use crate::explorer::theme::Theme;
use crate::widget::prose::{Row, Run, clip};

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
        origin: None,
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

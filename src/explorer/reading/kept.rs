//! How what the reader keeps is set: that it is kept, its tags, the note.

use ratatui::style::Style;

use super::{Sheet, Writing};
use crate::shelf::Kept;
use crate::widget::prose::{Row, set};

impl Writing<'_> {
    /// That something is kept, with which tags, and the reader's note.
    pub fn kept(&mut self, sheet: &Sheet, kept: &Kept) {
        let theme = self.ctx.theme;
        let mark = format!("{} kept", theme.kept());
        let tags = tagged(&kept.tags);
        let dot = if tags.is_empty() { "" } else { theme.dot() };
        let dot = format!(" {dot} ");
        let parts = [
            (mark.as_str(), theme.accent, None),
            (&dot, theme.dim, None),
            (&tags, theme.tag, None),
        ];
        self.paper.rows.push(Row::default());
        self.paper.rows.extend(set(&parts, sheet.wide(), 2));
        self.lines(sheet, (&kept.note, theme.note), 2);
    }

    /// A text of several lines, so many columns further in.
    pub fn lines(&mut self, sheet: &Sheet, (text, style): (&str, Style), indent: u16) {
        let width = sheet.wide().saturating_sub(indent).max(1);
        for line in text.lines() {
            if line.is_empty() {
                self.paper.rows.push(Row::default());
                continue;
            }
            let rows = set(&[(line, style, None)], width, 0);
            let rows = rows.into_iter().map(|row| row.indented(indent));
            self.paper.rows.extend(rows);
        }
    }
}

/// Tags as they are shown.
#[must_use]
pub fn tagged(tags: &[String]) -> String {
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    tags.join(" ")
}

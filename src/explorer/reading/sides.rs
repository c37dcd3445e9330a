//! What each side says to one question: side by side where there is room, in
//! columns of equal width, or one above the other; each with its sources, and
//! across the foot what is agreed.

use super::Sheet;
use super::origin::part_of;
use crate::dossier::{Entry, Position, Stance};
use crate::search::Field;
use crate::widget::prose::{Part, Row, beside, set, set_linked};

/// Columns between the sides.
const GAP: u16 = 3;

impl Sheet<'_> {
    pub(super) fn position(&self, entry: &Entry<'_>, position: &Position) -> Vec<Row> {
        let title = (
            position.question.as_str(),
            self.theme.heading,
            Some(super::origin(entry.id, Field::Title)),
        );
        let width = if self.side_by_side {
            self.columns()
        } else {
            self.wide()
        };
        let mut rows = set(&[title], width, 0);
        let mut stances: Vec<(&str, &Stance)> = position.stances().collect();
        if self.swapped {
            stances.swap(0, 1);
        }
        let others = stances.split_off(2);
        let sides = stances;
        let said = |(_, stance): &&(&str, &Stance)| self.view.has_said(&stance.sources);
        if self.side_by_side {
            let column = width.saturating_sub(GAP) / 2;
            let mut columns = sides.iter().map(|side| self.side(entry, *side, column));
            if let (Some(left), Some(right)) = (columns.next(), columns.next()) {
                rows.extend(beside(left, right, column + GAP));
            }
        } else {
            let rest = sides.iter();
            rows.extend(rest.flat_map(|side| self.side(entry, *side, width)));
        }
        let others = others.iter().filter(said);
        rows.extend(others.flat_map(|other| self.side(entry, *other, width)));
        let agreed = self.view.agreed(position);
        if !agreed.is_empty() {
            rows.extend(self.heading("Agreed"));
            let text = (agreed, self.theme.text, part_of(entry, agreed));
            rows.extend(set(&[text], width, 0));
            rows.extend(self.named(&position.agreed_sources, width));
        }
        rows
    }

    /// What one side says, with its sources.
    fn side(&self, entry: &Entry<'_>, (who, stance): (&str, &Stance), width: u16) -> Vec<Row> {
        let mut rows: Vec<Row> = self.heading(who).into();
        if !self.view.has_said(&stance.sources) {
            let what = "What it says now had not been said by then.";
            rows.extend(set(&[(what, self.theme.dim, None)], width, 0));
            return rows;
        }
        let text: Part<'_> = (
            stance.text.as_str(),
            self.theme.text,
            part_of(entry, &stance.text),
        );
        rows.extend(set(&[text], width, 0));
        rows.extend(self.named(&stance.sources, width));
        rows
    }

    fn heading(&self, text: &str) -> [Row; 2] {
        [Row::default(), Row::of(text, self.theme.heading)]
    }

    /// Sources in a line each, with the numbers that they have on the page.
    fn named(&self, sources: &[usize], width: u16) -> Vec<Row> {
        let row = |source: &usize| {
            let number = self.numbered.iter().position(|numbered| numbered == source);
            let number = number.map_or_else(String::new, |at| format!("[{}] ", at + 1));
            let text = format!("{number}{}", self.dossier.sources[*source].brief());
            let to = self.dossier.source_ids().start as usize + source;
            let parts = [(text.as_str(), self.theme.dim, None)];
            set_linked(&parts, &[(0..text.len(), to)], width, 4)
        };
        sources.iter().flat_map(row).collect()
    }
}

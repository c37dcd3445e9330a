//! Figures in the small: the course of a series in a line, and a row for a
//! figure that a claim rests on or that speaks against it.

use super::{Sheet, unbroken};
use crate::commands::figures::course;
use crate::dossier::{Address, Claim, Entry, EntryId, Figure, Item, Series};
use crate::widget::prose::{Row, clip};
use crate::widget::spark;

/// The widest that a course is drawn.
const COLUMNS: usize = 24;
/// Fewer numbers than this have no course.
const NUMBERS: usize = 3;

impl Sheet<'_> {
    /// The course of a series, and blanks after it; nothing where it has none.
    pub(super) fn spark(&self, series: &Series) -> String {
        let course = course(series);
        if course.len() < NUMBERS {
            return String::new();
        }
        let columns = COLUMNS.min(usize::from(self.width) / 3);
        let numbers = spark::columns(&course, columns);
        let spark = spark::row(&numbers, self.theme.sparks());
        format!("{}  ", unbroken(&spark))
    }

    /// A row for each figure that a claim names, and for those that speak
    /// against it, as far as they are seen. On a card they are links.
    pub(super) fn figures_of(&self, entry: &Entry<'_>, claim: &Claim) -> Vec<Row> {
        if self.alone {
            return Vec::new();
        }
        let mut ids: Vec<EntryId> = Vec::new();
        let against = entry.standing.map_or(&[][..], |standing| standing.by());
        for id in claim
            .figures
            .iter()
            .chain(against)
            .filter_map(|at| self.seen(at))
        {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let rows = ids.into_iter().filter_map(|id| {
            let Item::Figure(figure) = self.dossier.entry(id).item else {
                return None;
            };
            self.in_a_row(&self.view.figure(figure))
        });
        rows.collect()
    }

    fn seen(&self, address: &Address) -> Option<EntryId> {
        self.view.find(address)
    }

    /// A figure in a row: the course of its first series, what was counted,
    /// and how that began and ended.
    fn in_a_row(&self, figure: &Figure) -> Option<Row> {
        let series = figure
            .series
            .iter()
            .find(|series| !series.points.is_empty())?;
        let (first, last) = (series.points.first()?, series.points.last()?);
        let spark = self.spark(series);
        let dot = self.theme.dot();
        let name = match figure.series.len() {
            1 => String::new(),
            _ => format!(" {dot} {}", series.name),
        };
        let ends = match course(series).len() {
            0 => String::new(),
            1 => format!(": {} ({})", first.written(), first.at),
            _ => format!(
                ": {} ({}) to {} ({})",
                first.written(),
                first.at,
                last.written(),
                last.at
            ),
        };
        let about = format!("{}, {}{name}", figure.title, figure.unit);
        // The numbers stay where the title has to be cut.
        let room = usize::from(self.measure()).saturating_sub(2);
        let taken = unicode_width::UnicodeWidthStr::width(&*spark)
            + unicode_width::UnicodeWidthStr::width(&*ends);
        let about = clip(
            &about,
            room.saturating_sub(taken).max(8),
            self.theme.ellipsis(),
        );
        let text = clip(
            &format!("{spark}{about}{ends}"),
            room,
            self.theme.ellipsis(),
        );
        Some(Row::of(text, self.theme.dim).indented(2))
    }
}

//! How a figure is set: its numbers in rows, series by series, with what is to
//! be known of them.

use std::ops::Range;

use super::marks::Marks;
use super::{Sheet, origin, unbroken};
use crate::dossier::{Entry, Figure, Point};
use crate::search::Field;
use crate::widget::prose::{Part, Row, set, set_linked};

impl Sheet<'_> {
    pub(super) fn figure(&self, entry: &Entry<'_>, figure: &Figure) -> Vec<Row> {
        let mut rows = self.plain(entry, Field::Title, &figure.title, self.theme.heading);
        let marks = self.marks(&entry.sources);
        let unit = format!("in {}", figure.unit);
        let parts = [
            (unit.as_str(), self.theme.dim, None),
            (&marks.text, self.theme.dim, None),
        ];
        rows.extend(set_linked(&parts, &marks.after(&unit), self.wide(), 0));
        let seen = self.view.figure(figure);
        let (text, mut begin) = (origin(entry.id, Field::Text), 0);
        for series in &seen.series {
            let name = format!("{}  ", series.name);
            let dot = format!(" {} ", self.theme.dot());
            let points: Vec<([String; 2], Marks)> = series
                .points
                .iter()
                .map(|point| {
                    let when = unbroken(&point.at.to_string());
                    ([when, point.written()], self.after(point))
                })
                .collect();
            let spark = self.spark(series);
            let mut parts: Vec<Part<'_>> = vec![
                (&name, self.theme.heading, None),
                (&spark, self.theme.text, None),
            ];
            let places = series.places(begin);
            begin = places.last().map_or(begin, |(_, value)| value.end) + 2;
            let mut links = Vec::new();
            for (nth, (([when, value], after), (at, own))) in points.iter().zip(&places).enumerate()
            {
                // What is kept together is written otherwise than in the text.
                let plain = when.len() == at.len();
                let from = |place: &Range<usize>| Some((text.0, place.start));
                parts.push((if nth > 0 { &dot } else { "" }, self.theme.dim, None));
                parts.push((when, self.theme.dim, from(at).filter(|_| plain)));
                parts.push(("\u{a0}", self.theme.dim, None));
                parts.push((value, self.theme.text, from(own)));
                let before = parts.iter().map(|(part, ..)| part.len()).sum();
                links.extend(after.from(before));
                parts.push((&after.text, self.theme.dim, None));
            }
            rows.extend(set_linked(&parts, &links, self.wide(), 2));
        }
        for change in &seen.breaks {
            let text = format!("Break, {}: {}", change.at.human(), change.note);
            rows.extend(set(&[(&text, self.theme.dim, None)], self.wide(), 2));
        }
        if !figure.note.is_empty() {
            let note = Some(origin(entry.id, Field::Note));
            rows.extend(set(&[(&figure.note, self.theme.dim, note)], self.wide(), 0));
        }
        rows
    }

    /// What follows a number: whether it was calculated, and on a card the
    /// marks of its own sources.
    fn after(&self, point: &Point) -> Marks {
        let derived = if point.derived { " (derived)" } else { "" };
        let mut marks = Marks {
            text: derived.to_owned(),
            ..Marks::default()
        };
        if self.alone {
            marks.add(self, &point.sources, "\u{a0}");
        }
        marks
    }
}

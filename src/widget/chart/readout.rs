//! The readout: what a cursor reads off a chart.

use super::{Chart, Kind, Point};
use crate::widget::Columns;

/// Shares may add up to a little more than the whole, for they are rounded.
const ROUNDING: f64 = 0.01;
/// Units up to this width stand after each number, such as `%` and `km²`.
const SYMBOL: usize = 3;

/// The numbers at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Readout {
    /// What the place is called.
    pub label: String,
    /// The numbers there, in the order of the series. A series without one
    /// is not among them.
    pub values: Vec<Reading>,
}

/// A number of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The place of the series.
    pub series: usize,
    /// The name of the series.
    pub name: String,
    /// The number as people write it, with its unit where that is a symbol.
    pub written: String,
    /// The number.
    pub value: f64,
    /// Whether it was calculated from others.
    pub derived: bool,
    /// What the number was last said of, where it is not of this place: a
    /// share that has stayed.
    pub since: Option<String>,
}

impl Reading {
    /// The number with what is to be said of it: `8.8 % (derived)`.
    #[must_use]
    pub fn text(&self) -> String {
        let derived = if self.derived { " (derived)" } else { "" };
        let since = self.since.as_ref();
        let since = since.map_or_else(String::new, |since| format!(" (since {since})"));
        format!("{}{derived}{since}", self.written)
    }
}

impl Readout {
    /// The readout in a line: `March 2022: LNG 8.8 %, Coal 11 % (derived)`.
    #[must_use]
    pub fn text(&self) -> String {
        let values = self.values.iter();
        let values: Vec<String> = values
            .map(|value| format!("{} {}", value.name, value.text()))
            .collect();
        format!("{}: {}", self.label, values.join(", "))
    }
}

impl Chart {
    /// The numbers at a cursor.
    #[must_use]
    pub fn readout(&self, cursor: usize) -> Option<Readout> {
        let stop = self.stops.get(cursor)?;
        let values = self.numbers(cursor);
        let values = values
            .into_iter()
            .map(|(series, point, own)| Reading {
                series,
                name: self.data.series[series].name.clone(),
                written: self.with_unit(&point.written),
                value: point.value,
                derived: point.derived,
                since: (!own).then(|| point.label.clone()),
            })
            .collect();
        Some(Readout {
            label: stop.label.clone(),
            values,
        })
    }

    /// The points that count at a stop, as in [`Chart::held`].
    pub(super) fn numbers(&self, cursor: usize) -> Vec<(usize, &Point, bool)> {
        match self.data.kind {
            Kind::Shares => self.held(cursor),
            _ => self.said(cursor),
        }
    }

    fn with_unit(&self, written: &str) -> String {
        let unit = &self.data.unit;
        if unit.is_empty() || unit.width() > SYMBOL {
            written.to_owned()
        } else {
            format!("{written} {unit}")
        }
    }

    /// The points at a stop, each with the number of its series.
    fn said(&self, cursor: usize) -> Vec<(usize, &Point, bool)> {
        let stop = self.stops.get(cursor);
        let points = stop.map_or(&[][..], |stop| &stop.points);
        let series = self.data.series.iter();
        let points = series.zip(points).enumerate();
        points
            .filter_map(|(number, (series, at))| Some((number, &series.points[(*at)?], true)))
            .collect()
    }

    /// The shares at a stop: those that are said then, and those that have
    /// stayed as they were. Whether a share is of this very stop is told
    /// with it.
    ///
    /// Where all of them would be more than the whole, one that was not said
    /// anew cannot have stayed, and as it is not known which, only what is
    /// said counts.
    pub(super) fn held(&self, cursor: usize) -> Vec<(usize, &Point, bool)> {
        let said = self.said(cursor);
        let Some(stop) = self.stops.get(cursor) else {
            return said;
        };
        let mut held = Vec::with_capacity(self.data.series.len());
        for (number, series) in self.data.series.iter().enumerate() {
            if let Some(at) = stop.points[number] {
                held.push((number, &series.points[at], true));
                continue;
            }
            let before = |point: &&Point| point.at.middle() <= stop.at.middle();
            let last = series.points.iter().rev().find(before);
            // Nothing is left of what has come to an end.
            if let Some(last) = last.filter(|last| last.value != 0.0) {
                held.push((number, last, false));
            }
        }
        let sum: f64 = held.iter().map(|(_, point, _)| point.value).sum();
        let most = self.data.whole.map(|whole| whole * (1.0 + ROUNDING));
        if most.is_some_and(|most| sum > most) {
            said
        } else {
            held
        }
    }
}

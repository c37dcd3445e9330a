//! The axis of time.

use super::canvas::{Role, Stroke, stroke};
use super::{At, Chart};
use crate::widget::Columns;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// Up to so many years, months are named.
const BY_MONTH: f64 = 3.0;
/// Columns between the names of two ticks.
const APART: usize = 2;

/// A stretch of time on so many columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    pub(super) from: f64,
    pub(super) to: f64,
    /// Columns.
    pub(super) width: usize,
    /// Places in a column.
    pub(super) across: usize,
}

impl Axis {
    /// An axis that all numbers of a chart have their times on.
    pub(super) fn of(chart: &Chart, width: usize, across: usize) -> Self {
        let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
        for stop in chart.stops() {
            if let At::Time(first, last) = stop.at {
                (from, to) = (from.min(first), to.max(last));
            }
        }
        let (from, to) = (from.clamp(-1e9, 1e9), to.clamp(-1e9, 1e9));
        let (from, to) = if to - from > 1e-4 {
            (from, to)
        } else {
            (from - 0.5, from + 0.5)
        };
        Self {
            from,
            to,
            width,
            across,
        }
    }

    /// The column of a time.
    pub(super) fn column(&self, time: f64) -> usize {
        self.place(time) / self.across
    }

    /// The place of a time, of which a column has several.
    pub(super) fn place(&self, time: f64) -> usize {
        let part = ((time - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        let last = (self.width * self.across).saturating_sub(1);
        floored(part * index(last) + 0.5).min(last)
    }

    /// Whether a time is on it.
    pub(super) fn has(&self, time: f64) -> bool {
        time >= self.from && time <= self.to
    }

    /// The ticks, each with its column and name: years or months, each in
    /// the middle of the time that it names.
    pub(super) fn ticks(&self) -> Vec<(usize, String)> {
        let span = self.to - self.from;
        let years = |columns: usize| span * index(columns + APART) / index(self.width.max(1));
        let months = [1.0, 2.0, 3.0, 6.0].map(|months| months / 12.0);
        let by_month = months.into_iter().find(|step| *step >= years(8));
        let mut ticks = if let Some(step) = by_month.filter(|_| span <= BY_MONTH) {
            self.every(step, 1.0 / 24.0, month)
        } else {
            let longest = year(self.from).width().max(year(self.to).width());
            self.every(round_years(years(longest)), 0.5, year)
        };
        if ticks.is_empty() {
            let middle = f64::midpoint(self.from, self.to);
            let name = if span <= 1.0 {
                month(middle)
            } else {
                year(middle)
            };
            ticks.push((self.column(middle), name));
        }
        ticks
    }

    fn every(&self, step: f64, middle: f64, name: fn(f64) -> String) -> Vec<(usize, String)> {
        let mut ticks = Vec::new();
        let first = (self.from / step - 1e-6).ceil();
        for at in 0..u16::MAX {
            let time = (first + f64::from(at)) * step;
            if time + middle > self.to {
                break;
            }
            ticks.push((self.column(time + middle), name(time)));
        }
        ticks
    }
}

/// Names centred below their columns, on one row; one that would touch
/// another is left out. `columns` is what there is room for in all.
pub(super) fn names(ticks: &[(usize, String)], y: usize, columns: usize) -> Vec<Stroke> {
    let mut strokes = Vec::new();
    let mut free = 0;
    for (column, name) in ticks.iter().filter(|(_, name)| !name.is_empty()) {
        let width = name.width();
        let start = column.saturating_sub(width / 2);
        let start = start.min(columns.saturating_sub(width));
        if (start >= free || strokes.is_empty()) && width <= columns {
            strokes.push(stroke(start, y, name.clone(), Role::Dim));
            free = start + width + 1;
        }
    }
    strokes
}

fn year(time: f64) -> String {
    format!("{:.0}", (time + 1e-6).floor())
}

fn month(time: f64) -> String {
    let months = ((time + 1e-6) * 12.0).floor();
    let month = floored(months.rem_euclid(12.0)).min(11);
    format!("{} {}", MONTHS[month], year(time))
}

/// The least round number of years that is no less.
fn round_years(least: f64) -> f64 {
    let mut power = 1.0;
    while power < 1e12 {
        for factor in [1.0, 2.0, 5.0] {
            if factor * power >= least {
                return factor * power;
            }
        }
        power *= 10.0;
    }
    power
}

/// A place as a number.
pub(super) fn index(place: usize) -> f64 {
    u32::try_from(place).map_or(f64::from(u32::MAX), f64::from)
}

/// A number as a place; below 0 it is the first.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range is brought to its ends, which is what is wanted"
)]
pub(super) fn floored(number: f64) -> usize {
    number.floor() as u32 as usize
}

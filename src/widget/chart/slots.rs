//! Slots: where the bars of each time stand, and what is written below them.

use super::Chart;
use super::time::{floored, index};
use crate::widget::Columns;

/// The widest a bar grows.
const WIDEST: usize = 9;
/// Times follow each other up to this many of the shortest steps.
const NEXT: f64 = 1.5;
/// Slots of so many columns for a bar are thin.
const THIN: f64 = 3.0;
/// Columns for times that are left out.
const SKIPPED: f64 = 2.0;

/// Where the bars of each stop stand.
pub(super) struct Slots {
    /// The middle of each, in columns.
    pub(super) middles: Vec<f64>,
    /// Columns of each.
    pub(super) width: f64,
    /// Bars in each.
    pub(super) bars: usize,
    /// Columns of the times that are left out, each with its middle.
    pub(super) skipped: Vec<usize>,
}

impl Slots {
    /// Slots for so many bars each, if there is room for them.
    pub(super) fn of(chart: &Chart, bars: usize, width: usize) -> Option<Self> {
        let times: Vec<f64> = chart.stops.iter().map(|stop| stop.at.middle()).collect();
        // Bars of several series need a gap between two times.
        let least = if bars > 1 { index(bars + 1) } else { 1.0 };
        let (scale, closer) = (
            Self::to_scale(&times, bars, width, least),
            Self::closer(&times, bars, width, least),
        );
        match (scale, closer) {
            // Bars that are hardly seen for the times between them.
            (Some(scale), Some(closer))
                if scale.width < THIN * index(bars) && closer.width >= 2.0 * scale.width =>
            {
                Some(closer)
            }
            (scale, closer) => scale.or(closer),
        }
    }

    /// Times as far apart as they are.
    fn to_scale(times: &[f64], bars: usize, width: usize, least: f64) -> Option<Self> {
        let (begin, end) = (*times.first()?, *times.last()?);
        let steps = times.windows(2).map(|pair| pair[1] - pair[0]);
        let step = steps.fold(f64::INFINITY, f64::min);
        let (slots, step) = if step.is_finite() && step > 0.0 {
            ((end - begin) / step + 1.0, step)
        } else if times.len() == 1 {
            (1.0, 1.0)
        } else {
            return None;
        };
        let own = even(index(width) / slots);
        let before = ((index(width) - own * slots) / 2.0).floor();
        let place = |time: &f64| before + ((time - begin) / step + 0.5) * own;
        (own >= least).then(|| Self {
            middles: times.iter().map(place).collect(),
            width: own,
            bars,
            skipped: Vec::new(),
        })
    }

    /// Times side by side, with a mark where some are left out between them.
    fn closer(times: &[f64], bars: usize, width: usize, least: f64) -> Option<Self> {
        let mut steps: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let far = |step: f64, usual: f64| step > NEXT * usual;
        let usual = steps.iter().copied().fold(f64::INFINITY, f64::min);
        let gaps = steps.iter().filter(|step| far(**step, usual)).count();
        let taken = SKIPPED * index(gaps);
        let own = even((index(width) - taken) / index(times.len()));
        if own < least {
            return None;
        }
        steps.insert(0, 0.0);
        let left = index(width) - taken - own * index(times.len());
        let (mut x, mut skipped) = ((left / 2.0).floor(), Vec::new());
        let middles = steps.into_iter().map(|step| {
            if far(step, usual) {
                skipped.push(floored(x));
                x += SKIPPED;
            }
            x += own;
            x - own / 2.0
        });
        Some(Self {
            middles: middles.collect(),
            width: own,
            bars,
            skipped,
        })
    }

    pub(super) fn skips(&self) -> bool {
        !self.skipped.is_empty()
    }

    /// Columns of a bar.
    pub(super) fn bar(&self) -> usize {
        let gap = if self.width >= 2.0 { 1.0 } else { 0.0 };
        let own = (self.width - gap) / index(self.bars);
        floored(own).clamp(1, WIDEST)
    }

    /// The first column of the bars at a stop.
    pub(super) fn start(&self, stop: usize) -> usize {
        let group = index(self.bar() * self.bars);
        floored((self.middles[stop] - group / 2.0).max(0.0) + 0.25)
    }

    /// The names of the times below.
    pub(super) fn names(&self, chart: &Chart) -> Names {
        let room = floored(self.width).saturating_sub(1);
        let labels: Vec<&str> = chart.stops.iter().map(|stop| stop.label.as_str()).collect();
        let fits = |label: &str| label.width() <= room.max(4);
        let parts: Vec<(String, String)> = labels.iter().map(|label| split(label)).collect();
        let halved =
            |(above, below): &(String, String)| above.width().max(below.width()) <= room.max(5);
        if !labels.iter().all(|label| fits(label)) && parts.iter().all(halved) {
            Names::Two(parts)
        } else {
            Names::One(labels.into_iter().map(ToOwned::to_owned).collect())
        }
    }
}

/// A time on two rows: the year on the second.
fn split(label: &str) -> (String, String) {
    if let Some((from, until)) = label.split_once(" – ") {
        return (format!("{from} –"), until.to_owned());
    }
    let (day, year) = label.rsplit_once(' ').unwrap_or(("", label));
    (day.to_owned(), year.to_owned())
}

/// As wide, but in whole columns, so that all bars are as far apart.
fn even(width: f64) -> f64 {
    if width >= 2.0 { width.floor() } else { width }
}

/// The names of the times, on one row, or on two with the years below.
pub(super) enum Names {
    One(Vec<String>),
    Two(Vec<(String, String)>),
}

impl Names {
    pub(super) fn rows(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Two(_) => 2,
        }
    }
}

/// The same with a year only below the first of its months that follow each
/// other.
pub(super) fn once_each(mut names: Vec<(String, String)>) -> Vec<(String, String)> {
    for at in (1..names.len()).rev() {
        if names[at].1 == names[at - 1].1 && !names[at].0.is_empty() {
            names[at].1.clear();
        }
    }
    names
}

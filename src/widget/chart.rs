//! Charts: numbers over time or by group, with their gaps, breaks and doubts
//! in view.
//!
//! A [`Chart`] is plain data. It is made into a [`Plot`] once for a size,
//! and the plot is drawn as often as need be; a cursor over the places that
//! have numbers needs no new plot. What a cursor reads off is data too
//! ([`Chart::readout`]), and so is the table of all numbers
//! ([`Chart::table`]).

mod alike;
mod bars;
mod canvas;
mod frame;
mod glyphs;
mod groups;
mod legend;
mod lines;
mod plot;
mod readout;
mod scale;
mod shares;
mod slots;
mod stops;
mod table;
#[cfg(test)]
mod tests;
mod time;

pub use self::glyphs::{ASCII, Glyphs, UNICODE};
pub use self::plot::{Look, Plot};
pub use self::readout::{Reading, Readout};
pub use self::stops::Stop;
pub use self::table::{Cell, Sheet, Table};

use ratatui::layout::Size;

/// How numbers are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Lines over time.
    Line,
    /// Bars over time.
    Bars,
    /// Shares of a whole over time. A share stays as it was last said to be,
    /// until it is said to be another.
    Shares,
    /// Bars by group.
    Groups,
}

/// Numbers to be drawn.
#[derive(Debug, Clone)]
pub struct Data {
    /// How.
    pub kind: Kind,
    /// In what unit they are.
    pub unit: String,
    /// What shares are shares of, where that is known.
    pub whole: Option<f64>,
    /// The series, in the order of the legend.
    pub series: Vec<Series>,
    /// Where numbers before and after do not compare.
    pub breaks: Vec<Break>,
}

/// One series of numbers.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its numbers.
    pub points: Vec<Point>,
}

/// One number.
#[derive(Debug, Clone)]
pub struct Point {
    /// What it is of.
    pub at: At,
    /// What that is called.
    pub label: String,
    /// How much it is. What is not finite is not drawn.
    pub value: f64,
    /// The same as people write it.
    pub written: String,
    /// Whether it was calculated from others.
    pub derived: bool,
}

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum At {
    /// A time: its first and its last moment, in years of twelve equal
    /// months, so that June 1998 reaches from 1998 + 5/12 to 1998 + 6/12.
    Time(f64, f64),
    /// A group, known by its label.
    Group,
}

/// A time at which the way of counting changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// When, in years, as in [`At::Time`].
    pub at: f64,
    /// What stands at it: the number of its note.
    pub mark: String,
}

impl At {
    /// The middle of the time.
    fn middle(self) -> f64 {
        match self {
            Self::Time(first, last) => f64::midpoint(first, last),
            Self::Group => 0.0,
        }
    }

    /// How long the time is.
    fn length(self) -> f64 {
        match self {
            Self::Time(first, last) => (last - first).max(0.0),
            Self::Group => 0.0,
        }
    }
}

/// Numbers, and the places in their order that have any.
#[derive(Debug, Clone)]
pub struct Chart {
    data: Data,
    stops: Vec<Stop>,
    /// From where to where the scale reaches that it has in common with
    /// another chart.
    common: Option<(f64, f64)>,
}

impl Chart {
    /// A chart of numbers. Those that cannot be drawn are left out.
    #[must_use]
    pub fn new(mut data: Data) -> Self {
        let grouped = data.kind == Kind::Groups;
        let sound = |point: &Point| {
            let placed = match point.at {
                At::Time(first, last) => !grouped && first.is_finite() && last.is_finite(),
                At::Group => grouped,
            };
            placed && point.value.is_finite()
        };
        for series in &mut data.series {
            series.points.retain(sound);
            if !grouped {
                let middle = |point: &Point| point.at.middle();
                let points = &mut series.points;
                points.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
            }
        }
        data.breaks.retain(|change| change.at.is_finite());
        let stops = stops::of(&data);
        Self {
            data,
            stops,
            common: None,
        }
    }

    /// The numbers.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The places that have numbers, from first to last; a cursor is a place
    /// in this list.
    #[must_use]
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// The cursor that is so many places further on.
    #[must_use]
    pub fn moved(&self, cursor: usize, by: isize) -> usize {
        let last = self.stops.len().saturating_sub(1);
        cursor.min(last).saturating_add_signed(by).min(last)
    }

    /// The cursor that is nearest to a place of another chart: the same
    /// group, or the time with the nearest middle.
    #[must_use]
    pub fn near(&self, stop: &Stop) -> Option<usize> {
        if self.data.kind == Kind::Groups {
            return self.stops.iter().position(|own| own.label == stop.label);
        }
        let middle = stop.at.middle();
        let after = self.stops.partition_point(|own| own.at.middle() < middle);
        let apart = |at: &usize| (self.stops[*at].at.middle() - middle).abs();
        [after.checked_sub(1), Some(after)]
            .into_iter()
            .flatten()
            .filter(|at| *at < self.stops.len() && stop.at != At::Group)
            .min_by(|a, b| apart(a).total_cmp(&apart(b)))
    }

    /// Works out everything that is drawn at a size.
    #[must_use]
    pub fn prepare(&self, size: Size, glyphs: &'static Glyphs) -> Plot {
        match self.data.kind {
            Kind::Line => lines::prepare(self, size, glyphs),
            Kind::Bars => bars::prepare(self, size, glyphs),
            Kind::Shares => shares::prepare(self, size, glyphs),
            Kind::Groups => groups::prepare(self, size, glyphs),
        }
    }

    /// Whether any number was calculated from others.
    fn has_derived(&self) -> bool {
        let mut points = self.data.series.iter().flat_map(|series| &series.points);
        points.any(|point| point.derived)
    }

    /// What is said of the numbers above them.
    fn heading(&self) -> String {
        match self.common {
            Some(_) => format!("{} (same scale)", self.data.unit),
            None => self.data.unit.clone(),
        }
    }

    /// From where to where the scale has to reach.
    fn extremes(&self) -> Option<(f64, f64)> {
        self.common.or_else(|| self.own_extremes())
    }

    /// The least and the greatest of the numbers.
    fn own_extremes(&self) -> Option<(f64, f64)> {
        let points = self.data.series.iter().flat_map(|series| &series.points);
        points.map(|point| point.value).fold(None, |found, value| {
            let (least, most) = found.unwrap_or((value, value));
            Some((least.min(value), most.max(value)))
        })
    }
}

//! Figures: series of numbers with their unit, gaps and breaks.

use std::fmt;

use serde::Deserialize;

use super::Date;

/// Numbers over time or by group.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The id, unique within the topic.
    pub id: String,
    /// What was counted.
    pub title: String,
    /// In what unit.
    pub unit: String,
    /// How it is best drawn.
    pub kind: FigureKind,
    /// The series, in the order of the legend.
    pub series: Vec<Series>,
    /// Where the way of counting changed.
    pub breaks: Vec<Break>,
    /// Who counted: places in [`Dossier::sources`](super::Dossier::sources).
    pub sources: Vec<usize>,
    /// What to know before reading it; may be empty.
    pub note: String,
}

/// How a figure is best drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum FigureKind {
    /// A line over time.
    Line,
    /// Bars over time.
    Bars,
    /// Shares of a whole over time.
    Shares,
    /// A comparison of groups.
    Groups,
}

/// One series of a figure. What is not known has no point.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name in the legend.
    pub name: String,
    /// The points, in order.
    pub points: Vec<Point>,
}

/// One number.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When, or of which group.
    pub at: At,
    /// How much, in the unit of the figure; always finite.
    pub value: f64,
    /// Whether it was calculated from other numbers.
    pub derived: bool,
}

/// What a number belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// A time.
    Date(Date),
    /// A group.
    Group(String),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => f.write_str(&date.short()),
            Self::Group(group) => f.write_str(group),
        }
    }
}

/// A change of method: numbers before and after do not compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// When.
    pub at: Date,
    /// What changed.
    pub note: String,
}

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

impl Figure {
    /// Its numbers in a line, with when each was and the unit.
    #[must_use]
    pub fn numbers(&self) -> String {
        let series = self.series.iter().map(|series| {
            let point = |point: &Point| format!("{} {}", point.at, point.written());
            let points: Vec<String> = series.points.iter().map(point).collect();
            format!("{}: {}", series.name, points.join(", "))
        });
        let series: Vec<String> = series.collect();
        format!("{} ({})", series.join("; "), self.unit)
    }

    /// The figure as it was by the end of a date: without later numbers and
    /// breaks.
    #[must_use]
    pub fn until(&self, date: Date) -> Self {
        let mut cut = self.clone();
        for series in &mut cut.series {
            series.points.retain(|point| point.was_by(date));
        }
        cut.breaks.retain(|change| change.was_by(date));
        cut
    }

    /// How many numbers it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.series.iter().map(|series| series.points.len()).sum()
    }

    /// Whether it lacks numbers that another form of it has.
    #[must_use]
    pub fn is_cut_from(&self, whole: &Self) -> bool {
        self.count() < whole.count()
    }
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
    /// The pages that it stands on, where not all of the figure's are meant:
    /// places in [`Dossier::sources`](super::Dossier::sources).
    pub sources: Vec<usize>,
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

impl Break {
    /// Whether it had come by the end of a date.
    #[must_use]
    pub fn was_by(&self, date: Date) -> bool {
        self.at.first_day() <= date.last_day()
    }
}

impl Point {
    /// Whether it is of a time that had begun by the end of a date; groups
    /// are of no time.
    #[must_use]
    pub fn was_by(&self, date: Date) -> bool {
        match self.at {
            At::Date(at) => at.first_day() <= date.last_day(),
            At::Group(_) => true,
        }
    }

    /// The value as people write it: thousands set apart, no needless
    /// decimals.
    #[must_use]
    pub fn written(&self) -> String {
        number(self.value)
    }
}

/// A count as people write it: thousands set apart.
#[must_use]
pub fn counted(count: usize) -> String {
    apart(&count.to_string())
}

/// Digits with thousands set apart.
fn apart(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn number(value: f64) -> String {
    let plain = value.to_string();
    let (whole, decimals) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(w, d)| (w, Some(d)));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let grouped = apart(digits);
    decimals.map_or_else(
        || format!("{sign}{grouped}"),
        |d| format!("{sign}{grouped}.{d}"),
    )
}

#[cfg(test)]
mod tests {
    use super::{counted, number};

    #[test]
    fn numbers_have_thousands_set_apart() {
        for (value, want) in [
            (1168.0, "1,168"),
            (8.2, "8.2"),
            (-1_543_100.5, "-1,543,100.5"),
            (0.0, "0"),
        ] {
            assert_eq!(number(value), want);
        }
        assert_eq!([counted(7), counted(1024)], ["7", "1,024"]);
    }
}

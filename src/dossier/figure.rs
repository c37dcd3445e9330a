//! Figures: series of numbers with their unit, gaps and breaks.

use std::fmt;
use std::ops::Range;

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

impl Series {
    /// Where in the line of [`Figure::numbers`] each point says when it is and
    /// how much, in bytes; the series begins at `begin`.
    #[must_use]
    pub fn places(&self, begin: usize) -> Vec<(Range<usize>, Range<usize>)> {
        let mut at = begin + self.name.len() + ": ".len();
        let place = |point: &Point| {
            let when = at..at + point.at.to_string().len();
            let value = when.end + 1..when.end + 1 + point.written().len();
            at = value.end + ", ".len();
            (when, value)
        };
        self.points.iter().map(place).collect()
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
    /// Whether it is of a time that was over by the end of a date, or that has
    /// no end and had begun; groups are of no time.
    #[must_use]
    pub fn was_by(&self, date: Date) -> bool {
        match self.at {
            At::Date(at) if at.is_open() => at.first_day() <= date.last_day(),
            At::Date(at) => at.last_day() <= date.last_day(),
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
    use super::*;

    #[test]
    fn every_number_has_its_place_in_the_line_of_all() {
        let point = |at: &str, value: f64| Point {
            at: At::Date(at.parse().unwrap()),
            value,
            derived: false,
            sources: Vec::new(),
        };
        let series = |name: &str, points: Vec<Point>| Series {
            name: name.to_owned(),
            points,
        };
        let figure = Figure {
            id: String::new(),
            title: String::new(),
            unit: "boats".to_owned(),
            kind: FigureKind::Line,
            series: vec![
                series("漁船", vec![point("1902-03", 1168.0), point("1903", 7.5)]),
                series("Both", vec![point("1903", 7.5)]),
            ],
            breaks: Vec::new(),
            sources: Vec::new(),
            note: String::new(),
        };
        let line = figure.numbers();
        let mut begin = 0;
        let mut told = Vec::new();
        for series in &figure.series {
            let places = series.places(begin);
            begin = places.last().unwrap().1.end + 2;
            let parts = places.into_iter().flat_map(|(at, value)| [at, value]);
            told.extend(parts.map(|part| line[part].to_owned()));
        }
        assert_eq!(told, ["Mar 1902", "1,168", "1903", "7.5", "1903", "7.5"]);
    }

    #[test]
    fn a_number_is_there_when_its_time_is_over() {
        let by = |at: &str, date: &str| {
            let point = Point {
                at: At::Date(at.parse().unwrap()),
                value: 1.0,
                derived: false,
                sources: Vec::new(),
            };
            point.was_by(date.parse().unwrap())
        };
        assert!(by("2022", "2022") && by("2022-01", "2022-02"));
        assert!(!by("2022", "2022-02") && !by("2021/2022", "2021"));
        assert!(by("1990/..", "1995") && !by("1990/..", "1980"));
    }

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

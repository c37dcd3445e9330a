//! Figures as charts: dates as numbers, and numbers as they are written.

use jiff::civil;

use crate::dossier::{At, Date, Figure, FigureKind, Point};
use crate::widget::chart::{self, Break, Chart, Data, Kind, Series};

/// The chart of a figure; its breaks have the numbers of their places.
#[must_use]
pub fn chart(figure: &Figure) -> Chart {
    let series = figure.series.iter().map(|series| Series {
        name: series.name.clone(),
        points: series.points.iter().map(point).collect(),
    });
    let breaks = figure.breaks.iter().enumerate().map(|(at, change)| Break {
        at: moment(change.at.first_day()),
        mark: (at + 1).to_string(),
    });
    Chart::new(Data {
        kind: match figure.kind {
            FigureKind::Line => Kind::Line,
            FigureKind::Bars => Kind::Bars,
            FigureKind::Shares => Kind::Shares,
            FigureKind::Groups => Kind::Groups,
        },
        unit: figure.unit.clone(),
        whole: is_per_cent(&figure.unit).then_some(100.0),
        series: series.collect(),
        breaks: breaks.collect(),
    })
}

/// The course of a series: the middle of each time, in years, and its number.
/// Groups have none.
#[must_use]
pub fn course(series: &crate::dossier::Series) -> Vec<(f64, f64)> {
    let place = |point: &Point| match &point.at {
        At::Date(date) => match time(*date) {
            chart::At::Time(first, last) => Some((f64::midpoint(first, last), point.value)),
            chart::At::Group => None,
        },
        At::Group(_) => None,
    };
    series.points.iter().filter_map(place).collect()
}

fn is_per_cent(unit: &str) -> bool {
    ["%", "per cent", "percent"]
        .iter()
        .any(|word| unit.starts_with(word))
}

fn point(point: &Point) -> chart::Point {
    chart::Point {
        at: match &point.at {
            At::Date(date) => time(*date),
            At::Group(_) => chart::At::Group,
        },
        label: point.at.to_string(),
        value: point.value,
        written: point.written(),
        derived: point.derived,
    }
}

/// A date as a stretch of years; one without an end is where it begins.
fn time(date: Date) -> chart::At {
    let first = date.first_day();
    let last = if date.is_open() {
        first
    } else {
        date.last_day()
    };
    let after = last.tomorrow().unwrap_or(last);
    chart::At::Time(moment(first), moment(after))
}

/// The beginning of a day in years of twelve equal months.
fn moment(day: civil::Date) -> f64 {
    let days = f64::from(day.day() - 1) / f64::from(day.days_in_month());
    f64::from(day.year()) + (f64::from(day.month() - 1) + days) / 12.0
}

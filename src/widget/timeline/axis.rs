//! The axis: years below what happened in them; months from near, centuries
//! from afar.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::window::Window;
use super::{Look, put};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
/// Columns between a label and the next tick.
const APART: f64 = 3.0;
/// Columns between two ticks that have no label.
const TICKS_APART: f64 = 3.0;

/// How far ticks are from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Months(i64),
    Years(i64),
}

impl Step {
    /// From near to far.
    const LABELLED: [Self; 15] = [
        Self::Months(1),
        Self::Months(3),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
        Self::Years(100),
        Self::Years(200),
        Self::Years(500),
        Self::Years(1000),
        Self::Years(10_000),
        Self::Years(100_000),
        Self::Years(1_000_000),
    ];
    const TICKED: [Self; 6] = [
        Self::Months(1),
        Self::Years(1),
        Self::Years(10),
        Self::Years(100),
        Self::Years(1000),
        Self::Years(10_000),
    ];

    /// Its length in years, which are few enough to be told apart.
    #[expect(clippy::cast_precision_loss, reason = "a million years at most")]
    fn years(self) -> f64 {
        match self {
            Self::Months(months) => months as f64 / 12.0,
            Self::Years(years) => years as f64,
        }
    }

    /// The points in time of a window at which its ticks are, with the year
    /// and the month, from 0.
    fn points(self, window: &Window) -> impl Iterator<Item = (f64, i64, usize)> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a window is within ten million years"
        )]
        let (first, last) = (window.from().floor() as i64, window.until().ceil() as i64);
        let (years, months) = match self {
            Self::Months(months) => (1, usize::try_from(months).unwrap_or(1)),
            Self::Years(years) => (years.max(1), 12),
        };
        let first = first.div_euclid(years);
        let last = last.div_euclid(years);
        let window = *window;
        (first..=last).flat_map(move |nth| {
            let year = nth * years;
            let points = (0..12).step_by(months);
            let points = points.map(move |month| (beginning(year, month), year, month));
            points.filter(move |(at, ..)| window.holds(*at))
        })
    }
}

/// The beginning of a month, from 0, of a year.
#[expect(clippy::cast_precision_loss, reason = "ten million years at most")]
fn beginning(year: i64, month: usize) -> f64 {
    const DAYS: [f64; 12] = [
        0.0, 31.0, 59.0, 90.0, 120.0, 151.0, 181.0, 212.0, 243.0, 273.0, 304.0, 334.0,
    ];
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = DAYS.get(month).copied().unwrap_or(0.0);
    let days = days + f64::from(u8::from(leap && month > 1));
    year as f64 + days / if leap { 366.0 } else { 365.0 }
}

/// A mark on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tick {
    column: u16,
    label: Option<String>,
    /// Whether a longer time begins with it: a century among decades.
    strong: bool,
}

impl Tick {
    /// The first and the last column that it takes, with a blank after it.
    fn columns(&self) -> (u16, u16) {
        let label = self.label.as_ref().map_or(0, |label| label.len() + 1);
        let label = u16::try_from(label).unwrap_or(u16::MAX);
        (self.column, self.column.saturating_add(label))
    }
}

/// The axis of a window, on one row.
#[derive(Debug)]
pub(super) struct Axis {
    window: Window,
    columns: u16,
    ticks: Vec<Tick>,
}

impl Axis {
    pub(super) fn of(window: &Window, columns: u16) -> Self {
        Self {
            window: *window,
            columns,
            ticks: ticks(window, columns),
        }
    }

    /// Draws the axis, with a pointer at a point in time.
    pub(super) fn draw(&self, focus: Option<f64>, look: &Look, area: Rect, buf: &mut Buffer) {
        let (glyphs, width) = (look.glyphs, area.width.min(self.columns));
        if area.is_empty() {
            return;
        }
        for x in 0..width {
            put(glyphs.line, (area.x + x, area.y), 1, look.axis, buf);
        }
        for tick in self.ticks.iter().filter(|tick| tick.column < width) {
            let x = area.x + tick.column;
            let room = usize::from(width - tick.column);
            match &tick.label {
                Some(label) if label.len() < room => {
                    put(glyphs.tick, (x, area.y), 1, look.axis, buf);
                    let style = if tick.strong { look.strong } else { look.year };
                    put(label, (x + 1, area.y), room - 1, style, buf);
                }
                _ => {
                    put(glyphs.minor, (x, area.y), 1, look.axis, buf);
                }
            }
        }
        let focus = focus.filter(|at| self.window.holds(*at));
        let column = focus.map(|at| self.window.column(at, self.columns));
        if let Some(column) = column.filter(|column| *column < width) {
            self.point(column, look, (area.x + column, area.y), buf);
        }
    }

    /// Points at a column; a year that is written there stays legible.
    fn point(&self, column: u16, look: &Look, at: (u16, u16), buf: &mut Buffer) {
        let Some(cell) = buf.cell_mut(at) else {
            return;
        };
        let mut labelled = self.ticks.iter().filter(|tick| tick.label.is_some());
        let written = labelled.any(|tick| {
            let (first, after) = tick.columns();
            first < column && column < after
        });
        // At the edge a label is left out where it would be cut.
        let at_label = written && cell.symbol() != look.glyphs.line;
        let symbol = if at_label {
            cell.symbol()
        } else {
            look.glyphs.here
        }
        .to_owned();
        let style = if at_label { look.focus } else { look.pointer };
        cell.reset();
        cell.set_symbol(&symbol).set_style(style);
    }
}

/// The ticks of a window in so many columns, those with labels far enough
/// from each other to be read.
fn ticks(window: &Window, columns: u16) -> Vec<Tick> {
    let per_column = window.span() / f64::from(columns.max(1));
    let far = |step: Step| step.years() / per_column;
    let longest = [window.from(), window.until()].map(|at| format!("{at:.0}").len());
    #[expect(clippy::cast_precision_loss, reason = "a label has a few characters")]
    let year = longest.into_iter().max().unwrap_or(0).max(4) as f64;
    let mut labelled = Step::LABELLED.into_iter();
    let Some(step) = labelled.find(|step| far(*step) >= year + APART) else {
        return Vec::new();
    };
    let mut ticks: Vec<Tick> = Vec::new();
    for (at, year, month) in step.points(window) {
        let (label, strong) = match step {
            Step::Months(_) if month > 0 => (MONTHS[month].to_owned(), false),
            Step::Months(_) => (year.to_string(), true),
            Step::Years(years) => (
                year.to_string(),
                years < 100 && year % (years_above(years)) == 0,
            ),
        };
        ticks.push(Tick {
            column: window.column(at, columns),
            label: Some(label),
            strong,
        });
    }
    let finer = Step::TICKED
        .into_iter()
        .find(|finer| far(*finer) >= TICKS_APART)
        .filter(|finer| finer.years() < step.years());
    let labelled: Vec<(u16, u16)> = ticks.iter().map(Tick::columns).collect();
    for (at, ..) in finer.iter().flat_map(|finer| finer.points(window)) {
        let column = window.column(at, columns);
        let place = labelled.partition_point(|(first, _)| *first <= column);
        let free = place == 0 || labelled[place - 1].1 < column;
        if free {
            ticks.push(Tick {
                column,
                label: None,
                strong: false,
            });
        }
    }
    ticks
}

/// The longer time that stands out among steps of so many years: decades
/// among years, centuries among decades.
fn years_above(years: i64) -> i64 {
    if years < 10 { 10 } else { 100 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(from: f64, until: f64, columns: u16) -> Vec<String> {
        let ticks = ticks(&Window::new(from, until), columns);
        ticks.into_iter().filter_map(|tick| tick.label).collect()
    }

    #[test]
    fn the_axis_names_centuries_decades_years_or_months() {
        assert_eq!(labels(1690.0, 2030.0, 30), ["1700", "1800", "1900", "2000"]);
        assert_eq!(labels(1895.0, 1925.0, 30), ["1900", "1910", "1920"]);
        assert_eq!(labels(2020.5, 2023.5, 40), ["2021", "2022", "2023"]);
        let months = ["2022", "Apr", "Jul", "Oct"];
        assert_eq!(labels(2021.9, 2022.9, 40), months);
        assert_eq!(labels(2022.1, 2022.3, 40), ["Mar", "Apr"]);
        assert_eq!(labels(900.0, 1100.0, 20), ["900", "1000"]);
        assert_eq!(labels(-20.0, 30.0, 50), ["-20", "-10", "0", "10", "20"]);
    }

    #[test]
    fn a_longer_time_stands_out() {
        let strong = |from: f64, until: f64| -> Vec<String> {
            let ticks = ticks(&Window::new(from, until), 120);
            let strong = ticks.into_iter().filter(|tick| tick.strong);
            strong.filter_map(|tick| tick.label).collect()
        };
        assert_eq!(strong(1855.0, 1945.0), ["1900"], "among decades");
        assert_eq!(strong(1995.0, 2012.0), ["2000", "2010"], "among years");
        assert_eq!(strong(2020.5, 2022.5), ["2021", "2022"], "among months");
        assert!(strong(0.0, 2000.0).is_empty(), "all are centuries");
    }

    #[test]
    fn months_begin_where_they_do_in_the_calendar() {
        assert!((beginning(2023, 1) - (2023.0 + 31.0 / 365.0)).abs() < 1e-9);
        assert!((beginning(2024, 2) - (2024.0 + 60.0 / 366.0)).abs() < 1e-9);
        assert!((beginning(1900, 2) - (1900.0 + 59.0 / 365.0)).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn no_tick_stands_in_the_label_of_another(
            from in -9000.0..900_000.0_f64, span in 0.08..900_000.0_f64, columns in 0u16..500,
        ) {
            let ticks = ticks(&Window::new(from, from + span), columns);
            prop_assert!(ticks.len() <= usize::from(columns.max(1)));
            let mut taken: Vec<(u16, u16)> = ticks.iter().map(Tick::columns).collect();
            taken.sort_unstable();
            prop_assert!(taken.windows(2).all(|two| two[0].1 < two[1].0), "{taken:?}");
        }
    }
}

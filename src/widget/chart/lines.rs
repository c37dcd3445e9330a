//! Lines over time.
//!
//! Two numbers are joined only where nothing is missing between them: they
//! follow each other as the numbers of the figure usually do, are of times
//! equally long, and no break lies between. Across a gap there is no line,
//! for nothing is known of it.

use ratatui::layout::Size;

use super::canvas::{Dots, Role, Strokes, stroke};
use super::frame::Frame;
use super::legend::{self, Item};
use super::plot::{Mark, Plot};
use super::scale::Scale;
use super::time::{self, Axis, floored, index};
use super::{Chart, Glyphs, Point, Series};
use crate::widget::Columns;

/// Times are equally long, and follow each other as usual, up to this ratio.
const ALIKE: f64 = 1.5;
/// Rows from one tick of the scale to the next.
const TICK_ROWS: u16 = 4;
/// From so many columns on there is room for names at the right.
const NAMES_FROM: u16 = 64;
/// Markers within a line are so many columns apart.
const MARKERS_APART: usize = 6;

/// Works out lines.
pub(super) fn prepare(chart: &Chart, size: Size, glyphs: &'static Glyphs) -> Plot {
    let Some(extremes) = chart.extremes() else {
        return Plot::saying(size, glyphs, "no numbers");
    };
    let mut scale = Scale::around(extremes, (size.height / TICK_ROWS).max(2));
    let legend = legend::series(chart, |series| glyphs.marker(series, false).to_owned());
    let series = legend.len();
    let setting = |scale: &Scale| {
        let remarks = remarks(chart, scale, size, glyphs);
        let whole: Vec<Item> = legend.iter().cloned().chain(remarks).collect();
        let whole = legend::at_length(whole, size.width, glyphs);
        let frame = Frame::new(size, &whole, 1, glyphs)?;
        Some((whole, frame))
    };
    // Where the scale begins is told in the legend, and how high that is
    // tells where the scale begins.
    if let Some((_, frame)) = setting(&scale) {
        scale = scale.on_rows(extremes, frame.height - 1);
    }
    let Some((whole, frame)) = setting(&scale) else {
        return Plot::saying(size, glyphs, "too small for a chart");
    };
    let ticks = scale.ticks();
    let numbers = ticks
        .iter()
        .map(|(_, name)| name.width())
        .max()
        .unwrap_or(0);
    let names = EndNames::of(chart, size, frame.height);
    let frame = frame.with_margins(numbers, names.as_ref().map_or(0, |names| names.width + 1));
    let drawing = Drawing {
        chart,
        glyphs,
        scale,
        axis: Axis::of(chart, frame.width, Dots::per_cell(glyphs).0),
        frame,
    };
    // Names at the right need no legend.
    let legend = if names.is_some() {
        &whole[series..]
    } else {
        &whole[..]
    };
    drawing.plot(&ticks, names.as_ref(), legend)
}

/// What is to be known besides the series.
fn remarks(chart: &Chart, scale: &Scale, size: Size, glyphs: &Glyphs) -> Vec<Item> {
    let mut remarks = Vec::new();
    if chart.has_derived() {
        let derived = chart.data.series.iter().enumerate();
        let first = derived
            .filter(|(_, series)| series.points.iter().any(|point| point.derived))
            .map(|(at, _)| at);
        let marks: Vec<&str> = first.map(|at| glyphs.marker(at, true)).collect();
        remarks.push(Item::derived(&marks.join(" ")));
    }
    if scale.is_broken() {
        let from = scale.written(scale.from);
        remarks.push(Item::remark(format!(
            "the scale begins at {from}, not at 0"
        )));
    }
    if lengths_differ(chart, usize::from(size.width)) {
        let extent = glyphs.extent.repeat(2);
        remarks.push(Item::remark(format!(
            "{extent} the time that a number is of"
        )));
    }
    remarks
}

struct Drawing<'a> {
    chart: &'a Chart,
    glyphs: &'static Glyphs,
    scale: Scale,
    axis: Axis,
    frame: Frame,
}

impl Drawing<'_> {
    fn plot(self, ticks: &[(f64, String)], names: Option<&EndNames>, legend: &[Item]) -> Plot {
        let (frame, glyphs) = (&self.frame, self.glyphs);
        let ticks: Vec<(usize, String)> = ticks
            .iter()
            .map(|(value, name)| (1 + self.row(*value), name.clone()))
            .collect();
        let mut strokes = frame.upright(&self.chart.heading(), glyphs);
        strokes.extend(frame.ticks(&ticks, glyphs));
        if self.scale.from < 0.0 && self.scale.to > 0.0 {
            strokes.extend(frame.level(1 + self.row(0.0), glyphs.tick_left, glyphs.level));
        }
        strokes.extend(frame.breaks_on(self.chart, &self.axis, glyphs));
        strokes.extend(self.lines());
        strokes.extend(self.level_axis());
        if let Some(names) = names {
            strokes.extend(self.end_names(names));
        }
        strokes.extend(frame.legend(legend, glyphs));
        let marks = self.chart.stops.iter().map(|stop| Mark::Column {
            x: frame.left + self.axis.column(stop.at.middle()),
            top: 1,
            bottom: frame.axis_row(),
        });
        let mut plot = frame.plot(strokes, marks.collect(), glyphs);
        plot.scale = Some((self.scale, frame.height));
        plot
    }

    /// The row of a number, counted from the top of the drawing.
    fn row(&self, value: f64) -> usize {
        self.dot_row(value) / Dots::per_cell(self.glyphs).1
    }

    fn dot_row(&self, value: f64) -> usize {
        let last = self.frame.height * Dots::per_cell(self.glyphs).1 - 1;
        floored((1.0 - self.scale.place(value)) * index(last) + 0.5).min(last)
    }

    fn dot(&self, point: &Point) -> (usize, usize) {
        let x = self.axis.place(point.at.middle());
        (x, self.dot_row(point.value))
    }

    fn lines(&self) -> Strokes {
        let frame = &self.frame;
        let mut dots = Dots::new(frame.width, frame.height, self.glyphs);
        let usual = usual_step(self.chart);
        let mut markers = Strokes::new();
        let differ = lengths_differ(self.chart, frame.width);
        // The first series is drawn last, over the others.
        for (number, series) in self.chart.data.series.iter().enumerate().rev() {
            let usual = own_step(series).unwrap_or(usual);
            let points = &series.points;
            let joined: Vec<bool> = points
                .windows(2)
                .map(|pair| self.are_joined(&pair[0], &pair[1], usual))
                .collect();
            for (pair, _) in points
                .windows(2)
                .zip(&joined)
                .filter(|(_, joined)| **joined)
            {
                dots.line(self.dot(&pair[0]), self.dot(&pair[1]), number);
            }
            if differ {
                markers.extend(points.iter().flat_map(|point| self.extent(number, point)));
            }
            markers.extend(self.markers(number, points, &joined));
        }
        let mut strokes: Strokes = dots.strokes(frame.left, 1).collect();
        strokes.extend(markers);
        strokes
    }

    fn are_joined(&self, a: &Point, b: &Point, usual: f64) -> bool {
        let (from, to) = (a.at.middle(), b.at.middle());
        let (long, longer) = (a.at.length(), b.at.length());
        let alike = long.max(longer) <= long.min(longer) * ALIKE;
        let mut breaks = self.chart.data.breaks.iter();
        let broken = breaks.any(|change| from < change.at && change.at <= to);
        let near = to - from <= ALIKE * usual.max(long);
        alike && near && !broken
    }

    /// The markers of a series. Where numbers stand closer than markers can,
    /// those that end a line, stand alone or are derived have theirs.
    fn markers(&self, series: usize, points: &[Point], joined: &[bool]) -> Strokes {
        let mut strokes = Strokes::new();
        let columns: Vec<usize> = points
            .iter()
            .map(|point| self.axis.column(point.at.middle()))
            .collect();
        let dense = columns.windows(2).any(|pair| pair[1] < pair[0] + 2);
        let mut last = None;
        for (at, point) in points.iter().enumerate() {
            let within = at > 0 && joined[at - 1] && joined.get(at) == Some(&true);
            let near = last.is_some_and(|last| columns[at] < last + MARKERS_APART);
            if dense && within && near && !point.derived {
                continue;
            }
            last = Some(columns[at]);
            let glyph = self.glyphs.marker(series, point.derived);
            let (x, y) = (self.frame.left + columns[at], 1 + self.row(point.value));
            strokes.push(stroke(x, y, glyph, Role::Series(series)));
        }
        strokes
    }

    /// How long the time is that a number is of.
    fn extent(&self, series: usize, point: &Point) -> Strokes {
        let super::At::Time(first, last) = point.at else {
            return Strokes::new();
        };
        let (from, to) = (self.axis.column(first), self.axis.column(last));
        if to < from + 2 {
            return Strokes::new();
        }
        let y = 1 + self.row(point.value);
        let columns = from..=to;
        columns
            .map(|x| {
                stroke(
                    self.frame.left + x,
                    y,
                    self.glyphs.extent,
                    Role::Series(series),
                )
            })
            .collect()
    }

    fn level_axis(&self) -> Strokes {
        let (frame, glyphs) = (&self.frame, self.glyphs);
        let y = frame.axis_row();
        let corner = if self.scale.is_broken() {
            glyphs.torn
        } else {
            glyphs.corner
        };
        let mut strokes = frame.level(y, corner, glyphs.level);
        let ticks: Vec<(usize, String)> = self
            .axis
            .ticks()
            .into_iter()
            .map(|(column, name)| (frame.left + column, name))
            .collect();
        let columns = usize::from(frame.size.width);
        let names = time::names(&ticks, y + 1, columns);
        strokes.extend(
            ticks
                .iter()
                .map(|(x, _)| stroke(*x, y, glyphs.tick_below, Role::Dim)),
        );
        strokes.extend(names);
        strokes
    }

    /// The names of the series beside their last numbers.
    fn end_names(&self, names: &EndNames) -> Strokes {
        let mut wanted: Vec<(usize, usize)> = names
            .series
            .iter()
            .filter_map(|&series| {
                let last = self.chart.data.series[series].points.last()?;
                Some((self.row(last.value), series))
            })
            .collect();
        wanted.sort_unstable();
        let x = self.frame.left + self.frame.width + 1;
        let rows = spread(&wanted, self.frame.height);
        let mut strokes = Strokes::new();
        for ((_, series), row) in wanted.iter().zip(rows) {
            let name = &self.chart.data.series[*series].name;
            let glyph = self.glyphs.marker(*series, false);
            strokes.push(stroke(x, 1 + row, glyph, Role::Series(*series)));
            strokes.push(stroke(x + 2, 1 + row, name.clone(), Role::Text));
        }
        strokes
    }
}

/// Rows for names that want to stand on these, each on one of its own.
fn spread(wanted: &[(usize, usize)], height: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::with_capacity(wanted.len());
    for (row, _) in wanted {
        let free = rows.last().map_or(0, |last| last + 1);
        rows.push((*row).max(free));
    }
    let mut most = height;
    for row in rows.iter_mut().rev() {
        *row = (*row).min(most.saturating_sub(1));
        most = *row;
    }
    rows
}

/// The names of the series at the right of the drawing, where there is room
/// for them, and where the lines end there.
struct EndNames {
    series: Vec<usize>,
    width: usize,
}

impl EndNames {
    fn of(chart: &Chart, size: Size, height: usize) -> Option<Self> {
        let with_numbers = |at: &usize| !chart.data.series[*at].points.is_empty();
        let series: Vec<usize> = (0..chart.data.series.len()).filter(with_numbers).collect();
        let names = series.iter().map(|at| chart.data.series[*at].name.width());
        let width = names.max()? + 2;
        let fits = size.width >= NAMES_FROM
            && width <= usize::from(size.width) * 2 / 7
            && (2..=height).contains(&series.len());
        let axis = Axis::of(chart, 100, 1);
        let at_the_end = |at: &usize| {
            let last = chart.data.series[*at].points.last();
            last.is_some_and(|last| axis.column(last.at.middle()) >= 88)
        };
        (fits && series.iter().all(at_the_end)).then_some(Self { series, width })
    }
}

/// Whether the numbers are of times of different length, and so many columns
/// show it.
fn lengths_differ(chart: &Chart, columns: usize) -> bool {
    let axis = Axis::of(chart, columns, 1);
    let lengths = chart.stops.iter().map(|stop| stop.at.length());
    let (least, most) = lengths.fold((f64::INFINITY, 0.0_f64), |(least, most), length| {
        (least.min(length), most.max(length))
    });
    let column = (axis.to - axis.from) / index(columns.max(1));
    chart.stops.len() > 1 && most > least * ALIKE && most > 3.0 * column
}

/// How far apart the numbers of a chart usually are; nothing, where there
/// are too few to tell.
fn usual_step(chart: &Chart) -> f64 {
    let all: Vec<f64> = chart.data.series.iter().flat_map(steps).collect();
    let enough = all.len() > 1;
    quarter(all).filter(|_| enough).unwrap_or(0.0)
}

/// The same for one series, where it has enough of them to tell.
fn own_step(series: &Series) -> Option<f64> {
    let steps: Vec<f64> = steps(series).collect();
    (steps.len() > 1).then(|| quarter(steps)).flatten()
}

fn steps(series: &Series) -> impl Iterator<Item = f64> {
    let points = series.points.windows(2);
    points.map(|pair| pair[1].at.middle() - pair[0].at.middle())
}

/// The number that a quarter of them are below: a few long gaps do not make
/// long steps usual.
fn quarter(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len().checked_sub(1)? / 4).copied()
}

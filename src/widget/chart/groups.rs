//! Bars by group: the name of a group at the left, a bar for each series,
//! its number at the end of it. What does not fit is scrolled to.

use ratatui::layout::Size;

use super::canvas::{Role, Strokes, stroke};
use super::glyphs::DERIVED;
use super::legend::{self, Item};
use super::plot::{Mark, Plot};
use super::scale::Scale;
use super::stops::Stop;
use super::time::{floored, index};
use super::{Chart, Glyphs};
use crate::widget::Columns as _;
use crate::widget::prose::{clip, wrap};

/// Columns for the cursor.
pub(super) const GUTTER: usize = 2;
/// The widest that names of groups are set.
const NAMES: usize = 36;
/// The narrowest that bars are drawn.
const BARS: usize = 8;

/// Works out bars by group.
pub(super) fn prepare(chart: &Chart, size: Size, glyphs: &'static Glyphs) -> Plot {
    let Some((least, most)) = chart.extremes() else {
        return Plot::saying(size, glyphs, "no numbers");
    };
    let columns = Columns::of(chart, size, (least.min(0.0), most.max(0.0)));
    let Some(columns) = columns else {
        return Plot::saying(size, glyphs, "too small for a chart");
    };
    let mut plot = Plot::new(size, glyphs);
    let width = usize::from(size.width);
    head(&mut plot, &chart.data.unit);
    let airy = chart.data.series.len() > 1;
    for (at, stop) in chart.stops.iter().enumerate() {
        if airy && at > 0 {
            plot.body.rows += 1;
        }
        let top = plot.body.rows;
        let rows = group(chart, stop, &columns, &mut plot);
        let bottom = top + rows;
        plot.body.rows = bottom;
        plot.marks.push(Mark::Rows { top, bottom });
    }
    let mut items = Vec::new();
    if chart.data.series.len() > 1 {
        items = legend::series(chart, |series| glyphs.fill(series).cell().repeat(2));
    }
    if chart.has_derived() {
        items.push(Item::remark(format!("{DERIVED} derived")));
    }
    foot(&mut plot, &items, width);
    plot
}

/// The unit above everything.
pub(super) fn head(plot: &mut Plot, unit: &str) {
    let unit = clip(unit, usize::from(plot.size.width), plot.glyphs.ellipsis);
    plot.head.rows = 1;
    plot.head.strokes.push(stroke(0, 0, unit, Role::Dim));
}

/// The legend below, after a blank row where there is room for it.
pub(super) fn foot(plot: &mut Plot, items: &[Item], width: usize) {
    let height = usize::from(plot.size.height);
    let (rows, strokes) = legend::set(items, (0, 1), (width, height / 3), plot.glyphs);
    if rows > 0 {
        plot.foot.rows += rows + 1;
        plot.foot.strokes.extend(strokes);
    }
}

/// How the columns are shared out.
struct Columns {
    /// Where the names begin, and how wide they are; on rows of their own
    /// where there is no room beside the bars.
    names: usize,
    above: bool,
    /// Where the bars begin.
    left: usize,
    /// Columns of bars below 0, and above it.
    below: usize,
    bars: usize,
    /// How much a column stands for.
    per_column: f64,
}

impl Columns {
    fn of(chart: &Chart, size: Size, (least, most): (f64, f64)) -> Option<Self> {
        let width = usize::from(size.width).checked_sub(GUTTER)?;
        let names = chart.stops.iter().map(|stop| stop.label.width()).max()?;
        let points = chart.data.series.iter().flat_map(|series| &series.points);
        let numbers = points.map(|point| point.written.width() + usize::from(point.derived));
        let numbers = numbers.max().unwrap_or(0) + 1;
        let beside = names.min(NAMES).min(width * 2 / 5);
        let above = width < beside + 2 + BARS + numbers || beside < names.min(10);
        let left = if above { GUTTER } else { GUTTER + beside + 2 };
        let names = if above { width } else { beside };
        let room = (GUTTER + width).checked_sub(left + numbers)?;
        if room < BARS {
            return None;
        }
        let scale = Scale::from_zero((least, most), 2);
        let range = most - least;
        let below = if least < 0.0 {
            floored(-least / range * index(room)).clamp(1, room - 1)
        } else {
            0
        };
        let sides = [(most, room - below), (-least, below)];
        let per_column = sides
            .into_iter()
            .filter(|(_, columns)| *columns > 0)
            .map(|(most, columns)| most / index(columns))
            .fold(0.0, f64::max);
        let per_column = if per_column > 0.0 {
            per_column
        } else {
            scale.to
        };
        Some(Self {
            names,
            above,
            left,
            below,
            bars: room - below,
            per_column,
        })
    }
}

/// Draws a group; how many rows it takes.
fn group(chart: &Chart, stop: &Stop, columns: &Columns, plot: &mut Plot) -> usize {
    let (glyphs, top) = (plot.glyphs, plot.body.rows);
    let series = stop.points.len();
    let most = if columns.above { 1 } else { series.max(2) };
    let names = lines(&stop.label, columns.names, most, glyphs);
    let first = if columns.above { names.len() } else { 0 };
    let rows = if columns.above {
        first + series
    } else {
        names.len().max(series)
    };
    for (row, name) in names.into_iter().enumerate() {
        plot.body
            .strokes
            .push(stroke(GUTTER, top + row, name, Role::Text));
    }
    for (number, at) in stop.points.iter().enumerate() {
        let y = top + first + number;
        let zero = columns.left + columns.below;
        let Some(point) = at.map(|at| &chart.data.series[number].points[at]) else {
            plot.body
                .strokes
                .push(stroke(zero, y, glyphs.none, Role::Dim));
            continue;
        };
        let (strokes, end) = bar(columns, number, point.value, y, glyphs);
        plot.body.strokes.extend(strokes);
        let derived = if point.derived { DERIVED } else { "" };
        let text = format!("{}{derived}", point.written);
        plot.body.strokes.push(stroke(end, y, text, Role::Text));
    }
    rows
}

/// A bar, and the column that its number begins at.
fn bar(
    columns: &Columns,
    series: usize,
    value: f64,
    y: usize,
    glyphs: &'static Glyphs,
) -> (Strokes, usize) {
    let zero = columns.left + columns.below;
    let role = Role::Series(series);
    let mut strokes = Strokes::new();
    let length = (value / columns.per_column).abs();
    let length = if length.is_finite() { length } else { 0.0 };
    let fill = glyphs.fill(series);
    if value < 0.0 {
        let halves = floored(length * 2.0 + 0.5).clamp(1, columns.below.max(1) * 2);
        let (whole, half) = match fill.left.filter(|_| halves % 2 == 1) {
            Some(half) => (halves / 2, Some(half)),
            None => (halves.div_ceil(2), None),
        };
        let start = zero.saturating_sub(whole);
        strokes.push(stroke(start, y, fill.cell().repeat(whole), role));
        if let (Some(half), Some(x)) = (half, start.checked_sub(1)) {
            strokes.push(stroke(x, y, half, role));
        }
        return (strokes, zero + 1);
    }
    let parts = fill.right.len();
    let all = floored(length * index(parts) + 0.5).min(columns.bars * parts);
    // What is there is seen, however little it is.
    let all = all.max(usize::from(value > 0.0));
    strokes.push(stroke(zero, y, fill.cell().repeat(all / parts), role));
    if !all.is_multiple_of(parts) {
        let part = fill.right[all % parts - 1];
        strokes.push(stroke(zero + all / parts, y, part, role));
    }
    let end = zero + all.div_ceil(parts);
    (strokes, if value == 0.0 { end } else { end + 1 })
}

/// A name on at most so many rows of a width.
pub(super) fn lines(name: &str, width: usize, most: usize, glyphs: &Glyphs) -> Vec<String> {
    let columns = u16::try_from(width).unwrap_or(u16::MAX);
    let rows = wrap(name, columns);
    let mut lines = Vec::new();
    for (at, row) in rows.iter().take(most).enumerate() {
        let last = at + 1 == most;
        // What is left of the name is on its last row, as far as it goes.
        let text = if last {
            &name[row.start..]
        } else {
            &name[row.clone()]
        };
        lines.push(clip(text, width, glyphs.ellipsis));
    }
    lines
}

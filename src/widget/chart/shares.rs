//! Shares of a whole over time: a bar for each time, from the first at the
//! top to the last, filled from the left with the shares in the order of the
//! series. What is not accounted for stays empty.
//!
//! A share stays as it was last said to be. It is written into the bar, if
//! there is room; in brackets where it was not said anew.

use ratatui::layout::Size;

use super::canvas::{Role, Strokes, stroke};
use super::glyphs::DERIVED;
use super::groups::{self, GUTTER, lines};
use super::legend::{self, Item};
use super::plot::{Mark, Plot};
use super::scale::Scale;
use super::time::{floored, index};
use super::{Chart, Glyphs};
use crate::widget::Columns;

/// The widest that times are set.
const NAMES: usize = 14;
/// The narrowest that bars are drawn.
const BARS: usize = 12;
/// The highest.
const ROWS: usize = 3;
/// Sums differ from the whole from this part of it on; shares are rounded.
const ROUNDING: f64 = 0.01;

/// Works out shares.
pub(super) fn prepare(chart: &Chart, size: Size, glyphs: &'static Glyphs) -> Plot {
    if chart.stops.is_empty() {
        return Plot::saying(size, glyphs, "no numbers");
    }
    let sums: Vec<f64> = (0..chart.stops.len())
        .map(|stop| sum(chart, stop))
        .collect();
    let Some(bars) = Bars::of(chart, size, &sums) else {
        return Plot::saying(size, glyphs, "too small for a chart");
    };
    let mut plot = Plot::new(size, glyphs);
    groups::head(&mut plot, &chart.data.unit);
    let mut items = legend::series(chart, |series| glyphs.fill(series).cell().repeat(2));
    items.extend(remarks(chart, &bars, &sums));
    let items = legend::at_length(items, size.width, glyphs);
    plot.foot.rows = 2;
    plot.foot.strokes = bars.axis(glyphs);
    let width = usize::from(size.width);
    let before = plot.foot.rows;
    let (rows, strokes) = legend::set(
        &items,
        (0, before),
        (width, usize::from(size.height) * 2 / 5),
        glyphs,
    );
    plot.foot.rows += rows;
    plot.foot.strokes.extend(strokes);
    let room = usize::from(size.height).saturating_sub(plot.head.rows + plot.foot.rows);
    // As high as there is room for, with a blank row between two.
    let high = (room / chart.stops.len()).saturating_sub(1).clamp(1, ROWS);
    let airy = room >= chart.stops.len() * 2;
    for (stop, sum) in sums.iter().enumerate() {
        bars.at(chart, stop, *sum, (high, airy), &mut plot);
    }
    plot
}

/// All shares at a stop together.
fn sum(chart: &Chart, stop: usize) -> f64 {
    let held = chart.held(stop);
    let values = held.iter().map(|(_, point, _)| point.value.max(0.0));
    values.sum::<f64>().min(1e300)
}

fn remarks(chart: &Chart, bars: &Bars, sums: &[f64]) -> Vec<Item> {
    let mut remarks = Vec::new();
    let stays = |stop| chart.held(stop).iter().any(|(_, _, own)| !own);
    if (0..chart.stops.len()).any(stays) {
        remarks.push(Item::remark("( ) stays until another is given"));
    }
    if chart.has_derived() {
        remarks.push(Item::derived(DERIVED));
    }
    let lacks = |sum: &f64| bars.whole.is_some_and(|whole| *sum < whole);
    if sums
        .iter()
        .any(|sum| is_other(bars.whole, *sum) && lacks(sum))
    {
        remarks.push(Item::remark("empty: not accounted for"));
    }
    remarks
}

/// Whether a sum is not the whole, for more than rounding.
fn is_other(whole: Option<f64>, sum: f64) -> bool {
    whole.is_some_and(|whole| (sum - whole).abs() > whole * ROUNDING)
}

/// Where the bars are, and what a column stands for.
struct Bars {
    names: usize,
    left: usize,
    width: usize,
    /// What the bars are as long as.
    most: f64,
    whole: Option<f64>,
}

impl Bars {
    fn of(chart: &Chart, size: Size, sums: &[f64]) -> Option<Self> {
        let width = usize::from(size.width).checked_sub(GUTTER)?;
        let names = chart.stops.iter().map(|stop| stop.label.width()).max()?;
        let names = names.min(NAMES).min(width / 3);
        let left = GUTTER + names + 1;
        let most = sums.iter().copied().fold(0.0, f64::max);
        let most = chart.data.whole.map_or(most, |whole| {
            // More than the whole is shown to be more.
            if most > whole * (1.0 + ROUNDING) {
                most
            } else {
                whole
            }
        });
        let whole = chart.data.whole.filter(|whole| *whole > 0.0);
        // The sum is written beside what is not the whole.
        let other = sums.iter().any(|sum| is_other(whole, *sum));
        let sums = if other { 8 } else { 0 };
        let width = (GUTTER + width).checked_sub(left + sums + 1)?;
        (width >= BARS && size.height >= 4).then_some(Self {
            names,
            left,
            width,
            most: if most > 0.0 { most } else { 1.0 },
            whole,
        })
    }

    fn column(&self, value: f64) -> usize {
        floored(value / self.most * index(self.width) + 0.5).min(self.width)
    }

    /// The scale below the bars.
    fn axis(&self, glyphs: &'static Glyphs) -> Strokes {
        let scale = Scale::from_zero((0.0, self.most), if self.width >= 40 { 4 } else { 2 });
        let mut strokes: Strokes = (0..self.width)
            .map(|x| stroke(self.left + x, 0, glyphs.level, Role::Dim))
            .collect();
        for (value, name) in scale.ticks() {
            if value > self.most * 1.000_001 {
                break;
            }
            let x = self.left + self.column(value).min(self.width - 1);
            strokes.push(stroke(x, 0, glyphs.tick_below, Role::Dim));
            let start = x.saturating_sub(name.width() / 2);
            strokes.push(stroke(start, 1, name, Role::Dim));
        }
        strokes
    }

    /// Draws the bar of a stop, so many rows high.
    fn at(
        &self,
        chart: &Chart,
        stop: usize,
        sum: f64,
        (high, airy): (usize, bool),
        plot: &mut Plot,
    ) {
        let glyphs = plot.glyphs;
        if airy && stop > 0 {
            plot.body.rows += 1;
        }
        let top = plot.body.rows;
        let middle = top + (high - 1) / 2;
        let strokes = &mut plot.body.strokes;
        self.breaks(chart, stop, top, glyphs, strokes);
        let label = &chart.stops[stop].label;
        let names = lines(label, self.names, high, glyphs);
        let first = if names.len() == 1 { middle } else { top };
        for (row, name) in names.into_iter().enumerate() {
            let x = GUTTER + self.names - name.width().min(self.names);
            strokes.push(stroke(x, first + row, name, Role::Text));
        }
        let mut from = 0.0;
        for (series, point, own) in chart.held(stop) {
            let to = from + point.value.max(0.0);
            let (start, end) = (self.column(from), self.column(to));
            // What is there is seen, however little it is.
            let end = if to > from { end.max(start + 1) } else { end };
            let (x, width) = (self.left + start, end.min(self.width).saturating_sub(start));
            let fill = glyphs.fill(series).cell().repeat(width);
            for y in top..top + high {
                strokes.push(stroke(x, y, fill.clone(), Role::Series(series)));
            }
            let derived = if point.derived { DERIVED } else { "" };
            let number = format!("{}{derived}", point.written);
            let (number, role) = if own {
                (number, Role::Text)
            } else {
                (format!("({number})"), Role::Dim)
            };
            // The fill has to be seen beside it, if it is not above or below.
            let room = width.saturating_sub(if high == 1 { 2 } else { 0 });
            let set_apart = format!(" {number} ");
            let fits = |number: &String| number.width() <= room;
            if let Some(number) = [set_apart, number].into_iter().find(fits) {
                let x = x + (width - number.width()) / 2;
                strokes.push(stroke(x, middle, number, role));
            }
            from = to;
        }
        for y in top..top + high {
            if let Some(whole) = self.whole {
                let x = self.left + self.column(whole);
                strokes.push(stroke(x, y, glyphs.end, Role::Dim));
            }
        }
        if is_other(self.whole, sum) {
            let scale = Scale::from_zero((0.0, 0.1), 1);
            let text = scale.written((sum * 10.0).round() / 10.0);
            let text = text.trim_end_matches(".0").to_owned();
            strokes.push(stroke(self.left + self.width + 2, middle, text, Role::Dim));
        }
        plot.body.rows = top + high;
        plot.marks.push(Mark::Rows {
            top,
            bottom: top + high,
        });
    }

    /// Marks of the breaks between this stop and the one before it.
    fn breaks(
        &self,
        chart: &Chart,
        stop: usize,
        top: usize,
        glyphs: &'static Glyphs,
        strokes: &mut Strokes,
    ) {
        let Some(before) = stop.checked_sub(1).map(|before| chart.stops[before].at) else {
            return;
        };
        let within = |at: f64| before.middle() < at && at <= chart.stops[stop].at.middle();
        let breaks = chart.data.breaks.iter().filter(|change| within(change.at));
        let marks: Vec<&str> = breaks.map(|change| change.mark.as_str()).collect();
        if let Some(y) = top.checked_sub(1).filter(|_| !marks.is_empty()) {
            let line = glyphs.break_level.repeat(self.width);
            strokes.push(stroke(self.left, y, line, Role::Dim));
            strokes.push(stroke(
                self.left + self.width + 2,
                y,
                marks.join(","),
                Role::Text,
            ));
        }
    }
}

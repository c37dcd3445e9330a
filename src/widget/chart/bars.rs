//! Bars over time, side by side where there are several series. They always
//! stand on 0.
//!
//! Times stand as far apart as they are; where that leaves no room, the
//! times without numbers are left out, which the axis shows. Too many series
//! stand in charts of their own, one above the other, and too many times are
//! drawn as lines.

use ratatui::layout::Size;

use super::canvas::{Role, Strokes, stroke};
use super::frame::Frame;
use super::glyphs::DERIVED;
use super::legend::{self, Item};
use super::plot::{Mark, Plot};
use super::scale::Scale;
use super::slots::{Names, Slots, once_each};
use super::time::{self, floored, index};
use super::{At, Chart, Glyphs, Point, lines};
use crate::widget::Columns;

/// Rows from one tick of the scale to the next.
const TICK_ROWS: usize = 4;
/// Rows of a chart among several above each other.
const PANEL: usize = 5;

/// Works out bars.
pub(super) fn prepare(chart: &Chart, size: Size, glyphs: &'static Glyphs) -> Plot {
    let Some(extremes) = chart.extremes() else {
        return Plot::saying(size, glyphs, "no numbers");
    };
    let series: Vec<usize> = (0..chart.data.series.len())
        .filter(|at| !chart.data.series[*at].points.is_empty())
        .collect();
    let fill = |series: usize| glyphs.fill(series).cell().repeat(2);
    let legend = legend::series(chart, fill);
    let setting = |skips: bool, names: usize| {
        let mut legend = legend.clone();
        if chart.has_derived() {
            legend.push(Item::derived(DERIVED));
        }
        if skips {
            let skipped = glyphs.skipped.repeat(2);
            legend.push(Item::remark(format!("{skipped} times left out")));
        }
        let legend = legend::at_length(legend, size.width, glyphs);
        let frame = Frame::new(size, &legend, names, glyphs)?;
        // Ticks have room beside one chart, and beside several.
        let scale = scale(extremes, frame.height);
        let several = self::scale(extremes, frame.height / series.len().max(1));
        let ticks = scale.ticks().into_iter().chain(several.ticks());
        let numbers = ticks.map(|(_, name)| name.width()).max();
        let frame = frame.with_margins(numbers.unwrap_or(0), 0);
        Some((legend, frame))
    };
    let Some((_, frame)) = setting(true, 2) else {
        return match setting(true, 1) {
            // Where there is no room for bars, lines have none either.
            None => Plot::saying(size, glyphs, "too small for a chart"),
            Some(_) => lines::prepare(chart, size, glyphs),
        };
    };
    let slots = [series.len(), 1]
        .into_iter()
        .filter(|bars| *bars == series.len() || frame.height >= series.len() * PANEL)
        .find_map(|bars| Slots::of(chart, bars, frame.width));
    let Some(slots) = slots else {
        return lines::prepare(chart, size, glyphs);
    };
    let names = slots.names(chart).rows();
    let Some((legend, frame)) = setting(slots.skips(), names) else {
        return lines::prepare(chart, size, glyphs);
    };
    let panels: Vec<Vec<usize>> = if slots.bars == series.len() {
        vec![series]
    } else {
        series.into_iter().map(|series| vec![series]).collect()
    };
    let drawing = Drawing {
        chart,
        glyphs,
        frame,
        slots,
    };
    drawing.plot(&panels, extremes, &legend)
}

/// The scale on so many rows; one, or two where bars hang below 0, are not
/// those of bars.
fn scale(extremes: (f64, f64), rows: usize) -> Scale {
    let free = 1 + usize::from(extremes.0 < 0.0);
    let scale = Scale::from_zero(extremes, steps(rows));
    scale.on_rows(extremes, rows.saturating_sub(free))
}

/// Ticks for so many rows.
fn steps(rows: usize) -> u16 {
    u16::try_from(rows / TICK_ROWS).map_or(40, |steps| steps.clamp(2, 40))
}

struct Drawing<'a> {
    chart: &'a Chart,
    glyphs: &'static Glyphs,
    frame: Frame,
    slots: Slots,
}

/// Rows of a chart of bars: those above its axis, and those below it.
#[derive(Clone, Copy)]
struct Panel {
    /// The first row.
    top: usize,
    above: usize,
    below: usize,
    /// How much a row stands for.
    per_row: f64,
}

impl Panel {
    fn new(top: usize, rows: usize, scale: &Scale) -> Self {
        // A row is kept free for what stands above a bar, and the axis has
        // one where it is not that of the frame.
        let negative = scale.from < 0.0;
        let rows = rows.saturating_sub(1 + usize::from(negative)).max(1);
        let part = scale.place(0.0);
        let below = if negative {
            floored(part * index(rows) + 0.5).clamp(1, rows.saturating_sub(1).max(1))
        } else {
            0
        };
        let above = rows.saturating_sub(below);
        let per_row = [(scale.to, above), (-scale.from, below)]
            .into_iter()
            .filter(|(_, rows)| *rows > 0)
            .map(|(most, rows)| most / index(rows))
            .fold(0.0, f64::max);
        Self {
            top,
            above,
            below,
            per_row,
        }
    }

    /// The row of 0: the axis.
    fn axis(&self) -> usize {
        self.top + 1 + self.above
    }

    /// How long a bar is, in rows.
    fn length(&self, value: f64) -> f64 {
        let rows = value.abs() / self.per_row;
        if rows.is_finite() { rows } else { 0.0 }
    }
}

impl Drawing<'_> {
    fn plot(&self, panels: &[Vec<usize>], extremes: (f64, f64), legend: &[Item]) -> Plot {
        let (frame, glyphs) = (&self.frame, self.glyphs);
        let rows = frame.height / panels.len().max(1);
        let mut strokes = frame.upright(&self.chart.heading(), glyphs);
        for (at, series) in panels.iter().enumerate() {
            // What is left of the rows is given to the last, above the axis
            // of the frame.
            let last = at + 1 == panels.len();
            let top = 1 + at * rows;
            let rows = if last { 1 + frame.height - top } else { rows };
            let own_axis = usize::from(!last);
            let scale = scale(extremes, rows - own_axis);
            let panel = Panel::new(top, rows - own_axis, &scale);
            strokes.extend(self.scale(&panel, &scale));
            if at == 0 {
                strokes.extend(self.breaks());
            }
            if !last && panel.below == 0 {
                strokes.extend(frame.level(panel.axis(), glyphs.corner, glyphs.level));
            }
            strokes.extend(self.bars(&panel, series));
        }
        strokes.extend(self.axis());
        strokes.extend(frame.legend(legend, glyphs));
        let marks = (0..self.chart.stops.len()).map(|stop| {
            let x = frame.left + self.slots.start(stop);
            Mark::Level {
                x,
                until: x + self.slots.bar() * self.slots.bars,
                y: frame.axis_row(),
            }
        });
        let mut plot = frame.plot(strokes, marks.collect(), glyphs);
        let whole = panels.len() == 1;
        plot.scale = whole.then(|| (scale(extremes, frame.height), frame.height));
        plot
    }

    fn scale(&self, panel: &Panel, scale: &Scale) -> Strokes {
        let (frame, glyphs) = (&self.frame, self.glyphs);
        let row = |value: f64| {
            let rows = floored(panel.length(value) + 0.5);
            if value < 0.0 {
                panel.axis() + rows
            } else {
                panel.axis().saturating_sub(rows)
            }
        };
        let ticks: Vec<(usize, String)> = scale
            .ticks()
            .into_iter()
            .map(|(value, name)| (row(value), name))
            .collect();
        let mut strokes = Strokes::new();
        if panel.below > 0 {
            strokes.extend(frame.level(panel.axis(), glyphs.tick_left, glyphs.level));
        }
        strokes.extend(frame.ticks(&ticks, glyphs));
        strokes
    }

    fn bars(&self, panel: &Panel, series: &[usize]) -> Strokes {
        let mut strokes = Strokes::new();
        let written = self.numbers_fit();
        for (at, stop) in self.chart.stops.iter().enumerate() {
            let start = self.frame.left + self.slots.start(at);
            for (place, &series) in series.iter().enumerate() {
                let Some(point) = stop.points[series] else {
                    continue;
                };
                let point = &self.chart.data.series[series].points[point];
                let x = start + place * self.slots.bar();
                strokes.extend(self.bar(panel, x, series, point, written));
            }
        }
        strokes
    }

    /// A bar, and above it what is to be said of its number.
    fn bar(&self, panel: &Panel, x: usize, series: usize, point: &Point, written: bool) -> Strokes {
        let (width, glyphs) = (self.slots.bar(), self.glyphs);
        let role = Role::Series(series);
        let mut strokes = Strokes::new();
        let mut cell = |y: usize, glyph: &'static str| {
            strokes.push(stroke(x, y, glyph.repeat(width), role));
        };
        let length = panel.length(point.value);
        let fill = glyphs.fill(series);
        let end = if point.value < 0.0 {
            let halves = 2 * panel.below;
            let halves = floored(length * 2.0 + 0.5).clamp(1, halves.max(1));
            for row in 0..halves / 2 {
                cell(panel.axis() + 1 + row, fill.cell());
            }
            if halves % 2 == 1 {
                cell(
                    panel.axis() + 1 + halves / 2,
                    fill.down.unwrap_or(fill.cell()),
                );
            }
            panel.axis() + 1 + halves.div_ceil(2)
        } else {
            let parts = fill.up.len();
            let whole = floored(length * index(parts) + 0.5).min(panel.above * parts);
            for row in 0..whole / parts {
                cell(panel.axis() - 1 - row, fill.cell());
            }
            if !whole.is_multiple_of(parts) {
                let y = panel.axis() - 1 - whole / parts;
                cell(y, fill.up[whole % parts - 1]);
            }
            // What is there is seen, however little it is.
            let stub = whole == 0 && point.value > 0.0;
            if stub {
                let least = if parts > 1 { fill.up[0] } else { glyphs.stub };
                cell(panel.axis() - 1, least);
            }
            panel.axis() - 1 - whole.div_ceil(parts).max(usize::from(stub))
        };
        // A 0 is a number, and not a gap.
        let said = match (written || point.value == 0.0, point.derived) {
            (true, true) => format!("{}{DERIVED}", point.written),
            (true, false) => point.written.clone(),
            (false, true) => DERIVED.to_owned(),
            (false, false) => return strokes,
        };
        let start = (x + width / 2).saturating_sub(said.width() / 2);
        strokes.push(stroke(start, end, said, Role::Text));
        strokes
    }

    /// Whether every number can be written above its bar.
    fn numbers_fit(&self) -> bool {
        let points = self
            .chart
            .data
            .series
            .iter()
            .flat_map(|series| &series.points);
        let widths = points.map(|point| point.written.width() + usize::from(point.derived));
        let widest = widths.max().unwrap_or(0);
        let room = if self.slots.bars == 1 {
            floored(self.slots.width)
        } else {
            self.slots.bar()
        };
        widest < room
    }

    /// Breaks stand before the first bars that come after them.
    fn breaks(&self) -> Strokes {
        let stops = &self.chart.stops;
        let breaks = self.chart.data.breaks.iter().filter_map(|change| {
            let after = |at: At| at.middle() >= change.at;
            let next = stops.iter().position(|stop| after(stop.at))?;
            let before = next.checked_sub(1)?;
            let end = self.slots.start(before) + self.slots.bar() * self.slots.bars;
            let column = usize::midpoint(end, self.slots.start(next));
            Some((column.max(end), change.mark.clone()))
        });
        self.frame
            .breaks(breaks, &self.chart.heading(), self.glyphs)
    }

    fn axis(&self) -> Strokes {
        let (frame, glyphs, slots) = (&self.frame, self.glyphs, &self.slots);
        let y = frame.axis_row();
        let mut strokes = frame.level(y, glyphs.corner, glyphs.level);
        for &column in &slots.skipped {
            strokes.push(stroke(
                frame.left + column,
                y,
                glyphs.skipped.repeat(2),
                Role::Dim,
            ));
        }
        let middle = |stop: usize| {
            frame.left + slots.start(stop) + (slots.bar() * slots.bars).saturating_sub(1) / 2
        };
        let columns = usize::from(frame.size.width);
        let mut row = |names: Vec<String>, y: usize| {
            let ticks: Vec<(usize, String)> = (0..).map(middle).zip(names).collect();
            strokes.extend(time::names(&ticks, y, columns));
        };
        match slots.names(self.chart) {
            Names::One(names) => row(names, y + 1),
            Names::Two(names) => {
                let (above, below): (Vec<String>, Vec<String>) =
                    once_each(names).into_iter().unzip();
                row(above, y + 1);
                row(below, y + 2);
            }
        }
        strokes
    }
}

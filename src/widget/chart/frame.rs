//! The frame of a chart over time: where its parts are, and its scale at the
//! left.

use ratatui::layout::Size;

use super::canvas::{Role, Strokes, stroke};
use super::legend::{self, Item};
use super::plot::{Mark, Plot};
use super::time::Axis;
use super::{Chart, Glyphs};
use crate::widget::Columns;
use crate::widget::prose::clip;

/// Fewer rows or columns than this do not hold a chart over time.
const LEAST: (usize, usize) = (18, 4);
/// From so many rows on a blank row sets the legend apart.
const AIRY: u16 = 14;

/// Where the parts of a chart over time are. The unit is on its first row,
/// then come the rows of the drawing, the axis, the names of its ticks, and
/// the legend.
pub(super) struct Frame {
    pub(super) size: Size,
    /// Columns of the numbers at the left and of the axis beside them.
    pub(super) left: usize,
    /// Columns of the drawing.
    pub(super) width: usize,
    /// Rows of the drawing.
    pub(super) height: usize,
    /// Rows of the names of ticks.
    names: usize,
}

impl Frame {
    /// A frame with room for a legend and for the names of ticks.
    pub(super) fn new(size: Size, legend: &[Item], names: usize, glyphs: &Glyphs) -> Option<Self> {
        let width = usize::from(size.width);
        let most = usize::from(size.height) / 3;
        let (legend, _) = legend::set(legend, (0, 0), (width, most), glyphs);
        let legend = legend + usize::from(legend > 0 && size.height >= AIRY);
        let taken = 2 + names;
        let rows = usize::from(size.height).checked_sub(taken)?;
        // A drawing is worth more than its legend.
        let height = rows.checked_sub(legend).filter(|rows| *rows >= LEAST.1);
        let height = height.unwrap_or(rows);
        (width >= LEAST.0 && height >= LEAST.1).then_some(Self {
            size,
            left: 0,
            width,
            height,
            names,
        })
    }

    /// The same with columns at the left for numbers, and some at the right
    /// that are not drawn on.
    pub(super) fn with_margins(mut self, numbers: usize, right: usize) -> Self {
        self.left = numbers + 2;
        let taken = self.left + right;
        self.width = usize::from(self.size.width).saturating_sub(taken).max(1);
        self
    }

    /// The row of the axis.
    pub(super) fn axis_row(&self) -> usize {
        1 + self.height
    }

    /// The row below the names of ticks.
    pub(super) fn legend_row(&self) -> usize {
        let below = self.axis_row() + 1 + self.names;
        below + usize::from(self.size.height >= AIRY)
    }

    /// The unit, and the line of the scale at the left.
    pub(super) fn upright(&self, unit: &str, glyphs: &'static Glyphs) -> Strokes {
        let unit = clip(unit, usize::from(self.size.width), glyphs.ellipsis);
        let mut strokes = vec![stroke(0, 0, unit, Role::Dim)];
        let rows = 1..=self.height;
        strokes.extend(rows.map(|y| stroke(self.left - 1, y, glyphs.upright, Role::Dim)));
        strokes
    }

    /// Ticks of the scale at the left: rows with their names.
    pub(super) fn ticks(&self, ticks: &[(usize, String)], glyphs: &'static Glyphs) -> Strokes {
        let mut strokes = Strokes::new();
        let mut taken = None;
        for (y, name) in ticks {
            if taken == Some(*y) {
                continue;
            }
            taken = Some(*y);
            let x = (self.left - 2).saturating_sub(name.width());
            strokes.push(stroke(x, *y, name.clone(), Role::Dim));
            strokes.push(stroke(self.left - 1, *y, glyphs.tick_left, Role::Dim));
        }
        strokes
    }

    /// A level line across the drawing, from the scale on.
    pub(super) fn level(&self, y: usize, start: &'static str, line: &'static str) -> Strokes {
        let mut strokes = vec![stroke(self.left - 1, y, start, Role::Dim)];
        let columns = self.left..self.left + self.width;
        strokes.extend(columns.map(|x| stroke(x, y, line, Role::Dim)));
        strokes
    }

    /// Breaks: lines down the drawing, each with its mark above it.
    pub(super) fn breaks(
        &self,
        breaks: impl Iterator<Item = (usize, String)>,
        unit: &str,
        glyphs: &'static Glyphs,
    ) -> Strokes {
        let mut strokes = Strokes::new();
        // Beside the unit, or else below it.
        let mut free = unit.width() + 1;
        for (column, mark) in breaks {
            let x = self.left + column.min(self.width.saturating_sub(1));
            let line = (1..=self.height).map(|y| stroke(x, y, glyphs.break_line, Role::Dim));
            strokes.extend(line);
            let y = usize::from(x < free);
            if y == 0 {
                free = x + mark.width() + 1;
            }
            strokes.push(stroke(x, y, mark, Role::Text));
        }
        strokes
    }

    /// The breaks of a chart that are on an axis of time.
    pub(super) fn breaks_on(&self, chart: &Chart, axis: &Axis, glyphs: &'static Glyphs) -> Strokes {
        let breaks = chart.data().breaks.iter();
        let breaks = breaks
            .filter(|change| axis.has(change.at))
            .map(|change| (axis.column(change.at), change.mark.clone()));
        self.breaks(breaks, &chart.heading(), glyphs)
    }

    /// The legend below.
    pub(super) fn legend(&self, items: &[Item], glyphs: &Glyphs) -> Strokes {
        let top = self.legend_row();
        let most = usize::from(self.size.height).saturating_sub(top);
        let room = (usize::from(self.size.width), most);
        if most == 0 {
            return Strokes::new();
        }
        legend::set(items, (0, top), room, glyphs).1
    }

    /// A plot of everything that is drawn in the frame.
    pub(super) fn plot(&self, strokes: Strokes, marks: Vec<Mark>, glyphs: &'static Glyphs) -> Plot {
        let mut plot = Plot::new(self.size, glyphs);
        plot.head.rows = strokes.iter().map(|stroke| stroke.y + 1).max().unwrap_or(0);
        plot.head.strokes = strokes;
        plot.marks = marks;
        plot
    }
}

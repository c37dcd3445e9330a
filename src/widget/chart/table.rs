//! The table: every number of a chart, with the places down and the series
//! across. Where the series are too many for the room, it is turned, and
//! where that does not help, some are left out and counted.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use unicode_width::UnicodeWidthStr;

use super::canvas::{Role, stroke};
use super::glyphs::DERIVED;
use super::groups::{GUTTER, lines};
use super::plot::{Look, Mark, Plot};
use super::{Chart, Glyphs};
use crate::widget::prose::clip;

/// Columns between two.
const APART: usize = 2;
/// Rows for what stands above a column.
const HEAD: usize = 3;
/// The widest that the names of rows are set.
const NAMES: usize = 36;
/// The narrowest that a column with a longer name is set.
const NARROW: usize = 12;

/// All numbers of a chart as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What stands above each column of numbers.
    pub columns: Vec<String>,
    /// What stands before each row, and its numbers; where there is none,
    /// nothing. Those that were calculated from others have an asterisk.
    pub rows: Vec<(String, Vec<Option<String>>)>,
}

impl Table {
    /// The same with rows and columns changed over.
    #[must_use]
    fn turned(&self) -> Self {
        let columns = self.rows.iter().map(|(name, _)| name.clone()).collect();
        let row = |(at, name): (usize, &String)| {
            let numbers = self.rows.iter().map(|(_, row)| row[at].clone());
            (name.clone(), numbers.collect())
        };
        let rows = self.columns.iter().enumerate().map(row).collect();
        Self { columns, rows }
    }
}

/// A table as it is drawn at a size.
#[derive(Debug)]
pub struct Sheet {
    plot: Plot,
    /// The columns of each stop, where stops are columns.
    turned: Option<Vec<(usize, usize)>>,
    left_out: usize,
}

impl Chart {
    /// All numbers as text.
    #[must_use]
    pub fn table(&self) -> Table {
        let series = &self.data.series;
        let columns = series.iter().map(|series| series.name.clone()).collect();
        let row = |stop: &super::Stop| {
            let numbers = stop.points.iter().zip(series).map(|(at, series)| {
                let point = &series.points[(*at)?];
                let derived = if point.derived { DERIVED } else { "" };
                Some(format!("{}{derived}", point.written))
            });
            (stop.label.clone(), numbers.collect())
        };
        let rows = self.stops.iter().map(row).collect();
        Table { columns, rows }
    }

    /// Works out everything that is drawn of the table at a size.
    #[must_use]
    pub fn sheet(&self, size: Size, glyphs: &'static Glyphs) -> Sheet {
        let table = self.table();
        let width = usize::from(size.width);
        let fitted = Fitted::of(&table, width);
        if fitted.left_out == 0 {
            return fitted.sheet(self, size, glyphs, false);
        }
        let turned = table.turned();
        let other = Fitted::of(&turned, width);
        if other.left_out == 0 {
            return other.sheet(self, size, glyphs, true);
        }
        fitted.sheet(self, size, glyphs, false)
    }
}

/// A table with the width of each column that is shown.
struct Fitted<'a> {
    table: &'a Table,
    names: usize,
    widths: Vec<usize>,
    left_out: usize,
}

impl<'a> Fitted<'a> {
    fn of(table: &'a Table, width: usize) -> Self {
        let names = table.rows.iter().map(|(name, _)| name.width()).max();
        let names = names.unwrap_or(0).min(NAMES).min(width / 3).max(1);
        let mut left = width.saturating_sub(GUTTER + names);
        let mut widths = Vec::new();
        for (at, column) in table.columns.iter().enumerate() {
            let numbers = table.rows.iter().filter_map(|(_, row)| row[at].as_ref());
            let numbers = numbers.map(|number| number.width()).max().unwrap_or(1);
            let own = numbers.max(head_width(column));
            if own + APART > left {
                break;
            }
            left -= own + APART;
            widths.push(own);
        }
        let left_out = table.columns.len() - widths.len();
        Self {
            table,
            names,
            widths,
            left_out,
        }
    }

    fn sheet(&self, chart: &Chart, size: Size, glyphs: &'static Glyphs, turned: bool) -> Sheet {
        let mut plot = Plot::new(size, glyphs);
        let unit = clip(&chart.data.unit, usize::from(size.width), glyphs.ellipsis);
        plot.head.strokes.push(stroke(0, 0, unit, Role::Dim));
        let heads: Vec<Vec<String>> = self
            .widths
            .iter()
            .zip(&self.table.columns)
            .map(|(width, name)| lines(name, *width, HEAD, glyphs))
            .collect();
        let deep = heads.iter().map(Vec::len).max().unwrap_or(0);
        plot.head.rows = 1 + deep;
        let mut right = GUTTER + self.names;
        let mut columns = Vec::new();
        for (at, (head, width)) in heads.iter().zip(&self.widths).enumerate() {
            right += APART + width;
            columns.push((right - width, right));
            let role = if turned { Role::Text } else { Role::Series(at) };
            for (row, text) in head.iter().enumerate() {
                let (x, y) = (
                    right.saturating_sub(text.width()),
                    1 + deep - head.len() + row,
                );
                plot.head.strokes.push(stroke(x, y, text.clone(), role));
            }
        }
        for (y, (name, numbers)) in self.table.rows.iter().enumerate() {
            let name = clip(name, self.names, glyphs.ellipsis);
            let role = if turned { Role::Series(y) } else { Role::Text };
            plot.body.strokes.push(stroke(GUTTER, y, name, role));
            for (number, (_, right)) in numbers.iter().zip(&columns) {
                let (text, role) = match number {
                    Some(number) => (number.as_str(), Role::Text),
                    None => (glyphs.none, Role::Dim),
                };
                let x = right - text.width();
                plot.body.strokes.push(stroke(x, y, text.to_owned(), role));
            }
            plot.marks.push(Mark::Rows {
                top: y,
                bottom: y + 1,
            });
        }
        plot.body.rows = self.table.rows.len();
        self.remarks(chart, &mut plot);
        Sheet {
            plot,
            turned: turned.then_some(columns),
            left_out: self.left_out,
        }
    }

    fn remarks(&self, chart: &Chart, plot: &mut Plot) {
        let mut remarks = Vec::new();
        if self.left_out > 0 {
            remarks.push(format!("and {} more in the chart", self.left_out));
        }
        if chart.has_derived() {
            remarks.push(format!("{DERIVED} derived"));
        }
        if !remarks.is_empty() {
            let text = clip(
                &remarks.join("   "),
                usize::from(plot.size.width),
                plot.glyphs.ellipsis,
            );
            plot.foot.rows = 2;
            plot.foot.strokes.push(stroke(0, 1, text, Role::Dim));
        }
    }
}

/// The width that a name above a column is broken to.
fn head_width(name: &str) -> usize {
    let word = name
        .split(' ')
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or(0);
    let even = name.width().div_ceil(HEAD);
    word.max(even).min(name.width()).min(NARROW.max(even + 4))
}

impl Sheet {
    /// The size it was made for.
    #[must_use]
    pub fn size(&self) -> Size {
        self.plot.size
    }

    /// Whether there was no room for some of its columns.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.left_out > 0
    }

    /// Rows that it takes when nothing is scrolled.
    #[must_use]
    pub fn rows(&self) -> u16 {
        self.plot.rows()
    }

    /// The row to draw from, so that the cursor is in view.
    #[must_use]
    pub fn scrolled(&self, offset: usize, cursor: usize) -> usize {
        let cursor = if self.turned.is_some() {
            usize::MAX
        } else {
            cursor
        };
        self.plot.scrolled(offset, cursor)
    }

    /// Draws the table from row `offset` on, and the cursor if there is one.
    pub fn draw(
        &self,
        cursor: Option<usize>,
        offset: usize,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let beside = cursor.filter(|_| self.turned.is_none());
        self.plot.draw(beside, offset, look, area, buf);
        // Below the head of the column that the cursor is at.
        let columns = self.turned.as_ref().zip(cursor);
        let column = columns.and_then(|(columns, cursor)| columns.get(cursor));
        let area = area.intersection(buf.area);
        if let Some(&(from, until)) = column
            && area.height > 0
        {
            for x in from..until {
                let glyph = self.plot.glyphs.cursor_level;
                if let Ok(x) = u16::try_from(x)
                    && x < area.width
                {
                    buf.set_string(area.x + x, area.y, glyph, look.cursor);
                }
            }
        }
    }
}

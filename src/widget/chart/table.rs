//! The table: every number of a chart, with the places down and the series
//! across. Where the series are too many for the room, it is turned, and
//! where that does not help, it is scrolled through with the cursor, and says
//! which columns are in view.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::canvas::{Role, stroke};
use super::glyphs::DERIVED;
use super::groups::{GUTTER, lines};
use super::plot::{Look, Mark, Plot};
use super::{Chart, Glyphs};
use crate::widget::Columns;
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
    /// nothing.
    pub rows: Vec<(String, Vec<Option<Cell>>)>,
}

/// A number in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The number as people write it. One that was calculated from others has
    /// an asterisk, and one that stays from an earlier time is in brackets.
    pub text: String,
    /// Whether it is of an earlier time.
    pub stays: bool,
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
    /// From where to where each column in view is, where they are stops.
    turned: Option<Vec<(usize, usize)>>,
    /// The columns in view, and how many there are.
    shown: Range<usize>,
    columns: usize,
}

impl Chart {
    /// All numbers as text.
    #[must_use]
    pub fn table(&self) -> Table {
        let series = &self.data.series;
        let columns = series.iter().map(|series| series.name.clone()).collect();
        let row = |(at, stop): (usize, &super::Stop)| {
            let mut numbers = vec![None; series.len()];
            for (series, point, own) in self.numbers(at) {
                let derived = if point.derived { DERIVED } else { "" };
                let text = format!("{}{derived}", point.written);
                numbers[series] = Some(Cell {
                    text: if own { text } else { format!("({text})") },
                    stays: !own,
                });
            }
            (stop.label.clone(), numbers)
        };
        let rows = self.stops.iter().enumerate().map(row).collect();
        Table { columns, rows }
    }

    /// Works out everything that is drawn of the table at a size.
    #[must_use]
    pub fn sheet(&self, size: Size, glyphs: &'static Glyphs) -> Sheet {
        self.sheet_at(size, glyphs, 0, 0)
    }

    /// The same with the cursor in view where the columns are too many for
    /// the room: they begin at `first`, or as near to it as can be.
    #[must_use]
    pub fn sheet_at(
        &self,
        size: Size,
        glyphs: &'static Glyphs,
        first: usize,
        cursor: usize,
    ) -> Sheet {
        let table = self.table();
        let width = usize::from(size.width);
        let fitted = Fitted::of(&table, width);
        if fitted.fits() {
            return fitted.sheet(self, size, glyphs, (0, 0, false));
        }
        // A cursor goes from time to time, and so through turned columns.
        let turned = table.turned();
        Fitted::of(&turned, width).sheet(self, size, glyphs, (first, cursor, true))
    }
}

/// A table with the width of each column.
struct Fitted<'a> {
    table: &'a Table,
    names: usize,
    widths: Vec<usize>,
    /// Columns for the columns of numbers.
    room: usize,
}

impl<'a> Fitted<'a> {
    fn of(table: &'a Table, width: usize) -> Self {
        let names = table.rows.iter().map(|(name, _)| name.width()).max();
        let names = names.unwrap_or(0).min(NAMES).min(width / 3).max(1);
        let own = |(at, column): (usize, &String)| {
            let numbers = table.rows.iter().filter_map(|(_, row)| row[at].as_ref());
            let numbers = numbers.map(|number| number.text.width()).max().unwrap_or(1);
            numbers.max(head_width(column))
        };
        Self {
            table,
            names,
            widths: table.columns.iter().enumerate().map(own).collect(),
            room: width.saturating_sub(GUTTER + names),
        }
    }

    fn fits(&self) -> bool {
        self.taken(0..self.widths.len()) <= self.room
    }

    fn taken(&self, columns: Range<usize>) -> usize {
        let widths = self.widths[columns].iter();
        widths.map(|width| width + APART).sum()
    }

    /// The columns in view from `first` on, or from where the cursor is among
    /// them; as many as there is room for.
    fn shown(&self, first: usize, cursor: usize) -> Range<usize> {
        let count = self.widths.len();
        let cursor = cursor.min(count.saturating_sub(1));
        let mut first = first.min(cursor);
        while first < cursor && self.taken(first..cursor + 1) > self.room {
            first += 1;
        }
        let mut end = first;
        while end < count && self.taken(first..end + 1) <= self.room {
            end += 1;
        }
        while end == count && first > 0 && self.taken(first - 1..end) <= self.room {
            first -= 1;
        }
        first..end
    }

    fn sheet(
        &self,
        chart: &Chart,
        size: Size,
        glyphs: &'static Glyphs,
        (first, cursor, turned): (usize, usize, bool),
    ) -> Sheet {
        let shown = self.shown(first, cursor);
        let mut plot = Plot::new(size, glyphs);
        let columns = self.head(&mut plot, &chart.data.unit, &shown, turned);
        for (y, (name, numbers)) in self.table.rows.iter().enumerate() {
            let name = clip(name, self.names, glyphs.ellipsis);
            let role = if turned { Role::Series(y) } else { Role::Text };
            plot.body.strokes.push(stroke(GUTTER, y, name, role));
            for (number, (_, right)) in numbers[shown.clone()].iter().zip(&columns) {
                let (text, role) = match number {
                    Some(Cell { text, stays: true }) => (text.as_str(), Role::Dim),
                    Some(Cell { text, .. }) => (text.as_str(), Role::Text),
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
        self.remarks(chart, &shown, &mut plot);
        if turned {
            // In the head the cursor is shown.
            plot.tells_in_foot = true;
            plot.foot.rows = plot.foot.rows.max(1);
        }
        Sheet {
            plot,
            turned: turned.then_some(columns),
            shown,
            columns: self.widths.len(),
        }
    }

    /// The unit, and what stands above the columns; where those are.
    fn head(
        &self,
        plot: &mut Plot,
        unit: &str,
        shown: &Range<usize>,
        turned: bool,
    ) -> Vec<(usize, usize)> {
        let (glyphs, strokes) = (plot.glyphs, &mut plot.head.strokes);
        let unit = clip(unit, usize::from(plot.size.width), glyphs.ellipsis);
        strokes.push(stroke(0, 0, unit, Role::Dim));
        let heads: Vec<Vec<String>> = shown
            .clone()
            .map(|at| lines(&self.table.columns[at], self.widths[at], HEAD, glyphs))
            .collect();
        let deep = heads.iter().map(Vec::len).max().unwrap_or(0);
        let mut right = GUTTER + self.names;
        let mut columns = Vec::new();
        for (at, head) in shown.clone().zip(&heads) {
            right += APART + self.widths[at];
            columns.push((right - self.widths[at], right));
            let role = if turned { Role::Text } else { Role::Series(at) };
            for (row, text) in head.iter().enumerate() {
                let x = right.saturating_sub(text.width());
                let y = 1 + deep - head.len() + row;
                strokes.push(stroke(x, y, text.clone(), role));
            }
        }
        plot.head.rows = 1 + deep;
        columns
    }

    fn remarks(&self, chart: &Chart, shown: &Range<usize>, plot: &mut Plot) {
        let mut remarks = Vec::new();
        let count = self.widths.len();
        if shown.len() < count {
            let (from, to) = (shown.start + 1, shown.end);
            remarks.push(match shown.len() {
                0 => format!("no room for {count} columns"),
                1 => format!("column {from} of {count}"),
                _ => format!("columns {from}-{to} of {count}"),
            });
        }
        let mut cells = self.table.rows.iter().flat_map(|(_, row)| row).flatten();
        if cells.any(|cell| cell.stays) {
            remarks.push("( ) stays from before".to_owned());
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
    let word = name.split(' ').map(Columns::width).max().unwrap_or(0);
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
        self.shown.len() < self.columns
    }

    /// The first column in view.
    #[must_use]
    pub fn first(&self) -> usize {
        self.shown.start
    }

    /// Whether the cursor is in view across; down, it may be scrolled to.
    #[must_use]
    pub fn shows(&self, cursor: usize) -> bool {
        self.turned.is_none() || self.shown.contains(&cursor)
    }

    /// Whether there are more rows below those in view that the cursor does not
    /// lead to.
    #[must_use]
    pub fn has_more(&self, offset: usize) -> bool {
        self.turned(offset, true) != offset
    }

    /// The row to draw from a page further down or up, where the cursor goes
    /// across and more rows are there than are in view.
    #[must_use]
    pub fn turned(&self, offset: usize, down: bool) -> usize {
        if self.turned.is_none() {
            return offset;
        }
        let page = self.plot.in_view().max(1);
        let to = if down {
            offset.saturating_add(page)
        } else {
            offset.saturating_sub(page)
        };
        self.plot.scrolled(to, usize::MAX)
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

    /// The stop in a column and a row, the table drawn from row `offset` on.
    #[must_use]
    pub fn stop_at(&self, (column, row): (u16, u16), offset: usize) -> Option<usize> {
        let Some(columns) = &self.turned else {
            return self.plot.stop_at((column, row), offset);
        };
        let column = usize::from(column);
        let found = columns.iter().position(|(_, until)| column < *until)?;
        Some(self.shown.start + found)
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
        let column = columns.and_then(|(columns, cursor)| {
            let place = cursor.checked_sub(self.shown.start)?;
            columns.get(place)
        });
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

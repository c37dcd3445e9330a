//! A plot: everything that is drawn of a chart at a size, worked out once.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use super::Glyphs;
use super::canvas::{Role, Strokes, stroke};
use super::scale::Scale;
use crate::widget::Columns;
use crate::widget::prose::clip;

/// How a plot is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// What is read.
    pub text: Style,
    /// Axes, units and remarks.
    pub dim: Style,
    /// The cursor.
    pub cursor: Style,
    /// The series, one after the other; they begin again where there are
    /// more of them.
    pub series: &'a [Style],
}

impl Look<'_> {
    fn style(&self, role: Role) -> Style {
        match role {
            Role::Text => self.text,
            Role::Dim => self.dim,
            Role::Series(series) => {
                let styles = self.series.len().max(1);
                let style = self.series.get(series % styles);
                style.copied().unwrap_or(self.text)
            }
        }
    }
}

/// Strokes on rows of their own.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) rows: usize,
    pub(super) strokes: Strokes,
}

/// Where the cursor is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Across the head: a column, on the free cells from one row to another.
    Column { x: usize, top: usize, bottom: usize },
    /// In the head: a part of a row.
    Level { x: usize, until: usize, y: usize },
    /// Beside rows of the body.
    Rows { top: usize, bottom: usize },
}

/// A chart as it is drawn at a size: a head that stays, a body that is
/// scrolled through where it is higher than the room for it, and a foot.
#[derive(Debug)]
pub struct Plot {
    pub(super) size: Size,
    pub(super) glyphs: &'static Glyphs,
    pub(super) head: Part,
    pub(super) body: Part,
    pub(super) foot: Part,
    /// The cursor at each stop.
    pub(super) marks: Vec<Mark>,
    /// Whether it is said in the foot that there is more, not in the head.
    pub(super) tells_in_foot: bool,
    /// The scale at the left, and how many rows it is on, where the whole
    /// drawing has one.
    pub(super) scale: Option<(Scale, usize)>,
}

impl Plot {
    pub(super) fn new(size: Size, glyphs: &'static Glyphs) -> Self {
        Self {
            size,
            glyphs,
            head: Part::default(),
            body: Part::default(),
            foot: Part::default(),
            marks: Vec::new(),
            tells_in_foot: false,
            scale: None,
        }
    }

    /// A plot that only says why there is none.
    pub(super) fn saying(size: Size, glyphs: &'static Glyphs, text: &'static str) -> Self {
        let mut plot = Self::new(size, glyphs);
        let text = clip(text, usize::from(size.width), glyphs.ellipsis);
        plot.head.strokes.push(stroke(0, 0, text, Role::Dim));
        plot.head.rows = 1;
        plot
    }

    /// The size it was made for.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Rows that it takes when nothing is scrolled; never more than it was
    /// made for.
    #[must_use]
    pub fn rows(&self) -> u16 {
        self.whole().min(self.size.height)
    }

    /// Rows that it takes when nothing has to be scrolled.
    #[must_use]
    pub fn whole(&self) -> u16 {
        let rows = self.head.rows + self.body.rows + self.foot.rows;
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Rows of the body that are in view.
    fn view(&self, height: u16) -> usize {
        usize::from(height)
            .saturating_sub(self.head.rows + self.foot.rows)
            .min(self.body.rows)
    }

    /// Rows of the body that are in view at the size it was made for.
    pub(super) fn in_view(&self) -> usize {
        self.view(self.size.height)
    }

    /// The row of the body to draw from, so that the cursor is in view,
    /// moving as little as can be.
    #[must_use]
    pub fn scrolled(&self, offset: usize, cursor: usize) -> usize {
        let view = self.view(self.size.height);
        let last = self.body.rows - view;
        match self.marks.get(cursor) {
            Some(&Mark::Rows { top, bottom }) => {
                offset.max(bottom.saturating_sub(view)).min(top).min(last)
            }
            _ => offset.min(last),
        }
    }

    /// The stop that is nearest to a column and a row of the plot, its body
    /// drawn from row `offset` on.
    #[must_use]
    pub fn stop_at(&self, (column, row): (u16, u16), offset: usize) -> Option<usize> {
        let (column, row) = (usize::from(column), usize::from(row));
        let view = self.in_view();
        let body = row.checked_sub(self.head.rows).filter(|row| *row < view);
        let body = body.map(|row| row + offset.min(self.body.rows - view));
        let away = |mark: &Mark| match *mark {
            Mark::Column { x, .. } => (row < self.head.rows).then(|| x.abs_diff(column)),
            Mark::Level { y, .. } => (row < self.head.rows).then(|| y.abs_diff(row)),
            Mark::Rows { top, bottom } => {
                let within = body.is_some_and(|row| (top..bottom).contains(&row));
                within.then_some(0)
            }
        };
        let marks = self.marks.iter().enumerate();
        let near = marks.filter_map(|(at, mark)| Some((away(mark)?, at)));
        near.min().map(|(_, at)| at)
    }

    /// Draws the plot, its body from row `offset` on, and the cursor if
    /// there is one.
    pub fn draw(
        &self,
        cursor: Option<usize>,
        offset: usize,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let view = self.view(area.height);
        let offset = offset.min(self.body.rows - view);
        let head = Window {
            area,
            top: 0,
            first: 0,
            rows: self.head.rows,
        };
        let body = Window {
            top: self.head.rows,
            first: offset,
            rows: view,
            ..head
        };
        let foot = Window {
            top: self.head.rows + view,
            first: 0,
            rows: self.foot.rows,
            ..head
        };
        head.draw(&self.head.strokes, look, buf);
        body.draw(&self.body.strokes, look, buf);
        foot.draw(&self.foot.strokes, look, buf);
        let mark = cursor.and_then(|cursor| self.marks.get(cursor));
        match mark {
            Some(&Mark::Column { x, top, bottom }) => {
                for y in top..bottom {
                    if head.is_free(x, y, buf) {
                        head.put(x, y, self.glyphs.cursor, look.cursor, buf);
                    }
                }
            }
            Some(&Mark::Level { x, until, y }) => {
                for x in x..until {
                    head.put(x, y, self.glyphs.cursor_level, look.cursor, buf);
                }
            }
            Some(&Mark::Rows { top, bottom }) => {
                for y in top..bottom {
                    body.put(0, y, self.glyphs.cursor_row, look.cursor, buf);
                }
            }
            None => {}
        }
        self.tell_of_more(offset, view, look, area, buf);
    }

    /// Says at the right, in the first row of the head or of the foot, that there is more than is in view.
    fn tell_of_more(
        &self,
        offset: usize,
        view: usize,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let (above, below) = (offset > 0, offset + view < self.body.rows);
        let text = match (above, below) {
            (true, true) => "more rows above and below",
            (true, false) => "more rows above",
            (false, true) => "more rows below",
            (false, false) => return,
        };
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        let row = if self.tells_in_foot {
            u16::try_from(self.head.rows + view).unwrap_or(u16::MAX)
        } else {
            0
        };
        if self.head.rows > 0 && width < area.width && row < area.height {
            buf.set_string(area.right() - width, area.y + row, text, look.dim);
        }
    }
}

/// Rows of an area, and which rows of a part are in view there.
#[derive(Clone, Copy)]
struct Window {
    area: Rect,
    /// The row of the area that the first one is drawn on.
    top: usize,
    /// The first row in view.
    first: usize,
    rows: usize,
}

impl Window {
    /// Where a cell of the part is in the buffer, if it is in view.
    fn place(&self, x: usize, y: usize) -> Option<(u16, u16)> {
        let row = y.checked_sub(self.first).filter(|row| *row < self.rows)?;
        let (x, y) = (u16::try_from(x).ok()?, u16::try_from(self.top + row).ok()?);
        (x < self.area.width && y < self.area.height).then(|| (self.area.x + x, self.area.y + y))
    }

    fn put(&self, x: usize, y: usize, text: &str, style: Style, buf: &mut Buffer) {
        if let Some((x, y)) = self.place(x, y) {
            let room = usize::from(self.area.right() - x);
            buf.set_stringn(x, y, text, room, style);
        }
    }

    fn is_free(&self, x: usize, y: usize, buf: &Buffer) -> bool {
        let place = self.place(x, y);
        place.is_some_and(|place| buf[place].symbol() == " ")
    }

    fn draw(&self, strokes: &Strokes, look: &Look<'_>, buf: &mut Buffer) {
        for stroke in strokes {
            self.put(
                stroke.x,
                stroke.y,
                &stroke.text,
                look.style(stroke.role),
                buf,
            );
        }
    }
}

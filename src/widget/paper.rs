//! Paper: rows that are too many for the screen, with items among them, one
//! of which is selected.

mod links;

use std::cell::RefCell;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

pub use self::links::{Focus, Found, Goes, Spot};

use super::prose::{Row, draw_row};

/// Columns left of the text, for the bar of the selected item.
pub const GUTTER: u16 = 2;

/// Rows with items to select, and what of them is in view.
#[derive(Debug, Default)]
pub struct Paper {
    /// Everything that is written.
    pub rows: Vec<Row>,
    /// What can be selected, from the top down.
    pub items: Vec<Item>,
    /// The item that is selected.
    pub cursor: usize,
    /// The first row in view.
    pub scroll: usize,
    /// Whether its items are links themselves; those within them do not count
    /// then.
    pub leads: bool,
    /// What has the focus besides the selected item.
    pub focus: Option<Focus>,
}

/// Rows that are selected together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The row of the heading that comes into view with it; its own first row
    /// where it has none.
    pub head: usize,
    /// Its own rows.
    pub rows: Range<usize>,
}

/// A glyph in the gutter, one column wide, and how it is drawn.
pub type Mark<'a> = (&'a str, Style);

/// How paper is drawn.
pub struct Look<'a> {
    /// The bar before the selected item; none where nothing is selected.
    pub bar: Option<(&'a str, Style)>,
    /// How what is lit stands out.
    pub light: Style,
    /// Which bytes of an original text are lit.
    pub lit: &'a dyn Fn(usize) -> Vec<Range<usize>>,
    /// How the links of the selected item stand out, and those outside of all
    /// items where these are links themselves; nothing where the keys go
    /// elsewhere.
    pub link: Option<Style>,
    /// How the link that has the focus does.
    pub focus: Style,
}

impl Paper {
    /// Adds rows that are selected together.
    pub fn push_item(&mut self, head: Option<usize>, rows: Vec<Row>) {
        let start = self.rows.len();
        self.rows.extend(rows);
        self.items.push(Item {
            head: head.unwrap_or(start),
            rows: start..self.rows.len(),
        });
    }

    /// The selected item's rows.
    #[must_use]
    pub fn selected(&self) -> Option<&Item> {
        self.items.get(self.cursor)
    }

    /// Whether the selected item is in view, at least in part.
    #[must_use]
    pub fn shows_selected(&self, height: usize) -> bool {
        let shown = self.scroll..self.scroll + height;
        self.selected()
            .is_some_and(|item| item.rows.start < shown.end && item.rows.end > shown.start)
    }

    /// The items of which anything is in view.
    #[must_use]
    pub fn in_view(&self, height: usize) -> Range<usize> {
        let bottom = self.scroll + height;
        let first = self
            .items
            .partition_point(|item| item.rows.end <= self.scroll);
        let end = self.items.partition_point(|item| item.rows.start < bottom);
        first..end.max(first)
    }

    /// Goes to the next item; first through what is left of this one, and
    /// through what lies between them.
    pub fn down(&mut self, height: usize) {
        let (bottom, half) = (self.scroll + height, height.div_ceil(2));
        let rest = self
            .selected()
            .map_or(0, |item| item.rows.end.saturating_sub(bottom));
        if rest > 0 {
            self.scroll += rest.min(half);
        } else {
            match self.items.get(self.cursor + 1) {
                Some(next) if next.rows.start < bottom + half => {
                    self.select(self.cursor + 1, height);
                    // What stands before a long item is not jumped over.
                    self.scroll = self.scroll.min(bottom);
                }
                _ => self.scroll += half,
            }
        }
        self.clamp(height);
    }

    /// Goes to the item before.
    pub fn up(&mut self, height: usize) {
        let half = height.div_ceil(2);
        let rest = self
            .selected()
            .map_or(0, |item| self.scroll.saturating_sub(item.rows.start));
        if rest > 0 {
            self.scroll -= rest.min(half);
            return;
        }
        match self.cursor.checked_sub(1).map(|at| &self.items[at]) {
            Some(before) if before.rows.end + half > self.scroll => {
                self.select(self.cursor - 1, height);
            }
            _ => self.scroll = self.scroll.saturating_sub(half),
        }
    }

    /// Goes to the very top.
    pub fn to_top(&mut self) {
        (self.cursor, self.scroll) = (0, 0);
    }

    /// Goes to the very end.
    pub fn to_end(&mut self, height: usize) {
        self.cursor = self.items.len().saturating_sub(1);
        self.scroll = self.rows.len();
        self.clamp(height);
    }

    /// Turns the page by so many rows; the selection goes along.
    pub fn turn(&mut self, rows: usize, down: bool, height: usize) {
        let before = self.scroll;
        self.scroll = if down {
            before + rows
        } else {
            before.saturating_sub(rows)
        };
        self.clamp(height);
        if self.scroll == before {
            self.cursor = if down {
                self.items.len().saturating_sub(1)
            } else {
                0
            };
            return;
        }
        let shown = self.scroll..self.scroll + height;
        let within = |item: &Item| item.rows.start >= shown.start && item.rows.end <= shown.end;
        let touches = |item: &Item| item.rows.start < shown.end && item.rows.end > shown.start;
        let at = self.items.iter().position(within);
        let at = at.or_else(|| self.items.iter().position(touches));
        self.cursor = at.unwrap_or(self.cursor);
    }

    /// Moves what is in view by so many rows, up if they are negative. The
    /// selection stays where it is as long as it can be seen.
    pub fn slide(&mut self, rows: i16, height: usize) {
        self.scroll = self.scroll.saturating_add_signed(rows.into());
        self.clamp(height);
        if self.shows_selected(height) || self.items.is_empty() {
            return;
        }
        let shown = self.scroll..self.scroll + height;
        let touches = |item: &Item| item.rows.start < shown.end && item.rows.end > shown.start;
        let at = if rows > 0 {
            self.items.iter().position(touches)
        } else {
            self.items.iter().rposition(touches)
        };
        self.cursor = at.unwrap_or(self.cursor);
    }

    /// The item on a row of what is in view.
    #[must_use]
    pub fn item_in_view(&self, row: u16) -> Option<usize> {
        self.item_at(self.scroll + usize::from(row))
    }

    /// Selects an item and brings it into view.
    pub fn select(&mut self, item: usize, height: usize) {
        self.cursor = item.min(self.items.len().saturating_sub(1));
        self.bring_into_view(height);
    }

    /// Moves as little as can be so that the selected item is in view, with
    /// its heading where both fit.
    pub fn bring_into_view(&mut self, height: usize) {
        let Some(Item { head, rows }) = self.selected().cloned() else {
            return;
        };
        if rows.end > self.scroll + height {
            self.scroll = (rows.end - height).min(rows.start);
        }
        if head < self.scroll {
            let fits = rows.end.saturating_sub(head) <= height;
            self.scroll = if fits {
                head
            } else {
                self.scroll.min(rows.start)
            };
        }
    }

    /// Keeps cursor and scroll on the paper.
    pub fn clamp(&mut self, height: usize) {
        self.scroll = self.scroll.min(self.rows.len().saturating_sub(height));
        self.cursor = self.cursor.min(self.items.len().saturating_sub(1));
    }

    /// Draws what is in view, the text no wider than `columns`.
    pub fn draw(&self, columns: u16, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
        let selected = self.selected().map_or(0..0, |item| item.rows.clone());
        let gutter = GUTTER.min(area.width);
        // The rows of one text are drawn one after the other.
        let last: RefCell<(usize, Vec<Range<usize>>)> = RefCell::new((usize::MAX, Vec::new()));
        let lit = |origin: usize| {
            let mut last = last.borrow_mut();
            if last.0 != origin {
                *last = (origin, (look.lit)(origin));
            }
            last.1.clone()
        };
        let rows = self.rows.iter().enumerate().skip(self.scroll);
        for (y, (at, row)) in (area.y..area.bottom()).zip(rows) {
            // What is selected is left alone while a link has the focus that is
            // not of it.
            let beside = self.leads && matches!(self.focus, Some(Focus::Link(_)));
            if let Some((bar, style)) = look.bar
                && selected.contains(&at)
                && !beside
            {
                buf.set_stringn(area.x, y, bar, usize::from(area.width), style);
            }
            let text = Rect {
                x: area.x + gutter,
                y,
                width: (area.width - gutter).min(columns),
                height: 1,
            };
            let own = if self.leads || self.items.is_empty() {
                self.item_at(at).is_none()
            } else {
                selected.contains(&at)
            };
            match look.link.filter(|_| own) {
                Some(link) => draw_row(&linked(row, link), text, buf, look.light, &lit),
                None => draw_row(row, text, buf, look.light, &lit),
            }
        }
        if let Some(Focus::Link(_)) = self.focus
            && let Some(found) = self.focused().filter(|_| look.link.is_some())
        {
            for place in found.places(self.scroll, area) {
                buf.set_style(place, look.focus);
            }
        }
    }

    /// Draws the marks of items in the gutter, beside their first rows; `bar`
    /// tells whether the selected one has its bar there.
    pub fn draw_marks<'a>(
        &self,
        bar: bool,
        mark: &dyn Fn(usize) -> Option<Mark<'a>>,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let shown = self.scroll..self.scroll + usize::from(area.height);
        let begun = self
            .items
            .partition_point(|item| item.rows.start < shown.start);
        let items = self.items.iter().enumerate().skip(begun);
        for (at, item) in items.take_while(|(_, item)| item.rows.start < shown.end) {
            let y = u16::try_from(item.rows.start - shown.start).unwrap_or(u16::MAX);
            if let Some(mark) = mark(at) {
                let place = Rect {
                    y: area.y.saturating_add(y),
                    height: 1,
                    ..area
                };
                draw_mark(mark, bar && at == self.cursor, place, buf);
            }
        }
    }
}

/// Draws a mark in the gutter of a row: where the bar of the selected item
/// would be, or behind it.
pub fn draw_mark((glyph, style): Mark<'_>, barred: bool, row: Rect, buf: &mut Buffer) {
    let behind = u16::from(barred);
    if row.width > behind && !row.is_empty() {
        buf.set_stringn(row.x + behind, row.y, glyph, 1, style);
    }
}

/// A row with its links in a style.
fn linked(row: &Row, style: Style) -> Row {
    let mut row = row.clone();
    for run in row.runs.iter_mut().filter(|run| run.link.is_some()) {
        run.style = run.style.patch(style);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items of so many rows, a blank row before each.
    fn paper(items: &[usize]) -> Paper {
        let mut paper = Paper::default();
        for rows in items {
            paper.rows.push(Row::default());
            paper.push_item(None, vec![Row::default(); *rows]);
        }
        paper
    }

    #[test]
    fn going_down_leads_through_long_items_to_the_very_end() {
        let mut paper = paper(&[2, 30, 2]);
        paper.rows.extend(vec![Row::default(); 25]);
        let mut seen = vec![(paper.cursor, paper.scroll)];
        for _ in 0..20 {
            paper.down(10);
            assert!(paper.shows_selected(10) || paper.cursor == 2);
            seen.push((paper.cursor, paper.scroll));
        }
        assert!(seen.windows(2).all(|pair| pair[0] <= pair[1]), "{seen:?}");
        assert!(
            seen.windows(2).all(|pair| pair[1].1 - pair[0].1 <= 10),
            "no row is jumped over"
        );
        assert_eq!((paper.cursor, paper.scroll), (2, paper.rows.len() - 10));
        for _ in 0..30 {
            paper.up(10);
        }
        assert_eq!((paper.cursor, paper.scroll), (0, 0));
    }

    #[test]
    fn what_stands_between_items_is_not_jumped_over() {
        for gap in 0..15 {
            let mut paper = Paper::default();
            for rows in [3, 12, 1, 10, 25, 2] {
                paper.rows.extend(vec![Row::default(); gap]);
                paper.push_item(None, vec![Row::default(); rows]);
            }
            for _ in 0..40 {
                let before = paper.scroll;
                paper.down(10);
                assert!(paper.scroll - before <= 10, "gap {gap} at {before}");
            }
            assert_eq!(paper.cursor, 5, "gap {gap}");
        }
    }

    #[test]
    fn turning_takes_the_selection_along() {
        let mut paper = paper(&[3; 20]);
        paper.turn(10, true, 10);
        assert!(paper.shows_selected(10) && paper.cursor > 0);
        paper.to_end(10);
        assert_eq!(paper.cursor, 19);
        paper.turn(1000, false, 10);
        assert_eq!((paper.cursor, paper.scroll), (0, 0));
    }

    #[test]
    fn sliding_leaves_the_selection_where_it_is_as_long_as_it_can_be_seen() {
        let mut paper = paper(&[3; 20]);
        paper.cursor = 1;
        paper.slide(3, 10);
        assert_eq!((paper.cursor, paper.scroll), (1, 3));
        paper.slide(6, 10);
        assert_eq!((paper.cursor, paper.scroll), (2, 9), "the first in view");
        paper.slide(-6, 10);
        assert_eq!((paper.cursor, paper.scroll), (2, 3));
        paper.slide(1000, 10);
        paper.slide(-20, 10);
        assert_eq!((paper.cursor, paper.scroll), (14, 50), "the last in view");
        assert_eq!(
            (paper.item_in_view(0), paper.item_in_view(2)),
            (Some(12), None)
        );
        paper.slide(i16::MIN, 10);
        assert_eq!(paper.scroll, 0);
    }

    #[test]
    fn empty_paper_stays_empty() {
        let mut paper = Paper::default();
        for height in [0, 1, 10] {
            paper.down(height);
            paper.up(height);
            paper.turn(height, true, height);
            paper.to_end(height);
            assert_eq!((paper.cursor, paper.scroll), (0, 0));
        }
    }
}

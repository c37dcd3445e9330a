//! Links on paper: which are in view and where, which has the focus, and the
//! way from one to the next.
//!
//! Rows need not know their links before they are looked at: what goes from
//! link to link is given what makes the links of rows, and asks it only for
//! those that it passes.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{GUTTER, Paper};
use crate::widget::Columns;
use crate::widget::prose::Row;

/// So many rows are looked through at once for the next link.
const STRIDE: usize = 64;

/// A link that begins on paper, by its place: the row, and how many begin in
/// that row before it.
pub type Spot = (usize, usize);

/// What has the focus besides the selected item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// A link.
    Link(Spot),
    /// The selected item, which is a link itself and was gone to as one.
    Item,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// To what a number of the caller's stands for.
    To(usize),
    /// To where an item leads.
    Item(usize),
}

/// A link, with the columns that it takes of each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it begins.
    pub spot: Spot,
    /// Where it leads.
    pub goes: Goes,
    /// The rows that it is on, and its columns there, from the left edge of
    /// the paper.
    pub pieces: Vec<(usize, Range<u16>)>,
}

impl Found {
    /// Where it is in an area that shows paper from a row on; the parts that
    /// are not in view are left out.
    #[must_use]
    pub fn places(&self, scroll: usize, area: Rect) -> Vec<Rect> {
        let place = |(row, columns): &(usize, Range<u16>)| {
            let y = u16::try_from(row.checked_sub(scroll)?).ok()?;
            let width = columns.end.min(area.width).checked_sub(columns.start)?;
            (y < area.height && width > 0).then(|| Rect {
                x: area.x + columns.start,
                y: area.y + y,
                width,
                height: 1,
            })
        };
        self.pieces.iter().filter_map(place).collect()
    }
}

impl Paper {
    /// The links in some rows, in reading order.
    #[must_use]
    pub fn links(&self, rows: Range<usize>) -> Vec<Found> {
        let mut from = rows.start.min(self.rows.len());
        // What goes on there may have begun further up.
        while from > 0 && self.rows.get(from).is_some_and(goes_on) {
            from -= 1;
        }
        let mut found = Vec::new();
        for row in from..rows.end.min(self.rows.len()) {
            match self.item_at(row).filter(|_| self.leads) {
                Some(item) if self.items[item].rows.start == row => {
                    found.push(self.whole_item(item));
                }
                Some(_) => {}
                None => self.links_of_row(row, &mut found),
            }
        }
        found.retain(|link| link.pieces.iter().any(|(row, _)| rows.contains(row)));
        found
    }

    /// An item that is a link itself: as wide as its first row.
    fn whole_item(&self, item: usize) -> Found {
        let row = self.items[item].rows.start;
        let indent = self.rows[row].indent;
        let width = u16::try_from(self.rows[row].width()).unwrap_or(u16::MAX);
        Found {
            spot: (row, 0),
            goes: Goes::Item(item),
            pieces: vec![(row, GUTTER + indent..width.saturating_add(GUTTER))],
        }
    }

    /// Adds the links that begin in a row, and what of others is there.
    fn links_of_row(&self, at: usize, found: &mut Vec<Found>) {
        let row = &self.rows[at];
        let mut column = GUTTER.saturating_add(row.indent);
        let mut nth = 0;
        // Runs side by side are one link as long as it goes on.
        let mut last = None;
        for run in &row.runs {
            let width = u16::try_from(run.text.width()).unwrap_or(u16::MAX);
            let columns = column..column.saturating_add(width);
            column = columns.end;
            let Some(link) = run.link else {
                last = None;
                continue;
            };
            let begun = last.or_else(|| begun(found, (at, columns.start), link.to));
            if let Some(other) = begun.filter(|_| !link.begins) {
                let pieces = &mut found[other].pieces;
                match pieces.last_mut() {
                    Some((row, taken)) if *row == at && taken.end == columns.start => {
                        taken.end = columns.end;
                    }
                    _ => pieces.push((at, columns)),
                }
                last = Some(other);
            } else {
                last = Some(found.len());
                found.push(Found {
                    spot: (at, nth),
                    goes: Goes::To(link.to),
                    pieces: vec![(at, columns)],
                });
                nth += 1;
            }
        }
    }

    /// The item that a row belongs to.
    pub(super) fn item_at(&self, row: usize) -> Option<usize> {
        let after = self.items.partition_point(|item| item.rows.start <= row);
        let at = after.checked_sub(1)?;
        self.items[at].rows.contains(&row).then_some(at)
    }

    /// The link that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<Found> {
        match self.focus? {
            Focus::Item => Some(self.whole_item(self.selected().map(|_| self.cursor)?)),
            Focus::Link(spot) => {
                // It may go on below.
                let links = self.links(spot.0..spot.0 + STRIDE);
                links.into_iter().find(|link| link.spot == spot)
            }
        }
    }

    /// Which link has the focus, and where it leads, to come back to it.
    #[must_use]
    pub fn kept(&self) -> Option<(Spot, usize)> {
        match self.focused()? {
            Found {
                spot,
                goes: Goes::To(to),
                ..
            } => Some((spot, to)),
            Found { .. } => None,
        }
    }

    /// Gives a link the focus that had it, if it is still there.
    pub fn refocus(&mut self, kept: Option<(Spot, usize)>, tie: &dyn Fn(&mut [Row])) {
        self.focus = None;
        let Some((spot, to)) = kept else {
            return;
        };
        self.tie(spot.0..spot.0 + STRIDE, tie);
        self.focus = Some(Focus::Link(spot));
        if self.kept() != Some((spot, to)) {
            self.focus = None;
        }
    }

    /// Makes the links of some rows.
    pub fn tie(&mut self, rows: Range<usize>, tie: &dyn Fn(&mut [Row])) {
        let end = rows.end.min(self.rows.len());
        if let Some(rows) = self.rows.get_mut(rows.start.min(end)..end)
            && rows.iter().any(|row| !row.tied)
        {
            tie(rows);
            for row in rows.iter_mut() {
                row.tied = true;
            }
        }
    }

    /// Gives the next link the focus, or the one before, and brings it into
    /// view with its item; whether there is one. Where none has it yet, the
    /// way begins at the selected item, or at the top of what is in view.
    pub fn step_link(&mut self, on: bool, height: usize, tie: &dyn Fn(&mut [Row])) -> bool {
        let fresh = self.focus.is_none();
        let mut found = self.next_link(on, self.begin(on, height), tie);
        if let Some(Found {
            spot,
            goes: Goes::Item(item),
            ..
        }) = &found
            && fresh
            && *item == self.cursor
        {
            // It is selected already: nothing would be seen to happen.
            found = self.next_link(on, (spot.0, usize::from(on)), tie);
        }
        let Some(found) = found else {
            return false;
        };
        if let Some(item) = self.item_at(found.spot.0) {
            self.select(item, height);
        }
        self.focus = Some(match found.goes {
            Goes::To(_) => Focus::Link(found.spot),
            Goes::Item(_) => Focus::Item,
        });
        if let [(first, _), ..] = found.pieces[..]
            && let Some((last, _)) = found.pieces.last()
            && let Goes::To(_) = found.goes
        {
            self.scroll = self
                .scroll
                .max((last + 1).saturating_sub(height))
                .min(first);
        }
        true
    }

    /// From which link on the next one is looked for, or up to which one the
    /// one before.
    fn begin(&self, on: bool, height: usize) -> Spot {
        let untouched = self.cursor == 0 && self.scroll == 0;
        match (self.focus, self.selected()) {
            (Some(Focus::Link((row, nth))), _) => (row, nth + usize::from(on)),
            (Some(Focus::Item), Some(item)) => (item.rows.start, usize::from(on)),
            _ if untouched => (0, 0),
            (_, Some(item)) if self.shows_selected(height) && self.leads => {
                (item.rows.start, usize::from(on))
            }
            (_, Some(item)) if self.shows_selected(height) => (item.rows.start.max(self.scroll), 0),
            _ => (self.scroll, 0),
        }
    }

    /// The first link from a place on, or the last before it.
    fn next_link(&mut self, on: bool, from: Spot, tie: &dyn Fn(&mut [Row])) -> Option<Found> {
        let all = self.rows.len();
        let mut rows = if on {
            from.0..(from.0 + STRIDE).min(all)
        } else {
            (from.0 + 1).saturating_sub(STRIDE)..(from.0 + 1).min(all)
        };
        while !rows.is_empty() {
            // The last of them may go on below.
            self.tie(rows.start..rows.end + STRIDE, tie);
            let mut links = self.links(rows.start..rows.end + STRIDE);
            links.retain(|link| rows.contains(&link.spot.0) && on == (link.spot >= from));
            let found = if on {
                links.into_iter().next()
            } else {
                links.pop()
            };
            if found.is_some() {
                return found;
            }
            rows = if on {
                rows.end..(rows.end + STRIDE).min(all)
            } else {
                rows.start.saturating_sub(STRIDE)..rows.start
            };
        }
        None
    }
}

/// Whether something in a row is the rest of a link.
fn goes_on(row: &Row) -> bool {
    let mut links = row.runs.iter().filter_map(|run| run.link);
    links.any(|link| !link.begins)
}

/// Which of the links found is the one that goes on at a place: one that leads
/// there too and was last met in the row above, in the same column of text.
fn begun(found: &[Found], (row, column): (usize, u16), to: usize) -> Option<usize> {
    let links = found.iter().enumerate().rev();
    let mut open = links
        .take_while(|(_, link)| link.spot.0 + STRIDE > row)
        .filter_map(|(at, link)| {
            let (last, columns) = link.pieces.last()?;
            let above = *last + 1 == row && link.goes == Goes::To(to);
            above.then_some((at, columns.start))
        })
        .collect::<Vec<_>>();
    // A link goes on no further right than it was; and nothing of another
    // column of text lies between.
    open.sort_by_key(|(_, start)| (*start < column, *start));
    open.first().map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widget::prose::{beside, set_linked};
    use ratatui::style::Style;

    fn rows(text: &str, links: &[(Range<usize>, usize)], width: u16) -> Vec<Row> {
        set_linked(&[(text, Style::new(), None)], links, width, 0)
    }

    fn leads(paper: &Paper) -> Vec<(Spot, Goes)> {
        let links = paper.links(0..paper.rows.len()).into_iter();
        links.map(|link| (link.spot, link.goes)).collect()
    }

    /// Steps until there is no further link; where each leads.
    fn walked(paper: &mut Paper, on: bool, height: usize) -> Vec<Goes> {
        let mut walked = Vec::new();
        while paper.step_link(on, height, &|_| ()) {
            let found = paper.focused().expect("what was found has the focus");
            let shown = paper.scroll..paper.scroll + height;
            assert!(
                found.pieces.iter().any(|(row, _)| shown.contains(row)),
                "{found:?}"
            );
            walked.push(found.goes);
        }
        walked
    }

    #[test]
    fn a_link_broken_over_rows_is_one_link() {
        let paper = Paper {
            rows: rows(
                "The Sea of Okhotsk and the Sea of Okhotsk",
                &[(4..18, 1), (27..41, 1)],
                12,
            ),
            ..Paper::default()
        };
        let links = paper.links(0..9);
        let pieces: Vec<&Vec<(usize, Range<u16>)>> =
            links.iter().map(|link| &link.pieces).collect();
        assert_eq!(
            pieces,
            [&vec![(0, 6..12), (1, 2..9)], &vec![(2, 6..12), (3, 2..9)]]
        );
        assert_eq!(paper.links(1..2), links[..1], "seen from its second row on");
        let area = Rect::new(10, 5, 20, 3);
        assert_eq!(links[0].places(1, area), [Rect::new(12, 5, 7, 1)]);
    }

    #[test]
    fn links_in_columns_beside_each_other_are_kept_apart() {
        let text = "of the Treaty of Shimoda";
        let column = || rows(text, &[(7..24, 3)], 14);
        let paper = Paper {
            rows: beside(column(), column(), 18),
            ..Paper::default()
        };
        let links = paper.links(0..9);
        assert_eq!(links.len(), 2, "{links:?}");
        assert_eq!(links[0].pieces, [(0, 9..15), (1, 2..12)]);
        assert_eq!(links[1].pieces, [(0, 27..33), (1, 20..30)]);
    }

    #[test]
    fn the_way_leads_through_all_links_and_back() {
        let mut paper = Paper::default();
        for at in 0..200 {
            paper.rows.push(Row::default());
            let links = [(0..3, at), (4..7, at)];
            let links = if at % 90 == 5 { &links[..] } else { &[] };
            paper.push_item(None, rows("one two three", links, 20));
        }
        let there = walked(&mut paper, true, 10);
        assert_eq!(there, [5, 5, 95, 95, 185, 185].map(Goes::To));
        assert_eq!(paper.cursor, 185, "the item of the link is selected");
        let mut back = walked(&mut paper, false, 10);
        back.reverse();
        assert_eq!(back, there[..5]);
        paper.focus = None;
        paper.select(100, 10);
        paper.step_link(true, 10, &|_| ());
        assert_eq!(paper.kept(), Some(((371, 0), 185)));
    }

    #[test]
    fn items_that_lead_are_links_among_the_others() {
        let mut paper = Paper {
            leads: true,
            ..Paper::default()
        };
        paper.rows = rows("one two", &[(4..7, 9)], 20);
        paper.push_item(None, rows("three", &[(0..5, 7)], 20));
        paper.push_item(None, rows("four", &[], 20));
        assert_eq!(
            leads(&paper),
            [
                ((0, 0), Goes::To(9)),
                ((1, 0), Goes::Item(0)),
                ((2, 0), Goes::Item(1))
            ]
        );
        let there = walked(&mut paper, true, 10);
        assert_eq!(there, [Goes::To(9), Goes::Item(0), Goes::Item(1)]);
        let mut paper = Paper {
            leads: true,
            ..Paper::default()
        };
        paper.push_item(None, rows("one", &[], 20));
        paper.push_item(None, rows("two", &[], 20));
        assert_eq!(
            walked(&mut paper, true, 10),
            [Goes::Item(1)],
            "the first is selected already"
        );
    }

    #[test]
    fn what_had_the_focus_gets_it_back_unless_it_leads_elsewhere_now() {
        let mut paper = Paper {
            rows: rows("one two", &[(4..7, 9)], 20),
            ..Paper::default()
        };
        paper.refocus(Some(((0, 0), 9)), &|_| ());
        assert_eq!(paper.kept(), Some(((0, 0), 9)));
        for other in [((0, 1), 9), ((0, 0), 8), ((7, 0), 9)] {
            paper.refocus(Some(other), &|_| ());
            assert_eq!(paper.focus, None, "{other:?}");
        }
    }
}

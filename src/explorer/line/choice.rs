//! The choice between ways to go on with what was typed: a field, or a value
//! of one.

use crate::explorer::theme::Theme;
use crate::search::Completion;
use crate::widget::Columns;
use crate::widget::list::scrolled;
use crate::widget::prose::{Row, Run, clip};

/// So many ways are shown at a time.
const SHOWN: usize = 6;

/// Ways to go on, one of which is put in for the time being.
#[derive(Debug)]
pub(in crate::explorer) struct Choice {
    /// What was typed, and where the cursor was in it, in characters.
    pub(in crate::explorer) typed: (String, usize),
    ways: Vec<Completion>,
    at: usize,
}

impl Choice {
    /// A choice between ways to go on with what was typed, at the first of
    /// them or at the last; none where there are none.
    pub(in crate::explorer) fn of(
        typed: (String, usize),
        ways: Vec<Completion>,
        last: bool,
    ) -> Option<Self> {
        let end = ways.len().checked_sub(1)?;
        let at = if last { end } else { 0 };
        Some(Self { typed, ways, at })
    }

    /// Whether there is but one way.
    pub(in crate::explorer) fn is_settled(&self) -> bool {
        self.ways.len() == 1
    }

    /// Goes to the next way, or to the one before, round and round.
    pub(in crate::explorer) fn step(&mut self, back: bool) {
        let by = if back { self.ways.len() - 1 } else { 1 };
        self.at = (self.at + by) % self.ways.len();
    }

    /// What was typed with the chosen way put in, and the cursor behind it,
    /// in characters.
    pub(in crate::explorer) fn put_in(&self) -> (String, usize) {
        let (way, mut text) = (&self.ways[self.at], self.typed.0.clone());
        text.replace_range(way.range.clone(), &way.text);
        let end = way.range.start + way.text.len();
        let cursor = text[..end].chars().count();
        (text, cursor)
    }

    /// How many rows show it.
    pub(in crate::explorer) fn height(&self) -> usize {
        self.ways.len().min(SHOWN)
    }

    /// The ways in so many rows, the chosen one among them and marked.
    pub(in crate::explorer) fn rows(&self, theme: &Theme, width: u16, height: usize) -> Vec<Row> {
        let first = scrolled(0, self.at, height, self.ways.len());
        let shown = self.ways.iter().enumerate().skip(first).take(height);
        let width = usize::from(width).saturating_sub(2);
        // The hints stand in a column, as far left as the longest way allows.
        let widest = self.ways.iter().map(|way| way.text.width()).max();
        let column = widest.unwrap_or(0).min(width * 3 / 5);
        let row = |(at, way): (usize, &Completion)| {
            let chosen = at == self.at;
            let count = if chosen && self.ways.len() > height {
                format!("{}/{}", at + 1, self.ways.len())
            } else {
                String::new()
            };
            let run = |text: String, style| Run {
                text,
                style,
                ..Run::default()
            };
            let text = clip(&way.text, column, theme.ellipsis());
            let gap = " ".repeat(column + 2 - text.width());
            let room = width.saturating_sub(column + 2);
            let room = room.saturating_sub(if count.is_empty() { 0 } else { count.len() + 2 });
            let hint = clip(&way.hint, room, theme.ellipsis());
            let (mark, style) = if chosen {
                (theme.bar(), theme.selected)
            } else {
                (" ", theme.text)
            };
            Row {
                runs: vec![
                    run(format!("{mark} "), theme.accent),
                    run(text, style),
                    run(gap + &hint, theme.dim),
                ],
                right: (!count.is_empty()).then_some((count, theme.dim)),
                ..Row::default()
            }
        };
        shown.map(row).collect()
    }
}

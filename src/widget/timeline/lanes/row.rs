//! A row of a lane: marks from left to right, and what is written beside them.

use super::{Labels, Mark};
use crate::widget::Columns;
use crate::widget::prose::clip;

/// A label that does not fit whole is cut to no less than this.
const ENOUGH: usize = 10;
/// The label of what is looked at, to no less than this.
const BARELY: usize = 4;

/// What has a label on it lasts for more than so many columns.
const BARELY_INSIDE: u16 = 8;

/// A row of marks, in order of their first columns.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) marks: Vec<Mark>,
    /// The column after the last that is taken.
    end: u16,
}

/// Puts a mark into the row of a lane that has been free for longest. Where
/// none is free, it is counted with one that begins in the same column, or
/// else drawn over what lasts longest. Marks come in order of their columns.
pub(super) fn place(rows: &mut [Row], mark: Mark) {
    let Some(freest) = rows.iter_mut().min_by_key(|row| row.end) else {
        return;
    };
    if freest.end <= mark.first {
        freest.push(mark);
        return;
    }
    let starts = |row: &&mut Row| {
        let last = row.marks.last();
        last.is_some_and(|last| last.upto == mark.first)
    };
    // From the bottom, so that the others keep their labels.
    if let Some(row) = rows.iter_mut().rev().find(starts) {
        row.count(&mark);
    } else if let Some(row) = rows.iter_mut().max_by_key(|row| row.end) {
        row.push(mark);
    }
}

impl Row {
    fn push(&mut self, mark: Mark) {
        self.end = self.end.max(mark.last + 1);
        self.marks.push(mark);
    }

    /// Counts an event with the last mark. Two counts side by side would read
    /// as one number, so they become one.
    fn count(&mut self, mark: &Mark) {
        let Some(mut last) = self.marks.pop() else {
            return;
        };
        last.count += 1;
        // What lasts is drawn behind the count; two columns would only look
        // like more of them.
        let far = last.last.max(mark.last);
        last.last = if far > last.first + 1 {
            far
        } else {
            last.first
        };
        self.end = self.end.max(mark.last + 1);
        match self.marks.last_mut() {
            Some(before) if before.count > 1 && before.first + 1 == last.first => {
                before.count += last.count;
                before.upto = last.upto;
                if last.last > last.first {
                    before.last = before.last.max(last.last);
                }
            }
            _ => self.marks.push(last),
        }
    }

    /// Writes labels: to the right of a mark, or to its left.
    pub(super) fn write(&mut self, columns: u16, labels: Labels<'_>) {
        // The column after all that is drawn so far, and after all that is
        // written too.
        let (mut drawn, mut written) = (0, 0);
        for at in 0..self.marks.len() {
            let next = self.marks.get(at + 1).map(|next| next.first);
            let mark = &mut self.marks[at];
            let (covered, alone) = (drawn > mark.last + 1, drawn <= mark.first);
            let left = room_left(written, mark);
            drawn = drawn.max(mark.last + 1);
            written = written.max(drawn);
            if mark.count > 1 || covered {
                continue;
            }
            let right = room_right(drawn, next, columns);
            if right.max(left) < BARELY && mark.last < mark.first + BARELY_INSIDE {
                continue;
            }
            let text = (labels.of)(mark.event);
            let found = beside(&text, mark, (left, right), ENOUGH, labels.ellipsis);
            mark.label = found.or_else(|| inside(&text, mark, next).filter(|_| alone));
            if let Some((x, text)) = &mark.label {
                written = written.max(end(*x, text));
            }
        }
    }

    /// The event at a column: what is drawn last there lies on top, and marks
    /// lie over labels.
    pub(super) fn at(&self, column: u16) -> Option<usize> {
        let marked = |mark: &&Mark| (mark.first..=mark.last).contains(&column);
        let labelled = |mark: &&Mark| {
            let label = mark.label.as_ref();
            label.is_some_and(|(x, text)| (*x..end(*x, text)).contains(&column))
        };
        let mut marks = self.marks.iter().rev();
        let found = marks.find(marked);
        let found = found.or_else(|| self.marks.iter().rev().find(labelled));
        found.map(|mark| mark.event)
    }

    /// A label for a mark that is looked at: the one it has, or one that may
    /// lie over labels of others, but over no mark.
    pub(super) fn over(
        &self,
        at: usize,
        labels: Labels<'_>,
        event: usize,
        columns: u16,
    ) -> Option<(u16, String)> {
        let mark = self.marks.get(at)?;
        if mark.label.is_some() {
            return mark.label.clone();
        }
        let before = self.marks[..at].iter().map(|mark| mark.last + 1).max();
        let before = before.unwrap_or(0);
        let drawn = before.max(mark.last + 1);
        let next = self.marks.get(at + 1).map(|next| next.first);
        let room = (room_left(before, mark), room_right(drawn, next, columns));
        let text = (labels.of)(event);
        let mut widest = mark.clone();
        widest.last = drawn - 1;
        let found = beside(&text, &widest, room, BARELY, labels.ellipsis);
        found.or_else(|| inside(&text, mark, next).filter(|_| before <= mark.first))
    }
}

/// Columns for a label before a mark, with a blank after it, and one before it
/// where anything is.
fn room_left(before: u16, mark: &Mark) -> usize {
    let taken = before.saturating_add(1 + u16::from(before > 0));
    usize::from(mark.first.saturating_sub(taken))
}

/// Columns for a label after what is drawn, with a blank before it, and one
/// after it where a mark follows.
fn room_right(drawn: u16, next: Option<u16>, columns: u16) -> usize {
    let limit = next.map_or(columns, |next| next.saturating_sub(1));
    usize::from(limit.saturating_sub(drawn.saturating_add(1)))
}

/// A label beside a mark: whole at the right, else whole at the left, else cut
/// to no less than `least` where there is more room.
fn beside(
    text: &str,
    mark: &Mark,
    (left, right): (usize, usize),
    least: usize,
    ellipsis: &str,
) -> Option<(u16, String)> {
    let width = text.width();
    let at_left = width > right && (width <= left || left > right);
    let room = if at_left { left } else { right };
    if width > room && room < least {
        return None;
    }
    let text = clip(text, room, ellipsis);
    let x = if at_left {
        mark.first.saturating_sub(columns(&text).saturating_add(1))
    } else {
        mark.last.saturating_add(2)
    };
    (!text.is_empty()).then_some((x, text))
}

/// A label on what lasts for long, where there is no room beside it.
fn inside(text: &str, mark: &Mark, next: Option<u16>) -> Option<(u16, String)> {
    let end = next.unwrap_or(u16::MAX).min(mark.last);
    let label = format!(" {text} ");
    let after = columns(&label).saturating_add(mark.first).saturating_add(2);
    let fits = !text.is_empty() && after < end;
    fits.then(|| (mark.first + 2, label))
}

/// The column after a label.
pub(super) fn end(x: u16, text: &str) -> u16 {
    x.saturating_add(columns(text))
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

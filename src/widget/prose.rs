//! Prose: text wrapped once into rows, drawn from any row on.

mod clip;
mod link;
mod wrapping;

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

pub use self::clip::{clip, clip_apart, clip_middle};
pub use self::link::{Link, tie};

use self::link::pieces;

use self::wrapping::wrapped;
use crate::widget::Columns;

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text, on one row.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
    /// Which text it was cut from, by a number of the caller's, and from
    /// which byte on; so that parts of it can be lit.
    pub origin: Option<(usize, usize)>,
    /// Where it leads, if it is a link or a part of one.
    pub link: Option<Link>,
}

/// One row of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Columns left free before the text.
    pub indent: u16,
    /// The text.
    pub runs: Vec<Run>,
    /// What stands at the right edge.
    pub right: Option<(String, Style)>,
    /// Whether links have been looked for in it; see [`tie`].
    pub tied: bool,
}

impl Row {
    /// A row of one run.
    #[must_use]
    pub fn of(text: impl Into<String>, style: Style) -> Self {
        Self {
            runs: vec![Run {
                text: text.into(),
                style,
                ..Run::default()
            }],
            ..Self::default()
        }
    }

    /// The same, further in.
    #[must_use]
    pub fn indented(mut self, indent: u16) -> Self {
        self.indent += indent;
        self
    }

    /// Columns that the text takes.
    #[must_use]
    pub fn width(&self) -> usize {
        usize::from(self.indent) + self.runs.iter().map(|run| run.text.width()).sum::<usize>()
    }
}

/// Wraps a text to a width; the byte range in the text of each row. A word
/// that is wider than a row is broken.
///
/// ```
/// use nemuro::widget::prose::wrap;
///
/// let text = "a treaty of 1855";
/// let rows: Vec<&str> = wrap(text, 9).into_iter().map(|row| &text[row]).collect();
/// assert_eq!(rows, ["a treaty", "of 1855"]);
/// ```
#[must_use]
pub fn wrap(text: &str, width: u16) -> Vec<Range<usize>> {
    wrap_hanging(text, width, 0)
}

/// The same for a first row and others of some widths, where nothing is broken
/// that has no place to end a row at: an address is to be copied whole.
#[must_use]
pub fn wrap_whole(text: &str, widths: [u16; 2]) -> Vec<Range<usize>> {
    wrapped(text, widths, true)
}

/// The same where every row but the first is narrower by `hang` columns.
fn wrap_hanging(text: &str, width: u16, hang: u16) -> Vec<Range<usize>> {
    wrapped(text, [width, width.saturating_sub(hang)], false)
}

/// A part of a text to be set: what it says, how it is drawn, and where it is
/// from, as in [`Run::origin`].
pub type Part<'a> = (&'a str, Style, Option<(usize, usize)>);

/// Styled parts of one text, wrapped together into rows; `hang` columns are
/// left free before every row but the first.
#[must_use]
pub fn set(parts: &[Part<'_>], width: u16, hang: u16) -> Vec<Row> {
    set_linked(parts, &[], width, hang)
}

/// The same with links: the bytes that each takes of all the parts together,
/// in order, and where it leads.
#[must_use]
pub fn set_linked(
    parts: &[Part<'_>],
    links: &[(Range<usize>, usize)],
    width: u16,
    hang: u16,
) -> Vec<Row> {
    let text: String = parts.iter().map(|(part, ..)| *part).collect();
    let mut rows = Vec::new();
    for range in wrap_hanging(&text, width, hang) {
        let mut row = Row {
            indent: if rows.is_empty() { 0 } else { hang },
            ..Row::default()
        };
        let mut start = 0;
        for (part, style, origin) in parts {
            let own = start..start + part.len();
            let cut = range.start.max(own.start)..range.end.min(own.end);
            for (piece, link) in pieces(cut, links) {
                row.runs.push(Run {
                    text: text[piece.clone()].to_owned(),
                    style: *style,
                    origin: origin.map(|(text, base)| (text, base + piece.start - own.start)),
                    link,
                });
            }
            start = own.end;
        }
        rows.push(row);
    }
    rows
}

/// Rows beside each other: those at the right begin `column` columns in. What
/// stood at the right edge of a row stays there only for rows at the right.
#[must_use]
pub fn beside(left: Vec<Row>, right: Vec<Row>, column: u16) -> Vec<Row> {
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let mut rows = Vec::with_capacity(left.len().max(right.len()));
    loop {
        let mut row = match (left.next(), right.next()) {
            (None, None) => return rows,
            (Some(row), None) => row,
            (None, Some(row)) => {
                rows.push(row.indented(column));
                continue;
            }
            (Some(row), Some(right)) if right.runs.is_empty() => row,
            (Some(mut row), Some(right)) => {
                let taken = usize::from(column + right.indent).saturating_sub(row.width());
                row.runs.push(Run {
                    text: " ".repeat(taken),
                    style: Style::new(),
                    ..Run::default()
                });
                row.runs.extend(right.runs);
                Row {
                    right: right.right,
                    ..row
                }
            }
        };
        if row.runs.is_empty() {
            row.indent = 0;
        }
        rows.push(row);
    }
}

/// Draws a row; `lit` tells which bytes of an original text stand out, and
/// `light` how.
pub fn draw_row(
    row: &Row,
    area: Rect,
    buf: &mut Buffer,
    light: Style,
    lit: &dyn Fn(usize) -> Vec<Range<usize>>,
) {
    if area.is_empty() {
        return;
    }
    let mut x = area.x + row.indent.min(area.width);
    for run in &row.runs {
        let lit = run
            .origin
            .map(|(text, from)| within(&lit(text), from, run.text.len()));
        for (part, stands_out) in split(&run.text, &lit.unwrap_or_default()) {
            let style = if stands_out {
                run.style.patch(light)
            } else {
                run.style
            };
            let left = usize::from(area.right().saturating_sub(x));
            (x, _) = buf.set_stringn(x, area.y, drawn(part), left, style);
        }
    }
    if let Some((text, style)) = &row.right {
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        if width < area.width {
            buf.set_string(area.right() - width, area.y, text, *style);
        }
    }
}

/// A text as it is drawn: what keeps words together is but a blank there, to
/// be copied from the screen as one.
fn drawn(text: &str) -> Cow<'_, str> {
    if text.contains('\u{a0}') {
        text.replace('\u{a0}', " ").into()
    } else {
        text.into()
    }
}

/// Ranges of an original text as ranges of a cut of it.
fn within(ranges: &[Range<usize>], from: usize, len: usize) -> Vec<Range<usize>> {
    ranges
        .iter()
        .map(|range| range.start.saturating_sub(from)..range.end.saturating_sub(from).min(len))
        .filter(|range| range.start < range.end)
        .collect()
}

/// A text in parts, each within a range or not.
fn split<'a>(text: &'a str, ranges: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let mut parts = Vec::with_capacity(2 * ranges.len() + 1);
    let mut from = 0;
    for range in ranges {
        if let (Some(before), Some(lit)) = (text.get(from..range.start), text.get(range.clone())) {
            parts.extend([(before, false), (lit, true)]);
            from = range.end;
        }
    }
    parts.extend(text.get(from..).map(|rest| (rest, false)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_place_when_wrapped() {
        let rows = set(
            &[
                ("In 2019 ", Style::new(), Some((7, 0))),
                ("樺太 [1]", Style::new(), None),
            ],
            10,
            2,
        );
        let texts: Vec<String> = rows
            .iter()
            .map(|row| row.runs.iter().map(|run| run.text.as_str()).collect())
            .collect();
        assert_eq!(texts, ["In 2019", "樺太 [1]"]);
        assert_eq!(rows[0].runs[0].origin, Some((7, 0)));
        assert_eq!((rows[0].indent, rows[1].indent), (0, 2));
    }

    #[test]
    fn rows_stand_beside_each_other_in_columns() {
        let row = |text: &&str| Row::of(*text, Style::new());
        let rows = |texts: &[&str]| texts.iter().map(row).collect::<Vec<_>>();
        let written = |rows: Vec<Row>| {
            let row = |row: &Row| {
                let runs = row.runs.iter().map(|run| run.text.as_str());
                " ".repeat(usize::from(row.indent)) + &runs.collect::<String>()
            };
            rows.iter().map(row).collect::<Vec<_>>()
        };
        let left = rows(&["樺太", "island", ""]);
        let right = rows(&["one", "two", "three", "four"]);
        assert_eq!(
            written(beside(left.clone(), right.clone(), 8)),
            [
                "樺太    one",
                "island  two",
                "        three",
                "        four"
            ]
        );
        assert_eq!(
            written(beside(right, left, 6)),
            ["one   樺太", "two   island", "three ", "four"]
        );
    }
}

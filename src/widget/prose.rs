//! Prose: text wrapped once into rows, drawn from any row on.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use textwrap::WordSeparator;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_width::UnicodeWidthStr;

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text, on one row.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
    /// Which text it was cut from, by a number of the caller's, and from
    /// which byte on; so that parts of it can be lit.
    pub origin: Option<(usize, usize)>,
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
}

impl Row {
    /// A row of one run.
    #[must_use]
    pub fn of(text: impl Into<String>, style: Style) -> Self {
        Self {
            runs: vec![Run {
                text: text.into(),
                style,
                origin: None,
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

/// The same where every row but the first is narrower by `hang` columns.
fn wrap_hanging(text: &str, width: u16, hang: u16) -> Vec<Range<usize>> {
    let rest = width.saturating_sub(hang).max(1);
    let words = WordSeparator::AsciiSpace.find_words(text);
    let words = textwrap::core::break_words(words, usize::from(rest));
    let rows = wrap_first_fit(&words, &[f64::from(width.max(1)), f64::from(rest)]);
    let mut start = 0;
    rows.into_iter()
        .map(|words| {
            let whole: usize = words
                .iter()
                .map(|word| word.len() + word.whitespace.len())
                .sum();
            let blanks = words.last().map_or(0, |word| word.whitespace.len());
            let row = start..start + whole - blanks;
            start += whole;
            row
        })
        .collect()
}

/// A part of a text to be set: what it says, how it is drawn, and where it is
/// from, as in [`Run::origin`].
pub type Part<'a> = (&'a str, Style, Option<(usize, usize)>);

/// Styled parts of one text, wrapped together into rows; `hang` columns are
/// left free before every row but the first.
#[must_use]
pub fn set(parts: &[Part<'_>], width: u16, hang: u16) -> Vec<Row> {
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
            let (from, to) = (range.start.max(own.start), range.end.min(own.end));
            if from < to {
                row.runs.push(Run {
                    text: text[from..to].to_owned(),
                    style: *style,
                    origin: origin.map(|(text, base)| (text, base + from - own.start)),
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
                    origin: None,
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

/// A text cut to a width, with an ellipsis where something is left out.
#[must_use]
pub fn clip(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in unicode_segmentation::UnicodeSegmentation::graphemes(text, true) {
        used += grapheme.width();
        if used > room {
            break;
        }
        cut.push_str(grapheme);
    }
    if width >= ellipsis.width() {
        cut.truncate(cut.trim_end().len());
        cut.push_str(ellipsis);
    }
    cut
}

/// A text cut to a width so that it is told from others beside it: in its
/// middle where it would be cut to the same as one of them, or else without
/// what it begins with as they do.
pub fn clip_apart<'a>(
    text: &str,
    others: impl Iterator<Item = &'a str> + Clone,
    width: usize,
    ellipsis: &str,
) -> String {
    let cut = clip(text, width, ellipsis);
    if cut == text
        || others
            .clone()
            .all(|other| clip(other, width, ellipsis) != cut)
    {
        return cut;
    }
    let middle = clip_middle(text, width, ellipsis);
    let mut alike = others.clone();
    if alike.all(|other| clip_middle(other, width, ellipsis) != middle) {
        return middle;
    }
    let shared = others.map(|other| {
        let pairs = text.char_indices().zip(other.chars());
        let (mut pairs, mut end) = (pairs, 0);
        while let Some(((at, own), _)) = pairs.next().filter(|((_, a), b)| a == b) {
            end = at + own.len_utf8();
        }
        end
    });
    let shared = &text[..shared.max().unwrap_or(0)];
    let word = shared.rfind(' ').map_or(shared.len(), |blank| blank + 1);
    clip(&format!("{ellipsis}{}", &text[word..]), width, ellipsis)
}

/// A text cut to a width, with an ellipsis in its middle, between words where
/// that leaves enough of it.
#[must_use]
pub fn clip_middle(text: &str, width: usize, ellipsis: &str) -> String {
    let room = width.saturating_sub(ellipsis.width());
    if text.width() <= width || room < 2 {
        return clip(text, width, ellipsis);
    }
    let graphemes = unicode_segmentation::UnicodeSegmentation::grapheme_indices(text, true);
    let (mut from, mut used) = (text.len(), 0);
    for (at, grapheme) in graphemes.rev() {
        used += grapheme.width();
        if used > room.div_ceil(2) {
            break;
        }
        from = at;
    }
    // A word that is cut is left out, if most of the end is left.
    let tail = &text[from..];
    let whole = tail.find(' ').filter(|blank| *blank < tail.len() / 2);
    let tail = whole.map_or(tail, |blank| &tail[blank + 1..]);
    let head = clip(text, room - tail.width(), "");
    format!("{}{ellipsis}{tail}", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    #[test]
    fn a_clipped_text_says_so() {
        assert_eq!(clip("the islands", 7, "…"), "the is…");
        assert_eq!(clip("北方領土", 5, "…"), "北方…");
        assert_eq!(clip("short", 5, "…"), "short");
    }

    #[test]
    fn texts_that_begin_alike_are_cut_so_that_they_differ() {
        let cut =
            |texts: [&str; 2], width| clip_apart(texts[0], texts[1..].iter().copied(), width, "…");
        let things = ["Crossings: the wood", "Crossings: the fish"];
        assert_eq!(cut(things, 30), things[0]);
        assert_eq!(cut(things, 17), "Crossings: the w…", "it differs already");
        assert_eq!(cut(things, 13), "Crossing…wood");
        let alike = ["The share of wood in all", "The share of fish in all"];
        assert_eq!(cut(alike, 12), "…wood in all", "the ends are alike too");
    }

    proptest! {
        #[test]
        fn text_clipped_in_its_middle_fits(text in "\\PC{0,30}", width in 0usize..20) {
            prop_assert!(clip_middle(&text, width, "…").width() <= width);
            let other = [text.get(..3).unwrap_or("a"), "樺太"];
            let cut = clip_apart(&text, other.into_iter(), width, "…");
            prop_assert!(cut.width() <= width);
        }

        #[test]
        fn wrapped_rows_fit_and_lose_nothing(text in "[a-zé樺太 ]{0,80}", width in 2u16..30) {
            let rows = wrap(&text, width);
            for row in &rows {
                prop_assert!(text[row.clone()].width() <= usize::from(width));
            }
            let kept: String = rows.iter().map(|row| &text[row.clone()]).collect();
            let (kept, text) = (kept.replace(' ', ""), text.replace(' ', ""));
            prop_assert_eq!(kept, text);
        }

        #[test]
        fn clipped_text_fits(text in "\\PC{0,30}", width in 0usize..20) {
            prop_assert!(clip(&text, width, "…").width() <= width.max(text.width().min(width)));
        }
    }
}

//! Where a row may end: at blanks, and between the characters of scripts that
//! are written without any; never within what is drawn as one character.

use std::ops::Range;

use crate::widget::Columns;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;

/// What no row begins with: it belongs to what stands before it.
const CLOSES: &str = "、。，．・：；？！ヽヾーゝゞ々〻）〕］｝〉》」』】〙〗〟｠»’”‐゠–〜‼⁇⁈⁉ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ%,.:;!?)]}'\"\u{a0}";

/// What no row ends with: it belongs to what stands after it.
const OPENS: &str = "「『（〔［｛〈《【〘〖〝｟«‘“([{\u{a0}";

/// Columns of a word that is kept whole in any script, as a name in a text of
/// another script should be.
const NAME: usize = 12;

/// A piece of a text that stays on one row.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Bytes of it.
    len: usize,
    columns: usize,
    /// Blanks after it, which are bytes and columns alike.
    blanks: usize,
}

impl Fragment for Piece {
    #[expect(clippy::cast_precision_loss, reason = "no text is as long as that")]
    fn width(&self) -> f64 {
        self.columns as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "no text is as long as that")]
    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Wraps a text to the width of its first row and that of the others: the byte
/// range of each row. What is wider than a row and has no place to end at is
/// broken, or stands out where `whole`.
pub(super) fn wrapped(text: &str, [first, rest]: [u16; 2], whole: bool) -> Vec<Range<usize>> {
    let room = if whole {
        usize::MAX
    } else {
        usize::from(rest.max(1))
    };
    let pieces = pieces(text, room);
    let widths = [first, rest].map(|width| f64::from(width.max(1)));
    let mut start = 0;
    let rows = wrap_first_fit(&pieces, &widths).into_iter();
    rows.map(|pieces| {
        let long: usize = pieces.iter().map(|piece| piece.len + piece.blanks).sum();
        let blanks = pieces.last().map_or(0, |piece| piece.blanks);
        let row = start..start + long - blanks;
        start += long;
        row
    })
    .collect()
}

/// The pieces of a text, none wider than `room` unless it is one character.
fn pieces(text: &str, room: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 6 + 1);
    let mut rest = text;
    while !rest.is_empty() {
        let len = rest.find(' ').unwrap_or(rest.len());
        let (word, after) = rest.split_at(len);
        let blanks = after.len() - after.trim_start_matches(' ').len();
        rest = &after[blanks..];
        if word.is_ascii() && len <= room {
            pieces.push(Piece {
                len,
                columns: len,
                blanks,
            });
        } else {
            apart(word, room, &mut pieces);
            match pieces.last_mut() {
                Some(last) => last.blanks = blanks,
                None => pieces.push(Piece {
                    len: 0,
                    columns: 0,
                    blanks,
                }),
            }
        }
    }
    pieces
}

/// Takes a word apart where a row may end in it, or has to.
fn apart(word: &str, room: usize, pieces: &mut Vec<Piece>) {
    let begun = pieces.len();
    let mut before = "";
    let short = word.width() <= NAME.min(room);
    for grapheme in word.graphemes(true) {
        let columns = grapheme.width();
        let (first, last) = (grapheme.chars().next(), before.chars().next_back());
        let joined = pieces.len() > begun && (short || !may_end(last, first));
        match pieces.last_mut() {
            Some(piece) if joined && piece.columns + columns <= room => {
                piece.len += grapheme.len();
                piece.columns += columns;
            }
            _ => pieces.push(Piece {
                len: grapheme.len(),
                columns,
                blanks: 0,
            }),
        }
        before = grapheme;
    }
}

/// Whether a row may end between two characters of a word.
fn may_end(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    (is_unspaced(before) || is_unspaced(after))
        && !OPENS.contains(before)
        && !CLOSES.contains(after)
}

/// Whether a character is of a script that is written without blanks: kana,
/// ideographs and what stands between them.
fn is_unspaced(char: char) -> bool {
    matches!(char,
        '\u{2e80}'..='\u{30ff}' | '\u{31f0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, width: u16) -> Vec<&str> {
        let rows = wrapped(text, [width; 2], false).into_iter();
        rows.map(|row| &text[row]).collect()
    }

    #[test]
    fn japanese_ends_a_row_between_characters() {
        assert_eq!(
            rows("日本とロシアの間に平和条約はない。", 12),
            ["日本とロシア", "の間に平和条", "約はない。"]
        );
        assert_eq!(rows("the 北方領土 issue", 8), ["the", "北方領土", "issue"]);
        assert_eq!(rows("the 北方領土 issue", 6), ["the 北", "方領土", "issue"]);
    }

    #[test]
    fn no_row_begins_with_a_stop_or_ends_with_an_opening_bracket() {
        assert_eq!(rows("北方領土。", 8), ["北方領", "土。"]);
        assert_eq!(rows("島は「北方」だ", 6), ["島は", "「北", "方」だ"]);
        assert_eq!(rows("サッカーで", 4), ["サッ", "カー", "で"]);
    }

    #[test]
    fn what_is_drawn_as_one_character_is_not_broken() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let text = format!("{family}{family}{family}");
        assert_eq!(rows(&text, 4), [family.repeat(2).as_str(), family]);
        assert_eq!(
            rows("e\u{301}e\u{301}e\u{301}", 2),
            ["e\u{301}e\u{301}", "e\u{301}"]
        );
        assert_eq!(rows("❤\u{fe0f}❤\u{fe0f}", 3), ["❤\u{fe0f}", "❤\u{fe0f}"]);
    }

    #[test]
    fn an_address_may_stand_out_where_it_is_to_be_copied() {
        let text = "at https://example.org/a/long/page now";
        let rows = wrapped(text, [10; 2], true);
        let rows: Vec<&str> = rows.into_iter().map(|row| &text[row]).collect();
        assert_eq!(rows, ["at", "https://example.org/a/long/page", "now"]);
    }

    /// Texts of several scripts, with what is hard to measure.
    fn text() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "a",
            "treaty",
            " ",
            "  ",
            "樺太",
            "サハリン",
            "。",
            "「",
            "」",
            "ー",
            "、",
            "ッ",
            "Сахалин",
            "й",
            "и\u{306}",
            "e\u{301}",
            "ō\u{323}\u{301}",
            "👨\u{200d}👩\u{200d}👧",
            "🇯🇵",
            "🇷🇺",
            "❤\u{fe0f}",
            "ｶﾞ",
            "ﾊﾟ",
            "한국",
            "\u{a0}",
            "לא",
            "لا",
            "ไทย",
            "नि",
            "1855",
            "(",
            ")",
            "–",
            "https://example.org/",
        ]);
        prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn rows_fit_lose_nothing_and_split_no_character(
            text in text(),
            // The widest character, half-width kana with its mark, is drawn in
            // three columns where both ratatui and unicode-width count the mark.
            width in 3u16..40,
        ) {
            let places: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            let mut kept = String::new();
            for row in wrapped(&text, [width; 2], false) {
                prop_assert!(text[row.clone()].width() <= usize::from(width), "{:?}", &text[row]);
                let whole = |at: usize| at == text.len() || places.contains(&at);
                prop_assert!(whole(row.start) && whole(row.end), "{:?}", &text[row]);
                kept.push_str(&text[row]);
            }
            prop_assert_eq!(kept.replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn no_row_begins_with_what_closes_or_ends_with_what_opens(
            before in "[一-龠]{1,30}",
            open in prop::sample::select(vec!["「", "（", "("]),
            within in "[一-龠]{1,30}",
            close in prop::sample::select(vec!["」", "）", ")", "。", "ー"]),
            after in "[一-龠]{0,30}",
            width in 6u16..40,
        ) {
            let text = [before.as_str(), open, &within, close, &after].concat();
            for row in rows(&text, width) {
                prop_assert!(!row.starts_with(close), "{text} {row}");
                prop_assert!(!row.ends_with(open), "{text} {row}");
            }
        }
    }
}

//! Texts cut to a width.

use crate::widget::Columns;
use unicode_segmentation::UnicodeSegmentation;

/// A text cut to a width, with an ellipsis where something is left out.
#[must_use]
pub fn clip(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in UnicodeSegmentation::graphemes(text, true) {
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
        let own = text.grapheme_indices(true);
        let alike = own
            .zip(other.graphemes(true))
            .take_while(|((_, a), b)| a == b);
        let last = alike.last();
        last.map_or(0, |((at, last), _)| at + last.len())
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
    let graphemes = UnicodeSegmentation::grapheme_indices(text, true);
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
        fn clipped_text_fits(text in "\\PC{0,30}", width in 0usize..20) {
            prop_assert!(clip(&text, width, "…").width() <= width.max(text.width().min(width)));
        }
    }
}

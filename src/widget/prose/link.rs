//! Links in text: which parts of a row lead elsewhere. A link that is broken
//! between rows is one link.

use std::ops::Range;

use super::{Row, Run};

/// Where a run leads, or the link that it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, by a number of the caller's.
    pub to: usize,
    /// Whether the link begins here: what does not is the rest of one that
    /// began before.
    pub begins: bool,
}

/// Makes links of parts of an original text, wherever it stands on rows: the
/// bytes that each takes of it, in order, and where it leads. What is a link
/// already stays what it is.
pub fn tie(rows: &mut [Row], origin: usize, links: &[(Range<usize>, usize)]) {
    let is_of = |run: &Run| run.link.is_none() && run.origin.is_some_and(|(of, _)| of == origin);
    for row in rows {
        if !row.runs.iter().any(is_of) {
            continue;
        }
        let runs = std::mem::take(&mut row.runs);
        for run in runs {
            match run.origin {
                Some((_, from)) if is_of(&run) => row.runs.extend(cut(&run, from, links)),
                _ => row.runs.push(run),
            }
        }
    }
}

/// A run that begins at a byte of its original text, cut where links begin and
/// end.
fn cut(run: &Run, from: usize, links: &[(Range<usize>, usize)]) -> Vec<Run> {
    let whole = from..from + run.text.len();
    // The text of a run that was clipped is not the original's to its end.
    let text = |piece: &Range<usize>| run.text.get(piece.start - from..piece.end - from);
    let cuts = pieces(whole, links);
    if cuts.iter().any(|(piece, _)| text(piece).is_none()) {
        return vec![run.clone()];
    }
    let cut = |(piece, link): (Range<usize>, Option<Link>)| Run {
        text: text(&piece).unwrap_or_default().to_owned(),
        style: run.style,
        origin: run.origin.map(|(of, _)| (of, piece.start)),
        link,
    };
    cuts.into_iter().map(cut).collect()
}

/// A range of bytes in pieces, each within a link or not.
pub(super) fn pieces(
    range: Range<usize>,
    links: &[(Range<usize>, usize)],
) -> Vec<(Range<usize>, Option<Link>)> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    let within = links
        .iter()
        .filter(|(link, _)| link.start < range.end && link.end > range.start);
    for (link, to) in within {
        let (from, until) = (link.start.max(at), link.end.min(range.end));
        if from >= until {
            continue;
        }
        if at < from {
            pieces.push((at..from, None));
        }
        let link = Link {
            to: *to,
            begins: from == link.start,
        };
        pieces.push((from..until, Some(link)));
        at = until;
    }
    if at < range.end {
        pieces.push((at..range.end, None));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::{Part, set, set_linked};
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::Style;

    /// Words, and for some of them where they lead.
    fn words() -> impl Strategy<Value = Vec<(String, Option<usize>)>> {
        let word = prop_oneof!["[a-zé]{1,12}", "[樺太千島]{1,6}", "[a-z]{1,5} [а-я]{1,8}"];
        let link = prop_oneof![2 => Just(None), 1 => (0usize..3).prop_map(Some)];
        proptest::collection::vec((word, link), 0..20)
    }

    /// A text of words, and its links.
    fn joined(words: &[(String, Option<usize>)]) -> (String, Vec<(Range<usize>, usize)>) {
        let (mut text, mut links) = (String::new(), Vec::new());
        for (word, to) in words {
            let from = text.len();
            text.push_str(word);
            links.extend(to.map(|to| (from..text.len(), to)));
            text.push(' ');
        }
        (text, links)
    }

    /// The links on rows: what each says without blanks, and where it leads.
    fn on(rows: &[Row]) -> Vec<(String, usize)> {
        let mut links: Vec<(String, usize)> = Vec::new();
        for run in rows.iter().flat_map(|row| &row.runs) {
            let Some(link) = run.link else { continue };
            if link.begins {
                links.push((String::new(), link.to));
            }
            let last = links.last_mut().expect("what goes on has begun");
            assert_eq!(last.1, link.to);
            last.0.push_str(&run.text.replace(' ', ""));
        }
        links
    }

    proptest! {
        #[test]
        fn links_say_and_lead_the_same_at_any_width(
            words in words(),
            width in 1u16..40,
            hang in 0u16..4,
            at in 0usize..60,
        ) {
            let (text, links) = joined(&words);
            let told: Vec<(String, usize)> = links
                .iter()
                .map(|(range, to)| (text[range.clone()].replace(' ', ""), *to))
                .collect();
            // In parts that are cut anywhere, also within a link.
            let at = (0..=at.min(text.len())).rfind(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let style = Style::new();
            let parts: [Part; 2] = [(&text[..at], style, None), (&text[at..], style, None)];
            prop_assert_eq!(&on(&set_linked(&parts, &links, width, hang)), &told);
            // And where they are found only on the rows.
            let parts: [Part; 2] = [
                (&text[..at], style, Some((7, 0))),
                (&text[at..], style, Some((7, at))),
            ];
            let mut rows = set(&parts, width, hang);
            let plain = rows.clone();
            tie(&mut rows, 7, &links);
            prop_assert_eq!(&on(&rows), &told);
            tie(&mut rows, 7, &links);
            prop_assert_eq!(&on(&rows), &told);
            for (row, plain) in rows.iter().zip(&plain) {
                let text = |row: &Row| row.runs.iter().map(|run| run.text.as_str()).collect::<String>();
                prop_assert_eq!(text(row), text(plain));
                for run in &row.runs {
                    let (_, from) = run.origin.expect("every run has one");
                    prop_assert_eq!(&joined(&words).0[from..from + run.text.len()], &run.text);
                }
            }
        }
    }
}

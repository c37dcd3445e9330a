//! Matching: what is typed to find something by its name, by what it does or
//! by its key, and how well that fits.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::keymap::physical;
use crate::dossier::Folded;

/// Letters in order are no match below so many points for each: what is
/// scattered all over a name is not what was meant.
const FLOOR: i64 = 12;

/// What may be found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// What it does, in a sentence.
    pub(super) meaning: &'a str,
    /// The keys that do it, as keymaps write them.
    pub(super) keys: &'a [String],
}

/// How well something fits, and which bytes of it do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Fit {
    /// Less is better.
    pub(super) rank: u32,
    /// Of the name.
    pub(super) name: Vec<Range<usize>>,
    /// Of the meaning.
    pub(super) meaning: Vec<Range<usize>>,
}

/// How a word stands in a text, the best way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Whole,
    Start,
    WordStart,
    Within,
    WordOfMeaning,
    WithinMeaning,
    Slip,
    Letters,
}

/// What is typed.
pub(super) struct Typed {
    raw: String,
    folded: String,
    letters: SkimMatcherV2,
}

impl Typed {
    /// The same keys on a Latin keyboard, where what is typed is of another
    /// layout; none where it is not.
    pub(super) fn elsewhere(typed: &str) -> Option<String> {
        let latin: String = typed
            .chars()
            .map(|char| physical(char).unwrap_or(char))
            .collect();
        (latin != typed).then_some(latin)
    }

    pub(super) fn of(typed: &str) -> Self {
        let raw = typed.trim().to_owned();
        let folded = Folded::of(&raw).text().to_owned();
        Self {
            raw,
            folded,
            letters: SkimMatcherV2::default(),
        }
    }

    /// Whether nothing is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    /// How well something fits; `strictly` counts only words as they are
    /// typed. None where it does not: each word has to stand somewhere.
    pub(super) fn fit(&self, of: Named<'_>, strictly: bool) -> Option<Fit> {
        if self.is_empty() || of.keys.contains(&self.raw) {
            return Some(Fit::default());
        }
        let (name, meaning) = (Folded::of(of.name), Folded::of(of.meaning));
        // A name may be of several words, typed as it stands.
        if let Some((way, found)) = in_name(&self.folded, name.text()) {
            return Some(Fit {
                rank: 1 + way as u32,
                name: vec![name.original(found)],
                meaning: Vec::new(),
            });
        }
        let mut fit = Fit::default();
        let (mut worst, mut sum) = (0, 0);
        for word in self.folded.split_whitespace() {
            let way = self.word(word, (&name, &meaning), strictly, &mut fit)?;
            worst = worst.max(way as u32);
            sum += way as u32;
        }
        fit.rank = 1 + 16 * worst + sum.min(15);
        for ranges in [&mut fit.name, &mut fit.meaning] {
            tidy(ranges);
        }
        Some(fit)
    }

    /// The best way in which a word stands in a name or a meaning; where, is
    /// added to the fit.
    fn word(
        &self,
        word: &str,
        (name, meaning): (&Folded, &Folded),
        strictly: bool,
        fit: &mut Fit,
    ) -> Option<Way> {
        if let Some((way, found)) = in_name(word, name.text()) {
            fit.name.push(name.original(found));
            return Some(way);
        }
        if let Some((starts, found)) = within(word, meaning.text()) {
            fit.meaning.push(meaning.original(found));
            return Some(if starts {
                Way::WordOfMeaning
            } else {
                Way::WithinMeaning
            });
        }
        if strictly {
            return None;
        }
        if let Some(found) = slip(word, name.text(), 4) {
            fit.name.push(name.original(found));
            return Some(Way::Slip);
        }
        if let Some(found) = slip(word, meaning.text(), 5) {
            fit.meaning.push(meaning.original(found));
            return Some(Way::Slip);
        }
        // In a sentence letters in order are found all too often.
        let found = self.in_order(word, name.text())?;
        let found = found.into_iter().map(|range| name.original(range));
        fit.name.extend(found);
        Some(Way::Letters)
    }

    /// The letters of a word in a text, in order and near enough together.
    fn in_order(&self, word: &str, text: &str) -> Option<Vec<Range<usize>>> {
        let count = i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
        let (score, places) = self.letters.fuzzy_indices(text, word)?;
        if count < 2 || score < FLOOR.saturating_mul(count) {
            return None;
        }
        let bytes: Vec<(usize, char)> = text.char_indices().collect();
        let place = |at: usize| bytes.get(at).map(|(at, char)| *at..at + char.len_utf8());
        places.into_iter().map(place).collect()
    }
}

/// How a word stands in a name.
fn in_name(word: &str, name: &str) -> Option<(Way, Range<usize>)> {
    let (starts, found) = within(word, name)?;
    let way = match found.start {
        0 if found.end == name.len() => Way::Whole,
        0 => Way::Start,
        _ if starts => Way::WordStart,
        _ => Way::Within,
    };
    Some((way, found))
}

/// Where a word stands in a text, at the start of one of its words if it can;
/// and whether it does.
fn within(word: &str, text: &str) -> Option<(bool, Range<usize>)> {
    let found = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back();
        let starts = before.is_none_or(|char| !char.is_alphanumeric());
        (starts, at..at + word.len())
    };
    let places = || text.match_indices(word).map(found);
    places()
        .find(|(starts, _)| *starts)
        .or_else(|| places().next())
}

/// A word of a text that a word of at least so many letters is but a slip or
/// two away from.
fn slip(word: &str, text: &str, least: usize) -> Option<Range<usize>> {
    let most = match word.chars().count() {
        short if short < least => return None,
        0..8 => 1,
        _ => 2,
    };
    let mut words = text.split(|char: char| !char.is_alphanumeric());
    let near = words.find(|other| strsim::osa_distance(word, other) <= most)?;
    // It is a part of the text, so the difference is its place there.
    let start = near.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + near.len())
}

/// Sorts ranges, and makes one of those that touch.
fn tidy(ranges: &mut Vec<Range<usize>>) {
    ranges.sort_by_key(|range| range.start);
    let mut tidied: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges.drain(..) {
        match tidied.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => tidied.push(range),
        }
    }
    *ranges = tidied;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(typed: &str, name: &str, meaning: &str, key: &str) -> Option<u32> {
        let keys = [key.to_owned()];
        let named = Named {
            name,
            meaning,
            keys: &keys,
        };
        Typed::of(typed).fit(named, false).map(|fit| fit.rank)
    }

    #[test]
    fn each_way_is_better_than_the_next() {
        let zoom = |typed| rank(typed, "zoom in", "Come nearer to the middle", "+");
        let ways = [
            "+", "zoom in", "zo", "in", "oom", "near", "earer", "middel", "zmi",
        ];
        let ranks: Vec<u32> = ways.map(zoom).into_iter().map(Option::unwrap).collect();
        assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{ranks:?}");
        assert_eq!(zoom("figure"), None);
        assert_eq!(
            zoom("zoom figure"),
            None,
            "each word has to stand somewhere"
        );
        assert!(zoom("middle zoom").is_some(), "in whatever order");
    }

    #[test]
    fn what_fits_is_lit_in_the_original() {
        let named = Named {
            name: "Hoppō ryōdo",
            meaning: "Go to this topic",
            keys: &[],
        };
        let fit = |typed: &str| Typed::of(typed).fit(named, false).unwrap();
        assert_eq!(fit("ryodo").name, vec![7..13]);
        assert_eq!(fit("topic go").meaning, vec![0..2, 11..16]);
        assert_eq!(fit("hpr").name, vec![0..1, 3..4, 7..8]);
        assert!(Typed::of("hpr").fit(named, true).is_none());
    }

    #[test]
    fn letters_all_over_a_sentence_are_no_match() {
        let meaning = "Show only the events of the topic being read on the timeline, or all";
        assert_eq!(rank("shoal", "its events", meaning, "T"), None);
        assert_eq!(rank("line", "its events", "Time goes on", "T"), None);
    }
}

//! Terms: the single things that a query asks to be found, or not to be.

use std::borrow::Cow;

use crate::dossier::{Date, fold};
use crate::search::words::{is_pair, words};

/// One thing to be found, or not to be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::search) struct Term {
    pub(in crate::search) what: What,
    pub(in crate::search) how: How,
    /// Whether entries that have it are left out.
    pub(in crate::search) not: bool,
}

/// How near a word of an entry must come to one that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::search) enum How {
    /// It may begin so, contain it, or be a slip of the finger away.
    Loose,
    /// It must be the word.
    Exact,
    /// It must begin so; of a phrase, the last word must.
    Prefix,
}

/// What is to be found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::search) enum What {
    /// A word, folded.
    Word(String),
    /// A run in a script without spaces, as overlapping pairs of characters,
    /// without the last character that stands alone at the end of a run.
    Run(Vec<String>),
    /// At least two words and runs, one after the other.
    Phrase(Vec<What>),
}

impl Term {
    /// A word that may be taken for others.
    pub(in crate::search) fn word(word: String) -> Self {
        Self {
            what: What::Word(word),
            how: How::Loose,
            not: false,
        }
    }

    /// The terms of what one token says. Loose words are terms of their own,
    /// so that they may stand anywhere; where a mark asks for the very words,
    /// or for their absence, several of them are a phrase.
    pub(in crate::search) fn read(text: &str, how: How, not: bool) -> Vec<Self> {
        let mut parts = parts(text);
        let term = |how| move |what| Self { what, how, not };
        if how == How::Loose && !not {
            return parts.into_iter().map(term(how)).collect();
        }
        let how = match how {
            How::Loose => How::Exact,
            how => how,
        };
        let what = match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(What::Phrase(parts)),
        };
        what.map(term(how)).into_iter().collect()
    }

    /// How many words it has, a run being one.
    pub(in crate::search) fn len(&self) -> usize {
        match &self.what {
            What::Phrase(parts) => parts.len(),
            What::Word(_) | What::Run(_) => 1,
        }
    }

    /// The first words of it, at least one.
    pub(in crate::search) fn cut(mut self, len: usize) -> Self {
        if let What::Phrase(parts) = &mut self.what
            && len < parts.len()
        {
            parts.truncate(len.max(1));
            self.how = How::Exact;
            if parts.len() == 1
                && let Some(only) = parts.pop()
            {
                self.what = only;
            }
        }
        self
    }
}

impl What {
    /// It as it was typed, folded.
    pub(in crate::search) fn text(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Run(pairs) => {
                let firsts = pairs.iter().filter_map(|pair| pair.chars().next());
                let last = pairs
                    .last()
                    .into_iter()
                    .flat_map(|pair| pair.chars().skip(1));
                firsts.chain(last).collect()
            }
            Self::Phrase(parts) => {
                let parts: Vec<String> = parts.iter().map(Self::text).collect();
                parts.join(" ")
            }
        }
    }
}

/// The words and runs of a text.
fn parts(text: &str) -> Vec<What> {
    // A date in figures is looked for as it is written in words.
    let text = text.trim();
    let date = text.parse::<Date>().ok().filter(|_| text.contains('-'));
    let folded = fold(&date.map_or(text.into(), |date| Cow::from(date.human())));
    let mut parts: Vec<What> = Vec::new();
    let mut end = 0;
    for word in words(&folded) {
        if !is_pair(&word.text) {
            parts.push(What::Word(word.text.into_owned()));
        } else if let Some(What::Run(pairs)) = parts.last_mut()
            && word.range.start < end
        {
            // The last character of a run stands alone; the pair before has
            // it already.
            if word.text.chars().count() > 1 {
                pairs.push(word.text.into_owned());
            }
        } else {
            parts.push(What::Run(vec![word.text.into_owned()]));
        }
        end = word.range.end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(typed: &str, how: How, text: &str) -> bool {
        let folded = fold(text);
        let text: Vec<Cow<'_, str>> = words(&folded).map(|word| word.text).collect();
        let terms = Term::read(typed, how, false);
        terms.iter().all(|term| term.stands_in(&text))
    }

    #[test]
    fn very_words_stand_one_after_the_other() {
        let text = "The peace treaty of 1956, 北方領土と樺太 Sakhalin-2";
        for phrase in [
            "peace treaty",
            "Treaty of 1956",
            "1956 北方領土",
            "方領",
            "太 sakhalin",
            "樺太 Sakhalin 2",
            "北方領土と 樺太",
        ] {
            assert!(stands(phrase, How::Exact, text), "{phrase}");
        }
        for phrase in [
            "treaty peace",
            "peace treat",
            "the treaty",
            "北方 樺太",
            "樺 sakhalin",
            "北方領土 樺太",
        ] {
            assert!(!stands(phrase, How::Exact, text), "{phrase}");
        }
    }

    #[test]
    fn the_last_word_of_a_phrase_may_be_a_beginning() {
        assert!(stands("peace tre", How::Prefix, "a peace treaty"));
        assert!(!stands("pea treaty", How::Prefix, "a peace treaty"));
        assert!(stands("樺太 2", How::Prefix, "樺太 2019"));
        assert!(!stands("北方領", How::Prefix, "北方"));
        assert!(stands("島", How::Prefix, "島々"));
    }

    #[test]
    fn words_that_must_be_missing_are_a_phrase() {
        let [term] = &Term::read("Sakhalin-2", How::Loose, true)[..] else {
            panic!("one term");
        };
        assert_eq!((term.len(), term.how, term.not), (2, How::Exact, true));
        assert_eq!(Term::read("Sakhalin-2", How::Loose, false).len(), 2);
        assert_eq!(Term::read("…", How::Exact, true), []);
    }
}

//! Queries: what was typed, taken apart.

mod facet;
mod read;
mod term;
mod token;
mod value;

use std::collections::HashSet;
use std::ops::Range;

use crate::dossier::Dossier;

pub(super) use self::facet::Facet;
use self::read::Reading;
pub(super) use self::term::{How, Term, What};
pub(super) use self::token::{Body, Token, Value, plain, tokens};
pub use self::value::read_date;
pub(super) use self::value::{KINDS, SIDES, id_part_begins, side_word, topic_begins};
use super::lens::Lens;

/// The most words of a query that are looked at.
pub const MAX_TERMS: usize = 16;

/// The longest query, in characters, that is looked at.
pub const MAX_QUERY: usize = 400;

/// A query: words to be found, and a lens to find them through.
///
/// | typed | asks for |
/// |---|---|
/// | `word` | the word, or what comes near it |
/// | `"a phrase"` | these very words, one after the other |
/// | `'word` | the very word |
/// | `^word` | a word that begins so |
/// | `!` before any of these | entries without it; `!word` without the very word |
/// | `topic:` | entries of a topic: the beginning of its id or title |
/// | `kind:` | topic, section, claim, event, figure, position, name, source |
/// | `source:` | entries that cite a source, and the source: the beginning of any part of its id |
/// | `side:` | entries with a source of that side: japan, russia, other |
/// | `standing:` | holds, overtaken, contested, unconfirmed |
/// | `before:` `after:` `in:` | entries over before a date begins, begun after it is over, or of that time |
/// | `as-of:` | what had been said or had happened by the end of a date, as it stood then |
///
/// White space parts one thing from the next, except between quotes. A quote
/// that is not closed runs to the end, and its last word is taken for the
/// beginning of one. A word that is several (`Sakhalin-2`) is found by each of
/// them; with a mark before it, it is a phrase. Marks within words are none,
/// and what an input method types in full width counts like ASCII.
///
/// A field is its name and a colon before anything else: `12:30`, `https://…`
/// and `Energy: imports` are words. Values part at commas, may stand in quotes
/// and mean any of them; so do fields typed twice, but dates that are typed
/// twice must all hold. `!` before a field leaves out what it would admit.
/// What has no topic, source, standing or date is not admitted by a field that
/// asks for one, nor left out by one that excludes it. A figure is of the time
/// from its first number to its last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    typed: String,
    terms: Vec<Term>,
    /// Apart, so that a query stays small to hand around.
    lens: Box<Lens>,
    /// Whether it has terms or fields of its own.
    asks: bool,
    mistakes: Vec<Mistake>,
}

/// Something in a query that could not be read; the rest still searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands, in bytes of what was typed.
    pub range: Range<usize>,
    /// What is wrong and what would be right, in a line that is safe to print.
    pub message: String,
    /// Whether it may be meant as it is: it stands at the very end and is a
    /// mistake only if nothing more is typed, or it is one in other programs
    /// alone.
    pub gentle: bool,
}

impl Query {
    /// Takes a query apart. It never fails: what cannot be read becomes a
    /// mistake. Beyond 400 characters or 16 words nothing is looked at.
    ///
    /// ```
    /// use nemuro::dossier::{Origin, load};
    /// use nemuro::search::Query;
    ///
    /// let dossier = load(&Origin::BuiltIn, &|_| ()).expect("it is sound");
    /// assert!(Query::parse(&dossier, "  … ").is_empty());
    /// let query = Query::parse(&dossier, "\"peace treaty\" kind:evnt");
    /// let [mistake] = query.mistakes() else { panic!("one mistake") };
    /// assert_eq!(mistake.message, "there is no kind `evnt`; did you mean `event`?");
    /// assert_eq!(&query.typed()[mistake.range.clone()], "evnt");
    /// ```
    #[must_use]
    pub fn parse(dossier: &Dossier, typed: &str) -> Self {
        Self::read(Some(dossier), typed)
    }

    /// What cannot be read of a query in any dossier: fields that there are
    /// none of, dates, kinds, sides and standings that are none, and what is
    /// too much. Topics and sources are not looked at.
    #[must_use]
    pub fn mistakes_anywhere(typed: &str) -> Vec<Mistake> {
        Self::read(None, typed).mistakes
    }

    fn read(dossier: Option<&Dossier>, typed: &str) -> Self {
        let looked_at = looked_at(typed);
        let read = Reading::of(dossier, looked_at);
        let mut query = Self {
            typed: typed.to_owned(),
            terms: Vec::new(),
            lens: Box::new(read.lens),
            asks: false,
            mistakes: read.mistakes,
        };
        query.keep(read.found, looked_at.trim_end().len());
        let rest = &typed[looked_at.len()..];
        if !rest.trim().is_empty() {
            query.mistakes.push(Mistake {
                range: looked_at.len()..typed.len(),
                message: format!("only the first {MAX_QUERY} characters are looked at"),
                gentle: false,
            });
        }
        query.mistakes.sort_by_key(|mistake| mistake.range.start);
        query.asks = !(query.terms.is_empty() && query.lens.is_empty());
        query
    }

    /// Takes a lens apart: a query of fields alone, all of which can be read.
    ///
    /// # Errors
    /// The first thing that cannot be read, or that there are words in it.
    pub fn fields(dossier: &Dossier, typed: &str) -> Result<Self, String> {
        let query = Self::parse(dossier, typed);
        if let Some(mistake) = query.mistakes.first() {
            return Err(mistake.message.clone());
        }
        if !query.terms.is_empty() {
            let what = "a lens is of fields alone, such as kind:event; words are for a search";
            return Err(what.to_owned());
        }
        Ok(query)
    }

    /// What was typed without its dates as of which things are seen, in
    /// whatever form they were typed.
    #[must_use]
    pub fn undated(typed: &str) -> String {
        let tokens = tokens(typed).into_iter();
        let others = tokens.filter(|token| {
            let facet = match &token.body {
                Body::Field { facet, .. } => *facet,
                Body::Words { .. } | Body::Phrase { .. } => None,
            };
            facet != Some(Facet::AsOf)
        });
        let others: Vec<&str> = others.map(|token| &typed[token.range.clone()]).collect();
        others.join(" ")
    }

    /// The same, asked of what another lens admits.
    #[must_use]
    pub fn through(mut self, lens: &Lens) -> Self {
        self.lens = Box::new(std::mem::take(&mut *self.lens).before(lens));
        self
    }

    /// What was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether everything is asked for: neither terms nor a lens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.asks
    }

    /// What the fields come to.
    #[must_use]
    pub fn lens(&self) -> &Lens {
        &self.lens
    }

    /// What could not be read, in the order in which it was typed.
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// What is to be found and what is not, without duplicates.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Keeps the first words of what was found, each thing once; `end` is
    /// where the last of it ends.
    fn keep(&mut self, found: Vec<(usize, Term)>, end: usize) {
        let mut seen = HashSet::new();
        let mut room = MAX_TERMS;
        let mut cut = None;
        for (start, term) in found {
            if !seen.insert(term.clone()) {
                continue;
            }
            if term.len() > room {
                cut = cut.or(Some(start));
            }
            if room > 0 {
                let term = term.cut(room);
                room -= term.len();
                self.terms.push(term);
            }
        }
        if let Some(start) = cut {
            self.mistakes.push(Mistake {
                range: start..end,
                message: format!("only the first {MAX_TERMS} words are looked at"),
                gentle: false,
            });
        }
    }
}

/// The part of what was typed that is looked at.
pub(super) fn looked_at(typed: &str) -> &str {
    let end = typed.char_indices().nth(MAX_QUERY);
    end.map_or(typed, |(end, _)| &typed[..end])
}

#[cfg(test)]
mod definition;
#[cfg(test)]
mod tests;

//! Queries: what was typed, taken apart.

use crate::dossier::fold;

use super::words::{is_pair, words};

/// The most words of a query that are looked at.
pub const MAX_TERMS: usize = 16;

/// The longest query, in characters, that is looked at.
pub const MAX_QUERY: usize = 400;

/// A query: words that should all be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    typed: String,
    terms: Vec<Term>,
}

/// One thing to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// A word.
    Word(String),
    /// A run in a script without spaces, as overlapping pairs of characters.
    Run(Vec<String>),
}

impl Query {
    /// Takes a query apart. Beyond 400 characters or 16 words nothing is
    /// looked at.
    ///
    /// ```
    /// use nemuro::search::Query;
    ///
    /// assert!(Query::parse("  … ").is_empty());
    /// assert_eq!(Query::parse("Northern 北方領土").typed(), "Northern 北方領土");
    /// ```
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let looked_at: String = typed.chars().take(MAX_QUERY).collect();
        let folded = fold(&looked_at);
        let mut terms: Vec<Term> = Vec::new();
        let mut end = 0;
        for word in words(&folded) {
            if !is_pair(&word.text) {
                terms.push(Term::Word(word.text.into_owned()));
            } else if let Some(Term::Run(pairs)) = terms.last_mut()
                && word.range.start < end
            {
                // The last character of a run stands alone; the pair before
                // has it already.
                if word.text.chars().count() > 1 {
                    pairs.push(word.text.into_owned());
                }
            } else {
                terms.push(Term::Run(vec![word.text.into_owned()]));
            }
            end = word.range.end;
        }
        let mut seen = std::collections::HashSet::new();
        terms.retain(|term| seen.insert(format!("{term:?}")));
        terms.truncate(MAX_TERMS);
        Self {
            typed: typed.to_owned(),
            terms,
        }
    }

    /// What was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether there is nothing to find.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_words_and_runs() {
        let query = Query::parse("Sakhalin-2 北方領土 島");
        let run = |pairs: &[&str]| Term::Run(pairs.iter().map(ToString::to_string).collect());
        let want = [
            Term::Word("sakhalin".into()),
            Term::Word("2".into()),
            run(&["北方", "方領", "領土"]),
            run(&["島"]),
        ];
        assert_eq!(query.terms(), want);
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(typed in any::<String>()) {
            let query = Query::parse(&typed);
            prop_assert!(query.terms().len() <= MAX_TERMS);
        }
    }
}

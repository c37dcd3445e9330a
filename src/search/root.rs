//! Roots: what the forms of a word have in common, so that `polls` finds
//! `poll` and Сахалине finds Сахалин.

use rust_stemmers::{Algorithm, Stemmer};

/// The fewest letters of a word that is inflected.
const SHORTEST: usize = 4;

/// Finds the roots of English and Russian words.
pub(super) struct Roots {
    english: Stemmer,
    russian: Stemmer,
}

impl Roots {
    pub(super) fn new() -> Self {
        Self {
            english: Stemmer::create(Algorithm::English),
            russian: Stemmer::create(Algorithm::Russian),
        }
    }

    /// The root of a folded word; none for what has no forms: numbers, short
    /// words and other scripts.
    pub(super) fn of(&self, word: &str) -> Option<String> {
        let first = word.chars().next()?;
        if word.chars().count() < SHORTEST || word.contains(|c: char| c.is_numeric()) {
            return None;
        }
        match first {
            'a'..='z' => {
                let stem = self.english.stem(word);
                // fisheries and fish, economy and economic.
                let long = |rest: &&str| rest.len() >= SHORTEST;
                let rest = stem.strip_suffix("eri").filter(long);
                let rest = rest.or_else(|| stem.strip_suffix('i').filter(long));
                Some(rest.unwrap_or(&stem).to_owned())
            }
            'а'..='я' => Some(self.russian.stem(word).into_owned()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_root() {
        let roots = Roots::new();
        for forms in [
            &["fish", "fishing", "fishery", "fisheries", "fished"][..],
            &["poll", "polls", "polling", "polled"],
            &["negotiate", "negotiation", "negotiators"],
            &["economy", "economic", "economies"],
            &["treaty", "treaties"],
            &["сахалин", "сахалина", "сахалине"],
        ] {
            for form in forms {
                assert_eq!(roots.of(form), roots.of(forms[0]), "{form}");
            }
        }
        assert_ne!(roots.of("island"), roots.of("isolated"));
    }

    #[test]
    fn what_has_no_forms_has_no_root() {
        let roots = Roots::new();
        for word in ["gas", "1855", "樺太", "g7", ""] {
            assert_eq!(roots.of(word), None, "{word}");
        }
    }
}

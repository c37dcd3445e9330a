//! Slips: how many letters were dropped, put in, swapped or mistaken for
//! others between what was typed and a word.
//!
//! The distance (optimal string alignment) is counted for all letters of what
//! was typed at once, one bit each, after Hyyrö (2003): a few instructions for
//! each letter of the word.

/// What was typed, made ready to be held against many words.
#[derive(Debug)]
pub(super) struct Slips {
    /// For each letter that occurs: where it occurs, one bit a place. Letters
    /// of ASCII are found by their number.
    ascii: [u64; 128],
    others: Vec<(char, u64)>,
    count: usize,
}

/// How far a word is from what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Distance {
    /// To the whole word.
    pub(super) whole: usize,
    /// To the nearest beginning of it: one is half-typed most of the time.
    pub(super) beginning: usize,
}

/// The longest input whose slips are counted, in letters.
pub(super) const LONGEST: usize = 64;

impl Slips {
    /// Makes ready what was typed; none where it is empty or too long.
    pub(super) fn of(typed: &str) -> Option<Self> {
        let count = typed.chars().count();
        if count == 0 || count > LONGEST {
            return None;
        }
        let mut slips = Self {
            ascii: [0; 128],
            others: Vec::new(),
            count,
        };
        for (at, char) in typed.chars().enumerate() {
            if let Some(places) = slips.ascii.get_mut(char as usize) {
                *places |= 1 << at;
            } else if let Some((_, places)) = slips.others.iter_mut().find(|(c, _)| *c == char) {
                *places |= 1 << at;
            } else {
                slips.others.push((char, 1 << at));
            }
        }
        Some(slips)
    }

    fn places(&self, char: char) -> u64 {
        match self.ascii.get(char as usize) {
            Some(places) => *places,
            None => self
                .others
                .iter()
                .find(|(c, _)| *c == char)
                .map_or(0, |(_, places)| *places),
        }
    }

    /// How far a word is from what was typed. Only the first letters of it
    /// are looked at, as far as the nearest beginning can reach.
    pub(super) fn to(&self, word: &str, most: usize) -> Distance {
        let last = 1u64 << (self.count - 1);
        let (mut plus, mut minus, mut zero, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
        let mut score = self.count;
        let mut beginning = self.count;
        let mut letters = word.chars();
        for _ in 0..self.count + most {
            let Some(char) = letters.next() else {
                return Distance {
                    whole: score,
                    beginning: beginning.min(score),
                };
            };
            let here = self.places(char);
            let swapped = ((!zero & here) << 1) & before;
            zero = (((here & plus).wrapping_add(plus)) ^ plus) | here | minus | swapped;
            let up = minus | !(zero | plus);
            let down = zero & plus;
            score += usize::from(up & last != 0);
            score -= usize::from(down & last != 0);
            let up = (up << 1) | 1;
            plus = (down << 1) | !(zero | up);
            minus = zero & up;
            before = here;
            beginning = beginning.min(score);
        }
        let more = letters.count();
        Distance {
            whole: if more == 0 { score } else { most + 1 + more },
            beginning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(typed: &str, word: &str) -> Distance {
        Slips::of(typed).unwrap().to(word, 2)
    }

    #[test]
    fn slips_are_counted() {
        for (typed, word, whole) in [
            ("sakhalin", "sakhalin", 0),
            ("sahkalin", "sakhalin", 1),
            ("sakalin", "sakhalin", 1),
            ("zakhalin", "sakhalin", 1),
            ("сохалин", "сахалин", 1),
            ("ptuni", "putin", 2),
        ] {
            assert_eq!(distance(typed, word).whole, whole, "{typed}");
        }
        assert_eq!(distance("sahkal", "sakhalin").beginning, 1);
    }

    proptest! {
        #[test]
        fn they_are_those_of_the_textbook(typed in "[abcя]{1,9}", word in "[abcя]{0,9}") {
            let slips = distance(&typed, &word);
            let textbook = strsim::osa_distance(&typed, &word);
            if textbook <= 2 {
                prop_assert_eq!(slips.whole, textbook);
            } else {
                prop_assert!(slips.whole > 2);
            }
            let letters: Vec<char> = word.chars().collect();
            let nearest = (0..=letters.len())
                .map(|end| strsim::osa_distance(&typed, &letters[..end].iter().collect::<String>()))
                .min();
            prop_assert_eq!(slips.beginning.min(3), nearest.unwrap_or(9).min(3));
        }
    }
}

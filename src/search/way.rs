//! Ways: by which words a term is sought, and what each is worth.

use super::score::{FIELDS, Field, worth};
use super::vocabulary::{Taken, Tier};

/// What the best way of taking a term is worth before saturation, and by how
/// much the next is less.
pub(super) const TOP: f32 = 4.0;

/// A word that is sought, and what it is worth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Its list.
    pub(super) list: u32,
    pub(super) tier: Tier,
    /// What it is worth before saturation; for names and sources, the whole.
    pub(super) step: f32,
    pub(super) quality: f32,
    /// Whether it leads through a name or a source.
    pub(super) leads: bool,
}

impl Way {
    /// What so many postings are worth.
    pub(super) fn worths(&self, places: usize) -> Worths<'_> {
        if places < 1024 {
            return Worths::Way(self);
        }
        let mut table = Box::new([0.0; 256]);
        for (impact, worth) in (0..=u8::MAX).zip(table.iter_mut()) {
            *worth = self.worth(impact, 1);
        }
        Worths::Table(table)
    }

    /// What a posting is worth.
    #[inline]
    pub(super) fn worth(&self, impact: u8, weight: u8) -> f32 {
        if self.leads {
            // A mention in a title is worth as much more as a word in it.
            self.step * FIELDS[usize::from(impact >> 5)] / FIELDS[Field::Text as usize]
                * f32::from(weight)
                / 64.0
        } else {
            worth(impact, self.step, self.quality) * f32::from(weight) / 64.0
        }
    }
}

/// What the impacts of a way are worth: as a table where there are many.
pub(super) enum Worths<'a> {
    Table(Box<[f32; 256]>),
    Way(&'a Way),
}

impl Worths<'_> {
    #[inline]
    pub(super) fn of(&self, impact: u8, weight: u8) -> f32 {
        match self {
            Self::Table(worths) => worths[usize::from(impact)] * f32::from(weight),
            Self::Way(way) => way.worth(impact, weight),
        }
    }
}

/// The ways of a term: a worse tier is steps below a better one, the best at
/// the top, for a term is no less asked for where it was guessed. A word that
/// was only begun is a step below the word itself.
pub(super) fn ways(words: &[Taken]) -> Vec<Way> {
    let best = words.iter().map(|taken| taken.tier).min();
    let below = |tier: Tier| match best {
        Some(best) if best.is_guess() => tier as u8 - best as u8,
        Some(Tier::Prefix) => 1,
        best => tier as u8 - best.map_or(0, |best| best as u8),
    };
    let way = |taken: &Taken| Way {
        list: taken.word,
        tier: taken.tier,
        step: (TOP - f32::from(below(taken.tier))).max(0.0),
        quality: taken.quality,
        leads: false,
    };
    words.iter().map(way).collect()
}

/// How far what words were taken for can be trusted, from 0 to 1.
pub(super) fn trust(words: &[Taken]) -> f32 {
    match words.iter().map(|taken| taken.tier).min() {
        Some(Tier::Sound) => 0.9,
        Some(Tier::Slip) => 0.8,
        Some(Tier::Letters) => 0.5,
        Some(Tier::Slips) => 0.6,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worse_tier_is_a_step_below_and_the_best_at_the_top() {
        let taken = |tier, word| Taken {
            word,
            tier,
            quality: 1.0,
        };
        let steps = |words: &[Taken]| ways(words).iter().map(|way| way.step).collect::<Vec<_>>();
        assert_eq!(
            steps(&[
                taken(Tier::Exact, 1),
                taken(Tier::Form, 2),
                taken(Tier::Prefix, 3)
            ]),
            [4.0, 3.0, 2.0]
        );
        assert_eq!(
            steps(&[taken(Tier::Sound, 1), taken(Tier::Slip, 2)]),
            [4.0, 3.0]
        );
        assert_eq!(steps(&[taken(Tier::Prefix, 1)]), [3.0]);
    }
}

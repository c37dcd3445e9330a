//! What it is for a strict term to stand in a text, said as plainly as can be:
//! the engine is held against it.

use std::borrow::Cow;

use super::term::{How, Term, What};

/// A word that must stand at a place for a term to stand there.
pub(in crate::search) struct Step<'a> {
    /// So many words after the first.
    pub(in crate::search) after: usize,
    word: &'a str,
    /// Whether it is enough that the word there begins so.
    begun: bool,
}

impl Term {
    /// The words that must stand one after the other where the term stands.
    /// A loose word is taken for an exact one.
    pub(in crate::search) fn steps(&self) -> Vec<Step<'_>> {
        let mut steps = Vec::new();
        let next = self.what.steps(0, &mut steps);
        if let (How::Prefix, Some(last)) = (self.how, steps.last_mut())
            // A run that has its last character has it whole.
            && last.after + 1 == next
        {
            last.begun = true;
        }
        steps
    }

    /// Whether the term stands in a text, given by the words of its folded
    /// form: the definition, for terms that are not loose.
    pub(in crate::search) fn stands_in(&self, text: &[Cow<'_, str>]) -> bool {
        let steps = self.steps();
        let stands = |at: usize| {
            steps.iter().all(|step| {
                let word = text.get(at + step.after);
                word.is_some_and(|word| {
                    word == step.word || (step.begun && word.starts_with(step.word))
                })
            })
        };
        !steps.is_empty() && (0..text.len()).any(stands)
    }
}

impl What {
    /// Adds the words with their places, the first at `at`; the place after
    /// the last.
    fn steps<'a>(&'a self, at: usize, steps: &mut Vec<Step<'a>>) -> usize {
        match self {
            Self::Word(word) => {
                steps.push(Step {
                    after: at,
                    word,
                    begun: false,
                });
                at + 1
            }
            Self::Run(pairs) => {
                // A single character begins a pair or stands alone. What
                // follows a longer run comes after its last character, which
                // stands alone in a text.
                let alone = pairs.iter().all(|pair| pair.chars().count() == 1);
                steps.extend(pairs.iter().enumerate().map(|(nth, word)| Step {
                    after: at + nth,
                    word,
                    begun: alone,
                }));
                at + pairs.len() + usize::from(!alone)
            }
            Self::Phrase(parts) => parts.iter().fold(at, |at, part| part.steps(at, steps)),
        }
    }
}

//! Positions: one disputed question, each side's answer, in equal space.

use super::NameOrder;

/// A disputed question and what each side says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The id, unique within the topic.
    pub id: String,
    /// Whose answer comes first.
    pub order: NameOrder,
    /// The question.
    pub question: String,
    /// What Japan says.
    pub japan: Stance,
    /// What Russia says.
    pub russia: Stance,
    /// What others say.
    pub others: Vec<(String, Stance)>,
    /// What is agreed; may be empty.
    pub agreed: String,
    /// Where that is said: places in [`Dossier::sources`](super::Dossier::sources).
    pub agreed_sources: Vec<usize>,
}

impl Position {
    /// What was said, and what is agreed, in a line each after the other.
    #[must_use]
    pub fn in_a_line<'a>(
        stances: impl IntoIterator<Item = (&'a str, &'a Stance)>,
        agreed: &str,
    ) -> String {
        let stances = stances.into_iter();
        let stances = stances.map(|(who, stance)| format!("{who}: {}", stance.text));
        let agreed = (!agreed.is_empty()).then(|| format!("Agreed: {agreed}"));
        let all: Vec<String> = stances.chain(agreed).collect();
        all.join(" ")
    }

    /// Every stance with who takes it, those of the two sides first.
    pub fn stances(&self) -> impl Iterator<Item = (&str, &Stance)> {
        let mut sides = [("Japan", &self.japan), ("Russia", &self.russia)];
        if self.order == NameOrder::Russia {
            sides.reverse();
        }
        let others = self.others.iter();
        let others = others.map(|(who, stance)| (who.as_str(), stance));
        sides.into_iter().chain(others)
    }
}

/// One side's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// The answer.
    pub text: String,
    /// Where it is given: places in [`Dossier::sources`](super::Dossier::sources).
    pub sources: Vec<usize>,
}

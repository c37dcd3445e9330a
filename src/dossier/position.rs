//! Positions: one disputed question, each side's answer, in equal space.

/// A disputed question and what each side says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The id, unique within the topic.
    pub id: String,
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

    /// Every stance with who takes it, in a fixed order.
    pub fn stances(&self) -> impl Iterator<Item = (&str, &Stance)> {
        [("Japan", &self.japan), ("Russia", &self.russia)]
            .into_iter()
            .chain(
                self.others
                    .iter()
                    .map(|(who, stance)| (who.as_str(), stance)),
            )
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

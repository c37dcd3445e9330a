//! Topics, their sections, and the claims in them.

use super::{Address, Date, Event, Figure, Position, Standing};

/// A topic: one file of a dossier, one page of the explorer.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The id, which is also the name of its file and its address.
    pub id: String,
    /// The title.
    pub title: String,
    /// What the topic holds and why it matters.
    pub summary: String,
    /// What the summary rests on, where it states anything: places in
    /// [`Dossier::sources`](super::Dossier::sources).
    pub sources: Vec<usize>,
    /// The claims, by section.
    pub sections: Vec<Section>,
    /// What happened.
    pub events: Vec<Event>,
    /// What was counted.
    pub figures: Vec<Figure>,
    /// What the two states say to one question.
    pub positions: Vec<Position>,
}

impl Topic {
    /// How many claims, events, figures and positions the topic holds.
    #[must_use]
    pub fn statements(&self) -> usize {
        let claims: usize = self.sections.iter().map(|s| s.claims.len()).sum();
        claims + self.events.len() + self.figures.len() + self.positions.len()
    }
}

/// Claims under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The id, unique within the topic.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The claims, in reading order.
    pub claims: Vec<Claim>,
}

/// One statement: the unit of reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The id, unique within the topic.
    pub id: String,
    /// The statement.
    pub text: String,
    /// When what it says was so.
    pub date: Date,
    /// Who says so: places in [`Dossier::sources`](super::Dossier::sources).
    pub sources: Vec<usize>,
    /// The figures that show what it says.
    pub figures: Box<[Address]>,
    /// How well it holds up.
    pub standing: Standing,
}

//! Events: what happened, when and where.

use super::{Date, Standing};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The id, unique within the topic.
    pub id: String,
    /// When it happened.
    pub date: Date,
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence or two.
    pub text: String,
    /// Who says so: places in [`Dossier::sources`](super::Dossier::sources).
    pub sources: Vec<usize>,
    /// Where: the id of a name of a place, or of a place in the atlas.
    pub place: Option<String>,
    /// How well it holds up.
    pub standing: Standing,
}

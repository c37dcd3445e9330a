//! Standing: how well a statement holds up.

use super::{Address, Date};

/// How well a statement holds up, always shown as a word and a glyph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Standing {
    /// Nothing known speaks against it.
    #[default]
    Holds,
    /// True once, and ended.
    Overtaken {
        /// When it ended.
        since: Date,
        /// What ended it.
        by: Vec<Address>,
        /// In a sentence.
        note: String,
    },
    /// Another source says otherwise.
    Contested {
        /// Which items say otherwise.
        by: Vec<Address>,
        /// What they say.
        note: String,
    },
    /// Nobody independent says so.
    Unconfirmed {
        /// What was looked for.
        note: String,
    },
}

impl Standing {
    /// The words of the four standings, in the order of the type.
    pub const WORDS: [&str; 4] = ["holds", "overtaken", "contested", "unconfirmed"];

    /// The standing as a word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Overtaken { .. } => "overtaken",
            Self::Contested { .. } => "contested",
            Self::Unconfirmed { .. } => "unconfirmed",
        }
    }

    /// The standing as one ASCII character.
    #[must_use]
    pub fn glyph(&self) -> &'static str {
        match self {
            Self::Holds => "=",
            Self::Overtaken { .. } => "~",
            Self::Contested { .. } => "!",
            Self::Unconfirmed { .. } => "?",
        }
    }

    /// What is said about the standing; empty for what holds.
    #[must_use]
    pub fn note(&self) -> &str {
        match self {
            Self::Holds => "",
            Self::Overtaken { note, .. }
            | Self::Contested { note, .. }
            | Self::Unconfirmed { note } => note,
        }
    }

    /// The items that contest or overtake the statement.
    #[must_use]
    pub fn by(&self) -> &[Address] {
        match self {
            Self::Overtaken { by, .. } | Self::Contested { by, .. } => by,
            Self::Holds | Self::Unconfirmed { .. } => &[],
        }
    }
}

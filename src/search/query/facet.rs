//! Facets: the fields that a query may have, as a table.

use super::token::plain;

/// What a field asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Facet {
    Topic,
    Kind,
    Source,
    Side,
    Standing,
    Before,
    After,
    In,
    AsOf,
}

impl Facet {
    /// Every facet, in the order in which they are listed.
    pub(in crate::search) const ALL: [Self; 9] = [
        Self::Topic,
        Self::Kind,
        Self::Source,
        Self::Side,
        Self::Standing,
        Self::Before,
        Self::After,
        Self::In,
        Self::AsOf,
    ];

    /// The name, as it is typed before the colon, and what the field takes.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Topic => ("topic", "the beginning of a topic's id or title"),
            Self::Kind => (
                "kind",
                "topic, section, claim, event, figure, position, name or source",
            ),
            Self::Source => ("source", "the beginning of a part of a source's id"),
            Self::Side => ("side", "japan, russia or other"),
            Self::Standing => ("standing", "holds, overtaken, contested or unconfirmed"),
            Self::Before => ("before", "a date, such as 1855, 1855-02 or 1930s"),
            Self::After => ("after", "a date, such as 1855, 1855-02 or 1930s"),
            Self::In => ("in", "a date, such as 1855, 1930s or 1918/1922"),
            Self::AsOf => ("as-of", "a date, such as 1855, 1855-02 or 1930s"),
        }
    }

    /// The name, without the colon.
    pub(in crate::search) const fn name(self) -> &'static str {
        self.row().0
    }

    /// What the field takes, in a few words.
    pub(in crate::search) const fn takes(self) -> &'static str {
        self.row().1
    }

    /// The facet of a name, in whatever case and width it was typed.
    pub(in crate::search) fn named(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().map(plain).collect();
        let is = |facet: &Self| facet.name().eq_ignore_ascii_case(&typed);
        Self::ALL.into_iter().find(is)
    }
}

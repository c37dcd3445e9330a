//! Entries: the items of a dossier seen alike, as they are found and listed.

use std::borrow::Cow;

use super::{
    Address, Claim, Date, Event, Figure, Name, Position, Section, Source, Standing, Topic,
};

/// The place of an entry in a dossier, in dossier order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

impl EntryId {
    /// The place as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of item an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the words say all")]
pub enum Kind {
    Topic,
    Section,
    Claim,
    Event,
    Figure,
    Position,
    Name,
    Source,
}

impl Kind {
    /// The kind as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Section => "section",
            Self::Claim => "claim",
            Self::Event => "event",
            Self::Figure => "figure",
            Self::Position => "position",
            Self::Name => "name",
            Self::Source => "source",
        }
    }
}

/// The item behind an entry, whole.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each holds the item of its name")]
pub enum Item<'a> {
    Topic(&'a Topic),
    Section(&'a Section),
    Claim(&'a Claim),
    Event(&'a Event),
    Figure(&'a Figure),
    Position(&'a Position),
    Name(&'a Name),
    Source(&'a Source),
}

/// An item as it is found and listed.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Its place in the dossier.
    pub id: EntryId,
    /// The topic it is in; none for names and sources.
    pub topic: Option<&'a Topic>,
    /// The section it is in, for claims.
    pub section: Option<&'a Section>,
    /// The item itself.
    pub item: Item<'a>,
    /// What it is listed under; for a claim the heading of its section.
    pub title: &'a str,
    /// What it says.
    pub text: Cow<'a, str>,
    /// When what it says was so.
    pub date: Option<Date>,
    /// How well it holds up, where that applies.
    pub standing: Option<&'a Standing>,
    /// Who says so: places in [`Dossier::sources`](super::Dossier::sources).
    pub sources: Cow<'a, [usize]>,
}

impl Entry<'_> {
    /// What sort of item it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.item {
            Item::Topic(_) => Kind::Topic,
            Item::Section(_) => Kind::Section,
            Item::Claim(_) => Kind::Claim,
            Item::Event(_) => Kind::Event,
            Item::Figure(_) => Kind::Figure,
            Item::Position(_) => Kind::Position,
            Item::Name(_) => Kind::Name,
            Item::Source(_) => Kind::Source,
        }
    }

    /// Whether it states something: a claim, an event, a figure or a
    /// position.
    #[must_use]
    pub fn is_statement(&self) -> bool {
        matches!(
            self.item,
            Item::Claim(_) | Item::Event(_) | Item::Figure(_) | Item::Position(_)
        )
    }

    /// Where it lives.
    #[must_use]
    pub fn address(&self) -> Address {
        let topic = self.topic.map_or("", |topic| topic.id.as_str());
        match self.item {
            Item::Topic(topic) => Address::of_topic(&topic.id),
            Item::Section(section) => Address::of(topic, &section.id),
            Item::Claim(claim) => Address::of(topic, &claim.id),
            Item::Event(event) => Address::of(topic, &event.id),
            Item::Figure(figure) => Address::of(topic, &figure.id),
            Item::Position(position) => Address::of(topic, &position.id),
            Item::Name(name) => Address::of("names", &name.id),
            Item::Source(source) => Address::of("sources", &source.id),
        }
    }

    /// What is to be known beside the text: the note of the standing or of
    /// the figure; empty where there is none.
    #[must_use]
    pub fn note(&self) -> &str {
        match self.item {
            Item::Figure(figure) => &figure.note,
            _ => self.standing.map_or("", Standing::note),
        }
    }
}

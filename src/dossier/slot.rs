//! Slots: where the items of a dossier are stored, and the entries made of them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::{Dossier, Entry, EntryId, Figure, Item, Name, Position, Source, Topic};

/// Where an item is stored, so that an entry can be made of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    Topic(u32),
    Section(u32, u32),
    Claim(u32, u32, u32),
    Event(u32, u32),
    Figure(u32, u32),
    Position(u32, u32),
    Name(u32),
    Source(u32),
}

/// Every slot in dossier order.
pub(super) fn slots(topics: &[Topic], names: usize, sources: usize) -> Vec<Slot> {
    let range = |len: usize| -> Range<u32> { 0..u32::try_from(len).unwrap_or(u32::MAX) };
    let mut slots = Vec::new();
    for (t, topic) in range(topics.len()).zip(topics) {
        slots.push(Slot::Topic(t));
        for (s, section) in range(topic.sections.len()).zip(&topic.sections) {
            slots.push(Slot::Section(t, s));
            slots.extend(range(section.claims.len()).map(|c| Slot::Claim(t, s, c)));
        }
        slots.extend(range(topic.positions.len()).map(|p| Slot::Position(t, p)));
        slots.extend(range(topic.figures.len()).map(|f| Slot::Figure(t, f)));
        slots.extend(range(topic.events.len()).map(|e| Slot::Event(t, e)));
    }
    slots.extend(range(names).map(Slot::Name));
    slots.extend(range(sources).map(Slot::Source));
    slots
}

/// The room of a slot: its topic's number, and after those of `topics` topics
/// the names, then the sources.
pub(super) fn room(slot: Slot, topics: usize) -> usize {
    match slot {
        Slot::Topic(t)
        | Slot::Section(t, _)
        | Slot::Claim(t, _, _)
        | Slot::Event(t, _)
        | Slot::Figure(t, _)
        | Slot::Position(t, _) => t as usize,
        Slot::Name(_) => topics,
        Slot::Source(_) => topics + 1,
    }
}

/// The id of what is in a slot.
pub(super) fn id(dossier: &Dossier, slot: Slot) -> &str {
    let topic = |t: u32| &dossier.topics[t as usize];
    match slot {
        Slot::Topic(t) => &topic(t).id,
        Slot::Section(t, s) => &topic(t).sections[s as usize].id,
        Slot::Claim(t, s, c) => &topic(t).sections[s as usize].claims[c as usize].id,
        Slot::Event(t, e) => &topic(t).events[e as usize].id,
        Slot::Figure(t, f) => &topic(t).figures[f as usize].id,
        Slot::Position(t, p) => &topic(t).positions[p as usize].id,
        Slot::Name(n) => &dossier.names[n as usize].id,
        Slot::Source(s) => &dossier.sources[s as usize].id,
    }
}

/// The entry of a slot.
pub(super) fn entry(dossier: &Dossier, id: EntryId, slot: Slot) -> Entry<'_> {
    let mut entry = outline(dossier, id, slot);
    match entry.item {
        Item::Figure(figure) => entry.text = figure.numbers().into(),
        Item::Position(position) => {
            let said = Position::in_a_line(position.stances(), &position.agreed);
            entry.text = said.into();
        }
        Item::Name(name) => {
            let gloss = match name.gloss.as_str() {
                "" => String::new(),
                gloss => format!(". {gloss}"),
            };
            entry.text = (name.in_a_line() + &gloss).into();
        }
        _ => {}
    }
    entry
}

/// The same without the texts that have to be put together.
pub(super) fn outline(dossier: &Dossier, id: EntryId, slot: Slot) -> Entry<'_> {
    let topic = |t: u32| &dossier.topics[t as usize];
    match slot {
        Slot::Topic(t) => {
            let item = topic(t);
            Entry {
                topic: Some(item),
                sources: (&item.sources).into(),
                ..bare(id, Item::Topic(item), &item.title, (&item.summary).into())
            }
        }
        Slot::Section(t, s) => {
            let section = &topic(t).sections[s as usize];
            placed(
                topic(t),
                bare(id, Item::Section(section), &section.title, "".into()),
            )
        }
        Slot::Claim(t, s, c) => {
            let section = &topic(t).sections[s as usize];
            let claim = &section.claims[c as usize];
            Entry {
                topic: Some(topic(t)),
                section: Some(section),
                date: Some(claim.date),
                standing: Some(&claim.standing),
                sources: (&claim.sources).into(),
                ..bare(id, Item::Claim(claim), &section.title, (&claim.text).into())
            }
        }
        Slot::Event(t, e) => {
            let event = &topic(t).events[e as usize];
            Entry {
                topic: Some(topic(t)),
                date: Some(event.date),
                standing: Some(&event.standing),
                sources: (&event.sources).into(),
                ..bare(id, Item::Event(event), &event.title, (&event.text).into())
            }
        }
        Slot::Figure(t, f) => placed(topic(t), of_figure(id, &topic(t).figures[f as usize])),
        Slot::Position(t, p) => placed(topic(t), of_position(id, &topic(t).positions[p as usize])),
        Slot::Name(n) => of_name(id, &dossier.names[n as usize]),
        Slot::Source(s) => of_source(id, &dossier.sources[s as usize]),
    }
}

fn placed<'a>(topic: &'a Topic, entry: Entry<'a>) -> Entry<'a> {
    Entry {
        topic: Some(topic),
        ..entry
    }
}

fn of_figure(id: EntryId, figure: &Figure) -> Entry<'_> {
    Entry {
        sources: (&figure.sources).into(),
        ..bare(id, Item::Figure(figure), &figure.title, "".into())
    }
}

fn of_position(id: EntryId, position: &Position) -> Entry<'_> {
    let mut seen = HashSet::new();
    let sources = position
        .stances()
        .flat_map(|(_, stance)| stance.sources.iter().copied())
        .chain(position.agreed_sources.iter().copied());
    let sources: Vec<usize> = sources.filter(|source| seen.insert(*source)).collect();
    Entry {
        sources: sources.into(),
        ..bare(id, Item::Position(position), &position.question, "".into())
    }
}

fn of_name(id: EntryId, name: &Name) -> Entry<'_> {
    Entry {
        date: name.dates,
        ..bare(id, Item::Name(name), name.lead(), "".into())
    }
}

fn of_source(id: EntryId, source: &Source) -> Entry<'_> {
    let mut by: Vec<&str> = source.authors.iter().map(String::as_str).collect();
    by.extend((!source.publisher.is_empty()).then_some(source.publisher.as_str()));
    Entry {
        date: source.issued,
        ..bare(
            id,
            Item::Source(source),
            &source.title,
            by.join(", ").into(),
        )
    }
}

/// An entry with nothing but what every kind has.
fn bare<'a>(id: EntryId, item: Item<'a>, title: &'a str, text: Cow<'a, str>) -> Entry<'a> {
    Entry {
        id,
        topic: None,
        section: None,
        item,
        title,
        text,
        date: None,
        standing: None,
        sources: Cow::Borrowed(&[]),
    }
}

//! Slots: where the items of a dossier are stored, and the entries made of them.

use std::borrow::Cow;
use std::ops::Range;

use super::{Dossier, Entry, EntryId, Item, Topic};

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

/// The entry of a slot.
pub(super) fn entry(dossier: &Dossier, id: EntryId, slot: Slot) -> Entry<'_> {
    let topic = |t: u32| &dossier.topics[t as usize];
    match slot {
        Slot::Topic(t) => {
            let topic = topic(t);
            let mut entry = bare(
                id,
                Item::Topic(topic),
                &topic.title,
                (&topic.summary).into(),
            );
            entry.topic = Some(topic);
            entry
        }
        Slot::Section(t, s) => {
            let section = &topic(t).sections[s as usize];
            let mut entry = bare(id, Item::Section(section), &section.title, "".into());
            entry.topic = Some(topic(t));
            entry
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
        Slot::Figure(t, f) => {
            let figure = &topic(t).figures[f as usize];
            let names: Vec<&str> = figure
                .series
                .iter()
                .map(|series| series.name.as_str())
                .collect();
            let text = format!("{} ({})", names.join(", "), figure.unit);
            Entry {
                topic: Some(topic(t)),
                sources: (&figure.sources).into(),
                ..bare(id, Item::Figure(figure), &figure.title, text.into())
            }
        }
        Slot::Position(t, p) => {
            let position = &topic(t).positions[p as usize];
            let mut text: Vec<String> = position
                .stances()
                .map(|(who, stance)| format!("{who}: {}", stance.text))
                .collect();
            if !position.agreed.is_empty() {
                text.push(format!("Agreed: {}", position.agreed));
            }
            let mut sources: Vec<usize> = position
                .stances()
                .flat_map(|(_, stance)| stance.sources.iter().copied())
                .collect();
            let mut seen = std::collections::HashSet::new();
            sources.retain(|source| seen.insert(*source));
            Entry {
                topic: Some(topic(t)),
                sources: sources.into(),
                ..bare(
                    id,
                    Item::Position(position),
                    &position.question,
                    text.join(" ").into(),
                )
            }
        }
        Slot::Name(n) => {
            let name = &dossier.names[n as usize];
            let forms: Vec<&str> = name.forms().collect();
            let text = if name.gloss.is_empty() {
                forms.join(" · ")
            } else {
                format!("{}. {}", forms.join(" · "), name.gloss)
            };
            let mut entry = bare(id, Item::Name(name), name.lead(), text.into());
            entry.date = name.dates;
            entry
        }
        Slot::Source(s) => {
            let source = &dossier.sources[s as usize];
            let mut by: Vec<&str> = source.authors.iter().map(String::as_str).collect();
            by.extend((!source.publisher.is_empty()).then_some(source.publisher.as_str()));
            let mut entry = bare(
                id,
                Item::Source(source),
                &source.title,
                by.join(", ").into(),
            );
            entry.date = source.issued;
            entry
        }
    }
}

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

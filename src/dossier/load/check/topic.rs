//! Checking a topic and what is in it.

use super::desk::Desk;
use super::{figure, file};
use crate::dossier::page::Spot;
use crate::dossier::{Address, Claim, Event, NameOrder, Position, Section, Stance, Topic};

pub(super) fn topic(desk: &mut Desk, id: String, file: &file::Topic) -> Topic {
    let claims = file
        .sections
        .iter()
        .flat_map(|s| s.claims.iter().map(|c| &c.id));
    let ids = file.sections.iter().map(|s| &s.id);
    let ids = ids.chain(claims).chain(file.events.iter().map(|e| &e.id));
    let ids = ids.chain(file.figures.iter().map(|f| &f.id));
    let ids = ids.chain(file.positions.iter().map(|p| &p.id));
    // Where as many are known as are written, none is written twice.
    if desk.known.items(&id) < ids.clone().count() {
        desk.unique(ids, "in this topic");
    }
    Topic {
        title: desk.told(&file.title, "title"),
        summary: desk.told(&file.summary, "summary"),
        sources: desk.some_sources(&file.sources),
        sections: file
            .sections
            .iter()
            .map(|s| section(desk, &id, s))
            .collect(),
        events: file.events.iter().map(|e| event(desk, &id, e)).collect(),
        figures: file
            .figures
            .iter()
            .map(|f| figure::figure(desk, f))
            .collect(),
        positions: file.positions.iter().map(|p| position(desk, p)).collect(),
        id,
    }
}

fn section(desk: &mut Desk, topic: &str, file: &file::Section) -> Section {
    Section {
        id: desk.id(&file.id),
        title: desk.told(&file.title, "title"),
        claims: file.claims.iter().map(|c| claim(desk, topic, c)).collect(),
    }
}

fn claim(desk: &mut Desk, topic: &str, file: &file::Claim) -> Claim {
    let id = desk.id(&file.id);
    let text = desk.told(&file.text, "text");
    let date = desk.date(&file.date);
    let sources = desk.sources(&file.sources, &file.id, "claim");
    desk.not_before(date, &file.date, &sources);
    Claim {
        text,
        date,
        sources,
        figures: desk.figures(&file.figures).into(),
        standing: desk.standing(&file.standing, &Address::of(topic, &id), date),
        id,
    }
}

fn event(desk: &mut Desk, topic: &str, file: &file::Event) -> Event {
    let id = desk.id(&file.id);
    let date = desk.date(&file.date);
    let sources = desk.sources(&file.sources, &file.id, "event");
    desk.not_before(date, &file.date, &sources);
    Event {
        date,
        title: desk.told(&file.title, "title"),
        text: desk.maybe_told(&file.text),
        sources,
        place: file.place.as_ref().map(|place| desk.place_id(place)),
        standing: desk.standing(&file.standing, &Address::of(topic, &id), date),
        id,
    }
}

fn position(desk: &mut Desk, file: &file::Position) -> Position {
    let id = desk.id(&file.id);
    let question = desk.told(&file.question, "question");
    let mut stance = |text: &Spot, sources: &[Spot]| Stance {
        text: desk.text(text, "text"),
        sources: desk.sources(sources, text, "stance"),
    };
    let japan = stance(&file.japan.text, &file.japan.sources);
    let russia = stance(&file.russia.text, &file.russia.sources);
    let others: Vec<Stance> = file
        .others
        .iter()
        .map(|o| stance(&o.text, &o.sources))
        .collect();
    let who: Vec<String> = file
        .others
        .iter()
        .map(|o| desk.text(&o.who, "who"))
        .collect();
    Position {
        id,
        order: NameOrder::AsWritten,
        question,
        japan,
        russia,
        others: who.into_iter().zip(others).collect(),
        agreed: desk.maybe_told(&file.agreed),
        agreed_sources: agreed_sources(desk, file),
    }
}

/// Where what is agreed is said.
fn agreed_sources(desk: &mut Desk, file: &file::Position) -> Vec<usize> {
    if !file.agreed.text.is_empty() && file.agreed_sources.is_empty() {
        let right = "add agreed_sources: [\"…\"]";
        desk.warn(&file.agreed, "what is agreed has no source", right);
    }
    if let (true, Some(first)) = (file.agreed.text.is_empty(), file.agreed_sources.first()) {
        desk.warn(
            first,
            "nothing is agreed that this is a source of",
            "add agreed: \"…\"",
        );
    }
    desk.some_sources(&file.agreed_sources)
}

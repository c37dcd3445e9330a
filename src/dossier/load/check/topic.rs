//! Checking a topic and what is in it.

use super::desk::Desk;
use super::file;
use crate::dossier::page::Spot;
use crate::dossier::{
    Address, At, Break, Claim, Event, Figure, FigureKind, Point, Position, Section, Series, Stance,
    Topic,
};

pub(super) fn topic(desk: &mut Desk, id: String, file: &file::Topic) -> Topic {
    let claims = file
        .sections
        .iter()
        .flat_map(|s| s.claims.iter().map(|c| &c.id));
    let ids = file.sections.iter().map(|s| &s.id);
    let ids = ids.chain(claims).chain(file.events.iter().map(|e| &e.id));
    let ids = ids.chain(file.figures.iter().map(|f| &f.id));
    desk.unique(
        ids.chain(file.positions.iter().map(|p| &p.id)),
        "in this topic",
    );
    Topic {
        title: desk.text(&file.title, "title"),
        summary: desk.text(&file.summary, "summary"),
        sections: file
            .sections
            .iter()
            .map(|s| section(desk, &id, s))
            .collect(),
        events: file.events.iter().map(|e| event(desk, &id, e)).collect(),
        figures: file.figures.iter().map(|f| figure(desk, f)).collect(),
        positions: file.positions.iter().map(|p| position(desk, p)).collect(),
        id,
    }
}

fn section(desk: &mut Desk, topic: &str, file: &file::Section) -> Section {
    Section {
        id: desk.id(&file.id),
        title: desk.text(&file.title, "title"),
        claims: file.claims.iter().map(|c| claim(desk, topic, c)).collect(),
    }
}

fn claim(desk: &mut Desk, topic: &str, file: &file::Claim) -> Claim {
    let id = desk.id(&file.id);
    Claim {
        text: desk.text(&file.text, "text"),
        date: desk.date(&file.date),
        sources: desk.sources(&file.sources, &file.id, "claim"),
        standing: desk.standing(&file.standing, &Address::of(topic, &id)),
        id,
    }
}

fn event(desk: &mut Desk, topic: &str, file: &file::Event) -> Event {
    let id = desk.id(&file.id);
    Event {
        date: desk.date(&file.date),
        title: desk.text(&file.title, "title"),
        text: desk.maybe_text(&file.text),
        sources: desk.sources(&file.sources, &file.id, "event"),
        place: file.place.as_ref().map(|place| desk.place_id(place)),
        standing: desk.standing(&file.standing, &Address::of(topic, &id)),
        id,
    }
}

fn figure(desk: &mut Desk, file: &file::Figure) -> Figure {
    let id = desk.id(&file.id);
    let title = desk.text(&file.title, "title");
    if file.series.iter().all(|series| series.points.is_empty()) {
        desk.error(
            &file.id,
            "the figure has no numbers",
            "add series with points",
        );
    }
    Figure {
        id,
        title,
        unit: desk.text(&file.unit, "unit"),
        kind: file.kind,
        series: file
            .series
            .iter()
            .map(|s| series(desk, file.kind, s))
            .collect(),
        breaks: file
            .breaks
            .iter()
            .map(|b| Break {
                at: desk.date(&b.at),
                note: desk.text(&b.note, "note"),
            })
            .collect(),
        sources: desk.sources(&file.sources, &file.id, "figure"),
        note: desk.maybe_text(&file.note),
    }
}

fn series(desk: &mut Desk, kind: FigureKind, file: &file::Series) -> Series {
    let name = desk.text(&file.name, "name");
    desk.unique_points(file.points.iter().map(|(at, _)| at));
    for spot in &file.derived {
        if !file.points.iter().any(|(at, _)| at.text == spot.text) {
            let what = format!("\"{}\" is marked as derived but has no point", spot.text);
            desk.error(spot, what, "name the date or group of a point");
        }
    }
    let points = file
        .points
        .iter()
        .map(|(at, value)| {
            let place = match kind {
                FigureKind::Groups => At::Group(desk.text(at, "group")),
                _ => At::Date(desk.date(at)),
            };
            if !value.is_finite() {
                desk.error(
                    at,
                    format!("{value} is not a number to draw"),
                    "leave the point out",
                );
            }
            Point {
                at: place,
                value: *value,
                derived: file.derived.iter().any(|spot| spot.text == at.text),
            }
        })
        .collect();
    Series { name, points }
}

impl Desk<'_> {
    fn unique_points<'s>(&mut self, spots: impl IntoIterator<Item = &'s Spot>) {
        self.unique(spots, "for points of this series");
    }
}

fn position(desk: &mut Desk, file: &file::Position) -> Position {
    let id = desk.id(&file.id);
    let question = desk.text(&file.question, "question");
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
        question,
        japan,
        russia,
        others: who.into_iter().zip(others).collect(),
        agreed: desk.maybe_text(&file.agreed),
    }
}

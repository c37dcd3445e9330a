//! `nemuro topics`: the topics in order, with how much is in each.

use std::io::{self, Write};

use serde::Serialize;

use super::{End, SCHEMA, json};
use crate::dossier::Kind;
use crate::search::View;

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    topics: Vec<Topic<'a>>,
}

#[derive(Serialize)]
struct Topic<'a> {
    address: &'a str,
    kind: &'static str,
    title: &'a str,
    summary: &'a str,
    sections: usize,
    claims: usize,
    events: usize,
    figures: usize,
    positions: usize,
}

impl<'a> Topic<'a> {
    /// A topic with how much of it is seen; `at` is its place in the list.
    fn of(view: View<'a>, at: usize) -> Self {
        let topic = &view.dossier.topics[at];
        let mut counted = Self {
            address: &topic.id,
            kind: "topic",
            title: &topic.title,
            summary: view.of_today(&topic.summary),
            sections: 0,
            claims: 0,
            events: 0,
            figures: 0,
            positions: 0,
        };
        for entry in view.entries_of(at) {
            match entry.kind() {
                Kind::Section => counted.sections += 1,
                Kind::Claim => counted.claims += 1,
                Kind::Event => counted.events += 1,
                Kind::Figure => counted.figures += 1,
                Kind::Position => counted.positions += 1,
                _ => {}
            }
        }
        counted
    }

    fn statements(&self) -> usize {
        self.claims + self.events + self.figures + self.positions
    }
}

/// Lists the topics.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(view: View<'_>, as_json: bool, out: &mut dyn Write) -> io::Result<End> {
    let topics = (0..view.dossier.topics.len()).map(|at| Topic::of(view, at));
    let topics: Vec<Topic> = topics.collect();
    if as_json {
        let schema = SCHEMA;
        json(out, &Answer { schema, topics })?;
        return Ok(End::Done);
    }
    let width = topics.iter().map(|topic| topic.address.len()).max();
    let width = width.unwrap_or(0);
    for topic in &topics {
        let (count, address, title) = (topic.statements(), topic.address, topic.title);
        writeln!(out, "{count:>4}  {address:<width$}  {title}")?;
    }
    Ok(End::Done)
}

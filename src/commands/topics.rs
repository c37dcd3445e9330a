//! `nemuro topics`: the topics in order, with how much is in each.

use std::io::{self, Write};

use serde::Serialize;

use super::{End, SCHEMA, json};
use crate::dossier::Dossier;

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

/// Lists the topics.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(dossier: &Dossier, as_json: bool, out: &mut dyn Write) -> io::Result<End> {
    if as_json {
        let topics = dossier.topics.iter().map(|topic| Topic {
            address: &topic.id,
            kind: "topic",
            title: &topic.title,
            summary: &topic.summary,
            sections: topic.sections.len(),
            claims: topic
                .sections
                .iter()
                .map(|section| section.claims.len())
                .sum(),
            events: topic.events.len(),
            figures: topic.figures.len(),
            positions: topic.positions.len(),
        });
        let topics = topics.collect();
        let schema = SCHEMA;
        json(out, &Answer { schema, topics })?;
        return Ok(End::Done);
    }
    let width = dossier
        .topics
        .iter()
        .map(|topic| topic.id.len())
        .max()
        .unwrap_or(0);
    for topic in &dossier.topics {
        writeln!(
            out,
            "{:>4}  {:<width$}  {}",
            topic.statements(),
            topic.id,
            topic.title
        )?;
    }
    Ok(End::Done)
}

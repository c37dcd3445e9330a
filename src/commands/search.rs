//! `nemuro search QUERY`: ranked hits.

use std::io::{self, Write};
use std::time::Instant;

use serde::Serialize;

use super::entry::Brief;
use super::page::Page;
use super::progress::Line;
use super::{End, SCHEMA, json};
use crate::dossier::{Dossier, Entry};
use crate::search::{Hits, Index, Match, Query};

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    query: &'a str,
    total: usize,
    took_us: u128,
    hits: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    entry: Brief<'a>,
    score: f32,
    matches: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    field: &'static str,
    start: usize,
    end: usize,
}

/// Searches a dossier.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(
    dossier: &Dossier,
    typed: &str,
    limit: usize,
    as_json: bool,
    out: &mut dyn Write,
) -> io::Result<End> {
    let line = Line::on_stderr();
    let index = Index::build_with(dossier, &|done, total| line.tell_indexing(done, total));
    drop(line);
    let query = Query::parse(dossier, typed);
    let start = Instant::now();
    let found = index.search(dossier, &query, limit);
    let took_us = start.elapsed().as_micros();
    let entries: Vec<Entry<'_>> = found
        .hits
        .iter()
        .map(|hit| dossier.entry(hit.entry))
        .collect();
    if as_json {
        let hits = found.hits.iter().zip(&entries).map(|(hit, entry)| Found {
            entry: Brief::of(dossier, entry),
            score: hit.score,
            matches: places(&found.lights.matches(&index, dossier, entry)),
        });
        let answer = Answer {
            schema: SCHEMA,
            query: typed,
            total: found.total,
            took_us,
            hits: hits.collect(),
        };
        json(out, &answer)?;
    } else {
        list(dossier, &found, &entries, out)?;
    }
    let end = if found.total == 0 {
        End::Nothing
    } else {
        End::Done
    };
    // The process ends now; to take the index apart first would only take time.
    std::mem::forget(index);
    Ok(end)
}

fn places(matches: &[Match]) -> Vec<Place> {
    let place = |found: &Match| Place {
        field: found.field.word(),
        start: found.range.start,
        end: found.range.end,
    };
    matches.iter().map(place).collect()
}

fn list(
    dossier: &Dossier,
    found: &Hits,
    entries: &[Entry<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    for entry in entries {
        write!(out, "{}  {}", entry.address(), entry.kind().word())?;
        if let Some(date) = entry.date {
            write!(out, " · {}", date.human())?;
        }
        if let Some(standing) = entry.standing {
            write!(out, " · {} {}", standing.glyph(), standing.word())?;
        }
        writeln!(out)?;
        let mut page = Page { out, dossier };
        if entry.section.is_none() && !entry.text.starts_with(entry.title) {
            page.paragraph("    ", entry.title)?;
        }
        page.paragraph("    ", &entry.text)?;
    }
    if found.total > entries.len() {
        writeln!(
            out,
            "{} of {} hits; --limit shows more",
            entries.len(),
            found.total
        )?;
    }
    Ok(())
}

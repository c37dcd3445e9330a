//! `nemuro search QUERY`: ranked hits.

use std::io::{self, Write};
use std::time::Instant;

use serde::Serialize;

use super::entry::Brief;
use super::page::Page;
use super::progress::Line;
use super::{End, SCHEMA, json};
use crate::dossier::{Entry, counted, printable};
use crate::search::{Guess, Hits, Index, Match, Mistake, Query, View};

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    query: &'a str,
    total: usize,
    /// Whether there are, or may be, more than that.
    more: bool,
    took_us: u128,
    taken: Vec<Taken<'a>>,
    unknown: &'a [String],
    mistakes: Vec<Wrong<'a>>,
    hits: Vec<Found<'a>>,
}

/// A word that was taken for another.
#[derive(Serialize)]
struct Taken<'a> {
    typed: &'a str,
    #[serde(rename = "as")]
    meant: &'a str,
}

/// What cannot be read of the query, and where it is.
#[derive(Serialize)]
struct Wrong<'a> {
    start: usize,
    end: usize,
    message: &'a str,
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

/// Searches a dossier. What is to be said of the query goes to `err`; in JSON
/// it is part of the answer.
///
/// # Errors
/// When `out` or `err` cannot be written to.
pub fn run(
    view: View<'_>,
    typed: &str,
    limit: usize,
    as_json: bool,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> io::Result<End> {
    let dossier = view.dossier;
    let line = Line::on_stderr();
    let index = Index::build_with(dossier, &|done, total| line.tell_indexing(done, total));
    drop(line);
    let query = Query::parse(dossier, typed).through(view.lens);
    let view = View::through(dossier, query.lens());
    let start = Instant::now();
    let found = index.search(dossier, &query, limit);
    let took_us = start.elapsed().as_micros();
    let entries = found.hits.iter().map(|hit| view.entry(hit.entry));
    let entries: Vec<Entry<'_>> = entries.collect();
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
            more: found.more,
            took_us,
            taken: found.taken.iter().map(taken).collect(),
            unknown: &found.unknown,
            mistakes: query.mistakes().iter().map(wrong).collect(),
            hits: hits.collect(),
        };
        json(out, &answer)?;
    } else {
        remark(&query, &found, err)?;
        list(view, &found, &entries, out)?;
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

fn taken(guess: &Guess) -> Taken<'_> {
    Taken {
        typed: &guess.typed,
        meant: &guess.meant,
    }
}

fn wrong(mistake: &Mistake) -> Wrong<'_> {
    Wrong {
        start: mistake.range.start,
        end: mistake.range.end,
        message: &mistake.message,
    }
}

/// Says what cannot be read of a query, which of its words are nowhere, and
/// which were taken for others.
fn remark(query: &Query, found: &Hits, err: &mut dyn Write) -> io::Result<()> {
    for mistake in query.mistakes() {
        writeln!(err, "nemuro: {}", mistake.message)?;
    }
    for word in found.unknown.iter().map(|word| printable(word)) {
        writeln!(err, "nemuro: \"{word}\" is nowhere in the dossier")?;
    }
    for guess in &found.taken {
        let [typed, meant] = [&guess.typed, &guess.meant].map(|word| printable(word));
        writeln!(err, "nemuro: {typed} taken for {meant}")?;
    }
    Ok(())
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
    view: View<'_>,
    found: &Hits,
    entries: &[Entry<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    for entry in entries {
        let mut facts = vec![entry.kind().word().to_owned()];
        facts.extend(entry.date.map(|date| date.human()));
        facts.extend(entry.standing.map(|standing| standing.word().to_owned()));
        writeln!(out, "{}  {}", entry.address(), facts.join(", "))?;
        let mut page = Page { out, view };
        if entry.section.is_none() && !entry.text.starts_with(entry.title) {
            page.paragraph("    ", entry.title)?;
        }
        page.paragraph("    ", &entry.text)?;
    }
    if found.total > entries.len() {
        let more = if found.more { "more than " } else { "" };
        let (listed, total) = (counted(entries.len()), counted(found.total));
        writeln!(out, "{listed} of {more}{total} hits; --limit shows more")?;
    }
    Ok(())
}

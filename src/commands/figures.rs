//! `nemuro figures [ADDRESS]`: the figures, those of a topic, or one of them as
//! a chart and a table; as text, as JSON, or as CSV.

mod csv;
mod drawn;
mod text;

use std::io::{self, Write};

use serde::Serialize;

use super::entry::Whole;
use super::{End, SCHEMA, json};
use crate::dossier::{Address, Entry, Item, Kind, Topic};
use crate::search::View;

pub use self::drawn::{chart, course};
pub use self::text::Paper;

/// In what form figures are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people, on paper of this size.
    Text(Paper),
    /// As JSON.
    Json,
    /// As comma-separated values, a row for each number.
    Csv,
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    figures: Vec<Whole<'a>>,
}

/// Tells one figure, those of a topic, or all that are seen. What lives at the address but is
/// no figure is told on `err`.
///
/// # Errors
/// When `out` or `err` cannot be written to.
pub fn run(
    view: View<'_>,
    address: Option<&Address>,
    form: Form,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> io::Result<End> {
    let mut alone = false;
    let entries = match address {
        None => figures(view),
        Some(address) => {
            let Some(id) = view.find(address) else {
                return Ok(End::Nothing);
            };
            let entry = view.entry(id);
            if let Item::Topic(topic) = entry.item {
                of_topic(view, topic)
            } else if entry.kind() != Kind::Figure {
                let kind = entry.kind().word();
                let hint = "`nemuro figures` lists the figures";
                writeln!(err, "nemuro: {address} is a {kind}, not a figure; {hint}")?;
                return Ok(End::Nothing);
            } else {
                alone = true;
                vec![entry]
            }
        }
    };
    let end = if entries.is_empty() {
        End::Nothing
    } else {
        End::Done
    };
    match form {
        Form::Json => {
            let figures = entries.iter().map(|entry| Whole::of(view, entry)).collect();
            let schema = SCHEMA;
            json(out, &Answer { schema, figures })?;
        }
        Form::Csv => csv::write(view, &entries, out)?,
        Form::Text(_) if entries.is_empty() => {
            writeln!(err, "nemuro: there are no figures here")?;
        }
        Form::Text(_) if !alone => text::list(view, &entries, out)?,
        Form::Text(paper) => {
            for entry in &entries {
                text::one(view, entry, paper, out)?;
            }
        }
    }
    Ok(end)
}

/// The figures that are seen and have a number left.
fn figures(view: View<'_>) -> Vec<Entry<'_>> {
    let topics = view.dossier.topics.iter();
    topics.flat_map(|topic| of_topic(view, topic)).collect()
}

/// Those of a topic among them.
fn of_topic<'a>(view: View<'a>, topic: &Topic) -> Vec<Entry<'a>> {
    let figures = topic.figures.iter();
    let addresses = figures.map(|figure| Address::of_figure(topic, figure));
    let ids = addresses.filter_map(|address| view.find(&address));
    let entries = ids.map(|id| view.entry(id));
    entries.filter(|entry| has_numbers(view, entry)).collect()
}

fn has_numbers(view: View<'_>, entry: &Entry<'_>) -> bool {
    match entry.item {
        Item::Figure(figure) => view.figure(figure).count() > 0,
        _ => false,
    }
}

//! `nemuro timeline`: what happened, in order, under the eras of the atlas.

use std::io::{self, Write};

use serde::Serialize;

use super::entry::Whole;
use super::page::Page;
use super::{End, SCHEMA, json};
use crate::dossier::{Date, Dossier, Entry, Item, Standing};
use crate::search::{Query, View};
use crate::widget::Columns;

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    events: Vec<Whole<'a>>,
}

/// What of the timeline is asked for, and in which form.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// What was over before this date is left out.
    pub from: Option<Date>,
    /// What began after this date is left out.
    pub to: Option<Date>,
    /// The topics whose events alone are listed: the beginnings of their ids or
    /// titles, with commas.
    pub topic: Option<String>,
    /// As JSON.
    pub json: bool,
}

impl Asked {
    /// Whether an event of some date has a day in the range.
    fn admits(&self, date: Date) -> bool {
        let from = self
            .from
            .is_none_or(|from| date.last_day() >= from.first_day());
        let to = self.to.is_none_or(|to| date.first_day() <= to.last_day());
        from && to
    }

    /// What the topics come to.
    fn topics(&self, dossier: &Dossier) -> Result<Query, String> {
        let Some(topics) = &self.topic else {
            return Ok(Query::default());
        };
        let topics = topics.replace('"', " ");
        let quoted = topics
            .split(',')
            .map(|topic| format!("\"{}\"", topic.trim()));
        let field = format!("topic:{}", quoted.collect::<Vec<_>>().join(","));
        Query::fields(dossier, &field).map_err(|wrong| format!("--topic: {wrong}"))
    }

    /// What is wrong with the range, if anything is.
    fn wrong(&self) -> Option<String> {
        let (from, to) = (self.from?, self.to?);
        (from.first_day() > to.last_day()).then(|| {
            let (from, to) = (from.human(), to.human());
            format!("--from {from} is later than --to {to}; put the earlier date first")
        })
    }

    /// What is said where nothing is listed.
    fn nothing(&self) -> String {
        let from = self.from.map(|date| format!(" from {}", date.human()));
        let to = self.to.map(|date| format!(" to {}", date.human()));
        let range: String = from.into_iter().chain(to).collect();
        format!("no event is seen{range}; `nemuro timeline` alone lists all")
    }
}

/// Lists the events that are seen. What is wrong with what is asked for goes to
/// `err`, and so does that there are none, which in JSON the answer tells.
///
/// # Errors
/// When `out` or `err` cannot be written to.
pub fn run(
    view: View<'_>,
    asked: &Asked,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> io::Result<End> {
    let topics = match (asked.wrong(), asked.topics(view.dossier)) {
        (None, Ok(topics)) => topics.through(view.lens),
        (Some(wrong), _) | (None, Err(wrong)) => {
            writeln!(err, "nemuro: {wrong}")?;
            return Ok(End::Bad);
        }
    };
    let end = list(View::through(view.dossier, topics.lens()), asked, out)?;
    if end == End::Nothing && !asked.json {
        writeln!(err, "nemuro: {}", asked.nothing())?;
    }
    Ok(end)
}

fn list(view: View<'_>, asked: &Asked, out: &mut dyn Write) -> io::Result<End> {
    let mut events: Vec<(Date, Entry<'_>)> = view
        .entries()
        .filter(|entry| matches!(entry.item, Item::Event(_)))
        .filter_map(|entry| Some((entry.date?, entry)))
        .filter(|(date, _)| asked.admits(*date))
        .collect();
    events.sort_by_key(|(date, entry)| (date.first_day(), date.last_day(), entry.id));
    let end = if events.is_empty() {
        End::Nothing
    } else {
        End::Done
    };
    if asked.json {
        let events = events.iter().map(|(_, entry)| Whole::of(view, entry));
        let (schema, events) = (SCHEMA, events.collect());
        json(out, &Answer { schema, events })?;
        return Ok(end);
    }
    let columns = events.iter().map(|(date, _)| date.short().width()).max();
    let mut list = List {
        page: Page { out, view },
        columns: columns.unwrap_or(0),
        heading: String::new(),
    };
    for (date, entry) in &events {
        list.event(*date, entry)?;
    }
    Ok(end)
}

/// A list that is being written.
struct List<'a> {
    page: Page<'a>,
    /// Columns of the dates.
    columns: usize,
    /// The heading that was written last; empty where none was.
    heading: String,
}

impl List<'_> {
    fn event(&mut self, date: Date, entry: &Entry<'_>) -> io::Result<()> {
        self.heading(date)?;
        let short = date.short();
        let before = " ".repeat(self.columns.saturating_sub(short.width()));
        let first = format!("{before}{short}  ");
        let rest = " ".repeat(self.columns + 2);
        self.page.hanging(&first, &rest, &self.facts(entry))
    }

    /// The heading of the era that a date begins in, where it is another than
    /// before.
    fn heading(&mut self, date: Date) -> io::Result<()> {
        let atlas = &self.page.view.dossier.atlas;
        if atlas.eras.is_empty() {
            return Ok(());
        }
        let era = atlas.era_on(date.first_day());
        let view = self.page.view;
        let title = era.map_or("Outside the eras".into(), |era| {
            view.title_of(&atlas.eras[era]).into_owned()
        });
        if self.heading == title {
            return Ok(());
        }
        if !self.heading.is_empty() {
            writeln!(self.page.out)?;
        }
        self.page.heading(&title)?;
        self.heading = title;
        Ok(())
    }

    /// Title, topic, place, and the standing where it does not hold.
    fn facts(&self, entry: &Entry<'_>) -> String {
        let mut facts = vec![entry.title.to_owned()];
        facts.extend(entry.topic.map(|topic| topic.title.clone()));
        let place = match entry.item {
            Item::Event(event) => event.place.as_deref(),
            _ => None,
        };
        let place = place.and_then(|place| self.page.view.dossier.place(place));
        facts.extend(place.map(str::to_owned));
        let standing = entry.standing.filter(|held| **held != Standing::Holds);
        facts.extend(standing.map(|held| held.word().to_owned()));
        facts.join(" \u{b7} ")
    }
}

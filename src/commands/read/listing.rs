//! What is listed by number: hits, headings, topics and paths.

use std::io;

use super::Reader;
use super::telling::Telling;
use super::voice::Ends;
use crate::commands::progress::Line;
use crate::dossier::{Address, Entry, counted, printable};
use crate::search::{Index, Query, View};

/// So many hits of a search are listed.
const HITS: usize = 10;

impl Reader<'_> {
    pub(super) fn search(&mut self, words: &str, ends: &mut Ends<'_>) -> io::Result<()> {
        if words.is_empty() {
            return ends.say("Type search and words, or fields such as kind:event.");
        }
        let dossier = self.dossier;
        let index = self.index.get_or_insert_with(|| {
            let line = Line::on_stderr();
            Index::build_with(dossier, &|done, total| line.tell_indexing(done, total))
        });
        let query = Query::parse(dossier, words).through(&self.lens);
        let found = index.search(dossier, &query, HITS);
        for mistake in query.mistakes() {
            ends.say(&mistake.message)?;
        }
        for word in &found.unknown {
            ends.say(&format!(
                "\"{}\" is nowhere in the dossier.",
                printable(word)
            ))?;
        }
        for guess in &found.taken {
            let (typed, meant) = (printable(&guess.typed), printable(&guess.meant));
            ends.say(&format!("{typed} is taken for {meant}."))?;
        }
        if found.hits.is_empty() {
            return ends.say("Nothing is found.");
        }
        let more = if found.more { "more than " } else { "" };
        let listed = match (found.hits.len(), found.total) {
            (listed, total) if listed == total => format!("{total} found."),
            (listed, total) => {
                let total = counted(total);
                format!("{more}{total} found; the best {listed}.")
            }
        };
        ends.say(&listed)?;
        let mut telling = Telling::of(View::through(dossier, query.lens()));
        for hit in &found.hits {
            let entry = telling.view.entry(hit.entry);
            let topic = entry.topic.map(|topic| format!(" In {}.", topic.title));
            let text = telling.line(hit.entry);
            let text = format!("{text}{}", topic.unwrap_or_default());
            telling.number("", entry.address(), &text, ends)?;
        }
        self.listed = telling.listed;
        Ok(())
    }

    pub(super) fn contents(&mut self, ends: &mut Ends<'_>) -> io::Result<()> {
        let Some(walk) = &self.walk else {
            return self.topics(ends);
        };
        let mut telling = Telling::of(View::through(self.dossier, &self.lens));
        for (at, part) in walk.parts.iter().enumerate() {
            let mut of_part = walk.stops.iter().filter(|(_, part)| *part == at);
            if let (false, Some((id, _))) = (part.title.is_empty(), of_part.clone().next()) {
                let address = telling.view.entry(*id).address();
                let count = statements(of_part.by_ref().count());
                telling.number("", address, &format!("{}, {count}.", part.title), ends)?;
            }
        }
        let listed = telling.listed;
        if listed.is_empty() {
            ends.say("There are no headings here.")?;
        }
        self.listed = listed;
        Ok(())
    }

    pub(super) fn topics(&mut self, ends: &mut Ends<'_>) -> io::Result<()> {
        let dossier = self.dossier;
        let mut telling = Telling::of(View::through(dossier, &self.lens));
        ends.say(&format!("{}. Type a number.", dossier.title))?;
        for (at, path) in dossier.paths.iter().enumerate() {
            let minutes = match dossier.minutes(at) {
                1 => "a minute".to_owned(),
                minutes => format!("{minutes} minutes"),
            };
            let text = format!("{}, a reading path, {minutes}.", path.title);
            telling.number("", Address::of_path(path), &text, ends)?;
        }
        for (at, topic) in dossier.topics.iter().enumerate() {
            let entries = telling.view.entries_of(at);
            let count = entries.filter(Entry::is_statement).count();
            let text = format!("{}, {}.", topic.title, statements(count));
            telling.number("", Address::of_topic(&topic.id), &text, ends)?;
        }
        self.listed = telling.listed;
        Ok(())
    }
}

/// How many statements, in words.
pub(super) fn statements(count: usize) -> String {
    match count {
        1 => "1 statement".to_owned(),
        count => format!("{} statements", counted(count)),
    }
}

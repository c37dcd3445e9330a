//! One item in words: what it says, when, how it stands, who says so.

use std::io;

use super::voice::{Ends, said};
use crate::commands::page::cited;
use crate::dossier::{
    Address, At, Entry, EntryId, Event, Figure, Item, Kind, Name, Position, Source, Standing,
};
use crate::search::View;

/// Tells items, and numbers what leads on from them.
pub(super) struct Telling<'a> {
    pub(super) view: View<'a>,
    /// What the numbers lead to, from 1.
    pub(super) listed: Vec<Address>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(view: View<'a>) -> Self {
        let listed = Vec::new();
        Self { view, listed }
    }

    /// Tells an item: a statement in short, or with all that is known of it.
    pub(super) fn item(&mut self, id: EntryId, whole: bool, ends: &mut Ends<'_>) -> io::Result<()> {
        let entry = self.view.entry(id);
        let kind = first_up(entry.kind().word());
        match entry.item {
            Item::Claim(_) => ends.say(&format!("{kind}. {}", entry.text))?,
            Item::Event(event) => self.event(&kind, event, ends)?,
            Item::Figure(figure) => self.figure(&kind, figure, ends)?,
            Item::Position(position) => self.position(&kind, position, ends)?,
            Item::Topic(topic) => {
                ends.say(&format!("{kind}. {}", topic.title))?;
                ends.say(&entry.text)?;
            }
            Item::Section(section) => ends.say(&format!("{kind}. {}", section.title))?,
            Item::Name(name) => self.name(&kind, name, ends)?,
            Item::Source(source) => Self::source(&kind, source, whole, ends)?,
        }
        self.standing(&entry, ends)?;
        self.around(&entry, whole, ends)?;
        // What introduces a topic draws on much, which only who asks for wants.
        let sourced = entry.is_statement() || (whole && entry.kind() == Kind::Topic);
        if sourced {
            self.sources(&entry, whole, ends)?;
        }
        ends.say(&format!("Address: {}", entry.address()))
    }

    /// Numbers an address, and tells what it is.
    pub(super) fn number(
        &mut self,
        before: &str,
        address: Address,
        text: &str,
        ends: &mut Ends<'_>,
    ) -> io::Result<()> {
        self.listed.push(address);
        let number = self.listed.len();
        ends.say(&format!("{before}{number}: {text}"))
    }

    /// An item in a line, for a list.
    pub(super) fn line(&self, id: EntryId) -> String {
        let entry = self.view.entry(id);
        let mut parts = vec![entry.kind().word().to_owned()];
        parts.extend(entry.date.map(said));
        let standing = entry
            .standing
            .filter(|standing| **standing != Standing::Holds);
        parts.extend(standing.map(|standing| standing.word().to_owned()));
        let text = match entry.item {
            Item::Claim(_) => &*entry.text,
            _ => entry.title,
        };
        format!("{}. {}", parts.join(", "), sentence(text))
    }

    fn event(&self, kind: &str, event: &Event, ends: &mut Ends<'_>) -> io::Result<()> {
        ends.say(&format!("{kind}. {}", event.title))?;
        ends.say(&event.text)?;
        let place = event.place.as_deref();
        match place.and_then(|id| self.view.dossier.place(id)) {
            Some(place) => ends.say(&format!("Place: {place}.")),
            None => Ok(()),
        }
    }

    fn figure(&self, kind: &str, figure: &Figure, ends: &mut Ends<'_>) -> io::Result<()> {
        let figure = self.view.figure(figure);
        ends.say(&format!("{kind}. {}. Unit: {}.", figure.title, figure.unit))?;
        for series in &figure.series {
            let points = series.points.iter().map(|point| {
                let at = match &point.at {
                    At::Date(date) => said(*date),
                    At::Group(group) => group.clone(),
                };
                let derived = if point.derived { ", derived" } else { "" };
                format!("{at}: {}{derived}", point.written())
            });
            let points: Vec<String> = points.collect();
            ends.say(&format!("{}. {}.", series.name, points.join("; ")))?;
        }
        for change in &figure.breaks {
            let at = said(change.at);
            ends.say(&format!("Another way of counting, {at}: {}", change.note))?;
        }
        match figure.note.as_str() {
            "" => Ok(()),
            note => ends.say(&format!("Note: {note}")),
        }
    }

    fn position(&self, kind: &str, position: &Position, ends: &mut Ends<'_>) -> io::Result<()> {
        ends.say(&format!("{kind}. {}", position.question))?;
        for (who, stance) in self.view.stances(position) {
            ends.say(&format!("{who}: {}", stance.text))?;
        }
        match self.view.agreed(position) {
            "" => Ok(()),
            agreed => ends.say(&format!("Agreed: {agreed}")),
        }
    }

    fn name(&self, kind: &str, name: &Name, ends: &mut Ends<'_>) -> io::Result<()> {
        ends.say(&format!("{kind}, {}. {}", name.kind.word(), name.lead()))?;
        for (language, forms) in name.scripts() {
            if !forms.is_empty() {
                ends.say(&format!("{language}: {}.", forms.join(", ")))?;
            }
        }
        ends.say(self.view.of_today(&name.gloss))
    }

    fn source(kind: &str, source: &Source, whole: bool, ends: &mut Ends<'_>) -> io::Result<()> {
        ends.say(&format!("{kind}. {}", cited(source, said)))?;
        if let Some(accessed) = source.accessed.filter(|_| whole) {
            ends.say(&format!("Read: {}.", said(accessed)))?;
        }
        match source.archive_url.as_deref().filter(|_| whole) {
            Some(copy) => ends.say(&format!("Copy: {copy}")),
            None => Ok(()),
        }
    }

    /// When it was so and how it stands, and what speaks against it.
    fn standing(&mut self, entry: &Entry<'_>, ends: &mut Ends<'_>) -> io::Result<()> {
        if let Some(date) = entry.date {
            ends.say(&format!("Date: {}.", said(date)))?;
        }
        let Some(standing) = entry.standing else {
            return Ok(());
        };
        let since = match standing {
            Standing::Overtaken { since, .. } => format!(" since {}", said(*since)),
            _ => String::new(),
        };
        let line = format!("Standing: {}{since}. {}", standing.word(), standing.note());
        ends.say(line.trim_end())?;
        let speaks = match standing {
            Standing::Overtaken { .. } => "Overtaken by ",
            _ => "Against it, ",
        };
        for id in self.view.by(entry) {
            self.linked(speaks, id, ends)?;
        }
        Ok(())
    }

    /// What it is shown by and what it answers.
    fn around(&mut self, entry: &Entry<'_>, whole: bool, ends: &mut Ends<'_>) -> io::Result<()> {
        if let Item::Claim(claim) = entry.item {
            let view = self.view;
            for id in claim
                .figures
                .iter()
                .filter_map(|address| view.find(address))
            {
                self.linked("Shown by ", id, ends)?;
            }
        }
        if whole {
            let answers = self.view.dossier.answers(entry.id);
            for id in self.view.of_these(answers) {
                self.linked("It answers ", id, ends)?;
            }
        }
        Ok(())
    }

    fn linked(&mut self, before: &str, id: EntryId, ends: &mut Ends<'_>) -> io::Result<()> {
        let (text, address) = (self.line(id), self.view.entry(id).address());
        let text = format!("{text} {address}");
        self.number(before, address, &text, ends)
    }

    fn sources(&mut self, entry: &Entry<'_>, whole: bool, ends: &mut Ends<'_>) -> io::Result<()> {
        let dossier = self.view.dossier;
        if entry.sources.is_empty() && entry.is_statement() {
            ends.say("No source.")?;
        }
        for &at in entry.sources.iter() {
            let source = &dossier.sources[at];
            let address = Address::of_source(source);
            let text = if whole {
                cited(source, said)
            } else {
                let brief = sentence(&source.brief_with(said));
                format!("side {}. {brief} {address}", source.whose())
            };
            self.number("Source ", address, &text, ends)?;
        }
        Ok(())
    }
}

/// A text with a full stop, if it ends without any.
fn sentence(text: &str) -> String {
    let ended = text.ends_with(['.', '?', '!', '\u{3002}']);
    format!("{text}{}", if ended { "" } else { "." })
}

fn first_up(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

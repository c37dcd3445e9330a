//! `nemuro read [ADDRESS]`: the dossier read one statement at a time, in plain
//! lines, for those who listen to their screen and for terminals that draw
//! nothing. What to do next is typed as a letter or a word.

mod asked;
mod keeping;
mod listing;
mod telling;
mod voice;
mod walk;

use std::io;

pub use self::voice::Ends;

use self::asked::{Asked, COMMANDS};
use self::listing::statements;
use self::telling::Telling;
use self::voice::said;
use self::walk::{Ground, Walk};
use super::End;
use crate::dossier::{Address, Dossier, EntryId, printable};
use crate::search::{Index, Lens, Query, View};
use crate::shelf::{Store, Trouble};

/// Reads from an address on, or from a list of what there is, until the reader
/// ends it or there is no more to read from.
///
/// What is kept lies in `store`, if there is one. `fields` is what the dossier is seen through, a query of fields alone.
///
/// # Errors
/// When `ends` cannot be read from or written to.
pub fn run(
    dossier: &Dossier,
    store: &Result<Store, Trouble>,
    fields: &str,
    address: Option<&Address>,
    ends: &mut Ends<'_>,
) -> io::Result<End> {
    let mut reader = Reader {
        dossier,
        store,
        lens: Query::parse(dossier, fields).lens().clone(),
        fields: fields.to_owned(),
        index: None,
        walk: None,
        told: None,
        listed: Vec::new(),
        trail: Vec::new(),
        lost: None,
        begun: false,
    };
    match address {
        None => reader.topics(ends)?,
        Some(address) if !reader.go_to(address, ends)? => return Ok(End::Nothing),
        Some(_) => {}
    }
    reader.begun = true;
    ends.say("Type h and Enter for help, q to end.")?;
    while let Some(line) = ends.ask(&reader.prompt())? {
        match Asked::read(&line) {
            Asked::Quit => break,
            asked => reader.answer(asked, ends)?,
        }
    }
    if let Some(index) = reader.index.take() {
        // The process ends now; to take the index apart would only take time.
        std::mem::forget(index);
    }
    Ok(End::Done)
}

/// Where the reader is.
struct Reader<'a> {
    dossier: &'a Dossier,
    /// Where what is kept lies.
    store: &'a keeping::Place,
    lens: Lens,
    /// What the lens was typed as.
    fields: String,
    /// Made for the first search.
    index: Option<Index>,
    walk: Option<Walk>,
    /// The part whose heading was said last.
    told: Option<usize>,
    /// What the numbers said last lead to, from 1.
    listed: Vec<Address>,
    /// Where the reader went elsewhere from, the last at the end; none is the
    /// list of topics.
    trail: Vec<Option<(Ground, Option<EntryId>)>>,
    /// The statement that was told before it was no longer seen.
    lost: Option<(Ground, EntryId)>,
    /// Whether the reader has been told where they are.
    begun: bool,
}

impl Reader<'_> {
    fn view(&self) -> View<'_> {
        View::through(self.dossier, &self.lens)
    }

    /// What asks for the next command: how far this is.
    fn prompt(&self) -> String {
        match &self.walk {
            Some(walk) if !walk.stops.is_empty() => {
                let at = walk.at.map_or(0, |at| at + 1);
                format!("{at} of {}: ", walk.stops.len())
            }
            _ => "Nemuro: ".to_owned(),
        }
    }

    fn answer(&mut self, asked: Asked, ends: &mut Ends<'_>) -> io::Result<()> {
        match asked {
            Asked::Next => self.next(ends),
            Asked::Back => self.back(ends),
            Asked::Again => self.tell(false, ends),
            Asked::Whole => self.tell(true, ends),
            Asked::Number(number) => self.number(number, ends),
            Asked::Open(typed) if typed.is_empty() => ends.say("Type open and an address."),
            Asked::Open(typed) | Asked::Other(typed) => self.open(&typed, ends),
            Asked::Search(words) => self.search(&words, ends),
            Asked::Contents => self.contents(ends),
            Asked::Topics => self.topics(ends),
            Asked::Return => self.go_back(ends),
            Asked::Where => self.place(ends),
            Asked::AsOf(date) => self.as_of(&date, ends),
            Asked::Keep => match self.here() {
                Some(id) => keeping::keep(self.view(), id, self.store, ends),
                None => ends.say("There is nothing to keep here."),
            },
            Asked::Note(text) => match self.here() {
                Some(id) => keeping::note(self.view(), id, &text, self.store, ends),
                None => ends.say("There is nothing to note here."),
            },
            Asked::Help | Asked::Quit => help(ends),
        }
    }

    /// What was told last: a statement, or what the walk is about.
    fn here(&self) -> Option<EntryId> {
        let walk = self.walk.as_ref()?;
        walk.here().or(match walk.ground {
            Ground::Topic(topic) => self.dossier.ids_of(topic).next(),
            Ground::Item(id) => Some(id),
            Ground::Path(_) => None,
        })
    }

    fn next(&mut self, ends: &mut Ends<'_>) -> io::Result<()> {
        let Some(walk) = &mut self.walk else {
            return ends.say("Type a number to begin, or s and words to search.");
        };
        let next = walk.at.map_or(0, |at| at + 1);
        if next < walk.stops.len() {
            walk.at = Some(next);
            return self.tell(false, ends);
        }
        let ground = walk.ground;
        ends.say(&format!("This is the end of {}.", walk.title(self.dossier)))?;
        match ground {
            Ground::Topic(topic) if topic + 1 < self.dossier.topics.len() => {
                let next = &self.dossier.topics[topic + 1];
                self.listed = vec![Address::of_topic(&next.id)];
                ends.say(&format!("Next, 1: {}.", next.title))
            }
            _ => ends.say("Type t for the topics, r to go back to where you were."),
        }
    }

    fn back(&mut self, ends: &mut Ends<'_>) -> io::Result<()> {
        match &mut self.walk {
            Some(walk) if walk.at.is_some_and(|at| at > 0) => {
                walk.at = walk.at.map(|at| at - 1);
                self.tell(false, ends)
            }
            Some(walk) => {
                walk.at = None;
                self.told = None;
                self.tell(false, ends)
            }
            None => self.topics(ends),
        }
    }

    /// Tells where the reader is: a statement under its heading, or how the walk
    /// begins.
    fn tell(&mut self, whole: bool, ends: &mut Ends<'_>) -> io::Result<()> {
        let Some(walk) = &self.walk else {
            return self.topics(ends);
        };
        let mut telling = Telling::of(View::through(self.dossier, &self.lens));
        let part = walk.at.map(|at| walk.stops[at].1);
        if let Some(part) = part.filter(|part| self.told != Some(*part)) {
            ends.say(&walk.parts[part].title)?;
            ends.say(&walk.parts[part].text)?;
        }
        self.told = part;
        match walk.here() {
            Some(id) => telling.item(id, whole, ends)?,
            None => begin(&mut telling, walk, whole, ends)?,
        }
        self.listed = telling.listed;
        Ok(())
    }

    fn number(&mut self, number: usize, ends: &mut Ends<'_>) -> io::Result<()> {
        let at = number.checked_sub(1);
        match at.and_then(|at| self.listed.get(at)).cloned() {
            Some(address) => self.go_to(&address, ends).map(|_| ()),
            None if self.listed.is_empty() => ends.say("There is nothing numbered here."),
            None => {
                let last = self.listed.len();
                ends.say(&format!("There is no {number} here; the last is {last}."))
            }
        }
    }

    /// Goes to a typed address, or says what may have been meant.
    fn open(&mut self, typed: &str, ends: &mut Ends<'_>) -> io::Result<()> {
        let lower = typed.trim_end_matches('/').to_lowercase();
        if let Ok(address) = lower.parse::<Address>()
            && self.go_to(&address, ends)?
        {
            return Ok(());
        }
        let typed = printable(typed);
        if let Ok(address) = lower.parse::<Address>()
            && self.dossier.find(&address).is_some()
        {
            return ends.say(&format!("{address} is not seen {}.", self.how()));
        }
        if let Some(command) = Asked::nearest(&lower) {
            return ends.say(&format!(
                "\"{typed}\" is no command; did you mean {command}?"
            ));
        }
        match self.dossier.nearest_address(&lower) {
            Some(near) => ends.say(&format!("Nothing is at {typed}; did you mean {near}?")),
            None => ends.say(&format!(
                "\"{typed}\" is no command and no address. Type h for help."
            )),
        }
    }

    /// Goes to an address; says whether there is something.
    fn go_to(&mut self, address: &Address, ends: &mut Ends<'_>) -> io::Result<bool> {
        let Some(walk) = Walk::to(self.view(), address) else {
            return Ok(false);
        };
        // Where it all begins is not elsewhere.
        if self.begun {
            let old = self.walk.as_ref();
            self.trail.push(old.map(|old| (old.ground, old.here())));
        }
        self.walk = Some(walk);
        self.told = None;
        self.tell(false, ends)?;
        Ok(true)
    }

    fn go_back(&mut self, ends: &mut Ends<'_>) -> io::Result<()> {
        let Some(before) = self.trail.pop() else {
            return ends.say("You have not gone elsewhere.");
        };
        let Some((ground, at)) = before else {
            self.walk = None;
            self.told = None;
            return self.topics(ends);
        };
        let mut walk = Walk::over(self.view(), ground);
        walk.go(at);
        self.walk = Some(walk);
        self.told = None;
        self.tell(false, ends)
    }

    fn place(&self, ends: &mut Ends<'_>) -> io::Result<()> {
        let Some(walk) = &self.walk else {
            return ends.say(&format!("At the list of topics, {}.", self.how()));
        };
        let mut parts = vec![walk.title(self.dossier).to_owned()];
        if let Some(at) = walk.at {
            let heading = &walk.parts[walk.stops[at].1].title;
            parts.extend(Some(heading.clone()).filter(|heading| !heading.is_empty()));
            parts.push(format!("statement {} of {}", at + 1, walk.stops.len()));
        }
        parts.push(self.how());
        ends.say(&format!("{}.", parts.join(", ")))
    }

    /// How the dossier is seen, in words.
    fn how(&self) -> String {
        let date = match self.lens.as_of() {
            Some(date) => format!("as of {}", said(date)),
            None => "as of today".to_owned(),
        };
        match Query::undated(&self.fields).as_str() {
            "" => date,
            fields => format!("{date}, through the lens {fields}"),
        }
    }

    fn as_of(&mut self, date: &str, ends: &mut Ends<'_>) -> io::Result<()> {
        let mut fields = Query::undated(&self.fields);
        if !date.is_empty() {
            fields = format!("{fields} as-of:\"{}\"", date.replace('"', " "));
        }
        let query = match Query::fields(self.dossier, fields.trim()) {
            Ok(query) => query,
            Err(wrong) => return ends.say(&format!("{wrong}.")),
        };
        self.lens = query.lens().clone();
        fields.trim().clone_into(&mut self.fields);
        ends.say(&format!("Everything is now told {}.", self.how()))?;
        let Some(old) = self.walk.take() else {
            return self.topics(ends);
        };
        let mut walk = Walk::over(self.view(), old.ground);
        // What was lost to another date is come back to.
        let lost = self.lost.take().filter(|(ground, _)| *ground == old.ground);
        let at = old.here().or(lost.map(|(_, id)| id));
        walk.go(at);
        if walk.at.is_none() {
            self.lost = at.map(|id| (old.ground, id));
        }
        if walk.at.is_none() && old.at.is_some() {
            ends.say("What you were reading is not seen then; this is the beginning.")?;
        }
        self.walk = Some(walk);
        self.told = None;
        self.tell(false, ends)
    }
}

/// How a walk begins: what it leads through, and how much of it there is.
fn begin(
    telling: &mut Telling<'_>,
    walk: &Walk,
    whole: bool,
    ends: &mut Ends<'_>,
) -> io::Result<()> {
    let dossier = telling.view.dossier;
    let count = statements(walk.stops.len());
    let parts = match walk.parts.len() {
        1 => String::new(),
        parts => format!(" under {parts} headings"),
    };
    match walk.ground {
        Ground::Topic(topic) => {
            let id = dossier.find(&Address::of_topic(&dossier.topics[topic].id));
            id.map_or(Ok(()), |id| telling.item(id, whole, ends))?;
        }
        Ground::Path(path) => {
            let path = &dossier.paths[path];
            ends.say(&format!("Reading path. {}", path.title))?;
            ends.say(telling.view.of_today(&path.about))?;
        }
        Ground::Item(id) => telling.item(id, whole, ends)?,
    }
    let tell = match (walk.ground, walk.stops.len()) {
        (Ground::Item(_), 0) => "No statement is about it.".to_owned(),
        (_, 0) => "Nothing in it is seen.".to_owned(),
        (Ground::Item(_), _) => format!("About it: {count}. Enter goes on to the first."),
        _ => format!("{count}{parts}. Enter goes on to the first."),
    };
    ends.say(&tell)
}

fn help(ends: &mut Ends<'_>) -> io::Result<()> {
    ends.say("Type a letter or a word, then Enter.")?;
    for (letter, word, follows, does) in COMMANDS {
        let space = if follows.is_empty() { "" } else { " " };
        ends.say(&format!("{letter} or {word}{space}{follows}: {does}."))?;
    }
    ends.say("A number goes to what was said with that number.")
}

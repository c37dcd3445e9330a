//! What the files hold, gathered before any reference is checked.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::super::{MaybeFile, file, topic_file};
use super::wording::Wording;
use super::{Files, bytes};
use crate::dossier::page::Spot;
use crate::dossier::progress::Tally;
use crate::dossier::{Address, Date, fold};

/// What sort of item can be addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A section, a name, a source or a path.
    Other,
    /// A claim, an event or a position.
    Statement,
    /// A figure, which is a statement too.
    Figure,
}

/// The items of a topic or of a list.
type Room<'a> = HashMap<Cow<'a, str>, Sort>;

/// Everything that can be referred to. An id is a part of its file's text, for
/// in a large dossier copies of all ids would weigh as much as what is said.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Whether to look for all that could be better.
    pub(super) thorough: bool,
    /// What can be addressed, by topic; also the names, sources and paths.
    rooms: HashMap<Cow<'a, str>, Room<'a>>,
    /// Every address, in order; written out when one is first not found.
    written: OnceLock<Vec<String>>,
    pub(super) sources: HashMap<Cow<'a, str>, usize>,
    pub(super) places: HashSet<Cow<'a, str>>,
    /// The names whose forms these folded texts are.
    pub(super) forms: HashMap<String, Cow<'a, str>>,
    /// When each source came out, where there is no doubt about it.
    pub(super) issued: Vec<Option<Date>>,
    /// The dates of claims and events.
    pub(super) dates: HashMap<Address, Date>,
    pub(super) wording: Wording,
    /// When the dossier was checked.
    pub(super) checked: Option<Date>,
    /// Whether a file could not be read, so that what is not found may be
    /// in it.
    pub(super) torn: bool,
}

impl<'a> Known<'a> {
    /// Gathers what the files hold.
    pub(super) fn of(files: &Files<'a>, thorough: bool, tally: &Tally) -> Self {
        let mut known = Self {
            thorough,
            checked: files.head.value.checked.text.parse().ok(),
            ..Self::default()
        };
        let ids = &files.head.value.topics;
        let topics = ids.par_iter().zip(&files.topics).map(|(id, file)| {
            let path = topic_file(&id.text);
            let _step = tally.step(&path, bytes(file));
            topic(file)
        });
        let topics: Vec<Room> = topics.collect();
        let ids = ids.iter().zip(&files.topics);
        for ((id, topic), room) in ids.zip(topics) {
            known.rooms.entry(id.text.clone()).or_default().extend(room);
            if let Some(topic) = known.read(topic).filter(|_| thorough) {
                known.add_dates(&id.text, topic);
            }
            known.torn |= topic.is_none();
        }
        if let Some(sources) = known.read(&files.sources) {
            known.add_sources(sources);
        }
        for name in known.read(&files.names).into_iter().flatten() {
            known.add("names", &name.id);
            known.places.insert(name.id.text.clone());
            if thorough {
                let forms = name.en.iter().chain(&name.ja).chain(&name.ru);
                let forms = forms.map(|form| (fold(&form.text), name.id.text.clone()));
                known.forms.extend(forms);
            }
        }
        if let Some(atlas) = known.read(&files.atlas) {
            let places = atlas.places.iter().map(|place| &place.id);
            let lands = atlas.lands.iter().map(|land| &land.id);
            let ids = places.chain(lands).map(|id| id.text.clone());
            known.places.extend(ids);
        }
        for path in known.read(&files.paths).into_iter().flatten() {
            known.add("paths", &path.id);
        }
        drop(tally.step("", files.bytes_of_lists()));
        if thorough {
            known.wording = Wording::of(&files.head.value.wording);
        }
        known
    }

    /// Whether something is at an address.
    pub(super) fn holds(&self, address: &Address) -> bool {
        self.rooms.get(address.room()).is_some_and(|room| {
            let item = address.item();
            item.is_none_or(|item| room.contains_key(item))
        })
    }

    /// Whether a claim, an event, a figure or a position is at an address.
    pub(super) fn holds_statement(&self, address: &Address) -> bool {
        matches!(self.sort(address), Some(Sort::Statement | Sort::Figure))
    }

    /// Whether a figure is at an address.
    pub(super) fn holds_figure(&self, address: &Address) -> bool {
        self.sort(address) == Some(Sort::Figure)
    }

    fn sort(&self, address: &Address) -> Option<Sort> {
        let room = self.rooms.get(address.room())?;
        room.get(address.item()?).copied()
    }

    /// How many items of a topic can be addressed.
    pub(super) fn items(&self, topic: &str) -> usize {
        self.rooms.get(topic).map_or(0, HashMap::len)
    }

    /// Every address, in order.
    pub(super) fn addresses(&self) -> &[String] {
        self.written.get_or_init(|| {
            let topics = self.rooms.keys().map(ToString::to_string);
            let items = self
                .rooms
                .iter()
                .flat_map(|(room, items)| items.keys().map(move |item| format!("{room}/{item}")));
            let mut all: Vec<String> = topics.chain(items).collect();
            all.sort_unstable();
            all
        })
    }

    /// What is in a file, where it could be read.
    fn read<'f, T>(&mut self, file: &'f MaybeFile<'a, T>) -> Option<&'f T> {
        let file = file.as_ref()?;
        self.torn |= file.is_err();
        file.as_ref().ok().map(|read| &read.value)
    }

    fn add(&mut self, list: &'static str, id: &Spot<'a>) {
        let room = self.rooms.entry(list.into()).or_default();
        room.insert(id.text.clone(), Sort::Other);
    }

    fn add_dates(&mut self, topic: &str, file: &file::Topic) {
        let claims = file.sections.iter().flat_map(|section| &section.claims);
        let claims = claims.map(|claim| (&claim.id, &claim.date));
        let events = file.events.iter().map(|event| (&event.id, &event.date));
        let read = |(id, date): (&Spot, &Spot)| {
            Some((Address::of(topic, &id.text), date.text.parse().ok()?))
        };
        self.dates.extend(claims.chain(events).filter_map(read));
    }

    fn add_sources(&mut self, sources: &[file::Source<'a>]) {
        for (at, source) in sources.iter().enumerate() {
            self.add("sources", &source.id);
            self.sources.entry(source.id.text.clone()).or_insert(at);
        }
        if self.thorough {
            let issued = |source: &file::Source| source.issued.as_ref()?.text.parse().ok();
            self.issued = sources
                .iter()
                .map(|source| issued(source).filter(|date: &Date| !date.is_doubtful()))
                .collect();
        }
    }
}

/// What can be addressed in a topic.
fn topic<'a>(file: &MaybeFile<'a, file::Topic<'a>>) -> Room<'a> {
    let Some(Ok(read)) = file else {
        return Room::new();
    };
    let file = &read.value;
    let sections = file.sections.iter().map(|section| &section.id);
    let claims = file.sections.iter().flat_map(|section| &section.claims);
    let statements = claims
        .map(|claim| &claim.id)
        .chain(file.events.iter().map(|event| &event.id))
        .chain(file.positions.iter().map(|position| &position.id));
    let figures = file.figures.iter().map(|figure| &figure.id);
    let sorted = |sort| move |id: &Spot<'a>| (id.text.clone(), sort);
    sections
        .map(sorted(Sort::Other))
        .chain(statements.map(sorted(Sort::Statement)))
        .chain(figures.map(sorted(Sort::Figure)))
        .collect()
}

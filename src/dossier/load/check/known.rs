//! What the files hold, gathered before any reference is checked.

use std::collections::{HashMap, HashSet};

use super::super::file;
use super::Files;
use super::wording::Wording;
use crate::dossier::page::{Read, Spot};
use crate::dossier::{Address, Date};

/// Everything that can be referred to.
#[derive(Default)]
pub(super) struct Known {
    /// Whether to look for all that could be better.
    pub(super) thorough: bool,
    pub(super) addresses: HashSet<Address>,
    /// The addresses of claims, events, figures and positions.
    pub(super) statements: HashSet<Address>,
    pub(super) sources: HashMap<String, usize>,
    pub(super) places: HashSet<String>,
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

impl Known {
    /// Gathers what the files hold.
    pub(super) fn of(files: &Files, thorough: bool) -> Self {
        let mut known = Self {
            thorough,
            checked: files.head.value.checked.text.parse().ok(),
            ..Self::default()
        };
        for (id, topic) in files.head.value.topics.iter().zip(&files.topics) {
            known.addresses.insert(Address::of_topic(&id.text));
            if let Some(topic) = known.read(topic.as_ref()) {
                known.add_topic(&id.text, topic);
            }
            known.torn |= topic.is_none();
        }
        if let Some(sources) = known.read(files.sources.as_ref()) {
            known.add_sources(sources);
        }
        for name in known.read(files.names.as_ref()).into_iter().flatten() {
            known.addresses.insert(Address::of("names", &name.id.text));
            known.places.insert(name.id.text.clone());
        }
        if let Some(atlas) = known.read(files.atlas.as_ref()) {
            let places = atlas.places.iter().map(|place| &place.id);
            let lands = atlas.lands.iter().map(|land| &land.id);
            let ids = places.chain(lands).map(|id| id.text.clone());
            known.places.extend(ids);
        }
        for path in known.read(files.paths.as_ref()).into_iter().flatten() {
            known.addresses.insert(Address::of("paths", &path.id.text));
        }
        if thorough {
            known.wording = Wording::of(&files.head.value.wording);
        }
        known
    }

    /// What is in a file, where it could be read.
    fn read<'a, T>(
        &mut self,
        file: Option<&'a Result<Read<T>, crate::dossier::Problem>>,
    ) -> Option<&'a T> {
        let file = file?;
        self.torn |= file.is_err();
        file.as_ref().ok().map(|read| &read.value)
    }

    fn add_topic(&mut self, topic: &str, file: &file::Topic) {
        let of = |id: &Spot| Address::of(topic, &id.text);
        let claims = || file.sections.iter().flat_map(|section| &section.claims);
        let statements = claims()
            .map(|claim| &claim.id)
            .chain(file.events.iter().map(|event| &event.id))
            .chain(file.figures.iter().map(|figure| &figure.id))
            .chain(file.positions.iter().map(|position| &position.id));
        for address in statements.map(of) {
            self.addresses.insert(address.clone());
            self.statements.insert(address);
        }
        let sections = file.sections.iter().map(|section| of(&section.id));
        self.addresses.extend(sections);
        if self.thorough {
            let claims = claims().map(|claim| (&claim.id, &claim.date));
            let events = file.events.iter().map(|event| (&event.id, &event.date));
            let read = |(id, date): (&Spot, &Spot)| Some((of(id), date.text.parse().ok()?));
            self.dates.extend(claims.chain(events).filter_map(read));
        }
    }

    fn add_sources(&mut self, sources: &[file::Source]) {
        for (at, source) in sources.iter().enumerate() {
            self.addresses
                .insert(Address::of("sources", &source.id.text));
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

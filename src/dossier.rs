//! What is known: topics, claims, events, figures, positions, sources, names,
//! the atlas, and which words of three languages are the same. Immutable once
//! loaded, and checked: an address in it leads somewhere, a number is finite, a
//! text holds nothing that could harm a terminal. Nothing further down checks
//! again.

mod address;
mod atlas;
mod citation;
mod date;
mod directory;
mod entry;
mod event;
mod figure;
mod fold;
mod load;
mod mention;
mod name;
mod order;
pub(crate) mod page;
mod path;
mod position;
mod problem;
mod progress;
mod slot;
mod source;
mod standing;
mod text;
mod topic;
mod word;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

pub use self::address::{Address, BadAddress, is_id};
pub use self::atlas::{Atlas, Era, Extent, Frame, Holder, Land, LonLat, Place};
pub use self::citation::{Citation, Style};
pub(crate) use self::citation::{markdown, markdown_line};
pub use self::date::{BadDate, Date};
pub use self::entry::{Entry, EntryId, Item, Kind};
pub use self::event::Event;
pub use self::figure::{At, Break, Figure, FigureKind, Point, Series, counted};
pub(crate) use self::fold::fold_into;
pub use self::fold::{Folded, fold, is_cjk};
pub use self::load::{MAX_FILE, Origin, check, load};
pub use self::mention::Mention;
pub use self::name::{Name, NameKind};
pub use self::order::NameOrder;
pub use self::path::{Path, Step};
pub use self::position::{Position, Stance};
pub use self::problem::{Problem, Severity, nearest};
pub use self::progress::{Progress, Stage};
pub use self::source::{Side, Source, SourceKind, Voice};
pub use self::standing::Standing;
pub use self::text::{MAX_TEXT, printable};
pub use self::topic::{Claim, Section, Topic};
pub use self::word::Word;

use self::directory::Directory;
use self::mention::Mentions;
use self::slot::Slot;

/// A checked dossier.
#[derive(Debug)]
pub struct Dossier {
    /// What it is about, in a few words.
    pub title: String,
    /// What it is about, in a few sentences.
    pub about: String,
    /// When it was last held against its sources.
    pub checked: Date,
    /// The topics in order.
    pub topics: Vec<Topic>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The names.
    pub names: Vec<Name>,
    /// The atlas; empty where there is none.
    pub atlas: Atlas,
    /// The guided ways through it.
    pub paths: Vec<Path>,
    /// Words that search takes for each other across languages; empty where
    /// there are none.
    pub words: Vec<Word>,
    slots: Vec<Slot>,
    directory: Directory,
    /// Made when it is first asked for, for that takes a while.
    mentions: OnceLock<Mentions>,
    /// Made when it is first asked for.
    answers: OnceLock<HashMap<EntryId, Vec<EntryId>>>,
    /// Made when it is first asked for.
    shown: OnceLock<HashMap<EntryId, Vec<EntryId>>>,
    /// Counted when they are first asked for.
    minutes: OnceLock<Vec<usize>>,
}

impl Dossier {
    fn new(
        (title, about, checked): (String, String, Date),
        topics: Vec<Topic>,
        (sources, names): (Vec<Source>, Vec<Name>),
        atlas: Atlas,
        (paths, words): (Vec<Path>, Vec<Word>),
    ) -> Self {
        let mut dossier = Self {
            slots: slot::slots(&topics, names.len(), sources.len()),
            title,
            about,
            checked,
            topics,
            sources,
            names,
            atlas,
            paths,
            words,
            directory: Directory::default(),
            mentions: OnceLock::new(),
            answers: OnceLock::new(),
            shown: OnceLock::new(),
            minutes: OnceLock::new(),
        };
        dossier.directory = Directory::of(&dossier.slots, &dossier.topics, |slot| {
            slot::id(&dossier, slot)
        });
        dossier
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// How many statements there are in all topics.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.topics.iter().map(Topic::statements).sum()
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The entry at a place; `id` comes from this dossier.
    ///
    /// # Panics
    /// When there is no such place.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        slot::entry(self, id, self.slots[id.index()])
    }

    /// The places of the names among the entries, in the order of
    /// [`Dossier::names`].
    #[must_use]
    pub fn name_ids(&self) -> Range<u32> {
        self.directory.room(self.topics.len())
    }

    /// The places of the sources among the entries, in the order of
    /// [`Dossier::sources`].
    #[must_use]
    pub fn source_ids(&self) -> Range<u32> {
        self.directory.room(self.topics.len() + 1)
    }

    /// Which entries stand together: the place of the topic that an entry is
    /// in; one more than any of these for names, and two for sources.
    #[must_use]
    pub fn room_of(&self, id: EntryId) -> usize {
        self.directory.room_of(id)
    }

    /// The entry at a place without a text that has to be put together, as
    /// those of figures, positions and names have: for what only asks about it.
    ///
    /// # Panics
    /// When there is no such place.
    #[must_use]
    pub fn outline(&self, id: EntryId) -> Entry<'_> {
        slot::outline(self, id, self.slots[id.index()])
    }

    /// Every place of an entry, in dossier order.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + use<> {
        (0..u32::try_from(self.slots.len()).unwrap_or(u32::MAX)).map(EntryId)
    }

    /// The places of the entries of a topic, its own first; `topic` is a place
    /// in [`Dossier::topics`].
    pub fn ids_of(&self, topic: usize) -> impl Iterator<Item = EntryId> + use<> {
        self.directory.topic(topic).map(EntryId)
    }

    /// Every entry in dossier order: topic by topic, then names, then sources.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let ids = 0..u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        ids.zip(&self.slots)
            .map(|(id, slot)| slot::entry(self, EntryId(id), *slot))
    }

    /// The entries of a topic in reading order, the topic's own first;
    /// `topic` is a place in [`Dossier::topics`].
    pub fn entries_of(&self, topic: usize) -> impl Iterator<Item = Entry<'_>> {
        let ids = self.directory.topic(topic);
        ids.map(|id| self.entry(EntryId(id)))
    }

    /// The place of an entry's topic in [`Dossier::topics`].
    #[must_use]
    pub fn topic_of(&self, entry: &Entry<'_>) -> Option<usize> {
        entry.topic?;
        Some(self.room_of(entry.id))
    }

    /// What lives at an address.
    #[must_use]
    pub fn find(&self, address: &Address) -> Option<EntryId> {
        let id = |entry: EntryId| slot::id(self, self.slots[entry.index()]);
        self.directory.find(address, &self.topics, id)
    }

    /// What a place that an event names by its id is called: a name's lead, or
    /// the name of a place in the atlas.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&str> {
        let name = self.find(&Address::of("names", id));
        let name = name.and_then(|name| match self.entry(name).item {
            Item::Name(name) => Some(name.lead()),
            _ => None,
        });
        let places = self.atlas.places.iter();
        let places = places.map(|place| (&place.id, &place.name));
        let lands = self.atlas.lands.iter().map(|land| (&land.id, &land.name));
        let mut on_map = places.chain(lands);
        name.or_else(|| Some(on_map.find(|(own, _)| *own == id)?.1.as_str()))
    }

    /// The statements that an item answers: those that it contests or has
    /// overtaken, in dossier order.
    #[must_use]
    pub fn answers(&self, id: EntryId) -> &[EntryId] {
        let answers = self.answers.get_or_init(|| {
            let mut answers: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
            for entry in self.entries() {
                let by = entry.standing.map_or(&[][..], Standing::by);
                for answer in by.iter().filter_map(|address| self.find(address)) {
                    answers.entry(answer).or_default().push(entry.id);
                }
            }
            answers
        });
        answers.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The claims that a figure shows, in dossier order.
    #[must_use]
    pub fn shown_by(&self, figure: EntryId) -> &[EntryId] {
        let shown = self.shown.get_or_init(|| {
            let mut shown: HashMap<EntryId, Vec<EntryId>> = HashMap::new();
            for entry in self.ids().map(|id| self.outline(id)) {
                let Item::Claim(claim) = entry.item else {
                    continue;
                };
                for figure in claim.figures.iter().filter_map(|at| self.find(at)) {
                    shown.entry(figure).or_default().push(entry.id);
                }
            }
            shown
        });
        shown.get(&figure).map_or(&[], Vec::as_slice)
    }

    /// How many minutes it takes to read a path, at least one; `path` is a
    /// place in [`Dossier::paths`].
    #[must_use]
    pub fn minutes(&self, path: usize) -> usize {
        let minutes = self
            .minutes
            .get_or_init(|| self.paths.iter().map(|path| path.minutes(self)).collect());
        minutes.get(path).copied().unwrap_or(1)
    }

    /// The path at an address.
    #[must_use]
    pub fn path(&self, address: &Address) -> Option<usize> {
        let own = |path: &Path| Address::of_path(path) == *address;
        self.paths.iter().position(own)
    }

    /// The address that comes nearest to a mistyped one.
    #[must_use]
    pub fn nearest_address(&self, typed: &str) -> Option<String> {
        let paths = self.paths.iter().map(Address::of_path);
        let known = self.entries().map(|entry| entry.address());
        let known: Vec<Address> = known.chain(paths).collect();
        let mut all: Vec<&str> = known.iter().map(Address::as_str).collect();
        all.sort_unstable();
        nearest(typed, all.iter().copied())
            .or_else(|| {
                all.iter()
                    .copied()
                    .find(|a| a.split_once('/').is_some_and(|(_, i)| i == typed))
            })
            .map(str::to_owned)
    }

    /// Where names stand in a text, in order and without overlaps.
    pub fn mentions(&self, text: &str) -> impl Iterator<Item = Mention> {
        self.mentions
            .get_or_init(|| Mentions::of(&self.names))
            .find(text)
    }
}

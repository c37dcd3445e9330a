//! A walk: statements one after the other, under headings. A topic is one, a
//! reading path, what mentions a name, and what cites a source.

use crate::commands::show::related;
use crate::dossier::{Address, Dossier, Entry, EntryId, Item, Kind};
use crate::search::View;

/// What a walk leads through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// A topic: a place in [`Dossier::topics`].
    Topic(usize),
    /// A path: a place in [`Dossier::paths`].
    Path(usize),
    /// What a name or a source is about.
    Item(EntryId),
}

/// A heading, and what is said under it before the first statement.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) title: String,
    pub(super) text: String,
}

/// Statements one after the other.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) ground: Ground,
    pub(super) parts: Vec<Part>,
    /// Each statement, and the place of its part.
    pub(super) stops: Vec<(EntryId, usize)>,
    /// Where the reader is; none before the first statement.
    pub(super) at: Option<usize>,
}

impl Walk {
    /// The walk over some ground, as far as it is seen, at its beginning.
    pub(super) fn over(view: View<'_>, ground: Ground) -> Self {
        let mut walk = Self {
            ground,
            parts: Vec::new(),
            stops: Vec::new(),
            at: None,
        };
        match ground {
            Ground::Topic(topic) => walk.through_topic(view, topic),
            Ground::Path(path) => walk.along_path(view, path),
            Ground::Item(id) => {
                let (_, related) = related(view, &view.entry(id));
                walk.parts.push(Part::default());
                let statements = related.iter().filter(|entry| entry.is_statement());
                walk.stops = statements.map(|entry| (entry.id, 0)).collect();
            }
        }
        walk
    }

    /// The walk on which an address is, and there: at its statement, at the
    /// first under its heading, or at the beginning.
    pub(super) fn to(view: View<'_>, address: &Address) -> Option<Self> {
        let dossier = view.dossier;
        if let Some(path) = dossier.path(address) {
            return Some(Self::over(view, Ground::Path(path)));
        }
        let entry = view.entry(view.find(address)?);
        let Some(topic) = dossier.topic_of(&entry) else {
            return Some(Self::over(view, Ground::Item(entry.id)));
        };
        let mut walk = Self::over(view, Ground::Topic(topic));
        let first_of = |section| {
            let under = |id: &EntryId| view.entry(*id).section.map(|own| &own.id) == Some(section);
            walk.stops.iter().position(|(id, _)| under(id))
        };
        walk.at = match entry.item {
            Item::Topic(_) => None,
            Item::Section(section) => first_of(&section.id),
            _ => walk.stops.iter().position(|(id, _)| *id == entry.id),
        };
        Some(walk)
    }

    /// Goes to a statement, if it is on this walk.
    pub(super) fn go(&mut self, id: Option<EntryId>) {
        self.at = id.and_then(|id| self.stops.iter().position(|(stop, _)| *stop == id));
    }

    /// The statement at which the reader is.
    pub(super) fn here(&self) -> Option<EntryId> {
        self.at.map(|at| self.stops[at].0)
    }

    /// What it is called.
    pub(super) fn title<'a>(&self, dossier: &'a Dossier) -> &'a str {
        match self.ground {
            Ground::Topic(topic) => &dossier.topics[topic].title,
            Ground::Path(path) => &dossier.paths[path].title,
            Ground::Item(id) => dossier.outline(id).title,
        }
    }

    fn through_topic(&mut self, view: View<'_>, topic: usize) {
        let mut under = None;
        for entry in view.entries_of(topic).filter(Entry::is_statement) {
            let heading = heading(&entry);
            if under != Some(heading) {
                under = Some(heading);
                self.begin(heading, "");
            }
            self.stop(entry.id);
        }
    }

    fn along_path(&mut self, view: View<'_>, path: usize) {
        for step in &view.dossier.paths[path].steps {
            let items = step.items.iter().filter_map(|address| view.find(address));
            let items: Vec<EntryId> = items.collect();
            if !items.is_empty() {
                self.begin(&step.title, view.of_today(&step.text));
                for id in items {
                    self.stop(id);
                }
            }
        }
    }

    fn begin(&mut self, title: &str, text: &str) {
        let (title, text) = (title.to_owned(), text.to_owned());
        self.parts.push(Part { title, text });
    }

    fn stop(&mut self, id: EntryId) {
        self.stops.push((id, self.parts.len().saturating_sub(1)));
    }
}

/// What a statement of a topic stands under.
fn heading<'a>(entry: &Entry<'a>) -> &'a str {
    match (entry.kind(), entry.section) {
        (_, Some(section)) => &section.title,
        (Kind::Event, _) => "Events",
        (Kind::Figure, _) => "Figures",
        _ => "What each side says",
    }
}

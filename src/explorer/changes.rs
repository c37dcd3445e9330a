//! Changes: which statements are no longer as the reader last saw them, and
//! which they have seen by now.

use std::collections::{BTreeMap, HashSet};

use super::App;
use super::Overlay;
use super::action::Action;
use crate::dossier::{Dossier, Entry, EntryId, counted};
use crate::shelf::{Changed, Fingerprint, Seen, Stay};

/// What has changed since the reader last saw it, and what they have seen
/// since they came.
#[derive(Debug, Default)]
pub struct Changes {
    changed: BTreeMap<EntryId, Changed>,
    /// What was read, before or since the explorer was opened.
    read: HashSet<EntryId>,
    /// How many of each topic were.
    read_of: Vec<usize>,
    /// What was in view since the explorer was opened.
    seen: HashSet<EntryId>,
    /// The same as it is to be remembered, as far as nobody has taken it.
    news: Seen,
}

impl Changes {
    /// What in a dossier differs from what was last seen of it.
    #[must_use]
    pub fn since(dossier: &Dossier, seen: &Seen) -> Self {
        let mut this = Self::default();
        for address in seen.addresses() {
            let Some(id) = dossier.find(address) else {
                continue;
            };
            let entry = dossier.entry(id);
            this.read(dossier, &entry);
            if let Some(changed) = seen.what_changed(address, &Fingerprint::of(&entry)) {
                this.changed.insert(id, changed);
            }
        }
        this
    }

    fn read(&mut self, dossier: &Dossier, entry: &Entry<'_>) {
        self.read_of.resize(dossier.topics.len(), 0);
        if self.read.insert(entry.id)
            && let Some(topic) = dossier.topic_of(entry)
        {
            self.read_of[topic] += 1;
        }
    }

    /// How many statements of a topic were read.
    #[must_use]
    pub fn read_of(&self, topic: usize) -> usize {
        self.read_of.get(topic).copied().unwrap_or(0)
    }

    /// What of a statement has changed, if anything.
    #[must_use]
    pub fn of(&self, id: EntryId) -> Option<Changed> {
        self.changed.get(&id).copied()
    }

    /// How many statements have changed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changed.len()
    }

    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// The statements that have changed, from the one after this on and round.
    fn after(&self, id: Option<EntryId>) -> impl Iterator<Item = EntryId> {
        let from = id.map_or(0, |id| id.0 + 1);
        let later = self.changed.range(EntryId(from)..);
        let earlier = self.changed.range(..EntryId(from));
        later.chain(earlier).map(|(id, _)| *id)
    }

    /// Notes that entries were in view.
    fn saw(&mut self, dossier: &Dossier, ids: &[EntryId]) {
        for &id in ids {
            let entry = dossier.entry(id);
            if entry.is_statement() && self.seen.insert(id) {
                self.read(dossier, &entry);
                self.news.record(&entry.address(), Fingerprint::of(&entry));
            }
        }
    }
}

impl App {
    /// Takes what the reader had seen before, and says what has changed since.
    pub fn remember(&mut self, seen: &Seen) {
        self.shared.changes = Changes::since(&self.shared.dossier, seen);
        let count = self.shared.changes.len();
        if count > 0 {
            let (have, them) = match count {
                1 => ("statement has", "it"),
                _ => ("statements have", "them"),
            };
            let mode = self.mode();
            let key = self.shared.keymap.key_of(mode, Action::NextChange);
            let key = key.map_or(String::new(), |key| format!("; {key} leads there"));
            let count = counted(count);
            let said = format!("{count} {have} changed since you last read {them}{key}.");
            self.say_too(&said);
        }
        self.set_anew();
    }

    /// Takes what the reader had seen and searched for before, where that is
    /// known only now.
    pub fn learn(&mut self, seen: &Seen, stay: Option<&Stay>) {
        let meanwhile = std::mem::take(&mut self.shared.queries);
        if let Some(stay) = stay {
            self.remember_queries(stay);
        }
        for query in meanwhile {
            self.remember_query(&query);
        }
        self.remember(seen);
    }

    /// What the reader has seen since this was last asked, if anything.
    pub fn take_seen(&mut self) -> Option<Seen> {
        let ids = self.in_view();
        self.shared.changes.saw(&self.shared.dossier, &ids);
        let news = std::mem::take(&mut self.shared.changes.news);
        (!news.is_empty()).then_some(news)
    }

    /// The entries whose text is before the reader's eyes: those of the card
    /// on top, or of the page that the keys go to.
    #[must_use]
    pub fn in_view(&self) -> Vec<EntryId> {
        match self.overlays.last() {
            Some(Overlay::Card(card)) => vec![card.place().entry],
            Some(_) => Vec::new(),
            None => self.screens.screen().in_view(self.area),
        }
    }

    /// Goes to the next statement that was not read yet and is seen.
    pub(super) fn next_unread(&mut self) {
        let ctx = self.shared.ctx();
        let end = ctx.dossier.len();
        let from = self.screens.screen().selected();
        let from = from.map_or(0, |id| id.index() + 1);
        let round = (from..end).chain(0..from.min(end));
        let ids = round.filter_map(|at| u32::try_from(at).ok().map(EntryId));
        let next = ids
            .filter(|id| !self.shared.changes.read.contains(id))
            .find(|id| {
                let entry = ctx.dossier.entry(*id);
                entry.is_statement() && ctx.view.admits(&entry)
            });
        match next {
            Some(id) => self.open(id),
            None => self.say("You have read all of it."),
        }
    }

    /// Goes to the next statement that has changed and is seen.
    pub(super) fn next_change(&mut self) {
        let ctx = self.shared.ctx();
        let here = self.screens.screen().selected();
        let mut after = self.shared.changes.after(here);
        let next = after.find(|id| ctx.view.admits(&ctx.dossier.entry(*id)));
        drop(after);
        match next {
            Some(id) => self.open(id),
            None if self.shared.changes.is_empty() => {
                self.say("Nothing has changed since you last read it.");
            }
            None => self.say("What has changed is not seen through this lens."),
        }
    }
}

//! The directory: which entry lives at an address, and which entries are in a
//! topic. Entries are numbered room by room (topic after topic, the names, the
//! sources), so a room is a range, and in it the ids are searched by halves:
//! four bytes an entry, where a table of addresses takes a hundred.

use std::ops::Range;

use rayon::prelude::*;

use super::slot::{self, Slot};
use super::{Address, EntryId, Topic};

/// Where the entries of a dossier are.
#[derive(Debug, Default)]
pub(super) struct Directory {
    /// The first entry of each topic, of the names and of the sources, and the
    /// number of entries.
    starts: Vec<u32>,
    /// The places of the topics in the order of their ids.
    topics: Vec<u32>,
    /// The entries, room by room; in a room in the order of their ids.
    sorted: Vec<u32>,
}

impl Directory {
    /// The directory of these slots; `id` tells the id of what is in a slot.
    pub(super) fn of<'a>(
        slots: &[Slot],
        topics: &[Topic],
        id: impl Fn(Slot) -> &'a str + Sync,
    ) -> Self {
        let range = 0..number(slots.len());
        let room = |slot: &Slot| slot::room(*slot, topics.len());
        let rooms = 0..topics.len() + 2;
        let starts = rooms
            .map(|at| number(slots.partition_point(|slot| room(slot) < at)))
            .chain([range.end]);
        let starts: Vec<u32> = starts.collect();
        let mut sorted: Vec<u32> = range.collect();
        let mut rest = sorted.as_mut_slice();
        let mut rooms = Vec::with_capacity(starts.len());
        for (at, ends) in starts.windows(2).enumerate() {
            let (room, after) = rest.split_at_mut((ends[1] - ends[0]) as usize);
            // A topic itself comes first and has no id in its own room.
            let own = usize::from(at < topics.len());
            rooms.push(&mut room[own..]);
            rest = after;
        }
        rooms.into_par_iter().for_each(|room| {
            room.sort_by_cached_key(|&entry| id(slots[entry as usize]));
        });
        let mut by_id: Vec<u32> = (0..number(topics.len())).collect();
        by_id.sort_by_key(|&at| &topics[at as usize].id);
        Self {
            starts,
            topics: by_id,
            sorted,
        }
    }

    /// What lives at an address.
    pub(super) fn find<'a>(
        &self,
        address: &Address,
        topics: &[Topic],
        id: impl Fn(EntryId) -> &'a str,
    ) -> Option<EntryId> {
        let room = match address.room() {
            "names" => topics.len(),
            "sources" => topics.len() + 1,
            topic => {
                let own = |at: &u32| topics[*at as usize].id.as_str().cmp(topic);
                self.topics[self.topics.binary_search_by(own).ok()?] as usize
            }
        };
        let entries = self.room(room);
        let Some(item) = address.item() else {
            return Some(EntryId(entries.start));
        };
        let own = u32::from(room < topics.len());
        let entries = (entries.start + own) as usize..entries.end as usize;
        let sorted = &self.sorted[entries];
        let at = sorted.binary_search_by(|&entry| id(EntryId(entry)).cmp(item));
        Some(EntryId(sorted[at.ok()?]))
    }

    /// The entries of a topic, the topic's own first.
    pub(super) fn topic(&self, topic: usize) -> Range<u32> {
        // After the topics come the names, the sources and the end.
        if topic + 3 < self.starts.len() {
            self.room(topic)
        } else {
            0..0
        }
    }

    /// The room that an entry is in: the place of its topic, or what follows
    /// that of the last topic for names, and after that for sources.
    pub(super) fn room_of(&self, entry: EntryId) -> usize {
        self.starts.partition_point(|&start| start <= entry.0) - 1
    }

    /// The entries of a room.
    pub(super) fn room(&self, at: usize) -> Range<u32> {
        self.starts[at]..self.starts[at + 1]
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

//! What may have been meant where something is referred to that is not there.

use super::known::Known;
use crate::dossier::{Address, nearest};

/// So many suggestions are looked for in a file: each is a walk through all
/// that is known.
const SUGGESTIONS: usize = 50;

/// Nor are more looked for in a file once so many candidates have been held
/// against what was written.
const LOOKED_AT: usize = 1_000_000;

/// Up to so many addresses are looked through whole for one that is near.
const LOOKED_THROUGH: usize = 20_000;

/// The suggestions for one file.
#[derive(Default)]
pub(super) struct Suggestions {
    /// How many have been looked for.
    count: usize,
    /// How many candidates were held against what was written.
    looked_at: usize,
}

impl Suggestions {
    /// "did you mean …", or what to do where nothing is near.
    pub(super) fn find<'c>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: &str,
    ) -> String {
        self.count += 1;
        if self.count > SUGGESTIONS || self.looked_at > LOOKED_AT {
            return otherwise.to_owned();
        }
        let mut candidates: Vec<&str> = candidates.into_iter().collect();
        self.looked_at += candidates.len();
        candidates.sort_unstable();
        nearest(word, candidates).map_or_else(
            || otherwise.to_owned(),
            |near| format!("did you mean \"{near}\"?"),
        )
    }

    /// The same for an address.
    pub(super) fn find_address(&mut self, known: &Known, address: &Address) -> String {
        let all = known.addresses();
        // In a large dossier only the topic is looked through, if it is one.
        let within = |room: &str| {
            let start = all.partition_point(|other| other.as_str() < room);
            let end = all[start..].partition_point(|other| other.starts_with(room));
            &all[start..start + end]
        };
        let near = match within(&format!("{}/", address.room())) {
            room if all.len() > LOOKED_THROUGH && !room.is_empty() => room,
            _ => all,
        };
        let otherwise = "write topic/item of something that is there";
        let near = near.iter().map(String::as_str);
        self.find(address.as_str(), near, otherwise)
    }
}

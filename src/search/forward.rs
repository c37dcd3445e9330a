//! The forward index: for each entry its words in order, as numbers, so that
//! what stands next to what is known without reading the text again.
//!
//! A word's number here is its rank by frequency: half of all words of a text
//! take one byte.

use std::ops::Range;

use memchr::memmem;

use super::postings::{number, read, write};
use super::score::Field;

/// Stands between texts of one field, so that nothing spans them.
pub(super) const GAP: u32 = 0;

/// The words of all entries, one entry after the other.
#[derive(Debug, Default)]
pub(super) struct Forward {
    bytes: Vec<u8>,
    /// Where each entry starts; one more for the end.
    starts: Vec<u32>,
}

impl Forward {
    /// Puts together runs of entries, each with its bytes and where its
    /// entries end.
    pub(super) fn of(runs: Vec<(Vec<u8>, Vec<u32>)>) -> Self {
        let size = runs.iter().map(|(bytes, _)| bytes.len()).sum();
        let entries: usize = runs.iter().map(|(_, ends)| ends.len()).sum();
        let mut forward = Self {
            bytes: Vec::with_capacity(size),
            starts: Vec::with_capacity(entries + 1),
        };
        forward.starts.push(0);
        for (bytes, ends) in runs {
            let base = number(forward.bytes.len());
            forward.starts.extend(ends.iter().map(|end| base + end));
            forward.bytes.extend_from_slice(&bytes);
        }
        forward
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len() + 4 * self.starts.len()
    }

    /// Whether a sequence may stand in an entry; it may also be a chance
    /// likeness of bytes.
    pub(super) fn may_have(&self, entry: u32, finder: Option<&Finder>) -> bool {
        let at = entry as usize;
        let bytes = &self.bytes[self.starts[at] as usize..self.starts[at + 1] as usize];
        finder.is_none_or(|finder| finder.0.find(bytes).is_some())
    }

    /// Reads the fields of an entry: each with its words in order.
    pub(super) fn read(&self, entry: u32) -> Fields<'_> {
        let at = entry as usize;
        Fields {
            rest: &self.bytes[self.starts[at] as usize..self.starts[at + 1] as usize],
        }
    }
}

/// Finds words that stand one after the other without reading the numbers of
/// all words.
#[derive(Debug)]
pub(super) struct Finder(memmem::Finder<'static>);

impl Finder {
    /// Finds a sequence; none where more than one word may stand at a place.
    pub(super) fn of(places: &[Vec<u32>], loose: &[bool]) -> Option<Self> {
        let mut bytes = Vec::new();
        for (place, loose) in places.iter().zip(loose) {
            let [word] = place[..] else {
                return None;
            };
            if *loose {
                return None;
            }
            write(&mut bytes, word);
        }
        Some(Self(memmem::Finder::new(&bytes).into_owned()))
    }
}

/// Writes one entry: its fields with their words, empty ones left out.
pub(super) fn pack<'a>(
    fields: impl Iterator<Item = (Field, &'a [u32])>,
    code: impl Fn(u32) -> u32,
    bytes: &mut Vec<u8>,
) {
    for (field, words) in fields.filter(|(_, words)| !words.is_empty()) {
        write(bytes, number(words.len()) << 3 | field as u32);
        for &word in words {
            write(bytes, code(word));
        }
    }
}

/// The fields of one entry.
#[derive(Debug, Clone)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl Fields<'_> {
    /// Reads the next field into `words`, which is emptied before.
    pub(super) fn next(&mut self, words: &mut Vec<u32>) -> Option<Field> {
        words.clear();
        if self.rest.is_empty() {
            return None;
        }
        let head = read(&mut self.rest);
        let count: Range<u32> = 0..head >> 3;
        words.extend(count.map(|_| read(&mut self.rest)));
        Some(Field::ALL[(head & 7) as usize])
    }
}

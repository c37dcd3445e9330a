//! Postings: for each word, the entries it stands in and how well, packed.
//!
//! A list is a run of records, one for each entry: how far its number is from
//! the last one, and one byte that says in which field the word stands and how
//! much it counts there. Long lists begin with a table of their blocks, so
//! that a reader can go to an entry without reading all that comes before it.

/// Records between two entries of the table of blocks.
const BLOCK: usize = 128;
/// How many times as long as what is looked for a list is where going from
/// entry to entry is faster than reading all.
const DENSE: usize = 32;
/// Bytes of one row of that table: the entry before the block, and where the
/// block starts.
const ROW: usize = 8;

/// The lists of all words, one after the other.
#[derive(Debug, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    /// Where each list starts; one more for the end.
    starts: Vec<u32>,
}

impl Postings {
    /// Puts together runs of lists, each with the bytes of its lists and
    /// where they end.
    pub(super) fn of(runs: Vec<(Vec<u8>, Vec<u32>)>) -> Self {
        let size = runs.iter().map(|(bytes, _)| bytes.len()).sum();
        let mut lists = Self {
            bytes: Vec::with_capacity(size),
            starts: vec![0],
        };
        for (bytes, ends) in runs {
            let base = number(lists.bytes.len());
            lists.starts.extend(ends.iter().map(|end| base + end));
            lists.bytes.extend_from_slice(&bytes);
        }
        lists.starts.shrink_to_fit();
        lists
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len() + 4 * self.starts.len()
    }

    /// Reads the list of a word.
    pub(super) fn read(&self, word: u32) -> Reader<'_> {
        let at = word as usize;
        Reader::new(&self.bytes[self.starts[at] as usize..self.starts[at + 1] as usize])
    }

    /// In how many entries a word stands.
    pub(super) fn count(&self, word: u32) -> usize {
        let mut bytes = &self.bytes[self.starts[word as usize] as usize..];
        read(&mut bytes) as usize
    }
}

/// Packs one list, whose records come in the order of their entries.
pub(super) fn pack(records: &[(u32, u8)], bytes: &mut Vec<u8>) {
    write(bytes, number(records.len()));
    let table = bytes.len();
    if records.len() > BLOCK {
        bytes.resize(table + ROW * records.len().div_ceil(BLOCK), 0);
    }
    let first = bytes.len();
    let mut last = 0u32;
    for (nth, &(entry, impact)) in records.iter().enumerate() {
        if records.len() > BLOCK && nth % BLOCK == 0 {
            let row = table + ROW * (nth / BLOCK);
            let start = number(bytes.len() - first);
            bytes[row..row + 4].copy_from_slice(&last.to_le_bytes());
            bytes[row + 4..row + ROW].copy_from_slice(&start.to_le_bytes());
        }
        write(bytes, entry - last);
        bytes.push(impact);
        last = entry;
    }
}

/// Reads a list record by record.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    table: &'a [u8],
    records: &'a [u8],
    rest: &'a [u8],
    entry: u32,
    count: usize,
    /// The block that was gone to last.
    block: usize,
}

impl<'a> Reader<'a> {
    fn new(mut bytes: &'a [u8]) -> Self {
        let count = read(&mut bytes) as usize;
        let rows = if count > BLOCK {
            count.div_ceil(BLOCK)
        } else {
            0
        };
        let (table, records) = bytes.split_at(ROW * rows);
        Self {
            table,
            records,
            rest: records,
            entry: 0,
            count,
            block: 0,
        }
    }

    /// How many records the whole list has.
    pub(super) fn length(&self) -> usize {
        self.count
    }

    /// Goes to the first record of an entry or of one after it; what was read
    /// already does not come again.
    pub(super) fn seek(&mut self, entry: u32) {
        self.skip_blocks(entry);
        let mut ahead = self.clone();
        while ahead.next().is_some_and(|(at, _)| at < entry) {
            self.rest = ahead.rest;
            self.entry = ahead.entry;
        }
    }

    /// Leaves of some entries, which are in order, only those in the list.
    pub(super) fn common(mut self, entries: &mut Vec<u32>) {
        if self.length() / DENSE > entries.len() {
            entries.retain(|&entry| self.has(entry).is_some());
            return;
        }
        let mut here = self.next();
        entries.retain(|&entry| {
            while here.is_some_and(|(at, _)| at < entry) {
                here = self.next();
            }
            here.is_some_and(|(at, _)| at == entry)
        });
    }

    /// The impact in an entry, if the word stands there; entries are asked for
    /// in order.
    pub(super) fn has(&mut self, entry: u32) -> Option<u8> {
        self.seek(entry);
        self.clone()
            .next()
            .filter(|&(at, _)| at == entry)
            .map(|(_, impact)| impact)
    }

    /// Goes to the last block before which there is only what comes before an
    /// entry.
    fn skip_blocks(&mut self, entry: u32) {
        let row = |at: usize| {
            let row = &self.table[ROW * at..ROW * (at + 1)];
            let part =
                |at: usize| u32::from_le_bytes([row[at], row[at + 1], row[at + 2], row[at + 3]]);
            (part(0), part(4) as usize)
        };
        let read = self.records.len() - self.rest.len();
        let rows = self.table.len() / ROW;
        // Steps that double find what is near sooner than halving does.
        let (mut low, mut step) = (self.block, 1);
        let mut high = low;
        while high < rows && row(high).0 < entry {
            low = high + 1;
            high += step;
            step *= 2;
        }
        let mut high = high.min(rows);
        while low < high {
            let middle = low.midpoint(high);
            if row(middle).0 < entry {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let Some(at) = low.checked_sub(1) else {
            return;
        };
        self.block = at;
        let (last, start) = row(at);
        if start > read {
            self.rest = &self.records[start..];
            self.entry = last;
        }
    }
}

impl Iterator for Reader<'_> {
    type Item = (u32, u8);

    #[inline]
    fn next(&mut self) -> Option<(u32, u8)> {
        if self.rest.is_empty() {
            return None;
        }
        self.entry += read(&mut self.rest);
        let (&impact, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some((self.entry, impact))
    }
}

/// Writes a number in as few bytes as it needs.
#[inline]
pub(super) fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    bytes.push(low_bits(number));
}

fn low_bits(number: u32) -> u8 {
    number.to_le_bytes()[0] & 0x7F
}

/// Reads a number that was written so.
#[inline]
pub(super) fn read(bytes: &mut &[u8]) -> u32 {
    let Some((&first, rest)) = bytes.split_first() else {
        return 0;
    };
    *bytes = rest;
    if first < 0x80 {
        return u32::from(first);
    }
    let (mut number, mut shift) = (u32::from(first & 0x7F), 7);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    number
}

pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lists(of: &[Vec<(u32, u8)>]) -> Postings {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for records in of {
            pack(records, &mut bytes);
            ends.push(number(bytes.len()));
        }
        Postings::of(vec![(bytes, ends)])
    }

    fn records() -> impl Strategy<Value = Vec<(u32, u8)>> {
        let some = prop::collection::btree_map(0u32..1_000_000, any::<u8>(), 0..40);
        let many = prop::collection::btree_map(0u32..5000, any::<u8>(), 200..800);
        prop_oneof![some, many].prop_map(|map| map.into_iter().collect())
    }

    proptest! {
        #[test]
        fn what_was_packed_is_read(of in prop::collection::vec(records(), 1..4)) {
            let lists = lists(&of);
            for (word, records) in of.iter().enumerate() {
                let word = number(word);
                prop_assert_eq!(lists.count(word), records.len());
                prop_assert_eq!(lists.read(word).collect::<Vec<_>>(), records.clone());
            }
        }

        #[test]
        fn a_reader_goes_to_an_entry(records in records(), entries in prop::collection::btree_set(0u32..6000, 1..20)) {
            let lists = lists(std::slice::from_ref(&records));
            let mut reader = lists.read(0);
            for &entry in &entries {
                reader.seek(entry);
                let next = reader.clone().next();
                let want = records.iter().copied().find(|&(at, _)| at >= entry);
                prop_assert_eq!(next, want);
            }
        }

        #[test]
        fn numbers_of_any_size_are_read(numbers in prop::collection::vec(any::<u32>(), 0..50)) {
            let mut bytes = Vec::new();
            for &number in &numbers {
                write(&mut bytes, number);
            }
            let mut rest = &bytes[..];
            for &number in &numbers {
                prop_assert_eq!(read(&mut rest), number);
            }
            prop_assert!(rest.is_empty());
        }
    }
}

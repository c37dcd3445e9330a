//! Postings: for each word, the entries it stands in and where, packed.
//!
//! A list is a run of records, one for each entry: how far its number is from
//! the last one, how many times the word stands in it, and for each time the
//! position and the field. Numbers take as few bytes as they need, so that the
//! index stays smaller than the text.

/// One list while it is written.
#[derive(Debug, Default, Clone)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    last_entry: u32,
    entries: u32,
    /// Occurrences of the word in the entry at hand: position and field.
    open: Vec<(u32, u8)>,
}

impl Writer {
    /// Notes an occurrence; entries and positions come in order.
    pub(super) fn push(&mut self, entry: u32, position: u32, field: u8) {
        if entry != self.last_entry || self.entries == 0 {
            self.close();
            write(&mut self.bytes, entry - self.last_entry);
            self.last_entry = entry;
            self.entries += 1;
        }
        self.open.push((position, field));
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        write(
            &mut self.bytes,
            u32::try_from(self.open.len()).unwrap_or(u32::MAX),
        );
        let mut last = 0;
        for (position, field) in self.open.drain(..) {
            write(&mut self.bytes, (position - last) << 2 | u32::from(field));
            last = position;
        }
    }

    /// The list, packed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.close();
        self.bytes
    }
}

/// Reads a list record by record.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    entry: u32,
}

/// One word in one entry: how often it stands in each field.
pub(super) struct Record {
    pub(super) entry: u32,
    pub(super) counts: [u16; 4],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, entry: 0 }
    }

    /// Reads the next record, telling each position and field it has.
    pub(super) fn next(&mut self, mut each: impl FnMut(u32, u8)) -> Option<Record> {
        if self.bytes.is_empty() {
            return None;
        }
        self.entry += read(&mut self.bytes);
        let mut counts = [0u16; 4];
        let mut position = 0;
        for _ in 0..read(&mut self.bytes) {
            let packed = read(&mut self.bytes);
            let field = (packed & 3) as u8;
            position += packed >> 2;
            counts[usize::from(field)] = counts[usize::from(field)].saturating_add(1);
            each(position, field);
        }
        Some(Record {
            entry: self.entry,
            counts,
        })
    }
}

/// Packs a rising list of numbers.
pub(super) fn pack(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let (mut bytes, mut last) = (Vec::new(), 0);
    for number in numbers {
        write(&mut bytes, number - last);
        last = number;
    }
    bytes
}

/// The numbers of a packed list.
pub(super) fn unpack(mut bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut number = 0;
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        number += read(&mut bytes);
        Some(number)
    })
}

fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    bytes.push(low_bits(number));
}

fn low_bits(number: u32) -> u8 {
    number.to_le_bytes()[0] & 0x7F
}

fn read(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(
            entries in prop::collection::btree_map(
                0u32..1_000_000, prop::collection::btree_map(0u32..5000, 0u8..4, 1..6), 0..30),
        ) {
            let mut writer = Writer::default();
            for (&entry, at) in &entries {
                for (&position, &field) in at {
                    writer.push(entry, position, field);
                }
            }
            let bytes = writer.finish();
            let mut reader = Reader::new(&bytes);
            for (&entry, at) in &entries {
                let mut read = Vec::new();
                let record = reader.next(|position, field| read.push((position, field))).unwrap();
                prop_assert_eq!(record.entry, entry);
                let want: Vec<_> = at.iter().map(|(&p, &f)| (p, f)).collect();
                prop_assert_eq!(record.counts.iter().map(|&n| usize::from(n)).sum::<usize>(), want.len());
                prop_assert_eq!(read, want);
            }
            prop_assert!(reader.next(|_, _| ()).is_none());
        }

        #[test]
        fn packed_numbers_unpack(numbers in prop::collection::btree_set(any::<u32>(), 0..50)) {
            let packed = pack(numbers.iter().copied());
            prop_assert!(unpack(&packed).eq(numbers.iter().copied()));
        }
    }
}

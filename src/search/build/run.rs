//! One run of entries: their words, numbered as they come.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::forms::Forms;
use crate::dossier::{Date, Dossier, Entry, EntryId, Item, Word, fold_into};
use crate::search::facts::Facts;
use crate::search::forward;
use crate::search::postings::number;
use crate::search::score::{COUNT, Field};
use crate::search::words::words;

/// Entries between two reports of progress.
const REPORT: usize = 4096;
/// From this number on a word stands for a name or a source that is reached.
const REACH: u32 = 1 << 31;
/// Stands for the gap between two texts of a field.
const GAP: u32 = REACH - 1;

/// One word in one entry.
pub(super) struct Occurrence {
    pub(super) word: u32,
    /// How often it stands in the best of its fields.
    pub(super) times: u16,
    pub(super) field: Field,
}

/// A run of entries, taken apart.
#[derive(Default)]
pub(super) struct Run {
    /// Its first entry.
    pub(super) first: u32,
    text: String,
    starts: Vec<u32>,
    table: HashTable<u32>,
    hash: Hash,
    /// The occurrences in all entries, and where those of each entry end.
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) ends: Vec<u32>,
    /// The words of all entries in order, field by field.
    tokens: Vec<u32>,
    /// How many words each entry has in each field.
    pub(super) lengths: Vec<[u16; COUNT]>,
    /// Each name and source that is reached, counted from the first name.
    pub(super) reach: Vec<u32>,
    /// How much each entry counts, as 1/64.
    pub(super) weights: Vec<u8>,
    /// What a lens asks of each entry.
    pub(super) facts: Facts,
    /// For each word, its last occurrence.
    last: Vec<u32>,
}

/// How words are hashed while indexing; nothing that is kept depends on it.
#[derive(Default)]
pub(super) struct Hash(DefaultHashBuilder);

impl Hash {
    pub(super) fn of(&self, word: &str) -> u64 {
        self.0.hash_one(word)
    }
}

impl Run {
    pub(super) fn of(
        dossier: &Dossier,
        forms: &Forms,
        range: Range<usize>,
        tick: &impl Fn(usize),
    ) -> Self {
        let mut run = Self {
            first: number(range.start),
            ..Self::default()
        };
        // The words of names come first, so that they can be told by number.
        for word in &forms.words {
            run.number(word);
        }
        let mut desk = Desk::default();
        let mut untold = 0;
        for at in range {
            match at.checked_sub(dossier.len()) {
                None => {
                    let entry = dossier.entry(EntryId(number(at)));
                    run.entry(dossier, forms, &entry, &mut desk);
                }
                Some(at) => run.hidden(&dossier.words[at], &mut desk),
            }
            untold += 1;
            if untold == REPORT {
                tick(std::mem::take(&mut untold));
            }
        }
        tick(untold);
        (run.table, run.last) = (HashTable::new(), Vec::new());
        run
    }

    /// The words in the order of their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.starts.len()).map(|at| self.word(at))
    }

    fn word(&self, at: usize) -> &str {
        let end = self
            .starts
            .get(at + 1)
            .map_or(self.text.len(), |&end| end as usize);
        &self.text[self.starts[at] as usize..end]
    }

    fn number(&mut self, word: &str) -> u32 {
        let code = self.hash.of(word);
        let (text, starts) = (&self.text, &self.starts);
        let known = self.table.find(code, |&at| {
            let (start, end) = (starts[at as usize] as usize, starts.get(at as usize + 1));
            &text[start..end.map_or(text.len(), |&end| end as usize)] == word
        });
        if let Some(&at) = known {
            return at;
        }
        let at = number(self.starts.len());
        self.starts.push(number(self.text.len()));
        self.text.push_str(word);
        self.last.push(u32::MAX);
        let (text, starts, hash) = (&self.text, &self.starts, &self.hash);
        self.table.insert_unique(code, at, |&at| {
            let (start, end) = (starts[at as usize] as usize, starts.get(at as usize + 1));
            hash.of(&text[start..end.map_or(text.len(), |&end| end as usize)])
        });
        at
    }

    fn entry(&mut self, dossier: &Dossier, forms: &Forms, entry: &Entry<'_>, desk: &mut Desk) {
        let begin = number(self.occurrences.len());
        self.lengths.push([0; COUNT]);
        self.weights.push(weight(entry));
        self.facts.push(dossier, entry);
        desk.reached.clear();
        each_text(entry, |field, text| {
            self.text(text, field, begin, desk);
            if entry.topic.is_some() && field != Field::Date {
                for table in [&forms.of_names, &forms.of_words] {
                    table.find(&desk.folded, &desk.words, |whose| {
                        desk.reached.push((whose, field));
                    });
                }
            }
        });
        let sources = entry.sources.iter();
        let sources = sources.map(|&source| number(dossier.names.len() + source));
        desk.reached
            .extend(sources.map(|source| (source, Field::Text)));
        // The best field of each comes first.
        desk.reached.sort_unstable();
        let mut count = 0;
        for mentions in desk
            .reached
            .chunk_by(|a, b| a.0 == b.0)
            .take(usize::from(u16::MAX))
        {
            let (reach, field) = mentions[0];
            let times = mentions
                .iter()
                .filter(|&&(_, other)| other == field)
                .count();
            self.occurrences.push(Occurrence {
                word: REACH + reach,
                times: u16::try_from(times).unwrap_or(u16::MAX),
                field,
            });
            self.tokens.push(REACH + reach);
            self.reach.push(reach);
            count += 1;
        }
        self.count(Field::Reach, count);
        self.ends.push(number(self.occurrences.len()));
    }

    /// Takes a word apart that is the same across languages: an entry that
    /// nobody sees, through which others are reached.
    fn hidden(&mut self, word: &Word, desk: &mut Desk) {
        let begin = number(self.occurrences.len());
        self.lengths.push([0; COUNT]);
        self.weights.push(0);
        for form in word.forms() {
            self.text(form, Field::Name, begin, desk);
        }
        self.ends.push(number(self.occurrences.len()));
    }

    fn count(&mut self, field: Field, more: usize) {
        if let Some(lengths) = self.lengths.last_mut() {
            let more = u16::try_from(more).unwrap_or(u16::MAX);
            let length = &mut lengths[field as usize];
            *length = length.saturating_add(more);
        }
    }

    /// Takes one text of an entry apart.
    fn text(&mut self, text: &str, field: Field, begin: u32, desk: &mut Desk) {
        desk.folded.clear();
        fold_into(text, &mut desk.folded);
        desk.words.clear();
        let follows = self
            .lengths
            .last()
            .is_some_and(|lengths| lengths[field as usize] > 0);
        let room = usize::from(u16::MAX - self.lengths.last().map_or(0, |l| l[field as usize]));
        if room <= 1 {
            return;
        }
        if follows {
            self.tokens.push(GAP);
        }
        for word in words(&desk.folded).take(room.saturating_sub(1)) {
            let at = self.number(&word.text);
            desk.words.push((at, number(word.range.start)));
            self.tokens.push(at);
            let last = &mut self.last[at as usize];
            match self.occurrences.get_mut(*last as usize) {
                // Fields come best first; what stands in a worse one adds
                // nothing.
                Some(known) if *last >= begin => {
                    if known.field == field {
                        known.times = known.times.saturating_add(1);
                    }
                }
                _ => {
                    *last = number(self.occurrences.len());
                    self.occurrences.push(Occurrence {
                        word: at,
                        times: 1,
                        field,
                    });
                }
            }
        }
        self.count(field, desk.words.len() + usize::from(follows));
    }

    /// The entries with their words, packed; `code` gives the number of a
    /// word.
    pub(super) fn pack_forward(&self, code: impl Fn(u32) -> u32) -> (Vec<u8>, Vec<u32>) {
        let (mut bytes, mut ends) = (Vec::new(), Vec::with_capacity(self.lengths.len()));
        let mut rest = &self.tokens[..];
        for lengths in &self.lengths {
            let fields = Field::ALL.iter().zip(lengths).map(|(&field, &length)| {
                let (words, after) = rest.split_at(usize::from(length));
                rest = after;
                (field, words)
            });
            let code = |word| {
                if word == GAP {
                    forward::GAP
                } else {
                    code(word)
                }
            };
            forward::pack(fields, code, &mut bytes);
            ends.push(number(bytes.len()));
        }
        debug_assert!(rest.is_empty(), "every word is counted");
        (bytes, ends)
    }
}

/// What a number stands for: a word, or what is reached.
pub(super) fn local(word: u32) -> Result<usize, usize> {
    match word.checked_sub(REACH) {
        None => Ok(word as usize),
        Some(reach) => Err(reach as usize),
    }
}

/// What taking one text apart needs, kept from one to the next.
#[derive(Default)]
struct Desk {
    folded: String,
    /// Words with where they start.
    words: Vec<(u32, u32)>,
    /// Names, sources and words that are reached, each with the field.
    reached: Vec<(u32, Field)>,
}

/// The texts of an entry that are searched, best fields first.
fn each_text(entry: &Entry<'_>, mut each: impl FnMut(Field, &str)) {
    match entry.item {
        Item::Name(name) => {
            each(Field::Title, name.lead());
            name.forms().for_each(|form| each(Field::Name, form));
            each(Field::Text, &name.gloss);
        }
        // A claim is listed under the heading of its section, which is found
        // as an entry of its own.
        Item::Claim(_) => {
            each(Field::Text, &entry.text);
            each(Field::Note, entry.note());
        }
        // What a summary tells, its items tell again.
        Item::Topic(_) => {
            each(Field::Title, entry.title);
            each(Field::Note, &entry.text);
        }
        _ => {
            each(Field::Title, entry.title);
            each(Field::Text, &entry.text);
            each(Field::Note, entry.note());
        }
    }
    if let Some(date) = entry.date {
        each(Field::Date, &date.human());
        if let Some(decade) = decade(&date) {
            each(Field::Date, &decade);
        }
    }
}

/// The decade that a whole date is in, as people type it: `1990s`.
fn decade(date: &Date) -> Option<String> {
    let decades = [date.first_day(), date.last_day()].map(|day| day.year() / 10);
    (decades[0] == decades[1]).then(|| format!("{}0s", decades[0]))
}

/// How much a kind of entry counts, as 1/64.
fn weight(entry: &Entry<'_>) -> u8 {
    match entry.item {
        Item::Topic(_) => 96,
        Item::Section(_) => 70,
        Item::Claim(_) | Item::Event(_) | Item::Figure(_) => 64,
        // It says much, so much is in it.
        Item::Position(_) => 56,
        // What is said comes before who said it.
        Item::Name(_) => 60,
        Item::Source(_) => 16,
    }
}

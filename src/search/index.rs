//! The index: the vocabulary with its postings, and the ways by which a name
//! or a source reaches the entries that mention or cite it.

use std::collections::HashMap;

use crate::dossier::{Dossier, Entry, EntryId, Item, fold};

use super::postings::{Writer, pack, unpack};
use super::score::Field;
use super::vocabulary::Vocabulary;
use super::words::words;

/// Positions left free between two fields, so that nothing spans them.
const GAP: u32 = 8;

/// Finds entries of one dossier.
#[derive(Debug)]
pub struct Index {
    pub(super) vocabulary: Vocabulary,
    postings: Vec<u8>,
    /// Where each word's postings start; one more for the end.
    starts: Vec<u32>,
    /// How many words each entry has in each field.
    pub(super) lengths: Vec<[u16; 4]>,
    /// How much each kind of entry counts, as 1/64.
    pub(super) weights: Vec<u8>,
    pub(super) average: [f32; 4],
    /// Entry number of the first name, and for each name the entries that
    /// mention it.
    pub(super) names: Reach,
    /// The same for sources and the entries that cite them.
    pub(super) sources: Reach,
    /// The words of each form of each name. What stands alone at the end of a
    /// run is in the pair before it, and left out.
    pub(super) forms: Vec<Vec<Box<[u32]>>>,
}

/// The entries that are reached through others.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The number of the entry through which the first list reaches.
    pub(super) first: u32,
    pub(super) lists: Vec<Vec<u8>>,
}

impl Reach {
    fn of(first: usize, lists: Vec<Vec<u32>>) -> Self {
        let pack = |mut list: Vec<u32>| {
            list.dedup();
            pack(list)
        };
        Self {
            first: number(first),
            lists: lists.into_iter().map(pack).collect(),
        }
    }
}

impl Reach {
    fn through(&self, entry: EntryId) -> Vec<EntryId> {
        let at = entry.0.checked_sub(self.first).map(|at| at as usize);
        let list = at.and_then(|at| self.lists.get(at));
        list.map_or_else(Vec::new, |list| unpack(list).map(EntryId).collect())
    }
}

impl Index {
    /// Indexes a dossier.
    #[must_use]
    pub fn build(dossier: &Dossier) -> Self {
        let mut words_seen: HashMap<String, Writer> = HashMap::new();
        let mut lengths = Vec::with_capacity(dossier.len());
        let mut weights = Vec::with_capacity(dossier.len());
        let mut mentions = vec![Vec::new(); dossier.names.len()];
        let mut citations = vec![Vec::new(); dossier.sources.len()];
        for entry in dossier.entries() {
            weights.push(weight(&entry));
            let mut length = [0u16; 4];
            let mut position = 0;
            for (field, text) in fields(&entry) {
                for word in words(&fold(text)) {
                    length[field as usize] = length[field as usize].saturating_add(1);
                    let writer = match words_seen.get_mut(word.text.as_ref()) {
                        Some(writer) => writer,
                        None => words_seen.entry(word.text.into_owned()).or_default(),
                    };
                    writer.push(entry.id.0, position, field as u8);
                    position += 1;
                }
                position += GAP;
            }
            lengths.push(length);
            if entry.topic.is_some() {
                for text in [entry.title, &entry.text, entry.note()] {
                    for mention in dossier.mentions(text) {
                        mentions[mention.name].push(entry.id.0);
                    }
                }
            }
            for &source in entry.sources.iter() {
                citations[source].push(entry.id.0);
            }
        }
        let first_name = dossier.len() - dossier.names.len() - dossier.sources.len();
        let mut sorted: Vec<(String, Writer)> = words_seen.into_iter().collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let vocabulary = Vocabulary::of(sorted.iter().map(|(word, _)| word.as_str()));
        let mut postings = Vec::new();
        let mut starts = vec![0];
        for (_, writer) in sorted {
            postings.extend(writer.finish());
            starts.push(number(postings.len()));
        }
        let forms = dossier
            .names
            .iter()
            .map(|name| name.forms().map(|form| vocabulary.words_of(form)).collect());
        Self {
            forms: forms.collect(),
            vocabulary,
            postings,
            starts,
            average: average(&lengths),
            lengths,
            weights,
            sources: Reach::of(first_name + dossier.names.len(), citations),
            names: Reach::of(first_name, mentions),
        }
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// Bytes that the index holds in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let reach = |reach: &Reach| reach.lists.iter().map(Vec::len).sum::<usize>();
        let forms = self
            .forms
            .iter()
            .flatten()
            .map(|form| 4 * form.len())
            .sum::<usize>();
        self.vocabulary.bytes()
            + self.postings.len()
            + 4 * self.starts.len()
            + 9 * self.lengths.len()
            + forms
            + reach(&self.names)
            + reach(&self.sources)
    }

    /// The entries that mention a name, in order; none for other entries.
    #[must_use]
    pub fn mentioning(&self, name: EntryId) -> Vec<EntryId> {
        self.names.through(name)
    }

    /// The entries that cite a source, in order; none for other entries.
    #[must_use]
    pub fn citing(&self, source: EntryId) -> Vec<EntryId> {
        self.sources.through(source)
    }

    /// The packed postings of a word.
    pub(super) fn postings(&self, word: u32) -> &[u8] {
        let at = word as usize;
        &self.postings[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The texts of an entry that are searched, by field.
fn fields<'a>(entry: &'a Entry<'_>) -> Vec<(Field, &'a str)> {
    match entry.item {
        Item::Name(name) => {
            let mut fields = vec![(Field::Title, name.lead())];
            fields.extend(name.forms().map(|form| (Field::Name, form)));
            fields.push((Field::Text, &name.gloss));
            fields
        }
        // A claim is listed under the heading of its section, which is found
        // as an entry of its own.
        Item::Claim(_) => vec![(Field::Text, &entry.text), (Field::Note, entry.note())],
        _ => vec![
            (Field::Title, entry.title),
            (Field::Text, &entry.text),
            (Field::Note, entry.note()),
        ],
    }
}

/// How much a kind of entry counts, as 1/64.
fn weight(entry: &Entry<'_>) -> u8 {
    match entry.item {
        Item::Topic(_) => 96,
        Item::Section(_) => 70,
        Item::Claim(_) | Item::Event(_) | Item::Figure(_) | Item::Position(_) => 64,
        // What is said of something comes before its name card, but the card
        // before what only mentions it by another name; and what is said
        // before who said it.
        Item::Name(_) => 48,
        Item::Source(_) => 24,
    }
}

#[expect(clippy::cast_precision_loss, reason = "averages of word counts")]
fn average(lengths: &[[u16; 4]]) -> [f32; 4] {
    std::array::from_fn(|field| {
        let filled = lengths.iter().filter(|length| length[field] > 0).count();
        let total: u64 = lengths.iter().map(|length| u64::from(length[field])).sum();
        total as f32 / filled.max(1) as f32
    })
}

//! Building the index: runs of entries are taken apart in parallel, each with
//! a vocabulary of its own; the vocabularies become one, and then the lists,
//! again in parallel. What comes out does not depend on how many threads there
//! are.

mod forms;
mod run;

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use hashbrown::HashTable;
use rayon::prelude::*;

use self::forms::{Forms, initials};
use self::run::{Hash, Run, local};
use super::facts::Facts;
use super::forward::{self, Forward};
use super::index::Index;
use super::postings::{self, Postings, number};
use super::score::{COUNT, Field, impact};
use super::space::Space;
use super::vocabulary::Vocabulary;
use crate::dossier::Dossier;

/// The fewest entries for which a run of their own is worth it.
const SHORTEST_RUN: usize = 512;
/// The parts in which the lists are made.
const PARTS: usize = 64;

pub(super) fn build(dossier: &Dossier, progress: &(dyn Fn(usize, usize) + Sync)) -> Index {
    // After the entries come words that lead to them, as names do, unseen.
    let visible = dossier.len();
    let all = visible + dossier.words.len();
    // The entries are looked at twice: for their words, and for the lists.
    let done = AtomicUsize::new(0);
    let tick = |more: usize| {
        let now = done.fetch_add(more, Ordering::Relaxed) + more;
        progress(now.min(2 * all), 2 * all);
    };
    let forms = Forms::of(dossier);
    let size = all
        .div_ceil(4 * rayon::current_num_threads())
        .max(SHORTEST_RUN);
    let ranges: Vec<Range<usize>> = (0..all)
        .step_by(size)
        .map(|start| start..(start + size).min(all))
        .collect();
    let mut runs: Vec<Run> = ranges
        .into_par_iter()
        .map(|range| Run::of(dossier, &forms, range, &tick))
        .collect();

    let (vocabulary, numbers) = one_vocabulary(&runs);
    let words = vocabulary.len();
    let lists = words + dossier.names.len() + dossier.sources.len() + dossier.words.len();
    // In each run, its lists in the order of the whole.
    let ordered: Vec<Ordered> = runs
        .par_iter()
        .zip(&numbers)
        .map(|(run, numbers)| Ordered::of(run, numbers, words))
        .collect();
    let average = average(&runs);
    let parts: Vec<Range<usize>> = (0..lists)
        .step_by(lists.div_ceil(PARTS).max(1))
        .map(|start| start..(start + lists.div_ceil(PARTS).max(1)).min(lists))
        .collect();
    let packed: Vec<(Vec<u8>, Vec<u32>)> = parts
        .into_par_iter()
        .map(|part| {
            let packed = pack(&ordered, part, |run, entry, field, times| {
                let lengths = runs[run].lengths[(entry - runs[run].first) as usize];
                let length = f32::from(lengths[field as usize]) / average[field as usize];
                impact(field, times, length)
            });
            tick(all / PARTS);
            packed
        })
        .collect();
    drop(ordered);
    let postings = Postings::of(packed);
    let codes = codes(&postings, lists);
    let forward = runs.par_iter().zip(&numbers).map(|(run, numbers)| {
        run.pack_forward(|word| match local(word) {
            Ok(word) => codes[numbers[word] as usize],
            Err(reach) => codes[words + reach],
        })
    });
    let forward = Forward::of(forward.collect());
    let under = under(dossier);
    let mut facts = Facts::with_capacity(all);
    for run in &mut runs {
        facts.append(std::mem::take(&mut run.facts));
    }
    let weights = runs
        .iter()
        .flat_map(|run| run.weights.iter().copied())
        .collect();
    progress(2 * all, 2 * all);

    let first_source = visible - dossier.sources.len();
    let first_name = number(first_source - dossier.names.len());
    let first_source = number(first_source);
    let forms_of = |form: &str| vocabulary.words_of(form);
    let names = dossier
        .names
        .iter()
        .map(|name| name.forms().map(forms_of).collect());
    let others = dossier
        .words
        .iter()
        .map(|word| word.forms().map(forms_of).collect());
    let forms = names.chain(others).collect();
    Index {
        forms,
        space: Mutex::new(Space::of(all)),
        initials: initials(dossier),
        vocabulary,
        postings,
        forward,
        codes,
        weights,
        average,
        facts,
        topics: topics(&under, dossier),
        under,
        names: first_name..first_source,
        sources: first_source..number(visible),
        words: number(visible)..number(all),
    }
}

/// What stands under each topic and section.
fn under(dossier: &Dossier) -> Vec<(u32, u32)> {
    let mut under = Vec::new();
    let mut next = 0;
    for topic in &dossier.topics {
        let start = number(under.len());
        under.push((next, next));
        next += 1;
        for section in &topic.sections {
            let end = next + 1 + number(section.claims.len());
            under.push((next, end));
            next = end;
        }
        next += number(topic.positions.len() + topic.figures.len() + topic.events.len());
        under[start as usize].1 = next;
    }
    under
}

/// Where the entries of each topic start; one more for the end.
fn topics(under: &[(u32, u32)], dossier: &Dossier) -> Vec<u32> {
    let mut starts = Vec::with_capacity(dossier.topics.len() + 1);
    let mut next = 0;
    for topic in &dossier.topics {
        starts.push(under[next].0);
        next += 1 + topic.sections.len();
    }
    starts.push(starts.last().map_or(0, |_| {
        number(dossier.len() - dossier.names.len() - dossier.sources.len())
    }));
    starts
}

/// The vocabulary of all runs, and for each run the ids of its words in it.
fn one_vocabulary(runs: &[Run]) -> (Vocabulary, Vec<Vec<u32>>) {
    let hash = Hash::default();
    let mut table: HashTable<u32> = HashTable::new();
    let mut words: Vec<&str> = Vec::new();
    let mut numbers: Vec<Vec<u32>> = Vec::with_capacity(runs.len());
    for run in runs {
        let numbered = run.words().map(|word| {
            let code = hash.of(word);
            let known = table.entry(
                code,
                |&at| words[at as usize] == word,
                |&at| hash.of(words[at as usize]),
            );
            *known
                .or_insert_with(|| {
                    words.push(word);
                    number(words.len() - 1)
                })
                .get()
        });
        numbers.push(numbered.collect());
    }
    let mut order: Vec<u32> = (0..number(words.len())).collect();
    order.par_sort_unstable_by_key(|&at| words[at as usize]);
    let mut place = vec![0; words.len()];
    for (rank, &at) in order.iter().enumerate() {
        place[at as usize] = number(rank);
    }
    numbers.par_iter_mut().for_each(|run| {
        for word in run {
            *word = place[*word as usize];
        }
    });
    let vocabulary = Vocabulary::of(order.iter().map(|&at| words[at as usize]));
    (vocabulary, numbers)
}

/// The postings of one run by list.
struct Ordered {
    /// The lists that it has something for, rising, and where each starts; one
    /// more for the end.
    lists: Vec<(u32, u32)>,
    entries: Vec<u32>,
    /// How often, and in which field.
    times: Vec<(u16, Field)>,
}

impl Ordered {
    fn of(run: &Run, numbers: &[u32], words: usize) -> Self {
        let mut reached: Vec<u32> = run.reach.clone();
        reached.sort_unstable();
        reached.dedup();
        // The places of words and names of this run, by list.
        let mut lists: Vec<(u32, usize)> = numbers.iter().copied().zip(0..).collect();
        lists.sort_unstable();
        let reached_lists = reached.iter().map(|&reach| number(words) + reach);
        let mut place = vec![0; numbers.len()];
        for (at, &(_, local)) in lists.iter().enumerate() {
            place[local] = at;
        }
        let own = lists.len();
        let mut counts = vec![0u32; own + reached.len() + 1];
        let place_of = |word: u32| match local(word) {
            Ok(word) => place[word],
            Err(reach) => own + reached.binary_search(&number(reach)).unwrap_or_default(),
        };
        for occurrence in &run.occurrences {
            counts[place_of(occurrence.word) + 1] += 1;
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        let starts = counts.clone();
        let mut entries = vec![0; run.occurrences.len()];
        let mut times = vec![(0, Field::Text); run.occurrences.len()];
        let mut begin = 0;
        for (entry, &end) in (run.first..).zip(&run.ends) {
            for occurrence in &run.occurrences[begin..end as usize] {
                let next = &mut counts[place_of(occurrence.word)];
                entries[*next as usize] = entry;
                times[*next as usize] = (occurrence.times, occurrence.field);
                *next += 1;
            }
            begin = end as usize;
        }
        let ids = lists.iter().map(|&(list, _)| list).chain(reached_lists);
        let end = std::iter::once(u32::MAX);
        Self {
            lists: ids.chain(end).zip(starts).collect(),
            entries,
            times,
        }
    }
}

/// Packs the lists of a part: what the runs have for them, run after run.
fn pack(
    ordered: &[Ordered],
    part: Range<usize>,
    impact: impl Fn(usize, u32, Field, u16) -> u8,
) -> (Vec<u8>, Vec<u32>) {
    let mut at: Vec<usize> = ordered
        .iter()
        .map(|run| {
            run.lists
                .partition_point(|&(list, _)| list < number(part.start))
        })
        .collect();
    let (mut bytes, mut ends) = (Vec::new(), Vec::new());
    let mut records = Vec::new();
    for list in part {
        records.clear();
        for (nth, (run, at)) in ordered.iter().zip(&mut at).enumerate() {
            let (id, start) = run.lists[*at];
            if id != number(list) {
                continue;
            }
            *at += 1;
            let range = start as usize..run.lists[*at].1 as usize;
            let times = run.entries[range.clone()].iter().zip(&run.times[range]);
            records.extend(
                times.map(|(&entry, &(times, field))| (entry, impact(nth, entry, field, times))),
            );
        }
        postings::pack(&records, &mut bytes);
        ends.push(number(bytes.len()));
    }
    (bytes, ends)
}

/// The rank of each list by how long it is; none has rank 0, for that is the
/// gap between texts.
fn codes(postings: &Postings, lists: usize) -> Vec<u32> {
    let mut order: Vec<u32> = (0..number(lists)).collect();
    order.par_sort_by_key(|&list| std::cmp::Reverse(postings.count(list)));
    let mut codes = vec![forward::GAP; lists];
    for (rank, &list) in (1..).zip(&order) {
        codes[list as usize] = rank;
    }
    codes
}

#[expect(clippy::cast_precision_loss, reason = "averages of word counts")]
fn average(runs: &[Run]) -> [f32; COUNT] {
    std::array::from_fn(|field| {
        let lengths = runs.iter().flat_map(|run| &run.lengths);
        let filled = lengths.filter(|length| length[field] > 0);
        let (count, total) = filled.fold((0u64, 0u64), |(count, total), length| {
            (count + 1, total + u64::from(length[field]))
        });
        (total as f32 / count.max(1) as f32).max(1.0)
    })
}

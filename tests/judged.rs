//! The judged queries: what people type, and what they want first. Nemuro's
//! search is held against finders that scan the text, on the same queries.
//!
//! `cargo test --test judged -- --nocapture` prints the tables; with
//! `NEMURO_JUDGED=FILE` another set is read, and with `NEMURO_MISSES=1` what
//! was missed is listed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use common::read;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nemuro::dossier::{Dossier, Origin};
use nemuro::search::{Index, Query};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};
use serde::Deserialize;

/// One query, judged by somebody who did not see what the search finds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    kind: String,
    query: String,
    /// Each of these in the first place is what was wanted; none means that
    /// nobody wrote about it, and nothing should be found.
    wanted: Vec<String>,
}

/// How far down is looked.
const DEEP: usize = 20;

/// What a finder makes of some queries.
#[derive(Default, Clone)]
struct Tally {
    queries: usize,
    reciprocal: f64,
    in_three: usize,
}

impl Tally {
    fn add(&mut self, rank: Option<usize>) {
        self.queries += 1;
        if let Some(rank) = rank {
            self.reciprocal += 1.0 / f64::from(u32::try_from(rank + 1).unwrap());
            self.in_three += usize::from(rank < 3);
        }
    }

    fn mean(&self) -> f64 {
        self.reciprocal / f64::from(u32::try_from(self.queries.max(1)).unwrap())
    }
}

/// Finds the addresses of the best hits for a query.
type Finder<'a> = Box<dyn Fn(&str) -> Vec<String> + 'a>;

fn rank(found: &[String], judged: &Judged) -> Option<usize> {
    if judged.wanted.is_empty() {
        return found.is_empty().then_some(0);
    }
    found
        .iter()
        .position(|address| judged.wanted.contains(address))
}

fn nemuro(dossier: &Dossier) -> Finder<'_> {
    let index = Index::build(dossier);
    Box::new(move |typed| {
        let hits = index
            .search(dossier, &Query::parse(dossier, typed), DEEP)
            .hits;
        let addresses = hits.iter().map(|hit| dossier.entry(hit.entry).address());
        addresses.map(|address| address.to_string()).collect()
    })
}

/// The lines that a finder would be given: the title, what is said, the note.
fn lines(dossier: &Dossier) -> Vec<(String, String)> {
    let line = |entry: nemuro::dossier::Entry<'_>| {
        let line = format!("{} {} {}", entry.title, entry.text, entry.note());
        (entry.address().to_string(), line)
    };
    dossier.entries().map(line).collect()
}

fn best(mut scored: Vec<(i64, usize)>, lines: &[(String, String)]) -> Vec<String> {
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.iter().take(DEEP);
    best.map(|&(_, at)| lines[at].0.clone()).collect()
}

fn nucleo(dossier: &Dossier) -> Finder<'_> {
    let lines = lines(dossier);
    Box::new(move |typed| {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut space = Vec::new();
        let scored = lines.iter().enumerate().filter_map(|(at, (_, line))| {
            let line = nucleo_matcher::Utf32Str::new(line, &mut space);
            Some((i64::from(pattern.score(line, &mut matcher)?), at))
        });
        best(scored.collect(), &lines)
    })
}

fn fuzzy_matcher(dossier: &Dossier) -> Finder<'_> {
    let lines = lines(dossier);
    Box::new(move |typed| {
        let matcher = SkimMatcherV2::default().ignore_case();
        let scored = lines.iter().enumerate();
        let scored =
            scored.filter_map(|(at, (_, line))| Some((matcher.fuzzy_match(line, typed)?, at)));
        best(scored.collect(), &lines)
    })
}

/// The sets: each by somebody who knew the dossier and not the search, nor
/// the other sets.
fn sets() -> Vec<(String, Vec<Judged>)> {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judged");
    let own = ["first", "second", "third"].map(|set| format!("{own}/{set}.ron"));
    let paths = match std::env::var("NEMURO_JUDGED") {
        Ok(path) => vec![path],
        Err(_) => own.to_vec(),
    };
    let read = |path: String| {
        let set = ron::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path, set)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn nemuro_finds_what_was_meant_and_finders_that_scan_do_not() {
    let dossier: Arc<Dossier> = read(&Origin::BuiltIn);
    let finders: [(&str, Finder<'_>); 3] = [
        ("nemuro", nemuro(&dossier)),
        ("nucleo", nucleo(&dossier)),
        ("fuzzy-matcher", fuzzy_matcher(&dossier)),
    ];
    println!("mean reciprocal rank, and hits in the first three");
    for (name, set) in sets() {
        assert!(set.len() >= 150, "{name}");
        let all = held(&name, &set, &finders);
        assert!(all[0].mean() > 0.9, "{name}");
        assert!(all[0].mean() > all[1].mean() + 0.2, "{name}");
        assert!(all[0].mean() > all[2].mean() + 0.2, "{name}");
    }
}

/// Holds the finders against a set; what each makes of it.
fn held(name: &str, set: &[Judged], finders: &[(&str, Finder<'_>)]) -> Vec<Tally> {
    let misses = std::env::var_os("NEMURO_MISSES").is_some();
    let none = vec![Tally::default(); finders.len()];
    let mut kinds: BTreeMap<&str, Vec<Tally>> = BTreeMap::new();
    let mut all = none.clone();
    for judged in set {
        let tallies = kinds.entry(&judged.kind).or_insert_with(|| none.clone());
        for (at, (finder, find)) in finders.iter().enumerate() {
            let found = find(&judged.query);
            let rank = rank(&found, judged);
            tallies[at].add(rank);
            all[at].add(rank);
            if misses && *finder == "nemuro" && rank != Some(0) {
                let first = &found[..found.len().min(4)];
                let Judged {
                    kind,
                    query,
                    wanted,
                } = judged;
                println!("{kind} {query:?} wanted {wanted:?} at {rank:?}; first {first:?}");
            }
        }
    }
    let heads = finders.iter().map(|(name, _)| format!("{name:>20}"));
    println!("\n{name}\n{:<17} queries{}", "", heads.collect::<String>());
    for (kind, tallies) in kinds.into_iter().chain([("all", all.clone())]) {
        let cells = tallies
            .iter()
            .map(|tally| format!("{:>12.3} {:>7}", tally.mean(), tally.in_three));
        println!(
            "{kind:<17} {:>7}{}",
            tallies[0].queries,
            cells.collect::<String>()
        );
    }
    all
}

//! A key press in the search, beside finders that scan the text, on the same
//! text in the same run: the built-in dossier, and those that `NEMURO_PROSE`
//! names (folders, with spaces between, as `benches/prose.py` writes them).

use std::env;
use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nemuro::dossier::{Origin, load};
use nemuro::search::{Index, Query};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

/// What somebody types of the built-in dossier, key press by key press, and
/// worse.
const TYPED: [(&str, &str); 8] = [
    ("one letter", "s"),
    ("half a word", "sakh"),
    ("a word", "sakhalin"),
    ("a slip", "sahkalin"),
    ("two words", "northern territories"),
    ("japanese", "北方領土"),
    (
        "a question",
        "why is there no peace treaty between japan and russia",
    ),
    ("nothing", "zzzzzz"),
];

/// The same of prose.
const OF_PROSE: [(&str, &str); 6] = [
    ("one letter", "s"),
    ("half a word", "nebuch"),
    ("a word", "nebuchadnezzar"),
    ("a slip", "nebuchadnezar"),
    ("two common words", "the lord"),
    ("eight common words", "the of and to in that is for"),
];

/// Entries from which on the finders that scan are run a few times only.
const LARGE: usize = 20_000;

fn search(criterion: &mut Criterion) {
    compare(criterion, "built-in", &Origin::BuiltIn, &TYPED);
    for folder in env::var("NEMURO_PROSE")
        .unwrap_or_default()
        .split_whitespace()
    {
        compare(criterion, folder, &Origin::Folder(folder.into()), &OF_PROSE);
    }
}

fn compare(criterion: &mut Criterion, name: &str, origin: &Origin, typed: &[(&str, &str)]) {
    let dossier = load(origin, &|_| ()).expect("the dossier is sound");
    let index = Index::build(&dossier);
    let texts: Vec<String> = dossier
        .entries()
        .map(|entry| format!("{} {} {}", entry.title, entry.text, entry.note()))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    eprintln!(
        "{name}: {} entries, {bytes} bytes of text, {} words, index of {} bytes",
        texts.len(),
        index.words(),
        index.bytes()
    );
    for (what, typed) in typed {
        let mut group = criterion.benchmark_group(format!("{name}: {what}"));
        group.bench_function("nemuro", |bencher| {
            bencher.iter(|| {
                let query = Query::parse(&dossier, black_box(typed));
                index.search(&dossier, &query, 200)
            });
        });
        if texts.len() > LARGE {
            group.sample_size(10).warm_up_time(Duration::from_millis(1));
        }
        scan(&mut group, &texts, typed);
        group.finish();
    }
}

/// The finders that scan.
fn scan(group: &mut BenchmarkGroup<'_, WallTime>, texts: &[String], typed: &str) {
    group.bench_function("nucleo", |bencher| {
        let mut matcher = Matcher::new(Config::DEFAULT);
        bencher.iter(|| {
            let pattern =
                Pattern::parse(black_box(typed), CaseMatching::Ignore, Normalization::Smart);
            pattern.match_list(texts, &mut matcher).len()
        });
    });
    group.bench_function("fuzzy-matcher", |bencher| {
        let matcher = SkimMatcherV2::default().ignore_case();
        bencher.iter(|| {
            let score = |text: &String| matcher.fuzzy_match(text, black_box(typed));
            let mut found: Vec<i64> = texts.iter().filter_map(score).collect();
            found.sort_unstable();
            found.len()
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = search
}
criterion_main!(benches);

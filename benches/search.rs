//! A key press in the search, beside finders that scan the text, on the
//! built-in dossier; all in one run.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nemuro::dossier::{Dossier, Origin, load};
use nemuro::search::{Index, Query};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

/// What somebody types, key press by key press, and worse.
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

fn dossier() -> Dossier {
    load(&Origin::BuiltIn, &|_| ()).expect("the built-in dossier is sound")
}

fn search(criterion: &mut Criterion) {
    let dossier = dossier();
    let index = Index::build(&dossier);
    let texts: Vec<String> = dossier
        .entries()
        .map(|entry| format!("{} {} {}", entry.title, entry.text, entry.note()))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    eprintln!(
        "{} entries, {bytes} bytes of text, {} words, index of {} bytes",
        texts.len(),
        index.words(),
        index.bytes()
    );
    for (what, typed) in TYPED {
        let mut group = criterion.benchmark_group(what);
        group.bench_function("nemuro", |bencher| {
            bencher.iter(|| index.search(&dossier, &Query::parse(&dossier, black_box(typed)), 200));
        });
        group.bench_function("nucleo", |bencher| {
            let mut matcher = Matcher::new(Config::DEFAULT);
            bencher.iter(|| {
                let pattern =
                    Pattern::parse(black_box(typed), CaseMatching::Ignore, Normalization::Smart);
                pattern.match_list(&texts, &mut matcher).len()
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
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = search
}
criterion_main!(benches);

//! How the cost of a search grows with the dossier: a table, one row for each
//! folder that `NEMURO_PROSE` names (as `benches/prose.py` writes them).
//!
//! A key press is what is typed being searched for once more with one letter
//! more: queries are taken from the text, one to four words from some claim,
//! every third with a slip in it, and typed letter by letter. The finders that
//! scan are given the same lines and some of the same queries, whole.

use std::env;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nemuro::dossier::{Dossier, EntryId, Item, Origin, load};
use nemuro::search::{Index, Query};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

/// How many queries are typed, and how many the finders that scan are given.
const TYPED: usize = 150;
const SCANNED: usize = 5;

/// What takes longest.
const WORST: [(&str, &str); 9] = [
    ("one letter", "s"),
    ("the commonest word", "the"),
    ("eight common words", "the of and to in that is for"),
    ("eight words", "god man lord king house son land people"),
    ("a phrase of small words", "\"to be or not to be\""),
    ("a phrase with common words", "\"and the lord\""),
    ("sixteen letters", "a b c d e f g h i j k l m n o p"),
    ("Chinese", "何处"),
    ("fields alone", "kind:claim after:1800"),
];

fn main() {
    let folders = env::var("NEMURO_PROSE").unwrap_or_default();
    if folders.trim().is_empty() {
        println!("NEMURO_PROSE names no folder: see benches/prose.py");
        return;
    }
    println!(
        "| entries | text | load | index | its size | key press p50 | p99 | max | nucleo | fuzzy-matcher |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut worst = Vec::new();
    for folder in folders.split_whitespace() {
        let start = Instant::now();
        let dossier = load(&Origin::Folder(folder.into()), &|_| ()).expect("the dossier is sound");
        let loaded = start.elapsed();
        let start = Instant::now();
        let index = Index::build(&dossier);
        let built = start.elapsed();
        let lines: Vec<String> = dossier
            .entries()
            .map(|entry| format!("{} {} {}", entry.title, entry.text, entry.note()))
            .collect();
        let text: usize = dossier.entries().map(|entry| own_text(&entry)).sum();

        let queries = queries(&dossier);
        let mut presses = Vec::new();
        for query in &queries {
            for (end, _) in query.char_indices().skip(1) {
                presses.push(key_press(&dossier, &index, &query[..end]));
            }
            presses.push(key_press(&dossier, &index, query));
        }
        presses.sort_unstable();
        let at = |part: usize| presses[(presses.len() - 1) * part / 100];
        let (nucleo, fuzzy_matcher) = scan(&lines, &queries);
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            dossier.len(),
            megabytes(text),
            shown(loaded),
            shown(built),
            megabytes(index.bytes()),
            shown(at(50)),
            shown(at(99)),
            shown(at(100)),
            shown(nucleo),
            shown(fuzzy_matcher),
        );
        let row = WORST.map(|(_, typed)| {
            let mut times = [0; 15].map(|_| key_press(&dossier, &index, typed));
            times.sort_unstable();
            times[times.len() / 2]
        });
        worst.push((dossier.len(), row));
    }
    println!();
    let heads = worst.iter().map(|(entries, _)| format!(" {entries} |"));
    println!("| what takes longest |{}", heads.collect::<String>());
    println!("|---|{}", "---|".repeat(worst.len()));
    for (at, (what, _)) in WORST.iter().enumerate() {
        let cells = worst
            .iter()
            .map(|(_, row)| format!(" {} |", shown(row[at])));
        println!("| {what} |{}", cells.collect::<String>());
    }
}

fn own_text(entry: &nemuro::dossier::Entry<'_>) -> usize {
    let title = match entry.item {
        Item::Claim(_) => 0,
        _ => entry.title.len(),
    };
    title + entry.text.len() + entry.note().len()
}

fn key_press(dossier: &Dossier, index: &Index, typed: &str) -> Duration {
    let start = Instant::now();
    let hits = index.search(dossier, &Query::parse(dossier, typed), 200);
    let took = start.elapsed();
    std::hint::black_box(hits);
    took
}

/// One to four words each from claims all over the dossier, every third with
/// two letters swapped.
fn queries(dossier: &Dossier) -> Vec<String> {
    let claims = dossier.len() - dossier.names.len() - dossier.sources.len();
    let query = |nth: usize| {
        let at = u32::try_from(claims * (2 * nth + 1) / (2 * TYPED)).expect("entries are numbered");
        let entry = dossier.entry(EntryId(at));
        let words: Vec<&str> = entry.text.split_whitespace().collect();
        let from = (7 * nth) % words.len().max(1);
        let words = &words[from..(from + 1 + nth % 4).min(words.len())];
        let mut letters: Vec<char> = words.join(" ").chars().take(40).collect();
        if nth.is_multiple_of(3) && letters.len() > 5 {
            letters.swap(2, 3);
        }
        letters.into_iter().collect()
    };
    (0..TYPED)
        .map(query)
        .filter(|query: &String| !query.is_empty())
        .collect()
}

/// What the finders that scan take for a query, at the median.
fn scan(lines: &[String], queries: &[String]) -> (Duration, Duration) {
    let queries = queries
        .iter()
        .step_by(queries.len().div_ceil(SCANNED).max(1));
    let (mut nucleo, mut fuzzy) = (Vec::new(), Vec::new());
    let mut matcher = Matcher::new(Config::DEFAULT);
    let skim = SkimMatcherV2::default().ignore_case();
    for query in queries {
        let start = Instant::now();
        let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
        std::hint::black_box(pattern.match_list(lines, &mut matcher).len());
        nucleo.push(start.elapsed());
        let start = Instant::now();
        let scores = lines
            .iter()
            .filter_map(|line| skim.fuzzy_match(line, query));
        let mut scores: Vec<i64> = scores.collect();
        scores.sort_unstable();
        std::hint::black_box(scores.len());
        fuzzy.push(start.elapsed());
    }
    nucleo.sort_unstable();
    fuzzy.sort_unstable();
    (nucleo[nucleo.len() / 2], fuzzy[fuzzy.len() / 2])
}

fn shown(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    match ms {
        ms if ms < 1.0 => format!("{ms:.2} ms"),
        ms if ms < 100.0 => format!("{ms:.1} ms"),
        ms if ms < 1000.0 => format!("{ms:.0} ms"),
        ms => format!("{:.1} s", ms / 1e3),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

//! What does not change what a search finds: how many threads read the files
//! and make the index, in whatever order they come to do so, and claims that
//! have nothing to do with it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use nemuro::dossier::{Dossier, Origin, load};
use nemuro::search::{Index, Query};
use proptest::prelude::*;
use rayon::ThreadPoolBuilder;

const QUERIES: [&str; 12] = [
    "s",
    "sakhalin",
    "sahkalin",
    "northernterritories",
    "why is there no peace treaty",
    "北方領土",
    "\"peace treaty\" !energy",
    "kind:event before:1900",
    "источник газа",
    "^kur 'islands",
    "zzzz sakhalin",
    "lng 2019",
];

/// What each query finds, and how well.
fn found(dossier: &Dossier, queries: &[&str]) -> Vec<Vec<(String, u32)>> {
    let index = Index::build(dossier);
    let found = |query: &&str| {
        let hits = index
            .search(dossier, &Query::parse(dossier, query), 100)
            .hits;
        let hit = hits.iter().map(|hit| {
            let address = dossier.entry(hit.entry).address().to_string();
            (address, hit.score.to_bits())
        });
        hit.collect()
    };
    queries.iter().map(found).collect()
}

fn read(origin: &Origin) -> Dossier {
    load(origin, &|_| ()).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with = |threads| {
        let pool = ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| found(&read(&Origin::BuiltIn), &QUERIES))
    };
    let one = with(1);
    assert!(one.iter().take(6).all(|hits| !hits.is_empty()));
    for threads in [2, 5] {
        assert_eq!(with(threads), one, "{threads} threads");
    }
}

/// Writes a dossier of claims of as many words each, in some topics.
fn write(folder: &Path, claims: &[(usize, [u8; 6])]) {
    let topics = folder.join("topics");
    fs::create_dir_all(&topics).unwrap();
    let head =
        "Dossier(title: \"T\", about: \"A\", checked: \"2026\", topics: [\"a\", \"b\", \"c\"])";
    fs::write(folder.join("dossier.ron"), head).unwrap();
    for topic in ["a", "b", "c"] {
        let mut text = String::new();
        for (id, words) in claims
            .iter()
            .filter(|(id, _)| id % 3 == usize::from(topic.as_bytes()[0] - b'a'))
        {
            let words: Vec<String> = words.iter().map(|word| format!("word{word}")).collect();
            write!(
                text,
                "Claim(id: \"c{id}\", text: \"{}\", date: \"1900\", sources: []), ",
                words.join(" ")
            )
            .unwrap();
        }
        let topic_text = format!(
            "Topic(title: \"Topic\", summary: \"Sum\", sections: [Section(id: \"s\", title: \"Section\", claims: [{text}])])"
        );
        fs::write(topics.join(format!("{topic}.ron")), topic_text).unwrap();
    }
}

fn addresses(folder: &Path, query: &str) -> Vec<String> {
    let dossier = read(&Origin::Folder(folder.to_owned()));
    let found = found(&dossier, &[query]).remove(0);
    found.into_iter().map(|(address, _)| address).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    // Of one word alone only the average length of a field has a say beside
    // the entry itself, and here it stays. With several words their rarity has
    // one too: a claim less makes each word a little rarer or commoner beside
    // the others, and that may rightly change which entry is better.
    #[test]
    fn a_claim_less_leaves_the_others_in_their_order(
        words in prop::collection::vec(prop::array::uniform6(0u8..9), 4..24),
        gone in 0usize..1000,
        query in 0u8..10,
    ) {
        let claims: Vec<(usize, [u8; 6])> = words.into_iter().enumerate().collect();
        let gone = gone % claims.len();
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &claims);
        let query = format!("word{query}");
        let mut before = addresses(folder.path(), &query);
        let own = format!("/c{gone}");
        before.retain(|address| !address.ends_with(&own));
        let rest: Vec<_> = claims.iter().copied().filter(|(id, _)| *id != gone).collect();
        write(folder.path(), &rest);
        let mut after = addresses(folder.path(), &query);
        // Where no claim is left that has the word, others are guessed at.
        let has = |(_, words): &(usize, [u8; 6])| words.iter().any(|word| format!("word{word}") == query);
        if !rest.iter().any(has) {
            after.clear();
            before.clear();
        }
        prop_assert_eq!(before, after);
    }
}

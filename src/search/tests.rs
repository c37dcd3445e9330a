//! The engine held against plain definitions: what a lens admits, where a
//! strict term stands, and what nobody may see.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::index::Index;
use super::query::{How, Query};
use super::sample::{BUILT_IN, STRAIT, typed};
use super::view::View;
use super::words::words;
use crate::dossier::{Dossier, Entry, EntryId, Item, fold};

static INDEXED: LazyLock<[(&Dossier, Index); 2]> =
    LazyLock::new(|| [&*STRAIT, &*BUILT_IN].map(|dossier| (dossier, Index::build(dossier))));

/// The texts of an entry in which words are found.
fn texts(entry: &Entry<'_>) -> Vec<String> {
    let mut texts = match entry.item {
        Item::Name(name) => {
            let forms = name.forms().map(str::to_owned);
            forms.chain([name.gloss.clone()]).collect()
        }
        Item::Claim(_) => vec![entry.text.to_string(), entry.note().to_owned()],
        _ => vec![
            entry.title.to_owned(),
            entry.text.to_string(),
            entry.note().to_owned(),
        ],
    };
    if let Some(date) = entry.date {
        texts.push(date.human());
        let decades = [date.first_day(), date.last_day()].map(|day| day.year() / 10);
        if decades[0] == decades[1] {
            texts.push(format!("{}0s", decades[0]));
        }
    }
    texts
}

fn entries(dossier: &Dossier, index: &Index, typed: &str) -> Vec<EntryId> {
    let query = Query::parse(dossier, typed);
    let mut found: Vec<EntryId> = index
        .search(dossier, &query, usize::MAX)
        .hits
        .iter()
        .map(|hit| hit.entry)
        .collect();
    found.sort_unstable();
    found
}

/// A strict term out of the words of some entry.
fn strict() -> impl Strategy<Value = (usize, String)> {
    (
        0..2usize,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        1..4usize,
        0..3usize,
    )
        .prop_map(|(which, entry, from, count, mark)| {
            let (dossier, _) = &INDEXED[which];
            let id = EntryId(u32::try_from(entry.index(dossier.len())).unwrap_or(0));
            let texts = texts(&dossier.entry(id));
            let text = &texts[from.index(texts.len())];
            let chars: Vec<char> = text.chars().filter(|c| !"\"'!^".contains(*c)).collect();
            let start = from.index(chars.len().max(1)).min(chars.len());
            let rest: String = chars[start..].iter().collect();
            let words: Vec<&str> = rest.split_whitespace().take(count).collect();
            let term = match mark {
                0 => format!("\"{}\"", words.join(" ")),
                1 => format!("'{}", words.first().unwrap_or(&"a")),
                _ => format!("^{}", words.first().unwrap_or(&"a")),
            };
            (which, term)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_facts_admit_what_the_lens_does(typed in typed(), behind in typed()) {
        for (dossier, index) in &*INDEXED {
            let behind = Query::parse(dossier, &behind);
            let query = Query::parse(dossier, &typed).through(behind.lens());
            let admitted = index.admitted(dossier, query.lens());
            let view = View::through(dossier, query.lens());
            for entry in dossier.entries() {
                let wanted = view.admits(&entry);
                prop_assert_eq!(admitted.has(entry.id.0), wanted, "{} {}", typed, entry.address());
            }
            let counted = index.statements(dossier, query.lens());
            for (topic, count) in counted.into_iter().enumerate() {
                let entries = view.entries_of(topic);
                let statements = entries.filter(Entry::is_statement);
                prop_assert_eq!(statements.count(), count, "{}", typed);
            }
        }
    }

    #[test]
    fn a_strict_term_is_found_just_where_it_stands((which, typed) in strict()) {
        let (dossier, index) = &INDEXED[which];
        let query = Query::parse(dossier, &typed);
        prop_assume!(query.terms().len() == 1 && query.lens().is_empty());
        let term = &query.terms()[0];
        prop_assume!(term.how != How::Loose);
        let stands = |entry: &Entry<'_>| {
            texts(entry).iter().any(|text| {
                let folded = fold(text);
                let words: Vec<_> = words(&folded).map(|word| word.text).collect();
                term.stands_in(&words)
            })
        };
        let wanted: Vec<EntryId> =
            dossier.entries().filter(|entry| stands(entry)).map(|entry| entry.id).collect();
        let found = entries(dossier, index, &typed);
        prop_assert_eq!(&found, &wanted, "{}", &typed);
        let without = entries(dossier, index, &format!("!{typed}"));
        let rest: Vec<EntryId> = dossier
            .entries()
            .map(|entry| entry.id)
            .filter(|id| !wanted.contains(id))
            .collect();
        prop_assert_eq!(without, rest, "!{}", typed);
    }

    #[test]
    fn no_query_shows_what_is_no_entry(typed in typed()) {
        for (dossier, index) in &*INDEXED {
            let found = entries(dossier, index, &typed);
            prop_assert!(found.iter().all(|id| id.index() < dossier.len()));
            let mut once = found.clone();
            once.dedup();
            prop_assert_eq!(found, once);
        }
    }
}

#[test]
fn a_word_finds_what_is_said_in_another_language() {
    let (dossier, index) = &INDEXED[1];
    for (typed, english) in [
        ("санкции", "sanction"),
        ("制裁", "sanction"),
        ("墓参", "grave"),
    ] {
        let found = entries(dossier, index, typed);
        assert!(!found.is_empty(), "{typed}");
        let has = |id: &EntryId| {
            let entry = dossier.entry(*id);
            texts(&entry)
                .iter()
                .any(|text| fold(text).contains(english))
        };
        assert!(
            found.iter().filter(|id| has(id)).count() * 2 > found.len(),
            "{typed}"
        );
    }
}

#[test]
fn part_of_a_form_in_another_language_is_nothing_by_itself() {
    let (dossier, index) = &INDEXED[1];
    let both = entries(dossier, index, "посещение могил");
    let part = entries(dossier, index, "посещение");
    assert!(!both.is_empty());
    assert!(!both.iter().all(|id| part.contains(id)));
}

#[test]
fn six_words_of_a_query_are_guessed_at() {
    let (dossier, index) = &INDEXED[1];
    let nowhere = ["zzzzq", "qqqqz", "xxxxq", "wwwwz", "zzzzx", "qqqqx"];
    for (before, guessed) in [(0, true), (5, true), (6, false)] {
        let typed = format!("{} sahkalin", nowhere[..before].join(" "));
        let query = Query::parse(dossier, &typed);
        let taken = index.search(dossier, &query, 5).taken;
        let meant = taken.iter().any(|guess| guess.meant == "sakhalin");
        assert_eq!(meant, guessed, "{typed}: {taken:?}");
    }
}

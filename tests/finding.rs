//! Finding: what was meant is found, and what nobody wrote is not.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::sync::{Arc, LazyLock};

use common::{Explorer, read};
use nemuro::dossier::{Dossier, EntryId, Kind, Origin, fold};
use nemuro::search::{Field, Hits, Index, Query};
use proptest::prelude::*;

static BUILT_IN: LazyLock<(Arc<Dossier>, Index)> = LazyLock::new(|| {
    let dossier = read(&Origin::BuiltIn);
    let index = Index::build(&dossier);
    (dossier, index)
});

fn search(typed: &str, limit: usize) -> Hits {
    let (dossier, index) = &*BUILT_IN;
    index.search(dossier, &Query::parse(dossier, typed), limit)
}

fn addresses(typed: &str, limit: usize) -> Vec<String> {
    let address = |id: EntryId| BUILT_IN.0.entry(id).address().to_string();
    search(typed, limit)
        .hits
        .iter()
        .map(|hit| address(hit.entry))
        .collect()
}

#[test]
fn what_was_meant_is_among_the_first() {
    for (typed, wanted) in [
        ("energy", "energy"),
        ("public opinion", "public-opinion"),
        ("arctic", "arctic"),
        ("treaty of shimoda", "history/treaty-of-shimoda"),
        ("shimoda treaty", "history/treaty-of-shimoda"),
        ("下田条約", "names/treaty-of-shimoda"),
        ("belenko", "history/mig-25-at-hakodate"),
        ("mig-25", "history/mig-25-at-hakodate"),
        (
            "neutrality pact broken",
            "history/was-the-neutrality-pact-broken",
        ),
        ("otsu", "history/otsu-incident"),
        ("大津事件", "names/otsu-incident"),
        ("ptuin", "names/vladimir-putin"),
        ("プーチン", "names/vladimir-putin"),
        ("ﾌﾟｰﾁﾝ", "names/vladimir-putin"),
        ("lng imports 2019", "energy/lng-share-2019"),
        ("lng share 2021", "energy/lng-share-2021"),
        ("share of LNG 2021", "energy/lng-share"),
        ("樺太", "names/sakhalin"),
        ("Sakhalin", "names/sakhalin"),
        ("2019 lng", "energy/lng-share-2019"),
        ("more than 20 per cent LNG", "energy/lng-share-2019"),
    ] {
        let found = addresses(typed, 8);
        assert!(
            found.iter().any(|address| address == wanted),
            "{typed}: {found:#?}"
        );
    }
}

#[test]
fn nothing_is_found_for_what_nobody_wrote() {
    for typed in [
        "zzzz",
        "qwxyz",
        "xylophone",
        "樺樺樺",
        "щщщщ",
        "123456789",
        "…",
        "",
    ] {
        assert_eq!(addresses(typed, 5), [""; 0], "{typed}");
    }
}

#[test]
fn a_slip_finds_what_the_word_finds() {
    let of_word = search("sakhalin", 500).total;
    for typed in [
        "sahkalin",
        "sakalin",
        "sakhlin",
        "sakhaliin",
        "zakhalin",
        "sakhaln",
    ] {
        let total = search(typed, 500).total;
        assert!(total * 10 >= of_word * 8, "{typed}: {total} of {of_word}");
    }
}

#[test]
fn a_worse_kind_of_match_never_outranks_a_better_one_on_the_same_field() {
    // "japan" is a word of its own in some texts and begins "japanese" in others.
    let (dossier, _) = &*BUILT_IN;
    let hits = search("japan", 10_000).hits;
    let has = |id: EntryId, word: &str| {
        let entry = dossier.entry(id);
        let text = fold(&entry.text);
        text.split(|c: char| !c.is_alphanumeric())
            .any(|other| other == word)
    };
    let claims: Vec<EntryId> = hits
        .iter()
        .map(|hit| hit.entry)
        .filter(|id| {
            dossier.entry(*id).kind() == Kind::Claim && dossier.entry(*id).note().is_empty()
        })
        .collect();
    let first_without = claims.iter().position(|id| !has(*id, "japan")).unwrap();
    assert!(claims[first_without..].iter().all(|id| !has(*id, "japan")));
}

#[test]
fn if_no_entry_has_every_word_those_with_most_of_them_come() {
    let found = addresses("sakhalin zzzz", 5);
    assert!(!found.is_empty());
    let found = addresses("why is there no peace treaty between japan and russia", 10);
    assert!(
        found.iter().any(|address| address.contains("treaty")),
        "{found:#?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_entry_is_found_by_each_of_its_own_words(at in 0usize..100_000) {
        let (dossier, _) = &*BUILT_IN;
        let id = EntryId(u32::try_from(at % dossier.len()).unwrap());
        let text = dossier.entry(id).text.into_owned();
        for word in text.split_whitespace().take(6) {
            let hits = search(word, usize::MAX).hits;
            let nothing_to_find = Query::parse(dossier, word).is_empty();
            prop_assert!(nothing_to_find || hits.iter().any(|hit| hit.entry == id), "{}", word);
        }
    }

    #[test]
    fn any_query_gives_the_same_hits_twice_best_first_and_lights_inside_the_text(typed in "[a-zA-Z樺太島領土ьсахлин0-9 '\"-]{0,24}") {
        let (dossier, index) = &*BUILT_IN;
        let hits = search(&typed, 40);
        let again = search(&typed, 40);
        let order = |hits: &Hits| hits.hits.iter().map(|hit| hit.entry).collect::<Vec<_>>();
        prop_assert_eq!(order(&hits), order(&again));
        prop_assert!(hits.hits.len() <= hits.total);
        prop_assert!(hits.hits.windows(2).all(|pair| (pair[0].first, pair[0].score) >= (pair[1].first, pair[1].score)));
        for hit in &hits.hits {
            let entry = dossier.entry(hit.entry);
            for range in hits.lights.find(index, dossier, &entry.text) {
                prop_assert!(entry.text.get(range).is_some());
            }
        }
    }
}

/// A query out of the text of some entry: words of it in some order, as one
/// types them.
fn typed() -> impl Strategy<Value = String> {
    let own = (
        0usize..100_000,
        0usize..40,
        1usize..4,
        any::<bool>(),
        0usize..6,
    )
        .prop_map(|(at, from, count, turned, mark)| {
            let (dossier, _) = &*BUILT_IN;
            let id = EntryId(u32::try_from(at % dossier.len()).unwrap());
            let text = dossier.entry(id).text.into_owned();
            let words: Vec<&str> = text.split_whitespace().collect();
            let from = from % words.len().max(1);
            let mut words = words[from..(from + count).min(words.len())].to_vec();
            if turned {
                words.reverse();
            }
            let words = words.join(" ");
            match mark {
                0 => format!("\"{words}\""),
                1 => format!("^{words}"),
                2 => words.chars().take(7).collect(),
                3 => format!("{words} kind:claim"),
                _ => words,
            }
        });
    prop_oneof![own, "[a-zA-Z樺太島領土ьсахлин0-9 '\"!^-]{0,24}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_light_lies_on_characters_inside_its_field(typed in typed()) {
        let (dossier, index) = &*BUILT_IN;
        let hits = search(&typed, 12);
        for hit in &hits.hits {
            let entry = dossier.entry(hit.entry);
            let mut last = None;
            for found in hits.lights.matches(index, dossier, &entry) {
                let field = match found.field {
                    Field::Title => entry.title,
                    Field::Text => &entry.text,
                    _ => entry.note(),
                };
                prop_assert!(!found.range.is_empty());
                prop_assert!(field.get(found.range.clone()).is_some(), "{typed}: {found:?}");
                let here = (found.field, found.range.start);
                prop_assert!(last.is_none_or(|(field, end)| (field, end) <= here), "{typed}");
                last = Some((found.field, found.range.end));
            }
        }
    }

    #[test]
    fn a_phrase_finds_the_entry_it_was_taken_from_and_only_what_has_it(at in 0usize..100_000, from in 0usize..60, count in 2usize..5) {
        let (dossier, _) = &*BUILT_IN;
        let plain = |text: &str| -> Vec<String> {
            let words = fold(text);
            let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        // Plain words alone: what is a word is told by other tests.
        let is_plain = |word: &String| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        let phrase = |id: EntryId| {
            let entry = dossier.entry(id);
            if matches!(entry.kind(), Kind::Name | Kind::Figure) || entry.text.contains(['\'', '’']) {
                return None;
            }
            let words = plain(&entry.text);
            let mut phrases = words.windows(count).skip(from % words.len().max(1));
            let phrase = phrases.find(|phrase| phrase.iter().all(is_plain))?;
            Some((id, phrase.to_vec()))
        };
        let ids = (at..at + dossier.len()).map(|at| EntryId(u32::try_from(at % dossier.len()).unwrap()));
        let (id, words) = ids.into_iter().find_map(phrase).unwrap();
        let hits = search(&format!("\"{}\"", words.join(" ")), usize::MAX).hits;
        let has = |text: &str| plain(text).windows(words.len()).any(|part| part == words);
        prop_assert!(hits.iter().any(|hit| hit.entry == id), "{words:?}");
        for hit in &hits {
            let entry = dossier.entry(hit.entry);
            let text = [entry.title, &entry.text, entry.note()].join(" \u{2014} ").replace("'s ", " ").replace("’s ", " ");
            prop_assert!(has(&text), "{words:?} in {}", entry.address());
        }
    }
}

#[test]
fn the_rows_of_what_is_pasted_stay_apart() {
    let mut explorer = Explorer::on_the_strait(110, 34).press("/");
    let pasted = "market\r\n\tdays\ttwice\n".to_owned();
    explorer
        .app
        .update(nemuro::explorer::action::Input::Text(pasted));
    let screen = explorer.screen();
    assert!(screen.contains("market days twice"), "{screen}");
}

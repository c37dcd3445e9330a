use proptest::prelude::*;

use super::super::Query;
use super::super::sample::{BUILT_IN, STRAIT, typed};
use super::*;

/// The ways to go on where `|` stands.
fn ways(dossier: &Dossier, typed: &str) -> Vec<String> {
    let cursor = typed.find('|').unwrap();
    let typed = typed.replacen('|', "", 1);
    let ways = complete(dossier, &typed, cursor);
    ways.into_iter().map(|way| way.text).collect()
}

/// What was typed, gone on with in the first way where `|` stands.
fn gone_on(typed: &str) -> String {
    let cursor = typed.find('|').unwrap();
    let mut typed = typed.replacen('|', "", 1);
    let way = complete(&STRAIT, &typed, cursor).remove(0);
    typed.replace_range(way.range, &way.text);
    typed
}

#[test]
fn the_beginning_of_a_field() {
    assert_eq!(ways(&STRAIT, "ferry to|"), ["topic:"]);
    assert_eq!(ways(&STRAIT, "s|"), ["source:", "side:", "standing:"]);
    assert_eq!(ways(&STRAIT, "!A|"), ["after:"], "no !as-of:");
    assert_eq!(ways(&STRAIT, "a|"), ["after:", "as-of:"]);
    assert_eq!(gone_on("x !Ki|"), "x !kind:");
    assert_eq!(gone_on("st|:holds"), "standing:holds");
    assert_eq!(gone_on("ｓｔ|"), "standing:");
    for none in [
        "|",
        "ferry |",
        "to|morrow",
        "ferry|",
        "'to|",
        "^to|",
        "\"to|",
        "|topic:",
        "2|",
    ] {
        assert_eq!(ways(&STRAIT, none), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn the_values_of_a_field() {
    assert_eq!(ways(&STRAIT, "topic:|"), ["ferries", "tides"]);
    assert_eq!(ways(&STRAIT, "kind:ev|"), ["event"]);
    assert_eq!(ways(&STRAIT, "!side:|"), ["japan", "russia", "other"]);
    assert_eq!(ways(&STRAIT, "standing:H|"), ["holds"]);
    assert_eq!(ways(&STRAIT, "foo:|"), Vec::<String>::new());
    assert_eq!(gone_on("topic:\"tid| x"), "topic:tides");
    assert_eq!(gone_on("kind:cl|ever x"), "kind:claim x");
    assert_eq!(gone_on("kind:claim,e|,x"), "kind:claim,event,x");
    assert_eq!(gone_on("kind：cl|"), "kind：claim");
    assert!(!ways(&STRAIT, "kind:claim,|").contains(&"claim".into()));
    assert_eq!(ways(&STRAIT, "kind:claim|"), Vec::<String>::new());
    assert_eq!(gone_on("kind:cl| 島"), "kind:claim 島");
}

#[test]
fn sources_by_the_earliest_part() {
    assert_eq!(ways(&STRAIT, "source:skip|"), ["letters-of-a-skipper"]);
    let all = ways(&BUILT_IN, "source:|");
    assert_eq!(all.len(), MAX);
    let levada = ways(&BUILT_IN, "source:levada|");
    let parts = levada.iter().map(|id| id_part_begins(id, "levada"));
    assert!(levada.len() > 1 && parts.is_sorted(), "{levada:?}");
    let way = &complete(&STRAIT, "source:h", 8)[0];
    assert_eq!(
        way.hint,
        "Northport Harbour Board, 1931, Thirty years of the Northport ferry"
    );
}

#[test]
fn dates_at_which_something_happened() {
    assert_eq!(ways(&STRAIT, "in:|"), ["1902", "193X"]);
    assert_eq!(ways(&STRAIT, "as-of:193|"), ["193X"]);
    assert_eq!(ways(&STRAIT, "as-of:1902,|"), Vec::<String>::new());
    let hints = complete(&STRAIT, "in:", 3).into_iter().map(|way| way.hint);
    assert_eq!(hints.collect::<Vec<_>>(), ["Ferry days", "1 event"]);
    assert!(ways(&BUILT_IN, "as-of:18|").contains(&"1855".into()));
}

proptest! {
    #[test]
    fn a_way_to_go_on_is_right(typed in typed(), cursor in 0usize..80) {
        for way in complete(&STRAIT, &typed, cursor) {
            let mut gone_on = typed.clone();
            prop_assert!(gone_on.get(way.range.clone()).is_some());
            prop_assert!(way.range.start <= cursor.min(typed.len()));
            gone_on.replace_range(way.range.clone(), &way.text);
            prop_assert_ne!(&gone_on, &typed);
            if way.text.ends_with(':') {
                continue;
            }
            let query = Query::parse(&STRAIT, &gone_on);
            let new = way.range.start..way.range.start + way.text.len();
            let wrong = query.mistakes().iter().find(|mistake| mistake.range == new);
            prop_assert!(wrong.is_none(), "{gone_on}: {wrong:?}");
        }
    }
}

use super::*;
use crate::search::Query;
use crate::search::sample::STRAIT;

/// The addresses that a query's lens admits, without their room.
fn admitted(typed: &str) -> Vec<String> {
    let query = Query::parse(&STRAIT, typed);
    assert_eq!(query.mistakes(), [], "{typed}");
    let entries = STRAIT.entries();
    entries
        .filter(|entry| query.lens().admits(&STRAIT, entry))
        .map(|entry| {
            let address = entry.address();
            address.item().unwrap_or(address.room()).to_owned()
        })
        .collect()
}

fn standing(typed: &str, address: &str) -> Option<&'static str> {
    let query = Query::parse(&STRAIT, typed);
    let id = STRAIT.find(&address.parse().unwrap()).unwrap();
    let entry = STRAIT.entry(id);
    query.lens().standing(&STRAIT, &entry).map(Standing::word)
}

#[test]
fn an_empty_lens_admits_everything() {
    assert_eq!(admitted("").len(), STRAIT.len());
    assert!(Lens::default().is_empty());
}

#[test]
fn topics_and_kinds() {
    assert_eq!(admitted("topic:tides"), ["tides", "height", "spring-tide"]);
    assert_eq!(admitted("kind:event,figure"), ["fare", "bridge-opened"]);
    assert_eq!(
        admitted("topic:tides !kind:section"),
        ["tides", "spring-tide"]
    );
    let rest = admitted("!topic:ferries");
    assert!(rest.contains(&"northport".into()) && !rest.contains(&"fare".into()));
    assert_eq!(admitted("kind:claim !kind:claim"), Vec::<String>::new());
}

#[test]
fn sources_and_sides() {
    let skipper = [
        "fare-of-two-crowns",
        "longest-crossing",
        "whose-is-the-pier",
        "letters-of-a-skipper",
    ];
    assert_eq!(admitted("source:skipper"), skipper);
    assert_eq!(admitted("side:russia"), skipper);
    assert_eq!(admitted("side:japan"), Vec::<String>::new());
    let board = admitted("kind:claim side:other !side:russia");
    assert_eq!(board, ["daily-ferry", "three-boats", "spring-tide"]);
}

#[test]
fn standings_belong_to_what_can_have_one() {
    assert_eq!(
        admitted("standing:holds"),
        ["three-boats", "bridge-opened", "spring-tide"]
    );
    assert_eq!(
        admitted("standing:cont,un"),
        ["fare-of-two-crowns", "longest-crossing"]
    );
    assert!(admitted("!standing:holds").contains(&"northport".into()));
}

#[test]
fn dates_are_compared_by_their_days() {
    assert_eq!(admitted("before:1902"), ["spring-tide"]);
    assert_eq!(
        admitted("after:1924-01-11"),
        ["longest-crossing", "bridge-opened", "harbour-board-1931"]
    );
    assert_eq!(
        admitted("in:1911"),
        ["daily-ferry", "fare-of-two-crowns", "fare"],
        "a figure is of the time of its numbers"
    );
    assert_eq!(admitted("in:1911 in:1924"), ["daily-ferry", "fare"]);
    assert_eq!(admitted("kind:claim in:1911,1924").len(), 3);
    assert_eq!(admitted("after:1902 before:1920"), ["fare-of-two-crowns"]);
    let rest = admitted("!in:1800s");
    assert!(rest.contains(&"tides".into()) && !rest.contains(&"spring-tide".into()));
}

#[test]
fn as_of_a_date_there_is_what_had_been_said() {
    let then = admitted("as-of:1911");
    for known in [
        "daily-ferry",
        "fare-of-two-crowns",
        "fare",
        "tides",
        "northport",
    ] {
        assert!(then.contains(&known.into()), "{known}");
    }
    for later in [
        "longest-crossing",
        "bridge-opened",
        "harbour-board-1931",
        "whose-is-the-pier",
    ] {
        assert!(!then.contains(&later.into()), "{later}");
    }
    assert!(
        then.contains(&"letters-of-a-skipper".into()),
        "nothing tells when it came out"
    );
    assert!(admitted("as-of:1931").contains(&"whose-is-the-pier".into()));
    assert_eq!(admitted("as-of:1931 as-of:1911"), then, "the earlier");
    assert_eq!(
        admitted("as-of:1911-01").len(),
        then.len(),
        "1911 begins in it"
    );
}

#[test]
fn as_of_a_date_standings_are_what_they_were() {
    let daily = "ferries/daily-ferry";
    assert_eq!(standing("", daily), Some("overtaken"));
    assert_eq!(standing("as-of:1931-05", daily), Some("holds"));
    assert_eq!(standing("as-of:1931-06", daily), Some("overtaken"));
    let fare = "ferries/fare-of-two-crowns";
    assert_eq!(standing("as-of:1911", fare), Some("contested"));
    assert_eq!(standing("as-of:1901", fare), Some("holds"), "said later");
    assert_eq!(standing("as-of:1855", "ferries/fare"), None);
    assert!(admitted("as-of:1930 standing:holds").contains(&"daily-ferry".into()));
}

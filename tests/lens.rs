//! The lens: one way of seeing, on every screen and in every command.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use assert_cmd::Command;
use common::{Explorer, read, strait};
use nemuro::dossier::{Item, Origin};
use nemuro::search::{Query, View};
use proptest::prelude::*;
use serde_json::Value;

/// The text of the page of the first topic, whole.
fn page(explorer: Explorer) -> String {
    explorer.resize(200, 120).screen()
}

#[test]
fn as_of_a_date_the_page_shows_what_had_been_said_and_how_it_stood() {
    let today = page(Explorer::on_the_strait(110, 34));
    assert!(today.contains("overtaken since 1 June 1931"), "{today}");
    assert!(today.contains("The bridge is opened"), "{today}");
    let mut explorer = Explorer::on_the_strait(110, 34).press("@ =1919 Enter");
    assert!(
        explorer
            .screen()
            .lines()
            .next()
            .unwrap()
            .contains("as of 1919")
    );
    let then = page(explorer);
    assert!(then.contains("A ferry crosses from Northport"), "{then}");
    for later in [
        "overtaken",
        "The bridge",
        "12,345",
        "eleven",
        "Break",
        "Who crosses",
    ] {
        assert!(!then.contains(later), "{later}: {then}");
    }
    assert!(then.contains("left out as of 1919"), "{then}");
}

#[test]
fn nothing_typed_at_as_of_clears_it() {
    let explorer = Explorer::on_the_strait(110, 34).press("@ =1920 Enter");
    assert_eq!(explorer.app.sight().typed(), "as-of:1920");
    let mut explorer = explorer.press("@ Enter");
    assert_eq!(explorer.app.sight().typed(), "");
    assert!(!explorer.screen().contains("as of 1920"));
}

#[test]
fn a_date_that_is_none_is_told_and_stays_to_be_mended() {
    let mut explorer = Explorer::on_the_strait(110, 34).press("@ =19x05 Enter");
    let screen = explorer.screen();
    assert!(screen.contains("is not a date; write a date"), "{screen}");
    let mut explorer = explorer.press("Ctrl-u =1920 Enter");
    assert!(explorer.screen().contains("as of 1920"));
}

#[test]
fn a_lens_is_typed_as_a_command_and_is_of_fields_alone() {
    let keys = ": =lens Space =standing:contested Space =topic:ferr";
    let mut explorer = Explorer::on_the_strait(110, 34).press(keys);
    let screen = explorer.screen();
    assert!(screen.contains("1 of 8 statements"), "{screen}");
    let mut explorer = explorer.press("Enter");
    let screen = explorer.screen();
    assert!(screen.contains("standing:contested topic:ferr"), "{screen}");
    assert!(screen.contains("The fare was two crowns"), "{screen}");
    assert!(!screen.contains("A ferry crosses"), "{screen}");

    for (typed, wrong) in [
        ("lens Space =ferry", "a lens is of fields alone"),
        ("lens Space =kind:evnt", "did you mean `event`?"),
        ("xyzzy", "Nothing is called so"),
    ] {
        let mut explorer = Explorer::on_the_strait(110, 34).press(&format!(": ={typed} Enter"));
        let screen = explorer.screen();
        assert!(screen.contains(wrong), "{screen}");
        assert_eq!(explorer.app.sight().typed(), "");
    }
    let cleared = explorer.press(": =lens Enter");
    assert_eq!(cleared.app.sight().typed(), "");
}

#[test]
fn a_date_and_fields_hold_together() {
    let explorer = Explorer::on_the_strait(110, 34).press(": =lens Space =kind:claim Enter");
    let mut explorer = explorer.press("@ =1920 Enter");
    assert_eq!(explorer.app.sight().typed(), "kind:claim as-of:1920");
    let header = explorer.screen().lines().next().unwrap().to_owned();
    assert!(header.contains("as of 1920 · kind:claim"), "{header}");
    let explorer = explorer.press(": =as-of Enter");
    assert_eq!(explorer.app.sight().typed(), "kind:claim");
}

#[test]
fn fields_typed_after_a_date_leave_it_and_a_date_in_them_is_the_one() {
    let explorer = Explorer::on_the_strait(110, 34).press("@ =1920 Enter");
    let explorer = explorer.press(": =lens Space =kind:claim Enter");
    assert_eq!(explorer.app.sight().typed(), "kind:claim as-of:1920");
    let explorer = explorer.press(": =lens Space =as-of：1905 Enter");
    assert_eq!(explorer.app.sight().typed(), "as-of：1905");
    let explorer = explorer.press("@ Enter");
    assert_eq!(explorer.app.sight().typed(), "");
}

#[test]
fn a_search_is_through_the_lens_too() {
    let explorer = Explorer::on_the_strait(110, 34).press("@ =1920 Enter");
    let mut explorer = explorer.press("/ =bridge");
    let screen = explorer.screen();
    assert!(!screen.contains("The bridge is opened"), "{screen}");
    let mut explorer = explorer.press("Ctrl-u =twice");
    let screen = explorer.screen();
    assert!(screen.contains("1 of 1"), "{screen}");
    assert!(!screen.contains("overtaken"), "{screen}");
}

#[test]
fn what_the_lens_leaves_out_is_not_gone_to_but_told() {
    let explorer = Explorer::on_the_strait(110, 34).press("@ =1920 Enter");
    let dossier = explorer.dossier.clone();
    let id = dossier
        .find(&"ferries/bridge-opened".parse().unwrap())
        .unwrap();
    let mut explorer = explorer;
    explorer.app.open(id);
    let screen = explorer.screen();
    assert!(
        screen.contains("ferries/bridge-opened is not seen as of 1920."),
        "{screen}"
    );
}

#[test]
fn the_selection_stays_where_the_lens_leaves_it() {
    let explorer = Explorer::on_the_strait(110, 34).press("Enter j");
    assert_eq!(explorer.at().unwrap(), "ferries/fare-of-two-crowns");
    let explorer = explorer.press("@ =1915 Enter");
    assert_eq!(explorer.at().unwrap(), "ferries/fare-of-two-crowns");
    let explorer = explorer.press("@ =1905 Enter");
    assert_eq!(
        explorer.at().unwrap(),
        "ferries/daily-ferry",
        "the last before"
    );
    let explorer = explorer.press("@ Enter");
    assert_eq!(explorer.at().unwrap(), "ferries/daily-ferry");
}

#[test]
fn back_leads_to_the_same_item_through_another_lens() {
    let keys = "/ =eleven Enter / =spring Enter";
    let explorer = Explorer::on_the_strait(110, 34).press(keys);
    assert_eq!(explorer.at().unwrap(), "tides/spring-tide");
    // There it is the first item of the page, where it was the third.
    let explorer = explorer.press(": =lens Space =standing:unconfirmed Enter Backspace");
    assert_eq!(explorer.at().unwrap(), "ferries/longest-crossing");
}

#[test]
fn a_card_shows_what_had_been_said() {
    let keys = "Enter Enter";
    let mut today = Explorer::on_the_strait(110, 34).press(keys);
    assert!(today.screen().contains("The bridge took its place"));
    let mut then = today.press("@ =1920 Enter");
    let screen = then.screen();
    assert!(!screen.contains("The bridge"), "{screen}");
    assert!(screen.contains("= holds"), "{screen}");
}

#[test]
fn the_sides_stand_side_by_side_where_there_is_room_and_can_be_swapped() {
    let at = |screen: &str, who: &str| {
        let rows = screen.lines().enumerate();
        let mut found = rows.filter_map(|(y, row)| Some((y, row.find(who)?)));
        found.find(|(y, _)| *y > 1).unwrap()
    };
    let keys = "/ =whose Enter Esc";
    for (width, beside) in [(109, false), (110, true), (200, true)] {
        let mut explorer = Explorer::on_the_strait(width, 60).press(keys);
        let screen = explorer.screen();
        let [japan, russia] = ["Japan", "Russia"].map(|who| at(&screen, who));
        assert_eq!(japan.0 == russia.0, beside, "{screen}");
        assert!(japan < russia);
        let swapped = explorer.press("x").screen();
        let [japan, russia] = ["Japan", "Russia"].map(|who| at(&swapped, who));
        assert_eq!(japan.0 == russia.0, beside, "{swapped}");
        assert!(russia < japan, "{swapped}");
        assert!(swapped.contains("Agreed"), "{swapped}");
    }
}

fn nemuro(args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    let output = command
        .env("NEMURO_CONFIG", "/dev/null")
        .env("NEMURO_DOSSIER", strait())
        .args(args)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn commands_see_through_the_lens() {
    let (code, out, _) = nemuro(&["topics", "--as-of", "1905"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("   3  ferries"), "{out}");
    let (_, out, _) = nemuro(&["topics", "--lens", "kind:event", "--json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["topics"][0]["events"], 1);
    assert_eq!(answer["topics"][0]["claims"], 0);

    let (_, out, _) = nemuro(&["show", "ferries/daily-ferry", "--as-of", "1920"]);
    assert!(out.contains(", holds") && !out.contains("bridge"), "{out}");
    let (_, out, _) = nemuro(&["show", "ferries/fare", "--as-of", "1920", "--json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let points = answer["entries"][0]["series"][0]["points"]
        .as_array()
        .unwrap();
    assert_eq!(points.len(), 2, "{out}");
    assert!(!out.contains("12,345"), "{out}");
    let (code, _, err) = nemuro(&["show", "ferries/bridge-opened", "--as-of", "1920"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("is not seen as of 1920"), "{err}");

    let (code, out, _) = nemuro(&[
        "search",
        "bridge",
        "--as-of",
        "1920",
        "--lens",
        "kind:event",
    ]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let (_, out, _) = nemuro(&["search", "market", "--as-of", "1920"]);
    assert!(
        out.contains("ferries/daily-ferry") && out.contains("holds"),
        "{out}"
    );
    let (_, out, _) = nemuro(&["show", "paths/a-crossing", "--as-of", "1920"]);
    assert!(!out.contains("eleven"), "{out}");
}

#[test]
fn a_lens_that_cannot_be_read_is_bad_usage() {
    for (args, wrong) in [
        (["topics", "--as-of", "soon"], "\"soon\" is not a date"),
        (["topics", "--lens", "kind:evnt"], "did you mean `event`?"),
        (["topics", "--lens", "ferry"], "fields alone"),
    ] {
        let (code, out, err) = nemuro(&args);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(err.contains(wrong), "{err}");
    }
    let (code, _, err) = nemuro(&["--screen", "maps"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("did you mean map?"), "{err}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_shows_just_the_claims_that_the_lens_admits(
        year in 1795u16..1940,
        fields in prop::sample::select(&["", "standing:holds", "side:japan", "!kind:event", "topic:ferries"]),
    ) {
        let dossier = read(&Origin::Folder(strait()));
        let explorer = Explorer::of(dossier.clone(), 200, 200, false);
        let keys = format!(": =lens Space =as-of:{year} Space ={fields} Enter");
        let screen = page(explorer.press(&keys.replace("Space = ", "")));
        let query = Query::parse(&dossier, &format!("as-of:{year} {fields}"));
        let view = View::through(&dossier, query.lens());
        for entry in dossier.entries_of(0) {
            if let Item::Claim(claim) = entry.item {
                let start: String = claim.text.chars().take(30).collect();
                prop_assert_eq!(screen.contains(&start), view.admits(&entry), "{}", screen);
            }
        }
    }
}

#[test]
fn commands_leave_out_what_was_written_today() {
    for args in [
        &["topics", "--json"][..],
        &["show", "ferries"],
        &["show", "ferries", "--json"],
        &["show", "names/northport"],
        &["show", "names/northport", "--json"],
        &["paths", "--json"],
        &["show", "paths/a-crossing"],
        &["search", "northport"],
    ] {
        let today = nemuro(args).1;
        let then = nemuro(&[args, &["--as-of", "1920"]].concat()).1;
        let written_today = [
            "Who crosses the strait",
            "The harbour at the north shore",
            "From one shore to the other",
            "compare them",
        ];
        let has = |out: &str| written_today.iter().any(|text| out.contains(text));
        assert!(has(&today), "{args:?}: {today}");
        assert!(!has(&then), "{args:?}: {then}");
    }
    // As of the day on which the dossier was checked it is today.
    let (_, out, _) = nemuro(&["show", "ferries", "--as-of", "2999"]);
    assert!(out.contains("Who crosses the strait"), "{out}");
}

#[test]
fn what_a_side_had_not_said_by_then_is_not_told() {
    let dossier = read(&Origin::BuiltIn);
    let query = Query::parse(&dossier, "as-of:2024 kind:position");
    let view = View::through(&dossier, query.lens());
    let (mut told, mut held_back) = (0, 0);
    for entry in view.entries() {
        let Item::Position(position) = entry.item else {
            continue;
        };
        for (who, stance) in position.stances() {
            let later = |at: &usize| {
                let issued = dossier.sources[*at].issued;
                issued.is_some_and(|date| date.first_day().year() > 2024)
            };
            let said = entry.text.contains(&stance.text);
            if stance.sources.iter().any(later) {
                assert!(!said, "{who}: {}", entry.address());
                held_back += 1;
            } else {
                told += usize::from(said);
            }
        }
    }
    assert!(told > 2 && held_back > 0, "{told} and {held_back}");
}

#[test]
fn a_page_as_of_a_date_lists_the_sources_of_what_it_shows() {
    let today = page(Explorer::built_in(110, 34));
    let then = Explorer::built_in(110, 34).press("@ =1905 Enter");
    let mut then = then.resize(200, 200);
    let dossier = then.dossier.clone();
    let query = Query::parse(&dossier, "as-of:1905");
    let view = View::through(&dossier, query.lens());
    let cited: usize = {
        let entries = view.entries_of(0).flat_map(|entry| entry.sources.to_vec());
        entries.collect::<std::collections::BTreeSet<_>>().len()
    };
    let whole = dossier.topics[0].sources.len();
    assert!(cited < whole, "the introduction cites more");
    let screen = then.screen();
    assert!(screen.contains(&format!("   {cited}  ")), "{screen}");
    assert!(!screen.contains(&format!("   {}  ", cited + 1)), "{screen}");
    assert!(today.contains(&format!("   {whole}  ")), "{today}");
}

#[test]
fn the_names_of_the_screens_stay_longer_than_the_title() {
    let header = |width: u16, keys: &str| {
        let mut explorer = Explorer::on_the_strait(width, 24).press(keys);
        explorer.screen().lines().next().unwrap().to_owned()
    };
    let as_of = "@ =1905 Enter";
    let narrow = header(80, as_of);
    for name in ["as of 1905", "2 Timeline", "6 Sources", "7 Shelf"] {
        assert!(narrow.contains(name), "{narrow}");
    }
    assert!(!narrow.contains("strait"), "{narrow}");
    let roomy = header(110, as_of);
    assert!(
        roomy.contains("nemuro") && roomy.contains("7 Shelf"),
        "{roomy}"
    );
    // Where the names have no room, no title takes it.
    let lens = ": =lens Space =standing:contested,holds Space =kind:claim,event Enter";
    let long = header(80, lens);
    assert!(!long.contains("2 Timeline"), "{long}");
    assert!(!long.contains('·'), "{long}");
}

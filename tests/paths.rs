//! Paths: read on the screen, listed and shown by the commands.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use assert_cmd::Command;
use common::{Explorer, read, strait};
use nemuro::dossier::{Address, Dossier, Kind, Origin, Standing};
use serde_json::Value;

fn on_the_path() -> Explorer {
    Explorer::on_the_strait(110, 34).press("g Enter")
}

#[test]
fn a_path_is_read_item_by_item_across_topics() {
    let mut explorer = on_the_path();
    let mut read = vec![explorer.at().unwrap()];
    for _ in 0..4 {
        explorer = explorer.press("j");
        read.push(explorer.at().unwrap());
    }
    let want = [
        "ferries/longest-crossing",
        "ferries/fare-of-two-crowns",
        "ferries/fare",
        "tides/spring-tide",
        "ferries/whose-is-the-pier",
    ];
    assert_eq!(read, want);
    let screen = explorer.resize(110, 60).screen();
    assert!(screen.contains("From one shore to the other"), "{screen}");
    assert!(screen.contains("compare them."), "{screen}");
}

#[test]
fn a_step_chosen_in_the_list_is_read_from_its_first_item() {
    let explorer = Explorer::on_the_strait(110, 34).press("g j j Enter");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
}

#[test]
fn the_list_steps_over_what_stands_between_paths_and_topics() {
    // From the last group of the path, its sources, to the first topic.
    let mut explorer = Explorer::on_the_strait(110, 34).press("g j j j j");
    assert!(explorer.screen().contains("Who crosses the strait"));
    let mut explorer = explorer.press("k");
    assert!(explorer.screen().contains("From one shore to the other"));
}

#[test]
fn from_a_path_a_card_leads_to_the_item_in_its_topic_and_back_to_the_path() {
    let explorer = on_the_path().press("j j j Enter G Enter");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    let mut explorer = explorer;
    assert!(explorer.screen().contains("How the water moves"));
    let mut explorer = explorer.press("Backspace Esc");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    assert!(explorer.screen().contains("From one shore to the other"));
}

#[test]
fn a_card_numbers_sources_as_the_page_behind_it_does() {
    // On the path the skipper speaks first, in the topic the board.
    let on_the_card = |mut explorer: Explorer| {
        let screen = explorer.screen();
        screen.contains("[1] Letters of a skipper")
    };
    assert!(on_the_card(on_the_path().press("j Enter")));
    assert!(!on_the_card(
        Explorer::on_the_strait(110, 34).press("Enter j Enter")
    ));
}

#[test]
fn the_explorer_sets_out_on_a_path_and_back_leads_to_where_it_began() {
    let mut explorer = Explorer::on_the_strait(110, 34);
    explorer.app.set_out(0);
    assert_eq!(explorer.at().as_deref(), Some("ferries/longest-crossing"));
    let mut explorer = explorer.press("Backspace");
    assert!(explorer.screen().contains("Who crosses the strait"));
}

fn nemuro(args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::cargo_bin("nemuro")
        .unwrap()
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
fn paths_are_listed_with_their_minutes() {
    let (code, stdout, _) = nemuro(&["paths"]);
    assert_eq!(code, Some(0));
    assert_eq!(stdout, "   1 min  paths/a-crossing  A crossing\n");
    let (_, stdout, _) = nemuro(&["paths", "--json"]);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    let path = &answer["paths"][0];
    assert_eq!(path["address"], "paths/a-crossing");
    assert_eq!(path["kind"], "path");
    assert_eq!(path["minutes"], 1);
    assert_eq!(path["steps"][1]["items"][0], "tides/spring-tide");
}

#[test]
fn a_path_is_shown_with_all_that_is_on_it() {
    let (code, stdout, _) = nemuro(&["show", "paths/a-crossing"]);
    assert_eq!(code, Some(0));
    let parts = [
        "A crossing\n==========\n",
        "By boat\n-------\nWhat it cost",
        "The fare was two crowns.",
        "With the tide\n-------------\n",
        "at tides/spring-tide",
        "Whose is the pier?",
    ];
    let places: Vec<usize> = parts
        .iter()
        .map(|part| {
            stdout
                .find(part)
                .unwrap_or_else(|| panic!("{part}: {stdout}"))
        })
        .collect();
    assert!(places.is_sorted(), "{stdout}");
    let (_, stdout, _) = nemuro(&["show", "paths/a-crossing", "--json"]);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    let kinds: Vec<&str> = answer["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["path", "claim", "claim", "figure", "claim", "position"]
    );
}

#[test]
fn a_mistyped_path_is_suggested() {
    let (code, _, stderr) = nemuro(&["show", "paths/a-crosing"]);
    assert_eq!(code, Some(1));
    assert!(
        stderr.contains("did you mean paths/a-crossing?"),
        "{stderr}"
    );
}

/// The paths that come with the program.
fn built_in() -> std::sync::Arc<Dossier> {
    read(&Origin::BuiltIn)
}

#[test]
fn the_built_in_paths_are_short_and_lead_past_what_is_doubtful() {
    let dossier = built_in();
    assert!((3..=5).contains(&dossier.paths.len()));
    for (at, path) in dossier.paths.iter().enumerate() {
        let minutes = dossier.minutes(at);
        assert!((4..=20).contains(&minutes), "{}: {minutes}", path.id);
        let mut topics: Vec<&str> = path.items().map(Address::room).collect();
        topics.sort_unstable();
        topics.dedup();
        assert!(topics.len() > 1, "{}", path.id);
        let doubtful = |entry: nemuro::dossier::Entry<'_>| {
            let standing = entry.standing;
            standing.is_some_and(|standing| *standing != Standing::Holds)
                || entry.kind() == Kind::Position
        };
        assert!(path.entries(&dossier).any(doubtful), "{}", path.id);
    }
}

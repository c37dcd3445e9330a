//! Cards: one item whole, its sources, and the links that lead on and back.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Explorer, read};
use nemuro::dossier::Origin;

fn strait() -> Explorer {
    Explorer::on_the_strait(110, 34)
}

#[test]
fn a_card_shows_sources_and_leads_to_what_contests() {
    let mut explorer = strait().press("Enter j Enter");
    let screen = explorer.screen();
    for part in [
        "! contested",
        "Fare by year",
        "Northport Harbour Board",
        "side: Russia",
        "A. Skipper",
    ] {
        assert!(screen.contains(part), "{part}:\n{screen}");
    }
    assert_eq!(
        explorer.press("Enter").at().as_deref(),
        Some("ferries/fare")
    );
}

#[test]
fn a_summary_that_rests_on_sources_is_asked_for_them() {
    let mut explorer = strait().press("G Enter g");
    assert_eq!(explorer.at().as_deref(), Some("tides"));
    assert!(explorer.screen().contains("How the water moves. [1]"));
    let mut explorer = explorer.press("s");
    assert!(
        explorer
            .screen()
            .contains("Thirty years of the Northport ferry")
    );
    let mut explorer = explorer.press("Esc j");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    assert!(
        explorer.screen().contains(" 1/1 "),
        "the summary is not counted"
    );
}

#[test]
fn a_note_is_traced_to_a_page_from_the_card() {
    let mut explorer = strait().press("Enter Enter");
    let screen = explorer.screen();
    let see = screen.find("See").unwrap();
    let told = screen
        .find("1931, Thirty years of the Northport ferry")
        .unwrap();
    assert!(see < told, "what has overtaken the claim, and who says so");
}

#[test]
fn what_answers_a_statement_leads_to_it() {
    let explorer = strait().press("/ =bridge Space =opened Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/bridge-opened"));
    let mut explorer = explorer.press("Enter");
    assert!(explorer.screen().contains("Answers"));
    let explorer = explorer.press("Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
}

#[test]
fn closed_cards_are_not_gone_back_to() {
    // A card, the card of its source, and both closed again.
    let mut explorer = strait().press("Enter Enter j Enter Backspace Backspace Backspace");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
    assert!(explorer.screen().contains("This is where you started."));
}

#[test]
fn back_from_a_link_of_a_card_leads_to_the_card() {
    let mut explorer = strait().press("Enter j Enter");
    let card = explorer.screen();
    let mut explorer = explorer.press("Enter");
    assert!(!explorer.screen().contains("┌ claim"));
    assert_eq!(explorer.press("Backspace").screen(), card);
}

#[test]
fn back_from_a_hit_leads_to_the_card_that_was_open_and_its_place() {
    let mut explorer = strait().press("Enter j Enter j j");
    let before = explorer.screen();
    let explorer = explorer.press("/ =spring Enter");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    let mut explorer = explorer.press("Esc Backspace");
    assert_eq!(explorer.screen(), before);
}

#[test]
fn hits_that_are_cards_are_walked_through_like_the_others() {
    let mut explorer = strait().press("/ =northport Enter");
    assert!(
        explorer.screen().contains("place · Northport"),
        "{}",
        explorer.screen()
    );
    assert!(explorer.screen().contains("hit 1 of"));
    let mut explorer = explorer.press("n");
    assert!(
        explorer.screen().contains("hit 2 of") && !explorer.screen().contains("place · Northport")
    );
    let explorer = explorer.press("n n");
    assert!(explorer.at().is_some());
    let explorer = explorer.press("Esc Backspace");
    assert_eq!(
        explorer.at(),
        None,
        "one step back leads to where the search began"
    );
}

#[test]
fn a_card_opened_before_the_index_is_there_learns_of_the_mentions() {
    let dossier = read(&Origin::Folder(common::strait()));
    let id = dossier.find(&"names/northport".parse().unwrap()).unwrap();
    let mut explorer = Explorer::without_index(dossier, 100, 30);
    explorer.app.open(id);
    assert!(!explorer.screen().contains("Mentioned in"));
    let index = nemuro::search::Index::build(&explorer.dossier);
    explorer.app.indexed(index);
    assert!(
        explorer.screen().contains("Mentioned in 3"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn every_row_of_a_long_card_is_reached_and_no_link_followed_unseen() {
    let mut explorer = Explorer::on_the_strait(50, 12);
    let address = "ferries/fare-of-two-crowns".parse().unwrap();
    let id = explorer.dossier.find(&address).unwrap();
    explorer.app.open(id);
    let mut explorer = explorer.press("Enter");
    let mut seen = String::new();
    for _ in 0..30 {
        seen.push_str(&explorer.screen());
        explorer = explorer.press("j");
    }
    for part in [
        "Northport Harbour Board",
        "https://example.org/ferry",
        "Skipper",
        "ferries/fare-of-two-crowns",
    ] {
        assert!(seen.contains(part), "{part}");
    }
}

#[test]
fn the_list_of_sources_loses_no_character() {
    for width in [30, 46, 60, 79] {
        let mut explorer = Explorer::on_the_strait(width, 80).press("Enter G");
        let screen = explorer.screen();
        let letters: String = screen.chars().filter(|c| !" │\n▌".contains(*c)).collect();
        for part in [
            "ThirtyyearsoftheNorthportferry",
            "NorthportHarbourBoard·report·1931",
            "https://example.org/ferry",
        ] {
            assert!(letters.contains(part), "{part} at {width}: {screen}");
        }
    }
}

#[test]
fn a_name_that_was_found_opens_its_card_with_its_mentions() {
    let mut explorer = strait().press("/ =アジサシ丸");
    assert!(
        explorer.screen().contains("1 of 2"),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("project · Tern") && screen.contains("Mentioned in 1"),
        "{screen}"
    );
    assert_eq!(
        explorer.press("Enter").at().as_deref(),
        Some("ferries/three-boats")
    );
}

//! Found from the program itself: the help, the hints and the first run.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::Explorer;

#[test]
fn the_help_being_searched_at_three_sizes() {
    for (width, height) in [(40, 12), (80, 24), (110, 34)] {
        let mut explorer = Explorer::on_the_strait(width, height).press("? / =search");
        insta::assert_snapshot!(format!("help-search-{width}x{height}"), explorer.screen());
    }
}

#[test]
fn what_is_typed_finds_a_key_a_word_and_part_of_a_key() {
    let found = |typed: &str| {
        let mut explorer = Explorer::on_the_strait(110, 34).press(&format!("? / ={typed}"));
        explorer.screen()
    };
    let by_key = found("@");
    assert!(by_key.contains("See everything as of a year"), "{by_key}");
    assert!(
        by_key.contains(" 2 of "),
        "on a screen and on a card: {by_key}"
    );
    let by_word = found("theme");
    assert!(by_word.contains("Go on to the next theme"), "{by_word}");
    let by_part = found("ctrl");
    assert!(by_part.contains("Go down half a page"), "{by_part}");
    assert!(!by_part.contains("Go to the next hit"), "{by_part}");
    assert!(found("zzzz").contains("Nothing has this key, word or meaning."));
}

#[test]
fn the_help_tells_what_may_be_typed_in_a_search() {
    let found = |typed: &str| {
        let mut explorer = Explorer::on_the_strait(80, 24).press(&format!("? / ={typed}"));
        explorer.screen()
    };
    for typed in ["leave", "!word", "phrase", "standing:"] {
        let screen = found(typed);
        assert!(
            screen.contains("In a search, a filter"),
            "{typed}: {screen}"
        );
    }
    assert!(found("leave").contains("! before a phrase"));
}

#[test]
fn a_search_in_the_help_is_kept_and_cleared() {
    let mut explorer = Explorer::on_the_strait(110, 34).press("?");
    let whole = explorer.screen();
    let mut explorer = explorer.press("/ =card Enter j");
    assert!(
        explorer.screen().contains("/ card"),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("Esc");
    assert_eq!(explorer.screen(), whole, "everything again");
    let mut explorer = explorer.press("Esc");
    assert!(!explorer.screen().contains("┌ Help"));
}

#[test]
fn the_keys_at_hand_come_first_by_what_one_wants_to_do() {
    let mut explorer = Explorer::on_the_strait(80, 60).press("4 ?");
    let screen = explorer.screen();
    let row = |text: &str| screen.lines().position(|line| line.contains(text));
    assert!(row("Moving") < row("Finding"), "{screen}");
    assert!(
        row("Go back to where the line was before").is_some(),
        "{screen}"
    );
    let of_map = row("Go back to where the line was before");
    assert!(row("Here: on the map") < of_map, "{screen}");
    assert!(of_map < row("Moving"), "{screen}");
    let screen = Explorer::on_the_strait(80, 60).press("?").screen();
    assert!(!screen.contains("Here:"), "reading is by purpose: {screen}");
}

#[test]
fn in_a_note_the_help_says_first_and_rightly_what_keys_do_there() {
    let mut explorer = Explorer::on_the_strait(80, 60).press("Enter e F1");
    let screen = explorer.screen();
    let row = |text: &str| {
        let at = screen.lines().position(|line| line.contains(text));
        at.unwrap_or_else(|| panic!("{text}: {screen}"))
    };
    assert!(
        row("Keep the note as it is now, and close it") < 6,
        "{screen}"
    );
    let quits = row("Keep the note; the same key again quits");
    assert!(quits < row("Go down a line"), "{screen}");
    assert!(row("Go up a line") < row("Go to the end of the note"));
    let own: Vec<&str> = screen
        .lines()
        .take(row("Go to the end of the note"))
        .collect();
    assert!(!own.join("\n").contains("item"), "{screen}");
    // The keys of other places keep their meanings there.
    let mut explorer = explorer.press("/ =item");
    assert!(explorer.screen().contains("Go down one item"));
}

#[test]
fn the_palette_takes_the_place_of_the_help() {
    let mut explorer = Explorer::on_the_strait(110, 34).press("? :");
    assert!(
        explorer.screen().contains("┌ Palette"),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("Esc");
    assert!(!explorer.screen().contains("┌ Help"));
}

#[test]
fn hints_are_whole_and_lead_to_the_help_everywhere_at_every_width() {
    let everywhere = [
        "",
        "Enter",
        "Enter j Enter",
        "2",
        "2 Tab",
        "3",
        "3 Enter",
        "4",
        "4 v",
        "4 Tab",
        "5",
        "5 f =no",
        "5 Enter",
        "6",
        "/",
        "/ =tide",
        "/ =kind: Tab",
        "/ =ferry Enter",
        ":",
        ": =lens Space",
        "@",
        "2 J",
    ];
    for width in [20, 26, 40, 60, 80, 110, 200] {
        for keys in everywhere {
            let mut explorer = Explorer::on_the_strait(width, 24).press(keys);
            let screen = explorer.screen();
            let footer = screen.lines().last().unwrap().to_owned();
            assert!(
                footer.contains("? help") || footer.contains("F1 help"),
                "{keys}: {footer}"
            );
            // One column wider the same hints stand: none was cut.
            let whole = Explorer::on_the_strait(200, 24).press(keys).screen();
            let whole = whole.lines().last().unwrap().to_owned();
            let hints = footer.split("  ").map(str::trim);
            for hint in hints.filter(|hint| !hint.is_empty() && width >= 80) {
                let word = hint.split(' ').next_back().unwrap();
                assert!(
                    whole.contains(word) || footer.ends_with(hint),
                    "{hint} of {footer}"
                );
            }
        }
    }
}

#[test]
fn the_first_run_says_what_to_press_until_the_first_key() {
    let line = |width: u16| {
        let mut explorer = Explorer::on_the_strait(width, 24);
        explorer.app.first_run();
        explorer.screen().lines().last().unwrap().to_owned()
    };
    let whole = " New here? / finds, Enter opens, ? shows every key, : does anything by name.";
    assert_eq!(line(80), whole);
    assert_eq!(
        line(60),
        " New here? / finds, Enter opens, ? shows every key."
    );
    assert_eq!(line(40), " New here? ? shows every key.");
    assert_eq!(line(20), " ? shows every key");
    let mut explorer = Explorer::on_the_strait(80, 24);
    explorer.app.first_run();
    let mut explorer = explorer.press("j");
    assert!(explorer.screen().contains("? help"));
    assert!(!explorer.screen().contains("New here?"));
}

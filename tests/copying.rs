//! What the explorer copies, and what it has the browser open.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::Path;

use common::{Explorer, read};
use nemuro::dossier::Origin;
use nemuro::explorer::Effect;
use nemuro::explorer::clipboard::{MOST, Route};

/// An explorer of a small dossier about a pier, at an address.
fn at(address: &str) -> Explorer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pier");
    let mut explorer = Explorer::of(read(&Origin::Folder(folder)), 80, 24, false);
    explorer.open(address);
    explorer
}

/// The last row of the screen.
fn footer(explorer: &mut Explorer) -> String {
    let screen = explorer.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

/// What was copied last.
#[track_caller]
fn copied(explorer: &Explorer) -> &str {
    match &explorer.last {
        Some(Effect::Copy(text)) => text,
        other => panic!("nothing was copied: {other:?}"),
    }
}

#[track_caller]
fn opened(explorer: &Explorer) -> &str {
    match &explorer.last {
        Some(Effect::Browse(url)) => url,
        other => panic!("nothing was opened: {other:?}"),
    }
}

#[test]
fn a_statement_is_copied_with_its_citation_and_again_in_the_next_style() {
    let mut explorer = at("pier/stone").press("y");
    assert!(
        copied(&explorer).starts_with("\"It is of stone.\"\n1880.\nThe pier, pier/stone, checked ")
    );
    assert_eq!(copied(&explorer).lines().count(), 8);
    assert_eq!(
        footer(&mut explorer),
        "Sent as text, 3 sources, to the clipboard by OSC 52; y again: Markdown"
    );
    let mut explorer = explorer.press("y");
    assert!(copied(&explorer).starts_with("> It is of stone."));
    assert!(footer(&mut explorer).starts_with("Sent as Markdown, 3 sources"));
    let mut explorer = explorer.press("y");
    assert!(copied(&explorer).starts_with("@article{unseen,"));
    assert_eq!(
        footer(&mut explorer),
        "Sent as BibTeX, 3 sources, to the clipboard by OSC 52; y again: CSL-JSON"
    );
    let mut explorer = explorer.press("y");
    assert!(copied(&explorer).starts_with("[\n  {\n    \"id\": \"unseen\""));
    assert!(footer(&mut explorer).ends_with("y again: text"));
    let explorer = explorer.press("y");
    assert!(
        copied(&explorer).starts_with("\"It is of stone.\""),
        "round to the first"
    );
}

#[test]
fn after_another_key_copying_begins_anew() {
    let explorer = at("pier/stone").press("y y j k y");
    assert!(copied(&explorer).starts_with("\"It is of stone.\""));
    let explorer = at("pier/stone").press("y j y");
    assert!(
        copied(&explorer).starts_with("\"Nobody has written"),
        "that is another item"
    );
}

#[test]
fn what_has_no_sources_is_copied_as_text_and_as_markdown_alone() {
    let mut explorer = at("pier/alone").press("y");
    assert_eq!(
        footer(&mut explorer),
        "Sent as text, to the clipboard by OSC 52; y again: Markdown"
    );
    let mut explorer = explorer.press("y");
    assert!(footer(&mut explorer).ends_with("y again: text"));
    assert!(copied(&explorer.press("y")).starts_with("\"Nobody"));
}

#[test]
fn on_every_screen_what_is_selected_is_copied() {
    let copies = |keys: &str, start: &str| {
        let explorer = Explorer::on_the_strait(110, 34).press(keys).press("y");
        let copied = copied(&explorer);
        assert!(copied.starts_with(start), "{keys}: {copied}");
    };
    copies("", "Ferries. The Strait of Sample, ferries, ");
    copies("j", "Crossings. The Strait of Sample, ferries/crossings");
    copies("G", "Tides. The Strait of Sample, tides");
    copies("g", "A crossing. The Strait of Sample, paths/a-crossing");
    copies("2", "\"");
    copies("3", "\"Fare by year. ");
    copies("5", "\"");
    copies("6", "Northport Harbour Board, 1931. Thirty years");
}

#[test]
fn on_a_card_its_item_is_copied_whatever_is_selected_on_it() {
    let explorer = at("pier/stone").press("Enter j j y");
    assert!(copied(&explorer).starts_with("\"It is of stone.\""));
    let explorer = Explorer::on_the_strait(110, 34).press("/ =Northport Enter y");
    assert!(!copied(&explorer).is_empty());
}

#[test]
fn in_the_search_the_hit_that_is_chosen_is_copied_and_its_page_opened() {
    let mut explorer = at("pier/stone").press("/ =blue Ctrl-y");
    assert!(copied(&explorer).starts_with("\"It was blue.\""));
    assert!(footer(&mut explorer).ends_with("Ctrl-y again: Markdown"));
    let explorer = at("pier/stone").press("/ =kind:event Ctrl-o");
    assert_eq!(opened(&explorer), "https://example.org/letters");
}

#[test]
fn where_nothing_is_selected_that_is_said() {
    let mut explorer = at("pier/stone").press("/ =xyzzyx Ctrl-y");
    assert_eq!(explorer.last, None);
    assert_eq!(footer(&mut explorer), "There is nothing selected to copy.");
}

#[test]
fn as_of_a_date_what_was_said_by_then_is_copied() {
    let explorer = at("pier/stone").press("@ =1890 Enter y");
    assert!(copied(&explorer).contains("pier/stone, as of 1890."));
}

#[test]
fn through_tmux_and_screen_the_message_says_so() {
    for (route, way) in [
        (Route::Tmux, "by tmux and OSC 52; y again"),
        (Route::Screen, "by OSC 52 through screen; y again"),
    ] {
        let mut explorer = at("pier/stone");
        explorer.app.copy_through(route);
        // It may take more than a row.
        let screen = explorer.press("y").screen();
        let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(way), "{screen}");
    }
}

#[test]
fn what_is_more_than_terminals_take_is_not_copied_and_the_command_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("topics")).unwrap();
    let dossier = r#"Dossier(title: "T", about: "A", checked: "2026", topics: ["t"])"#;
    fs::write(folder.path().join("dossier.ron"), dossier).unwrap();
    let (text, note) = ("word ".repeat(10_000), "note ".repeat(6_000));
    assert!(text.len() + note.len() > MOST);
    let topic = format!(
        r#"Topic(title: "T", summary: "S", sections: [Section(id: "s", title: "S", claims: [
            Claim(id: "c", text: "{text}", date: "1880", sources: [], standing: Unconfirmed(note: "{note}")),
        ])])"#
    );
    fs::write(folder.path().join("topics/t.ron"), topic).unwrap();
    let dossier = read(&Origin::Folder(folder.path().to_owned()));
    let mut explorer = Explorer::of(dossier, 80, 24, false);
    explorer.open("t/c");
    let mut explorer = explorer.press("y");
    assert_eq!(explorer.last, None);
    assert_eq!(
        footer(&mut explorer),
        "Too large to copy (81 kB, of 74): nemuro cite t/c --format text"
    );
    let mut explorer = explorer.press("y");
    assert!(
        footer(&mut explorer).ends_with("--format markdown"),
        "the next style is tried"
    );
}

#[test]
fn the_first_source_with_a_page_is_opened_and_it_is_said_which() {
    let mut explorer = at("pier/stone").press("o");
    assert_eq!(opened(&explorer), "https://example.org/survey");
    assert_eq!(
        footer(&mut explorer),
        "Page 1 of 3 (O chooses): https://example.org/survey"
    );
    let mut explorer = at("pier/opened").press("o");
    assert_eq!(opened(&explorer), "https://example.org/letters");
    assert_eq!(
        footer(&mut explorer),
        "To the browser: https://example.org/letters"
    );
}

#[test]
fn a_page_is_chosen_among_those_of_all_sources_and_their_copies() {
    let mut explorer = at("pier/stone").press("O");
    let screen = explorer.screen();
    assert!(screen.contains("Pages of the sources"), "{screen}");
    assert!(
        screen.contains("Office of Works, 1890, Survey of piers"),
        "{screen}"
    );
    assert!(screen.contains("copy │"), "{screen}");
    assert!(
        screen.contains("Harbour Gazette, 1880, Letters"),
        "{screen}"
    );
    let mut explorer = explorer.press("j");
    assert!(
        explorer
            .screen()
            .contains("https://example.org/copy/of/the/survey")
    );
    let mut explorer = explorer.press("j Enter");
    assert_eq!(opened(&explorer), "https://example.org/letters");
    assert!(
        !explorer.screen().contains("Pages of the sources"),
        "it is closed"
    );
    assert_eq!(explorer.at().as_deref(), Some("pier/stone"));
    let mut explorer = explorer.press("O Esc");
    assert_eq!(explorer.last, None);
    assert!(!explorer.screen().contains("Pages of the sources"));
}

#[test]
fn the_address_of_a_page_can_be_copied() {
    let mut explorer = at("pier/stone").press("O G y");
    assert_eq!(copied(&explorer), "https://example.org/letters");
    assert_eq!(
        footer(&mut explorer),
        "Sent the address, to the clipboard by OSC 52"
    );
    assert!(
        explorer.screen().contains("Pages of the sources"),
        "it stays"
    );
}

#[test]
fn on_a_card_the_source_that_is_selected_is_opened() {
    let explorer = at("pier/stone").press("Enter j j o");
    assert_eq!(opened(&explorer), "https://example.org/letters");
    let explorer = Explorer::on_the_strait(110, 34).press("6 o");
    assert_eq!(opened(&explorer), "https://example.org/ferry");
}

#[test]
fn without_a_page_nothing_is_opened_and_why_is_said() {
    for (address, why) in [
        (
            "pier/unseen-only",
            "No page is named for the sources of this.",
        ),
        ("pier/alone", "This has no source."),
    ] {
        for key in ["o", "O"] {
            let mut explorer = at(address).press(key);
            assert_eq!(explorer.last, None);
            assert_eq!(footer(&mut explorer), why);
        }
    }
}

#[test]
fn where_no_browser_is_the_address_is_shown_to_be_copied() {
    let mut explorer = at("pier/stone").press("o");
    let why = "There is no display here for a browser.";
    explorer.app.not_opened("https://example.org/survey", why);
    assert_eq!(
        footer(&mut explorer),
        "There is no display here for a browser. y copies the address."
    );
    assert!(explorer.screen().contains("https://example.org/survey"));
    let explorer = explorer.press("y");
    assert_eq!(copied(&explorer), "https://example.org/survey");
    // The reader has gone on: it is said, and nothing is put in the way.
    let mut explorer = at("pier/opened");
    explorer.app.not_opened("https://example.org/survey", why);
    assert!(!explorer.screen().contains("Pages of the sources"));
    assert!(footer(&mut explorer).ends_with("https://example.org/survey"));
}

#[test]
fn at_every_size_the_pages_can_be_shown() {
    for (width, height) in [(1, 1), (2, 3), (10, 5), (20, 6), (40, 12), (200, 60)] {
        let mut explorer = at("pier/stone").press("O").resize(width, height);
        explorer.screen();
        let explorer = explorer.press("G Enter");
        assert_eq!(opened(&explorer), "https://example.org/letters");
    }
}

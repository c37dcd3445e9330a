//! Every screen and overlay, as it is drawn, at four sizes.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::time::Duration;

use common::{Explorer, read, strait, text};
use nemuro::dossier::{Origin, Progress, Stage};
use nemuro::explorer::keymap::Keymap;
use nemuro::explorer::theme::Theme;
use nemuro::explorer::waiting::Waiting;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [(u16, u16); 4] = [(80, 24), (110, 34), (200, 60), (40, 12)];

fn snap(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Explorer::on_the_strait(width, height).press(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

#[test]
fn the_topics() {
    snap("topics", "");
}

#[test]
fn a_page_being_read() {
    snap("page", "Enter j");
}

#[test]
fn the_end_of_a_page() {
    snap("page-end", "Enter G");
}

#[test]
fn a_search_by_another_form_of_a_name() {
    snap("search", "/ =北港");
}

#[test]
fn a_search_that_finds_nothing() {
    snap("search-nothing", "/ =zzzz");
}

#[test]
fn a_search_with_a_mistake() {
    snap("search-mistake", "/ =kind:evnt Space =tide");
}

#[test]
fn a_search_that_was_guessed_at() {
    snap("search-guess", "/ =nrothport Space =fery");
}

#[test]
fn a_search_being_completed() {
    snap("search-completion", "/ =tide Space =kind: Tab Tab");
}

#[test]
fn a_search_within_a_topic() {
    snap("search-within", "Enter / =northport Ctrl-t");
}

#[test]
fn a_search_without_glyphs_outside_ascii() {
    let keys = "/ =kind:evnt Space =tide Space =in: Tab";
    let mut screens = Vec::new();
    for keys in [keys, &format!("{keys} Esc")] {
        let dossier = read(&Origin::Folder(strait()));
        let screen = Explorer::of(dossier, 80, 24, true).press(keys).screen();
        assert!(screen.is_ascii(), "{screen}");
        screens.push(screen);
    }
    insta::assert_snapshot!("search-ascii", screens.join("\n"));
}

#[test]
fn the_styles_of_what_was_typed() {
    let keys = "/ =kind:evnt Space =nrothport";
    let buffer = Explorer::on_the_strait(60, 8).press(keys).buffer();
    insta::assert_snapshot!("search-styles", format!("{buffer:?}"));
}

#[test]
fn a_hit_that_was_opened() {
    snap("hit", "/ =tide Enter");
}

#[test]
fn the_card_of_a_contested_claim() {
    snap("card", "Enter j Enter");
}

#[test]
fn the_help() {
    snap("help", "?");
}

#[test]
fn without_glyphs_outside_ascii_everything_but_the_dossier_is_ascii() {
    let dossier = read(&Origin::Folder(strait()));
    let mut explorer = Explorer::of(dossier, 110, 34, true).press("Enter j Enter");
    let screen = explorer.screen();
    let foreign: Vec<char> = screen.chars().filter(|c| !c.is_ascii()).collect();
    let from_the_dossier = "北港Île'Étain樺丸–";
    assert!(
        foreign.iter().all(|c| from_the_dossier.contains(*c)),
        "{foreign:?}"
    );
    insta::assert_snapshot!("card-ascii", screen);
}

#[test]
fn the_styles_of_a_page() {
    // The text is in the snapshots above; here only which style is where.
    let buffer = Explorer::on_the_strait(80, 12)
        .press("/ =ferry Enter")
        .buffer();
    insta::assert_snapshot!("styles", format!("{buffer:?}"));
}

#[test]
fn a_path() {
    snap("path", "k");
    snap("path-read", "k Enter j j");
}

fn waiting(told: &[(u64, Progress)], (width, height): (u16, u16), ascii: bool) -> String {
    let mut waiting = Waiting::default();
    for (at, progress) in told {
        waiting.tell(progress.clone(), Duration::from_millis(*at));
    }
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    waiting.draw(
        &Theme::terminal(ascii),
        &Keymap::built_in(),
        area,
        &mut buffer,
    );
    text(&buffer)
}

fn told(stage: Stage, done: u64) -> Progress {
    let (total, file) = (205_900_000, "topics/ferries.ron".to_owned());
    Progress {
        stage,
        done,
        total,
        file,
    }
}

#[test]
fn waiting_for_a_large_dossier() {
    let read = [
        (0, told(Stage::Reading, 0)),
        (2000, told(Stage::Reading, 84_000_000)),
    ];
    for (width, height) in [(80, 24), (40, 12), (20, 5), (1, 1)] {
        let name = format!("waiting-{width}x{height}");
        insta::assert_snapshot!(name, waiting(&read, (width, height), false));
    }
    insta::assert_snapshot!("waiting-ascii", waiting(&read, (80, 24), true));
    // A new stage starts its own clock.
    let mut checked = read.to_vec();
    checked.push((2300, told(Stage::Checking, 20_000_000)));
    insta::assert_snapshot!("waiting-checking", waiting(&checked, (80, 24), false));
    for (width, height) in [(1, 0), (0, 0), (3, 2), (300, 4)] {
        waiting(&checked, (width, height), false);
    }
}

#[test]
fn while_the_dossier_is_indexed_it_is_read_and_the_header_says_how_far_that_is() {
    let dossier = read(&Origin::Folder(strait()));
    let mut explorer = Explorer::without_index(dossier, 80, 24);
    explorer.app.indexing(40);
    // What was told by a slower thread does not turn it back.
    explorer.app.indexing(39);
    let mut explorer = explorer.press("Enter j");
    insta::assert_snapshot!("indexing-80x24", explorer.screen());
    let index = nemuro::search::Index::build(&explorer.dossier);
    explorer.app.indexed(index);
    assert!(!explorer.screen().contains("indexing"));
}

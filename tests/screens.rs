//! Every screen and overlay, as it is drawn, at four sizes.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Explorer, read, strait};
use nemuro::dossier::Origin;

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

//! The timeline: how it is drawn, and where its keys lead.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::{Explorer, read};
use nemuro::dossier::{Dossier, Origin};
use nemuro::explorer::screen::Which;
use nemuro::explorer::theme::{Depth, Scheme, Theme};
use proptest::prelude::*;

static HARBOUR: LazyLock<std::sync::Arc<Dossier>> =
    LazyLock::new(|| read(&Origin::Folder(folder())));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour")
}

fn harbour(width: u16, height: u16) -> Explorer {
    Explorer::of(HARBOUR.clone(), width, height, false)
}

fn at(keys: &str) -> Option<String> {
    harbour(110, 34).press(keys).at()
}

/// At the page of a topic, or an item on it.
fn reading(address: &str) -> Explorer {
    let mut explorer = harbour(110, 34);
    explorer.open(address);
    explorer
}

fn snap(name: &str, keys: &str, sizes: &[(u16, u16)]) {
    for &(width, height) in sizes {
        let screen = harbour(width, height).press(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

#[test]
fn the_timeline_at_every_size() {
    let sizes = [(80, 24), (110, 34), (200, 60), (60, 20), (40, 12)];
    snap("timeline", "2 g j j j j", &sizes);
}

#[test]
fn from_near() {
    let keys = "2 g J =1846 Enter + + + + + +";
    snap("timeline-near", keys, &[(80, 24), (110, 34)]);
}

#[test]
fn an_event_where_there_is_one_pane() {
    snap("timeline-event", "2 g j j j j Enter", &[(60, 20)]);
}

#[test]
fn as_of_a_year_it_ends_there() {
    snap("timeline-as-of", "2 g G @ =1899 Enter", &[(110, 34)]);
}

#[test]
fn the_events_of_one_topic() {
    snap("timeline-topic", "2 g G T", &[(80, 24), (110, 34)]);
    let none = reading("nothing-yet").resize(80, 24).press("T").screen();
    insta::assert_snapshot!("timeline-no-topic-80x24", none);
}

#[test]
fn without_glyphs_outside_ascii_everything_but_the_dossier_is_ascii() {
    for (width, height) in [(110, 34), (80, 24), (60, 20)] {
        let mut explorer = Explorer::of(HARBOUR.clone(), width, height, true).press("2 g j j +");
        let screen = explorer.screen();
        let foreign: Vec<char> = screen.chars().filter(|c| !c.is_ascii()).collect();
        assert!(foreign.iter().all(|c| "灯岬–".contains(*c)), "{foreign:?}");
        insta::assert_snapshot!(format!("timeline-ascii-{width}x{height}"), screen);
    }
}

#[test]
fn what_is_looked_at_stands_out_without_colour() {
    let mut explorer = harbour(110, 34).press("2 g j j j");
    let mut buffer = explorer.buffer();
    Theme::of(Scheme::Terminal, Depth::None, false).finish(&mut buffer);
    let lit =
        |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED);
    let marks: Vec<&str> = buffer
        .content
        .iter()
        .filter(lit)
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert_eq!(marks[0], "●", "the mark of the lamp: {marks:?}");
    let pointer = explorer.screen();
    assert!(
        pointer.contains("━"),
        "the era at hand is filled: {pointer}"
    );
}

#[test]
fn events_come_in_order_of_time() {
    assert_eq!(at("2 g").as_deref(), Some("trade/market"));
    assert_eq!(at("2 g j j").as_deref(), Some("quays/sand"));
    assert_eq!(at("2 g G").as_deref(), Some("quays/lamp-dark"));
    assert_eq!(at("2 g G g").as_deref(), Some("trade/market"));
    // On one day: as in the dossier.
    assert_eq!(at("2 g J =1855 Enter").as_deref(), Some("trade/treaty"));
    assert_eq!(at("2 g J =1855 Enter j").as_deref(), Some("trade/strike"));
}

#[test]
fn a_date_leads_to_the_first_event_at_or_after_it() {
    assert_eq!(at("2 g J =1790s Enter").as_deref(), Some("quays/sand"));
    assert_eq!(
        at("2 g J =1846-05-03 Enter").as_deref(),
        Some("trade/letter")
    );
    assert_eq!(at("2 g J =1800 Enter").as_deref(), Some("quays/lamp"));
    let mut late = harbour(110, 34).press("2 g J =1933 Enter");
    assert_eq!(late.at().as_deref(), Some("quays/lamp-dark"));
    assert!(late.screen().contains("Nothing is later"));
    // What is no date is not gone to.
    assert_eq!(
        at("2 g j J =soon Enter Esc Esc").as_deref(),
        Some("quays/first-quay")
    );
}

#[test]
fn zooming_in_and_out_again_shows_the_same() {
    for keys in ["2 g j j j", "2 g G", "2"] {
        let before = harbour(110, 34).press(keys).screen();
        let near = harbour(110, 34).press(&format!("{keys} + + +")).screen();
        let after = harbour(110, 34)
            .press(&format!("{keys} + + + - - -"))
            .screen();
        let fitted = harbour(110, 34).press(&format!("{keys} + + + 0")).screen();
        assert_ne!(before, near);
        assert_eq!(before, after, "{keys}");
        assert_eq!(before, fitted, "{keys}");
    }
}

#[test]
fn a_step_leads_earlier_or_later_and_never_nowhere() {
    let mut seen = vec![at("2 g").unwrap()];
    let mut keys = "2".to_owned();
    for _ in 0..20 {
        keys.push_str(" l");
        seen.push(at(&keys).unwrap());
    }
    seen.dedup();
    assert!(
        (4..10).contains(&seen.len()),
        "a step is more than an event: {seen:?}"
    );
    assert_eq!(seen.last().unwrap(), "quays/lamp-dark");
    for _ in 0..20 {
        keys.push_str(" h");
    }
    assert_eq!(at(&keys).as_deref(), Some("trade/market"));
    assert_eq!(
        at("2 g + + + + + + + l").as_deref(),
        Some("quays/first-quay")
    );
}

#[test]
fn an_event_is_opened_in_its_topic_and_back_leads_to_the_same_window() {
    let mut before = harbour(110, 34).press("2 g j j j + +");
    let mut opened = harbour(110, 34).press("2 g j j j + + Enter");
    assert_eq!(opened.app.shown(), Which::Topics);
    assert_eq!(opened.at().as_deref(), Some("quays/lamp"));
    assert!(opened.screen().contains("Quays and lamps › Events"));
    let mut back = harbour(110, 34).press("2 g j j j + + Enter Backspace");
    let body = |screen: String| {
        screen
            .lines()
            .skip(1)
            .take(31)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_eq!(body(back.screen()), body(before.screen()));
}

#[test]
fn the_sources_of_an_event_are_on_its_card() {
    let mut explorer = harbour(110, 34).press("2 g j j j s");
    assert!(explorer.screen().contains("event · Quays and lamps"));
    assert_eq!(explorer.press("Esc").at().as_deref(), Some("quays/lamp"));
}

#[test]
fn the_event_is_read_where_the_keys_go_to_it() {
    let mut explorer = harbour(80, 16).press("2 g j j j Tab j j");
    assert_eq!(explorer.at().as_deref(), Some("quays/lamp"));
    assert!(!explorer.screen().contains("A lamp was lit on the rock"));
    assert_eq!(explorer.press("Esc j").at().as_deref(), Some("quays/storm"));
}

#[test]
fn where_there_is_one_pane_one_leads_to_the_other() {
    let told = |keys: &str| harbour(60, 20).press(keys).screen();
    assert!(!told("2 g j j j").contains("A lamp was lit"));
    assert!(told("2 g j j j Enter").contains("A lamp was lit"));
    assert!(!told("2 g j j j Enter Esc").contains("A lamp was lit"));
    assert!(!told("2 g j j j Enter Backspace").contains("A lamp was lit"));
    let opened = harbour(60, 20).press("2 g j j j Enter Enter");
    assert_eq!(opened.app.shown(), Which::Topics);
}

#[test]
fn the_events_of_the_topic_that_is_read_or_all() {
    let read = |keys: &str| reading("trade").press(keys);
    assert_eq!(read("T").at().as_deref(), Some("trade/market"));
    assert_eq!(read("T j j").at().as_deref(), Some("trade/tolls"));
    // All again, at the same event.
    assert_eq!(read("T j T").at().as_deref(), Some("trade/fair-of-1823"));
    assert_eq!(read("T j T k").at().as_deref(), Some("quays/storm"));
    let mut one = harbour(110, 34).press("2 g G k T");
    assert!(one.screen().contains("Timeline › Quays and lamps"));
    assert_eq!(one.at().as_deref(), Some("quays/gas-lamp"));
}

#[test]
fn a_topic_without_events_leads_nowhere_and_out_again() {
    let mut none = reading("nothing-yet").press("T j k + l G Enter s Tab j J =1855 Enter");
    assert_eq!(none.at(), None);
    assert!(none.screen().contains("No event of this topic is seen."));
    assert_eq!(none.press("T").at().as_deref(), Some("trade/market"));
}

#[test]
fn an_event_that_is_read_is_where_the_timeline_opens() {
    assert_eq!(at("2 g G k Enter 2").as_deref(), Some("quays/gas-lamp"));
    // Though another topic was shown alone before.
    let mut explorer = reading("trade").press("T 1");
    explorer.open("quays/lamp-dark");
    assert_eq!(explorer.press("2").at().as_deref(), Some("quays/lamp-dark"));
}

#[test]
fn through_a_lens_the_next_event_that_is_seen_is_looked_at() {
    assert_eq!(at("2 g G @ =1899 Enter").as_deref(), Some("quays/gas-lamp"));
    let mut then = harbour(110, 34).press("2 g G @ =1899 Enter");
    assert!(!then.screen().contains("overtaken"), "not yet");
    let mut now = harbour(110, 34).press("2 g G k");
    assert!(
        now.screen().contains("~ overtaken since"),
        "{}",
        now.screen()
    );
    let lens = "2 g j j j : =lens Space =topic:trade Enter";
    assert_eq!(at(lens).as_deref(), Some("trade/fair-of-1823"));
}

#[test]
fn a_dossier_without_events_has_no_timeline() {
    let origin =
        Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/strait"));
    let mut explorer = Explorer::of(read(&origin), 80, 24, false).press("2 g");
    assert_eq!(
        explorer.at().as_deref(),
        Some("ferries/bridge-opened"),
        "one event is enough"
    );
    assert!(explorer.screen().contains("1/1"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_keys_at_no_size_do_any_harm(
        keys in prop::collection::vec(
            prop::sample::select(vec![
                "j", "k", "h", "l", "+", "-", "0", "g", "G", "T", "Tab", "Enter", "Esc", "Backspace", "L", "s",
                "PageDown", "PageUp", "Ctrl-d", "Ctrl-u", "1", "2", "J =1846 Enter", "@ =1850 Enter", "@ Enter", "x",
            ]),
            0..30,
        ),
        width in 1u16..220, height in 1u16..70, other in 1u16..220, more in 1u16..70,
    ) {
        let mut explorer = harbour(width, height).press("2 g").press(&keys.join(" "));
        explorer.screen();
        explorer.resize(other, more).press(&keys.join(" ")).screen();
    }
}

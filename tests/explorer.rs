//! Keys in, state out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Explorer, read};
use nemuro::dossier::Origin;
use nemuro::explorer::Effect;
use proptest::prelude::*;

fn strait() -> Explorer {
    Explorer::on_the_strait(110, 34)
}

#[test]
fn the_list_is_at_the_first_topic_and_the_page_shows_it() {
    let mut explorer = strait();
    assert_eq!(explorer.at(), None, "the keys go to the list");
    assert!(explorer.screen().contains("Who crosses the strait"));
}

#[test]
fn going_down_the_list_turns_the_page() {
    // Past the topic's six groups: two sections, positions, figures, events
    // and sources.
    let mut explorer = strait().press("j j j j j j j");
    assert!(explorer.screen().contains("How the water moves"));
    assert!(strait().press("G").screen().contains("At spring tide"));
}

#[test]
fn reading_goes_from_claim_to_claim() {
    let explorer = strait().press("Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
    let explorer = explorer.press("j j j");
    assert_eq!(explorer.at().as_deref(), Some("ferries/three-boats"));
    let explorer = explorer.press("k");
    assert_eq!(explorer.at().as_deref(), Some("ferries/longest-crossing"));
    let explorer = explorer.press("G");
    assert_eq!(
        explorer.at().as_deref(),
        Some("sources/letters-of-a-skipper")
    );
    let explorer = explorer.press("g");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
}

#[test]
fn a_section_chosen_in_the_list_is_read_from_its_first_claim() {
    let explorer = strait().press("j j Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/three-boats"));
}

#[test]
fn a_search_leads_to_the_very_statement_and_lights_it() {
    let mut explorer = strait().press("/ =spring Space =tide Enter");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    assert!(explorer.screen().contains("spring tide · hit 1 of 1"));
    assert_eq!(lit(&mut explorer), "springtide");
}

/// What is underlined on the screen, joined.
fn lit(explorer: &mut Explorer) -> String {
    let underlined = ratatui::style::Modifier::UNDERLINED;
    let buffer = explorer.buffer();
    let cells = buffer
        .content
        .iter()
        .filter(|cell| cell.modifier.contains(underlined));
    cells.map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn a_hit_is_lit_in_whatever_kind_of_item_it_is() {
    for (keys, want) in [
        ("/ =repair Enter", "repairrepair"),
        ("/ =12,345.5 Enter", "12,345.5"),
        ("/ =Nordhavn Enter", "Nordhavn"),
        ("/ =opened Enter", "openedopened"),
    ] {
        let mut explorer = Explorer::on_the_strait(110, 60).press(keys);
        let lit = lit(&mut explorer);
        assert!(lit.contains(want), "{keys}: {lit:?}");
    }
}

#[test]
fn leaving_the_search_leaves_everything_as_it_was() {
    let mut explorer = strait().press("Enter j j");
    let before = explorer.screen();
    assert_eq!(explorer.press("/ =tide Esc").screen(), before);
}

#[test]
fn the_next_hit_and_the_one_before_go_round() {
    let (first, second) = (Some("ferries/fare-of-two-crowns"), Some("ferries/fare"));
    let explorer = strait().press("/ =crowns Enter");
    assert_eq!(explorer.at().as_deref(), first);
    let explorer = explorer.press("n");
    assert_eq!(explorer.at().as_deref(), second);
    let explorer = explorer.press("N");
    assert_eq!(explorer.at().as_deref(), first);
    let mut explorer = explorer.press("N");
    assert_eq!(
        explorer.at().as_deref(),
        second,
        "from the first to the last"
    );
    assert!(
        explorer.screen().contains("hit 2 of 2"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn back_leads_to_where_the_reader_was_and_forward_forth_again() {
    let mut explorer = strait().press("Enter j j");
    let before = explorer.screen();
    let explorer = explorer.press("/ =spring Enter");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    let mut explorer = explorer.press("Esc Backspace");
    assert!(explorer.screen().contains("L forward"));
    let rows = |screen: &str| {
        screen
            .lines()
            .rev()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rows(&explorer.screen()),
        rows(&before),
        "all but the hints is as it was"
    );
    assert_eq!(
        explorer.press("L").at().as_deref(),
        Some("tides/spring-tide")
    );
}

#[test]
fn where_there_is_one_pane_back_leads_along_the_trail_first() {
    let explorer = Explorer::on_the_strait(60, 20).press("Enter j Enter Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare"));
    let explorer = explorer.press("Backspace Esc");
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
    let mut explorer = explorer.press("Backspace");
    assert!(
        explorer.screen().contains("┌ Topics"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn every_row_of_a_page_is_reached_and_the_way_up_ends_at_the_top() {
    for (width, height) in [(40, 8), (40, 12), (80, 10)] {
        let mut explorer = Explorer::on_the_strait(width, height).press("Enter");
        let top = explorer.screen();
        assert!(top.contains("Who crosses"), "{top}");
        let mut seen = String::new();
        for _ in 0..80 {
            seen.push_str(&explorer.screen());
            explorer = explorer.press("j");
        }
        for part in [
            "harbour moved.",
            "market days.",
            "What each side",
            "12,345.5",
            "Letters of a skipper",
        ] {
            let words = seen.replace(['│', '▌'], " ");
            let found = words
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(part);
            assert!(found, "{part} at {width}x{height}");
        }
        for _ in 0..80 {
            explorer = explorer.press("k");
        }
        assert!(
            explorer.screen().contains("Who crosses"),
            "{}",
            explorer.screen()
        );
        assert!(explorer.press("G g").screen().contains("Who crosses"));
    }
}

#[test]
fn the_footer_says_hit_only_where_it_is_one() {
    let mut explorer = strait().press("/ =crowns Enter");
    assert!(explorer.screen().contains("hit 1 of 2"));
    let mut explorer = explorer.press("j");
    assert!(
        explorer.screen().contains("crowns · 2 hits"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn a_date_that_is_too_long_for_its_column_is_not_drawn_over_the_text() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("topics")).unwrap();
    let head = "Dossier(title: \"T\", about: \"A\", checked: \"2026\", topics: [\"one\"])";
    std::fs::write(folder.path().join("dossier.ron"), head).unwrap();
    let text = "word ".repeat(60);
    let topic = format!(
        "Topic(title: \"One\", summary: \"S\", sections: [Section(id: \"s\", title: \"S\", claims: [
            Claim(id: \"c\", text: \"{text}\", date: \"1945-09-12~/..\")])])"
    );
    std::fs::write(folder.path().join("topics/one.ron"), topic).unwrap();
    let dossier = read(&Origin::Folder(folder.path().to_path_buf()));
    let mut explorer = Explorer::of(dossier, 110, 20, false).press("Enter");
    let screen = explorer.screen();
    assert_eq!(screen.matches("word").count(), 60, "{screen}");
    assert!(
        screen.contains("since about 12") && screen.contains("Sep 1945"),
        "{screen}"
    );
}

#[test]
fn a_search_is_gone_on_with_or_typed_over() {
    let explorer = strait().press("/ =crowns Down Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare"));
    let mut explorer = explorer.press("/");
    assert!(explorer.screen().contains("/ crowns") && explorer.screen().contains("2 of 2"));
    let mut explorer = explorer.press("=tide");
    assert!(
        explorer.screen().contains("/ tide"),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("Esc /");
    assert!(
        explorer.screen().contains("/ crowns"),
        "what was not opened is not kept"
    );
    let mut explorer = explorer.press("Backspace");
    assert!(
        explorer.screen().contains("Words in English"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn where_there_is_one_pane_enter_and_backspace_go_between_the_two() {
    let mut explorer = Explorer::on_the_strait(40, 12);
    assert!(explorer.screen().contains("Topics") && !explorer.screen().contains("Who crosses"));
    let mut explorer = explorer.press("Enter");
    assert!(explorer.screen().contains("Who crosses"));
    assert!(!explorer.press("Backspace").screen().contains("Who crosses"));
}

#[test]
fn a_new_size_keeps_the_selected_claim_in_view() {
    let explorer = strait()
        .press("Enter j j")
        .resize(50, 14)
        .resize(200, 60)
        .resize(60, 10);
    let mut explorer = explorer;
    assert_eq!(explorer.at().as_deref(), Some("ferries/longest-crossing"));
    assert!(
        explorer.screen().contains("In the winter of 1924"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn quitting_and_stopping_are_left_to_the_runtime() {
    assert_eq!(strait().press("q").last, Some(Effect::Quit));
    assert_eq!(strait().press("/ Ctrl-c").last, Some(Effect::Quit));
    assert_eq!(strait().press("Ctrl-z").last, Some(Effect::Suspend));
    assert_eq!(
        strait().press("/ =q").last,
        None,
        "in the search it is a letter"
    );
}

#[test]
fn the_help_names_every_key() {
    let mut explorer = Explorer::on_the_strait(110, 120).press("?");
    let screen = explorer.screen();
    for part in [
        "j Down",
        "Go to the next hit",
        "Ctrl-z",
        "contested",
        "Erase the word",
    ] {
        assert!(screen.contains(part), "{part}");
    }
}

#[test]
fn the_topics_of_the_built_in_dossier_are_there_and_found() {
    for (typed, address) in [
        ("economic ties", "economic-ties"),
        ("energy", "energy"),
        ("security", "security"),
        ("kurils", "kurils"),
        ("public opinion", "public-opinion"),
    ] {
        let mut explorer = Explorer::built_in(110, 34);
        let topic = explorer
            .dossier
            .topics
            .iter()
            .find(|topic| topic.id == address)
            .unwrap();
        let title = topic.title.clone();
        let typed: Vec<String> = typed.split(' ').map(|word| format!("={word}")).collect();
        explorer = explorer.press(&format!("/ {} Enter", typed.join(" Space ")));
        assert!(
            explorer.screen().contains(&format!(" {title} ")),
            "{address}"
        );
        let place = explorer.at().unwrap();
        assert!(place.starts_with(address), "{typed:?} led to {place}");
    }
}

fn keys() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "j",
        "k",
        "g",
        "G",
        "h",
        "l",
        "n",
        "N",
        "s",
        "/",
        "?",
        "Tab",
        "Enter",
        "Esc",
        "Backspace",
        "H",
        "L",
        "Ctrl-d",
        "Ctrl-u",
        "PageDown",
        "PageUp",
        "Space",
        "=ferry",
        "=樺",
        "=zz",
        "Left",
        "Home",
        "End",
        "Ctrl-w",
        "1",
        "Down",
        "Up",
    ]);
    prop::collection::vec(key, 0..40).prop_map(|keys| keys.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_leave_a_screen(keys in keys(), sizes in prop::collection::vec((0u16..130, 0u16..50), 1..4)) {
        let dossier = read(&Origin::Folder(common::strait()));
        let mut explorer = Explorer::of(dossier, 100, 30, false);
        for (width, height) in sizes {
            explorer = explorer.resize(width, height).press(&keys);
            let buffer = explorer.buffer();
            prop_assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            if let Some(id) = explorer.app.selected() {
                prop_assert!(id.index() < explorer.dossier.len());
            }
        }
    }
}

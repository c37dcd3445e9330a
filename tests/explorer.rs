//! Keys in, state out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use ratatui::style::{Color, Modifier};

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
    assert!(explorer.screen().contains("spring tide · hit 1 of "));
    assert_eq!(lit(&mut explorer), "springtide");
}

/// What stands out on the screen, joined: what is underlined and is no link.
fn lit(explorer: &mut Explorer) -> String {
    let buffer = explorer.buffer();
    let cells = buffer.content.iter().filter(|cell| {
        let link = cell.fg == Color::LightBlue && !cell.modifier.contains(Modifier::BOLD);
        cell.modifier.contains(Modifier::UNDERLINED) && !link
    });
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
    let mut explorer = Explorer::on_the_strait(110, 300).press("?");
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

#[test]
fn what_cannot_be_read_is_said_under_it_and_the_rest_searches() {
    let mut explorer = strait().press("/ =kind:evnt Space =opened");
    let screen = explorer.screen();
    let want = "│! there is no kind `evnt`; did you mean `event`?";
    assert!(screen.contains(want), "{screen}");
    assert!(screen.contains("The bridge is opened"), "{screen}");
    assert!(lit(&mut explorer).starts_with("evnt"), "that part of it");
}

#[test]
fn what_may_still_become_right_is_said_without_alarm() {
    let mut explorer = strait().press("/ =opened Space =kind:evn");
    let screen = explorer.screen();
    assert!(screen.contains("│  there is no kind `evn`"), "{screen}");
    assert!(!lit(&mut explorer).contains("evn"));
    let mut explorer = explorer.press("Space");
    assert!(explorer.screen().contains("│! there is no kind `evn`"));
    assert!(lit(&mut explorer).starts_with("evn"));
}

#[test]
fn a_mistake_out_of_view_is_still_said() {
    let typed = "/ =kind:evnt Space =opened Space =opened Space =opened Space =opened";
    let mut explorer = Explorer::on_the_strait(40, 12).press(typed);
    let screen = explorer.screen();
    assert!(screen.contains("there is no kind `evnt`"), "{screen}");
    assert!(!screen.contains("/ kind:"), "{screen}");
}

#[test]
fn what_was_taken_for_something_else_and_what_is_nowhere_is_said() {
    let mut explorer = strait().press("/ =nrothport");
    let screen = explorer.screen();
    assert!(
        screen.contains("│  nrothport taken for northport"),
        "{screen}"
    );
    let mut explorer = strait().press("/ =northport Space =zzzz");
    let screen = explorer.screen();
    let want = "│  \"zzzz\" is nowhere in the dossier";
    assert!(screen.contains(want), "{screen}");
    assert!(screen.contains("The Northport bridge was opened"));
    let mut explorer = strait().press("/ =zzzz");
    let screen = explorer.screen();
    let want = "Nothing found: \"zzzz\" is nowhere in the dossier.";
    assert!(screen.contains(want), "{screen}");
    let mut explorer = strait().press("/ =zzzz Space =kind:evnt Space =qqqq");
    let screen = explorer.screen();
    assert!(screen.contains("! there is no kind `evnt`"), "{screen}");
    assert!(
        screen.contains("\"zzzz\" and \"qqqq\" are nowhere"),
        "{screen}"
    );
}

#[test]
fn a_search_waits_for_the_index_and_says_how_far_that_is() {
    let dossier = read(&Origin::Folder(common::strait()));
    let mut explorer = Explorer::without_index(dossier, 80, 24).press("/ =crowns");
    assert!(explorer.screen().contains("still being indexed"));
    explorer.app.indexing(40);
    assert!(explorer.screen().contains("ready: indexing 40 %"));
    let index = nemuro::search::Index::build(&explorer.dossier);
    explorer.app.indexed(index);
    assert!(explorer.screen().contains("1 of 2"));
}

/// What is typed in the search.
fn typed(explorer: &mut Explorer) -> String {
    let screen = explorer.screen();
    let row = screen.lines().find_map(|row| row.strip_prefix("│/ "));
    row.unwrap().trim_end_matches('│').trim_end().to_owned()
}

#[test]
fn tab_puts_in_one_way_to_go_on_after_the_other() {
    let mut explorer = strait().press("/ =tide Space =s Tab");
    let screen = explorer.screen();
    assert!(screen.contains("│▌ source:"), "{screen}");
    assert!(screen.contains("│  side:"), "{screen}");
    assert!(
        screen.contains("Tab/BackTab choose  Esc undo  Enter keep"),
        "{screen}"
    );
    for (key, want) in [
        ("Tab", "tide side:"),
        ("Tab", "tide standing:"),
        ("Tab", "tide source:"),
        ("BackTab", "tide standing:"),
    ] {
        explorer = explorer.press(key);
        assert_eq!(typed(&mut explorer), want);
    }
    explorer = explorer.press("Esc");
    assert_eq!(typed(&mut explorer), "tide s", "as it was");
    assert!(!explorer.screen().contains("side:"));
    assert!(!explorer.press("Esc").screen().contains("Search ─"));
}

#[test]
fn any_other_key_keeps_what_tab_has_put_in() {
    let explorer = strait().press("/ =kin Tab");
    let mut explorer = explorer.press("Tab Tab Tab");
    assert_eq!(typed(&mut explorer), "kind:claim");
    assert!(explorer.screen().contains("3/8"), "more than are in view");
    let mut explorer = explorer.press("=,ev Tab");
    assert_eq!(typed(&mut explorer), "kind:claim,event");
    assert!(explorer.screen().contains("1 of 6"));
    let mut explorer = strait().press("/ =standing: Tab Tab Enter");
    assert_eq!(typed(&mut explorer), "standing:overtaken");
    assert!(!explorer.screen().contains("contested"), "the list is gone");
    let explorer = explorer.press("Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
}

#[test]
fn what_stands_after_the_cursor_is_kept_when_something_is_completed() {
    let explorer = strait().press("/ =sta Space =tide Ctrl-Left Left Tab");
    let mut explorer = explorer.press("=h");
    assert_eq!(typed(&mut explorer), "standing:h tide");
}

#[test]
fn where_there_is_nothing_to_complete_tab_goes_from_hit_to_hit() {
    let explorer = strait().press("/ =crowns Tab");
    let mut explorer = explorer;
    assert!(explorer.screen().contains("2 of 2"));
    assert!(explorer.press("BackTab").screen().contains("1 of 2"));
}

#[test]
fn fields_alone_list_in_dossier_order() {
    let explorer = strait().press("/ =kind:claim Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
    let explorer = explorer.press("n n n n");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
}

#[test]
fn a_search_is_held_to_the_topic_being_read_and_let_go_again() {
    let mut explorer = strait().press("Enter / =northport");
    assert!(explorer.screen().contains("Ctrl-t in Ferries"));
    let everywhere = explorer.screen();
    let mut explorer = explorer.press("Ctrl-t");
    assert_eq!(typed(&mut explorer), "topic:ferries northport");
    assert!(explorer.screen().contains("Ctrl-t everywhere"));
    assert!(!explorer.screen().contains("At spring tide"));
    let mut explorer = explorer.press("Ctrl-t");
    assert_eq!(explorer.screen(), everywhere);
    let mut explorer = explorer.press("Left Left Ctrl-t =x Ctrl-t =y");
    assert_eq!(typed(&mut explorer), "northpoxyrt", "the cursor stays");
}

#[test]
fn another_topic_in_front_gives_way_and_comes_back() {
    let mut explorer = strait().press("Enter / =topic:tides Space =water Ctrl-t");
    assert_eq!(typed(&mut explorer), "topic:ferries water");
    let mut explorer = explorer.press("Ctrl-t");
    assert_eq!(typed(&mut explorer), "topic:tides water");
}

#[test]
fn the_words_of_the_last_search_are_typed_over_within_the_topic() {
    let explorer = strait().press("/ =rises Enter");
    assert_eq!(explorer.at().as_deref(), Some("tides/spring-tide"));
    let mut explorer = explorer.press("/ Ctrl-t =metres");
    assert_eq!(typed(&mut explorer), "topic:tides metres");
    let mut explorer = explorer.press("Esc / Ctrl-t Backspace");
    assert_eq!(typed(&mut explorer), "topic:tides");
}

#[test]
fn a_path_has_no_topic_to_search_within() {
    let mut explorer = strait().press("k Enter / =tide");
    assert!(!explorer.screen().contains("Ctrl-t"));
    let mut explorer = explorer.press("Ctrl-t");
    assert!(
        explorer
            .screen()
            .contains("A reading path has no one topic")
    );
    assert_eq!(typed(&mut explorer), "tide");
}

#[test]
fn hits_have_the_standing_of_the_date_that_they_are_seen_as_of() {
    let mut explorer = strait().press("/ =ferry Space =kind:claim");
    let now = explorer.screen();
    assert!(now.contains("claim · ~ overtaken"), "{now}");
    assert!(now.contains("~ overtaken since 1 June 1931"), "{now}");
    let then = explorer.press("Space =as-of:1920").screen();
    assert!(then.contains("A ferry crosses from Northport"), "{then}");
    assert!(!then.contains("overtaken"), "{then}");
    let mut explorer = Explorer::on_the_strait(110, 60);
    let section = explorer.press("/ =kind:section Space =crossings Space =as-of:1912");
    explorer = section;
    let screen = explorer.screen();
    assert!(screen.contains("The fare was two crowns."), "{screen}");
    assert!(!screen.contains("eleven hours"), "said later: {screen}");
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
        "BackTab",
        "Ctrl-t",
        "=kind:",
        "=s",
        "=in:soon",
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

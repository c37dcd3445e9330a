//! Going about: from heading to heading, what was searched for before, the
//! order of lists, what was read and what was not.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::Explorer;

#[test]
fn from_heading_to_heading_and_back_and_at_the_end_no_further() {
    let mut explorer = Explorer::on_the_strait(110, 40).press("j Enter");
    let mut seen = Vec::new();
    for _ in 0..5 {
        explorer = explorer.press("}");
        seen.push(explorer.at().unwrap());
    }
    assert_eq!(
        seen,
        [
            "ferries/three-boats",
            "ferries/whose-is-the-pier",
            "ferries/fare",
            "ferries/bridge-opened",
            "sources/harbour-board-1931"
        ]
    );
    let mut explorer = explorer.press("}").press("{ { {");
    assert_eq!(explorer.at().as_deref(), Some("ferries/whose-is-the-pier"));
    explorer = explorer.press("{ { { {");
    assert_eq!(explorer.at().as_deref(), Some("ferries/daily-ferry"));
}

#[test]
fn in_the_list_the_same_keys_lead_from_topic_to_topic() {
    let mut explorer = Explorer::on_the_strait(110, 40).press("g } }");
    assert!(
        explorer.screen().contains("▌ Tides"),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("{");
    assert!(explorer.screen().contains("▌ Ferries"));
}

#[test]
fn a_path_says_which_step_of_how_many_one_is_at() {
    let mut explorer = Explorer::on_the_strait(110, 40).press("g Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("1/2  ") && screen.contains("2/2  "),
        "{screen}"
    );
}

#[test]
fn what_was_searched_for_before_is_brought_back_and_typed_over() {
    let explorer = Explorer::on_the_strait(110, 40);
    let explorer = explorer.press("/ =ferry Enter / =tide Enter / Ctrl-Up");
    let input = |explorer: &mut Explorer| {
        let screen = explorer.screen();
        let line = screen.lines().find(|line| line.contains("│/ ")).unwrap();
        line.split("/ ")
            .nth(1)
            .unwrap()
            .trim_end_matches([' ', '│'])
            .to_owned()
    };
    let mut explorer = explorer;
    // `tide` stands there already.
    assert_eq!(input(&mut explorer), "ferry");
    explorer = explorer.press("Ctrl-Up");
    assert_eq!(input(&mut explorer), "ferry", "there is none before");
    explorer = explorer.press("Ctrl-Down");
    assert_eq!(input(&mut explorer), "tide");
    explorer = explorer.press("Ctrl-Down Ctrl-Up =pier");
    assert_eq!(
        input(&mut explorer),
        "pier",
        "what is typed takes its place"
    );
}

#[test]
fn the_text_of_a_hit_is_scrolled_and_the_next_hit_begins_at_its_top() {
    let explorer = Explorer::on_the_strait(80, 24);
    let mut explorer = explorer.press("/ =kind:section");
    let top = explorer.screen();
    let mut explorer = explorer.press("Alt-Down");
    let below = explorer.screen();
    assert_ne!(top, below);
    let mut explorer = explorer.press("Alt-Up");
    assert_eq!(explorer.screen(), top);
    let mut explorer = explorer.press("Alt-Down Down Up");
    assert_eq!(explorer.screen(), top, "another hit begins at the top");
}

#[test]
fn lists_come_in_orders_and_the_chosen_item_stays_chosen() {
    let mut explorer = Explorer::on_the_strait(110, 40).press("6 j");
    let chosen = explorer.at();
    let first = |explorer: &mut Explorer| {
        let screen = explorer.screen();
        screen
            .lines()
            .nth(2)
            .unwrap()
            .trim_start_matches(['│', '▌', ' '])
            .to_owned()
    };
    let mut seen = Vec::new();
    for order in ["newest first", "side", "A to Z", "most cited"] {
        explorer = explorer.press("S");
        let screen = explorer.screen();
        assert!(screen.contains(&format!("Sources · {order}")), "{screen}");
        assert_eq!(explorer.at(), chosen, "{order}");
        seen.push(first(&mut explorer));
    }
    assert!(seen[2].starts_with("Letters of a skipper"), "{seen:?}");
    assert!(
        seen[3].starts_with("Thirty years"),
        "cited more often: {seen:?}"
    );
    let mut explorer = explorer.press("S");
    assert!(explorer.screen().contains("Sources · as given"));
}

#[test]
fn an_order_holds_among_what_is_filtered_and_on_the_way_back() {
    let explorer = Explorer::built_in(110, 40);
    let explorer = explorer.press("6 S f =levada Enter h");
    let ids: Vec<Option<_>> = {
        let mut ids = Vec::new();
        let mut explorer = explorer.press("g");
        for _ in 0..5 {
            let id = explorer.app.selected().unwrap();
            let entry = explorer.dossier.entry(id);
            if let nemuro::dossier::Item::Source(source) = entry.item {
                ids.push(source.issued.map(|date| date.last_day()));
            }
            explorer = explorer.press("j");
        }
        ids
    };
    let mut sorted = ids.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    assert_eq!(ids, sorted, "newest first");
}

#[test]
fn what_was_read_is_counted_and_the_next_unread_statement_is_gone_to() {
    let mut explorer = Explorer::on_the_strait(110, 16).press("j Enter");
    let _ = explorer.app.take_seen();
    let screen = explorer.screen();
    let read: usize = screen
        .split(" read ┐")
        .next()
        .and_then(|before| before.rsplit(' ').next())
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..7).contains(&read), "{screen}");
    let mut unread = Vec::new();
    for _ in 0..20 {
        explorer = explorer.press("u");
        if explorer.screen().contains("You have read all of it.") {
            break;
        }
        unread.push(explorer.at().unwrap());
        let _ = explorer.app.take_seen();
    }
    assert!(
        unread.contains(&"tides/spring-tide".to_owned()),
        "{unread:?}"
    );
    let mut once = unread.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), unread.len(), "none is gone to twice");
    assert!(explorer.screen().contains("You have read all of it."));
}

#[test]
fn the_whole_way_is_shown_and_any_place_of_it_gone_to() {
    let explorer = Explorer::on_the_strait(110, 40);
    let before = explorer.press("j Enter j 2 5 j 6");
    let mut explorer = before.press("w");
    let shown = explorer.screen();
    assert!(shown.contains("Where you have been"), "{shown}");
    let rows: Vec<&str> = shown
        .lines()
        .skip_while(|line| !line.contains("Where you have been"))
        .skip(1)
        .take(4)
        .collect();
    for (row, words) in rows.iter().zip([
        "Sources  source › Thirty years of the Northport ferry",
        "Names  name › Tern",
        "Timeline  Ferries › The bridge is opened",
        "Topics  Ferries › The fare was two crowns.",
    ]) {
        assert!(row.contains(words), "{shown}");
    }
    assert!(rows[0].contains("here") && rows[1].contains("▌"), "{shown}");
    // Three places back is the topic.
    let explorer = explorer.press("j j Enter");
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
    let mut explorer = explorer.press("w");
    assert!(explorer.screen().contains("ahead"), "{}", explorer.screen());
    let mut explorer = explorer.press("g Enter");
    assert!(explorer.screen().contains("6 Sources"));
    assert_eq!(
        explorer.app.shown(),
        nemuro::explorer::screen::Which::Sources
    );
}

#[test]
fn a_page_stands_alone_in_the_middle_and_beside_its_list_again() {
    let mut explorer = Explorer::on_the_strait(200, 60).press("j z");
    let alone = explorer.screen();
    assert!(!alone.contains("Topics ─"), "{alone}");
    let row = alone.lines().nth(1).unwrap();
    let left = row.chars().take_while(|char| *char == ' ').count();
    let right = 200 - row.chars().count();
    assert!(left > 30 && left.abs_diff(right) < 3, "{left} and {right}");
    assert!(explorer.at().is_some(), "the keys go to it");
    let mut explorer = explorer.press("z");
    let both = explorer.screen();
    assert!(
        both.contains("┌ Topics ") && both.contains("┬ Ferries"),
        "{both}"
    );
}

#[test]
fn on_every_screen_one_pane_is_alone_and_what_was_selected_stays() {
    for keys in ["1 Enter j j", "2 j", "3 j", "4", "5 j", "6 j", "m 7"] {
        let explorer = Explorer::on_the_strait(120, 40).press("Enter").press(keys);
        let (at, shown) = (explorer.at(), explorer.app.shown());
        let mut alone = explorer.press("z");
        let screen = alone.screen();
        let borders = screen.lines().filter(|row| row.starts_with(['┌', '├']));
        let parted = borders.filter(|row| row.contains('┬')).count();
        assert_eq!(parted, 0, "{keys}\n{screen}");
        assert_eq!(
            (alone.at(), alone.app.shown()),
            (at.clone(), shown),
            "{keys}"
        );
        let explorer = alone.press("z");
        assert_eq!(explorer.at(), at, "{keys}");
    }
}

#[test]
fn alone_too_there_is_a_way_to_the_list_and_back() {
    let mut explorer = Explorer::on_the_strait(120, 40).press("j z h");
    assert!(explorer.screen().contains("┌ Topics "));
    let mut explorer = explorer.press("G Enter");
    assert!(!explorer.screen().contains("┌ Topics "));
    assert!(explorer.at().is_some());
}

#[test]
fn text_is_set_wider_and_narrower_within_limits_and_what_was_read_stays_in_view() {
    let explorer = Explorer::built_in(200, 60).press("j j j j j j Enter j j j j j j j j");
    let at = explorer.at();
    let longest = |explorer: &mut Explorer| {
        let screen = explorer.screen();
        let rows = screen.lines().filter_map(|row| row.split('│').nth(2));
        rows.map(|row| row.trim_end().chars().count())
            .max()
            .unwrap()
    };
    let mut explorer = explorer;
    let before = longest(&mut explorer);
    let mut explorer = explorer.press("( ( ( ( ( (");
    assert!(longest(&mut explorer) < before);
    assert_eq!(explorer.at(), at);
    let seen = explorer.app.in_view();
    assert!(seen.contains(&explorer.app.selected().unwrap()));
    let mut explorer = explorer.press(&"( ".repeat(40));
    assert!(explorer.screen().contains("at most 40 columns"));
    let mut explorer = explorer.press(&") ".repeat(60));
    assert!(explorer.screen().contains("at most 200 columns"));
}

#[test]
fn the_list_is_made_wider_and_narrower_within_limits() {
    for keys in ["1", "5", "6", "3"] {
        let border = |explorer: &mut Explorer| {
            let screen = explorer.screen();
            let row = screen.lines().nth(1).unwrap().to_owned();
            row.chars().position(|char| char == '┬').unwrap()
        };
        let mut explorer = Explorer::on_the_strait(120, 40).press(keys);
        let before = border(&mut explorer);
        let mut explorer = explorer.press("> >");
        assert_eq!(border(&mut explorer), before + 8, "{keys}");
        let mut explorer = explorer.press(&"< ".repeat(40));
        assert_eq!(border(&mut explorer), 15, "{keys}");
        let mut explorer = explorer.press(&"> ".repeat(80));
        assert_eq!(border(&mut explorer), 79, "{keys}: the page stays");
    }
}

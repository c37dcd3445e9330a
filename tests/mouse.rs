//! The mouse: clicks and the wheel in, screens out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::Explorer;
use nemuro::explorer::Effect;
use nemuro::explorer::screen::Which;

fn wide() -> Explorer {
    Explorer::on_the_strait(110, 34)
}

fn on(screen: &str) -> Explorer {
    Explorer::built_in(110, 34).press(screen)
}

#[test]
fn a_click_selects_in_the_list_and_another_opens() {
    let mut explorer = wide();
    explorer.click_on("Tides");
    assert!(
        explorer.screen().contains("▌ Tides"),
        "{}",
        explorer.screen()
    );
    assert_eq!(explorer.at(), None, "the keys still go to the list");
    explorer.click_on("Tides");
    assert!(explorer.at().is_some(), "and now to the page");
    // A heading is nothing to go to.
    explorer.click_on("Reading paths");
    assert!(explorer.at().is_some());
}

#[test]
fn a_click_selects_a_statement_and_another_shows_its_sources() {
    let mut explorer = wide();
    explorer.click_on("The fare was two crowns");
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
    explorer.click_on("The fare was two crowns");
    let screen = explorer.screen();
    assert!(screen.contains("┌ claim"), "{screen}");
    // What lies over the screen is closed by a click beside it.
    explorer.click(0, 3);
    assert!(!explorer.screen().contains("┌ claim"));
    assert_eq!(explorer.at().as_deref(), Some("ferries/fare-of-two-crowns"));
}

#[test]
fn a_click_on_a_link_follows_it() {
    let mut explorer = wide();
    explorer.click_on("Northport every day");
    let screen = explorer.screen();
    assert!(screen.contains("┌ place · Northport"), "{screen}");
    explorer.click(0, 3);
    explorer.click_on("ferries/bridge-opened");
    assert_eq!(explorer.at().as_deref(), Some("ferries/bridge-opened"));
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_the_selection_stays() {
    let mut explorer = Explorer::built_in(110, 20).press("Enter j j");
    let (at, before) = (explorer.at(), explorer.screen());
    explorer.wheel(true, 80, 10);
    assert_ne!(explorer.screen(), before);
    assert_eq!(explorer.at(), at, "it can still be seen");
    explorer.wheel(false, 80, 10);
    assert_eq!(explorer.screen(), before);
    // The page scrolls while the keys go to the list, too.
    let mut explorer = Explorer::built_in(110, 20);
    let list = explorer.screen().lines().nth(5).unwrap()[..30].to_owned();
    explorer.wheel(true, 80, 10);
    let row = explorer.screen().lines().nth(5).unwrap().to_owned();
    assert!(row.starts_with(&list), "{row}");
    assert_eq!(explorer.at(), None);
}

#[test]
fn a_list_scrolls_under_the_wheel_to_its_end_and_back() {
    let mut explorer = on("5");
    let first = explorer.screen();
    explorer.wheel(true, 5, 10);
    assert_ne!(explorer.screen(), first);
    for _ in 0..400 {
        explorer.wheel(true, 5, 10);
    }
    let end = explorer.screen();
    explorer.wheel(true, 5, 10);
    assert_eq!(explorer.screen(), end);
    for _ in 0..400 {
        explorer.wheel(false, 5, 10);
    }
    let top = explorer.screen();
    let row = |screen: &str| {
        screen
            .lines()
            .nth(3)
            .unwrap()
            .chars()
            .skip(2)
            .take(20)
            .collect::<String>()
    };
    assert_eq!(row(&top), row(&first));
}

#[test]
fn a_name_is_chosen_and_its_page_followed() {
    let mut explorer = wide().press("5");
    explorer.click_on("Tern ");
    assert_eq!(explorer.at().as_deref(), Some("names/tern"));
    explorer.click_on("Northport");
    assert_eq!(explorer.at().as_deref(), Some("names/northport"));
    explorer.click_on("~ overtaken");
    explorer.click_on("~ overtaken");
    assert_eq!(explorer.app.shown(), Which::Topics, "{}", explorer.screen());
}

#[test]
fn screens_are_gone_to_by_their_names_in_the_header() {
    for (name, which) in [
        ("2 Timeline", Which::Timeline),
        ("3 Figures", Which::Figures),
        ("4 Map", Which::Map),
        ("5 Names", Which::Names),
        ("6 Sources", Which::Sources),
        ("7 Shelf", Which::Shelf),
    ] {
        let mut explorer = wide();
        explorer.click_on(name);
        assert_eq!(explorer.app.shown(), which, "{name}");
        explorer.click_on("1 Topics");
        assert_eq!(explorer.app.shown(), Which::Topics, "{name}");
    }
}

#[test]
fn hints_in_the_footer_are_done_by_a_click() {
    let mut explorer = wide();
    explorer.click_on("? help");
    assert!(explorer.screen().contains("┌ Help"));
    explorer.click_on("Esc close");
    assert!(!explorer.screen().contains("┌ Help"));
    // Of two keys, the one that is pointed at; what they do stands for the first.
    let mut explorer = wide().press("Enter");
    let before = explorer.at();
    let (column, row) = explorer.place_of("j/k move");
    explorer.click(column, row);
    let next = explorer.at();
    assert_ne!(next, before);
    explorer.click(column + 2, row);
    assert_eq!(explorer.at(), before);
    explorer.click(column + 5, row);
    assert_eq!(explorer.at(), next);
    explorer.click_on("q quit");
    assert_eq!(explorer.last.take(), Some(Effect::Quit));
}

#[test]
fn a_hit_is_chosen_and_opened() {
    let explorer = wide().press("/ =tide");
    let second = explorer.press("Down").screen();
    let mut explorer = wide().press("/ =tide");
    let hits: Vec<(usize, &str)> = second
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("▌"))
        .collect();
    let row = u16::try_from(hits[0].0).unwrap();
    explorer.click(6, row);
    assert_eq!(explorer.screen(), second);
    explorer.click(6, row);
    assert!(
        !explorer.screen().contains("┌ Search"),
        "{}",
        explorer.screen()
    );
    let mut explorer = wide().press("/ =tide");
    let first = explorer.screen();
    explorer.wheel(true, 6, row);
    assert_eq!(explorer.screen(), first, "all of them are in view");
    let mut explorer = on("/ =sakhalin");
    let first = explorer.screen();
    explorer.wheel(true, 6, row);
    assert_ne!(explorer.screen(), first);
}

#[test]
fn an_event_is_looked_at_from_the_chart_and_from_the_list() {
    let mut explorer = on("2");
    let screen = explorer.screen();
    let before = explorer.at();
    // Somewhere in the lanes there are marks to click.
    let mut clicked = false;
    for row in 3..12 {
        for column in 25..105 {
            let mark = screen.lines().nth(row).unwrap().chars().nth(column);
            if mark == Some('●') || mark == Some('◆') || mark == Some('•') {
                explorer.click(u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
                clicked |= explorer.at() != before;
                break;
            }
        }
    }
    assert!(clicked, "{screen}");
    let mut explorer = on("2");
    let before = explorer.screen();
    explorer.click(10, 18);
    assert_ne!(explorer.screen(), before);
    let at = explorer.at();
    explorer.click(10, 18);
    assert_eq!(
        explorer.app.shown(),
        Which::Topics,
        "a second click opens it"
    );
    assert_eq!(explorer.at(), at);
}

#[test]
fn the_wheel_over_the_timeline_goes_through_time() {
    let mut explorer = on("2 + +");
    let (at, before) = (explorer.at(), explorer.screen());
    explorer.wheel(true, 60, 6);
    assert_ne!(explorer.screen(), before);
    assert_eq!(explorer.at(), at);
    explorer.wheel(false, 60, 6);
    assert_eq!(explorer.screen(), before);
}

#[test]
fn a_figure_is_chosen_and_its_numbers_are_read_off_where_one_clicks() {
    let explorer = on("3 j j");
    let chosen = explorer.at();
    let mut explorer = on("3");
    let first = explorer.at();
    let (_, row) = explorer.place_of("▌");
    explorer.click(6, row + 2);
    assert_ne!(explorer.at(), first);
    let _ = chosen;
    let before = explorer.screen();
    let changes = (40..105).any(|column| {
        explorer.click(column, 12);
        explorer.screen() != before
    });
    assert!(changes, "{before}");
}

#[test]
fn a_land_on_the_map_is_chosen_and_its_card_shown() {
    let mut explorer = on("4");
    explorer.click_on("Shikotan ⢑");
    let screen = explorer.screen();
    assert!(screen.contains("▌ Shikotan"), "{screen}");
    explorer.click_on("▌ Shikotan");
    let screen = explorer.screen();
    assert!(screen.contains("┌ place"), "{screen}");
}

#[test]
fn the_wheel_enlarges_the_map_and_a_click_on_the_strip_goes_to_an_era() {
    let mut explorer = on("4");
    let before = explorer.screen();
    explorer.wheel(false, 30, 15);
    assert_ne!(explorer.screen(), before);
    let mut explorer = on("4");
    explorer.click_on("1905");
    assert_ne!(explorer.screen(), before);
    assert!(explorer.screen().contains("▌1905"), "{}", explorer.screen());
}

#[test]
fn what_is_kept_is_chosen_on_the_shelf_and_opened() {
    let mut explorer = wide().press("Enter j m j m 7");
    assert_eq!(explorer.app.shown(), Which::Shelf);
    explorer.click_on("The fare was two crowns");
    let chosen = explorer.at();
    explorer.click_on("In the winter of 1924 one crossing too");
    assert_ne!(explorer.at(), chosen);
    let chosen = explorer.at();
    explorer.click_on("In the winter of 1924 one crossing too");
    let screen = explorer.screen();
    assert!(screen.contains("│▌ In the winter"), "its page: {screen}");
    assert_eq!(explorer.at(), chosen);
}

#[test]
fn the_key_gives_the_mouse_to_the_terminal_and_takes_it_back() {
    let mut explorer = wide().press("M");
    assert_eq!(explorer.last.take(), Some(Effect::Mouse(false)));
    let said = "The mouse selects text now; M takes it back.";
    assert!(explorer.screen().contains(said), "{}", explorer.screen());
    let mut explorer = explorer.press("M");
    assert_eq!(explorer.last.take(), Some(Effect::Mouse(true)));
}

#[test]
fn no_click_and_no_turn_of_the_wheel_does_harm_anywhere_at_any_size() {
    for (width, height) in [(1, 1), (7, 3), (20, 5), (40, 12), (80, 24)] {
        for keys in [
            "",
            "Enter",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "/ =tide",
            "?",
            ":",
            "@",
            "Enter j Enter",
        ] {
            let mut explorer = Explorer::on_the_strait(width, height).press(keys);
            for row in (0..height).step_by(3) {
                for column in (0..width).step_by(9) {
                    explorer.wheel(true, column, row);
                    explorer.wheel(false, column, row);
                    explorer.click(column, row);
                    explorer.screen();
                }
            }
            explorer.click(width + 3, height + 3);
            explorer.wheel(true, u16::MAX, u16::MAX);
        }
    }
}

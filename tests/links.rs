//! Links: names, addresses and marks on a page lead on, by Tab and by
//! letters, and back leads to where the reader was.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::path::Path;

use common::{Explorer, read};
use nemuro::dossier::Origin;
use nemuro::explorer::screen::Which;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

fn quay(width: u16, height: u16) -> Explorer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/quay");
    Explorer::of(read(&Origin::Folder(folder)), width, height, false)
}

/// On the page of the quay, at a statement.
fn at(address: &str, width: u16, height: u16) -> Explorer {
    let mut explorer = quay(width, height);
    explorer.open(address);
    explorer
}

/// What is drawn in a style, rows joined by a bar.
fn drawn(buffer: &Buffer, how: impl Fn(&ratatui::buffer::Cell) -> bool) -> String {
    let mut rows = Vec::new();
    for y in 1..buffer.area.height - 1 {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let row: String = cells
            .filter(|cell| how(cell))
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        rows.push(row.trim().to_owned());
    }
    rows.retain(|row| !row.is_empty());
    rows.join("|")
}

/// What is drawn but for the footer, whose keys depend on the way.
fn page(buffer: &Buffer) -> Vec<ratatui::buffer::Cell> {
    let rows = buffer.area.height - 1;
    buffer.content[..usize::from(rows * buffer.area.width)].to_vec()
}

/// The link that has the focus.
fn focus(explorer: &mut Explorer) -> String {
    let reversed = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
    drawn(&explorer.buffer(), reversed)
}

/// The links that Tab leads to, one after the other.
fn walked(mut explorer: Explorer, key: &str) -> Vec<String> {
    let mut walked = Vec::new();
    loop {
        explorer = explorer.press(key);
        if explorer.screen().contains("There is no link further") {
            return walked;
        }
        walked.push(focus(&mut explorer));
    }
}

#[test]
fn tab_goes_through_the_links_of_a_statement_and_of_those_after_it() {
    let walked = walked(at("quay/gull-sails", 110, 40), "Tab");
    let expected = [
        "Gull",
        "Red Bay",
        "赤湾",
        "1",
        "2",
        "fishing/herring",
        "fishing/catch",
        "Long|Cape Lighthouse",
        "1",
        "Gull",
        "1",
        "1",
    ];
    assert_eq!(walked, expected);
}

#[test]
fn backtab_goes_the_same_way_back() {
    let explorer = at("quay/gull-sails", 110, 40).press("Tab Tab Tab BackTab");
    let mut explorer = explorer.press("BackTab");
    assert_eq!(focus(&mut explorer), "Gull");
    let mut explorer = explorer.press("BackTab");
    assert_eq!(
        focus(&mut explorer),
        "1",
        "the mark of the statement before"
    );
    assert_eq!(explorer.at().as_deref(), Some("quay/nothing-named"));
    let mut explorer = explorer.press("BackTab");
    assert_eq!(focus(&mut explorer), "Red Bay", "in the summary");
    assert!(
        explorer
            .press("BackTab")
            .screen()
            .contains("There is no link further up.")
    );
}

#[test]
fn the_link_that_has_the_focus_is_brought_into_view() {
    for height in [8, 11, 24] {
        let mut explorer = at("quay/nothing-named", 80, height);
        for _ in 0..14 {
            explorer = explorer.press("Tab");
            assert_ne!(focus(&mut explorer), "", "{height}:\n{}", explorer.screen());
        }
    }
}

#[test]
fn a_link_lets_go_of_the_focus_with_escape_and_when_the_reader_goes_on() {
    for key in ["Esc", "j", "k", "G", "Space"] {
        let mut explorer = at("quay/gull-sails", 110, 40).press("Tab").press(key);
        assert_eq!(focus(&mut explorer), "", "{key}");
    }
    let mut explorer = at("quay/gull-sails", 110, 40).press("Tab Esc Enter");
    assert!(
        explorer.screen().contains("claim · The quay"),
        "Enter shows the card again"
    );
}

#[test]
fn links_of_the_selected_statement_alone_are_in_the_accent() {
    let accent = |cell: &ratatui::buffer::Cell| {
        cell.fg == Color::LightBlue && cell.symbol().chars().all(char::is_alphanumeric)
    };
    let mut explorer = at("quay/beam", 110, 40);
    let drawn = drawn(&explorer.buffer(), accent);
    assert!(drawn.contains("Long|CapeLighthouse1"), "{drawn}");
    assert!(
        !drawn.contains("Gull") && !drawn.contains("RedBay"),
        "{drawn}"
    );
}

#[test]
fn a_name_that_is_followed_shows_its_card_over_the_place_and_back_leads_to_the_link() {
    let mut explorer = at("quay/gull-sails", 110, 40).press("Tab Tab");
    let before = explorer.buffer();
    let mut explorer = explorer.press("Enter");
    let screen = explorer.screen();
    for part in [
        "place · Red Bay",
        "赤湾",
        "Красная бухта",
        "A bay near Long Cape",
        "Mentioned in",
        "◉ Red Bay",
    ] {
        assert!(screen.contains(part), "{part}:\n{screen}");
    }
    assert!(
        screen.contains("The quay ›") || screen.contains("Boats"),
        "the place is behind it"
    );
    for back in ["Backspace", "H", "Esc"] {
        let mut explorer = at("quay/gull-sails", 110, 40)
            .press("Tab Tab Enter")
            .press(back);
        assert_eq!(page(&explorer.buffer()), page(&before), "{back}");
    }
    let forward = explorer.buffer();
    let there = explorer.press("H L").buffer();
    assert_eq!(page(&there), page(&forward), "and forward again");
}

#[test]
fn a_name_is_no_link_on_its_own_card_but_others_are() {
    let explorer = at("quay/gull-sails", 110, 40).press("Tab Tab Enter Tab");
    let mut explorer = explorer;
    assert_eq!(focus(&mut explorer), "Long Cape Lighthouse");
    let mut explorer = explorer.press("Enter");
    assert!(explorer.screen().contains("place · Long Cape Lighthouse"));
    let mut explorer = explorer.press("Backspace");
    assert_eq!(
        focus(&mut explorer),
        "Long Cape Lighthouse",
        "back at the link of the card"
    );
    assert!(explorer.screen().contains("place · Red Bay"));
}

#[test]
fn an_address_and_a_mark_lead_where_they_say() {
    let explorer = at("quay/gull-sails", 110, 40).press("Tab Tab Tab Tab Tab Tab Enter");
    assert_eq!(explorer.at().as_deref(), Some("fishing/herring"));
    let mut explorer = explorer.press("Backspace");
    assert_eq!(explorer.at().as_deref(), Some("quay/gull-sails"));
    assert_eq!(focus(&mut explorer), "fishing/herring");
    let mut explorer = explorer.press("Esc Tab Tab Tab Tab Enter");
    assert!(
        explorer.screen().contains("Cited by"),
        "the card of a source: {}",
        explorer.screen()
    );
}

#[test]
fn the_address_of_a_path_sets_out_on_it() {
    let mut explorer = at("fishing", 110, 40).press("g f");
    let screen = explorer.screen();
    assert!(
        screen.contains("way through it: aaths/short-way."),
        "{screen}"
    );
    let mut explorer = explorer.press("a");
    assert!(
        explorer.screen().contains("From Red Bay on."),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("g Tab");
    assert_eq!(
        focus(&mut explorer),
        "Red Bay",
        "what a path says has links too"
    );
    let mut explorer = explorer.press("Tab");
    assert_eq!(focus(&mut explorer), "Gull");
}

#[test]
fn letters_stand_on_the_links_in_view_and_move_nothing() {
    let mut explorer = at("quay/gull-sails", 110, 40);
    let plain = explorer.screen();
    let mut explorer = explorer.press("f");
    let lettered = explorer.screen();
    assert!(
        lettered.contains("The dull sailed from fed Bay (g 湾) to the cape. [h,"),
        "{lettered}"
    );
    for (plain, lettered) in plain.lines().zip(lettered.lines()).skip(1).take(38) {
        let width = |row: &str| unicode_width::UnicodeWidthStr::width(row);
        assert_eq!(width(plain), width(lettered), "{lettered}");
    }
    assert_eq!(explorer.press("Esc").screen(), plain);
}

#[test]
fn letters_follow_on_any_layout_and_what_is_none_is_said() {
    for key in ["f", "F", "а", "は"] {
        let mut explorer = at("quay/gull-sails", 110, 40).press("f").press(key);
        assert!(
            explorer.screen().contains("place · Red Bay"),
            "{key}: {}",
            explorer.screen()
        );
    }
    let mut explorer = at("quay/gull-sails", 110, 40).press("f m");
    assert!(explorer.screen().contains("No link has the letters m."));
    let mut explorer = explorer.press("f");
    assert!(
        explorer.screen().contains("place · Red Bay"),
        "they are still there"
    );
}

#[test]
fn where_there_are_many_links_the_last_have_two_letters() {
    let mut explorer = Explorer::built_in(200, 60);
    explorer.open("history");
    let mut explorer = explorer.press("f");
    let screen = explorer.screen();
    let both = ["ma", "mf", "ms"]
        .iter()
        .any(|label| screen.contains(label));
    assert!(both, "{screen}");
    let mut explorer = explorer.press("m");
    let narrowed = explorer.screen();
    assert_ne!(narrowed, screen);
    let mut explorer = explorer.press("Backspace");
    assert_eq!(explorer.screen(), screen, "the first letter is taken back");
    let mut explorer = explorer.press("m a");
    assert!(!explorer.screen().contains("type the letters"), "followed");
}

#[test]
fn letters_are_taken_off_when_the_screen_gets_another_size() {
    let mut explorer = at("quay/gull-sails", 110, 40).press("f").resize(80, 24);
    assert!(!explorer.screen().contains("type the letters of a link"));
}

#[test]
fn links_within_links_of_a_card_are_lettered_too() {
    let mut explorer = at("quay/gull-sails", 110, 40).press("Enter f");
    let screen = explorer.screen();
    assert!(
        screen.contains("The aull sailed from sed Bay (d 湾) to the cape. [f, g]"),
        "{screen}"
    );
    assert!(
        screen.contains("jishing › Catch"),
        "what is listed has letters as well: {screen}"
    );
    let explorer = explorer.press("j");
    assert_eq!(explorer.at().as_deref(), Some("fishing/catch"));
}

#[test]
fn every_screen_with_a_page_has_links_and_comes_back_to_them() {
    for (screen, name) in [
        (Which::Timeline, "Gull"),
        (Which::Figures, "Red Bay"),
        (Which::Map, "Gull"),
        (Which::Names, "Long Cape Lighthouse"),
    ] {
        let mut explorer = quay(110, 40);
        explorer.app.show(screen);
        let at_link = |explorer: &mut Explorer| focus(explorer).ends_with(name);
        let mut explorer = explorer.press(if screen == Which::Timeline {
            "j Tab"
        } else {
            "Tab"
        });
        for _ in 0..9 {
            if at_link(&mut explorer) {
                break;
            }
            explorer = explorer.press("Tab");
        }
        assert!(at_link(&mut explorer), "{screen:?}: {}", explorer.screen());
        let before = explorer.buffer();
        let explorer = explorer.press("Enter");
        let mut explorer = explorer.press("2 H H");
        assert_eq!(explorer.app.shown(), screen);
        assert_eq!(page(&explorer.buffer()), page(&before), "{screen:?}");
    }
}

#[test]
fn what_is_kept_leads_on_from_the_shelf() {
    let explorer = at("quay/gull-sails", 110, 40).press("m 7 Tab Tab");
    let mut explorer = explorer;
    assert_eq!(focus(&mut explorer), "Gull", "{}", explorer.screen());
    let mut explorer = explorer.press("Esc f");
    let lettered = explorer.screen();
    assert!(lettered.contains("The aull sailed"), "{lettered}");
    let mut explorer = explorer.press("a");
    assert!(
        explorer.screen().contains("project · Gull"),
        "{}",
        explorer.screen()
    );
    let mut explorer = explorer.press("Backspace h f");
    assert!(
        explorer.screen().contains("filter:"),
        "in the list it filters"
    );
}

#[test]
fn the_footer_tells_what_tab_does_where_the_keys_go() {
    let mut explorer = at("quay/gull-sails", 140, 40);
    let footer = |explorer: &mut Explorer| explorer.screen().lines().last().unwrap().to_owned();
    let reading = footer(&mut explorer);
    assert!(
        reading.contains("Tab/f links") && !reading.contains("Tab other"),
        "{reading}"
    );
    let listing = footer(&mut explorer.press("h"));
    assert!(
        listing.contains("Tab other pane") && !listing.contains("links"),
        "{listing}"
    );
    let mut explorer = at("quay/gull-sails", 80, 24).press("Enter");
    let card = footer(&mut explorer);
    for part in [
        "Enter follow",
        "Esc close",
        "Tab next link",
        "f letters on links",
        "? help",
    ] {
        assert!(card.contains(part), "{card}");
    }
}

#[test]
fn back_from_another_screen_leads_to_all_that_was_there() {
    for (screen, keys) in [
        (Which::Topics, "Enter j j Space k"),
        (Which::Timeline, "j j j Tab Tab Esc Esc + + l J =1951 Enter"),
        (Which::Timeline, "j j Tab Space j"),
        (Which::Figures, "j j Enter h h h v"),
        (Which::Figures, "j j j Enter Space"),
        (Which::Map, "+ + Left , , Tab j j j"),
        (Which::Map, "v j j j j j"),
        (Which::Names, "f =sakhalin Enter j j"),
        (Which::Sources, "j j j j Enter j Space"),
    ] {
        let mut explorer = Explorer::built_in(110, 34);
        explorer.app.show(screen);
        let mut explorer = explorer.press(keys);
        let before = explorer.buffer();
        let away = if screen == Which::Names { "6" } else { "5" };
        let mut explorer = explorer.press(away).press("j j H");
        assert_eq!(
            page(&explorer.buffer()),
            page(&before),
            "{screen:?} after {keys}: {}",
            explorer.screen()
        );
        let mut explorer = explorer.press("L H");
        assert_eq!(
            page(&explorer.buffer()),
            page(&before),
            "{screen:?} after {keys}, there and back"
        );
    }
}

#[test]
fn open_cards_are_there_again_one_over_the_other() {
    let mut explorer = at("quay/gull-sails", 110, 40).press("Enter j j Tab Enter");
    let before = explorer.buffer();
    let mut explorer = explorer.press("5 H");
    assert_eq!(
        page(&explorer.buffer()),
        page(&before),
        "{}",
        explorer.screen()
    );
}

#[test]
fn a_card_leads_to_what_names_the_same_and_says_what_that_is() {
    let mut explorer = at("quay/gull-sails", 110, 40).press("Enter");
    let screen = explorer.screen();
    let kin = screen.find("Events that name the same").expect(&screen);
    assert!(
        screen[kin..].contains("The Gull is lost") && screen[kin..].contains("both name Gull"),
        "{screen}"
    );
    assert!(!screen[kin..].contains("The quay is built"), "{screen}");
    let mut explorer = at("quay/gull-lost", 110, 40).press("Enter");
    let screen = explorer.screen();
    let kin = screen.find("Claims that name the same").expect(&screen);
    assert!(screen[kin..].contains("both name Gull"), "{screen}");
    assert!(screen.contains("Place   Red Bay"), "{screen}");
    let mut explorer = at("fishing/catch", 110, 40).press("Enter");
    let screen = explorer.screen();
    let shown = screen.find("Claims that it shows").expect(&screen);
    assert!(screen[shown..].contains("The Gull sailed"), "{screen}");
}

#[test]
fn the_place_of_an_event_leads_to_its_name() {
    let mut explorer = at("quay/gull-lost", 110, 40).press("Enter Tab Tab Tab");
    assert_eq!(focus(&mut explorer), "Red Bay");
    let mut explorer = explorer.press("Enter");
    assert!(explorer.screen().contains("place · Red Bay"));
}

#[test]
fn an_address_that_is_searched_for_is_found_alone() {
    for address in ["fishing/herring", "names/red-bay", "sources/census"] {
        let mut explorer = quay(110, 40).press("/").press(&format!("={address}"));
        assert!(
            explorer.screen().contains("1 of 1"),
            "{address}: {}",
            explorer.screen()
        );
    }
    let explorer = quay(110, 40).press("/ =fishing/herring Enter");
    assert_eq!(explorer.at().as_deref(), Some("fishing/herring"));
    let mut explorer = quay(110, 40).press("/ =names/red-bay Enter");
    assert!(explorer.screen().contains("place · Red Bay"));
}

#[test]
fn without_links_tab_goes_from_pane_to_pane() {
    let mut explorer = Explorer::on_the_strait(110, 34);
    explorer.app.show(Which::Sources);
    let explorer = explorer.press("Tab");
    let mut explorer = explorer;
    assert!(explorer.screen().contains("Cited by"));
}

#[test]
fn any_keys_of_links_at_any_size_leave_a_screen() {
    for (width, height) in [
        (1, 1),
        (3, 2),
        (12, 5),
        (20, 8),
        (39, 11),
        (80, 24),
        (200, 60),
    ] {
        let mut explorer = at("quay/gull-sails", width, height);
        for key in [
            "f", "Esc", "Tab", "Tab", "f", "a", "Tab", "f", "s", "H", "BackTab", "L", "Enter", "f",
            "d", "2", "Tab", "f", "a", "3", "Tab", "f", "4", "Esc", "Tab", "f",
        ] {
            explorer = explorer.press(key);
            explorer.buffer();
        }
    }
}

#[test]
fn letters_leave_nothing_of_the_number_that_they_stand_on() {
    let mut covered = 0;
    for topic in ["energy", "economy", "security", "kurils"] {
        let mut explorer = Explorer::built_in(110, 34);
        let at = topic.parse().unwrap();
        let Some(id) = explorer.dossier.find(&at) else {
            continue;
        };
        explorer.app.open(id);
        let mut explorer = explorer.press("PageDown PageDown PageDown");
        let before = explorer.buffer();
        let mut explorer = explorer.press("f");
        let after = explorer.buffer();
        let digit = |symbol: &str| symbol.bytes().all(|byte| byte.is_ascii_digit());
        for y in 1..32 {
            for x in 30..106 {
                let [left, first, second, right] =
                    [x - 1, x, x + 1, x + 2].map(|x| before[(x, y)].symbol());
                let number = matches!(left, "[" | " ") && matches!(right, "]" | ",");
                if number && digit(first) && digit(second) && !digit(after[(x, y)].symbol()) {
                    covered += 1;
                    assert!(!digit(after[(x + 1, y)].symbol()), "{}", explorer.screen());
                }
            }
        }
        let screen = explorer.screen();
        assert!(screen.contains(" type the letters of a link"), "{screen}");
    }
    assert!(covered > 0);
}

#[test]
fn the_foot_says_what_esc_does_while_a_link_has_the_focus() {
    let mut explorer = at("quay/gull-sails", 110, 40);
    let foot = |explorer: &mut Explorer| explorer.screen().lines().last().unwrap().to_owned();
    assert!(!foot(&mut explorer).contains("let go"));
    let mut explorer = explorer.press("Tab");
    let said = foot(&mut explorer);
    assert!(
        said.contains("Esc let go") && said.contains("Enter follow"),
        "{said}"
    );
    let mut explorer = explorer.press("Esc");
    assert!(!foot(&mut explorer).contains("let go"));
    let mut explorer = explorer.press("Enter Tab");
    assert!(foot(&mut explorer).contains("Esc let go"));
    let mut explorer = explorer.press("Esc");
    assert!(foot(&mut explorer).contains("Esc close"));
}

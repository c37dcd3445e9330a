//! The map: as a screen, by its keys, and as a command.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use common::{Explorer, read};
use nemuro::dossier::Origin;
use nemuro::explorer::screen::Which;
use proptest::prelude::*;
use serde_json::Value;

fn isles() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/isles")
}

/// An explorer at the map of the isles, where nothing moves by itself.
fn at_the_isles(width: u16, height: u16) -> Explorer {
    drawn_with(width, height, false)
}

fn drawn_with(width: u16, height: u16, ascii: bool) -> Explorer {
    let dossier = read(&Origin::Folder(isles()));
    let mut explorer = Explorer::of(dossier, width, height, ascii);
    explorer.app.keep_still();
    explorer.press("4")
}

/// The title of the map's pane.
fn title(explorer: &mut Explorer) -> String {
    let screen = explorer.screen();
    let row = screen.lines().nth(1).unwrap();
    let row = row.trim_start_matches(['┌', ' ']);
    row.split(" ─").next().unwrap().trim().to_owned()
}

#[test]
fn the_map_at_every_size() {
    for (width, height) in [(80, 24), (110, 34), (200, 60), (40, 12)] {
        let screen = at_the_isles(width, height).screen();
        insta::assert_snapshot!(format!("map-{width}x{height}"), screen);
    }
}

#[test]
fn the_era_before_and_what_changed() {
    insta::assert_snapshot!("map-era-before", at_the_isles(110, 34).press(",").screen());
}

#[test]
fn a_land_that_is_chosen() {
    insta::assert_snapshot!(
        "map-chosen-land",
        at_the_isles(110, 34).press("j j j").screen()
    );
}

#[test]
fn the_map_in_words() {
    for (width, height) in [(110, 34), (40, 12)] {
        let screen = at_the_isles(width, height).press("v").screen();
        insta::assert_snapshot!(format!("map-words-{width}x{height}"), screen);
    }
}

#[test]
fn without_glyphs_outside_ascii_the_map_is_ascii_but_for_what_the_dossier_says() {
    for keys in ["", "j j", "v", ", Tab"] {
        let screen = drawn_with(100, 40, true).press(keys).screen();
        let foreign = screen.chars().filter(|char| !char.is_ascii());
        let foreign: String = foreign
            .filter(|char| !"西島岩礁Западный остров".contains(*char))
            .collect();
        assert_eq!(foreign, "", "{keys}: {screen}");
    }
    insta::assert_snapshot!("map-ascii", drawn_with(80, 24, true).screen());
}

#[test]
fn the_styles_of_a_small_map() {
    let buffer = at_the_isles(80, 12).buffer();
    insta::assert_snapshot!("map-styles", format!("{buffer:?}"));
}

#[test]
fn the_map_opens_at_today_and_after_the_last_era_comes_the_first() {
    let mut titles = Vec::new();
    let mut explorer = at_the_isles(110, 34);
    for _ in 0..4 {
        titles.push(title(&mut explorer));
        explorer = explorer.press(".");
    }
    let [first, second, third] = [
        "Before the first line",
        "1900: the first line",
        "1920: the second line",
    ];
    assert_eq!(titles, [third, first, second, third]);
    assert_eq!(title(&mut explorer.press(",")), third);
    assert_eq!(title(&mut at_the_isles(110, 34).press(", ,")), first);
    assert_eq!(title(&mut at_the_isles(110, 34).press(", , ,")), third);
}

#[test]
fn the_treaty_behind_the_line_is_one_key_away() {
    let explorer = at_the_isles(110, 34).press(", Enter");
    assert_eq!(explorer.at().unwrap(), "isles/first-line");
    assert_eq!(explorer.app.shown(), Which::Topics);
    let mut back = explorer.press("Backspace");
    assert_eq!(back.app.shown(), Which::Map);
    assert_eq!(title(&mut back), "1900: the first line");
}

#[test]
fn every_move_of_the_view_can_be_undone() {
    let home = at_the_isles(110, 34).screen();
    for keys in [
        "+",
        "-",
        "Left",
        "Right",
        "Up",
        "Down",
        "p",
        "P",
        "+ + Down l h",
    ] {
        let moved = at_the_isles(110, 34).press(keys).screen();
        assert_ne!(moved, home, "{keys}");
        let back = at_the_isles(110, 34).press(keys).press("0").screen();
        assert_eq!(back, home, "{keys}");
    }
    let round = at_the_isles(110, 34).press("p p p").screen();
    assert_eq!(round, home, "the views come round");
    let mut view = at_the_isles(110, 34).press("p p");
    assert!(view.screen().contains("└ The Rock and the Skerry ─"));
}

#[test]
fn what_is_chosen_is_marked_comes_into_view_and_opens_its_card() {
    let mut explorer = at_the_isles(110, 34).press("p Tab G");
    let screen = explorer.screen();
    assert!(
        screen.contains("▌ Skerry") || screen.contains("◉"),
        "{screen}"
    );
    let explorer = at_the_isles(110, 34).press("j");
    assert_eq!(explorer.at().unwrap(), "names/west-isle");
    let mut card = explorer.press("Enter");
    assert!(
        card.screen().contains("place · West Isle"),
        "{}",
        card.screen()
    );
}

#[test]
fn what_happened_is_told_at_its_place() {
    let screen = at_the_isles(110, 70).screen();
    let after = |word: &str| screen.find(word).unwrap();
    let in_order = [
        after("  Pier  "),
        after("1 Jun 1905"),
        after("The pier is opened"),
    ];
    assert!(in_order.is_sorted(), "{screen}");
    assert!(
        screen.contains("✶ 1921 A wreck on the Skerry"),
        "in this era"
    );
    assert!(!screen.contains("Talks in Far City"), "not on this map");
}

#[test]
fn the_map_opens_where_and_when_an_event_was() {
    let dossier = read(&Origin::Folder(isles()));
    let mut explorer = Explorer::of(dossier, 110, 34, false);
    explorer.app.keep_still();
    let mut explorer = explorer.press("/ =pier Space =opened Enter 4");
    assert_eq!(title(&mut explorer), "1900: the first line");
    assert_eq!(explorer.at().unwrap(), "isles/pier-opened");
    assert!(
        explorer.screen().contains("◉ ▌ Pier"),
        "{}",
        explorer.screen()
    );
}

#[test]
fn the_map_opens_at_the_era_that_cites_a_claim() {
    let dossier = read(&Origin::Folder(isles()));
    let explorer = Explorer::of(dossier, 110, 34, false);
    let mut explorer = explorer.press("Enter 4");
    assert_eq!(explorer.at().unwrap(), "isles/first-line");
    assert_eq!(title(&mut explorer), "1900: the first line");
}

#[test]
fn as_of_a_date_the_map_is_of_then_and_later_eras_are_not_gone_to() {
    let mut explorer = at_the_isles(110, 34).press("@ =1910 Enter");
    assert_eq!(title(&mut explorer), "1900: the first line");
    let screen = explorer.screen();
    assert!(screen.contains("as of 1910: later eras"), "{screen}");
    assert!(
        screen.contains("since 1900"),
        "when it ended is not known yet: {screen}"
    );
    assert!(!screen.contains("1920"), "{screen}");
    let mut explorer = explorer.press(".");
    assert_eq!(
        title(&mut explorer),
        "Before the first line",
        "after the last seen"
    );
    let mut explorer = explorer.press("@ Ctrl-u Enter");
    assert_eq!(title(&mut explorer), "1920: the second line");
}

#[test]
fn the_note_on_an_era_that_goes_on_is_of_today() {
    let mut then = at_the_isles(110, 50).press("@ =1925 Enter");
    assert!(!then.screen().contains("as it does today"));
    assert!(at_the_isles(110, 50).screen().contains("as it does"));
}

#[test]
fn a_change_of_era_moves_by_itself_for_a_moment_and_ends_with_any_key() {
    let dossier = read(&Origin::Folder(isles()));
    let explorer = Explorer::of(dossier, 80, 24, false).press("4 .");
    let mut explorer = explorer;
    let settled = at_the_isles(80, 24).press(".").screen();
    let mut frames = vec![explorer.screen()];
    while explorer.app.moves_in().is_some() {
        explorer.app.step();
        frames.push(explorer.screen());
        assert!(frames.len() < 10, "it comes to an end");
    }
    assert!(frames.len() > 4);
    assert!(frames.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(frames.last(), Some(&settled));
    let mut explorer = explorer.press(", . v v");
    assert_eq!(
        (explorer.app.moves_in(), explorer.screen()),
        (None, settled)
    );
    assert_eq!(
        at_the_isles(80, 24).press(".").app.moves_in(),
        None,
        "nor where nothing may move"
    );
}

#[test]
fn on_a_narrow_screen_the_map_and_its_words_take_turns() {
    let mut explorer = at_the_isles(60, 20);
    assert!(explorer.screen().contains("1920: the second line"));
    let mut explorer = explorer.press("Enter");
    let screen = explorer.screen();
    assert!(
        screen.contains("held by Russia, claimed by Japan"),
        "{screen}"
    );
    assert!(!screen.contains("1920: the second line"));
    let mut explorer = explorer.press("Backspace");
    assert!(explorer.screen().contains("1920: the second line"));
    let explorer = explorer.press("Tab Enter");
    assert_eq!(explorer.at().unwrap(), "isles/second-line");
}

/// How much land is on the map, in cells.
fn land(explorer: &mut Explorer) -> usize {
    let screen = explorer.screen();
    let rows = screen.lines().map(|row| row.chars().take(44));
    let dots = |char: &char| ('\u{2801}'..='\u{28ff}').contains(char);
    rows.map(|row| row.filter(dots).count()).sum()
}

#[test]
fn the_map_is_enlarged_about_what_is_chosen() {
    let keys = "} } } } j + + + + +";
    let mut explorer = at_the_isles(80, 24).press(keys);
    let screen = explorer.screen();
    assert!(screen.contains("◉ ▌ Pier"), "{screen}");
    let screen = explorer.press("- - - - - - -").screen();
    assert!(screen.contains("◉ ▌ Pier"), "{screen}");
}

#[test]
fn where_nothing_is_chosen_the_map_is_never_enlarged_to_empty_sea() {
    let mut explorer = at_the_isles(80, 24);
    for _ in 0..8 {
        explorer = explorer.press("+");
        assert!(land(&mut explorer) > 0, "{}", explorer.screen());
    }
}

#[test]
fn the_map_in_words_is_scrolled_by_the_keys_of_reading() {
    let count = |keys: &str| {
        let screen = at_the_isles(40, 12).press(keys).screen();
        let title = screen.lines().nth(1).unwrap().to_owned();
        title
            .trim_end_matches([' ', '┐'])
            .rsplit(' ')
            .next()
            .unwrap()
            .to_owned()
    };
    let of = |keys: &str| {
        let count = count(keys);
        let (seen, rows) = count.split_once('/').unwrap();
        (
            seen.parse::<usize>().unwrap(),
            rows.parse::<usize>().unwrap(),
        )
    };
    let (first, rows) = of("v");
    assert!(first < rows);
    for (keys, seen) in [
        ("v j", first + 1),
        ("v Down Down", first + 2),
        ("v j j k", first + 1),
        ("v Ctrl-d", first + 4),
        ("v Space", 2 * first),
        ("v Space PageUp", first),
        ("v G", rows),
        ("v G g", first),
        ("v G Up", rows - 1),
    ] {
        assert_eq!(of(keys), (seen, rows), "{keys}");
    }
    let screen = at_the_isles(80, 12).press("v").screen();
    assert!(screen.contains("j/k scroll"), "{screen}");
    let screen = at_the_isles(80, 12).press("v Tab").screen();
    assert!(screen.contains("j/k choose"), "{screen}");
}

/// The rows of the panel.
fn panel(explorer: &mut Explorer) -> Vec<String> {
    let screen = explorer.screen();
    let row = |row: &str| row.chars().skip(50).collect::<String>();
    screen.lines().skip(2).map(row).collect()
}

#[test]
fn a_key_leads_from_part_to_part_of_the_panel() {
    let mut explorer = at_the_isles(80, 12);
    let mut found = Vec::new();
    for _ in 0..12 {
        explorer = explorer.press("}");
        found.extend(panel(&mut explorer).first().cloned());
    }
    let at = |what: &str| found.iter().position(|row| row.contains(what));
    let parts = [
        "What changed",
        "Who holds what",
        "In words",
        "Lands and places",
        "East Isle",
    ];
    let places = parts.map(at);
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{found:?}"
    );
    let mut there = at_the_isles(80, 12).press("} } } } }");
    assert!(panel(&mut there)[0].contains("East Isle"), "{found:?}");
    assert!(panel(&mut there)[0].contains("▌ East Isle"), "it is chosen");
    let mut back = there.press("{");
    assert!(panel(&mut back)[0].contains("Lands and places"));
    let first = back.press("{ { { { {");
    assert_eq!(first.at(), at_the_isles(80, 12).at());
}

#[test]
fn lands_in_the_view_that_is_gone_to_come_first_in_the_panel() {
    let lands = |keys: &str| {
        let mut explorer = at_the_isles(80, 60).press(keys);
        let rows = panel(&mut explorer);
        let from = rows.iter().position(|row| row.contains("Lands and places"));
        rows[from.unwrap() + 1]
            .trim_matches(['▌', ' ', '│'])
            .to_owned()
    };
    assert_eq!(lands(""), "West Isle (Nishijima)");
    let views = ["p", "p p", "p p p"].map(lands);
    assert!(views.iter().any(|land| land == "The Rock"), "{views:?}");
}

#[test]
fn the_panel_tells_what_the_signs_mean() {
    let mut explorer = at_the_isles(110, 50);
    let screen = explorer.screen();
    assert!(
        screen.contains("on the strip: < until that year"),
        "{screen}"
    );
    assert!(screen.contains("▪ place  ◉ chosen"), "{screen}");
    assert!(screen.contains("✶ something happened"), "{screen}");
    let screen = at_the_isles(110, 50).press(", ,").screen();
    assert!(!screen.contains("something happened here"), "{screen}");
    let mut explorer = Explorer::built_in(110, 34);
    explorer.app.keep_still();
    let screen = explorer.press("4").screen();
    assert!(screen.contains("( ) the line stayed"), "{screen}");
}

#[test]
fn a_dossier_with_one_era_or_without_any_has_no_other_era_to_go_to() {
    let mut explorer = Explorer::on_the_strait(80, 24).press("4 .");
    assert!(
        explorer.screen().contains("no other era"),
        "{}",
        explorer.screen()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_keys_at_any_size_leave_the_map_sound(
        keys in prop::collection::vec(prop::sample::select(vec![
            ".", ",", "+", "-", "0", "p", "P", "Left", "Right", "Up", "Down", "j", "k", "g", "G",
            "Tab", "v", "Enter", "Backspace", "PageDown", "PageUp", "h", "l", "s", "Esc", "4",
        ]), 0..30),
        width in 1u16..230,
        height in 1u16..70,
        other in (1u16..230, 1u16..70),
    ) {
        let mut explorer = at_the_isles(width, height).press(&keys.join(" "));
        explorer.screen();
        let mut explorer = explorer.resize(other.0, other.1);
        explorer.screen();
        explorer.press(". + G").screen();
    }
}

fn map(args: &str) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command
        .env("NEMURO_CONFIG", "/dev/null")
        .env("NEMURO_DOSSIER", isles());
    let output = command
        .arg("map")
        .args(args.split_whitespace())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_map_is_printed_with_who_held_what() {
    let (code, stdout, stderr) = map("--size 64x16");
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!("map-printed", stdout);
    let (_, ascii, _) = map("--year 1910 --ascii --frame west --size 40x14");
    assert!(ascii.is_ascii(), "{ascii}");
    insta::assert_snapshot!("map-printed-ascii", ascii);
}

#[test]
fn of_a_year_it_is_told_when_its_era_ended_unless_everything_is_seen_as_of_then() {
    let (_, year, stderr) = map("--year 1910");
    assert_eq!(stderr, "");
    assert!(year.contains("\n1900 to May 1920\n"), "{year}");
    let (_, seen, _) = map("--as-of 1910");
    assert!(seen.contains("\nsince 1900\n"), "{seen}");
    let json = |args: &str| -> Value {
        let answer: Value = serde_json::from_str(&map(args).1).unwrap();
        answer["era"]["until"].clone()
    };
    assert_eq!(json("--json --year 1910"), "1920-05");
    assert_eq!(json("--json --as-of 1910"), Value::Null);
    assert_eq!(json("--json --year 1905 --as-of 1910"), Value::Null);
}

#[test]
fn a_year_that_is_not_seen_or_not_known_yet_is_told_of() {
    let (code, stdout, stderr) = map("--year 1950 --as-of 1910");
    assert_eq!((code, stdout), (Some(0), map("--as-of 1910").1));
    assert_eq!(
        stderr,
        "nemuro: 1950 is not seen as of 1910; the map is of 1910\n"
    );
    let (code, stdout, stderr) = map("--year 2999");
    assert_eq!((code, stdout), (Some(0), map("").1));
    assert!(stderr.contains("2999 is after"), "{stderr}");
    assert!(stderr.contains("its last era is drawn"), "{stderr}");
}

#[test]
fn the_map_as_json_says_who_held_each_land() {
    let (_, stdout, _) = map("--json --year 1925 --frame rock");
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["schema"], 1);
    let era = &answer["era"];
    assert_eq!(
        (&era["id"], &era["from"]),
        (&"second".into(), &"1920-05".into())
    );
    assert_eq!(era["claims"][0], "isles/second-line");
    let rock = &era["holders"][2];
    assert_eq!(rock["land"], "rock");
    assert_eq!(rock["holder"], "disputed");
    assert_eq!(rock["words"], "held by Russia, claimed by Japan");
    assert_eq!(era["holders"][3]["holder"], Value::Null);
    assert_eq!(answer["frame"]["id"], "rock");
    assert_eq!(answer["eras"].as_array().unwrap().len(), 3);
}

#[test]
fn what_is_not_on_the_map_says_what_is() {
    let (code, _, stderr) = map("--frame rokc");
    assert_eq!(code, Some(2));
    assert_eq!(
        stderr,
        "nemuro: the map has no view \"rokc\"; did you mean rock?\n"
    );
    let (code, _, stderr) = map("--size 0x5");
    assert_eq!(code, Some(2));
    assert!(stderr.contains("from 10x5 to 500x200"), "{stderr}");
    let mut strait = Command::cargo_bin("nemuro").unwrap();
    let strait = strait
        .env("NEMURO_CONFIG", "/dev/null")
        .env("NEMURO_DOSSIER", common::strait());
    let output = strait.args(["map", "--year", "1850"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        stderr,
        "nemuro: the map has no era that 1850 is in; its first begins in 1902\n"
    );
}

#[test]
fn five_presses_lead_through_every_line_there_ever_was() {
    let mut explorer = Explorer::built_in(110, 34);
    explorer.app.keep_still();
    let dossier = explorer.dossier.clone();
    let eras = &dossier.atlas.eras;
    let era = |explorer: &mut Explorer| {
        let shown = title(explorer);
        eras.iter().position(|era| era.title == shown).unwrap()
    };
    let mut explorer = explorer.press("4");
    let today = era(&mut explorer);
    assert_eq!(today, eras.len() - 1);
    let mut seen = vec![today];
    for _ in 0..5 {
        explorer = explorer.press(".");
        seen.push(era(&mut explorer));
    }
    for other in eras {
        let shown = seen.iter().any(|&at| eras[at].line == other.line);
        assert!(shown, "{}: {seen:?}", other.title);
    }
    let mut explorer = explorer.press(".");
    assert_eq!(era(&mut explorer), today, "round again");
    let mut explorer = explorer.press(", <");
    assert_eq!(
        era(&mut explorer),
        seen[5] - 1,
        "every era, line or no line"
    );
}

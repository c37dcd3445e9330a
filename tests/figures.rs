//! The figures: their screen, their command, and what is drawn of them in
//! texts; on a small dossier with a figure of every kind.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use common::{Explorer, read};
use nemuro::dossier::Origin;
use proptest::prelude::*;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/counts")
}

fn explorer(width: u16, height: u16) -> Explorer {
    Explorer::of(read(&Origin::Folder(folder())), width, height, false)
}

/// At the figures, in the chart of the first.
fn reading(width: u16, height: u16) -> Explorer {
    explorer(width, height).press("3 Enter")
}

/// The row with what is read off.
fn read_off(explorer: &mut Explorer, label: &str) -> String {
    let screen = explorer.screen();
    let mark = format!(" {label}  ");
    let row = screen.lines().find(|row| row.contains(&mark));
    let row = row.unwrap_or_else(|| panic!("{label} is not read off:\n{screen}"));
    let from = row.find(&mark).unwrap() + 1;
    row[from..].trim_end_matches(['│', ' ']).to_owned()
}

const SIZES: [(u16, u16); 4] = [(80, 24), (110, 34), (200, 60), (40, 12)];

fn snap(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = explorer(width, height).press(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

#[test]
fn the_list_with_a_line_beside_it() {
    snap("list", "3");
}

#[test]
fn a_line_being_read_off() {
    snap("line", "3 Enter h");
}

#[test]
fn shares_bars_and_groups() {
    snap("shares", "3 Enter j");
    snap("bars", "3 Enter j j");
    snap("groups", "3 Enter j j j");
}

#[test]
fn a_table() {
    snap("table", "3 Enter v");
}

#[test]
fn two_figures_side_by_side_or_above_each_other() {
    let screen = reading(200, 60).press("b j j").screen();
    insta::assert_snapshot!("beside-200x60", screen);
    let screen = reading(100, 60).press("b j j").screen();
    insta::assert_snapshot!("beside-100x60", screen);
}

#[test]
fn figures_without_glyphs_outside_ascii() {
    for keys in ["", "v", "j", "j j", "j j j", "b j"] {
        let dossier = read(&Origin::Folder(folder()));
        let explorer = Explorer::of(dossier, 160, 40, true);
        let screen = explorer.press("3 Enter").press(keys).screen();
        assert!(screen.is_ascii(), "{keys}: {screen}");
    }
}

#[test]
fn texts_have_sparklines() {
    let screen = explorer(160, 60).press("Enter").screen();
    let screen = screen.replace('\u{a0}', " ");
    let row = |what: &str| {
        let row = screen.lines().find(|row| row.contains(what));
        row.unwrap_or_else(|| panic!("{what}:\n{screen}"))
    };
    let claim = row("Crossings of…");
    assert!(claim.contains('▁') && claim.contains('▇'), "{claim}");
    assert!(claim.contains("120 (1912) to 1,265.5 (1929)"), "{claim}");
    let against = row("Who holds the ferry, % · The crown");
    assert!(against.contains("60 (Apr 1912) to 0 (1930)"), "{against}");
    let series = row("Counted from the coast");
    assert!(series.contains("▁▅▇▇  1926 610"), "{series}");
}

#[test]
fn the_cursor_reads_off_the_numbers_of_all_series_and_who_says_so() {
    let mut explorer = reading(110, 34);
    let newest = "1929  Counted in the harbour 1,265.5, Counted from the coast 888";
    assert_eq!(read_off(&mut explorer, "1929"), newest);
    let screen = explorer.screen();
    assert!(
        screen.contains("Japan: Northport Harbour Board, 1931"),
        "{screen}"
    );
    assert!(
        screen.contains("Russia, government: Coast Guard"),
        "{screen}"
    );
    let mut explorer = explorer.press("g l l l");
    let derived = "1923  Counted in the harbour 290 (derived)";
    assert_eq!(read_off(&mut explorer, "1923"), derived);
    let mut explorer = explorer.press("End l");
    assert_eq!(read_off(&mut explorer, "1929"), newest);
}

#[test]
fn a_share_that_stays_is_told_with_the_time_it_is_from() {
    let mut explorer = reading(110, 34).press("j");
    let stayed = "1930  The crown 0 %, Harbour board 40 % (since Apr 1912), The mill 50 %";
    assert_eq!(read_off(&mut explorer, "1930"), stayed);
}

#[test]
fn the_keys_lead_from_list_to_chart_to_topic_and_back() {
    let explorer = explorer(110, 34).press("3 j j");
    assert_eq!(explorer.at().as_deref(), Some("weather/storms"));
    let mut explorer = explorer.press("l h");
    assert!(explorer.screen().contains(" 1927  Storm 0"));
    let explorer = explorer.press("Enter");
    assert_eq!(explorer.at().as_deref(), Some("weather/storms"));
    let mut explorer = explorer.press("Backspace");
    assert!(
        explorer.screen().contains(" 1927  Storm 0"),
        "as it was left"
    );
    assert!(explorer.press("s").screen().contains("figure · Weather"));
}

#[test]
fn a_second_figure_is_hinted_at_only_where_there_is_room() {
    assert!(reading(200, 60).screen().contains("keep beside"));
    assert!(!reading(110, 34).screen().contains("beside"));
}

#[test]
fn a_figure_of_a_topic_is_shown_when_its_screen_is_gone_to() {
    let dossier = read(&Origin::Folder(folder()));
    let id = dossier.find(&"weather/depths".parse().unwrap()).unwrap();
    let mut explorer = explorer(110, 34);
    explorer.app.open(id);
    let mut explorer = explorer.press("3");
    assert!(
        explorer.screen().contains("At the pier"),
        "read from the top"
    );
    assert_eq!(explorer.at().as_deref(), Some("weather/depths"));
}

#[test]
fn where_there_is_one_pane_escape_leads_to_the_list() {
    let mut explorer = reading(60, 20);
    assert!(!explorer.screen().contains("Depth of the water"));
    let mut explorer = explorer.press("Esc");
    assert!(explorer.screen().contains("Depth of the water"));
}

#[test]
fn a_figure_stays_beside_those_that_come() {
    let mut explorer = reading(200, 60).press("b j j");
    let screen = explorer.screen();
    assert!(screen.contains("Days of storm") && screen.contains("Crossings of the strait"));
    assert!(
        screen.contains(" 1929  Counted in the harbour"),
        "the same year"
    );
    let explorer = explorer.press("h");
    let mut explorer = explorer;
    assert!(explorer.screen().contains(" 1927  Counted in the harbour"));
    let screen = explorer.press("b").screen();
    assert!(!screen.contains("Counted in the harbour"), "{screen}");
}

#[test]
fn two_figures_of_different_units_say_nothing_of_one_scale() {
    let mut explorer = reading(200, 60).press("b j j");
    assert!(!explorer.screen().contains("same scale"));
}

#[test]
fn two_figures_that_do_not_fit_are_not_tried() {
    let mut explorer = reading(110, 34).press("b");
    assert!(
        explorer
            .screen()
            .contains("There is no room for two figures")
    );
    let mut explorer = reading(200, 60).press("b j").resize(110, 34);
    assert!(explorer.screen().contains("There is no room here for"));
}

#[test]
fn a_lens_leaves_out_later_numbers_and_says_so() {
    let mut explorer = explorer(110, 34).press("@ =1926 Enter 3 Enter");
    let screen = explorer.screen();
    assert!(screen.contains("1/3"), "groups are of no time: {screen}");
    assert!(
        screen.contains("Numbers after 1926 are left out."),
        "{screen}"
    );
    assert!(
        !screen.contains("1929") && !screen.contains("1927"),
        "{screen}"
    );
    assert!(
        !screen.contains("rowing boats"),
        "nor later breaks: {screen}"
    );
}

#[test]
fn a_figure_without_a_number_at_the_time_is_not_listed() {
    let mut explorer = explorer(110, 34).press("@ =1925 Enter 3");
    let screen = explorer.screen();
    assert!(!screen.contains("Days of storm"), "{screen}");
    assert!(screen.contains("Who holds the ferry"), "{screen}");
}

fn figures(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command
        .env("NEMURO_CONFIG", "/dev/null")
        .env("NEMURO_DOSSIER", folder())
        .arg("figures");
    let Output {
        status,
        stdout,
        stderr,
    } = command.args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn figures_are_listed_with_kind_unit_and_span() {
    let (code, stdout, stderr) = figures(&[]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let want = "\
boats/crossings  line    Crossings of the strait (crossings), 1912 to 1929
boats/owners     shares  Who holds the ferry (%), Apr 1912 to 1930
weather/storms   bars    Days of storm, and days of fog (days), 1926 to 1929
weather/depths   groups  Depth of the water (metres), 3 groups
";
    assert_eq!(stdout, want);
    let (_, stdout, _) = figures(&["--as-of", "1925"]);
    assert!(!stdout.contains("storms"), "{stdout}");
    assert!(stdout.contains("1912 to 1924"), "{stdout}");
}

#[test]
fn a_figure_is_a_chart_a_table_and_what_is_to_be_known() {
    for (name, arguments) in [
        ("command-line", &["boats/crossings"][..]),
        (
            "command-shares",
            &["boats/owners", "--ascii", "--size", "60x12"],
        ),
        ("command-groups", &["weather/depths", "--size", "50x6"]),
    ] {
        let (code, stdout, stderr) = figures(arguments);
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
        insta::assert_snapshot!(name, stdout);
    }
}

#[test]
fn a_figure_through_a_lens_says_what_it_lacks() {
    let (_, stdout, _) = figures(&["boats/crossings", "--as-of", "1924"]);
    assert!(
        stdout.contains("Numbers after 1924 are left out."),
        "{stdout}"
    );
    assert!(!stdout.contains("1926"), "{stdout}");
}

#[test]
fn figures_as_json_are_whole_entries() {
    let (code, stdout, _) = figures(&["--json"]);
    assert_eq!((code, stdout.matches('\n').count()), (Some(0), 1));
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["schema"], 1);
    assert_eq!(answer["figures"].as_array().unwrap().len(), 4);
    let (_, stdout, _) = figures(&["weather/storms", "--json"]);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    let figure = &answer["figures"][0];
    assert_eq!(figure["address"], "weather/storms");
    assert_eq!(
        (&figure["kind"], &figure["unit"]),
        (&"figure".into(), &"days".into())
    );
    assert_eq!(figure["series"][0]["points"][2]["derived"], true);
}

#[test]
fn figures_as_csv_have_a_row_for_each_number() {
    let (code, stdout, _) = figures(&["weather/depths", "--csv"]);
    assert_eq!(code, Some(0));
    let rows: Vec<&str> = stdout.split("\r\n").collect();
    assert_eq!(rows[0], "figure,series,at,value,unit,derived,sources");
    let middle = "weather/depths,Low tide,\"In the middle of the strait, by the lightship\",31,metres,false,coast-guard";
    assert_eq!(rows[2], middle);
    assert_eq!((rows.len(), rows[6]), (7, ""), "every row is ended");
    let (_, stdout, _) = figures(&["boats/crossings", "--csv"]);
    let own = "boats/crossings,Counted in the harbour,1928,1180,crossings,false,harbour-board gazette\r\n";
    assert!(stdout.contains(own), "{stdout}");
}

#[test]
fn what_is_no_figure_is_told_from_what_is_not_there() {
    let (code, stdout, stderr) = figures(&["boats/crossing"]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("did you mean boats/crossings?"), "{stderr}");
    let (code, _, stderr) = figures(&["boats/ever-more"]);
    assert_eq!(code, Some(1));
    assert!(
        stderr.contains("boats/ever-more is a claim, not a figure"),
        "{stderr}"
    );
    let (code, _, stderr) = figures(&["boats/crossings", "--as-of", "1900"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("is not seen"), "{stderr}");
}

#[test]
fn the_address_of_a_topic_lists_its_figures() {
    let (code, stdout, stderr) = figures(&["weather"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let addresses: Vec<&str> = stdout
        .lines()
        .filter_map(|row| row.split(' ').next())
        .collect();
    assert_eq!(addresses, ["weather/storms", "weather/depths"]);
    let (_, stdout, _) = figures(&["weather", "--json"]);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["figures"].as_array().unwrap().len(), 2);
}

#[test]
fn a_figure_is_suggested_before_what_is_none() {
    let (_, _, stderr) = figures(&["weather/storm"]);
    assert!(stderr.contains("did you mean weather/storms?"), "{stderr}");
    let (code, _, stderr) = figures(&["weathr"]);
    assert_eq!(code, Some(1));
    assert!(stderr.contains("did you mean weather?"), "{stderr}");
}

#[test]
fn a_size_that_is_none_and_two_forms_at_once_are_refused() {
    for arguments in [
        &["boats/crossings", "--size", "big"][..],
        &["boats/crossings", "--size", "0x9"],
        &["--size", "80x20"],
        &["--json", "--csv"],
    ] {
        assert_eq!(figures(arguments).0, Some(2), "{arguments:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size_leave_the_figures_whole(
        keys in prop::collection::vec(prop::sample::select(vec![
            "j", "k", "h", "l", "g", "G", "Tab", "v", "b", "Enter", "Backspace", "Esc",
            "PageDown", "PageUp", "Ctrl-d", "Ctrl-u", "3", "s",
        ]), 0..30),
        sizes in prop::collection::vec((0u16..210, 0u16..70), 1..4),
    ) {
        let keys = keys.join(" ");
        let mut explorer = explorer(110, 34).press("3");
        for (width, height) in sizes {
            explorer = explorer.resize(width, height).press(&keys);
            let buffer = explorer.buffer();
            prop_assert_eq!((buffer.area.width, buffer.area.height), (width, height));
        }
    }
}

#[test]
fn at_the_last_number_the_key_says_so() {
    let foot = |keys: &str| {
        let mut explorer = Explorer::on_the_strait(110, 34).press(keys);
        explorer.screen().lines().last().unwrap().trim().to_owned()
    };
    assert_eq!(foot("3 Enter G l"), "This is the last number.");
    assert_eq!(foot("3 Enter g h"), "This is the first number.");
    assert!(!foot("3 Enter g l").contains("number."));
}

#[test]
fn where_a_chart_may_have_no_room_the_foot_names_the_table() {
    let mut explorer = Explorer::on_the_strait(40, 12).press("3 Enter");
    let screen = explorer.screen();
    assert!(
        screen.lines().last().unwrap().contains("v table"),
        "{screen}"
    );
}

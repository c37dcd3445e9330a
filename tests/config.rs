//! The config: what it changes, and what becomes of what cannot be read.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use common::Explorer;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use nemuro::dossier::NameOrder;
use nemuro::explorer::action::{Action, Input};
use nemuro::explorer::config::{Config, printed};
use nemuro::explorer::keymap::{Keymap, Mode};
use nemuro::explorer::theme::{Depth, Scheme};
use serde_json::Value;

fn read(text: &str) -> Config {
    Config::read(Path::new("config.ron"), text.as_bytes().to_vec())
}

/// What is wrong with a config, each in its first line.
fn problems(text: &str) -> Vec<String> {
    let all = read(text).problems.into_iter();
    all.map(|problem| problem.to_string().lines().next().unwrap().to_owned())
        .collect()
}

/// What a key does in a mode.
fn does(config: &Config, mode: Mode, key: char) -> Option<Action> {
    let event = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
    match config.keymap.lookup(mode, event)? {
        Input::Do(action) => Some(action),
        Input::Text(_) | Input::Point(_) => None,
    }
}

fn ctrl_c(config: &Config, mode: Mode) -> Option<Input> {
    let event = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    config.keymap.lookup(mode, event)
}

#[test]
fn each_value_changes_what_it_names() {
    let config = read(
        "Config(theme: \"light\", color: \"256\", ascii: true, mouse: false,
         animation: false, names: \"japan\", columns: 60, keys: (browse: [(Down, [\"%\"])]))",
    );
    assert!(config.problems.is_empty(), "{:?}", config.problems);
    assert_eq!(
        (config.theme, config.color),
        (Scheme::Light, Some(Depth::Indexed))
    );
    assert!(config.ascii && !config.mouse && !config.animation);
    assert_eq!((config.names, config.columns), (NameOrder::Japan, 60));
    assert_eq!(does(&config, Mode::Browse, '%'), Some(Action::Down));
    assert_eq!(does(&config, Mode::Browse, 'j'), None);
    assert_eq!(does(&config, Mode::Browse, 'k'), Some(Action::Up));
}

#[test]
fn the_defaults_that_are_printed_read_back_as_the_defaults() {
    let (config, without) = (read(&printed()), Config::default());
    assert!(config.problems.is_empty(), "{:#?}", config.problems);
    assert_eq!((config.theme, config.color), (without.theme, without.color));
    assert_eq!((config.ascii, config.mouse), (without.ascii, without.mouse));
    assert_eq!(
        (config.animation, config.names),
        (without.animation, without.names)
    );
    assert_eq!(config.columns, without.columns);
    for (mode, _) in Mode::ALL {
        assert_eq!(
            config.keymap.listed(mode),
            without.keymap.listed(mode),
            "{mode:?}"
        );
        for (action, keys) in without.keymap.listed(mode) {
            let text = printed();
            assert!(text.contains(action.meaning().1), "{action:?}");
            assert!(keys.iter().all(|key| text.contains(&format!("{key:?}"))));
        }
    }
}

#[test]
fn nothing_and_comments_alone_are_a_config_that_changes_nothing() {
    for text in [
        "",
        "\n",
        "// nothing yet\n\n",
        "\u{FEFF}// bom\n",
        "Config()",
        "()",
    ] {
        assert_eq!(problems(text), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn a_bad_value_is_told_with_its_place_and_falls_back_alone() {
    let text = "Config(\n    theme: \"drak\",\n    columns: 300,\n    ascii: yes,\n    mouse: false,\n    \
                names: \"japn\",\n    color: \"8\",\n    colums: 60,\n    keys: (\n        \
                browse: [\n            (Down, [\"%\"]),\n            (Dwon, [\"z\"]),\n            \
                (Up, [\"Entr\", \"i\"]),\n        ],\n        brwose: [],\n        typing: 3,\n    ),\n)";
    assert_eq!(
        problems(text),
        [
            "config.ron:2:13: warning: there is no theme \"drak\"; did you mean \"dark\"?",
            "config.ron:3:14: warning: text cannot be set in 300 columns; write 40 to 200",
            "config.ron:4:12: warning: `true` or `false` belongs here; write one of them, without quotation marks",
            "config.ron:6:13: warning: there is no order of names \"japn\"; did you mean \"japan\"?",
            "config.ron:7:13: warning: \"8\" is no number of colours; write one of auto, none, 16, 256, 24bit",
            "config.ron:8:5: warning: unknown field `colums`; did you mean `columns`?",
            "config.ron:12:14: warning: unknown word `Dwon`; did you mean `Down`?",
            "config.ron:13:20: warning: \"Entr\" is not a key; did you mean \"Enter\"?",
            "config.ron:15:9: warning: unknown mode `brwose`; did you mean `browse`?",
            "config.ron:16:17: warning: a list belongs here; write […]",
        ]
    );
    let config = read(text);
    assert!(!config.mouse && !config.ascii);
    assert_eq!((config.theme, config.columns), (Scheme::Terminal, 88));
    assert_eq!(does(&config, Mode::Browse, '%'), Some(Action::Down));
    assert_eq!(does(&config, Mode::Browse, 'i'), Some(Action::Up));
}

#[test]
fn what_cannot_be_read_at_all_leaves_the_defaults_and_its_place() {
    for (text, place) in [
        (
            "Config(theme: \"dark\"\n    mouse: false)",
            "config.ron:2:5: ",
        ),
        ("Config(theme: \"dark", "config.ron:1:15: "),
        ("Confg(theme: \"dark\")", "config.ron:1:1: "),
    ] {
        let config = read(text);
        assert_eq!(config.theme, Scheme::Terminal);
        assert_eq!(config.problems.len(), 1, "{text}");
        assert!(problems(text)[0].starts_with(place), "{:?}", problems(text));
    }
    let not_text = Config::read(Path::new("config.ron"), vec![b'/', b'/', 0xFF]);
    assert!(not_text.problems[0].to_string().contains("is not UTF-8"));
}

#[test]
fn a_field_that_is_written_twice_holds_the_first_time() {
    let text = "Config(theme: \"dark\", theme: \"light\")";
    assert_eq!(read(text).theme, Scheme::Dark);
    assert!(problems(text)[0].contains("`theme` is written twice"));
}

#[test]
fn a_key_of_the_readers_is_taken_from_what_had_it() {
    let config = read("Config(keys: (browse: [(Search, [\"g\"])]))");
    assert!(
        config.problems.is_empty(),
        "First has another: {:?}",
        config.problems
    );
    assert_eq!(does(&config, Mode::Browse, 'g'), Some(Action::Search));
    assert_eq!(
        config.keymap.key_of(Mode::Browse, Action::First),
        Some("Home")
    );
    assert_eq!(does(&config, Mode::Browse, '/'), None);
}

#[test]
fn an_action_that_is_left_without_a_key_is_told_once() {
    let text = "Config(keys: (browse: [(Down, [\"t\", \"Down\"])]))";
    assert_eq!(
        problems(text),
        [
            "config.ron:1:33: warning: \"t\" was the only key of Theme in `browse`, and is bound to Down now; \
          bind Theme to another key, or to [] if it needs none"
        ]
    );
    let meant = "Config(keys: (browse: [(Down, [\"t\", \"Down\"]), (Theme, [])]))";
    assert_eq!(problems(meant), Vec::<String>::new());
    let moved = "Config(keys: (browse: [(Down, [\"t\", \"Down\"]), (Theme, [\"F5\"])]))";
    assert_eq!(problems(moved), Vec::<String>::new());
}

#[test]
fn a_key_that_one_screen_needs_is_told_for_that_screen() {
    // On the map the arrows move the view.
    let said = problems("Config(keys: (browse: [(Search, [\"j\"])]))");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("\"j\" was the only key of Down in `map`"),
        "{said:?}"
    );
}

#[test]
fn keys_that_conflict_or_do_nothing_are_named() {
    let said = |rows: &str| problems(&format!("Config(keys: ({rows}))")).join("\n");
    let twice = said("browse: [(Down, [\"w\"]), (Up, [\"w\", \"k\"])]");
    assert!(
        twice.contains("\"w\" is already bound to Down in this mode; bind a key once"),
        "{twice}"
    );
    let again = said("browse: [(Down, [\"w\"]), (Down, [\"z\"])]");
    assert!(
        again.contains("Down has a row in `browse` already"),
        "{again}"
    );
    let idle = said("browse: [(EraseWord, [\"w\"])]");
    assert!(
        idle.contains("EraseWord does nothing in `browse`; it is an action of `typing`"),
        "{idle}"
    );
    let text = said("typing: [(Close, [\"q\"])]");
    assert!(text.contains("\"q\" is text in this mode"), "{text}");
    let quits = said("browse: [(Down, [\"Ctrl-c\"])]");
    assert!(quits.contains("\"Ctrl-c\" always quits"), "{quits}");
}

#[test]
fn an_action_of_reading_can_be_bound_on_one_screen_and_of_one_screen_for_all() {
    let config = read("Config(keys: (map: [(Search, [\"i\"])], browse: [(ZoomIn, [\"i\"])]))");
    assert!(config.problems.is_empty(), "{:?}", config.problems);
    assert_eq!(does(&config, Mode::Map, 'i'), Some(Action::Search));
    assert_eq!(does(&config, Mode::Timeline, 'i'), Some(Action::ZoomIn));
}

#[test]
fn one_can_always_quit() {
    let unbound = Mode::ALL.map(|(mode, _)| format!("{}: [(Quit, [])]", mode.word()));
    let config = read(&format!("Config(keys: ({}))", unbound.join(", ")));
    for (mode, _) in Mode::ALL {
        assert_eq!(
            ctrl_c(&config, mode),
            Some(Input::Do(Action::Quit)),
            "{mode:?}"
        );
    }
    assert_eq!(does(&config, Mode::Browse, 'q'), None);
    assert_eq!(
        config.keymap.key_of(Mode::Browse, Action::Quit),
        Some("Ctrl-c")
    );
}

#[test]
fn keys_of_the_readers_work_on_every_layout() {
    let config = read("Config(keys: (browse: [(Down, [\"w\"]), (Search, [\"F7\", \"Space\"])]))");
    for key in ['w', 'ц', 'て', 'ｗ'] {
        assert_eq!(
            does(&config, Mode::Browse, key),
            Some(Action::Down),
            "{key}"
        );
    }
    assert_eq!(does(&config, Mode::Browse, ' '), Some(Action::Search));
    let seventh = KeyEvent::new(KeyCode::F(7), KeyModifiers::SHIFT);
    let found = config.keymap.lookup(Mode::Browse, seventh);
    assert_eq!(found, Some(Input::Do(Action::Search)));
}

#[test]
fn the_explorer_tells_what_is_wrong_until_the_next_key() {
    let on = |text: &str| Explorer::configured(read(text), 110, 34);
    let mut explorer = on("Config(keys: (browse: [(Help, [\"F2\"])]), colour: 1)");
    let screen = explorer.screen();
    let said = "config.ron, line 1: unknown field `colour`; did you mean `color`?";
    assert!(screen.contains(said), "{screen}");
    let mut explorer = explorer.press("k");
    assert!(
        explorer.screen().contains("F2 help"),
        "{}",
        explorer.screen()
    );
    let screen = on("Config(a: 1, b: 2)").screen();
    let said = "2 problems in config.ron (nemuro config shows all), line 1";
    assert!(screen.contains(said), "{screen}");
}

/// The widest row of a page, in columns.
fn widest(columns: u16) -> usize {
    let config = read(&format!("Config(columns: {columns})"));
    let mut explorer = Explorer::configured(config, 200, 60).press("Tab");
    let screen = explorer.screen();
    let page = screen
        .lines()
        .skip(2)
        .filter_map(|line| line.split('│').nth(2));
    page.map(|row| row.trim_end().chars().count())
        .max()
        .unwrap()
}

#[test]
fn text_is_set_as_wide_as_the_reader_wants() {
    let (narrow, usual, wide) = (widest(40), widest(88), widest(120));
    assert!(narrow < usual && usual < wide, "{narrow} {usual} {wide}");
}

fn nemuro(config: &Path) -> Command {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command
        .env("NEMURO_CONFIG", config)
        .env_remove("NEMURO_DOSSIER");
    command
}

fn out(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_command_tells_where_it_is_and_every_problem_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    fs::write(&file, "Config(theme: \"drak\", colums: 60)").unwrap();
    let (code, told, _) = out(nemuro(&file).arg("config"));
    assert_eq!(code, Some(2));
    assert!(told.starts_with(file.to_str().unwrap()), "{told}");
    assert!(told.contains("did you mean \"dark\"?") && told.contains("did you mean `columns`?"));
    fs::write(&file, "Config(theme: \"dark\")").unwrap();
    let (code, told, _) = out(nemuro(&file).arg("config"));
    assert_eq!((code, told.lines().count()), (Some(0), 1), "{told}");
}

#[test]
fn the_config_is_looked_for_in_the_readers_config_folder() {
    let home = tempfile::tempdir().unwrap();
    let run = || {
        let mut command = Command::cargo_bin("nemuro").unwrap();
        command
            .env("XDG_CONFIG_HOME", home.path())
            .env_remove("NEMURO_CONFIG")
            .arg("config");
        out(&mut command)
    };
    let (code, told, _) = run();
    assert_eq!(code, Some(0));
    assert!(told.contains("nemuro/config.ron is not there"), "{told}");
    fs::create_dir(home.path().join("nemuro")).unwrap();
    fs::write(home.path().join("nemuro/config.ron"), "Config(x: 1)").unwrap();
    let (code, told, _) = run();
    assert_eq!(code, Some(2));
    assert!(told.contains("unknown field `x`"), "{told}");
}

#[test]
fn a_config_that_is_no_file_or_too_large_leaves_the_defaults() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("nemuro/config.ron");
    let told = || {
        let mut command = Command::cargo_bin("nemuro").unwrap();
        command
            .env("XDG_CONFIG_HOME", home.path())
            .env_remove("NEMURO_CONFIG")
            .arg("config");
        out(&mut command)
    };
    fs::create_dir_all(&file).unwrap();
    let (code, said, _) = told();
    assert_eq!(code, Some(2));
    assert!(said.contains("cannot be read"), "{said}");
    fs::remove_dir(&file).unwrap();
    fs::write(&file, " ".repeat((1 << 20) + 1)).unwrap();
    let (code, said, _) = told();
    assert_eq!(code, Some(2));
    assert!(
        said.contains("is too large; a config has no more than 1 MB"),
        "{said}"
    );
}

#[test]
fn a_config_that_was_named_must_be_there() {
    let (code, _, told) = out(nemuro(Path::new("/nowhere/config.ron")).arg("topics"));
    assert_eq!(code, Some(2));
    assert!(
        told.contains("/nowhere/config.ron: cannot be read"),
        "{told}"
    );
}

#[test]
fn the_command_prints_a_config_that_has_no_problem() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    let (code, text, _) = out(nemuro(Path::new("/dev/null")).args(["config", "--print"]));
    assert_eq!((code, text.as_str()), (Some(0), printed().as_str()));
    fs::write(&file, text).unwrap();
    let (code, told, _) = out(nemuro(&file).arg("config"));
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn commands_draw_in_ascii_where_the_config_says_so_and_a_flag_wins() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    fs::write(&file, "Config(ascii: true, colour: 1)").unwrap();
    let drawn = |args: &[&str]| {
        out(nemuro(&file)
            .env("NEMURO_DOSSIER", common::strait())
            .args(args))
    };
    let (_, asked, told) = drawn(&["figures", "ferries/fare"]);
    assert!(
        told.contains("nemuro: config.ron, line 1: unknown field `colour`"),
        "{told}"
    );
    let (_, without, _) = drawn(&["figures", "ferries/fare", "--ascii=false"]);
    assert_eq!(asked, drawn(&["figures", "ferries/fare", "--ascii"]).1);
    assert_ne!(asked, without);
}

#[test]
fn keys_lists_every_action_with_the_readers_keys() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    fs::write(
        &file,
        "Config(keys: (browse: [(Down, [\"w\"]), (Theme, [])]))",
    )
    .unwrap();
    let (code, listed, _) = out(nemuro(&file).arg("keys"));
    assert_eq!(code, Some(0));
    let row = |action: &str| {
        let mut rows = listed.lines();
        let found = rows.find(|row| row.split_whitespace().nth(1) == Some(action));
        found.map(str::to_owned).unwrap_or_default()
    };
    assert!(row("Down").starts_with("  w "), "{listed}");
    assert!(row("Theme").starts_with("  none "), "{listed}");
    let (_, json, _) = out(nemuro(&file).args(["keys", "--json"]));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], 1);
    let rows = json["keys"].as_array().unwrap();
    let all: usize = Mode::ALL
        .iter()
        .map(|(mode, _)| Keymap::built_in().listed(*mode).len())
        .sum();
    assert_eq!(rows.len(), all);
    assert_eq!(rows[0]["mode"], "browse");
    assert_eq!(rows[0]["action"], "Down");
    assert_eq!(rows[0]["keys"][0], "w");
    assert_eq!(rows[0]["meaning"], Action::Down.meaning().1);
}

#[test]
fn a_text_without_quotation_marks_and_keys_that_never_come_are_told() {
    let text =
        "(\n    color: 256,\n    keys: (browse: [(Down, [\"Ctrl-ñ\"]), (Up, [\"Ctrl-i\"])]),\n)";
    let config = Config::read(std::path::Path::new("config.ron"), text.into());
    let told: Vec<String> = config.problems.iter().map(ToString::to_string).collect();
    let told = told.join("\n");
    for part in [
        "config.ron:2:12: warning: `256` has no quotation marks; write \"256\"",
        "no terminal sends \"Ctrl-ñ\"; with Ctrl write a Latin letter, such as Ctrl-n",
        "no terminal sends \"Ctrl-i\"; it is \"Tab\" to them",
    ] {
        assert!(told.contains(part), "{part}:\n{told}");
    }
}

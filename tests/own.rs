//! What the reader adds in the config: colours, searches and programs by name.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::path::Path;

use assert_cmd::Command;
use common::Explorer;
use nemuro::explorer::Effect;
use nemuro::explorer::config::{Config, printed};
use nemuro::explorer::theme::contrast::contrast;
use nemuro::explorer::theme::own::{NAMES, ROLES};
use nemuro::explorer::theme::table::Role;
use nemuro::explorer::theme::{Depth, Scheme, Theme};
use nemuro::explorer::tool::{Fact, Run};
use ratatui::style::{Color, Modifier};

fn read(text: &str) -> Config {
    Config::read(Path::new("config.ron"), text.as_bytes().to_vec())
}

/// What is wrong with a config, each in its first line.
fn problems(text: &str) -> Vec<String> {
    let all = read(text).problems.into_iter();
    all.map(|problem| problem.to_string().lines().next().unwrap().to_owned())
        .collect()
}

fn on_the_strait(text: &str) -> Explorer {
    let config = read(text);
    assert!(config.problems.is_empty(), "{:#?}", config.problems);
    Explorer::configured(config, 110, 34)
}

fn theme(scheme: Scheme, depth: Depth, text: &str) -> Theme {
    Theme::of(scheme, depth, false).with(read(text).colours)
}

const SEA: Color = Color::Rgb(0x7a, 0xa2, 0xf7);

#[test]
fn a_colour_of_ones_own_takes_the_place_of_that_of_every_theme() {
    let own = "Config(colors: [(\"accent\", \"#7aa2f7\"), (\"series-2\", \"light-red\")])";
    for (scheme, _) in Scheme::ALL {
        let theme = theme(scheme, Depth::Full, own);
        assert_eq!(theme.accent.fg, Some(SEA), "{scheme}");
        assert_eq!(theme.series[1].fg, Some(Color::LightRed));
        // What is like it follows it, and is still told apart.
        assert_eq!((theme.link.fg, theme.border[0].fg), (Some(SEA), Some(SEA)));
        assert!(theme.link.add_modifier.contains(Modifier::UNDERLINED));
        let without = Theme::of(scheme, Depth::Full, false);
        assert_eq!((theme.dim, theme.text), (without.dim, without.text));
    }
}

#[test]
fn it_stays_when_another_theme_is_taken_which_says_so() {
    let own = "Config(colors: [(\"heading\", \"#ff8800\")])";
    let on = |depth| Explorer::painted(theme(Scheme::Terminal, depth, own));
    let mut explorer = on(Depth::Full).press("t");
    let screen = explorer.screen();
    assert!(
        screen.contains("Theme: dark, with your own colours; theme: \"dark\" in the config"),
        "{screen}"
    );
    // Orange is read on a dark ground, and hardly on a light one.
    let mut explorer = explorer.press("t");
    let screen = explorer.screen();
    let said = "Theme: light, with your own colours: heading has a contrast of 2.33";
    assert!(screen.contains(said), "{screen}");
    let orange = Color::Rgb(0xff, 0x88, 0x00);
    let drawn = explorer.drawn();
    assert!(drawn.content.iter().any(|cell| cell.fg == orange));
    // With fewer colours it becomes one that is read, like those of a theme.
    let mut explorer = on(Depth::Sixteen).press("t t");
    assert!(!explorer.screen().contains("has a contrast"));
    // Without colours there is none to speak of.
    let mut explorer = on(Depth::None).press("t");
    assert!(!explorer.screen().contains("your own colours"));
}

#[test]
fn a_background_of_ones_own_is_under_everything() {
    let own = "Config(colors: [(\"background\", \"#101418\"), (\"text\", \"#e6e6e6\")])";
    for keys in ["", "Tab j Enter", "4", "/ =sakhalin", ": ", "?"] {
        let mut explorer = Explorer::painted(theme(Scheme::Terminal, Depth::Full, own)).press(keys);
        for cell in &explorer.drawn().content {
            assert_ne!(cell.bg, Color::Reset, "{keys:?} {}", cell.symbol());
            assert_ne!(cell.fg, Color::Reset, "{keys:?} {}", cell.symbol());
        }
    }
    // And a theme's own can be given back to the terminal.
    let own = "Config(colors: [(\"background\", \"default\")])";
    let mut explorer = Explorer::painted(theme(Scheme::Dark, Depth::Full, own));
    assert!(
        explorer
            .drawn()
            .content
            .iter()
            .all(|cell| cell.bg == Color::Reset)
    );
}

#[test]
fn it_is_drawn_with_as_many_colours_as_there_are() {
    let own = "Config(theme: \"dark\", colors: [(\"accent\", \"#7aa2f7\"), (\"background\", \"#101418\")])";
    let accent = |depth| theme(Scheme::Dark, depth, own).accent.fg.unwrap();
    assert!(matches!(accent(Depth::Indexed), Color::Indexed(_)));
    let sixteen = accent(Depth::Sixteen);
    assert!(!matches!(sixteen, Color::Rgb(..) | Color::Indexed(_)));
    assert!(contrast(sixteen, Color::Black) >= 4.5, "{sixteen}");
    let [none, without] = [
        theme(Scheme::Dark, Depth::None, own),
        Theme::of(Scheme::Dark, Depth::None, false),
    ];
    assert_eq!((none.accent, none.text), (without.accent, without.text));
    let mut explorer = Explorer::painted(none).press("Tab j");
    let drawn = explorer.drawn();
    let plain = |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset && cell.bg == Color::Reset;
    assert!(drawn.content.iter().all(plain));
}

#[test]
fn a_role_or_a_colour_that_there_is_none_of_falls_back_alone() {
    let text = "Config(\n    colors: [\n        (\"acent\", \"red\"),\n        (\"dim\", \"grene\"),\n        \
                (\"text\", \"#12345\"),\n        (\"tag\", 7),\n        (\"tag\", \"green\"),\n        \
                (\"tag\", \"blue\"),\n    ],\n    theme: \"terminal\",\n)";
    assert_eq!(
        problems(text),
        [
            "config.ron:3:11: warning: unknown role `acent`; did you mean `accent`?",
            "config.ron:4:18: warning: there is no colour \"grene\"; did you mean \"green\"?",
            &format!(
                "config.ron:5:19: warning: there is no colour \"#12345\"; write \"#rrggbb\", \"default\" or one of {}",
                NAMES.join(", ")
            ),
            "config.ron:6:17: warning: a string belongs here; write \"…\"",
            "config.ron:8:9: warning: tag has a colour already; keep one; the first holds",
        ]
    );
    let theme = Theme::terminal(false).with(read(text).colours);
    assert_eq!(theme.tag.fg, Some(Color::Green));
    assert_eq!(theme.dim, Theme::terminal(false).dim);
}

#[test]
fn what_is_too_weak_is_told_with_its_contrast_and_drawn_all_the_same() {
    let text = "Config(theme: \"light\", colors: [\n    (\"dim\", \"#bbbbbb\"),\n    (\"border\", \"#999999\"),\n])";
    assert_eq!(
        problems(text),
        [
            "config.ron:2:5: warning: dim has a contrast of 1.87 in the theme light; \
             at least 4.5 is needed for it to be read; it is drawn so all the same",
            "config.ron:3:5: warning: border has a contrast of 2.77 in the theme light; \
             at least 3.0 is needed for it to be seen; it is drawn so all the same",
        ]
    );
    let own = Theme::of(Scheme::Light, Depth::Full, false).with(read(text).colours);
    assert_eq!(own.dim.fg, Some(Color::Rgb(0xbb, 0xbb, 0xbb)));
    // On a background of one's own everything is looked at.
    let ground = problems("Config(theme: \"dark\", colors: [(\"background\", \"#888888\")])");
    assert!(ground.len() > 5, "{ground:#?}");
    assert!(
        ground[0].contains("1:32: warning: text has a contrast of 2.5"),
        "{ground:#?}"
    );
    assert!(ground[0].contains("on this in the theme dark"));
}

#[test]
fn the_config_that_is_printed_lists_roles_colours_and_facts() {
    let text = printed();
    for (_, name, meaning) in ROLES {
        assert!(text.contains(name) && text.contains(meaning), "{name}");
    }
    for name in NAMES {
        assert!(text.contains(&format!("{name:?}")), "{name}");
    }
    for (_, word) in Fact::ALL {
        assert!(text.contains(&format!("{{{word}}}")), "{word}");
    }
    assert_eq!(Role::named("text"), Some(Role::Text));
}

const SEARCHES: &str = "Config(searches: [(\"Contested by Japan\", \"standing:contested side:japan\"), \
                        (\"By ferry\", \"ferry\")])";

#[test]
fn a_search_is_opened_by_its_name() {
    let mut explorer = on_the_strait(SEARCHES).press(":");
    let screen = explorer.screen();
    assert!(
        screen.contains("Contested by Japan")
            && screen.contains("Search for standing:contested side:japan"),
        "{screen}"
    );
    let mut explorer = explorer.press("=contested Space =by Enter");
    let screen = explorer.screen();
    assert!(screen.contains("Search"), "{screen}");
    assert!(screen.contains("standing:contested side:japan"), "{screen}");
    assert!(!screen.contains("Palette"), "{screen}");
    let mut explorer = on_the_strait(SEARCHES).press(": =by Space =ferry Enter Enter");
    let screen = explorer.screen();
    assert!(screen.contains("1 of "), "a hit is gone to: {screen}");
}

#[test]
fn a_search_that_can_be_read_nowhere_is_told_and_kept() {
    let text = "Config(searches: [\n    (\"A\", \"standng:contested ferry\"),\n    (\"B\", \"kind:evnt\"),\n    \
                (\"C\", \"before:soon\"),\n    (\"D\", \"topic:nowhere source:nobody\"),\n    (\"E\", \" \"),\n    \
                (\"\", \"ferry\"),\n    (\"A\", \"boat\"),\n    3,\n])";
    let said = problems(text);
    let starts = [
        "config.ron:2:12: warning: there is no field `standng:`; did you mean `standing:`?; the rest",
        "config.ron:3:17: warning: there is no kind `evnt`; did you mean `event`?; the rest",
        "config.ron:4:19: warning: ",
        "config.ron:6:5: warning: \"E\" searches for nothing; ",
        "config.ron:7:7: warning: a name is missing; ",
        "config.ron:8:7: warning: \"A\" is there already; ",
        "config.ron:9:5: warning: ",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "{said}\nnot {start}");
    }
    let names: Vec<String> = read(text)
        .own
        .searches
        .into_iter()
        .map(|own| own.name)
        .collect();
    assert_eq!(names, ["A", "B", "C", "D"]);
    // What only the dossier can know is told in the search, as ever.
    let mut explorer = Explorer::configured(read(text), 110, 34).press(": =D Enter");
    let screen = explorer.screen();
    assert!(screen.contains("there is no topic `nowhere`"), "{screen}");
}

const TOOLS: &str = "Config(tools: [(\"Look up\", [\"anki-add\", \"--at={address}\", \"{title}|{text}|{date}\", \"{citation}\"]), \
                     (\"Fetch\", [\"fetch\", \"{url}\"])])";

fn run(explorer: &Explorer) -> Run {
    match &explorer.last {
        Some(Effect::Run(run)) => run.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_tool_is_told_of_what_is_selected() {
    let mut explorer = on_the_strait(TOOLS);
    explorer.open("ferries/longest-crossing");
    let mut explorer = explorer.press(":");
    let screen = explorer.screen();
    assert!(screen.contains("Look up"), "{screen}");
    assert!(screen.contains("Run anki-add --at={address}"), "{screen}");
    let mut explorer = explorer.press("=look Space =up Enter");
    assert!(
        explorer.screen().contains("Started: Look up"),
        "{}",
        explorer.screen()
    );
    assert!(!explorer.screen().contains("Palette"));
    let run = run(&explorer);
    let entry = explorer.dossier.entry(explorer.app.selected().unwrap());
    let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
    assert_eq!(run.program, "anki-add");
    assert_eq!(run.arguments[0], "--at=ferries/longest-crossing");
    assert_eq!(
        run.arguments[1],
        format!("{}|{}|{date}", entry.title, entry.text)
    );
    assert!(run.arguments[2].contains("Source"), "{}", run.arguments[2]);
    assert_eq!(run.arguments.len(), 3);
}

#[test]
fn a_tool_runs_on_a_card_too_and_on_nothing_it_is_not_offered() {
    let explorer = on_the_strait(TOOLS).press("5 Enter : =look Space =up Enter");
    assert!(run(&explorer).arguments[0].starts_with("--at=names/"));
    let mut nowhere = on_the_strait(TOOLS).press("7 :");
    let screen = nowhere.screen();
    assert!(!screen.contains("Look up"), "{screen}");
}

#[test]
fn without_a_page_a_tool_that_asks_for_one_does_not_run() {
    let mut explorer = on_the_strait(TOOLS).press("5 Enter : =fetch Enter");
    assert_eq!(explorer.last, None);
    let screen = explorer.screen();
    assert!(
        screen.contains("This has no source.") || screen.contains("No page is named"),
        "{screen}"
    );
}

#[test]
fn nothing_is_run_but_what_is_chosen() {
    let explorer = on_the_strait(TOOLS).press(": =look Esc j k Enter Enter Esc 4 2 1");
    assert!(!matches!(explorer.last, Some(Effect::Run(_))));
}

#[test]
fn what_is_wrong_with_a_tool_is_told_with_its_place_and_the_others_hold() {
    let text = "Config(tools: [\n    (\"A\", [\"p\", \"a {txt}\"]),\n    (\"B\", [\"{text}\"]),\n    (\"C\", []),\n    \
                (\"D\", [\"p\", \"{text}\"]),\n    (\"D\", [\"q\"]),\n    (\"E\", \"p {text}\"),\n])";
    assert_eq!(
        problems(text),
        [
            "config.ron:2:20: warning: there is no {txt}; did you mean {text}?",
            "config.ron:3:13: warning: the program itself is not for the dossier to say; name it, and put {…} into its arguments",
            "config.ron:4:5: warning: no program is named; write the program first: [\"program\", \"{text}\"]",
            "config.ron:6:7: warning: \"D\" is there already; give it another name; the first holds",
            "config.ron:7:11: warning: a list belongs here; write […]",
        ]
    );
    let names: Vec<String> = read(text)
        .own
        .tools
        .into_iter()
        .map(|tool| tool.name)
        .collect();
    assert_eq!(names, ["D"]);
}

#[test]
fn a_command_searches_by_a_name_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    std::fs::write(&file, SEARCHES).unwrap();
    let searched = |args: &[&str]| {
        let output = Command::cargo_bin("nemuro")
            .unwrap()
            .env("NEMURO_CONFIG", &file)
            .env("NEMURO_DOSSIER", common::strait())
            .arg("search")
            .args(args)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let by_name = searched(&["--named", "By ferry"]);
    assert_eq!(by_name.0, Some(0), "{}", by_name.2);
    assert_eq!(by_name, searched(&["ferry"]));
    let narrowed = searched(&["--named", "By ferry", "kind:event"]);
    assert_eq!(narrowed, searched(&["ferry", "kind:event"]));
    assert_ne!(narrowed.1, by_name.1);
    let (code, _, told) = searched(&["--named", "By fery"]);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("no search \"By fery\"; did you mean \"By ferry\"?"),
        "{told}"
    );
    assert_eq!(searched(&[]).0, Some(2));
}

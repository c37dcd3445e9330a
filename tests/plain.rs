//! `--ascii`: what is drawn and written has nothing outside ASCII but letters
//! of the dossier, on every screen and from every command.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::collections::HashSet;
use std::sync::Arc;

use assert_cmd::Command;
use common::{Explorer, read};
use nemuro::dossier::{Dossier, Item, Origin};

/// Every character outside ASCII that the dossier uses, but for those that have
/// a likeness in ASCII.
fn own(dossier: &Dossier) -> HashSet<char> {
    let entries = dossier.entries().flat_map(|entry| {
        let more = match entry.item {
            Item::Source(source) => format!("{} {}", source.publisher, source.authors.join(" ")),
            Item::Name(name) => format!("{} {}", name.in_a_line(), name.gloss),
            Item::Figure(figure) => format!("{} {}", figure.unit, figure.title),
            _ => String::new(),
        };
        [
            entry.title.to_owned(),
            entry.text.to_string(),
            entry.note().to_owned(),
            more,
        ]
    });
    let atlas = &dossier.atlas;
    let lands = atlas.lands.iter().map(|land| land.name.clone());
    let places = atlas.places.iter().map(|place| place.name.clone());
    let eras = atlas
        .eras
        .iter()
        .map(|era| format!("{} {}", era.title, era.note));
    let all = entries.chain(lands).chain(places).chain(eras);
    let chars: HashSet<char> = all
        .flat_map(|text| text.chars().collect::<Vec<_>>())
        .collect();
    let foreign = chars.into_iter().filter(|char| !char.is_ascii());
    foreign
        .filter(|char| nemuro::widget::ascii::likeness(*char).is_none())
        .collect()
}

fn foreign(text: &str, own: &HashSet<char>) -> String {
    let odd = |char: &char| !char.is_ascii() && !own.contains(char);
    text.chars().filter(odd).collect()
}

#[test]
fn every_screen_is_drawn_with_ascii_alone() {
    let dossier = read(&Origin::BuiltIn);
    let own = own(&dossier);
    for (width, height) in [(80, 24), (110, 34), (200, 60)] {
        let dossier = Arc::clone(&dossier);
        let mut explorer = Explorer::of(dossier, width, height, true);
        for keys in [
            "",
            "Enter",
            "Enter j j Enter",
            "k Enter j",
            "Enter G",
            "2",
            "2 + j",
            "2 Tab",
            "3",
            "3 v",
            "3 b j",
            "3 G",
            "4",
            "4 . Tab",
            "4 v",
            "4 + j",
            "5",
            "5 j Tab j",
            "6",
            "6 j",
            "/ =sakhalin",
            "/ =kind:evnt Space =樺太",
            "@ =1905",
            "@ =1905 Enter 4",
            "?",
            "? G",
            ": =lens",
            "5 f =abe",
            "Enter j m 7",
            "Enter j e =樺太",
            "w",
            "Enter f",
            "Enter j Tab",
        ] {
            explorer = explorer.press(keys);
            let screen = explorer.screen();
            assert_eq!(
                foreign(&screen, &own),
                "",
                "{keys} {width}x{height}\n{screen}"
            );
            explorer = explorer.press("Esc Esc Esc @ Enter 1 h g j j j j j j");
        }
    }
}

fn out(arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command.env("NEMURO_CONFIG", "/dev/null");
    command.env_remove("NEMURO_DOSSIER").args(arguments);
    let output = command
        .write_stdin("\n\nw\nc\nt\nh\n@1905\n")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_writes_ascii_alone() {
    let own = own(&read(&Origin::BuiltIn));
    for arguments in [
        &["topics"][..],
        &["paths"],
        &["show", "energy"],
        &["show", "history"],
        &["show", "names/sakhalin"],
        &["show", "paths/ten-minutes"],
        &["search", "war", "--limit", "50"],
        &["timeline"],
        &["figures"],
        &["figures", "energy/lng-share"],
        &["map"],
        &["map", "--year", "1875", "--size", "120x40"],
        &["check"],
        &["read", "energy"],
        &["read", "names/abe-shinzo"],
    ] {
        let text = out(&[arguments, &["--ascii"]].concat());
        assert!(text.len() > 20, "{arguments:?}");
        assert_eq!(foreign(&text, &own), "", "{arguments:?}");
    }
}

#[test]
fn data_for_programs_is_never_changed() {
    for arguments in [&["show", "energy", "--json"][..], &["figures", "--csv"]] {
        assert_eq!(out(&[arguments, &["--ascii"]].concat()), out(arguments));
    }
    assert!(
        out(&["show", "energy", "--json"]).contains('–'),
        "there is something to change"
    );
}

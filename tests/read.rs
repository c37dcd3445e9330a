//! `nemuro read`: what is typed goes in, plain lines come out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, reason = "the helpers of other tests come along")]

mod common;
mod pty;

use std::path::Path;

use assert_cmd::Command;
use common::strait;

fn nemuro(folder: Option<&Path>) -> Command {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command.env("NEMURO_CONFIG", "/dev/null");
    command.env_remove("NEMURO_DOSSIER").env("TERM", "dumb");
    // Nobody's own shelf is read or written.
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("read-state");
    command.env("XDG_STATE_HOME", &nowhere);
    if let Some(folder) = folder {
        command.env("NEMURO_DOSSIER", folder);
    }
    command
}

/// What is told after some arguments and typed lines.
fn told(arguments: &[&str], typed: &str) -> String {
    let mut command = nemuro(Some(&strait()));
    let output = command
        .arg("read")
        .args(arguments)
        .write_stdin(typed)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

/// The same, without what is told before anything is typed.
fn answer(arguments: &[&str], typed: &str) -> String {
    let begin = told(arguments, "");
    let all = told(arguments, typed);
    all.strip_prefix(&begin)
        .unwrap_or_else(|| panic!("{begin}\n---\n{all}"))
        .to_owned()
}

#[test]
fn a_statement_is_told_with_its_date_standing_and_sources_in_words() {
    let want = "\
Crossings
Claim. The fare was two crowns.
Date: 1911.
Standing: contested. The skipper writes of three, and the board's own table says so too.
Against it, 1: figure. Fare by year. ferries/fare
Source 2: side other. Northport Harbour Board, 1931, Thirty years of the Northport ferry. sources/harbour-board-1931
Source 3: side Russia, state media. A. Skipper, Letters of a skipper. sources/letters-of-a-skipper
Address: ferries/fare-of-two-crowns
Type h and Enter for help, q to end.
2 of 7: \n";
    assert_eq!(told(&["ferries/fare-of-two-crowns"], ""), want);
}

#[test]
fn a_topic_begins_with_what_it_is_about_and_enter_goes_on() {
    let begin = told(&["ferries"], "");
    assert!(
        begin.starts_with("Topic. Ferries\nWho crosses the strait"),
        "{begin}"
    );
    assert!(begin.contains("7 statements under 5 headings. Enter goes on to the first.\n"));
    let first = answer(&["ferries"], "\n");
    assert!(
        first.starts_with("Crossings\nClaim. A ferry crosses"),
        "{first}"
    );
    assert!(
        first.contains("Date: 1902 to 1931.\nStanding: overtaken since 1 June 1931. The bridge")
    );
    assert!(first.contains("Overtaken by 1: event, 1 June 1931. The bridge is opened."));
    assert!(first.ends_with("1 of 7: \n"));
    let second = answer(&["ferries"], "\nnext\n");
    let second = second.strip_prefix(&first).unwrap();
    assert!(
        second.starts_with("Claim. The fare"),
        "a heading is said once: {second}"
    );
}

#[test]
fn every_kind_of_item_is_told_in_lines() {
    let of = |address: &str| told(&[address], "");
    assert!(of("ferries/bridge-opened").contains("Place: Northport.\nDate: 1 June 1931.\n"));
    let figure = of("ferries/fare");
    assert!(
        figure.contains("Figure. Fare by year. Unit: crowns.\n"),
        "{figure}"
    );
    assert!(figure.contains("Fare. 1902: 2; 1911: 3; 1930: 12,345.5, derived.\n"));
    assert!(figure.contains("Another way of counting, 1920: The crown was revalued.\n"));
    let position = of("ferries/whose-is-the-pier");
    assert!(position.contains("Position. Whose is the pier?\nJapan: The pier was built"));
    assert!(position.contains("Agreed: That it needs repair.\n"));
    let name = of("names/northport");
    assert!(
        name.starts_with(
            "Name, place. Northport\nEnglish: Northport, Nordhavn.\nJapanese: 北港.\n"
        )
    );
    assert!(name.contains("About it: 3 statements."), "{name}");
    let source = of("sources/letters-of-a-skipper");
    assert!(source.starts_with("Source. Letters of a skipper. A. Skipper. article, side: Russia"));
    let path = told(&["paths/a-crossing"], "\n");
    assert!(path.starts_with("Reading path. "), "{path}");
}

#[test]
fn whole_tells_the_addresses_of_the_sources_and_what_is_answered() {
    let whole = answer(&["ferries/bridge-opened"], "w\n");
    assert!(
        whole.contains("It answers 1: claim, 1902 to 1931, overtaken. A ferry crosses"),
        "{whole}"
    );
    assert!(
        whole.contains("report, side: other. https://example.org/ferry\n"),
        "{whole}"
    );
}

#[test]
fn a_number_goes_to_what_was_told_with_it_and_return_comes_back() {
    let there = answer(&["ferries/fare-of-two-crowns"], "1\n");
    assert!(there.contains("Figure. Fare by year."), "{there}");
    let back = answer(&["ferries/fare-of-two-crowns"], "1\nreturn\n");
    assert!(
        back.ends_with("Address: ferries/fare-of-two-crowns\n2 of 7: \n"),
        "{back}"
    );
    let none = answer(&["ferries/fare-of-two-crowns"], "9\n");
    assert!(
        none.starts_with("There is no 9 here; the last is 3."),
        "{none}"
    );
}

#[test]
fn the_reader_goes_back_to_the_beginning_and_hears_it_again() {
    let back = answer(&["ferries/fare-of-two-crowns"], "b\nb\nb\n");
    assert!(back.contains("1 of 7: \nTopic. Ferries\n"), "{back}");
    let again = answer(&["ferries/fare-of-two-crowns"], "a\n");
    assert!(again.starts_with("Claim. The fare"), "{again}");
}

#[test]
fn the_end_of_a_topic_leads_to_the_next() {
    let end = answer(&["ferries/bridge-opened"], "\n1\n");
    let told = "This is the end of Ferries.\nNext, 1: Tides.\n7 of 7: \nTopic. Tides\n";
    assert!(end.starts_with(told), "{end}");
    let last = answer(&["tides"], "\n\n");
    assert!(
        last.contains("This is the end of Tides.\nType t for the topics"),
        "{last}"
    );
}

#[test]
fn a_search_lists_hits_by_number() {
    let found = answer(&[], "s bridge opened\n1\n");
    assert!(
        found.contains("1: event, 1 June 1931. The bridge is opened. In Ferries.\n"),
        "{found}"
    );
    assert!(found.contains("Event. The bridge is opened\n"));
    let slip = answer(&[], "/ brigde\n");
    assert!(slip.contains("brigde is taken for bridge.\n"), "{slip}");
    let nothing = answer(&[], "search zzzzqqqq\n");
    assert!(nothing.contains("Nothing is found.\n"), "{nothing}");
    let wrong = answer(&[], "s kind:evnt bridge\n");
    assert!(wrong.contains("did you mean `event`?"), "{wrong}");
}

#[test]
fn the_date_as_of_which_all_is_told_can_be_changed() {
    let then = answer(&["ferries/daily-ferry"], "@1910\nw\nd\n");
    assert!(
        then.starts_with("Everything is now told as of 1910.\n"),
        "{then}"
    );
    assert!(then.contains("Standing: holds.\n"), "{then}");
    assert!(
        then.contains("Everything is now told as of today.\n"),
        "{then}"
    );
    let wrong = answer(&["ferries/daily-ferry"], "as-of 1910-13\n");
    assert!(wrong.contains("has no month 13"), "{wrong}");
    let given = told(&["ferries/daily-ferry", "--as-of", "1910"], "i\n");
    assert!(
        given.contains("Ferries, Crossings, statement 1 of"),
        "{given}"
    );
    assert!(given.contains("as of 1910.\n"), "{given}");
}

#[test]
fn contents_topics_and_place_are_told() {
    let contents = answer(&["ferries"], "c\n2\n");
    assert!(
        contents.starts_with("1: Crossings, 3 statements.\n2: Boats, 1 statement.\n"),
        "{contents}"
    );
    assert!(contents.contains("Boats\nClaim. Three boats"), "{contents}");
    let topics = told(&[], "");
    assert!(topics.contains("Ferries, 7 statements.\n"), "{topics}");
    assert!(topics.contains("a reading path"), "{topics}");
    let place = answer(&["ferries/three-boats"], "where\n");
    assert_eq!(
        place,
        "Ferries, Boats, statement 4 of 7, as of today.\n4 of 7: \n"
    );
}

#[test]
fn what_is_unknown_gets_help() {
    let slip = answer(&["ferries"], "serach tern\n");
    assert!(
        slip.starts_with("\"serach tern\" is no command; did you mean search?\n"),
        "{slip}"
    );
    let address = answer(&["ferries"], "ferries/daily-fery\n");
    assert!(
        address.contains("did you mean ferries/daily-ferry?"),
        "{address}"
    );
    let nothing = answer(&["ferries"], "%%%\n");
    assert!(nothing.contains("Type h for help."), "{nothing}");
    let help = answer(&["ferries"], "?\n");
    assert!(
        help.contains("b or back: goes to the statement before.\n"),
        "{help}"
    );
    // What is typed may be anything.
    let raw = answer(&["ferries"], "\u{1b}[31mred\n");
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
}

#[test]
fn an_address_that_is_none_ends_with_1() {
    let mut command = nemuro(Some(&strait()));
    let output = command
        .args(["read", "ferries/daily-fery"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("did you mean ferries/daily-ferry?"), "{told}");
}

#[test]
fn nothing_is_drawn_coloured_or_moved_in_the_whole_dossier() {
    let typed = "\n".repeat(40) + "w\nc\nt\nh\ns sakhalin\ni\n@1956\nt\n";
    for address in [
        "energy",
        "kurils",
        "public-opinion",
        "paths/ten-minutes",
        "names/sakhalin",
    ] {
        let mut command = nemuro(None);
        let output = command
            .args(["read", address])
            .write_stdin(typed.clone())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        let told = String::from_utf8(output.stdout).unwrap();
        let drawn = |char: char| {
            (char.is_control() && char != '\n') || ('\u{2500}'..='\u{28ff}').contains(&char)
        };
        assert!(!told.contains(drawn), "{address}");
    }
}

/// The program on a terminal that draws nothing.
fn dumb(arguments: &[&str]) -> pty::Session {
    let mut command = pty::nemuro();
    command.env("TERM", "dumb");
    command.env("NEMURO_DOSSIER", strait());
    command.args(arguments);
    pty::Session::start(command, 60, 40)
}

#[test]
fn a_dumb_terminal_is_read_on() {
    let mut session = dumb(&["read", "ferries"]);
    session.wait("how it begins", |screen| screen.contains("0 of 7:"));
    session.send("\n");
    session.wait("the first statement", |screen| screen.contains("1 of 7:"));
    assert!(!session.raw().contains('\u{1b}'), "{:?}", session.raw());
    assert!(session.is_cooked());
    let screen = session.screen();
    assert!(
        screen.contains("market days."),
        "words are not broken: {screen}"
    );
    session.send("q\n");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn the_end_of_the_input_and_ctrl_c_end_it() {
    let mut session = dumb(&["read", "ferries"]);
    session.wait("how it begins", |screen| screen.contains("0 of 7:"));
    session.send("\u{4}");
    assert_eq!(session.end(), (0, None));
    let mut session = dumb(&["read", "ferries"]);
    session.wait("how it begins", |screen| screen.contains("0 of 7:"));
    session.send("\u{3}");
    assert!(
        session.end().1.is_some(),
        "the signal ends it, as any command"
    );
}

#[test]
fn the_explorer_leaves_a_dumb_terminal_alone() {
    let mut session = dumb(&["ferries"]);
    assert_eq!(session.end(), (2, None));
    session.wait("the hint", |screen| screen.contains("nemuro read"));
}

/// What is told, with a shelf of its own.
fn kept(home: &Path, typed: &str) -> String {
    let mut command = nemuro(Some(&strait()));
    command.env("XDG_STATE_HOME", home).env("HOME", home);
    let command = command.args(["read", "ferries/fare-of-two-crowns"]);
    let output = command.write_stdin(typed).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_is_kept_from_here_says_what_it_says_in_the_explorer() {
    let home = tempfile::TempDir::new().unwrap();
    let mut command = nemuro(Some(&strait()));
    command
        .env("XDG_STATE_HOME", home.path())
        .env("HOME", home.path());
    let command = command.args(["read", "ferries/fare", "--as-of", "1905"]);
    command.write_stdin("k\n").output().unwrap();
    let dossier = nemuro::dossier::Origin::Folder(strait());
    let dossier = nemuro::dossier::load(&dossier, &|_| ()).unwrap();
    let fare = dossier.find(&"ferries/fare".parse().unwrap()).unwrap();
    let kept = nemuro::shelf::Kept::of(&dossier, fare);
    let shelf = shelf(home.path());
    for line in kept.quoted.lines() {
        assert!(shelf.contains(line), "{line}\n{shelf}");
    }
}

fn shelf(home: &Path) -> String {
    let mut command = nemuro(Some(&strait()));
    command.env("XDG_STATE_HOME", home).env("HOME", home);
    String::from_utf8(command.arg("shelf").output().unwrap().stdout).unwrap()
}

#[test]
fn what_is_read_is_kept_noted_and_taken_off() {
    let home = tempfile::TempDir::new().unwrap();
    assert!(kept(home.path(), "k\n").contains("It is kept; k takes it off again.\n"));
    assert!(shelf(home.path()).contains("The fare was two crowns."));
    assert!(kept(home.path(), "keep\n").contains("It is off the shelf.\n"));
    assert_eq!(shelf(home.path()), "");
    let noted = kept(home.path(), "note look it up\ne and again\ne\nk\n");
    assert!(noted.contains("The note is kept.\n"), "{noted}");
    assert!(noted.contains("Note: look it up\nand again\n"), "{noted}");
    assert!(
        noted.contains("It is kept with a note, and stays.\n"),
        "{noted}"
    );
    assert!(shelf(home.path()).contains("and again"));
}

#[test]
fn another_date_and_back_leads_back_to_the_statement() {
    let told = answer(&["ferries"], "n\nn\n@1850\n@\ni\n");
    assert!(told.contains("statement 2 of 7, as of today."), "{told}");
}

#[test]
fn return_leads_back_to_the_list_of_topics() {
    let told = answer(&[], "ferries\nr\ni\n");
    assert!(told.contains("At the list of topics"), "{told}");
    assert!(!told.contains("You have not gone elsewhere"), "{told}");
    let told = answer(&["ferries"], "r\n");
    assert!(told.contains("You have not gone elsewhere"), "{told}");
}

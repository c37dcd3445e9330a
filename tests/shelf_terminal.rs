//! The shelf in a real terminal: what is kept is there again, two explorers
//! at once lose nothing, a note goes through the reader's own editor, and what
//! cannot be saved is told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::{Session, nemuro, nemuro_at};
use tempfile::TempDir;

/// The explorer on the small dossier of the tests.
fn on_the_strait(home: &Path) -> CommandBuilder {
    let mut command = nemuro_at(home);
    let strait = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/strait");
    command.env("NEMURO_DOSSIER", strait);
    command.env_remove("VISUAL");
    command.env_remove("EDITOR");
    command
}

/// Opened on the page of the ferries, at its first statement.
fn opened(command: CommandBuilder) -> Session {
    let mut command = command;
    command.arg("ferries/daily-ferry");
    let mut session = Session::start(command, 100, 30);
    session.wait("the first statement", |screen| {
        screen.contains("▌ A ferry crosses") || screen.contains("▌♦A ferry crosses")
    });
    session
}

fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.end(), (0, None));
}

/// The file of the shelf, wherever that is in a home, if it is there.
fn found(home: &Path) -> Option<PathBuf> {
    let stores = fs::read_dir(home.join("nemuro")).ok()?;
    let mut stores = stores.map(|store| store.unwrap().path().join("shelf.ron"));
    stores.find(|file| file.exists())
}

fn file(home: &Path) -> PathBuf {
    found(home).unwrap()
}

/// Waits until so many items are saved: the screen shows them before.
fn saved(home: &Path, items: usize) {
    let start = Instant::now();
    let there = || {
        let text = found(home).and_then(|file| fs::read_to_string(file).ok());
        text.map_or(0, |text| text.matches("Kept(").count())
    };
    while there() != items {
        assert!(start.elapsed() < Duration::from_secs(20), "{}", there());
        thread::sleep(Duration::from_millis(5));
    }
}

/// A program that stands in for an editor.
fn editor(home: &TempDir, script: &str) -> String {
    let path = home.path().join("an editor.sh");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    // A path with a blank, and an argument.
    format!("'{}' --argument", path.display())
}

#[test]
fn what_is_kept_and_noted_is_there_again() {
    let home = tempfile::tempdir().unwrap();
    let mut session = opened(on_the_strait(home.path()));
    session.send("m");
    session.wait("the mark", |screen| screen.contains("▌♦A ferry crosses"));
    session.send("e");
    session.wait("the note", |screen| screen.contains("┌ Note"));
    session.send("Ask the board. 樺太\x13");
    session.wait("the note kept", |screen| {
        screen.contains("The note is kept")
    });
    quit(session);
    let text = fs::read_to_string(file(home.path())).unwrap();
    assert!(text.contains("Ask the board. 樺太"), "{text}");
    let mut session = opened(on_the_strait(home.path()));
    session.wait("the mark", |screen| screen.contains("▌♦A ferry crosses"));
    session.send("7");
    session.wait("the shelf", |screen| screen.contains("Ask the board. 樺太"));
    quit(session);
}

#[test]
fn two_explorers_at_once_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut first = opened(on_the_strait(home.path()));
    let mut second = opened(on_the_strait(home.path()));
    first.send("m");
    first.wait("the mark", |screen| screen.contains("▌♦A ferry crosses"));
    saved(home.path(), 1);
    second.send("jmjm");
    // Once its own are saved, it knows of the other's.
    second.wait("the marks", |screen| screen.matches('♦').count() == 3);
    saved(home.path(), 3);
    // Each sees what the other kept as soon as it looks at the shelf.
    for session in [&mut first, &mut second] {
        session.send("7");
        session.wait("all three", |screen| {
            screen.contains("Shelf") && screen.contains("─ 3 ┬")
        });
    }
    // A note of one, and a tag of the other, on the same item.
    first.send("ge");
    first.wait("the note", |screen| screen.contains("┌ Note"));
    first.send("from the first\x13");
    first.wait("the note kept", |screen| {
        screen.contains("The note is kept")
    });
    let at = first.screen();
    let at = at.lines().find(|row| row.contains('▌')).unwrap().to_owned();
    second.send("g#");
    second.wait("the tags", |screen| screen.contains("┌ Tags"));
    second.send("second\r");
    second.wait("the note and the tag", |screen| {
        screen.contains("from the first") && screen.contains("#second")
    });
    assert!(at.contains("ferry") || at.contains("fare"), "{at}");
    quit(first);
    quit(second);
    let text = fs::read_to_string(file(home.path())).unwrap();
    assert_eq!(text.matches("Kept(").count(), 3, "{text}");
    assert!(
        text.contains("from the first") && text.contains("second"),
        "{text}"
    );
}

#[test]
fn a_note_goes_through_the_readers_own_editor() {
    let home = tempfile::tempdir().unwrap();
    let mut command = on_the_strait(home.path());
    // It reads the terminal as editors do: what is typed is its own.
    let script = "printf 'editing %s, go on? ' \"$1\"; read -r typed\n\
                  [ \"$1\" = --argument ] && printf '%s\\n' \"$typed\" >> \"$2\"";
    command.env("EDITOR", editor(&home, script));
    command.env("VISUAL", "");
    let mut session = opened(command);
    session.send("e");
    session.wait("the note", |screen| screen.contains("┌ Note"));
    session.send("before\x05");
    session.wait("the editor on the ordinary screen", |screen| {
        screen.contains("editing --argument, go on?") && !screen.contains("┌ Note")
    });
    assert!(session.is_cooked(), "the terminal is the editor's");
    session.send("q typed there\r");
    session.wait("the note again", |screen| {
        screen.contains("│before") && screen.contains("│q typed there")
    });
    assert!(!session.is_cooked(), "the terminal is ours again");
    // Keys are ours again too.
    session.send("!\x13");
    session.wait("the note kept", |screen| {
        screen.contains("The note is kept")
    });
    quit(session);
    let text = fs::read_to_string(file(home.path())).unwrap();
    assert!(text.contains("before\nq typed there!"), "{text}");
}

#[test]
fn an_editor_that_is_interrupted_or_fails_loses_nothing_and_ends_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut command = on_the_strait(home.path());
    command.env("VISUAL", editor(&home, "printf 'waiting '; read -r typed"));
    let mut session = opened(command);
    session.send("e");
    session.wait("the note", |screen| screen.contains("┌ Note"));
    session.send("words\x05");
    session.wait("the editor", |screen| screen.contains("waiting"));
    // Ctrl-c is for all that run in the terminal.
    session.send("\x03");
    session.wait("what happened", |screen| {
        screen.contains("│words") && screen.contains("The editor")
    });
    session.send("\x13");
    session.wait("the note kept", |screen| {
        screen.contains("The note is kept")
    });
    quit(session);
}

#[test]
fn without_an_editor_it_is_said_what_to_set() {
    let home = tempfile::tempdir().unwrap();
    let mut session = opened(on_the_strait(home.path()));
    session.send("e");
    session.wait("the note", |screen| screen.contains("┌ Note"));
    session.send("words\x05");
    session.wait("what to do", |screen| {
        screen.contains("set VISUAL or EDITOR") && screen.contains("│words")
    });
    session.send("\x13q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn what_cannot_be_saved_is_told_with_the_words_of_the_note() {
    let home = tempfile::tempdir().unwrap();
    let command = on_the_strait(home.path());
    // Where the folder would be there is a file.
    let folder = home.path().join("nemuro");
    let _ = fs::remove_dir(&folder);
    fs::write(folder, "in the way").unwrap();
    let mut session = opened(command);
    session.send("e");
    session.wait("the note", |screen| screen.contains("┌ Note"));
    session.send("precious words\x13");
    session.wait("the trouble", |screen| {
        screen.contains("not saved") && screen.contains("cannot be")
    });
    session.send("7");
    session.wait("it is still there", |screen| {
        screen.contains("precious words")
    });
    session.send("q");
    session.wait("the words on the ordinary screen", |screen| {
        screen.contains("not saved:") && screen.contains("    precious words")
    });
    assert_eq!(session.end(), (2, None));
}

#[test]
fn a_note_that_is_being_written_outlives_whatever_ends_the_program() {
    for signal in ["KILL", "HUP", "TERM"] {
        let home = tempfile::tempdir().unwrap();
        let mut session = opened(on_the_strait(home.path()));
        session.send("e");
        session.wait("the note", |screen| screen.contains("┌ Note"));
        session.send("precious words");
        session.wait("the words", |screen| screen.contains("precious words"));
        let start = Instant::now();
        let written = || {
            let stores = fs::read_dir(home.path().join("nemuro"))
                .into_iter()
                .flatten();
            let mut drafts = stores.map(|store| store.unwrap().path().join("draft-1.ron"));
            let text = drafts.find_map(|draft| fs::read_to_string(draft).ok());
            text.is_some_and(|text| text.contains("precious words"))
        };
        while !written() {
            assert!(start.elapsed() < Duration::from_secs(20), "{signal}");
            thread::sleep(Duration::from_millis(5));
        }
        session.signal(signal);
        session.end();
        let mut again = opened(on_the_strait(home.path()));
        again.wait("the offer", |screen| {
            screen.contains("was being written when Nemuro")
        });
        again.send("e");
        again.wait("the words again", |screen| {
            screen.contains("precious words") && screen.contains("A draft from when Nemuro ended")
        });
        again.send(" saved\x13");
        again.wait("the note kept", |screen| {
            screen.contains("The note is kept")
        });
        quit(again);
        let text = fs::read_to_string(file(home.path())).unwrap();
        assert!(text.contains("precious words saved"), "{text}");
        assert!(!written(), "{signal}");
    }
}

#[test]
fn the_shelf_can_be_opened_first() {
    let mut command = nemuro();
    command.args(["--screen", "shelf"]);
    let mut session = Session::start(command, 100, 30);
    session.wait("the shelf", |screen| {
        screen.contains("Nothing is kept yet.")
    });
    quit(session);
}

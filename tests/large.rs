//! A dossier that takes a while: how far it is, is shown, and whoever does not
//! want to wait can leave.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod made;
mod pty;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command as Process;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::{Session, nemuro};
use tempfile::TempDir;

/// A dossier of so many topics of a megabyte each. They are one file by many
/// names, so that it takes no room and no time to make.
fn dossier(megabytes: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let topics = folder.path().join("topics");
    fs::create_dir(&topics).unwrap();
    let mut ids = String::new();
    for topic in 0..megabytes {
        write!(ids, "\"topic-{topic}\", ").unwrap();
    }
    let head = "title: \"T\", about: \"A\", checked: \"2026\"";
    let head = format!("Dossier({head}, topics: [{ids}])");
    fs::write(folder.path().join("dossier.ron"), head).unwrap();
    let source = "[Source(id: \"s\", title: \"S\", kind: Page, side: Other)]";
    fs::write(folder.path().join("sources.ron"), source).unwrap();

    let first = topics.join("topic-0.ron");
    fs::write(&first, topic()).unwrap();
    for topic in 1..megabytes {
        fs::hard_link(&first, topics.join(format!("topic-{topic}.ron"))).unwrap();
    }
    folder
}

fn topic() -> String {
    let text = "The ferry leaves the harbour in the morning. ".repeat(4);
    let mut claims = String::new();
    for claim in 0..4000 {
        let text = text.trim_end();
        let claim =
            format!("id: \"c-{claim}\", date: \"1855\", sources: [\"s\"], text: \"{text}\"");
        writeln!(claims, "Claim({claim}),").unwrap();
    }
    let section = format!("Section(id: \"one\", title: \"One\", claims: [\n{claims}])");
    format!("Topic(title: \"Ferries\", summary: \"S\", sections: [{section}])")
}

/// So many megabytes take longer than a reader's patience, and less than a
/// test's.
const A_WHILE: usize = if cfg!(debug_assertions) { 40 } else { 250 };

fn on(folder: &Path) -> CommandBuilder {
    let mut command = nemuro();
    command.env("NEMURO_DOSSIER", folder);
    command
}

#[test]
fn while_it_is_read_the_explorer_shows_how_far_and_q_leaves_at_once() {
    let folder = dossier(10 * A_WHILE);
    for key in ["q", "\x03"] {
        let mut session = Session::start(on(folder.path()), 80, 24);
        session.wait("how far it is", |screen| {
            screen.contains("Reading the dossier")
                && screen.contains(" MB")
                && screen.contains("q quit")
        });
        session.send(key);
        assert_eq!(session.end(), (0, None));
        session.wait_raw("\x1b[?1049l");
        session.wait_raw("\x1b[?25h");
        assert!(session.is_cooked(), "the terminal is given back");
    }
}

#[test]
fn what_is_read_can_be_read_before_it_is_indexed() {
    let folder = dossier(A_WHILE);
    let mut session = Session::start(on(folder.path()), 80, 24);
    session.wait("a topic and the index being made", |screen| {
        screen.contains("Ferries") && screen.contains("indexing ")
    });
    session.send("/ferry");
    session.wait("that a search has to wait", |screen| {
        screen.contains("still being made ready")
    });
    session.send("\x03");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn a_command_shows_how_far_it_is_where_there_is_a_terminal() {
    let folder = dossier(A_WHILE);
    let mut command = on(folder.path());
    command.arg("topics");
    let mut session = Session::start(command, 80, 2 * 24);
    session.wait_raw(" MB, ");
    assert_eq!(session.end(), (0, None));
    let last = format!("topic-{} ", A_WHILE - 1);
    session.wait("the topics", |screen| screen.contains(&last));
    let screen = session.screen();
    assert!(!screen.contains(" MB"), "the line is gone again: {screen}");
    let raw = session.raw();
    let (told, listed) = (raw.rfind(" MB, ").unwrap(), raw.find("topic-0").unwrap());
    assert!(told < listed, "nothing is told among what is listed");
}

#[test]
fn a_command_says_nothing_of_it_where_there_is_none() {
    let folder = dossier(A_WHILE);
    let run = Process::new(env!("CARGO_BIN_EXE_nemuro"))
        .env("NEMURO_CONFIG", "/dev/null")
        .args(["topics", "--dossier"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(run.status.success());
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    assert!(!String::from_utf8_lossy(&run.stdout).contains(" MB"));
}

/// Takes half a minute and the memory that it measures:
/// `cargo test --release --test large -- --ignored --nocapture`.
#[test]
#[ignore = "takes long without optimisation"]
fn a_million_claims_are_read_indexed_and_searched_in_a_few_times_their_size() {
    let folder = TempDir::new().unwrap();
    let bytes = made::dossier(folder.path(), 400, 2500);
    for command in [&["topics"][..], &["search", "Sakhalin treaty"]] {
        let start = Instant::now();
        let mut session = {
            let mut program = on(folder.path());
            program.args(command);
            Session::start(program, 80, 24)
        };
        let mut peak = 0;
        let ended = loop {
            peak = session.peak().unwrap_or(0).max(peak);
            if let Some(end) = session.ended() {
                break end;
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        let mb = |bytes: usize| bytes / 1_000_000;
        println!(
            "nemuro {}: {} MB of files, {} ms, at most {} MB of memory",
            command.join(" "),
            mb(bytes),
            start.elapsed().as_millis(),
            mb(peak)
        );
        assert_eq!(ended, (0, None));
        assert!((bytes..5 * bytes).contains(&peak), "{peak} for {bytes}");
    }
}

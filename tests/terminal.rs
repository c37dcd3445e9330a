//! What only a terminal shows: starting, resizing, and giving the terminal
//! back whichever way the program ends.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod pty;

use std::process::Command as Process;
use std::thread;
use std::time::{Duration, Instant};

use pty::{Session, nemuro};

/// What the terminal is told when it is given back.
const GIVEN_BACK: [&str; 4] = ["\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l", RELEASED];

/// What the terminal is told when the mouse is taken, and when it is given back.
const CAUGHT: &str = "\x1b[?1000h\x1b[?1006h";
const RELEASED: &str = "\x1b[?1006l\x1b[?1000l";

fn opened(session: &mut Session) {
    session.wait("the first topic", |screen| {
        screen.contains("Overview") && screen.contains("q quit")
    });
    assert!(!session.is_cooked(), "the terminal is raw");
}

fn given_back(session: &mut Session) {
    for sequence in GIVEN_BACK {
        session.wait_raw(sequence);
    }
    assert!(session.is_cooked(), "line by line and with echo, as before");
}

#[test]
fn it_opens_finds_and_gives_the_terminal_back() {
    let mut session = Session::start(nemuro(), 110, 34);
    opened(&mut session);
    session.send("/Sakhalin");
    session.wait("hits", |screen| {
        screen.contains("1 of ") && screen.contains("Sakhalin-2")
    });
    session.send("\r");
    session.wait("the page", |screen| screen.contains("Sakhalin · hit 1 of"));
    session.send("\x1b");
    session.wait("the lights out", |screen| !screen.contains("hit 1 of"));
    session.send("q");
    assert_eq!(session.end(), (0, None));
    given_back(&mut session);
}

#[test]
fn what_another_program_left_on_the_screen_is_cleared() {
    let mut session = Session::start(nemuro(), 110, 34);
    opened(&mut session);
    // One that was killed on the alternate screen leaves its last frame there,
    // and entering it again changes nothing.
    let raw = session.raw();
    let (_, drawn) = raw.split_once("\x1b[?1049h").unwrap();
    assert!(drawn.starts_with("\x1b[0m\x1b[2J"), "{drawn:?}");
    let before = raw.matches("\x1b[2J").count();
    let pages = raw.matches("Overview").count();
    session.send("\x0c");
    let again = |session: &Session| {
        let raw = session.raw();
        raw.matches("\x1b[2J").count() > before && raw.matches("Overview").count() > pages
    };
    let start = Instant::now();
    while !again(&session) {
        assert!(start.elapsed() < Duration::from_secs(20), "it is not drawn");
        thread::sleep(Duration::from_millis(5));
    }
    session.send("q");
    assert_eq!(session.end(), (0, None));
    given_back(&mut session);
}

#[test]
fn pasted_text_is_searched_for_and_lines_in_it_are_no_enter() {
    let mut session = Session::start(nemuro(), 110, 34);
    opened(&mut session);
    session.send("/");
    session.wait("the search", |screen| screen.contains("┌ Search"));
    session.send("\x1b[200~樺太\r\n\x1b[201~");
    session.wait("hits", |screen| {
        screen.contains("樺太") && screen.contains("1 of ")
    });
    session.send("\x03");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn who_is_new_here_is_told_what_to_press_and_only_once() {
    let state = tempfile::tempdir().unwrap();
    let session = || {
        let mut command = nemuro();
        command.env(pty::HOME, state.path());
        Session::start(command, 110, 34)
    };
    let mut first = session();
    first.wait("a welcome", |screen| screen.contains("New here? / finds"));
    first.send("j");
    first.wait("the hints", |screen| screen.contains("q quit"));
    first.send("q");
    assert_eq!(first.end(), (0, None));
    let mut second = session();
    opened(&mut second);
    assert!(!second.screen().contains("New here?"));
    second.send("q");
    assert_eq!(second.end(), (0, None));
}

/// Where a text stands on the screen, as the terminal counts: from 1.
fn place_of(session: &Session, text: &str) -> (usize, usize) {
    let screen = session.screen();
    for (row, line) in screen.lines().enumerate() {
        if let Some(at) = line.find(text) {
            return (line[..at].chars().count() + 1, row + 1);
        }
    }
    panic!("there is no \"{text}\" on the screen:\n{screen}");
}

#[test]
fn the_mouse_clicks_and_scrolls_and_a_key_gives_it_to_the_terminal() {
    let mut session = Session::start(nemuro(), 110, 34);
    opened(&mut session);
    session.wait_raw(CAUGHT);
    assert!(
        !session.raw().contains("\x1b[?1003h"),
        "moves are not asked for"
    );
    let (column, row) = place_of(&session, "2 Timeline");
    session.send(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    session.wait("the timeline", |screen| {
        screen.contains("┌ Events") || screen.contains("├ Events")
    });
    let (column, row) = place_of(&session, "1 Topics");
    session.send(&format!("\x1b[<0;{column};{row}M"));
    session.wait("the topics", |screen| screen.contains("┌ Topics"));
    let before = session.screen();
    session.send("\x1b[<65;80;15M");
    session.wait("the page scrolled", |screen| screen != before);
    session.send("M");
    session.wait("what is said of it", |screen| {
        screen.contains("The mouse selects text now")
    });
    session.wait_raw(RELEASED);
    session.send("q");
    assert_eq!(session.end(), (0, None));
    given_back(&mut session);
}

#[test]
fn without_the_mouse_the_terminal_is_never_asked_for_it() {
    let mut command = nemuro();
    command.arg("--no-mouse");
    let mut session = Session::start(command, 80, 24);
    opened(&mut session);
    session.send("q");
    assert_eq!(session.end(), (0, None));
    assert!(!session.raw().contains("\x1b[?1000h"));
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let mut session = Session::start(nemuro(), 110, 34);
    opened(&mut session);
    session.resize(60, 16);
    session.wait("one pane", |screen| {
        screen.lines().count() <= 16 && !screen.contains("┬")
    });
    session.resize(1, 1);
    thread::sleep(Duration::from_millis(100));
    session.resize(120, 40);
    session.wait("two panes", |screen| {
        screen.contains("┬") && screen.contains("q quit")
    });
    session.send("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn a_signal_ends_it_as_that_signal_does_and_the_terminal_is_given_back() {
    for (signal, name) in [
        ("INT", "Interrupt"),
        ("TERM", "Terminated"),
        ("QUIT", "Quit"),
        ("HUP", "Hangup"),
    ] {
        let mut session = Session::start(nemuro(), 80, 24);
        opened(&mut session);
        session.signal(signal);
        let (_, by) = session.end();
        let by = by.unwrap_or_default();
        assert!(by.starts_with(name), "SIG{signal} ended it by {by:?}");
        given_back(&mut session);
    }
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    let mut shell = portable_pty::CommandBuilder::new("bash");
    shell.args(["--norc", "--noprofile", "-i"]);
    shell.env("PS1", "ready> ");
    shell.env("TERM", "xterm-256color");
    shell.env("NEMURO_CONFIG", "/dev/null");
    let mut session = Session::start(shell, 80, 24);
    session.wait("a prompt", |screen| screen.contains("ready>"));
    session.send(&format!("{}\r", env!("CARGO_BIN_EXE_nemuro")));
    // While the dossier is read, the keys that move do nothing yet.
    let is_open = |screen: &str| screen.contains("Overview") && screen.contains("q quit");
    session.wait("the explorer", is_open);
    session.send("\x1a");
    session.wait("the shell", |screen| {
        screen.contains("Stopped") && !screen.contains("q quit")
    });
    session.send("echo still-$((40+2))\r");
    session.wait("the shell at work", |screen| screen.contains("still-42"));
    session.send("fg\r");
    session.wait("the explorer again", |screen| {
        screen.contains("q quit") && !screen.contains("still-42")
    });
    session.send("j");
    session.wait("the next place", |screen| {
        screen.contains("│▌   The relationship")
    });
    session.send("q");
    session.wait("the shell once more", |screen| {
        screen.contains("still-42") && !screen.contains("q quit")
    });
    session.send("exit\r");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_terminal_that_vanishes_ends_it() {
    for hangup in ["HUP", "HUP ignored"] {
        let mut command = nemuro();
        if hangup == "HUP ignored" {
            command = portable_pty::CommandBuilder::new("sh");
            command.args([
                "-c",
                &format!("trap '' HUP; exec {}", env!("CARGO_BIN_EXE_nemuro")),
            ]);
            command.env("TERM", "xterm-256color");
            command.env("NEMURO_CONFIG", "/dev/null");
        }
        let pid = pty::open_and_vanish(command, "q quit");
        let start = Instant::now();
        while alive(pid) {
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "it lives on without a terminal ({hangup})"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Whether a process runs; one that has ended and waits to be asked for its
/// status does not.
fn alive(pid: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    status
        .rsplit(')')
        .next()
        .is_some_and(|rest| !rest.is_empty() && !rest.trim_start().starts_with('Z'))
}

#[test]
fn without_colour_the_selection_is_still_seen() {
    let mut command = nemuro();
    command.env("NO_COLOR", "1");
    let mut session = Session::start(command, 80, 24);
    session.wait("the bar", |screen| {
        screen.contains("▌ Overview") && screen.contains("q quit")
    });
    let screen = session.screen();
    let selected = screen.lines().position(|row| row.contains("▌ Overview"));
    let selected = u16::try_from(selected.unwrap()).unwrap();
    assert!(session.is_bold(selected, 3), "what is selected is bold");
    assert!(!session.is_bold(selected + 1, 5), "and the rest is not");
    session.send("q");
    session.end();
    let raw = session.raw();
    for colour in ["\x1b[38;", "\x1b[48;", "\x1b[3", "\x1b[9"] {
        let coloured = raw.match_indices(colour).any(|(at, _)| {
            let rest: String = raw[at + 2..]
                .chars()
                .take_while(|c| *c != 'm' && c.is_ascii())
                .collect();
            let first = rest.split(';').next().unwrap_or_default();
            matches!(first.parse(), Ok(31..=38 | 41..=48 | 90..=107))
        });
        assert!(!coloured, "{colour:?} in {raw:?}");
    }
}

/// What a terminal that says so much of itself is sent in a theme.
fn sent(arguments: &[&str], says: &[(&str, &str)]) -> String {
    let mut command = nemuro();
    for variable in ["COLORTERM", "TERM_PROGRAM", "FORCE_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    for (variable, value) in says {
        command.env(variable, value);
    }
    command.args(arguments);
    let mut session = Session::start(command, 80, 24);
    session.wait("the explorer", |screen| screen.contains("q quit"));
    session.send("q");
    session.end();
    session.raw()
}

#[test]
fn a_theme_is_drawn_in_as_many_colours_as_the_terminal_says_it_has() {
    let dark = ["--theme", "dark"];
    let many = sent(&dark, &[("COLORTERM", "truecolor")]);
    assert!(many.contains("48;2;22;25;31"), "the ground, in 24 bits");
    let fewer = sent(&dark, &[("TERM", "xterm-256color")]);
    assert!(
        fewer.contains("48;5;2") && !fewer.contains("48;2;"),
        "one of the 256"
    );
    let few = sent(&dark, &[("TERM", "xterm")]);
    assert!(few.contains("48;5;0") && !few.contains("48;2;"), "black");
    let asked = sent(
        &["--theme", "dark", "--color", "16"],
        &[("COLORTERM", "truecolor")],
    );
    assert!(
        asked.contains("48;5;0") && !asked.contains("48;2;"),
        "as was asked"
    );
    let none = sent(&["--theme", "dark", "--color", "none"], &[]);
    assert!(!none.contains("48;") && !none.contains("38;"), "none");
}

#[test]
fn a_config_that_is_wrong_is_told_in_the_explorer() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.ron");
    std::fs::write(&file, "Config(theme: \"drak\")").unwrap();
    let mut command = nemuro();
    command.env("NEMURO_CONFIG", &file);
    let mut session = Session::start(command, 80, 24);
    session.wait("what is wrong", |screen| {
        screen.contains("config.ron, line 1: there is no theme \"drak\"; did you mean \"dark\"?")
    });
    session.send("q");
    session.end();
}

#[test]
fn where_there_is_no_shell_to_go_back_to_ctrl_z_says_so() {
    // Started in a terminal of its own, the program leads its session.
    let mut session = Session::start(nemuro(), 80, 24);
    opened(&mut session);
    session.send("\x1a");
    session.wait("a message", |screen| {
        screen.contains("no shell to go back to")
    });
    session.send("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn a_bad_dossier_is_told_on_the_ordinary_screen() {
    let mut command = nemuro();
    command.env("NEMURO_DOSSIER", "no/such/folder");
    let mut session = Session::start(command, 80, 24);
    session.wait("the problem", |screen| screen.contains("is not a folder"));
    assert_eq!(session.end(), (2, None));
    assert!(session.is_cooked());
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back_and_is_told() {
    for thread in ["main", "worker"] {
        let mut command = portable_pty::CommandBuilder::new(std::env::current_exe().unwrap());
        command.args([
            "--exact",
            "panicking_child",
            "--nocapture",
            "--test-threads=1",
        ]);
        command.env("NEMURO_TEST_PANIC_IN", thread);
        command.env("RUST_BACKTRACE", "0");
        let mut session = Session::start(command, 100, 24);
        session.wait("what happened", |screen| {
            screen.contains("a panic on purpose")
        });
        assert_eq!(session.end(), (101, None), "in the {thread} thread");
        given_back(&mut session);
    }
}

/// Not a test of its own: what the test above runs in a terminal.
#[test]
fn panicking_child() {
    use nemuro::explorer::terminal::{Taken, end_on_panic};
    let Ok(thread) = std::env::var("NEMURO_TEST_PANIC_IN") else {
        return;
    };
    end_on_panic();
    let mut taken = Taken::take().unwrap();
    taken
        .screen
        .draw(|frame| frame.render_widget("drawn", frame.area()))
        .unwrap();
    if thread == "worker" {
        thread::spawn(|| panic!("a panic on purpose"));
        thread::sleep(Duration::from_secs(20));
    }
    panic!("a panic on purpose");
}

#[test]
fn the_shell_tools_this_file_needs_are_there() {
    for tool in ["bash", "stty"] {
        let found = Process::new("bash")
            .args(["-c", &format!("command -v {tool}")])
            .output()
            .unwrap();
        assert!(found.status.success(), "{tool}");
    }
}

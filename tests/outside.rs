//! What leaves the explorer in a real terminal: a text for the clipboard, an
//! address for the browser.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(unix)]

mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::{Session, nemuro};
use tempfile::TempDir;

/// The explorer at a statement with two sources, in a place where everything
/// it could keep is thrown away.
fn explorer(home: &Path) -> CommandBuilder {
    let mut command = nemuro();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pier");
    command.args([
        "pier/stone".as_ref(),
        "--dossier".as_ref(),
        folder.as_os_str(),
    ]);
    for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, home);
    }
    for name in [
        "TMUX",
        "STY",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "BROWSER",
        "SSH_TTY",
        "SSH_CONNECTION",
    ] {
        command.env_remove(name);
    }
    command
}

fn begun(command: CommandBuilder) -> Session {
    let mut session = Session::start(command, 110, 34);
    session.wait("the statement", |screen| screen.contains("It is of stone."));
    session
}

/// A folder with a program that stands for what opens a browser: it writes
/// down what it was given, and something to the screen.
fn opener(code: u8) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{}'\necho SPILT; echo SPILT >&2\necho SPILT > /dev/tty\nexit {code}\n",
        folder.path().join("asked").display()
    );
    let path = folder.path().join("xdg-open");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn asked(folder: &TempDir) -> String {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if let Ok(asked) = fs::read_to_string(folder.path().join("asked"))
            && asked.ends_with('\n')
        {
            return asked;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("nothing was asked to be opened");
}

#[test]
fn a_copied_text_reaches_the_terminal_as_base64() {
    let home = tempfile::tempdir().unwrap();
    let mut session = begun(explorer(home.path()));
    session.send("y");
    // "It is of
    session.wait_raw("\x1b]52;c;Ikl0IGlzIG9m");
    session.wait("the message", |screen| {
        screen.contains("Sent as text, 3 sources")
    });
    session.send("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn inside_tmux_it_is_also_wrapped_to_be_handed_on() {
    let home = tempfile::tempdir().unwrap();
    let mut command = explorer(home.path());
    // Nobody listens there.
    let socket = home.path().join("tmux");
    command.env("TMUX", format!("{},1,0", socket.display()));
    let mut session = begun(command);
    session.send("y");
    session.wait_raw("\x1bPtmux;\x1b\x1b]52;c;Ikl0IGlzIG9m");
    // No tmux is there to take it.
    session.wait("the message", |screen| {
        screen.contains("tmux did not take it")
    });
    session.send("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn a_page_is_opened_by_another_program_that_does_not_touch_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let opener = opener(0);
    let mut command = explorer(home.path());
    command.env("PATH", opener.path());
    command.env("DISPLAY", ":77");
    let mut session = begun(command);
    session.send("o");
    session.wait("the message", |screen| screen.contains("Page 1 of 3"));
    assert_eq!(asked(&opener), "https://example.org/survey\n");
    session.send("O");
    session.wait("the pages", |screen| {
        screen.contains("Pages of the sources")
    });
    assert!(!session.raw().contains("SPILT"));
    session.send("\x03");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn where_the_browser_cannot_be_started_the_address_is_shown() {
    let home = tempfile::tempdir().unwrap();
    for (opener, display, why) in [
        (opener(3), ":77", "No browser could be started here."),
        (opener(0), "", "There is no display here for a browser."),
    ] {
        let mut command = explorer(home.path());
        command.env("PATH", opener.path());
        command.env("DISPLAY", display);
        let mut session = begun(command);
        session.send("o");
        session.wait(why, |screen| {
            screen.contains(why)
                && screen.contains("y copies the address")
                && screen.contains("https://example.org/survey")
        });
        assert!(!session.raw().contains("SPILT"));
        session.send("\x03");
        assert_eq!(session.end(), (0, None));
    }
}

/// A program of the reader's that writes down what it was given, and the
/// config that names it.
fn tooled(folder: &TempDir, body: &str) -> std::path::PathBuf {
    let program = folder.path().join("own");
    let asked = folder.path().join("asked");
    let script = format!(
        "#!/bin/sh\necho SPILT; echo SPILT >&2\nASKED='{}'\n{body}\n",
        asked.display()
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    named(folder, &program.display().to_string())
}

fn named(folder: &TempDir, program: &str) -> std::path::PathBuf {
    let config = folder.path().join("config.ron");
    let text = format!(
        "Config(tools: [(\"Look up\", [{program:?}, \"{{address}}\", \"; touch $HOME/spilt; {{text}}\"])])"
    );
    fs::write(&config, text).unwrap();
    config
}

#[test]
fn a_program_of_ones_own_gets_its_arguments_whole_and_no_shell() {
    let (home, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut command = explorer(home.path());
    command.env(
        "NEMURO_CONFIG",
        tooled(&own, "printf '%s\\n' \"$@\" > \"$ASKED\""),
    );
    let mut session = begun(command);
    session.send(":look up");
    session.wait("the program", |screen| screen.contains("Run "));
    assert!(
        !own.path().join("asked").exists(),
        "not before it is chosen"
    );
    session.send("\r");
    session.wait("the message", |screen| screen.contains("Started: Look up"));
    assert_eq!(
        asked(&own),
        "pier/stone\n; touch $HOME/spilt; It is of stone.\n"
    );
    assert!(!home.path().join("spilt").exists());
    assert!(!session.raw().contains("SPILT"));
    session.send("q");
    assert_eq!(session.end(), (0, None));
}

#[test]
fn a_program_that_is_not_there_or_fails_is_told() {
    let (home, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = own.path().display().to_string();
    for (program, told) in [
        (Some("no-such-program"), "no-such-program is not there."),
        (Some(folder.as_str()), "cannot be started"),
        (None, "failed (exit status: 3)"),
    ] {
        let config = match program {
            Some(program) => named(&own, program),
            None => tooled(&own, "exit 3"),
        };
        let mut command = explorer(home.path());
        command.env("NEMURO_CONFIG", config);
        let mut session = begun(command);
        session.send(":look up\r");
        session.wait(told, |screen| {
            let whole: Vec<&str> = screen.split_whitespace().collect();
            whole.join(" ").contains(told)
        });
        session.send("q");
        assert_eq!(session.end(), (0, None));
    }
}

#[test]
fn a_program_of_ones_own_goes_on_when_the_explorer_ends() {
    let (home, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut command = explorer(home.path());
    command.env(
        "NEMURO_CONFIG",
        tooled(&own, "sleep 1; echo done > \"$ASKED\""),
    );
    let mut session = begun(command);
    session.send(":look up\r");
    session.wait("the message", |screen| screen.contains("Started: Look up"));
    session.send("\x03");
    assert_eq!(session.end(), (0, None));
    drop(session);
    assert_eq!(asked(&own), "done\n");
}

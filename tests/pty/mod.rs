//! A program in a real terminal of its own: send it keys, see its screen.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The variable that names the folder where a program keeps things; without
/// it every session has a new one.
pub const HOME: &str = "NEMURO_TEST_HOME";

/// A program in a terminal.
pub struct Session {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    tty: String,
    /// Keeps the terminal open, so that its modes can be asked for after the
    /// program has ended.
    _slave: Box<dyn portable_pty::SlavePty + Send>,
    /// Where it keeps things.
    _home: Option<TempDir>,
}

struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
}

/// The program that is tested, on its built-in dossier.
pub fn nemuro() -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nemuro"));
    command.env("TERM", "xterm-256color");
    command.env("NEMURO_CONFIG", "/dev/null");
    command.env_remove("NEMURO_DOSSIER");
    command.env_remove("NO_COLOR");
    command
}

/// The same, keeping things in a folder that outlives the session.
pub fn nemuro_at(home: &Path) -> CommandBuilder {
    // Nobody is new here; a test may have put something in the way.
    let _ = std::fs::create_dir_all(home.join("nemuro"));
    let mut command = nemuro();
    command.env(HOME, home);
    command
}

/// Has a program keep its things in a folder of the test's, never in that of
/// whoever runs it; a new one where the command names none.
fn housed(command: &mut CommandBuilder) -> Option<TempDir> {
    let made = command.get_env(HOME).is_none().then(|| {
        let made = tempfile::tempdir().unwrap();
        // Nobody is new here.
        std::fs::create_dir(made.path().join("nemuro")).unwrap();
        made
    });
    let named = command.get_env(HOME).map(PathBuf::from);
    let home = made.as_ref().map(|made| made.path().to_owned());
    let home = home.or(named).unwrap();
    for variable in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(variable, &home);
    }
    made
}

impl Session {
    pub fn start(mut command: CommandBuilder, cols: u16, rows: u16) -> Self {
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let home = housed(&mut command);
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let tty = pair.master.tty_name().unwrap().display().to_string();
        let writer = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let parser = vt100::Parser::new(rows, cols, 0);
        let seen = Arc::new(Mutex::new(Seen {
            parser,
            raw: Vec::new(),
        }));
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let mut seen = shared.lock().unwrap();
                seen.parser.process(&buffer[..read]);
                seen.raw.extend_from_slice(&buffer[..read]);
            }
        });
        Self {
            master: pair.master,
            writer,
            child,
            seen,
            tty,
            _slave: pair.slave,
            _home: home,
        }
    }

    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// Whether the character at a row and column is bold, now or last drawn.
    pub fn is_bold(&self, row: u16, col: u16) -> bool {
        let seen = self.seen.lock().unwrap();
        seen.parser
            .screen()
            .cell(row, col)
            .is_some_and(vt100::Cell::bold)
    }

    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().raw).into_owned()
    }

    /// Waits until the screen is as it should be.
    pub fn wait(&mut self, what: &str, is: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is(&self.screen()) {
            assert!(
                start.elapsed() < PATIENCE,
                "never saw {what}:\n{}",
                self.screen()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the terminal has been sent a sequence.
    pub fn wait_raw(&mut self, sequence: &str) {
        let start = Instant::now();
        while !self.raw().contains(sequence) {
            assert!(
                start.elapsed() < PATIENCE,
                "never sent {sequence:?}: {:?}",
                self.raw()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn resize(&mut self, cols: u16, rows: u16) {
        // A frame for the old size may still be on its way, and the emulator
        // overflows when it does not fit: it only ever grows.
        let mut seen = self.seen.lock().unwrap();
        let (high, wide) = seen.parser.screen().size();
        seen.parser
            .screen_mut()
            .set_size(high.max(rows), wide.max(cols));
        drop(seen);
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
    }

    fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub fn signal(&self, name: &str) {
        let command = format!("kill -{name} {}", self.pid());
        let sent = Process::new("bash").args(["-c", &command]).status();
        assert!(sent.unwrap().success());
    }

    /// The exit code if it has ended, and the signal if one ended it.
    pub fn ended(&mut self) -> Option<(u32, Option<String>)> {
        let status = self.child.try_wait().unwrap()?;
        Some((status.exit_code(), status.signal().map(str::to_owned)))
    }

    /// The most memory that it has held so far, in bytes, while it runs.
    pub fn peak(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid())).ok()?;
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kb: usize = peak.split_whitespace().next()?.parse().ok()?;
        Some(1024 * kb)
    }

    /// Waits for the end: the exit code, and the signal if one ended it.
    pub fn end(&mut self) -> (u32, Option<String>) {
        let start = Instant::now();
        loop {
            if let Some(end) = self.ended() {
                return end;
            }
            assert!(start.elapsed() < PATIENCE, "it goes on:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the terminal reads line by line and echoes what is typed.
    pub fn is_cooked(&self) -> bool {
        let asked = Process::new("stty")
            .args(["-F", &self.tty, "-a"])
            .output()
            .unwrap();
        let modes = String::from_utf8_lossy(&asked.stdout).into_owned();
        let has = |mode: &str| modes.split([' ', ';', '\n']).any(|word| word == mode);
        has("icanon") && has("echo") && has("isig")
    }
}

/// Starts a program, waits until its screen has a text, closes its terminal
/// under it, and returns its process id.
pub fn open_and_vanish(mut command: CommandBuilder, text: &str) -> u32 {
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    let _home = housed(&mut command);
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    // Every handle on the terminal has to go, so it is read here and in no
    // thread.
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut parser = vt100::Parser::new(24, 80, 0);
    let mut buffer = [0; 4096];
    while !parser.screen().contents().contains(text) {
        let read = reader.read(&mut buffer).unwrap();
        parser.process(&buffer[..read]);
    }
    child.process_id().unwrap()
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

//! From start to the first text on the screen of a terminal, beside two
//! pagers opening a text of 4 MB, where they are installed.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Starts a program in a terminal and returns how long it took until the
/// screen showed a text.
fn until(mut command: CommandBuilder, text: &str) -> Duration {
    command.env("TERM", "xterm-256color");
    command.env_remove("NEMURO_DOSSIER");
    let size = PtySize {
        rows: 34,
        cols: 110,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let start = Instant::now();
    let mut child = pair
        .slave
        .spawn_command(command)
        .expect("the program starts");
    drop(pair.slave);
    let mut seen = String::new();
    let mut buffer = vec![0; 65536];
    while !seen.contains(text) {
        let read = reader.read(&mut buffer).unwrap_or(0);
        assert!(read > 0, "it ended without showing {text:?}: {seen:?}");
        seen.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    let took = start.elapsed();
    let _ = child.kill();
    let _ = child.wait();
    took
}

fn installed(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// A text of about 4 MB.
fn text(path: &Path) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(File::create(path)?);
    writeln!(file, "first-line")?;
    for number in 0..60_000 {
        writeln!(
            file,
            "{number:>6} a line of text as long as most lines of a report are, no more"
        )?;
    }
    file.flush()
}

fn first_frame(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.txt");
    text(&path).expect("the text is written");
    let mut group = criterion.benchmark_group("first frame");
    group.sample_size(20);
    let mut bench = |name: &str, command: &dyn Fn() -> CommandBuilder, text: &str| {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| until(command(), text)).sum());
        });
    };
    bench(
        "nemuro",
        &|| CommandBuilder::new(env!("CARGO_BIN_EXE_nemuro")),
        "Overview",
    );
    for (program, args) in [
        ("bat", &["--paging=always"][..]),
        ("batcat", &["--paging=always"]),
        ("less", &[]),
    ] {
        if !installed(program) {
            eprintln!("{program} is not installed and not compared");
            continue;
        }
        let command = || {
            let mut command = CommandBuilder::new(program);
            command.args(args);
            command.arg(&path);
            command
        };
        bench(program, &command, "first-line");
    }
    group.finish();
}

criterion_group!(benches, first_frame);
criterion_main!(benches);

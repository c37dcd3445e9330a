//! Arguments in, exit code out.

use std::io::{self, Write};
use std::process::ExitCode;

use nemuro::cli;
use nemuro::commands::End;

fn main() -> ExitCode {
    match cli::run(cli::parse()) {
        Ok(end) => end.into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // With standard error gone too there is nobody left to tell.
            let _ = writeln!(io::stderr(), "nemuro: {error:#}");
            End::Bad.into()
        }
    }
}

/// Whether the reader of our output went away, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let cause = error.downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

//! `nemuro check [DIR]`: every problem of a dossier.

use std::io::{self, Write};

use serde::Serialize;

use super::progress::Line;
use super::{End, SCHEMA, json};
use crate::dossier::{Dossier, Origin, Problem, Severity, check};

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    problems: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    severity: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
    what: &'a str,
    right: &'a str,
}

/// Checks a dossier; with `strict` a warning is as bad as an error.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(origin: &Origin, strict: bool, as_json: bool, out: &mut dyn Write) -> io::Result<End> {
    let line = Line::on_stderr();
    let (dossier, problems) = check(origin, &|progress| line.tell(&progress));
    drop(line);
    let entries = dossier.as_ref().map(Dossier::len);
    if as_json {
        let found = problems.iter().map(|problem| Found {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            path: &problem.path,
            line: problem.line,
            column: problem.column,
            what: &problem.what,
            right: &problem.right,
        });
        let schema = SCHEMA;
        let problems = found.collect();
        json(out, &Answer { schema, problems })?;
    } else {
        for problem in &problems {
            writeln!(out, "{problem}")?;
        }
        writeln!(out, "{}", summary(&problems, entries))?;
    }
    // The process ends now; to take the dossier apart first would only take time.
    std::mem::forget(dossier);
    let bad = entries.is_none() || strict && !problems.is_empty();
    Ok(if bad { End::Bad } else { End::Done })
}

fn summary(problems: &[Problem], entries: Option<usize>) -> String {
    let warnings = problems
        .iter()
        .filter(|p| p.severity == Severity::Warning)
        .count();
    let counted = |count: usize, what: &str| match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    let found = format!(
        "{}, {}",
        counted(problems.len() - warnings, "error"),
        counted(warnings, "warning"),
    );
    entries.map_or_else(
        || found.clone(),
        |entries| format!("{entries} entries: {found}"),
    )
}

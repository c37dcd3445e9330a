//! What is kept as a Markdown file: a heading for each item, its words as a
//! quotation, the note as the reader wrote it, tags, and the citation.

use std::io::{self, Write};

use super::{GONE, Today, hashed};
use crate::dossier::{Dossier, Standing};
use crate::shelf::Kept;

pub(super) fn write(
    dossier: &Dossier,
    kept: &[&Kept],
    tag: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let tag = tag.map(|tag| format!(" (#{})", tag.trim_start_matches('#')));
    let title = format!("{}{}", dossier.title, tag.unwrap_or_default());
    writeln!(out, "# Kept from {}", escaped(&title))?;
    for kept in kept {
        writeln!(out)?;
        item(dossier, kept, out)?;
    }
    Ok(())
}

fn item(dossier: &Dossier, kept: &Kept, out: &mut dyn Write) -> io::Result<()> {
    let title = match kept.title.as_str() {
        "" => kept.address.as_str(),
        title => title,
    };
    writeln!(out, "## {}\n", escaped(title))?;
    for line in kept.quoted.lines() {
        writeln!(out, "{}", format!("> {}", at_start(line)).trim_end())?;
    }
    if !kept.quoted.is_empty() {
        writeln!(out)?;
    }
    let today = Today::of(dossier, kept);
    if let Some(standing) = today.standing().filter(|held| **held != Standing::Holds) {
        let note = Some(standing.note()).filter(|note| !note.is_empty());
        let note = note.map(|note| format!(": {}", escaped(note)));
        writeln!(
            out,
            "*{} today*{}\n",
            standing.word(),
            note.unwrap_or_default()
        )?;
    }
    // As it is: people write Markdown into their notes.
    if !kept.note.is_empty() {
        writeln!(out, "{}\n", kept.note)?;
    }
    if !kept.tags.is_empty() {
        writeln!(out, "Tags: {}\n", escaped(&hashed(&kept.tags)))?;
    }
    for line in kept.citation.lines().filter(|line| !line.is_empty()) {
        writeln!(out, "- {}", at_start(line))?;
    }
    if !kept.citation.is_empty() {
        writeln!(out)?;
    }
    let gone = match today {
        Today::Nothing => format!(", {GONE}"),
        Today::Entry(_) | Today::Path => String::new(),
    };
    let (address, since) = (&kept.address, kept.since.human());
    writeln!(out, "`{address}`{gone}, kept {since}")
}

/// Markdown that reads as this text within a line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if "\\`*_[]<>|~&$".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

/// The same for the start of a line, where a text must not become a heading,
/// a list or a rule.
fn at_start(text: &str) -> String {
    let escaped = escaped(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = escaped.split_at(digits);
    let mark = match number {
        "" => rest.starts_with(['#', '+', '-', '=']),
        _ => rest.starts_with(['.', ')']),
    };
    let slash = if mark { "\\" } else { "" };
    format!("{number}{slash}{rest}")
}

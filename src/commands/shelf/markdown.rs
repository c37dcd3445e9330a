//! What is kept as a Markdown file: a heading for each item, its words as a
//! quotation, the note, told as such, as the reader wrote it, tags, and the
//! citation.

use std::io::{self, Write};

use super::{GONE, Today, hashed};
use crate::dossier::{Dossier, Standing, markdown, markdown_line};
use crate::shelf::Kept;

pub(super) fn write(
    dossier: &Dossier,
    kept: &[&Kept],
    tag: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let tag = tag.map(|tag| format!(" (#{})", tag.trim_start_matches('#')));
    let title = format!("{}{}", dossier.title, tag.unwrap_or_default());
    writeln!(out, "# Kept from {}", markdown(&title))?;
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
    writeln!(out, "## {}\n", markdown(title))?;
    for line in kept.quoted.lines() {
        writeln!(out, "{}", format!("> {}", markdown_line(line)).trim_end())?;
    }
    if !kept.quoted.is_empty() {
        writeln!(out)?;
    }
    let today = Today::of(dossier, kept);
    if let Some(standing) = today.standing().filter(|held| **held != Standing::Holds) {
        let note = Some(standing.note()).filter(|note| !note.is_empty());
        let note = note.map(|note| format!(": {}", markdown(note)));
        writeln!(
            out,
            "*{} today*{}\n",
            standing.word(),
            note.unwrap_or_default()
        )?;
    }
    // As it is: people write Markdown into their notes.
    if !kept.note.is_empty() {
        writeln!(out, "Note:\n\n{}\n", kept.note)?;
    }
    if !kept.tags.is_empty() {
        writeln!(out, "Tags: {}\n", markdown(&hashed(&kept.tags)))?;
    }
    for line in kept.citation.lines().filter(|line| !line.is_empty()) {
        writeln!(out, "- {}", cited(line))?;
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

/// A line of a citation, with its addresses as links: a mark that stands in
/// one is not to be written otherwise.
fn cited(line: &str) -> String {
    let words = line
        .split(' ')
        .enumerate()
        .map(|(at, word)| match address(word) {
            Some([before, url, after]) => format!("{before}<{url}>{after}"),
            None if at == 0 => markdown_line(word),
            None => markdown(word),
        });
    words.collect::<Vec<_>>().join(" ")
}

/// The address in a word, between the marks before and behind it.
fn address(word: &str) -> Option<[&str; 3]> {
    let from = word.trim_start_matches('(');
    let is_address = from.starts_with("https://") || from.starts_with("http://");
    if !is_address || word.contains(['<', '>']) {
        return None;
    }
    let mut url = from.trim_end_matches(['.', ',', ';', ':']);
    if !url.contains('(') {
        url = url.trim_end_matches([')', '.', ',', ';', ':']);
    }
    let before = word.len() - from.len();
    let after = before + url.len();
    Some([&word[..before], url, &word[after..]])
}

//! `nemuro shelf`: what the reader kept, as text, as Markdown to write on from,
//! or as JSON. It shows all of it, whatever the dossier is seen through, and
//! changes nothing.

mod markdown;

use std::io::{self, Write};

use serde::Serialize;

use super::page::Page;
use super::{End, SCHEMA, json};
use crate::dossier::{Dossier, Entry, Standing};
use crate::search::View;
use crate::shelf::{Kept, Shelf};

/// How what is kept is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As text.
    Text,
    /// As a Markdown file.
    Markdown,
    /// As JSON.
    Json,
}

impl Form {
    /// What two flags ask for, of which one at most is set.
    #[must_use]
    pub fn of(markdown: bool, json: bool) -> Self {
        match (markdown, json) {
            (true, _) => Self::Markdown,
            (_, true) => Self::Json,
            _ => Self::Text,
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    bookmarks: Vec<Bookmark<'a>>,
}

/// An item of the shelf. What the dossier says of it today is not in it: that
/// is for `nemuro show` to say.
#[derive(Serialize)]
struct Bookmark<'a> {
    address: &'a str,
    kind: Option<&'static str>,
    title: &'a str,
    quoted: &'a str,
    citation: &'a str,
    note: &'a str,
    tags: &'a [String],
    since: String,
    standing: Option<&'static str>,
}

/// What the dossier has today at the address of an item.
enum Today<'a> {
    Entry(Entry<'a>),
    Path,
    Nothing,
}

impl<'a> Today<'a> {
    fn of(dossier: &'a Dossier, kept: &Kept) -> Self {
        match dossier.find(&kept.address) {
            Some(id) => Self::Entry(dossier.entry(id)),
            None if dossier.path(&kept.address).is_some() => Self::Path,
            None => Self::Nothing,
        }
    }

    fn kind(&self) -> Option<&'static str> {
        match self {
            Self::Entry(entry) => Some(entry.kind().word()),
            Self::Path => Some("path"),
            Self::Nothing => None,
        }
    }

    fn standing(&self) -> Option<&'a Standing> {
        match self {
            Self::Entry(entry) => entry.standing,
            Self::Path | Self::Nothing => None,
        }
    }
}

/// What is said of an item that the dossier does not have.
const GONE: &str = "not in this version of the dossier";

/// Lists what is kept; only what has a tag, if one is given.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(
    view: View<'_>,
    shelf: &Shelf,
    tag: Option<&str>,
    form: Form,
    out: &mut dyn Write,
) -> io::Result<End> {
    let tagged = |kept: &&Kept| tag.is_none_or(|tag| kept.has_tag(tag));
    let kept: Vec<&Kept> = shelf.kept().iter().filter(tagged).collect();
    let end = if kept.is_empty() {
        End::Nothing
    } else {
        End::Done
    };
    let dossier = view.dossier;
    match form {
        Form::Json => {
            let bookmarks = kept.iter().map(|kept| bookmark(dossier, kept)).collect();
            let schema = SCHEMA;
            json(out, &Answer { schema, bookmarks })?;
        }
        Form::Markdown if kept.is_empty() => {}
        Form::Markdown => markdown::write(dossier, &kept, tag, out)?,
        Form::Text => {
            let mut page = Page { out, view };
            for (at, kept) in kept.iter().enumerate() {
                if at > 0 {
                    writeln!(page.out)?;
                }
                text(&mut page, kept)?;
            }
        }
    }
    Ok(end)
}

fn bookmark<'a>(dossier: &Dossier, kept: &'a Kept) -> Bookmark<'a> {
    let today = Today::of(dossier, kept);
    Bookmark {
        address: kept.address.as_str(),
        kind: today.kind(),
        title: &kept.title,
        quoted: &kept.quoted,
        citation: &kept.citation,
        note: &kept.note,
        tags: &kept.tags,
        since: kept.since.to_string(),
        standing: today.standing().map(Standing::word),
    }
}

fn text(page: &mut Page<'_>, kept: &Kept) -> io::Result<()> {
    let today = Today::of(page.view.dossier, kept);
    page.paragraph("", &kept.title)?;
    for line in kept.quoted.lines() {
        page.paragraph("  ", line)?;
    }
    if let Some(standing) = today.standing().filter(|held| **held != Standing::Holds) {
        let (glyph, word, note) = (standing.glyph(), standing.word(), standing.note());
        let colon = if note.is_empty() { "" } else { ": " };
        page.hanging("  ", "    ", &format!("{glyph} {word} today{colon}{note}"))?;
    }
    let mut first = "  note: ";
    for line in kept.note.lines() {
        match line {
            "" => writeln!(page.out)?,
            line => page.hanging(first, "    ", line)?,
        }
        first = "    ";
    }
    if !kept.tags.is_empty() {
        page.hanging("  tags: ", "    ", &hashed(&kept.tags))?;
    }
    let mut first = "  citation: ";
    for line in kept.citation.lines() {
        page.hanging(first, "    ", line)?;
        first = "    ";
    }
    let gone = match today {
        Today::Nothing => format!(", {GONE}"),
        Today::Entry(_) | Today::Path => String::new(),
    };
    let (address, since) = (&kept.address, kept.since.human());
    writeln!(page.out, "  at {address}{gone}, kept {since}")
}

/// Tags as they are typed.
fn hashed(tags: &[String]) -> String {
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    tags.join(" ")
}

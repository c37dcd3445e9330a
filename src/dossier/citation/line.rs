//! A source in a line, and a statement as a quotation: as text and as
//! Markdown.

use crate::dossier::{Source, SourceKind};

/// A source as a line of text: who, when, title, publisher, kind, whose word
/// it is, its address, when it was read, and where a copy is.
pub(super) fn text(source: &Source) -> String {
    let page = source.url.as_deref().unwrap_or_default();
    let read = read(source);
    let mut line = sentences(&[
        &byline(source),
        &source.title,
        publisher(source),
        &kind(source),
        &side(source),
    ]);
    for (before, part) in [(" ", page), (" ", &read)] {
        if !part.is_empty() {
            line.push_str(before);
            line.push_str(part);
        }
    }
    if let Some(copy) = &source.archive_url {
        line.push_str(if page.is_empty() {
            " Copy: "
        } else {
            ", copy: "
        });
        line.push_str(copy);
    }
    line
}

/// The same as Markdown: the title leads to the page.
pub(super) fn markdown(source: &Source) -> String {
    let title = match &source.url {
        Some(url) => link(&escaped(&source.title), url),
        None => escaped(&source.title),
    };
    let byline = at_start(&byline(source));
    let mut line = sentences(&[
        &byline,
        &title,
        &escaped(publisher(source)),
        &kind(source),
        &side(source),
    ]);
    let copy = source.archive_url.as_ref();
    let copy = copy.map(|url| link("Copy", url)).unwrap_or_default();
    for part in [copy, read(source)] {
        if !part.is_empty() {
            line.push(' ');
            line.push_str(&part);
        }
    }
    line
}

/// A heading and where it stands.
pub(super) fn heading(title: &str, place: &str) -> String {
    sentences(&[title, place])
}

pub(super) fn markdown_heading(title: &str, place: &str) -> String {
    format!("**{}** {}", ended(&escaped(title)), ended(&escaped(place)))
}

/// A statement in quotation marks, when it was so and how well it holds up,
/// and where it stands.
pub(super) fn quotation(text: &str, about: &str, place: &str) -> String {
    let parts = [quoted(text), ended(about), ended(place)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

pub(super) fn markdown_quotation(text: &str, about: &str, place: &str) -> String {
    let parts = [
        at_start(text),
        at_start(&ended(about)),
        at_start(&ended(place)),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(|part| format!("> {part}")).collect();
    parts.join("\n>\n")
}

/// A text in quotation marks; those that it has itself become single.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "'"))
}

/// A text with a full stop, unless it ends otherwise; nothing stays nothing.
pub(super) fn ended(text: &str) -> String {
    // What is quoted at the end may have ended.
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»']);
    match bare.chars().last() {
        None | Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => text.to_owned(),
        Some(_) => format!("{text}."),
    }
}

/// What there is of some sentences, one after the other.
fn sentences(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(|part| ended(part)).collect();
    parts.join(" ")
}

/// Who says it, and when: the authors, or else the publisher.
fn byline(source: &Source) -> String {
    let by = if source.authors.is_empty() {
        source.publisher.clone()
    } else {
        source.authors.join(", ")
    };
    match (by.is_empty(), source.issued) {
        (true, Some(date)) => date.human(),
        (true, None) => "Undated".to_owned(),
        (false, Some(date)) => format!("{by}, {}", date.human()),
        (false, None) => format!("{by}, undated"),
    }
}

/// The publisher, where it is not in the byline.
fn publisher(source: &Source) -> &str {
    if source.authors.is_empty() {
        ""
    } else {
        &source.publisher
    }
}

/// What it is, where that is not what most are.
fn kind(source: &Source) -> String {
    match source.kind {
        SourceKind::Article | SourceKind::Page => String::new(),
        kind => capital(kind.word()),
    }
}

pub(super) fn side(source: &Source) -> String {
    format!("Side: {}", source.whose())
}

fn read(source: &Source) -> String {
    let read = source.accessed;
    read.map(|date| format!("(read {})", date.human()))
        .unwrap_or_default()
}

pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

fn link(label: &str, url: &str) -> String {
    // Angle brackets let an address have round ones.
    let url = url
        .replace('\\', "%5C")
        .replace('<', "%3C")
        .replace('>', "%3E");
    format!("[{label}](<{url}>)")
}

/// Markdown that reads as this text, wherever in a line it stands: what could
/// be a mark, in `CommonMark` or in the dialects of GitHub and pandoc, has a
/// backslash before it.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for char in text.chars() {
        if "\\`*_[]<>|~&$^@".contains(char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

/// The same at the start of a line, where more is a mark: headings, quotes,
/// rules, items of lists.
pub(crate) fn at_start(text: &str) -> String {
    let escaped = escaped(text);
    if escaped.starts_with(['#', '+', '-', '=', ':']) {
        return format!("\\{escaped}");
    }
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    match escaped[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => {
            format!("{}\\{}", &escaped[..digits], &escaped[digits..])
        }
        _ => escaped,
    }
}

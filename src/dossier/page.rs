//! One RON file as text: where its strings stand, and what the parser says
//! of it. Dossiers and key maps are read this way.

use std::borrow::Cow;
use std::sync::OnceLock;

use ron::error::{Error, Position, SpannedError};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};

use super::problem::{Problem, Severity, nearest};

/// A string where it stands in the text of its file, so that its place can be
/// told; a copy where it has escapes and so could not be read in place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spot<'a> {
    pub(crate) text: Cow<'a, str>,
}

impl Spot<'_> {
    /// The byte offset of the string in the text of its file.
    pub(crate) fn offset(&self, file: &str) -> Option<usize> {
        let Cow::Borrowed(text) = self.text else {
            return None;
        };
        let offset = text.as_ptr().addr().checked_sub(file.as_ptr().addr())?;
        (offset <= file.len()).then_some(offset)
    }
}

#[cfg(test)]
impl From<&str> for Spot<'_> {
    /// A string from nowhere.
    fn from(text: &str) -> Self {
        let text = Cow::Owned(text.to_owned());
        Self { text }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Spot<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InPlace;
        impl<'de> Visitor<'de> for InPlace {
            type Value = Spot<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: serde::de::Error>(
                self,
                text: &'de str,
            ) -> Result<Self::Value, E> {
                let text = Cow::Borrowed(text);
                Ok(Spot { text })
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                self.visit_string(text.to_owned())
            }

            fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Self::Value, E> {
                let text = Cow::Owned(text);
                Ok(Spot { text })
            }
        }
        deserializer.deserialize_str(InPlace)
    }
}

/// The text of a file, with its lines.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) text: String,
    starts: OnceLock<Vec<usize>>,
}

/// A file and the values in it, whose strings are parts of its text.
#[derive(Debug)]
pub(crate) struct Read<'a, T> {
    pub(crate) page: &'a Page,
    pub(crate) value: T,
}

impl Page {
    /// The text of a file: UTF-8, without a byte order mark.
    pub(crate) fn new(path: String, bytes: Vec<u8>) -> Result<Self, Problem> {
        let mut text = String::from_utf8(bytes).map_err(|error| {
            let bad = error.utf8_error().valid_up_to();
            let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..bad]).count();
            let what = format!("is not UTF-8 (byte {bad}, line {line})");
            Problem::of_file(&path, what, "save the file as UTF-8")
        })?;
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        Ok(Self {
            path,
            text,
            starts: OnceLock::new(),
        })
    }

    /// A problem at a byte of the text.
    pub(crate) fn problem(
        &self,
        severity: Severity,
        offset: usize,
        what: impl Into<Box<str>>,
        right: impl Into<Box<str>>,
    ) -> Problem {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts().partition_point(|&start| start <= offset);
        let start = self.starts()[line.max(1) - 1];
        let column = 1 + self.text[start..offset].chars().count();
        self.problem_at(severity, (line, column), what, right)
    }

    fn problem_at(
        &self,
        severity: Severity,
        (line, column): (usize, usize),
        what: impl Into<Box<str>>,
        right: impl Into<Box<str>>,
    ) -> Problem {
        let start = self.starts().get(line.max(1) - 1).copied();
        let text = &self.text[start.unwrap_or(self.text.len())..];
        let source = text.split('\n').next().unwrap_or_default();
        let source = source.trim_end_matches('\r');
        Problem::at(severity, &self.path, (line, column), source, what, right)
    }

    /// The byte at which a part of the text stands, if it is one.
    pub(crate) fn offset(&self, part: &str) -> Option<usize> {
        let offset = part
            .as_ptr()
            .addr()
            .checked_sub(self.text.as_ptr().addr())?;
        (offset <= self.text.len()).then_some(offset)
    }

    /// A place that is counted from a byte of the text, counted from its start.
    fn place_from(&self, offset: usize, place: Position) -> Position {
        let line = self.starts().partition_point(|&start| start <= offset);
        let start = self.starts()[line.max(1) - 1];
        let before = self.text[start..offset].chars().count();
        Position {
            line: line + place.line - 1,
            col: place.col + if place.line == 1 { before } else { 0 },
        }
    }

    /// The first character at a place or after it that is no white space.
    fn char_at(&self, place: Position) -> Option<char> {
        let start = *self.starts().get(place.line.checked_sub(1)?)?;
        let mut from = self.text[start..].chars().skip(place.col.saturating_sub(1));
        from.find(|char| !char.is_whitespace())
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
        })
    }
}

/// Reads a file as RON of the expected type.
pub(crate) fn read<'a, T: Deserialize<'a>>(page: &'a Page) -> Result<Read<'a, T>, Problem> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str(&page.text) {
        Ok(value) => Ok(Read { page, value }),
        Err(error) => Err(explain(page, &error)),
    }
}

/// Reads a part of a file's text as RON of the expected type.
pub(crate) fn read_part<'a, T: Deserialize<'a>>(page: &Page, part: &'a str) -> Result<T, Problem> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options
        .from_str(part)
        .map_err(|SpannedError { code, span }| {
            let from = page.offset(part).unwrap_or(0);
            let mut span = span;
            for place in [&mut span.start, &mut span.end] {
                *place = page.place_from(from, *place);
            }
            explain(page, &SpannedError { code, span })
        })
}

/// What may be written in a field: the words of the fields that take one of a
/// few.
fn words_for(field: &str, outer: Option<&str>) -> &'static str {
    match (field, outer) {
        ("kind", Some("Source")) => {
            "Article, Report, Survey, Statistics, Treaty, Law, Speech or Page"
        }
        ("kind", Some("Name")) => "Place, Person, Treaty, Organisation, Project or Event",
        ("kind", _) => "Line, Bars, Shares or Groups",
        ("side", _) => "Japan, Russia or Other",
        ("voice", _) => "Government or StateMedia",
        _ => "…",
    }
}

/// The parser's error as a problem with a remedy.
fn explain(page: &Page, SpannedError { code, span }: &SpannedError) -> Problem {
    let list = |names: &[&str]| names.join(", ");
    let did_you_mean = |found: &str, names: &'static [&'static str]| {
        nearest(found, names.iter().copied()).map_or_else(
            || format!("write one of {}", list(names)),
            |near| format!("did you mean `{near}`?"),
        )
    };
    let of = |outer: &Option<String>| outer.as_ref().map_or(String::new(), |o| format!(" in {o}"));
    let (what, right) = match code {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => (
            format!("unknown field `{found}`{}", of(outer)),
            did_you_mean(found, expected),
        ),
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => (
            format!("unknown word `{found}`"),
            did_you_mean(found, expected),
        ),
        Error::MissingStructField { field, outer } => (
            format!("`{field}` is missing{}", of(outer)),
            format!("add {field}: {}", words_for(field, outer.as_deref())),
        ),
        Error::DuplicateStructField { field, outer } => (
            format!("`{field}` is written twice{}", of(outer)),
            "keep one".to_owned(),
        ),
        Error::ExpectedDifferentStructName { expected, found } => (
            format!("`{found}` stands where `{expected}` belongs"),
            format!("write {expected}(…)"),
        ),
        Error::InvalidValueForType { expected, found } => (
            format!("{found} stands where {expected} belongs"),
            format!("write {expected}"),
        ),
        Error::ExceededRecursionLimit => (
            "is nested too deep".to_owned(),
            "a dossier needs no more than 12 levels".to_owned(),
        ),
        Error::ExpectedString if page.char_at(span.start) == Some('“') => (
            "a typographic quotation mark stands where a string begins".to_owned(),
            "write the straight one: \"…\"".to_owned(),
        ),
        Error::ExpectedString => ("a string belongs here".to_owned(), "write \"…\"".to_owned()),
        Error::ExpectedBoolean => (
            "`true` or `false` belongs here".to_owned(),
            "write one of them, without quotation marks".to_owned(),
        ),
        Error::ExpectedArray => ("a list belongs here".to_owned(), "write […]".to_owned()),
        Error::ExpectedFloat | Error::ExpectedInteger => (
            "a number belongs here".to_owned(),
            "write it in digits, without quotation marks".to_owned(),
        ),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => (
            "the name of a field belongs here".to_owned(),
            "write it and a colon before the value".to_owned(),
        ),
        Error::ExpectedStringEnd | Error::Eof => (
            "something is not closed".to_owned(),
            "close the string or bracket that starts here or before".to_owned(),
        ),
        Error::ExpectedComma => (
            "something before this is not finished".to_owned(),
            "a comma, a closing bracket or the closing quotation mark of a string is missing"
                .to_owned(),
        ),
        Error::TrailingCharacters => (
            "something stands after the end".to_owned(),
            "a file holds one value; check the brackets".to_owned(),
        ),
        other => {
            let said = other.to_string();
            let mut chars = said.chars();
            let lower = chars.next().map(char::to_lowercase);
            let what: String = lower.into_iter().flatten().chain(chars).collect();
            (what, "see the format in the README".to_owned())
        }
    };
    page.problem_at(
        Severity::Error,
        (span.start.line, span.start.col),
        what,
        right,
    )
}

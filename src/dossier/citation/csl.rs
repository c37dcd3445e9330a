//! CSL-JSON: an array of items, as version 1.0 of its schema has them.

use serde::Serialize;

use super::line::{capital, side};
use crate::dossier::date::Parts;
use crate::dossier::{Date, Source, SourceKind};

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Author<'a>>,
    #[serde(rename = "container-title", skip_serializing_if = "str::is_empty")]
    container: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    publisher: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    genre: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<When>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    note: String,
    #[serde(rename = "annote", skip_serializing_if = "str::is_empty")]
    annotation: &'a str,
}

/// A name as it is written: which part of it is the family's is not known, and
/// an organisation has none.
#[derive(Serialize)]
struct Author<'a> {
    literal: &'a str,
}

/// A date in numbers, or in words where numbers cannot say it.
#[derive(Serialize)]
#[serde(untagged)]
enum When {
    Parts {
        #[serde(rename = "date-parts")]
        parts: Vec<Vec<i16>>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        circa: bool,
    },
    Words {
        literal: String,
    },
}

/// The array of some sources.
pub(super) fn set(sources: &[&Source], annotation: &str) -> String {
    let items = sources.iter().map(|source| item(source, annotation));
    let items: Vec<Item> = items.collect();
    // Strings, numbers and lists of them can always be written.
    serde_json::to_string_pretty(&items).unwrap_or_default()
}

fn item<'a>(source: &'a Source, annotation: &'a str) -> Item<'a> {
    let authors = source.authors.iter();
    let in_something = matches!(source.kind, SourceKind::Article | SourceKind::Page);
    let (container, publisher) = if in_something {
        (source.publisher.as_str(), "")
    } else {
        ("", source.publisher.as_str())
    };
    let copy = source.archive_url.as_ref();
    let copy = copy.map(|url| format!(". Copy: {url}")).unwrap_or_default();
    Item {
        id: &source.id,
        kind: kind(source.kind),
        title: &source.title,
        author: authors.map(|literal| Author { literal }).collect(),
        container,
        publisher,
        genre: if source.kind == SourceKind::Survey {
            capital(source.kind.word())
        } else {
            String::new()
        },
        issued: source.issued.map(when),
        accessed: source.accessed.map(when),
        url: source.url.as_deref(),
        language: source.language.as_deref(),
        note: side(source) + &copy,
        annotation,
    }
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Article => "article",
        SourceKind::Report | SourceKind::Survey => "report",
        SourceKind::Statistics => "dataset",
        SourceKind::Treaty => "treaty",
        SourceKind::Law => "legislation",
        SourceKind::Speech => "speech",
        SourceKind::Page => "webpage",
    }
}

fn when(date: Date) -> When {
    if date.is_open() {
        return When::Words {
            literal: date.human(),
        };
    }
    let (start, end) = date.parts();
    let numbers = |parts: Parts| {
        let small = [parts.month, parts.day].into_iter().flatten();
        std::iter::once(parts.year)
            .chain(small.map(i16::from))
            .collect()
    };
    When::Parts {
        parts: std::iter::once(start).chain(end).map(numbers).collect(),
        circa: date.is_doubtful(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_numbers_and_in_doubt_about() {
        for (ours, csl) in [
            ("1855-02-07", r#"{"date-parts":[[1855,2,7]]}"#),
            ("1782~", r#"{"date-parts":[[1782]],"circa":true}"#),
            ("1918/1922-10", r#"{"date-parts":[[1918],[1922,10]]}"#),
            ("193X", r#"{"date-parts":[[1930],[1939]]}"#),
            ("1992/..", r#"{"literal":"since 1992"}"#),
        ] {
            let when = when(ours.parse().unwrap());
            assert_eq!(serde_json::to_string(&when).unwrap(), csl, "{ours}");
        }
    }
}

//! BibTeX, in the flavour of biblatex and biber: Unicode as it is, dates as
//! EDTF, addresses as they are.

use std::fmt::Write as _;

use super::line::{capital, side};
use crate::dossier::{Date, Source, SourceKind};

/// An entry. Its key is the id of the source, which never changes.
pub(super) fn set(source: &Source, annotation: &str) -> String {
    let mut entry = format!("@{}{{{}", kind(source.kind), source.id);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(entry, ",\n  {name} = {{{value}}}");
        }
    };
    field("author", &people(&source.authors));
    // In braces of its own a title keeps its capitals in every style.
    field("title", &whole(&source.title));
    let publisher = match source.kind {
        // A title is no list, and needs no braces against being taken for one.
        SourceKind::Article => escaped(&source.publisher),
        _ => whole(&source.publisher),
    };
    field(published_in(source.kind), &publisher);
    field("type", &sort(source.kind));
    field("date", &source.issued.map_or_else(String::new, date));
    field(
        "url",
        &source.url.as_deref().map_or_else(String::new, verbatim),
    );
    field("urldate", &source.accessed.map_or_else(String::new, date));
    let language = source.language.as_deref().and_then(language);
    field("langid", language.unwrap_or_default());
    field("language", language.unwrap_or_default());
    field("note", &escaped(&side(source)));
    let copy = source.archive_url.as_ref();
    let copy = copy.map(|url| format!("Copy: {}", escaped(url)));
    field("addendum", &copy.unwrap_or_default());
    field("annotation", &escaped(annotation));
    entry.push_str("\n}");
    entry
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Article => "article",
        SourceKind::Report | SourceKind::Survey => "report",
        SourceKind::Statistics => "dataset",
        SourceKind::Treaty => "legal",
        SourceKind::Law => "legislation",
        SourceKind::Speech => "misc",
        SourceKind::Page => "online",
    }
}

/// The field that names who published it.
fn published_in(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Article => "journaltitle",
        SourceKind::Report | SourceKind::Survey => "institution",
        SourceKind::Statistics => "publisher",
        SourceKind::Treaty | SourceKind::Law | SourceKind::Speech | SourceKind::Page => {
            "organization"
        }
    }
}

/// What it is, where the type of the entry does not say so.
fn sort(kind: SourceKind) -> String {
    match kind {
        SourceKind::Article | SourceKind::Page => String::new(),
        kind => capital(kind.word()),
    }
}

/// Names, each in braces: which part of it is the family's is not known, and
/// an organisation has none.
fn people(authors: &[String]) -> String {
    let authors: Vec<String> = authors.iter().map(|author| whole(author)).collect();
    authors.join(" and ")
}

/// A text in braces of its own, so that it is taken as one: no list, no
/// family name, no capitals to be changed.
fn whole(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{{{}}}", escaped(text))
}

/// A text as LaTeX writes it. Braces become words: a brace with a backslash
/// still counts where an entry is looked for its end.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for char in text.chars() {
        match char {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => {
                escaped.push('\\');
                escaped.push(char);
            }
            _ => escaped.push(char),
        }
    }
    escaped
}

/// An address, which biblatex takes as it is, but for what would end the field.
fn verbatim(url: &str) -> String {
    url.replace('\\', "%5C")
        .replace('{', "%7B")
        .replace('}', "%7D")
}

/// A date as biblatex reads it: our EDTF, but that an `X` may only stand in a
/// date that is neither in doubt nor part of a span.
fn date(date: Date) -> String {
    let edtf = date.to_string();
    let Some((start, end)) = edtf.split_once('/') else {
        return if edtf.contains('X') && date.is_doubtful() {
            span(date)
        } else {
            edtf
        };
    };
    if !edtf.contains('X') {
        return edtf;
    }
    if end == ".." {
        let (first, _) = date.parts();
        return format!("{:04}~/..", first.year);
    }
    let (first, last) = date.parts();
    let half = |half: &str, year: i16| {
        if half.contains('X') {
            format!("{year:04}~")
        } else {
            half.to_owned()
        }
    };
    let last = last.map_or(first.year, |last| last.year);
    format!("{}/{}", half(start, first.year), half(end, last))
}

/// The first and last year of a decade or century in doubt.
fn span(date: Date) -> String {
    let (first, last) = date.parts();
    let last = last.map_or(first.year, |last| last.year);
    format!("{:04}~/{last:04}~", first.year)
}

/// The name of a language as babel and biblatex know it.
fn language(code: &str) -> Option<&'static str> {
    Some(match code {
        "ar" => "arabic",
        "cs" => "czech",
        "da" => "danish",
        "de" => "german",
        "el" => "greek",
        "en" => "english",
        "es" => "spanish",
        "et" => "estonian",
        "fi" => "finnish",
        "fr" => "french",
        "he" => "hebrew",
        "hu" => "hungarian",
        "it" => "italian",
        "ja" => "japanese",
        "ko" => "korean",
        "lt" => "lithuanian",
        "lv" => "latvian",
        "mn" => "mongolian",
        "nl" => "dutch",
        "no" => "norsk",
        "pl" => "polish",
        "pt" => "portuguese",
        "ro" => "romanian",
        "ru" => "russian",
        "sk" => "slovak",
        "sv" => "swedish",
        "tr" => "turkish",
        "uk" => "ukrainian",
        "vi" => "vietnamese",
        "zh" => "chinese",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_such_as_biblatex_reads() {
        for (ours, biblatex) in [
            ("1855", "1855"),
            ("1855-02-07", "1855-02-07"),
            ("1782~", "1782~"),
            ("1701?", "1701?"),
            ("1918/1922", "1918/1922"),
            ("1992/..", "1992/.."),
            ("193X", "193X"),
            ("17XX", "17XX"),
            ("193X~", "1930~/1939~"),
            ("17XX?", "1700~/1799~"),
            ("193X/1945-08", "1930~/1945-08"),
            ("1899/190X", "1899/1909~"),
            ("193X/..", "1930~/.."),
        ] {
            assert_eq!(date(ours.parse().unwrap()), biblatex, "{ours}");
        }
    }
}

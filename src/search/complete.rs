//! Completion: what may be meant by the beginning of a field or of a value.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dossier::{Dossier, Kind, Side, Standing, fold};

use super::query::{
    Body, Facet, How, KINDS, MAX_QUERY, SIDES, Token, Value, id_part_begins, looked_at, plain,
    side_word, tokens, topic_begins,
};

/// The most values that are listed.
const MAX: usize = 50;

/// A way to go on with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What it takes the place of, in bytes of what was typed.
    pub range: Range<usize>,
    /// What it writes there.
    pub text: String,
    /// What that is, in a few words.
    pub hint: String,
}

/// The ways to go on at a cursor, a byte of what was typed: names of fields
/// for a word that one of them begins with, and values after the colon of a
/// field, best first. None for other words.
///
/// ```
/// use nemuro::dossier::{Origin, load};
/// use nemuro::search::complete;
///
/// let dossier = load(&Origin::BuiltIn, &|_| ()).expect("it is sound");
/// assert_eq!(complete(&dossier, "lng st", 6)[0].text, "standing:");
/// assert_eq!(complete(&dossier, "standing:c", 10)[0].text, "contested");
/// ```
#[must_use]
pub fn complete(dossier: &Dossier, typed: &str, cursor: usize) -> Vec<Completion> {
    let cursor = typed.floor_char_boundary(cursor);
    let text = looked_at(typed);
    let at_cursor = |token: &Token| token.range.start < cursor && cursor <= token.range.end;
    let Some(token) = tokens(text).into_iter().find(at_cursor) else {
        return Vec::new();
    };
    let mut ways = match &token.body {
        Body::Words {
            how: How::Loose,
            text: word,
        } if word.start < cursor => names(&text[word.clone()], word.clone(), token.not),
        Body::Field { name, .. } if cursor <= name.end => {
            // The name is written with its colon.
            let colon = text[name.end..].chars().next();
            let range = name.start..name.end + colon.map_or(0, char::len_utf8);
            names(&text[name.clone()], range, token.not)
        }
        Body::Field {
            facet: Some(facet),
            values,
            ..
        } => values_at(dossier, text, cursor, (*facet, token.not), values),
        _ => Vec::new(),
    };
    // What changes nothing is no way to go on.
    ways.retain(|way| way.text != text[way.range.clone()]);
    ways
}

/// The fields whose name begins with a word.
fn names(word: &str, range: Range<usize>, not: bool) -> Vec<Completion> {
    let word: String = word.chars().map(plain).collect();
    let word = word.to_ascii_lowercase();
    if word.is_empty() {
        return Vec::new();
    }
    let begins = |facet: &Facet| facet.name().starts_with(&word);
    // A time to look from cannot be excluded.
    let facets = Facet::ALL.into_iter().filter(begins);
    let facets = facets.filter(|facet| !(not && *facet == Facet::AsOf));
    let way = |facet: Facet| Completion {
        range: range.clone(),
        text: format!("{}:", facet.name()),
        hint: facet.takes().to_owned(),
    };
    facets.map(way).collect()
}

/// The values for the one that the cursor is in.
fn values_at(
    dossier: &Dossier,
    text: &str,
    cursor: usize,
    (facet, not): (Facet, bool),
    values: &[Value],
) -> Vec<Completion> {
    let in_it = |value: &&Value| value.range.start <= cursor && cursor <= value.range.end;
    let Some(value) = values.iter().find(in_it) else {
        return Vec::new();
    };
    if facet == Facet::AsOf && (not || values.len() > 1) {
        return Vec::new();
    }
    let before = value.text.start..cursor.clamp(value.text.start, value.text.end);
    let begun = fold(text[before].trim_start());
    let others = values.iter().filter(|other| *other != value);
    let others: Vec<String> = others
        .map(|other| fold(text[other.text.clone()].trim()))
        .collect();
    let ways = candidates(dossier, facet, &begun).into_iter();
    ways.filter(|(text, _)| !others.contains(text))
        .take(MAX)
        .map(|(text, hint)| Completion {
            range: value.range.clone(),
            text,
            hint,
        })
        .collect()
}

/// The values of a field that go on from a folded beginning, with what they
/// are.
fn candidates(dossier: &Dossier, facet: Facet, begun: &str) -> Vec<(String, String)> {
    match facet {
        Facet::Topic => {
            let topics = dossier.topics.iter();
            let begun = topics.filter(|topic| topic_begins(topic, begun));
            begun.map(|t| (t.id.clone(), t.title.clone())).collect()
        }
        Facet::Kind => among(begun, KINDS.map(|kind| (kind.word(), of_kind(kind)))),
        Facet::Side => among(begun, SIDES.map(|side| (side_word(side), of_side(side)))),
        Facet::Standing => among(begun, std::array::from_fn::<_, 4, _>(standing)),
        Facet::Source => sources(dossier, begun),
        Facet::Before | Facet::After | Facet::In | Facet::AsOf => dates(dossier, begun),
    }
}

fn among<const N: usize>(begun: &str, words: [(&str, &str); N]) -> Vec<(String, String)> {
    let begun = words
        .into_iter()
        .filter(|(word, _)| word.starts_with(begun));
    begun
        .map(|(word, hint)| (word.to_owned(), hint.to_owned()))
        .collect()
}

fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Topic => "a topic and its summary",
        Kind::Section => "a heading in a topic",
        Kind::Claim => "a statement",
        Kind::Event => "what happened",
        Kind::Figure => "numbers",
        Kind::Position => "what each side says to a question",
        Kind::Name => "a person, a place, a treaty …",
        Kind::Source => "who says so",
    }
}

fn of_side(side: Side) -> &'static str {
    match side {
        Side::Japan => "it has a Japanese source",
        Side::Russia => "it has a Russian source",
        Side::Other => "it has a source from elsewhere",
    }
}

fn standing(place: usize) -> (&'static str, &'static str) {
    let hint = match place {
        0 => "nothing speaks against it",
        1 => "true once, and ended",
        2 => "another source says otherwise",
        _ => "nobody independent says so",
    };
    (Standing::WORDS[place], hint)
}

/// Sources: first those whose id begins so, then those of which a part does,
/// the earlier the part the better.
fn sources(dossier: &Dossier, begun: &str) -> Vec<(String, String)> {
    let all = dossier.sources.iter().enumerate();
    let begins = |id| id_part_begins(id, begun);
    let found = all.filter_map(|(at, source)| Some((begins(&source.id)?, at)));
    let mut found: Vec<(usize, usize)> = found.collect();
    found.sort_unstable();
    let source = |(_, at): &(usize, usize)| {
        let source = &dossier.sources[*at];
        (source.id.clone(), source.brief())
    };
    // More than are listed, for some may be typed already.
    found.iter().take(MAX_QUERY).map(source).collect()
}

/// Dates: the years in which the line on the map moved, and the decades that
/// have events.
fn dates(dossier: &Dossier, begun: &str) -> Vec<(String, String)> {
    let mut dates: Vec<(String, String)> = Vec::new();
    for era in &dossier.atlas.eras {
        let year = era
            .from
            .map(|from| format!("{:04}", from.first_day().year()));
        if let Some(year) = year
            && dates.iter().all(|(other, _)| *other != year)
        {
            dates.push((year, era.title.clone()));
        }
    }
    let mut decades: BTreeMap<i16, usize> = BTreeMap::new();
    let events = dossier.topics.iter().flat_map(|topic| &topic.events);
    for event in events {
        let year = event.date.first_day().year();
        *decades.entry(year.div_euclid(10)).or_default() += 1;
    }
    let many = |count: usize| if count == 1 { "event" } else { "events" };
    let decade = |(decade, count)| (format!("{decade:03}X"), format!("{count} {}", many(count)));
    dates.extend(decades.into_iter().map(decade));
    let begun = begun.replace('x', "X");
    dates.retain(|(date, _)| date.starts_with(&begun));
    dates
}

#[cfg(test)]
mod tests;

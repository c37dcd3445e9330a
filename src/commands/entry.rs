//! Entries as JSON: the shape that every command shares.

use serde::Serialize;

use crate::dossier::{Address, Date, Dossier, Entry, Item, Stance, Standing};
use crate::search::View;

/// What every entry has.
#[derive(Debug, Serialize)]
pub(super) struct Brief<'a> {
    address: String,
    kind: &'static str,
    topic: Option<&'a str>,
    title: &'a str,
    text: &'a str,
    date: Option<String>,
    standing: Option<&'static str>,
    note: Option<&'a str>,
    sources: Vec<&'a str>,
}

impl<'a> Brief<'a> {
    pub(super) fn of(dossier: &'a Dossier, entry: &'a Entry<'a>) -> Self {
        Self {
            address: entry.address().to_string(),
            kind: entry.kind().word(),
            topic: entry.topic.map(|topic| topic.id.as_str()),
            title: entry.title,
            text: &entry.text,
            date: entry.date.map(written),
            standing: entry.standing.map(Standing::word),
            note: Some(entry.note()).filter(|note| !note.is_empty()),
            sources: ids(dossier, &entry.sources),
        }
    }
}

/// An entry with all that its kind has besides.
#[derive(Debug, Serialize)]
pub(super) struct Whole<'a> {
    #[serde(flatten)]
    brief: Brief<'a>,
    #[serde(flatten)]
    more: More<'a>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum More<'a> {
    Statement {
        since: Option<String>,
        by: Vec<&'a str>,
        answers: Vec<String>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        figures: Vec<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        place: Option<&'a str>,
    },
    Figure {
        unit: &'a str,
        series: Vec<Series<'a>>,
        breaks: Vec<Break<'a>>,
        answers: Vec<String>,
    },
    Position {
        stances: Vec<Said<'a>>,
        answers: Vec<String>,
        agreed: Option<&'a str>,
        agreed_sources: Vec<&'a str>,
    },
    Name {
        forms: Forms<'a>,
        gloss: &'a str,
        place: Option<(f64, f64)>,
    },
    Source {
        publisher: &'a str,
        authors: &'a [String],
        source_kind: &'static str,
        side: &'static str,
        voice: Option<&'static str>,
        accessed: Option<String>,
        url: Option<&'a str>,
        archive_url: Option<&'a str>,
        language: Option<&'a str>,
    },
    Heading {},
}

#[derive(Debug, Serialize)]
struct Series<'a> {
    name: &'a str,
    points: Vec<Point<'a>>,
}

#[derive(Debug, Serialize)]
struct Point<'a> {
    at: String,
    value: f64,
    derived: bool,
    sources: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Break<'a> {
    at: String,
    note: &'a str,
}

#[derive(Debug, Serialize)]
struct Said<'a> {
    who: &'a str,
    text: &'a str,
    sources: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Forms<'a> {
    en: &'a [String],
    ja: &'a [String],
    ru: &'a [String],
}

impl<'a> Whole<'a> {
    pub(super) fn of(view: View<'a>, entry: &'a Entry<'a>) -> Self {
        Self {
            brief: Brief::of(view.dossier, entry),
            more: more(view, entry),
        }
    }
}

fn more<'a>(view: View<'a>, entry: &Entry<'a>) -> More<'a> {
    let dossier = view.dossier;
    match entry.item {
        Item::Topic(_) | Item::Section(_) => More::Heading {},
        Item::Claim(claim) => {
            let figures = claim.figures.iter();
            let figures = figures.filter(|at| view.find(at).is_some());
            let figures = figures.map(Address::as_str).collect();
            statement(view, entry, figures, None)
        }
        Item::Event(event) => statement(view, entry, Vec::new(), event.place.as_deref()),
        Item::Figure(figure) => More::Figure {
            answers: answers(view, entry),
            unit: &figure.unit,
            series: figure.series.iter().map(|s| series(view, s)).collect(),
            breaks: figure
                .breaks
                .iter()
                .filter(|b| view.past().is_none_or(|date| b.was_by(date)))
                .map(|b| Break {
                    at: written(b.at),
                    note: &b.note,
                })
                .collect(),
        },
        Item::Position(position) => More::Position {
            answers: answers(view, entry),
            stances: position
                .stances()
                .filter(|(_, stance)| view.has_said(&stance.sources))
                .map(|(who, s)| said(dossier, who, s))
                .collect(),
            agreed: Some(view.agreed(position)).filter(|agreed| !agreed.is_empty()),
            agreed_sources: match view.agreed(position) {
                "" => Vec::new(),
                _ => ids(dossier, &position.agreed_sources),
            },
        },
        Item::Name(name) => More::Name {
            forms: Forms {
                en: &name.en,
                ja: &name.ja,
                ru: &name.ru,
            },
            gloss: view.of_today(&name.gloss),
            place: name.place,
        },
        Item::Source(source) => More::Source {
            publisher: &source.publisher,
            authors: &source.authors,
            source_kind: source.kind.word(),
            side: source.side.word(),
            voice: source.voice.map(crate::dossier::Voice::word),
            accessed: source.accessed.map(written),
            url: source.url.as_deref(),
            archive_url: source.archive_url.as_deref(),
            language: source.language.as_deref(),
        },
    }
}

fn statement<'a>(
    view: View<'a>,
    entry: &Entry<'a>,
    figures: Vec<&'a str>,
    place: Option<&'a str>,
) -> More<'a> {
    let by = entry.standing.map_or(&[][..], Standing::by).iter();
    let by = by.filter(|at| view.find(at).is_some());
    More::Statement {
        answers: answers(view, entry),
        since: match entry.standing {
            Some(Standing::Overtaken { since, .. }) => Some(written(*since)),
            _ => None,
        },
        by: by.map(Address::as_str).collect(),
        figures,
        place,
    }
}

/// The addresses of the statements that an item answers.
fn answers(view: View<'_>, entry: &Entry<'_>) -> Vec<String> {
    let answers = view.of_these(view.dossier.answers(entry.id));
    let answers = answers.into_iter();
    answers
        .map(|id| view.entry(id).address().to_string())
        .collect()
}

fn series<'a>(view: View<'a>, series: &'a crate::dossier::Series) -> Series<'a> {
    let seen =
        |point: &&'a crate::dossier::Point| view.past().is_none_or(|date| point.was_by(date));
    Series {
        name: &series.name,
        points: series
            .points
            .iter()
            .filter(seen)
            .map(|point| Point {
                at: match &point.at {
                    crate::dossier::At::Date(date) => written(*date),
                    crate::dossier::At::Group(group) => group.clone(),
                },
                value: point.value,
                derived: point.derived,
                sources: ids(view.dossier, &point.sources),
            })
            .collect(),
    }
}

fn said<'a>(dossier: &'a Dossier, who: &'a str, stance: &'a Stance) -> Said<'a> {
    Said {
        who,
        text: &stance.text,
        sources: ids(dossier, &stance.sources),
    }
}

fn written(date: Date) -> String {
    date.to_string()
}

fn ids<'a>(dossier: &'a Dossier, sources: &[usize]) -> Vec<&'a str> {
    sources
        .iter()
        .map(|&source| dossier.sources[source].id.as_str())
        .collect()
}

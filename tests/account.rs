//! The account of the built-in dossier: where each fact of the research, each
//! doubtful point of the two articles that it starts from, and each of their
//! statements is told, or why one is left out.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::sync::LazyLock;

use common::read;
use nemuro::dossier::{Address, Dossier, Entry, Item, Kind, Origin, Standing, Voice};

/// The two articles.
const ARTICLES: [&str; 2] = [
    "japan-russia-relations-article",
    "japan-supports-russia-article",
];
/// The facts of the research: a letter for each part, and how many it has.
const FACTS: [(char, usize); 7] = [
    ('H', 90),
    ('E', 25),
    ('T', 14),
    ('P', 15),
    ('I', 12),
    ('S', 12),
    ('C', 18),
];
/// How many sentences and headings each article has.
const SENTENCES: [(&str, usize); 2] = [("000", 22), ("004", 93)];
/// The points in which an article is vague, dated, wrong or unconfirmed.
const POINTS: usize = 35;

static BUILT_IN: LazyLock<std::sync::Arc<Dossier>> = LazyLock::new(|| read(&Origin::BuiltIn));

/// A line of an account: an id and where it is told.
struct Line {
    id: &'static str,
    told: Result<Vec<Entry<'static>>, &'static str>,
}

/// Reads `id: address address` and `id: left out: reason`.
fn account(text: &'static str) -> Vec<Line> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (id, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
            let told = match rest.strip_prefix("left out: ") {
                Some(reason) => Err(reason),
                None => Ok(rest.split(' ').map(|at| entry(id, at)).collect()),
            };
            Line { id, told }
        })
        .collect()
}

fn entry(id: &str, address: &str) -> Entry<'static> {
    let known = address
        .parse::<Address>()
        .ok()
        .and_then(|at| BUILT_IN.find(&at));
    BUILT_IN.entry(known.unwrap_or_else(|| panic!("{id}: nothing is at {address}")))
}

/// The ids of the sources of an entry.
fn sources(entry: &Entry<'_>) -> impl Iterator<Item = &'static str> {
    let sources = entry.sources.to_vec();
    sources
        .into_iter()
        .map(|at| BUILT_IN.sources[at].id.as_str())
}

fn ids(account: &[Line]) -> Vec<String> {
    account.iter().map(|line| line.id.to_owned()).collect()
}

#[test]
fn every_fact_is_told_on_the_word_of_a_page_or_left_out_for_a_reason() {
    let facts = account(include_str!("account/facts.txt"));
    let numbers = |(part, many): (char, usize)| (1..=many).map(move |n| format!("{part}{n:03}"));
    let want: Vec<String> = FACTS.into_iter().flat_map(numbers).collect();
    assert_eq!(ids(&facts), want);
    for line in &facts {
        match &line.told {
            Ok(entries) => assert!(
                entries
                    .iter()
                    .flat_map(sources)
                    .any(|id| !ARTICLES.contains(&id)),
                "{} rests on the articles alone",
                line.id
            ),
            Err(reason) => assert!(reason.len() > 20, "{}: why?", line.id),
        }
    }
}

#[test]
fn every_doubtful_point_of_the_articles_is_marked_and_explained() {
    let points = account(include_str!("account/points.txt"));
    let want: Vec<String> = (1..=POINTS).map(|n| format!("Q{n:02}")).collect();
    assert_eq!(ids(&points), want);
    for line in &points {
        let entries = line
            .told
            .as_ref()
            .unwrap_or_else(|reason| panic!("{}: {reason}", line.id));
        let marked = |entry: &&Entry<'_>| {
            entry
                .standing
                .is_some_and(|standing| *standing != Standing::Holds)
                && entry.note().len() > 20
        };
        assert!(
            entries.iter().any(|entry| marked(&entry)),
            "{} is told as if it held",
            line.id
        );
    }
}

#[test]
fn every_statement_of_the_articles_is_told_as_theirs() {
    let statements = account(include_str!("account/statements.txt"));
    let numbers = |article: &str, many: usize| {
        let article = article.to_owned();
        (1..=many).map(move |n| format!("{article}-{n:02}"))
    };
    let [(first, one), (second, other)] = SENTENCES;
    let want: Vec<String> = numbers(first, one).chain(numbers(second, other)).collect();
    assert_eq!(ids(&statements), want);
    for line in &statements {
        let article = ARTICLES[usize::from(line.id.starts_with(second))];
        match &line.told {
            Ok(entries) => assert!(
                entries
                    .iter()
                    .all(|entry| sources(entry).any(|id| id == article)),
                "{} is not on the word of its article",
                line.id
            ),
            Err(reason) => assert_eq!(*reason, "heading", "{}", line.id),
        }
    }
}

#[test]
fn whatever_does_not_hold_says_why() {
    for entry in BUILT_IN.entries() {
        let holds = entry
            .standing
            .is_none_or(|standing| *standing == Standing::Holds);
        assert!(
            holds || entry.note().len() > 10,
            "{} has no note",
            entry.address()
        );
    }
}

#[test]
fn sakhalin_is_two_lands_that_meet_at_the_fiftieth_parallel() {
    let atlas = &BUILT_IN.atlas;
    let land = |id: &str| atlas.lands.iter().position(|land| land.id == id).unwrap();
    let (north, south) = (land("north-sakhalin"), land("south-sakhalin"));
    let lats = |at: usize| atlas.lands[at].rings.iter().flatten().map(|(_, lat)| *lat);
    assert!(lats(north).all(|lat| lat >= 50.0));
    assert!(lats(south).all(|lat| lat <= 50.0));
    let coasts = atlas.coasts();
    for at in [north, south] {
        let across = |stretch: &Vec<(f64, f64)>| {
            let mut edges = stretch.windows(2);
            edges.any(|edge| edge.iter().all(|(_, lat)| (lat - 50.0).abs() < 1e-9))
        };
        assert!(!coasts[at].iter().any(across), "the parallel is no coast");
    }
}

#[test]
fn no_coast_runs_along_the_box_at_which_the_coastlines_were_cut() {
    let atlas = &BUILT_IN.atlas;
    let cut = atlas.cut.unwrap();
    let on = |edge: f64, a: f64, b: f64| (a - edge).abs() < 1e-9 && (b - edge).abs() < 1e-9;
    for edge in atlas
        .coasts()
        .iter()
        .flatten()
        .flat_map(|stretch| stretch.windows(2))
    {
        let (a, b) = (edge[0], edge[1]);
        let along = on(cut.lon.0, a.0, b.0) || on(cut.lon.1, a.0, b.0);
        assert!(
            !(along || on(cut.lat.0, a.1, b.1) || on(cut.lat.1, a.1, b.1)),
            "{a:?} {b:?}"
        );
    }
}

#[test]
fn the_eras_follow_each_other_to_this_day_and_name_what_tells_of_them() {
    let eras = &BUILT_IN.atlas.eras;
    for year in ["1855", "1875", "1905", "1945"] {
        let begins = |era: &nemuro::dossier::Era| {
            era.from
                .is_some_and(|from| from.to_string().starts_with(year))
        };
        assert!(eras.iter().any(begins), "{year}");
    }
    assert!(eras[0].from.is_none() && eras[eras.len() - 1].until.is_none());
    for pair in eras.windows(2) {
        assert_eq!(
            pair[0].until, pair[1].from,
            "{} to {}",
            pair[0].id, pair[1].id
        );
    }
    for era in eras {
        assert!(era.note.len() > 100 && !era.claims.is_empty(), "{}", era.id);
    }
}

/// With more sources than this a figure says which page carries which number.
const FEW: usize = 1;

#[test]
fn every_number_of_a_figure_names_its_page() {
    for topic in &BUILT_IN.topics {
        for figure in topic
            .figures
            .iter()
            .filter(|figure| figure.sources.len() > FEW)
        {
            let points = figure.series.iter().flat_map(|series| &series.points);
            let untold: Vec<String> = points
                .filter(|point| point.sources.is_empty())
                .map(|point| point.at.to_string())
                .collect();
            assert!(untold.is_empty(), "{}/{}: {untold:?}", topic.id, figure.id);
        }
    }
}

#[test]
fn what_rests_on_the_articles_alone_holds_only_where_it_is_about_them() {
    for entry in BUILT_IN.entries() {
        let alone = !entry.sources.is_empty() && sources(&entry).all(|id| ARTICLES.contains(&id));
        if alone && entry.standing == Some(&Standing::Holds) {
            assert!(entry.text.contains("article"), "{}", entry.address());
        }
    }
}

#[test]
fn every_term_of_the_research_is_a_name_in_three_scripts() {
    let terms = account(include_str!("account/terms.txt"));
    assert_eq!(terms.len(), 103);
    for line in &terms {
        for entry in line.told.as_ref().unwrap() {
            let Item::Name(name) = entry.item else {
                panic!("{} is no name", entry.address());
            };
            let scripts = [&name.en, &name.ja, &name.ru];
            assert!(scripts.iter().all(|forms| !forms.is_empty()), "{}", name.id);
            assert!(!name.gloss.is_empty(), "{} has no gloss", name.id);
        }
    }
}

#[test]
fn every_series_of_the_research_is_a_figure() {
    for line in account(include_str!("account/series.txt")) {
        let entries = line.told.unwrap();
        assert!(
            entries.iter().all(|entry| entry.kind() == Kind::Figure),
            "{}",
            line.id
        );
    }
}

#[test]
fn both_sides_of_a_question_have_about_as_much_space() {
    let words = |text: &str| text.split_whitespace().count();
    for position in BUILT_IN.topics.iter().flat_map(|topic| &topic.positions) {
        let (japan, russia) = (words(&position.japan.text), words(&position.russia.text));
        let (less, more) = (japan.min(russia), japan.max(russia));
        assert!(
            more * 4 <= less * 5,
            "{}: {japan} to {russia} words",
            position.id
        );
    }
}

#[test]
fn state_media_are_called_so() {
    let agencies = ["TASS", "RIA Novosti", "Sputnik", "RT "];
    for source in &BUILT_IN.sources {
        let owned = agencies
            .iter()
            .any(|agency| source.publisher.starts_with(agency));
        assert!(
            !owned || source.voice == Some(Voice::StateMedia),
            "{}",
            source.id
        );
    }
}

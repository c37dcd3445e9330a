use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::dossier::{Origin, Side, SourceKind, Voice, load};

static STRAIT: LazyLock<Dossier> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/strait");
    load(&Origin::Folder(folder), &|_| ()).unwrap()
});
static BUILT_IN: LazyLock<Dossier> = LazyLock::new(|| load(&Origin::BuiltIn, &|_| ()).unwrap());

fn cited(address: &str, style: Style) -> String {
    let id = STRAIT.find(&address.parse().unwrap()).unwrap();
    let entry = STRAIT.entry(id);
    Citation::of(&STRAIT, &entry, &entry.sources, None).set(style)
}

/// A source in which everything that could go wrong goes wrong.
fn awkward() -> Source {
    Source {
        id: "360-awkward".to_owned(),
        title: "1. {100%} of \"R&D\" #1 costs $5_000 ~ 5^3 \\o/ [a](b) *c* <i>?".to_owned(),
        publisher: "Ministry of Trade and Industry {経済}".to_owned(),
        authors: vec![
            "Sugimori Reiko".to_owned(),
            "Bureau of Ice, and Snow".to_owned(),
        ],
        kind: SourceKind::Survey,
        issued: Some("193X".parse().unwrap()),
        accessed: Some("2026-11-03".parse().unwrap()),
        url: Some("https://example.org/a_(b)?c=100%25&d={e}#f".to_owned()),
        archive_url: Some("https://example.org/copy_1%20".to_owned()),
        language: Some("ja".to_owned()),
        side: Side::Japan,
        voice: Some(Voice::Government),
    }
}

#[test]
fn a_claim_is_quoted_with_its_date_its_standing_its_place_and_its_sources() {
    let want = "\
\"The fare was two crowns.\"
1911; contested: The skipper writes of three, and the board's own table says so too.
The Strait of Sample, ferries/fare-of-two-crowns, checked 31 January 2026.

Sources:
Northport Harbour Board, 1931. Thirty years of the Northport ferry. Report. Side: other. https://example.org/ferry (read 30 January 2026)
A. Skipper, undated. Letters of a skipper. Side: Russia, state media.";
    assert_eq!(cited("ferries/fare-of-two-crowns", Style::Text), want);
}

#[test]
fn in_markdown_titles_are_links() {
    let want = "\
> The fare was two crowns.
>
> 1911; contested: The skipper writes of three, and the board's own table says so too.
>
> The Strait of Sample, ferries/fare-of-two-crowns, checked 31 January 2026.

- Northport Harbour Board, 1931. [Thirty years of the Northport ferry](<https://example.org/ferry>). Report. Side: other. (read 30 January 2026)
- A. Skipper, undated. Letters of a skipper. Side: Russia, state media.";
    assert_eq!(cited("ferries/fare-of-two-crowns", Style::Markdown), want);
}

#[test]
fn bibtex_tells_what_each_source_is_cited_for() {
    let want = "\
@article{letters-of-a-skipper,
  author = {{A. Skipper}},
  title = {{Letters of a skipper}},
  note = {Side: Russia, state media},
  annotation = {Cited for: \"In the winter of 1924 one crossing took eleven hours, for the ice of the strait closed behind the boat again and again.\" 12 January 1924; unconfirmed: Only the skipper says so. The Strait of Sample, ferries/longest-crossing, checked 31 January 2026.}
}";
    assert_eq!(cited("ferries/longest-crossing", Style::Bibtex), want);
}

#[test]
fn csl_json_is_an_array_of_items() {
    let items: Value = serde_json::from_str(&cited("ferries/three-boats", Style::CslJson)).unwrap();
    let mut item = items[0].clone();
    let annotation = item.as_object_mut().unwrap().remove("annote").unwrap();
    let annotation = annotation.as_str().unwrap();
    assert!(
        annotation.starts_with("Cited for: \"Three boats"),
        "{annotation}"
    );
    assert!(annotation.ends_with(
        "about 1902. The Strait of Sample, ferries/three-boats, checked 31 January 2026."
    ));
    let want = serde_json::json!({
        "id": "harbour-board-1931",
        "type": "report",
        "title": "Thirty years of the Northport ferry",
        "publisher": "Northport Harbour Board",
        "issued": {"date-parts": [[1931]]},
        "accessed": {"date-parts": [[2026, 1, 30]]},
        "URL": "https://example.org/ferry",
        "language": "en",
        "note": "Side: other",
    });
    assert_eq!((&item, items.as_array().unwrap().len()), (&want, 1));
}

#[test]
fn a_figure_a_position_and_an_event_are_quoted_whole() {
    let first = |address: &str| {
        let cited = cited(address, Style::Text);
        cited.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        first("ferries/fare"),
        "\"Fare by year. Fare: 1902 2, 1911 3, 1930 12,345.5 (crowns). 1912–1929 not found.\""
    );
    assert!(first("ferries/whose-is-the-pier").starts_with("\"Whose is the pier? Japan: The pier"));
    assert_eq!(
        first("ferries/bridge-opened"),
        "\"The bridge is opened. The Northport bridge was opened to carts and walkers.\""
    );
}

#[test]
fn a_source_stands_for_itself_and_a_name_has_none() {
    let source = cited("sources/letters-of-a-skipper", Style::Text);
    assert_eq!(
        source,
        "A. Skipper, undated. Letters of a skipper. Side: Russia, state media."
    );
    assert!(!cited("sources/letters-of-a-skipper", Style::Bibtex).contains("annotation"));
    let id = STRAIT.find(&"names/northport".parse().unwrap()).unwrap();
    let name = STRAIT.entry(id);
    let name = Citation::of(&STRAIT, &name, &name.sources, None);
    let there = Style::ALL.map(|style| name.is_there_in(style));
    assert_eq!(there, [true, true, false, false]);
    assert!(
        name.set(Style::Text)
            .ends_with("names/northport, checked 31 January 2026.")
    );
}

#[test]
fn a_topic_has_a_heading_and_each_source_once() {
    let topic = STRAIT.entries().next().unwrap();
    let citation = Citation::of(
        &STRAIT,
        &topic,
        &[0, 1, 0, 0],
        Some("1931".parse().unwrap()),
    );
    let text = citation.set(Style::Text);
    assert!(text.starts_with("Ferries. The Strait of Sample, ferries, as of 1931.\n\nNorthport"));
    assert_eq!((text.lines().count(), citation.sources().len()), (4, 2));
    let markdown = citation.set(Style::Markdown);
    assert!(
        markdown
            .starts_with("**Ferries.** The Strait of Sample, ferries, as of 1931.\n\n- Northport")
    );
    assert_eq!(citation.set(Style::Bibtex).matches("\n@").count(), 1);
}

#[test]
fn what_means_something_to_latex_is_escaped_and_an_address_is_not() {
    let source = awkward();
    let set = bibtex::set(&source, "");
    for line in [
        "@report{360-awkward,",
        "  author = {{Sugimori Reiko} and {Bureau of Ice, and Snow}},",
        "  title = {{1. \\textbraceleft{}100\\%\\textbraceright{} of \"R\\&D\" \\#1 costs \\$5\\_000 \
         \\textasciitilde{} 5\\textasciicircum{}3 \\textbackslash{}o/ [a](b) *c* <i>?}},",
        "  institution = {{Ministry of Trade and Industry \\textbraceleft{}経済\\textbraceright{}}},",
        "  type = {Survey},",
        "  date = {193X},",
        "  url = {https://example.org/a_(b)?c=100%25&d=%7Be%7D#f},",
        "  urldate = {2026-11-03},",
        "  langid = {japanese},",
        "  note = {Side: Japan, government},",
        "  addendum = {Copy: https://example.org/copy\\_1\\%20}",
    ] {
        assert!(set.contains(line), "{line}\n{set}");
    }
}

#[test]
fn what_means_something_to_markdown_is_escaped() {
    let mut source = awkward();
    assert_eq!(
        line::markdown(&source),
        "Sugimori Reiko, Bureau of Ice, and Snow, 1930s. [1. {100%} of \"R\\&D\" #1 costs \\$5\\_000 \\~ \
         5\\^3 \\\\o/ \\[a\\](b) \\*c\\* \\<i\\>?](<https://example.org/a_(b)?c=100%25&d={e}#f>). \
         Ministry of Trade and Industry {経済}. Survey. Side: Japan, government. \
         [Copy](<https://example.org/copy_1%20>) (read 3 November 2026)"
    );
    source.authors = vec!["1. Bureau".to_owned()];
    assert!(line::markdown(&source).starts_with("1\\. Bureau"));
    source.authors = vec!["- and -".to_owned()];
    assert!(line::markdown(&source).starts_with("\\- and -"));
}

#[test]
fn every_part_of_a_source_is_in_its_line() {
    assert_eq!(
        line::text(&awkward()),
        "Sugimori Reiko, Bureau of Ice, and Snow, 1930s. 1. {100%} of \"R&D\" #1 costs $5_000 ~ 5^3 \\o/ \
         [a](b) *c* <i>? Ministry of Trade and Industry {経済}. Survey. Side: Japan, government. \
         https://example.org/a_(b)?c=100%25&d={e}#f (read 3 November 2026), copy: https://example.org/copy_1%20"
    );
    let mut bare = awkward();
    (bare.authors, bare.publisher) = (Vec::new(), String::new());
    (bare.url, bare.accessed, bare.issued) = (None, None, None);
    assert!(line::text(&bare).starts_with("Undated. 1. {100%}"));
    assert!(line::text(&bare).ends_with("government. Copy: https://example.org/copy_1%20"));
}

/// The fields of the schema of CSL-JSON that are used, and the types.
const FIELDS: [&str; 13] = [
    "id",
    "type",
    "title",
    "author",
    "container-title",
    "publisher",
    "genre",
    "issued",
    "accessed",
    "URL",
    "language",
    "note",
    "annote",
];
const TYPES: [&str; 7] = [
    "article",
    "report",
    "dataset",
    "treaty",
    "legislation",
    "speech",
    "webpage",
];

#[track_caller]
fn assert_is_csl(item: &Value) {
    let item = item.as_object().unwrap();
    assert!(TYPES.contains(&item["type"].as_str().unwrap()));
    for (field, value) in item {
        assert!(FIELDS.contains(&field.as_str()), "{field}");
        match field.as_str() {
            "author" => {
                let authors = value.as_array().unwrap();
                assert!(authors.iter().all(|author| author["literal"].is_string()));
            }
            "issued" | "accessed" => {
                let parts = value["date-parts"].as_array();
                let good = |part: &Value| (1..=3).contains(&part.as_array().unwrap().len());
                let parts = parts.is_some_and(|p| (1..=2).contains(&p.len()) && p.iter().all(good));
                assert!(parts || value["literal"].is_string(), "{value}");
            }
            _ => assert!(value.is_string(), "{field}"),
        }
    }
}

/// How deep braces are at the end, as BibTeX counts them; none where one
/// closes that was not opened.
fn depth(text: &str) -> Option<usize> {
    text.chars().try_fold(0_usize, |depth, char| match char {
        '{' => Some(depth + 1),
        '}' => depth.checked_sub(1),
        _ => Some(depth),
    })
}

#[test]
fn every_source_of_the_built_in_dossier_can_be_cited_in_every_style() {
    let every: Vec<usize> = (0..BUILT_IN.sources.len()).collect();
    let topic = BUILT_IN.entries().next().unwrap();
    let citation = Citation::of(&BUILT_IN, &topic, &every, None);
    let set = Style::ALL.map(|style| citation.set_sources(style));
    for text in &set {
        assert!(text.chars().all(|char| !char.is_control() || char == '\n'));
    }
    let [text, markdown, bibtex, csl] = set;
    assert_eq!(
        [text, markdown].map(|text| text.lines().count()),
        [every.len(); 2]
    );
    let mut keys = HashSet::new();
    for entry in bibtex.split("\n\n") {
        assert_eq!(depth(entry), Some(0), "{entry}");
        let (_, key) = entry.split_once('{').unwrap();
        assert!(keys.insert(key.split_once(',').unwrap().0), "{entry}");
        assert!(entry.contains("title = {{") && entry.contains("note = {Side: "));
    }
    assert_eq!(keys.len(), every.len());
    let items: Vec<Value> = serde_json::from_str(&csl).unwrap();
    for item in &items {
        assert_is_csl(item);
    }
    let ids: HashSet<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, keys);
}

#[test]
fn every_entry_of_the_built_in_dossier_can_be_cited_in_every_style() {
    for entry in BUILT_IN.entries().step_by(7) {
        let citation = Citation::of(&BUILT_IN, &entry, &entry.sources, None);
        assert!(!citation.set(Style::Text).is_empty());
        assert_eq!(depth(&citation.set(Style::Bibtex)), Some(0));
        let items: Vec<Value> = serde_json::from_str(&citation.set(Style::CslJson)).unwrap();
        for item in &items {
            assert_is_csl(item);
        }
    }
}

proptest! {
    #[test]
    fn whatever_a_text_is_its_latex_has_even_braces_and_no_bare_marks(text in "\\PC{0,40}|[{}\\\\%#&$_~^a ]{0,40}") {
        let escaped = bibtex::escaped(&text);
        prop_assert_eq!(depth(&escaped), Some(0));
        let mut before = ' ';
        for char in escaped.chars() {
            prop_assert!(!"%#&$_".contains(char) || before == '\\', "{}", escaped);
            prop_assert!(!"~^".contains(char), "{}", escaped);
            before = char;
        }
        let back = escaped
            .replace("\\textbraceleft{}", "{").replace("\\textbraceright{}", "}")
            .replace("\\textasciitilde{}", "~").replace("\\textasciicircum{}", "^")
            .replace("\\%", "%").replace("\\#", "#").replace("\\&", "&").replace("\\$", "$")
            .replace("\\_", "_").replace("\\textbackslash{}", "\\");
        // What was typed may look like what is written for a mark.
        if !text.contains('\\') {
            prop_assert_eq!(back, text);
        }
    }

    #[test]
    fn whatever_a_text_is_its_markdown_reads_as_it_and_nothing_in_it_is_a_mark(
        text in "\\PC{0,40}|[0-9.)#+*_`\\[\\]<>\\\\ -]{0,40}"
    ) {
        let escaped = line::at_start(&text);
        let mut read = String::new();
        let mut chars = escaped.chars();
        while let Some(char) = chars.next() {
            if char == '\\' {
                let next = chars.next();
                prop_assert!(next.is_some_and(|next| next.is_ascii_punctuation()));
                read.extend(next);
            } else {
                prop_assert!(!"`*_[]<>|~&$^@".contains(char), "{}", escaped);
                read.push(char);
            }
        }
        prop_assert_eq!(read, text);
    }

    #[test]
    fn whatever_a_source_says_it_is_csl_json_and_whole_bibtex(
        title in "\\PC{1,30}", publisher in "\\PC{0,30}", url in "https?://[!-~]{1,30}",
        issued in prop::sample::select(&["1855", "17XX~", "193X/..", "1992/..", "1918/1922~", "0001-02"]),
    ) {
        let source = Source {
            title, publisher, url: Some(url), issued: Some(issued.parse().unwrap()), ..awkward()
        };
        let set = bibtex::set(&source, "\"} @book{");
        prop_assert_eq!(depth(&set), Some(0));
        prop_assert_eq!(set.matches("\n}").count(), 1);
        let items: Vec<Value> = serde_json::from_str(&csl::set(&[&source], "")).unwrap();
        assert_is_csl(&items[0]);
        prop_assert!(!line::text(&source).contains('\n') && !line::markdown(&source).contains('\n'));
    }
}

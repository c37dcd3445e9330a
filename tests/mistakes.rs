//! What is wrong with a dossier is said with its place and a remedy, all at
//! once and in file order.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod common;

use std::fs;

use broken::{broken, copy, problems, said};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of mistakes")]
fn each_mistake_is_said_with_its_place_and_a_remedy() {
    let ferries = "topics/ferries.ron";
    for (file, from, to, want) in [
        (
            ferries,
            "summary:",
            "sumary:",
            "topics/ferries.ron:3:5: unknown field `sumary` in Topic; did you mean `summary`?",
        ),
        (
            ferries,
            "[\"letters-of-a-skipper\"],\n                standing: Unconfirmed",
            "[\"letters-of-a-skiper\"],\n                standing: Unconfirmed",
            "topics/ferries.ron:31:28: there is no source \"letters-of-a-skiper\"; did you mean \"letters-of-a-skipper\"?",
        ),
        (
            ferries,
            "by: [\"ferries/fare\"]",
            "by: [\"ferries/fair\"]",
            "topics/ferries.ron:23:27: nothing is at \"ferries/fair\"; did you mean \"ferries/fare\"?",
        ),
        (
            ferries,
            "\"1924-01-12\"",
            "\"1924-13\"",
            "topics/ferries.ron:30:24: \"1924-13\" has no month 13; months are 01 to 12",
        ),
        (
            ferries,
            "id: \"three-boats\"",
            "id: \"daily-ferry\"",
            "topics/ferries.ron:37:22: the id \"daily-ferry\" is used twice in this topic; ids are unique; rename one",
        ),
        (
            ferries,
            "place: \"northport\"",
            "place: \"nortport\"",
            "topics/ferries.ron:51:21: there is no place \"nortport\"; did you mean \"northport\"?",
        ),
        (
            ferries,
            "(\"1911\", 3)",
            "(\"1911\", NaN)",
            "topics/ferries.ron:60:67: NaN is not a number to draw; leave the point out",
        ),
        (
            ferries,
            "(\"1911\", 3)",
            "(\"1902\", 3)",
            "topics/ferries.ron:60:67: the id \"1902\" is used twice for points of this series; ids are unique; rename one",
        ),
        (
            ferries,
            "\"The fare was",
            "“The fare was",
            "topics/ferries.ron:19:22: a typographic quotation mark stands where a string begins; write the straight one: \"…\"",
        ),
        (
            ferries,
            "\"1924-01-12\"",
            "\"1924/\"",
            "topics/ferries.ron:30:24: \"1924/\" has no end; write \"..\" after the slash for a span that goes on",
        ),
        (
            ferries,
            "market days.\",",
            "market days.,",
            "topics/ferries.ron:9:24: something before this is not finished; a comma, a closing bracket or the closing quotation mark of a string is missing",
        ),
        (
            "sources.ron",
            "        kind: Article,\n",
            "",
            "sources.ron:19:5: `kind` is missing in Source; add kind: Article, Report, Survey, Statistics, Treaty, Law, Speech or Page",
        ),
        (
            ferries,
            "kind: Line",
            "kind: Lines",
            "topics/ferries.ron:59:19: unknown word `Lines`; did you mean `Line`?",
        ),
        (
            ferries,
            "winter of 1924",
            "winter \u{1b}[31mof 1924",
            "topics/ferries.ron:29:38: a control character, U+001B, is not let in; take it out",
        ),
        (
            ferries,
            "winter of 1924",
            "winter \u{202e}of 1924",
            "topics/ferries.ron:29:38: a bidirectional control character, U+202E, is not let in; take it out",
        ),
        (
            ferries,
            "Three boats",
            "Three \\u{7}boats",
            "topics/ferries.ron:37:22: a control character, U+0007, is not let in; take it out",
        ),
        (
            "sources.ron",
            "https://example.org/ferry",
            "javascript:alert(1)",
            "sources.ron:9:15: this is no web address; it starts with https:// or http://",
        ),
        (
            "sources.ron",
            "side: Russia",
            "side: Rusia",
            "sources.ron:18:15: unknown word `Rusia`; did you mean `Russia`?",
        ),
        (
            "names.ron",
            "\"Nordhavn\"",
            "\"Térn\"",
            "names.ron:11:43: warning: \"Tern\" is also a form of \"northport\"; a form belongs to one name",
        ),
        (
            "names.ron",
            "(10.5, 55.25)",
            "(55.25, 210.5)",
            "names.ron:3:14: (55.25, 210.5) is not on the globe; longitude is -180 to 180, then latitude -90 to 90",
        ),
        (
            "atlas.ron",
            "(\"north-shore\", Disputed)",
            "(\"north-shor\", Disputed)",
            "atlas.ron:13:25: there is no land \"north-shor\"; did you mean \"north-shore\"?",
        ),
        (
            "atlas.ron",
            "from: \"1902\"",
            "from: \"1955\"",
            "atlas.ron:9:18: the era ends before it starts; swap from and until",
        ),
        (
            "atlas.ron",
            "land: \"north-shore\"",
            "land: \"south-shore\"",
            "atlas.ron:5:71: there is no land \"south-shore\"; did you mean \"north-shore\"?",
        ),
        (
            "atlas.ron",
            "[(\"north-shore\", Disputed)]",
            "[(\"north-shore\", Disputed), (\"north-shore\", Japan)]",
            "atlas.ron:13:52: \"north-shore\" has two holders; keep one",
        ),
        (
            "atlas.ron",
            "lon: (10.0, 12.0)",
            "lon: (12.0, 10.0)",
            "atlas.ron:5:71: the box of cut has no extent; write lon: (west, east), lat: (south, north)",
        ),
        (
            "paths.ron",
            "\"ferries/fare\"]",
            "\"ferries/boats\"]",
            "paths.ron:10:84: \"ferries/boats\" is no statement; name a claim, an event, a figure or a position",
        ),
        (
            ferries,
            "by: [\"ferries/fare\"]",
            "by: [\"ferries/boats\"]",
            "topics/ferries.ron:23:27: \"ferries/boats\" is no statement; name a claim, an event, a figure or a position",
        ),
        (
            ferries,
            "derived: [\"1930\"]",
            "derived: [\"1930\"], from: [(\"1902\", [\"letters-of-a-skipper\"])]",
            "topics/ferries.ron:60:135: \"letters-of-a-skipper\" is no source of this figure; add it to the sources of the figure",
        ),
        (
            ferries,
            "derived: [\"1930\"]",
            "derived: [\"1930\"], from: [(\"1903\", [\"harbour-board-1931\"])]",
            "topics/ferries.ron:60:126: \"1903\" has sources but no point; name the date or group of a point",
        ),
        (
            ferries,
            "points: [(\"1902\", 2)",
            "points: {\"1902\": 2}, x: [(\"1902\", 2)",
            "topics/ferries.ron:60:50: a list belongs here; write […]",
        ),
        (
            ferries,
            "(\"1902\", 2)",
            "(\"1902\", \"two\")",
            "topics/ferries.ron:60:61: a number belongs here; write it in digits, without quotation marks",
        ),
        (
            "atlas.ron",
            "cut: (lon: (10.0, 12.0), lat: (54.0, 56.0))",
            "cut: (10.0, 54.0, 12.0, 56.0)",
            "atlas.ron:6:11: the name of a field belongs here; write it and a colon before the value",
        ),
        (
            "dossier.ron",
            "avoid: \"grab\"",
            "avoid: \"\"",
            "dossier.ron:6:31: the word to avoid is empty; write it",
        ),
        (
            "paths.ron",
            "\"ferries/fare\"]",
            "\"ferries/fair\"]",
            "paths.ron:10:84: nothing is at \"ferries/fair\"; did you mean \"ferries/fare\"?",
        ),
        (
            "paths.ron",
            "items: [\"tides/spring-tide\", \"ferries/whose-is-the-pier\"]",
            "items: []",
            "paths.ron:12:26: the step leads to nothing; add items: [\"topic/item\"]",
        ),
        (
            "words.ron",
            "\"vessel\"",
            "\"ves\u{7}sel\"",
            "words.ron:3:27: a control character, U+0007, is not let in; take it out",
        ),
        (
            "words.ron",
            "\"vessel\"",
            "\"\"",
            "words.ron:3:24: the form is empty; write it",
        ),
        (
            "words.ron",
            ", \"vessel\"",
            "",
            "words.ron:3:16: \"boat\" is the only form of its word; write at least two, such as one in English and one in Japanese",
        ),
        (
            "words.ron",
            "en: [\"boat\", \"vessel\"]",
            "",
            "words.ron:2:60: a word has no form, the one after this; write at least two, such as one in English and one in Japanese",
        ),
        (
            "words.ron",
            "\"vessel\"",
            "\"vessel\", \"Bōat\"",
            "words.ron:3:34: \"Bōat\" stands twice in this word; keep one",
        ),
        (
            "words.ron",
            "\"vessel\"",
            "\"ПРИЛИВ\"",
            "words.ron:3:24: \"ПРИЛИВ\" stands in two words; a form belongs to one word; keep one",
        ),
        (
            "words.ron",
            "en: [\"boat\"",
            "de: [\"boat\"",
            "words.ron:3:10: unknown field `de` in Word; write one of en, ja, ru",
        ),
        (
            "words.ron",
            "\"vessel\"",
            "\"Nordhavn\"",
            "words.ron:3:24: warning: \"Nordhavn\" is a form of the name \"northport\"; leave it to the name",
        ),
        (
            "sources.ron",
            "voice: StateMedia",
            "voice: StateMedium",
            "sources.ron:19:16: unknown word `StateMedium`; did you mean `StateMedia`?",
        ),
        (
            "dossier.ron",
            "\"tides\"",
            "\"tide\"",
            "dossier.ron:5:26: topic \"tide\" has no file; write topics/tide.ron or take it off the list",
        ),
        (
            "dossier.ron",
            "\"tides\"",
            "\"names\"",
            "dossier.ron:5:26: a topic cannot be called \"names\"; choose another id",
        ),
    ] {
        let said = broken(file, from, to);
        assert!(
            said.iter().any(|said| said == want),
            "wanted {want}\ngot {said:#?}"
        );
    }
}

#[test]
fn every_problem_is_told_at_once_and_in_file_order() {
    let folder = copy();
    for (file, from, to) in [
        ("topics/ferries.ron", "\"1902/1931\"", "\"early\""),
        ("topics/ferries.ron", "\"1911\",\n", "\"late\",\n"),
        ("topics/tides.ron", "summary:", "sumary:"),
        ("sources.ron", "kind: Report", "kind: Raport"),
    ] {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    let said = said(folder.path());
    let starts = [
        "topics/ferries.ron:9:",
        "topics/ferries.ron:20:",
        "topics/tides.ron:3:",
        "sources.ron:6:",
    ];
    assert_eq!(
        said.len(),
        starts.len(),
        "what a torn file may hold is not complained of: {said:#?}"
    );
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "{said} should start with {start}");
    }
}

#[test]
fn thousands_of_mistakes_are_told_in_a_moment() {
    let folder = copy();
    let claims: Vec<String> = (0..20_000)
        .map(|n| format!("Claim(id: \"c{n}\", text: \"C\", date: \"2026\", sources: [\"harbour-board-1932\"]),"))
        .collect();
    let topic = format!(
        "Topic(title: \"T\", summary: \"S\", sections: [Section(id: \"s\", title: \"S\", claims: [{}])])",
        claims.join("\n")
    );
    fs::write(folder.path().join("topics/tides.ron"), topic).unwrap();
    fs::remove_file(folder.path().join("paths.ron")).unwrap();
    let problems = problems(folder.path());
    assert_eq!(problems.len(), 20_000);
    assert!(problems[0].right.contains("harbour-board-1931"));
}

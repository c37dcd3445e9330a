use proptest::prelude::*;

use super::super::sample::{BUILT_IN, STRAIT, typed};
use super::*;
use crate::dossier::fold;

fn word(text: &str, how: How, not: bool) -> Term {
    let what = What::Word(text.to_owned());
    Term { what, how, not }
}

fn run(pairs: &[&str]) -> What {
    What::Run(pairs.iter().map(ToString::to_string).collect())
}

fn parse(typed: &str) -> Query {
    Query::parse(&STRAIT, typed)
}

/// What is said of the mistakes in a query, each with the text it is about.
fn said(typed: &str) -> Vec<(String, String)> {
    let query = parse(typed);
    let mistakes = query.mistakes().iter();
    mistakes
        .map(|mistake| (typed[mistake.range.clone()].into(), mistake.message.clone()))
        .collect()
}

#[test]
fn a_query_is_words_and_runs() {
    let query = parse("Sakhalin-2 北方領土 島");
    let loose = |what| Term {
        what,
        how: How::Loose,
        not: false,
    };
    let want = [
        word("sakhalin", How::Loose, false),
        word("2", How::Loose, false),
        loose(run(&["北方", "方領", "領土"])),
        loose(run(&["島"])),
    ];
    assert_eq!(query.terms(), want);
    assert!(query.lens().is_empty() && query.mistakes().is_empty());
}

#[test]
fn marks_say_how_a_word_is_found() {
    let query = parse("'Exact ^pre !not !^un ！ｆｕｌｌ");
    let want = [
        word("exact", How::Exact, false),
        word("pre", How::Prefix, false),
        word("not", How::Exact, true),
        word("un", How::Prefix, true),
        word("full", How::Exact, true),
    ];
    assert_eq!(query.terms(), want);
    assert!(parse("! ' ^ \" !\" !! … ").is_empty());
}

#[test]
fn a_phrase_is_one_term() {
    let phrase = |how, not| Term {
        what: What::Phrase(vec![What::Word("peace".into()), run(&["条約"])]),
        how,
        not,
    };
    assert_eq!(parse("\"Peace 条約\"").terms(), [phrase(How::Exact, false)]);
    assert_eq!(parse("“peace 条約” ").terms(), [phrase(How::Exact, false)]);
    assert_eq!(parse("!\"peace 条約\"").terms(), [phrase(How::Exact, true)]);
    assert_eq!(parse("\"peace 条約").terms(), [phrase(How::Prefix, false)]);
    let one = [word("lng", How::Exact, false)];
    assert_eq!(parse("\"LNG\"").terms(), one, "of one word it is the word");
}

#[test]
fn what_is_typed_twice_is_looked_for_once() {
    assert_eq!(parse("ferry Ferry FERRY 'ferry").terms().len(), 2);
}

#[test]
fn fields_make_a_lens_and_no_words() {
    let query = parse("topic:fer kind:claims,ev !side:Russia standing:holds in:1930s");
    let lens = query.lens();
    assert!(query.terms().is_empty() && !query.is_empty());
    assert_eq!((&*lens.topics.any, lens.kinds.any.len()), (&[0][..], 2));
    assert_eq!((lens.sides.any.len(), lens.sides.none.len()), (0, 1));
    assert_eq!((lens.standings.any.len(), lens.dates.len()), (1, 1));
    assert_eq!(query.mistakes(), []);
    assert_eq!(parse("KIND：claim").lens(), parse("kind:claim").lens());
    assert_eq!(parse("kind:\"claim\"").lens(), parse("kind:claim").lens());
    let twice = parse("kind:claim kind:event");
    assert_eq!(twice.lens(), parse("kind:event,claim").lens());
}

#[test]
fn a_topic_or_a_source_is_named_by_a_beginning() {
    let lens = |typed: &str| Query::parse(&BUILT_IN, typed).lens().clone();
    let whole = lens("topic:public-opinion");
    assert_eq!(whole.topics.any.len(), 1);
    assert_eq!(lens("topic:\"Public opinion\""), whole);
    assert_eq!(lens("topic:pub"), whole);
    assert_eq!(lens("topic:\"the kur\""), lens("topic:kurils"));
    assert!(lens("topic:s").topics.any.len() > 1, "all that begin so");
    let source = lens("source:letters-of-a-skipper");
    assert!(source.is_empty(), "that one is in another dossier");
    let levada = lens("source:levada").sources.any;
    assert!(levada.len() > 1);
    for at in levada {
        assert!(BUILT_IN.sources[at].id.contains("levada"));
    }
    let whole = &BUILT_IN.sources[7].id;
    assert_eq!(lens(&format!("source:{whole}")).sources.any, [7]);
}

#[test]
fn what_looks_like_a_field_may_be_words() {
    for (typed, words) in [
        ("12:30", 2),
        ("https://example.org", 3),
        ("Energy: imports", 2),
        ("Energy:", 1),
        ("'topic:tides", 2),
    ] {
        let query = parse(typed);
        let found: usize = query.terms().iter().map(Term::len).sum();
        assert_eq!(found, words, "{typed}");
        assert!(query.mistakes().is_empty() && query.lens().is_empty());
    }
}

#[test]
fn a_mistake_says_what_would_be_right_and_the_rest_searches() {
    for (typed, at, message) in [
        (
            "knd:claim",
            "knd",
            "there is no field `knd:`; did you mean `kind:`?",
        ),
        (
            "zebra:x",
            "zebra",
            "there is no field `zebra:`; fields are topic: kind: source: side: standing: before: after: in: as-of:",
        ),
        (
            "topic:feries",
            "feries",
            "there is no topic `feries`; did you mean `ferries`?",
        ),
        (
            "source:harbor",
            "harbor",
            "there is no source `harbor`; did you mean `harbour`?",
        ),
        (
            "kind:claim,evnt",
            "evnt",
            "there is no kind `evnt`; did you mean `event`?",
        ),
        (
            "side:korea",
            "korea",
            "there is no side `korea`; `side:` takes japan, russia or other",
        ),
        (
            "before:soon",
            "soon",
            "\"soon\" is not a date; `before:` takes a date, such as 1855, 1855-02 or 1930s",
        ),
        (
            "as-of:1922/1918",
            "1922/1918",
            "the span 1922/1918 ends before it starts; `as-of:` takes a date, such as 1855, 1855-02 or 1930s",
        ),
        (
            "topic:",
            "topic:",
            "`topic:` takes the beginning of a topic's id or title, right after the colon",
        ),
        (
            "!as-of:1930",
            "!as-of:1930",
            "`!as-of:` is no field; `after:` finds what came later",
        ),
    ] {
        let typed = format!("ferry {typed} tide");
        assert_eq!(said(&typed), [(at.to_owned(), message.to_owned())]);
        let query = parse(&typed);
        let [first, .., last] = query.terms() else {
            panic!("{typed}: {:?}", query.terms());
        };
        assert_eq!(first, &word("ferry", How::Loose, false));
        assert_eq!(last, &word("tide", How::Loose, false));
    }
    assert_eq!(parse("knd:claim").terms().len(), 2, "its words are sought");
    assert_eq!(parse("kind:claim,evnt").lens().kinds.any.len(), 1);
}

#[test]
fn at_the_end_a_mistake_is_gentle() {
    let gentle = |typed: &str| parse(typed).mistakes()[0].gentle;
    assert!(gentle("topic:") && gentle("before:19") && gentle("kind:x"));
    assert!(!gentle("topic: ") && !gentle("before:19 x") && !gentle("foo:x"));
}

#[test]
fn a_long_query_is_read_as_far_as_it_may_be() {
    let words: Vec<String> = (0..20).map(|n| format!("w{n}")).collect();
    let typed = words.join(" ");
    assert_eq!(parse(&typed).terms().len(), MAX_TERMS);
    let message = "only the first 16 words are looked at";
    assert_eq!(said(&typed), [("w16 w17 w18 w19".into(), message.into())]);
    let phrase = parse(&format!("\"{typed}\""));
    assert_eq!(phrase.terms()[0].len(), MAX_TERMS);
    assert_eq!(phrase.mistakes().len(), 1);

    let typed = format!("ferry {} kind:claim", "島".repeat(MAX_QUERY));
    let query = parse(&typed);
    assert!(query.lens().is_empty());
    assert_eq!(
        query.mistakes()[0].message,
        "only the first 400 characters are looked at"
    );
    let spaces = format!("ferry{}", " ".repeat(MAX_QUERY));
    assert_eq!(parse(&spaces).mistakes(), []);
}

/// Fields that are right.
const FIELDS: &str = "topic:(f|tid|ferries|t,f)|kind:[tscefpn](,claim)?|source:[hlsb]|side:[jro]|\
    standing:[houc](,un)?|(in|before|after):(1[89](00s|[0-9]0s|[0-9]{2}|XX)|1902/19[1-3]X)";

fn sound(typed: &str) -> Result<(), TestCaseError> {
    let query = parse(typed);
    prop_assert!(query.terms().iter().map(Term::len).sum::<usize>() <= MAX_TERMS);
    for mistake in query.mistakes() {
        prop_assert!(typed.get(mistake.range.clone()).is_some());
        prop_assert!(!mistake.range.is_empty() && !mistake.message.is_empty());
        prop_assert!(!mistake.message.contains(char::is_control));
    }
    let spaced = parse(&format!("{typed} "));
    prop_assert_eq!(query.terms(), spaced.terms());
    prop_assert_eq!(query.lens(), spaced.lens());
    for term in query.terms() {
        let steps = term.steps();
        prop_assert!(!steps.is_empty() && steps[0].after == 0);
        prop_assert!(steps.windows(2).all(|pair| pair[0].after < pair[1].after));
    }
    for entry in STRAIT.entries() {
        let admitted = query.lens().admits(&STRAIT, &entry);
        prop_assert!(admitted || !query.lens().is_empty());
    }
    Ok(())
}

#[test]
fn a_blank_after_what_is_typed_changes_nothing() {
    for typed in [
        "\"1931-06",
        "1931-06-01",
        "\"peace tr",
        "kind:claim",
        "樺太",
    ] {
        assert!(sound(typed).is_ok(), "{typed}");
    }
}

proptest! {
    #[test]
    fn anything_can_be_typed(typed in typed()) {
        sound(&typed)?;
    }

    #[test]
    fn one_thing_excluded_is_the_rest(field in FIELDS) {
        let wanted = parse(&field);
        prop_assert_eq!(wanted.mistakes(), []);
        prop_assert!(!wanted.lens().is_empty());
        let unwanted = parse(&format!("!{field}"));
        for entry in STRAIT.entries() {
            let admits = |query: &Query| query.lens().admits(&STRAIT, &entry);
            prop_assert!(admits(&wanted) != admits(&unwanted), "{}", entry.address());
        }
    }

    #[test]
    fn a_phrase_of_a_text_stands_in_it(from in 0usize..12, len in 1usize..8, begun in any::<bool>()) {
        let text = "三人は Hoppō 北方領土へ行った in 1,168 boats, Sakhalin-2 と 樺太. Peace.";
        let words: Vec<&str> = text.split(' ').skip(from).take(len).collect();
        let mark = if begun { "" } else { "\"" };
        let query = parse(&format!("\"{}{mark}", words.join(" ")));
        let folded = fold(text);
        let all: Vec<_> = super::super::words::words(&folded).map(|word| word.text).collect();
        prop_assert!(query.terms().iter().all(|term| term.stands_in(&all)));
    }
}

#[test]
fn a_hyphen_before_a_word_is_searched_for_and_told_of() {
    let told = |typed: &str| {
        let query = parse(typed);
        let told = query.mistakes().iter().map(|mistake| {
            assert!(mistake.gentle, "{typed}");
            mistake.message.clone()
        });
        told.collect::<Vec<_>>()
    };
    let meant = "did you mean `!2022`? that leaves it out";
    assert_eq!(told("\"peace treaty\" -2022"), [meant]);
    assert_eq!(told("-2022 treaty"), [meant]);
    for plain in [
        "!2022",
        "sakhalin-2",
        "- 2022",
        "'-2022",
        "!-2022",
        "--",
        "-",
    ] {
        assert_eq!(told(plain), Vec::<String>::new(), "{plain}");
    }
    assert_eq!(parse("a -2022").terms(), parse("a 2022").terms());
}

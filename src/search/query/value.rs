//! Values: what stands after the colon of a field, in terms of the dossier.

use crate::dossier::{
    BadDate, Date, Dossier, Kind, Side, Standing, Topic, fold, nearest, printable,
};

use super::facet::Facet;

/// The kinds of entries, in the order of the type.
pub(in crate::search) const KINDS: [Kind; 8] = [
    Kind::Topic,
    Kind::Section,
    Kind::Claim,
    Kind::Event,
    Kind::Figure,
    Kind::Position,
    Kind::Name,
    Kind::Source,
];

/// The sides, in the order of the type.
pub(in crate::search) const SIDES: [Side; 3] = [Side::Japan, Side::Russia, Side::Other];

/// Characters of what was typed that a message repeats.
const REPEATED: usize = 24;
/// So many sources are looked at for one that may have been meant.
const LOOKED_AT: usize = 10_000;
/// Parts of ids are too much alike for a shorter word to be a slip of one.
const SLIP: usize = 4;

/// The topics that a folded value means: places in the list of topics.
pub(super) fn topics(dossier: &Dossier, value: &str) -> Result<Vec<usize>, String> {
    let all = || dossier.topics.iter().enumerate();
    let is = |topic: &Topic| topic.id == value || fold(&topic.title) == value;
    let mut found: Vec<usize> = places(all().filter(|(_, topic)| is(topic)));
    if found.is_empty() {
        found = places(all().filter(|(_, topic)| topic_begins(topic, value)));
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let ids = dossier.topics.iter().map(|topic| topic.id.as_str());
    let meant = nearest(value, ids).or_else(|| {
        let titles: Vec<String> = all().map(|(_, topic)| fold(&topic.title)).collect();
        let title = nearest(value, titles.iter().map(String::as_str))?;
        let at = titles.iter().position(|other| other == title)?;
        Some(dossier.topics[at].id.as_str())
    });
    Err(unknown(Facet::Topic, value, meant))
}

/// Whether a topic's id or title begins with a folded value.
pub(in crate::search) fn topic_begins(topic: &Topic, value: &str) -> bool {
    topic.id.starts_with(value) || fold(&topic.title).starts_with(value)
}

/// The sources that a folded value means: places in the list of sources.
pub(super) fn sources(dossier: &Dossier, value: &str) -> Result<Vec<usize>, String> {
    let all = || dossier.sources.iter().enumerate();
    if let Some((at, _)) = all().find(|(_, source)| source.id == value) {
        return Ok(vec![at]);
    }
    let found = places(all().filter(|(_, source)| id_part_begins(&source.id, value).is_some()));
    if !found.is_empty() {
        return Ok(found);
    }
    let ids = || {
        let ids = dossier.sources.iter().map(|source| source.id.as_str());
        ids.take(LOOKED_AT)
    };
    let meant = nearest(value, ids()).or_else(|| {
        let parts = ids().flat_map(|id| id.split('-'));
        nearest(value, parts).filter(|_| value.chars().count() >= SLIP)
    });
    Err(unknown(Facet::Source, value, meant))
}

/// Before which part of an id it goes on as a folded value does: 0 where the
/// whole id begins so.
pub(in crate::search) fn id_part_begins(id: &str, value: &str) -> Option<usize> {
    let parts = std::iter::once(0).chain(id.match_indices('-').map(|(at, _)| at + 1));
    let mut parts = parts.enumerate();
    parts
        .find(|(_, at)| id[*at..].starts_with(value))
        .map(|(nth, _)| nth)
}

fn places<T>(found: impl Iterator<Item = (usize, T)>) -> Vec<usize> {
    found.map(|(at, _)| at).collect()
}

/// The kinds that a folded value is the beginning of, singular or plural.
pub(super) fn kinds(value: &str) -> Result<Vec<Kind>, String> {
    let begins = |kind: &Kind| format!("{}s", kind.word()).starts_with(value);
    let found: Vec<Kind> = KINDS.into_iter().filter(begins).collect();
    known(Facet::Kind, value, found, KINDS.map(Kind::word))
}

/// The sides that a folded value is the beginning of.
pub(super) fn sides(value: &str) -> Result<Vec<Side>, String> {
    let begins = |side: &Side| side_word(*side).starts_with(value);
    let found: Vec<Side> = SIDES.into_iter().filter(begins).collect();
    known(Facet::Side, value, found, SIDES.map(side_word))
}

/// A side as it is typed.
pub(in crate::search) fn side_word(side: Side) -> &'static str {
    match side {
        Side::Japan => "japan",
        Side::Russia => "russia",
        Side::Other => "other",
    }
}

/// The standings that a folded value is the beginning of: places in
/// [`Standing::WORDS`].
pub(super) fn standings(value: &str) -> Result<Vec<usize>, String> {
    let words = Standing::WORDS.into_iter().enumerate();
    let found = places(words.filter(|(_, word)| word.starts_with(value)));
    known(Facet::Standing, value, found, Standing::WORDS)
}

fn known<T, const N: usize>(
    facet: Facet,
    value: &str,
    found: Vec<T>,
    words: [&str; N],
) -> Result<Vec<T>, String> {
    if found.is_empty() {
        return Err(unknown(facet, value, nearest(value, words)));
    }
    Ok(found)
}

/// The date that a folded value is.
pub(super) fn date(facet: Facet, value: &str) -> Result<Date, String> {
    let takes = || format!("`{}:` takes {}", facet.name(), facet.takes());
    dated(value).map_err(|what| format!("{what}; {}", takes()))
}

/// The date that was typed, in the dossier's form or as it is shown: `1855`,
/// `1855-02`, `1930s`, `1918-1922`.
///
/// # Errors
/// What is wrong with it, and what would be a date.
pub fn read_date(typed: &str) -> Result<Date, String> {
    let takes = Facet::AsOf.takes();
    dated(&fold(typed.trim())).map_err(|what| format!("{what}; write {takes}"))
}

/// The date that a folded text is. Besides the dossier's form `1930s` is a
/// decade, and `1700s` a century, as they are shown.
fn dated(value: &str) -> Result<Date, String> {
    // A span as it is shown: 1990–2011, which folding makes 1990-2011.
    let years = value.split_once('-').filter(|(from, to)| {
        let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        year(from) && year(to)
    });
    let span = years.map(|(from, to)| format!("{from}/{to}"));
    let value = span.as_deref().unwrap_or(value);
    let ends: Vec<String> = value.split('/').map(written).collect();
    let read = ends.join("/").parse();
    read.map_err(|bad: BadDate| match repeated(value) {
        whole if whole == value => bad.what().to_owned(),
        start => format!("\"{start}\" is not a date"),
    })
}

/// One end of a date in the dossier's form.
fn written(end: &str) -> String {
    let digits = end.strip_suffix('s').filter(|digits| {
        let number = digits.bytes().all(|byte| byte.is_ascii_digit());
        number && digits.len() == 4
    });
    if let Some(century) = digits.and_then(|digits| digits.strip_suffix("00")) {
        return format!("{century}XX");
    }
    match digits.and_then(|digits| digits.strip_suffix('0')) {
        Some(decade) => format!("{decade}X"),
        None => end.replace('x', "X"),
    }
}

fn unknown(facet: Facet, value: &str, meant: Option<&str>) -> String {
    let value = repeated(value);
    let name = facet.name();
    match meant {
        Some(meant) => format!("there is no {name} `{value}`; did you mean `{meant}`?"),
        None => format!(
            "there is no {name} `{value}`; `{name}:` takes {}",
            facet.takes()
        ),
    }
}

/// What was typed, as far as a message repeats it.
pub(super) fn repeated(typed: &str) -> String {
    let mut chars = typed.chars();
    let mut start: String = chars.by_ref().take(REPEATED).collect();
    if chars.next().is_some() {
        start.push('…');
    }
    printable(&start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Result<String, String> {
        date(Facet::In, value).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_also_written_as_they_are_shown() {
        for (typed, date) in [
            ("1855", "1855"),
            ("1990-2011", "1990/2011"),
            ("1855-02", "1855-02"),
            ("1918/1922", "1918/1922"),
            ("193x", "193X"),
            ("1930s", "193X"),
            ("1700s", "17XX"),
            ("17xx", "17XX"),
            ("1930s/1950s", "193X/195X"),
            ("1992/..", "1992/.."),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(date), "{typed}");
        }
        for bad in [
            "19c",
            "1935s",
            "s",
            "00s",
            "1855-13",
            "1922/1918",
            "soon",
            "/",
        ] {
            let message = read(bad).unwrap_err();
            assert!(
                message.contains(bad) && message.contains("1855"),
                "{message}"
            );
        }
    }

    #[test]
    fn words_are_known_by_their_beginning_and_in_the_plural() {
        assert_eq!(kinds("claims"), Ok(vec![Kind::Claim]));
        assert_eq!(kinds("ev"), Ok(vec![Kind::Event]));
        assert_eq!(kinds("s"), Ok(vec![Kind::Section, Kind::Source]));
        assert_eq!(sides("j"), Ok(vec![Side::Japan]));
        assert_eq!(standings("cont"), Ok(vec![2]));
        let message = kinds("clim").unwrap_err();
        assert_eq!(message, "there is no kind `clim`; did you mean `claim`?");
        let message = standings("sure").unwrap_err();
        assert!(message.ends_with("`standing:` takes holds, overtaken, contested or unconfirmed"));
    }

    #[test]
    fn a_part_of_an_id_begins_at_a_hyphen() {
        assert_eq!(id_part_begins("levada-centre-2018", "lev"), Some(0));
        assert_eq!(id_part_begins("levada-centre-2018", "centre-2"), Some(1));
        assert_eq!(id_part_begins("levada-centre-2018", "evada"), None);
    }

    #[test]
    fn a_message_repeats_only_what_is_harmless_and_not_all_of_it() {
        let message = kinds(&format!("\u{202E}{}", "z".repeat(300))).unwrap_err();
        assert!(message.chars().count() < 150, "{message}");
        assert!(!message.contains('\u{202E}'), "{message}");
    }
}

//! A dossier of any size, made up of made-up words: the same at every run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const SOURCES: u64 = 2000;

/// So many words are in use, the first of them often.
const WORDS: f64 = 200_000.0;

const SYLLABLES: [&str; 32] = [
    "ka", "shi", "tsu", "ne", "mo", "ra", "yu", "wa", "go", "ze", "di", "bo", "pra", "vla", "mir",
    "gra", "dno", "rov", "ski", "berg", "ton", "ment", "al", "ic", "er", "in", "sa", "ha", "lin",
    "ro", "ki", "o",
];

const COMMON: [&str; 16] = [
    "the", "of", "in", "and", "to", "a", "by", "for", "from", "with", "Japan", "Russia",
    "Sakhalin", "treaty", "gas", "year",
];

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // Marsaglia's xorshift.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 11) % end.max(1)
    }

    fn words(&mut self, text: &mut String, bytes: usize) {
        let start = text.len();
        while text.len() - start < bytes {
            if text.len() > start {
                text.push(' ');
            }
            match self.below(20) {
                0..9 => text.push_str(COMMON[at(self.below(16))]),
                _ => self.word(text),
            }
        }
    }

    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "chance has no need of precision"
    )]
    fn word(&mut self, text: &mut String) {
        // The logarithm of a word's rank is evenly spread, as in a language.
        let mut rank = WORDS.powf(self.below(1 << 20) as f64 / f64::from(1 << 20)) as usize;
        while rank > 0 {
            text.push_str(SYLLABLES[rank % 32]);
            rank /= 32;
        }
    }
}

fn at(number: u64) -> usize {
    usize::try_from(number).unwrap()
}

/// Writes a dossier of so many topics with so many claims each into a folder;
/// tells how many bytes its files have.
pub fn dossier(folder: &Path, topics: usize, claims: u64) -> usize {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut bytes = 0;
    let mut write = |file: &str, text: &str| {
        fs::write(folder.join(file), text).unwrap();
        bytes += text.len();
    };
    fs::create_dir_all(folder.join("topics")).unwrap();
    let ids: Vec<String> = (0..topics).map(|topic| format!("topic-{topic}")).collect();
    let head = "title: \"Much\", about: \"Made up.\", checked: \"2026\"";
    write("dossier.ron", &format!("Dossier({head}, topics: {ids:?})"));
    let mut sources = "[\n".to_owned();
    for source in 0..SOURCES {
        write!(sources, "    Source(id: \"source-{source}\", title: \"").unwrap();
        chance.words(&mut sources, 40);
        sources.push_str("\", kind: Report, side: Other, issued: \"2024\"),\n");
    }
    write("sources.ron", &(sources + "]\n"));
    for id in ids {
        write(
            &format!("topics/{id}.ron"),
            &topic(&mut chance, &id, claims),
        );
    }
    bytes
}

fn topic(chance: &mut Chance, id: &str, claims: u64) -> String {
    let mut text =
        format!("Topic(\n    title: \"{id}\",\n    summary: \"Made up.\",\n    sections: [\n");
    for section in 0..claims.div_ceil(100) {
        write!(text, "        Section(id: \"section-{section}\", title: \"").unwrap();
        chance.words(&mut text, 20);
        text.push_str("\", claims: [\n");
        for claim in 100 * section..claims.min(100 * section + 100) {
            add_claim(chance, &mut text, id, claim);
        }
        text.push_str("        ]),\n");
    }
    text + "    ],\n)\n"
}

fn add_claim(chance: &mut Chance, text: &mut String, topic: &str, claim: u64) {
    write!(
        text,
        "            Claim(\n                id: \"claim-{claim}\",\n"
    )
    .unwrap();
    text.push_str("                text: \"");
    let length = 100 + at(chance.below(100));
    chance.words(text, length);
    let (year, source) = (1855 + chance.below(160), chance.below(SOURCES));
    write!(text, ".\",\n                date: \"{year}\",\n").unwrap();
    writeln!(text, "                sources: [\"source-{source}\"],").unwrap();
    if claim > 0 && chance.below(10) == 0 {
        let by = chance.below(claim);
        write!(
            text,
            "                standing: Contested(by: [\"{topic}/claim-{by}\"], note: \""
        )
        .unwrap();
        chance.words(text, 50);
        text.push_str(".\"),\n");
    }
    text.push_str("            ),\n");
}

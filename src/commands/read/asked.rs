//! What the reader asks for: a word or its first letter, and what follows it.

use crate::dossier::nearest;

/// A command, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Next,
    Back,
    Again,
    Whole,
    /// An item of what was listed last, from 1.
    Number(usize),
    Open(String),
    Search(String),
    Contents,
    Topics,
    Return,
    Where,
    AsOf(String),
    Keep,
    Note(String),
    Help,
    Quit,
    /// No command: an address, or a slip.
    Other(String),
}

/// What a reader may type: the letter, the word, what follows, what it does.
pub(super) const COMMANDS: [(&str, &str, &str, &str); 15] = [
    ("n", "next", "", "goes on; Enter alone does the same"),
    ("b", "back", "", "goes to the statement before"),
    ("a", "again", "", "says this once more"),
    (
        "w",
        "whole",
        "",
        "says all of it: its sources with their addresses, what it answers",
    ),
    (
        "o",
        "open",
        "ADDRESS",
        "goes there; an address alone does the same",
    ),
    (
        "s",
        "search",
        "WORDS",
        "lists what is found, numbered; type a number to go there",
    ),
    ("c", "contents", "", "lists the headings of this, numbered"),
    (
        "t",
        "topics",
        "",
        "lists the topics and reading paths, numbered",
    ),
    (
        "r",
        "return",
        "",
        "goes back to where you were before you went elsewhere",
    ),
    ("i", "where", "", "says where you are"),
    (
        "d",
        "as-of",
        "DATE",
        "says everything as of a year or date; with nothing, as of today",
    ),
    ("k", "keep", "", "keeps this on the shelf, or takes it off"),
    (
        "e",
        "note",
        "WORDS",
        "notes words on this and keeps it; alone, says the note",
    ),
    ("h", "help", "", "says this"),
    ("q", "quit", "", "ends"),
];

impl Asked {
    /// Takes a typed line apart.
    pub(super) fn read(line: &str) -> Self {
        let line = line.trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim().to_owned();
        let lower = word.to_lowercase();
        let known = COMMANDS
            .iter()
            .find(|(letter, word, ..)| lower == *letter || lower == *word);
        match (known.map(|(letter, ..)| *letter), lower.as_str()) {
            (Some("n"), _) | (None, "") => Self::Next,
            (Some("b"), _) => Self::Back,
            (Some("a"), _) => Self::Again,
            (Some("w"), _) | (None, "sources") => Self::Whole,
            (Some("o"), _) => Self::Open(rest),
            (Some("s"), _) | (None, "find") => Self::Search(rest),
            (Some("c"), _) => Self::Contents,
            (Some("t"), _) => Self::Topics,
            (Some("r"), _) => Self::Return,
            (Some("i"), _) => Self::Where,
            (Some("d"), _) => Self::AsOf(rest),
            (Some("k"), _) => Self::Keep,
            (Some("e"), _) => Self::Note(rest),
            (Some("h"), _) | (None, "?") => Self::Help,
            (Some("q"), _) | (None, "exit") => Self::Quit,
            _ => Self::unlisted(line),
        }
    }

    /// What is no command: `/words`, `@1905`, a number, an address.
    fn unlisted(line: &str) -> Self {
        if let Some(words) = line.strip_prefix('/') {
            return Self::Search(words.trim().to_owned());
        }
        if let Some(date) = line.strip_prefix('@') {
            return Self::AsOf(date.trim().to_owned());
        }
        if let Ok(number) = line.parse() {
            return Self::Number(number);
        }
        Self::Other(line.to_owned())
    }

    /// The command that comes nearest to a slip.
    pub(super) fn nearest(line: &str) -> Option<&'static str> {
        let word = line.split_whitespace().next().unwrap_or_default();
        nearest(&word.to_lowercase(), COMMANDS.iter().map(|row| row.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_a_word_or_a_sign_asks_for_the_same() {
        for (line, asked) in [
            ("", Asked::Next),
            (" N ", Asked::Next),
            ("next", Asked::Next),
            ("B", Asked::Back),
            ("sources", Asked::Whole),
            ("12", Asked::Number(12)),
            ("o  energy ", Asked::Open("energy".to_owned())),
            ("names/sakhalin", Asked::Other("names/sakhalin".to_owned())),
            ("/ peace treaty", Asked::Search("peace treaty".to_owned())),
            ("s 樺太", Asked::Search("樺太".to_owned())),
            ("@1905", Asked::AsOf("1905".to_owned())),
            ("as-of", Asked::AsOf(String::new())),
            ("?", Asked::Help),
            ("EXIT", Asked::Quit),
        ] {
            assert_eq!(Asked::read(line), asked, "{line}");
        }
    }

    #[test]
    fn a_slip_is_near_to_a_command() {
        assert_eq!(Asked::nearest("serach sakhalin"), Some("search"));
        assert_eq!(Asked::nearest("%$"), None);
    }

    #[test]
    fn no_two_commands_share_a_letter_or_a_word() {
        let letters = COMMANDS.iter().map(|(letter, ..)| *letter);
        let mut all: Vec<&str> = letters.chain(COMMANDS.iter().map(|row| row.1)).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

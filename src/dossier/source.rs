//! Sources: who says so.

use serde::Deserialize;

use super::Date;

/// A page, book, survey or treaty that statements rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is.
    pub kind: SourceKind,
    /// When it came out.
    pub issued: Option<Date>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// Where it is; http or https.
    pub url: Option<String>,
    /// Where a copy is kept; http or https.
    pub archive_url: Option<String>,
    /// Its language, as a two- or three-letter code.
    pub language: Option<String>,
    /// Whose word it is.
    pub side: Side,
    /// Which organ of a state speaks, if one does.
    pub voice: Option<Voice>,
}

impl Source {
    /// The source in a line: publisher or authors, year, title.
    #[must_use]
    pub fn brief(&self) -> String {
        self.brief_with(|date| date.short())
    }

    /// The same with its date in other words.
    #[must_use]
    pub fn brief_with(&self, when: impl Fn(Date) -> String) -> String {
        let by = if self.publisher.is_empty() {
            self.authors.join(", ")
        } else {
            self.publisher.clone()
        };
        let mut parts = vec![by];
        parts.extend(self.issued.map(when));
        parts.push(self.title.clone());
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// Its addresses that can be opened, its own first: http or https.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.url.iter().chain(&self.archive_url).map(String::as_str)
    }

    /// Whose word it is, in words: `Russia`, `Russia, state media`.
    #[must_use]
    pub fn whose(&self) -> String {
        match self.voice {
            Some(voice) => format!("{}, {}", self.side.word(), voice.word()),
            None => self.side.word().to_owned(),
        }
    }
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the words say all")]
pub enum SourceKind {
    Article,
    Report,
    Survey,
    Statistics,
    Treaty,
    Law,
    Speech,
    Page,
}

impl SourceKind {
    /// The kind as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Report => "report",
            Self::Survey => "survey",
            Self::Statistics => "statistics",
            Self::Treaty => "treaty",
            Self::Law => "law",
            Self::Speech => "speech",
            Self::Page => "page",
        }
    }
}

/// Whose word a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[expect(missing_docs, reason = "the words say all")]
pub enum Side {
    Japan,
    Russia,
    Other,
}

impl Side {
    /// The side as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Japan => "Japan",
            Self::Russia => "Russia",
            Self::Other => "other",
        }
    }
}

/// An organ of a state that speaks in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Voice {
    /// A ministry, an embassy, an office, a body that a government runs.
    Government,
    /// A news agency, broadcaster or paper that a state owns.
    StateMedia,
}

impl Voice {
    /// The organ in words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::StateMedia => "state media",
        }
    }
}

//! Citations: what an item says, and the sources that it rests on, in the
//! forms in which other programs and readers take them.

mod bibtex;
mod csl;
mod line;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

pub(crate) use self::line::{at_start as markdown_line, escaped as markdown};

use super::{Address, Date, Dossier, Entry, Item, Path, Source, Standing};

/// The form of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A line for each source, to be read.
    Text,
    /// The same with links, for notes and web pages.
    Markdown,
    /// BibTeX in the flavour of biblatex and biber: Unicode, and dates as EDTF.
    Bibtex,
    /// CSL-JSON, for Zotero, pandoc and their like.
    CslJson,
}

impl Style {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Text, Self::Markdown, Self::Bibtex, Self::CslJson];

    /// The style as it is typed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Bibtex => "bibtex",
            Self::CslJson => "csl-json",
        }
    }

    /// The style as it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Bibtex => "BibTeX",
            Self::CslJson => "CSL-JSON",
        }
    }

    /// Whether it lists sources and nothing else.
    fn lists_sources_alone(self) -> bool {
        matches!(self, Self::Bibtex | Self::CslJson)
    }
}

/// What an item says, where it says so, and what it rests on.
///
/// ```
/// use nemuro::dossier::{Citation, Origin, Style, load};
///
/// let dossier = load(&Origin::BuiltIn, &|_| ()).expect("it is sound");
/// let claim = dossier.entries().find(|entry| entry.is_statement()).expect("it states something");
/// let citation = Citation::of(&dossier, &claim, &claim.sources, None);
/// assert!(citation.set(Style::Text).contains(&dossier.title));
/// assert!(citation.set(Style::Bibtex).starts_with('@'));
/// ```
#[derive(Debug, Clone)]
pub struct Citation<'a> {
    said: Said,
    sources: Vec<&'a Source>,
}

/// What is cited.
#[derive(Debug, Clone)]
enum Said {
    /// A source, and nothing that is said elsewhere.
    Source,
    /// Something with a heading: a topic, a section, a path.
    Heading { title: String, place: String },
    /// Something that is stated, with its date and standing.
    Statement {
        text: String,
        about: String,
        place: String,
    },
}

impl<'a> Citation<'a> {
    /// The citation of an entry that rests on some sources, by their places
    /// in [`Dossier::sources`]; of those inside it, for a topic or section.
    /// The entry is as it was seen as of a date, if one is given.
    #[must_use]
    pub fn of(
        dossier: &'a Dossier,
        entry: &Entry<'a>,
        sources: &[usize],
        as_of: Option<Date>,
    ) -> Self {
        let place = place(dossier, &entry.address(), as_of);
        let said = match entry.item {
            Item::Source(source) => {
                return Self {
                    said: Said::Source,
                    sources: vec![source],
                };
            }
            Item::Topic(_) | Item::Section(_) => Said::Heading {
                title: entry.title.to_owned(),
                place,
            },
            Item::Claim(_)
            | Item::Event(_)
            | Item::Figure(_)
            | Item::Position(_)
            | Item::Name(_) => Said::Statement {
                text: stated(entry),
                about: about(entry),
                place,
            },
        };
        let sources = each_once(dossier, sources);
        Self { said, sources }
    }

    /// The citation of a path, of which these are the sources.
    #[must_use]
    pub fn of_path(
        dossier: &'a Dossier,
        path: &Path,
        sources: &[usize],
        as_of: Option<Date>,
    ) -> Self {
        let said = Said::Heading {
            title: path.title.clone(),
            place: place(dossier, &Address::of_path(path), as_of),
        };
        let sources = each_once(dossier, sources);
        Self { said, sources }
    }

    /// The sources, each once.
    #[must_use]
    pub fn sources(&self) -> &[&'a Source] {
        &self.sources
    }

    /// Whether there is anything to write in a style: some list sources alone,
    /// and there may be none.
    #[must_use]
    pub fn is_there_in(&self, style: Style) -> bool {
        !(self.sources.is_empty() && style.lists_sources_alone())
    }

    /// The whole in a style, without a line break at its end.
    #[must_use]
    pub fn set(&self, style: Style) -> String {
        let (head, quotes) = match (&self.said, style) {
            (Said::Source, _) | (_, Style::Bibtex | Style::CslJson) => (String::new(), false),
            (Said::Heading { title, place }, Style::Text) => (line::heading(title, place), false),
            (Said::Heading { title, place }, Style::Markdown) => {
                (line::markdown_heading(title, place), false)
            }
            (Said::Statement { text, about, place }, Style::Text) => {
                (line::quotation(text, about, place), true)
            }
            (Said::Statement { text, about, place }, Style::Markdown) => {
                (line::markdown_quotation(text, about, place), true)
            }
        };
        let sources = self.set_sources(style);
        match (head.is_empty(), sources.is_empty()) {
            (true, _) => sources,
            // A name explains, and is not expected to have any.
            (false, true) => head,
            (false, false) if quotes && style == Style::Text => {
                let plural = if self.sources.len() == 1 { "" } else { "s" };
                format!("{head}\n\nSource{plural}:\n{sources}")
            }
            (false, false) => format!("{head}\n\n{sources}"),
        }
    }

    /// The sources alone, in a style.
    #[must_use]
    pub fn set_sources(&self, style: Style) -> String {
        let sources = self.sources.iter();
        let lines = |set: &dyn Fn(&Source) -> String, between: &str| {
            let set: Vec<String> = sources.map(|source| set(source)).collect();
            set.join(between)
        };
        match style {
            Style::Text => lines(&line::text, "\n"),
            Style::Markdown => lines(&|source| format!("- {}", line::markdown(source)), "\n"),
            Style::Bibtex => lines(&|source| bibtex::set(source, &self.annotation()), "\n\n"),
            Style::CslJson => csl::set(&self.sources, &self.annotation()),
        }
    }

    /// What the sources are cited for, for the styles that list them alone;
    /// empty where that is not one statement.
    fn annotation(&self) -> String {
        match &self.said {
            Said::Statement { text, about, place } => {
                let quoted = line::ended(&line::quoted(text));
                let parts = [quoted.as_str(), about, place];
                let parts: Vec<String> = parts
                    .iter()
                    .filter(|part| !part.is_empty())
                    .map(|part| line::ended(part))
                    .collect();
                format!("Cited for: {}", parts.join(" "))
            }
            Said::Source | Said::Heading { .. } => String::new(),
        }
    }
}

/// Where something is said: the dossier, the address, and as of when.
fn place(dossier: &Dossier, address: &Address, as_of: Option<Date>) -> String {
    let when = match as_of {
        Some(date) => format!("as of {}", date.human()),
        None => format!("checked {}", dossier.checked.human()),
    };
    format!("{}, {address}, {when}", dossier.title)
}

/// What an entry states, in a paragraph.
fn stated(entry: &Entry<'_>) -> String {
    match entry.item {
        Item::Claim(_) | Item::Name(_) => entry.text.to_string(),
        _ => {
            let note = match entry.item {
                Item::Figure(figure) => figure.note.as_str(),
                _ => "",
            };
            let parts = [entry.title, &entry.text, note];
            let parts = parts.iter().filter(|part| !part.is_empty());
            let parts: Vec<String> = parts.map(|part| line::ended(part)).collect();
            parts.join(" ")
        }
    }
}

/// When an entry was so, and how well it holds up.
fn about(entry: &Entry<'_>) -> String {
    let date = entry.date.map(|date| date.human());
    let standing = entry.standing.filter(|at| **at != Standing::Holds);
    let standing = standing.map(|standing| {
        let since = match standing {
            Standing::Overtaken { since, .. } => format!(" since {}", since.human()),
            _ => String::new(),
        };
        let colon = if standing.note().is_empty() { "" } else { ": " };
        format!("{}{since}{colon}{}", standing.word(), standing.note())
    });
    let parts: Vec<String> = date.into_iter().chain(standing).collect();
    parts.join("; ")
}

/// The sources at some places, each once.
fn each_once<'a>(dossier: &'a Dossier, places: &[usize]) -> Vec<&'a Source> {
    let mut seen = HashSet::new();
    let places = places.iter().filter(|place| seen.insert(**place));
    places.map(|place| &dossier.sources[*place]).collect()
}

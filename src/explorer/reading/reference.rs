//! How what statements draw on is set: names and sources.

use super::Sheet;
use super::origin::{origin, part_of};
use crate::dossier::{Date, Entry, Name, Source};
use crate::search::Field;
use crate::widget::prose::{Part, Row, set};

/// Columns of what a fact is called.
const LABEL: u16 = 11;

impl Sheet<'_> {
    pub(super) fn name(&self, entry: &Entry<'_>, name: &Name) -> Vec<Row> {
        let mut rows = Vec::new();
        // Where each form stands in the text of the entry.
        let mut at = 0;
        let mark = format!("\u{a0}{} ", self.theme.dot());
        for (language, forms) in name.scripts() {
            let label = format!("{language:<10}");
            let mut parts = vec![(label.as_str(), self.theme.dim, None)];
            for form in forms {
                if parts.len() > 1 {
                    parts.push((&mark, self.theme.dim, None));
                }
                let from = (origin(entry.id, Field::Text).0, at);
                parts.push((form, self.theme.text, Some(from)));
                at += form.len() + Name::BETWEEN.len();
            }
            if !forms.is_empty() {
                rows.extend(set(&parts, self.measure(), 10));
            }
        }
        // What was written today says more than was known then.
        if !self.view.of_today(&name.gloss).is_empty() {
            rows.push(Row::default());
            rows.extend(set(
                &[(&name.gloss, self.theme.text, part_of(entry, &name.gloss))],
                self.measure(),
                0,
            ));
        }
        self.date(entry, &mut rows);
        rows
    }

    /// A source: what it is, whose word it is, where it is.
    #[must_use]
    pub fn source(&self, entry: &Entry<'_>, source: &Source) -> Vec<Row> {
        let title = Some(origin(entry.id, Field::Title));
        self.titled_source(&[(&source.title, self.theme.text, title)], source)
    }

    /// A source with all that is known of it, a row or more for each fact.
    #[must_use]
    pub fn whole_source(&self, entry: &Entry<'_>, source: &Source) -> Vec<Row> {
        let title = Some(origin(entry.id, Field::Title));
        let mut rows = set(
            &[(&source.title, self.theme.heading, title)],
            self.wide(),
            0,
        );
        rows.push(Row::default());
        let dot = format!(" {} ", self.theme.dot());
        let human = |date: Option<Date>| date.map(|date| date.human());
        let facts = [
            ("Side", Some(source.side.word().to_owned())),
            ("Voice", source.voice.map(|voice| voice.word().to_owned())),
            ("Kind", Some(source.kind.word().to_owned())),
            ("Authors", Some(source.authors.join(&dot))),
            ("Publisher", Some(source.publisher.clone())),
            ("Issued", human(source.issued)),
            ("Read", human(source.accessed)),
            ("Language", source.language.as_deref().map(language)),
            ("Page", source.url.clone()),
            ("Copy", source.archive_url.clone()),
            ("Address", Some(entry.address().to_string())),
        ];
        for (label, fact) in facts {
            let Some(fact) = fact.filter(|fact| !fact.is_empty()) else {
                continue;
            };
            let label = format!("{label:<width$}", width = usize::from(LABEL));
            let parts = [
                (label.as_str(), self.theme.dim, None),
                (&fact, self.theme.text, part_of(entry, &fact)),
            ];
            rows.extend(set(&parts, self.wide(), LABEL));
        }
        rows
    }

    /// A source with its number on the page before it.
    #[must_use]
    pub fn numbered_source(&self, source: &Source, number: usize) -> Vec<Row> {
        let title = format!("[{number}] {}", source.title);
        self.titled_source(&[(&title, self.theme.accent, None)], source)
    }

    fn titled_source(&self, title: &[Part<'_>], source: &Source) -> Vec<Row> {
        let mut rows = set(title, self.wide(), 0);
        let dot = format!(" {} ", self.theme.dot());
        let mut about: Vec<String> = source.authors.clone();
        about.extend((!source.publisher.is_empty()).then(|| source.publisher.clone()));
        about.push(source.kind.word().to_owned());
        about.extend(source.issued.map(|date| date.human()));
        let about = format!("{dot}{}", about.join(&dot));
        let side = format!("side: {}", source.whose());
        let parts = [
            (side.as_str(), self.theme.heading, None),
            (&about, self.theme.dim, None),
        ];
        rows.extend(set(&parts, self.wide(), 0));
        for url in [&source.url, &source.archive_url].into_iter().flatten() {
            rows.extend(set(&[(url, self.theme.dim, None)], self.wide(), 0));
        }
        if let Some(accessed) = source.accessed {
            let read = format!("read {}", accessed.human());
            rows.extend(set(&[(&read, self.theme.dim, None)], self.wide(), 0));
        }
        rows
    }
}

/// A language in English, by its code; the code where it is none of these.
fn language(code: &str) -> String {
    const LANGUAGES: [(&str, &str); 14] = [
        ("ar", "Arabic"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fr", "French"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ko", "Korean"),
        ("nl", "Dutch"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ru", "Russian"),
        ("uk", "Ukrainian"),
        ("zh", "Chinese"),
    ];
    let known = LANGUAGES.iter().find(|(known, _)| *known == code);
    known.map_or(code, |(_, word)| word).to_owned()
}

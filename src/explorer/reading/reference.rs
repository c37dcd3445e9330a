//! How what statements draw on is set: names and sources.

use super::Sheet;
use super::origin::{origin, part_of};
use crate::dossier::{Entry, Name, Source};
use crate::search::Field;
use crate::widget::prose::{Part, Row, set};

impl Sheet<'_> {
    pub(super) fn name(&self, entry: &Entry<'_>, name: &Name) -> Vec<Row> {
        let mut rows = Vec::new();
        for (language, forms) in [
            ("English", &name.en),
            ("Japanese", &name.ja),
            ("Russian", &name.ru),
        ] {
            if !forms.is_empty() {
                let label = format!("{language:<10}");
                let forms = forms.join(&format!(" {} ", self.theme.dot()));
                let parts = [
                    (label.as_str(), self.theme.dim, None),
                    (&forms, self.theme.text, part_of(entry, &forms)),
                ];
                rows.extend(set(&parts, self.measure(), 10));
            }
        }
        // What was written today says more than was known then.
        if !name.gloss.is_empty() && self.view.lens.as_of().is_none() {
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

//! A page of plain text: paragraphs wrapped, notes indented, numbers aligned.

use std::io::{self, Write};

use crate::dossier::{Address, At, Date, Entry, Figure, Item, Source, Standing};
use crate::search::View;
use crate::widget::Columns;
use crate::widget::prose::wrap_whole;

/// Plain text is wrapped at so many columns.
pub(super) const WIDTH: usize = 88;

/// Writes entries as a page.
pub(super) struct Page<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) view: View<'a>,
}

impl Page<'_> {
    pub(super) fn paragraph(&mut self, indent: &str, text: &str) -> io::Result<()> {
        self.hanging(indent, indent, text)
    }

    /// A paragraph whose first line is indented by one text, and the rest by
    /// another.
    pub(super) fn hanging(&mut self, first: &str, rest: &str, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let room = |indent: &str| u16::try_from(WIDTH.saturating_sub(indent.width())).unwrap_or(1);
        let rows = wrap_whole(text, [room(first), room(rest)]);
        let indents = std::iter::once(first).chain(std::iter::repeat(rest));
        for (indent, row) in indents.zip(rows) {
            writeln!(self.out, "{indent}{}", &text[row])?;
        }
        Ok(())
    }

    pub(super) fn title(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}\n{}\n", "=".repeat(text.width()))
    }

    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}\n{}", "-".repeat(text.width().min(WIDTH)))
    }

    /// One entry with its date, standing and sources.
    pub(super) fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        match entry.item {
            Item::Topic(topic) => {
                self.title(&topic.title)?;
                self.paragraph("", &entry.text)?;
            }
            Item::Section(section) => self.heading(&section.title)?,
            Item::Claim(_) => self.paragraph("", &entry.text)?,
            Item::Event(event) => {
                self.paragraph("", &format!("{}: {}", event.date.human(), event.title))?;
                self.paragraph("", &event.text)?;
            }
            Item::Figure(figure) => self.figure(&self.view.figure(figure))?,
            Item::Position(position) => {
                self.paragraph("", &position.question)?;
                for (who, stance) in self.view.stances(position) {
                    self.hanging(&format!("  {who}: "), "    ", &stance.text)?;
                }
                let agreed = self.view.agreed(position);
                if !agreed.is_empty() {
                    self.hanging("  Agreed: ", "    ", agreed)?;
                }
            }
            Item::Name(name) => {
                writeln!(self.out, "{} ({})", name.lead(), name.kind.word())?;
                for (language, forms) in name.scripts() {
                    if !forms.is_empty() {
                        self.hanging(&format!("  {language}: "), "    ", &forms.join(", "))?;
                    }
                }
                self.paragraph("  ", self.view.of_today(&name.gloss))?;
            }
            Item::Source(source) => self.hanging("", "  ", &cited(source, human))?,
        }
        self.meta(entry)
    }

    pub(super) fn meta(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        if let (Some(standing), Some(date)) = (entry.standing, entry.date) {
            let since = match standing {
                Standing::Overtaken { since, .. } => format!(" since {}", since.human()),
                _ => String::new(),
            };
            let colon = if standing.note().is_empty() { "" } else { ": " };
            let (word, note) = (standing.word(), standing.note());
            let line = format!("{}, {word}{since}{colon}{note}", date.human());
            self.hanging("  ", "    ", &line)?;
            let by = standing.by().iter();
            for address in by.filter(|address| self.view.find(address).is_some()) {
                writeln!(self.out, "    see {address}")?;
            }
        }
        if let Item::Claim(claim) = entry.item {
            let figures = claim.figures.iter();
            for address in figures.filter(|address| self.view.find(address).is_some()) {
                writeln!(self.out, "    figure {address}")?;
            }
        }
        let answers = self.view.dossier.answers(entry.id);
        for id in self.view.of_these(answers) {
            writeln!(self.out, "  answers {}", self.view.entry(id).address())?;
        }
        for &source in entry.sources.iter() {
            let line = cited(&self.view.dossier.sources[source], human);
            self.hanging("  source: ", "    ", &line)?;
        }
        writeln!(self.out, "  at {}", entry.address())
    }

    fn figure(&mut self, figure: &Figure) -> io::Result<()> {
        self.paragraph("", &format!("{} ({})", figure.title, figure.unit))?;
        for series in &figure.series {
            writeln!(self.out, "  {}", series.name)?;
            for point in &series.points {
                let mut parts = vec![format!("{}: {}", point.at, point.written())];
                parts.extend(point.derived.then(|| "derived".to_owned()));
                let sources = point.sources.iter();
                parts.extend(sources.map(|&source| {
                    let source = &self.view.dossier.sources[source];
                    Address::of_source(source).to_string()
                }));
                self.hanging("    ", "      ", &parts.join(", "))?;
            }
        }
        for change in &figure.breaks {
            let line = format!("{}: {}", At::Date(change.at), change.note);
            self.hanging("  break, ", "    ", &line)?;
        }
        self.paragraph("  ", &figure.note)
    }
}

fn human(date: Date) -> String {
    date.human()
}

/// A source as a line: title, publisher, date, kind, side, address.
pub(super) fn cited(source: &Source, when: fn(Date) -> String) -> String {
    let mut parts = vec![source.title.clone()];
    parts.extend((!source.authors.is_empty()).then(|| source.authors.join(", ")));
    parts.extend((!source.publisher.is_empty()).then(|| source.publisher.clone()));
    parts.extend(source.issued.map(when));
    parts.push(format!("{}, side: {}", source.kind.word(), source.whose()));
    parts.extend(source.url.clone());
    parts.join(". ")
}

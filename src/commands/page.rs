//! A page of plain text: paragraphs wrapped, notes indented, numbers aligned.

use std::io::{self, Write};

use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use crate::dossier::{At, Entry, Figure, Item, Source, Standing};
use crate::search::View;

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
        let options = Options::new(WIDTH)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .initial_indent(first)
            .subsequent_indent(rest);
        for line in textwrap::wrap(text, options) {
            writeln!(self.out, "{line}")?;
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
            Item::Source(source) => self.hanging("", "  ", &cited(source))?,
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
            let (glyph, word, note) = (standing.glyph(), standing.word(), standing.note());
            let line = format!("{} · {glyph} {word}{since}{colon}{note}", date.human());
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
            let line = cited(&self.view.dossier.sources[source]);
            self.hanging("  source: ", "    ", &line)?;
        }
        writeln!(self.out, "  at {}", entry.address())
    }

    fn figure(&mut self, figure: &Figure) -> io::Result<()> {
        self.paragraph("", &format!("{} ({})", figure.title, figure.unit))?;
        for series in &figure.series {
            writeln!(self.out, "  {}", series.name)?;
            let width = series
                .points
                .iter()
                .map(|point| point.at.to_string().chars().count())
                .max();
            for point in &series.points {
                let at = point.at.to_string();
                let mut after = String::new();
                if point.derived {
                    after.push_str("  derived");
                }
                for &source in &point.sources {
                    after.push_str("  sources/");
                    after.push_str(&self.view.dossier.sources[source].id);
                }
                let value = point.written();
                let w = width.unwrap_or(0);
                let line = format!("    {at:<w$}  {value:>10}{after}");
                // Under the number, so that the columns stay clear.
                self.hanging("", &" ".repeat(w + 18), &line)?;
            }
        }
        for change in &figure.breaks {
            let line = format!("{}: {}", At::Date(change.at), change.note);
            self.hanging("  break, ", "    ", &line)?;
        }
        self.paragraph("  ", &figure.note)
    }
}

/// A source as a line: title, publisher, date, kind, side, address.
pub(super) fn cited(source: &Source) -> String {
    let mut parts = vec![source.title.clone()];
    parts.extend((!source.authors.is_empty()).then(|| source.authors.join(", ")));
    parts.extend((!source.publisher.is_empty()).then(|| source.publisher.clone()));
    parts.extend(source.issued.map(|date| date.human()));
    parts.push(format!("{}, side: {}", source.kind.word(), source.whose()));
    parts.extend(source.url.clone());
    parts.join(". ")
}

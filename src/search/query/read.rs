//! Reading: the tokens of a query become terms, a lens and mistakes.

use std::ops::Range;

use crate::dossier::{Date, Dossier, fold, nearest};
use crate::search::lens::{Dating, Lens, When};

use super::Mistake;
use super::facet::Facet;
use super::term::{How, Term};
use super::token::{Body, Token, Value, plain, tokens};
use super::value::{self, repeated};

/// A query while it is read, and when it has been.
pub(super) struct Reading<'a> {
    /// None where what it says is not known yet.
    dossier: Option<&'a Dossier>,
    text: &'a str,
    /// The terms, with where the token of each begins.
    pub(super) found: Vec<(usize, Term)>,
    pub(super) lens: Lens,
    pub(super) mistakes: Vec<Mistake>,
}

impl<'a> Reading<'a> {
    /// Reads all of a text.
    pub(super) fn of(dossier: Option<&'a Dossier>, text: &'a str) -> Self {
        let mut reading = Self {
            dossier,
            text,
            found: Vec::new(),
            lens: Lens::default(),
            mistakes: Vec::new(),
        };
        for token in tokens(text) {
            reading.token(&token);
        }
        reading
    }

    fn token(&mut self, token: &Token) {
        match &token.body {
            Body::Words { how, text } | Body::Phrase { how, text } => {
                self.words(token, text, *how);
            }
            Body::Field {
                name, facet: None, ..
            } => {
                self.unknown(name);
                let whole = name.start..token.range.end;
                self.words(token, &whole, How::Loose);
            }
            Body::Field {
                facet: Some(facet),
                values,
                ..
            } => self.field(token, *facet, values),
        }
    }

    fn words(&mut self, token: &Token, text: &Range<usize>, how: How) {
        let whole = token.range.clone();
        let text: &'a str = &self.text[text.clone()];
        self.minus(token, whole, text);
        let terms = Term::read(text, how, token.not);
        let start = token.range.start;
        self.found
            .extend(terms.into_iter().map(|term| (start, term)));
    }

    /// Tells who leaves words out with a hyphen, as elsewhere, what does that
    /// here; it is searched for as it stands.
    fn minus(&mut self, token: &Token, whole: Range<usize>, text: &str) {
        let mut chars = text.chars();
        let hyphen = chars.next().is_some_and(|char| plain(char) == '-');
        let rest = chars.as_str();
        let word = rest.chars().next().is_some_and(char::is_alphanumeric);
        if !hyphen || !word || token.not || whole.len() != text.len() {
            return;
        }
        let meant = repeated(rest);
        self.mistakes.push(Mistake {
            range: whole,
            message: format!("did you mean `!{meant}`? that leaves it out"),
            gentle: true,
        });
    }

    fn unknown(&mut self, name: &Range<usize>) {
        let typed: String = self.text[name.clone()].chars().map(plain).collect();
        let typed = typed.to_ascii_lowercase();
        let names = Facet::ALL.map(Facet::name);
        let right = match nearest(&typed, names) {
            Some(meant) => format!("did you mean `{meant}:`?"),
            None => format!("fields are {}:", names.join(": ")),
        };
        let typed = repeated(&typed);
        let message = format!("there is no field `{typed}:`; {right}");
        self.mistake(name.clone(), message, false);
    }

    fn mistake(&mut self, range: Range<usize>, message: String, value: bool) {
        // Another letter may still make a value right.
        let gentle = value && range.end == self.text.len();
        self.mistakes.push(Mistake {
            range,
            message,
            gentle,
        });
    }

    /// Reads a field into the lens.
    fn field(&mut self, token: &Token, facet: Facet, values: &[Value]) {
        if facet == Facet::AsOf && token.not {
            let message = "`!as-of:` is no field; `after:` finds what came later";
            self.mistake(token.range.clone(), message.to_owned(), false);
            return;
        }
        let mut dates = Vec::new();
        let mut empty = true;
        for value in values {
            let text = fold(self.text[value.text.clone()].trim());
            if text.is_empty() {
                continue;
            }
            empty = false;
            match self.value(facet, token.not, &text) {
                Ok(date) => dates.extend(date),
                Err(message) => self.mistake(value.range.clone(), message, true),
            }
        }
        if empty {
            let message = format!(
                "`{}:` takes {}, right after the colon",
                facet.name(),
                facet.takes()
            );
            self.mistake(token.range.clone(), message, true);
        }
        let when = match facet {
            Facet::Before => When::Before,
            Facet::After => When::After,
            Facet::In => When::In,
            // Seen as of two dates, the dossier is as it was at the earlier.
            Facet::AsOf => {
                let dates = self.lens.as_of.into_iter().chain(dates);
                self.lens.as_of = dates.min_by_key(Date::last_day);
                return;
            }
            _ => return,
        };
        if !dates.is_empty() {
            let not = token.not;
            self.lens.dates.push(Dating { when, dates, not });
        }
    }

    /// Reads one value into the lens, or as a date, which a list of them is
    /// made of.
    fn value(&mut self, facet: Facet, not: bool, text: &str) -> Result<Option<Date>, String> {
        let lens = &mut self.lens;
        match facet {
            Facet::Topic => {
                if let Some(dossier) = self.dossier {
                    lens.topics.add(not, value::topics(dossier, text)?);
                }
            }
            Facet::Kind => lens.kinds.add(not, value::kinds(text)?),
            Facet::Source => {
                if let Some(dossier) = self.dossier {
                    lens.sources.add(not, value::sources(dossier, text)?);
                }
            }
            Facet::Side => lens.sides.add(not, value::sides(text)?),
            Facet::Standing => lens.standings.add(not, value::standings(text)?),
            Facet::Before | Facet::After | Facet::In | Facet::AsOf => {
                return value::date(facet, text).map(Some);
            }
        }
        Ok(None)
    }
}

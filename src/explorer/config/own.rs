//! What the reader adds: colours by role, searches by name, programs by name.
//! Each row is read by itself.

use ratatui::style::Color;
use serde::Deserialize;

use super::Reading;
use super::fields::Raw;
use crate::dossier::page::Spot;
use crate::dossier::{Problem, Severity, printable};
use crate::explorer::theme::own::{ROLES, colour, purpose};
use crate::explorer::theme::table::Role;
use crate::explorer::theme::{Colours, Depth, Scheme};
use crate::explorer::tool::Tool;
use crate::search::Query;

/// A search by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What the palette calls it.
    pub name: String,
    /// What is searched for.
    pub query: String,
}

/// What the palette offers of the reader's own.
#[derive(Debug, Clone, Default)]
pub struct Added {
    /// Searches.
    pub searches: Vec<Search>,
    /// Programs.
    pub tools: Vec<Tool>,
}

/// The reader's colours, and where each row of them stands.
pub(super) type Given = (Colours, Vec<(Role, usize)>);

impl<'a> Reading<'a> {
    /// The rows of a list that can be read, each with where it stands.
    fn rows<T: Deserialize<'a>>(&self, raw: Raw<'a>, wrong: &mut Vec<Problem>) -> Vec<(usize, T)> {
        let rows: Vec<Raw<'_>> = match self.value(raw) {
            Ok(rows) => rows,
            Err(problem) => {
                wrong.push(problem);
                return Vec::new();
            }
        };
        let mut read = Vec::new();
        for row in rows {
            let at = self.page.offset(row.get_ron()).unwrap_or(0);
            match self.value(row) {
                Ok(row) => read.push((at, row)),
                Err(problem) => wrong.push(problem),
            }
        }
        read
    }

    fn at(&self, at: usize, what: impl Into<Box<str>>, right: impl Into<Box<str>>) -> Problem {
        self.page.problem(Severity::Warning, at, what, right)
    }

    /// A name of the reader's, or what is wrong with it; `taken` are those
    /// before it.
    fn name(&self, spot: &Spot<'_>, at: usize, taken: &[&str]) -> Result<String, Problem> {
        let name = printable(spot.text.trim());
        let at = spot.offset(&self.page.text).unwrap_or(at);
        if name.is_empty() {
            return Err(self.at(at, "a name is missing", "write what the palette calls it"));
        }
        if taken.contains(&name.as_str()) {
            let what = format!("\"{name}\" is there already");
            return Err(self.at(at, what, "give it another name; the first holds"));
        }
        Ok(name)
    }

    pub(super) fn own_colours(&self, raw: Raw<'a>, wrong: &mut Vec<Problem>) -> Given {
        let mut given = Given::default();
        for (at, (name, written)) in self.rows::<(Spot<'_>, Spot<'_>)>(raw, wrong) {
            match self.own_colour(&name, &written) {
                Err(problem) => wrong.push(problem),
                Ok((role, colour)) if given.0.give(role, colour) => given.1.push((role, at)),
                Ok((role, _)) => {
                    let what = format!("{} has a colour already", role.name());
                    wrong.push(self.at(at, what, "keep one; the first holds"));
                }
            }
        }
        given
    }

    fn own_colour(&self, name: &Spot<'_>, written: &Spot<'_>) -> Result<(Role, Color), Problem> {
        let Some(role) = Role::named(&name.text) else {
            let names: Vec<&str> = ROLES.iter().map(|(_, name, _)| *name).collect();
            return Err(self.unknown(name, "role", &names));
        };
        let colour = colour(&written.text).map_err(|right| {
            let what = format!("there is no colour \"{}\"", written.text);
            self.wrong(written, what, right)
        })?;
        Ok((role, colour))
    }

    /// Which of the reader's colours stand out less than a theme promises.
    pub(super) fn weak(&self, (colours, rows): &Given, scheme: Scheme) -> Vec<Problem> {
        let weak = colours.weak(scheme, Depth::Full);
        let mut told = Vec::new();
        for (role, at) in rows {
            // What has a colour of its own is told where that stands.
            let own = weak.iter().filter(|weak| match role {
                Role::Ground => !colours.has(weak.role),
                _ => weak.role == *role,
            });
            for weak in own {
                let on = if *role == Role::Ground {
                    " on this"
                } else {
                    ""
                };
                let what = format!("{}{on} in the theme {scheme}", weak.told());
                let purpose = purpose(weak.role);
                let right = format!(
                    "at least {:.1} is needed for it to be {purpose}; it is drawn so all the same",
                    weak.needs
                );
                told.push(self.at(*at, what, right));
            }
        }
        told
    }

    pub(super) fn searches(&self, raw: Raw<'a>, wrong: &mut Vec<Problem>) -> Vec<Search> {
        let mut searches: Vec<Search> = Vec::new();
        for (at, (name, query)) in self.rows::<(Spot<'_>, Spot<'_>)>(raw, wrong) {
            let taken: Vec<&str> = searches.iter().map(|own| own.name.as_str()).collect();
            let name = match self.name(&name, at, &taken) {
                Ok(name) => name,
                Err(problem) => {
                    wrong.push(problem);
                    continue;
                }
            };
            if query.text.trim().is_empty() {
                let what = format!("\"{name}\" searches for nothing");
                wrong.push(self.at(at, what, "write a query, or leave it out"));
                continue;
            }
            // What can be searched for of it, is.
            let start = query.offset(&self.page.text);
            wrong.extend(
                Query::mistakes_anywhere(&query.text)
                    .into_iter()
                    .map(|mistake| {
                        let at = start.map_or(at, |start| start + mistake.range.start);
                        let right = "the rest of the search holds";
                        self.at(at, mistake.message, right)
                    }),
            );
            let query = query.text.into_owned();
            searches.push(Search { name, query });
        }
        searches
    }

    pub(super) fn tools(&self, raw: Raw<'a>, wrong: &mut Vec<Problem>) -> Vec<Tool> {
        let mut tools: Vec<Tool> = Vec::new();
        for (at, (name, words)) in self.rows::<(Spot<'_>, Vec<Spot<'_>>)>(raw, wrong) {
            let taken: Vec<&str> = tools.iter().map(|own| own.name.as_str()).collect();
            let read = self.name(&name, at, &taken).and_then(|name| {
                let texts: Vec<&str> = words.iter().map(|word| &*word.text).collect();
                Tool::read(&name, &texts).map_err(|(word, within, what, right)| {
                    let word = words.get(word);
                    let start = word.and_then(|word| word.offset(&self.page.text));
                    self.at(start.map_or(at, |start| start + within), what, right)
                })
            });
            match read {
                Ok(tool) => tools.push(tool),
                Err(problem) => wrong.push(problem),
            }
        }
        tools
    }
}

//! The sight: what the reader looks at the dossier through, on every screen.
//! It is one lens, typed as a query of fields alone.

use crate::dossier::Dossier;
use crate::search::{Index, Lens, Query, View};

/// What the dossier is looked at through.
#[derive(Debug, Default)]
pub struct Sight {
    query: Query,
    /// How many statements of each topic are seen; empty while all are.
    statements: Vec<usize>,
    /// Rises with each change, so that what was set before is known to be old.
    turn: u64,
}

impl Sight {
    /// What can be seen of a dossier.
    #[must_use]
    pub fn view<'a>(&'a self, dossier: &'a Dossier) -> View<'a> {
        View::through(dossier, self.lens())
    }

    /// The lens.
    #[must_use]
    pub fn lens(&self) -> &Lens {
        self.query.lens()
    }

    /// The lens as it was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.query.typed()
    }

    /// How often it has changed.
    #[must_use]
    pub fn turn(&self) -> u64 {
        self.turn
    }

    /// How many statements of a topic are seen.
    #[must_use]
    pub fn statements(&self, dossier: &Dossier, topic: usize) -> usize {
        let seen = self.statements.get(topic).copied();
        seen.unwrap_or_else(|| dossier.topics[topic].statements())
    }

    /// Looks through another lens, a query that was read.
    pub fn look(&mut self, dossier: &Dossier, index: Option<&Index>, query: Query) {
        self.query = query;
        self.turn += 1;
        self.statements = match index {
            _ if self.lens().is_empty() => Vec::new(),
            Some(index) => index.statements(dossier, self.lens()),
            None => {
                let view = self.view(dossier);
                let seen = |topic| {
                    let entries = view.entries_of(topic);
                    entries.filter(crate::dossier::Entry::is_statement).count()
                };
                (0..dossier.topics.len()).map(seen).collect()
            }
        };
    }

    /// The lens in a few words: `as of 1905`, `as of 1905 · kind:event`; none
    /// where everything is seen.
    #[must_use]
    pub fn told(&self, dot: &str) -> Option<String> {
        if self.lens().is_empty() {
            return None;
        }
        let date = self.lens().as_of();
        let date = date.map(|date| format!("as of {}", date.human()));
        let fields = Some(Query::undated(self.typed())).filter(|fields| !fields.is_empty());
        let parts: Vec<String> = date.into_iter().chain(fields).collect();
        Some(parts.join(&format!(" {dot} ")))
    }

    /// How things are seen, in a sentence that says that something is not:
    /// `as of 1905`, `through the lens kind:event`; empty where everything is.
    #[must_use]
    pub fn how(&self, dot: &str) -> String {
        match self.told(dot) {
            None => String::new(),
            Some(date) if Query::undated(self.typed()).is_empty() => date,
            Some(lens) => format!("through the lens {lens}"),
        }
    }

    /// What is typed for this lens as of another date; as of today for none.
    #[must_use]
    pub fn as_of(&self, date: &str) -> String {
        let fields = Query::undated(self.typed());
        let date = date.trim();
        let date = (!date.is_empty()).then(|| format!("as-of:{date}"));
        let parts = Some(fields).filter(|fields| !fields.is_empty());
        let parts: Vec<String> = parts.into_iter().chain(date).collect();
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Origin, load};

    #[test]
    fn the_date_of_a_lens_is_changed_and_its_fields_stay() {
        let dossier = load(&Origin::BuiltIn, &|_| ()).unwrap();
        let mut sight = Sight::default();
        assert_eq!(sight.told("-"), None);
        assert_eq!(sight.as_of("1905"), "as-of:1905");
        let look = |sight: &mut Sight, typed: &str| {
            sight.look(&dossier, None, Query::parse(&dossier, typed));
        };
        look(&mut sight, "as-of:1905-09 kind:event");
        assert_eq!(
            sight.told("-").unwrap(),
            "as of September 1905 - kind:event"
        );
        let how = "through the lens as of September 1905 - kind:event";
        assert_eq!(sight.how("-"), how);
        assert_eq!(sight.as_of("1930"), "kind:event as-of:1930");
        assert_eq!(sight.as_of(""), "kind:event");
        look(&mut sight, "");
        assert_eq!((sight.told("-"), sight.turn()), (None, 2));
        assert_eq!(sight.how("-"), "");
        look(&mut sight, "as-of:1905");
        assert_eq!(sight.how("-"), "as of 1905");
    }

    #[test]
    fn statements_are_counted_alike_with_an_index_and_without() {
        let dossier = load(&Origin::BuiltIn, &|_| ()).unwrap();
        let index = Index::build(&dossier);
        let counts = |index: Option<&Index>| {
            let mut sight = Sight::default();
            sight.look(
                &dossier,
                index,
                Query::parse(&dossier, "as-of:1950 !kind:figure"),
            );
            sight.statements
        };
        assert_eq!(counts(None), counts(Some(&index)));
        assert!(counts(None).iter().sum::<usize>() > 0);
    }
}

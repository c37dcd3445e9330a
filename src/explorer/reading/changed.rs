//! What is said of a statement that is no longer as the reader last saw it.

use super::Sheet;
use crate::dossier::EntryId;
use crate::widget::prose::{Row, set};

impl Sheet<'_> {
    /// A row that says what has changed; none where nothing has.
    pub(super) fn changed(&self, id: EntryId) -> Vec<Row> {
        let Some(changed) = self.changes.of(id) else {
            return Vec::new();
        };
        let parts = [
            (changed.text, "its text"),
            (changed.date, "its date"),
            (changed.standing, "its standing"),
        ];
        let what: Vec<&str> = parts
            .iter()
            .filter_map(|(is, what)| is.then_some(*what))
            .collect();
        let word = format!("{} changed  ", self.theme.unlike());
        let what = format!("{} since you last read it", what.join(" and "));
        let parts = [
            (word.as_str(), self.theme.changed, None),
            (what.as_str(), self.theme.dim, None),
        ];
        let rows = set(&parts, self.measure().saturating_sub(2), 2);
        rows.into_iter().map(|row| row.indented(2)).collect()
    }
}

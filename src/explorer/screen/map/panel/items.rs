//! Items of the panel: a land or place, and what happened there.

use super::super::gazetteer::Target;
use super::{BELOW, Writing};
use crate::dossier::{EntryId, Item};
use crate::widget::prose::{Row, Run, set};

impl Writing<'_> {
    /// A land or place: what it is called, in other scripts too, and who holds
    /// a land.
    pub(super) fn target(&self, target: Target) -> Vec<Row> {
        let (theme, dossier) = (self.ctx.theme, self.ctx.dossier);
        let called = self.gazetteer.called(dossier, target);
        let style = match target {
            Target::Land(_) => theme.heading,
            Target::Place(_) => theme.text,
        };
        let mut rows = set(&[(called, style, None)], self.width, 0);
        let mut below = Vec::new();
        if let Target::Land(land) = target
            && let Some(words) = self.telling.holder(land)
        {
            below.push(words.to_owned());
        }
        let name = self.gazetteer.entry(target);
        if let Some(Item::Name(name)) = name.map(|id| dossier.entry(id).item) {
            below.extend(name.ja.first().cloned());
            below.extend(name.ru.first().cloned());
        }
        if !below.is_empty() {
            let below = below.join(&format!(" {} ", theme.dot()));
            rows.extend(set(&[(&below, theme.dim, None)], self.width, 0));
        }
        rows
    }

    /// What happened at a place; marked where it was in this era.
    pub(super) fn event(&self, id: EntryId) -> Vec<Row> {
        let theme = self.ctx.theme;
        let entry = self.ctx.view.entry(id);
        let [.., mark] = theme.marks();
        let mark = if self.telling.has(&entry) { mark } else { " " };
        let date = entry.date.map(|date| format!("{} ", date.short()));
        let date = date.unwrap_or_default();
        let parts = [
            (date.as_str(), theme.dim, None),
            (entry.title, theme.accent, None),
        ];
        let mut rows = set(&parts, self.width.saturating_sub(BELOW).max(1), 2);
        for (nth, row) in rows.iter_mut().enumerate() {
            let text = if nth == 0 { mark } else { " " };
            row.runs.insert(
                0,
                Run {
                    text: format!("{text} "),
                    style: theme.accent,
                    ..Run::default()
                },
            );
        }
        rows
    }
}

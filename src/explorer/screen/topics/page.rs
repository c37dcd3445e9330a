//! The page of a topic: everything in it set in rows, once for a width.

use crate::dossier::{Address, Entry, EntryId, Item};
use crate::explorer::Ctx;
use crate::explorer::reading::{Sheet, numbered};
use crate::widget::paper::Paper;
use crate::widget::prose::{Row, Run};

/// Columns of a source's number.
const NUMBER: u16 = 5;

/// A topic set in rows.
#[derive(Debug, Default)]
pub(super) struct Page {
    of: Option<(usize, u16)>,
    pub(super) paper: Paper,
    /// The entry and the group of each item on the paper.
    pub(super) items: Vec<PageItem>,
    pub(super) groups: Vec<Group>,
    /// How many of the items are statements; the rest are sources.
    statements: usize,
    /// Columns that the page takes.
    pub(super) columns: u16,
}

/// Something on the page that can be selected.
#[derive(Debug)]
pub(super) struct PageItem {
    pub(super) entry: EntryId,
    pub(super) group: usize,
}

/// Items under one heading.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) title: String,
    /// The section's own entry, for sections.
    pub(super) entry: Option<EntryId>,
    /// The row of the heading.
    pub(super) row: usize,
    /// The first item.
    pub(super) first: usize,
}

impl Page {
    /// Whether the page is of this topic and set for this width.
    pub(super) fn is_of(&self, topic: usize, width: u16) -> bool {
        self.of == Some((topic, width))
    }

    pub(super) fn topic(&self) -> Option<usize> {
        self.of.map(|(topic, _)| topic)
    }

    /// Sets a topic: its summary, its sections, what the sides say, figures,
    /// events, and the sources with their numbers.
    pub(super) fn of(ctx: &Ctx, topic: usize, width: u16) -> Self {
        let dossier = ctx.dossier;
        let entries: Vec<Entry<'_>> = dossier.entries_of(topic).collect();
        let numbered = numbered(dossier, topic);
        let sheet = Sheet {
            dossier,
            theme: ctx.theme,
            width,
            numbered: &numbered,
            pointing: true,
        };
        let mut page = Self {
            of: Some((topic, width)),
            columns: sheet.columns(),
            ..Self::default()
        };
        for entry in &entries {
            match entry.item {
                Item::Topic(_) => page.paper.rows.extend(sheet.entry(entry)),
                Item::Section(section) => page.head(ctx, &section.title, Some(entry.id)),
                Item::Position(_) => page.under(ctx, "What each side says"),
                Item::Figure(_) => page.under(ctx, "Figures"),
                Item::Event(_) => page.under(ctx, "Events"),
                _ => {}
            }
            if !matches!(entry.item, Item::Topic(_) | Item::Section(_)) {
                page.item(entry.id, sheet.entry(entry));
            }
        }
        page.statements = page.items.len();
        let narrower = Sheet {
            width: width.saturating_sub(NUMBER),
            ..sheet
        };
        for (number, &source) in numbered.iter().enumerate() {
            page.under(ctx, "Sources");
            let address = Address::of_source(&dossier.sources[source]);
            if let Some(id) = dossier.find(&address) {
                let rows = narrower.entry(&dossier.entry(id));
                page.item(id, with_number(ctx, number + 1, rows));
            }
        }
        page
    }

    /// Which of how many an item is: statements are counted apart from
    /// sources.
    pub(super) fn count(&self, item: usize) -> String {
        let (all, statements) = (self.items.len(), self.statements);
        if all == 0 {
            String::new()
        } else if item < statements {
            format!("{}/{statements}", item + 1)
        } else {
            format!("source {}/{}", item + 1 - statements, all - statements)
        }
    }

    /// Starts a group unless the last one has this title already.
    fn under(&mut self, ctx: &Ctx, title: &str) {
        if self
            .groups
            .last()
            .is_none_or(|group| group.entry.is_some() || group.title != title)
        {
            self.head(ctx, title, None);
        }
    }

    fn head(&mut self, ctx: &Ctx, title: &str, entry: Option<EntryId>) {
        self.paper.rows.push(Row::default());
        self.groups.push(Group {
            title: title.to_owned(),
            entry,
            row: self.paper.rows.len(),
            first: self.items.len(),
        });
        self.paper.rows.push(Row::of(title, ctx.theme.heading));
    }

    fn item(&mut self, entry: EntryId, rows: Vec<Row>) {
        self.paper.rows.push(Row::default());
        let headed = self
            .groups
            .last()
            .filter(|group| group.first == self.items.len());
        self.paper.push_item(headed.map(|group| group.row), rows);
        let group = self.groups.len().saturating_sub(1);
        self.items.push(PageItem { entry, group });
    }
}

/// A source with its number hanging before it.
fn with_number(ctx: &Ctx, number: usize, rows: Vec<Row>) -> Vec<Row> {
    let mut rows: Vec<Row> = rows.into_iter().map(|row| row.indented(NUMBER)).collect();
    if let Some(first) = rows.first_mut() {
        first.indent -= NUMBER;
        let number = Run {
            text: format!("{number:>3}  "),
            style: ctx.theme.dim,
            origin: None,
        };
        first.runs.insert(0, number);
    }
    rows
}

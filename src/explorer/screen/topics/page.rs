//! The page of a topic or of a path: everything in it set in rows, once for a
//! width.

use super::Chapter;
use crate::dossier::{Address, EntryId, Item};
use crate::explorer::Ctx;
use crate::explorer::ctx::Turn;
use crate::explorer::reading::{Sheet, numbered, of_path};
use crate::widget::paper::Paper;
use crate::widget::prose::{Row, Run, set};

/// Columns of a source's number.
const NUMBER: u16 = 5;

/// A chapter set in rows.
#[derive(Debug, Default)]
pub(super) struct Page {
    of: Option<(Chapter, u16, Turn)>,
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
    /// The group it is in; none for the summary.
    pub(super) group: Option<usize>,
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
    /// Whether the page is of this chapter, set for this width and seen
    /// through the lens at hand.
    pub(super) fn is_of(&self, ctx: &Ctx, chapter: Chapter, width: u16) -> bool {
        self.of == Some((chapter, width, ctx.turn()))
    }

    pub(super) fn chapter(&self) -> Option<Chapter> {
        self.of.map(|(chapter, ..)| chapter)
    }

    /// Sets a chapter, and after it the sources with their numbers.
    pub(super) fn of(ctx: &Ctx, chapter: Chapter, width: u16) -> Self {
        let dossier = ctx.dossier;
        let numbered = match chapter {
            Chapter::Topic(topic) => numbered(ctx.view.entries_of(topic)),
            Chapter::Path(path) => {
                let ids = dossier.paths[path]
                    .items()
                    .filter_map(|at| ctx.view.find(at));
                numbered(ids.map(|id| ctx.view.entry(id)))
            }
        };
        let sheet = Sheet {
            numbered: &numbered,
            ..Sheet::of(ctx, width)
        };
        let mut page = Self {
            of: Some((chapter, width, ctx.turn())),
            columns: sheet.columns(),
            ..Self::default()
        };
        match chapter {
            Chapter::Topic(topic) => page.topic(ctx, topic, &sheet),
            Chapter::Path(path) => page.path(ctx, path, &sheet),
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

    /// Sets a topic: its summary, its sections, what the sides say, figures
    /// and events.
    fn topic(&mut self, ctx: &Ctx, topic: usize, sheet: &Sheet) {
        let mut section = None;
        // A lens that leaves out headings leaves what is under them.
        for entry in ctx.dossier.entries_of(topic) {
            let seen = ctx.view.admits(&entry);
            match entry.item {
                Item::Topic(_) if ctx.view.past().is_some() => self.left_out(ctx, sheet),
                Item::Topic(_) if !seen => {}
                Item::Topic(_) => self.summary(entry.id, sheet.entry(&entry), &entry.sources),
                Item::Section(heading) => section = Some((heading, entry.id)),
                _ if !seen => continue,
                Item::Claim(_) => {
                    if let Some((section, id)) = section.take() {
                        self.head(ctx, &section.title, Some(id));
                    }
                }
                Item::Position(_) => self.under(ctx, "What each side says"),
                Item::Figure(_) => self.under(ctx, "Figures"),
                Item::Event(_) => self.under(ctx, "Events"),
                _ => {}
            }
            if entry.is_statement() {
                self.item(entry.id, sheet.entry(&ctx.view.entry(entry.id)));
            }
        }
        if self.groups.is_empty() && !ctx.sight.lens().is_empty() {
            let how = ctx.sight.how(ctx.theme.dot());
            let nothing = format!("Nothing of this topic is seen {how}.");
            self.paper.rows.push(Row::default());
            self.paper.rows.extend(sheet.remark(&nothing));
        }
    }

    /// Says that a text written today is left out.
    fn left_out(&mut self, ctx: &Ctx, sheet: &Sheet) {
        let date = ctx.view.lens.as_of().map(|date| date.human());
        let date = date.unwrap_or_default();
        let what = format!("The introduction is of today, and left out as of {date}.");
        self.paper.rows.extend(sheet.remark(&what));
    }

    /// Sets a path: where it leads, and its steps, each with what leads to
    /// its items.
    fn path(&mut self, ctx: &Ctx, at: usize, sheet: &Sheet) {
        let path = &ctx.dossier.paths[at];
        let text = |text: &str, step| {
            let origin = Some(of_path(ctx.dossier, at, step));
            set(&[(text, ctx.theme.text, origin)], sheet.wide(), 0)
        };
        let today = ctx.view.past().is_none();
        if today {
            self.paper.rows.extend(text(&path.about, None));
        } else {
            self.left_out(ctx, sheet);
        }
        for (nth, step) in path.steps.iter().enumerate() {
            let ids: Vec<EntryId> = step
                .items
                .iter()
                .filter_map(|at| ctx.view.find(at))
                .collect();
            if ids.is_empty() {
                continue;
            }
            let place = format!("{}/{}", nth + 1, path.steps.len());
            self.head(ctx, &format!("{place}  {}", step.title), None);
            if today && !step.text.is_empty() {
                self.paper.rows.extend(text(&step.text, Some(nth)));
            }
            for id in ids {
                self.item(id, sheet.entry(&ctx.view.entry(id)));
            }
        }
    }

    /// Keeps what was selected and where it was in view, as far as it is
    /// still there.
    pub(super) fn keep(&mut self, old: &Self) {
        let top = |paper: &Paper| paper.selected().map_or(0, |item| item.rows.start);
        let above = top(&old.paper).saturating_sub(old.paper.scroll);
        let entry = old.items.get(old.paper.cursor).map(|item| item.entry);
        self.paper.cursor = entry.map_or(0, |entry| self.nearest(entry));
        self.paper.scroll = if old.paper.cursor == 0 && old.paper.scroll == 0 {
            0
        } else {
            top(&self.paper).saturating_sub(above)
        };
    }

    /// Goes to the next heading; or to the one that what is selected stands
    /// under and, from its first item, to the one before. Before the first
    /// heading is the top.
    pub(super) fn turn_to_part(&mut self, next: bool) {
        let cursor = self.paper.cursor;
        let group = if next {
            let later = |group: &&Group| group.first > cursor && group.first < self.items.len();
            self.groups.iter().find(later)
        } else {
            self.groups.iter().rev().find(|group| group.first < cursor)
        };
        match group {
            Some(group) => (self.paper.cursor, self.paper.scroll) = (group.first, group.row),
            None if !next => self.paper.to_top(),
            None => {}
        }
    }

    /// Selects an entry, or what comes nearest to it, and brings it into view.
    pub(super) fn select(&mut self, entry: EntryId, height: usize) {
        let item = self.nearest(entry);
        self.paper.select(item, height);
    }

    /// The item of an entry, or else the last before its place.
    fn nearest(&self, entry: EntryId) -> usize {
        let at = self.items.iter().position(|item| item.entry == entry);
        at.unwrap_or_else(|| {
            let statements = &self.items[..self.statements];
            statements
                .iter()
                .rposition(|item| item.entry < entry)
                .unwrap_or(0)
        })
    }

    /// Which of how many an item is: statements are counted apart from
    /// sources, and the summary is neither.
    pub(super) fn count(&self, item: usize) -> String {
        let summary = usize::from(self.items.first().is_some_and(|item| item.group.is_none()));
        let (all, statements) = (self.items.len(), self.statements);
        if all == 0 || item < summary {
            String::new()
        } else if item < statements {
            format!("{}/{}", item + 1 - summary, statements - summary)
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

    /// The summary, to be selected where it rests on sources.
    fn summary(&mut self, entry: EntryId, rows: Vec<Row>, sources: &[usize]) {
        if sources.is_empty() {
            self.paper.rows.extend(rows);
        } else {
            self.paper.push_item(None, rows);
            self.items.push(PageItem { entry, group: None });
        }
    }

    fn item(&mut self, entry: EntryId, rows: Vec<Row>) {
        self.paper.rows.push(Row::default());
        let headed = self
            .groups
            .last()
            .filter(|group| group.first == self.items.len());
        self.paper.push_item(headed.map(|group| group.row), rows);
        let group = self.groups.len().checked_sub(1);
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
            ..Run::default()
        };
        first.runs.insert(0, number);
    }
    rows
}

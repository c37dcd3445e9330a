//! Writing: a paper as it is written, with links on it and where they lead.

use crate::dossier::{EntryId, Item, counted};
use crate::explorer::Ctx;
use crate::widget::paper::Paper;
use crate::widget::prose::{Row, Run};

use super::{Sheet, link};

/// So many links are listed under one heading.
const MOST: usize = 2_000;
/// Columns that links stand further in than the topic they are of.
const WITHIN: u16 = 2;

/// A paper as it is written: what stands on it, and where its items lead.
pub struct Writing<'a> {
    /// What is shared.
    pub ctx: &'a Ctx<'a>,
    /// Columns of the paper.
    pub width: u16,
    /// What is written so far.
    pub paper: Paper,
    /// Where each item on the paper leads.
    pub links: Vec<EntryId>,
}

impl<'a> Writing<'a> {
    /// An empty paper of a width.
    #[must_use]
    pub fn of(ctx: &'a Ctx<'a>, width: u16) -> Self {
        Self {
            ctx,
            width,
            paper: Paper {
                leads: true,
                ..Paper::default()
            },
            links: Vec::new(),
        }
    }

    /// A heading after a blank row; its row.
    pub fn head(&mut self, text: &str) -> usize {
        self.paper.rows.push(Row::default());
        self.paper.rows.push(Row::of(text, self.ctx.theme.heading));
        self.paper.rows.len() - 1
    }

    /// Links to entries under a heading, where there are any.
    pub fn links(&mut self, heading: &str, ids: impl ExactSizeIterator<Item = EntryId>) {
        if ids.len() == 0 {
            return;
        }
        let heading = self.head(heading);
        for id in ids {
            let entry = self.ctx.view.entry(id);
            let row = link(self.ctx.theme, &entry, self.width);
            self.paper.push_item(Some(heading), vec![row]);
            self.links.push(id);
        }
    }

    /// Links to the entries that mention a name or cite a source, topic by
    /// topic, under a heading with their number.
    pub fn related(&mut self, id: EntryId) {
        let ctx = self.ctx;
        let sheet = Sheet::of(ctx, self.width);
        let Some((heading, ids)) = related(ctx, &ctx.view.entry(id)) else {
            let text = "What leads here is known as soon as the dossier is indexed.";
            self.paper.rows.push(Row::default());
            self.paper.rows.extend(sheet.remark(text));
            return;
        };
        self.head(&format!("{heading} {}", counted(ids.len())));
        let (listed, more) = ids.split_at(ids.len().min(MOST));
        let narrower = Sheet::of(ctx, self.width.saturating_sub(WITHIN));
        let room = |id: EntryId| ctx.dossier.room_of(id);
        let mut groups = listed.chunk_by(|a, b| room(*a) == room(*b)).peekable();
        while let Some(ids) = groups.next() {
            // Of a group that is cut, it is not known how many there are.
            let whole = more.is_empty() || groups.peek().is_some();
            let count = if whole {
                counted(ids.len())
            } else {
                String::new()
            };
            let head = self.group(ids[0], &count);
            for (at, &id) in ids.iter().enumerate() {
                let rows = narrower.pointer(&ctx.view.entry(id)).into_iter();
                let rows = rows.map(|row| row.indented(WITHIN)).collect();
                let head = (at == 0).then_some(head);
                self.paper.push_item(head, rows);
                self.links.push(id);
            }
        }
        if !more.is_empty() {
            let text = format!("and {} more, which a search finds", counted(more.len()));
            self.paper.rows.push(Row::default());
            self.paper.rows.extend(sheet.remark(&text));
        }
    }

    /// The heading of the entries of the topic that this one is in; its row.
    fn group(&mut self, id: EntryId, count: &str) -> usize {
        let entry = self.ctx.dossier.entry(id);
        let title = entry.topic.map_or("", |topic| topic.title.as_str());
        let theme = self.ctx.theme;
        let mut row = Row::of(title, theme.heading);
        row.runs.push(Run {
            text: format!("  {count}"),
            style: theme.dim,
            ..Run::default()
        });
        self.paper.rows.extend([Row::default(), row]);
        self.paper.rows.len() - 1
    }
}

/// The entries that mention a name or cite a source, as far as they are seen,
/// and what they do; none for what neither is, and while there is no index,
/// which knows them.
#[must_use]
pub fn related(
    ctx: &Ctx,
    entry: &crate::dossier::Entry<'_>,
) -> Option<(&'static str, Vec<EntryId>)> {
    let index = ctx.index?;
    let (what, ids) = match entry.item {
        Item::Name(_) => ("Mentioned in", index.mentioning(entry.id)),
        Item::Source(_) => ("Cited by", index.citing(entry.id)),
        _ => return None,
    };
    Some((what, ctx.view.of_these(&ids)))
}

//! The list of figures at the left, under their topics.

use ratatui::layout::Size;

use crate::dossier::{Address, EntryId};
use crate::explorer::Ctx;
use crate::explorer::ctx::Turn;
use crate::widget::list::{self, ListRow};
use crate::widget::prose::clip_apart;

/// The figures that are seen, in dossier order.
#[derive(Debug, Default)]
pub(super) struct List {
    rows: Vec<Listed>,
    /// The rows of the figures among them.
    figures: Vec<usize>,
    /// The first row in view.
    first: usize,
    /// What it was made for.
    turn: Option<Turn>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy)]
enum Listed {
    /// A topic, by its place in the dossier.
    Topic(usize),
    Figure(EntryId),
}

impl List {
    /// Lists what is seen through the lens, where that has changed. A figure
    /// that has no number left is not seen.
    pub(super) fn fit(&mut self, ctx: &Ctx) {
        if self.turn == Some(ctx.turn()) {
            return;
        }
        self.turn = Some(ctx.turn());
        (self.rows, self.figures) = (Vec::new(), Vec::new());
        for (at, topic) in ctx.dossier.topics.iter().enumerate() {
            let mut headed = false;
            for figure in &topic.figures {
                let id = ctx.view.find(&Address::of_figure(topic, figure));
                if let Some(id) = id.filter(|_| ctx.view.figure(figure).count() > 0) {
                    if !headed {
                        self.rows.push(Listed::Topic(at));
                        headed = true;
                    }
                    self.figures.push(self.rows.len());
                    self.rows.push(Listed::Figure(id));
                }
            }
        }
    }

    fn id(&self, figure: usize) -> Option<EntryId> {
        match self.rows.get(*self.figures.get(figure)?) {
            Some(Listed::Figure(id)) => Some(*id),
            _ => None,
        }
    }

    /// The first figure.
    pub(super) fn first(&self) -> Option<EntryId> {
        self.id(0)
    }

    /// Which of the figures this one is. They are in the order of entries.
    pub(super) fn place(&self, id: EntryId) -> Option<usize> {
        let order = |row: &usize| match self.rows[*row] {
            Listed::Figure(other) => other.cmp(&id),
            Listed::Topic(_) => std::cmp::Ordering::Less,
        };
        self.figures.binary_search_by(order).ok()
    }

    /// The figure so many further on.
    pub(super) fn moved(&self, from: Option<EntryId>, by: isize) -> Option<EntryId> {
        let last = self.figures.len().checked_sub(1)?;
        let at = from.and_then(|id| self.place(id)).unwrap_or(0);
        self.id(at.saturating_add_signed(by).min(last))
    }

    /// Which of how many figures this one is.
    pub(super) fn count(&self, shown: Option<EntryId>) -> String {
        let at = shown.and_then(|id| self.place(id));
        at.map_or_else(String::new, |at| {
            format!("{}/{}", at + 1, self.figures.len())
        })
    }

    /// Moves the list as little as can be, so that a figure is in view; the
    /// first of a topic with its heading.
    pub(super) fn bring_into_view(&mut self, shown: Option<EntryId>, height: usize) {
        let Some(at) = shown.and_then(|id| self.place(id)) else {
            return;
        };
        let row = self.figures[at];
        let headed = matches!(self.rows.get(row.wrapping_sub(1)), Some(Listed::Topic(_)));
        let head = row - usize::from(headed && height > 1);
        let first = list::scrolled(self.first, row, height, self.rows.len());
        self.first = list::scrolled(first, head, height, self.rows.len());
    }

    /// The figures in view, by row.
    pub(super) fn in_view(&self, height: u16) -> impl Iterator<Item = Option<EntryId>> {
        let rows = self.rows.iter().skip(self.first).take(height.into());
        rows.map(|listed| match listed {
            Listed::Topic(_) => None,
            Listed::Figure(id) => Some(*id),
        })
    }

    /// The figure on a row in view.
    pub(super) fn at(&self, row: u16) -> Option<EntryId> {
        match self.rows.get(self.first + usize::from(row)) {
            Some(Listed::Figure(id)) => Some(*id),
            _ => None,
        }
    }

    /// Moves what is in view by so many rows; the figure to show then, where
    /// the one that is shown would be out of view.
    pub(super) fn slid(
        &mut self,
        shown: Option<EntryId>,
        rows: i16,
        height: usize,
    ) -> Option<EntryId> {
        let here = shown.and_then(|id| self.place(id))?;
        let here = self.figures[here];
        let (first, to) = list::slid(self.first, here, rows, height, self.rows.len());
        self.first = first;
        if to == here {
            return None;
        }
        // A heading is no figure: the next one is, or else the one before.
        let next = self.figures.partition_point(|row| *row < to);
        let figure = if rows > 0 {
            next
        } else {
            next.saturating_sub(1)
        };
        self.id(figure.min(self.figures.len().saturating_sub(1)))
    }

    /// The rows in view, and which of them is selected.
    pub(super) fn rows(
        &self,
        ctx: &Ctx,
        shown: Option<EntryId>,
        kept: Option<EntryId>,
        size: Size,
    ) -> (Vec<ListRow>, usize) {
        let theme = ctx.theme;
        let (width, height) = (usize::from(size.width), usize::from(size.height));
        let title = |id: EntryId, right: &str| {
            let topic = ctx.dossier.entry(id).topic;
            let figures = topic.map_or(&[][..], |topic| &topic.figures);
            let title = ctx.dossier.entry(id).title;
            let others = figures.iter().map(|figure| figure.title.as_str());
            let others = others.filter(|other| *other != title);
            // As `list::draw` leaves it free.
            let taken = 3 + right.len() + usize::from(!right.is_empty());
            clip_apart(title, others, width.saturating_sub(taken), theme.ellipsis())
        };
        let row = |listed: &Listed| match *listed {
            Listed::Topic(at) => ListRow {
                text: ctx.dossier.topics[at].title.clone(),
                style: theme.dim,
                ..ListRow::default()
            },
            Listed::Figure(id) => {
                let right = if kept == Some(id) { "beside" } else { "" };
                ListRow {
                    indent: 1,
                    text: title(id, right),
                    right: right.to_owned(),
                    style: theme.text,
                }
            }
        };
        let rows = self.rows.iter().skip(self.first).take(height);
        let rows = rows.map(row).collect();
        let at = shown.and_then(|id| self.place(id));
        let selected = at.map_or(usize::MAX, |at| self.figures[at].wrapping_sub(self.first));
        (rows, selected)
    }
}

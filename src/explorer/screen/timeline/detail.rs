//! The event that is looked at, whole: what happened, where, and who says so.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::dossier::{EntryId, Item};
use crate::explorer::action::Action;
use crate::explorer::ctx::Turn;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::explorer::reading::{Seen, Sheet, follow, leading, look, seen, tie, tie_selected};
use crate::explorer::scrolling;
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{Paper, Spot};
use crate::widget::prose::{Row, clip};

/// A place in an event: the first row in view, and the link that has the
/// focus.
pub(super) type Place = (usize, Option<(Spot, usize)>);

/// The page of one event.
#[derive(Debug, Default)]
pub(super) struct Detail {
    /// What it is set of: the event, the columns, the lens.
    of: Option<(EntryId, u16, Turn)>,
    paper: Paper,
    /// Columns that the text takes.
    columns: u16,
}

impl Detail {
    /// Sets an event, unless it is set already.
    pub(super) fn fit(&mut self, ctx: &Ctx, event: Option<EntryId>, (width, height): (u16, u16)) {
        let of = event.map(|id| (id, width, ctx.turn()));
        if of != self.of {
            let same = of.map(|(id, ..)| id) == self.of.map(|(id, ..)| id);
            let scroll = if same { self.paper.scroll } else { 0 };
            *self = Self {
                of,
                ..Self::default()
            };
            if let Some(id) = event {
                self.write(ctx, id, width);
            }
            self.paper.scroll = scroll;
        }
        self.paper.clamp(usize::from(height));
        tie_selected(ctx, &mut self.paper, usize::from(height));
    }

    /// Moves through it, in so many rows.
    pub(super) fn turn(&mut self, action: Action, height: usize) {
        scrolling::turn(&mut self.paper, action, height);
    }

    /// Does what a key asks of its links, if it does.
    pub(super) fn follow(&mut self, ctx: &Ctx, action: Action, height: usize) -> Option<Request> {
        follow(ctx, &mut self.paper, action, height)
    }

    /// Its links in view, in its pane.
    pub(super) fn links(&mut self, ctx: &Ctx, area: Rect) -> Vec<Seen> {
        seen(ctx, &mut self.paper, inside(area), &|_| None)
    }

    /// The first row in view, and the link that has the focus.
    pub(super) fn place(&self) -> Place {
        (self.paper.scroll, self.paper.kept())
    }

    /// Goes to where the reader was in it.
    pub(super) fn go(&mut self, ctx: &Ctx, (scroll, link): Place) {
        self.paper.scroll = scroll;
        self.paper.refocus(link, &|rows| tie(ctx, rows));
    }

    /// Moves through it by so many rows, of which so many are in view.
    pub(super) fn slide(&mut self, rows: i16, height: u16) {
        self.paper.slide(rows, usize::from(height));
    }

    /// Draws it in its pane, under the title of its topic.
    pub(super) fn draw(&self, ctx: &Ctx, focused: bool, area: Rect, buf: &mut Buffer) {
        let (theme, paper, inner) = (ctx.theme, &self.paper, inside(area));
        let topic = self.of.and_then(|(id, ..)| ctx.dossier.entry(id).topic);
        let title = topic.map_or("", |topic| topic.title.as_str());
        let room = usize::from(area.width.saturating_sub(16));
        let title = clip(title, room, theme.ellipsis());
        let (height, all) = (usize::from(inner.height), paper.rows.len());
        let count = if all > height {
            format!("{}/{all}", (paper.scroll + height).min(all))
        } else {
            String::new()
        };
        pane(ctx, focused, &title, &count).render(area, buf);
        let lit = |origin| ctx.lit(origin);
        let look = look(ctx, focused, &lit);
        paper.draw(self.columns, &look, inner, buf);
    }

    fn write(&mut self, ctx: &Ctx, id: EntryId, width: u16) {
        let entry = ctx.view.entry(id);
        let sheet = Sheet {
            numbered: &entry.sources,
            ..Sheet::of(ctx, width)
        };
        self.columns = sheet.columns();
        let rows = &mut self.paper.rows;
        rows.extend(sheet.entry(&entry));
        if let Item::Event(event) = entry.item {
            rows.extend(sheet.place_of(event));
        }
        if entry.sources.is_empty() {
            return;
        }
        let one = entry.sources.len() == 1;
        let heading = if one { "Source" } else { "Sources" };
        rows.push(Row::default());
        rows.push(Row::of(heading, ctx.theme.heading));
        for (nth, at) in entry.sources.iter().enumerate() {
            let source = sheet.numbered_source(&ctx.dossier.sources[*at], nth + 1);
            let first = ctx.dossier.source_ids().start as usize;
            rows.extend(leading(source, first + at));
        }
    }
}

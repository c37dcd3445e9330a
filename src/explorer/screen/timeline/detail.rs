//! The event that is looked at, whole: what happened, where, and who says so.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::dossier::{EntryId, Item};
use crate::explorer::Ctx;
use crate::explorer::action::Action;
use crate::explorer::ctx::Turn;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::explorer::reading::Sheet;
use crate::explorer::scrolling;
use crate::widget::paper::{Look, Paper};
use crate::widget::prose::{Row, clip, set};

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
    }

    /// Moves through it, in so many rows.
    pub(super) fn turn(&mut self, action: Action, height: usize) {
        scrolling::turn(&mut self.paper, action, height);
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
        let look = Look {
            bar: None,
            light: theme.light,
            lit: &|origin| ctx.lit(origin),
        };
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
        let place = match entry.item {
            Item::Event(event) => event.place.as_deref(),
            _ => None,
        };
        let place = place.and_then(|place| ctx.dossier.place(place));
        if let Some(place) = place {
            let parts = [
                ("Place   ", ctx.theme.dim, None),
                (place, ctx.theme.text, None),
            ];
            rows.push(Row::default());
            rows.extend(set(&parts, sheet.wide(), 8));
        }
        if entry.sources.is_empty() {
            return;
        }
        let one = entry.sources.len() == 1;
        let heading = if one { "Source" } else { "Sources" };
        rows.push(Row::default());
        rows.push(Row::of(heading, ctx.theme.heading));
        for (nth, at) in entry.sources.iter().enumerate() {
            rows.extend(sheet.numbered_source(&ctx.dossier.sources[*at], nth + 1));
        }
    }
}

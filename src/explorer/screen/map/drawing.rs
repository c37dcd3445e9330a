//! Drawing the map's screen: the map or its words, the eras, the panel.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::parts::Parts;
use super::{Map, strip};
use crate::explorer::Ctx;
use crate::explorer::layout::inside;
use crate::explorer::pane::pane;
use crate::explorer::reading::look;
use crate::widget::paper::{Look, Paper};
use crate::widget::prose::clip;

impl Map {
    pub(super) fn draw_map(&self, ctx: &Ctx, parts: &Parts, buf: &mut Buffer) {
        let (theme, atlas) = (ctx.theme, &ctx.dossier.atlas);
        let era = self.era.and_then(|at| atlas.eras.get(at));
        let (last, count) = (Self::last(ctx), atlas.eras.len());
        let title = match era {
            Some(era) => ctx.view.title_of(era),
            None if count > 0 => "No era of the map was then".into(),
            None => "Map".into(),
        };
        let place = self.era.zip(last).filter(|(_, last)| *last > 0);
        let place = place.map(|(at, last)| format!("{}/{}", at + 1, last + 1));
        let place = if self.words {
            // How far it is read; the strip tells which era it is.
            how_far(&self.page, parts.inner.height).or(place)
        } else {
            place
        };
        let place = place.unwrap_or_default();
        let room = usize::from(parts.map.width).saturating_sub(place.len() + 8);
        let title = clip(&title, room, theme.ellipsis());
        let mut block = pane(ctx, !self.reading, &title, &place);
        let view = self.camera.title(atlas);
        if !view.is_empty() && !self.words {
            let view = clip(view, room, theme.ellipsis());
            block = block.title_bottom(Line::styled(format!(" {view} "), theme.dim));
        }
        block.render(parts.map, buf);
        if self.words {
            let look = look(ctx, !self.reading, &|_| Vec::new());
            let columns = parts.inner.width;
            self.page.draw(columns, &look, parts.inner, buf);
        } else {
            self.picture.draw(ctx, parts.inner, buf);
        }
        if !parts.strip.is_empty()
            && let Some(last) = last
        {
            strip::draw(ctx, self.era, last, parts.strip, buf);
        }
    }

    pub(super) fn draw_panel(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) {
        let theme = ctx.theme;
        let inner = inside(area);
        let count = how_far(&self.panel.paper, inner.height).unwrap_or_default();
        pane(ctx, self.reading, "Era", &count).render(area, buf);
        let bar = if self.reading {
            theme.accent
        } else {
            theme.dim
        };
        let look = Look {
            bar: Some((theme.bar(), bar)),
            ..look(ctx, self.reading, &|_| Vec::new())
        };
        self.panel.paper.draw(inner.width, &look, inner, buf);
        let mark = |at: usize| ctx.mark(self.entry(*self.panel.links.get(at)?)?);
        self.panel.paper.draw_marks(true, &mark, inner, buf);
    }
}

/// The last row in view, and how many there are, where not all are.
fn how_far(paper: &Paper, height: u16) -> Option<String> {
    let (rows, height) = (paper.rows.len(), usize::from(height));
    let seen = (paper.scroll + height).min(rows);
    (rows > height).then(|| format!("{seen}/{rows}"))
}

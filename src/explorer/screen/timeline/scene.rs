//! The scene: which stretch of time is in view, and what is drawn of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::chronicle::Chronicle;
use super::legend::glyphs;
use crate::explorer::Ctx;
use crate::explorer::theme::Theme;
use crate::widget::timeline::{Chart, Labels, Look, Window};

/// The part of the view at either end that what is looked at is kept out of;
/// the same after zooming.
const EDGE: f64 = 0.08;
const INNER_EDGE: f64 = 0.3;

/// What is in view.
#[derive(Debug, Default)]
pub(super) struct Scene {
    /// All the time there is, where there is none.
    pub(super) window: Option<Window>,
    /// What is drawn, and for which window and size.
    placed: Option<(Window, (u16, u16), Chart)>,
}

impl Scene {
    /// The window as it is.
    pub(super) fn shown(&self, chronicle: &Chronicle) -> Window {
        self.window.unwrap_or(chronicle.whole)
    }

    /// Shows another window, as far as there is time in it.
    pub(super) fn show(&mut self, chronicle: &Chronicle, window: &Window) {
        let window = window.within(&chronicle.whole);
        self.window = (window != chronicle.whole).then_some(window);
    }

    /// Keeps the window where other events are seen, and places them anew.
    pub(super) fn renew(&mut self, chronicle: &Chronicle) {
        self.placed = None;
        if let Some(window) = self.window {
            self.show(chronicle, &window);
        }
    }

    /// Sees to it that a point in time is in view.
    pub(super) fn follow(&mut self, chronicle: &Chronicle, at: f64) {
        let window = self.shown(chronicle).showing(at, EDGE);
        self.show(chronicle, &window);
    }

    /// Brings a point in time to the middle.
    pub(super) fn centre(&mut self, chronicle: &Chronicle, at: f64) {
        let half = self.shown(chronicle).span() / 2.0;
        self.show(chronicle, &Window::new(at - half, at + half));
    }

    /// Zooms about a point in time, and brings it nearer to the middle where it
    /// is near an edge: most often what happened is crowded there.
    pub(super) fn zoom(&mut self, chronicle: &Chronicle, at: f64, times: f64) {
        let window = self.shown(chronicle).showing(at, 0.0).zoomed(at, times);
        let window = window.showing(at, INNER_EDGE);
        self.show(chronicle, &window);
    }

    /// Places the events where the window or the size has changed.
    pub(super) fn fit(&mut self, ctx: &Ctx, chronicle: &Chronicle, area: Rect) {
        let window = self.shown(chronicle);
        let size = (area.width, area.height);
        let same = |(of, old, _): &(Window, (u16, u16), Chart)| *of == window && *old == size;
        if area.is_empty() || self.placed.as_ref().is_some_and(same) {
            return;
        }
        let of = |at| label(ctx, chronicle, at);
        let labels = Labels {
            of: &of,
            ellipsis: ctx.theme.ellipsis(),
        };
        let chart = Chart::of(&chronicle.story, &window, &chronicle.whole, size, labels);
        self.placed = Some((window, size, chart));
    }

    /// The event that is drawn at a place in an area.
    pub(super) fn at(&self, chronicle: &Chronicle, place: (u16, u16), area: Rect) -> Option<usize> {
        let (.., chart) = self.placed.as_ref()?;
        chart.at(&chronicle.story, place, area.as_size())
    }

    /// Draws it, with the event at a place being looked at.
    pub(super) fn draw(
        &self,
        ctx: &Ctx,
        chronicle: &Chronicle,
        event: usize,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let Some((.., chart)) = &self.placed else {
            return;
        };
        let of = |at| label(ctx, chronicle, at);
        let labels = Labels {
            of: &of,
            ellipsis: ctx.theme.ellipsis(),
        };
        let look = look(ctx.theme);
        chart.draw(&chronicle.story, Some(event), labels, &look, area, buf);
    }
}

/// What is written beside the mark of an event.
fn label(ctx: &Ctx, chronicle: &Chronicle, at: usize) -> String {
    let id = chronicle.ids.get(at);
    id.map_or_else(String::new, |id| ctx.dossier.entry(*id).title.to_owned())
}

/// How it is drawn.
fn look(theme: &Theme) -> Look {
    Look {
        glyphs: glyphs(theme),
        ellipsis: theme.ellipsis(),
        mark: theme.text,
        label: theme.dim,
        focus: theme.accent.add_modifier(Modifier::REVERSED),
        pointer: theme.accent,
        focus_label: theme.accent.patch(theme.selected),
        name: theme.dim,
        focus_name: theme.text.patch(theme.selected),
        axis: theme.dim,
        year: theme.dim,
        strong: theme.heading,
        bands: [theme.dim, theme.dim],
        here: theme.accent.patch(theme.selected),
        density: theme.text,
    }
}

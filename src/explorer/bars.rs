//! The bars: the header with the name of the dossier, the lens and the screens,
//! the footer with the keys that matter at the moment.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::action::Action::{
    self, AsOf, Back, Close, Command, Forward, Help, NextHit, NextPane, PreviousHit, Quit, Search,
    Within,
};
use super::keymap::Mode;
use super::overlay::search::SearchBox;
use super::screen::topics::Chapter;
use super::screen::{Hint, Which};
use super::{App, Overlay, hits, layout};
use crate::widget::Columns;
use crate::widget::prose::{clip, wrap};
use crate::widget::{hints, popup};

/// The longest title of a topic that a hint has room for.
const TITLE: usize = 24;

impl App {
    pub(super) fn draw_header(&self, area: Rect, buf: &mut Buffer) {
        let (shared, theme) = (&self.shared, &self.shared.theme);
        if area.is_empty() {
            return;
        }
        let screens = self.screen_names(area.width);
        let indexing = shared.indexing.map(|done| format!("indexing {done} %  "));
        let mut indexing = indexing.unwrap_or_default();
        if shared.shelf.is_unsaved() {
            indexing.push_str("not saved  ");
        }
        let right: usize = screens.iter().map(|(name, _)| name.width() + 1).sum();
        let right = right + indexing.width();
        let room = usize::from(area.width).saturating_sub(right + 2);
        let mut left = vec![Span::styled(" nemuro", theme.heading)];
        // What is not seen is said before anything else.
        let lens = shared.sight.told(theme.dot());
        if let Some(lens) = &lens {
            let lens = clip(lens, room.saturating_sub(12), theme.ellipsis());
            left.extend([
                Span::raw("  "),
                Span::styled(format!(" {lens} "), theme.chosen),
            ]);
        }
        let used: usize = left.iter().map(Span::width).sum();
        if let Some(room) = room.checked_sub(used + 3).filter(|room| *room >= 8) {
            let title = clip(&shared.dossier.title, room, theme.ellipsis());
            let title = format!(" {} {title}", theme.dot());
            left.push(Span::styled(title, theme.text));
        }
        Line::from(left).render(area, buf);
        let start = usize::from(area.width).saturating_sub(right);
        let mut x = area.x + u16::try_from(start).unwrap_or(0);
        let mut put = |text: &str, style| {
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buf.set_stringn(x, area.y, text, room, style);
            x += 1;
        };
        if !indexing.is_empty() {
            put(indexing.trim_end(), theme.dim);
        }
        for (name, shown) in &screens {
            put(
                name,
                if *shown {
                    theme.accent.patch(theme.selected)
                } else {
                    theme.dim
                },
            );
        }
    }

    /// The screens with their keys, as far as there is room for them, and
    /// whether each is the one that is shown: all, or without the names of the
    /// others, or the shown one alone.
    fn screen_names(&self, width: u16) -> Vec<(String, bool)> {
        let dossier = &self.shared.dossier;
        let there = Which::ALL
            .iter()
            .filter(|(which, ..)| which.has_any(dossier));
        let listed = |whole: bool| {
            let name = move |(which, action, title): &(Which, Action, &'static str)| {
                let key = self
                    .shared
                    .keymap
                    .key_of(Mode::Browse, *action)
                    .unwrap_or("");
                let shown = *which == self.screens.shown;
                let name = if whole || shown {
                    format!("{key} {title}")
                } else {
                    key.to_owned()
                };
                (name, shown)
            };
            there.clone().map(name).collect::<Vec<_>>()
        };
        let fits = |names: &[(String, bool)], left: usize| {
            let taken: usize = names.iter().map(|(name, _)| name.width() + 1).sum();
            taken + left <= usize::from(width)
        };
        let mut names = listed(true);
        let lens = self
            .shared
            .sight
            .told("-")
            .map_or(0, |lens| lens.width() + 4);
        if !fits(&names, 12 + lens.min(24)) {
            names = listed(false);
        }
        if !fits(&names, 10 + lens.min(20)) {
            names.retain(|(_, shown)| *shown);
        }
        if width < 24 {
            names.clear();
        }
        names
    }

    pub(super) fn draw_footer(&self, area: Rect, buf: &mut Buffer) {
        let theme = &self.shared.theme;
        if area.is_empty() {
            return;
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, area.y)) {
                cell.reset();
            }
        }
        if let Some(message) = &self.message {
            return self.draw_message(message, area, buf);
        }
        let mut rest = area;
        let walking = matches!(self.overlays.last(), None | Some(Overlay::Card(_)));
        if let Some(found) = self.shared.found.as_ref().filter(|_| walking) {
            let dot = theme.dot();
            let room = usize::from(area.width / 4).min(24);
            let typed = clip(found.query.typed(), room, theme.ellipsis());
            let text = if self.at_hit() {
                let place = hits::count(&found.hits, Some(found.at));
                format!(" {typed} {dot} hit {place} ")
            } else {
                format!(" {typed} {dot} {} ", hits::count(&found.hits, None))
            };
            let (x, _) =
                buf.set_stringn(area.x, area.y, text, usize::from(area.width), theme.heading);
            rest = Rect {
                x,
                width: area.right() - x,
                ..area
            };
        }
        hints::draw(&self.hints(), theme.accent, theme.dim, rest, buf);
    }

    /// Draws a message; one that is longer than the row takes more, up to
    /// half of the screen.
    fn draw_message(&self, message: &str, area: Rect, buf: &mut Buffer) {
        let theme = &self.shared.theme;
        let width = area.width.saturating_sub(2).max(1);
        let mut rows = wrap(message, width);
        rows.truncate(usize::from(self.area.height / 2).max(1));
        let height = u16::try_from(rows.len()).unwrap_or(1);
        let whole = Rect {
            y: area.y.saturating_sub(height - 1),
            height,
            ..area
        };
        popup::clear(whole, buf);
        for (range, place) in rows.into_iter().zip(whole.rows()) {
            let x = place.x + 1.min(place.width);
            let room = usize::from(place.width.saturating_sub(1));
            buf.set_stringn(x, place.y, &message[range], room, theme.heading);
        }
    }

    /// The keys that matter here, and what they do.
    fn hints(&self) -> Vec<(String, Cow<'static, str>)> {
        let wanted: Vec<Hint> = match self.overlays.last() {
            Some(overlay) => overlay.layer().hints(&self.shared.ctx()),
            None => self.screen_hints(),
        };
        let hint = |(actions, what): (&[Action], &'static str)| (self.keys(actions), what.into());
        let mut hints: Vec<_> = wanted.into_iter().map(hint).collect();
        if let Some(Overlay::Search(search)) = self.overlays.last()
            && !search.is_choosing()
        {
            hints.extend(self.within_hint(search));
            hints.push((self.keys(&[Help]), "help".into()));
        }
        hints
    }

    /// The first key of each of these actions, here.
    fn keys(&self, actions: &[Action]) -> String {
        let key = |action: &Action| self.shared.keymap.key_of(self.mode(), *action);
        let keys: Vec<&str> = actions.iter().filter_map(key).collect();
        keys.join("/")
    }

    /// The key that searches within the topic being read, and everywhere
    /// again.
    fn within_hint(&self, search: &SearchBox) -> Option<(String, Cow<'static, str>)> {
        let ctx = self.shared.ctx();
        let Chapter::Topic(topic) = self.screens.topics.chapter() else {
            return None;
        };
        let topic = &ctx.dossier.topics[topic];
        let name = if topic.title.width() <= TITLE {
            &topic.title
        } else {
            &topic.id
        };
        let what = if search.is_within(&topic.id) {
            "everywhere".into()
        } else {
            format!("in {}", clip(name, TITLE, ctx.theme.ellipsis())).into()
        };
        Some((self.keys(&[Within]), what))
    }

    /// The keys of the screen at hand, and of what holds everywhere.
    fn screen_hints(&self) -> Vec<(&'static [Action], &'static str)> {
        let (behind, ahead) = self.trail.len();
        let found = self.shared.found.is_some();
        let two_panes = self.area.width >= layout::TWO_PANES;
        let ctx = self.shared.ctx();
        let of_screen = self.screens.screen().hints(&ctx, self.area);
        // There it leads to links.
        let linked = of_screen.iter().any(|(keys, _)| keys.contains(&NextPane));
        if self.mode() == Mode::Typing {
            // No other key does here what it does elsewhere.
            return of_screen;
        }
        let mut hints: Vec<(&'static [Action], &'static str)> = Vec::new();
        let mut add = |when: bool, actions, what| {
            if when {
                hints.push((actions, what));
            }
        };
        add(found, &[NextHit, PreviousHit][..], "next, previous");
        add(found, &[Close], "clear");
        for (actions, what) in of_screen {
            add(true, actions, what);
        }
        let seen = ctx.sight.lens().is_empty();
        let dated = ctx.sight.lens().as_of().is_some();
        add(dated, &[AsOf], "as of today");
        add(!seen && !dated, &[Command], "lens");
        add(true, &[Search], "search");
        add(true, &[Help], "help");
        add(behind > 0, &[Back], "back");
        add(ahead > 0, &[Forward], "forward");
        add(true, &[Quit], "quit");
        add(seen, &[AsOf], "as of");
        add(two_panes && !linked, &[NextPane], "other pane");
        hints
    }
}

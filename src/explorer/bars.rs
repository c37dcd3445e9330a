//! The bars: the header with the name of the dossier, the lens and the screens,
//! the footer with the keys that matter at the moment.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::action::Action::{
    self, AsOf, Back, Bookmark, Close, Copy, Events, Forward, Help, NextHit, NextPane, Palette,
    PreviousHit, Quit, Search, Swap, Within,
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

/// The name of a screen in the header.
pub(super) struct Name {
    /// Where it stands.
    pub(super) area: Rect,
    /// What goes there.
    pub(super) goes: Action,
    text: String,
    shown: bool,
}

/// A hint: what it is of, and what that does.
type Offered = (Vec<Action>, Cow<'static, str>);

impl App {
    pub(super) fn draw_header(&self, area: Rect, buf: &mut Buffer) {
        let (shared, theme) = (&self.shared, &self.shared.theme);
        if area.is_empty() {
            return;
        }
        let screens = self.screen_places(area);
        let indexing = shared.indexing.map(|done| format!("indexing {done} %  "));
        let mut indexing = indexing.unwrap_or_default();
        if shared.shelf.is_unsaved() {
            indexing.push_str("not saved  ");
        }
        let names = screens.first().map_or(area.right(), |name| name.area.x);
        let right = usize::from(area.right() - names) + indexing.width();
        let room = usize::from(area.width).saturating_sub(right + 2);
        let mut left = vec![Span::styled(" nemuro", theme.heading)];
        // What is not seen is said before anything else: our name gives way to
        // it, and the title of the dossier to the names of the screens.
        let lens = shared.sight.told(theme.dot());
        let all = screens.len() > 1 && screens.iter().all(|name| name.text.contains(' '));
        let titled = lens.is_none() || all;
        if let Some(lens) = &lens {
            if all && lens.width() + 12 > room {
                left.clear();
            }
            let used: usize = left.iter().map(Span::width).sum();
            let lens = clip(lens, room.saturating_sub(used + 4), theme.ellipsis());
            left.extend([
                Span::raw(if left.is_empty() { " " } else { "  " }),
                Span::styled(format!(" {lens} "), theme.chosen),
            ]);
        }
        let used: usize = left.iter().map(Span::width).sum();
        let left_over = room.checked_sub(used + 3).filter(|_| titled);
        if let Some(room) = left_over.filter(|room| *room >= 8) {
            let title = clip(&shared.dossier.title, room, theme.ellipsis());
            let title = format!(" {} {title}", theme.dot());
            left.push(Span::styled(title, theme.text));
        }
        Line::from(left).render(area, buf);
        if !indexing.is_empty() {
            let start = usize::from(area.width).saturating_sub(right);
            let x = area.x + u16::try_from(start).unwrap_or(0);
            let room = usize::from(area.right().saturating_sub(x));
            buf.set_stringn(x, area.y, indexing.trim_end(), room, theme.dim);
        }
        for name in &screens {
            let style = if name.shown {
                theme.accent.patch(theme.selected)
            } else {
                theme.dim
            };
            let room = usize::from(name.area.width);
            buf.set_stringn(name.area.x, area.y, &name.text, room, style);
        }
    }

    /// The names of the screens where they stand, at the right, with a blank
    /// after each.
    pub(super) fn screen_places(&self, area: Rect) -> Vec<Name> {
        let names = self.screen_names(area.width);
        let columns = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
        let taken = |taken: u16, (text, _): &(String, Which)| {
            taken.saturating_add(columns(text)).saturating_add(1)
        };
        let mut x = area
            .right()
            .saturating_sub(names.iter().fold(0, taken))
            .max(area.x);
        let place = |(text, which): (String, Which)| {
            let area = Rect {
                x,
                width: columns(&text).min(area.right().saturating_sub(x)),
                ..area
            };
            x = area.right().saturating_add(1);
            Name {
                area,
                goes: which.action(),
                text,
                shown: which == self.screens.shown,
            }
        };
        names.into_iter().map(place).collect()
    }

    /// The screens with their keys, as far as there is room for them: all, or without the names of the
    /// others, or the shown one alone.
    fn screen_names(&self, width: u16) -> Vec<(String, Which)> {
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
                (name, *which)
            };
            there.clone().map(name).collect::<Vec<_>>()
        };
        let fits = |names: &[(String, Which)], left: usize| {
            let taken: usize = names.iter().map(|(name, _)| name.width() + 1).sum();
            taken + left <= usize::from(width)
        };
        let mut names = listed(true);
        let lens = self
            .shared
            .sight
            .told("-")
            .map_or(0, |lens| lens.width() + 4);
        let left = if lens == 0 { 12 } else { lens.min(24) };
        if !fits(&names, left) {
            names = listed(false);
            if !fits(&names, 10 + lens.min(20)) {
                names.retain(|(_, which)| *which == self.screens.shown);
            }
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
        if let Some(welcome) = self.welcome(usize::from(area.width)) {
            let room = usize::from(area.width);
            buf.set_stringn(area.x, area.y, welcome, room, theme.heading);
            return;
        }
        let offered = self.offered();
        let (found, rest) = self.footer_parts(area, &offered);
        buf.set_stringn(
            area.x,
            area.y,
            found,
            usize::from(area.width),
            theme.heading,
        );
        let hints: Vec<_> = self.hints(&offered);
        let styles = (theme.accent, theme.dim);
        hints::draw(&hints, always(&offered), styles, rest, buf);
    }

    /// What is said of the search in the footer, and the room for hints beside
    /// it: the help has some in any case.
    fn footer_parts(&self, area: Rect, offered: &[Offered]) -> (String, Rect) {
        let walking = matches!(self.overlays.last(), None | Some(Overlay::Card(_)));
        let Some(found) = self.shared.found.as_ref().filter(|_| walking) else {
            return (String::new(), area);
        };
        let theme = &self.shared.theme;
        let room = usize::from(area.width / 4).min(24);
        let typed = clip(found.query.typed(), room, theme.ellipsis());
        let (at, what) = if self.at_hit() {
            (Some(found.at), "hit ")
        } else {
            (None, "")
        };
        let count = hits::count(&found.hits, at);
        let whole = format!(" {typed} {} {what}{count} ", theme.dot());
        let kept = always(offered).map_or(0, |at| {
            let (actions, what) = &offered[at];
            self.keys(actions).width() + 1 + what.width() + 1
        });
        let fits = |text: &String| text.width() + kept <= usize::from(area.width);
        let text = [whole, format!(" {count} ")].into_iter().find(fits);
        let text = text.unwrap_or_default();
        let width = u16::try_from(text.width()).unwrap_or(0);
        let rest = Rect {
            x: area.x + width,
            width: area.width - width,
            ..area
        };
        (text, rest)
    }

    /// What the hint says that stands at a place in the footer.
    pub(super) fn hint_at(&self, at: Position) -> Option<Action> {
        if self.message.is_some() || self.welcome(usize::from(self.area.width)).is_some() {
            return None;
        }
        let offered = self.offered();
        let footer = layout::regions(self.area, true).footer;
        let (_, rest) = self.footer_parts(footer, &offered);
        let places = hints::places(&self.hints(&offered), always(&offered), rest);
        let (hint, place) = places.into_iter().find(|(_, place)| place.contains(at))?;
        let (actions, _) = &offered[hint];
        // Of several keys the one that is pointed at counts, and else the first.
        let mut end = place.x;
        let pointed = actions.iter().find(|action| {
            let key = self.keys(std::slice::from_ref(action));
            end = end.saturating_add(u16::try_from(key.width() + 1).unwrap_or(u16::MAX));
            at.x < end
        });
        pointed.or(actions.first()).copied()
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
    fn hints(&self, offered: &[Offered]) -> Vec<(String, Cow<'static, str>)> {
        let hint = |(actions, what): &Offered| (self.keys(actions), what.clone());
        offered.iter().map(hint).collect()
    }

    /// What matters here, what matters most first; the help is always among
    /// it.
    fn offered(&self) -> Vec<Offered> {
        let wanted: Vec<Hint> = match self.overlays.last() {
            Some(overlay) => overlay.layer().hints(&self.shared.ctx()),
            None => self.screen_hints(),
        };
        let offer = |(actions, what): Hint| (actions.to_vec(), what.into());
        let mut offered: Vec<Offered> = wanted.into_iter().map(offer).collect();
        if let Some(Overlay::Search(search)) = self.overlays.last()
            && !search.is_choosing()
        {
            offered.extend(self.within_hint(search).map(|what| (vec![Within], what)));
        }
        let in_help = matches!(self.overlays.last(), Some(Overlay::Help(_)));
        if !in_help && always(&offered).is_none() {
            offered.push((vec![Help], "help".into()));
        }
        // What has no key here cannot be hinted at.
        offered.retain(|(actions, _)| actions.is_empty() || !self.keys(actions).is_empty());
        offered
    }

    /// The first key of each of these actions, here.
    fn keys(&self, actions: &[Action]) -> String {
        let key = |action: &Action| self.shared.keymap.key_of(self.mode(), *action);
        let keys: Vec<&str> = actions.iter().filter_map(key).collect();
        keys.join("/")
    }

    /// What searches within the topic being read, and everywhere again.
    fn within_hint(&self, search: &SearchBox) -> Option<Cow<'static, str>> {
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
        Some(if search.is_within(&topic.id) {
            "everywhere".into()
        } else {
            format!("in {}", clip(name, TITLE, ctx.theme.ellipsis())).into()
        })
    }

    /// The keys of the screen at hand, and of what holds everywhere.
    fn screen_hints(&self) -> Vec<(&'static [Action], &'static str)> {
        let (behind, ahead) = self.trail.len();
        let found = self.shared.found.is_some();
        let two_panes = !self.shared.room.alone && self.area.width >= layout::TWO_PANES;
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
        // On a page, what is done with a statement matters more than what is
        // done with the topic.
        let reading = self.is_reading();
        let late = |(actions, _): &Hint| reading && matches!(*actions, [Events | Swap]);
        let (late, early): (Vec<Hint>, Vec<Hint>) = of_screen.into_iter().partition(late);
        for (actions, what) in early {
            add(true, actions, what);
        }
        let seen = ctx.sight.lens().is_empty();
        let dated = ctx.sight.lens().as_of().is_some();
        add(dated, &[AsOf], "as of today");
        add(!seen && !dated, &[Palette], "lens");
        add(true, &[Search], "search");
        add(true, &[Help], "help");
        add(behind > 0, &[Back], "back");
        add(ahead > 0, &[Forward], "forward");
        add(reading, &[Bookmark], "keep");
        add(reading, &[Copy], "copy");
        add(true, &[Quit], "quit");
        for (actions, what) in late {
            add(true, actions, what);
        }
        add(seen, &[AsOf], "as of");
        add(two_panes && !linked, &[NextPane], "other pane");
        hints
    }
}

/// The hint of the help, by its place.
fn always(offered: &[Offered]) -> Option<usize> {
    offered.iter().position(|(actions, _)| *actions == [Help])
}

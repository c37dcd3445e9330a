//! The bars: the header with the name of the dossier, the footer with the
//! keys that matter at the moment.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use super::action::Action::{
    self, Back, Close, Complete, CompleteBack, Down, Forward, Help, NextHit, NextPane, Open, Out,
    PageDown, PreviousHit, Quit, Search, Up, Within,
};
use super::overlay::search::SearchBox;
use super::screen::topics::Chapter;
use super::{App, Overlay, hits, layout};
use crate::widget::hints;
use crate::widget::prose::clip;

/// The longest title of a topic that a hint has room for.
const TITLE: usize = 24;

impl App {
    pub(super) fn draw_header(&self, area: Rect, buf: &mut Buffer) {
        let (theme, screen) = (&self.shared.theme, "1 Topics ");
        let indexing = self.shared.indexing;
        let indexing = indexing.map_or_else(String::new, |done| format!("indexing {done} %  "));
        let right = screen.len() + indexing.len();
        let room = usize::from(area.width).saturating_sub(right + 12);
        let title = format!(
            " {} {}",
            theme.dot(),
            clip(&self.shared.dossier.title, room, theme.ellipsis())
        );
        let left = Line::from(vec![
            Span::styled(" nemuro", theme.heading),
            Span::styled(title, theme.text),
        ]);
        left.render(area, buf);
        let width = u16::try_from(screen.len()).unwrap_or(0);
        if area.width >= 50 && !area.is_empty() {
            buf.set_string(area.right() - width, area.y, screen, theme.accent);
            let start = usize::from(area.right()).saturating_sub(right);
            let start = u16::try_from(start).unwrap_or(area.x);
            buf.set_string(start, area.y, indexing, theme.dim);
        }
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
            buf.set_stringn(
                area.x + 1.min(area.width),
                area.y,
                message,
                usize::from(area.width.saturating_sub(1)),
                theme.heading,
            );
            return;
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

    /// The keys that matter here, and what they do.
    fn hints(&self) -> Vec<(String, Cow<'static, str>)> {
        let wanted: Vec<(&'static [Action], &'static str)> = match self.overlays.last() {
            Some(Overlay::Search(search)) => return self.search_hints(search),
            Some(Overlay::Card(_)) => {
                let mut wanted: Vec<(&'static [Action], &'static str)> = Vec::new();
                if self.shared.found.is_some() {
                    wanted.push((&[NextHit, PreviousHit], "next, previous"));
                }
                wanted.extend([
                    (&[Down, Up][..], "move"),
                    (&[Open], "follow"),
                    (&[Close], "close"),
                    (&[Help], "help"),
                ]);
                wanted
            }
            Some(Overlay::Help(_)) => {
                vec![
                    (&[Down, Up], "scroll"),
                    (&[PageDown], "page"),
                    (&[Close], "close"),
                ]
            }
            None => self.reading_hints(),
        };
        let hint = |(actions, what): (&[Action], &'static str)| (self.keys(actions), what.into());
        wanted.into_iter().map(hint).collect()
    }

    /// The first key of each of these actions, here.
    fn keys(&self, actions: &[Action]) -> String {
        let key = |action: &Action| self.keymap.key_of(self.mode(), *action);
        let keys: Vec<&str> = actions.iter().filter_map(key).collect();
        keys.join("/")
    }

    fn search_hints(&self, search: &SearchBox) -> Vec<(String, Cow<'static, str>)> {
        let ctx = self.shared.ctx();
        let hint = |actions: &[Action], what: &'static str| (self.keys(actions), what.into());
        if search.is_choosing() {
            return vec![
                hint(&[Complete, CompleteBack], "choose"),
                hint(&[Close], "undo"),
                hint(&[Open], "keep"),
            ];
        }
        let mut hints = vec![
            hint(&[Open], "open"),
            hint(&[Down, Up], "choose"),
            hint(&[Close], "back"),
        ];
        if search.can_complete(&ctx) {
            hints.push(hint(&[Complete], "complete"));
        }
        if let Chapter::Topic(topic) = self.topics.chapter() {
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
            hints.push((self.keys(&[Within]), what));
        }
        hints.push(hint(&[Help], "help"));
        hints
    }

    fn reading_hints(&self) -> Vec<(&'static [Action], &'static str)> {
        let reading = self.topics.is_reading();
        let (behind, ahead) = self.trail.len();
        let found = self.shared.found.is_some();
        let two_panes = self.area.width >= layout::TWO_PANES;
        [
            (found, &[NextHit, PreviousHit][..], "next, previous"),
            (found, &[Close], "clear"),
            (true, &[Down, Up], "move"),
            (reading, &[Open], "sources"),
            (!reading, &[Open], "read"),
            (true, &[Search], "search"),
            (true, &[Help], "help"),
            (reading, &[Out], "list"),
            (behind > 0, &[Back], "back"),
            (ahead > 0, &[Forward], "forward"),
            (true, &[Quit], "quit"),
            (two_panes, &[NextPane], "other pane"),
        ]
        .into_iter()
        .filter_map(|(when, actions, what)| when.then_some((actions, what)))
        .collect()
    }
}

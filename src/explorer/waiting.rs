//! What is shown while the dossier is read: how far that is, and how to leave.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::Action;
use super::keymap::{Keymap, Mode};
use super::layout;
use super::theme::Theme;
use crate::dossier::{Progress, printable};
use crate::widget::Columns;
use crate::widget::prose::clip;
use crate::widget::{gauge, hints};

/// The gauge is no wider than this.
const WIDTH: u16 = 60;

/// What is left is not guessed at before a stage has gone on for so long.
const GUESS_AFTER: Duration = Duration::from_millis(700);

/// How far the reading is.
#[derive(Debug, Default)]
pub struct Waiting {
    progress: Option<Progress>,
    /// When the stage began.
    begun: Duration,
    /// How long the stage will still take, as it seems.
    left: Option<Duration>,
}

impl Waiting {
    /// Takes how far it is; `at` is the time since any fixed beginning.
    pub fn tell(&mut self, progress: Progress, at: Duration) {
        if self.progress.as_ref().map(|told| told.stage) != Some(progress.stage) {
            self.begun = at;
        }
        let gone = at.saturating_sub(self.begun);
        // Below a twentieth, what is done says little of what is left.
        let sound = gone >= GUESS_AFTER && progress.done >= progress.total / 20;
        let rest = progress.total.saturating_sub(progress.done);
        self.left = sound.then(|| {
            let millis = gone.as_millis() * u128::from(rest) / u128::from(progress.done.max(1));
            Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
        });
        self.progress = Some(progress);
    }

    /// Draws it.
    pub fn draw(&self, theme: &Theme, keymap: &Keymap, area: Rect, buf: &mut Buffer) {
        let regions = layout::regions(area, true);
        buf.set_stringn(
            regions.header.x,
            regions.header.y,
            " nemuro",
            usize::from(regions.header.width) * usize::from(regions.header.height),
            theme.heading,
        );
        let quit = keymap.key_of(Mode::Browse, Action::Quit);
        let quit: Vec<(String, &str)> = quit
            .map(|key| (key.to_owned(), "quit"))
            .into_iter()
            .collect();
        hints::draw(&quit, None, (theme.accent, theme.dim), regions.footer, buf);

        let body = regions.body();
        let width = body.width.saturating_sub(2).clamp(1, WIDTH).min(body.width);
        let rows = body.height.min(4);
        let block = Rect {
            x: body.x + (body.width - width) / 2,
            // The eye looks for the middle a little above it.
            y: body.y + (body.height - rows) * 2 / 5,
            width,
            height: rows,
        };
        for (row, y) in (block.top()..block.bottom()).enumerate() {
            let at = Rect {
                y,
                height: 1,
                ..block
            };
            self.draw_row(row, theme, at, buf);
        }
    }

    /// Draws one row; what comes first is what matters most where there are few.
    fn draw_row(&self, row: usize, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let waiting = "Reading the dossier";
        let (left, right, style) = match (&self.progress, row) {
            (None, 0) => (waiting.to_owned(), String::new(), theme.text),
            (None, _) => return,
            (Some(told), 0) => {
                let words = told.stage.words().to_owned();
                (words, format!("{} %", told.percent()), theme.text)
            }
            (Some(told), 1) => {
                let marks = [(theme.full(), theme.accent), (theme.rest(), theme.dim)];
                gauge::draw(told.done, told.total, marks, area, buf);
                return;
            }
            (Some(told), 2) => {
                let left = self.left.map_or_else(String::new, time_left);
                (told.amount(), left, theme.dim)
            }
            (Some(told), _) => (printable(&told.file), String::new(), theme.dim),
        };
        let width = usize::from(area.width);
        let room = match right.width() {
            0 => width,
            taken => width.saturating_sub(taken + 1),
        };
        // Where both do not fit, what is done matters more than how much.
        let room = if room < 8 { width } else { room };
        buf.set_stringn(
            area.x,
            area.y,
            clip(&left, room, theme.ellipsis()),
            room,
            style,
        );
        if room < width && !right.is_empty() {
            let start = area.right() - u16::try_from(right.width()).unwrap_or(0);
            buf.set_stringn(start, area.y, &right, width, style);
        }
    }
}

/// How much time is left, no more precisely than it is known.
fn time_left(left: Duration) -> String {
    let seconds = left.as_secs_f64().ceil();
    if seconds < 60.0 {
        return format!("about {seconds:.0} s left");
    }
    format!("about {:.0} min left", seconds / 60.0)
}

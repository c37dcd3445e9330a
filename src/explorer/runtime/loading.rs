//! While the dossier is read: how far that is, and the keys that leave.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use crossterm::event::Event as TerminalEvent;

use super::Start;
use super::threads::Event;
use crate::dossier::{Dossier, Problem};
use crate::explorer::action::{Action, Input};
use crate::explorer::keymap::Mode;
use crate::explorer::signals::suspend;
use crate::explorer::terminal::Taken;
use crate::explorer::waiting::Waiting;

/// How far the reading is, is drawn no more often than this: nobody reads
/// faster, and the time is better spent reading the dossier.
const FRAME: Duration = Duration::from_millis(33);

/// Shows how far the dossier is read until it is; none when the reader
/// leaves before.
pub(super) fn wait(
    taken: &mut Taken,
    events: &Receiver<Event>,
    start: &Start,
    (mut waiting, begun): (Waiting, Instant),
) -> anyhow::Result<Option<Result<Arc<Dossier>, Vec<Problem>>>> {
    let (keymap, theme) = (&start.config.keymap, start.theme());
    let mut next_frame = Instant::now();
    let mut stale = true;
    loop {
        let now = Instant::now();
        if stale && now >= next_frame {
            taken.screen.draw(|frame| {
                waiting.draw(&theme, keymap, frame.area(), frame.buffer_mut());
                theme.finish(frame.buffer_mut());
            })?;
            (stale, next_frame) = (false, now + FRAME);
        }
        let event = if stale {
            match events.recv_timeout(next_frame.saturating_duration_since(now)) {
                Err(RecvTimeoutError::Timeout) => continue,
                event => event?,
            }
        } else {
            events.recv()?
        };
        stale = true;
        match event {
            Event::Loaded(loaded) => return Ok(Some(loaded)),
            Event::Progress(progress) => waiting.tell(progress, begun.elapsed()),
            Event::Terminal(TerminalEvent::Key(key)) => match keymap.lookup(Mode::Browse, key) {
                Some(Input::Do(Action::Quit)) => return Ok(None),
                Some(Input::Do(Action::Suspend)) => {
                    suspend(taken)?;
                }
                Some(Input::Do(Action::Redraw)) => taken.redraw()?,
                _ => {}
            },
            Event::Continued => taken.retake()?,
            Event::Lost(error) => return Err(error).context("the terminal cannot be read"),
            Event::Stop => {
                suspend(taken)?;
            }
            Event::Terminal(_)
            | Event::Indexing(_)
            | Event::Indexed(_)
            | Event::Kept(_)
            | Event::NotCopied
            | Event::NotOpened(..)
            | Event::Failed(_) => {}
        }
    }
}

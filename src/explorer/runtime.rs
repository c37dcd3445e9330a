//! The runtime: threads, the terminal, and the loop between a key and a
//! frame. Nothing is drawn that nobody asked for: no ticks.

mod loading;
mod threads;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::{Duration, Instant};

use self::loading::wait;
use self::threads::{Event, browse, keep, load_into_tmux, read_dossier, read_terminal, start};
use super::action::Input;
use super::clipboard::Route;
use super::config::Config;
use super::editor::Editor;
use super::keeping::{Keeping, Was};
use super::keyboard::Keyboard;
use super::keymap::{self};
use super::screen::Which;
use super::signals::{self, Signal, suspend};
use super::terminal::{self, Taken};
use super::theme::{Depth, Theme};
use super::waiting::Waiting;
use super::{App, Effect};
use crate::dossier::{Address, Dossier, Origin, Problem};
use crate::search::Query;
use crate::shelf::Told;
use anyhow::Context as _;
use crossterm::event::{Event as TerminalEvent, KeyEventKind};
use ratatui::layout::Rect;

/// A dossier that is read within this time is opened without a word about it.
const PATIENCE: Duration = Duration::from_millis(120);

/// How the explorer begins.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// At which address.
    pub address: Option<Address>,
    /// With what typed in the search.
    pub search: Option<String>,
    /// How the reader wants it to be.
    pub config: Config,
    /// On which screen.
    pub screen: Option<Which>,
    /// Through which lens, a query of fields alone.
    pub lens: String,
    /// Not where the reader was.
    pub fresh: bool,
}

impl Start {
    fn theme(&self) -> Theme {
        let depth = self.config.color.unwrap_or_else(Depth::of_terminal);
        let theme = Theme::of(self.config.theme, depth, self.config.ascii);
        theme.with(self.config.colours.clone())
    }
}

/// How the explorer ended.
#[derive(Debug)]
pub enum Outcome {
    /// The reader left.
    Left,
    /// The dossier cannot be opened.
    Unreadable(Vec<Problem>),
    /// The lens that was asked for is none, and why.
    NoLens(String),
    /// The reader left, and this could not be saved.
    Unsaved(String),
    /// Nothing is at the address that was asked for.
    NothingAt(Address, Arc<Dossier>),
}

/// Opens the explorer and returns when the reader leaves.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(origin: &Origin, start: &Start) -> anyhow::Result<Outcome> {
    let (sender, events) = mpsc::channel();
    let was = Was::read(origin);
    read_dossier(origin.clone(), start.config.names, sender.clone());
    terminal::end_on_panic();

    // Most dossiers are read before anyone could see that they are not.
    let begun = Instant::now();
    let patient_until = begun + PATIENCE;
    let mut waiting = Waiting::default();
    let early = loop {
        let patience = patient_until.saturating_duration_since(Instant::now());
        match events.recv_timeout(patience).ok() {
            Some(Event::Progress(progress)) => waiting.tell(progress, begun.elapsed()),
            early => break early,
        }
    };
    if let Some(Event::Loaded(Err(problems))) = early {
        return Ok(Outcome::Unreadable(problems));
    }
    let stops = sender.clone();
    let signals = signals::watch(move |signal| {
        let event = match signal {
            Signal::Stop => Event::Stop,
            Signal::Continued => Event::Continued,
        };
        let _ = stops.send(event);
    })?;
    let mut taken = Taken::take().context("cannot use the terminal")?;
    terminal::watch();
    let keyboard = read_terminal(sender.clone());

    let dossier = match early {
        Some(Event::Loaded(loaded)) => loaded,
        _ => match wait(&mut taken, &events, start, (waiting, begun))? {
            Some(loaded) => loaded,
            None => return Ok(Outcome::Left),
        },
    };
    let dossier = match dossier {
        Ok(dossier) => dossier,
        Err(problems) => return Ok(Outcome::Unreadable(problems)),
    };
    let size = taken.screen.size()?;
    let area = Rect::new(0, 0, size.width, size.height);
    let config = start.config.clone();
    let mut app = App::configured(Arc::clone(&dossier), start.theme(), config, area);
    app.copy_through(Route::of(|name| std::env::var_os(name).is_some()));
    app.use_mouse(start.config.mouse);
    taken.catch_mouse(start.config.mouse)?;
    if !start.lens.is_empty() {
        match Query::fields(&dossier, &start.lens) {
            Ok(query) => app.look(query),
            Err(wrong) => return Ok(Outcome::NoLens(wrong)),
        }
    }
    // What takes longer than this to be read is taken when it comes.
    let early = was.recv_timeout(PATIENCE);
    let late = matches!(early, Err(RecvTimeoutError::Timeout)).then_some(was);
    let was = early.unwrap_or_default();
    come_back(&mut app, start, &was);
    if let Some(address) = &start.address {
        match (dossier.find(address), dossier.path(address)) {
            (Some(id), _) => app.open(id),
            (None, Some(path)) => app.set_out(path),
            (None, None) => return Ok(Outcome::NothingAt(address.clone(), dossier)),
        }
    }
    if let Some(screen) = start.screen {
        app.show(screen);
    }
    if let Some(typed) = &start.search {
        app.search(typed);
    }
    let mut home = Home {
        keyboard,
        signals,
        keeping: keep(origin, sender.clone()),
        sender,
        late,
    };
    let trouble = home.keeping.trouble().or(was.trouble.as_ref());
    if let Some(trouble) = trouble {
        app.say_too(&trouble.to_string());
    }
    let left = explore(&mut taken, &mut home, &mut app, &events);
    // What is typed while the last is saved is for the shell.
    home.keyboard.stop();
    // What could not be saved is told on the ordinary screen.
    drop(taken);
    let unsaved = home.keeping.finish(app.draft());
    // The process ends, and its memory with it: to take a large dossier apart
    // piece by piece first would keep the reader waiting.
    std::mem::forget(app);
    match (left, unsaved) {
        (Ok(()), None) => Ok(Outcome::Left),
        (Ok(()), Some(unsaved)) => Ok(Outcome::Unsaved(unsaved)),
        (Err(error), None) => Err(error),
        (Err(error), Some(unsaved)) => Err(error.context(unsaved)),
    }
}

/// Goes to where the reader was, unless they ask for something else, and marks
/// what has changed since.
fn come_back(app: &mut App, start: &Start, was: &Was) {
    app.remember(&was.seen);
    if was.new_here {
        app.first_run();
    }
    let Some(stay) = &was.stay else {
        return;
    };
    let elsewhere = start.address.is_some() || start.screen.is_some() || start.search.is_some();
    if start.fresh || elsewhere {
        app.remember_queries(stay);
    } else {
        app.return_to(stay);
    }
}

/// What the explorer has besides the screen.
struct Home {
    keyboard: Keyboard,
    signals: signals::Watch,
    keeping: Keeping,
    /// Where other threads tell what they did.
    sender: Sender<Event>,
    /// How it was when the reader left, where that is not read yet: until it
    /// is, nothing is remembered in its place.
    late: Option<Receiver<Was>>,
}

impl Home {
    /// Remembers where the reader is and what they have seen.
    fn remember(&mut self, app: &mut App) {
        if let Some(late) = &self.late {
            match late.try_recv() {
                Err(TryRecvError::Empty) => return,
                Ok(was) => app.learn(&was.seen, was.stay.as_ref()),
                Err(TryRecvError::Disconnected) => {}
            }
            self.late = None;
        }
        let seen = app.take_seen();
        self.keeping.remember(app.stay(), seen);
    }
}

/// The loop: draw once, wait, take all that has come.
fn explore(
    taken: &mut Taken,
    home: &mut Home,
    app: &mut App,
    events: &Receiver<Event>,
) -> anyhow::Result<()> {
    loop {
        home.remember(app);
        home.keeping.draft(app.draft());
        let before = app.shown();
        taken.screen.draw(|frame| app.draw(frame))?;
        let mut next = match app.moves_in() {
            None => Some(events.recv()?),
            Some(wait) => match events.recv_timeout(wait) {
                Err(RecvTimeoutError::Timeout) => {
                    app.step();
                    None
                }
                event => Some(event?),
            },
        };
        while let Some(event) = next {
            if matches!(handle(taken, home, app, event)?, Some(Effect::Quit)) {
                return Ok(());
            }
            next = events.try_recv().ok();
        }
        // Another explorer may have kept something meanwhile.
        if app.shown() == Which::Shelf && before != Which::Shelf {
            home.keeping.look();
        }
    }
}

fn handle(
    taken: &mut Taken,
    home: &mut Home,
    app: &mut App,
    event: Event,
) -> anyhow::Result<Option<Effect>> {
    let effect = match event {
        Event::Terminal(TerminalEvent::Key(key)) if key.kind != KeyEventKind::Release => {
            let input = app.keymap().lookup(app.mode(), key);
            input.and_then(|input| app.update(input))
        }
        Event::Terminal(TerminalEvent::Mouse(event)) => {
            keymap::pointer(event).and_then(|pointer| app.update(Input::Point(pointer)))
        }
        Event::Terminal(TerminalEvent::Resize(width, height)) => {
            // What comes in the same breath is meant for the new size.
            app.resize(Rect::new(0, 0, width, height));
            None
        }
        Event::Terminal(TerminalEvent::Paste(text)) => app.update(Input::Text(text)),
        Event::Indexing(percent) => {
            app.indexing(percent);
            None
        }
        Event::Indexed(index) => {
            app.indexed(*index);
            None
        }
        Event::Kept(Told::Shelf { shelf, pending }) => {
            app.shelved(home.keeping.told(shelf), pending);
            None
        }
        Event::Kept(Told::Drafts(drafts)) => app.offer(drafts),
        Event::Kept(Told::Trouble(trouble)) => {
            app.troubled(&trouble);
            None
        }
        Event::Stop => Some(Effect::Suspend),
        Event::Continued => {
            taken.retake()?;
            None
        }
        Event::NotCopied => {
            app.say(
                "tmux did not take it; with `set -s set-clipboard on` it would hand on what was \
                 sent.",
            );
            None
        }
        Event::NotOpened(url, why) => {
            app.not_opened(&url, why);
            None
        }
        Event::Failed(why) => {
            app.say(&why);
            None
        }
        Event::Lost(error) => return Err(error).context("the terminal cannot be read"),
        _ => None,
    };
    match &effect {
        Some(Effect::Suspend) if !suspend(taken)? => {
            app.say("There is no shell to go back to.");
        }
        Some(Effect::Copy(text)) => {
            app.route().send(text, taken.screen.backend_mut())?;
            if app.route() == Route::Tmux {
                load_into_tmux(text.clone(), home.sender.clone());
            }
        }
        Some(Effect::Browse(url)) => browse(url.clone(), home.sender.clone()),
        Some(Effect::Run(run)) => start(run, home.sender.clone()),
        Some(Effect::Keep(changes)) => {
            if let Err(trouble) = home.keeping.change(changes.clone()) {
                app.not_saved(&trouble.to_string());
            }
        }
        Some(Effect::Edit(text)) => {
            match Editor::of_the_reader() {
                Ok(editor) => {
                    let mut edited = None;
                    let edit = || {
                        edited = Some(editor.edit(text));
                        // What interrupted the editor is not to end us.
                        home.signals.settle();
                    };
                    let lent = home.keyboard.pause(|| taken.lend(edit));
                    // It is kept even where the terminal is gone.
                    if let Some(edited) = edited {
                        app.edited(edited);
                    }
                    lent?;
                }
                Err(none) => app.edited(Err(none)),
            }
        }
        Some(Effect::Mouse(on)) => taken.catch_mouse(*on)?,
        Some(Effect::Redraw) => taken.redraw()?,
        Some(Effect::Quit | Effect::Suspend) | None => {}
    }
    Ok(effect)
}

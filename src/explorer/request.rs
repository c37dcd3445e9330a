//! Requests: what screens and overlays ask of the app, and the app of the
//! runtime.

use super::action::Action;
use super::overlay::prompt::Question;
use super::reading::Lead;
use super::screen::Which;
use super::shelving::Deed;
use super::theme::Scheme;
use super::tool::Run;
use crate::dossier::{Address, EntryId};
use crate::search::{Hits, Query};
use crate::shelf::Change;

/// What a screen or an overlay asks of the app.
#[derive(Debug)]
pub enum Request {
    /// Nothing.
    Nothing,
    /// Go to an entry.
    Open(EntryId),
    /// Set out on a path, by its place in the dossier's list of them.
    SetOut(usize),
    /// Put letters on the links in view.
    Letters,
    /// Close the overlay and go where a link leads.
    Follow(Lead),
    /// Show the card of an entry.
    Card(EntryId),
    /// Draw in a theme.
    Theme(Scheme),
    /// Do what a key would, below the overlay that asks for it.
    Act(Action),
    /// Open one of the reader's searches, by its place among them.
    Search(usize),
    /// Run one of the reader's tools, by its place among them.
    Run(usize),
    /// Go to a screen, at an entry if it has a place there.
    Screen(Which, Option<EntryId>),
    /// Show on the timeline only the events of a topic, by its place in the
    /// dossier; or all.
    Events(Option<usize>),
    /// Go to one of the hits of a search, and light its words.
    Hit {
        /// The search.
        query: Query,
        /// What it found.
        found: Box<Hits>,
        /// Which of them.
        at: usize,
    },
    /// Ask the reader for a line.
    Ask(Question),
    /// What was answered, for the screen that asked.
    Answer(String),
    /// Look through another lens.
    Look(Query),
    /// Say something until the next key.
    Say(String),
    /// Send a text to the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, in a few words.
        what: &'static str,
    },
    /// Open an address in the browser.
    Browse(String),
    /// Do something to the shelf.
    Change(Deed),
    /// Take back what was done to it last.
    Undo,
    /// Ask for the tags of what is kept.
    Tags(Address),
    /// Have the runtime do something.
    Do(Effect),
    /// Go so many places forward on the way that the reader took; back where
    /// the number is below nought.
    Travel(isize),
    /// Go back to where the reader was.
    Back,
    /// Close the overlay.
    Close,
}

/// What only the runtime can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave for good.
    Quit,
    /// Leave until the shell brings us back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Send a text to the clipboard.
    Copy(String),
    /// Open an address in the browser.
    Browse(String),
    /// Save changes to the shelf.
    Keep(Vec<Change>),
    /// Have the reader write on with a text in their own editor.
    Edit(String),
    /// Run a program of the reader's.
    Run(Run),
    /// Take the mouse from the terminal, or give it back.
    Mouse(bool),
}

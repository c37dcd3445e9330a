//! Shelving: what is kept, taken off, noted and tagged from any screen, and
//! undone. What is changed is changed in memory at once, and the runtime has
//! it saved.

use super::action::Action;
use super::keymap::Mode;
use super::overlay::note::Note;
use super::overlay::tags::Tags;
use super::overlay::{Layer, Overlay};
use super::screen::Which;
use super::shelved::Undo;
use super::{App, Effect};
use crate::dossier::Address;
use crate::shelf::{Change, Draft, Kept, Shelf, Trouble};
use crate::widget::prose::clip;

/// Columns of an item's words in a message that is long anyway.
const NAMED: usize = 32;

/// What is to be done to the shelf, and what is said when it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The changes, made all or not at all.
    pub changes: Vec<Change>,
    /// What is said of it; nothing where it is plain to see.
    pub said: String,
    /// What is said when it is undone; nothing where it cannot be.
    pub undone: Option<String>,
}

impl App {
    /// Takes the shelf as it lies on the disk, with what is not saved yet, and
    /// how many changes those are.
    pub fn shelved(&mut self, shelf: Shelf, pending: usize) {
        let shared = &mut self.shared;
        shared.shelf.take(&shared.dossier, shelf, pending == 0);
        self.shelf_changed();
    }

    /// Takes why nothing that is kept can be saved.
    pub fn not_saved(&mut self, why: &str) {
        self.shared.shelf.not_saved();
        self.say(why);
    }

    /// Takes what came between when something was to be saved.
    pub fn troubled(&mut self, trouble: &Trouble) {
        if let Trouble::Refused(refused) = trouble {
            self.shared.shelf.refused(refused);
        }
        self.say(&trouble.to_string());
    }

    /// Takes what became of a note in the reader's own editor: the text, or
    /// why there is none.
    pub fn edited(&mut self, edited: Result<String, String>) {
        let Some(Overlay::Note(note)) = self.overlays.last_mut() else {
            return;
        };
        self.message = match edited {
            Ok(text) => note.rewrite(&text).err(),
            Err(why) => Some(why),
        };
        let (ctx, area) = (self.shared.ctx(), self.area);
        for overlay in &mut self.overlays {
            overlay.layer_mut().fit(&ctx, area);
        }
    }

    /// A note that is being written and is not saved: to be kept until it is,
    /// and told when the explorer has to end all the same.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Note(note) => note.draft(),
            _ => None,
        })
    }

    /// Whether something lies over a note that is being written.
    pub(super) fn lies_over_a_note(&self) -> bool {
        let below = self
            .overlays
            .split_last()
            .map_or(&[][..], |(_, below)| below);
        below
            .iter()
            .any(|overlay| matches!(overlay, Overlay::Note(_)))
    }

    /// Takes the notes that were being written when another explorer was
    /// ended, and tells of them. What nothing can be selected for any longer
    /// is kept on the shelf at once.
    pub fn offer(&mut self, drafts: Vec<Draft>) -> Option<Effect> {
        let known = |draft: &Draft| self.as_kept(&draft.kept.address).is_some();
        let (here, gone): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(known);
        if let [first, more @ ..] = here.as_slice() {
            let ellipsis = self.shared.theme.ellipsis();
            let name = clip(first_words(&first.kept), NAMED, ellipsis);
            let address = &first.kept.address;
            let key = self.key(Action::Note);
            let others = match more.len() {
                0 => String::new(),
                more => format!(" So were {more} more."),
            };
            let told = format!(
                "A note on \"{name}\" ({address}) was being written when Nemuro ended; \
                 {key} on it goes on with it.{others}"
            );
            self.say_too(&told);
        }
        self.shared.shelf.offer(here);
        let change = |draft: &Draft| Change::note(&draft.kept, &draft.text);
        let changes: Vec<Change> = gone.iter().map(change).collect();
        let shared = &mut self.shared;
        match shared.shelf.make(&shared.dossier, &changes) {
            Ok(undo) if undo.is_empty() => return None,
            Ok(_) => {}
            Err(refused) => {
                self.say_too(&sentence(&refused.to_string()));
                return None;
            }
        }
        let addresses: Vec<&str> = gone
            .iter()
            .map(|draft| draft.kept.address.as_str())
            .collect();
        let told = format!(
            "The note that was being written on {} is on the shelf, for the dossier no longer has it.",
            addresses.join(", ")
        );
        self.say_too(&told);
        self.shelf_changed();
        Some(Effect::Keep(changes))
    }

    /// What the keys that act on one item act on: where it lives.
    #[must_use]
    pub fn subject(&self) -> Option<Address> {
        let ctx = self.shared.ctx();
        match self.overlays.last() {
            Some(overlay) => overlay.layer().subject(&ctx),
            None => self.screens.screen().subject(&ctx),
        }
    }

    /// Keeps what is selected, or takes it off the shelf again.
    pub(super) fn bookmark(&mut self) -> Option<Effect> {
        let Some(address) = self.subject() else {
            self.say("Nothing is selected here that can be kept.");
            return None;
        };
        let key = self.key(Action::Bookmark).to_owned();
        if let Some(kept) = self.shared.shelf.shelf().get(&address) {
            let words = first_words(kept).to_owned();
            let with = match (kept.note.is_empty(), kept.tags.is_empty()) {
                (true, true) => "",
                (false, _) => " with its note",
                (true, false) => " with its tags",
            };
            // On the shelf itself the next item is selected by then.
            let back = match self.shown() {
                Which::Shelf => self.key(Action::Undo),
                _ => &key,
            };
            let (off, on) = (
                format!("Taken off the shelf{with}: "),
                format!("Back on the shelf{with}: "),
            );
            let back = format!("; {back} puts it back.");
            let said = self.quoting(&words, [[&off, &back], ["Taken off: ", &back]]);
            let undone = Some(self.quoting(&words, [[&on, "."], ["Back on the shelf: ", "."]]));
            let changes = vec![Change::remove(kept)];
            return self.change(Deed {
                changes,
                said,
                undone,
            });
        }
        if let Some(undo) = self.shared.shelf.gone(&address) {
            return self.change(Deed {
                changes: undo.changes,
                said: undo.said,
                undone: None,
            });
        }
        let kept = self.as_kept(&address)?;
        let (note, shelf) = (self.key(Action::Note), self.key(Action::Shelf));
        let off = format!("; {key} takes it off");
        let after = [
            format!("{off}, {note} adds a note, {shelf} shows all."),
            format!("{off}, {note} adds a note."),
            format!("{off}."),
        ];
        let around = after.each_ref().map(|after| ["Kept: ", after.as_str()]);
        let said = self.quoting(first_words(&kept), around);
        self.change(Deed {
            changes: vec![Change::keep(kept)],
            said,
            undone: None,
        })
    }

    /// Opens the note on what is selected.
    pub(super) fn write_note(&mut self) {
        let kept = self.subject().and_then(|address| self.as_kept(&address));
        let Some(kept) = kept else {
            self.say("Nothing is selected here that a note can be on.");
            return;
        };
        let draft = self.shared.shelf.draft(&kept.address);
        let ctx = self.shared.ctx();
        let note = match draft {
            Some(draft) => Note::again(&ctx, draft, self.area),
            None => Note::on(&ctx, kept, self.area),
        };
        self.overlays.push(Overlay::Note(Box::new(note)));
    }

    /// Asks for the tags of something that is kept.
    pub(super) fn write_tags(&mut self, address: &Address) {
        if let Some(kept) = self.shared.shelf.shelf().get(address) {
            self.overlays.push(Overlay::Tags(Tags::of(kept)));
        }
    }

    /// Leaves for good; a note that is being written is kept first, and the
    /// next time there is nothing left to keep.
    pub(super) fn quit(&mut self) -> Option<Effect> {
        let deed = self.overlays.iter_mut().find_map(|overlay| match overlay {
            Overlay::Note(note) => note.last_words(),
            _ => None,
        });
        let Some(deed) = deed else {
            return Some(Effect::Quit);
        };
        let effect = self.change(deed);
        if let (Some(said), Some(_)) = (&mut self.message, &effect) {
            said.push_str(" The same key again quits.");
        }
        effect
    }

    /// Does something to the shelf, or says why not; what was typed for it is
    /// closed only when it is done.
    pub(super) fn change(&mut self, deed: Deed) -> Option<Effect> {
        let shared = &mut self.shared;
        let undo = match shared.shelf.make(&shared.dossier, &deed.changes) {
            Ok(undo) => undo,
            Err(refused) => {
                self.say(&sentence(&refused.to_string()));
                return None;
            }
        };
        if matches!(
            self.overlays.last(),
            Some(Overlay::Note(_) | Overlay::Tags(_))
        ) {
            self.overlays.pop();
        }
        self.message = Some(deed.said).filter(|said| !said.is_empty());
        self.shelf_changed();
        if undo.is_empty() {
            return None;
        }
        if let Some(said) = deed.undone {
            let changes = undo;
            self.shared.shelf.remember(Undo { changes, said });
        }
        Some(Effect::Keep(deed.changes))
    }

    /// Takes back what was done last to the shelf.
    pub(super) fn undo(&mut self) -> Option<Effect> {
        let Some(undo) = self.shared.shelf.last().or_else(|| self.taken_off()) else {
            self.say("There is nothing to undo since Nemuro was opened.");
            return None;
        };
        self.change(Deed {
            changes: undo.changes,
            said: undo.said,
            undone: None,
        })
    }

    /// What puts back, at the end, what was taken off last with a note or
    /// tags, before Nemuro was opened.
    fn taken_off(&self) -> Option<Undo> {
        let shelf = self.shared.shelf.shelf();
        let kept = shelf.taken_off().last()?;
        let with = if kept.note.is_empty() { "tags" } else { "note" };
        let with = format!("Back on the shelf with its {with}: ");
        let said = self.quoting(
            first_words(kept),
            [[&with, "."], ["Back on the shelf: ", "."]],
        );
        let after = shelf.kept().last().map(|last| last.address.clone());
        let kept = Box::new(kept.clone());
        Some(Undo {
            changes: vec![Change::Restore { kept, after }],
            said,
        })
    }

    /// What lives at an address as it is kept, or would be.
    fn as_kept(&self, address: &Address) -> Option<Kept> {
        let (dossier, shelf) = (&self.shared.dossier, self.shared.shelf.shelf());
        let kept = shelf.get(address).cloned();
        kept.or_else(|| Some(Kept::of(dossier, dossier.find(address)?)))
    }

    /// Has what shows something of the shelf show it as it is now.
    fn shelf_changed(&mut self) {
        let (ctx, area) = (self.shared.ctx(), self.area);
        self.screens.screen_mut().fit(&ctx, area);
        for overlay in &mut self.overlays {
            if let Overlay::Card(card) = overlay {
                card.renew(&ctx, area);
            }
        }
    }

    fn key(&self, action: Action) -> &str {
        let key = self.shared.keymap.key_of(self.mode(), action);
        let key = key.or_else(|| self.shared.keymap.key_of(Mode::Browse, action));
        key.unwrap_or_default()
    }
}

/// The first words of something kept.
fn first_words(kept: &Kept) -> &str {
    kept.quoted.lines().next().unwrap_or_default()
}

/// A message as a sentence.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), chars.as_str())
}

//! Keeping what is read on the shelf, with notes.

use std::io;

use super::voice::Ends;
use crate::dossier::EntryId;
use crate::search::View;
use crate::shelf::{Change, Kept, Shelf, Store, Trouble};

/// The shelf, or why there is none.
pub(super) type Place = Result<Store, Trouble>;

/// Keeps an item, or takes it off where it is kept without a note.
pub(super) fn keep(
    view: View<'_>,
    id: EntryId,
    place: &Place,
    ends: &mut Ends<'_>,
) -> io::Result<()> {
    with(place, ends, |store, shelf| {
        let item = Kept::of(view.dossier, id);
        match shelf.get(&item.address) {
            None => {
                let change = Change::keep(item);
                change_to(store, &change, "It is kept; k takes it off again.")
            }
            Some(kept) if kept.note.is_empty() && kept.tags.is_empty() => {
                change_to(store, &Change::remove(kept), "It is off the shelf.")
            }
            Some(kept) if kept.note.is_empty() => Ok("It is kept with tags, and stays.".to_owned()),
            Some(_) => Ok("It is kept with a note, and stays.".to_owned()),
        }
    })
}

/// Writes a note on an item, below what was noted before, and keeps it.
pub(super) fn note(
    view: View<'_>,
    id: EntryId,
    text: &str,
    place: &Place,
    ends: &mut Ends<'_>,
) -> io::Result<()> {
    with(place, ends, |store, shelf| {
        let item = Kept::of(view.dossier, id);
        let kept = shelf.get(&item.address).unwrap_or(&item);
        if text.is_empty() {
            return Ok(match kept.note.as_str() {
                "" => "Type note and words.".to_owned(),
                note => format!("Note: {note}"),
            });
        }
        let between = if kept.note.is_empty() { "" } else { "\n" };
        let after = format!("{}{between}{text}", kept.note);
        change_to(store, &Change::note(kept, &after), "The note is kept.")
    })
}

/// Does something with the shelf as it lies on the disk, and says what came of
/// it.
fn with(
    place: &Place,
    ends: &mut Ends<'_>,
    act: impl FnOnce(&Store, &Shelf) -> Result<String, Trouble>,
) -> io::Result<()> {
    let store = match place {
        Ok(store) => store,
        Err(trouble) => return ends.say(&trouble.to_string()),
    };
    let told = store.look().and_then(|shelf| act(store, &shelf));
    match told {
        Ok(told) => ends.say(&told),
        Err(trouble) => ends.say(&trouble.to_string()),
    }
}

/// Makes a change; what it was refused for comes instead of what would be said.
fn change_to(store: &Store, change: &Change, said: &str) -> Result<String, Trouble> {
    let saved = store.change(std::slice::from_ref(change))?;
    let told: Vec<String> = saved.told.iter().map(ToString::to_string).collect();
    Ok(if told.is_empty() {
        said.to_owned()
    } else {
        told.join(" ")
    })
}

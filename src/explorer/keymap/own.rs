//! A reader's own keys, in the place of those of the keymap.

use super::key::{ALWAYS_QUITS, Key, key};
use super::{Keymap, Mode, twice};
use crate::dossier::page::Spot;
use crate::explorer::action::Action;

/// One row of a reader's keys: what an action is bound to in a mode, instead
/// of what it was bound to.
#[derive(Debug)]
pub(crate) struct Own<'a> {
    /// The mode.
    pub(crate) mode: Mode,
    /// The action.
    pub(crate) action: Action,
    /// The keys as they are written; none to unbind the action.
    pub(crate) keys: Vec<Spot<'a>>,
    /// Where the row stands in its file, in bytes.
    pub(crate) at: usize,
}

/// What is wrong with a row: where, what, and what would be right.
pub(crate) type Wrong = (usize, String, String);

/// A row whose keys are keys.
struct Row<'a> {
    mode: Mode,
    action: Action,
    keys: Vec<(Key, &'a str, usize)>,
}

impl Keymap {
    /// Takes a reader's keys. What is wrong with one is told, and the rest
    /// hold; `file` is the text that they stand in.
    pub(crate) fn rebind(&mut self, own: &[Own<'_>], file: &str) -> Vec<Wrong> {
        let before = self.clone();
        let mut wrong = Vec::new();
        let mut rows: Vec<Row<'_>> = Vec::new();
        for written in own {
            let row = self.row(written, &rows, file, &mut wrong);
            rows.extend(row);
        }
        for row in &rows {
            self.let_go(row);
        }
        for row in &rows {
            self.take(row);
        }
        self.keep_a_way_out(&before);
        wrong.extend(self.left_alone(&before, &rows));
        wrong.sort_by_key(|(at, ..)| *at);
        wrong
    }

    /// Reads a row, given those before it; none where nothing of it can be
    /// read.
    fn row<'a>(
        &self,
        own: &'a Own<'_>,
        before: &[Row<'_>],
        file: &str,
        wrong: &mut Vec<Wrong>,
    ) -> Option<Row<'a>> {
        let (mode, action) = (own.mode, own.action);
        if !self.is_of_use(mode, action) {
            let what = format!("{action:?} does nothing in `{}`", mode.word());
            let modes = Mode::ALL.map(|(mode, _)| mode);
            let place = modes.into_iter().find(|mode| self.lists(*mode, action));
            let right = place.map_or_else(
                || "leave it out".to_owned(),
                |mode| format!("it is an action of `{}`", mode.word()),
            );
            wrong.push((own.at, what, right));
            return None;
        }
        let same = |row: &&Row<'_>| row.mode == mode && row.action == action;
        if before.iter().any(|row| same(&row)) {
            let what = format!("{action:?} has a row in `{}` already", mode.word());
            wrong.push((own.at, what, "write all its keys in one row".to_owned()));
            return None;
        }
        let mut keys: Vec<(Key, &str, usize)> = Vec::new();
        for spot in &own.keys {
            let at = spot.offset(file).unwrap_or(own.at);
            let taken = |key: Key| {
                let others = before.iter().filter(|row| row.mode == mode);
                let mut others = others.filter(|row| row.keys.iter().any(|(k, ..)| *k == key));
                let own = keys.iter().any(|(k, ..)| *k == key).then_some(action);
                others.next().map(|row| row.action).or(own)
            };
            match mode.key(&spot.text) {
                Err((what, right)) => wrong.push((at, what, right)),
                Ok(key) if key == ALWAYS_QUITS.1 && action != Action::Quit => {
                    let what = format!("\"{}\" always quits", spot.text);
                    wrong.push((at, what, "bind another key".to_owned()));
                }
                Ok(key) => match taken(key) {
                    Some(other) => {
                        let (what, right) = twice(&spot.text, other);
                        wrong.push((at, what, right));
                    }
                    None => keys.push((key, &spot.text, at)),
                },
            }
        }
        let unread = keys.is_empty() && !own.keys.is_empty();
        (!unread).then_some(Row { mode, action, keys })
    }

    /// Whether an action does anything in a mode: it is bound there, in the
    /// one around it, or in one within it.
    fn is_of_use(&self, mode: Mode, action: Action) -> bool {
        Mode::ALL.iter().any(|(other, _)| {
            let near =
                *other == mode || mode.outer() == Some(*other) || other.outer() == Some(mode);
            near && self.lists(*other, action)
        })
    }

    fn lists(&self, mode: Mode, action: Action) -> bool {
        self.listed(mode)
            .iter()
            .any(|(listed, _)| *listed == action)
    }

    /// Takes the keys from an action that gets others.
    fn let_go(&mut self, row: &Row<'_>) {
        let of = (row.mode, row.action);
        self.bindings
            .retain(|(mode, _), action| (*mode, *action) != of);
        let listed = self.listed.entry(row.mode).or_default();
        match listed.iter_mut().find(|(action, _)| *action == row.action) {
            Some((_, keys)) => keys.clear(),
            None => listed.push((row.action, Vec::new())),
        }
    }

    /// Binds the keys of a row, whatever had them.
    fn take(&mut self, row: &Row<'_>) {
        for (key, ..) in &row.keys {
            self.bindings.insert((row.mode, *key), row.action);
        }
        let bound = |action: Action, written: &str, bindings: &Bindings| {
            key(written).and_then(|key| bindings.get(&(row.mode, key))) == Some(&action)
        };
        let bindings = &self.bindings;
        for (action, keys) in self.listed.entry(row.mode).or_default() {
            if *action == row.action {
                *keys = row
                    .keys
                    .iter()
                    .map(|(_, key, _)| (*key).to_owned())
                    .collect();
            } else {
                keys.retain(|written| bound(*action, written, bindings));
            }
        }
    }

    /// Keeps the key that always quits.
    fn keep_a_way_out(&mut self, before: &Self) {
        let (written, key) = ALWAYS_QUITS;
        for (mode, _) in Mode::ALL {
            if before.bindings.get(&(mode, key)) != Some(&Action::Quit) {
                continue;
            }
            self.bindings.insert((mode, key), Action::Quit);
            let mut listed = self.listed.entry(mode).or_default().iter_mut();
            if let Some((_, keys)) = listed.find(|(action, _)| *action == Action::Quit)
                && !keys.iter().any(|key| key == written)
            {
                keys.push(written.to_owned());
            }
        }
    }

    /// Actions that have lost their last key in a mode to another, without the
    /// reader having said that they should.
    fn left_alone(&self, before: &Self, rows: &[Row<'_>]) -> Vec<Wrong> {
        let lost = |mode: Mode, action: Action| {
            let of_mode = |row: &&Row<'_>| row.mode == mode || mode.outer() == Some(row.mode);
            let rows = rows.iter().filter(of_mode);
            let meant = rows.clone().any(|row| row.action == action);
            if meant || self.key_of(mode, action).is_some() {
                return None;
            }
            let had = before.key_of(mode, action)?;
            let pressed = key(had)?;
            let mut keys = rows.flat_map(|row| row.keys.iter().map(|key| (row.action, key)));
            let (other, (_, _, at)) = keys.find(|(_, (key, ..))| *key == pressed)?;
            Some((had, other, *at))
        };
        let mut found = Vec::new();
        for (mode, _) in Mode::ALL {
            let around = mode.outer().map_or(&[][..], |outer| before.listed(outer));
            // What is lost in the mode around it is told there.
            let around = around.iter().filter(|(action, _)| {
                mode.outer()
                    .is_none_or(|outer| lost(outer, *action).is_none())
            });
            for (action, _) in before.listed(mode).iter().chain(around) {
                let Some((had, other, at)) = lost(mode, *action) else {
                    continue;
                };
                let mode = mode.word();
                let what = format!(
                    "\"{had}\" was the only key of {action:?} in `{mode}`, and is bound to {other:?} now"
                );
                let right = format!("bind {action:?} to another key, or to [] if it needs none");
                found.push((at, what, right));
            }
        }
        found
    }
}

type Bindings = std::collections::HashMap<(Mode, Key), Action>;

//! Letters: one or two on every link in view; typing them follows it.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use crate::explorer::action::Action;
use crate::explorer::keymap::{Mode, physical};
use crate::explorer::overlay::Layer;
use crate::explorer::reading::{Lead, Seen};
use crate::explorer::screen::Hint;
use crate::explorer::{Ctx, Request};
use crate::widget::Columns;

/// The letters, the nearest to the fingers first.
const LETTERS: &[u8; 26] = b"asdfghjklqwertyuiopzxcvbnm";

/// Links with their letters.
#[derive(Debug)]
pub struct Letters {
    links: Vec<(String, Rect, Lead)>,
    /// What was typed of the letters so far.
    typed: String,
}

impl Letters {
    /// Letters for links in view. There are 676; further links have none.
    #[must_use]
    pub fn of(seen: &[Seen]) -> Self {
        let links = labels(seen.len()).into_iter().zip(seen);
        let link = |(label, seen): (String, &Seen)| {
            let at = *seen.places.first()?;
            Some((label, at, seen.lead))
        };
        Self {
            links: links.filter_map(link).collect(),
            typed: String::new(),
        }
    }

    /// The links that what was typed may still mean.
    fn meant(&self) -> impl Iterator<Item = &(String, Rect, Lead)> {
        let typed = |(label, ..): &&(String, Rect, Lead)| label.starts_with(&self.typed);
        self.links.iter().filter(typed)
    }
}

/// So many labels of one letter or two, none of which begins another.
fn labels(count: usize) -> Vec<String> {
    let all = LETTERS.len();
    // So many letters are the first of two.
    let first = (0..=all).find(|first| all - first + first * all >= count);
    let (alone, first) = LETTERS.split_at(all - first.unwrap_or(all));
    let one = alone.iter().map(|letter| char::from(*letter).to_string());
    let two = first.iter().flat_map(|first| {
        let both = |second: &u8| [char::from(*first), char::from(*second)].iter().collect();
        LETTERS.iter().map(both)
    });
    one.chain(two).take(count).collect()
}

impl Layer for Letters {
    fn mode(&self) -> Mode {
        Mode::Letters
    }

    fn update(&mut self, _ctx: &Ctx, action: Action, _area: Rect) -> Request {
        match action {
            Action::EraseBack if self.typed.pop().is_some() => Request::Nothing,
            Action::EraseBack | Action::Close => Request::Close,
            _ => Request::Nothing,
        }
    }

    /// Takes a letter, on any layout the one of the same key.
    fn text(&mut self, _ctx: &Ctx, text: &str, _area: Rect) -> Request {
        for char in text.chars() {
            let letter = char.to_lowercase().next().unwrap_or(char);
            let letter = physical(letter).unwrap_or(letter);
            self.typed.push(letter);
            if self.meant().next().is_none() {
                let typed = std::mem::take(&mut self.typed);
                self.typed
                    .push_str(&typed[..typed.len() - letter.len_utf8()]);
                return Request::Say(format!("No link has the letters {typed}."));
            }
        }
        match self.meant().find(|(label, ..)| *label == self.typed) {
            Some((_, _, lead)) => Request::Follow(*lead),
            None => Request::Nothing,
        }
    }

    fn draw(&self, ctx: &Ctx, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let style = ctx.theme.chosen.add_modifier(Modifier::BOLD);
        for (label, at, _) in self.meant() {
            // What is left of a number would read as a part of the letters.
            let cells = (at.left()..at.right()).filter_map(|x| buf.cell((x, at.y)));
            let mut digits = cells.map(Cell::symbol);
            let number = digits.all(|digit| digit.bytes().all(|byte| byte.is_ascii_digit()));
            let blank = if number { usize::from(at.width) } else { 0 };
            let label = format!("{label:<blank$}");
            let width = u16::try_from(label.len()).unwrap_or(1);
            let x = at.x.min(area.right().saturating_sub(width));
            // Over the right half of a wide character the left one would stay.
            if let Some(left) = x.checked_sub(1)
                && let Some(cell) = buf.cell_mut((left, at.y))
                && cell.symbol().width() > 1
            {
                cell.set_symbol(" ");
            }
            if area.contains((x, at.y).into()) {
                buf.set_stringn(x, at.y, &label, usize::from(width), style);
            }
        }
        None
    }

    fn hints(&self, _ctx: &Ctx) -> Vec<Hint> {
        vec![
            (&[], "type the letters of a link"),
            (&[Action::EraseBack], "one back"),
            (&[Action::Close], "leave"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_begins_another_and_the_home_row_comes_first() {
        for count in [0, 1, 9, 26, 27, 100, 676] {
            let labels = labels(count);
            assert_eq!(labels.len(), count);
            for (at, label) in labels.iter().enumerate() {
                let others = labels.iter().enumerate().filter(|(other, _)| *other != at);
                let mut others = others.map(|(_, other)| other);
                assert!(
                    !others.any(|other| other.starts_with(label.as_str())),
                    "{label}"
                );
            }
        }
        assert_eq!(labels(10).concat(), "asdfghjklq");
        assert_eq!(labels(27)[24..], ["n", "ma", "ms"]);
        assert_eq!(labels(9999).len(), 676);
    }
}

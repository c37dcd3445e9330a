//! Telling: what is said at the foot of the screen, in one row where it can
//! be: a second one would cover what is read.

use super::App;
use crate::widget::Columns;
use crate::widget::prose::clip;

/// Columns of a quotation in a message, at most; and the fewest that are worth
/// their while.
const QUOTED: usize = 32;
const LEAST: usize = 8;

impl App {
    /// Shows a message until the next key.
    pub fn say(&mut self, message: &str) {
        self.message = Some(message.to_owned());
    }

    /// The same beside a message that is there already.
    pub fn say_too(&mut self, message: &str) {
        self.message = Some(match self.message.take() {
            Some(said) => format!("{said} {message}"),
            None => message.to_owned(),
        });
    }

    /// Columns that a message has in one row.
    fn row(&self) -> usize {
        usize::from(self.area.width.saturating_sub(2))
    }

    /// The first of several ways to say the same that fits in a row, or else
    /// the last.
    pub(super) fn in_a_row<const N: usize>(&self, ways: [String; N]) -> String {
        let row = self.row();
        let last = ways.last().cloned();
        let mut ways = ways.into_iter();
        let fits = ways.find(|way| way.width() <= row);
        fits.or(last).unwrap_or_default()
    }

    /// The same around a quotation, of which as much is repeated as there is
    /// room for.
    pub(super) fn quoting<const N: usize>(&self, words: &str, around: [[&str; 2]; N]) -> String {
        let ellipsis = self.shared.theme.ellipsis();
        let least = words.width().min(LEAST);
        let room = |[before, after]: &[&str; 2]| {
            let quotes = 2;
            let row = self.row();
            row.saturating_sub(before.width() + after.width() + quotes)
        };
        let way = around.iter().find(|around| room(around) >= least);
        let Some([before, after]) = way.or(around.last()) else {
            return String::new();
        };
        let words = clip(words, room(&[before, after]).clamp(least, QUOTED), ellipsis);
        format!("{before}\"{words}\"{after}")
    }

    /// An address after some words, as much of it as has room.
    pub(super) fn with_address(&self, before: &str, url: &str) -> String {
        let room = self.row().saturating_sub(before.width()).max(LEAST);
        format!("{before}{}", clip(url, room, self.shared.theme.ellipsis()))
    }
}

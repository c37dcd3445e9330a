//! One thing that is kept, and what is let into it.

use jiff::Zoned;
use unicode_normalization::UnicodeNormalization;

use super::Refused;
use crate::dossier::{Address, Date, fold, printable};

/// The longest note, in bytes.
pub const MAX_NOTE: usize = 64 * 1024;

/// The longest title, quotation and citation, in bytes: what a figure or a
/// position says is put together of several texts, and each may be long.
pub const MAX_QUOTED: usize = 256 * 1024;

/// The longest tag, in bytes.
pub const MAX_TAG: usize = 64;

/// The most tags on one item.
pub const MAX_TAGS: usize = 32;

/// A bookmark with what the reader wrote to it, and with the words that it was
/// put at, so that these outlive another version of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it lives, or lived when it was kept.
    pub address: Address,
    /// Where it stands: "Energy › LNG".
    pub title: String,
    /// What it said when it was kept.
    pub quoted: String,
    /// The citation of it and of its sources, as of then.
    pub citation: String,
    /// What the reader wrote; empty where they wrote nothing.
    pub note: String,
    /// Words by which the reader finds it again.
    pub tags: Vec<String>,
    /// The day on which it was kept.
    pub since: Date,
}

impl Kept {
    /// An item kept today, without note and tags.
    #[must_use]
    pub fn new(address: Address, title: &str, quoted: &str, citation: &str) -> Self {
        Self {
            address,
            title: plain(title),
            quoted: plain(quoted),
            citation: plain(citation),
            note: String::new(),
            tags: Vec::new(),
            since: today(),
        }
    }

    /// Whether it has a tag, however that is written.
    #[must_use]
    pub fn has_tag(&self, tag: &str) -> bool {
        let wanted = fold(tag.trim_start_matches('#'));
        self.tags.iter().any(|tag| fold(tag) == wanted)
    }

    /// How long its texts are together.
    pub(super) fn bytes(&self) -> usize {
        let texts = [&self.title, &self.quoted, &self.citation, &self.note];
        texts.into_iter().chain(&self.tags).map(String::len).sum()
    }

    /// The same with texts that are safe to show, and tags that are tags.
    ///
    /// # Errors
    /// When something of it is too long.
    pub(super) fn clean(&self) -> Result<Self, Refused> {
        let mut clean = Self {
            address: self.address.clone(),
            title: plain(&self.title),
            quoted: plain(&self.quoted),
            citation: plain(&self.citation),
            note: plain(&self.note),
            tags: Vec::new(),
            since: self.since,
        };
        for text in [&clean.title, &clean.quoted, &clean.citation] {
            if text.len() > MAX_QUOTED {
                return Err(Refused::Quoted(clean.address, text.len()));
            }
        }
        for tag in &self.tags {
            clean.add_tag(tag)?;
        }
        Ok(clean)
    }

    /// Puts a tag on it, unless it has that.
    pub(super) fn add_tag(&mut self, text: &str) -> Result<(), Refused> {
        let text = tag(text)?;
        if self.has_tag(&text) {
            return Ok(());
        }
        if self.tags.len() >= MAX_TAGS {
            return Err(Refused::Tags(self.address.clone()));
        }
        self.tags.push(text);
        Ok(())
    }

    /// Takes a tag off it, however that is written, unless it is one of some
    /// others.
    pub(super) fn remove_tag(&mut self, text: &str, others: &[String]) {
        let gone = fold(text.trim().trim_start_matches('#'));
        if !others.iter().any(|other| fold(other) == gone) {
            self.tags.retain(|tag| fold(tag) != gone);
        }
    }
}

/// A tag as it is kept: one word, without the `#` in front; blanks inside it
/// become hyphens.
///
/// # Errors
/// When nothing is left of it, or it is longer than [`MAX_TAG`].
pub fn tag(text: &str) -> Result<String, Refused> {
    let text = plain(text);
    let words: Vec<&str> = text
        .split(|char: char| char.is_whitespace() || char == ',' || char == '#')
        .filter(|word| !word.is_empty())
        .collect();
    let tag = words.join("-");
    if fold(&tag).is_empty() {
        return Err(Refused::NoTag(text));
    }
    if tag.len() > MAX_TAG {
        return Err(Refused::Tag(tag));
    }
    Ok(tag)
}

/// A text of several lines that is safe to show and to write: NFC, one kind of
/// line end, no blanks at the ends of lines or empty lines at the end, and
/// what could move a cursor or hide written out as `\u{…}`.
pub(super) fn plain(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let composed: String = text.nfc().collect();
    let composed = composed.replace("\r\n", "\n").replace('\r', "\n");
    let lines = composed.split('\n');
    let lines: Vec<String> = lines
        .map(|line| printable(line).trim_end().to_owned())
        .collect();
    lines.join("\n").trim_end_matches('\n').to_owned()
}

/// Whether a text is so already, as most are that come from a file: then
/// nothing in it needs a closer look.
fn is_plain(text: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
    text.bytes().all(plain) && !text.contains(" \n") && !text.ends_with([' ', '\n'])
}

/// The day that it is for the reader; in UTC where the machine has no time
/// zone.
#[must_use]
pub fn today() -> Date {
    Date::from(Zoned::now().date())
}

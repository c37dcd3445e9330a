//! What the reader last saw of each statement, so that they can be told what
//! has changed since.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use crate::dossier::{Address, Date, Entry, Kind, Standing};

/// Of so many statements it is known what was last seen of them; beyond that
/// those are forgotten that were seen longest ago.
pub const MAX_SEEN: usize = 100_000;

/// So many more may be known for a while, so that forgetting costs little.
const SLACK: usize = MAX_SEEN / 10;

/// What a statement says, how it is dated and how it stands, in 32 bits each:
/// FNV-1a of 64 bits over UTF-8, its halves laid over each other; of texts the
/// sum of those of their words, in whatever order they stand. This is written
/// in files, and so is the same in every version of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    text: u32,
    date: u32,
    standing: u32,
}

/// What of a statement is no longer as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// What it says.
    pub text: bool,
    /// Its date.
    pub date: bool,
    /// Its standing: which one, since when, by what, and the note.
    pub standing: bool,
}

impl Fingerprint {
    /// The fingerprint of an entry as the dossier has it: not as it is seen
    /// through a lens, nor an outline of it.
    #[must_use]
    pub fn of(entry: &Entry<'_>) -> Self {
        // What a claim is listed under is not its own.
        let title = (entry.kind() != Kind::Claim).then_some(entry.title);
        Self {
            text: of_words(title.into_iter().chain([&*entry.text])),
            date: hash([&*written(entry.date)]),
            standing: entry.standing.map_or(0, of_standing),
        }
    }

    /// In what another one differs.
    fn changed(self, now: Self) -> Option<Changed> {
        (self != now).then_some(Changed {
            text: self.text != now.text,
            date: self.date != now.date,
            standing: self.standing != now.standing,
        })
    }
}

/// The words of some texts, in whatever order they stand: the reader may have
/// chosen whose names come first.
fn of_words<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let parts = |char: char| char.is_whitespace() || "/()".contains(char);
    let words = texts.flat_map(|text| text.split(parts));
    let words = words.map(|word| word.trim_matches([',', '.', ';', ':']));
    words
        .filter(|word| !word.is_empty())
        .fold(0, |sum: u32, word| sum.wrapping_add(hash([word])))
}

fn of_standing(standing: &Standing) -> u32 {
    let since = match standing {
        Standing::Overtaken { since, .. } => Some(*since),
        _ => None,
    };
    let since = written(since);
    let by = standing.by().iter().map(Address::as_str);
    let first = [standing.word(), &since];
    hash(first.into_iter().chain(by)).wrapping_add(of_words([standing.note()].into_iter()))
}

fn written(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// FNV-1a of some texts, each with a byte behind it that ends no other.
pub(super) fn hash<'a>(texts: impl IntoIterator<Item = &'a str>) -> u32 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = texts
        .into_iter()
        .flat_map(|text| text.bytes().chain([0xff]));
    let hash = bytes.fold(BASIS, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    let halves = (hash >> 32) ^ (hash & u64::from(u32::MAX));
    u32::try_from(halves).unwrap_or(u32::MAX)
}

impl fmt::Display for Fingerprint {
    /// Three times eight hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            text,
            date,
            standing,
        } = self;
        write!(f, "{text:08x} {date:08x} {standing:08x}")
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = |part: &str| {
            let good = part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
            u32::from_str_radix(part, 16)
                .ok()
                .filter(|_| good)
                .ok_or(())
        };
        let parts: Vec<&str> = text.split(' ').collect();
        let [text, date, standing] = parts[..] else {
            return Err(());
        };
        Ok(Self {
            text: digits(text)?,
            date: digits(date)?,
            standing: digits(standing)?,
        })
    }
}

/// What was last seen of each statement.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    marks: HashMap<Address, Mark>,
    /// How often something was recorded.
    turn: u64,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    print: Fingerprint,
    turn: u64,
}

impl Seen {
    /// Whether nothing was seen yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Of how many statements something is known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Where the statements live of which something is known, in no order.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.marks.keys()
    }

    /// What of a statement has changed since it was last seen; none where
    /// nothing has, or where it was never seen.
    #[must_use]
    pub fn what_changed(&self, address: &Address, now: &Fingerprint) -> Option<Changed> {
        self.marks.get(address)?.print.changed(*now)
    }

    /// Whether a statement was seen, as it is or otherwise.
    #[must_use]
    pub fn has(&self, address: &Address) -> bool {
        self.marks.contains_key(address)
    }

    /// Remembers that a statement was seen so, and tells whether that is new.
    pub fn record(&mut self, address: &Address, print: Fingerprint) -> bool {
        self.turn += 1;
        let turn = self.turn;
        if !self.has(address) {
            self.forget(MAX_SEEN + SLACK - 1);
        }
        let before = self.marks.insert(address.clone(), Mark { print, turn });
        before.is_none_or(|before| before.print != print)
    }

    /// Takes over what was seen later.
    pub fn merge(&mut self, later: &Self) {
        for (address, print) in later.in_order() {
            self.record(address, print);
        }
    }

    /// All that is remembered, what was seen longest ago first; no more than
    /// [`MAX_SEEN`].
    pub(super) fn in_order(&self) -> impl Iterator<Item = (&Address, Fingerprint)> {
        let mut all: Vec<_> = self.marks.iter().collect();
        all.sort_unstable_by_key(|(_, mark)| mark.turn);
        let over = all.len().saturating_sub(MAX_SEEN);
        let all = all.into_iter().skip(over);
        all.map(|(address, mark)| (address, mark.print))
    }

    /// Forgets what was seen longest ago where more than so many are known.
    fn forget(&mut self, most: usize) {
        if self.marks.len() <= most {
            return;
        }
        let mut turns: Vec<u64> = self.marks.values().map(|mark| mark.turn).collect();
        turns.sort_unstable();
        let oldest = turns[turns.len() - MAX_SEEN];
        self.marks.retain(|_, mark| mark.turn >= oldest);
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        self.in_order().eq(other.in_order())
    }
}

//! Finding: what was typed is matched against the vocabulary, each distinct
//! word once, and the entries come from postings lists. The text itself is
//! only read again for the few entries that are shown.

mod best;
mod bits;
mod build;
mod complete;
mod facts;
mod forward;
mod gather;
mod index;
mod joined;
mod lead;
mod lens;
mod light;
mod postings;
mod query;
mod rank;
mod role;
mod root;
mod score;
mod seek;
mod sequence;
mod slip;
mod small;
mod sound;
mod space;
mod view;
mod vocabulary;
mod way;
mod words;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use self::complete::{Completion, complete};
pub use self::index::Index;
pub use self::lens::Lens;
pub use self::light::Lights;
pub use self::query::{MAX_QUERY, Mistake, Query, read_date};
pub use self::rank::{Guess, Hit, Hits, Match};
pub use self::score::Field;
pub use self::view::View;

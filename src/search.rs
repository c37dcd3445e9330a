//! Finding: what was typed is matched against the vocabulary, each distinct
//! word once, and the entries come from postings lists. The text itself is
//! only read again for the few entries that are shown.

mod index;
mod light;
mod postings;
mod query;
mod rank;
mod score;
mod vocabulary;
mod words;

pub use self::index::Index;
pub use self::light::Lights;
pub use self::query::{MAX_QUERY, Query};
pub use self::rank::{Hit, Hits, Match};
pub use self::score::Field;
pub use self::vocabulary::Tier;

//! The orders that a list can be in.

use crate::dossier::{Entry, EntryId, fold};
use crate::explorer::Ctx;

/// What two items are compared by: a number first, then a text.
pub(in crate::explorer::screen) type Key = (i64, String);

/// An order: what it is called, and what it goes by.
pub type Order = (&'static str, fn(&Ctx, &Entry<'_>) -> Key);

/// Puts items in an order; those that are alike in it stay as they were.
pub(super) fn sort(ctx: &Ctx, (_, key): &Order, ids: &mut [EntryId]) {
    ids.sort_by_cached_key(|id| key(ctx, &ctx.view.entry(*id)));
}

/// By the title, without a regard to case and accents.
pub(in crate::explorer::screen) fn by_title(_: &Ctx, entry: &Entry<'_>) -> Key {
    (0, fold(entry.title))
}

/// By how much leads there, the most first. While there is no index, nobody
/// knows.
pub(in crate::explorer::screen) fn by_use(ctx: &Ctx, entry: &Entry<'_>) -> Key {
    let count = ctx.index.map_or(0, |index| {
        index.mentioning(entry.id).len() + index.citing(entry.id).len()
    });
    (-i64::try_from(count).unwrap_or(i64::MAX), String::new())
}

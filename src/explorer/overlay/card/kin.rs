//! Kin: what else tells of the same as a statement, as far as the names in
//! both can say so.

use std::collections::{HashMap, HashSet};

use crate::dossier::{Entry, EntryId, Kind};
use crate::explorer::Ctx;

/// How many are listed.
const MOST: usize = 5;
/// A name says that two statements are of one thing if no more than one in so
/// many statements has it, or only a few have; in a very large dossier never
/// if more have it than can be looked through at a key press.
const COMMON: usize = 2_000;
const ONE_IN: usize = 10;
const FEW: usize = 12;

/// Another entry, and the names that both have, the rarest first.
pub(super) struct Kin<'a> {
    pub(super) id: EntryId,
    pub(super) names: Vec<&'a str>,
}

/// The entries of a kind that have the most names in common with another, rarer
/// ones counting more, and of those the nearest in date; names that very many
/// have do not count. None while there is no index, which knows them.
pub(super) fn kin<'a>(ctx: &Ctx<'a>, entry: &Entry<'_>, kind: Kind) -> Vec<Kin<'a>> {
    let Some(index) = ctx.index else {
        return Vec::new();
    };
    let dossier = ctx.dossier;
    let few = FEW.max(dossier.statements() / ONE_IN).min(COMMON);
    let mut shared: HashMap<EntryId, Vec<(usize, EntryId)>> = HashMap::new();
    for name in names(ctx, entry) {
        let all = index.mentioning(name);
        if all.len() > few {
            continue;
        }
        let others = all.iter().filter(|id| **id != entry.id);
        for &id in others.filter(|id| dossier.outline(**id).kind() == kind) {
            shared.entry(id).or_default().push((all.len(), name));
        }
    }
    let mut kin: Vec<(f64, i32, EntryId, Vec<EntryId>)> = shared
        .into_iter()
        .filter(|(id, _)| ctx.view.sees(*id))
        .map(|(id, mut names)| {
            names.sort_unstable();
            let weight = names.iter().map(|(count, _)| 1.0 / small(*count)).sum();
            let names = names.into_iter().map(|(_, name)| name).collect();
            (weight, apart(entry, &dossier.outline(id)), id, names)
        })
        .collect();
    kin.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    kin.truncate(MOST);
    let called = |name: EntryId| dossier.entry(name).title;
    kin.into_iter()
        .map(|(_, _, id, names)| Kin {
            id,
            names: names.into_iter().map(called).collect(),
        })
        .collect()
}

/// The names in what an entry says.
fn names(ctx: &Ctx, entry: &Entry<'_>) -> HashSet<EntryId> {
    let first = ctx.dossier.name_ids().start;
    let texts = [entry.title, &entry.text, entry.note()];
    let mentions = texts.iter().flat_map(|text| ctx.dossier.mentions(text));
    let id = mentions.filter_map(|mention| u32::try_from(mention.name).ok());
    id.map(|at| EntryId(first + at)).collect()
}

/// Days between the beginnings of what two entries tell of.
fn apart(one: &Entry<'_>, other: &Entry<'_>) -> i32 {
    let days = one.date.zip(other.date).and_then(|(one, other)| {
        let span = one.first_day().until(other.first_day()).ok()?;
        Some(span.get_days().abs())
    });
    days.unwrap_or(i32::MAX)
}

fn small(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

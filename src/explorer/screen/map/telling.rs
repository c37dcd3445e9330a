//! The telling: an era of the map in words.

use super::gazetteer::Gazetteer;
use crate::commands::map::sketch::{fill, without_brackets, words};
use crate::dossier::{Entry, EntryId, Era, Holder, Land, LonLat};
use crate::explorer::Ctx;
use crate::explorer::reading::Sheet;
use crate::widget::prose::{Part, Row, set};

/// Columns of a swatch and the blank after it.
const SWATCH: u16 = 4;

/// Who held a land before, and who holds it now.
type Fate = (Option<Holder>, Option<Holder>);

/// An era to be told of.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    ctx: &'a Ctx<'a>,
    at: Option<usize>,
    era: Option<&'a Era>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(ctx: &'a Ctx<'a>, at: Option<usize>) -> Self {
        let era = at.and_then(|at| ctx.dossier.atlas.eras.get(at));
        Self { ctx, at, era }
    }

    /// Which era it is, by its place among them.
    pub(super) fn era(&self) -> Option<usize> {
        self.at
    }

    /// From when until when it was, as far as that is seen.
    pub(super) fn when(&self) -> Vec<Row> {
        let when = self.era.map(|era| self.years(era)).unwrap_or_default();
        let lens = self.ctx.view.lens.as_of();
        let mut rows = Vec::new();
        if !when.is_empty() {
            rows.push(Row::of(when, self.ctx.theme.dim));
        }
        if let (Some(date), true) = (lens, self.leaves_out()) {
            let what = format!("as of {}: later eras are left out", date.human());
            rows.push(Row::of(what, self.ctx.theme.dim));
        }
        rows
    }

    /// Whether eras come after what is seen.
    fn leaves_out(&self) -> bool {
        let eras = &self.ctx.dossier.atlas.eras;
        self.ctx.view.era().map_or(0, |era| era + 1) < eras.len()
    }

    fn years(&self, era: &Era) -> String {
        let until = self.ctx.view.until(era);
        match (era.from, until) {
            (Some(from), Some(until)) => format!("{} to {}", from.short(), until.short()),
            (Some(from), None) => format!("since {}", from.short()),
            (None, Some(until)) => format!("until {}", until.short()),
            (None, None) => String::new(),
        }
    }

    /// The holders: for each a swatch, and the words.
    pub(super) fn legend(&self, width: u16) -> Vec<Row> {
        let held = self
            .held()
            .into_iter()
            .filter(|(holder, _)| holder.is_some());
        held.flat_map(|(holder, _)| self.swatch(holder, "", width))
            .collect()
    }

    /// Who holds what, written out.
    pub(super) fn holdings(&self, width: u16) -> Vec<Row> {
        let rows = self.held().into_iter().flat_map(|(holder, lands)| {
            let names: Vec<&str> = lands.iter().map(|land| land.name.as_str()).collect();
            self.swatch(holder, &format!(": {}", names.join(", ")), width)
        });
        rows.collect()
    }

    fn held(&self) -> Vec<(Option<Holder>, Vec<&'a Land>)> {
        let atlas = &self.ctx.dossier.atlas;
        self.at.map_or_else(Vec::new, |at| atlas.held(at))
    }

    fn swatch(&self, holder: Option<Holder>, lands: &str, width: u16) -> Vec<Row> {
        let theme = self.ctx.theme;
        let styles = theme.held(holder);
        let swatch = format!("{} ", fill(holder, styles).sample(theme.is_ascii()));
        let parts = [
            (swatch.as_str(), styles[0], None),
            (words(holder), theme.heading, None),
            (lands, theme.text, None),
        ];
        set(&parts, width, SWATCH)
    }

    /// What changed hands since the era before; lands with the same fate
    /// together.
    pub(super) fn changes(&self, width: u16) -> Vec<Row> {
        let (theme, atlas) = (self.ctx.theme, &self.ctx.dossier.atlas);
        let mut fates: Vec<(Fate, Vec<String>)> = Vec::new();
        for (land, before, now) in self.at.map_or_else(Vec::new, |at| atlas.changes(at)) {
            let name = without_brackets(&atlas.lands[land].name);
            match fates.iter_mut().find(|(fate, _)| *fate == (before, now)) {
                Some((_, names)) => names.push(name),
                None => fates.push(((before, now), vec![name])),
            }
        }
        let mut rows = Vec::new();
        for ((before, now), names) in fates {
            let names = format!("{}: ", names.join(", "));
            let what = match before {
                None => format!("now {}", words(now)),
                Some(_) => format!("{} {} {}", words(before), theme.arrow(), words(now)),
            };
            let parts: [Part<'_>; 2] = [(&names, theme.text, None), (&what, theme.dim, None)];
            rows.extend(set(&parts, width, 2));
        }
        rows
    }

    /// What tells of it, as far as that is seen.
    pub(super) fn statements(&self) -> Vec<EntryId> {
        let claims = self.era.map_or(&[][..], |era| &era.claims);
        let seen = claims.iter().filter_map(|at| self.ctx.view.find(at));
        seen.collect()
    }

    /// The note on it, as far as that is seen.
    pub(super) fn note(&self) -> &'a str {
        self.era.map_or("", |era| self.ctx.view.note_of(era))
    }

    /// Whether there is a note on it at all.
    pub(super) fn is_noted(&self) -> bool {
        self.era.is_some_and(|era| !era.note.is_empty())
    }

    /// Who holds a land, in words.
    pub(super) fn holder(&self, land: usize) -> Option<&'static str> {
        let holders = self.ctx.dossier.atlas.holders(self.at?);
        Some(words(*holders.get(land)?))
    }

    /// Whether something happened in this era.
    pub(super) fn has(&self, entry: &Entry<'_>) -> bool {
        let (Some(era), Some(date)) = (self.at, entry.date) else {
            return false;
        };
        self.ctx.dossier.atlas.era_on(date.first_day()) == Some(era)
    }
}

/// The whole map in words: for whoever cannot see it, and for reading aloud.
pub(super) fn in_words(
    ctx: &Ctx,
    gazetteer: &Gazetteer,
    telling: &Telling<'_>,
    width: u16,
) -> Vec<Row> {
    let (theme, wide) = (ctx.theme, Sheet::of(ctx, width).wide());
    let mut rows = telling.when();
    let mut part = |heading: &str, part: Vec<Row>| {
        if part.is_empty() {
            return;
        }
        rows.push(Row::default());
        if !heading.is_empty() {
            rows.push(Row::of(heading, theme.heading));
        }
        rows.extend(part);
    };
    let text = |text: String| set(&[(&text, theme.text, None)], wide, 2);
    let note = Some(telling.note()).filter(|note| !note.is_empty());
    let note = note.map(|note| set(&[(note, theme.text, None)], wide, 0));
    part("", note.unwrap_or_default());
    let holdings = telling.held().into_iter().flat_map(|(holder, lands)| {
        let names: Vec<&str> = lands.iter().map(|land| land.name.as_str()).collect();
        text(format!("{}: {}.", words(holder), names.join(", ")))
    });
    part("Who holds what", holdings.collect());
    part("What changed", telling.changes(wide));
    let line = telling.era.map_or(&[][..], |era| &era.line);
    let line = line.iter().flat_map(|piece| {
        let points: Vec<String> = piece.iter().copied().map(written).collect();
        text(format!("{}.", points.join("; ")))
    });
    part("The line", line.collect());
    let groups = gazetteer.groups(ctx.dossier).into_iter();
    let places = groups.filter(|(_, places)| !places.is_empty());
    let places = places.flat_map(|(land, places)| {
        let lands = &ctx.dossier.atlas.lands;
        let on = land.map_or("elsewhere", |land| &lands[land].name);
        let names = places.iter().map(|at| gazetteer.places[*at].name.as_str());
        text(format!("{on}: {}.", names.collect::<Vec<_>>().join(", ")))
    });
    part("Places by land", places.collect());
    rows
}

/// A point as it is written: 46.2 N, 148.6 E.
fn written((lon, lat): LonLat) -> String {
    let side = |value: f64, sides: [&'static str; 2]| sides[usize::from(value < 0.0)];
    let (north, east) = (side(lat, ["N", "S"]), side(lon, ["E", "W"]));
    format!("{:.1} {north}, {:.1} {east}", lat.abs(), lon.abs())
}

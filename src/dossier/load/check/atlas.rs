//! Checking the atlas.

use std::collections::HashSet;

use super::desk::Desk;
use super::file;
use crate::dossier::page::Spot;
use crate::dossier::{Atlas, Date, Era, Extent, Frame, Land, LonLat, Place};

pub(super) fn atlas(desk: &mut Desk, file: &file::Atlas) -> Atlas {
    desk.unique(file.lands.iter().map(|land| &land.id), "among the lands");
    desk.unique(
        file.places.iter().map(|place| &place.id),
        "among the places",
    );
    desk.unique(file.eras.iter().map(|era| &era.id), "among the eras");
    desk.unique(
        file.frames.iter().map(|frame| &frame.id),
        "among the frames",
    );
    let lands: Vec<Land> = file.lands.iter().map(|l| land(desk, l)).collect();
    let places = file
        .places
        .iter()
        .map(|p| {
            let (id, name) = (desk.id(&p.id), desk.told(&p.name, "name"));
            desk.lon_lat(p.at);
            let land = p.land.as_ref().map(|spot| known_land(desk, spot, &lands));
            Place {
                id,
                name,
                at: p.at,
                land,
            }
        })
        .collect();
    let cut = file.cut.map(|cut| extent(desk, cut, "the box of cut"));
    let eras: Vec<Era> = file.eras.iter().map(|e| era(desk, e, &lands)).collect();
    for (pair, spots) in eras.windows(2).zip(file.eras.windows(2)) {
        in_order(desk, &pair[0], &pair[1], &spots[1]);
    }
    let frames = file.frames.iter().map(|f| frame(desk, f, &lands)).collect();
    Atlas {
        lands,
        places,
        eras,
        frames,
        cut,
    }
}

/// A ring without a last corner that only repeats the first.
fn opened(ring: &[LonLat]) -> Vec<LonLat> {
    match ring {
        [first, between @ .., last] if first == last => std::iter::once(*first)
            .chain(between.iter().copied())
            .collect(),
        _ => ring.to_vec(),
    }
}

/// The id of a land that must be on the map.
fn known_land(desk: &mut Desk, spot: &Spot, lands: &[Land]) -> String {
    let land = desk.id(spot);
    if !lands.iter().any(|known| known.id == land) {
        let ids = lands.iter().map(|land| land.id.as_str());
        let right = desk.suggest(&land, ids, "add it to lands");
        desk.error(spot, format!("there is no land \"{land}\""), right);
    }
    land
}

/// Warns of an era that starts before the one before it has ended.
fn in_order(desk: &mut Desk, before: &Era, era: &Era, file: &file::Era) {
    let ended = before.until.map(|until| until.first_day());
    let begins = era.from.map(|from| from.last_day());
    if begins.is_none_or(|begins| ended.is_none_or(|ended| begins < ended)) {
        let what = format!("the era starts before \"{}\" has ended", before.id);
        desk.warn(
            &file.id,
            what,
            "write the eras in order, from where the one before ends",
        );
    }
}

/// Warns of what an era names although it was not in that time. What made it,
/// the first of all, may have come before.
fn within(desk: &mut Desk, file: &file::Era, from: Option<Date>, until: Option<Date>) {
    for (nth, spot) in file.claims.iter().enumerate() {
        let Some(date) = spot
            .text
            .parse()
            .ok()
            .and_then(|at| desk.known.dates.get(&at))
            .copied()
        else {
            continue;
        };
        if date.is_doubtful() {
            continue;
        }
        let early = nth > 0 && from.is_some_and(|from| date.last_day() < from.first_day());
        let late = until.is_some_and(|until| date.first_day() > until.last_day());
        if early || late {
            let what = format!("\"{}\" ({}) lies outside this era", spot.text, date.human());
            desk.warn(spot, what, "name it in the era that it belongs to");
        }
    }
}

fn extent(desk: &mut Desk, file: file::Extent, what: &str) -> Extent {
    desk.lon_lat((file.lon.0, file.lat.0));
    desk.lon_lat((file.lon.1, file.lat.1));
    if file.lon.0 >= file.lon.1 || file.lat.0 >= file.lat.1 {
        let right = "write lon: (west, east), lat: (south, north)";
        desk.error_here(format!("{what} has no extent"), right);
    }
    Extent {
        lon: file.lon,
        lat: file.lat,
    }
}

fn land(desk: &mut Desk, file: &file::Land) -> Land {
    if file.rings.is_empty() {
        desk.error(
            &file.id,
            "the land has no coastline",
            "add rings: [[(lon, lat), …]]",
        );
    }
    let (id, name) = (desk.id(&file.id), desk.told(&file.name, "name"));
    for ring in &file.rings {
        for &at in ring {
            desk.lon_lat(at);
        }
        if opened(ring).len() < 3 {
            desk.error(
                &file.id,
                "a coastline has fewer than three corners",
                "draw it whole",
            );
        }
    }
    Land {
        id,
        name,
        rings: file.rings.iter().map(|ring| opened(ring)).collect(),
    }
}

fn era(desk: &mut Desk, file: &file::Era, lands: &[Land]) -> Era {
    let (id, title) = (desk.id(&file.id), desk.told(&file.title, "title"));
    let from = desk.maybe_date(file.from.as_ref());
    let until = desk.maybe_date(file.until.as_ref());
    if let (Some(from), Some(until)) = (from, until)
        && until.last_day() < from.first_day()
    {
        desk.error(
            &file.id,
            "the era ends before it starts",
            "swap from and until",
        );
    }
    within(desk, file, from, until);
    let mut named = HashSet::new();
    let mut holders = Vec::with_capacity(file.holders.len());
    for (spot, holder) in &file.holders {
        let land = known_land(desk, spot, lands);
        if !named.insert(&*spot.text) {
            desk.error(spot, format!("\"{land}\" has two holders"), "keep one");
        }
        holders.push((land, *holder));
    }
    for &at in file.line.iter().flatten() {
        desk.lon_lat(at);
    }
    Era {
        id,
        title,
        from,
        until,
        holders,
        line: file.line.clone(),
        note: desk.maybe_told(&file.note),
        claims: desk.addresses(&file.claims),
    }
}

fn frame(desk: &mut Desk, file: &file::Frame, lands: &[Land]) -> Frame {
    let (id, title) = (desk.id(&file.id), desk.told(&file.title, "title"));
    let (lon, lat) = (file.lon, file.lat);
    let extent = extent(desk, file::Extent { lon, lat }, "the frame");
    if !lands.is_empty() && !lands.iter().any(|land| extent.meets(&land.rings)) {
        let right = "longitude comes first; draw the frame around a land";
        desk.warn(&file.id, "no land is in the frame", right);
    }
    Frame { id, title, extent }
}

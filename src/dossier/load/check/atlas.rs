//! Checking the atlas.

use super::desk::Desk;
use super::file;
use crate::dossier::{Atlas, Era, Frame, Land, Place};

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
            let (id, name) = (desk.id(&p.id), desk.text(&p.name, "name"));
            desk.lon_lat(p.at);
            Place { id, name, at: p.at }
        })
        .collect();
    let eras = file.eras.iter().map(|e| era(desk, e, &lands)).collect();
    let frames = file.frames.iter().map(|f| frame(desk, f)).collect();
    Atlas {
        lands,
        places,
        eras,
        frames,
    }
}

fn land(desk: &mut Desk, file: &file::Land) -> Land {
    let (id, name) = (desk.id(&file.id), desk.text(&file.name, "name"));
    for ring in &file.rings {
        for &at in ring {
            desk.lon_lat(at);
        }
        if ring.len() < 3 {
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
        rings: file.rings.clone(),
    }
}

fn era(desk: &mut Desk, file: &file::Era, lands: &[Land]) -> Era {
    let (id, title) = (desk.id(&file.id), desk.text(&file.title, "title"));
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
    let mut holders = Vec::with_capacity(file.holders.len());
    for (spot, holder) in &file.holders {
        let land = desk.id(spot);
        if !lands.iter().any(|known| known.id == land) {
            let what = format!("there is no land \"{land}\"");
            let ids = lands.iter().map(|land| land.id.as_str());
            let right = desk.known.suggest(&land, ids, "add it to lands");
            desk.error(spot, what, right);
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
        note: desk.maybe_text(&file.note),
        claims: desk.addresses(&file.claims),
    }
}

fn frame(desk: &mut Desk, file: &file::Frame) -> Frame {
    let (id, title) = (desk.id(&file.id), desk.text(&file.title, "title"));
    desk.lon_lat((file.lon.0, file.lat.0));
    desk.lon_lat((file.lon.1, file.lat.1));
    if file.lon.0 >= file.lon.1 || file.lat.0 >= file.lat.1 {
        desk.error(
            &file.id,
            "the frame has no extent",
            "write lon: (west, east), lat: (south, north)",
        );
    }
    Frame {
        id,
        title,
        lon: file.lon,
        lat: file.lat,
    }
}

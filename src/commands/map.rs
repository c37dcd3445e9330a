//! `nemuro map`: the map of an era as text, who held what, and what tells of
//! it.

pub mod sketch;

use std::borrow::Cow;
use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use serde::Serialize;

use self::sketch::{Sketch, extent, fill, forms, land_tags, words};
use super::page::Page;
use super::{End, SCHEMA, json, row};
use crate::dossier::{Atlas, Date, Era, Frame, Holder};
use crate::search::View;
use crate::widget::map::{self, Anchor, Fill, Look, Raster, Scene, Size, Tag, Trace, place, scale};

/// Cells of the map for each name on it.
const CELLS: usize = 150;
const PLAIN: Style = Style::new();

/// What of the map is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The id of a frame; everything that was ever held without one.
    pub frame: Option<&'a str>,
    /// The day whose era is drawn; the era of the view without one.
    pub day: Option<Date>,
    /// Columns and rows.
    pub size: Size,
    /// Whether nothing outside ASCII is drawn.
    pub ascii: bool,
    /// Whether JSON is printed.
    pub json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    era: Whole<'a>,
    frame: Option<Shown<'a>>,
    eras: Vec<Brief<'a>>,
}

#[derive(Serialize)]
struct Brief<'a> {
    id: &'a str,
    title: Cow<'a, str>,
    from: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    brief: Brief<'a>,
    note: &'a str,
    claims: Vec<&'a str>,
    holders: Vec<Held<'a>>,
    line: &'a [Vec<(f64, f64)>],
}

#[derive(Serialize)]
struct Held<'a> {
    land: &'a str,
    name: &'a str,
    holder: Option<&'static str>,
    words: &'static str,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    title: &'a str,
    lon: (f64, f64),
    lat: (f64, f64),
}

/// Draws the map of the era that the view is of; without one there is nothing
/// to draw.
///
/// # Errors
/// When `out` cannot be written to.
pub fn run(view: View<'_>, wanted: &Wanted<'_>, out: &mut dyn Write) -> io::Result<End> {
    let atlas = &view.dossier.atlas;
    let Some(at) = era_of(view, wanted.day) else {
        return Ok(End::Nothing);
    };
    let era = &atlas.eras[at];
    let frame = wanted
        .frame
        .and_then(|id| atlas.frames.iter().find(|frame| frame.id == id));
    if wanted.json {
        json(out, &answer(view, at, frame))?;
        return Ok(End::Done);
    }
    writeln!(out, "{}", view.title_of(era))?;
    let when = when(view, era);
    if !when.is_empty() {
        writeln!(out, "{when}")?;
    }
    writeln!(out)?;
    for row in drawn(atlas, at, frame, wanted) {
        writeln!(out, "{row}")?;
    }
    writeln!(out)?;
    let mut page = Page { out, view };
    for (holder, lands) in atlas.held(at) {
        let swatch = plain(holder).sample(wanted.ascii);
        let names: Vec<&str> = lands.iter().map(|land| land.name.as_str()).collect();
        let line = format!("{}: {}", words(holder), names.join(", "));
        page.hanging(&format!("{swatch}  "), "     ", &line)?;
    }
    if !era.line.is_empty() {
        let line = if wanted.ascii { "***" } else { "▀▀▀" };
        writeln!(page.out, "{line}  the line")?;
    }
    let note = view.note_of(era);
    if !note.is_empty() {
        writeln!(page.out)?;
        page.paragraph("", note)?;
    }
    let claims = claims(view, era);
    if !claims.is_empty() {
        writeln!(page.out, "\n  told by")?;
    }
    for claim in claims {
        writeln!(page.out, "    {claim}")?;
    }
    Ok(End::Done)
}

/// The era of a day; the last that is seen without one, or where the day is
/// later than what is seen.
#[must_use]
pub fn era_of(view: View<'_>, day: Option<Date>) -> Option<usize> {
    let Some(day) = day else {
        return view.era();
    };
    let seen = view.lens.as_of().map(|date| date.last_day());
    let day = day.last_day();
    let day = seen.map_or(day, |seen| seen.min(day));
    view.dossier.atlas.era_on(day)
}

/// From when until when an era was, as far as that is seen.
fn when(view: View<'_>, era: &Era) -> String {
    let until = view.until(era);
    match (era.from, until) {
        (Some(from), Some(until)) => format!("{} to {}", from.human(), until.human()),
        (Some(from), None) => format!("since {}", from.human()),
        (None, Some(until)) => format!("until {}", until.human()),
        (None, None) => String::new(),
    }
}

fn claims<'a>(view: View<'_>, era: &'a Era) -> Vec<&'a str> {
    let seen = era.claims.iter().filter(|at| view.find(at).is_some());
    seen.map(crate::dossier::Address::as_str).collect()
}

fn answer<'a>(view: View<'a>, at: usize, frame: Option<&'a Frame>) -> Answer<'a> {
    let atlas = &view.dossier.atlas;
    let era = &atlas.eras[at];
    let holders = atlas.lands.iter().zip(atlas.holders(at));
    let holders = holders.map(|(land, holder)| Held {
        land: &land.id,
        name: &land.name,
        holder: holder.map(Holder::word),
        words: words(holder),
    });
    Answer {
        schema: SCHEMA,
        era: Whole {
            brief: brief(view, era),
            note: view.note_of(era),
            claims: claims(view, era),
            holders: holders.collect(),
            line: &era.line,
        },
        frame: frame.map(|frame| Shown {
            id: &frame.id,
            title: &frame.title,
            lon: frame.extent.lon,
            lat: frame.extent.lat,
        }),
        eras: atlas.eras[..=view.era().unwrap_or(at)]
            .iter()
            .map(|era| brief(view, era))
            .collect(),
    }
}

fn brief<'a>(view: View<'a>, era: &'a Era) -> Brief<'a> {
    Brief {
        id: &era.id,
        title: view.title_of(era),
        from: era.from.map(|date| date.to_string()),
        until: view.until(era).map(|date| date.to_string()),
    }
}

fn plain(holder: Option<Holder>) -> Fill {
    fill(holder, [PLAIN; 2])
}

/// The map in rows of text.
fn drawn(atlas: &Atlas, era: usize, frame: Option<&Frame>, wanted: &Wanted<'_>) -> Vec<String> {
    let (size, ascii) = (wanted.size, wanted.ascii);
    let Some(reach) = frame.map(|frame| frame.extent).or_else(|| atlas.stake()) else {
        return Vec::new();
    };
    let view = map::View::fit(&extent(&reach), size);
    let raster = Raster::of(&Sketch::of(atlas).ground(), &view, size);
    let line = Trace::of(&atlas.eras[era].line, &view, size);
    let fills: Vec<Fill> = atlas.holders(era).into_iter().map(plain).collect();
    let bar = scale(&view, size, PLAIN, ascii);
    let scene = Scene {
        raster: &raster,
        fills: &fills,
        line: &line,
        chosen: None,
        signs: &place(&tags(atlas, wanted), &raster, &view, &[&line], bar),
        before: None,
    };
    let look = Look {
        water: PLAIN,
        coast: PLAIN,
        line: PLAIN,
        chosen: PLAIN,
        ascii,
    };
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    scene.draw(&look, area, &mut buffer);
    (0..size.1).map(|y| row(&buffer, y)).collect()
}

/// The lands that were held, and as many places as there is room for.
fn tags(atlas: &Atlas, wanted: &Wanted<'_>) -> Vec<Tag> {
    let mark = if wanted.ascii { "o" } else { "▪" };
    let mut tags = land_tags(atlas, PLAIN);
    let room = usize::from(wanted.size.0) * usize::from(wanted.size.1) / CELLS;
    let places = atlas.places.iter().map(|place| Tag {
        anchor: Anchor::Point(place.at),
        mark: place.land.as_ref().map(|_| (mark, PLAIN)),
        texts: forms(&place.name),
        style: PLAIN,
        bold: false,
    });
    let room = room.saturating_sub(tags.len());
    tags.extend(places.take(room));
    tags
}

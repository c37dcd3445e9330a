//! The atlas: coastlines, who held what when, and views on the map.
//!
//! Coordinates are longitude and latitude in degrees.

use serde::Deserialize;

use super::{Address, Date};

/// Longitude and latitude in degrees.
pub type LonLat = (f64, f64);

/// What the map is drawn from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Atlas {
    /// Stretches of land that were held together.
    pub lands: Vec<Land>,
    /// Points on the map.
    pub places: Vec<Place>,
    /// Who held what when, in order of time.
    pub eras: Vec<Era>,
    /// Views to choose from.
    pub frames: Vec<Frame>,
}

/// A stretch of land that was held by one side at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Land {
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its coastlines: each ring has at least three corners.
    pub rings: Vec<Vec<LonLat>>,
}

/// A point on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub at: LonLat,
}

/// A time in which the line lay in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Era {
    /// The id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it began, if it is known.
    pub from: Option<Date>,
    /// When it ended, if it has.
    pub until: Option<Date>,
    /// Who held each land: the land's id and the holder.
    pub holders: Vec<(String, Holder)>,
    /// The line between the two states, in pieces.
    pub line: Vec<Vec<LonLat>>,
    /// The map in words.
    pub note: String,
    /// The items that tell of it.
    pub claims: Vec<Address>,
}

/// Who held a land.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the words say all")]
pub enum Holder {
    Japan,
    Russia,
    /// Held by both, undivided.
    Shared,
    /// Held by Russia, claimed by Japan.
    Disputed,
}

impl Holder {
    /// The holder in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Japan => "held by Japan",
            Self::Russia => "held by Russia",
            Self::Shared => "shared, undivided",
            Self::Disputed => "held by Russia, claimed by Japan",
        }
    }
}

/// A view on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The id.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The western and eastern edge, in degrees.
    pub lon: (f64, f64),
    /// The southern and northern edge, in degrees.
    pub lat: (f64, f64),
}

//! What a file of a dossier says, before any of it is believed.
//!
//! These types mirror the RON format field by field. Their strings remember
//! where in the file they stand, so that a check which only fails much later
//! (a source that nobody wrote) still points at the very characters.

use serde::Deserialize;

use crate::dossier::page::Spot;
use crate::dossier::{FigureKind, Holder, NameKind, Side, SourceKind, Voice};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Dossier")]
pub(super) struct Head {
    pub(super) title: Spot,
    pub(super) about: Spot,
    pub(super) checked: Spot,
    pub(super) topics: Vec<Spot>,
    #[serde(default)]
    pub(super) wording: Vec<Wording>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub(super) avoid: Spot,
    pub(super) write: Spot,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) title: Spot,
    pub(super) summary: Spot,
    #[serde(default)]
    pub(super) sources: Vec<Spot>,
    #[serde(default)]
    pub(super) sections: Vec<Section>,
    #[serde(default)]
    pub(super) events: Vec<Event>,
    #[serde(default)]
    pub(super) figures: Vec<Figure>,
    #[serde(default)]
    pub(super) positions: Vec<Position>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub(super) id: Spot,
    pub(super) title: Spot,
    #[serde(default)]
    pub(super) claims: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    pub(super) id: Spot,
    pub(super) text: Spot,
    pub(super) date: Spot,
    #[serde(default)]
    pub(super) sources: Vec<Spot>,
    #[serde(default)]
    pub(super) standing: Standing,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) enum Standing {
    #[default]
    Holds,
    Overtaken {
        since: Spot,
        #[serde(default)]
        by: Vec<Spot>,
        #[serde(default)]
        note: Spot,
    },
    Contested {
        #[serde(default)]
        by: Vec<Spot>,
        #[serde(default)]
        note: Spot,
    },
    Unconfirmed {
        #[serde(default)]
        note: Spot,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) id: Spot,
    pub(super) date: Spot,
    pub(super) title: Spot,
    #[serde(default)]
    pub(super) text: Spot,
    #[serde(default)]
    pub(super) sources: Vec<Spot>,
    pub(super) place: Option<Spot>,
    #[serde(default)]
    pub(super) standing: Standing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    pub(super) id: Spot,
    pub(super) title: Spot,
    pub(super) unit: Spot,
    pub(super) kind: FigureKind,
    pub(super) series: Vec<Series>,
    #[serde(default)]
    pub(super) breaks: Vec<Break>,
    #[serde(default)]
    pub(super) sources: Vec<Spot>,
    #[serde(default)]
    pub(super) note: Spot,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Series {
    pub(super) name: Spot,
    pub(super) points: Vec<(Spot, f64)>,
    #[serde(default)]
    pub(super) derived: Vec<Spot>,
    #[serde(default)]
    pub(super) from: Vec<(Spot, Vec<Spot>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Break {
    pub(super) at: Spot,
    pub(super) note: Spot,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    pub(super) id: Spot,
    pub(super) question: Spot,
    pub(super) japan: Stance,
    pub(super) russia: Stance,
    #[serde(default)]
    pub(super) others: Vec<Other>,
    #[serde(default)]
    pub(super) agreed: Spot,
    #[serde(default)]
    pub(super) agreed_sources: Vec<Spot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stance {
    pub(super) text: Spot,
    #[serde(default)]
    pub(super) sources: Vec<Spot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Other {
    pub(super) who: Spot,
    pub(super) text: Spot,
    #[serde(default)]
    pub(super) sources: Vec<Spot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: Spot,
    pub(super) title: Spot,
    #[serde(default)]
    pub(super) publisher: Spot,
    #[serde(default)]
    pub(super) authors: Vec<Spot>,
    pub(super) kind: SourceKind,
    pub(super) issued: Option<Spot>,
    pub(super) accessed: Option<Spot>,
    pub(super) url: Option<Spot>,
    pub(super) archive_url: Option<Spot>,
    pub(super) language: Option<Spot>,
    pub(super) side: Side,
    pub(super) voice: Option<Voice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    pub(super) id: Spot,
    pub(super) kind: NameKind,
    #[serde(default)]
    pub(super) en: Vec<Spot>,
    #[serde(default)]
    pub(super) ja: Vec<Spot>,
    #[serde(default)]
    pub(super) ru: Vec<Spot>,
    #[serde(default)]
    pub(super) gloss: Spot,
    pub(super) dates: Option<Spot>,
    pub(super) place: Option<(f64, f64)>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Atlas {
    #[serde(default)]
    pub(super) lands: Vec<Land>,
    #[serde(default)]
    pub(super) places: Vec<Place>,
    #[serde(default)]
    pub(super) eras: Vec<Era>,
    #[serde(default)]
    pub(super) frames: Vec<Frame>,
    pub(super) cut: Option<Extent>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub(super) struct Extent {
    pub(super) lon: (f64, f64),
    pub(super) lat: (f64, f64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Land {
    pub(super) id: Spot,
    pub(super) name: Spot,
    pub(super) rings: Vec<Vec<(f64, f64)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) id: Spot,
    pub(super) name: Spot,
    pub(super) at: (f64, f64),
    pub(super) land: Option<Spot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Era {
    pub(super) id: Spot,
    pub(super) title: Spot,
    pub(super) from: Option<Spot>,
    pub(super) until: Option<Spot>,
    pub(super) holders: Vec<(Spot, Holder)>,
    #[serde(default)]
    pub(super) line: Vec<Vec<(f64, f64)>>,
    #[serde(default)]
    pub(super) note: Spot,
    #[serde(default)]
    pub(super) claims: Vec<Spot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Frame {
    pub(super) id: Spot,
    pub(super) title: Spot,
    pub(super) lon: (f64, f64),
    pub(super) lat: (f64, f64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Path {
    pub(super) id: Spot,
    pub(super) title: Spot,
    pub(super) about: Spot,
    pub(super) steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) title: Spot,
    #[serde(default)]
    pub(super) text: Spot,
    pub(super) items: Vec<Spot>,
}

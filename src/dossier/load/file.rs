//! What a file of a dossier says, before any of it is believed.
//!
//! These types mirror the RON format field by field. Their strings remember
//! where in the file they stand, so that a check which only fails much later
//! (a source that nobody wrote) still points at the very characters.

use serde::Deserialize;

use crate::dossier::page::Spot;
use crate::dossier::{FigureKind, Holder, NameKind, Side, SourceKind, Voice};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Dossier", bound = "'de: 'a")]
pub(super) struct Head<'a> {
    pub(super) title: Spot<'a>,
    pub(super) about: Spot<'a>,
    pub(super) checked: Spot<'a>,
    pub(super) topics: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) wording: Vec<Wording<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Wording<'a> {
    pub(super) avoid: Spot<'a>,
    pub(super) write: Spot<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Topic<'a> {
    pub(super) title: Spot<'a>,
    pub(super) summary: Spot<'a>,
    #[serde(default)]
    pub(super) sources: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) sections: Vec<Section<'a>>,
    #[serde(default)]
    pub(super) events: Vec<Event<'a>>,
    #[serde(default)]
    pub(super) figures: Vec<Figure<'a>>,
    #[serde(default)]
    pub(super) positions: Vec<Position<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Section<'a> {
    pub(super) id: Spot<'a>,
    pub(super) title: Spot<'a>,
    #[serde(default)]
    pub(super) claims: Vec<Claim<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Claim<'a> {
    pub(super) id: Spot<'a>,
    pub(super) text: Spot<'a>,
    pub(super) date: Spot<'a>,
    #[serde(default)]
    pub(super) sources: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) figures: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) standing: Standing<'a>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) enum Standing<'a> {
    #[default]
    Holds,
    Overtaken {
        since: Spot<'a>,
        #[serde(default)]
        by: Vec<Spot<'a>>,
        #[serde(default)]
        note: Spot<'a>,
    },
    Contested {
        #[serde(default)]
        by: Vec<Spot<'a>>,
        #[serde(default)]
        note: Spot<'a>,
    },
    Unconfirmed {
        #[serde(default)]
        note: Spot<'a>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Event<'a> {
    pub(super) id: Spot<'a>,
    pub(super) date: Spot<'a>,
    pub(super) title: Spot<'a>,
    #[serde(default)]
    pub(super) text: Spot<'a>,
    #[serde(default)]
    pub(super) sources: Vec<Spot<'a>>,
    pub(super) place: Option<Spot<'a>>,
    #[serde(default)]
    pub(super) standing: Standing<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Figure<'a> {
    pub(super) id: Spot<'a>,
    pub(super) title: Spot<'a>,
    pub(super) unit: Spot<'a>,
    pub(super) kind: FigureKind,
    pub(super) series: Vec<Series<'a>>,
    #[serde(default)]
    pub(super) breaks: Vec<Break<'a>>,
    #[serde(default)]
    pub(super) sources: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) note: Spot<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Series<'a> {
    pub(super) name: Spot<'a>,
    pub(super) points: Vec<(Spot<'a>, f64)>,
    #[serde(default)]
    pub(super) derived: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) from: Vec<(Spot<'a>, Vec<Spot<'a>>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Break<'a> {
    pub(super) at: Spot<'a>,
    pub(super) note: Spot<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Position<'a> {
    pub(super) id: Spot<'a>,
    pub(super) question: Spot<'a>,
    pub(super) japan: Stance<'a>,
    pub(super) russia: Stance<'a>,
    #[serde(default)]
    pub(super) others: Vec<Other<'a>>,
    #[serde(default)]
    pub(super) agreed: Spot<'a>,
    #[serde(default)]
    pub(super) agreed_sources: Vec<Spot<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Stance<'a> {
    pub(super) text: Spot<'a>,
    #[serde(default)]
    pub(super) sources: Vec<Spot<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Other<'a> {
    pub(super) who: Spot<'a>,
    pub(super) text: Spot<'a>,
    #[serde(default)]
    pub(super) sources: Vec<Spot<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Source<'a> {
    pub(super) id: Spot<'a>,
    pub(super) title: Spot<'a>,
    #[serde(default)]
    pub(super) publisher: Spot<'a>,
    #[serde(default)]
    pub(super) authors: Vec<Spot<'a>>,
    pub(super) kind: SourceKind,
    pub(super) issued: Option<Spot<'a>>,
    pub(super) accessed: Option<Spot<'a>>,
    pub(super) url: Option<Spot<'a>>,
    pub(super) archive_url: Option<Spot<'a>>,
    pub(super) language: Option<Spot<'a>>,
    pub(super) side: Side,
    pub(super) voice: Option<Voice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Name<'a> {
    pub(super) id: Spot<'a>,
    pub(super) kind: NameKind,
    #[serde(default)]
    pub(super) en: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) ja: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) ru: Vec<Spot<'a>>,
    pub(super) japan: Option<Spot<'a>>,
    pub(super) russia: Option<Spot<'a>>,
    #[serde(default)]
    pub(super) gloss: Spot<'a>,
    pub(super) dates: Option<Spot<'a>>,
    pub(super) place: Option<(f64, f64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Word<'a> {
    #[serde(default)]
    pub(super) en: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) ja: Vec<Spot<'a>>,
    #[serde(default)]
    pub(super) ru: Vec<Spot<'a>>,
}

impl<'a> Word<'a> {
    pub(super) fn forms(&self) -> impl Iterator<Item = &Spot<'a>> {
        self.en.iter().chain(&self.ja).chain(&self.ru)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Atlas<'a> {
    #[serde(default)]
    pub(super) lands: Vec<Land<'a>>,
    #[serde(default)]
    pub(super) places: Vec<Place<'a>>,
    #[serde(default)]
    pub(super) eras: Vec<Era<'a>>,
    #[serde(default)]
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) cut: Option<Extent>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub(super) struct Extent {
    pub(super) lon: (f64, f64),
    pub(super) lat: (f64, f64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Land<'a> {
    pub(super) id: Spot<'a>,
    pub(super) name: Spot<'a>,
    pub(super) rings: Vec<Vec<(f64, f64)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Place<'a> {
    pub(super) id: Spot<'a>,
    pub(super) name: Spot<'a>,
    pub(super) at: (f64, f64),
    pub(super) land: Option<Spot<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Era<'a> {
    pub(super) id: Spot<'a>,
    pub(super) title: Spot<'a>,
    pub(super) from: Option<Spot<'a>>,
    pub(super) until: Option<Spot<'a>>,
    pub(super) holders: Vec<(Spot<'a>, Holder)>,
    #[serde(default)]
    pub(super) line: Vec<Vec<(f64, f64)>>,
    #[serde(default)]
    pub(super) note: Spot<'a>,
    #[serde(default)]
    pub(super) claims: Vec<Spot<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Frame<'a> {
    pub(super) id: Spot<'a>,
    pub(super) title: Spot<'a>,
    pub(super) lon: (f64, f64),
    pub(super) lat: (f64, f64),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Path<'a> {
    pub(super) id: Spot<'a>,
    pub(super) title: Spot<'a>,
    pub(super) about: Spot<'a>,
    pub(super) steps: Vec<Step<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "'de: 'a")]
pub(super) struct Step<'a> {
    pub(super) title: Spot<'a>,
    #[serde(default)]
    pub(super) text: Spot<'a>,
    pub(super) items: Vec<Spot<'a>>,
}

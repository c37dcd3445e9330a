//! The camera: what of the globe is in view, however large the map is.

use crate::commands::map::sketch::extent;
use crate::dossier::{Atlas, LonLat};
use crate::widget::map::{Extent, Size, View};

/// How much a step of zooming enlarges.
const ZOOM: f64 = 1.5;
/// How far a step of moving goes, of what is in view.
const STEP: f64 = 0.15;
/// How much smaller than whole everything may be seen.
const SMALLEST: f64 = 1.3;
/// How much room is left around what was held.
const MARGIN: f64 = 1.02;

/// What is in view.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Camera {
    /// Everything that was ever held.
    #[default]
    Home,
    /// A view of the atlas, by its place among them.
    Frame(usize),
    /// What the reader moved to.
    Free(View),
}

impl Camera {
    /// The view on a map of so many cells.
    pub(super) fn view(self, atlas: &Atlas, size: Size) -> View {
        let fit = |of: &crate::dossier::Extent| View::fit(&extent(of), size);
        match self {
            Self::Free(view) => view,
            Self::Frame(at) => match atlas.frames.get(at) {
                Some(frame) => fit(&frame.extent),
                None => Self::Home.view(atlas, size),
            },
            Self::Home => match atlas.stake() {
                Some(stake) => fit(&stake).zoomed(1.0 / MARGIN),
                None => View::at((0.0, 0.0), f64::MAX),
            },
        }
    }

    /// The next view of the atlas, or the one before.
    pub(super) fn turned(self, atlas: &Atlas, on: bool) -> Self {
        let count = atlas.frames.len();
        let at = match self {
            Self::Frame(at) if on => at + 1,
            Self::Frame(at) => at.checked_sub(1).unwrap_or(count),
            Self::Free(_) | Self::Home if on => 0,
            Self::Free(_) | Self::Home => count.wrapping_sub(1),
        };
        if at < count {
            Self::Frame(at)
        } else {
            Self::Home
        }
    }

    /// Nearer, or farther; about a point where there is one.
    pub(super) fn zoomed(
        self,
        atlas: &Atlas,
        size: Size,
        nearer: bool,
        about: Option<LonLat>,
    ) -> Self {
        let view = self.view(atlas, size);
        let whole = whole(atlas);
        let most = whole.map(|whole| View::fit(&whole, size).scale() * SMALLEST);
        let most = most.unwrap_or(f64::MAX).max(view.scale());
        let times = if nearer {
            ZOOM
        } else {
            (view.scale() / most).max(1.0 / ZOOM)
        };
        let zoomed = match about {
            Some(at) => view.zoomed_about(at, times),
            None => view.zoomed(times),
        };
        Self::Free(whole.map_or(zoomed, |whole| zoomed.held(&whole)))
    }

    /// Whether a step nearer to the middle leaves a point out of view.
    pub(super) fn leaves_out(self, atlas: &Atlas, size: Size, at: LonLat) -> bool {
        let view = self.view(atlas, size);
        !view.zoomed(ZOOM).shows(at, size)
    }

    /// A step to the east and to the south, or back.
    pub(super) fn moved(self, atlas: &Atlas, size: Size, (east, south): (f64, f64)) -> Self {
        let cells = |by: f64, of: u16| (by * STEP * f64::from(of)).round();
        let view = self.view(atlas, size);
        let moved = view.panned((cells(east, size.0), cells(south, size.1)));
        Self::Free(whole(atlas).map_or(moved, |whole| moved.held(&whole)))
    }

    /// The same where a point is in view, and else around it.
    pub(super) fn to(self, atlas: &Atlas, size: Size, at: LonLat) -> Self {
        let view = self.view(atlas, size);
        if view.shows(at, size) {
            return self;
        }
        Self::Free(View::at(at, view.scale()))
    }

    /// The view of the atlas that is shown, by its place among them.
    pub(super) fn frame(self) -> Option<usize> {
        match self {
            Self::Frame(at) => Some(at),
            Self::Home | Self::Free(_) => None,
        }
    }

    /// What the view is called.
    pub(super) fn title(self, atlas: &Atlas) -> &str {
        match self {
            Self::Frame(at) => atlas.frames.get(at).map_or("", |frame| &frame.title),
            Self::Home | Self::Free(_) => "",
        }
    }
}

fn whole(atlas: &Atlas) -> Option<Extent> {
    atlas.whole().as_ref().map(extent)
}

//! A map: lands hatched by who holds them, their coasts, lines, markers and
//! labels.
//!
//! What takes time is prepared and kept: a [`Raster`] of the lands, a
//! [`Trace`] of each line, and the [`Sign`]s, all for one view and size.
//! A [`Scene`] puts them together, with any fills.

mod dots;
mod hatch;
mod raster;
mod scale;
mod scene;
mod sign;
mod stroke;
mod view;

pub use self::hatch::{Fill, Hatch};
pub use self::raster::{Ground, Raster};
pub use self::scale::scale;
pub use self::scene::{Before, Look, Scene};
pub use self::sign::{Anchor, Kind, Sign, Tag, place};
pub use self::stroke::Trace;
pub use self::view::{Extent, LonLat, Size, View};

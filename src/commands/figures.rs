//! `nemuro figures`.

mod drawn;

pub use self::drawn::chart;

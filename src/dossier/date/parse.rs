//! Reading dates as they are written.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use super::{Date, Doubt, End, Extent, Stamp};

/// Why a text is not a date, and what would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate {
    what: String,
    right: &'static str,
}

impl BadDate {
    /// What is wrong with the text, without the remedy.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What would be a date.
    #[must_use]
    pub fn right(&self) -> &str {
        self.right
    }
}

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.right)
    }
}

impl std::error::Error for BadDate {}

const FORMS: &str = "write 1855, 1855-02, 1855-02-07, a span 1918/1922 or 1992/.. (since), \
                     193X, 17XX, 1782~ (about) or 1701? (uncertain)";

impl FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let Some((start, end)) = text.split_once('/') else {
            return Ok(Self {
                start: stamp(text)?,
                end: End::Same,
            });
        };
        let start = stamp(start)?;
        let end = match end {
            ".." => End::Open,
            "" => {
                return Err(BadDate {
                    what: format!("\"{text}\" has no end"),
                    right: "write \"..\" after the slash for a span that goes on",
                });
            }
            _ => End::Until(stamp(end)?),
        };
        if let End::Until(end) = end
            && end.last_day() < start.first_day()
        {
            return Err(BadDate {
                what: format!("the span {text} ends before it starts"),
                right: "put the earlier date first",
            });
        }
        Ok(Self { start, end })
    }
}

fn stamp(text: &str) -> Result<Stamp, BadDate> {
    let bad = || BadDate {
        what: format!("\"{text}\" is not a date"),
        right: FORMS,
    };
    let (plain, doubt) = if let Some(plain) = text.strip_suffix('~') {
        (plain, Doubt::Approximate)
    } else if let Some(plain) = text.strip_suffix('?') {
        (plain, Doubt::Uncertain)
    } else {
        (text, Doubt::None)
    };
    let digits = |part: &str, len: usize| -> Option<i16> {
        (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    if let Some(century) = plain.strip_suffix("XX") {
        let extent = Extent::Century(digits(century, 2).ok_or_else(bad)?);
        return Ok(Stamp { extent, doubt });
    }
    if let Some(decade) = plain.strip_suffix('X') {
        let extent = Extent::Decade(digits(decade, 3).ok_or_else(bad)?);
        return Ok(Stamp { extent, doubt });
    }
    let mut parts = plain.split('-');
    let year = parts.next().and_then(|p| digits(p, 4)).ok_or_else(bad)?;
    let mut small = || -> Result<Option<i8>, BadDate> {
        let Some(part) = parts.next() else {
            return Ok(None);
        };
        let number = digits(part, 2).ok_or_else(bad)?;
        i8::try_from(number).map(Some).map_err(|_| bad())
    };
    let (month, day) = (small()?, small()?);
    if parts.next().is_some() {
        return Err(bad());
    }
    let extent = match (month, day) {
        (None, _) => Extent::Year(year),
        (Some(month), _) if !(1..=12).contains(&month) => {
            return Err(BadDate {
                what: format!("\"{text}\" has no month {month:02}"),
                right: "months are 01 to 12",
            });
        }
        (Some(month), None) => Extent::Month(year, month),
        (Some(month), Some(day)) => {
            Extent::Day(civil::Date::new(year, month, day).map_err(|_| BadDate {
                what: format!("\"{text}\" is not in the calendar"),
                right: "check the day of the month",
            })?)
        }
    };
    Ok(Stamp { extent, doubt })
}

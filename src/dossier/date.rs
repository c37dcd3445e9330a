//! Partial dates, as sources give them: a year, a month, a day, a span, a
//! century; exact, approximate or uncertain.
//!
//! The written form is a subset of EDTF (ISO 8601-2): `1855`, `1855-02`,
//! `1855-02-07`, `1918/1922`, `1992/..`, `193X`, `17XX`, `1782~`, `1701?`.

mod parse;
mod parts;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;

pub use self::parse::BadDate;
pub use self::parts::Parts;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A point in time as precisely as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Stamp {
    extent: Extent,
    doubt: Doubt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Extent {
    Century(i16),
    Decade(i16),
    Year(i16),
    Month(i16, i8),
    Day(civil::Date),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Doubt {
    None,
    Approximate,
    Uncertain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Same,
    Until(Stamp),
    Open,
}

/// A partial date: one point, or a span that may be open at its end.
///
/// ```
/// use nemuro::dossier::Date;
///
/// let treaty: Date = "1855-02-07".parse()?;
/// assert_eq!(treaty.human(), "7 February 1855");
/// assert_eq!(treaty.short(), "7 Feb 1855");
/// assert_eq!(treaty.to_string(), "1855-02-07");
///
/// let war: Date = "1918/1922".parse()?;
/// assert!(treaty < war);
/// assert_eq!(war.last_day().to_string(), "1922-12-31");
/// # Ok::<(), nemuro::dossier::BadDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    start: Stamp,
    end: End,
}

impl Date {
    /// Stands in for a date that could not be read, so that checking can go on.
    pub(super) fn placeholder() -> Self {
        let extent = Extent::Year(0);
        let doubt = Doubt::Uncertain;
        Self {
            start: Stamp { extent, doubt },
            end: End::Same,
        }
    }

    /// The first day on which it may have been.
    #[must_use]
    pub fn first_day(&self) -> civil::Date {
        self.start.first_day()
    }

    /// The last day on which it may have been; for an open span the last day
    /// of the calendar.
    #[must_use]
    pub fn last_day(&self) -> civil::Date {
        match self.end {
            End::Same => self.start.last_day(),
            End::Until(end) => end.last_day(),
            End::Open => civil::Date::MAX,
        }
    }

    /// Whether it is a span without an end: "since 1992".
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end == End::Open
    }

    /// Its beginning alone, as precisely as it is known.
    #[must_use]
    pub fn start(&self) -> Self {
        Self {
            start: self.start,
            end: End::Same,
        }
    }

    /// Whether it has two ends that are told apart, or goes on.
    #[must_use]
    pub fn is_span(&self) -> bool {
        self.end != End::Same
    }

    /// Whether it is known to the day, at both ends.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let day = |stamp: Stamp| matches!(stamp.extent, Extent::Day(_));
        day(self.start)
            && match self.end {
                End::Same | End::Open => true,
                End::Until(end) => day(end),
            }
    }

    /// Whether it is approximate or uncertain at either end.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        let end = match self.end {
            End::Until(end) => end.doubt,
            End::Same | End::Open => Doubt::None,
        };
        self.start.doubt != Doubt::None || end != Doubt::None
    }

    /// As people write it: `7 February 1855`, `28 August – 5 September 1945`,
    /// `about 1782`, `since 1992`.
    #[must_use]
    pub fn human(&self) -> String {
        self.words(&|month| MONTHS[month].to_owned())
    }

    /// The same with three-letter months, for columns.
    #[must_use]
    pub fn short(&self) -> String {
        self.words(&|month| MONTHS[month][..3].to_owned())
    }

    fn words(&self, month: &dyn Fn(usize) -> String) -> String {
        let start = self.start.words(month);
        let end = match self.end {
            End::Same => return start,
            End::Open => return format!("since {start}"),
            End::Until(end) => end,
        };
        let until = end.words(month);
        if self.start.doubt != Doubt::None || end.doubt != Doubt::None {
            return format!("{start} – {until}");
        }
        match (self.start.extent, end.extent) {
            (Extent::Year(_), Extent::Year(_)) => format!("{start}–{until}"),
            (Extent::Day(a), Extent::Day(b)) if a.year() == b.year() && a.month() == b.month() => {
                format!("{}–{until}", a.day())
            }
            (Extent::Day(a), Extent::Day(b)) if a.year() == b.year() => {
                format!("{} {} – {until}", a.day(), month(index(a.month())))
            }
            (Extent::Month(a, m), Extent::Month(b, _)) if a == b => {
                format!("{} – {until}", month(index(m)))
            }
            _ => format!("{start} – {until}"),
        }
    }
}

impl From<civil::Date> for Date {
    /// A day.
    fn from(day: civil::Date) -> Self {
        Self {
            start: Stamp {
                extent: Extent::Day(day),
                doubt: Doubt::None,
            },
            end: End::Same,
        }
    }
}

fn index(month: i8) -> usize {
    usize::try_from(month.clamp(1, 12) - 1).unwrap_or(0)
}

impl Stamp {
    fn first_day(self) -> civil::Date {
        match self.extent {
            Extent::Century(c) => first_of_year(c * 100),
            Extent::Decade(d) => first_of_year(d * 10),
            Extent::Year(y) => first_of_year(y),
            Extent::Month(y, m) => civil::Date::new(y, m, 1).unwrap_or(civil::Date::MIN),
            Extent::Day(day) => day,
        }
    }

    fn last_day(self) -> civil::Date {
        match self.extent {
            Extent::Century(c) => first_of_year(c * 100 + 99).last_of_year(),
            Extent::Decade(d) => first_of_year(d * 10 + 9).last_of_year(),
            Extent::Year(y) => first_of_year(y).last_of_year(),
            Extent::Month(..) => self.first_day().last_of_month(),
            Extent::Day(day) => day,
        }
    }

    fn words(self, month: &dyn Fn(usize) -> String) -> String {
        let plain = match self.extent {
            Extent::Century(c) => format!("{c}00s"),
            Extent::Decade(d) => format!("{d}0s"),
            Extent::Year(y) => y.to_string(),
            Extent::Month(y, m) => format!("{} {y}", month(index(m))),
            Extent::Day(d) => format!("{} {} {}", d.day(), month(index(d.month())), d.year()),
        };
        match self.doubt {
            Doubt::None => plain,
            Doubt::Approximate => format!("about {plain}"),
            Doubt::Uncertain => format!("{plain}?"),
        }
    }
}

fn first_of_year(year: i16) -> civil::Date {
    civil::Date::new(year, 1, 1).unwrap_or(civil::Date::MIN)
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.extent {
            Extent::Century(c) => write!(f, "{c:02}XX")?,
            Extent::Decade(d) => write!(f, "{d:03}X")?,
            Extent::Year(y) => write!(f, "{y:04}")?,
            Extent::Month(y, m) => write!(f, "{y:04}-{m:02}")?,
            Extent::Day(d) => write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day())?,
        }
        match self.doubt {
            Doubt::None => Ok(()),
            Doubt::Approximate => f.write_str("~"),
            Doubt::Uncertain => f.write_str("?"),
        }
    }
}

impl fmt::Display for Date {
    /// The EDTF form, which parses back to the same date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            End::Same => self.start.fmt(f),
            End::Open => write!(f, "{}/..", self.start),
            End::Until(end) => write!(f, "{}/{end}", self.start),
        }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.last_day());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        for (edtf, human) in [
            ("1855", "1855"),
            ("1855-02", "February 1855"),
            ("1855-02-07", "7 February 1855"),
            ("1918/1922", "1918–1922"),
            ("1991-04-16/1991-04-19", "16–19 April 1991"),
            ("1945-08-28/1945-09-05", "28 August – 5 September 1945"),
            ("1918-08/1922-10-25", "August 1918 – 25 October 1922"),
            ("2020-04/2020-05", "April – May 2020"),
            ("1992/..", "since 1992"),
            ("17XX", "1700s"),
            ("193X", "1930s"),
            ("1782~", "about 1782"),
            ("1701?", "1701?"),
            ("1701?/1702", "1701? – 1702"),
        ] {
            assert_eq!(date(edtf).human(), human, "{edtf}");
        }
        assert_eq!(date("1855-02-07").short(), "7 Feb 1855");
    }

    #[test]
    fn a_date_tells_how_precisely_it_is_known() {
        let told = |edtf: &str| (date(edtf).is_span(), date(edtf).is_exact());
        assert_eq!(told("1855-02-07"), (false, true));
        assert_eq!(told("1855-02"), (false, false));
        assert_eq!(told("1991-04-16/1991-04-19"), (true, true));
        assert_eq!(told("1918-08/1922-10-25"), (true, false));
        assert_eq!(told("1992-01-01/.."), (true, true));
        assert_eq!(told("193X"), (false, false));
        assert_eq!(date("1918-08/1922-10-25").start(), date("1918-08"));
        assert_eq!(date("1782~").start(), date("1782~"));
    }

    #[test]
    fn a_date_sorts_by_its_first_and_then_its_last_day() {
        let mut dates = ["1855-02-07", "1855", "17XX", "1855-02", "1992/..", "1992"].map(date);
        dates.sort();
        let sorted = dates.map(|d| d.to_string());
        let want = ["17XX", "1855", "1855-02", "1855-02-07", "1992", "1992/.."];
        assert_eq!(sorted, want);
    }

    #[test]
    fn what_is_not_a_date_says_what_would_be() {
        for text in [
            "",
            "19",
            "in 19",
            "1855-13",
            "1855-02-30",
            "1922/1918",
            "1855-2",
            "185",
            "1855-02-07-1",
            "XXXX",
            "12345",
            "１８５５",
            "1855/",
            "/1855",
            "~",
            "1855-02-",
        ] {
            let problem = text.parse::<Date>().unwrap_err();
            assert!(!problem.right().is_empty(), "{text}");
        }
        let leap = "1900-02-29".parse::<Date>().unwrap_err();
        assert!(leap.to_string().contains("calendar"));
    }

    proptest! {
        #[test]
        fn every_day_survives_writing_and_reading(y in 0i16..=9999, m in 1i8..=12, d in 1i8..=28) {
            let text = format!("{y:04}-{m:02}-{d:02}");
            let read = date(&text);
            prop_assert_eq!(read.to_string(), text);
            prop_assert_eq!(read.first_day(), read.last_day());
        }

        #[test]
        fn any_text_is_a_date_or_an_error_and_never_a_panic(text in "\\PC{0,24}") {
            if let Ok(read) = text.parse::<Date>() {
                prop_assert_eq!(read.to_string(), text);
                prop_assert!(read.first_day() <= read.last_day());
            }
        }

        #[test]
        fn anything_near_a_date_is_safe(text in "[0-9X~?/.-]{0,21}") {
            if let Ok(read) = text.parse::<Date>() {
                prop_assert_eq!(read.to_string(), text);
                prop_assert!(!read.human().is_empty() && !read.short().is_empty());
            }
        }
    }
}

//! Dates in numbers, for formats that write them so.

use super::{Date, End, Extent, Stamp};

/// A year, a month of it, or a day of that: as much as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The year.
    pub year: i16,
    /// The month, from 1 to 12.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

impl Date {
    /// Its beginning in numbers, and its end where there is another one. A
    /// decade and a century are spans of years; a span that goes on has no
    /// end.
    ///
    /// ```
    /// use nemuro::dossier::Date;
    ///
    /// let thirties: Date = "193X".parse()?;
    /// let (start, end) = thirties.parts();
    /// assert_eq!((start.year, end.map(|end| end.year)), (1930, Some(1939)));
    /// # Ok::<(), nemuro::dossier::BadDate>(())
    /// ```
    #[must_use]
    pub fn parts(&self) -> (Parts, Option<Parts>) {
        let (first, last) = self.start.parts();
        let end = match self.end {
            End::Same => Some(last).filter(|last| *last != first),
            End::Until(end) => Some(end.parts().1),
            End::Open => None,
        };
        (first, end)
    }
}

impl Stamp {
    /// Its first and its last year, month or day.
    fn parts(self) -> (Parts, Parts) {
        let of = |year, month, day| Parts { year, month, day };
        let both = |parts| (parts, parts);
        match self.extent {
            Extent::Century(c) => (of(c * 100, None, None), of(c * 100 + 99, None, None)),
            Extent::Decade(d) => (of(d * 10, None, None), of(d * 10 + 9, None, None)),
            Extent::Year(y) => both(of(y, None, None)),
            Extent::Month(y, m) => both(of(y, Some(m), None)),
            Extent::Day(d) => both(of(d.year(), Some(d.month()), Some(d.day()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_many_numbers_as_are_known() {
        let told = |edtf: &str| {
            let date: Date = edtf.parse().unwrap();
            let (start, end) = date.parts();
            let told = |parts: Parts| (parts.year, parts.month, parts.day);
            (told(start), end.map(told))
        };
        assert_eq!(told("1855"), ((1855, None, None), None));
        assert_eq!(told("1855-02~"), ((1855, Some(2), None), None));
        assert_eq!(told("1855-02-07"), ((1855, Some(2), Some(7)), None));
        assert_eq!(told("17XX"), ((1700, None, None), Some((1799, None, None))));
        assert_eq!(
            told("193X/1945-08"),
            ((1930, None, None), Some((1945, Some(8), None)))
        );
        assert_eq!(
            told("1899/190X").1.map(|(year, ..)| year),
            Some(1909),
            "the end of a span is its last year"
        );
        assert_eq!(told("1992/.."), ((1992, None, None), None));
    }
}

//! A window of time: what of it is in view, in years.

/// The shortest stretch of time that a window shows, in years.
const SHORTEST: f64 = 1.0 / 12.0;
/// No window reaches further than so many years from the year 0.
const FARTHEST: f64 = 1e7;

/// A stretch of time in years: 1905.5 is the middle of 1905. It always begins
/// before it ends, and both ends are finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    from: f64,
    until: f64,
}

impl Window {
    /// The time between two points; where they are too near, or none at all,
    /// a little more.
    #[must_use]
    pub fn new(from: f64, until: f64) -> Self {
        let sound = |at: f64| if at.is_nan() { 0.0 } else { at }.clamp(-FARTHEST, FARTHEST);
        let (from, until) = (sound(from).min(sound(until)), sound(from).max(sound(until)));
        if until - from >= SHORTEST {
            return Self { from, until };
        }
        let middle = f64::midpoint(from, until);
        Self {
            from: middle - SHORTEST / 2.0,
            until: middle + SHORTEST / 2.0,
        }
    }

    /// When it begins.
    #[must_use]
    pub fn from(&self) -> f64 {
        self.from
    }

    /// When it ends.
    #[must_use]
    pub fn until(&self) -> f64 {
        self.until
    }

    /// How long it is, in years.
    #[must_use]
    pub fn span(&self) -> f64 {
        self.until - self.from
    }

    /// Whether a point in time is in it.
    #[must_use]
    pub fn holds(&self, at: f64) -> bool {
        at >= self.from && at < self.until
    }

    /// The same with so much more at either end, as a part of its length.
    #[must_use]
    pub fn with_margin(&self, part: f64) -> Self {
        let more = self.span() * part;
        Self::new(self.from - more, self.until + more)
    }

    /// So many times as long, about a point that stays where it is in view;
    /// about the middle, where that point is out of view.
    #[must_use]
    pub fn zoomed(&self, about: f64, times: f64) -> Self {
        let about = if self.holds(about) {
            about
        } else {
            f64::midpoint(self.from, self.until)
        };
        let times = if times.is_finite() { times } else { 1.0 };
        let times = times.max(SHORTEST / self.span());
        Self::new(
            about - (about - self.from) * times,
            about + (self.until - about) * times,
        )
    }

    /// Moved by a part of its length: later, or earlier where it is negative.
    #[must_use]
    pub fn panned(&self, part: f64) -> Self {
        let by = if part.is_finite() {
            self.span() * part
        } else {
            0.0
        };
        self.moved(by)
    }

    /// Moved as little as can be so that a point is in view, and not in the
    /// outermost part of it at either end.
    #[must_use]
    pub fn showing(&self, at: f64, outermost: f64) -> Self {
        let edge = self.span() * outermost.clamp(0.0, 0.5);
        let (first, last) = (self.from + edge, self.until - edge);
        if at < first {
            self.moved(at - first)
        } else if at > last {
            self.moved(at - last)
        } else {
            *self
        }
    }

    /// Moved, and if need be shortened, so that it is within another.
    #[must_use]
    pub fn within(&self, bounds: &Self) -> Self {
        if self.span() >= bounds.span() {
            return *bounds;
        }
        if self.from < bounds.from {
            self.moved(bounds.from - self.from)
        } else if self.until > bounds.until {
            self.moved(bounds.until - self.until)
        } else {
            *self
        }
    }

    fn moved(&self, by: f64) -> Self {
        let by = by.clamp(-FARTHEST - self.from, FARTHEST - self.until);
        if by.is_nan() {
            return *self;
        }
        Self {
            from: self.from + by,
            until: self.until + by,
        }
    }

    /// The column of so many in which a point lies; points outside lie in the
    /// first or the last.
    #[must_use]
    pub fn column(&self, at: f64, columns: u16) -> u16 {
        let place = (at - self.from) / self.span() * f64::from(columns);
        let last = f64::from(columns.saturating_sub(1));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is clamped to what a column can be"
        )]
        let column = place.floor().clamp(0.0, last) as u16;
        column
    }

    /// The columns of so many that a stretch of time takes, first and last;
    /// none where it is out of view.
    #[must_use]
    pub fn columns(&self, from: f64, until: f64, columns: u16) -> Option<(u16, u16)> {
        let until = until.max(from);
        let seen = from < self.until && (until > self.from || from >= self.from);
        if !seen || columns == 0 {
            return None;
        }
        let first = self.column(from, columns);
        let last = self.column(until, columns);
        // What ends where a column begins is not in that column.
        let step = self.span() / f64::from(columns);
        let starts = self.from + f64::from(last) * step;
        let over = last > first && until - starts < step * 1e-6;
        Some((first, if over { last - 1 } else { last }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: Window, b: Window) -> bool {
        let slack = 1e-6 * (1.0 + a.span());
        (a.from - b.from).abs() < slack && (a.until - b.until).abs() < slack
    }

    fn sound(window: Window) -> bool {
        window.from.is_finite() && window.until.is_finite() && window.from < window.until
    }

    #[test]
    fn a_window_moves_as_little_as_can_be() {
        let window = Window::new(1900.0, 2000.0);
        assert_eq!(window.showing(1950.0, 0.08), window);
        assert_eq!(window.showing(2000.0, 0.08), Window::new(1908.0, 2008.0));
        assert_eq!(window.showing(1800.0, 0.08), Window::new(1792.0, 1892.0));
        let bounds = Window::new(1850.0, 2000.0);
        assert_eq!(window.panned(0.5).within(&bounds), window);
        let early = Window::new(1850.0, 1950.0);
        assert_eq!(window.panned(-2.0).within(&bounds), early);
        assert_eq!(Window::new(0.0, 5000.0).within(&bounds), bounds);
    }

    #[test]
    fn a_stretch_takes_the_columns_that_it_touches() {
        let window = Window::new(1900.0, 2000.0);
        assert_eq!(window.columns(1930.0, 1940.0, 10), Some((3, 3)), "a decade");
        assert_eq!(window.columns(1930.0, 1940.1, 10), Some((3, 4)));
        assert_eq!(window.columns(1800.0, 1920.0, 10), Some((0, 1)));
        assert_eq!(window.columns(1990.0, 9999.0, 10), Some((9, 9)));
        assert_eq!(window.columns(1800.0, 1900.0, 10), None, "over before");
        assert_eq!(window.columns(2000.0, 2001.0, 10), None, "not yet");
        assert_eq!(window.columns(1905.0, 1905.0, 0), None);
    }

    #[test]
    fn years_before_1000_and_the_far_future_are_years_like_others() {
        for from in [-40.0, 0.0, 7.0, 988.0, 9_000_000.0] {
            let window = Window::new(from, from + 10.0);
            assert_eq!(window.column(from + 5.0, 100), 50);
        }
    }

    prop_compose! {
        fn windows()(from in -3000.0..12_000.0_f64, span in 0.1..9000.0_f64) -> Window {
            Window::new(from, from + span)
        }
    }

    proptest! {
        #[test]
        fn zooming_in_and_out_again_leads_back(
            window in windows(), part in 0.0..1.0_f64, times in 0.05..1.0_f64,
        ) {
            prop_assume!(window.span() * times > SHORTEST * 1.001);
            let about = window.from + window.span() * part;
            let closer = window.zoomed(about, times);
            prop_assert!(closer.span() <= window.span());
            prop_assert!(near(closer.zoomed(about, 1.0 / times), window));
        }

        #[test]
        fn what_is_zoomed_about_stays_where_it_is(
            window in windows(), part in 0.01..0.99_f64, times in 0.05..4.0_f64,
        ) {
            let about = window.from + window.span() * part;
            let other = window.zoomed(about, times);
            prop_assert!((window.column(about, 1000).abs_diff(other.column(about, 1000))) <= 1);
        }

        #[test]
        fn no_window_is_inverted_or_without_end(
            from in any::<f64>(), until in any::<f64>(), about in any::<f64>(), by in any::<f64>(),
        ) {
            let window = Window::new(from, until);
            for other in [
                window, window.zoomed(about, by), window.panned(by), window.showing(about, by),
                window.with_margin(0.1), window.within(&Window::new(about, by)),
            ] {
                prop_assert!(sound(other), "{other:?}");
            }
        }

        #[test]
        fn a_clamped_window_is_within_its_bounds(window in windows(), bounds in windows()) {
            let clamped = window.within(&bounds);
            let slack = 1e-6;
            prop_assert!(clamped.from >= bounds.from - slack);
            prop_assert!(clamped.until <= bounds.until + slack);
            prop_assert!(clamped.span() <= window.span().max(bounds.span()) + slack);
        }

        #[test]
        fn columns_are_within_the_width(
            window in windows(), from in any::<f64>(), until in any::<f64>(), width in 0u16..500,
        ) {
            if let Some((first, last)) = window.columns(from, until, width) {
                prop_assert!(first <= last && last < width);
            }
            prop_assert!(width == 0 || window.column(from, width) < width);
        }
    }
}

//! The trail: where the reader has been, and the way back and forth.

/// How many places are remembered.
const LONGEST: usize = 500;

/// Places behind and ahead of where the reader is.
#[derive(Debug)]
pub struct Trail<P> {
    behind: Vec<P>,
    ahead: Vec<P>,
}

impl<P> Default for Trail<P> {
    fn default() -> Self {
        Self {
            behind: Vec::new(),
            ahead: Vec::new(),
        }
    }
}

impl<P: PartialEq> Trail<P> {
    /// Remembers a place that is being left for a new one.
    pub fn leave(&mut self, place: P) {
        self.ahead.clear();
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
        }
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
    }

    /// The place before this one, which is then ahead.
    pub fn back(&mut self, here: P) -> Option<P> {
        let place = self.behind.pop()?;
        self.ahead.push(here);
        Some(place)
    }

    /// Notes that the reader has come from one place to another by another
    /// way than back; if that is the place before, it was back all the same.
    pub fn returned(&mut self, from: P, here: &P) {
        if self.behind.last() == Some(here) {
            self.behind.pop();
            self.ahead.push(from);
        }
    }

    /// The place that was gone back from.
    pub fn forward(&mut self, here: P) -> Option<P> {
        let place = self.ahead.pop()?;
        self.behind.push(here);
        Some(place)
    }

    /// Goes so many places ahead, or back where the number is below nought;
    /// none where there are not so many, or none to be gone.
    pub fn travel(&mut self, steps: isize, here: P) -> Option<P> {
        let back = steps < 0;
        let way = if back { &self.behind } else { &self.ahead };
        if steps.unsigned_abs() > way.len() {
            return None;
        }
        let mut here = Some(here);
        for _ in 0..steps.unsigned_abs() {
            let from = here.take()?;
            here = if back {
                self.back(from)
            } else {
                self.forward(from)
            };
        }
        here.filter(|_| steps != 0)
    }

    /// The places behind, the last of them the nearest, and those ahead, the
    /// first of them the farthest.
    #[must_use]
    pub fn places(&self) -> (&[P], &[P]) {
        (&self.behind, &self.ahead)
    }

    /// How many places are behind and ahead.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.behind.len(), self.ahead.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_forth_again() {
        let mut trail = Trail::default();
        trail.leave("a");
        trail.leave("b");
        assert_eq!(trail.back("c"), Some("b"));
        assert_eq!(trail.back("b"), Some("a"));
        assert_eq!(trail.back("a"), None);
        assert_eq!(trail.forward("a"), Some("b"));
        trail.leave("b");
        assert_eq!(trail.forward("d"), None, "a new way closes the old one");
    }

    #[test]
    fn where_the_reader_returned_to_is_no_longer_behind() {
        let mut trail = Trail::default();
        trail.leave("page");
        trail.leave("card");
        trail.returned("more", &"page");
        assert_eq!(trail.len(), (2, 0), "not the place before");
        trail.returned("more", &"card");
        assert_eq!(trail.len(), (1, 1), "and the way leads forth again");
        assert_eq!(trail.back("card"), Some("page"));
    }

    #[test]
    fn one_travels_as_far_as_there_is_a_way() {
        let mut trail = Trail::default();
        (0..5).for_each(|place| trail.leave(place));
        assert_eq!(trail.travel(-3, 5), Some(2));
        assert_eq!(trail.places(), (&[0, 1][..], &[5, 4, 3][..]));
        assert_eq!(trail.travel(3, 2), Some(5));
        assert_eq!(trail.travel(0, 5), None, "here already");
        assert_eq!(trail.travel(-6, 5), None, "not so far");
        assert_eq!(trail.len(), (5, 0), "and nothing was lost");
    }

    #[test]
    fn the_trail_is_bounded() {
        let mut trail = Trail::default();
        (0..10_000).for_each(|place| trail.leave(place));
        assert_eq!(trail.len(), (LONGEST, 0));
        assert_eq!(trail.back(0), Some(9_999));
    }
}

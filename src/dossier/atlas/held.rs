//! Who held what, and what changed hands.

use super::{Atlas, Extent, Holder, Land, LonLat};

/// A land that changed hands: its place among the lands, and who held it in
/// the era before and in this one.
pub type Change = (usize, Option<Holder>, Option<Holder>);

impl Atlas {
    /// Who held each land in an era, in the order of the lands.
    #[must_use]
    pub fn holders(&self, era: usize) -> Vec<Option<Holder>> {
        let held = self.eras.get(era).map_or(&[][..], |era| &era.holders);
        let holder = |land: &Land| held.iter().find(|(id, _)| *id == land.id);
        let holders = self.lands.iter().map(holder);
        holders
            .map(|held| held.map(|(_, holder)| *holder))
            .collect()
    }

    /// The lands of each holder in an era, in the order of
    /// [`Holder::ALL`]; last those that nobody held, if any.
    #[must_use]
    pub fn held(&self, era: usize) -> Vec<(Option<Holder>, Vec<&Land>)> {
        let holders = self.holders(era);
        let all = Holder::ALL.into_iter().map(Some).chain([None]);
        let of = |holder: Option<Holder>| {
            let lands = self.lands.iter().zip(&holders);
            let own = lands.filter(|(_, other)| **other == holder);
            (holder, own.map(|(land, _)| land).collect::<Vec<_>>())
        };
        all.map(of).filter(|(_, lands)| !lands.is_empty()).collect()
    }

    /// The lands that changed hands between the era before and this one.
    #[must_use]
    pub fn changes(&self, era: usize) -> Vec<Change> {
        let Some(before) = era.checked_sub(1) else {
            return Vec::new();
        };
        let pairs = self.holders(before).into_iter().zip(self.holders(era));
        let changes = pairs.enumerate();
        changes
            .filter(|(_, (before, now))| before != now)
            .map(|(land, (before, now))| (land, before, now))
            .collect()
    }

    /// Whether the line stayed where it was when an era began, so that those
    /// who follow the line may pass it by.
    #[must_use]
    pub fn keeps_line(&self, era: usize) -> bool {
        let line = |at: usize| self.eras.get(at).map(|era| &era.line);
        let before = era.checked_sub(1).and_then(line);
        before.is_some() && before == line(era) && before.is_some_and(|line| !line.is_empty())
    }

    /// How many ways each land was held in, in the order of the lands; 0 for
    /// one that nobody ever held.
    #[must_use]
    pub fn fates(&self) -> Vec<usize> {
        let count = |land: &Land| {
            let held = self.eras.iter().flat_map(|era| &era.holders);
            let mut holders: Vec<Holder> = held
                .filter(|(id, _)| *id == land.id)
                .map(|(_, holder)| *holder)
                .collect();
            holders.sort_unstable_by_key(|holder| *holder as u8);
            holders.dedup();
            holders.len()
        };
        self.lands.iter().map(count).collect()
    }

    /// The box around what was ever held; around everything where nothing
    /// was. None of an atlas with nothing on it.
    #[must_use]
    pub fn stake(&self) -> Option<Extent> {
        let fates = self.fates();
        let lands = self.lands.iter().zip(&fates);
        let held = lands.filter(|(_, fates)| **fates > 0);
        let held: Vec<LonLat> = held.flat_map(|(land, _)| land.corners()).collect();
        around(held).or_else(|| self.whole())
    }

    /// The box around every land and place.
    #[must_use]
    pub fn whole(&self) -> Option<Extent> {
        let lands = self.lands.iter().flat_map(Land::corners);
        around(lands.chain(self.places.iter().map(|place| place.at)))
    }
}

impl Land {
    fn corners(&self) -> impl Iterator<Item = LonLat> {
        self.rings.iter().flatten().copied()
    }
}

/// The box around points; over the antimeridian where it is narrower so.
fn around(points: impl IntoIterator<Item = LonLat>) -> Option<Extent> {
    const EMPTY: (f64, f64) = (f64::MAX, f64::MIN);
    let (mut lat, mut lon, mut other) = (EMPTY, EMPTY, EMPTY);
    let grow = |edges: &mut (f64, f64), to: f64| *edges = (edges.0.min(to), edges.1.max(to));
    for (east, north) in points {
        grow(&mut lat, north);
        grow(&mut lon, east);
        grow(&mut other, if east < 0.0 { east + 360.0 } else { east });
    }
    let width = |(west, east): (f64, f64)| east - west;
    // Not for what is only narrower by how it is rounded.
    if width(other) + 1.0 < width(lon) {
        lon = (other.0, other.1 - 360.0);
    }
    (lat.0 <= lat.1).then_some(Extent { lon, lat })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Era;

    fn atlas() -> Atlas {
        let land = |id: &str, west: f64| Land {
            id: id.to_owned(),
            name: id.to_owned(),
            rings: vec![vec![(west, 0.0), (west + 1.0, 0.0), (west, 2.0)]],
        };
        let era = |holders: &[(&str, Holder)]| Era {
            id: String::new(),
            title: String::new(),
            from: None,
            until: None,
            holders: holders
                .iter()
                .map(|(id, holder)| ((*id).to_owned(), *holder))
                .collect(),
            line: Vec::new(),
            note: String::new(),
            claims: Vec::new(),
        };
        Atlas {
            lands: vec![land("a", 0.0), land("b", 4.0), land("c", 50.0)],
            eras: vec![
                era(&[("a", Holder::Japan)]),
                era(&[("a", Holder::Japan), ("b", Holder::Disputed)]),
            ],
            ..Atlas::default()
        }
    }

    #[test]
    fn what_changed_hands_is_told_with_who_held_it_before() {
        assert_eq!(atlas().changes(1), [(1, None, Some(Holder::Disputed))]);
        assert_eq!((atlas().changes(0), atlas().changes(9)), (vec![], vec![]));
    }

    #[test]
    fn an_era_with_the_line_of_the_one_before_keeps_it() {
        let mut atlas = atlas();
        atlas.eras.push(atlas.eras[1].clone());
        assert!((0..4).all(|era| !atlas.keeps_line(era)), "there is no line");
        let line = |lat: f64| vec![vec![(0.0, lat), (1.0, lat)]];
        for (era, lat) in [1.0, 1.0, 2.0].into_iter().enumerate() {
            atlas.eras[era].line = line(lat);
        }
        let kept: Vec<bool> = (0..4).map(|era| atlas.keeps_line(era)).collect();
        assert_eq!(kept, [false, true, false, false]);
    }

    #[test]
    fn lands_are_told_by_holder_and_those_without_one_last() {
        let atlas = atlas();
        let held: Vec<(Option<Holder>, String)> = atlas
            .held(1)
            .into_iter()
            .map(|(holder, lands)| (holder, lands.iter().map(|land| &*land.id).collect()))
            .collect();
        assert_eq!(
            held,
            [
                (Some(Holder::Japan), "a".to_owned()),
                (Some(Holder::Disputed), "b".to_owned()),
                (None, "c".to_owned()),
            ]
        );
        assert_eq!(atlas.fates(), [1, 1, 0]);
    }

    #[test]
    fn what_was_held_is_at_stake() {
        let stake = atlas().stake().unwrap();
        assert_eq!((stake.lon, stake.lat), ((0.0, 5.0), (0.0, 2.0)));
        let nothing = Atlas {
            eras: Vec::new(),
            ..atlas()
        };
        assert_eq!(nothing.stake().unwrap().lon, (0.0, 51.0));
        assert_eq!(Atlas::default().stake(), None);
    }

    #[test]
    fn a_box_over_the_antimeridian_is_narrow() {
        let strait = around([(170.0, 60.0), (-170.0, 66.0)]).unwrap();
        assert_eq!(strait.lon, (170.0, -170.0));
    }
}

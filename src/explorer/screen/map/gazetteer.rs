//! The gazetteer: what can be pointed at on the map, with the names it has
//! elsewhere in the dossier and what happened there.

use std::collections::HashMap;

use crate::commands::map::sketch::Sketch;
use crate::dossier::{Address, Dossier, EntryId, Event, Item, LonLat};

/// Something that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Target {
    /// A land, by its place among the lands.
    Land(usize),
    /// A place, by its place in the gazetteer.
    Place(usize),
}

/// A place: one of the atlas, or a name that stands where the atlas reaches.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) at: LonLat,
    /// The land that it is part of.
    pub(super) land: Option<usize>,
    /// Whether it is on the water, or on no land of the atlas.
    pub(super) afloat: bool,
    /// Whether it is listed and shown: a place of the atlas, or a name where
    /// something happened. Others can be gone to all the same.
    pub(super) listed: bool,
}

/// Everything that can be pointed at.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    /// The lands as they are drawn.
    pub(super) sketch: Sketch,
    /// Every place.
    pub(super) places: Vec<Place>,
    /// The entry of the name that each target has.
    names: HashMap<Target, EntryId>,
    /// What happened at each target, in order of time.
    events: HashMap<Target, Vec<EntryId>>,
    /// The target of each name or event.
    targets: HashMap<EntryId, Target>,
}

impl Gazetteer {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut gazetteer = Self {
            sketch: Sketch::of(&dossier.atlas),
            ..Self::default()
        };
        let mut ids = gazetteer.add_atlas(dossier);
        gazetteer.add_names(dossier, &mut ids);
        gazetteer.add_events(dossier, &ids);
        for events in gazetteer.events.values_mut() {
            events.sort_by_key(|id| dossier.entry(*id).date);
        }
        gazetteer
    }

    /// Adds the lands and places of the atlas; the target of each id.
    fn add_atlas(&mut self, dossier: &Dossier) -> HashMap<String, Target> {
        let atlas = &dossier.atlas;
        let mut ids = HashMap::new();
        for (at, place) in atlas.places.iter().enumerate() {
            let land = place.land.as_ref();
            self.places.push(Place {
                name: place.name.clone(),
                at: place.at,
                land: land.and_then(|id| atlas.lands.iter().position(|land| land.id == *id)),
                afloat: land.is_none(),
                listed: true,
            });
            ids.insert(place.id.clone(), Target::Place(at));
            self.name(dossier, Target::Place(at), &place.id, &place.name);
        }
        for (at, land) in atlas.lands.iter().enumerate() {
            ids.insert(land.id.clone(), Target::Land(at));
            self.name(dossier, Target::Land(at), &land.id, &land.name);
        }
        ids
    }

    /// Finds the entry of the name that a target has: the one of the same id,
    /// or the first that is mentioned in what it is called.
    fn name(&mut self, dossier: &Dossier, target: Target, id: &str, called: &str) {
        let own = |id: &str| {
            let address: Address = format!("names/{id}").parse().ok()?;
            dossier.find(&address)
        };
        let mentioned = || {
            let mention = dossier.mentions(called).next()?;
            own(&dossier.names[mention.name].id)
        };
        if let Some(entry) = own(id).or_else(mentioned) {
            self.names.insert(target, entry);
            self.targets.entry(entry).or_insert(target);
        }
    }

    /// Adds what happened at each place.
    fn add_events(&mut self, dossier: &Dossier, ids: &HashMap<String, Target>) {
        for entry in dossier.entries() {
            let Item::Event(Event {
                place: Some(place), ..
            }) = entry.item
            else {
                continue;
            };
            let Some(&target) = ids.get(place) else {
                continue;
            };
            if let Target::Place(place) = target {
                self.places[place].listed = true;
            }
            self.events.entry(target).or_default().push(entry.id);
            self.targets.insert(entry.id, target);
        }
    }

    /// Adds a place for each name that stands within reach and is none of the
    /// atlas.
    fn add_names(&mut self, dossier: &Dossier, ids: &mut HashMap<String, Target>) {
        let Some(reach) = dossier.atlas.cut.or_else(|| dossier.atlas.whole()) else {
            return;
        };
        for (name, entry) in dossier.names.iter().zip(dossier.name_ids().map(EntryId)) {
            let Some(at) = name.place else { continue };
            if let Some(known) = self.targets.get(&entry) {
                ids.entry(name.id.clone()).or_insert(*known);
            }
            if !reach.holds(at) || ids.contains_key(&name.id) {
                continue;
            }
            let target = Target::Place(self.places.len());
            self.places.push(Place {
                name: name.lead().to_owned(),
                at,
                land: None,
                afloat: false,
                listed: false,
            });
            ids.insert(name.id.clone(), target);
            self.names.insert(target, entry);
            self.targets.insert(entry, target);
        }
    }

    /// The entry of the name that a target has.
    pub(super) fn entry(&self, target: Target) -> Option<EntryId> {
        self.names.get(&target).copied()
    }

    /// What happened at a target.
    pub(super) fn events(&self, target: Target) -> &[EntryId] {
        self.events.get(&target).map_or(&[], Vec::as_slice)
    }

    /// Where a name or an event is.
    pub(super) fn target(&self, entry: EntryId) -> Option<Target> {
        self.targets.get(&entry).copied()
    }

    /// What a target is called.
    pub(super) fn called<'a>(&'a self, dossier: &'a Dossier, target: Target) -> &'a str {
        match target {
            Target::Land(land) => &dossier.atlas.lands[land].name,
            Target::Place(place) => &self.places[place].name,
        }
    }

    /// The lands, each with its places, and last the places on none.
    pub(super) fn groups(&self, dossier: &Dossier) -> Vec<(Option<usize>, Vec<usize>)> {
        let lands = (0..dossier.atlas.lands.len()).map(Some);
        let of = |land: Option<usize>| {
            let places = self.places.iter().enumerate();
            let own = places.filter(|(_, place)| place.listed && place.land == land);
            (land, own.map(|(at, _)| at).collect::<Vec<_>>())
        };
        let groups = lands.chain([None]).map(of);
        groups
            .filter(|(land, places)| land.is_some() || !places.is_empty())
            .collect()
    }
}

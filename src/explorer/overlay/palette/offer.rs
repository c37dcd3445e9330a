//! Offers: everything that the palette can do, and where it can.

use super::command::COMMANDS;
use crate::dossier::{Address, EntryId, printable};
use crate::explorer::Ctx;
use crate::explorer::action::{Action, Purpose};
use crate::explorer::keymap::Mode;
use crate::explorer::matching::{Fit, Named, Typed};

/// What is done where an offer is taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// An action.
    Do(Action),
    /// A topic is gone to.
    Open(EntryId),
    /// A path is set out on.
    SetOut(usize),
    /// One of the reader's searches is opened.
    Search(usize),
    /// One of the reader's tools is run.
    Run(usize),
    /// The word of a command is written, to be gone on with.
    Write(&'static str),
}

/// Something that can be done.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) deed: Deed,
    pub(super) name: String,
    pub(super) meaning: String,
    pub(super) keys: Vec<String>,
    /// Where it can be done, if not here.
    pub(super) elsewhere: Option<String>,
}

impl Offer {
    /// How well it is what was typed.
    pub(super) fn fit(&self, typed: &Typed) -> Option<Fit> {
        let named = Named {
            name: &self.name,
            meaning: &self.meaning,
            keys: &self.keys,
        };
        typed.fit(named, false)
    }
}

/// Everything that can be done from a mode: first what was done last, then
/// what is the reader's own, what its keys do, then commands, topics and paths, and at last what can be
/// done elsewhere.
pub(super) fn offers(ctx: &Ctx, mode: Mode, recent: &[Action], at_one: bool) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let keys = |mode: Mode, action: Action| {
        let modes = [Some(mode), mode.outer()].into_iter().flatten();
        let listed = modes.flat_map(|mode| ctx.keymap.listed(mode));
        let own = listed.filter(|(listed, _)| *listed == action);
        let keys = own.flat_map(|(_, keys)| keys.iter());
        // One that the mode binds to something else does not count.
        let keys = keys.filter(|key| ctx.keymap.means(mode, key) == Some(action));
        keys.cloned().collect()
    };
    let of = |mode: Mode, action: Action, elsewhere: Option<String>| {
        let (name, meaning) = action.meaning();
        Offer {
            deed: Deed::Do(action),
            name: name.to_owned(),
            meaning: meaning.to_owned(),
            keys: keys(mode, action),
            elsewhere,
        }
    };
    let modes = [Some(mode), mode.outer()].into_iter().flatten();
    let listed = modes.flat_map(|mode| ctx.keymap.listed(mode).iter().map(|(action, _)| *action));
    let mut here: Vec<Action> = Vec::new();
    for action in listed.filter(|action| *action != Action::Palette) {
        if !here.contains(&action) {
            here.push(action);
        }
    }
    // A sort keeps the order of what it finds alike. Nobody looks here for
    // what moves the selection.
    let place = |action: &Action| {
        let recent = recent.iter().position(|other| other == action);
        (
            recent.is_none(),
            recent,
            action.purpose() == Purpose::Moving,
        )
    };
    here.sort_by_key(place);
    let lately = here.iter().filter(|action| recent.contains(action)).count();
    let (lately, rest) = here.split_at(lately);
    offers.extend(lately.iter().map(|action| of(mode, *action, None)));
    offers.extend(own(ctx, at_one));
    offers.extend(rest.iter().map(|action| of(mode, *action, None)));
    offers.extend(COMMANDS.map(|(word, rest, meaning)| Offer {
        deed: Deed::Write(word),
        name: word.to_owned(),
        meaning: meaning.to_owned(),
        keys: vec![rest.to_owned()],
        elsewhere: None,
    }));
    offers.extend(places(ctx));
    for other in Mode::ALL.map(|(mode, _)| mode) {
        for (action, _) in ctx.keymap.listed(other) {
            if other.takes_text() || here.contains(action) || *action == Action::Palette {
                continue;
            }
            let same = |offer: &&mut Offer| offer.deed == Deed::Do(*action);
            match offers.iter_mut().find(same) {
                None => offers.push(of(other, *action, Some(other.place()))),
                Some(offer) => {
                    if let Some(elsewhere) = &mut offer.elsewhere {
                        *elsewhere = format!("{elsewhere}, {}", other.place());
                    }
                }
            }
        }
    }
    offers
}

/// The searches and the tools of the reader's.
fn own(ctx: &Ctx, at_one: bool) -> Vec<Offer> {
    let offer = |deed: Deed, name: &str, meaning: String| Offer {
        deed,
        name: name.to_owned(),
        meaning,
        keys: Vec::new(),
        elsewhere: None,
    };
    let searches = ctx.own.searches.iter().enumerate().map(|(at, search)| {
        let meaning = format!("Search for {}", printable(&search.query));
        offer(Deed::Search(at), &search.name, meaning)
    });
    let tools = ctx.own.tools.iter().enumerate().filter(|_| at_one);
    let tools = tools.map(|(at, tool)| {
        let meaning = format!("Run {}", tool.written());
        offer(Deed::Run(at), &tool.name, meaning)
    });
    searches.chain(tools).collect()
}

/// The topics and the paths.
fn places(ctx: &Ctx) -> Vec<Offer> {
    let dossier = ctx.dossier;
    let offer = |deed: Deed, name: &str, meaning: &str| Offer {
        deed,
        name: name.to_owned(),
        meaning: meaning.to_owned(),
        keys: Vec::new(),
        elsewhere: None,
    };
    let topics = dossier.topics.iter().filter_map(|topic| {
        let id = ctx.view.find(&Address::of_topic(&topic.id))?;
        Some(offer(Deed::Open(id), &topic.title, "Go to this topic"))
    });
    let paths = dossier.paths.iter().enumerate();
    let paths =
        paths.map(|(at, path)| offer(Deed::SetOut(at), &path.title, "Set out on this path"));
    topics.chain(paths).collect()
}

//! The order of names: whose comes first where a place has one on each side.

use std::ops::Range;
use std::str::FromStr;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;
use serde::Deserialize;

use super::load::without_quotations;
use super::{At, Atlas, Dossier, Figure, Name, Position, Side, Standing, Topic, nearest};

/// Whose name comes first where a text names a place by both, whose script
/// after the English forms of a name, and whose word where each side has one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum NameOrder {
    /// As the dossier has it: its texts as they are written, Japan's script and
    /// word first.
    #[default]
    AsWritten,
    /// Japan's first: "Etorofu (Iturup)".
    Japan,
    /// Russia's first: "Iturup (Etorofu)".
    Russia,
}

impl NameOrder {
    /// Every order with the word for it.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::AsWritten, "as-written"),
        (Self::Japan, "japan"),
        (Self::Russia, "russia"),
    ];
}

impl FromStr for NameOrder {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let typed = typed.to_lowercase();
        let known = Self::ALL.iter().find(|(_, word)| *word == typed);
        known.map(|(order, _)| *order).ok_or_else(|| {
            let words = Self::ALL.map(|(_, word)| word);
            nearest(&typed, words).map_or_else(
                || "write japan, russia or as-written".to_owned(),
                |near| format!("did you mean \"{near}\"?"),
            )
        })
    }
}

impl Dossier {
    /// The same dossier with the names, scripts and words of one side first.
    ///
    /// Names of both sides stand in its texts as "Iturup (Etorofu)",
    /// "Iturup/Etorofu" or "Russian Iturup, Japanese Etorofu". All of these are
    /// as long in either order, so nothing that points into a text is moved.
    /// Titles of sources stay, for they are quoted.
    #[must_use]
    pub fn in_order(mut self, order: NameOrder) -> Self {
        if order == NameOrder::AsWritten {
            return self;
        }
        for name in &mut self.names {
            name.order = order;
            lead(name, order);
        }
        for position in self
            .topics
            .iter_mut()
            .flat_map(|topic| &mut topic.positions)
        {
            position.order = order;
        }
        if let Some(pairs) = Pairs::of(&self.names, order) {
            pairs.turn_all(&mut self);
        }
        self
    }

    /// Whether two texts say the same, but for whose name of a place comes
    /// first in them.
    #[must_use]
    pub fn says_alike(&self, one: &str, other: &str) -> bool {
        // Pairs are as long in either order.
        if one == other || one.len() != other.len() {
            return one == other;
        }
        let Some(pairs) = Pairs::of(&self.names, NameOrder::Japan) else {
            return false;
        };
        let [one, other] = [one, other].map(|text| {
            let mut text = text.to_owned();
            pairs.turn(&mut text);
            text
        });
        one == other
    }
}

/// Puts the form that a side uses before the others.
fn lead(name: &mut Name, order: NameOrder) {
    let form = match order {
        NameOrder::Russia => &name.russia,
        _ => &name.japan,
    };
    let at = form
        .as_ref()
        .and_then(|form| name.en.iter().position(|own| own == form));
    if let Some(at) = at {
        name.en[..=at].rotate_right(1);
    }
}

/// How two names of a place stand in a text.
#[derive(Clone, Copy)]
enum Joint {
    /// "A (B)"
    Brackets,
    /// "A/B"
    Slash,
    /// "Russian A, Japanese B"
    Sides,
}

/// What is turned round: the beginning of each pair that stands in the order
/// that is not wanted.
struct Pairs {
    begins: AhoCorasick,
    /// For each beginning the joint, the name that comes first now, the other.
    names: Vec<(Joint, String, String)>,
    /// Whose names the first ones now are, and whose the others.
    sides: [&'static str; 2],
}

impl Pairs {
    /// None where no name has a form on each side.
    fn of(names: &[Name], order: NameOrder) -> Option<Self> {
        let turned = order == NameOrder::Japan;
        let sides = if turned {
            [Side::Russia, Side::Japan]
        } else {
            [Side::Japan, Side::Russia]
        };
        let sides = sides.map(|side| match side {
            Side::Japan => "Japanese",
            _ => "Russian",
        });
        let both = names.iter().filter_map(|name| {
            let (japan, russia) = (name.japan.clone()?, name.russia.clone()?);
            Some(if turned {
                (russia, japan)
            } else {
                (japan, russia)
            })
        });
        let both = both.filter(|(first, second)| first != second);
        let pairs = both.flat_map(|(first, second)| {
            [Joint::Brackets, Joint::Slash, Joint::Sides]
                .map(|joint| (joint, first.clone(), second.clone()))
        });
        let pairs: Vec<(Joint, String, String)> = pairs.collect();
        let begins = pairs.iter().map(|(joint, first, _)| match joint {
            Joint::Brackets => format!("{first} ("),
            Joint::Slash => format!("{first}/"),
            Joint::Sides => format!("{} {first}, ", sides[0]),
        });
        if pairs.is_empty() {
            return None;
        }
        // Fails only where the names together outgrow the automaton's 32 bits.
        let begins = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(begins)
            .ok()?;
        Some(Self {
            begins,
            names: pairs,
            sides,
        })
    }

    fn turn_all(&self, dossier: &mut Dossier) {
        self.turn(&mut dossier.title);
        self.turn(&mut dossier.about);
        dossier
            .topics
            .par_iter_mut()
            .for_each(|topic| self.topic(topic));
        for name in &mut dossier.names {
            self.turn(&mut name.gloss);
        }
        self.atlas(&mut dossier.atlas);
        for path in &mut dossier.paths {
            self.turn(&mut path.title);
            self.turn(&mut path.about);
            for step in &mut path.steps {
                self.turn(&mut step.title);
                self.turn(&mut step.text);
            }
        }
    }

    fn topic(&self, topic: &mut Topic) {
        self.turn(&mut topic.title);
        self.turn(&mut topic.summary);
        for section in &mut topic.sections {
            self.turn(&mut section.title);
            for claim in &mut section.claims {
                self.turn(&mut claim.text);
                self.standing(&mut claim.standing);
            }
        }
        for event in &mut topic.events {
            self.turn(&mut event.title);
            self.turn(&mut event.text);
            self.standing(&mut event.standing);
        }
        topic
            .figures
            .iter_mut()
            .for_each(|figure| self.figure(figure));
        topic
            .positions
            .iter_mut()
            .for_each(|position| self.position(position));
    }

    fn standing(&self, standing: &mut Standing) {
        match standing {
            Standing::Holds => {}
            Standing::Overtaken { note, .. }
            | Standing::Contested { note, .. }
            | Standing::Unconfirmed { note } => self.turn(note),
        }
    }

    fn figure(&self, figure: &mut Figure) {
        self.turn(&mut figure.title);
        self.turn(&mut figure.unit);
        self.turn(&mut figure.note);
        for change in &mut figure.breaks {
            self.turn(&mut change.note);
        }
        for series in &mut figure.series {
            self.turn(&mut series.name);
            for point in &mut series.points {
                if let At::Group(group) = &mut point.at {
                    self.turn(group);
                }
            }
        }
    }

    fn position(&self, position: &mut Position) {
        self.turn(&mut position.question);
        self.turn(&mut position.japan.text);
        self.turn(&mut position.russia.text);
        self.turn(&mut position.agreed);
        for (_, stance) in &mut position.others {
            self.turn(&mut stance.text);
        }
    }

    fn atlas(&self, atlas: &mut Atlas) {
        for land in &mut atlas.lands {
            self.turn(&mut land.name);
        }
        for place in &mut atlas.places {
            self.turn(&mut place.name);
        }
        for era in &mut atlas.eras {
            self.turn(&mut era.title);
            self.turn(&mut era.note);
        }
        for frame in &mut atlas.frames {
            self.turn(&mut frame.title);
        }
    }

    /// Turns every pair in a text round.
    fn turn(&self, text: &mut String) {
        let mut turned = String::new();
        let mut done = 0;
        for found in self.begins.find_iter(text.as_str()) {
            let (joint, first, second) = &self.names[found.pattern().as_usize()];
            let (from, rest) = (found.start(), &text[found.end()..]);
            let (ahead, until) = match joint {
                Joint::Brackets => {
                    let Some(inside) = rest.find(')').map(|close| &rest[..close]) else {
                        continue;
                    };
                    // "Northern Sakhalin (Northern Karafuto)"
                    let Some(ahead) = inside.strip_suffix(second.as_str()) else {
                        continue;
                    };
                    (ahead, found.end() + inside.len() + 1)
                }
                Joint::Slash if rest.starts_with(second.as_str()) => {
                    ("", found.end() + second.len())
                }
                Joint::Sides => {
                    let other = format!("{} {second}", self.sides[1]);
                    if !rest.starts_with(&other) {
                        continue;
                    }
                    ("", found.end() + other.len())
                }
                Joint::Slash => continue,
            };
            let Some(before) = text[..from].strip_suffix(ahead) else {
                continue;
            };
            let pair = before.len()..until;
            if pair.start < done || !apart(before, &text[until..]) || quoted(text, pair) {
                continue;
            }
            turned.push_str(&text[done..before.len()]);
            let [now, other] = self.sides;
            match joint {
                Joint::Brackets => turned.extend([ahead, second, " (", ahead, first, ")"]),
                Joint::Slash => turned.extend([second, "/", first]),
                Joint::Sides => turned.extend([other, " ", second, ", ", now, " ", first]),
            }
            done = until;
        }
        if done > 0 {
            turned.push_str(&text[done..]);
            *text = turned;
        }
    }
}

/// Whether a pair is not just part of longer words.
fn apart(before: &str, after: &str) -> bool {
    let is_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    !is_word(before.chars().next_back()) && !is_word(after.chars().next())
}

/// Whether a part of a text stands in a quotation: that is not ours to turn.
fn quoted(text: &str, part: Range<usize>) -> bool {
    without_quotations(text)[part.clone()] != text[part]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Origin, load};

    fn pairs(order: NameOrder) -> Pairs {
        let dossier = load(&Origin::BuiltIn, &|_| ()).expect("it is sound");
        Pairs::of(&dossier.names, order).expect("there are disputed places")
    }

    fn turned(order: NameOrder, text: &str) -> String {
        let mut turned = text.to_owned();
        pairs(order).turn(&mut turned);
        assert_eq!(turned.len(), text.len(), "{text}");
        turned
    }

    #[test]
    fn a_place_that_has_two_names_is_named_by_the_wanted_side_first() {
        for (russian, japanese) in [
            ("on Iturup (Etorofu).", "on Etorofu (Iturup)."),
            (
                "on Iturup/Etorofu and Kunashir/Kunashiri",
                "on Etorofu/Iturup and Kunashiri/Kunashir",
            ),
            (
                "Kurils from Urup (Uruppu) to Shumshu (Shumushu)",
                "Kurils from Uruppu (Urup) to Shumushu (Shumshu)",
            ),
            (
                "Northern Sakhalin (Northern Karafuto)",
                "Northern Karafuto (Northern Sakhalin)",
            ),
            (
                "an islet (Russian Signalny, Japanese Kaigara), off Nosappu",
                "an islet (Japanese Kaigara, Russian Signalny), off Nosappu",
            ),
        ] {
            assert_eq!(turned(NameOrder::Japan, russian), japanese);
            assert_eq!(turned(NameOrder::Russia, japanese), russian);
            assert_eq!(turned(NameOrder::Japan, japanese), japanese);
            assert_eq!(turned(NameOrder::Russia, russian), russian);
        }
    }

    #[test]
    fn what_is_no_pair_stays() {
        for text in [
            "Iturup (the largest) and Etorofu",
            "Iturup (Etorofu, as Japan says)",
            "Sakhalin/Karafutos",
            "Iturup/Kunashiri",
            "Iturup (",
            "one page speaks of 'Iturup (Etorofu)' and means both",
            "",
        ] {
            assert_eq!(turned(NameOrder::Japan, text), text);
        }
    }
}

//! Leads: the names and sources in which a term stands, for they lead to the
//! entries that mention or cite them.

use super::index::Index;
use super::score::{FIELDS, Field, field, impact, worth};
use super::seek::Sought;
use super::vocabulary::Tier;
use super::way::{TOP, Way};

/// The most names, and the most sources, through which a term leads to others;
/// what is in more of them says nothing of any.
const MOST_NAMES: usize = 64;
const MOST_SOURCES: usize = 16;
/// What being reached through a name is worth (a little less than having the
/// very word in the text), and through a source.
const NAME: f32 = 1.4;
const SOURCE: f32 = 0.5;
/// What having another form of the word is worth.
const WORD: f32 = 1.2;
/// The fewest letters with which a half-typed word stands for its other forms.
const HALF_TYPED: usize = 4;

impl Index {
    /// Adds the names and sources in which a term stands, for they lead to the
    /// entries that mention or cite them.
    pub(super) fn lead(&self, sought: &mut Sought) {
        let mut names: Vec<(f32, u32)> = Vec::new();
        let mut sources: Vec<(f32, u32)> = Vec::new();
        let mut note = |entry: u32, impact: u8, step: f32, quality: f32| {
            // What stands in a gloss leads nowhere.
            if field(impact) > Field::Name {
                return;
            }
            let worth = worth(impact, step, quality) / FIELDS[field(impact) as usize];
            if self.names.contains(&entry) {
                names.push((worth * NAME, entry));
            } else if self.sources.contains(&entry) && step >= TOP - 1.0 {
                sources.push((worth * SOURCE, entry));
            }
        };
        for way in &sought.ways {
            let mut reader = self.postings.read(way.list);
            reader.seek(self.names.start);
            for (entry, impact) in reader {
                note(entry, impact, way.step, way.quality);
            }
        }
        let first = sought
            .found
            .partition_point(|&(entry, _)| entry < self.names.start);
        for &(entry, impact) in &sought.found[first..] {
            note(entry, impact, sought.step, 1.0);
        }
        let initials = self
            .initials
            .partition_point(|(initials, _)| **initials < *sought.typed);
        let initials = self.initials[initials..].iter();
        let initials = initials.take_while(|(initials, _)| **initials == *sought.typed);
        if sought.is_unknown() {
            sought.step = TOP;
        } else if sought.found.is_empty() {
            // Who types a word that is written means the word first.
            sought.step = TOP - 2.0;
        }
        for &(_, name) in initials {
            let entry = self.names.start + name;
            names.push((sought.step * NAME, entry));
            sought.found.push((entry, impact(Field::Name, 1, 1.0)));
        }
        sought.found.sort_unstable();
        sought.found.dedup_by_key(|(entry, _)| *entry);
        let mut own: Vec<Way> = Vec::new();
        sought.named = !names.is_empty();
        for (mut through, most) in [(names, MOST_NAMES), (sources, MOST_SOURCES)] {
            through.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(b.0.total_cmp(&a.0)));
            through.dedup_by_key(|(_, entry)| *entry);
            if through.len() > most {
                through.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                through.truncate(most);
            }
            own.extend(through.into_iter().map(|(step, entry)| Way {
                list: self.list_through(entry),
                tier: Tier::Exact,
                step,
                quality: 0.0,
                leads: true,
            }));
        }
        sought.ways.extend(own);
    }

    /// Lets terms that are, together, a form of a word stand also for its other
    /// forms in whatever language; the forms that stand for each other then.
    pub(super) fn lead_words(&self, sought: &mut [Sought]) -> Vec<Box<[u32]>> {
        let mut words: Vec<u32> = Vec::new();
        for one in sought.iter().filter(|sought| sought.leads) {
            for way in one.ways.iter().filter(|way| !way.leads) {
                let mut reader = self.postings.read(way.list);
                reader.seek(self.words.start);
                words.extend(reader.map(|(entry, _)| entry));
            }
            let first = one
                .found
                .partition_point(|&(entry, _)| entry < self.words.start);
            words.extend(one.found[first..].iter().map(|&(entry, _)| entry));
        }
        words.sort_unstable();
        words.dedup();
        let mut stand = Vec::new();
        for word in words {
            let forms = &self.forms[self.forms.len() - (self.words.end - word) as usize];
            let mut terms: Vec<usize> = Vec::new();
            for form in forms {
                let of_form = form
                    .iter()
                    .map(|&id| sought.iter().position(|one| one.is_form(id)));
                terms.extend(
                    of_form
                        .collect::<Option<Vec<usize>>>()
                        .into_iter()
                        .flatten(),
                );
            }
            terms.sort_unstable();
            terms.dedup();
            if !terms.is_empty() {
                stand.extend(forms.iter().cloned());
            }
            let list = self.list_through(word);
            for term in terms {
                let ways = &mut sought[term].ways;
                if let Err(at) = ways.binary_search_by_key(&list, |way| way.list) {
                    ways.insert(
                        at,
                        Way {
                            list,
                            tier: Tier::Exact,
                            step: WORD * TOP,
                            quality: 0.0,
                            leads: true,
                        },
                    );
                }
            }
        }
        stand
    }
}

impl Sought {
    /// Whether a word of a form is what was typed, or goes on from most of it.
    fn is_form(&self, word: u32) -> bool {
        let long = self.typed.chars().count() >= HALF_TYPED;
        let own = self
            .way(word)
            .is_some_and(|way| !way.leads && (way.tier != Tier::Prefix || long));
        self.leads && (own || self.sequence.iter().any(|sequence| sequence.has(word)))
    }
}

//! The desk at which one file is checked: every value goes over it once and
//! comes out sound, or leaves a problem behind.

use super::file;
use super::known::Known;
use super::suggestions::Suggestions;
use crate::dossier::address::{MAX_ID, is_id};
use crate::dossier::page::{Page, Spot};
use crate::dossier::{Address, Date, Problem, Severity, Standing, text};

pub(super) struct Desk<'a> {
    page: &'a Page,
    pub(super) known: &'a Known<'a>,
    pub(super) problems: Vec<Problem>,
    /// Where the last value with a known place stood: the nearest that can be
    /// said of a string with escapes.
    last: usize,
    suggestions: Suggestions,
}

impl<'a> Desk<'a> {
    pub(super) fn new(page: &'a Page, known: &'a Known<'a>) -> Self {
        Self {
            page,
            known,
            problems: Vec::new(),
            last: 0,
            suggestions: Suggestions::default(),
        }
    }

    pub(super) fn error(
        &mut self,
        at: &Spot,
        what: impl Into<Box<str>>,
        right: impl Into<Box<str>>,
    ) {
        self.report(Severity::Error, at, 0, what, right);
    }

    pub(super) fn warn(
        &mut self,
        at: &Spot,
        what: impl Into<Box<str>>,
        right: impl Into<Box<str>>,
    ) {
        self.report(Severity::Warning, at, 0, what, right);
    }

    /// An error in a value that is not a string, near the last one that was.
    pub(super) fn error_here(&mut self, what: impl Into<Box<str>>, right: impl Into<Box<str>>) {
        self.error(&Spot::default(), what, right);
    }

    fn report(
        &mut self,
        severity: Severity,
        at: &Spot,
        inside: usize,
        what: impl Into<Box<str>>,
        right: impl Into<Box<str>>,
    ) {
        let offset = self.place(at) + inside;
        let problem = self.page.problem(severity, offset, what, right);
        self.problems.push(problem);
    }

    fn place(&mut self, spot: &Spot) -> usize {
        if let Some(offset) = spot.offset(&self.page.text) {
            self.last = offset;
        }
        self.last
    }

    /// A text that must not be empty.
    pub(super) fn text(&mut self, spot: &Spot, field: &str) -> String {
        let clean = self.clean(spot);
        if clean.as_deref() == Some("") {
            self.error(spot, format!("the {field} is empty"), "write it");
        }
        clean.unwrap_or_default()
    }

    /// A text that may be empty.
    pub(super) fn maybe_text(&mut self, spot: &Spot) -> String {
        self.clean(spot).unwrap_or_default()
    }

    /// A text in the dossier's own voice that must not be empty.
    pub(super) fn told(&mut self, spot: &Spot, field: &str) -> String {
        self.mind(spot);
        self.text(spot, field)
    }

    /// A text in the dossier's own voice that may be empty.
    pub(super) fn maybe_told(&mut self, spot: &Spot) -> String {
        self.mind(spot);
        self.maybe_text(spot)
    }

    /// Warns of wording that takes a side.
    fn mind(&mut self, spot: &Spot) {
        let known = self.known;
        for slip in known.wording.slips(&spot.text) {
            let inside = spot.offset(&self.page.text).map_or(0, |_| slip.at);
            self.report(Severity::Warning, spot, inside, slip.what, slip.right);
        }
    }

    /// Warns where something is dated after every page that tells of it; what
    /// is dated with a doubt is not held against it.
    pub(super) fn not_before(&mut self, date: Date, at: &Spot, sources: &[usize]) {
        let issued = sources
            .iter()
            .map(|&source| self.known.issued.get(source).copied().flatten());
        let Some(issued) = issued.collect::<Option<Vec<Date>>>() else {
            return;
        };
        let latest = issued.iter().max_by_key(|issued| issued.last_day());
        let late = |latest: &&Date| latest.last_day() < date.first_day() && !date.is_doubtful();
        if let Some(latest) = latest.filter(late) {
            let what = format!(
                "the date ({}) is later than that of the latest source ({})",
                date.human(),
                latest.human()
            );
            self.warn(at, what, "correct the date, or name the page that says so");
        }
    }

    /// A text as it is let in; none, and a problem, where it is not.
    fn clean(&mut self, spot: &Spot) -> Option<String> {
        self.place(spot);
        if spot.text.len() > text::MAX_TEXT {
            let what = format!("a text of {} bytes is too long", spot.text.len());
            let right = format!("at most {} bytes; make it several claims", text::MAX_TEXT);
            self.error(spot, what, right);
            return None;
        }
        match text::clean(&spot.text) {
            Ok(clean) => Some(clean),
            Err(text::Unwelcome { at, char, sort }) => {
                // Within a string with escapes, bytes do not match the file.
                let inside = spot.offset(&self.page.text).map_or(0, |_| at);
                let what = format!("{sort}, U+{:04X}, is not let in", u32::from(char));
                self.report(Severity::Error, spot, inside, what, "take it out");
                None
            }
        }
    }

    pub(super) fn id(&mut self, spot: &Spot) -> String {
        self.place(spot);
        if !is_id(&spot.text) {
            let shown: String = spot.text.chars().take(40).collect();
            let right = format!("lower case, digits and single hyphens, at most {MAX_ID}");
            self.error(spot, format!("\"{shown}\" is not an id"), right);
        }
        spot.text.to_string()
    }

    /// A date; whatever stands in for a bad one is never seen, for with an
    /// error there is no dossier.
    pub(super) fn date(&mut self, spot: &Spot) -> Date {
        self.place(spot);
        spot.text
            .parse()
            .unwrap_or_else(|bad: crate::dossier::BadDate| {
                self.error(spot, bad.what(), bad.right());
                Date::placeholder()
            })
    }

    pub(super) fn maybe_date(&mut self, spot: Option<&Spot>) -> Option<Date> {
        spot.map(|spot| self.date(spot))
    }

    /// Sources as places in the list of sources; an item without any is
    /// warned of at its own place.
    pub(super) fn sources(&mut self, spots: &[Spot], owner: &Spot, what: &str) -> Vec<usize> {
        if spots.is_empty() {
            self.warn(
                owner,
                format!("this {what} has no source"),
                "add sources: [\"…\"]",
            );
        }
        self.some_sources(spots)
    }

    /// Sources of what may have none, as places in the list of sources.
    pub(super) fn some_sources(&mut self, spots: &[Spot]) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::with_capacity(spots.len());
        for spot in spots {
            self.place(spot);
            match self.known.sources.get(&*spot.text) {
                Some(place) if places.contains(place) => {
                    self.error(
                        spot,
                        format!("source \"{}\" is named twice", spot.text),
                        "keep one",
                    );
                }
                Some(&place) => places.push(place),
                None if self.known.torn => {}
                None => {
                    let known = self.known;
                    let ids = known.sources.keys().map(AsRef::as_ref);
                    let right = self.suggest(&spot.text, ids, "add it to sources.ron");
                    self.error(spot, format!("there is no source \"{}\"", spot.text), right);
                }
            }
        }
        places
    }

    /// "did you mean …", or what to do where nothing is near.
    pub(super) fn suggest<'c>(
        &mut self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: &str,
    ) -> String {
        self.suggestions.find(word, candidates, otherwise)
    }

    /// An address at which something must live.
    pub(super) fn address(&mut self, spot: &Spot) -> Option<Address> {
        self.place(spot);
        let Ok(address) = spot.text.parse::<Address>() else {
            let what = format!("\"{}\" is not an address", spot.text);
            self.error(spot, what, "write topic/item");
            return None;
        };
        if !self.known.torn && !self.known.holds(&address) {
            let right = self.suggestions.find_address(self.known, &address);
            self.error(spot, format!("nothing is at \"{address}\""), right);
        }
        Some(address)
    }

    /// The address of a claim, an event, a figure or a position.
    pub(super) fn statement(&mut self, spot: &Spot) -> Option<Address> {
        let address = self.address(spot)?;
        let known = self.known;
        if known.holds(&address) && !known.holds_statement(&address) {
            let right = "name a claim, an event, a figure or a position";
            self.error(spot, format!("\"{address}\" is no statement"), right);
        }
        Some(address)
    }

    /// The addresses of statements, none of them twice.
    fn statements(&mut self, spots: &[Spot]) -> Vec<Address> {
        self.once(spots, Self::statement)
    }

    /// The addresses of figures, none of them twice.
    pub(super) fn figures(&mut self, spots: &[Spot]) -> Vec<Address> {
        self.once(spots, |desk, spot| {
            let address = desk.address(spot)?;
            if desk.known.holds(&address) && !desk.known.holds_figure(&address) {
                desk.error(spot, format!("\"{address}\" is no figure"), "name a figure");
            }
            Some(address)
        })
    }

    fn once(
        &mut self,
        spots: &[Spot],
        read: impl Fn(&mut Self, &Spot) -> Option<Address>,
    ) -> Vec<Address> {
        let mut addresses: Vec<Address> = Vec::with_capacity(spots.len());
        for spot in spots {
            match read(self, spot) {
                Some(address) if addresses.contains(&address) => {
                    self.error(spot, format!("\"{address}\" is named twice"), "keep one");
                }
                address => addresses.extend(address),
            }
        }
        addresses
    }

    pub(super) fn addresses(&mut self, spots: &[Spot]) -> Vec<Address> {
        spots.iter().filter_map(|spot| self.address(spot)).collect()
    }

    /// The id of a place that must be known.
    pub(super) fn place_id(&mut self, spot: &Spot) -> String {
        self.place(spot);
        if !self.known.places.contains(&spot.text) && !self.known.torn {
            let known = self.known;
            let ids = known.places.iter().map(AsRef::as_ref);
            let right = self.suggest(&spot.text, ids, "add the place to names.ron or atlas.ron");
            self.error(spot, format!("there is no place \"{}\"", spot.text), right);
        }
        spot.text.to_string()
    }

    /// A standing of what is so dated; `own` is the item's own address, which
    /// cannot speak against itself.
    pub(super) fn standing(
        &mut self,
        standing: &file::Standing,
        own: &Address,
        date: Date,
    ) -> Standing {
        let checked = match standing {
            file::Standing::Holds => Standing::Holds,
            file::Standing::Overtaken { since, by, note } => Standing::Overtaken {
                since: self.since(since, date),
                by: self.statements(by),
                note: self.maybe_told(note),
            },
            file::Standing::Contested { by, note } => Standing::Contested {
                by: self.statements(by),
                note: self.maybe_told(note),
            },
            file::Standing::Unconfirmed { note } => Standing::Unconfirmed {
                note: self.maybe_told(note),
            },
        };
        if checked.by().contains(own) {
            self.error_here(
                format!("{own} speaks against itself"),
                "name the other item",
            );
        }
        if let Standing::Contested { by, note } = &checked
            && by.is_empty()
            && note.is_empty()
        {
            self.error_here(
                "nothing says by what it is contested",
                "add by: [\"…\"] or note: \"…\"",
            );
        }
        checked
    }

    /// Since when something is overtaken that is dated so: not before it was.
    fn since(&mut self, spot: &Spot, date: Date) -> Date {
        let since = self.date(spot);
        if since.last_day() < date.first_day() && !date.is_doubtful() {
            let (since, date) = (since.human(), date.human());
            let what = format!("overtaken since {since}, before it was so ({date})");
            self.warn(spot, what, "correct one of the dates");
        }
        since
    }

    /// Longitude and latitude in degrees.
    pub(super) fn lon_lat(&mut self, (lon, lat): (f64, f64)) {
        if !((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)) {
            let right = "longitude is -180 to 180, then latitude -90 to 90";
            self.error_here(format!("({lon}, {lat}) is not on the globe"), right);
        }
    }

    /// Reports ids that stand twice.
    pub(super) fn unique<'s, 'f: 's>(
        &mut self,
        spots: impl IntoIterator<Item = &'s Spot<'f>>,
        where_: &str,
    ) {
        let mut seen = std::collections::HashSet::new();
        for spot in spots {
            if !seen.insert(&*spot.text) {
                let what = format!("the id \"{}\" is used twice {where_}", spot.text);
                self.error(spot, what, "ids are unique; rename one");
            }
        }
    }
}

//! Citing: what the reader is at is copied with its citation, and the pages
//! of its sources are opened in the browser.

use super::action::{Action, Input};
use super::clipboard::{MOST, Route};
use super::overlay::Overlay;
use super::overlay::pages::Pages;
use super::screen::Which;
use super::screen::topics::Chapter;
use super::{App, Effect};
use crate::commands::cite;
use crate::dossier::{Address, Citation, EntryId, Item, Source, Style};

/// What can be cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cited {
    Entry(EntryId),
    /// A place in the dossier's list of paths.
    Path(usize),
}

/// What citing remembers.
#[derive(Debug, Default)]
pub(super) struct Citing {
    /// What was copied by the key before this one, and in which style.
    copied: Option<(Cited, Style)>,
    route: Route,
}

impl Citing {
    /// Takes a key: any but that which copies makes copying begin anew.
    pub(super) fn pressed(&mut self, input: &Input) {
        if *input != Input::Do(Action::Copy) {
            self.copied = None;
        }
    }
}

impl App {
    /// Takes what stands between this and the terminal's clipboard.
    pub fn copy_through(&mut self, route: Route) {
        self.citing.route = route;
    }

    /// What stands between this and the terminal's clipboard.
    #[must_use]
    pub fn route(&self) -> Route {
        self.citing.route
    }

    /// Copies or opens what the reader is at, or lets a page be chosen.
    pub(super) fn cite(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Copy => self.copy(),
            Action::OpenSource => self.open_source(),
            _ => {
                self.choose_source();
                None
            }
        }
    }

    /// Copies what the reader is at, with its citation; what was just copied,
    /// in the next style.
    fn copy(&mut self) -> Option<Effect> {
        let Some(cited) = self.cited() else {
            self.say("There is nothing selected to copy.");
            return None;
        };
        let citation = self.citation(cited);
        let before = self.citing.copied.filter(|(of, _)| *of == cited);
        let style = next(&citation, before.map(|(_, style)| style));
        let then = next(&citation, Some(style));
        let text = citation.set(style);
        let sources = match citation.sources().len() {
            0 => String::new(),
            1 => ", 1 source".to_owned(),
            many => format!(", {many} sources"),
        };
        let what = format!("as {}{sources}", style.title());
        self.citing.copied = Some((cited, style));
        let effect = self.send(text, &what);
        let key = self.shared.keymap.key_of(self.mode(), Action::Copy);
        let again = key.map(|key| format!("; {key} again: {}", then.title()));
        let again = again.unwrap_or_default();
        let said = self.message.take().unwrap_or_default();
        self.message = Some(if effect.is_none() {
            let address = self.address(cited);
            format!("{said}: nemuro cite {address} --format {}", style.word())
        } else {
            let way = self.citing.route.told();
            let title = style.title();
            self.in_a_row([
                format!("{said}{again}"),
                format!("Sent {what}, {way}{again}"),
                format!("Sent {what}{again}"),
                format!("Sent as {title}{again}"),
            ])
        });
        effect
    }

    /// Sends a text to the clipboard, unless it is more than terminals take.
    pub(super) fn send(&mut self, text: String, what: &str) -> Option<Effect> {
        if text.len() > MOST {
            let (size, most) = (text.len().div_ceil(1000), MOST / 1000);
            self.message = Some(format!("Too large to copy ({size} kB, of {most})"));
            return None;
        }
        let way = self.citing.route.told();
        self.message = Some(self.in_a_row([
            format!("Sent {what}, to the clipboard {way}"),
            format!("Sent {what}, {way}"),
        ]));
        Some(Effect::Copy(text))
    }

    /// Opens the page of the source that the reader is at, or of the first
    /// that has one.
    fn open_source(&mut self) -> Option<Effect> {
        let pages = self.pages()?;
        let url = pages.url().to_owned();
        let effect = self.browse(url);
        if pages.len() > 1 {
            let key = self.shared.keymap.key_of(self.mode(), Action::ChooseSource);
            let chooses = key.map_or_else(String::new, |key| format!(" ({key} chooses)"));
            let what = format!("Page 1 of {}{chooses}: ", pages.len());
            self.message = Some(self.with_address(&what, pages.url()));
        }
        Some(effect)
    }

    /// Lets the reader choose among the pages of the sources.
    fn choose_source(&mut self) {
        if let Some(pages) = self.pages() {
            self.overlays.push(Overlay::Pages(pages));
        }
    }

    /// Has the browser open an address.
    pub(super) fn browse(&mut self, url: String) -> Effect {
        if let Some(Overlay::Pages(_)) = self.overlays.last() {
            self.overlays.pop();
        }
        self.message = Some(self.with_address("To the browser: ", &url));
        Effect::Browse(url)
    }

    /// Takes why an address was not opened, and shows it, so that it can be
    /// copied.
    pub fn not_opened(&mut self, url: &str, why: &str) {
        // The reader may have gone on, but not far.
        if let Some(mut pages) = self.pages_of_sources() {
            pages.choose(url);
            if pages.url() == url && !matches!(self.overlays.last(), Some(Overlay::Pages(_))) {
                self.overlays.push(Overlay::Pages(pages));
            }
        }
        let key = self.shared.keymap.key_of(self.mode(), Action::Copy);
        let shown =
            matches!(self.overlays.last(), Some(Overlay::Pages(pages)) if pages.url() == url);
        self.message = Some(match key.filter(|_| shown) {
            Some(key) => format!("{why} {key} copies the address."),
            None => format!("{why} {url}"),
        });
    }

    /// The pages of the sources of what the reader is at; where there are
    /// none, says so.
    pub(super) fn pages(&mut self) -> Option<Pages> {
        let pages = self.pages_of_sources();
        if pages.is_none() {
            let what = match self.cited() {
                None => "There is nothing selected that has a source.",
                Some(cited) if self.sources(cited).is_empty() => "This has no source.",
                Some(_) => "No page is named for the sources of this.",
            };
            self.message = Some(what.to_owned());
        }
        pages
    }

    fn pages_of_sources(&self) -> Option<Pages> {
        Pages::of(&self.sources(self.cited()?))
    }

    /// The sources of something; on a card that is at one of them, that one.
    fn sources(&self, cited: Cited) -> Vec<&Source> {
        let link = match self.below_pages() {
            Some(Overlay::Card(card)) => card.link(),
            _ => None,
        };
        let link = link.map(|id| self.shared.dossier.entry(id).item);
        if let Some(Item::Source(source)) = link {
            return vec![source];
        }
        self.citation(cited).sources().to_vec()
    }

    /// What the reader is at: the item of a card, a hit, what is selected, or
    /// what the list of topics is at.
    pub(super) fn cited(&self) -> Option<Cited> {
        match self.below_pages() {
            Some(Overlay::Card(card)) => return Some(Cited::Entry(card.place().entry)),
            Some(Overlay::Search(search)) => return search.chosen().map(Cited::Entry),
            Some(_) => return None,
            None => {}
        }
        let selected = self.screens.screen().selected().map(Cited::Entry);
        selected.or_else(|| {
            let listed = (self.screens.shown == Which::Topics).then(|| self.listed());
            listed.flatten()
        })
    }

    /// What lies over the screen, if anything does but pages to choose from.
    fn below_pages(&self) -> Option<&Overlay> {
        let overlays = self.overlays.iter().rev();
        let mut others = overlays.filter(|overlay| !matches!(overlay, Overlay::Pages(_)));
        others.next()
    }

    /// What the list of topics is at.
    fn listed(&self) -> Option<Cited> {
        let topics = &self.screens.topics;
        if let Some(section) = topics.section() {
            return Some(Cited::Entry(section));
        }
        match topics.chapter() {
            Chapter::Path(path) => Some(Cited::Path(path)),
            Chapter::Topic(topic) => {
                let dossier = &self.shared.dossier;
                let address = Address::of_topic(&dossier.topics.get(topic)?.id);
                dossier.find(&address).map(Cited::Entry)
            }
        }
    }

    pub(super) fn citation(&self, cited: Cited) -> Citation<'_> {
        let view = self.shared.sight.view(&self.shared.dossier);
        match cited {
            Cited::Entry(id) => cite::of(view, id),
            Cited::Path(path) => cite::of_path(view, &view.dossier.paths[path]),
        }
    }

    pub(super) fn address(&self, cited: Cited) -> Address {
        let dossier = &self.shared.dossier;
        match cited {
            Cited::Entry(id) => dossier.entry(id).address(),
            Cited::Path(path) => Address::of_path(&dossier.paths[path]),
        }
    }
}

/// The style after another, of those in which there is something to write;
/// the first where there is none before.
fn next(citation: &Citation<'_>, before: Option<Style>) -> Style {
    let after = before.and_then(|before| Style::ALL.iter().position(|style| *style == before));
    let from = after.map_or(0, |at| at + 1);
    let round = Style::ALL.iter().cycle().skip(from).take(Style::ALL.len());
    let there = round.filter(|style| citation.is_there_in(**style));
    there.copied().next().unwrap_or(Style::Text)
}

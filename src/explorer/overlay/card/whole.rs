//! What stands on a card, from top to bottom.

use super::kin::{Kin, kin};
use super::{Card, WITH_MAP};
use crate::dossier::{Address, Entry, EntryId, Item, Kind, Name, Standing};
use crate::explorer::Ctx;
use crate::explorer::reading::{Locator, Sheet, Writing, link, numbered, related};
use crate::widget::paper::Paper;
use crate::widget::prose::{Row, clip, set};

/// Columns that sources are set in below what they are the sources of.
const BELOW: u16 = 4;
/// How many sources of what speaks against a statement are named.
const NAMED: usize = 3;
/// How many mentions are listed.
const MENTIONS: usize = 200;

impl Writing<'_> {
    /// Links to what speaks against a statement, each with its sources below
    /// it: what the note says can be traced from here.
    fn see(&mut self, by: &[EntryId]) {
        if by.is_empty() {
            return;
        }
        let heading = self.head("See");
        let (dossier, theme) = (self.ctx.dossier, self.ctx.theme);
        for &id in by {
            let entry = self.ctx.view.entry(id);
            let mut rows = vec![link(theme, &entry, self.width)];
            let room = usize::from(self.width.saturating_sub(BELOW));
            let below = |text: &str| {
                let text = clip(text, room, theme.ellipsis());
                Row::of(text, theme.dim).indented(BELOW)
            };
            let (named, more) = entry.sources.split_at(entry.sources.len().min(NAMED));
            rows.extend(named.iter().map(|&at| below(&dossier.sources[at].brief())));
            if !more.is_empty() {
                rows.push(below(&format!("and {} more", more.len())));
            }
            self.paper.push_item(Some(heading), rows);
            self.links.push(id);
        }
    }

    /// Where something happened, or a place is, on a map if there is room.
    fn place(&mut self, sheet: &Sheet, entry: &Entry<'_>, mapped: bool) {
        match entry.item {
            Item::Event(event) => self.paper.rows.extend(sheet.place_of(event)),
            Item::Name(Name {
                place: Some(at), ..
            }) if mapped => {
                let map = Locator::default().rows(self.ctx, (entry.title, *at), self.width);
                if !map.is_empty() {
                    self.paper.rows.push(Row::default());
                    self.paper.rows.extend(map);
                }
            }
            _ => {}
        }
    }

    /// Links to the figures that show what a claim says, and from a figure to
    /// such claims.
    fn shown(&mut self, entry: &Entry<'_>) {
        let view = self.ctx.view;
        match entry.item {
            Item::Claim(claim) => {
                let figures = claim.figures.iter().filter_map(|at| view.find(at));
                let figures: Vec<EntryId> = figures.collect();
                self.links("Figures", figures.into_iter());
            }
            Item::Figure(_) => {
                let claims = view.of_these(view.dossier.shown_by(entry.id));
                self.links("Claims that it shows", claims.into_iter());
            }
            _ => {}
        }
    }

    /// Links to what else tells of the same, as far as names can say so.
    fn all_kin(&mut self, entry: &Entry<'_>) {
        match entry.item {
            Item::Claim(_) => self.kin(entry, Kind::Event, "Events that name the same"),
            Item::Event(_) => {
                self.kin(entry, Kind::Claim, "Claims that name the same");
                self.kin(entry, Kind::Figure, "Figures that name the same");
            }
            _ => {}
        }
    }

    /// Links to what tells of the same as a statement, each with the names
    /// that both have.
    fn kin(&mut self, entry: &Entry<'_>, kind: Kind, heading: &str) {
        let kin = kin(self.ctx, entry, kind);
        if kin.is_empty() {
            return;
        }
        let heading = self.head(heading);
        for Kin { id, names } in kin {
            let theme = self.ctx.theme;
            let row = link(theme, &self.ctx.view.entry(id), self.width);
            let room = usize::from(self.width.saturating_sub(BELOW));
            let names = format!("both name {}", names.join(", "));
            let names = Row::of(clip(&names, room, theme.ellipsis()), theme.dim);
            self.paper
                .push_item(Some(heading), vec![row, names.indented(BELOW)]);
            self.links.push(id);
        }
    }

    /// The sources of an entry, each with the number that its page gives it.
    fn sources(&mut self, sheet: &Sheet, sources: &[usize]) {
        if sources.is_empty() {
            return;
        }
        let one = sources.len() == 1;
        let heading = self.head(if one { "Source" } else { "Sources" });
        for at in sources {
            let source = &sheet.dossier.sources[*at];
            let Some(id) = sheet.dossier.find(&Address::of_source(source)) else {
                continue;
            };
            let number = sheet.numbered.iter().position(|numbered| numbered == at);
            let rows = match number {
                Some(number) => sheet.numbered_source(source, number + 1),
                None => sheet.source(&sheet.dossier.entry(id), source),
            };
            self.paper.push_item(Some(heading), rows);
            self.links.push(id);
        }
    }
}

/// Everything on a card, and where its items lead.
pub(super) fn whole(ctx: &Ctx, card: &Card, entry: &Entry<'_>) -> (Paper, Vec<EntryId>) {
    let (theme, dossier, width) = (ctx.theme, ctx.dossier, card.width);
    let topic = dossier.topic_of(entry);
    let numbers = match (card.path, topic) {
        (Some(path), _) => {
            let ids = dossier.paths[path]
                .items()
                .filter_map(|at| ctx.view.find(at));
            numbered(ids.map(|id| ctx.view.entry(id)))
        }
        (None, Some(topic)) => numbered(ctx.view.entries_of(topic)),
        (None, None) => Vec::new(),
    };
    let sheet = Sheet {
        numbered: &numbers,
        alone: true,
        ..Sheet::of(ctx, width)
    };
    let mut writing = Writing::of(ctx, width);
    writing.paper.rows = sheet.entry(entry);
    if entry.standing == Some(&Standing::Holds) {
        let glyph = Standing::Holds.glyph();
        let text = format!("{glyph} holds: nothing in this dossier speaks against it");
        let style = theme.standing(&Standing::Holds);
        let rows = set(&[(&text, style, None)], width.saturating_sub(2), 2);
        let rows = rows.into_iter().map(|row| row.indented(2));
        writing.paper.rows.extend(rows);
    }
    if let Some(kept) = ctx.shelf.of(entry.id) {
        writing.kept(&sheet, kept);
    }
    writing.place(&sheet, entry, card.height >= WITH_MAP);
    writing.see(&ctx.view.by(entry));
    let answers = ctx.view.of_these(dossier.answers(entry.id));
    writing.links("Answers", answers.into_iter());
    writing.shown(entry);
    writing.sources(&sheet, &entry.sources);
    writing.all_kin(entry);
    if let Some((label, related)) = related(ctx, entry) {
        let label = format!("{label} {}", related.len());
        writing.links(&label, related.into_iter().take(MENTIONS));
    }
    let Writing {
        mut paper,
        mut links,
        ..
    } = writing;
    paper.rows.push(Row::default());
    let address = Row::of(entry.address().to_string(), theme.dim);
    if topic.is_some() {
        // It leads to the item among its neighbours.
        paper.push_item(None, vec![address]);
        links.push(entry.id);
    } else {
        paper.rows.push(address);
    }
    (paper, links)
}

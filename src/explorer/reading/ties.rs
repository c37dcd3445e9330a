//! Ties: where names and addresses stand in what is read, and where they
//! lead. They are looked for only in rows that are looked at, for a page may
//! hold thousands of statements.

use std::ops::Range;

use ratatui::layout::Rect;

use super::origin::{of, original};
use crate::dossier::{Address, Dossier, EntryId, Item};
use crate::explorer::action::Action;
use crate::explorer::{Ctx, Request};
use crate::widget::paper::{Goes, Look, Paper};
use crate::widget::prose::{self, Row};

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// To an entry.
    Entry(EntryId),
    /// To a path, by its place in the dossier's list of them.
    Path(usize),
}

impl Lead {
    /// The number that stands for it on paper.
    #[must_use]
    pub fn number(self, dossier: &Dossier) -> usize {
        match self {
            Self::Entry(id) => id.index(),
            Self::Path(path) => dossier.len() + path,
        }
    }

    /// What a number on paper stands for.
    #[must_use]
    pub fn of(dossier: &Dossier, number: usize) -> Option<Self> {
        match number.checked_sub(dossier.len()) {
            Some(path) => (path < dossier.paths.len()).then_some(Self::Path(path)),
            None => u32::try_from(number)
                .ok()
                .map(|id| Self::Entry(EntryId(id))),
        }
    }

    /// Where an address leads, if anything lives there.
    fn at(dossier: &Dossier, address: &Address) -> Option<Self> {
        let entry = dossier.find(address).map(Self::Entry);
        entry.or_else(|| dossier.path(address).map(Self::Path))
    }
}

/// Rows whose title leads somewhere: what is in one style from the first on.
#[must_use]
pub fn leading(mut rows: Vec<Row>, to: usize) -> Vec<Row> {
    let first = rows.first().and_then(|row| row.runs.first());
    let Some(title) = first.map(|run| run.style) else {
        return rows;
    };
    let runs = rows.iter_mut().flat_map(|row| &mut row.runs);
    for (nth, run) in runs.take_while(|run| run.style == title).enumerate() {
        let begins = nth == 0;
        run.link = Some(prose::Link { to, begins });
    }
    rows
}

/// Makes links of the names and addresses in rows that nobody looked through
/// yet. A name is no link where it is told itself.
pub fn tie(ctx: &Ctx, rows: &mut [Row]) {
    let fresh = rows.iter().filter(|row| !row.tied);
    let mut texts: Vec<usize> = fresh
        .flat_map(|row| &row.runs)
        .filter_map(|run| Some(run.origin?.0))
        .collect();
    texts.sort_unstable();
    texts.dedup();
    for text in texts {
        let own = of(ctx.dossier, text);
        let links = found(ctx.dossier, &original(ctx.view, text), own);
        if !links.is_empty() {
            prose::tie(rows, text, &links);
        }
    }
}

/// Looks for the links of what is looked at: the selected item, or what is in
/// view besides items. It waits for the index, for which all names are looked
/// for anyway.
pub fn tie_selected(ctx: &Ctx, paper: &mut Paper, height: usize) {
    if ctx.index.is_none() {
        return;
    }
    let rows = match paper.selected() {
        Some(item) if !paper.leads => item.rows.clone(),
        _ => paper.scroll..paper.scroll + height,
    };
    paper.tie(rows, &|rows| tie(ctx, rows));
}

/// The names and addresses in a text, in order and without overlaps, and where
/// each leads; the name of an entry's own is left out.
#[must_use]
pub fn found(dossier: &Dossier, text: &str, own: Option<EntryId>) -> Vec<(Range<usize>, usize)> {
    let mut links = addresses(dossier, text);
    let first = dossier.name_ids().start as usize;
    let own = own.filter(|own| matches!(dossier.entry(*own).item, Item::Name(_)));
    for mention in dossier.mentions(text) {
        let to = first + mention.name;
        let range = mention.range;
        let taken =
            |(other, _): &(Range<usize>, usize)| other.start < range.end && range.start < other.end;
        if own.is_none_or(|own| own.index() != to) && !links.iter().any(taken) {
            links.push((range, to));
        }
    }
    links.sort_by_key(|(range, _)| range.start);
    links
}

/// The addresses in a text at which something lives.
fn addresses(dossier: &Dossier, text: &str) -> Vec<(Range<usize>, usize)> {
    let is_of_id = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let bytes = text.as_bytes();
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (slash, _) in text.match_indices('/') {
        let before = bytes[..slash]
            .iter()
            .rev()
            .take_while(|byte| is_of_id(byte));
        let after = bytes[slash + 1..].iter().take_while(|byte| is_of_id(byte));
        let (start, end) = (slash - before.count(), slash + 1 + after.count());
        // Within a web address or a longer word it is none.
        let joins = |char: char| char.is_alphanumeric() || "/._:@".contains(char);
        let goes_on = |char: char| char.is_alphanumeric() || "/_@".contains(char);
        let alone = !text[..start].chars().next_back().is_some_and(joins)
            && !text[end..].chars().next().is_some_and(goes_on);
        let address = text[start..end].trim_end_matches('-').parse().ok();
        if let Some(lead) = address
            .filter(|_| alone)
            .and_then(|at| Lead::at(dossier, &at))
        {
            found.push((start..end, lead.number(dossier)));
        }
    }
    found
}

/// A link in view: where it is on the screen, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its columns on each row that it is on.
    pub places: Vec<Rect>,
    /// Where it leads.
    pub lead: Lead,
}

/// The links of paper that is shown in an area; `items` are where its items
/// lead.
pub fn seen(
    ctx: &Ctx,
    paper: &mut Paper,
    area: Rect,
    items: &dyn Fn(usize) -> Option<EntryId>,
) -> Vec<Seen> {
    let rows = paper.scroll..paper.scroll + usize::from(area.height);
    // What is asked for is another way to choose one.
    paper.focus = None;
    paper.tie(rows.clone(), &|rows| tie(ctx, rows));
    let links = paper.links(rows).into_iter();
    let seen = links.filter_map(|link| {
        let places = link.places(paper.scroll, area);
        let lead = match link.goes {
            Goes::To(number) => Lead::of(ctx.dossier, number)?,
            Goes::Item(item) => Lead::Entry(items(item)?),
        };
        (!places.is_empty()).then_some(Seen { places, lead })
    });
    seen.collect()
}

/// Does what a key asks of the links on paper of which so many rows are in
/// view; nothing where it asks something else, and where there are no links to
/// go to.
pub fn follow(ctx: &Ctx, paper: &mut Paper, action: Action, height: usize) -> Option<Request> {
    let on = match action {
        Action::NextPane => true,
        Action::PreviousLink => false,
        Action::Close => return paper.focus.take().map(|_| Request::Nothing),
        Action::Open => return paper.kept().map(|(_, to)| open(Lead::of(ctx.dossier, to))),
        _ => return None,
    };
    let tie = |rows: &mut [Row]| tie(ctx, rows);
    let before = paper.focus;
    if paper.step_link(on, height, &tie) {
        return Some(Request::Nothing);
    }
    paper.focus = before;
    // Where there are none at all, the key may do something else.
    let any = before.is_some() || paper.step_link(!on, height, &tie);
    paper.focus = before;
    let none = if on {
        "There is no link further down."
    } else {
        "There is no link further up."
    };
    any.then(|| Request::Say(none.to_owned()))
}

/// What goes where a link leads.
#[must_use]
pub fn open(lead: Option<Lead>) -> Request {
    match lead {
        Some(Lead::Entry(id)) => Request::Open(id),
        Some(Lead::Path(path)) => Request::SetOut(path),
        None => Request::Nothing,
    }
}

/// How paper is drawn; `focused` tells whether the keys go there.
#[must_use]
pub fn look<'a>(
    ctx: &Ctx<'a>,
    focused: bool,
    lit: &'a dyn Fn(usize) -> Vec<Range<usize>>,
) -> Look<'a> {
    let theme = ctx.theme;
    Look {
        bar: focused.then_some((theme.bar(), theme.accent)),
        light: theme.light,
        lit,
        link: focused.then_some(theme.link),
        focus: theme.link_focus,
    }
}

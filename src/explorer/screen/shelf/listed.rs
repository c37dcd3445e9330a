//! How something kept stands in the list: its first words, and below them
//! where it stands, whether it has a note, and its tags.

use crate::dossier::Name;
use crate::explorer::Ctx;
use crate::explorer::reading::tagged;
use crate::shelf::{Kept, STEP};
use crate::widget::Columns;
use crate::widget::prose::{Row, clip, set};

/// Rows of an item.
pub(super) const ROWS: u16 = 2;

/// What is said of what the dossier does not have.
const UNKNOWN: &str = "not in this dossier";

/// An item in two rows.
pub(super) fn rows(ctx: &Ctx, kept: &Kept, width: u16) -> Vec<Row> {
    let (theme, room) = (ctx.theme, usize::from(width));
    let words = words(ctx, kept.quoted.lines().next().unwrap_or_default());
    let first = Row::of(clip(&words, room, theme.ellipsis()), theme.text);
    let known = ctx.dossier.find(&kept.address).is_some();
    let dot = format!(" {} ", theme.dot());
    let note = if kept.note.is_empty() { "" } else { "note" };
    let place = place(ctx, kept);
    let tags = tagged(&kept.tags);
    let mut parts = vec![
        (if known { "" } else { UNKNOWN }, theme.mistake),
        (note, theme.note),
        (&*tags, theme.tag),
        (&*place, theme.dim),
    ];
    parts.retain(|(text, _)| !text.is_empty());
    let mut cut: Vec<(String, _)> = Vec::new();
    let mut left = room.saturating_sub(2);
    for (text, style) in parts {
        let step = if cut.is_empty() { "" } else { &*dot };
        let Some(room) = left.checked_sub(step.width()).filter(|room| *room > 3) else {
            break;
        };
        let text = clip(text, room, theme.ellipsis());
        left = room.saturating_sub(text.width());
        cut.push((step.to_owned(), theme.dim));
        cut.push((text, style));
    }
    let parts: Vec<_> = cut
        .iter()
        .map(|(text, style)| (text.as_str(), *style, None))
        .collect();
    let second = set(&parts, width.saturating_sub(2).max(1), 0);
    let second = second.into_iter().next().unwrap_or_default();
    vec![first, second.indented(2)]
}

/// Words of a quotation; between the forms of a name stands the theme's glyph.
pub(super) fn words(ctx: &Ctx, quoted: &str) -> String {
    let dot = format!(" {} ", ctx.theme.dot());
    quoted.replace(Name::BETWEEN, &dot)
}

/// Where it stands.
pub(super) fn place(ctx: &Ctx, kept: &Kept) -> String {
    let step = format!(" {} ", ctx.theme.step());
    kept.title.replace(STEP, &step)
}

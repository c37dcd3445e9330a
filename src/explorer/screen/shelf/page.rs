//! Something kept, whole: what it says now, what it said if that differs, the
//! note, the tags, and the citation as it was kept.

use super::listed::words;
use crate::dossier::Address;
use crate::explorer::reading::{Sheet, Writing, tagged};
use crate::search::View;
use crate::widget::prose::{Row, set};

/// Writes what is kept of an address.
pub(super) fn write(writing: &mut Writing, address: &Address) {
    let ctx = writing.ctx;
    let Some(kept) = ctx.shelf.shelf().get(address) else {
        return;
    };
    let text = ctx.theme.text;
    let sheet = Sheet {
        // It is kept as it stands today, whatever everything is seen through.
        view: View::of(ctx.dossier),
        ..Sheet::of(ctx, writing.width)
    };
    if let Some(id) = ctx.dossier.find(address) {
        let rows = sheet.entry(&sheet.view.entry(id));
        writing.paper.push_item(None, rows);
        writing.links.push(id);
        // It is read here, so that what it names leads on.
        writing.paper.leads = false;
        if !ctx.view.sees(id) {
            let how = ctx.sight.how(ctx.theme.dot());
            let hidden = format!("It is not seen {how}, and shown as of today.");
            writing.remark(&sheet, &hidden);
        }
        if !kept.is_still_said(ctx.dossier, id) {
            writing.head("It said, when you kept it");
            writing.lines(&sheet, (&words(ctx, &kept.quoted), text), 0);
        }
    } else {
        writing.lines(&sheet, (&words(ctx, &kept.quoted), text), 0);
        let gone = "This version of the dossier has nothing at this address; it said so \
                    when you kept it.";
        writing.remark(&sheet, gone);
    }
    if !kept.note.is_empty() {
        writing.head("Your note");
        writing.lines(&sheet, (&kept.note, ctx.theme.note), 0);
    }
    if !kept.tags.is_empty() {
        writing.head("Tags");
        let tags = tagged(&kept.tags);
        let rows = set(&[(&tags, ctx.theme.tag, None)], sheet.wide(), 0);
        writing.paper.rows.extend(rows);
    }
    writing.head("Citation");
    writing.lines(&sheet, (&kept.citation, text), 0);
    let since = format!("{address} {} kept {}", ctx.theme.dot(), kept.since.human());
    writing.remark(&sheet, &since);
}

impl Writing<'_> {
    /// A remark after a blank row.
    fn remark(&mut self, sheet: &Sheet, text: &str) {
        self.paper.rows.push(Row::default());
        self.paper.rows.extend(sheet.remark(text));
    }
}

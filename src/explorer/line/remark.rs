//! What is to be said of what was typed: what cannot be read, what is nowhere
//! to be found, and what was taken for something else.

use ratatui::style::Style;

use crate::dossier::printable;
use crate::explorer::Ctx;
use crate::search::{Hits, Query};
use crate::widget::Columns;
use crate::widget::prose::{Part, Row, clip, set};

/// What is said takes no more rows than this.
const ROWS: usize = 3;
/// Words are repeated up to this width.
const WORD: usize = 24;

/// What matters most comes first and is said whole; the rest as far as it has
/// room in the same row.
pub(in crate::explorer) fn rows(ctx: &Ctx, query: &Query, found: &Hits, width: u16) -> Vec<Row> {
    let theme = ctx.theme;
    let message = |message: &str| message.replace('…', theme.ellipsis());
    let firm = query.mistakes().iter().filter(|mistake| !mistake.gentle);
    let firm = firm.map(|mistake| (message(&mistake.message), theme.mistake));
    let gentle = query.mistakes().iter().filter(|mistake| mistake.gentle);
    let gentle = gentle.map(|mistake| (message(&mistake.message), theme.dim));
    // Where nothing is found, that is said in the place of hits.
    let unknown = unknown(ctx, found).filter(|_| !found.hits.is_empty());
    let unknown = unknown.map(|unknown| (unknown, theme.text));
    let taken = found.taken.iter().map(|guess| {
        let [typed, meant] = [&guess.typed, &guess.meant].map(|word| repeated(ctx, word));
        (format!("{typed} taken for {meant}"), theme.text)
    });
    let said: Vec<(String, Style)> = firm.chain(gentle).chain(unknown).chain(taken).collect();
    let Some((first, _)) = said.first() else {
        return Vec::new();
    };
    let wrong = query.mistakes().iter().any(|mistake| !mistake.gentle);
    let dot = format!(" {} ", theme.dot());
    let room = usize::from(width).saturating_sub(2);
    let mut taken = first.width();
    let fits = |(part, _): &&(String, Style)| {
        taken += dot.width() + part.width();
        taken <= room
    };
    let more = said[1..].iter().take_while(fits).count();
    let mark = (if wrong { "! " } else { "  " }, theme.mistake, None);
    let mut parts: Vec<Part<'_>> = vec![mark];
    for (at, (part, style)) in said[..=more].iter().enumerate() {
        if at > 0 {
            parts.push((&dot, theme.dim, None));
        }
        parts.push((part, *style, None));
    }
    let mut rows = set(&parts, width, 2);
    rows.truncate(ROWS);
    rows
}

/// The words of which nothing is known, and that it is so.
pub(in crate::explorer) fn unknown(ctx: &Ctx, found: &Hits) -> Option<String> {
    let are = if found.unknown.len() == 1 {
        "is"
    } else {
        "are"
    };
    let quoted = |word: &String| format!("\"{}\"", repeated(ctx, word));
    let words: Vec<String> = found.unknown.iter().map(quoted).collect();
    let (last, before) = words.split_last()?;
    let words = match before {
        [] => last.clone(),
        _ => format!("{} and {last}", before.join(", ")),
    };
    Some(format!("{words} {are} nowhere in the dossier"))
}

fn repeated(ctx: &Ctx, word: &str) -> String {
    clip(&printable(word), WORD, ctx.theme.ellipsis())
}

/// Why there is no hit, and what would be one.
pub(in crate::explorer) fn nothing(ctx: &Ctx, query: &Query, found: &Hits) -> [String; 2] {
    if let Some(waiting) = waiting(ctx) {
        return waiting;
    }
    let only = |line: &str| [line.to_owned(), String::new()];
    if query.typed().trim().is_empty() {
        return [
            "Words in English, Japanese or Russian; a slip of the finger is forgiven.".to_owned(),
            "Narrow it by topic: kind: source: side: standing: before: after: in: as-of:"
                .to_owned(),
        ];
    }
    if query.is_empty() {
        return only("There is nothing to search for yet.");
    }
    let lens = if query.lens().is_empty() {
        ""
    } else {
        " within these fields"
    };
    match unknown(ctx, found) {
        Some(unknown) => only(&format!("Nothing found{lens}: {unknown}.")),
        None => only(&format!("Nothing found{lens}.")),
    }
}

/// That nothing can be found yet, and what becomes of what is typed; none once
/// it can.
pub(in crate::explorer) fn waiting(ctx: &Ctx) -> Option<[String; 2]> {
    let waiting = match (ctx.index, ctx.indexing) {
        (Some(_), _) => return None,
        (None, Some(percent)) => [
            format!("The dossier is still being made ready: indexing {percent} %."),
            "What is typed is searched for as soon as that is done.".to_owned(),
        ],
        (None, None) => [
            "The dossier is still being indexed.".to_owned(),
            String::new(),
        ],
    };
    Some(waiting)
}

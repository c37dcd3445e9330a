//! The sketch: an atlas as the map widget takes it. The explorer draws from
//! it too.

use ratatui::style::Style;
use textwrap::{Options, WordSplitter};

use crate::dossier::{self, Atlas, Holder, LonLat};
use crate::widget::Columns;
use crate::widget::map::{Anchor, Extent, Fill, Ground, Hatch, Tag};

/// The widest that a row of a name is, unless a word is wider.
const ROW: usize = 20;
/// The longest name that is first tried on one row.
const LONG: usize = 26;

/// The lands of an atlas and their coasts.
#[derive(Debug, Default)]
pub struct Sketch {
    lands: Vec<Vec<Vec<LonLat>>>,
    coasts: Vec<Vec<Vec<LonLat>>>,
}

impl Sketch {
    /// What is drawn of an atlas.
    #[must_use]
    pub fn of(atlas: &Atlas) -> Self {
        let rings = atlas.lands.iter().map(|land| land.rings.clone());
        Self {
            lands: rings.collect(),
            coasts: atlas.coasts(),
        }
    }

    /// The same as the widget takes it.
    #[must_use]
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            lands: &self.lands,
            coasts: &self.coasts,
        }
    }
}

/// A box on the map as the widget takes it.
#[must_use]
pub fn extent(of: &dossier::Extent) -> Extent {
    let dossier::Extent { lon, lat } = *of;
    Extent { lon, lat }
}

/// How a land is drawn by who holds it, in styles for every second row and
/// for the rows between.
#[must_use]
pub fn fill(holder: Option<Holder>, styles: [Style; 2]) -> Fill {
    let (hatch, ascii) = match holder {
        None => (Hatch::NONE, ' '),
        Some(Holder::Japan) => (Hatch::DIAGONAL, '/'),
        Some(Holder::Russia) => (Hatch::SPARSE, '.'),
        Some(Holder::Shared) => (Hatch::STRIPES, '='),
        Some(Holder::Disputed) => (Hatch::CROSS, '%'),
    };
    Fill {
        hatch,
        styles,
        ascii,
    }
}

/// Who holds a land, in words.
#[must_use]
pub fn words(holder: Option<Holder>) -> &'static str {
    holder.map_or("drawn without a holder", Holder::words)
}

/// The forms of a name that a map may have room for, the longest first: whole,
/// in rows, without what stands in brackets.
#[must_use]
pub fn forms(name: &str) -> Vec<String> {
    let short = without_brackets(name);
    let mut forms = Vec::with_capacity(4);
    if name.width() <= LONG {
        forms.push(name.to_owned());
    }
    forms.push(in_rows(name));
    forms.push(short.clone());
    forms.push(in_rows(&short));
    forms.dedup();
    forms.retain(|form| !form.is_empty());
    forms
}

/// A name without what stands in brackets.
#[must_use]
pub fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let kept: String = name
        .chars()
        .filter(|char| {
            match char {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_rows(name: &str) -> String {
    let options = Options::new(ROW)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(name, options).join("\n")
}

/// The names of the lands, those first that were held in most ways; the lands
/// that nobody ever held have none.
#[must_use]
pub fn land_tags(atlas: &Atlas, style: Style) -> Vec<Tag> {
    let mut fates: Vec<(usize, usize)> = atlas.fates().into_iter().enumerate().collect();
    fates.sort_by_key(|(_, fates)| std::cmp::Reverse(*fates));
    let held = fates.into_iter().filter(|(_, fates)| *fates > 0);
    held.map(|(land, _)| Tag {
        anchor: Anchor::Land(land),
        mark: None,
        texts: forms(&atlas.lands[land].name),
        style,
        bold: false,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_whole_or_shorter() {
        assert_eq!(
            forms("Long Island (Nagashima)"),
            [
                "Long Island (Nagashima)",
                "Long Island\n(Nagashima)",
                "Long Island"
            ]
        );
        assert_eq!(forms("Shikotan"), ["Shikotan"]);
        assert_eq!(
            forms("Isles from Urup (Uruppu) to Shumshu (Shumushu)"),
            [
                "Isles from Urup\n(Uruppu) to Shumshu\n(Shumushu)",
                "Isles from Urup to Shumshu",
                "Isles from Urup to\nShumshu"
            ]
        );
        assert_eq!(forms("(nothing else)"), ["(nothing else)"]);
        assert_eq!(without_brackets("a) b (c (d) e) f"), "a b f");
    }
}

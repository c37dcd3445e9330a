//! Where things are on the screen: a pure function of its size, asked by
//! drawing and by whatever needs the height of a page.

use ratatui::layout::Rect;

/// From so many columns on there are two panes.
pub const TWO_PANES: u16 = 80;

/// From so many columns on what each side says stands side by side.
pub const SIDE_BY_SIDE: u16 = 110;

/// Text is set no wider than this, unless the reader wants it otherwise.
pub const MEASURE: u16 = 88;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The name of the dossier and the screens.
    pub header: Rect,
    /// The list, border and all; empty where only the detail is shown.
    pub list: Rect,
    /// The detail, border and all; empty where only the list is shown.
    pub detail: Rect,
    /// Hints and messages.
    pub footer: Rect,
}

impl Regions {
    /// Whether both panes are shown.
    #[must_use]
    pub fn two_panes(&self) -> bool {
        !self.list.is_empty() && !self.detail.is_empty()
    }

    /// Everything between header and footer.
    #[must_use]
    pub fn body(&self) -> Rect {
        if self.list.is_empty() {
            return self.detail;
        }
        self.list.union(self.detail)
    }
}

/// The parts of a screen of this size; `reading` tells which pane is shown
/// where there is room for one.
#[must_use]
pub fn regions(area: Rect, reading: bool) -> Regions {
    regions_with(area, reading, list_columns(area))
}

/// Columns that a list of topics has by itself.
#[must_use]
pub fn list_columns(area: Rect) -> u16 {
    (area.width / 10 * 3).clamp(26, 40)
}

/// The same where one pane is shown at any width, no wider than so many
/// columns, in the middle of the screen.
#[must_use]
pub fn alone(area: Rect, reading: bool, columns: u16) -> Regions {
    let regions = regions(area, reading);
    let body = regions.body();
    let width = columns.min(body.width);
    let middle = Rect {
        x: body.x + (body.width - width) / 2,
        width,
        ..body
    };
    let nothing = Rect {
        width: 0,
        height: 0,
        ..body
    };
    let (list, detail) = if reading {
        (nothing, middle)
    } else {
        (middle, nothing)
    };
    Regions {
        list,
        detail,
        ..regions
    }
}

/// The same with so many columns for the list where there are two panes.
#[must_use]
pub fn regions_with(area: Rect, reading: bool, columns: u16) -> Regions {
    let rows = |y: u16, height: u16| Rect {
        y: area.y + y,
        height,
        ..area
    };
    let header = u16::from(area.height >= 8);
    let footer = u16::from(area.height >= 4);
    let body = rows(header, area.height - header - footer);
    let nothing = Rect {
        width: 0,
        height: 0,
        ..body
    };
    let (list, detail) = if area.width >= TWO_PANES {
        let width = columns.min(area.width - 1);
        let list = Rect { width, ..body };
        // The panes share the border between them.
        let detail = Rect {
            x: body.x + width - 1,
            width: body.width - width + 1,
            ..body
        };
        (list, detail)
    } else if reading {
        (nothing, body)
    } else {
        (body, nothing)
    };
    Regions {
        header: rows(0, header),
        list,
        detail,
        footer: rows(area.height - footer, footer),
    }
}

/// What is inside the border of a pane.
#[must_use]
pub fn inside(pane: Rect) -> Rect {
    Rect {
        x: pane.x.saturating_add(1),
        y: pane.y.saturating_add(1),
        width: pane.width.saturating_sub(2),
        height: pane.height.saturating_sub(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn eighty_columns_hold_two_panes_and_fewer_hold_one() {
        assert!(regions(Rect::new(0, 0, 80, 24), true).two_panes());
        let narrow = regions(Rect::new(0, 0, 79, 24), true);
        assert!(narrow.list.is_empty() && narrow.detail.width == 79);
    }

    proptest! {
        #[test]
        fn every_part_is_within_the_screen(w in 1u16..500, h in 0u16..200, reading: bool) {
            let area = Rect::new(0, 0, w, h);
            let regions = regions(area, reading);
            for part in [regions.header, regions.list, regions.detail, regions.footer] {
                prop_assert!(part.is_empty() || area.union(part) == area);
            }
            let one = alone(area, reading, 100);
            prop_assert!(!one.two_panes() && one.body().height == regions.body().height);
            prop_assert!(one.body().is_empty() || area.union(one.body()) == area);
            prop_assert_eq!(regions.header.height + regions.footer.height + regions.body().height, h);
        }
    }
}

//! The frame of a pane: every screen's panes look alike.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Line;
use ratatui::widgets::Block;

use super::Ctx;
use super::layout::inside;

/// The frame of a pane, with a title and a count.
#[must_use]
pub fn pane<'a>(ctx: &Ctx, focused: bool, title: &str, count: &str) -> Block<'a> {
    let theme = ctx.theme;
    let style = theme.border[usize::from(!focused)];
    let name = if focused { theme.heading } else { theme.text };
    let spaced = |text: &str| match text {
        "" => String::new(),
        _ => format!(" {text} "),
    };
    Block::bordered()
        .border_set(theme.borders())
        .border_style(style)
        .merge_borders(MergeStrategy::Exact)
        .title(Line::styled(spaced(title), name))
        .title(Line::styled(spaced(count), theme.dim).alignment(Alignment::Right))
}

/// Takes the style from the cells of a pane's border, some of which are another
/// pane's too; their lines stay, to be joined.
pub fn restyle_border(pane: Rect, buf: &mut Buffer) {
    let inner = inside(pane);
    for at in pane.positions().filter(|at| !inner.contains(*at)) {
        if let Some(cell) = buf.cell_mut(at) {
            cell.set_style(Style::reset());
        }
    }
}

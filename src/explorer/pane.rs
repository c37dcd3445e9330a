//! The frame of a pane: every screen's panes look alike.

use ratatui::layout::Alignment;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::Line;
use ratatui::widgets::Block;

use super::Ctx;

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

//! The legend: what the marks of the timeline mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::explorer::theme::Theme;
use crate::widget::Columns;
use crate::widget::timeline::{ASCII, Glyphs, UNICODE};

/// The characters of the timeline.
pub(super) fn glyphs(theme: &Theme) -> &'static Glyphs {
    if theme.bar().is_ascii() {
        &ASCII
    } else {
        &UNICODE
    }
}

/// Writes what the marks mean on the lower border of an area, where it fits
/// whole.
pub(super) fn draw(theme: &Theme, area: Rect, buf: &mut Buffer) {
    let glyphs = glyphs(theme);
    let (day, about, lasting) = (glyphs.day, glyphs.about, glyphs.lasting);
    let within = glyphs.within.concat();
    let (doubt, on, more) = (glyphs.doubt, glyphs.on, glyphs.several[8]);
    let legend = format!(
        " {day} on a day  {about} less exactly  {within} sometime within  \
         {day}{lasting}{day} lasting  {doubt} in doubt  {on} goes on  2-9 {more} several "
    );
    let width = u16::try_from(legend.width()).unwrap_or(u16::MAX);
    if width.saturating_add(4) > area.width || area.is_empty() {
        return;
    }
    let place = Rect::new(area.right() - width - 2, area.bottom() - 1, width, 1);
    for at in place.intersection(buf.area).positions() {
        buf[at].reset();
    }
    buf.set_string(place.x, place.y, legend, theme.dim);
}

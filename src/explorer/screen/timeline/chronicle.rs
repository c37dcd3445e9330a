//! The chronicle: the events that are seen, in order of time, and as the
//! timeline draws them.

use jiff::ToSpan;
use jiff::civil;

use crate::dossier::{Date, EntryId, Era, Kind, Topic};
use crate::explorer::Ctx;
use crate::explorer::ctx::Turn;
use crate::search::View;
use crate::widget::timeline::{Band, Event, Events, Shape, Story, Window};

/// What is left free at either end of all the time there is, as a part of it.
const MARGIN: f64 = 0.02;

/// The events that are seen.
#[derive(Debug)]
pub(super) struct Chronicle {
    /// What it is made of: the lens and the topic.
    of: (Turn, Option<usize>),
    /// The events in order of time.
    pub(super) ids: Vec<EntryId>,
    /// The same as they are drawn.
    pub(super) story: Story,
    /// All the time there is.
    pub(super) whole: Window,
    /// The most columns that a date takes, whole and with its beginning
    /// alone.
    pub(super) dates: [usize; 2],
}

impl Chronicle {
    /// Whether it is what is seen now of a topic, or of all.
    pub(super) fn is_of(&self, ctx: &Ctx, only: Option<usize>) -> bool {
        self.of == (ctx.turn(), only)
    }

    /// The events that are seen: of a topic, by its place in the dossier, or
    /// all.
    pub(super) fn of(ctx: &Ctx, only: Option<usize>) -> Self {
        let dossier = ctx.dossier;
        let topics = match only {
            Some(topic) => topic..topic + 1,
            None => 0..dossier.topics.len(),
        };
        let mut dated: Vec<(Date, usize, EntryId)> = Vec::new();
        for topic in topics {
            dated.extend(events(ctx.view, topic).map(|(date, id)| (date, topic, id)));
        }
        dated.sort_by_key(|(date, _, id)| (date.first_day(), date.last_day(), *id));
        // One topic alone is named in the title.
        let lane = |topic: &Topic| match only {
            Some(_) => String::new(),
            None => topic.title.clone(),
        };
        let drawn = dated.iter().map(|(date, topic, _)| event(*date, *topic));
        let story = Story {
            events: Events::new(drawn.collect()),
            lanes: dossier.topics.iter().map(lane).collect(),
            bands: (dossier.atlas.eras.iter())
                .map(|era| band(ctx.view, era))
                .collect(),
        };
        let widest = |write: fn(Date) -> String| {
            let width = |(date, ..): &(Date, usize, EntryId)| write(*date).chars().count();
            dated.iter().map(width).max().unwrap_or(0)
        };
        Self {
            of: (ctx.turn(), only),
            dates: [widest(|date| date.short()), widest(begun)],
            ids: dated.iter().map(|(_, _, id)| *id).collect(),
            whole: whole(ctx, &story.events),
            story,
        }
    }

    /// The event of a topic that is nearest in time to what is no event
    /// itself; the first where that has no date.
    pub(super) fn near(&self, ctx: &Ctx, id: EntryId) -> Option<usize> {
        let entry = ctx.dossier.entry(id);
        let topic = ctx.dossier.topic_of(&entry)?;
        let ids = &self.ids;
        let of_topic = |id: EntryId| ctx.dossier.topic_of(&ctx.dossier.entry(id)) == Some(topic);
        let mut own = (0..ids.len()).filter(|&at| of_topic(ids[at]));
        let Some(day) = entry.date.map(|date| date.first_day()) else {
            return own.next();
        };
        let apart = |at: &usize| {
            let date = ctx.dossier.entry(ids[*at]).date;
            let days = date.and_then(|date| date.first_day().until(day).ok());
            days.map_or(i32::MAX, |span| span.get_days().abs())
        };
        own.min_by_key(apart)
    }

    /// The first event that begins on a day or after it; none where all began
    /// before.
    pub(super) fn from(&self, ctx: &Ctx, day: civil::Date) -> Option<usize> {
        let before = |id: &EntryId| {
            let date = ctx.dossier.entry(*id).date;
            date.is_some_and(|date| date.first_day() < day)
        };
        let at = self.ids.partition_point(before);
        (at < self.ids.len()).then_some(at)
    }
}

/// The dates and the ids of the events of a topic that are seen.
fn events(view: View<'_>, topic: usize) -> impl Iterator<Item = (Date, EntryId)> {
    let entries = view.entries_of(topic);
    entries
        .filter(|entry| entry.kind() == Kind::Event)
        .filter_map(|entry| Some((entry.date?, entry.id)))
}

/// When something began; with a dash where it did not end at once.
pub(super) fn begun(date: Date) -> String {
    let start = date.start().short();
    if date.is_span() {
        format!("{start} –")
    } else {
        start
    }
}

/// A day in years: the beginning of 1905 is 1905, its middle 1905.5.
pub(super) fn years(day: civil::Date) -> f64 {
    let before = f64::from(day.day_of_year() - 1);
    f64::from(day.year()) + before / f64::from(day.days_in_year())
}

/// The end of a day, in years.
fn end(day: civil::Date) -> f64 {
    years(day.checked_add(1.day()).unwrap_or(day))
}

fn event(date: Date, lane: usize) -> Event {
    let from = years(date.first_day());
    Event {
        from,
        until: if date.is_open() {
            from
        } else {
            end(date.last_day())
        },
        shape: match (date.is_span(), date.is_exact()) {
            (false, true) => Shape::Day,
            (false, false) => Shape::Within,
            (true, true) => Shape::Lasting,
            (true, false) => Shape::Roughly,
        },
        doubtful: date.is_doubtful(),
        open: date.is_open(),
        lane,
    }
}

fn band(view: View<'_>, era: &Era) -> Band {
    Band {
        from: era.from.map(|from| years(from.first_day())),
        until: era.until.map(|until| end(until.last_day())),
        title: view.title_of(era).into_owned(),
    }
}

/// All the time there is: that of the events with a margin; where they are seen
/// as of a date, up to that date.
fn whole(ctx: &Ctx, events: &Events) -> Window {
    let checked = end(ctx.dossier.checked.last_day());
    let Some(extent) = events.extent() else {
        let past = ctx.view.past().map(|date| end(date.last_day()));
        let until = past.unwrap_or(checked);
        return Window::new(until - 1.0, until);
    };
    let wide = extent.with_margin(MARGIN);
    match ctx.sight.lens().as_of() {
        // What is later than all that is known tells nothing.
        Some(date) if end(date.last_day()) <= wide.until().max(checked) => {
            Window::new(wide.from(), end(date.last_day()))
        }
        _ => wide,
    }
}

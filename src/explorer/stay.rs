//! Staying: where the reader is, to be kept until they come again, and the way
//! back there.

use super::App;
use super::screen::Which;
use super::screen::topics::Chapter;
use crate::dossier::{Address, Dossier};
use crate::search::Query;
use crate::shelf::Stay;

impl Chapter {
    /// Where it lives.
    fn address(self, dossier: &Dossier) -> Address {
        match self {
            Self::Topic(at) => Address::of_topic(&dossier.topics[at].id),
            Self::Path(at) => Address::of_path(&dossier.paths[at]),
        }
    }

    /// What lives at an address, if that is a topic or a path.
    fn at(dossier: &Dossier, address: &Address) -> Option<Self> {
        let topic = |topic: &crate::dossier::Topic| topic.id == address.as_str();
        let topic = dossier.topics.iter().position(topic).map(Self::Topic);
        topic.or_else(|| dossier.path(address).map(Self::Path))
    }
}

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn stay(&self) -> Stay {
        let (dossier, topics) = (&self.shared.dossier, &self.screens.topics);
        let shown = self.screens.shown;
        let at = match shown {
            Which::Topics => topics.entry(),
            _ => self.screens.screen().selected(),
        };
        let at = at.map(|id| dossier.entry(id).address());
        let at = match shown {
            // What is kept there the dossier may not have.
            Which::Shelf => self.screens.shelf.at(),
            _ => at,
        };
        Stay {
            screen: shown.title().to_lowercase(),
            chapter: Some(topics.chapter().address(dossier)),
            at,
            reading: topics.is_reading(),
            above: topics.above(),
            lens: self.shared.sight.typed().to_owned(),
            swapped: self.shared.swapped,
            queries: self.shared.queries.clone(),
        }
    }

    /// Takes what the reader searched for before.
    pub fn remember_queries(&mut self, stay: &Stay) {
        self.shared.queries.clone_from(&stay.queries);
    }

    /// Goes to where the reader was, as far as that is still there.
    pub fn return_to(&mut self, stay: &Stay) {
        // What is told at the beginning is not lost over the lens.
        let told = self.message.take();
        self.shared.swapped = stay.swapped;
        self.remember_queries(stay);
        if self.shared.sight.lens().is_empty()
            && let Ok(query) = Query::fields(&self.shared.dossier, &stay.lens)
            && !query.lens().is_empty()
        {
            self.look(query);
        }
        let (ctx, area) = (self.shared.ctx(), self.area);
        let at = stay.at.as_ref().and_then(|at| ctx.dossier.find(at));
        let which: Which = stay.screen.parse().unwrap_or_default();
        let chapter = stay.chapter.as_ref();
        if let Some(chapter) = chapter.and_then(|at| Chapter::at(ctx.dossier, at)) {
            let at = at.filter(|_| which == Which::Topics);
            let topics = &mut self.screens.topics;
            topics.return_to(&ctx, (chapter, at), (stay.reading, stay.above), area);
        }
        if which != Which::Topics && which.has_any(ctx.dossier) {
            self.screens.shown = which;
            let screen = self.screens.screen_mut();
            screen.fit(&ctx, area);
            if let (Which::Shelf, Some(at)) = (which, &stay.at) {
                self.screens.shelf.return_to(&ctx, at, area);
            } else if let Some(id) = at {
                screen.show(&ctx, id, area);
            }
        }
        if let Some(told) = told {
            self.say_too(&told);
        }
    }
}

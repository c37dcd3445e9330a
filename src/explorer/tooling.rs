//! Tooling: the reader's programs, told of what they are at.

use super::citing::Cited;
use super::overlay::Overlay;
use super::tool::{Fact, Tool};
use super::{App, Effect};
use crate::dossier::Style;

impl App {
    /// Runs a tool, by its place among the reader's, on what the reader is at.
    pub(super) fn run_tool(&mut self, at: usize) -> Option<Effect> {
        if matches!(self.overlays.last(), Some(Overlay::Palette(_))) {
            self.overlays.pop();
        }
        let tool = self.shared.own.tools.get(at)?.clone();
        let Some(cited) = self.cited() else {
            let what = format!("There is nothing selected for {}.", tool.name);
            self.message = Some(what);
            return None;
        };
        let url = if tool.asks(Fact::Url) {
            self.pages()?.url().to_owned()
        } else {
            String::new()
        };
        self.message = Some(format!("Started: {}", tool.name));
        Some(Effect::Run(self.told(&tool, cited, &url)))
    }

    /// A tool told what there is to tell.
    fn told(&self, tool: &Tool, cited: Cited, url: &str) -> super::tool::Run {
        let dossier = &self.shared.dossier;
        let (title, text, date) = match cited {
            Cited::Entry(id) => {
                let entry = self.shared.sight.view(dossier).entry(id);
                let date = entry.date.map(|date| date.to_string());
                let date = date.unwrap_or_default();
                (entry.title.to_owned(), entry.text.into_owned(), date)
            }
            Cited::Path(path) => {
                let path = &dossier.paths[path];
                (path.title.clone(), path.about.clone(), String::new())
            }
        };
        tool.told(|fact| match fact {
            Fact::Address => self.address(cited).to_string(),
            Fact::Text => text.clone(),
            Fact::Title => title.clone(),
            Fact::Date => date.clone(),
            Fact::Url => url.to_owned(),
            Fact::Citation => self.citation(cited).set(Style::Text),
        })
    }
}

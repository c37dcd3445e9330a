//! Names: people, places, treaties, organisations, projects and events, in
//! English, Japanese and Russian.

use serde::Deserialize;

use super::{Date, NameOrder};

/// A name in all its forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The id.
    pub id: String,
    /// What bears the name.
    pub kind: NameKind,
    /// Latin forms, the lead form first.
    pub en: Vec<String>,
    /// Japanese forms.
    pub ja: Vec<String>,
    /// Russian forms.
    pub ru: Vec<String>,
    /// What Japan calls it, in Latin letters, where the sides differ: one of
    /// the Latin forms.
    pub japan: Option<String>,
    /// What Russia calls it, likewise.
    pub russia: Option<String>,
    /// Whose forms come first.
    pub order: NameOrder,
    /// Who or what it is, in a line.
    pub gloss: String,
    /// When it was, or lived.
    pub dates: Option<Date>,
    /// Where it is: longitude and latitude in degrees.
    pub place: Option<(f64, f64)>,
}

impl Name {
    /// What stands between the forms in a line.
    pub const BETWEEN: &str = " · ";

    /// The form under which the name is listed.
    #[must_use]
    pub fn lead(&self) -> &str {
        self.forms().next().unwrap_or(&self.id)
    }

    /// Every form in a line.
    #[must_use]
    pub fn in_a_line(&self) -> String {
        self.forms().collect::<Vec<_>>().join(Self::BETWEEN)
    }

    /// Every form, the lead form first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let scripts = self.scripts().into_iter();
        let forms = scripts.flat_map(|(_, forms)| forms);
        forms.map(String::as_str)
    }

    /// The forms by language, in the order in which they are shown.
    #[must_use]
    pub fn scripts(&self) -> [(&'static str, &[String]); 3] {
        let ja = ("Japanese", &*self.ja);
        let ru = ("Russian", &*self.ru);
        let [first, second] = if self.order == NameOrder::Russia {
            [ru, ja]
        } else {
            [ja, ru]
        };
        [("English", &self.en), first, second]
    }
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the words say all")]
pub enum NameKind {
    Place,
    Person,
    Treaty,
    Organisation,
    Project,
    Event,
}

impl NameKind {
    /// The kind as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Person => "person",
            Self::Treaty => "treaty",
            Self::Organisation => "organisation",
            Self::Project => "project",
            Self::Event => "event",
        }
    }
}

//! Words: what is the same in English, Japanese and Russian without being a
//! name.

/// A word or a short phrase in all its forms. Search takes each form for the
/// others; a word is no entry, is no link and has no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// English forms, also such as people type for what the texts call
    /// otherwise.
    pub en: Vec<String>,
    /// Japanese forms.
    pub ja: Vec<String>,
    /// Russian forms.
    pub ru: Vec<String>,
}

impl Word {
    /// Every form, at least two.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.en
            .iter()
            .chain(&self.ja)
            .chain(&self.ru)
            .map(String::as_str)
    }
}

//! Checking words: each has another form to be found by, and no form leads
//! two ways.

use std::collections::HashMap;

use super::desk::Desk;
use super::file;
use crate::dossier::Word;
use crate::dossier::fold::fold;
use crate::dossier::page::Spot;

pub(super) fn words(desk: &mut Desk, files: &[file::Word]) -> Vec<Word> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let words = files.iter().enumerate();
    words
        .map(|(at, file)| {
            let word = word(desk, file);
            for form in file.forms() {
                own_form(desk, form, at, &mut seen);
            }
            word
        })
        .collect()
}

fn word(desk: &mut Desk, file: &file::Word) -> Word {
    let mut forms =
        |forms: &[Spot]| -> Vec<String> { forms.iter().map(|f| desk.text(f, "form")).collect() };
    let (en, ja, ru) = (forms(&file.en), forms(&file.ja), forms(&file.ru));
    let right = "write at least two, such as one in English and one in Japanese";
    match (file.forms().next(), file.forms().nth(1)) {
        (None, _) => desk.error_here("a word has no form, the one after this", right),
        (Some(only), None) => {
            let what = format!("\"{}\" is the only form of its word", only.text);
            desk.error(only, what, right);
        }
        _ => {}
    }
    Word { en, ja, ru }
}

/// Reports a form that stood before, `seen` with the word that it is of, or
/// that names something.
fn own_form(desk: &mut Desk, form: &Spot, word: usize, seen: &mut HashMap<String, usize>) {
    let folded = fold(form.text.trim());
    let known = desk.known;
    if folded.is_empty() {
        return;
    }
    if let Some(name) = known.forms.get(&folded) {
        let what = format!("\"{}\" is a form of the name \"{name}\"", form.text);
        desk.warn(form, what, "leave it to the name");
    }
    if let Some(other) = seen.insert(folded, word) {
        let (what, right) = if other == word {
            ("twice in this word", "keep one")
        } else {
            ("in two words", "a form belongs to one word; keep one")
        };
        desk.error(form, format!("\"{}\" stands {what}", form.text), right);
    }
}

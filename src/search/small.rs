//! Small words: those that carry little by themselves. Without them a question
//! asks for the same, so they are looked for, but nothing is left out for
//! lacking them.

/// The small words, English and Russian; those of Japanese are not words of
/// their own in its script.
const SMALL: &str = "
    a about after all an and any are as at be because been between but by
    can could did do does during ever far for from get gets give had has
    have he her him his how hows i if in into is it its just like long made
    make many me more most much my no not now of on or our per s so some
    still t take takes tell than that the their them then there these they
    this to today us was we were what whats when where wheres which while
    who whom whose why will with would you your
    в где и из как какие какой когда кто ли на о от по почему с сколько чем
    что
";

/// Whether a folded word carries little by itself.
pub(super) fn is_small(word: &str) -> bool {
    word.len() <= LONGEST && SMALL.split_ascii_whitespace().any(|small| small == word)
}

/// The most bytes that a small word has.
const LONGEST: usize = 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_made_of_small_words() {
        assert!(
            "why is there no such thing between them"
                .split(' ')
                .any(is_small)
        );
        assert!(
            ["why", "the", "between", "почему", "сколько"]
                .into_iter()
                .all(is_small)
        );
        assert!(!["peace", "treaty", "japan", ""].into_iter().any(is_small));
        let longest = SMALL.split_ascii_whitespace().map(str::len).max();
        assert_eq!(longest, Some(LONGEST));
    }
}

//! Tokens: what was typed, cut where its marks and spaces say so. Nothing is
//! judged here; what a token means is for [`super::Query`] to say.

use std::ops::Range;

use super::facet::Facet;
use super::term::How;

/// One piece of what was typed. Ranges are bytes of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Token {
    /// The whole piece, its marks with it.
    pub(in crate::search) range: Range<usize>,
    /// Whether `!` stands before it.
    pub(in crate::search) not: bool,
    pub(in crate::search) body: Body,
}

/// What sort of piece it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Body {
    /// Letters up to white space, without the mark before them.
    Words { how: How, text: Range<usize> },
    /// What stands between quotes. One that is not closed runs to the end, and
    /// its last word may not be finished.
    Phrase { how: How, text: Range<usize> },
    /// `name:value,value`; without a facet where no field has that name. There
    /// is always a value, which may be empty.
    Field {
        name: Range<usize>,
        facet: Option<Facet>,
        values: Vec<Value>,
    },
}

/// One value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Value {
    /// With its quotes.
    pub(in crate::search) range: Range<usize>,
    /// Without them.
    pub(in crate::search) text: Range<usize>,
}

/// Takes a text apart.
pub(in crate::search) fn tokens(text: &str) -> Vec<Token> {
    let mut scan = Scan { text, at: 0 };
    std::iter::from_fn(|| scan.token()).collect()
}

/// The ASCII form of a mark, letter or digit that an input method has typed in
/// full width, and of quotes and hyphens that a keyboard has made handsome.
pub(in crate::search) fn plain(char: char) -> char {
    match char {
        // The full-width block follows ASCII from `!` to `~`.
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(char) - 0xFEE0).map_or(char, plain_quote)
        }
        '、' => ',',
        _ => plain_quote(char),
    }
}

fn plain_quote(char: char) -> char {
    match char {
        '“' | '”' | '„' | '‟' => '"',
        '‘' | '’' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        _ => char,
    }
}

/// Whether a character closes what another one has opened; none where the
/// other opens nothing. Each of the three languages has its quotes.
fn closing(open: char) -> Option<fn(char) -> bool> {
    match open {
        '«' => Some(|char| char == '»'),
        '「' | '｢' => Some(|char| matches!(char, '」' | '｣')),
        '『' => Some(|char| char == '』'),
        _ if plain(open) == '"' => Some(|char| plain(char) == '"'),
        _ => None,
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Goes on to the first character that is not of a sort; the range of
    /// those that are.
    fn skip(&mut self, sort: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        let len = self.rest().find(|char| !sort(char));
        self.at += len.unwrap_or(self.rest().len());
        start..self.at
    }

    /// Goes over a mark, in any of its forms, if it is next.
    fn take(&mut self, mark: char) -> bool {
        match self.rest().chars().next() {
            Some(char) if plain(char) == mark => {
                self.at += char.len_utf8();
                true
            }
            _ => false,
        }
    }

    fn token(&mut self) -> Option<Token> {
        self.skip(char::is_whitespace);
        let start = self.at;
        self.rest().chars().next()?;
        let not = self.take('!');
        let body = match self.field() {
            Some(field) => field,
            None => self.words(),
        };
        let range = start..self.at;
        Some(Token { range, not, body })
    }

    fn words(&mut self) -> Body {
        let how = if self.take('\'') {
            How::Exact
        } else if self.take('^') {
            How::Prefix
        } else {
            How::Loose
        };
        if let Some((text, closed)) = self.quoted() {
            let begun = how == How::Prefix || !closed;
            let how = if begun { How::Prefix } else { How::Exact };
            return Body::Phrase { how, text };
        }
        let text = self.skip(|char| !char.is_whitespace());
        Body::Words { how, text }
    }

    /// What is between quotes, if they are next, and whether they are closed.
    fn quoted(&mut self) -> Option<(Range<usize>, bool)> {
        let open = self.rest().chars().next()?;
        let closes = closing(open)?;
        self.at += open.len_utf8();
        let text = self.skip(|char| !closes(char));
        let close = self.rest().chars().next();
        self.at += close.map_or(0, char::len_utf8);
        Some((text, close.is_some()))
    }

    /// A field, if one is next. `12:30`, `https://…` and `Energy: imports` are
    /// none, but a known field without a value is one.
    fn field(&mut self) -> Option<Body> {
        let start = self.at;
        let name = self.skip(|char| plain(char).is_ascii_alphabetic() || plain(char) == '-');
        let letter = |char| plain(char).is_ascii_alphabetic();
        let named = self.text[name.clone()].starts_with(letter) && self.take(':');
        let facet = Facet::named(&self.text[name.clone()]);
        let mut after = self.rest().chars().map(plain);
        let (first, second) = (after.next(), after.next());
        let empty = first.is_none_or(char::is_whitespace);
        let link = first == Some('/') && second == Some('/');
        if !named || link || (empty && facet.is_none()) {
            self.at = start;
            return None;
        }
        let mut values = vec![self.value()];
        while self.take(',') {
            values.push(self.value());
        }
        Some(Body::Field {
            name,
            facet,
            values,
        })
    }

    fn value(&mut self) -> Value {
        let start = self.at;
        let text = match self.quoted() {
            Some((text, _)) => text,
            None => self.skip(|char| !char.is_whitespace() && plain(char) != ','),
        };
        let range = start..self.at;
        Value { range, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as text: what is excluded after `!`, words after their mark,
    /// phrases in brackets, fields with their values between bars.
    fn cut(text: &str) -> Vec<String> {
        let shown = |token: Token| {
            let not = if token.not { "!" } else { "" };
            let mark = |how| match how {
                How::Loose => "",
                How::Exact => "=",
                How::Prefix => "^",
            };
            let body = match token.body {
                Body::Words { how, text: range } => format!("{}{}", mark(how), &text[range]),
                Body::Phrase { how, text: range } => format!("{}[{}]", mark(how), &text[range]),
                Body::Field {
                    name,
                    facet,
                    values,
                } => {
                    let values: Vec<&str> = values.into_iter().map(|v| &text[v.text]).collect();
                    let known = if facet.is_some() { "" } else { "?" };
                    format!("{}{known}:{}", &text[name], values.join("|"))
                }
            };
            not.to_owned() + &body
        };
        tokens(text).into_iter().map(shown).collect()
    }

    #[test]
    fn words_and_their_marks() {
        assert_eq!(cut("a b\u{3000}c\td"), ["a", "b", "c", "d"]);
        assert_eq!(cut("!a 'b ^c !^d"), ["!a", "=b", "^c", "!^d"]);
        assert_eq!(cut("japan's a!b x^y"), ["japan's", "a!b", "x^y"]);
        assert_eq!(cut("! ' ^ \""), ["!", "=", "^", "^[]"]);
    }

    #[test]
    fn quotes_hold_white_space_and_close_by_their_own_kind() {
        assert_eq!(cut("\"a b\"c"), ["=[a b]", "c"]);
        assert_eq!(cut("!\"a b\" ^\"c d\""), ["!=[a b]", "^[c d]"]);
        assert_eq!(cut("＂a b＂ “c d” „e f“"), ["=[a b]", "=[c d]", "=[e f]"]);
        assert_eq!(cut("«a \"b\" c» 「d 」e"), ["=[a \"b\" c]", "=[d ]", "e"]);
        assert_eq!(cut("a \"b c "), ["a", "^[b c ]"], "not closed yet");
        assert_eq!(cut("樺太「島」"), ["樺太「島」"], "no mark within a word");
    }

    #[test]
    fn fields_are_ascii_names_before_a_colon() {
        assert_eq!(cut("kind:claim,event x"), ["kind:claim|event", "x"]);
        assert_eq!(cut("!Topic:\"a b\",c"), ["!Topic:a b|c"]);
        assert_eq!(cut("！ｋｉｎｄ：ａ、ｂ"), ["!ｋｉｎｄ:ａ|ｂ"]);
        assert_eq!(cut("topic: x"), ["topic:", "x"]);
        assert_eq!(cut("kind:,"), ["kind:|"]);
        assert_eq!(cut("topic:\"a\"b"), ["topic:a", "b"]);
        assert_eq!(cut("foo:bar"), ["foo?:bar"]);
        for words in [
            "12:30",
            "https://x",
            "topic://x",
            "Energy:",
            ":x",
            "-:x",
            "'topic:x",
        ] {
            let cut = cut(words);
            assert!(!cut[0].contains("?:"), "{words}: {cut:?}");
        }
        assert_eq!(cut("Energy: imports"), ["Energy:", "imports"]);
    }
}

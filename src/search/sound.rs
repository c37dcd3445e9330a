//! Sounds: a rough spelling in which the habits of romanisation no longer
//! differ, whatever script a word is written in: Ōtsu, Otsu, Ohtsu and オーツ
//! are one, and so are Yeltsin, Eltsin and Ельцин.

/// The fewest letters of a word, and of the rough spelling, that is compared.
const SHORTEST: usize = 4;

/// Pairs of letters that become others, tried in this order wherever a word
/// is. They take Hepburn to Kunrei, British to scholarly transliteration of
/// Russian, and sounds that Japanese does not tell apart to one of them.
const RULES: [(&str, &str); 42] = [
    ("shch", "s"),
    ("sch", "s"),
    ("shi", "si"),
    ("sh", "s"),
    ("chi", "ti"),
    ("tch", "c"),
    ("ch", "c"),
    ("tsu", "tu"),
    ("ts", "c"),
    ("tz", "c"),
    ("zh", "z"),
    ("dj", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "h"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("ks", "x"),
    ("ij", "i"),
    ("aj", "ai"),
    ("ej", "ei"),
    ("oj", "oi"),
    ("uj", "ui"),
    ("ou", "o"),
    ("oh", "o"),
    ("ye", "e"),
    ("ie", "e"),
    ("you", "o"),
    ("jou", "zo"),
    ("yo", "o"),
    ("jo", "zo"),
    ("mb", "nb"),
    ("mp", "np"),
    ("mm", "n"),
    ("q", "k"),
    ("w", "v"),
    ("f", "h"),
    ("j", "z"),
    ("l", "r"),
    ("y", "i"),
    ("'", ""),
];

/// How a folded word sounds; none for what has no sound that can be read off
/// it: numbers, short words, and Chinese characters.
pub(super) fn sound(word: &str) -> Option<String> {
    let latin = latin(word)?;
    let mut sound = String::with_capacity(latin.len());
    let mut rest = latin.as_str();
    while let Some(next) = rest.chars().next() {
        // An h or a j after a vowel is part of it only where no vowel follows.
        let vowel = |from: usize| rest[from..].starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
        let part = |from: &str| from == "oh" || from.len() == 2 && from.ends_with('j');
        let rule = RULES
            .iter()
            .find(|(from, _)| rest.starts_with(from) && !(part(from) && vowel(from.len())));
        let (from, to) = rule.map_or((next.len_utf8(), None), |(from, to)| {
            (from.len(), Some(*to))
        });
        for char in to.unwrap_or(&rest[..from]).chars() {
            // Long vowels and double letters are as good as single ones.
            if !sound.ends_with(char) {
                sound.push(char);
            }
        }
        rest = &rest[from..];
    }
    (sound.chars().count() + 1 >= SHORTEST).then_some(sound)
}

/// A word in Latin letters.
fn latin(word: &str) -> Option<String> {
    let first = word.chars().next()?;
    match first {
        'a'..='z' => {
            let plain = word.len() >= SHORTEST && word.bytes().all(|b| b.is_ascii_lowercase());
            plain.then(|| word.to_owned())
        }
        'а'..='я' => {
            let long = word.chars().count() >= SHORTEST;
            let letters = long.then(|| word.chars().map(cyrillic).collect::<Option<Vec<_>>>())?;
            Some(letters?.concat())
        }
        'ぁ'..='ヺ' => kana(word),
        _ => None,
    }
}

fn cyrillic(letter: char) -> Option<&'static str> {
    const LETTERS: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "i", "", "e", "iu", "ia",
    ];
    let at = u32::from(letter).checked_sub(u32::from('а'))?;
    LETTERS.get(at as usize).copied()
}

/// Kana in Latin letters, long vowels as short ones.
fn kana(word: &str) -> Option<String> {
    const ROWS: [(&str, &str); 15] = [
        ("アイウエオ", ""),
        ("カキクケコ", "k"),
        ("ガギグゲゴ", "g"),
        ("サシスセソ", "s"),
        ("ザジズゼゾ", "z"),
        ("タチツテト", "t"),
        ("ダヂヅデド", "d"),
        ("ナニヌネノ", "n"),
        ("ハヒフヘホ", "h"),
        ("バビブベボ", "b"),
        ("パピプペポ", "p"),
        ("マミムメモ", "m"),
        ("ラリルレロ", "r"),
        ("ァィゥェォ", "small"),
        ("ャ_ュ_ョ", "small"),
    ];
    let mut out = String::new();
    for char in word.chars() {
        // Hiragana are the katakana 0x60 before.
        let char = match char {
            'ぁ'..='ゖ' => char::from_u32(u32::from(char) + 0x60)?,
            _ => char,
        };
        match char {
            'ー' | 'ッ' => {}
            'ン' => out.push('n'),
            'ワ' => out.push_str("wa"),
            'ヲ' => out.push('o'),
            'ヤ' => out.push_str("ya"),
            'ユ' => out.push_str("yu"),
            'ヨ' => out.push_str("yo"),
            'ヴ' => out.push_str("vu"),
            _ => {
                let found = ROWS
                    .iter()
                    .find_map(|(row, first)| Some((row.chars().position(|k| k == char)?, *first)));
                let (column, first) = found?;
                let vowel = ["a", "i", "u", "e", "o"][column];
                if first == "small" {
                    // It takes the place of the vowel before it.
                    out.pop();
                    out.push_str(if matches!(char, 'ャ' | 'ュ' | 'ョ') {
                        "y"
                    } else {
                        ""
                    });
                } else {
                    out.push_str(first);
                }
                out.push_str(vowel);
            }
        }
    }
    (word.chars().count() + 1 >= SHORTEST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_a_name_sound_alike() {
        for forms in [
            &["otsu", "ohtsu", "ootsu", "outsu"][..],
            &["tokyo", "toukyou", "tookyoo"],
            &["shinzo", "sinzo", "shinzou"],
            &["shimbun", "shinbun", "しんぶん"],
            &["yeltsin", "eltsin", "ельцин"],
            &["khrushchev", "khruschev", "хрущев"],
            &["medvedev", "medvedyev", "медведев"],
            &["sakhalin", "saharin", "сахалин", "サハリン"],
            &["putin", "путин", "プーチン"],
            &["etorofu", "etorohu", "エトロフ"],
            &["lavrov", "lawrow", "лавров"],
            &["vyborg", "wyborg", "выборг"],
            &["nemuro", "немуро", "ねむろ"],
        ] {
            let first = sound(forms[0]);
            assert!(first.is_some());
            for form in forms {
                assert_eq!(sound(form), first, "{form}");
            }
        }
        assert_ne!(sound("hokkaido"), sound("honshu"));
    }

    #[test]
    fn what_cannot_be_read_off_has_no_sound() {
        for word in ["樺太", "1855", "lng", "", "mig25"] {
            assert_eq!(sound(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_may_be_asked(word in "[a-zа-яァ-ヺぁ-ゖ'ー]{0,20}") {
            let _ = sound(&word);
        }
    }
}

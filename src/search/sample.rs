//! The dossiers on which the search is tested.

use std::path::Path;
use std::sync::LazyLock;

use crate::dossier::{Dossier, Origin, load};

/// The small dossier of the tests.
pub(super) static STRAIT: LazyLock<Dossier> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/strait");
    read(&Origin::Folder(folder))
});

/// The dossier in the program.
pub(super) static BUILT_IN: LazyLock<Dossier> = LazyLock::new(|| read(&Origin::BuiltIn));

fn read(origin: &Origin) -> Dossier {
    load(origin, &|_| ()).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// What people and cats type: marks, fields, values, scripts and quotes mixed.
pub(super) fn typed() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let mark = prop::sample::select(&[
        "", "", "", "!", "'", "^", "!^", "!'", "!!", "！", "\"", "“", "«", "「", "＂", "!\"",
    ]);
    let field = prop::sample::select(&[
        "",
        "",
        "",
        "",
        "topic:",
        "kind:",
        "Kind：",
        "source:",
        "side:",
        "standing:",
        "before:",
        "after:",
        "in:",
        "as-of:",
        "AS-OF:",
        "tpoic:",
        "foo:",
        "12:",
        "https://",
        "ｓｉｄｅ：",
    ]);
    let word = prop_oneof![
        prop::sample::select(&[
            "",
            "ferry",
            "ferries",
            "tides",
            "claim",
            "claims,event",
            "japan",
            "russia",
            "hol",
            "contested",
            "harbour",
            "letters-of-a-skipper",
            "1911",
            "19XX",
            "1930s",
            "193x",
            "1902/1931",
            "1931-06",
            "1855-13",
            "199",
            "北港",
            "樺丸島",
            "Северная",
            "Гавань",
            "Sakhalin-2",
            "1,168",
            "ﾌﾟｰﾁﾝ",
            "１８５５",
            "e\u{301}",
            "\u{202E}",
            "😀",
            "\u{0}",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
        "[a-zA-Z0-9:,!^'\" -]{0,10}",
    ];
    let close = prop::sample::select(&["", "", "\"", "”", "»", "」", "'", ",", "、"]);
    let gap = prop::sample::select(&["", " ", " ", " ", "\u{3000}", "\t", "  "]);
    let piece = (mark, field, word, close, gap)
        .prop_map(|(mark, field, word, close, gap)| format!("{mark}{field}{word}{close}{gap}"));
    prop_oneof![
        6 => prop::collection::vec(piece.clone(), 0..8).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(piece, 40..90).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

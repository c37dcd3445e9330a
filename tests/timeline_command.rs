//! `nemuro timeline`, through the program itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// The exit code, what was printed, and what was said.
fn timeline(arguments: &[&str]) -> (Option<i32>, String, String) {
    let harbour = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/harbour");
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command
        .env("NEMURO_CONFIG", "/dev/null")
        .env("NEMURO_DOSSIER", harbour)
        .arg("timeline");
    let output = command.args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn listed(arguments: &[&str]) -> String {
    let (code, stdout, stderr) = timeline(arguments);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    stdout
}

/// The addresses of the events of an answer in JSON.
fn addresses(arguments: &[&str]) -> Vec<String> {
    let stdout = listed(&[arguments, &["--json"]].concat());
    assert_eq!(stdout.matches('\n').count(), 1, "one line: {stdout}");
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["schema"], 1);
    let events = answer["events"].as_array().unwrap();
    let address = |event: &Value| event["address"].as_str().unwrap().to_owned();
    events.iter().map(address).collect()
}

#[test]
fn events_are_listed_in_order_under_their_eras() {
    let want = "\
Nobody's harbour
----------------
       1700s  A market on the shore · Trade
  about 1782  The first quay · Quays and lamps · Old Quay
       1790s  The sand comes · Quays and lamps

The town's harbour
------------------
 20 Jul 1811  The lamp is lit · Quays and lamps · Lamp Head
    Nov 1823  The great storm · Quays and lamps · contested
 11 Nov 1823  The autumn fair · Trade
  since 1840  Tolls · Trade
2–9 May 1846  The siege of the customs house · Trade
  5 May 1846  A letter to the king · Trade
   1851–1858  Seven years of dredging · Quays and lamps

1855: two towns, one harbour
----------------------------
  7 Feb 1855  The treaty of the two towns · Trade
  7 Feb 1855  The porters strike · Trade
        1898  Gas for the lamp (灯岬) · Quays and lamps · Lamp Head · overtaken

Outside the eras
----------------
  1 Mar 1931  The lamp is put out · Quays and lamps · Lamp Head
";
    assert_eq!(listed(&[]), want);
}

#[test]
fn a_range_takes_what_has_a_day_in_it() {
    let want = [
        "trade/tolls",
        "quays/dredging",
        "trade/treaty",
        "trade/strike",
    ];
    assert_eq!(addresses(&["--from", "1850", "--to", "1855-02"]), want);
    assert_eq!(
        addresses(&["--to", "1790s"]),
        ["trade/market", "quays/first-quay", "quays/sand"]
    );
    // A span is from its beginning to its end.
    let want = ["trade/tolls", "trade/siege", "trade/letter"];
    assert_eq!(addresses(&["--from", "1846-05", "--to", "1846-05"]), want);
}

#[test]
fn a_topic_is_named_by_its_id_or_its_title() {
    let trade = addresses(&["--topic", "trade"]);
    assert_eq!(trade.len(), 7);
    assert!(trade.iter().all(|address| address.starts_with("trade/")));
    assert_eq!(addresses(&["--topic", "Quays and lamps"]).len(), 7);
    assert_eq!(addresses(&["--topic", "quays,trade"]).len(), 14);
}

#[test]
fn as_of_a_year_later_events_are_not_there_and_standings_are_those_of_then() {
    let then = listed(&["--as-of", "1900"]);
    assert!(then.ends_with("Gas for the lamp (灯岬) · Quays and lamps · Lamp Head\n"));
    let lens = addresses(&["--lens", "standing:contested,overtaken"]);
    assert_eq!(lens, ["quays/storm", "quays/gas-lamp"]);
    // The topic narrows what the lens admits.
    let both = ["--lens", "topic:trade", "--topic", "quays"];
    assert_eq!(timeline(&both).0, Some(1));
}

#[test]
fn an_event_is_whole_in_json() {
    let stdout = listed(&["--from", "1898", "--to", "1898", "--json"]);
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    let event = &answer["events"][1];
    assert_eq!(
        (&event["address"], &event["kind"], &event["date"]),
        (&"quays/gas-lamp".into(), &"event".into(), &"1898".into())
    );
    assert_eq!(
        (&event["place"], &event["since"], &event["by"][0]),
        (
            &"lamp-head".into(),
            &"1931-03-01".into(),
            &"quays/lamp-dark".into()
        )
    );
}

#[test]
fn with_ascii_only_the_dossier_is_not() {
    let listed = listed(&["--ascii"]);
    let foreign: String = listed.chars().filter(|char| !char.is_ascii()).collect();
    assert_eq!(foreign, "灯岬", "a name");
}

#[test]
fn what_is_wrong_is_said_with_what_would_be_right() {
    let said = |arguments: &[&str]| {
        let (code, stdout, stderr) = timeline(arguments);
        assert_eq!((code, stdout.as_str()), (Some(2), ""), "{arguments:?}");
        stderr
    };
    assert!(said(&["--from", "18-55"]).contains("write a date, such as 1855"));
    assert!(said(&["--topic", "trad3"]).contains("did you mean `trade`?"));
    assert!(said(&["--topic", ""]).contains("--topic: "));
    let order = said(&["--from", "1900", "--to", "1850"]);
    assert_eq!(
        order,
        "nemuro: --from 1900 is later than --to 1850; put the earlier date first\n"
    );
}

#[test]
fn where_nothing_happened_it_says_so() {
    let none = ["--topic", "quays", "--from", "1933", "--to", "1934"];
    let (code, stdout, stderr) = timeline(&none);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(
        stderr.contains("no event is seen from 1933 to 1934"),
        "{stderr}"
    );
    let (code, stdout, stderr) = timeline(&[&none[..], &["--json"]].concat());
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    assert_eq!(stdout, "{\"schema\":1,\"events\":[]}\n");
    assert_eq!(timeline(&["--topic", "nothing-yet"]).0, Some(1));
}

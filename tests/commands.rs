//! The commands, through the program itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::io::Read;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use common::strait;
use serde_json::Value;

fn nemuro() -> Command {
    let mut command = Command::cargo_bin("nemuro").unwrap();
    command
        .env_remove("NEMURO_DOSSIER")
        .env("NEMURO_CONFIG", "/dev/null");
    command
}

fn on_the_strait() -> Command {
    let mut command = nemuro();
    command.env("NEMURO_DOSSIER", strait());
    command
}

fn out(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(command: &mut Command) -> Value {
    let (_, stdout, stderr) = out(command);
    assert_eq!(stderr, "");
    assert_eq!(stdout.matches('\n').count(), 1, "one line: {stdout}");
    let answer: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(answer["schema"], 1);
    answer
}

#[test]
fn topics_are_listed_in_order_with_counts() {
    let (code, stdout, stderr) = out(on_the_strait().arg("topics"));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert_eq!(stdout, "   7  ferries  Ferries\n   1  tides    Tides\n");
    let answer = json(on_the_strait().args(["topics", "--json"]));
    let first = &answer["topics"][0];
    assert_eq!(
        (
            &first["address"],
            &first["kind"],
            &first["title"],
            &first["claims"],
            &first["events"]
        ),
        (
            &"ferries".into(),
            &"topic".into(),
            &"Ferries".into(),
            &4.into(),
            &1.into()
        )
    );
}

#[test]
fn a_claim_is_shown_with_date_standing_sources_and_address() {
    let (code, stdout, _) = out(on_the_strait().args(["show", "ferries/fare-of-two-crowns"]));
    assert_eq!(code, Some(0));
    let want = "\
The fare was two crowns.
  1911, contested: The skipper writes of three, and the board's own table says so too.
    see ferries/fare
  source: Thirty years of the Northport ferry. Northport Harbour Board. 1931. report,
    side: other. https://example.org/ferry
  source: Letters of a skipper. A. Skipper. article, side: Russia, state media
  at ferries/fare-of-two-crowns
";
    assert_eq!(stdout, want);
}

#[test]
fn every_kind_of_item_is_shown_whole_as_json() {
    let show = |address: &str| {
        let answer = json(on_the_strait().args(["show", address, "--json"]));
        answer["entries"].clone()
    };
    let event = &show("ferries/bridge-opened")[0];
    assert_eq!(
        (&event["date"], &event["place"]),
        (&"1931-06-01".into(), &"northport".into())
    );
    let claim = &show("ferries/daily-ferry")[0];
    assert_eq!(
        (&claim["standing"], &claim["since"]),
        (&"overtaken".into(), &"1931-06-01".into())
    );
    assert_eq!(claim["by"][0], "ferries/bridge-opened");
    let figure = &show("ferries/fare")[0];
    assert_eq!(figure["series"][0]["points"][2]["derived"], true);
    let position = &show("ferries/whose-is-the-pier")[0];
    assert_eq!(position["stances"][2]["who"], "Harbour Board");
    let name = &show("names/northport")[0];
    assert_eq!(name["forms"]["ja"][0], "北港");
    let source = &show("sources/letters-of-a-skipper")[0];
    assert_eq!(source["side"], "Russia");
    assert_eq!(source["voice"], "state media");
    let event = &show("ferries/bridge-opened")[0];
    assert_eq!(event["answers"][0], "ferries/daily-ferry");
    let topic = show("ferries");
    assert_eq!(
        topic.as_array().unwrap().len(),
        10,
        "the topic, 2 sections and 7 statements"
    );
}

#[test]
fn a_topic_is_shown_with_all_that_is_in_it() {
    let (_, stdout, _) = out(on_the_strait().args(["show", "ferries"]));
    for part in [
        "Ferries\n=======",
        "Crossings\n---------",
        "Whose is the pier?\n  Japan: ",
        "    1930: 12,345.5, derived",
        "break, 1920: The crown",
    ] {
        assert!(stdout.contains(part), "{part}\n{stdout}");
    }
}

#[test]
fn what_is_not_there_ends_with_1_and_a_suggestion() {
    let (code, stdout, stderr) = out(on_the_strait().args(["show", "ferries/daily-fery"]));
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(
        stderr.contains("did you mean ferries/daily-ferry?"),
        "{stderr}"
    );
    let (_, _, stderr) = out(on_the_strait().args(["show", "ferries/xyz"]));
    assert!(stderr.contains("`nemuro show ferries` tells"), "{stderr}");
    let (code, _, _) = out(on_the_strait().args(["show", "FERRIES/"]));
    assert_eq!(code, Some(0), "capitals and a slash at the end do no harm");
    let (code, stdout, stderr) = out(on_the_strait().args(["search", "zzzz"]));
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("nothing found for \"zzzz\""), "{stderr}");
}

#[test]
fn bad_usage_and_bad_dossiers_end_with_2() {
    for args in [
        &["show", "Not An Address"][..],
        &["search"],
        &["search", "x", "--limit", "0"],
        &["energy", "topics"],
        &["--dossier", "no/such/folder", "topics"],
        &["check", "no/such/folder"],
    ] {
        let (code, _, _) = out(nemuro().args(args));
        assert_eq!(code, Some(2), "{args:?}");
    }
}

#[test]
fn matches_are_bytes_of_the_field_they_are_in() {
    let answer = json(on_the_strait().args(["search", "樺丸", "étain", "--json"]));
    assert_eq!(
        (&answer["total"], &answer["query"]),
        (&1.into(), &"樺丸 étain".into())
    );
    let hit = &answer["hits"][0];
    assert_eq!(hit["address"], "ferries/three-boats");
    let text = hit["text"].as_str().unwrap();
    let found: Vec<&str> = hit["matches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            let at = |end: &str| usize::try_from(found[end].as_u64().unwrap()).unwrap();
            &text[at("start")..at("end")]
        })
        .collect();
    assert_eq!(found, ["Étain", "樺丸"]);
}

#[test]
fn what_is_to_be_said_of_a_query_is_in_its_json() {
    let query = "nrothport zzzz kind:evnt";
    let answer = json(on_the_strait().args(["search", query, "--json"]));
    let want = serde_json::json!([{"typed": "nrothport", "as": "northport"}]);
    assert_eq!(answer["taken"], want);
    assert_eq!(answer["unknown"], serde_json::json!(["zzzz"]));
    assert_eq!(answer["more"], false);
    let mistake = &answer["mistakes"][0];
    let at = |end: &str| usize::try_from(mistake[end].as_u64().unwrap()).unwrap();
    assert_eq!(&query[at("start")..at("end")], "evnt");
    assert_eq!(
        mistake["message"],
        "there is no kind `evnt`; did you mean `event`?"
    );
    let answer = json(on_the_strait().args(["search", "crowns", "--json"]));
    for list in ["taken", "unknown", "mistakes"] {
        assert_eq!(answer[list], serde_json::json!([]), "{list}");
    }
}

#[test]
fn what_is_to_be_said_of_a_query_is_told_beside_the_hits() {
    let (code, stdout, stderr) = out(on_the_strait().args(["search", "kind:evnt", "nrothport"]));
    assert_eq!(code, Some(0));
    assert!(stdout.starts_with("names/northport  name\n"), "{stdout}");
    let want = "nemuro: there is no kind `evnt`; did you mean `event`?\n\
                nemuro: nrothport taken for northport\n";
    assert_eq!(stderr, want);
    let (code, stdout, stderr) = out(on_the_strait().args(["search", "kind:evnt"]));
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("did you mean `event`?"), "{stderr}");
    let (code, _, stderr) = out(on_the_strait().args(["search", "zzzz"]));
    assert_eq!(code, Some(1));
    let want = "nemuro: \"zzzz\" is nowhere in the dossier\n";
    assert!(stderr.starts_with(want), "{stderr}");
}

#[test]
fn fields_alone_list_in_dossier_order_and_what_is_cut_off_is_said() {
    let search = ["search", "topic:ferries", "kind:claim", "--limit", "2"];
    let (code, stdout, stderr) = out(on_the_strait().args(search));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let addresses = ["ferries/daily-ferry", "ferries/fare-of-two-crowns"];
    let places = addresses.map(|address| stdout.find(address).unwrap());
    assert!(places[0] < places[1], "{stdout}");
    assert!(
        stdout.ends_with("2 of 4 hits; --limit shows more\n"),
        "{stdout}"
    );
}

#[test]
fn a_hit_has_the_standing_of_the_date_that_it_is_seen_as_of() {
    let standing = |query: &str| {
        let answer = json(on_the_strait().args(["search", query, "--json"]));
        let hit = answer["hits"][0].clone();
        assert_eq!(hit["address"], "ferries/daily-ferry");
        (hit["standing"].clone(), hit["note"].clone())
    };
    let (now, note) = standing("market kind:claim");
    assert_eq!((&now, note.is_null()), (&"overtaken".into(), false));
    let (then, note) = standing("market kind:claim as-of:1920");
    assert_eq!((&then, note.is_null()), (&"holds".into(), true));
}

#[test]
fn sakhalin_is_found_however_it_is_written() {
    for typed in [
        "Sakhalin",
        "sakhalin",
        "SAKHALIN",
        "sahkalin",
        "sakalin",
        "樺太",
        "サハリン",
        "ｻﾊﾘﾝ",
        "Сахалин",
        "сахалин",
        "Karafuto",
    ] {
        let answer = json(nemuro().args(["search", typed, "--limit", "50", "--json"]));
        let hits = answer["hits"].as_array().unwrap();
        assert!(
            hits.iter().any(|hit| hit["address"] == "names/sakhalin"),
            "{typed}"
        );
        let tells = |hit: &&Value| {
            hit["text"].as_str().unwrap().contains("Sakhalin") && hit["kind"] == "claim"
        };
        assert!(hits.iter().filter(tells).count() > 5, "{typed}");
    }
}

#[test]
fn the_limit_bounds_the_hits_and_not_the_total() {
    let answer = json(nemuro().args(["search", "Japan", "--limit", "3", "--json"]));
    assert_eq!(answer["hits"].as_array().unwrap().len(), 3);
    assert!(answer["total"].as_u64().unwrap() > 100);
    let again = json(nemuro().args(["search", "Japan", "--limit", "3", "--json"]));
    assert_eq!(
        answer["hits"], again["hits"],
        "the order is always the same"
    );
}

#[test]
fn check_reports_and_strict_is_strict() {
    let (code, stdout, _) = out(nemuro().arg("check").arg(strait()).arg("--strict"));
    assert_eq!(
        (code, stdout.as_str()),
        (Some(0), "17 entries: no errors, no warnings\n")
    );
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("topics")).unwrap();
    let head = "Dossier(title: \"T\", about: \"A\", checked: \"2026\", topics: [\"one\"])";
    std::fs::write(folder.path().join("dossier.ron"), head).unwrap();
    let topic = "Topic(title: \"One\", summary: \"S\", sections: [Section(id: \"s\", title: \"S\", claims: [\n    Claim(id: \"c\", text: \"C\", date: \"2026\")])])";
    std::fs::write(folder.path().join("topics/one.ron"), topic).unwrap();
    let (code, stdout, _) = out(nemuro().arg("check").arg(folder.path()));
    assert_eq!(code, Some(0), "a warning is no error: {stdout}");
    assert!(
        stdout.contains("one.ron:2:16: warning: this claim has no source"),
        "{stdout}"
    );
    assert!(stdout.contains("  2 |     Claim(id: \"c\""), "{stdout}");
    assert_eq!(
        out(nemuro().arg("check").arg(folder.path()).arg("--strict")).0,
        Some(2)
    );
    let answer = json(nemuro().arg("check").arg(folder.path()).arg("--json"));
    let problem = &answer["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["severity"]),
        (&2.into(), &"warning".into())
    );
}

#[test]
fn the_dossier_that_the_readme_shows_is_strictly_sound() {
    let readme = include_str!("../README.md");
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("topics")).unwrap();
    let mut files = 0;
    for block in readme.split("```ron\n// ").skip(1) {
        let (name, rest) = block.split_once('\n').unwrap();
        let body = rest.split("```").next().unwrap();
        std::fs::write(folder.path().join(name), body).unwrap();
        files += 1;
    }
    assert_eq!(files, 7);
    let (code, stdout, _) = out(nemuro().arg("check").arg(folder.path()).arg("--strict"));
    assert_eq!(code, Some(0), "{stdout}");
}

#[test]
fn without_a_terminal_the_explorer_says_so_and_points_at_the_commands() {
    let (code, stdout, stderr) = out(&mut nemuro());
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(
        stderr.contains("needs a terminal") && stderr.contains("nemuro search"),
        "{stderr}"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let program = Command::cargo_bin("nemuro")
        .unwrap()
        .get_program()
        .to_owned();
    let mut child = Process::new(program)
        .args(["show", "energy"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(said, "");
}

#[test]
fn a_slip_in_the_name_of_a_command_is_told() {
    let wrong = |arguments: &[&str]| {
        let output = Command::cargo_bin("nemuro")
            .unwrap()
            .env("NEMURO_CONFIG", "/dev/null")
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let told = wrong(&["shw", "energy"]);
    assert!(
        told.contains("there is no command 'shw'; did you mean 'show'?"),
        "{told}"
    );
    let told = wrong(&["serach", "sakhalin", "--json"]);
    assert!(told.contains("did you mean 'search'?"), "{told}");
    let told = wrong(&["show", "energy", "more"]);
    assert!(!told.contains("no command"), "{told}");
}

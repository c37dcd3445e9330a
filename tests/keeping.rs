//! What the reader keeps is never lost: with two programs at once, killed in
//! mid-save, on a full disk, with files that are broken or may not be written.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, SystemTime};

use nemuro::dossier::{Dossier, Entry, Origin, load};
use nemuro::shelf::{
    Aside, Change, Draft, ELSEWHERE, Fingerprint, Keeper, Kept, Seen, Shelf, Stay, Store, Told,
    Trouble,
};
use proptest::collection::vec;
use proptest::prelude::*;
use tempfile::TempDir;

/// What a child is to do; without it the test that is the child does nothing.
const TASK: &str = "NEMURO_TEST_TASK";

fn kept(at: &str) -> Kept {
    Kept::new(
        at.parse().unwrap(),
        "Ferries",
        "The ferry sailed.",
        "A source.",
    )
}

fn keep(at: &str) -> Change {
    Change::keep(kept(at))
}

fn note(shelf: &Shelf, at: &str, text: &str) -> Change {
    Change::note(shelf.get(&at.parse().unwrap()).unwrap(), text)
}

fn addresses(shelf: &Shelf) -> Vec<String> {
    let kept = shelf.kept().iter();
    kept.map(|kept| kept.address.to_string()).collect()
}

/// A store in an empty folder.
fn store() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let store = Store::at(&folder.path().join("own"));
    (folder, store)
}

fn file(store: &Store, name: &str) -> PathBuf {
    store.folder().join(name)
}

/// The names of the files in a store, in order.
fn files(store: &Store) -> Vec<String> {
    let entries = fs::read_dir(store.folder()).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// This very program, as a child with a task.
fn child(program: &Path, task: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--exact", "this_is_the_child", "--nocapture"]);
    command.env(TASK, task).env("NEMURO_TEST_FOLDER", folder);
    command.stdout(Stdio::piped()).stderr(Stdio::inherit());
    command
}

fn itself() -> PathBuf {
    env::current_exe().unwrap()
}

/// What a child says, line by line, after the mark that it is the child: the
/// test runner writes to the same lines.
fn said(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| {
        let (_, said) = line.split_once("> ")?;
        Some(said.to_owned())
    })
}

fn all_said(mut command: Command) -> Vec<String> {
    let mut child = command.spawn().unwrap();
    let said = said(&mut child).collect();
    assert!(child.wait().unwrap().success());
    said
}

/// Not a test by itself: what the other tests start as another process.
#[test]
fn this_is_the_child() {
    let Ok(task) = env::var(TASK) else {
        return;
    };
    let folder = PathBuf::from(env::var("NEMURO_TEST_FOLDER").unwrap());
    let mut words = task.split(' ');
    let (task, name) = (words.next().unwrap(), words.next().unwrap_or_default());
    let store = Store::at(&folder);
    match task {
        "sixty" => {
            for number in 0..60 {
                store.change(&[keep(&format!("{name}/{number}"))]).unwrap();
            }
        }
        // Until it is killed.
        "on-and-on" => {
            let large = |number: u8| Kept {
                quoted: "x".repeat(250_000),
                ..kept(&format!("a/{number}"))
            };
            let changes: Vec<Change> = (0..4).map(|number| Change::keep(large(number))).collect();
            let mut shelf = store.change(&changes).unwrap().shelf;
            loop {
                let before: u32 = shelf.kept()[0].note.parse().unwrap_or(0);
                let next = (before + 1).to_string();
                shelf = store.change(&[note(&shelf, "a/0", &next)]).unwrap().shelf;
                println!("> {next}");
            }
        }
        "where" => println!(
            "> {}",
            Store::of(&Origin::Folder(folder))
                .unwrap()
                .folder()
                .display()
        ),
        "full" => on_a_full_disk(&store),
        "change" => match store.change(&[keep("a/new")]) {
            Ok(_) => println!("> saved"),
            Err(trouble) => println!("> {trouble}"),
        },
        _ => panic!("no such task: {task}"),
    }
}

/// A keeper, and what it tells.
fn keeper(store: &Store) -> (Keeper, Receiver<Told>) {
    let (tell, told) = mpsc::channel();
    let keeper = Keeper::start(store.clone(), move |told| {
        let _ = tell.send(told);
    });
    (keeper.unwrap(), told)
}

/// The next shelf that a keeper tells, and what came between before.
fn next_shelf(told: &Receiver<Told>) -> (Shelf, usize, Vec<Trouble>) {
    let mut troubles = Vec::new();
    loop {
        match told.recv_timeout(Duration::from_mins(1)).unwrap() {
            Told::Shelf { shelf, pending } => return (shelf, pending, troubles),
            Told::Trouble(trouble) => troubles.push(trouble),
            Told::Drafts(drafts) => panic!("{drafts:?}"),
        }
    }
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let (_folder, store) = store();
    let mut children = ["a", "b"].map(|name| {
        let mut command = child(&itself(), &format!("sixty {name}"), store.folder());
        command.stdout(Stdio::null()).spawn().unwrap()
    });
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let shelf = store.look().unwrap();
    assert_eq!(shelf.len(), 120);
    for name in ["a", "b"] {
        let own: Vec<String> = addresses(&shelf)
            .into_iter()
            .filter(|at| at.starts_with(name))
            .collect();
        let want: Vec<String> = (0..60).map(|number| format!("{name}/{number}")).collect();
        assert_eq!(own, want, "each in its own order");
    }
}

#[test]
fn a_note_written_in_two_explorers_keeps_both_texts() {
    let (_folder, store) = store();
    let other = store.clone();
    let mine = store.change(&[keep("a/1")]).unwrap().shelf;
    let yours = other.look().unwrap();
    store.change(&[note(&mine, "a/1", "Mine.")]).unwrap();
    let both = other.change(&[note(&yours, "a/1", "Yours.")]).unwrap();
    let want = format!("Mine.\n\n{ELSEWHERE}\n\nYours.");
    assert_eq!(both.shelf.kept()[0].note, want);
    assert_eq!(store.look().unwrap(), both.shelf);
}

#[test]
fn a_note_on_what_the_other_explorer_took_off_brings_it_back() {
    let (_folder, store) = store();
    let mine = store.change(&[keep("a/1")]).unwrap().shelf;
    store.change(&[Change::remove(&mine.kept()[0])]).unwrap();
    let back = store.change(&[note(&mine, "a/1", "Mine.")]).unwrap();
    assert_eq!(back.shelf.kept()[0].note, "Mine.");
    let late = store.change(&[Change::remove(&mine.kept()[0])]).unwrap();
    assert_eq!(
        late.shelf.len(),
        1,
        "the note was not seen by who took it off"
    );
    let told: Vec<String> = late.told.iter().map(Trouble::to_string).collect();
    let want = "a/1 stays on the shelf, for another note was written on it meanwhile";
    assert_eq!(told, [want]);
}

/// The drafts that a keeper tells of at the beginning, and the keeper.
fn opened(store: &Store) -> (Keeper, Vec<Draft>) {
    let (sender, told) = mpsc::channel();
    let keeper = Keeper::start(store.clone(), move |told| {
        let _ = sender.send(told);
    });
    let keeper = keeper.unwrap();
    // Told after the shelf, and before what is asked for.
    keeper.look();
    let mut drafts = Vec::new();
    let mut shelves = 0;
    while shelves < 2 {
        match told.recv_timeout(Duration::from_mins(1)).unwrap() {
            Told::Shelf { .. } => shelves += 1,
            Told::Drafts(told) => drafts = told,
            Told::Trouble(trouble) => panic!("{trouble}"),
        }
    }
    (keeper, drafts)
}

fn draft(at: &str, text: &str) -> Draft {
    let (kept, text) = (kept(at), text.to_owned());
    Draft { kept, text }
}

#[test]
fn a_note_that_was_being_written_is_offered_until_it_is_saved_or_discarded() {
    let (_folder, store) = store();
    let (keeper, drafts) = opened(&store);
    assert_eq!(drafts, []);
    assert!(!store.folder().exists(), "nothing is written for nothing");
    let written = draft("a/1", "Half a \u{1b}\n\n樺太");
    keeper.draft(Some(written));
    keeper.finish().unwrap();
    let readable = draft("a/1", "Half a \\u{1b}\n\n樺太");
    // It is offered each time until something becomes of it.
    for _ in 0..2 {
        let (keeper, drafts) = opened(&store);
        assert_eq!(drafts, std::slice::from_ref(&readable));
        // Not to others meanwhile, who write theirs elsewhere.
        let (other, drafts) = opened(&store);
        assert_eq!(drafts, []);
        other.draft(Some(draft("a/2", "Of the other.")));
        other.draft(None);
        other.finish().unwrap();
        keeper.finish().unwrap();
    }
    let (keeper, _) = opened(&store);
    keeper.draft(Some(draft("a/1", "Half and half")));
    keeper.finish().unwrap();
    let (keeper, drafts) = opened(&store);
    assert_eq!(drafts, [draft("a/1", "Half and half")], "one, not two");
    keeper.draft(Some(draft("a/1", "Whole")));
    keeper.change(vec![Change::note(&kept("a/1"), "Whole")]);
    keeper.draft(None);
    keeper.finish().unwrap();
    let (keeper, drafts) = opened(&store);
    assert_eq!(drafts, []);
    keeper.finish().unwrap();
    let left: Vec<String> = files(&store)
        .into_iter()
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|ending| ending == "ron")
        })
        .collect();
    assert_eq!(left, ["shelf.ron"]);
}

#[test]
fn a_draft_that_the_shelf_has_by_now_is_not_offered() {
    let (_folder, store) = store();
    let (keeper, _) = opened(&store);
    keeper.draft(Some(draft("a/1", "Mine.")));
    keeper.finish().unwrap();
    store
        .change(&[Change::note(&kept("a/1"), "Mine.")])
        .unwrap();
    let (keeper, drafts) = opened(&store);
    assert_eq!(drafts, []);
    keeper.finish().unwrap();
    assert!(!file(&store, "draft-1.ron").exists());
}

#[test]
fn a_draft_that_cannot_be_understood_is_set_aside_and_told() {
    let (_folder, store) = store();
    fs::create_dir_all(store.folder()).unwrap();
    fs::write(file(&store, "draft-3.ron"), "Draft(").unwrap();
    let (sender, told) = mpsc::channel();
    let keeper = Keeper::start(store.clone(), move |told| {
        let _ = sender.send(told);
    });
    keeper.unwrap().finish().unwrap();
    let troubles: Vec<String> = told
        .iter()
        .filter_map(|told| match told {
            Told::Trouble(trouble) => Some(trouble.to_string()),
            _ => None,
        })
        .collect();
    assert!(
        troubles[0].contains("draft-3.ron.set-aside-"),
        "{troubles:?}"
    );
}

#[test]
fn a_program_killed_in_mid_save_leaves_a_whole_file() {
    let (_folder, store) = store();
    let path = file(&store, "shelf.ron");
    let size = || fs::metadata(&path).map_or(0, |meta| meta.len());
    let halves = || {
        let files = files(&store).into_iter();
        files
            .filter(|name| {
                Path::new(name)
                    .extension()
                    .is_some_and(|ending| ending == "new")
            })
            .count()
    };
    for _ in 0..8 {
        let mut child = child(&itself(), "on-and-on", store.folder());
        let mut child = child.spawn().unwrap();
        let mut said = said(&mut child);
        let mut last = said.next().unwrap();
        // It is in mid-save when a file is begun, or the old one was cut off.
        let (whole, before) = (size(), halves());
        while halves() <= before && size() >= whole {
            assert!(child.try_wait().unwrap().is_none(), "the child ended");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if let Some(later) = said.last() {
            last = later;
        }
        let shelf = store.look().unwrap();
        assert_eq!(shelf.len(), 4);
        let number = |text: &str| text.parse::<u32>().unwrap();
        let saved = number(&shelf.kept()[0].note);
        assert!(saved >= number(&last), "{last} was saved, not only {saved}");
    }
    assert!(halves() > 0, "none of the kills was in mid-save");
}

#[test]
fn what_killed_programs_left_is_swept_and_nothing_else() {
    let (_folder, store) = store();
    store.change(&[keep("a/1")]).unwrap();
    let long_ago = SystemTime::now() - Duration::from_hours(1);
    for (name, old) in [
        (".shelf.ron.k1LLed.new", true),
        (".shelf.ron.w0rks.new", false),
        (".shelf.ron.new", true),
        (".stay.ron.0ther.new", true),
        ("shelf.ron.mine.new", true),
        (".shelf.ron.swp", true),
    ] {
        let file = File::create(file(&store, name)).unwrap();
        if old {
            file.set_modified(long_ago).unwrap();
        }
    }
    store.change(&[keep("a/2")]).unwrap();
    let left = [
        ".shelf.ron.new",
        ".shelf.ron.swp",
        ".shelf.ron.w0rks.new",
        ".stay.ron.0ther.new",
        "shelf.ron",
        "shelf.ron.lock",
        "shelf.ron.mine.new",
    ];
    assert_eq!(files(&store), left);
}

/// What the child does that may write no file larger than some kilobytes.
fn on_a_full_disk(store: &Store) {
    let (keeper, told) = keeper(store);
    next_shelf(&told);
    keeper.change(vec![keep("a/small")]);
    assert_eq!(next_shelf(&told).1, 0);
    // What has a note stays in the file when it is taken off.
    let large = Kept {
        quoted: "A long text.\n".repeat(4000),
        ..kept("a/large")
    };
    keeper.change(vec![Change::keep(large.clone())]);
    let (shelf, pending, troubles) = next_shelf(&told);
    assert_eq!((shelf.len(), pending), (2, 1), "kept in memory");
    println!("> told {}", troubles[0]);
    println!("> on disk {:?}", addresses(&store.look().unwrap()));
    keeper.change(vec![keep("a/later"), Change::remove(&large)]);
    let (shelf, pending, _) = next_shelf(&told);
    println!("> then {pending} pending of {:?}", addresses(&shelf));
    println!("> on disk {:?}", addresses(&store.look().unwrap()));
    let noted = Kept {
        note: "A long note.\n".repeat(4000),
        ..kept("a/large")
    };
    keeper.change(vec![Change::keep(noted)]);
    keeper.stay(Stay::default());
    let unsaved = keeper.finish().unwrap_err().to_string();
    assert_eq!(unsaved.matches("\n    A long note.").count(), 4000);
    for line in unsaved.lines().take(4) {
        println!("> end {line}");
    }
}

#[test]
fn a_full_disk_is_told_and_what_is_not_saved_is_tried_again_and_at_last_told() {
    let (_folder, store) = store();
    // A limit on the size of files fails in the same call as a full disk.
    let limited = r#"trap "" XFSZ; ulimit -f 16; exec "$@""#;
    let mut command = Command::new("sh");
    let inner = child(&itself(), "full", store.folder());
    command.args(["-c", limited, "sh"]).arg(inner.get_program());
    command.args(inner.get_args());
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap());
    }
    command.stdout(Stdio::piped());
    let path = file(&store, "shelf.ron").display().to_string();
    let too_large = "file too large";
    let want = [
        format!(
            "told {path} cannot be written ({too_large}); what you changed stays in memory and is tried again with the next change"
        ),
        r#"on disk ["a/small"]"#.to_owned(),
        r#"then 0 pending of ["a/small", "a/later"]"#.to_owned(),
        r#"on disk ["a/small", "a/later"]"#.to_owned(),
        format!("end {path} cannot be written ({too_large})"),
        "end not saved:".to_owned(),
        "end   a/large was to be kept".to_owned(),
        "end     A long note.".to_owned(),
    ];
    assert_eq!(all_said(command), want);
    let whole = ["shelf.ron", "shelf.ron.lock", "stay.ron.lock"];
    assert_eq!(files(&store), whole, "no halves of files");
}

#[test]
fn a_file_that_cannot_be_understood_is_set_aside_and_told_and_never_overwritten() {
    let (_folder, store) = store();
    store.change(&[keep("a/1")]).unwrap();
    let path = file(&store, "shelf.ron");
    let broken = "Shelf(\n    version: 1,\n    kept: [Kept(address: 7)],\n)";
    let day = nemuro::shelf::today();
    for number in 1..=2 {
        fs::write(&path, broken).unwrap();
        let looked = store.look().unwrap_err().to_string();
        let place = format!("{}:3:25: ", path.display());
        assert!(looked.starts_with(&place), "{looked}");
        assert!(looked.contains("it is left as it is"), "{looked}");
        assert_eq!(fs::read_to_string(&path).unwrap(), broken);
        // The second time it is a change that comes upon it.
        let told = if number == 1 {
            store.shelf().unwrap_err()
        } else {
            let saved = store.change(&[keep("a/2")]).unwrap();
            assert_eq!(addresses(&saved.shelf), ["a/2"]);
            saved.told[0].clone()
        };
        let aside = file(&store, &format!("shelf.ron.set-aside-{day}-{number}"));
        let end = format!(
            "; it is set aside as {}, and a new one is begun",
            aside.display()
        );
        let told = told.to_string();
        assert!(told.starts_with(&place) && told.ends_with(&end), "{told}");
        assert_eq!(fs::read_to_string(&aside).unwrap(), broken);
    }
    assert_eq!(addresses(&store.shelf().unwrap()), ["a/2"]);
}

#[test]
fn files_of_another_version_or_too_large_or_not_utf8_are_set_aside_too() {
    let large = vec![b'/'; usize::try_from(nemuro::shelf::MAX_FILE).unwrap() + 1];
    for (bytes, what) in [
        (
            &b"Shelf(version: 9, kept: [])"[..],
            ":1:7: this is of version 9",
        ),
        (&b"Shelf(\xff"[..], "is not UTF-8 (byte 6, line 1)"),
        (&large, "is larger than 32 MB"),
    ] {
        let (_folder, store) = store();
        fs::create_dir(store.folder()).unwrap();
        fs::write(file(&store, "shelf.ron"), bytes).unwrap();
        let told = store.shelf().unwrap_err();
        let Trouble::Corrupt(_, Aside::Moved(aside)) = &told else {
            panic!("not set aside: {told}");
        };
        assert!(told.to_string().contains(what), "{told}");
        assert!(fs::read(aside).unwrap() == bytes, "as it was: {what}");
        assert_eq!(store.shelf(), Ok(Shelf::default()));
    }
}

#[test]
fn where_it_cannot_be_set_aside_nothing_is_saved_and_it_is_left_as_it_is() {
    let (_folder, store) = store();
    store.change(&[keep("a/1")]).unwrap();
    let path = file(&store, "shelf.ron");
    fs::write(&path, "Shelf(").unwrap();
    let day = nemuro::shelf::today();
    for number in 1..=999 {
        fs::write(format!("{}.set-aside-{day}-{number}", path.display()), "").unwrap();
    }
    let end = "; it cannot be set aside (999 files were set aside today), so nothing is saved until it is mended";
    for told in [
        store.shelf().unwrap_err(),
        store.change(&[keep("a/2")]).unwrap_err(),
    ] {
        assert!(told.to_string().ends_with(end), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "Shelf(");
    }
}

#[test]
fn where_nothing_can_be_written_it_stays_in_memory_until_it_can() {
    let (_folder, store) = store();
    // A folder where the file should be stops everybody, root too.
    let path = file(&store, "shelf.ron");
    fs::create_dir_all(&path).unwrap();
    let (keeper, told) = keeper(&store);
    let (shelf, _, troubles) = next_shelf(&told);
    assert!(shelf.is_empty());
    let want = format!(
        "{} cannot be read (it is not a file); nothing is saved until it can be read",
        path.display()
    );
    assert_eq!(troubles[0].to_string(), want);
    keeper.change(vec![keep("a/1")]);
    let (shelf, pending, troubles) = next_shelf(&told);
    assert_eq!((addresses(&shelf), pending), (vec!["a/1".into()], 1));
    assert_eq!(troubles.len(), 1);
    assert!(path.is_dir(), "nothing is put in its place");
    fs::remove_dir(&path).unwrap();
    keeper.change(vec![keep("a/2")]);
    let (shelf, pending, troubles) = next_shelf(&told);
    assert_eq!((shelf.len(), pending, troubles.len()), (2, 0, 0));
    assert_eq!(store.look().unwrap(), shelf);
    assert_eq!(keeper.finish(), Ok(()));
}

#[test]
fn a_file_or_folder_that_may_not_be_written_is_told_and_left_as_it_is() {
    let (folder, store) = store();
    store.change(&[keep("a/1")]).unwrap();
    let path = file(&store, "shelf.ron");
    let program = folder.path().join("program");
    fs::copy(itself(), &program).unwrap();
    let root = rustix::process::getuid().is_root();
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(folder.path(), 0o755);
    mode(&program, 0o755);
    let told = || {
        let mut command = child(&program, "change", store.folder());
        if root {
            // For root everything may be written: ask as nobody.
            command.uid(65534).gid(65534);
        }
        all_said(command)
    };
    // The file alone, in a folder that is the reader's own.
    for path in [store.folder(), &path, &file(&store, "shelf.ron.lock")] {
        if root {
            std::os::unix::fs::chown(path, Some(65534), Some(65534)).unwrap();
        }
    }
    mode(&path, 0o400);
    let before = fs::read_to_string(&path).unwrap();
    let denied = "Permission denied (os error 13)";
    let want = format!(
        "{} cannot be written ({denied}); what you changed stays in memory and is tried again with the next change",
        path.display()
    );
    assert_eq!(told(), [want.as_str()], "the file");
    mode(&path, 0o600);
    mode(store.folder(), 0o500);
    let want = want.replace(denied, "permission denied");
    assert_eq!(told(), [want], "the folder");
    mode(store.folder(), 0o700);
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert_eq!(told(), ["saved"], "and now it may be");
}

#[test]
fn a_link_is_written_through_and_the_mode_of_a_file_is_kept() {
    let (folder, store) = store();
    fs::create_dir(store.folder()).unwrap();
    let path = file(&store, "shelf.ron");
    let real = folder.path().join("real.ron");
    // A link to a link, and to what is not there yet.
    let between = folder.path().join("between");
    symlink("real.ron", &between).unwrap();
    symlink(&between, &path).unwrap();
    store.change(&[keep("a/1")]).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&real), 0o600, "a new file is the reader's own");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    store.change(&[keep("a/2")]).unwrap();
    assert_eq!(mode(&real), 0o640);
    assert!(path.is_symlink() && between.is_symlink() && !real.is_symlink());
    assert_eq!(store.look().unwrap().len(), 2);
}

#[test]
fn who_waits_too_long_for_another_program_is_told_and_blocks_nobody() {
    let (_folder, store) = store();
    store.change(&[keep("a/1")]).unwrap();
    let lock = File::open(file(&store, "shelf.ron.lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(store.look().unwrap().len(), 1, "to look needs no lock");
    let (keeper, told) = keeper(&store);
    next_shelf(&told);
    keeper.change(vec![keep("a/2")]);
    let (shelf, pending, troubles) = next_shelf(&told);
    assert_eq!((shelf.len(), pending), (2, 1));
    assert!(matches!(troubles[..], [Trouble::Busy(_)]), "{troubles:?}");
    drop(lock);
    assert_eq!(keeper.finish(), Ok(()), "at the end it is tried again");
    assert_eq!(store.look().unwrap().len(), 2);
}

#[test]
fn the_last_place_is_saved_and_what_was_seen_by_all() {
    let (_folder, store) = store();
    assert_eq!(store.stay(), Ok(None));
    let (first, _told) = keeper(&store);
    let (second, _told) = keeper(&store);
    for above in 1..=50 {
        first.stay(Stay {
            screen: "topics".to_owned(),
            above,
            ..Stay::default()
        });
    }
    let of = |keeper: &Keeper, at: &str| {
        let mut seen = Seen::default();
        let print = "00000001 00000002 00000003".parse().unwrap();
        seen.record(&at.parse().unwrap(), print);
        keeper.seen(seen);
    };
    of(&first, "a/1");
    of(&second, "a/2");
    of(&first, "a/3");
    assert_eq!((first.finish(), second.finish()), (Ok(()), Ok(())));
    assert_eq!(store.stay().unwrap().unwrap().above, 50);
    let seen = store.seen().unwrap();
    for at in ["a/1", "a/2", "a/3"] {
        assert!(seen.has(&at.parse().unwrap()), "{at}");
    }
}

#[test]
fn a_keeper_saves_the_place_also_while_it_works() {
    let (_folder, store) = store();
    let (keeper, _told) = keeper(&store);
    for above in [7, 8] {
        let stay = Stay {
            above,
            ..Stay::default()
        };
        keeper.stay(stay.clone());
        while store.stay().unwrap() != Some(stay.clone()) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    keeper.finish().unwrap();
}

#[test]
fn a_keeper_tells_what_others_changed() {
    let (_folder, store) = store();
    let (keeper, told) = keeper(&store);
    assert!(next_shelf(&told).0.is_empty());
    store.change(&[keep("a/1")]).unwrap();
    keeper.look();
    assert_eq!(addresses(&next_shelf(&told).0), ["a/1"]);
    store.change(&[keep("a/2")]).unwrap();
    keeper.change(vec![keep("a/3")]);
    assert_eq!(addresses(&next_shelf(&told).0), ["a/1", "a/2", "a/3"]);
    keeper.finish().unwrap();
}

#[test]
fn each_dossier_has_a_shelf_of_its_own_however_its_folder_is_named() {
    let home = TempDir::new().unwrap();
    let dossiers = home.path().join("dossiers");
    let long = "名".repeat(80);
    for name in ["one", "two", &long] {
        fs::create_dir_all(dossiers.join(name)).unwrap();
    }
    symlink(dossiers.join("one"), dossiers.join("link")).unwrap();
    let state = home.path().join("state");
    let folder = |name: &str| {
        let mut command = child(&itself(), "where", Path::new(name));
        command.current_dir(&dossiers).env("XDG_STATE_HOME", &state);
        PathBuf::from(all_said(command).remove(0))
    };
    let one = folder("one");
    assert_eq!(one.parent().unwrap(), state.join("nemuro"));
    let name = one.file_name().unwrap().to_str().unwrap();
    let hash = name.strip_prefix("one-").unwrap();
    assert!(hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    for same in [
        "./one",
        "two/../one/",
        "link",
        dossiers.join("one").to_str().unwrap(),
    ] {
        assert_eq!(folder(same), one, "{same}");
    }
    assert_ne!(folder("two"), one);
    fs::create_dir_all(folder(&long)).unwrap();
}

/// The small dossier of the tests with one file changed.
fn strait_with(from: &str, to: &str) -> Dossier {
    let folder = TempDir::new().unwrap();
    let strait = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/strait");
    fs::create_dir(folder.path().join("topics")).unwrap();
    let mut changed = 0;
    for part in ["", "topics"] {
        for entry in fs::read_dir(strait.join(part)).unwrap().flatten() {
            if entry.path().is_file() {
                let text = fs::read_to_string(entry.path()).unwrap();
                changed += text.matches(from).count();
                let path = folder.path().join(part).join(entry.file_name());
                fs::write(path, text.replace(from, to)).unwrap();
            }
        }
    }
    assert_eq!(changed, 1, "{from}");
    let origin = Origin::Folder(folder.path().to_owned());
    load(&origin, &|_| ()).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

#[test]
fn what_changed_since_it_was_seen_is_told_by_text_date_and_standing() {
    let strait = strait_with("Ferries", "Ferries");
    let mut seen = Seen::default();
    let entries: Vec<Entry<'_>> = strait.entries().collect();
    for entry in &entries {
        let print = Fingerprint::of(entry);
        assert_eq!(
            seen.what_changed(&entry.address(), &print),
            None,
            "never seen"
        );
        assert!(seen.record(&entry.address(), print), "new");
        assert!(!seen.record(&entry.address(), print), "no longer new");
    }
    let changes = |from: &str, to: &str| {
        let now = strait_with(from, to);
        let entries = now.entries().filter(Entry::is_statement);
        let changed = entries.filter_map(|entry| {
            let address = entry.address();
            let changed = seen.what_changed(&address, &Fingerprint::of(&entry))?;
            let parts = [
                (changed.text, "text"),
                (changed.date, "date"),
                (changed.standing, "standing"),
            ];
            let parts = parts
                .iter()
                .filter(|(changed, _)| *changed)
                .map(|(_, part)| *part);
            Some(format!(
                "{address}: {}",
                parts.collect::<Vec<_>>().join(" ")
            ))
        });
        changed.collect::<Vec<_>>()
    };
    assert_eq!(
        changes("The fare was two crowns.", "The fare was 2 crowns."),
        ["ferries/fare-of-two-crowns: text"]
    );
    assert_eq!(
        changes("The skipper writes of three", "He writes of three"),
        ["ferries/fare-of-two-crowns: standing"]
    );
    let none: [&str; 0] = [];
    assert_eq!(
        changes("title: \"Crossings\"", "title: \"The crossings\""),
        none,
        "a heading is not the claim's own"
    );
}

/// Changes that take nothing off.
fn any_addition() -> impl Strategy<Value = Change> {
    let at = "a/[a-f]";
    prop_oneof![
        3 => at.prop_map(|at| keep(&at)),
        2 => (at, "[a-c]{1,3}").prop_map(|(at, text)| Change::note(&kept(&at), &text)),
        1 => (at, "[a-c]").prop_map(|(at, tag)| {
            let address = at.parse().unwrap();
            Change::Tags { address, add: vec![tag], remove: Vec::new() }
        }),
        1 => (at, at).prop_map(|(at, after)| {
            let (address, after) = (at.parse().unwrap(), Some(after.parse().unwrap()));
            Change::Move { address, after }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn whatever_two_stores_do_what_each_kept_and_noted_is_there(
        changes in vec((any::<bool>(), any_addition()), 1..10),
    ) {
        let (_folder, one) = store();
        let other = one.clone();
        for (first, change) in &changes {
            let store = if *first { &one } else { &other };
            store.change(std::slice::from_ref(change)).unwrap();
        }
        let shelf = one.look().unwrap();
        for (_, change) in &changes {
            let there = shelf.get(change.address());
            match change {
                Change::Keep(_) => prop_assert!(there.is_some(), "{:?}", change),
                Change::Note { after, .. } => {
                    let there = there.is_some_and(|kept| kept.note.contains(after.as_str()));
                    prop_assert!(there, "{:?} in {:?}", change, shelf);
                }
                _ => {}
            }
        }
    }
}

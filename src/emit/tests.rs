//! Commits that die on their way, and what the next build makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::journal::Journal;
use super::line::{escape, unescape};
use super::steps::{steps, take};
use super::{Sink, Staging, Written};
use crate::plan::OutPath;

type Files = BTreeMap<String, String>;

/// Every kind of change: a file becomes a folder, a folder a file, files change, stay, come and go.
const OLD: &[(&str, &str)] = &[
    ("a", "old a"),
    ("b/one.txt", "old b one"),
    ("b/two/three.txt", "old b three"),
    ("changed.html", "old"),
    ("gone/below/index.html", "old gone"),
    ("gone.txt", "old gone text"),
    ("kept/index.html", "kept"),
    ("p/q/r.html", "old r"),
];
const NEW: &[(&str, &str)] = &[
    ("a/one.txt", "new a one"),
    ("a/two/three.txt", "new a three"),
    ("b", "new b"),
    ("changed.html", "new"),
    ("come/index.html", "new come"),
    ("kept/index.html", "kept"),
    ("p/q/r.html/s.html", "new s"),
];

struct Disk(TempDir);

impl Disk {
    fn new() -> Disk {
        Disk(tempfile::tempdir().expect("a temporary folder"))
    }

    fn output(&self) -> PathBuf {
        self.0.path().join("out")
    }

    fn work(&self) -> PathBuf {
        self.0.path().join(".out.huikan")
    }

    fn open(&self) -> Staging {
        Staging::open(&self.output(), &self.0.path().join("site"), &|_| ()).expect("the folder can be used")
    }

    fn put(&self, files: &[(&str, &str)]) -> Staging {
        let staging = self.open();
        for (path, text) in files {
            staging.put(&OutPath::of(path), text.as_bytes()).expect("a disk with room");
        }
        staging
    }

    fn build(&self, files: &[(&str, &str)]) -> Written {
        self.put(files).commit().expect("a disk with room")
    }

    /// The site as readers see it.
    fn site(&self) -> Files {
        fn walk(top: &Path, folder: &Path, found: &mut Files) {
            for entry in fs::read_dir(folder).expect("a readable folder") {
                let path = entry.expect("a readable folder").path();
                let name = path.strip_prefix(top).expect("below the top").to_string_lossy().replace('\\', "/");
                if path.is_dir() {
                    walk(top, &path, found);
                } else if !name.starts_with('.') {
                    found.insert(name, fs::read_to_string(&path).expect("a readable file"));
                }
            }
        }
        let mut found = Files::new();
        walk(&self.output(), &self.output(), &mut found);
        found
    }
}

fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| ((*path).to_string(), (*text).to_string())).collect()
}

#[test]
fn a_commit_that_dies_after_any_step_is_finished_by_the_next_build() {
    let mut count = 0;
    for (from, to) in [(OLD, NEW), (NEW, OLD)] {
        for dies_after in 0.. {
            let disk = Disk::new();
            disk.build(from);
            let mut staging = disk.put(to);
            let changes = staging.changes().expect("a disk with room");
            let steps = steps(&changes.journal, &changes.staged);
            staging.seal(&changes.journal).expect("a disk with room");
            if dies_after > steps.len() {
                break;
            }
            for step in &steps[..dies_after] {
                take(*step, &disk.work().join("stage"), &disk.output()).expect("a disk with room");
            }
            // A sealed work leaves its folder as a dead process would.
            drop(staging);
            assert!(disk.work().join("journal").exists());
            let (old, new) = (files(from), files(to));
            let mixed = disk.site();
            for (path, text) in &mixed {
                assert!(old.get(path) == Some(text) || new.get(path) == Some(text), "{path} after {dies_after} steps: {text}");
            }
            for path in old.keys().filter(|path| new.contains_key(*path)) {
                assert!(mixed.contains_key(path), "{path} is missing after {dies_after} steps");
            }
            disk.open().abandon();
            assert_eq!(disk.site(), new, "after {dies_after} of {steps:?}");
            assert!(!disk.work().exists());
            assert_eq!(disk.build(to), Written { written: 0, unchanged: to.len(), deleted: 0 });
            count += 1;
        }
    }
    assert!(count > 20, "only {count} deaths");
}

#[test]
fn folders_that_lost_their_last_file_are_gone() {
    let disk = Disk::new();
    disk.build(OLD);
    assert_eq!(disk.build(NEW), Written { written: 6, unchanged: 1, deleted: 6 });
    assert!(!disk.output().join("gone").exists());
    assert_eq!(disk.build(OLD), Written { written: 7, unchanged: 1, deleted: 5 });
    assert_eq!(disk.site(), files(OLD));
}

#[test]
fn a_journal_that_is_not_whole_means_that_nothing_was_begun() {
    let disk = Disk::new();
    disk.build(OLD);
    let whole = {
        let mut staging = disk.put(NEW);
        let changes = staging.changes().expect("a disk with room");
        staging.seal(&changes.journal).expect("a disk with room");
        fs::read(disk.work().join("journal")).expect("just written")
    };
    let mut damaged: Vec<Vec<u8>> = (0..whole.len()).map(|length| whole[..length].to_vec()).collect();
    damaged.extend((0..whole.len()).map(|at| {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        flipped
    }));
    for journal in damaged {
        fs::create_dir_all(disk.work().join("stage")).expect("writable");
        fs::write(disk.work().join("stage/changed.html"), "half a pa").expect("writable");
        fs::write(disk.work().join("journal"), &journal).expect("writable");
        disk.open().abandon();
        assert_eq!(disk.site(), files(OLD), "with the journal {:?}", String::from_utf8_lossy(&journal));
        assert!(!disk.work().exists());
    }
}

#[test]
fn a_journal_reads_back_what_it_was_given() {
    let disk = Disk::new();
    let path = disk.0.path().join("journal");
    let text = |paths: &[&str]| paths.iter().map(ToString::to_string).collect();
    let journal = Journal { in_the_way: text(&["a b", "end 1"]), stale: text(&["中文/图\n片.jpg", "back\\slash", "end x\nend y"]) };
    journal.save(&path).expect("writable");
    assert_eq!(Journal::load(&path).expect("readable"), Some(journal));
    fs::remove_file(&path).expect("it is there");
    assert_eq!(Journal::load(&path).expect("no file is no failure"), None);
}

#[test]
fn a_path_fits_on_a_line_and_stays_in_the_folder() {
    for path in ["a", "中文/页.html", "a\nb", "a\r", "a\\nb", "..a/b.."] {
        assert_eq!(unescape(&escape(path)).as_deref(), Some(path));
        assert_eq!(escape(path).lines().count(), 1);
    }
    for path in ["", "/etc/passwd", "../a", "a/../../b", "a//b", "a/.", "a\\", "a\\x"] {
        assert_eq!(unescape(path), None, "{path}");
    }
}

//! Writing a site into a folder that may hold one already: what stays, what goes, what is refused, and when the disk fails.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use huikan::diag::Problem;
use huikan::emit::{Refusal, Sink, Staging, Stamp, Written};
use huikan::failure::Failure;
use huikan::plan::OutPath;
use support::{Site, put_program, tree};
use tempfile::TempDir;

const SITE: &[(&str, &str)] = &[("index.html", "front"), ("about/index.html", "about"), ("photos/a.jpg", "a"), ("robots.txt", "robots")];

/// A folder with an output folder `out` in it, or on its way there.
struct Disk {
    top: PathBuf,
    _keep: TempDir,
}

impl Disk {
    fn new() -> Disk {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Disk { top: folder.path().to_path_buf(), _keep: folder }
    }

    /// With a site in the output folder.
    fn built() -> Disk {
        let disk = Disk::new();
        disk.build(SITE);
        disk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.top.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }

    fn open(&self, output: &str) -> Result<Staging, Refusal> {
        Staging::open(&self.path(output), &self.path("site"), &|_| ())
    }

    fn put(&self, files: &[(&str, &str)]) -> io::Result<Staging> {
        let staging = self.open("out").expect("the folder can be used");
        for (path, text) in files {
            staging.put(&OutPath::of(path), text.as_bytes())?;
        }
        Ok(staging)
    }

    fn build(&self, files: &[(&str, &str)]) -> Written {
        self.put(files).and_then(Staging::commit).expect("the disk does not fail")
    }

    /// Everything in the output folder but the manifest.
    fn site(&self) -> BTreeMap<String, String> {
        let mut files = tree(&self.path("out"));
        files.remove(".huikan-manifest");
        files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
    }

    /// The site that stands is this one, and nothing lies beside it.
    #[track_caller]
    fn holds(&self, files: &[(&str, &str)]) {
        let wanted: BTreeMap<String, String> = files.iter().map(|(path, text)| ((*path).to_string(), (*text).to_string())).collect();
        assert_eq!(self.site(), wanted);
        self.is_tidy();
    }

    #[track_caller]
    fn is_tidy(&self) {
        let names = fs::read_dir(&self.top).expect("readable").map(|entry| entry.expect("readable").file_name());
        let work: Vec<_> = names.filter(|name| name.to_string_lossy().ends_with(".huikan")).collect();
        assert!(work.is_empty(), "{work:?} is left");
    }
}

/// The site with a file more, or another text in one.
fn with<'a>(path: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut files: BTreeMap<&str, &str> = SITE.iter().copied().collect();
    files.insert(path, text);
    files.into_iter().collect()
}

fn without(path: &str) -> Vec<(&'static str, &'static str)> {
    SITE.iter().copied().filter(|(other, _)| *other != path).collect()
}

#[track_caller]
fn refused(result: Result<Staging, Refusal>) -> Problem {
    match result {
        Err(Refusal::Problem(problem)) => problem,
        Err(Refusal::Io(error)) => panic!("{error}"),
        Ok(_) => panic!("the folder was not refused"),
    }
}

#[track_caller]
fn failed<T>(result: Result<T, Refusal>) -> io::Error {
    match result {
        Err(Refusal::Io(error)) => error,
        Err(Refusal::Problem(problem)) => panic!("{problem:?}"),
        Ok(_) => panic!("the disk did not fail"),
    }
}

/// The failure names a path, and says what to do about it; nothing was changed.
#[track_caller]
fn clear(error: &io::Error, path: &str, help: &str) {
    let said = error.to_string();
    assert!(said.contains(path) && said.contains(help), "{said}");
    assert!(!Failure::of(error).expect("a failure of ours").is_half_done(), "{said}");
}

// ---- What stays and what goes.

#[cfg(unix)]
#[test]
fn unchanged_files_keep_inode_and_time() {
    use std::os::unix::fs::MetadataExt;
    let disk = Disk::built();
    let marks = || -> BTreeMap<String, (u64, i64, i64)> {
        let paths = tree(&disk.path("out")).into_keys();
        let mark = |path: &str| {
            let file = fs::metadata(disk.path("out").join(path)).expect("it is there");
            (file.ino(), file.mtime(), file.mtime_nsec())
        };
        paths.map(|path| (path.clone(), mark(&path))).collect()
    };
    let before = marks();
    assert_eq!(disk.build(SITE), Written { written: 0, unchanged: 4, deleted: 0 });
    assert_eq!(marks(), before, "the manifest too");
    assert_eq!(disk.build(&with("about/index.html", "about!")), Written { written: 1, unchanged: 3, deleted: 0 });
    for (path, mark) in marks() {
        let moved = path == "about/index.html" || path == ".huikan-manifest";
        assert_eq!(before[&path] != mark, moved, "{path}");
    }
}

#[test]
fn files_that_are_no_longer_put_go_with_the_folders_they_leave_empty() {
    let disk = Disk::built();
    assert_eq!(disk.build(&without("about/index.html")), Written { written: 0, unchanged: 3, deleted: 1 });
    disk.holds(&without("about/index.html"));
    assert!(!disk.path("out/about").exists());
}

#[test]
fn what_the_output_has_need_not_be_put() {
    let disk = Disk::built();
    let staging = disk.open("out").expect("the folder can be used");
    for (path, text) in SITE {
        assert!(staging.has(&OutPath::of(path), Stamp::of(text.as_bytes())), "{path}");
    }
    assert_eq!(staging.commit().expect("the disk does not fail"), Written { written: 0, unchanged: 4, deleted: 0 });
    disk.holds(SITE);
}

#[test]
fn what_the_output_lacks_has_to_be_put() {
    let disk = Disk::built();
    fs::remove_file(disk.path("out/about/index.html")).expect("it is there");
    disk.write("out/photos/a.jpg", "longer");
    let staging = disk.open("out").expect("the folder can be used");
    let has = |path: &str, text: &str| staging.has(&OutPath::of(path), Stamp::of(text.as_bytes()));
    assert!(!has("about/index.html", "about"), "deleted by hand");
    assert!(!has("photos/a.jpg", "a"), "of another length");
    assert!(!has("robots.txt", "ROBOTS"), "of another content");
    assert!(!has("new.html", "new"), "never written");
    assert!(has("index.html", "front"));
    let stamp = staging.put(&OutPath::of("about/index.html"), b"about").expect("the disk does not fail");
    assert_eq!(stamp, Stamp::of(b"about"));
    assert_eq!(staging.commit().expect("the disk does not fail"), Written { written: 1, unchanged: 1, deleted: 2 });
    disk.holds(&[("about/index.html", "about"), ("index.html", "front")]);
}

#[test]
fn a_file_that_was_deleted_or_cut_short_is_written_again() {
    let disk = Disk::built();
    fs::remove_dir_all(disk.path("out/about")).expect("it is there");
    disk.write("out/index.html", "fro");
    assert_eq!(disk.build(SITE), Written { written: 2, unchanged: 2, deleted: 0 });
    disk.holds(SITE);
    fs::remove_dir_all(disk.path("out")).expect("it is there");
    assert_eq!(disk.build(SITE), Written { written: 4, unchanged: 0, deleted: 0 });
    disk.holds(SITE);
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let disk = Disk::new();
    let file = [("index.html", "front"), ("x", "file")];
    let folder = [("index.html", "front"), ("x/y/one", "1"), ("x/z", "2")];
    disk.build(&file);
    assert_eq!(disk.build(&folder), Written { written: 2, unchanged: 1, deleted: 1 });
    disk.holds(&folder);
    assert_eq!(disk.build(&file), Written { written: 1, unchanged: 1, deleted: 2 });
    disk.holds(&file);
}

#[test]
fn empty_folders_make_room_for_a_file() {
    let disk = Disk::built();
    fs::create_dir_all(disk.path("out/new/er/est")).expect("writable");
    fs::remove_file(disk.path("out/robots.txt")).expect("it is there");
    fs::create_dir(disk.path("out/robots.txt")).expect("writable");
    assert_eq!(disk.build(&with("new", "a file")), Written { written: 2, unchanged: 3, deleted: 0 });
    disk.holds(&with("new", "a file"));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_replaced_and_not_followed() {
    let disk = Disk::built();
    disk.write("elsewhere.txt", "front");
    fs::remove_file(disk.path("out/index.html")).expect("it is there");
    std::os::unix::fs::symlink(disk.path("elsewhere.txt"), disk.path("out/index.html")).expect("links work");
    assert_eq!(disk.build(SITE).written, 1);
    assert!(!disk.path("out/index.html").is_symlink());
    assert_eq!(fs::read(disk.path("elsewhere.txt")).expect("still there"), b"front");
}

#[test]
fn giving_up_leaves_everything_as_it_was() {
    let disk = Disk::built();
    disk.put(&with("index.html", "other")).expect("the disk does not fail").abandon();
    disk.holds(SITE);
    // A build that panics or returns early drops the staging.
    drop(disk.put(&with("index.html", "other")).expect("the disk does not fail"));
    disk.holds(SITE);
    let disk = Disk::new();
    disk.open("deep/er/out").expect("the folder can be used").abandon();
    assert!(!disk.path("deep").exists());
}

#[test]
fn names_that_break_lines_are_known_again() {
    let disk = Disk::new();
    let files = [("图\n片.txt", "1"), ("back\\slash", "2"), ("carriage\r", "3")];
    if cfg!(unix) {
        disk.build(&files);
        assert_eq!(disk.build(&files), Written { written: 0, unchanged: 3, deleted: 0 });
        disk.holds(&files);
    }
}

#[test]
fn files_may_come_from_many_threads() {
    use rayon::prelude::*;
    let disk = Disk::new();
    for round in 0..3 {
        let staging = disk.open("out").expect("the folder can be used");
        let made: usize = (0..600_usize)
            .into_par_iter()
            .map(|n| {
                let path = OutPath::of(&format!("{}/{}/{n}/", n % 7, n % 13));
                let text = if n % 3 == round { format!("{n} in round {round}") } else { n.to_string() };
                staging.put(&path, text.as_bytes()).expect("the disk does not fail");
                1
            })
            .sum();
        let Written { written, unchanged, deleted } = staging.commit().expect("the disk does not fail");
        assert_eq!((made, written + unchanged, deleted), (600, 600, 0));
        assert_eq!(written, if round == 0 { 600 } else { 400 });
    }
    assert_eq!(disk.site().len(), 600);
    assert_eq!(disk.site()["2/2/2/index.html"], "2 in round 2");
}

// ---- Which folders are used.

#[test]
fn files_of_somebody_else_are_refused_before_anything_is_written() {
    let disk = Disk::built();
    disk.write("out/about/notes.txt", "mine");
    let before = tree(&disk.top);
    let problem = refused(disk.open("out"));
    assert!(matches!(&problem, Problem::ForeignOutput { files, .. } if files == &["about/notes.txt"]), "{problem:?}");
    for n in 0..9 {
        disk.write(&format!("other/{n}.txt"), "mine");
    }
    let problem = refused(disk.open("other"));
    assert!(matches!(&problem, Problem::ForeignOutput { files, .. } if files == &["0.txt", "1.txt", "2.txt"]), "{problem:?}");
    fs::remove_dir_all(disk.path("other")).expect("it is there");
    assert_eq!(tree(&disk.top), before);
    disk.is_tidy();
}

#[test]
fn hidden_names_at_the_top_are_left_alone() {
    let disk = Disk::new();
    disk.write("out/.git/HEAD", "ref");
    disk.write("out/.htaccess", "deny");
    disk.build(SITE);
    disk.build(&without("robots.txt"));
    assert_eq!(fs::read(disk.path("out/.git/HEAD")).expect("still there"), b"ref");
    let error = disk.put(&with(".htaccess", "allow")).expect_err("it is somebody else's");
    clear(&error, "out/.htaccess", "in the way");
    assert_eq!(fs::read(disk.path("out/.htaccess")).expect("still there"), b"deny");
    let error = disk.put(&with(".huikan-manifest", "nonsense")).expect_err("the name is taken");
    clear(&error, ".huikan-manifest", "in the way");
    // One that is ours is a file like any other.
    assert_eq!(disk.build(&with(".nojekyll", "1")).written, 2);
    assert_eq!(disk.build(&with(".nojekyll", "2")).written, 1);
    assert_eq!(disk.build(SITE).deleted, 1);
}

#[cfg(unix)]
#[test]
fn an_empty_folder_is_used_as_it_is() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let disk = Disk::new();
    fs::create_dir(disk.path("out")).expect("writable");
    fs::set_permissions(disk.path("out"), fs::Permissions::from_mode(0o750)).expect("our own folder");
    let mark = || fs::metadata(disk.path("out")).map(|folder| (folder.ino(), folder.mode())).expect("it is there");
    let before = mark();
    disk.build(SITE);
    assert_eq!(mark(), before);
    disk.holds(SITE);
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_is_written_where_it_leads() {
    let disk = Disk::new();
    fs::create_dir_all(disk.path("disk/real")).expect("writable");
    std::os::unix::fs::symlink("disk/real", disk.path("out")).expect("links work");
    let staging = disk.put(SITE).expect("the disk does not fail");
    assert!(disk.path("disk/.real.huikan/lock").exists(), "changes wait on the disk they go to");
    assert_eq!(staging.commit().expect("the disk does not fail").written, 4);
    assert!(disk.path("out").is_symlink());
    disk.holds(SITE);
    assert_eq!(fs::read_dir(disk.path("disk")).expect("readable").count(), 1);
    fs::remove_dir_all(disk.path("disk/real")).expect("it is there");
    clear(&failed(disk.open("out")), "out", "");
    assert!(disk.path("out").is_symlink());
}

#[test]
fn an_output_that_is_a_file_or_lies_below_one_is_refused() {
    let disk = Disk::new();
    disk.write("file", "mine");
    let problem = refused(disk.open("file"));
    assert!(matches!(&problem, Problem::ForeignOutput { folder, .. } if folder.ends_with("file")), "{problem:?}");
    clear(&failed(disk.open("file/out")), "file/out", "in the way");
    assert_eq!(fs::read(disk.path("file")).expect("still there"), b"mine");
    disk.is_tidy();
}

#[test]
fn a_manifest_that_leads_out_of_the_folder_deletes_nothing() {
    let disk = Disk::built();
    disk.write("precious.txt", "mine");
    let manifest = fs::read_to_string(disk.path("out/.huikan-manifest")).expect("it is there");
    let line = format!("{} 4 ../precious.txt\n", Stamp::of(b"mine").digest);
    fs::write(disk.path("out/.huikan-manifest"), manifest + &line).expect("writable");
    refused(disk.open("out"));
    assert!(disk.path("precious.txt").exists());
}

// ---- Several builds at once, and what killed ones leave.

#[test]
fn a_second_build_hears_who_is_first_and_waits() {
    let disk = Disk::built();
    let first = disk.put(&with("index.html", "first")).expect("the disk does not fail");
    let heard = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let on_wait = |holder: Option<u32>| heard.store(holder.expect("it is known") as usize, Ordering::SeqCst);
            let staging = Staging::open(&disk.path("out"), &disk.path("site"), &on_wait).expect("the folder can be used");
            assert_eq!(fs::read(disk.path("out/index.html")).expect("it is there"), b"first");
            staging.put(&OutPath::of("index.html"), b"second").expect("the disk does not fail");
            staging.commit().expect("the disk does not fail")
        });
        while heard.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        assert_eq!(heard.load(Ordering::SeqCst), std::process::id() as usize);
        assert!(!second.is_finished());
        first.commit().expect("the disk does not fail");
    });
    disk.holds(&[("index.html", "second")]);
}

/// Every build removes the lock file when it ends, while others wait for it.
#[test]
fn two_builds_are_never_at_work_at_once() {
    let disk = Disk::new();
    let busy = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (disk, busy) = (&disk, &busy);
            scope.spawn(move || {
                for round in 0..40 {
                    let staging = disk.open("out").expect("the folder can be used");
                    assert!(!busy.swap(true, Ordering::SeqCst), "two at once");
                    staging.put(&OutPath::of("a"), format!("{thread} {round}").as_bytes()).expect("the disk does not fail");
                    busy.store(false, Ordering::SeqCst);
                    // Half of them give up, which removes the folder in another way.
                    if round % 2 == 0 {
                        staging.commit().expect("the disk does not fail");
                    }
                }
            });
        }
    });
    disk.is_tidy();
}

#[test]
fn what_a_killed_build_staged_means_nothing_without_a_journal() {
    let disk = Disk::built();
    disk.write(".out.huikan/lock", "999999999");
    disk.write(".out.huikan/stage/index.html", "half a fr");
    disk.write(".out.huikan/stage/new/deep/index.html", "new");
    disk.open("out").expect("the folder can be used").abandon();
    disk.holds(SITE);
    disk.write(".out.huikan/stage/index.html", "half a fr");
    assert_eq!(disk.build(SITE), Written { written: 0, unchanged: 4, deleted: 0 });
    disk.holds(SITE);
}

// ---- When the disk fails.

#[test]
fn a_name_that_is_too_long_is_named_and_the_old_site_stands() {
    let disk = Disk::built();
    let long = format!("{}/index.html", "长".repeat(86));
    let error = disk.put(&with(&long, "text")).expect_err("256 bytes are the most");
    clear(&error, &long, "too long");
    disk.holds(SITE);
}

#[test]
fn a_file_and_a_folder_of_one_name_are_a_failure_before_anything_is_moved() {
    let disk = Disk::built();
    for path in ["about", "robots.txt/index.html"] {
        let clash = with(path, "text");
        let error = disk.put(&clash).and_then(Staging::commit).expect_err("both cannot be");
        clear(&error, path, "in the way");
        disk.holds(SITE);
    }
    let new = [("index.html", "front"), ("x", "file"), ("x/y", "below it")];
    clear(&disk.put(&new).expect_err("both cannot be"), "out/x/y", "in the way");
    disk.holds(SITE);
}

#[test]
fn a_file_of_somebody_else_that_comes_during_the_build_is_not_lost() {
    let disk = Disk::built();
    let staging = disk.put(&with("new", "a file")).expect("the disk does not fail");
    disk.write("out/new/mine.txt", "mine");
    let error = staging.commit().expect_err("a folder is in the way");
    clear(&error, "out/new", "in the way");
    assert_eq!(fs::read(disk.path("out/new/mine.txt")).expect("still there"), b"mine");
    disk.is_tidy();
}

#[test]
fn a_commit_that_fails_half_way_says_so_and_is_finished_later() {
    let disk = Disk::built();
    let changed = [("about/index.html", "about!"), ("index.html", "front!"), ("new", "a file"), ("photos/a.jpg", "a!")];
    let staging = disk.put(&changed).expect("the disk does not fail");
    disk.write("out/new/mine.txt", "mine");
    let error = staging.commit().expect_err("a folder is in the way");
    assert!(error.to_string().contains("out/new"), "{error}");
    assert!(Failure::of(&error).expect("a failure of ours").is_half_done());
    let site = disk.site();
    assert_eq!((site["index.html"].as_str(), site["photos/a.jpg"].as_str()), ("front!", "a"));
    // Still in the way.
    assert!(Failure::of(&failed(disk.open("out"))).expect("a failure of ours").is_half_done());
    fs::rename(disk.path("out/new"), disk.path("mine")).expect("movable");
    disk.open("out").expect("the folder can be used").abandon();
    disk.holds(&changed);
}

/// A small disk of its own in a folder, if this process may make one.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(folder: &Path, options: &str) -> Option<SmallDisk> {
        fs::create_dir_all(folder).expect("writable");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(folder).output();
        let mounted = mounted.is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("SKIPPED: this process may not mount a disk");
        }
        mounted.then(|| SmallDisk(folder.to_path_buf()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

impl Disk {
    /// On a disk of a few kilobytes or files.
    fn small(options: &str) -> Option<(Disk, SmallDisk)> {
        let disk = Disk::new();
        let small = SmallDisk::mount(&disk.path("small"), options)?;
        Some((Disk { top: disk.path("small"), ..disk }, small))
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let Some((disk, _mount)) = Disk::small("size=128k") else { return };
    disk.build(SITE);
    let large = "x".repeat(200_000);
    let error = disk.put(&with("photos/b.jpg", &large)).expect_err("the disk is full");
    clear(&error, "out/photos/b.jpg", "make room");
    disk.holds(SITE);
    // Not even the work folder fits.
    while fs::write(disk.path(&format!("filler{}", fs::read_dir(&disk.top).expect("readable").count())), [0; 4096]).is_ok() {}
    let error = disk.put(&with("index.html", "front!")).and_then(Staging::commit).expect_err("the disk is full");
    clear(&error, "out", "make room");
    disk.is_tidy();
}

#[test]
fn a_disk_that_fills_up_while_files_are_moved_is_finished_later() {
    let Some((disk, _mount)) = Disk::small("size=1m,nr_inodes=100") else { return };
    disk.build(SITE);
    let mut changed = with("about/index.html", "about!");
    changed.extend([("n1/a", "1"), ("n2/a", "2"), ("n3/a", "3")]);
    let staging = disk.put(&changed).expect("the disk does not fail");
    let filler = |n: usize| disk.path(&format!("filler{n}"));
    let full = (0..).find(|n| fs::write(filler(*n), "").is_err()).expect("100 are the most");
    // Room for the manifest and the journal; the changed page frees what its old version had, which is enough for one new folder.
    for n in 0..2 {
        fs::remove_file(filler(n)).expect("just written");
    }
    let error = staging.commit().expect_err("the disk is full");
    assert!(error.to_string().contains("out/n2/a") && error.to_string().contains("make room"), "{error}");
    assert!(Failure::of(&error).expect("a failure of ours").is_half_done());
    (2..full).for_each(|n| fs::remove_file(filler(n)).expect("just written"));
    disk.open("out").expect("the folder can be used").abandon();
    disk.holds(&changed);
}

#[test]
fn an_output_that_is_a_disk_of_its_own_is_written_all_the_same() {
    let disk = Disk::new();
    let Some(_mount) = SmallDisk::mount(&disk.path("out"), "size=1m") else { return };
    disk.build(SITE);
    assert_eq!(disk.build(&with("index.html", "front!")), Written { written: 1, unchanged: 3, deleted: 0 });
    disk.holds(&with("index.html", "front!"));
}

// ---- The program.

const PAGES: &str = "
-- content/about.md --
---
title: 关于
---
正文。
";

fn huikan(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.arg("build").arg("--root").arg(root).args(["--today", "2024-10-01"]).env("HUIKAN_LANG", "en");
    command
}

fn said(command: &mut Command) -> (Option<i32>, String) {
    let output = command.output().expect("the program runs");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

/// A limit on the length of files fails in the middle of a write, as a full disk does, and needs no rights.
#[cfg(unix)]
#[test]
fn a_write_that_fails_is_exit_3_names_the_file_and_leaves_the_old_site() {
    let disk = Disk::new();
    let site = Site::of(PAGES);
    site.write_to(&disk.path("site"));
    assert_eq!(said(&mut huikan(&disk.path("site"))).0, Some(0));
    let before = tree(&disk.path("site/public"));
    disk.write("site/content/large.pdf", &"x".repeat(200_000));
    let mut limited = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 100; exec \"$0\" build --root \"$1\" --today 2024-10-01";
    limited.args(["-c", script, env!("CARGO_BIN_EXE_huikan")]).arg(disk.path("site")).env("HUIKAN_LANG", "en");
    let (code, message) = said(&mut limited);
    assert_eq!(code, Some(3), "{message}");
    assert!(message.contains("cannot write") && message.contains("public/large.pdf"), "{message}");
    assert!(message.contains("The site that stands was not changed."), "{message}");
    assert_eq!(tree(&disk.path("site/public")), before);
    assert!(!disk.path("site/.public.huikan").exists());
}

/// The administrator may write everywhere, so a test that runs as one builds as nobody.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_exit_3_and_says_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let disk = Disk::new();
    let mode = |path: &str, mode| fs::set_permissions(disk.path(path), fs::Permissions::from_mode(mode)).expect("our own folder");
    Site::of(PAGES).write_to(&disk.path("site"));
    assert_eq!(said(&mut huikan(&disk.path("site"))).0, Some(0));
    disk.write("site/content/about.md", "---\ntitle: 关于\n---\n新。\n");
    // Open all but what is tried; the program lies where nobody may look.
    let program = disk.path("huikan");
    put_program(&program);
    mode("", 0o755);
    let build = || {
        let mut command = Command::new(&program);
        command.arg("build").arg("--root").arg(disk.path("site")).env("HUIKAN_LANG", "en");
        if fs::metadata(disk.path("site")).is_ok_and(|folder| std::os::unix::fs::MetadataExt::uid(&folder) == 0) {
            command.uid(65534);
        }
        said(&mut command)
    };
    let before = tree(&disk.path("site/public"));
    for (closed, open) in [("site", "site/public"), ("site/public", "site")] {
        mode(closed, 0o555);
        mode(open, 0o777);
        let (code, message) = build();
        assert_eq!(code, Some(3), "{message}");
        assert!(message.contains("public") && message.contains("writable"), "{message}");
        assert!(message.contains("The site that stands was not changed."), "{message}");
        assert_eq!(tree(&disk.path("site/public")), before);
        assert!(!disk.path("site/.public.huikan").exists());
    }
    mode("site/public", 0o777);
}

#[test]
fn the_program_says_whom_it_waits_for() {
    use std::io::{BufRead, BufReader};
    let disk = Disk::new();
    Site::of(PAGES).write_to(&disk.path("site"));
    let staging = Staging::open(&disk.path("site/public"), &disk.path("site"), &|_| ()).expect("the folder can be used");
    let mut child = huikan(&disk.path("site")).stderr(std::process::Stdio::piped()).spawn().expect("the program runs");
    let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let first = lines.next().expect("a line").expect("UTF-8");
    assert!(first.contains("Waiting") && first.contains(&format!("process {}", std::process::id())), "{first}");
    assert!(child.try_wait().expect("our child").is_none());
    staging.abandon();
    assert!(child.wait().expect("our child").success());
    assert!(disk.path("site/public/about/index.html").exists());
}

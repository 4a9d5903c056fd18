//! What needs a disk: links, output folders, encodings, and the program itself with its exit codes.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use huikan::diag::human;
use huikan::emit::Written;
use huikan::messages::Tongue;
use huikan::pipeline::{Outcome, Unwatched, build};
use support::{Site, outside, put_program, tree};
use tempfile::TempDir;

const EVENT: &str = "
-- content/events/a/index.md --
---
title: 培训班
start: 2024-09-04
---
正文。
-- content/about.md --
---
title: 关于
---
正文。
";

/// A site on the disk, and the folder it is built into.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn of(site: &Site) -> Disk {
        let folder = tempfile::tempdir().expect("a temporary folder");
        site.write_to(&folder.path().join("site"));
        Disk { folder }
    }

    fn root(&self) -> std::path::PathBuf {
        self.folder.path().join("site")
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn build_into(&self, output: &Path) -> Outcome {
        build(&self.root(), output, &outside(), &Unwatched).expect("the disk does not fail")
    }

    fn build(&self) -> Outcome {
        self.build_into(&self.path("out"))
    }

    /// The files of the output folder.
    fn built(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path("out"))
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    }
}

fn said_zh(outcome: &Outcome) -> String {
    human(Tongue::Zh, &outcome.notes, &outcome.sources, false)
}

fn said(outcome: &Outcome) -> String {
    human(Tongue::En, &outcome.notes, &outcome.sources, false)
}

fn written(outcome: &Outcome) -> Written {
    outcome.written.unwrap_or_else(|| panic!("nothing was written:\n{}", said(outcome)))
}

#[test]
fn a_second_build_writes_nothing() {
    let disk = Disk::of(&Site::of(EVENT));
    let first = written(&disk.build());
    assert!(first.written > 5 && first.unchanged == 0 && first.deleted == 0, "{first:?}");
    let before = disk.built();
    let second = written(&disk.build());
    assert_eq!(second, Written { written: 0, unchanged: first.written, deleted: 0 });
    assert_eq!(before, disk.built());
}

#[test]
fn a_changed_source_changes_its_own_pages_only() {
    let disk = Disk::of(&Site::of(EVENT));
    let first = written(&disk.build());
    disk.write("content/about.md", "---\ntitle: 关于\n---\n改过的正文。\n");
    let second = written(&disk.build());
    assert!(second.written >= 1 && second.written < first.written / 2, "{second:?}");
    assert!(String::from_utf8_lossy(&disk.built()["about/index.html"]).contains("改过的正文"));
}

#[test]
fn the_page_of_a_deleted_source_disappears_with_its_folder() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.build();
    assert!(disk.path("out/about/index.html").exists());
    fs::remove_file(disk.root().join("content/about.md")).expect("it is there");
    let second = written(&disk.build());
    assert_eq!(second.deleted, 1, "{second:?}");
    assert!(!disk.path("out/about").exists());
    assert!(disk.path("out/events/a/index.html").exists());
}

#[test]
fn a_page_that_becomes_a_folder_and_back() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.write("content/files", "a file");
    disk.build();
    fs::remove_file(disk.root().join("content/files")).expect("it is there");
    disk.write("content/files/one.txt", "a file in a folder");
    written(&disk.build());
    assert!(disk.path("out/files/one.txt").exists());
    fs::remove_dir_all(disk.root().join("content/files")).expect("it is there");
    disk.write("content/files", "a file");
    written(&disk.build());
    assert!(disk.path("out/files").is_file());
}

#[test]
fn an_error_leaves_the_site_that_stands_as_it_is() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.build();
    let before = tree(disk.folder.path());
    let broken = "---\ntitle：关于\n---\n正文。\n";
    disk.write("content/about.md", broken);
    let outcome = disk.build();
    assert!(outcome.written.is_none());
    let mut after = tree(disk.folder.path());
    let source = after.get_mut("site/content/about.md").expect("it is there");
    assert_eq!(source, broken.as_bytes());
    *source = before["site/content/about.md"].clone();
    // Nothing is left beside the output folder either.
    assert_eq!(before, after);
}

#[test]
fn a_damaged_output_file_is_written_again() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.build();
    let before = disk.built();
    fs::remove_file(disk.path("out/about/index.html")).expect("it is there");
    fs::write(disk.path("out/events/a/index.html"), "half a pa").expect("writable");
    let second = written(&disk.build());
    assert_eq!(second.written, 2, "{second:?}");
    assert_eq!(before, disk.built());
}

#[test]
fn an_output_folder_with_files_of_somebody_else_is_refused_and_untouched() {
    let disk = Disk::of(&Site::of(EVENT));
    fs::create_dir_all(disk.path("out/events")).expect("writable");
    fs::write(disk.path("out/thesis.docx"), "two years of work").expect("writable");
    fs::write(disk.path("out/events/notes.txt"), "more work").expect("writable");
    let before = tree(disk.folder.path());
    let outcome = disk.build();
    assert!(outcome.written.is_none());
    let (said, said_zh) = (said(&outcome), said_zh(&outcome));
    assert!(said_zh.contains("错误[foreign-output]: ") && said_zh.contains("里有不是会刊写的文件：events/notes.txt、"), "{said_zh}");
    assert!(said.contains("error[foreign-output]"), "{said}");
    assert!(said.contains("thesis.docx") && said.contains("events/notes.txt"), "{said}");
    assert!(said.contains("--output"), "{said}");
    assert_eq!(before, tree(disk.folder.path()));
}

#[test]
fn a_file_that_somebody_adds_to_the_output_is_refused_too() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.build();
    fs::write(disk.path("out/about/note.txt"), "mine").expect("writable");
    let outcome = disk.build();
    assert!(outcome.written.is_none());
    assert!(said(&outcome).contains("about/note.txt"), "{}", said(&outcome));
    assert_eq!(fs::read(disk.path("out/about/note.txt")).expect("still there"), b"mine");
}

#[test]
fn an_empty_output_folder_and_one_with_git_in_it_are_fine() {
    let disk = Disk::of(&Site::of(EVENT));
    fs::create_dir_all(disk.path("out/.git")).expect("writable");
    fs::write(disk.path("out/.git/HEAD"), "ref").expect("writable");
    written(&disk.build());
    assert_eq!(fs::read(disk.path("out/.git/HEAD")).expect("still there"), b"ref");
}

#[test]
fn an_output_that_holds_the_sources_or_lies_among_them_is_refused() {
    let disk = Disk::of(&Site::of(EVENT));
    let before = tree(disk.folder.path());
    for output in [".", "site", "site/content", "site/content/events", "site/themes/x", "site/../site"] {
        let outcome = disk.build_into(&disk.path(output));
        assert!(outcome.written.is_none(), "{output}");
        assert!(said(&outcome).contains("error[output-over-sources]"), "{output}: {}", said(&outcome));
        assert!(said_zh(&outcome).contains("错误[output-over-sources]: 输出到 "), "{output}: {}", said_zh(&outcome));
        assert_eq!(before, tree(disk.folder.path()), "{output}");
    }
    assert!(disk.build_into(&disk.path("site/public")).written.is_some());
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_into_the_sources_is_refused() {
    let disk = Disk::of(&Site::of(EVENT));
    std::os::unix::fs::symlink(disk.root(), disk.path("elsewhere")).expect("links work");
    let outcome = disk.build_into(&disk.path("elsewhere/content"));
    assert!(said(&outcome).contains("error[output-over-sources]"), "{}", said(&outcome));
}

#[cfg(unix)]
#[test]
fn symbolic_links_out_of_the_site_are_refused() {
    use std::os::unix::fs::symlink;
    let disk = Disk::of(&Site::of(EVENT));
    fs::write(disk.path("secret.txt"), "a secret").expect("writable");
    fs::create_dir_all(disk.path("secrets")).expect("writable");
    fs::write(disk.path("secrets/one.txt"), "a secret").expect("writable");
    symlink(disk.path("secret.txt"), disk.root().join("content/one.txt")).expect("links work");
    symlink("../../secrets", disk.root().join("content/two")).expect("links work");
    symlink("nowhere", disk.root().join("content/three.txt")).expect("links work");
    symlink("about.md", disk.root().join("content/four.txt")).expect("links work");
    let outcome = disk.build();
    assert!(outcome.written.is_none());
    let said = said(&outcome);
    assert_eq!(said.matches("error[symlink-outside]").count(), 3, "{said}");
    assert!(said_zh(&outcome).contains("错误[symlink-outside]: 符号链接 content/one.txt 指向 "), "{}", said_zh(&outcome));
    assert!(said.contains("content/three.txt leads to nothing"), "{said}");
    assert!(said_zh(&outcome).contains("content/three.txt 指向的文件不存在"), "{}", said_zh(&outcome));
    for link in ["content/one.txt", "content/two", "content/three.txt"] {
        assert!(said.contains(link), "{link}: {said}");
    }
    assert!(!said.contains("content/four.txt"), "{said}");
    for link in ["one.txt", "two", "three.txt"] {
        fs::remove_file(disk.root().join("content").join(link)).expect("it is there");
    }
    written(&disk.build());
    assert!(disk.path("out/four.txt").exists());
}

#[cfg(unix)]
#[test]
fn the_folders_themselves_may_not_lead_out_either() {
    use std::os::unix::fs::symlink;
    let disk = Disk::of(&Site::of(EVENT));
    fs::rename(disk.root().join("content"), disk.path("content")).expect("movable");
    symlink(disk.path("content"), disk.root().join("content")).expect("links work");
    let outcome = disk.build();
    assert!(outcome.written.is_none(), "{:?}", disk.built().keys());
    assert!(said(&outcome).contains("error[symlink-outside]"), "{}", said(&outcome));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_named() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let disk = Disk::of(&Site::of(EVENT));
    fs::write(disk.root().join("content").join(OsStr::from_bytes(b"\xc5\xe0\xd1\xb5.jpg")), "x").expect("writable");
    let outcome = disk.build();
    assert!(outcome.written.is_none());
    assert!(said(&outcome).contains("error[name-not-utf8]"), "{}", said(&outcome));
    assert!(said_zh(&outcome).contains("错误[name-not-utf8]: 文件名 "), "{}", said_zh(&outcome));
}

#[test]
fn gbk_on_the_disk_is_recognised() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.write("content/old.md", b"---\ntitle: \xc5\xe0\xd1\xb5\xb0\xe0\n---\n");
    let outcome = disk.build();
    let said = said(&outcome);
    assert!(said.contains("error[not-utf8]") && said.contains("content/old.md:2:8"), "{said}");
    assert!(said.contains("iconv -f GBK -t UTF-8"), "{said}");
}

#[test]
fn a_folder_without_site_toml_is_no_site() {
    let disk = Disk::of(&Site::of(EVENT));
    fs::remove_file(disk.root().join("site.toml")).expect("it is there");
    let outcome = disk.build();
    assert!(outcome.written.is_none());
    let said = said(&outcome);
    assert!(said.contains("error[no-site-toml]") && said.contains("--root"), "{said}");
    let said_zh = said_zh(&outcome);
    assert!(said_zh.contains("错误[no-site-toml]: ") && said_zh.contains(" 不是会刊的网站：里面没有 site.toml"), "{said_zh}");
    assert!(!disk.path("out").exists());
}

// ---- The program.

fn huikan(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the program runs")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command
        .current_dir(folder)
        .args(arguments)
        .env("HUIKAN_LANG", "en")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null());
    command
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("what the program says is UTF-8")
}

#[test]
fn build_inside_a_site_and_below_it() {
    let disk = Disk::of(&Site::of(EVENT));
    let output = huikan(&disk.root(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(disk.root().join("public/events/a/index.html").exists());
    let output = huikan(&disk.root().join("content/events"), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains(" 0 files written"), "{}", err(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn build_with_root_and_output() {
    let disk = Disk::of(&Site::of(EVENT));
    let output = huikan(disk.folder.path(), &["build", "--root", "site", "--output", "deep/er/out"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(disk.path("deep/er/out/events/a/index.html").exists());
    assert!(!disk.root().join("public").exists());
}

#[test]
fn mistakes_in_the_content_are_exit_1_and_all_are_shown() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.write("content/one.md", "---\ntitel: 一\n---\n");
    disk.write("content/two.md", "---\ntitle：二\n---\n");
    let output = huikan(&disk.root(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    for place in ["content/one.md:2:1", "content/two.md:2:6"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    assert!(said.contains("2 errors in 2 files. Nothing was written."), "{said}");
    assert!(!disk.root().join("public").exists());
}

#[test]
fn warnings_do_not_stop_a_build() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.write("content/one.md", "---\ntitle: 一\n预算: 三万元\n---\n");
    let output = huikan(&disk.root(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("1 warning in 1 file"), "{}", err(&output));
}

#[test]
fn no_site_is_exit_1_and_says_where_to_go() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = huikan(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("site.toml"), "{}", err(&output));
    assert!(tree(folder.path()).is_empty());
}

#[test]
fn wrong_usage_is_exit_2() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for arguments in [&["biuld"][..], &["build", "--outptu", "x"], &["build", "--today", "tomorrow"], &["build", "extra"], &[]] {
        let output = huikan(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains("Usage") || err(&output).contains("--help"), "{arguments:?}: {}", err(&output));
    }
    let output = huikan(folder.path(), &["biuld"]);
    assert!(err(&output).contains("did you mean build?"), "{}", err(&output));
}

#[test]
fn a_disk_that_fails_is_exit_3() {
    let disk = Disk::of(&Site::of(EVENT));
    fs::write(disk.path("file"), "not a folder").expect("writable");
    let output = huikan(&disk.root(), &["build", "--output", "../file/out"]);
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert!(err(&output).contains("file"), "{}", err(&output));
    let output = huikan(&disk.root(), &["build", "--output", "../file/out", "--lang", "zh"]);
    let said = err(&output);
    assert!(said.starts_with("错误：读写磁盘失败：") && said.contains("/out"), "{said}");
    assert!(said.contains("：它不是文件夹\n  = 提示: ") && said.ends_with("原来的网站没有改动。\n"), "{said}");
}

/// The administrator may read everything, so a test that runs as one builds as nobody.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_exit_3_and_is_named() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let disk = Disk::of(&Site::of(EVENT));
    let closed = disk.root().join("content/about.md");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("our own file");
    let mut command = command(&disk.root(), &["build"]);
    if fs::read(&closed).is_ok() {
        // Open all but the file itself, the program included.
        let program = disk.path("huikan");
        put_program(&program);
        for folder in [disk.folder.path(), &disk.root()] {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).expect("our own folder");
        }
        command = Command::new(program);
        command.current_dir(disk.root()).arg("build").env("HUIKAN_LANG", "en").uid(65534);
    }
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(3), "{}", err(&output));
    assert!(err(&output).contains("about.md"), "{}", err(&output));
}

#[test]
fn help_reads_well() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = huikan(folder.path(), &["--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    for part in ["training programmes", "Usage: huikan", "build", "Exit codes: 0"] {
        assert!(help.contains(part), "{part}: {help}");
    }
    let output = huikan(folder.path(), &["build", "--help"]);
    let help = String::from_utf8(output.stdout).expect("UTF-8");
    for part in ["--root <FOLDER>", "--output <FOLDER>", "--theme <NAME>", "--base-url <URL>", "--today <DATE>", "site.toml"] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 110), "{help}");
    let output = huikan(folder.path(), &["--version"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), format!("huikan {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_goes_into_a_pipe_has_no_colours() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.write("content/one.md", "---\ntitel: 一\n---\n");
    for no_colour in [false, true] {
        let mut command = command(&disk.root(), &["build"]);
        if no_colour {
            command.env("NO_COLOR", "1");
        }
        let output = command.output().expect("the program runs");
        assert!(!output.stderr.contains(&0x1b), "{}", err(&output));
        assert!(output.stdout.is_empty());
    }
}

/// Whoever reads along may stop: no panic, and the build is done all the same.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_panic() {
    let disk = Disk::of(&Site::of(EVENT));
    for arguments in [&["build"][..], &["--help"], &["build", "--help"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = command(&disk.root(), arguments);
        let status = command.stdout(writer.try_clone().expect("a pipe")).stderr(writer).status().expect("the program runs");
        assert!(matches!(status.code(), Some(0..=3)), "{arguments:?}: {status}");
    }
    assert!(disk.root().join("public/index.html").exists());
}

/// A build with mistakes has not succeeded because nobody listened.
#[cfg(unix)]
#[test]
fn a_closed_pipe_does_not_make_mistakes_good() {
    let disk = Disk::of(&Site::of(EVENT));
    disk.write("content/one.md", "---\ntitel: 一\n---\n");
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let status = command(&disk.root(), &["build"]).stderr(writer).status().expect("the program runs");
    assert_eq!(status.code(), Some(1));
}

#[test]
fn the_theme_and_the_address_can_be_given() {
    let disk = Disk::of(&Site::of(EVENT));
    let output = huikan(&disk.root(), &["build", "--theme", "gazette", "--base-url", "https://example.com/deep/", "--threads", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let page = fs::read_to_string(disk.root().join("public/events/a/index.html")).expect("it is there");
    assert!(page.contains("https://example.com/deep/events/a/"), "{page}");
    let output = huikan(&disk.root(), &["build", "--theme", "gazete"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("`gazette`"), "{}", err(&output));
}

/// Scanners write them: a hundred megabytes under the name of a photo. It is told, and it costs no more than being copied.
#[test]
fn a_huge_file_that_is_no_photo_is_told_and_published_as_it_is() {
    let report = "---\ntitle: 报道\ndate: 2024-09-04\nphotos:\n  - { file: scan.jpg, alt: 证书 }\n---\n正文。\n";
    let disk = Disk::of(&Site::of("").with("content/reports/r.md", report));
    let scan = disk.root().join("content/reports/scan.jpg");
    fs::write(&scan, b"II*\0\x08\0\0\0").expect("a writable folder");
    // Nothing but holes, so that it takes no room here.
    fs::File::options().write(true).open(&scan).and_then(|file| file.set_len(100 << 20)).expect("a disk with holes");
    let outcome = disk.build();
    let codes: Vec<&str> = outcome.notes.iter().map(|note| note.diagnostic.code()).collect();
    assert_eq!(codes, ["broken-picture"]);
    assert_eq!(fs::metadata(disk.path("out/reports/scan.jpg")).expect("published").len(), 100 << 20);
}

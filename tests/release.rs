//! `huikan release`, and `huikan pdf` of the same agenda: what they write, what they say, what they never do.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Site, tree};
use tempfile::TempDir;

const EVENT: &str = "---\ntitle: 甲\nstart: 2024-12-04\nend: 2024-12-05\nvenue: 党校\n---\n";
const AGENDA: &str = "\
- title: 开班式
  id: opening
  start: 12月4日上午
- title: 讲座
  id: lecture
  start: 12月4日 14:30-16:00
  room: 礼堂
- title: 讨论
  id: talk
  start: 12月5日
";
const FILE: &str = "content/events/a/releases.yaml";

/// A site in a folder of its own.
struct Folder(TempDir);

/// How the program ended and what it said.
struct Said {
    code: i32,
    text: String,
}

impl Folder {
    fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        Site::default().with("content/events/a/index.md", EVENT).with("content/events/a/agenda.yaml", AGENDA).write_to(folder.0.path());
        folder
    }

    fn run(&self, args: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
        let output = command.args(args).env("HUIKAN_LANG", "en").arg("--root").arg(self.0.path()).output().expect("the program runs");
        Said { code: output.status.code().expect("an exit code"), text: String::from_utf8(output.stderr).expect("UTF-8") }
    }

    /// Releases on a day of August; the program must end well.
    #[track_caller]
    fn release(&self, day: u8) -> String {
        let said = self.run(&["release", "a", "--today", &format!("2024-08-{day:02}")]);
        assert_eq!(said.code, 0, "{}", said.text);
        said.text
    }

    fn agenda(&self, old: &str, new: &str) {
        let path = self.0.path().join("content/events/a/agenda.yaml");
        let text = fs::read_to_string(&path).expect("an agenda");
        assert!(text.contains(old), "{old} in {text}");
        fs::write(path, text.replace(old, new)).expect("a writable folder");
    }

    fn file(&self) -> String {
        fs::read_to_string(self.0.path().join(FILE)).expect("releases")
    }

    /// The lines of the file about one session.
    fn record(&self, id: &str) -> String {
        let file = self.file();
        let start = file.find(&format!("- id: {id}\n")).unwrap_or_else(|| panic!("no {id} in {file}"));
        let end = file[start + 1..].find("\n- id: ").map_or(file.len(), |at| start + 1 + at);
        file[start..end].to_string()
    }
}

#[test]
fn an_event_may_be_named_by_its_title() {
    let folder = Folder::new();
    let said = folder.run(&["release", "甲", "--today", "2024年8月1日"]);
    assert!(said.code == 0 && said.text.contains("Release 1 of a,"), "{}", said.text);
    assert!(folder.file().contains("2024-08-01"), "{}", folder.file());
    let said = folder.run(&["release", "甲班"]);
    assert!(said.code == 2 && said.text.contains("there is no event `甲班`"), "{}", said.text);
}

#[test]
fn a_sheet_says_what_a_session_was() {
    let folder = Folder::new();
    folder.release(1);
    let uid = line(&folder.record("opening"), "uid").concat();
    let agenda = folder.0.path().join("content/events/a/agenda.yaml");
    fs::remove_file(&agenda).expect("a writable folder");
    let rows = "日期,时间,题目,编码,原编号\n12月4日,上午,开班式,kai-ban,opening\n,下午2:30-4:00,讲座,lecture,\n12月5日,,讨论,talk,\n";
    fs::write(agenda.with_extension("csv"), rows).expect("a writable folder");
    folder.release(2);
    let renamed = folder.record("kai-ban");
    assert_eq!(line(&renamed, "uid"), [uid.as_str()], "{renamed}");
    assert!(renamed.contains("opening"), "{renamed}");
}

#[test]
fn an_agenda_that_is_gone_is_not_released_as_cancelled_unasked() {
    let folder = Folder::new();
    folder.release(1);
    let before = folder.file();
    let agenda = folder.0.path().join("content/events/a/agenda.yaml");
    fs::rename(&agenda, agenda.with_file_name("议程.txt")).expect("a writable folder");
    for check in [&["--check"][..], &[]] {
        let said = folder.run(&[&["release", "a", "--today", "2024-08-02"], check].concat());
        assert_eq!(said.code, 1, "{}", said.text);
        assert!(said.text.contains("a has no agenda any more, and 3 released sessions would be cancelled"), "{}", said.text);
        assert_eq!(folder.file(), before);
    }
    let said = folder.run(&["build", "--today", "2024-08-02"]);
    assert!(said.text.contains("the event has no agenda any more") && said.text.contains("is its file missing"), "{}", said.text);
    let said = folder.run(&["release", "a", "--today", "2024-08-02", "--all-cancelled"]);
    assert_eq!(said.code, 0, "{}", said.text);
    assert_eq!(line(&folder.record("opening"), "status"), ["scheduled", "cancelled"]);
    // What is cancelled already is no reason to ask again.
    let said = folder.run(&["release", "a", "--today", "2024-08-03"]);
    assert!(said.code == 0 && said.text.contains("Nothing has changed"), "{}", said.text);
}

fn line<'a>(record: &'a str, key: &str) -> Vec<&'a str> {
    record.lines().map(|line| line.trim_start_matches([' ', '-'])).filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).collect()
}

#[test]
fn a_moved_session_keeps_its_identifiers_and_counts_one_up() {
    let folder = Folder::new();
    folder.release(1);
    let before = folder.record("lecture");
    folder.agenda("14:30-16:00", "15:00-16:30");
    let said = folder.release(2);
    assert!(said.contains("moved     讲座: 4 December, 14:30–16:00 -> 4 December, 15:00–16:30"), "{said}");
    let after = folder.record("lecture");
    for key in ["uid", "number"] {
        assert_eq!(line(&before, key), line(&after, key));
    }
    assert_eq!((line(&before, "sequence"), line(&after, "sequence")), (vec!["0"], vec!["0", "1"]));
    assert_eq!(line(&after, "release"), ["1", "2"]);
    assert_eq!(line(&folder.record("opening"), "sequence"), ["0"], "what did not change stays");
}

#[test]
fn a_vanished_session_is_cancelled_and_can_come_back() {
    let folder = Folder::new();
    folder.release(1);
    let uid = folder.record("talk");
    folder.agenda("- title: 讨论\n  id: talk\n  start: 12月5日\n", "");
    assert!(folder.release(2).contains("cancelled 讨论"));
    assert_eq!(line(&folder.record("talk"), "status"), ["scheduled", "cancelled"]);
    assert!(folder.release(3).contains("Nothing has changed since release 2"));
    folder.agenda("- title: 讲座\n", "- title: 讨论\n  id: talk\n  start: 12月5日\n- title: 讲座\n");
    assert!(folder.release(3).contains("restored  讨论"));
    let record = folder.record("talk");
    assert_eq!(line(&record, "status"), ["scheduled", "cancelled", "scheduled"]);
    assert_eq!(line(&record, "uid"), line(&uid, "uid"));
}

#[test]
fn a_renamed_id_is_said_and_its_old_one_is_free_again() {
    let folder = Folder::new();
    folder.release(1);
    let before = folder.record("lecture");
    folder.agenda("id: lecture", "id: keynote");
    let said = folder.run(&["release", "a", "--check", "--today", "2024-08-02"]);
    assert!(
        said.text
            .contains("is it the one that was `lecture`? Then write `was: lecture` into its row: content/events/a/agenda.yaml, line 4\n"),
        "{}",
        said.text
    );
    folder.agenda("id: keynote", "id: keynote\n  was: lecture");
    let said = folder.release(2);
    assert!(said.contains("  new id    讲座\n") && said.contains("`lecture` is now `keynote`"), "{said}");
    folder.run(&["build", "--today", "2024-08-02"]);
    let changes = fs::read_to_string(folder.0.path().join("public/events/a/changes/index.html")).expect("a page");
    assert!(changes.contains("时间、地点和题目都没有变。"), "{changes}");
    let after = folder.record("keynote");
    assert_eq!(line(&before, "uid"), line(&after, "uid"));
    assert_eq!(line(&after, "sequence"), ["0"], "readers see no difference");
    // Somebody else takes the old id: another session, with other identifiers.
    folder.agenda("- title: 讨论\n  id: talk", "- title: 讨论\n  id: talk\n- title: 新讲座\n  id: lecture");
    folder.release(3);
    assert_ne!(line(&folder.record("lecture"), "uid"), line(&after, "uid"));
    assert_eq!(line(&folder.record("keynote"), "uid"), line(&after, "uid"));
    assert!(folder.run(&["build", "--today", "2024-10-01"]).text.starts_with("Built "), "nothing is left to say");
}

#[test]
fn a_check_says_all_and_writes_nothing() {
    let folder = Folder::new();
    let before = tree(folder.0.path());
    let said = folder.run(&["release", "a", "--check"]);
    assert_eq!((said.code, said.text.as_str()), (1, "Release 1 of a would say so, 3 sessions. Nothing was written.\n"));
    assert!(tree(folder.0.path()) == before);
    folder.release(1);
    let said = folder.run(&["release", "a", "--check"]);
    assert_eq!((said.code, said.text.as_str()), (0, "Nothing has changed since release 1 of a.\n"));
}

#[test]
fn a_release_is_not_of_an_earlier_day_than_the_last() {
    let folder = Folder::new();
    folder.release(5);
    folder.agenda("14:30-16:00", "15:00-16:30");
    let before = folder.file();
    let said = folder.run(&["release", "a", "--today", "2024-08-04"]);
    assert_eq!((said.code, folder.file()), (2, before), "{}", said.text);
    assert!(said.text.contains("the day of this release, 2024-08-04, is before that of release 1, 2024-08-05"), "{}", said.text);
    folder.release(5);
}

#[test]
fn the_same_agenda_gives_the_same_bytes_and_history_stays() {
    let (one, two) = (Folder::new(), Folder::new());
    let mut kept = Vec::new();
    for (day, (old, new)) in (1..).zip([
        ("", ""),
        ("15:00", "15:00"),
        ("礼堂", "阶梯教室"),
        ("讨论", "分组讨论"),
        ("  id: talk\n", "  id: talk\n  status: cancelled\n"),
    ]) {
        for folder in [&one, &two] {
            if day == 2 {
                folder.agenda("14:30", "15:00");
            } else if day > 2 {
                folder.agenda(old, new);
            }
            folder.release(day);
        }
        assert_eq!(one.file(), two.file());
        let file = one.file();
        // Every line of a state that was released once stands in the file for good, in its order.
        let mut lines = file.lines();
        for line in &kept {
            assert!(lines.any(|now| now == line), "{line} is gone from {file}");
        }
        kept = file.lines().map(str::to_string).collect();
    }
    assert_eq!(line(&one.file(), "version"), ["1", "2", "3", "4", "5"]);
}

#[test]
fn mistakes_keep_an_agenda_from_being_released() {
    let folder = Folder::new();
    folder.release(1);
    let file = folder.file();
    folder.agenda("12月5日", "13月5日");
    let said = folder.run(&["release", "a"]);
    assert_eq!(said.code, 1);
    assert!(said.text.contains("[no-such-month]") && said.text.ends_with("Nothing was released.\n"), "{}", said.text);
    folder.agenda("13月5日", "12月5日");
    let damaged = file.replace("uid: ", "uid: x");
    fs::write(folder.0.path().join(FILE), &damaged).expect("a writable folder");
    let said = folder.run(&["release", "a"]);
    assert_eq!(said.code, 1);
    assert!(said.text.contains("[bad-value]") && said.text.contains(FILE), "{}", said.text);
    assert_eq!(folder.file(), damaged, "what cannot be read is left to be mended");
    // A mistake elsewhere is no reason to wait.
    fs::write(folder.0.path().join(FILE), file).expect("a writable folder");
    fs::create_dir_all(folder.0.path().join("content/reports")).expect("a writable folder");
    fs::write(folder.0.path().join("content/reports/x.md"), "---\ntitle: 无日期\n---\n").expect("a writable folder");
    folder.agenda("礼堂", "阶梯教室");
    folder.release(2);
}

#[test]
fn an_event_is_named_by_its_folder() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["release", "b"]).code, 2);
    assert_eq!(folder.run(&["release", "content/events/a/"]).code, 0);
    write(folder.0.path(), "content/events/secret/index.md", "---\ntitle: 乙\nstart: 2024-12-04\ndraft: true\n---\n");
    assert!(folder.run(&["release", "secret"]).text.contains("is not published"));
    write(folder.0.path(), "content/events/empty.md", "---\ntitle: 丙\nstart: 2024-12-04\n---\n");
    assert!(folder.run(&["release", "empty"]).text.contains("has no agenda"));
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
    fs::write(path, text).expect("a writable folder");
}

/// The lines of one entry of a calendar in the output.
fn entry(folder: &Folder, calendar: &str, title: &str) -> String {
    let path = folder.0.path().join("public").join(calendar);
    let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {}", path.display())).replace("\r\n ", "").replace("\r\n", "\n");
    let entries: Vec<&str> = text
        .split("BEGIN:VEVENT")
        .skip(1)
        .filter(|entry| entry.lines().any(|line| line.starts_with("SUMMARY:") && line.contains(title)))
        .collect();
    assert_eq!(entries.len(), 1, "{title} in {text}");
    entries[0].split("END:VEVENT").next().unwrap_or_default().to_string()
}

#[test]
fn calendars_follow_releases() {
    let folder = Folder::new();
    let build = |day: &str| {
        let said = folder.run(&["build", "--today", day]);
        assert_eq!(said.code, 0, "{}", said.text);
        said.text
    };
    build("2024-07-01");
    let unreleased = entry(&folder, "events/a/agenda.ics", "讲座");
    folder.release(1);
    build("2024-08-01");
    let first = entry(&folder, "events/a/agenda.ics", "讲座");
    let value = |entry: &str, key: &str| line(&entry.replace(':', ": "), key).join("");
    assert_eq!(value(&unreleased, "UID"), value(&first, "UID"), "the first release writes down what was known before");
    assert_eq!((value(&first, "SEQUENCE"), value(&first, "DTSTAMP")), ("0".to_string(), "20240731T160000Z".to_string()));
    let site = tree(&folder.0.path().join("public"));
    assert!(build("2024-08-01").contains("0 files written"));
    fs::remove_dir_all(folder.0.path().join(".huikan")).expect("a memo");
    fs::remove_dir_all(folder.0.path().join("public")).expect("a site");
    build("2024-08-01");
    assert!(tree(&folder.0.path().join("public")) == site, "a second build gives the same bytes");

    folder.agenda("14:30-16:00", "15:00-16:30");
    assert!(build("2024-08-02").contains("[unreleased-change]"));
    let before = entry(&folder, "events/a/agenda.ics", "讲座");
    folder.release(3);
    assert!(!build("2024-08-03").contains("[unreleased-change]"));
    let moved = entry(&folder, "events/a/agenda.ics", "讲座");
    for calendar in ["events/a/days/2024-12-04.ics", "events/a/sessions/lecture.ics"] {
        assert_eq!(entry(&folder, calendar, "讲座"), moved, "{calendar}");
    }
    assert_eq!(value(&moved, "UID"), value(&first, "UID"));
    assert_eq!((value(&before, "SEQUENCE"), value(&moved, "SEQUENCE")), ("1".to_string(), "1".to_string()));
    assert_eq!(value(&moved, "DTSTAMP"), "20240802T160000Z");
    assert!(moved.contains("20241204T150000"), "{moved}");

    // Gone from the agenda: cancelled at once, and for good.
    folder.agenda("- title: 讲座\n  id: lecture\n  start: 12月4日 15:00-16:30\n  room: 礼堂\n", "");
    build("2024-08-04");
    let gone = entry(&folder, "events/a/agenda.ics", "讲座");
    folder.release(5);
    build("2024-08-05");
    let released = entry(&folder, "events/a/agenda.ics", "讲座");
    for entry in [&gone, &released] {
        assert_eq!(value(entry, "UID"), value(&first, "UID"));
        assert_eq!((value(entry, "STATUS"), value(entry, "SEQUENCE")), ("CANCELLED".to_string(), "2".to_string()));
    }
    assert_eq!(value(&released, "DTSTAMP"), "20240804T160000Z");
    let page = fs::read_to_string(folder.0.path().join("public/events/a/agenda/index.html")).expect("a page");
    assert!(page.contains("<s>讲座</s>"), "{page}");
}

/// A browser that prints what it is told to; what a real one makes of booklets is judged by `tests/judges/booklets.py`.
#[cfg(unix)]
#[test]
fn a_booklet_is_printed_by_the_browser_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let at = |name: &str| folder.0.path().join(name).display().to_string();
    let browser = |script: &str| {
        fs::write(at("browser"), format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(at("browser"), fs::Permissions::from_mode(0o755)).expect("a script that runs");
    };
    let print = |more: &[&str]| folder.run(&[&["pdf", "a", "--browser", &at("browser"), "--output", &at("a.pdf")], more].concat());
    let pdf = "%PDF-1.4\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Page>>\nendobj\nxref\n0 3\n0000000000 65535 f \n\
               0000000009 00000 n \n0000000041 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n72\n%%EOF\n";
    fs::write(at("printed.pdf"), pdf).expect("a file");

    browser(&format!(
        "echo \"$@\" >{}; for a; do case $a in --print-to-pdf=*) cp {} \"${{a#*=}}\";; esac; done",
        at("asked"),
        at("printed.pdf")
    ));
    let said = print(&[]);
    assert!(said.code == 0 && said.text.contains("a.pdf, one page."), "{}", said.text);
    assert_eq!(fs::read_to_string(at("a.pdf")).expect("a PDF"), pdf);
    let asked = fs::read_to_string(at("asked")).expect("what it was asked");
    assert!(asked.contains("--no-pdf-header-footer") && asked.trim().ends_with("/events/a/booklet/"), "{asked}");
    assert!(!folder.0.path().join("public").exists(), "the site is not built");

    browser("echo out of order >&2; exit 1");
    let said = print(&[]);
    assert!(said.code == 3 && said.text.contains("out of order"), "{}", said.text);
    browser(&format!("sleep 60 & echo $! >{}; sleep 60", at("child")));
    let said = print(&["--timeout", "1"]);
    assert!(said.code == 3 && said.text.contains("longer than 1 s"), "{}", said.text);
    let child = fs::read_to_string(at("child")).expect("a process");
    let state = Command::new("ps").args(["-o", "stat=", "-p", child.trim()]).output().expect("ps");
    let state = String::from_utf8_lossy(&state.stdout).into_owned();
    assert!(state.trim().is_empty() || state.starts_with('Z'), "what the browser started ends with it: {state}");

    let said = folder.run(&["pdf", "a", "--browser", "/nowhere/chromium"]);
    assert!(said.code == 2 && said.text.contains("no browser /nowhere/chromium"), "{}", said.text);
    let said = folder.run(&["pdf", "aa"]);
    assert!(said.code == 2 && said.text.contains("no event `aa`"), "{}", said.text);
}

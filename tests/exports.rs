//! Calendars and timetables of 300 invented agendas, with every oddity that agendas have.
//!
//! With `HUIKAN_GENERATED=folder` the finished sites stay in that folder, each with a model of what it
//! was made from beside it, for the judges in other languages (`tests/run`).

#[path = "support/random.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod random;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use random::Random;
use serde_json::{Value, json};
use support::{Result, Site, site_of};

/// With and without summer time, by half an hour, at midnight, by offsets of 45 minutes.
const ZONES: &[&str] = &[
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "America/Santiago",
    "Europe/Dublin",
    "UTC",
];
const EVENTS: usize = 30;

/// Days on which clocks change somewhere, and the end of a year.
const DAYS: &[Date] = &[date(2024, 3, 30), date(2024, 3, 9), date(2024, 4, 6), date(2024, 9, 7), date(2023, 12, 30), date(2024, 6, 5)];

const TITLES: &[&str] = &[
    "开班式",
    "“双引号”与'单引号'和\"直引号\"",
    "a; b, c: d\\e \\n f",
    "控\u{7}制\u{1}字\u{b}符\tTab",
    "第一行\n第二行",
    "🎓👩‍🏫 全角：，；！",
    "<b>&amp; ]]> 标记",
    "在推进基层治理体系和治理能力现代化的进程中进一步加强机关党组织建设并以高质量党建引领保障高质量发展的若干问题研究与实践探索",
    "BEGIN:VEVENT",
    "x",
];
const ROOMS: &[&str] = &["礼堂", "A&B \"Saal\"", "会议室, 二楼; 左", "在推进基层治理体系和治理能力现代化的进程中命名的会议室"];
const PARTS: &[&str] = &["上午", "下午", "晚上", "中午"];
const KINDS: &[&str] = &["lecture", "opening", "break", "social", "discussion", "site-visit"];
const STATUSES: &[&str] = &["cancelled", "postponed", "moved-online"];

/// One invented session: its row, and what a calendar should make of it.
#[derive(Debug, Clone)]
struct Row {
    yaml: String,
    /// `None` where a calendar cannot tell of it.
    told: Option<Value>,
}

/// An event of some days with its rows.
struct Agenda {
    folder: String,
    first: Date,
    rows: Vec<Row>,
}

/// A text as YAML, whatever is in it.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn row(random: &mut Random, n: usize, first: Date) -> Row {
    let title = format!("{} {n:02}", random.pick(TITLES));
    let mut yaml = format!("- title: {}\n  id: s{n}\n  type: {}\n", quoted(&title), random.pick(KINDS));
    let mut places = Vec::new();
    if !random.once_in(4) {
        let room = random.pick(ROOMS);
        let _ = writeln!(yaml, "  room: {}", quoted(room));
        places.push(room);
    }
    places.push(if random.once_in(5) {
        yaml.push_str("  venue: 分校\n");
        "分校"
    } else {
        "市委党校"
    });
    if random.once_in(3) {
        let _ = writeln!(yaml, "  track: {}", quoted(random.pick(&["甲组", "B/组", "b-组"])));
    }
    if random.once_in(2) {
        yaml.push_str("  speakers: [张三, 李四]\n");
    }
    let status = if random.once_in(6) { random.pick(STATUSES) } else { "scheduled" };
    if status != "scheduled" {
        let _ = writeln!(yaml, "  status: {status}");
    }
    let time = time(random, first, &mut yaml);
    let unlisted = random.once_in(12);
    if unlisted {
        let _ = writeln!(yaml, "  visibility: {}", random.pick(&["unlisted", "hidden"]));
    }
    let told = time
        .filter(|_| !unlisted)
        .map(|(start, end)| json!({ "title": title.trim(), "start": start, "end": end, "places": places, "status": status }));
    Row { yaml, told }
}

/// When: to the minute, past midnight, by part of a day, a day, several days, a month, or nobody knows.
fn time(random: &mut Random, first: Date, yaml: &mut String) -> Option<(String, Option<String>)> {
    let day = first.saturating_add(i64::try_from(random.below(3)).expect("small").days());
    let iso = |minute: DateTime| minute.strftime("%Y-%m-%dT%H:%M").to_string();
    let written = |minute: DateTime| minute.strftime("%Y-%m-%d %H:%M").to_string();
    match random.below(12) {
        0 => None,
        1 => {
            let _ = writeln!(yaml, "  start: {}", day.strftime("%Y-%m"));
            None
        }
        2 => {
            let _ = writeln!(yaml, "  start: {day}");
            Some((day.to_string(), None))
        }
        3 => {
            let _ = writeln!(yaml, "  start: {day}\n  end: {}", day.saturating_add(1.day()));
            Some((day.to_string(), Some(day.saturating_add(1.day()).to_string())))
        }
        4 | 5 => {
            let _ = writeln!(yaml, "  start: {day} {}", random.pick(PARTS));
            Some((day.to_string(), None))
        }
        6 => {
            let start = day.at(i8::try_from(random.below(24)).expect("an hour"), 0, 0, 0);
            let _ = writeln!(yaml, "  start: {}", written(start));
            Some((iso(start), None))
        }
        n => {
            // Many begin in the small hours, when clocks change, or late in the evening.
            let hour = if n < 9 { random.below(24) } else { *[0, 1, 2, 3, 22, 23].get(random.below(6)).expect("six hours") };
            let start = day.at(i8::try_from(hour).expect("an hour"), if random.once_in(2) { 30 } else { 0 }, 0, 0);
            let end = start.saturating_add(i64::try_from(90 + 45 * random.below(4)).expect("small").minutes());
            let _ = writeln!(yaml, "  start: {}\n  end: {}", written(start), written(end));
            Some((iso(start), Some(iso(end))))
        }
    }
}

fn agenda(random: &mut Random, n: usize) -> Agenda {
    let first = *DAYS.get(random.below(DAYS.len())).expect("a day");
    let count = 1 + random.below(14);
    let rows = (0..count).map(|n| row(random, n, first)).collect();
    let folder = if n.is_multiple_of(7) { format!("培训-{n}") } else { format!("course-{n}") };
    Agenda { folder, first, rows }
}

impl Agenda {
    fn write(&self, root: &Path) {
        let folder = root.join("content/events").join(&self.folder);
        fs::create_dir_all(&folder).expect("a writable folder");
        let last = self.first.saturating_add(3.days());
        let index = format!("---\ntitle: {} {}\nstart: {}\nend: {last}\nvenue: 市委党校\n---\n", "培训班", self.folder, self.first);
        fs::write(folder.join("index.md"), index).expect("a writable folder");
        let rows: String = self.rows.iter().map(|row| row.yaml.as_str()).collect();
        fs::write(folder.join("agenda.yaml"), rows).expect("a writable folder");
    }

    fn model(&self, gone: &[Row]) -> Vec<Value> {
        let cancelled = gone.iter().filter_map(|row| row.told.clone()).map(|mut told| {
            told["status"] = json!("cancelled");
            told
        });
        self.rows.iter().filter_map(|row| row.told.clone()).chain(cancelled).collect()
    }
}

fn release(root: &Path, event: &str, day: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .env("HUIKAN_LANG", "en")
        .args(["release", event, "-m", "一版", "--today", day, "--root"])
        .arg(root)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{event}: {}", String::from_utf8_lossy(&output.stderr));
}

/// One site in a zone: the files it publishes, and the model of its agendas.
fn site(zone: &str, seed: u64) -> (Result, Value, usize) {
    let mut random = Random::new(seed);
    let temp = tempfile::tempdir().expect("a folder");
    let root = temp.path();
    let toml = format!("title = \"培训档案\"\nbase_url = \"https://example.org/archive/\"\ntimezone = \"{zone}\"\ntheme = \"plain\"\n");
    let venues = "- name: 市委党校\n  address: 解放路1号, 甲楼\n- name: 分校\n";
    Site::default().with("site.toml", toml).with("content/venues.yaml", venues).write_to(root);
    let mut events = BTreeMap::new();
    let mut vanished = 0;
    for n in 0..EVENTS {
        let mut agenda = agenda(&mut random, n);
        agenda.write(root);
        let mut gone = Vec::new();
        if random.once_in(3) {
            release(root, &agenda.folder, "2023-12-01");
            if random.once_in(2) && agenda.rows.len() > 1 {
                let row = agenda.rows.remove(random.below(agenda.rows.len()));
                gone.push(row);
                agenda.write(root);
                if random.once_in(2) {
                    release(root, &agenda.folder, "2023-12-02");
                }
            }
        }
        vanished += gone.len();
        events.insert(format!("events/{}/", agenda.folder), agenda.model(&gone));
    }
    let made = site_of(root).make();
    // Such agendas are full of clashes, which are warnings.
    assert!(!made.files.is_empty(), "{}", made.said);
    (made, json!({ "zone": zone, "events": events }), vanished)
}

#[test]
fn calendars_of_300_agendas_are_sound() {
    let keep = std::env::var_os("HUIKAN_GENERATED").map(PathBuf::from);
    let (mut calendars, mut timetables, mut vanished) = (0, 0, 0);
    for (zone, seed) in ZONES.iter().zip(1..) {
        let (made, model, gone) = site(zone, seed);
        vanished += gone;
        for (path, bytes) in &made.files {
            if path.ends_with(".ics") {
                calendars += 1;
                sound(path, bytes);
            }
            timetables += usize::from(path.ends_with("/schedule.xml"));
        }
        if let Some(folder) = &keep {
            let name = zone.replace('/', "-");
            for (path, bytes) in &made.files {
                let path = folder.join(&name).join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
                fs::write(path, bytes).expect("a writable folder");
            }
            fs::write(folder.join(format!("{name}.json")), model.to_string()).expect("a writable folder");
        }
    }
    assert!(calendars > 2000 && timetables > 250 && vanished > 20, "{calendars} calendars, {timetables} timetables, {vanished} vanished");
}

/// Lines as RFC 5545 has them, and whole components.
fn sound(path: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(text.ends_with("\r\n"), "{path}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{path}: {line:?}");
    }
    let lines = text.replace("\r\n ", "");
    for component in ["VCALENDAR", "VEVENT", "VTIMEZONE"] {
        let count = |word: &str| lines.lines().filter(|line| *line == format!("{word}:{component}")).count();
        assert_eq!(count("BEGIN"), count("END"), "{path}: {component}");
    }
    assert!(lines.contains("\r\nBEGIN:VEVENT\r\n"), "{path} tells of nothing");
}

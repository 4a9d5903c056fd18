//! Rooms and speakers booked twice: what is said of random agendas is what counting every pair finds.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use huikan::diag::Problem;
use huikan::pipeline::make_in_memory;
use proptest::prelude::*;
use support::{Site, outside};

const ROOMS: [&str; 3] = ["礼堂", "会议室", "报告厅"];
const VENUES: [&str; 2] = ["市委党校", "宾馆"];
const SPEAKERS: [&str; 4] = ["钱诚", "王梦缘", "汪勇", "关兆宇"];
const EVENTS: usize = 3;

/// How many of those who overlap with one session are told of.
const MOST: usize = 3;

/// One row of a random agenda.
#[derive(Debug, Clone)]
struct Row {
    event: usize,
    /// Minutes after midnight, and how long it takes; a row may know neither, or only when it begins.
    start: Option<u32>,
    minutes: Option<u32>,
    room: Option<usize>,
    /// Where it is not at the event's venue.
    elsewhere: bool,
    speakers: BTreeSet<usize>,
    is_break: bool,
    status: Option<&'static str>,
}

fn row() -> impl Strategy<Value = Row> {
    let start = prop::option::weighted(0.9, (48..120_u32).prop_map(|n| n * 10));
    let minutes = prop::option::weighted(0.9, (1..12_u32).prop_map(|n| n * 10));
    let room = prop::option::weighted(0.9, 0..ROOMS.len());
    let speakers = prop::collection::btree_set(0..SPEAKERS.len(), 0..3);
    let status = prop::option::weighted(0.2, prop::sample::select(vec!["cancelled", "postponed", "moved-online"]));
    let oddities = (prop::bool::weighted(0.2), prop::bool::weighted(0.1), status);
    (0..EVENTS, start, minutes, room, speakers, oddities).prop_map(
        |(event, start, minutes, room, speakers, (elsewhere, is_break, status))| Row {
            event,
            start,
            minutes,
            room,
            elsewhere,
            speakers,
            is_break,
            status,
        },
    )
}

/// The rows as agendas of events, the first two of which share a venue and the last of which has none.
fn site(rows: &[Row]) -> Site {
    let mut site = Site::default();
    for event in 0..EVENTS {
        let mut text = format!("---\ntitle: 培训班{event}\nstart: 2024-09-04\nchecks: {{ no-meal-break: off, change-too-short: off }}\n");
        if event < 2 {
            let _ = writeln!(text, "venue: {}", VENUES[0]);
        }
        text += "agenda:\n";
        for (n, row) in rows.iter().enumerate().filter(|(_, row)| row.event == event) {
            let _ = writeln!(text, "  - title: 第{n}项");
            match (row.start, row.minutes) {
                (Some(start), Some(minutes)) => {
                    let _ = writeln!(text, "    start: \"{:02}:{:02}\"\n    duration: {minutes}", start / 60, start % 60);
                }
                (Some(start), None) => {
                    let _ = writeln!(text, "    start: \"{:02}:{:02}\"", start / 60, start % 60);
                }
                (None, _) => text += "    start: 上午\n",
            }
            let room = row.room.map(|room| format!("    room: {}\n", ROOMS[room]));
            let venue = row.elsewhere.then(|| format!("    venue: {}\n", VENUES[1]));
            let kind = row.is_break.then(|| "    type: break\n".to_string());
            let status = row.status.map(|status| format!("    status: {status}\n"));
            text.extend([room, venue, kind, status].into_iter().flatten());
            let speakers: Vec<&str> = row.speakers.iter().map(|n| SPEAKERS[*n]).collect();
            let _ = writeln!(text, "    speakers: [{}]", speakers.join(", "));
        }
        site = site.with(&format!("content/events/e{event}/index.md"), text + "---\n");
    }
    site
}

impl Row {
    fn end(&self) -> u32 {
        self.start.expect("only of those with a start") + self.minutes.unwrap_or(1)
    }

    fn place(&self) -> Option<(Option<&'static str>, usize, usize)> {
        let room = self.room.filter(|_| self.status != Some("moved-online"))?;
        let venue = if self.elsewhere { Some(VENUES[1]) } else { (self.event < 2).then_some(VENUES[0]) };
        // Where there is no venue, a room is the event's own.
        Some((venue, if venue.is_some() { 0 } else { self.event }, room))
    }

    fn counts(&self) -> bool {
        self.start.is_some() && !self.is_break && !matches!(self.status, Some("cancelled" | "postponed"))
    }
}

/// Each row with those before it that it overlaps with, by comparing it with every other.
fn pairs(rows: &[Row], with: impl Fn(&Row, &Row) -> bool) -> Vec<(usize, usize)> {
    // Of two that begin together, the one that stands first in the archive counts as the earlier.
    let order = |n: usize| (rows[n].start, rows[n].event, n);
    let mut found = Vec::new();
    for one in (0..rows.len()).filter(|n| rows[*n].counts()) {
        let earlier = (0..rows.len()).filter(|n| rows[*n].counts() && order(*n) < order(one));
        let mut others: Vec<usize> = earlier.filter(|n| Some(rows[*n].end()) > rows[one].start && with(&rows[one], &rows[*n])).collect();
        others.sort_by_key(|n| (rows[*n].end(), rows[*n].event, rows[*n].start, *n));
        found.extend(others.into_iter().rev().take(MOST).map(|other| (one, other)));
    }
    found
}

type Clashes = (BTreeSet<(String, String)>, BTreeMap<(String, String), Vec<String>>);

fn expected(rows: &[Row]) -> Clashes {
    let named = |(one, other): (usize, usize)| (format!("第{one}项"), format!("第{other}项"));
    let rooms = pairs(rows, |a, b| a.place().is_some() && a.place() == b.place()).into_iter().map(named).collect();
    let mut speakers: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (n, name) in SPEAKERS.iter().enumerate() {
        let two_places = |a: &Row, b: &Row| a.place().is_none() || a.place() != b.place();
        for pair in pairs(rows, |a, b| a.speakers.contains(&n) && b.speakers.contains(&n) && two_places(a, b)) {
            speakers.entry(named(pair)).or_default().push((*name).to_string());
        }
    }
    speakers.values_mut().for_each(|names| names.sort());
    (rooms, speakers)
}

fn said(rows: &[Row]) -> Clashes {
    let sources = site(rows).sources();
    let made = make_in_memory(&sources, &outside()).expect("memory does not fail");
    let (mut rooms, mut by_speaker) = (BTreeSet::new(), BTreeMap::new());
    for note in made.notes {
        match note.diagnostic.problem {
            Problem::RoomClash { one, other, .. } => drop(rooms.insert((one.title, other.title))),
            Problem::SpeakerClash { mut speakers, one, other } => {
                speakers.sort();
                by_speaker.insert((one.title, other.title), speakers);
            }
            other => panic!("{other:?}"),
        }
    }
    (rooms, by_speaker)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn the_sweep_finds_what_comparing_all_finds(rows in prop::collection::vec(row(), 0..40)) {
        prop_assert_eq!(said(&rows), expected(&rows));
    }
}

#[test]
fn random_agendas_have_clashes() {
    let row = |start| Row {
        event: 0,
        start: Some(start),
        minutes: Some(60),
        room: Some(0),
        elsewhere: false,
        speakers: BTreeSet::new(),
        is_break: false,
        status: None,
    };
    // Five in one room at once: ten pairs, of which nine are told.
    let (rooms, _) = expected(&[row(600), row(600), row(610), row(610), row(620)]);
    assert_eq!(rooms.len(), 9);
}

/// An agenda in which everything is at one time in one room says at most a few words of each row.
#[test]
fn everything_at_once_fills_no_book() {
    let mut text = "---\ntitle: 培训班\nstart: 2024-09-04\nagenda:\n".to_string();
    for n in 0..100 {
        let _ = writeln!(text, "  - {{ title: 第{n}项, start: \"9:00-10:00\", room: 礼堂, speakers: [钱诚], type: break }}");
    }
    let quiet = Site::default().with("content/events/a/index.md", format!("{text}---\n")).make();
    assert_eq!(quiet.codes.len(), 0);
    let loud = Site::default().with("content/events/a/index.md", format!("{}---\n", text.replace(", type: break", ""))).make();
    assert_eq!(loud.codes.len(), 100 * MOST - 6);
}

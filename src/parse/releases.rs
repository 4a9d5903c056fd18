//! `releases.yaml`: what `huikan release` writes beside an agenda, and how it is read back.
//!
//! The file is meant to be committed and not to be edited; whoever edits it
//! all the same is told of every mistake, with its place.

use serde::{Deserialize, Serialize};

use super::fields::{Fields, Notes, Text};
use super::front_matter;
use super::shapes::parts::maps;
use crate::date::{Style, When, words};
use crate::diag::{Part, Trail};
use crate::language::Words;
use crate::model::{Record, Release, Releases, State, Status};
use crate::tree::Tree;

/// The file's name, in the folder of its event.
pub const RELEASES: &str = "releases.yaml";

/// The releases of an agenda as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawReleases {
    /// Every release.
    pub list: Vec<RawRelease>,
    /// Every session that was ever released.
    pub records: Vec<RawRecord>,
}

/// One release as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawRelease {
    /// Its number.
    pub version: Option<i64>,
    /// Its day.
    pub date: Option<Text>,
    /// What its maker says of it.
    pub note: Option<String>,
    /// Where it stands.
    pub trail: Trail,
}

/// What is kept of one session, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawRecord {
    /// The session's id.
    pub id: Option<Text>,
    /// Its former ids.
    pub was: Vec<Text>,
    /// What calendars know it by.
    pub uid: Option<Text>,
    /// What programme apps know it by.
    pub number: Option<i64>,
    /// What releases said of it.
    pub states: Vec<RawState>,
    /// Where it stands.
    pub trail: Trail,
}

/// What a release said of a session, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawState {
    /// The release's number.
    pub release: Option<i64>,
    /// How often it had changed.
    pub sequence: Option<i64>,
    /// The title.
    pub title: Option<Text>,
    /// When it began.
    pub start: Option<Text>,
    /// When it ended.
    pub end: Option<Text>,
    /// The room.
    pub room: Option<String>,
    /// The venue.
    pub venue: Option<String>,
    /// Whether it took place as announced.
    pub status: Option<Status>,
    /// Where it stands.
    pub trail: Trail,
}

/// The releases of an agenda.
pub(super) fn releases(tree: &Tree, notes: &mut Notes) -> RawReleases {
    let mut f = Fields::new(Part::Releases, tree, Trail::default(), notes);
    let list = maps(&mut f, "releases", Part::Release, |f| RawRelease {
        version: number(f, "version"),
        date: f.required("date"),
        note: f.plain("note"),
        trail: f.trail().clone(),
    });
    let records = maps(&mut f, "sessions", Part::ReleasedSession, |f| RawRecord {
        id: f.required("id"),
        was: f.texts("was"),
        uid: f.required("uid"),
        number: number(f, "number"),
        states: maps(f, "states", Part::ReleasedState, state),
        trail: f.trail().clone(),
    });
    f.finish();
    RawReleases { list, records }
}

fn state(f: &mut Fields<'_>) -> RawState {
    RawState {
        release: number(f, "release"),
        sequence: number(f, "sequence"),
        title: f.required("title"),
        start: f.text("start"),
        end: f.text("end"),
        room: f.plain("room"),
        venue: f.plain("venue"),
        status: f.word("status"),
        trail: f.trail().clone(),
    }
}

/// A whole number that has to be there.
fn number(f: &mut Fields<'_>, key: &'static str) -> Option<i64> {
    f.required(key)?;
    f.number(key)
}

/// The first lines of the file.
const HEAD: &str = "\
# Written by `huikan release`: commit it with the agenda, and do not edit it.
# Calendars and programme apps follow a session by what stands here.
";

/// The file's text; what `releases` and then `resolve` make of it is the same again.
#[must_use]
pub fn releases_text(releases: &Releases) -> String {
    let written = Written {
        releases: releases.list.iter().map(WrittenRelease::from).collect(),
        sessions: releases.records.iter().map(WrittenRecord::from).collect(),
    };
    format!("{HEAD}{}", front_matter::write(&written))
}

#[derive(Serialize)]
struct Written<'a> {
    releases: Vec<WrittenRelease<'a>>,
    sessions: Vec<WrittenRecord<'a>>,
}

#[derive(Serialize)]
struct WrittenRelease<'a> {
    version: u32,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct WrittenRecord<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    was: &'a [String],
    uid: String,
    number: u32,
    states: Vec<WrittenState<'a>>,
}

#[derive(Serialize)]
struct WrittenState<'a> {
    release: u32,
    sequence: u32,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<&'a str>,
    status: &'static str,
}

impl<'a> From<&'a Release> for WrittenRelease<'a> {
    fn from(release: &'a Release) -> Self {
        WrittenRelease { version: release.version, date: release.date.to_string(), note: release.note.as_deref() }
    }
}

impl<'a> From<&'a Record> for WrittenRecord<'a> {
    fn from(record: &'a Record) -> Self {
        WrittenRecord {
            id: &record.slug,
            was: &record.former,
            uid: record.uid.to_string(),
            number: record.number,
            states: record.states.iter().map(WrittenState::from).collect(),
        }
    }
}

impl<'a> From<&'a State> for WrittenState<'a> {
    fn from(state: &'a State) -> Self {
        let slot = &state.slot;
        WrittenState {
            release: state.release,
            sequence: state.sequence,
            title: &slot.title,
            start: slot.period.map(|period| written(period.start)),
            end: slot.period.and_then(|period| period.end).map(written),
            room: slot.room.as_deref(),
            venue: slot.venue.as_deref(),
            status: slot.status.word(),
        }
    }
}

/// A time in a form that people and `date::parse` read: `2024-09-04 14:30`, `2024-09-04 上午`.
fn written(when: When) -> String {
    match when {
        When::Year(_) | When::Month(..) | When::Day(_) => when.iso(),
        When::Part(day, _) => format!("{day} {}", words(&when, Words::Hans, Style::Clock)),
        When::Minute(minute) => format!("{} {:02}:{:02}", minute.date(), minute.hour(), minute.minute()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::date::{Context, PartOfDay, Written, parse};

    #[test]
    fn every_time_is_read_as_it_was_written() {
        use PartOfDay::{Afternoon, BeforeDawn, Dusk, EarlyMorning, Evening, Morning, Noon};
        let day = date(2024, 9, 4);
        let parts = [BeforeDawn, EarlyMorning, Morning, Noon, Afternoon, Dusk, Evening].map(|part| When::Part(day, part));
        let others =
            [When::Year(2018), When::Month(2018, 6), When::Day(day), When::Minute(day.at(0, 0, 0, 0)), When::Minute(day.at(23, 5, 0, 0))];
        for when in parts.into_iter().chain(others) {
            let context = Context { year: None, day: None, timezone: &TimeZone::UTC };
            assert_eq!(parse(&written(when), &context), Ok(Written::Point(when)), "{}", written(when));
        }
    }
}

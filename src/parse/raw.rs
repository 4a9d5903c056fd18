//! Documents as written: the right shape, not yet the right meaning.
//!
//! Nobody past `resolve` sees these.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::fields::{Said, Text};
use super::levels::Levels;
use super::markdown::Outline;
pub use super::raw_pictures::{RawFramed, RawPhoto};
pub use super::raw_places::{RawForms, RawOrganisation, RawRoom, RawVenue};
pub use super::releases::{RawRecord, RawRelease, RawReleases, RawState};
use super::tables::Book;
use crate::diag::{At, Trail};
use crate::memo::Digest;
use crate::model::{Attendance, EventKind, Order, SessionKind, Status, Visibility};
use crate::source::{FileId, Span};
use crate::tree::Tree;

/// One file of content, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// What it says in its data.
    pub raw: Raw,
    /// Its Markdown text.
    pub body: Option<Body>,
}

/// The Markdown text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Where in the file it stands.
    pub span: Span,
    /// Its words.
    pub digest: Digest,
    /// What it holds.
    pub outline: Arc<Outline>,
}

/// What a file is, by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Raw {
    /// The front page.
    Home(RawShared),
    /// An event, with the name of its folder.
    Event(String, Box<RawEvent>),
    /// An event's agenda, with the name of its folder.
    Agenda(String, Vec<RawSession>),
    /// An event's agenda as a spreadsheet, with the name of its folder; nobody past `parse` sees it.
    Workbook(String, Book),
    /// The releases of an event's agenda, with the name of its folder.
    Releases(String, Box<RawReleases>),
    /// One session, with the name of its event's folder.
    Session(String, Box<RawSession>),
    /// A report, with the name of its event's folder if it lies in one.
    Report(Option<String>, Box<RawArticle>),
    /// A case study, likewise.
    Case(Option<String>, Box<RawArticle>),
    /// A speaker.
    Speaker(Box<RawSpeaker>),
    /// Several speakers.
    Speakers(Vec<RawSpeaker>),
    /// A series.
    Series(Box<RawSeries>),
    /// Organisations.
    Organisations(Vec<RawOrganisation>),
    /// Venues.
    Venues(Vec<RawVenue>),
    /// A plain page.
    Page(RawPage),
    /// One of those that are written in Markdown, in another language.
    Translation(Box<Raw>),
}

impl Raw {
    /// What all documents may say; nothing for a file of several things.
    #[must_use]
    pub fn shared(&self) -> Option<&RawShared> {
        match self {
            Raw::Home(shared) => Some(shared),
            Raw::Event(_, event) => Some(&event.shared),
            Raw::Session(_, session) => Some(&session.shared),
            Raw::Report(_, article) | Raw::Case(_, article) => Some(&article.shared),
            Raw::Speaker(speaker) => Some(&speaker.shared),
            Raw::Series(series) => Some(&series.shared),
            Raw::Page(page) => Some(&page.shared),
            Raw::Translation(raw) => raw.shared(),
            Raw::Agenda(..) | Raw::Workbook(..) | Raw::Releases(..) | Raw::Speakers(_) | Raw::Organisations(_) | Raw::Venues(_) => None,
        }
    }
}

/// What all documents may say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawShared {
    /// Title, or name.
    pub title: Option<Text>,
    /// The last part of the address.
    pub slug: Option<Text>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// BCP 47.
    pub lang: Option<Text>,
    /// Not finished.
    pub draft: bool,
    /// Not before.
    pub embargo_until: Option<Text>,
    /// Who may come across it.
    pub visibility: Option<Visibility>,
    /// Old addresses.
    pub aliases: Vec<Text>,
    /// When it was last changed.
    pub updated: Option<Text>,
    /// Topics.
    pub topics: Vec<Text>,
    /// Region.
    pub region: Option<Text>,
    /// How bad findings in the file are, or in the folder of the event.
    pub checks: Levels,
    /// Free data.
    pub extra: Tree,
    /// Where it stands in the file's data.
    pub trail: Trail,
}

/// An event as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawEvent {
    /// What all documents may say.
    pub shared: RawShared,
    /// Beginning and end.
    pub time: RawTime,
    /// What sort of gathering.
    pub kind: Option<EventKind>,
    /// Series, by id or name.
    pub series: Option<Text>,
    /// Which edition.
    pub edition: Option<String>,
    /// Venue, by id or name.
    pub venue: Option<Text>,
    /// Rooms by name.
    pub rooms: Vec<Text>,
    /// Tracks: name and colour.
    pub tracks: Vec<(Text, Option<String>)>,
    /// Organisers, by id or name.
    pub organisers: Vec<Text>,
    /// Helpers, likewise.
    pub co_organisers: Vec<Text>,
    /// Who appears beyond the agenda.
    pub speakers: Vec<RawAppearance>,
    /// What the list of everybody who appears goes by.
    pub order: Option<Order>,
    /// For whom.
    pub audience: Option<String>,
    /// How many.
    pub participants: Option<String>,
    /// Whether it takes place.
    pub status: Option<Status>,
    /// Where the audience is.
    pub attendance: Option<Attendance>,
    /// A picture.
    pub cover: Option<RawFramed>,
    /// Links.
    pub links: Vec<RawLink>,
    /// Files.
    pub attachments: Vec<RawLink>,
    /// Numbers.
    pub figures: Vec<RawFigure>,
    /// What headers of its spreadsheet mean that nobody else knows.
    pub agenda_columns: Vec<(String, Text)>,
    /// Sessions written in the event itself.
    pub agenda: Vec<RawSession>,
}

/// A session as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawSession {
    /// What all documents may say; `slug` also holds a row's `id`.
    pub shared: RawShared,
    /// What happens in it.
    pub kind: Option<SessionKind>,
    /// Its day, where start and end give times only.
    pub date: Option<Text>,
    /// Beginning and end.
    pub time: RawTime,
    /// Venue by id or name, where it is not the event's.
    pub venue: Option<Text>,
    /// Room by name.
    pub room: Option<Text>,
    /// Track by name.
    pub track: Option<Text>,
    /// How many are expected, in numbers or words.
    pub expected: Option<Text>,
    /// Who appears.
    pub speakers: Vec<RawAppearance>,
    /// What their list goes by.
    pub order: Option<Order>,
    /// Slides and the like.
    pub materials: Vec<RawLink>,
    /// Where the recording is.
    pub recording: Option<Text>,
    /// Whether it takes place.
    pub status: Option<Status>,
    /// Where the audience can say what it thinks.
    pub feedback: Option<Text>,
    /// The id it was released under before.
    pub was: Option<Text>,
    /// A Markdown text in a row, with what it holds.
    pub abstract_text: Option<(Text, Arc<Outline>)>,
}

/// A beginning and an end, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawTime {
    /// When it begins, or the whole stretch.
    pub start: Option<Text>,
    /// When it ends.
    pub end: Option<Text>,
    /// How long it takes.
    pub duration: Option<Text>,
}

/// Somebody who appears, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawAppearance {
    /// Id or name.
    pub who: Said<String>,
    /// Job title of then.
    pub job_title: Option<String>,
    /// Organisation of then, by id or name.
    pub organisation: Option<Text>,
    /// Role.
    pub role: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// A step of a sign-off.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RawSignOff {
    /// What was done.
    pub role: String,
    /// By whom.
    pub names: Vec<String>,
    /// Where the role stands.
    pub at: At,
}

/// A report or a case study as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawArticle {
    /// What all documents may say.
    pub shared: RawShared,
    /// The line under the headline.
    pub subtitle: Option<String>,
    /// When it was published.
    pub date: Option<Text>,
    /// The words before the first sentence.
    pub dateline: Option<String>,
    /// Where it was first published.
    pub source: Option<RawSource>,
    /// Event by id.
    pub event: Option<Text>,
    /// Who appears in it.
    pub speakers: Vec<RawAppearance>,
    /// What their list goes by.
    pub order: Option<Order>,
    /// Who did what, in printed order.
    pub sign_off: Vec<RawSignOff>,
    /// Where the sign-off stands.
    pub sign_off_trail: Option<Trail>,
    /// Pictures.
    pub photos: Vec<RawPhoto>,
    /// Quotes.
    pub quotes: Vec<(String, Option<RawAppearance>)>,
    /// Corrections: date and text.
    pub corrections: Vec<(Option<Text>, String)>,
    /// Numbers.
    pub figures: Vec<RawFigure>,
    /// Files to read next.
    pub related: Vec<Text>,
    /// Whose practice, for cases.
    pub organisation: Option<Text>,
    /// When the practice was in use, for cases.
    pub period: RawTime,
    /// What came of it, for cases.
    pub outcomes: Vec<RawOutcome>,
}

/// Where a text was first published, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawSource {
    /// The publication.
    pub name: String,
    /// The address.
    pub url: Option<Text>,
    /// The day.
    pub date: Option<Text>,
    /// The issue.
    pub issue: Option<String>,
}

/// A link or a file, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawLink {
    /// The words; the file's name or the address where the author gives none.
    pub title: String,
    /// A path in the site.
    pub file: Option<Text>,
    /// An address elsewhere.
    pub url: Option<Text>,
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawFigure {
    /// What is counted.
    pub label: String,
    /// The number.
    pub value: String,
    /// Unit.
    pub unit: Option<String>,
    /// Note.
    pub note: Option<String>,
}

/// An outcome as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawOutcome {
    /// What was measured.
    pub metric: String,
    /// The value.
    pub value: String,
    /// Unit.
    pub unit: Option<String>,
    /// Who measured it.
    pub source: Option<String>,
}

/// A speaker as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawSpeaker {
    /// What all documents may say; `slug` also holds an entry's `id`.
    pub shared: RawShared,
    /// The name in other scripts.
    pub alternate_names: Vec<String>,
    /// The name in both scripts of Chinese.
    pub forms: RawForms,
    /// What to sort by.
    pub sort_key: Option<String>,
    /// How the name is read.
    pub pinyin: Option<Text>,
    /// Job title.
    pub job_title: Option<String>,
    /// Organisation by id or name.
    pub organisation: Option<Text>,
    /// A portrait.
    pub photo: Option<RawFramed>,
    /// Links.
    pub links: Vec<RawLink>,
    /// Whether there may be a page.
    pub consent_page: Option<bool>,
    /// Whether the portrait may be shown.
    pub consent_photo: Option<bool>,
}

/// A series as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawSeries {
    /// What all documents may say.
    pub shared: RawShared,
    /// Organisers by id or name.
    pub organisers: Vec<Text>,
    /// How often.
    pub cadence: Option<String>,
    /// Since when.
    pub start: Option<Text>,
}

/// A plain page as written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RawPage {
    /// What all documents may say.
    pub shared: RawShared,
    /// Its place among its siblings.
    pub weight: Option<i64>,
    /// What the pages below it go by.
    pub order: Option<Order>,
}

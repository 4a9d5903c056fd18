//! What releases of an agenda changed: the page of changes, and what an agenda says of them.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Link, TimeView};

/// What the releases of an event's agenda changed (`changes.html`, variable `changes`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ChangesView {
    /// The event's title and page.
    pub event: Link,
    /// The agenda; `null` where nothing is left of it.
    pub agenda_url: Option<String>,
    /// The Atom feed of the changes; `null` for events that are not listed.
    pub feed: Option<String>,
    /// The releases, latest first.
    pub releases: Vec<ReleaseView>,
}

/// One release of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ReleaseView {
    /// Its number, from 1.
    pub version: u32,
    /// Its anchor on the page: `release-2`.
    pub id: String,
    /// The day it was made.
    pub date: TimeView,
    /// What its maker says of it.
    pub note: Option<String>,
    /// How many sessions it touched.
    pub sessions: usize,
    /// What it changed; empty for the first, which brought everything.
    pub changes: Vec<ChangeView>,
}

/// One session that a release changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ChangeView {
    /// `new`, `cancelled`, `restored`, `postponed`, `moved-online`, `time`, `place`, `title`: at least one.
    pub kinds: Vec<&'static str>,
    /// Its title after the change.
    pub title: String,
    /// Its page, where it has one.
    pub url: Option<String>,
    /// What was known before; `null` for what is new.
    pub before: Option<SlotView>,
    /// What is known since.
    pub after: SlotView,
    /// Whether the session stands in lists and feeds.
    pub listed: bool,
}

/// When and where a session is, in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SlotView {
    /// Its title.
    pub title: String,
    /// When, all of it in words; for machines, its start.
    pub time: Option<TimeView>,
    /// Where: venue and room.
    pub place: Option<String>,
}

/// A session that has vanished from the agenda since it was released, and so does not take place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct GoneView {
    /// Its title.
    pub title: String,
    /// When it was to be.
    pub time: Option<TimeView>,
    /// Where.
    pub place: Option<String>,
}

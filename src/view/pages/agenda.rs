//! An agenda: its days and their sessions.

use schemars::JsonSchema;
use serde::Serialize;

use super::VenueView;
use crate::view::agenda::{GridView, TrackMark};
use crate::view::changes::GoneView;
use crate::view::closed;
use crate::view::parts::{AgendaExports, AppearanceView, Link, PeriodView, TimeView};

/// The agenda of one event (`agenda.html`, variable `agenda`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct AgendaView {
    /// The event's title and page.
    pub event: Link,
    /// When the event takes place.
    pub period: PeriodView,
    /// Where.
    pub venue: Option<VenueView>,
    /// Who holds it.
    pub organisers: Vec<Link>,
    /// The rooms that have a page.
    pub rooms: Vec<Link>,
    /// The tracks that have a page.
    pub tracks: Vec<TrackMark>,
    /// Whether the event is not over today.
    pub upcoming: bool,
    /// The sheets for doors; `null` once the event is over.
    pub door_url: Option<String>,
    /// The page for a screen in the foyer; `null` once the event is over.
    pub now_url: Option<String>,
    /// The programme as a booklet to print; `null` where there is none.
    pub booklet_url: Option<String>,
    /// The page's absolute address, for a QR code: `{% if agenda.qr %}{{ agenda.qr | qr }}{% endif %}`; `null` once the event is over.
    pub qr: Option<String>,
    /// Whether it is so long that each row should say no more than it must.
    pub long: bool,
    /// The sessions by day.
    pub days: Vec<DayView>,
    /// Sessions that have vanished since they were released; empty when the event is over.
    pub gone: Vec<GoneView>,
    /// What the releases changed; `null` where there are none.
    pub changes_url: Option<String>,
    /// Calendars and timetables.
    pub exports: AgendaExports,
}

/// One day of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct DayView {
    /// For `id`: `day-2024-09-04`, or `day-unknown`.
    pub id: String,
    /// The day in short, for a row of links: `9月4日`; empty where the day is not known.
    pub short: String,
    /// The day with its weekday; `null` for sessions whose day nobody recorded.
    pub date: Option<TimeView>,
    /// The same day as a table of rooms and times; only on agenda pages, where sessions run side by side.
    pub grid: Option<GridView>,
    /// Its sessions in order.
    pub sessions: Vec<SessionRow>,
}

/// One session in an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SessionRow {
    /// For `id`, unique in its event: `s-opening`.
    pub id: String,
    /// What calendars know it by, for those that readers make; only on an agenda that is not long, of an event that is not over.
    pub uid: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page; `null` for breaks and the like, which have none.
    pub url: Option<String>,
    /// `opening`, `lecture`, `case-sharing`, `discussion`, `site-visit`, `self-study`, `ceremony`, `closing`, `break`, `social`.
    #[schemars(extend("x-words" = closed::sessions()))]
    pub kind: &'static str,
    /// When, where it is known.
    pub time: Option<PeriodView>,
    /// The room's name; where the session is elsewhere than the event, the venue's before it.
    pub room: Option<String>,
    /// The room's page; `null` where no sessions run side by side.
    pub room_url: Option<String>,
    /// The track.
    pub track: Option<TrackMark>,
    /// Who appears.
    pub speakers: Vec<AppearanceView>,
    /// The author's summary, otherwise the beginning of its text.
    pub summary: Option<String>,
    /// `cancelled`, `postponed` or `moved-online`; `null` for what goes as planned.
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
    /// `new`, `moved` or `cancelled` since the release before; `null` for what stays, and when the event is over.
    pub mark: Option<&'static str>,
    /// Its language where that differs from the page's.
    pub lang: Option<String>,
}

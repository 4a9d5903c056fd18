//! One session.

use schemars::JsonSchema;
use serde::Serialize;

use super::VenueView;
use crate::view::agenda::{SessionLink, TrackMark};
use crate::view::closed;
use crate::view::parts::{AppearanceView, Extra, Link, PeriodView};

/// One session (`session.html`, variable `session`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SessionView {
    /// Its title.
    pub title: String,
    /// Its type, as in [`SessionRow::kind`](super::SessionRow::kind).
    #[schemars(extend("x-words" = closed::sessions()))]
    pub kind: &'static str,
    /// The event it belongs to.
    pub event: Link,
    /// The event's agenda page.
    pub agenda_url: String,
    /// When; `null` where nobody recorded it.
    pub time: Option<PeriodView>,
    /// When its event takes place.
    pub event_period: PeriodView,
    /// The room's name.
    pub room: Option<String>,
    /// The room's page; `null` where no sessions run side by side.
    pub room_url: Option<String>,
    /// The session's own venue, otherwise the event's.
    pub venue: Option<VenueView>,
    /// The track.
    pub track: Option<TrackMark>,
    /// Who appears, with titles.
    pub speakers: Vec<AppearanceView>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// Slides, papers and the like.
    pub materials: Vec<Link>,
    /// Where the recording can be seen.
    pub recording: Option<String>,
    /// As in [`SessionRow::status`](super::SessionRow::status).
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
    /// As in [`SessionRow::mark`](super::SessionRow::mark).
    pub mark: Option<&'static str>,
    /// The session as a file for a calendar; `null` where its day is not known, or long gone.
    pub calendar_url: Option<String>,
    /// Where the audience can say what it thinks of it.
    pub feedback: Option<String>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The session before it.
    pub previous: Option<Link>,
    /// The session after it.
    pub next: Option<Link>,
    /// The page's absolute address, for a QR code; `null` once the event is over.
    pub qr: Option<String>,
    /// Those with a page that run at the same time.
    pub parallel: Vec<SessionLink>,
    /// Free data of the author.
    pub extra: Extra,
}

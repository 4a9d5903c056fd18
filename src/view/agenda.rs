//! Parts of agenda pages: the grid of rooms and times, tracks, rooms.

use schemars::JsonSchema;
use serde::Serialize;

use super::closed;
use super::pages::{DayView, VenueView};
use super::parts::{AppearanceView, CalendarLink, Link, PeriodView, TimeView};

/// One day as a table: a column for each room, a row for each time at which something begins.
///
/// Every cell of the table is covered once, so that a template prints the
/// cells of a row in order, each with its spans.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct GridView {
    /// The columns.
    pub columns: Vec<GridColumn>,
    /// The rows, in order of time.
    pub rows: Vec<GridRow>,
}

/// One column of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct GridColumn {
    /// The room's name; empty for what happens in no room.
    pub name: String,
    /// The room's page.
    pub url: Option<String>,
}

/// One row of a grid: what begins at one time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct GridRow {
    /// The time, `9:00` or `上午`; `null` for what has no time of day.
    pub time: Option<TimeView>,
    /// The cells that begin in this row, from left to right.
    pub cells: Vec<GridCell>,
}

/// One cell of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct GridCell {
    /// How many columns it covers: all, where nothing else is on at the time.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// What happens in it: nothing, one session, or several where a room is taken twice.
    pub sessions: Vec<GridSession>,
}

/// One session in a grid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct GridSession {
    /// Its title.
    pub title: String,
    /// Its row in the list of the same page: [`SessionRow::id`](super::pages::SessionRow::id).
    pub id: String,
    /// As [`SessionRow::kind`](super::pages::SessionRow::kind).
    #[schemars(extend("x-words" = closed::sessions()))]
    pub kind: &'static str,
    /// From when to when, without the day: `9:00至10:30`.
    pub clock: Option<TimeView>,
    /// The names of those who appear.
    pub speakers: Vec<String>,
    /// Its track.
    pub track: Option<TrackMark>,
    /// Its room, where the cell covers several columns.
    pub room: Option<String>,
    /// As [`SessionRow::status`](super::pages::SessionRow::status).
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
}

/// A track: its name, and a mark that says it without colour.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TrackMark {
    /// Its name.
    pub title: String,
    /// Its page; `null` where an event has one track only.
    pub url: Option<String>,
    /// A shape for it, another for each of the first eight tracks of an event: `●`.
    pub mark: &'static str,
    /// The colour its author gave it, as CSS writes it.
    pub colour: Option<String>,
}

/// What happens in one room of an event (`room.html`, variable `room`); printed, it hangs on the room's door.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct RoomView {
    /// The room's name.
    pub name: String,
    /// How many people fit in.
    pub capacity: Option<u32>,
    /// The floor, as printed.
    pub floor: Option<String>,
    /// The event.
    pub event: Link,
    /// When the event takes place.
    pub period: PeriodView,
    /// The event's agenda page.
    pub agenda_url: String,
    /// The venue.
    pub venue: Option<VenueView>,
    /// What happens in it, by day.
    pub days: Vec<DayView>,
    /// Its calendar; `null` when the event is long over.
    pub calendar: Option<CalendarLink>,
    /// The other rooms of the event that have a page.
    pub others: Vec<Link>,
}

/// One track of an event (`track.html`, variable `track`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct TrackView {
    /// Its name, mark and colour.
    pub track: TrackMark,
    /// The event.
    pub event: Link,
    /// When the event takes place.
    pub period: PeriodView,
    /// The event's agenda page.
    pub agenda_url: String,
    /// Its sessions, by day.
    pub days: Vec<DayView>,
    /// Its calendar; `null` when the event is long over.
    pub calendar: Option<CalendarLink>,
    /// Who appears in it.
    pub speakers: Vec<AppearanceView>,
    /// The other tracks of the event.
    pub others: Vec<TrackMark>,
}

/// Sheets to print and hang on doors, one for each room and day (`door.html`, variable `door`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct DoorView {
    /// The event.
    pub event: Link,
    /// The event's agenda page.
    pub agenda_url: String,
    /// Its absolute address, for a QR code.
    pub qr: String,
    /// The sheets, room by room.
    pub sheets: Vec<SheetView>,
}

/// What happens in one room on one day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SheetView {
    /// The room's name; at an event without rooms the venue's; may be empty.
    pub room: String,
    /// How many people fit in.
    pub capacity: Option<u32>,
    /// The floor, as printed.
    pub floor: Option<String>,
    /// The day with its sessions.
    pub day: DayView,
}

/// What is on now and next, for a screen in the foyer (`now.html`, variable `now`).
///
/// The page holds all sessions; a script of the theme shows those of the moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct NowView {
    /// The event.
    pub event: Link,
    /// The event's agenda page.
    pub agenda_url: String,
    /// Its absolute address, for a QR code.
    pub qr: String,
    /// The zone of the times, as IANA names it: `Asia/Shanghai`; may be empty.
    pub zone: String,
    /// The sessions by day.
    pub days: Vec<DayView>,
}

/// A session that another one leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SessionLink {
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// From when to when, without the day.
    pub clock: Option<TimeView>,
    /// Its room, or its venue where that is another.
    pub room: Option<String>,
}

//! An event, and what stands on its page.

use schemars::JsonSchema;
use serde::Serialize;

use super::DayView;
use crate::view::closed;
use crate::view::parts::{AppearanceView, CalendarLink, Card, Extra, FigureView, ImageView, Letters, Link, PeriodView};

/// One event (`event.html`, variable `event`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct EventView {
    /// Its title.
    pub title: String,
    /// `course`, `lecture`, `conference`, `workshop`, `seminar`, `ceremony`.
    #[schemars(extend("x-words" = closed::events()))]
    pub kind: &'static str,
    /// When it takes place.
    pub period: PeriodView,
    /// `cancelled`, `postponed` or `moved-online`; `null` for what goes as planned.
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
    /// `offline`, `online`, `mixed`; `null` where the author does not say.
    pub attendance: Option<&'static str>,
    /// The series it is an edition of.
    pub series: Option<Link>,
    /// Which edition, in the author's words.
    pub edition: Option<String>,
    /// Where it takes place.
    pub venue: Option<VenueView>,
    /// The region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Who holds it.
    pub organisers: Vec<Link>,
    /// Who helps to hold it.
    pub co_organisers: Vec<Link>,
    /// For whom it is, in words.
    pub audience: Option<String>,
    /// How many take part, as printed.
    pub participants: Option<String>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// Its cover picture.
    pub cover: Option<ImageView>,
    /// Numbers worth showing.
    pub figures: Vec<FigureView>,
    /// The page of the agenda alone; `null` where there are no sessions.
    pub agenda_url: Option<String>,
    /// The programme as a booklet to print; `null` where there is none.
    pub booklet_url: Option<String>,
    /// The calendar of the whole agenda; `null` where no session has a day.
    pub calendar: Option<CalendarLink>,
    /// What the releases of the agenda changed; `null` where there are none.
    pub changes_url: Option<String>,
    /// The agenda by day; empty where it is so long (120 sessions) that `agenda_url` has to do.
    pub days: Vec<DayView>,
    /// Everyone who appears at it, each once: in the order of the agenda, or in the one its author asks for.
    pub speakers: Vec<AppearanceView>,
    /// Their index by letters or strokes; `null` for a short list (30), and for one that does not go by names.
    pub speaker_letters: Option<Letters>,
    /// Reports about it.
    pub reports: Vec<Card>,
    /// Case studies that belong to it.
    pub cases: Vec<Card>,
    /// Other events of its series, latest first; at most six.
    pub editions: Vec<Card>,
    /// Pictures of its reports, the first of each report first; at most eight.
    pub photos: Vec<ImageView>,
    /// Links of the author.
    pub links: Vec<Link>,
    /// Files to take home.
    pub attachments: Vec<Link>,
    /// The page's absolute address, for a QR code; `null` once the event is over.
    pub qr: Option<String>,
    /// The event before it in time.
    pub previous: Option<Link>,
    /// The event after it in time.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}

/// A place with its address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct VenueView {
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: Option<String>,
    /// How to get there, in words.
    pub directions: Option<String>,
    /// Its own web site.
    pub url: Option<String>,
    /// The region it lies in, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// The names of the rooms in use.
    pub rooms: Vec<String>,
}

//! The front page, the lists, the archive.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::parts::{CalendarLink, Card, ImageView, Listing, TermLink};

/// The front page (`home.html`, variable `home`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct HomeView {
    /// Events that have not ended, soonest first; at most six.
    pub upcoming: Vec<Card>,
    /// Past events, latest first; at most `lists.per_page`.
    pub events: Vec<Card>,
    /// Reports, latest first; at most six.
    pub reports: Vec<Card>,
    /// The first picture of the first report.
    pub lead_photo: Option<ImageView>,
    /// Case studies, latest first; at most six.
    pub cases: Vec<Card>,
    /// Series, those with most events first; at most twelve.
    pub series: Vec<TermLink>,
    /// Years, latest first.
    pub years: Vec<TermLink>,
    /// How much the archive holds.
    pub counts: Counts,
    /// The calendar of the site's events; `null` where all of them are long gone.
    pub calendar: Option<CalendarLink>,
}

/// How much there is of each kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct Counts {
    /// Events.
    pub events: usize,
    /// Sessions of all events.
    pub sessions: usize,
    /// Speakers.
    pub speakers: usize,
    /// Reports.
    pub reports: usize,
    /// Case studies.
    pub cases: usize,
}

/// All events, reports or cases (`events.html`, `reports.html`, `cases.html` or, for all, `list.html`; variable `index`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct IndexView {
    /// `events`, `reports` or `cases`.
    #[schemars(extend("x-words" = ["events", "reports", "cases"]))]
    pub kind: &'static str,
    /// The entries, latest first.
    pub list: Listing,
    /// The feed of this list.
    pub feed: Option<String>,
    /// The calendar of the site's events, in the list of events.
    pub calendar: Option<CalendarLink>,
}

/// The ways into the archive (`archive.html`, variable `archive`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ArchiveView {
    /// The years, latest first, with what each holds.
    pub years: Vec<YearRow>,
    /// All series.
    pub series: Vec<TermLink>,
    /// All topics.
    pub topics: Vec<TermLink>,
    /// All regions, each followed by those below it.
    pub regions: Vec<TermLink>,
    /// How much the archive holds.
    pub counts: Counts,
    /// The page with its statistics; `null` while there is too little for one.
    pub statistics: Option<String>,
}

/// One year of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct YearRow {
    /// The year's number as text.
    pub title: String,
    /// The year's page.
    pub url: String,
    /// Events that began in it.
    pub events: usize,
    /// Reports published in it.
    pub reports: usize,
    /// Cases published in it.
    pub cases: usize,
    /// Its latest events, at most five.
    pub latest: Vec<Card>,
}

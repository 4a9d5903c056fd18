//! Speakers: one of them, and all.

use schemars::JsonSchema;
use serde::Serialize;

use crate::view::parts::{CalendarLink, Extra, ImageView, Letters, Link, Name, Pager, TimeView};

/// One speaker (`speaker.html`, variable `speaker`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SpeakerView {
    /// The name.
    pub name: String,
    /// The name in other scripts, former names.
    pub alternate_names: Vec<String>,
    /// The job title as the speaker's own file gives it, otherwise the latest known.
    pub job_title: Option<String>,
    /// The organisation, likewise.
    pub organisation: Option<Name>,
    /// A sentence about the speaker.
    pub summary: Option<String>,
    /// A portrait.
    pub photo: Option<ImageView>,
    /// Links of the speaker.
    pub links: Vec<Link>,
    /// The calendar of the speaker's sessions; `null` where all of them are long gone.
    pub calendar: Option<CalendarLink>,
    /// Sessions, and events where no session is named, latest first.
    pub sessions: Vec<OccasionView>,
    /// Reports the speaker appears in, latest first.
    pub reports: Vec<OccasionView>,
    /// Cases the speaker appears in, latest first.
    pub cases: Vec<OccasionView>,
    /// Free data of the author.
    pub extra: Extra,
}

/// One occasion at which a speaker appeared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct OccasionView {
    /// The session's, event's or article's title.
    pub title: String,
    /// Its page, where it has one.
    pub url: Option<String>,
    /// When.
    pub time: Option<TimeView>,
    /// The event it belongs to.
    pub event: Option<Link>,
    /// The role at this occasion.
    pub role: Option<String>,
    /// The job title held then.
    pub job_title: Option<String>,
    /// The organisation of then.
    pub organisation: Option<Name>,
}

/// All speakers (`speakers.html`, variable `speakers`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SpeakersView {
    /// How many there are on all pages.
    pub total: usize,
    /// Those on this page.
    pub cards: Vec<SpeakerCard>,
    /// The index by letters or strokes; `null` for a short list (30), and for one that does not go by names.
    pub letters: Option<Letters>,
    /// The other pages.
    pub pager: Option<Pager>,
}

/// One speaker in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct SpeakerCard {
    /// The name.
    pub name: String,
    /// The speaker's page.
    pub url: String,
    /// The job title, as in [`SpeakerView::job_title`].
    pub job_title: Option<String>,
    /// The organisation's name.
    pub organisation: Option<String>,
    /// At how many occasions the speaker appeared.
    pub count: usize,
}

//! The booklet: a programme to hold in the hand.

use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::TrackMark;
use super::closed;
use super::pages::{DayView, OutcomeView, VenueView};
use super::parts::{AppearanceView, ImageView, Link, PeriodView, TextView};
use crate::parse::markdown::Passage;

/// The programme of one event as a booklet to print (`booklet.html`, variable `booklet`).
///
/// It repeats what other pages say, for paper: nothing in it has to be clicked on. The event's own text is `text`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct BookletView {
    /// The event's title and page.
    pub event: Link,
    /// What kind of event it is, as in [`EventView::kind`](super::pages::EventView::kind).
    #[schemars(extend("x-words" = closed::events()))]
    pub kind: &'static str,
    /// When it takes place.
    pub period: PeriodView,
    /// `cancelled`, `postponed` or `moved-online`; `null` for what goes as planned.
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
    /// The series it is an edition of.
    pub series: Option<String>,
    /// Which edition, in the author's words.
    pub edition: Option<String>,
    /// Where it takes place.
    pub venue: Option<VenueView>,
    /// The rooms that sessions are held in.
    pub rooms: Vec<RoomLine>,
    /// Who holds it: names.
    pub organisers: Vec<String>,
    /// Who helps to hold it: names.
    pub co_organisers: Vec<String>,
    /// For whom it is, in words.
    pub audience: Option<String>,
    /// How many take part, as printed.
    pub participants: Option<String>,
    /// The author's summary.
    pub summary: Option<String>,
    /// The event's cover picture.
    pub cover: Option<ImageView>,
    /// The absolute address of the event's page, to print and for a QR code: `{{ booklet.qr | qr }}`.
    pub qr: String,
    /// The agenda by day; the rows' summaries stand in `sessions`.
    pub days: Vec<DayView>,
    /// The sessions of which there is more to say than their row does, in the order of the agenda.
    pub sessions: Vec<BookletSession>,
    /// Everyone who appears, each once, in the order of the event's page.
    pub speakers: Vec<BookletSpeaker>,
    /// The event's case studies.
    pub cases: Vec<BookletCase>,
}

/// A room and what to know to find it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct RoomLine {
    /// Its name.
    pub name: String,
    /// The floor, as printed.
    pub floor: Option<String>,
    /// How many people fit in.
    pub capacity: Option<u32>,
}

/// A session with what there is to read of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct BookletSession {
    /// For `id`, so that the contents lead to it: `session-opening`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its type, as in [`SessionRow::kind`](super::pages::SessionRow::kind).
    #[schemars(extend("x-words" = closed::sessions()))]
    pub kind: &'static str,
    /// When.
    pub time: Option<PeriodView>,
    /// Where, if that is known.
    pub room: Option<String>,
    /// The track.
    pub track: Option<TrackMark>,
    /// Who appears, with titles.
    pub speakers: Vec<AppearanceView>,
    /// The author's summary.
    pub summary: Option<String>,
    /// Its text.
    pub passages: Plain,
    /// As in [`SessionRow::status`](super::pages::SessionRow::status).
    #[schemars(extend("x-words" = closed::remarks()))]
    pub status: Option<&'static str>,
    /// Its language where that differs from the page's.
    pub lang: Option<String>,
}

/// A speaker with what there is to read of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct BookletSpeaker {
    /// Name, role, title and organisation at this event.
    pub who: AppearanceView,
    /// A portrait; `null` where the speaker does not agree to one.
    pub photo: Option<ImageView>,
    /// A sentence about the speaker.
    pub summary: Option<String>,
    /// The biography.
    pub passages: Plain,
    /// The titles of the speaker's sessions at this event.
    pub sessions: Vec<String>,
    /// The biography's language where that differs from the page's.
    pub lang: Option<String>,
}

/// A case study in short.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct BookletCase {
    /// Its title.
    pub title: String,
    /// Its page, absolute.
    pub url: String,
    /// Whose practice it is.
    pub organisation: Option<String>,
    /// Its summary.
    pub summary: Option<String>,
    /// What came of it.
    pub outcomes: Vec<OutcomeView>,
    /// Its language where that differs from the page's.
    pub lang: Option<String>,
}

/// A text of another page as plain words: a list of [`PassageView`] for templates.
///
/// Until the page is made it is known by its digest only, so that views stay small.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Plain {
    /// Which text.
    pub text: Option<TextView>,
    /// Its words, once they are there.
    pub words: Vec<PassageView>,
}

/// A paragraph, a heading or an item of a list in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct PassageView {
    /// Whether it is a heading.
    pub heading: bool,
    /// The words.
    pub text: String,
}

impl From<Passage> for PassageView {
    fn from(Passage { heading, text }: Passage) -> PassageView {
        PassageView { heading, text }
    }
}

impl Serialize for Plain {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.words.serialize(serializer)
    }
}

impl JsonSchema for Plain {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::borrow::Cow::Borrowed("Plain")
    }

    fn json_schema(types: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<PassageView>::json_schema(types)
    }
}

impl BookletView {
    /// The texts of other pages in it.
    pub fn texts(&mut self) -> impl Iterator<Item = &mut Plain> {
        let sessions = self.sessions.iter_mut().map(|one| &mut one.passages);
        sessions.chain(self.speakers.iter_mut().map(|one| &mut one.passages))
    }
}

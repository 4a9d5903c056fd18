//! One struct per kind of page: exactly what that page may show.
//!
//! A template receives its page's struct under the name of the kind
//! (`event`, `report`, …), beside `site`, `page`, `text`, `t` and `options`.

use serde::Serialize;

use super::agenda::{GridView, SessionLink, TrackMark};
use super::changes::GoneView;
use super::parts::{
    AgendaExports, AppearanceView, CalendarLink, Card, CorrectionView, Extra, FigureView, ImageView, Link, Listing, Name, PeriodView,
    QuoteView, SignOffView, SourceView, TermLink, TimeView,
};

/// The front page (`home.html`, variable `home`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct HomeView {
    /// Events that have not ended, soonest first; at most six.
    pub upcoming: Vec<Card>,
    /// Past events, latest first; at most `lists.per_page`.
    pub events: Vec<Card>,
    /// Reports, latest first; at most six.
    pub reports: Vec<Card>,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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

/// One event (`event.html`, variable `event`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EventView {
    /// Its title.
    pub title: String,
    /// `course`, `lecture`, `conference`, `workshop`, `seminar`, `ceremony`.
    pub kind: &'static str,
    /// When it takes place.
    pub period: PeriodView,
    /// `cancelled`, `postponed` or `moved-online`; `null` for what goes as planned.
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
    /// The calendar of the whole agenda; `null` where no session has a day.
    pub calendar: Option<CalendarLink>,
    /// What the releases of the agenda changed; `null` where there are none.
    pub changes_url: Option<String>,
    /// The agenda by day; empty where it is so long (120 sessions) that `agenda_url` has to do.
    pub days: Vec<DayView>,
    /// Everyone who appears at it, in the order of the agenda, each once.
    pub speakers: Vec<AppearanceView>,
    /// Reports about it.
    pub reports: Vec<Card>,
    /// Case studies that belong to it.
    pub cases: Vec<Card>,
    /// Other events of its series, latest first; at most six.
    pub editions: Vec<Card>,
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct VenueView {
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: Option<String>,
    /// Its own web site.
    pub url: Option<String>,
    /// The region it lies in, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// The names of the rooms in use.
    pub rooms: Vec<String>,
}

/// One day of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
    pub status: Option<&'static str>,
    /// `new`, `moved` or `cancelled` since the release before; `null` for what stays, and when the event is over.
    pub mark: Option<&'static str>,
    /// Its language where that differs from the page's.
    pub lang: Option<String>,
}

/// The agenda of one event (`agenda.html`, variable `agenda`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
    /// The page's absolute address, for a QR code: `{{ agenda.qr | qr }}`; `null` once the event is over.
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

/// One session (`session.html`, variable `session`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SessionView {
    /// Its title.
    pub title: String,
    /// Its type, as in [`SessionRow::kind`].
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
    /// As in [`SessionRow::status`].
    pub status: Option<&'static str>,
    /// As in [`SessionRow::mark`].
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

/// One speaker (`speaker.html`, variable `speaker`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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

/// One report (`report.html`, variable `report`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ReportView {
    /// The headline.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// When it was published.
    pub date: TimeView,
    /// When it was last changed, where the author says so.
    pub updated: Option<TimeView>,
    /// The words before the first sentence: `江汉风报道`.
    pub dateline: Option<String>,
    /// Where it was first published.
    pub source: Option<SourceView>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// Who wrote, edited and approved it, in printed order.
    pub sign_off: Vec<SignOffView>,
    /// The event it is about.
    pub event: Option<Card>,
    /// Who appears in it, with the titles held then.
    pub speakers: Vec<AppearanceView>,
    /// Its region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Numbers worth showing.
    pub figures: Vec<FigureView>,
    /// Pictures beside the text.
    pub photos: Vec<ImageView>,
    /// Pull quotes.
    pub quotes: Vec<QuoteView>,
    /// Corrections, latest last.
    pub corrections: Vec<CorrectionView>,
    /// What to read next: the author's choice, then the event's other articles.
    pub related: Vec<Card>,
    /// The report before it in time.
    pub previous: Option<Link>,
    /// The report after it in time.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}

/// One case study (`case.html`, variable `case`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CaseView {
    /// Its title.
    pub title: String,
    /// The line under it.
    pub subtitle: Option<String>,
    /// When it was published.
    pub date: Option<TimeView>,
    /// When it was last changed, where the author says so.
    pub updated: Option<TimeView>,
    /// Whose practice it is about.
    pub organisation: Option<Link>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// When the practice was, or since when it is, in use.
    pub period: Option<PeriodView>,
    /// What came of it.
    pub outcomes: Vec<OutcomeView>,
    /// Numbers worth showing.
    pub figures: Vec<FigureView>,
    /// Which of the four parts the text has, in its order.
    pub parts: Vec<PartView>,
    /// Who appears in it.
    pub speakers: Vec<AppearanceView>,
    /// Its region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Where it was first published.
    pub source: Option<SourceView>,
    /// Who wrote, edited and approved it, in printed order.
    pub sign_off: Vec<SignOffView>,
    /// Pictures beside the text.
    pub photos: Vec<ImageView>,
    /// Pull quotes.
    pub quotes: Vec<QuoteView>,
    /// The event it belongs to.
    pub event: Option<Card>,
    /// What to read next.
    pub related: Vec<Card>,
    /// The case before it in time.
    pub previous: Option<Link>,
    /// The case after it in time.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}

/// One measured outcome of a case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OutcomeView {
    /// What was measured.
    pub metric: String,
    /// The value as printed.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Who measured it.
    pub source: Option<String>,
}

/// One of the four parts of a case study.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PartView {
    /// `background`, `approach`, `outcomes` or `lessons`.
    pub kind: &'static str,
    /// Its heading.
    pub title: String,
    /// `#` and the heading's id.
    pub url: String,
}

/// One series (`series.html`, variable `series`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SeriesView {
    /// Its name.
    pub name: String,
    /// Who holds it.
    pub organisers: Vec<Link>,
    /// How often, in words.
    pub cadence: Option<String>,
    /// Since when.
    pub start: Option<TimeView>,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// Its region, from the widest to the narrowest.
    pub region: Vec<Link>,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Its events, latest first, with their reports and cases.
    pub list: Listing,
    /// Free data of the author.
    pub extra: Extra,
}

/// One organisation (`organisation.html`, variable `organisation`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct OrganisationView {
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its own web site.
    pub url: Option<String>,
    /// A sentence about it.
    pub summary: Option<String>,
    /// The organisation above it.
    pub parent: Option<Link>,
    /// The organisations below it.
    pub children: Vec<Link>,
    /// Its series.
    pub series: Vec<Link>,
    /// Its speakers.
    pub speakers: Vec<SpeakerCard>,
    /// Events it holds and cases about it, latest first.
    pub list: Listing,
}

/// One speaker in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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

/// One topic, region or year (`topic.html`, `region.html`, `year.html` or, for all, `term.html`; variable `term`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TermView {
    /// `topic`, `region` or `year`.
    pub kind: &'static str,
    /// Its name: `机关党建`, `湖北`, `2024`.
    pub name: String,
    /// The term above it, for regions.
    pub parent: Option<Link>,
    /// The terms below it, for regions; the years around it, for years.
    pub children: Vec<TermLink>,
    /// Its events, reports and cases, latest first.
    pub list: Listing,
}

/// All terms of one kind (`topics.html`, `regions.html`, `organisations.html`, `series-list.html` or, for all, `terms.html`; variable `terms`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct TermsView {
    /// `topics`, `regions`, `organisations` or `series`.
    pub kind: &'static str,
    /// The terms.
    pub terms: Vec<TermLink>,
}

/// All events, reports or cases (`events.html`, `reports.html`, `cases.html` or, for all, `list.html`; variable `index`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct IndexView {
    /// `events`, `reports` or `cases`.
    pub kind: &'static str,
    /// The entries, latest first.
    pub list: Listing,
    /// The feed of this list.
    pub feed: Option<String>,
    /// The calendar of the site's events, in the list of events.
    pub calendar: Option<CalendarLink>,
}

/// All speakers (`speakers.html`, variable `speakers`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SpeakersView {
    /// How many there are on all pages.
    pub total: usize,
    /// Those on this page.
    pub cards: Vec<SpeakerCard>,
    /// The other pages.
    pub pager: Option<super::parts::Pager>,
}

/// The ways into the archive (`archive.html`, variable `archive`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
}

/// One year of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
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
}

/// A plain page (`page.html`, variable `plain`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PlainView {
    /// Its title.
    pub title: String,
    /// The author's summary; `null` where there is none, so that it never repeats the text.
    pub summary: Option<String>,
    /// When it was last changed, where the author says so.
    pub updated: Option<TimeView>,
    /// The pages below it.
    pub children: Vec<Link>,
    /// The page before it among its siblings.
    pub previous: Option<Link>,
    /// The page after it among its siblings.
    pub next: Option<Link>,
    /// Free data of the author.
    pub extra: Extra,
}

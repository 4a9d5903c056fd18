//! The path inside the site of everything that has a page: `/events/a/`, not encoded, without the base path.

use super::{Offer, agendas};
use crate::model::{Arena, CaseStudy, Event, Id, Organisation, Page, Region, Report, Series, Session, Site, Speaker, Topic};
use crate::resolve::To;
use crate::slug::slug_of;

/// The paths, each list parallel to its arena.
#[derive(Debug, Default)]
pub struct Addresses {
    events: Vec<String>,
    /// By place in the event; `None` for those without a page.
    rooms: Vec<Vec<Option<String>>>,
    tracks: Vec<Vec<Option<String>>>,
    sessions: Vec<Option<String>>,
    speakers: Vec<Option<String>>,
    reports: Vec<String>,
    cases: Vec<String>,
    series: Vec<String>,
    organisations: Vec<String>,
    topics: Vec<String>,
    regions: Vec<String>,
    pages: Vec<String>,
}

/// The path of the front page.
pub(super) const HOME: &str = "/";

impl Addresses {
    /// Decides the address of everything.
    #[must_use]
    pub fn new(site: &Site, offer: &Offer) -> Addresses {
        fn each<T>(arena: &Arena<T>, path: impl Fn(&T) -> String) -> Vec<String> {
            arena.iter().map(|(_, thing)| path(thing)).collect()
        }
        let events = each(&site.events, |event| format!("/events/{}/", event.shared.slug));
        let session = |session: &Session| {
            let slug = &session.shared.slug;
            session.has_page().then(|| format!("{}sessions/{slug}/", events[session.event.index()]))
        };
        let speaker = |speaker: &Speaker| speaker.consent.page.then(|| format!("/speakers/{}/", speaker.shared.slug));
        let inside = |offered: bool, folder: &str, slugs: &dyn Fn(&Site, &Event) -> Vec<Option<String>>| -> Vec<Vec<Option<String>>> {
            let one = |((_, event), path): ((_, &Event), &String)| {
                let slugs = if offered { slugs(site, event) } else { Vec::new() };
                slugs.into_iter().map(|slug| Some(format!("{path}{folder}/{}/", slug?))).collect()
            };
            site.events.iter().zip(&events).map(one).collect()
        };
        Addresses {
            rooms: inside(offer.rooms, "rooms", &agendas::rooms),
            tracks: inside(offer.tracks, "tracks", &agendas::tracks),
            sessions: site.sessions.iter().map(|(_, one)| session(one)).collect(),
            speakers: site.speakers.iter().map(|(_, one)| speaker(one)).collect(),
            reports: each(&site.reports, |report| format!("/reports/{}/", report.shared.slug)),
            cases: each(&site.cases, |case| format!("/cases/{}/", case.shared.slug)),
            series: each(&site.series, |series| format!("/series/{}/", series.shared.slug)),
            organisations: each(&site.organisations, |one| format!("/organisations/{}/", one.shared.slug)),
            topics: each(&site.topics, |topic| format!("/topics/{}/", named(&topic.name))),
            regions: regions(site),
            pages: each(&site.pages, |page| format!("/{}/", page.path)),
            events,
        }
    }

    /// An event's page.
    #[must_use]
    pub fn event(&self, id: Id<Event>) -> &str {
        &self.events[id.index()]
    }

    /// An event's agenda.
    #[must_use]
    pub fn agenda(&self, id: Id<Event>) -> String {
        format!("{}agenda/", self.event(id))
    }

    /// An event's sheets for doors.
    #[must_use]
    pub fn door(&self, id: Id<Event>) -> String {
        format!("{}door/", self.event(id))
    }

    /// What is on now and next at an event.
    #[must_use]
    pub fn now(&self, id: Id<Event>) -> String {
        format!("{}now/", self.event(id))
    }

    /// An event's programme as a booklet to print.
    #[must_use]
    pub fn booklet(&self, id: Id<Event>) -> String {
        format!("{}booklet/", self.event(id))
    }

    /// The page of a room at an event, if it has one.
    #[must_use]
    pub fn room(&self, id: Id<Event>, n: usize) -> Option<&str> {
        self.rooms[id.index()].get(n)?.as_deref()
    }

    /// The rooms of an event that have a page, by their places.
    pub fn rooms(&self, id: Id<Event>) -> impl Iterator<Item = (usize, &str)> {
        self.rooms[id.index()].iter().enumerate().filter_map(|(n, path)| Some((n, path.as_deref()?)))
    }

    /// The page of a track, if it has one.
    #[must_use]
    pub fn track(&self, id: Id<Event>, n: usize) -> Option<&str> {
        self.tracks[id.index()].get(n)?.as_deref()
    }

    /// The tracks of an event that have a page, by their places.
    pub fn tracks(&self, id: Id<Event>) -> impl Iterator<Item = (usize, &str)> {
        self.tracks[id.index()].iter().enumerate().filter_map(|(n, path)| Some((n, path.as_deref()?)))
    }

    /// What the releases of an event's agenda changed.
    #[must_use]
    pub fn changes(&self, id: Id<Event>) -> String {
        format!("{}changes/", self.event(id))
    }

    /// A session's page, if it has one.
    #[must_use]
    pub fn session(&self, id: Id<Session>) -> Option<&str> {
        self.sessions[id.index()].as_deref()
    }

    /// A speaker's page, if the speaker agreed to one.
    #[must_use]
    pub fn speaker(&self, id: Id<Speaker>) -> Option<&str> {
        self.speakers[id.index()].as_deref()
    }

    /// A report's page.
    #[must_use]
    pub fn report(&self, id: Id<Report>) -> &str {
        &self.reports[id.index()]
    }

    /// A case study's page.
    #[must_use]
    pub fn case(&self, id: Id<CaseStudy>) -> &str {
        &self.cases[id.index()]
    }

    /// A series' page.
    #[must_use]
    pub fn series(&self, id: Id<Series>) -> &str {
        &self.series[id.index()]
    }

    /// An organisation's page.
    #[must_use]
    pub fn organisation(&self, id: Id<Organisation>) -> &str {
        &self.organisations[id.index()]
    }

    /// A topic's page.
    #[must_use]
    pub fn topic(&self, id: Id<Topic>) -> &str {
        &self.topics[id.index()]
    }

    /// A region's page.
    #[must_use]
    pub fn region(&self, id: Id<Region>) -> &str {
        &self.regions[id.index()]
    }

    /// A plain page.
    #[must_use]
    pub fn page(&self, id: Id<Page>) -> &str {
        &self.pages[id.index()]
    }

    /// A year's page.
    #[must_use]
    pub fn year(&self, year: i16) -> String {
        format!("/years/{year}/")
    }

    /// The page of whatever a link leads to.
    #[must_use]
    pub fn to(&self, to: To) -> Option<String> {
        Some(match to {
            To::Home => HOME.to_string(),
            To::Event(id) => self.event(id).to_string(),
            To::Agenda(id) => self.agenda(id),
            To::Session(id) => self.session(id)?.to_string(),
            To::Speaker(id) => self.speaker(id)?.to_string(),
            To::Report(id) => self.report(id).to_string(),
            To::Case(id) => self.case(id).to_string(),
            To::Series(id) => self.series(id).to_string(),
            To::Page(id) => self.page(id).to_string(),
            To::Translation(_) | To::Withheld => return None,
        })
    }
}

/// The path of the `n`th page of a list.
#[must_use]
pub fn numbered(path: &str, n: usize) -> String {
    if n == 1 { path.to_string() } else { format!("{path}page/{n}/") }
}

fn named(name: &str) -> String {
    let slug = slug_of(name);
    if slug.is_empty() { "x".to_string() } else { slug }
}

/// A region lies inside its parent's folder; parents stand before their children.
fn regions(site: &Site) -> Vec<String> {
    let mut paths: Vec<String> = Vec::with_capacity(site.regions.len());
    for (_, region) in site.regions.iter() {
        let above = region.parent.map_or("/regions/", |parent| paths[parent.index()].as_str());
        paths.push(format!("{above}{}/", named(&region.name)));
    }
    paths
}

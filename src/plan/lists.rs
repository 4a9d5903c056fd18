//! The orders of the lists, and who stands before and after whom.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{FeedKind, Offer};
use crate::config::Config;
use crate::model::{CaseStudy, Entry, Event, Id, Region, Report, Series, Session, Site, Speaker, Topic, Visibility};

/// The lists that several pages share.
#[derive(Debug, Default)]
pub struct Lists {
    /// Listed events, latest first.
    pub events: Vec<Id<Event>>,
    /// Listed reports, latest first.
    pub reports: Vec<Id<Report>>,
    /// Listed case studies, latest first.
    pub cases: Vec<Id<CaseStudy>>,
    /// Everything in the lists above, latest first.
    pub entries: Vec<Entry>,
    /// Events that have not ended today, soonest first.
    pub upcoming: Vec<Id<Event>>,
    /// Events that have, latest first.
    pub past: Vec<Id<Event>>,
    /// Speakers with pages, those who appeared most first, then by name.
    pub speakers: Vec<Id<Speaker>>,
    /// Topics, the fullest first.
    pub topics: Vec<Id<Topic>>,
    /// Regions with their depth, each followed by those below it, the fullest first.
    pub regions: Vec<(Id<Region>, usize)>,
    /// Series, the fullest first.
    pub series: Vec<Id<Series>>,
    /// Events with sheets for the day itself.
    pub sheets: BTreeSet<Id<Event>>,
    places: BTreeMap<Entry, usize>,
    session_places: Vec<usize>,
    /// Entries on one page.
    pub per_page: usize,
    /// Speakers on one page.
    pub speakers_per_page: usize,
}

/// A line for a speaker is short, so a page holds more of them.
const SPEAKERS_PER_ENTRY: usize = 3;

impl Lists {
    /// Puts everything in order.
    #[must_use]
    pub fn new(site: &Site, config: &Config, offer: &Offer) -> Lists {
        let mut entries: Vec<Entry> = site.years.values().flatten().copied().collect();
        let undated = site.cases.ids().map(Entry::Case).filter(|case| site.date(*case).is_none() && site.is_listed(*case));
        entries.extend(undated);
        entries
            .sort_by_cached_key(|entry| (Reverse(site.date(*entry).map(|when| when.sort_key())), site.shared(*entry).slug.clone(), *entry));
        let mut lists =
            Lists { per_page: config.per_page, speakers_per_page: config.per_page.saturating_mul(SPEAKERS_PER_ENTRY), ..Lists::default() };
        for entry in &entries {
            lists.place(*entry);
        }
        lists.entries = entries;
        let ended = |id: &&Id<Event>| site.events[**id].period.last_day() < config.today;
        lists.past = lists.events.iter().filter(ended).copied().collect();
        lists.upcoming = lists.events.iter().rev().filter(|id| !ended(id)).copied().collect();
        lists.sheets = site.events.ids().filter(|id| offer.sheets && super::agendas::has_sheets(site, &site.events[*id], config)).collect();
        lists.session_places = session_places(site);
        lists.terms(site);
        lists
    }

    /// The events, reports or cases around one: before it in time, and after it.
    #[must_use]
    pub fn around(&self, entry: Entry) -> (Option<Entry>, Option<Entry>) {
        let Some(place) = self.places.get(&entry).copied() else { return (None, None) };
        let at = |n: Option<usize>| {
            let n = n?;
            match entry {
                Entry::Event(_) => self.events.get(n).copied().map(Entry::Event),
                Entry::Report(_) => self.reports.get(n).copied().map(Entry::Report),
                Entry::Case(_) => self.cases.get(n).copied().map(Entry::Case),
            }
        };
        (at(Some(place + 1)), at(place.checked_sub(1)))
    }

    /// The place of a session in its event's agenda.
    #[must_use]
    pub fn session_place(&self, id: Id<Session>) -> usize {
        self.session_places[id.index()]
    }

    /// The feeds that have something to tell.
    #[must_use]
    pub fn feeds(&self) -> Vec<FeedKind> {
        let kinds = [
            (FeedKind::Site, self.entries.is_empty()),
            (FeedKind::Events, self.events.is_empty()),
            (FeedKind::Reports, self.reports.is_empty()),
            (FeedKind::Cases, self.cases.is_empty()),
        ];
        kinds.into_iter().filter(|(_, empty)| !empty).map(|(kind, _)| kind).collect()
    }

    fn place(&mut self, entry: Entry) {
        let place = match entry {
            Entry::Event(id) => {
                self.events.push(id);
                self.events.len()
            }
            Entry::Report(id) => {
                self.reports.push(id);
                self.reports.len()
            }
            Entry::Case(id) => {
                self.cases.push(id);
                self.cases.len()
            }
        };
        self.places.insert(entry, place - 1);
    }

    fn terms(&mut self, site: &Site) {
        let listed = |id: &Id<Speaker>| {
            let speaker = &site.speakers[*id];
            speaker.consent.page && speaker.shared.visibility == Visibility::Public
        };
        self.speakers = site.speakers.ids().filter(listed).collect();
        self.speakers.sort_by_cached_key(|id| {
            let speaker = &site.speakers[*id];
            (Reverse(speaker.occasions.len()), speaker.sort_key.clone().unwrap_or_else(|| speaker.shared.title.clone()), *id)
        });
        self.topics = site.topics.ids().filter(|id| !site.topics[*id].entries.is_empty()).collect();
        self.topics.sort_by_key(|id| (Reverse(site.topics[*id].entries.len()), &site.topics[*id].name));
        self.series = site.series.ids().filter(|id| site.series[*id].shared.visibility == Visibility::Public).collect();
        self.series.sort_by_key(|id| (Reverse(site.series[*id].events.len()), &site.series[*id].shared.title));
        let mut top: Vec<Id<Region>> = site.regions.iter().filter(|(_, region)| region.parent.is_none()).map(|(id, _)| id).collect();
        sort_regions(site, &mut top);
        for region in top {
            self.add_region(site, region, 0);
        }
    }

    fn add_region(&mut self, site: &Site, id: Id<Region>, depth: usize) {
        if site.regions[id].entries.is_empty() {
            return;
        }
        self.regions.push((id, depth));
        let mut children = site.regions[id].children.clone();
        sort_regions(site, &mut children);
        for child in children {
            self.add_region(site, child, depth + 1);
        }
    }
}

/// How many pages a list of `total` entries takes; an empty one still takes one.
#[must_use]
pub fn pages_of(total: usize, per_page: usize) -> usize {
    total.div_ceil(per_page).max(1)
}

fn sort_regions(site: &Site, regions: &mut [Id<Region>]) {
    regions.sort_by_key(|id| (Reverse(site.regions[*id].entries.len()), &site.regions[*id].name));
}

fn session_places(site: &Site) -> Vec<usize> {
    let mut places = vec![0; site.sessions.len()];
    for (_, event) in site.events.iter() {
        for (place, session) in event.sessions.iter().enumerate() {
            if let Some(slot) = places.get_mut(session.index()) {
                *slot = place;
            }
        }
    }
    places
}

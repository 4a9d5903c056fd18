//! The orders of the lists, and who stands before and after whom.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::orders::{Facts, Part, parts, sort};
use super::{FeedKind, Offer, PageKind, STATISTICS};
use crate::config::Config;
use crate::model::{CaseStudy, Entry, Event, Id, Order, Organisation, Region, Report, Series, Session, Site, Speaker, Topic, Visibility};
use crate::order::Heading;
use crate::resolve::{People, Resolved};

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
    /// Speakers with pages; this list and those below are in the order that `[lists.order]` asks for.
    pub speakers: Vec<Id<Speaker>>,
    /// The parts of a long list of speakers by name; empty otherwise, and so are the next.
    pub speaker_parts: Vec<Part>,
    /// Topics that something belongs to.
    pub topics: Vec<Id<Topic>>,
    /// The parts of the list of topics.
    pub topic_parts: Vec<Part>,
    /// Organisations.
    pub organisations: Vec<Id<Organisation>>,
    /// The parts of the list of organisations.
    pub organisation_parts: Vec<Part>,
    /// Series.
    pub series: Vec<Id<Series>>,
    /// The parts of the list of series.
    pub series_parts: Vec<Part>,
    /// Regions with their depth, each followed by those below it.
    pub regions: Vec<(Id<Region>, usize)>,
    /// The regions right below each, and below none.
    below: BTreeMap<Option<Id<Region>>, Vec<Id<Region>>>,
    /// Whether there is enough to make statistics of, and somebody who wants and shows them.
    pub has_statistics: bool,
    /// Whether events that have an agenda have it as a booklet, too.
    pub has_booklets: bool,
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

/// Of fewer events than these nobody needs a chart.
const STATISTICS_FROM: usize = 5;

impl Lists {
    /// Puts everything in order.
    #[must_use]
    pub fn new(resolved: &Resolved, config: &Config, offer: &Offer) -> Lists {
        let site = &*resolved.site;
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
        let held = lists.events.iter().filter(|id| site.events[**id].status.takes_place());
        lists.has_statistics = offer.statistics && config.statistics.enabled && held.count() >= STATISTICS_FROM;
        lists.has_booklets = offer.booklets && config.booklet;
        lists.session_places = session_places(site);
        lists.speakers(site, &resolved.people, config.orders.speakers);
        lists.terms(site, config);
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

    /// The pages that give all of a kind at once, where there is something to give.
    pub(super) fn overviews(&self) -> impl Iterator<Item = (&'static str, PageKind)> {
        let all = [
            ("/topics/", !self.topics.is_empty(), PageKind::Topics),
            ("/regions/", !self.regions.is_empty(), PageKind::Regions),
            ("/organisations/", !self.organisations.is_empty(), PageKind::Organisations),
            ("/series/", !self.series.is_empty(), PageKind::SeriesList),
            ("/archive/", !self.entries.is_empty(), PageKind::Archive),
            (STATISTICS, self.has_statistics, PageKind::Statistics),
        ];
        all.into_iter().filter(|(_, there, _)| *there).map(|(path, _, kind)| (path, kind))
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

    fn speakers(&mut self, site: &Site, people: &People, order: Order) {
        let listed = |id: &Id<Speaker>| {
            let speaker = &site.speakers[*id];
            speaker.consent.page && speaker.shared.visibility == Visibility::Public
        };
        self.speakers = site.speakers.ids().filter(listed).collect();
        let name = |speaker: &Speaker| speaker.sort_key.clone().unwrap_or_else(|| speaker.shared.title.clone());
        match order {
            Order::AsWritten => {}
            Order::Count => self.speakers.sort_by_cached_key(|id| {
                let speaker = &site.speakers[*id];
                (Reverse(speaker.occasions.len()), name(speaker), *id)
            }),
            Order::Date => self.speakers.sort_by_cached_key(|id| {
                let speaker = &site.speakers[*id];
                let latest = speaker.occasions.first().and_then(|occasion| site.occasion_date(*occasion));
                (Reverse(latest.map(|when| when.sort_key())), name(speaker), *id)
            }),
            Order::Pinyin | Order::Stroke | Order::Title => {
                self.speakers.sort_by_key(|id| people.place(order, *id));
                let headings = self.speakers.iter().map(|id| people.heading(order, *id).unwrap_or(Heading::Other));
                self.speaker_parts = parts(headings);
            }
        }
    }

    fn terms(&mut self, site: &Site, config: &Config) {
        let orders = &config.orders;
        let latest = |entry: Option<Entry>| entry.and_then(|entry| site.date(entry)).map(|when| when.sort_key());
        let topics = site.topics.ids().filter(|id| !site.topics[*id].entries.is_empty());
        (self.topics, self.topic_parts) = sort(topics, orders.topics, config, |id| {
            let topic = &site.topics[id];
            Facts { words: &topic.name, count: topic.entries.len(), latest: latest(topic.entries.first().copied()) }
        });
        let series = site.series.ids().filter(|id| site.series[*id].shared.visibility == Visibility::Public);
        (self.series, self.series_parts) = sort(series, orders.series, config, |id| {
            let series = &site.series[id];
            Facts {
                words: &series.shared.title,
                count: series.events.len(),
                latest: latest(series.events.first().copied().map(Entry::Event)),
            }
        });
        (self.organisations, self.organisation_parts) = sort(site.organisations.ids(), orders.organisations, config, |id| {
            let one = &site.organisations[id];
            let event = latest(one.events.first().copied().map(Entry::Event));
            let case = latest(one.cases.first().copied().map(Entry::Case));
            Facts { words: &one.shared.title, count: one.events.len() + one.cases.len(), latest: event.max(case) }
        });
        let (regions, _) = sort(site.regions.ids(), orders.regions, config, |id| {
            let region = &site.regions[id];
            Facts { words: &region.name, count: region.entries.len(), latest: latest(region.entries.first().copied()) }
        });
        for id in regions.into_iter().filter(|id| !site.regions[*id].entries.is_empty()) {
            self.below.entry(site.regions[id].parent).or_default().push(id);
        }
        self.add_regions(None, 0);
    }

    fn add_regions(&mut self, parent: Option<Id<Region>>, depth: usize) {
        for id in self.below.get(&parent).cloned().unwrap_or_default() {
            self.regions.push((id, depth));
            self.add_regions(Some(id), depth + 1);
        }
    }

    /// The regions in one that have entries, in order.
    #[must_use]
    pub fn regions_in(&self, id: Id<Region>) -> &[Id<Region>] {
        self.below.get(&Some(id)).map_or(&[], Vec::as_slice)
    }
}

/// How many pages a list of `total` entries takes; an empty one still takes one.
#[must_use]
pub fn pages_of(total: usize, per_page: usize) -> usize {
    total.div_ceil(per_page).max(1)
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

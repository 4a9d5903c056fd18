//! The other direction of every relation, each list with the latest first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Entry, Event, Id, Occasion, Organisation, Region, Shared, Site, Speaker, Visibility};

/// Fills in who and what belongs to whom.
pub(super) fn backlinks(site: &mut Site) {
    let entries = entries(site);
    for entry in &entries {
        join_entry(site, *entry);
    }
    for id in site.organisations.ids() {
        if let Some(parent) = site.organisations[id].parent {
            site.organisations.get_mut(parent).children.push(id);
        }
    }
    for id in site.series.ids() {
        for organiser in site.series[id].organisers.clone() {
            site.organisations.get_mut(organiser).series.push(id);
        }
    }
    occasions(site);
    employers(site);
}

/// Everything that stands in lists, latest first.
fn entries(site: &Site) -> Vec<Entry> {
    let events = site.events.ids().map(Entry::Event);
    let reports = site.reports.ids().map(Entry::Report);
    let cases = site.cases.ids().map(Entry::Case);
    let mut entries: Vec<Entry> = events.chain(reports).chain(cases).filter(|entry| site.is_listed(*entry)).collect();
    entries.sort_by_cached_key(|entry| {
        let key = site.date(*entry).map(|when| when.sort_key());
        (Reverse(key), site.shared(*entry).slug.clone(), *entry)
    });
    entries
}

fn join_entry(site: &mut Site, entry: Entry) {
    let shared: &Shared = site.shared(entry);
    let (topics, region) = (shared.topics.clone(), shared.region);
    for topic in topics {
        site.topics.get_mut(topic).entries.push(entry);
    }
    let mut at: Option<Id<Region>> = region;
    while let Some(region) = at {
        site.regions.get_mut(region).entries.push(entry);
        at = site.regions[region].parent;
    }
    if let Some(date) = site.date(entry) {
        site.years.entry(date.year()).or_default().push(entry);
    }
    match entry {
        Entry::Event(id) => join_event(site, id),
        Entry::Report(id) => {
            if let Some(event) = site.reports[id].event {
                site.events.get_mut(event).reports.push(id);
            }
        }
        Entry::Case(id) => {
            if let Some(event) = site.cases[id].event {
                site.events.get_mut(event).cases.push(id);
            }
            if let Some(organisation) = site.cases[id].organisation {
                site.organisations.get_mut(organisation).cases.push(id);
            }
        }
    }
}

fn join_event(site: &mut Site, id: Id<Event>) {
    if let Some(series) = site.events[id].series {
        site.series.get_mut(series).events.push(id);
    }
    let event = &site.events[id];
    let organisers: BTreeSet<Id<Organisation>> = event.organisers.iter().chain(&event.co_organisers).copied().collect();
    for organiser in organisers {
        site.organisations.get_mut(organiser).events.push(id);
    }
}

/// Where each speaker appeared; at an event only if none of its sessions names the speaker.
fn occasions(site: &mut Site) {
    let mut found: Vec<(Id<Speaker>, Occasion)> = Vec::new();
    for (id, session) in site.sessions.iter() {
        let public = site.events[session.event].shared.visibility == Visibility::Public;
        found.extend(session.speakers.iter().enumerate().filter(|_| public).map(|(n, who)| (who.speaker, Occasion::Session(id, n))));
    }
    for (id, event) in site.events.iter().filter(|(_, event)| event.shared.visibility == Visibility::Public) {
        let in_sessions: BTreeSet<Id<Speaker>> =
            event.sessions.iter().flat_map(|session| &site.sessions[*session].speakers).map(|who| who.speaker).collect();
        let rest = event.speakers.iter().enumerate().filter(|(_, who)| !in_sessions.contains(&who.speaker));
        found.extend(rest.map(|(n, who)| (who.speaker, Occasion::Event(id, n))));
    }
    for (id, report) in site.reports.iter().filter(|(_, report)| report.shared.visibility == Visibility::Public) {
        found.extend(report.speakers.iter().enumerate().map(|(n, who)| (who.speaker, Occasion::Report(id, n))));
    }
    for (id, case) in site.cases.iter().filter(|(_, case)| case.shared.visibility == Visibility::Public) {
        found.extend(case.speakers.iter().enumerate().map(|(n, who)| (who.speaker, Occasion::Case(id, n))));
    }
    found.sort_by_cached_key(|(speaker, occasion)| (*speaker, Reverse(site.occasion_date(*occasion).map(|when| when.sort_key()))));
    for (speaker, occasion) in found {
        site.speakers.get_mut(speaker).occasions.push(occasion);
    }
}

/// The speakers of each organisation: by their own file, or at any appearance.
fn employers(site: &mut Site) {
    let mut pairs: BTreeSet<(Id<Organisation>, Id<Speaker>)> = BTreeSet::new();
    for (id, speaker) in site.speakers.iter() {
        pairs.extend(speaker.organisation.map(|organisation| (organisation, id)));
        for occasion in &speaker.occasions {
            pairs.extend(site.appearance(*occasion).organisation.map(|organisation| (organisation, id)));
        }
    }
    for (organisation, speaker) in pairs {
        site.organisations.get_mut(organisation).speakers.push(speaker);
    }
}

//! From the archive and the plan to the view of one page.

mod agendas;
mod articles;
mod booklet;
mod calendars;
mod changes;
mod charts;
mod credits;
mod events;
mod exports;
mod feeds;
mod grid;
mod head;
mod letters;
mod lists;
mod marks;
mod people;
mod pictures;
mod schedules;
mod search;
mod sitemaps;
mod statistics;
mod terms;
mod times;

use std::collections::BTreeMap;

use super::parts::{
    AppearanceView, CalendarLink, Card, FigureView, Link, Listing, Name, Pager, PagerLink, TermLink, TextView, TocEntry, Unkeyed,
};
use super::{SiteView, View};
use crate::config::Config;
use crate::date::Style;
use crate::language::Lang;
use crate::memo::Digest;
use crate::model::{
    Appearance, Attachment, AttachmentTarget, Entry, Figure, FileRef, Id, Organisation, Region, Shared, Site, TextRef, Topic, WebLink,
};
use crate::parse::markdown::{Heading, Shown};
use crate::plan::{ExportKind, PageKind, Plan, PlannedPage};
use crate::resolve::{Resolved, TextSource};
use crate::slug::encode;
use crate::source::Sources;
use crate::text::script::Converter;

pub use calendars::{event_exports, site_exports, speaker_exports};
pub use feeds::feed;
pub(crate) use head::kind_word;
use head::site_view;
pub use marks::unpublished;
pub use search::search_documents;
pub use sitemaps::sitemap;

/// What making a view can see.
pub struct Cx<'a> {
    /// The archive.
    pub resolved: &'a Resolved,
    /// Every address.
    pub plan: &'a Plan,
    /// What the whole build goes by.
    pub config: &'a Config,
    /// The words of texts.
    pub sources: &'a Sources,
}

/// The view of one page.
#[must_use]
pub fn view(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let mut view = of_kind(cx, page);
    if !cx.plan.introductions.is_empty() {
        head::introduce(cx, page, &mut view);
    }
    view
}

fn of_kind(cx: &Cx<'_>, page: &PlannedPage) -> View {
    match page.kind {
        PageKind::Home => lists::home(cx, page),
        PageKind::Event(id) => events::event(cx, page, id),
        PageKind::Agenda(id) => agendas::agenda(cx, page, id),
        PageKind::Room(id, n) => agendas::room(cx, page, id, n),
        PageKind::Track(id, n) => agendas::track(cx, page, id, n),
        PageKind::Door(id) => agendas::door(cx, page, id),
        PageKind::Now(id) => agendas::now(cx, page, id),
        PageKind::Booklet(id) => booklet::booklet(cx, page, id),
        PageKind::Changes(id) => changes::changes(cx, page, id),
        PageKind::Session(id) => events::session(cx, page, id),
        PageKind::Speaker(id) => people::speaker(cx, page, id),
        PageKind::Report(id) => articles::report(cx, page, id),
        PageKind::Case(id) => articles::case(cx, page, id),
        PageKind::Series(id, n) => terms::series(cx, page, id, n),
        PageKind::Organisation(id, n) => terms::organisation(cx, page, id, n),
        PageKind::Topic(id, n) => terms::topic(cx, page, id, n),
        PageKind::Region(id, n) => terms::region(cx, page, id, n),
        PageKind::Year(year, n) => terms::year(cx, page, year, n),
        PageKind::Events(n) => lists::index(cx, page, lists::IndexKind::Events, n),
        PageKind::Reports(n) => lists::index(cx, page, lists::IndexKind::Reports, n),
        PageKind::Cases(n) => lists::index(cx, page, lists::IndexKind::Cases, n),
        PageKind::Speakers(n) => people::speakers(cx, page, n),
        PageKind::Topics | PageKind::Regions | PageKind::Organisations | PageKind::SeriesList => terms::overview(cx, page),
        PageKind::Archive => lists::archive(cx, page),
        PageKind::Statistics => statistics::page(cx, page),
        PageKind::Search => search::page(cx, page),
        PageKind::Page(id) => lists::plain(cx, page, id),
        PageKind::NotFound => lists::not_found(cx, page),
    }
}

/// What every page of the site shows.
#[must_use]
pub fn site(cx: &Cx<'_>) -> SiteView {
    site_view(cx)
}

impl Cx<'_> {
    fn archive(&self) -> &Site {
        &self.resolved.site
    }

    /// A path inside the site, ready for `href`.
    fn href(&self, path: &str) -> String {
        self.config.base_of(path).href(&encode(path))
    }

    fn absolute(&self, path: &str) -> String {
        self.config.base_of(path).absolute(&encode(path))
    }

    /// A calendar to subscribe to, if there is one of this kind.
    fn calendar(&self, kind: ExportKind, title: &str) -> Option<CalendarLink> {
        let path = self.plan.exports.path(kind)?;
        let absolute = self.absolute(path);
        let rest = absolute.split_once(':').map_or(absolute.as_str(), |(_, rest)| rest);
        Some(CalendarLink { title: title.to_string(), subscribe: format!("webcal:{rest}"), url: self.href(path) })
    }

    fn file_href(&self, file: FileRef) -> Option<String> {
        self.plan.file_path(file.0.file()).map(|path| self.config.shared_href(&encode(&path)))
    }

    /// The path of an event, report or case.
    fn entry_path(&self, entry: Entry) -> &str {
        match entry {
            Entry::Event(id) => self.plan.addresses.event(id),
            Entry::Report(id) => self.plan.addresses.report(id),
            Entry::Case(id) => self.plan.addresses.case(id),
        }
    }

    fn entry_link(&self, entry: Entry) -> Link {
        Link { title: self.archive().shared(entry).title.clone(), url: self.href(self.entry_path(entry)) }
    }

    fn organisation_link(&self, id: Id<Organisation>) -> Link {
        let title = self.archive().organisations[id].shared.title.clone();
        Link { title, url: self.href(self.plan.addresses.organisation(id)) }
    }

    fn organisation_links(&self, ids: &[Id<Organisation>]) -> Vec<Link> {
        ids.iter().map(|id| self.organisation_link(*id)).collect()
    }

    fn organisation_name(&self, id: Id<Organisation>) -> Name {
        let Link { title, url } = self.organisation_link(id);
        Name { title, url: Some(url) }
    }

    fn topic_links(&self, topics: &[Id<Topic>]) -> Vec<Link> {
        let planned = topics.iter().filter(|id| !self.archive().topics[**id].entries.is_empty());
        planned.map(|id| Link { title: self.archive().topics[*id].name.clone(), url: self.href(self.plan.addresses.topic(*id)) }).collect()
    }

    /// A region with those around it, from the widest.
    fn region_links(&self, region: Option<Id<Region>>) -> Vec<Link> {
        let mut links = Vec::new();
        let mut at = region;
        while let Some(id) = at {
            let region = &self.archive().regions[id];
            if !region.entries.is_empty() {
                links.push(Link { title: region.name.clone(), url: self.href(self.plan.addresses.region(id)) });
            }
            at = region.parent;
        }
        links.reverse();
        links
    }

    fn term(&self, title: &str, path: &str, count: usize, depth: usize) -> TermLink {
        TermLink { title: title.to_string(), url: self.href(path), count, depth }
    }

    /// A part of a list of entries.
    fn listing(&self, entries: &[Entry], n: usize, path: &str, lang: &Lang) -> Listing {
        let per_page = self.plan.lists.per_page;
        let cards = entries.iter().skip((n - 1) * per_page).take(per_page).map(|entry| self.card(*entry, lang)).collect();
        Listing { total: entries.len(), cards, pager: self.pager(path, n, crate::plan::pages_of(entries.len(), per_page)) }
    }

    /// The way to the other pages of a list: the first, the last, and two to each side.
    fn pager(&self, path: &str, n: usize, count: usize) -> Option<Pager> {
        if count < 2 {
            return None;
        }
        let url = |n: usize| self.href(&crate::plan::numbered(path, n));
        let shown: Vec<usize> = (1..=count).filter(|m| *m == 1 || *m == count || m.abs_diff(n) <= 2).collect();
        let gap = |at: usize| at > 0 && shown[at] - shown[at - 1] > 1;
        let pages =
            shown.iter().enumerate().map(|(at, m)| PagerLink { number: *m, url: url(*m), current: *m == n, gap: gap(at) }).collect();
        Some(Pager { number: n, count, previous: (n > 1).then(|| url(n - 1)), next: (n < count).then(|| url(n + 1)), pages })
    }

    /// One entry in a list on a page of a language.
    fn card(&self, entry: Entry, lang: &Lang) -> Card {
        let site = self.archive();
        let shared = site.shared(entry);
        let words = lang.script();
        let (kind, organisation, event, status, time) = match entry {
            Entry::Event(id) => {
                let event = &site.events[id];
                (
                    "event",
                    event.organisers.first().copied(),
                    None,
                    event.status.remark(),
                    Some(self.period_time(&event.period, words, Style::Date)),
                )
            }
            Entry::Report(id) => {
                ("report", None, site.reports[id].event, None, Some(self.time(&site.reports[id].date, words, Style::Date)))
            }
            Entry::Case(id) => {
                let case = &site.cases[id];
                ("case", case.organisation, case.event, None, site.date(entry).map(|when| self.time(&when, words, Style::Date)))
            }
        };
        Card {
            kind,
            title: shared.title.clone(),
            url: self.href(self.entry_path(entry)),
            time,
            place: self.place_name(entry),
            organisation: organisation.map(|id| site.organisations[id].shared.title.clone()),
            event: event.map(|event| self.entry_link(Entry::Event(event))),
            summary: shared.blurb().map(str::to_string),
            status,
            lang: foreign(&shared.lang, lang),
        }
    }

    /// The card without its event, for pages of that event.
    fn card_at_home(&self, entry: Entry, lang: &Lang) -> Card {
        Card { event: None, ..self.card(entry, lang) }
    }

    fn place_name(&self, entry: Entry) -> Option<String> {
        let site = self.archive();
        let region = site.shared(entry).region.map(|region| site.regions[region].name.clone());
        let venue = match entry {
            Entry::Event(id) => site.events[id].venue.map(|venue| site.venues[venue].name.clone()),
            Entry::Report(_) | Entry::Case(_) => None,
        };
        region.or(venue)
    }

    fn appearance(&self, who: &Appearance) -> AppearanceView {
        let speaker = &self.archive().speakers[who.speaker];
        AppearanceView {
            name: speaker.shared.title.clone(),
            url: self.plan.addresses.speaker(who.speaker).map(|path| self.href(path)),
            role: who.role.clone(),
            job_title: who.job_title.clone().or_else(|| speaker.job_title.clone()),
            organisation: who.organisation.or(speaker.organisation).map(|id| self.organisation_name(id)),
            note: who.note.clone(),
        }
    }

    fn appearances(&self, list: &[Appearance]) -> Vec<AppearanceView> {
        list.iter().map(|who| self.appearance(who)).collect()
    }

    fn attachments(&self, attachments: &[Attachment]) -> Vec<Link> {
        let url = |target: &AttachmentTarget| match target {
            AttachmentTarget::File(file) => self.file_href(*file),
            AttachmentTarget::Url(url) => Some(url.clone()),
        };
        attachments.iter().filter_map(|one| Some(Link { title: one.title.clone(), url: url(&one.target)? })).collect()
    }

    /// How the words of a text come into the script of this rendition, if they are in the other.
    pub(crate) fn converter(&self, text: TextRef) -> Option<&Converter> {
        self.resolved.converter.as_deref().filter(|_| self.resolved.texts.get(text).convert)
    }

    /// The Markdown text of a document.
    fn text(&self, text: Option<TextRef>) -> Option<TextView> {
        let text = text?;
        let entry = self.resolved.texts.get(text);
        let words = match &entry.source {
            TextSource::Body { digest, .. } => *digest,
            TextSource::Inline(words) => Digest::of_bytes(words.as_bytes()),
        };
        let links: Vec<Option<String>> = (0..entry.links.len()).map(|n| self.plan.link_href(entry, n, self.config)).collect();
        let script = self.converter(text).map(Converter::digest);
        let shown: Vec<Shown> = (0..entry.links.len()).filter_map(|n| self.shown(entry, n)).collect();
        let pictures = shown.iter().filter(|shown| shown.larger.is_some()).count();
        let digest = Digest::of(&(words, links, shown, script, self.config.trust_authors));
        let length = entry.outline.length;
        Some(TextView {
            digest,
            toc: toc(&entry.outline.headings),
            characters: length.total(),
            pictures,
            minutes: length.minutes(),
            source: Unkeyed(text),
        })
    }

    /// The pages of a document before and after it in time.
    fn around(&self, entry: Entry) -> (Option<Link>, Option<Link>) {
        let (before, after) = self.plan.lists.around(entry);
        (before.map(|entry| self.entry_link(entry)), after.map(|entry| self.entry_link(entry)))
    }
}

/// The venue and the room in it, in one.
fn venue_and_room(venue: Option<String>, room: Option<String>) -> Option<String> {
    match (venue, room) {
        (Some(venue), Some(room)) => Some(format!("{venue} {room}")),
        (venue, room) => venue.or(room),
    }
}

/// The language of a thing, where it is not that of the page.
fn foreign(own: &Lang, page: &Lang) -> Option<String> {
    (own != page).then(|| own.as_str().to_string())
}

fn figures(figures: &[Figure]) -> Vec<FigureView> {
    let one =
        |one: &Figure| FigureView { label: one.label.clone(), value: one.value.clone(), unit: one.unit.clone(), note: one.note.clone() };
    figures.iter().map(one).collect()
}

fn web_links(links: &[WebLink]) -> Vec<Link> {
    links.iter().map(|link| Link { title: link.title.clone(), url: link.url.clone() }).collect()
}

/// Headings of the two highest levels, nested.
fn toc(headings: &[Heading]) -> Vec<TocEntry> {
    let Some(top) = headings.iter().map(|heading| heading.level).min() else { return Vec::new() };
    let mut toc: Vec<TocEntry> = Vec::new();
    for heading in headings.iter().filter(|heading| heading.level <= top + 1) {
        let entry = TocEntry { title: heading.text.clone(), url: format!("#{}", heading.id), children: Vec::new() };
        match toc.last_mut() {
            Some(above) if heading.level > top => above.children.push(entry),
            _ => toc.push(entry),
        }
    }
    toc
}

/// How many of each kind a mixed list holds.
fn count_kinds(entries: &[Entry]) -> BTreeMap<&'static str, usize> {
    let kind = |entry: &Entry| match entry {
        Entry::Event(_) => "events",
        Entry::Report(_) => "reports",
        Entry::Case(_) => "cases",
    };
    entries.iter().fold(BTreeMap::new(), |mut counts, entry| {
        *counts.entry(kind(entry)).or_default() += 1;
        counts
    })
}

/// The summary of a document, for its head.
fn description(shared: &Shared) -> String {
    shared.blurb().unwrap_or_default().to_string()
}

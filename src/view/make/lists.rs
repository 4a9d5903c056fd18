//! Front page, lists of events, reports and cases, archive, plain pages, the page for dead links.

use super::head::{ATOM, document_head, home_crumb, menu_key, next_to, plain_head, section_feeds};
use super::{Cx, count_kinds};
use crate::model::{Entry, Id, Page};
use crate::plan::{ExportKind, FeedKind, PlannedPage, STATISTICS};
use crate::view::pages::{ArchiveView, Counts, HomeView, IndexView, PlainView, YearRow};
use crate::view::parts::{Card, Extra, Link, TermLink};
use crate::view::{Content, Crumb, NotFoundView, View};

/// Cards in a strip of the front page.
const STRIP: usize = 6;
/// Series on the front page.
const HOME_SERIES: usize = 12;

/// Events of a year in the archive.
const YEAR_EVENTS: usize = 5;

/// What a list holds.
#[derive(Clone, Copy)]
pub(super) enum IndexKind {
    Events,
    Reports,
    Cases,
}

pub(super) fn home(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let lists = &cx.plan.lists;
    let lang = &cx.config.language;
    let own = cx.archive().home.as_ref();
    let mut head = plain_head(cx, page, "home");
    head.title = own.map_or_else(String::new, |shared| shared.title.clone());
    head.description =
        cx.config.description.clone().or_else(|| own.and_then(|shared| shared.blurb().map(str::to_string))).unwrap_or_default();
    // The site's own is said by `site.feed`.
    head.feeds = section_feeds(cx, FeedKind::Site).into_iter().filter(|feed| feed.media_type != ATOM).collect();
    let cards = |entries: Vec<Entry>| -> Vec<Card> { entries.into_iter().map(|entry| cx.card(entry, lang)).collect() };
    let content = HomeView {
        upcoming: cards(lists.upcoming.iter().take(STRIP).copied().map(Entry::Event).collect()),
        events: cards(lists.past.iter().take(lists.per_page).copied().map(Entry::Event).collect()),
        reports: cards(lists.reports.iter().take(STRIP).copied().map(Entry::Report).collect()),
        lead_photo: lists.reports.first().and_then(|report| cx.photo(cx.archive().reports[*report].photos.first()?)),
        cases: cards(lists.cases.iter().take(STRIP).copied().map(Entry::Case).collect()),
        series: series(cx).into_iter().take(HOME_SERIES).collect(),
        years: years(cx),
        counts: counts(cx),
        calendar: cx.calendar(ExportKind::Site, ""),
    };
    View { page: head, text: cx.text(own.and_then(|shared| shared.text)), content: Content::Home(Box::new(content)) }
}

pub(super) fn index(cx: &Cx<'_>, page: &PlannedPage, kind: IndexKind, n: usize) -> View {
    let lists = &cx.plan.lists;
    let (key, feed, entries): (&'static str, FeedKind, Vec<Entry>) = match kind {
        IndexKind::Events => ("events", FeedKind::Events, lists.events.iter().copied().map(Entry::Event).collect()),
        IndexKind::Reports => ("reports", FeedKind::Reports, lists.reports.iter().copied().map(Entry::Report).collect()),
        IndexKind::Cases => ("cases", FeedKind::Cases, lists.cases.iter().copied().map(Entry::Case).collect()),
    };
    let mut head = plain_head(cx, page, key);
    head.breadcrumbs = vec![home_crumb(cx)];
    head.feeds = section_feeds(cx, feed);
    let list = cx.listing(&entries, n, &format!("/{key}/"), &cx.config.language);
    next_to(&mut head, list.pager.as_ref());
    let feed = head.feeds.first().map(|feed| feed.url.clone());
    let calendar = cx.calendar(ExportKind::Site, "").filter(|_| key == "events");
    let content = IndexView { kind: key, list, feed, calendar };
    View { page: head, text: None, content: Content::Index(Box::new(content)) }
}

pub(super) fn archive(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let site = cx.archive();
    let mut head = plain_head(cx, page, "archive");
    head.breadcrumbs = vec![home_crumb(cx)];
    let row = |(year, entries): (&i16, &Vec<Entry>)| {
        let counts = count_kinds(entries);
        let count = |kind| counts.get(kind).copied().unwrap_or(0);
        YearRow {
            title: year.to_string(),
            url: cx.href(&cx.plan.addresses.year(*year)),
            events: count("events"),
            reports: count("reports"),
            cases: count("cases"),
            latest: events_of(entries).take(YEAR_EVENTS).map(|event| cx.card(event, &cx.config.language)).collect(),
        }
    };
    let content = ArchiveView {
        years: site.years.iter().rev().map(row).collect(),
        series: series(cx),
        topics: topics(cx),
        regions: regions(cx),
        counts: counts(cx),
        statistics: cx.plan.lists.has_statistics.then(|| cx.href(STATISTICS)),
    };
    View { page: head, text: None, content: Content::Archive(Box::new(content)) }
}

/// The events among the entries of a year, latest first.
fn events_of(entries: &[Entry]) -> impl Iterator<Item = Entry> {
    entries.iter().copied().filter(|entry| matches!(entry, Entry::Event(_)))
}

pub(super) fn plain(cx: &Cx<'_>, page: &PlannedPage, id: Id<Page>) -> View {
    let site = cx.archive();
    let own = &site.pages[id];
    let link = |id: Id<Page>| Link { title: site.pages[id].shared.title.clone(), url: cx.href(cx.plan.addresses.page(id)) };
    let mut head = document_head(cx, page, "", &own.shared);
    head.section = menu_key(own);
    let mut above = Vec::new();
    let mut at = own.parent;
    while let Some(parent) = at {
        let Link { title, url } = link(parent);
        above.push(Crumb { title, key: "", url });
        at = site.pages[parent].parent;
    }
    head.breadcrumbs.extend(above.into_iter().rev());
    let siblings = own.parent.map_or(&[][..], |parent| &site.pages[parent].children);
    let place = siblings.iter().position(|sibling| *sibling == id);
    let at = |n: Option<usize>| n.and_then(|n| siblings.get(n)).map(|id| link(*id));
    let content = PlainView {
        title: own.shared.title.clone(),
        summary: own.shared.summary.clone(),
        updated: head.updated.clone(),
        children: own.children.iter().map(|child| link(*child)).collect(),
        previous: at(place.and_then(|n| n.checked_sub(1))),
        next: at(place.map(|n| n + 1)),
        extra: Extra(own.shared.extra.clone()),
    };
    (head.previous, head.next) = (content.previous.clone(), content.next.clone());
    View { page: head, text: cx.text(own.shared.text), content: Content::Plain(Box::new(content)) }
}

pub(super) fn not_found(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let mut head = plain_head(cx, page, "");
    head.noindex = true;
    View { page: head, text: None, content: Content::NotFound(NotFoundView {}) }
}

pub(super) fn series(cx: &Cx<'_>) -> Vec<TermLink> {
    let one = |id: &Id<crate::model::Series>| {
        let series = &cx.archive().series[*id];
        cx.term(&series.shared.title, cx.plan.addresses.series(*id), series.events.len(), 0)
    };
    cx.plan.lists.series.iter().map(one).collect()
}

pub(super) fn topics(cx: &Cx<'_>) -> Vec<TermLink> {
    let one = |id: &Id<crate::model::Topic>| {
        let topic = &cx.archive().topics[*id];
        cx.term(&topic.name, cx.plan.addresses.topic(*id), topic.entries.len(), 0)
    };
    cx.plan.lists.topics.iter().map(one).collect()
}

pub(super) fn regions(cx: &Cx<'_>) -> Vec<TermLink> {
    let one = |(id, depth): &(Id<crate::model::Region>, usize)| {
        let region = &cx.archive().regions[*id];
        cx.term(&region.name, cx.plan.addresses.region(*id), region.entries.len(), *depth)
    };
    cx.plan.lists.regions.iter().map(one).collect()
}

/// The years, latest first.
pub(super) fn years(cx: &Cx<'_>) -> Vec<TermLink> {
    let one = |(year, entries): (&i16, &Vec<Entry>)| cx.term(&year.to_string(), &cx.plan.addresses.year(*year), entries.len(), 0);
    cx.archive().years.iter().rev().map(one).collect()
}

fn counts(cx: &Cx<'_>) -> Counts {
    let lists = &cx.plan.lists;
    let sessions = lists.events.iter().map(|event| cx.archive().events[*event].sessions.len()).sum();
    Counts { events: lists.events.len(), sessions, speakers: lists.speakers.len(), reports: lists.reports.len(), cases: lists.cases.len() }
}

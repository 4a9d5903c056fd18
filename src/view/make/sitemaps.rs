//! The sitemap.

use super::Cx;
use super::head::{own_langs, renditions};
use crate::date::When;
use crate::model::{Shared, Visibility};
use crate::plan::{PageKind, PlannedPage};
use crate::view::sitemap::SitemapEntry;

/// Every page that search engines should know: all but the page for dead links, the one to search on, what is made for the day itself or for paper, and what is unlisted.
#[must_use]
pub fn sitemap(cx: &Cx<'_>) -> Vec<SitemapEntry> {
    cx.plan.pages.iter().filter(|page| cx.config.has(&page.path)).filter_map(|page| entry(cx, page)).collect()
}

fn entry(cx: &Cx<'_>, page: &PlannedPage) -> Option<SitemapEntry> {
    if matches!(page.kind, PageKind::NotFound | PageKind::Search | PageKind::Door(_) | PageKind::Now(_) | PageKind::Booklet(_)) {
        return None;
    }
    let (shared, published) = document(cx, page.kind);
    if shared.is_some_and(|shared| shared.visibility != Visibility::Public) {
        return None;
    }
    let changed = shared.and_then(|shared| shared.updated).or(published);
    let own = || (cx.config.language.as_str().to_string(), own_langs(cx));
    let (lang, langs) = shared.map_or_else(own, |shared| (shared.lang.as_str().to_string(), shared.langs.clone()));
    let (canonical, alternates) = renditions(cx, &page.path, &lang, &langs);
    let loc = cx.absolute(&page.path);
    (canonical == loc).then(|| SitemapEntry { loc, lastmod: changed.and_then(|when| lastmod(cx, when)), alternates })
}

/// The document a page is about and, of an article, its date; an event's date is not when its page was written.
///
/// Lists and terms have no document: they are as public as the site.
fn document<'c>(cx: &Cx<'c>, kind: PageKind) -> (Option<&'c Shared>, Option<When>) {
    let site = &cx.resolved.site;
    match kind {
        PageKind::Event(id)
        | PageKind::Agenda(id)
        | PageKind::Changes(id)
        | PageKind::Room(id, _)
        | PageKind::Track(id, _)
        | PageKind::Door(id)
        | PageKind::Now(id)
        | PageKind::Booklet(id) => (Some(&site.events[id].shared), None),
        PageKind::Session(id) => (Some(&site.sessions[id].shared), None),
        PageKind::Speaker(id) => (Some(&site.speakers[id].shared), None),
        PageKind::Report(id) => (Some(&site.reports[id].shared), Some(site.reports[id].date)),
        PageKind::Case(id) => (Some(&site.cases[id].shared), site.cases[id].date),
        PageKind::Series(id, _) => (Some(&site.series[id].shared), None),
        PageKind::Page(id) => (Some(&site.pages[id].shared), None),
        PageKind::Home
        | PageKind::Organisation(..)
        | PageKind::Topic(..)
        | PageKind::Region(..)
        | PageKind::Year(..)
        | PageKind::Events(_)
        | PageKind::Reports(_)
        | PageKind::Cases(_)
        | PageKind::Speakers(_)
        | PageKind::Topics
        | PageKind::Regions
        | PageKind::Organisations
        | PageKind::SeriesList
        | PageKind::Archive
        | PageKind::Statistics
        | PageKind::Search
        | PageKind::NotFound => (None, None),
    }
}

/// The schema takes a day or an instant, nothing coarser.
fn lastmod(cx: &Cx<'_>, when: When) -> Option<String> {
    match when {
        When::Year(_) | When::Month(..) => None,
        When::Day(_) | When::Part(..) => Some(when.iso()),
        When::Minute(_) => Some(when.stamp(&cx.config.timezone)),
    }
}

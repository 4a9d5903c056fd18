//! Series, organisation, topic, region, year; and the overviews of all of a kind.

use super::Cx;
use super::head::{document_head, home_crumb, next_to, plain_head, term_head};
use super::{letters, lists};
use crate::date::Style;
use crate::model::{Entry, Id, Organisation, Region, Series, Site, Speaker, Topic};
use crate::plan::{PageKind, PlannedPage};
use crate::view::pages::{OrganisationView, SeriesView, TermView, TermsView};
use crate::view::parts::{Extra, Link, TermLink};
use crate::view::{Content, View};

/// Speakers on an organisation's page; beyond that, its events lead to them.
const SPEAKERS: usize = 60;

pub(super) fn series(cx: &Cx<'_>, page: &PlannedPage, id: Id<Series>, n: usize) -> View {
    let series = &cx.archive().series[id];
    let lang = &series.shared.lang;
    let mut head = document_head(cx, page, "series", &series.shared);
    let entries: Vec<Entry> = series.events.iter().copied().map(Entry::Event).collect();
    let content = SeriesView {
        name: series.shared.title.clone(),
        organisers: cx.organisation_links(&series.organisers),
        cadence: series.cadence.clone(),
        start: series.start.map(|start| cx.time(&start, lang.script(), Style::Date)),
        summary: series.shared.summary.clone(),
        region: cx.region_links(series.shared.region),
        topics: cx.topic_links(&series.shared.topics),
        list: cx.listing(&entries, n, cx.plan.addresses.series(id), lang),
        extra: Extra(series.shared.extra.clone()),
    };
    next_to(&mut head, content.list.pager.as_ref());
    // The text stands on the first page of the list only.
    let text = cx.text(series.shared.text).filter(|_| n == 1);
    View { page: head, text, content: Content::Series(Box::new(content)) }
}

pub(super) fn organisation(cx: &Cx<'_>, page: &PlannedPage, id: Id<Organisation>, n: usize) -> View {
    let site = cx.archive();
    let one = &site.organisations[id];
    let mut head = term_head(cx, page, "organisations", &one.shared.title);
    head.description = one.shared.summary.clone().unwrap_or_default();
    let entries = held_and_written(site, one);
    let link = |id: Id<Series>| Link { title: site.series[id].shared.title.clone(), url: cx.href(cx.plan.addresses.series(id)) };
    let with_page = one.speakers.iter().copied().filter(|id| cx.plan.addresses.speaker(*id).is_some());
    let speakers: Vec<Id<Speaker>> = with_page.take(SPEAKERS).collect();
    let content = OrganisationView {
        name: one.shared.title.clone(),
        aliases: one.aliases.clone(),
        url: one.url.clone(),
        summary: one.shared.summary.clone(),
        parent: one.parent.map(|parent| cx.organisation_link(parent)),
        children: cx.organisation_links(&one.children),
        series: one.series.iter().map(|id| link(*id)).collect(),
        speakers: speakers.iter().filter_map(|id| super::people::card(cx, *id)).collect(),
        speaker_letters: letters::of_people(cx, speakers.iter().copied(), one.order, cx.config.language.script()),
        list: cx.listing(&entries, n, cx.plan.addresses.organisation(id), &cx.config.language),
    };
    next_to(&mut head, content.list.pager.as_ref());
    View { page: head, text: None, content: Content::Organisation(Box::new(content)) }
}

pub(super) fn topic(cx: &Cx<'_>, page: &PlannedPage, id: Id<Topic>, n: usize) -> View {
    let topic = &cx.archive().topics[id];
    let path = cx.plan.addresses.topic(id).to_string();
    term(cx, page, ("topic", "topics"), &topic.name, &topic.entries, &path, n, None, Vec::new())
}

pub(super) fn region(cx: &Cx<'_>, page: &PlannedPage, id: Id<Region>, n: usize) -> View {
    let site = cx.archive();
    let region = &site.regions[id];
    let address = |id: Id<Region>| cx.plan.addresses.region(id).to_string();
    let parent = region.parent.map(|parent| Link { title: site.regions[parent].name.clone(), url: cx.href(&address(parent)) });
    let children = cx.plan.lists.regions_in(id).iter();
    let children = children.map(|child| cx.term(&site.regions[*child].name, &address(*child), site.regions[*child].entries.len(), 0));
    term(cx, page, ("region", "regions"), &region.name, &region.entries, &address(id), n, parent, children.collect())
}

pub(super) fn year(cx: &Cx<'_>, page: &PlannedPage, year: i16, n: usize) -> View {
    let entries = cx.archive().years.get(&year).map_or(&[][..], Vec::as_slice);
    let path = cx.plan.addresses.year(year);
    term(cx, page, ("year", "archive"), &year.to_string(), entries, &path, n, None, lists::years(cx))
}

#[allow(clippy::too_many_arguments, reason = "one page's parts, each from another place; a struct would only rename them")]
fn term(
    cx: &Cx<'_>,
    page: &PlannedPage,
    (kind, overview): (&'static str, &'static str),
    name: &str,
    entries: &[Entry],
    path: &str,
    n: usize,
    parent: Option<Link>,
    children: Vec<TermLink>,
) -> View {
    let mut head = term_head(cx, page, overview, name);
    let list = cx.listing(entries, n, path, &cx.config.language);
    let content = TermView { kind, name: name.to_string(), parent, children, list };
    next_to(&mut head, content.list.pager.as_ref());
    View { page: head, text: None, content: Content::Term(Box::new(content)) }
}

pub(super) fn overview(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let of = &cx.plan.lists;
    let (kind, terms, parts) = match page.kind {
        PageKind::Topics => ("topics", lists::topics(cx), of.topic_parts.as_slice()),
        PageKind::Regions => ("regions", lists::regions(cx), &[][..]),
        PageKind::SeriesList => ("series", lists::series(cx), of.series_parts.as_slice()),
        _ => ("organisations", organisations(cx), of.organisation_parts.as_slice()),
    };
    let letters = letters::on_one_page(parts, terms.len(), cx.config.language.script());
    let mut head = plain_head(cx, page, if kind == "series" { "series" } else { "archive" });
    head.breadcrumbs = vec![home_crumb(cx)];
    View { page: head, text: None, content: Content::Terms(Box::new(TermsView { kind, terms, letters })) }
}

/// All organisations, each with how much it holds.
fn organisations(cx: &Cx<'_>) -> Vec<TermLink> {
    let one = |id: &Id<Organisation>| {
        let one = &cx.archive().organisations[*id];
        cx.term(&one.shared.title, cx.plan.addresses.organisation(*id), one.events.len() + one.cases.len(), 0)
    };
    cx.plan.lists.organisations.iter().map(one).collect()
}

/// The events an organisation holds and the cases about it, latest first.
fn held_and_written(site: &Site, one: &Organisation) -> Vec<Entry> {
    let events = one.events.iter().copied().map(Entry::Event);
    let mut entries: Vec<Entry> = events.chain(one.cases.iter().copied().map(Entry::Case)).collect();
    entries.sort_by_cached_key(|entry| (std::cmp::Reverse(site.date(*entry).map(|when| when.sort_key())), *entry));
    entries
}

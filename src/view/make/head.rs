//! Address, title and place in the site of a page; and what all pages share.

use std::collections::BTreeSet;

use super::{Cx, description};
use crate::config::{Corrections, ImprintLine, Side};
use crate::date::{Style, When};
use crate::language::Lang;
use crate::model::{Page, Shared, Visibility};
use crate::plan::{FeedKind, PageKind, PlannedPage, STATISTICS};
use crate::slug::{decode, encode};
use crate::view::parts::{ImageView, Link, Pager};
use crate::view::{
    Alternate, CorrectionsView, Crumb, FeedLink, FooterLine, ImprintView, MenuItem, PageView, Publisher, SideLink, SiteView, View,
};

/// What every page of the site shows.
pub(crate) fn site_view(cx: &Cx<'_>) -> SiteView {
    let lists = &cx.plan.lists;
    let sections = [
        ("events", lists.events.is_empty()),
        ("reports", lists.reports.is_empty()),
        ("cases", lists.cases.is_empty()),
        ("speakers", lists.speakers.is_empty()),
        ("series", lists.series.is_empty()),
        ("archive", lists.entries.is_empty()),
        ("statistics", !(lists.has_statistics && cx.config.statistics.menu)),
    ];
    let mut menu: Vec<MenuItem> = sections
        .into_iter()
        .filter(|(_, empty)| !empty)
        .map(|(key, _)| MenuItem { key: key.to_string(), title: introduction_title(cx, key), url: cx.href(&format!("/{key}/")) })
        .collect();
    let mut pages: Vec<&Page> = cx.archive().pages.iter().map(|(_, page)| page).filter(|page| is_in_menu(page)).collect();
    pages.retain(|page| introduction_title(cx, &page.path).is_none());
    pages.sort_by(|a, b| (a.weight, &a.path).cmp(&(b.weight, &b.path)));
    menu.extend(pages.into_iter().map(|page| MenuItem {
        key: menu_key(page),
        title: Some(page.shared.title.clone()),
        url: cx.href(&format!("/{}/", page.path)),
    }));
    let organisation = cx.config.organisation.as_ref();
    SiteView {
        title: cx.config.title.clone(),
        description: cx.config.description.clone(),
        language: cx.config.language.as_str().to_string(),
        home: cx.href("/"),
        assets: cx.config.shared_href(&format!("/{}", cx.plan.assets)),
        organisation: organisation.map(|one| Publisher { name: one.name.clone(), url: one.url.clone() }),
        menu,
        search: cx.plan.has_search.then(|| cx.href(crate::plan::SEARCH)),
        footer: cx.config.footer.iter().map(|(title, url)| FooterLine { title: title.clone(), url: led_to(cx, url.as_deref()) }).collect(),
        imprint: imprint(cx),
        corrections: cx.config.imprint.corrections.as_ref().map(|to| match to {
            Corrections::Mail(mail) => CorrectionsView { mail: Some(mail.clone()), form: None },
            Corrections::Form(form) => CorrectionsView { mail: None, form: Some(form.clone()) },
        }),
        feed: cx.plan.feeds.contains(&FeedKind::Site).then(|| cx.href("/atom.xml")),
    }
}

/// What the law wants at the foot of each page.
fn imprint(cx: &Cx<'_>) -> Vec<ImprintView> {
    let one = |line: &ImprintLine| ImprintView { key: line.key, text: line.text.clone(), url: led_to(cx, line.url.as_deref()) };
    cx.config.imprint.lines.iter().map(one).collect()
}

/// An address of `site.toml`, ready for `href`: elsewhere, or a path inside the site.
fn led_to(cx: &Cx<'_>, url: Option<&str>) -> Option<String> {
    let url = url?;
    if !url.starts_with('/') {
        return Some(url.to_string());
    }
    let (path, rest) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    Some(cx.href(&decode(path)) + rest)
}

/// What the document that introduces a list calls it, where there is one.
fn introduction_title(cx: &Cx<'_>, section: &str) -> Option<String> {
    if cx.plan.introductions.is_empty() {
        return None;
    }
    let id = cx.plan.introductions.get(&format!("/{section}/"))?;
    Some(cx.archive().pages[*id].shared.title.clone())
}

/// Puts the document that introduces a list at its head: its title on every page, its text on the first.
pub(super) fn introduce(cx: &Cx<'_>, page: &PlannedPage, view: &mut View) {
    let Some(list) = list_path(page.kind) else { return };
    let Some(id) = cx.plan.introductions.get(list) else { return };
    let own = &cx.archive().pages[*id].shared;
    view.page.title.clone_from(&own.title);
    view.page.description = description(own);
    if page.path == list {
        view.text = cx.text(own.text);
    }
}

/// The path of a list that may have an introduction.
fn list_path(kind: PageKind) -> Option<&'static str> {
    match kind {
        PageKind::Events(_) => Some("/events/"),
        PageKind::Reports(_) => Some("/reports/"),
        PageKind::Cases(_) => Some("/cases/"),
        PageKind::Speakers(_) => Some("/speakers/"),
        PageKind::Topics => Some("/topics/"),
        PageKind::Regions => Some("/regions/"),
        PageKind::Organisations => Some("/organisations/"),
        PageKind::SeriesList => Some("/series/"),
        PageKind::Archive => Some("/archive/"),
        PageKind::Statistics => Some(STATISTICS),
        PageKind::Home
        | PageKind::Event(_)
        | PageKind::Agenda(_)
        | PageKind::Room(..)
        | PageKind::Track(..)
        | PageKind::Door(_)
        | PageKind::Now(_)
        | PageKind::Booklet(_)
        | PageKind::Changes(_)
        | PageKind::Session(_)
        | PageKind::Speaker(_)
        | PageKind::Report(_)
        | PageKind::Case(_)
        | PageKind::Series(..)
        | PageKind::Organisation(..)
        | PageKind::Topic(..)
        | PageKind::Region(..)
        | PageKind::Year(..)
        | PageKind::Search
        | PageKind::Page(_)
        | PageKind::NotFound => None,
    }
}

/// The key of a top-level page's menu entry.
pub(crate) fn menu_key(page: &Page) -> String {
    let top = page.path.split('/').next().unwrap_or_default();
    format!("page-{top}")
}

fn is_in_menu(page: &Page) -> bool {
    page.parent.is_none() && !page.path.contains('/') && page.shared.visibility == Visibility::Public
}

/// The head of a page whose title comes from the theme's words.
pub(super) fn plain_head(cx: &Cx<'_>, page: &PlannedPage, section: &str) -> PageView {
    let kind = kind_word(page.kind);
    let mut head = PageView {
        kind,
        section: section.to_string(),
        title: String::new(),
        url: cx.href(&page.path),
        canonical: cx.absolute(&page.path),
        lang: cx.config.language.as_str().to_string(),
        description: String::new(),
        breadcrumbs: Vec::new(),
        alternates: Vec::new(),
        translation_of: None,
        sides: Vec::new(),
        noindex: false,
        feeds: Vec::new(),
        image: cx.config.image.as_ref().and_then(|path| site_image(cx, path)),
        published: None,
        updated: None,
        previous: None,
        next: None,
    };
    in_all_renditions(cx, &mut head, &page.path, &own_langs(cx));
    head
}

/// Tells of the same page in the other renditions of the site, where it has the languages `langs`.
fn in_all_renditions(cx: &Cx<'_>, head: &mut PageView, path: &str, langs: &[Lang]) {
    (head.canonical, head.alternates) = renditions(cx, path, &head.lang, langs);
    let own = path;
    let path = encode(path);
    let side = |side: &Side| SideLink {
        lang: side.language.as_str().to_string(),
        title: side.name.clone(),
        url: if side.base.origin() == cx.config.base.origin() { side.base.href(&path) } else { side.base.absolute(&path) },
        current: side.base == cx.config.base,
    };
    let there = || cx.config.sides.iter().filter(|side| side.has(own));
    head.sides = if there().nth(1).is_some() { there().map(side).collect() } else { Vec::new() };
}

/// The address that stands for a page, and the page in each of its languages, if there are several.
pub(super) fn renditions(cx: &Cx<'_>, path: &str, lang: &str, langs: &[Lang]) -> (String, Vec<Alternate>) {
    let sides = || cx.config.sides.iter().zip(langs).filter(|(side, _)| side.has(path));
    let path = encode(path);
    // What is in no script of Chinese is the same everywhere: the first of its pages stands for the others.
    let first = sides().find(|(_, known)| known.as_str() == lang).map_or(&cx.config.base, |(side, _)| &side.base);
    let mut known = BTreeSet::new();
    let alternates: Vec<Alternate> = sides()
        .filter(|(_, lang)| known.insert(*lang))
        .map(|(side, lang)| Alternate { lang: lang.as_str().to_string(), url: side.base.absolute(&path) })
        .collect();
    (first.absolute(&path), if alternates.len() > 1 { alternates } else { Vec::new() })
}

/// The address of the page that a page in another language is a translation of.
fn original(cx: &Cx<'_>, path: &str, lang: &Lang, langs: &[Lang]) -> Option<String> {
    let mut sides = cx.config.sides.iter().zip(langs).filter(|(side, _)| side.has(path));
    sides.find(|(_, known)| *known == lang).map(|(side, _)| side.base.absolute(&encode(path)))
}

/// The languages of what is in the site's own language, in each rendition.
pub(super) fn own_langs(cx: &Cx<'_>) -> Vec<Lang> {
    cx.config.sides.iter().map(|side| side.language.clone()).collect()
}

/// The head of a page about a document.
pub(super) fn document_head(cx: &Cx<'_>, page: &PlannedPage, section: &'static str, shared: &Shared) -> PageView {
    let mut head = plain_head(cx, page, section);
    head.title.clone_from(&shared.title);
    head.description = description(shared);
    head.lang = shared.lang.as_str().to_string();
    in_all_renditions(cx, &mut head, &page.path, &shared.langs);
    head.translation_of = shared.translated_from.as_ref().and_then(|lang| original(cx, &page.path, lang, &shared.langs));
    head.noindex = shared.visibility != Visibility::Public;
    head.updated = shared.updated.map(|when| cx.time(&when, shared.lang.script(), Style::Date));
    head.breadcrumbs = vec![home_crumb(cx)];
    if !section.is_empty() {
        head.breadcrumbs.extend(section_crumb(cx, section));
    }
    head
}

/// The head of a term's page: a topic, region, year, organisation or series.
pub(super) fn term_head(cx: &Cx<'_>, page: &PlannedPage, overview: &'static str, title: &str) -> PageView {
    let section = if overview == "series" { "series" } else { "archive" };
    let mut head = plain_head(cx, page, section);
    head.title = title.to_string();
    head.breadcrumbs = vec![home_crumb(cx)];
    if section == "archive" {
        head.breadcrumbs.extend(section_crumb(cx, "archive"));
    }
    if overview != "archive" {
        head.breadcrumbs.extend(section_crumb(cx, overview));
    }
    head
}

/// Sets what head and feed readers know of an article's dates.
pub(super) fn published(cx: &Cx<'_>, head: &mut PageView, when: Option<When>, lang: &Lang) {
    head.published = when.map(|when| cx.time(&when, lang.script(), Style::Date));
}

/// The front page, for breadcrumbs.
pub(super) fn home_crumb(cx: &Cx<'_>) -> Crumb {
    Crumb { title: String::new(), key: "home", url: cx.href("/") }
}

/// A section's list, for breadcrumbs; `None` where there is none, as when all there is of it is unlisted.
pub(super) fn section_crumb(cx: &Cx<'_>, section: &'static str) -> Option<Crumb> {
    let path = format!("/{section}/");
    cx.plan.pages.binary_search_by(|page| page.path.cmp(&path)).ok()?;
    Some(Crumb { title: introduction_title(cx, section).unwrap_or_default(), key: section, url: cx.href(&path) })
}

/// The parts of a list before and after this one, as the page's neighbours; they have its title.
pub(super) fn next_to(head: &mut PageView, pager: Option<&Pager>) {
    let title = &head.title;
    let link = |url: &String| Link { title: title.clone(), url: url.clone() };
    let (previous, next) = pager.map_or((None, None), |pager| (pager.previous.as_ref().map(link), pager.next.as_ref().map(link)));
    (head.previous, head.next) = (previous, next);
}

/// The media type of Atom.
pub(super) const ATOM: &str = "application/atom+xml";

/// The feeds of a section.
pub(super) fn section_feeds(cx: &Cx<'_>, kind: FeedKind) -> Vec<FeedLink> {
    if !cx.plan.feeds.contains(&kind) {
        return Vec::new();
    }
    let link = |media_type, name: &str| FeedLink { key: kind.key(), media_type, url: cx.href(&format!("{}{name}", kind.folder())) };
    vec![link(ATOM, "atom.xml"), link("application/feed+json", "feed.json")]
}

/// The picture that stands for a page that has none of its own.
fn site_image(cx: &Cx<'_>, path: &str) -> Option<ImageView> {
    let path = crate::source::SitePath::join(crate::parse::CONTENT, crate::parse::CONTENT, path)?;
    let path = cx.plan.file_path(cx.sources.find(&path)?)?;
    Some(ImageView { alt: cx.config.title.clone(), ..ImageView::of(cx.config.root.absolute(&encode(&path))) })
}

/// A document's own picture, as an absolute address.
pub(super) fn image(cx: &Cx<'_>, head: &mut PageView, picture: Option<&ImageView>) {
    if let Some(picture) = picture {
        let url = cx.config.base.absolute_href(&picture.url);
        let ImageView { width, height, alt, caption, credit, .. } = picture.clone();
        head.image = Some(ImageView { width, height, alt, caption, credit, ..ImageView::of(url) });
    }
}

/// The word for a kind of page, as in [`PageView::kind`].
pub(crate) fn kind_word(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home",
        PageKind::Event(_) => "event",
        PageKind::Agenda(_) => "agenda",
        PageKind::Room(..) => "room",
        PageKind::Track(..) => "track",
        PageKind::Door(_) => "door",
        PageKind::Now(_) => "now",
        PageKind::Booklet(_) => "booklet",
        PageKind::Changes(_) => "changes",
        PageKind::Session(_) => "session",
        PageKind::Speaker(_) => "speaker",
        PageKind::Report(_) => "report",
        PageKind::Case(_) => "case",
        PageKind::Series(..) => "series",
        PageKind::Organisation(..) => "organisation",
        PageKind::Topic(..) => "topic",
        PageKind::Region(..) => "region",
        PageKind::Year(..) => "year",
        PageKind::Events(_) => "events",
        PageKind::Reports(_) => "reports",
        PageKind::Cases(_) => "cases",
        PageKind::Speakers(_) => "speakers",
        PageKind::Topics => "topics",
        PageKind::Regions => "regions",
        PageKind::Organisations => "organisations",
        PageKind::SeriesList => "series-list",
        PageKind::Archive => "archive",
        PageKind::Statistics => "statistics",
        PageKind::Search => "search",
        PageKind::Page(_) => "page",
        PageKind::NotFound => "404",
    }
}

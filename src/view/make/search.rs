//! What searching may find, and the page to search on.

use rayon::prelude::*;

use super::head::{home_crumb, plain_head};
use super::{Cx, foreign, lists};
use crate::config::Config;
use crate::date::{Style, When};
use crate::memo::Digest;
use crate::model::{
    Appearance, CaseStudy, Entry, Event, Figure, Id, Organisation, Page, Photo, Quote, Report, Series, Session, Shared, SignOff, Speaker,
    Visibility,
};
use crate::plan::{PageKind, PlannedPage};
use crate::resolve::TextSource;
use crate::slug::encode;
use crate::view::parts::{TermLink, Unkeyed};
use crate::view::search::{SearchDate, SearchDocument, SearchView};
use crate::view::{Content, View};

/// Speakers on the search page; the list of all leads to the others.
const SPEAKERS: usize = 100;

/// The page to search on.
pub(super) fn page(cx: &Cx<'_>, page: &PlannedPage) -> View {
    let site = cx.archive();
    let mut head = plain_head(cx, page, "search");
    head.breadcrumbs = vec![home_crumb(cx)];
    head.noindex = true;
    let speaker = |id: &Id<Speaker>| {
        let path = cx.plan.addresses.speaker(*id)?;
        Some(cx.term(&site.speakers[*id].shared.title, path, site.speakers[*id].occasions.len(), 0))
    };
    let speakers: Vec<TermLink> = cx.plan.lists.speakers.iter().filter_map(speaker).take(SPEAKERS).collect();
    let content = SearchView {
        script: "search.js".to_string(),
        assets: assets(cx, &page.path),
        years: lists::years(cx),
        topics: lists::topics(cx),
        regions: lists::regions(cx),
        speakers_url: Some(cx.href("/speakers/")).filter(|_| !speakers.is_empty()),
        speakers,
    };
    View { page: head, text: None, content: Content::Search(Box::new(content)) }
}

/// The theme's files as seen from a page that is opened from a disk too, where the site has no address; a variant has none of its own.
fn assets(cx: &Cx<'_>, path: &str) -> String {
    let Config { base, root, .. } = cx.config;
    match base.path().strip_prefix(root.path()).filter(|_| base.origin() == root.origin()) {
        Some(folder) => "../".repeat(format!("{folder}{path}").matches('/').count().saturating_sub(1)) + &cx.plan.assets,
        None => cx.config.shared_href(&format!("/{}", cx.plan.assets)),
    }
}

/// Everything that can be found, by path.
#[must_use]
pub fn search_documents(cx: &Cx<'_>) -> Vec<SearchDocument> {
    let mut documents: Vec<SearchDocument> =
        cx.plan.pages.par_iter().filter(|page| cx.config.has(&page.path)).filter_map(|page| document(cx, page)).collect();
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    documents
}

fn document(cx: &Cx<'_>, page: &PlannedPage) -> Option<SearchDocument> {
    let site = cx.archive();
    match page.kind {
        PageKind::Event(id) => event(cx, page, &site.events[id]),
        PageKind::Session(id) => session(cx, page, &site.sessions[id]),
        PageKind::Speaker(id) => speaker(cx, page, &site.speakers[id]),
        PageKind::Report(id) => report(cx, page, id, &site.reports[id]),
        PageKind::Case(id) => case(cx, page, id, &site.cases[id]),
        PageKind::Series(id, 1) => series(cx, page, &site.series[id]),
        PageKind::Organisation(id, 1) => organisation(cx, page, &site.organisations[id]),
        PageKind::Page(id) => plain(cx, page, &site.pages[id]),
        PageKind::Home => site.home.as_ref().and_then(|home| base(cx, page, "page", home)),
        // Lists hold nothing of their own; what is made of an event for its day says what the event says.
        PageKind::Agenda(_)
        | PageKind::Room(..)
        | PageKind::Track(..)
        | PageKind::Door(_)
        | PageKind::Now(_)
        | PageKind::Booklet(_)
        | PageKind::Changes(_)
        | PageKind::Series(..)
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
        | PageKind::NotFound => None,
    }
}

/// What all documents have; `None` for what is unlisted.
fn base(cx: &Cx<'_>, page: &PlannedPage, kind: &'static str, shared: &Shared) -> Option<SearchDocument> {
    if shared.visibility != Visibility::Public {
        return None;
    }
    let words = shared.text.map(|text| {
        let words = match &cx.resolved.texts.get(text).source {
            TextSource::Body { digest, .. } => *digest,
            TextSource::Inline(words) => Digest::of_bytes(words.as_bytes()),
        };
        cx.converter(text).map_or(words, |converter| Digest::of(&(words, converter.digest())))
    });
    let title = if shared.title.is_empty() { &cx.config.title } else { &shared.title };
    let regions = regions(cx, shared);
    let topics: Vec<String> = shared.topics.iter().map(|id| cx.archive().topics[*id].name.clone()).collect();
    Some(SearchDocument {
        path: encode(page.path.trim_start_matches('/')).into_owned(),
        kind,
        title: title.clone(),
        names: Vec::new(),
        speakers: Vec::new(),
        heads: Vec::new(),
        facts: regions.last().into_iter().chain(&topics).cloned().collect(),
        summary: shared.summary.clone(),
        text: words,
        source: Unkeyed(shared.text),
        date: None,
        place: None,
        event: None,
        regions,
        topics,
        people: Vec::new(),
        lang: foreign(&shared.lang, &cx.config.language),
    })
}

fn event(cx: &Cx<'_>, page: &PlannedPage, event: &Event) -> Option<SearchDocument> {
    let site = cx.archive();
    let sessions = event.sessions.iter().map(|id| &site.sessions[*id]).filter(|session| session.shared.visibility == Visibility::Public);
    let appearing = event.speakers.iter().chain(sessions.flat_map(|session| &session.speakers));
    let mut document = base(cx, page, "event", &event.shared)?;
    document.appear(cx, appearing);
    document.date = Some(date(&event.period.start, cx.period_time(&event.period, event.shared.lang.script(), Style::Date).text));
    let venue = event.venue.map(|id| &site.venues[id]);
    document.place = document.regions.last().cloned().or(venue.map(|venue| venue.name.clone()));
    document.facts.extend(event.series.map(|id| site.series[id].shared.title.clone()));
    document.facts.extend(event.edition.clone());
    document
        .facts
        .extend([&event.organisers, &event.co_organisers].into_iter().flatten().map(|id| site.organisations[*id].shared.title.clone()));
    document.facts.extend(venue.into_iter().flat_map(|venue| [Some(venue.name.clone()), venue.address.clone()]).flatten());
    document.facts.extend(event.audience.iter().chain(&event.participants).cloned());
    document.facts.extend(event.attachments.iter().map(|one| one.title.clone()));
    document.figures(&event.figures);
    Some(document)
}

fn session(cx: &Cx<'_>, page: &PlannedPage, session: &Session) -> Option<SearchDocument> {
    let site = cx.archive();
    let event = &site.events[session.event];
    if event.shared.visibility != Visibility::Public {
        return None;
    }
    let mut document = base(cx, page, "session", &session.shared)?;
    document.appear(cx, &session.speakers);
    let period = session.period.unwrap_or(event.period);
    document.date = Some(date(&period.start, cx.period_time(&period, session.shared.lang.script(), Style::Date).text));
    if document.regions.is_empty() {
        document.regions = regions(cx, &event.shared);
    }
    document.event = Some(event.shared.title.clone());
    document.facts.extend(session.materials.iter().map(|one| one.title.clone()));
    Some(document)
}

fn speaker(cx: &Cx<'_>, page: &PlannedPage, speaker: &Speaker) -> Option<SearchDocument> {
    let mut document = base(cx, page, "speaker", &speaker.shared)?;
    document.names.clone_from(&speaker.alternate_names);
    let (job_title, organisation) = super::people::latest_title(cx, speaker);
    let post = [organisation.map(|one| one.title), job_title].into_iter().flatten().collect::<Vec<_>>().join(" ");
    document.place = Some(post.clone()).filter(|post| !post.is_empty());
    document.facts.push(post);
    document.people = vec![speaker.shared.title.clone()];
    Some(document)
}

fn report(cx: &Cx<'_>, page: &PlannedPage, id: Id<Report>, report: &Report) -> Option<SearchDocument> {
    let mut document = base(cx, page, "report", &report.shared)?;
    document.article(cx, Entry::Report(id), report.event);
    document.appear(cx, &report.speakers);
    document.heads.extend(report.subtitle.clone());
    document.facts.extend(report.dateline.clone());
    document.facts.extend(report.source.iter().map(|source| source.name.clone()));
    document.beside(&report.photos, &report.quotes, &report.sign_off);
    document.figures(&report.figures);
    document.facts.extend(report.corrections.iter().map(|one| one.text.clone()));
    Some(document)
}

fn case(cx: &Cx<'_>, page: &PlannedPage, id: Id<CaseStudy>, case: &CaseStudy) -> Option<SearchDocument> {
    let mut document = base(cx, page, "case", &case.shared)?;
    document.article(cx, Entry::Case(id), case.event);
    document.appear(cx, &case.speakers);
    document.heads.extend(case.subtitle.clone());
    document.facts.extend(case.organisation.map(|id| cx.archive().organisations[id].shared.title.clone()));
    document.facts.extend(case.source.iter().map(|source| source.name.clone()));
    let outcome = |one: &crate::model::Outcome| phrase(&[Some(&one.metric), Some(&one.value), one.unit.as_ref(), one.source.as_ref()]);
    document.facts.extend(case.outcomes.iter().map(outcome));
    document.beside(&case.photos, &case.quotes, &case.sign_off);
    document.figures(&case.figures);
    Some(document)
}

fn series(cx: &Cx<'_>, page: &PlannedPage, series: &Series) -> Option<SearchDocument> {
    let mut document = base(cx, page, "series", &series.shared)?;
    document.facts.extend(series.organisers.iter().map(|id| cx.archive().organisations[*id].shared.title.clone()));
    document.facts.extend(series.cadence.clone());
    Some(document)
}

fn organisation(cx: &Cx<'_>, page: &PlannedPage, one: &Organisation) -> Option<SearchDocument> {
    let mut document = base(cx, page, "organisation", &one.shared)?;
    document.names.clone_from(&one.aliases);
    Some(document)
}

fn plain(cx: &Cx<'_>, page: &PlannedPage, own: &Page) -> Option<SearchDocument> {
    base(cx, page, "page", &own.shared)
}

impl SearchDocument {
    /// Those who appear, as far as they may be called up, each once.
    fn appear<'a>(&mut self, cx: &Cx<'_>, who: impl IntoIterator<Item = &'a Appearance>) {
        for one in who {
            let speaker = &cx.archive().speakers[one.speaker];
            let name = &speaker.shared.title;
            if !speaker.consent.page || speaker.shared.visibility != Visibility::Public {
                continue;
            }
            let organisation = one.organisation.map(|id| &cx.archive().organisations[id].shared.title);
            let post = [one.role.as_ref(), organisation, one.job_title.as_ref()];
            if post.iter().any(Option::is_some) {
                self.facts.push(phrase(&[&[Some(name)], post.as_slice()].concat()));
            }
            if !self.people.contains(name) {
                self.people.push(name.clone());
            }
        }
        self.speakers.clone_from(&self.people);
    }

    /// What articles have in common: a date, a place, an event.
    fn article(&mut self, cx: &Cx<'_>, entry: Entry, event: Option<Id<Event>>) {
        let site = cx.archive();
        let words = site.shared(entry).lang.script();
        self.date = site.date(entry).map(|when| date(&when, cx.time(&when, words, Style::Date).text));
        let event = event.map(|id| &site.events[id]).filter(|event| event.shared.visibility == Visibility::Public);
        self.event = event.map(|event| event.shared.title.clone());
        self.place = self.regions.last().cloned();
    }

    /// What stands beside the text of an article.
    fn beside(&mut self, photos: &[Photo], quotes: &[Quote], sign_off: &[SignOff]) {
        self.facts.extend(photos.iter().flat_map(|photo| [photo.caption.clone(), photo.credit.clone()]).flatten());
        self.facts.extend(quotes.iter().map(|quote| quote.text.clone()));
        self.facts.extend(sign_off.iter().map(|step| format!("{} {}", step.role, step.names.join(" "))));
    }

    fn figures(&mut self, figures: &[Figure]) {
        self.facts.extend(figures.iter().map(|one| phrase(&[Some(&one.label), Some(&one.value), one.unit.as_ref(), one.note.as_ref()])));
    }
}

fn phrase(words: &[Option<&String>]) -> String {
    words.iter().flatten().map(|word| word.as_str()).collect::<Vec<_>>().join(" ")
}

fn date(when: &When, text: String) -> SearchDate {
    let month = when.month().and_then(|month| u8::try_from(month).ok()).unwrap_or(0);
    SearchDate { text, year: when.year(), month }
}

/// A document's region with those around it, from the widest, each with its whole way.
fn regions(cx: &Cx<'_>, shared: &Shared) -> Vec<String> {
    let site = cx.archive();
    let mut names = Vec::new();
    let mut at = shared.region;
    while let Some(id) = at {
        names.push(site.regions[id].name.as_str());
        at = site.regions[id].parent;
    }
    names.reverse();
    (1..=names.len()).map(|n| names[..n].join(" · ")).collect()
}

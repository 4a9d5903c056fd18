//! Reports and case studies.

use jiff::ToSpan;

use super::{Build, ByFolder, Cx, To, appear, events, links, refs, shared, sign_off, times};
use crate::date::{Style, When};
use crate::diag::{At, Expected, Named, Problem, ReferenceKind, Time};
use crate::model::{Appearance, CasePart, CaseStudy, Correction, Entry, Event, Id, Order, Outcome, Photo, Quote, Report, SignOff, Source};
use crate::parse::raw::{Document, Raw, RawArticle};
use crate::parse::{Text, nearest};
use crate::source::FileId;

/// Every report and case study, still without what to read next.
pub(super) fn articles(cx: &Cx<'_>, build: &mut Build, by_folder: &ByFolder) {
    for document in cx.documents {
        match &document.raw {
            Raw::Report(folder, raw) => {
                let report = report(cx, build, document, folder.as_deref(), raw, by_folder);
                let id = build.site.reports.push(report);
                build.targets.insert(document.file, To::Report(id));
            }
            Raw::Case(folder, raw) => {
                let case = case(cx, build, document, folder.as_deref(), raw, by_folder);
                let id = build.site.cases.push(case);
                build.targets.insert(document.file, To::Case(id));
            }
            _ => {}
        }
    }
}

/// What to read next, once every article has its place.
pub(super) fn related(cx: &Cx<'_>, build: &mut Build) {
    for document in cx.documents {
        let (Raw::Report(_, raw) | Raw::Case(_, raw)) = &document.raw else { continue };
        let entries: Vec<Entry> = raw.related.iter().filter_map(|said| related_entry(cx, build, document.file, said)).collect();
        match build.targets.get(&document.file) {
            Some(To::Report(id)) => build.site.reports.get_mut(*id).related = entries,
            Some(To::Case(id)) => build.site.cases.get_mut(*id).related = entries,
            _ => {}
        }
    }
}

fn related_entry(cx: &Cx<'_>, build: &mut Build, file: FileId, said: &Text) -> Option<Entry> {
    let found = links::find(cx, file, said, &mut build.notes)?;
    match build.targets.get(&found) {
        Some(To::Event(id)) => Some(Entry::Event(*id)),
        Some(To::Report(id)) => Some(Entry::Report(*id)),
        Some(To::Case(id)) => Some(Entry::Case(*id)),
        Some(To::Withheld) => {
            let path = cx.sources.get(found).path.to_string();
            build.note(file, At::Value(said.trail.clone()), Problem::LinkToWithheld { path, name: None });
            None
        }
        _ => {
            let problem = Problem::BadValue { key: "related".to_string(), value: said.value.clone(), expected: Expected::Related };
            build.note(file, At::Value(said.trail.clone()), problem);
            None
        }
    }
}

fn report(cx: &Cx<'_>, build: &mut Build, document: &Document, folder: Option<&str>, raw: &RawArticle, by_folder: &ByFolder) -> Report {
    let file = document.file;
    let path = &cx.sources.get(file).path;
    let shared = shared::shared(cx, build, document, &raw.shared, &report_stem(path.stem(), path.folder(), folder));
    // What is not finished need not be signed off yet, and only its author sees it.
    if !raw.shared.draft {
        build.notes.extend(sign_off::lacking(cx.config, file, raw));
    }
    let event = event_of(cx, build, file, folder, raw, by_folder);
    let year = event.map(|event| build.site.events[event].period.start.year());
    let quotes = quotes(cx, build, file, raw);
    let speakers = everybody(cx, build, file, raw, &quotes);
    let date = times::optional(cx, build, file, raw.date.as_ref(), year);
    if let (Some(date), Some(event), Some(said)) = (date, event, &raw.date) {
        note_long_before(build, file, said, date, event);
    }
    Report {
        shared,
        subtitle: raw.subtitle.clone(),
        date: date.unwrap_or(When::Day(cx.config.today)),
        dateline: raw.dateline.clone(),
        source: source(cx, build, file, raw),
        event,
        speakers,
        sign_off: steps(raw),
        photos: photos(cx, build, file, raw),
        quotes,
        corrections: raw
            .corrections
            .iter()
            .map(|(date, text)| Correction { date: times::optional(cx, build, file, date.as_ref(), year), text: text.clone() })
            .collect(),
        figures: events::figures(&raw.figures),
        related: Vec::new(),
    }
}

/// A report may announce what is to come, but not more than a year before: then a year is wrong.
fn note_long_before(build: &mut Build, file: FileId, said: &Text, date: When, event: Id<Event>) {
    let Event { period, shared, .. } = &build.site.events[event];
    let a_year_later = date.last_day().checked_add(1.year()).ok();
    if build.undated.contains(&shared.origin.file()) || a_year_later.is_none_or(|day| day >= period.first_day()) {
        return;
    }
    let [date, event] = [date, period.start].map(|when| Box::new(Time::at(when, Style::Date)));
    build.note(file, At::Value(said.trail.clone()), Problem::ReportBeforeEvent { date, event });
}

fn case(cx: &Cx<'_>, build: &mut Build, document: &Document, folder: Option<&str>, raw: &RawArticle, by_folder: &ByFolder) -> CaseStudy {
    let file = document.file;
    let stem = cx.sources.get(file).path.stem().to_string();
    let shared = shared::shared(cx, build, document, &raw.shared, &stem);
    let event = event_of(cx, build, file, folder, raw, by_folder);
    let year = event.map(|event| build.site.events[event].period.start.year());
    let quotes = quotes(cx, build, file, raw);
    let speakers = everybody(cx, build, file, raw, &quotes);
    times::note_lost_end(build, file, &raw.period);
    CaseStudy {
        shared,
        subtitle: raw.subtitle.clone(),
        date: times::optional(cx, build, file, raw.date.as_ref(), year),
        organisation: raw.organisation.as_ref().and_then(|said| refs::organisation_ref(cx, build, file, said)),
        period: times::period(cx, build, file, &raw.period, year, None),
        outcomes: raw
            .outcomes
            .iter()
            .map(|raw| Outcome { metric: raw.metric.clone(), value: raw.value.clone(), unit: raw.unit.clone(), source: raw.source.clone() })
            .collect(),
        parts: parts(document),
        source: source(cx, build, file, raw),
        event,
        speakers,
        sign_off: steps(raw),
        photos: photos(cx, build, file, raw),
        quotes,
        figures: events::figures(&raw.figures),
        related: Vec::new(),
    }
}

/// `report.md` in an event's folder is that event's report; `report-x.md` another one.
fn report_stem(stem: &str, path: &str, folder: Option<&str>) -> String {
    match folder {
        Some(event) if !path.ends_with("/reports") => {
            stem.strip_prefix("report").map_or_else(|| stem.to_string(), |rest| format!("{event}{rest}"))
        }
        Some(_) | None => stem.to_string(),
    }
}

/// The event an article belongs to: of its folder, otherwise the one it names.
fn event_of(
    cx: &Cx<'_>,
    build: &mut Build,
    file: FileId,
    folder: Option<&str>,
    raw: &RawArticle,
    by_folder: &ByFolder,
) -> Option<Id<Event>> {
    if let Some(said) = &raw.event {
        if let Some(event) = by_folder.get(&said.value) {
            return Some(*event);
        }
        let near = nearest(&said.value, by_folder.keys().map(String::as_str));
        let near = near.map(|id| Named { name: build.site.events[by_folder[&id]].shared.title.clone(), id });
        return refs::unknown(cx, build, file, said, ReferenceKind::Event, near);
    }
    let event = by_folder.get(folder?).copied();
    if event.is_none() {
        events::event_missing(cx, build, file, folder?);
    }
    event
}

/// The recognised parts of a case study, by its headings.
pub(super) fn parts(document: &Document) -> Vec<(CasePart, String, String)> {
    let headings = document.body.iter().flat_map(|body| &body.outline.headings);
    let mut parts: Vec<(CasePart, String, String)> = Vec::new();
    for heading in headings.filter(|heading| heading.level == 2) {
        if let Some(part) = CasePart::of_heading(&heading.text).filter(|part| parts.iter().all(|(known, ..)| known != part)) {
            parts.push((part, heading.text.clone(), heading.id.clone()));
        }
    }
    parts
}

pub(super) fn steps(raw: &RawArticle) -> Vec<SignOff> {
    raw.sign_off.iter().map(|step| SignOff { role: step.role.clone(), names: step.names.clone() }).collect()
}

fn source(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawArticle) -> Option<Source> {
    let raw = raw.source.as_ref()?;
    Some(Source {
        name: raw.name.clone(),
        url: raw.url.as_ref().map(|said| said.value.clone()),
        date: times::optional(cx, build, file, raw.date.as_ref(), None),
        issue: raw.issue.clone(),
    })
}

fn photos(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawArticle) -> Vec<Photo> {
    let mut photos = Vec::new();
    for raw in &raw.photos {
        if raw.alt.is_none() {
            build.note(file, At::Value(raw.file.trail.clone()), Problem::MissingAlt);
        }
        let Some(picture) = links::file_ref(cx, file, &raw.file, links::Wanted::Image, &mut build.notes) else { continue };
        let alt = raw.alt.clone().unwrap_or_default();
        photos.push(Photo { file: picture, focal: raw.focal, alt, caption: raw.caption.clone(), credit: raw.credit.clone() });
    }
    photos
}

fn quotes(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawArticle) -> Vec<Quote> {
    let quote = |(text, speaker): &(String, Option<_>)| Quote {
        text: text.clone(),
        speaker: speaker.as_ref().and_then(|speaker| appear::appearance(cx, build, file, speaker)),
    };
    raw.quotes.iter().map(quote).collect()
}

/// Whoever is quoted appears in the article.
fn everybody(cx: &Cx<'_>, build: &mut Build, file: FileId, raw: &RawArticle, quotes: &[Quote]) -> Vec<Appearance> {
    let mut speakers = appear::list(cx, build, file, &raw.speakers, None);
    for quoted in quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
        if speakers.iter().all(|known| known.speaker != quoted.speaker) {
            speakers.push(quoted.clone());
        }
    }
    build.people.sort(raw.order.unwrap_or(Order::AsWritten), &mut speakers);
    speakers
}

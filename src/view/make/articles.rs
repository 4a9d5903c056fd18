//! Report and case study.

use super::credits::sign_off;
use super::head::{document_head, image, published};
use super::{Cx, figures};
use crate::date::Style;
use crate::language::Words;
use crate::model::{CaseStudy, Entry, Event, Id, Quote, Report, Source};
use crate::plan::PlannedPage;
use crate::view::pages::{CaseView, OutcomeView, PartView, ReportView};
use crate::view::parts::{Card, CorrectionView, Extra, QuoteView, SourceView};
use crate::view::{Content, View};

/// Articles to read next.
const RELATED: usize = 6;

pub(super) fn report(cx: &Cx<'_>, page: &PlannedPage, id: Id<Report>) -> View {
    let report = &cx.archive().reports[id];
    let lang = &report.shared.lang;
    let words = lang.script();
    let mut head = document_head(cx, page, "reports", &report.shared);
    published(cx, &mut head, Some(report.date), lang);
    let (previous, next) = cx.around(Entry::Report(id));
    (head.previous, head.next) = (previous.clone(), next.clone());
    let photos = cx.photos(&report.photos);
    image(cx, &mut head, photos.first());
    let content = ReportView {
        title: report.shared.title.clone(),
        subtitle: report.subtitle.clone(),
        date: cx.time(&report.date, words, Style::Date),
        updated: head.updated.clone(),
        dateline: report.dateline.clone(),
        source: report.source.as_ref().map(|one| source(cx, one, words)),
        summary: report.shared.summary.clone(),
        sign_off: sign_off(&report.sign_off),
        event: report.event.map(|event| cx.card(Entry::Event(event), lang)),
        speakers: cx.appearances(&report.speakers),
        region: cx.region_links(report.shared.region),
        topics: cx.topic_links(&report.shared.topics),
        figures: figures(&report.figures),
        photos,
        quotes: quotes(cx, &report.quotes),
        corrections: report
            .corrections
            .iter()
            .map(|one| CorrectionView { date: one.date.map(|date| cx.time(&date, words, Style::Date)), text: one.text.clone() })
            .collect(),
        related: related(cx, Entry::Report(id), &report.related, report.event),
        previous,
        next,
        extra: Extra(report.shared.extra.clone()),
    };
    View { page: head, text: cx.text(report.shared.text), content: Content::Report(Box::new(content)) }
}

pub(super) fn case(cx: &Cx<'_>, page: &PlannedPage, id: Id<CaseStudy>) -> View {
    let case = &cx.archive().cases[id];
    let lang = &case.shared.lang;
    let words = lang.script();
    let mut head = document_head(cx, page, "cases", &case.shared);
    published(cx, &mut head, case.date, lang);
    let (previous, next) = cx.around(Entry::Case(id));
    (head.previous, head.next) = (previous.clone(), next.clone());
    let photos = cx.photos(&case.photos);
    image(cx, &mut head, photos.first());
    let part = |(kind, title, anchor): &(crate::model::CasePart, String, String)| PartView {
        kind: kind.word(),
        title: title.clone(),
        url: format!("#{anchor}"),
    };
    let content = CaseView {
        title: case.shared.title.clone(),
        subtitle: case.subtitle.clone(),
        date: case.date.map(|date| cx.time(&date, words, Style::Date)),
        updated: head.updated.clone(),
        organisation: case.organisation.map(|one| cx.organisation_link(one)),
        summary: case.shared.summary.clone(),
        period: case.period.map(|one| cx.period(&one, words, Style::Date)),
        outcomes: outcomes(case),
        figures: figures(&case.figures),
        parts: case.parts.iter().map(part).collect(),
        speakers: cx.appearances(&case.speakers),
        region: cx.region_links(case.shared.region),
        topics: cx.topic_links(&case.shared.topics),
        source: case.source.as_ref().map(|one| source(cx, one, words)),
        sign_off: sign_off(&case.sign_off),
        photos,
        quotes: quotes(cx, &case.quotes),
        event: case.event.map(|event| cx.card(Entry::Event(event), lang)),
        related: related(cx, Entry::Case(id), &case.related, case.event),
        previous,
        next,
        extra: Extra(case.shared.extra.clone()),
    };
    View { page: head, text: cx.text(case.shared.text), content: Content::Case(Box::new(content)) }
}

/// What came of a case, as printed.
pub(super) fn outcomes(case: &CaseStudy) -> Vec<OutcomeView> {
    let outcome = |one: &crate::model::Outcome| OutcomeView {
        metric: one.metric.clone(),
        value: one.value.clone(),
        unit: one.unit.clone(),
        source: one.source.clone(),
    };
    case.outcomes.iter().map(outcome).collect()
}

/// The author's choice, then what else belongs to the event.
fn related(cx: &Cx<'_>, own: Entry, chosen: &[Entry], event: Option<Id<Event>>) -> Vec<Card> {
    let site = cx.archive();
    let lang = &site.shared(own).lang;
    let of_event = event.into_iter().flat_map(|event| {
        let event = &site.events[event];
        event.reports.iter().copied().map(Entry::Report).chain(event.cases.iter().copied().map(Entry::Case))
    });
    let mut entries: Vec<Entry> = Vec::new();
    for entry in chosen.iter().copied().chain(of_event) {
        // The event itself has a card of its own on the page.
        if entry != own && Some(entry) != event.map(Entry::Event) && !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    entries.truncate(RELATED.max(chosen.len()));
    entries.into_iter().map(|entry| cx.card(entry, lang)).collect()
}

fn source(cx: &Cx<'_>, source: &Source, words: Words) -> SourceView {
    SourceView {
        name: source.name.clone(),
        url: source.url.clone(),
        date: source.date.map(|date| cx.time(&date, words, Style::Date)),
        issue: source.issue.clone(),
    }
}

fn quotes(cx: &Cx<'_>, quotes: &[Quote]) -> Vec<QuoteView> {
    let one = |quote: &Quote| QuoteView { text: quote.text.clone(), speaker: quote.speaker.as_ref().map(|who| cx.appearance(who)) };
    quotes.iter().map(one).collect()
}

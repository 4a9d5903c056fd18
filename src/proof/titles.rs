//! Job titles in the texts of an event, against those that its data give to whoever appears there.
//!
//! A text is as old as its event, and a speaker's file is of today. So what counts is what the event's own data say: its
//! agenda, its reports, its cases. The file counts only where none of them gives a title, for then its title is printed
//! there; and only at the event where the speaker was last.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::speaks_of_others;
use super::names::names_of;
use crate::diag::Problem;
use crate::model::{Appearance, Event, Id, Occasion, Original, Shared, Site, Speaker};
use crate::parse::Prose;
use crate::source::{FileId, Span};
use crate::text::slips::titles::{Holder, wrong_titles};

/// Whoever appears at an event, with the years it takes place in.
#[derive(Debug)]
struct Cast {
    holders: Vec<Holder>,
    year: i16,
}

/// Which titles count in which files.
#[derive(Debug)]
pub(super) struct Titles {
    casts: BTreeMap<usize, Cast>,
    files: BTreeMap<FileId, usize>,
}

impl Titles {
    /// The titles that a site knows.
    pub(super) fn of(site: &Site) -> Titles {
        let namesakes = namesakes(site);
        let casts = site.events.iter().map(|(id, event)| {
            let holders = cast(site, id).into_iter().filter_map(|(speaker, all)| holder(site, id, speaker, &all, &namesakes)).collect();
            (id.index(), Cast { holders, year: event.period.start.year() })
        });
        Titles { casts: casts.filter(|(_, cast)| !cast.holders.is_empty()).collect(), files: files(site) }
    }

    /// The wrong titles in a file's text.
    pub(super) fn wrong(&self, file: FileId, prose: &Prose) -> Vec<(Span, Problem)> {
        let Some(cast) = self.files.get(&file).and_then(|event| self.casts.get(event)) else { return Vec::new() };
        let looks_back = |sentence: &str| speaks_of_others(sentence, Some(cast.year));
        let wrong = wrong_titles(prose.blocks(), &cast.holders, &looks_back).into_iter();
        wrong.map(|one| (Span::new(one.range.start, one.range.end), Problem::JobTitle { written: one.written, known: one.known })).collect()
    }
}

/// The files whose texts are about an event.
fn files(site: &Site) -> BTreeMap<FileId, usize> {
    let sessions = site.sessions.iter().map(|(_, one)| (&one.shared, one.event));
    let reports = site.reports.iter().filter_map(|(_, one)| Some((&one.shared, one.event?)));
    let cases = site.cases.iter().filter_map(|(_, one)| Some((&one.shared, one.event?)));
    let events = site.events.iter().map(|(id, one)| (&one.shared, id));
    let own = sessions.chain(reports).chain(cases).chain(events).map(|(shared, id): (&Shared, _)| (shared.origin.file(), id));
    let of = |original| match original {
        Original::Event(id) => Some(id),
        Original::Session(id) => Some(site.sessions[id].event),
        Original::Report(id) => site.reports[id].event,
        Original::Case(id) => site.cases[id].event,
        Original::Home | Original::Speaker(_) | Original::Series(_) | Original::Page(_) => None,
    };
    let others = site.translations.iter().filter_map(|one| Some((one.origin.file(), of(one.of)?)));
    own.chain(others).map(|(file, id)| (file, id.index())).collect()
}

/// Everybody who appears at an event, with all that is said of them there.
fn cast(site: &Site, id: Id<Event>) -> BTreeMap<Id<Speaker>, Vec<&Appearance>> {
    let event = &site.events[id];
    let mut all: BTreeMap<Id<Speaker>, Vec<&Appearance>> = BTreeMap::new();
    let sessions = event.sessions.iter().flat_map(|id| &site.sessions[*id].speakers);
    let reports = event.reports.iter().map(|id| &site.reports[*id]);
    let reports = reports.flat_map(|one| one.speakers.iter().chain(one.quotes.iter().filter_map(|quote| quote.speaker.as_ref())));
    let cases = event.cases.iter().map(|id| &site.cases[*id]);
    let cases = cases.flat_map(|one| one.speakers.iter().chain(one.quotes.iter().filter_map(|quote| quote.speaker.as_ref())));
    for appearance in event.speakers.iter().chain(sessions).chain(reports).chain(cases) {
        all.entry(appearance.speaker).or_default().push(appearance);
    }
    all
}

fn holder(site: &Site, event: Id<Event>, id: Id<Speaker>, all: &[&Appearance], namesakes: &BTreeSet<&str>) -> Option<Holder> {
    let speaker = &site.speakers[id];
    if names_of(speaker).any(|name| namesakes.contains(name)) {
        return None;
    }
    let mut holder = Holder::new(names_of(speaker));
    let given = || all.iter().filter_map(|one| one.job_title.as_deref());
    given().for_each(|title| holder.hold(title));
    if given().next().is_none() && is_latest(site, event, speaker) {
        holder.hold(speaker.job_title.as_deref()?);
    }
    let at = all.iter().filter_map(|one| one.organisation).chain(speaker.organisation);
    for organisation in at.collect::<BTreeSet<_>>() {
        let organisation = &site.organisations[organisation];
        let forms = organisation.forms.hans.iter().chain(&organisation.forms.hant);
        let all = std::iter::once(&organisation.shared.title).chain(&organisation.aliases).chain(forms);
        all.for_each(|name| holder.belong(name));
    }
    holder.is_known().then_some(holder)
}

/// Whether a speaker appeared nowhere after an event, and the speaker's file has not been changed since.
fn is_latest(site: &Site, id: Id<Event>, speaker: &Speaker) -> bool {
    let end = site.events[id].period.last_day();
    let is_here = |occasion: Occasion| match occasion {
        Occasion::Event(event, _) => event == id,
        Occasion::Session(session, _) => site.sessions[session].event == id,
        Occasion::Report(report, _) => site.reports[report].event == Some(id),
        Occasion::Case(case, _) => site.cases[case].event == Some(id),
    };
    let is_over = |occasion: Occasion| site.occasion_date(occasion).is_some_and(|date| date.last_day() <= end);
    speaker.occasions.iter().all(|one| is_here(*one) || is_over(*one)) && speaker.shared.updated.is_none_or(|day| day.first_day() <= end)
}

/// The names that several speakers have.
fn namesakes(site: &Site) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    let own = site.speakers.iter().flat_map(|(_, speaker)| names_of(speaker).collect::<BTreeSet<_>>());
    own.filter(|name| !seen.insert(*name)).collect()
}

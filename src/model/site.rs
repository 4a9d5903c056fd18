//! Site: everything the archive holds, with its relations both ways.

use std::collections::BTreeMap;

use crate::date::When;
use crate::language::Lang;
use crate::tree::Tree;

use super::{
    Appearance, Arena, CaseStudy, Event, Id, Occasion, Order, Organisation, Origin, Original, Region, Report, Series, Session, Speaker,
    Topic, Translation, Unpublished, Venue, Visibility,
};

/// The whole archive, resolved: no reference in it dangles.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Events, in the order of their files.
    pub events: Arena<Event>,
    /// Sessions, event by event, in the order of the agendas.
    pub sessions: Arena<Session>,
    /// Speakers: those with a file first, then those who are only named.
    pub speakers: Arena<Speaker>,
    /// Reports, in the order of their files.
    pub reports: Arena<Report>,
    /// Case studies, in the order of their files.
    pub cases: Arena<CaseStudy>,
    /// Series.
    pub series: Arena<Series>,
    /// Organisations.
    pub organisations: Arena<Organisation>,
    /// Venues.
    pub venues: Arena<Venue>,
    /// Topics, by name.
    pub topics: Arena<Topic>,
    /// Regions; a parent stands before its children.
    pub regions: Arena<Region>,
    /// Plain pages, in the order of their files.
    pub pages: Arena<Page>,
    /// The introduction of the front page.
    pub home: Option<Shared>,
    /// Documents in other languages.
    pub translations: Vec<Translation>,
    /// The events, reports and cases of each year, latest first.
    pub years: BTreeMap<i16, Vec<Entry>>,
}

/// What all documents have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Where it comes from, for messages and for its text.
    pub origin: Origin,
    /// The last part of its address.
    pub slug: String,
    /// The title or name.
    pub title: String,
    /// A sentence or two, in the author's words.
    pub summary: Option<String>,
    /// The beginning of the text, cut at a sentence.
    pub excerpt: Option<String>,
    /// Its language.
    pub lang: Lang,
    /// The language it was written in, where its words are a translation.
    pub translated_from: Option<Lang>,
    /// Its language in each rendition of the site; empty where there is one only.
    pub langs: Vec<Lang>,
    /// Who may come across it; what nobody may is not in the site at all.
    pub visibility: Visibility,
    /// Old addresses that lead here.
    pub aliases: Vec<String>,
    /// When it was last changed, where the author says so.
    pub updated: Option<When>,
    /// Its topics.
    pub topics: Vec<Id<Topic>>,
    /// Its region.
    pub region: Option<Id<Region>>,
    /// Its Markdown text; `None` where that is empty.
    pub text: Option<TextRef>,
    /// Why readers do not see it yet; only a preview holds such things.
    pub unpublished: Option<Unpublished>,
    /// Free data of the author.
    pub extra: Tree,
}

/// A Markdown text: a document's body, or a value in a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRef(pub(crate) u32);

/// A page that is about nothing but itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Title, language and what else all documents have.
    pub shared: Shared,
    /// Its place in the site: the folders and the slug, without slashes at the ends; empty parts do not occur.
    pub path: String,
    /// Its place among its siblings; lower comes first.
    pub weight: i64,
    /// The page above it.
    pub parent: Option<Id<Page>>,
    /// What the pages below it go by.
    pub order: Order,
    /// The pages below it, in order.
    pub children: Vec<Id<Page>>,
}

/// An event, report or case in a list that mixes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// An event.
    Event(Id<Event>),
    /// A report.
    Report(Id<Report>),
    /// A case study.
    Case(Id<CaseStudy>),
}

impl Shared {
    /// What to say of it in a list: the author's summary, otherwise the beginning of the text.
    #[must_use]
    pub fn blurb(&self) -> Option<&str> {
        self.summary.as_deref().or(self.excerpt.as_deref())
    }
}

impl Site {
    /// What all documents have, of an event, report or case.
    #[must_use]
    pub fn shared(&self, entry: Entry) -> &Shared {
        match entry {
            Entry::Event(id) => &self.events[id].shared,
            Entry::Report(id) => &self.reports[id].shared,
            Entry::Case(id) => &self.cases[id].shared,
        }
    }

    /// What all documents have, of whatever can be translated; the front page may have no document.
    #[must_use]
    pub fn original(&self, of: Original) -> Option<&Shared> {
        Some(match of {
            Original::Home => return self.home.as_ref(),
            Original::Event(id) => &self.events[id].shared,
            Original::Session(id) => &self.sessions[id].shared,
            Original::Speaker(id) => &self.speakers[id].shared,
            Original::Report(id) => &self.reports[id].shared,
            Original::Case(id) => &self.cases[id].shared,
            Original::Series(id) => &self.series[id].shared,
            Original::Page(id) => &self.pages[id].shared,
        })
    }

    /// When an entry took place or was published; a case without a date goes by its event.
    #[must_use]
    pub fn date(&self, entry: Entry) -> Option<When> {
        match entry {
            Entry::Event(id) => Some(self.events[id].period.start),
            Entry::Report(id) => Some(self.reports[id].date),
            Entry::Case(id) => {
                let case = &self.cases[id];
                case.date.or(case.event.map(|event| self.events[event].period.start))
            }
        }
    }

    /// Whether sessions of an event run side by side in different places.
    #[must_use]
    pub fn has_parallels(&self, event: &Event) -> bool {
        event
            .sessions
            .iter()
            .enumerate()
            .any(|(n, id)| self.beside(event, n).any(|other| self.sessions[*id].is_elsewhere(&self.sessions[other])))
    }

    /// The later sessions of an agenda that certainly run while the one at place `n` does.
    ///
    /// An agenda is in order of time, so the search ends at the first that begins after it.
    pub fn beside(&self, event: &Event, n: usize) -> impl Iterator<Item = Id<Session>> {
        let own = event.sessions.get(n).and_then(|id| self.sessions[*id].period);
        let own_end = own.and_then(|own| own.minutes()).map(|(start, end)| end.max(start));
        let later = event.sessions.get(n + 1..).unwrap_or_default().iter().copied();
        later
            .take_while(move |id| {
                let start = self.sessions[*id].period.and_then(|period| period.minutes()).map(|(start, _)| start);
                start.is_none_or(|start| own_end.is_some_and(|end| start <= end))
            })
            .filter(move |id| own.zip(self.sessions[*id].period).is_some_and(|(own, other)| own.is_beside(&other)))
    }

    /// When a speaker appeared.
    #[must_use]
    pub fn occasion_date(&self, occasion: Occasion) -> Option<When> {
        match occasion {
            Occasion::Event(id, _) => Some(self.events[id].period.start),
            Occasion::Session(id, _) => {
                let session = &self.sessions[id];
                Some(session.period.map_or(self.events[session.event].period.start, |period| period.start))
            }
            Occasion::Report(id, _) => Some(self.reports[id].date),
            Occasion::Case(id, _) => self.date(Entry::Case(id)),
        }
    }

    /// The appearance an occasion speaks of.
    #[must_use]
    pub fn appearance(&self, occasion: Occasion) -> &Appearance {
        let (list, n) = match occasion {
            Occasion::Event(id, n) => (&self.events[id].speakers, n),
            Occasion::Session(id, n) => (&self.sessions[id].speakers, n),
            Occasion::Report(id, n) => (&self.reports[id].speakers, n),
            Occasion::Case(id, n) => (&self.cases[id].speakers, n),
        };
        list.get(n).expect("an occasion names an appearance that is there")
    }

    /// Whether an entry stands in lists, feeds and the sitemap.
    #[must_use]
    pub fn is_listed(&self, entry: Entry) -> bool {
        self.shared(entry).visibility == Visibility::Public
    }
}

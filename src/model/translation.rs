//! Translation: the words of a document in another language.
//!
//! Only words: dates, places, people and everything else that is no matter of language are those of the original.

use crate::date::When;
use crate::language::Lang;
use crate::tree::Tree;

use super::{CaseStudy, Event, Figure, Id, Origin, Outcome, Page, Report, Series, Session, SignOff, Speaker, TextRef};

/// One document in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// Where it comes from.
    pub origin: Origin,
    /// Its language.
    pub lang: Lang,
    /// What it translates.
    pub of: Original,
    /// The title or name; empty where the front page has none.
    pub title: String,
    /// A sentence or two.
    pub summary: Option<String>,
    /// The beginning of the text.
    pub excerpt: Option<String>,
    /// Its text.
    pub text: Option<TextRef>,
    /// When it was last changed, where the translator says so.
    pub updated: Option<When>,
    /// Free data.
    pub extra: Tree,
    /// What else it says, by kind of document.
    pub words: Wording,
}

/// Whatever can be translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Original {
    /// The front page.
    Home,
    /// An event.
    Event(Id<Event>),
    /// A session with a file of its own.
    Session(Id<Session>),
    /// A speaker with a file.
    Speaker(Id<Speaker>),
    /// A report.
    Report(Id<Report>),
    /// A case study.
    Case(Id<CaseStudy>),
    /// A series.
    Series(Id<Series>),
    /// A plain page.
    Page(Id<Page>),
}

/// The words of a document beside title and text. Lists are parallel to those of the original, as far as they go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// The line under the headline.
    pub subtitle: Option<String>,
    /// The words before the first sentence.
    pub dateline: Option<String>,
    /// Which edition.
    pub edition: Option<String>,
    /// For whom.
    pub audience: Option<String>,
    /// How many.
    pub participants: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// How often.
    pub cadence: Option<String>,
    /// The names of rooms.
    pub rooms: Vec<String>,
    /// The names of tracks.
    pub tracks: Vec<String>,
    /// The titles of links.
    pub links: Vec<String>,
    /// The titles of files: attachments, materials.
    pub files: Vec<String>,
    /// Numbers.
    pub figures: Vec<Figure>,
    /// Outcomes.
    pub outcomes: Vec<Outcome>,
    /// Who wrote and edited it.
    pub sign_off: Vec<SignOff>,
    /// Of each picture what it shows, its caption and its credit.
    pub photos: Vec<(Option<String>, Option<String>, Option<String>)>,
    /// Quotes.
    pub quotes: Vec<String>,
    /// Corrections.
    pub corrections: Vec<String>,
    /// The recognised parts of a case, by its own headings.
    pub parts: Vec<(super::CasePart, String, String)>,
}

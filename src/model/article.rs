//! Report and case study: what is written about an event or a practice (schema.org `NewsArticle`, `Article`).

use crate::date::{Period, When};

use super::{Appearance, CasePart, Entry, Event, Figure, Focal, Id, Organisation, Origin, Shared};

/// A file of the site that is published as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileRef(pub(crate) Origin);

/// An article about an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Title, language, topics and what else all documents have.
    pub shared: Shared,
    /// The line under the headline.
    pub subtitle: Option<String>,
    /// When it was published.
    pub date: When,
    /// The words before the first sentence.
    pub dateline: Option<String>,
    /// Where it was first published.
    pub source: Option<Source>,
    /// The event it is about.
    pub event: Option<Id<Event>>,
    /// Who appears in it.
    pub speakers: Vec<Appearance>,
    /// Who wrote, edited and approved it, in printed order.
    pub sign_off: Vec<SignOff>,
    /// Pictures beside the text.
    pub photos: Vec<Photo>,
    /// Pull quotes.
    pub quotes: Vec<Quote>,
    /// Corrections.
    pub corrections: Vec<Correction>,
    /// Numbers worth showing.
    pub figures: Vec<Figure>,
    /// What to read next, by the author's choice.
    pub related: Vec<Entry>,
}

/// An article about a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStudy {
    /// Title, language, topics and what else all documents have.
    pub shared: Shared,
    /// The line under the headline.
    pub subtitle: Option<String>,
    /// When it was published; of the event, where the author does not say.
    pub date: Option<When>,
    /// Whose practice it is.
    pub organisation: Option<Id<Organisation>>,
    /// When it was, or since when it is, in use.
    pub period: Option<Period>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// Which of the four parts the text has: the part, the heading, the heading's anchor.
    pub parts: Vec<(CasePart, String, String)>,
    /// Where it was first published.
    pub source: Option<Source>,
    /// The event it belongs to.
    pub event: Option<Id<Event>>,
    /// Who appears in it.
    pub speakers: Vec<Appearance>,
    /// Who wrote, edited and approved it, in printed order.
    pub sign_off: Vec<SignOff>,
    /// Pictures beside the text.
    pub photos: Vec<Photo>,
    /// Pull quotes.
    pub quotes: Vec<Quote>,
    /// Numbers worth showing.
    pub figures: Vec<Figure>,
    /// What to read next, by the author's choice.
    pub related: Vec<Entry>,
}

/// One step of a sign-off chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// The role as printed.
    pub role: String,
    /// Who did it.
    pub names: Vec<String>,
}

/// Where a text was first published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The publication's name.
    pub name: String,
    /// The text's address there.
    pub url: Option<String>,
    /// When it appeared there.
    pub date: Option<When>,
    /// The issue.
    pub issue: Option<String>,
}

/// A picture, and what of it has to stay where a page cuts it to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framed {
    /// The picture.
    pub file: FileRef,
    /// Where the most important of it is, if somebody says.
    pub focal: Option<Focal>,
}

/// A picture with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The picture.
    pub file: FileRef,
    /// Where the most important of it is, if somebody says.
    pub focal: Option<Focal>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The caption.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
}

/// Words somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<Appearance>,
}

/// A correction made after publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub date: Option<When>,
    /// What was wrong and what is right.
    pub text: String,
}

/// One measured outcome of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was measured.
    pub metric: String,
    /// The value as printed.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Who measured it.
    pub source: Option<String>,
}

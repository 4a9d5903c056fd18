//! What is wrong, where, and what to do about it: the same for every stage.
//!
//! A stage returns what it could make together with its notes ([`Noted`]);
//! nobody prints and nobody stops at the first. Order is file, position,
//! code, whatever the threads did.

mod finding;
mod fix;
mod gists;
mod github;
mod human;
mod json;
mod listing;
mod problem;
mod sarif;
mod terms;
mod things;
mod told;
mod words;

use serde::{Deserialize, Serialize};

pub use fix::{Edit, Fix, apply};
pub use gists::Gists;
pub(crate) use gists::gist;
pub use github::github;
pub use human::{InTable, Located, Spot, human, summary_line};
pub use json::json;
pub use problem::Problem;
pub use sarif::{Explained, sarif};
pub use terms::{
    AddressSlip, Candidate, Described, Expected, HeadSlip, Held, Holder, Idle, Lack, LinkSlip, MarkerSlip, OtherAgenda, PageFlaw, Part,
    PictureFault, ReferenceKind, RuleFlaw, Shape, Sign, Subject, Taker, TemplateName, TemplateRule, TemplateSlip, TomlSlip, TooLarge,
    Trouble, Unread, Vain, WorkbookFlaw, YamlSlip, terms,
};
pub use things::{About, Header, Named, Size, Slot, Time, Weekday};
pub use words::in_a_line;

use crate::source::{FileId, Span};

/// How bad it is. Errors keep a site from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The site is published and nothing is wrong; the author may want to know.
    Note,
    /// The site is published; the author should look.
    Warning,
    /// The site is not published.
    Error,
}

/// One thing to tell the author.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where; `None` for what belongs to no file.
    pub place: Option<Place>,
    /// What.
    pub problem: Problem,
    /// How bad the site or the event says it is; `None` where it says nothing.
    pub chosen: Option<Severity>,
    /// What a theme says of the option that it is about.
    pub about: Option<Box<About>>,
}

/// Where in the site something stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The spot in it.
    pub at: At,
}

/// A spot in a file.
///
/// Values of front matter and data files are named by their trail; their
/// bytes are looked up only when there is something to report, so that
/// the common case carries no positions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum At {
    /// The file as a whole.
    File,
    /// A stretch of its text.
    Text(Span),
    /// A value of its data.
    Value(Trail),
    /// The key of a value of its data.
    Key(Trail),
}

/// The way to a value through maps and lists: `agenda`, `3`, `speakers`, `0`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Trail(String);

/// A value with what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted<T> {
    /// What could be made.
    pub value: T,
    /// What was noticed on the way.
    pub notes: Vec<Diagnostic>,
}

/// Keys cannot hold this character, so it may stand between them.
const STEP: char = '\u{1f}';

impl Trail {
    /// The trail to a value one key further down.
    #[must_use]
    pub fn key(&self, key: &str) -> Trail {
        self.step(key)
    }

    /// The trail to a list's `n`th value.
    #[must_use]
    pub fn index(&self, n: usize) -> Trail {
        self.step(&n.to_string())
    }

    /// The steps from the top.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.0.split(STEP).filter(|step| !step.is_empty())
    }

    fn step(&self, step: &str) -> Trail {
        if self.0.is_empty() {
            return Trail(step.to_string());
        }
        let mut trail = String::with_capacity(self.0.len() + 1 + step.len());
        trail.push_str(&self.0);
        trail.push(STEP);
        trail.push_str(step);
        Trail(trail)
    }
}

impl Diagnostic {
    /// A problem at a spot of a file.
    #[must_use]
    pub fn new(file: FileId, at: At, problem: Problem) -> Diagnostic {
        Diagnostic { place: Some(Place { file, at }), problem, chosen: None, about: None }
    }

    /// A problem that belongs to no file.
    #[must_use]
    pub fn nowhere(problem: Problem) -> Diagnostic {
        Diagnostic { place: None, problem, chosen: None, about: None }
    }

    /// The stable name of the problem, in kebab case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.problem {
            Problem::UnknownReference { kind, .. } => kind.unknown_code(),
            problem => problem.code(),
        }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.chosen.unwrap_or(self.problem.severity())
    }
}

impl<T> Noted<T> {
    /// A value with nothing to say about it.
    #[must_use]
    pub fn quiet(value: T) -> Noted<T> {
        Noted { value, notes: Vec::new() }
    }

    /// Moves the notes to a list and gives the value.
    pub fn drain_into(self, notes: &mut Vec<Diagnostic>) -> T {
        notes.extend(self.notes);
        self.value
    }
}

/// Every code that can be shown, with how bad it is unless the site says otherwise.
///
/// That of unknown references in general never is: each kind has its own.
pub fn codes() -> impl Iterator<Item = (&'static str, Severity)> {
    const REFERENCES: &str = "unknown-reference";
    let of_kinds = |severity: Severity| ReferenceKind::ALL.into_iter().map(move |kind| (kind.unknown_code(), severity));
    let (references, own): (Vec<_>, Vec<_>) = Problem::ALL.iter().copied().partition(|(code, _)| *code == REFERENCES);
    own.into_iter().chain(references.into_iter().flat_map(move |(_, severity)| of_kinds(severity)))
}

/// Whether nothing is missing from the archive because of an error. Those that a site may make warnings, and those that it
/// made of warnings, take nothing out of it.
#[must_use]
pub fn is_whole(notes: &[Diagnostic]) -> bool {
    let takes_out = |note: &Diagnostic| note.severity() == Severity::Error && !Problem::adjustable().any(|code| code == note.code());
    !notes.iter().any(takes_out)
}

/// Whether anything keeps the site from being published.
#[must_use]
pub fn has_errors(notes: &[Diagnostic]) -> bool {
    notes.iter().any(|note| note.severity() == Severity::Error)
}

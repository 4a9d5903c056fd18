//! Speaker: a person who appears at an event in a role (schema.org `Person`).

use super::{CaseStudy, Event, Framed, Id, Organisation, Report, Session, Shared, WebLink};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Name (as title) and what else all documents have.
    pub shared: Shared,
    /// The name in other scripts, former names.
    pub alternate_names: Vec<String>,
    /// The name in both scripts of Chinese.
    pub forms: Forms,
    /// What to sort by instead of the name.
    pub sort_key: Option<String>,
    /// How the name is read: `Zēng Chún`.
    pub pinyin: Option<String>,
    /// The job title as the speaker's own file gives it.
    pub job_title: Option<String>,
    /// The organisation, likewise.
    pub organisation: Option<Id<Organisation>>,
    /// A portrait.
    pub photo: Option<Framed>,
    /// Links of the speaker.
    pub links: Vec<WebLink>,
    /// What the speaker agreed to.
    pub consent: Consent,
    /// Where the speaker appeared, latest first.
    pub occasions: Vec<Occasion>,
}

/// What a name is in each script of Chinese, as far as its registry says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forms {
    /// In simplified characters.
    pub hans: Option<String>,
    /// In traditional characters.
    pub hant: Option<String>,
    /// Whether there is an entry for it; what is only named somewhere has no name but a word.
    pub registered: bool,
}

/// What a speaker agreed to; by default everything that organisers usually publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// A page with all appearances.
    pub page: bool,
    /// The portrait.
    pub photo: bool,
}

/// A speaker in a role, with the title held at the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// Who.
    pub speaker: Id<Speaker>,
    /// The role, in the author's words.
    pub role: Option<String>,
    /// The job title held then.
    pub job_title: Option<String>,
    /// The organisation of then.
    pub organisation: Option<Id<Organisation>>,
    /// A note of the author.
    pub note: Option<String>,
}

/// Where a speaker appeared, and as which entry of the list of appearances there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// At an event, in no session of it.
    Event(Id<Event>, usize),
    /// In a session.
    Session(Id<Session>, usize),
    /// In a report.
    Report(Id<Report>, usize),
    /// In a case study.
    Case(Id<CaseStudy>, usize),
}

impl Default for Consent {
    fn default() -> Self {
        Consent { page: true, photo: true }
    }
}

//! The Markdown texts of the archive, each with what its links lead to.

use std::sync::Arc;

use rayon::prelude::*;

use crate::memo::Digest;
use crate::model::{CaseStudy, Event, Id, Original, Page, Report, Series, Session, Speaker, TextRef};
use crate::parse::markdown::Outline;
use crate::parse::raw::Body;
use crate::source::{FileId, Span};

/// All texts.
#[derive(Debug, Clone, Default)]
pub struct Texts(Vec<TextEntry>);

/// One text.
#[derive(Debug, Clone)]
pub struct TextEntry {
    /// The file it stands in; its links are relative to that.
    pub file: FileId,
    /// Where its words are.
    pub source: TextSource,
    /// What it holds.
    pub outline: Arc<Outline>,
    /// What its links lead to, in the order of `outline.links`.
    pub links: Vec<Link>,
    /// Whether its words are in the other script than those of the rendition it belongs to.
    pub convert: bool,
    /// The value of a data file it is, for messages; `None` for the body of a file.
    pub trail: Option<crate::diag::Trail>,
}

/// Where a text's words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSource {
    /// A stretch of a file, asked for again when it is needed.
    Body {
        /// The file.
        file: FileId,
        /// The stretch.
        span: Span,
        /// The words that were there.
        digest: Digest,
    },
    /// A value of a data file.
    Inline(String),
}

/// What a link leads to, and the `#anchor` behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The thing itself.
    pub target: LinkTarget,
    /// `#anchor`, `?query`, or empty.
    pub suffix: String,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// Something of the archive.
    To(To),
    /// A file that is published as it is.
    File(FileId),
    /// An address inside the site, to be checked against the plan.
    Path(String),
    /// Somewhere else, or a place on the same page: as the author wrote it.
    AsWritten,
}

/// Something with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The front page.
    Home,
    /// An event.
    Event(Id<Event>),
    /// An event's agenda.
    Agenda(Id<Event>),
    /// A session.
    Session(Id<Session>),
    /// A speaker.
    Speaker(Id<Speaker>),
    /// A report.
    Report(Id<Report>),
    /// A case study.
    Case(Id<CaseStudy>),
    /// A series.
    Series(Id<Series>),
    /// A plain page.
    Page(Id<Page>),
    /// A translation, by its place in the list of all.
    Translation(u32),
    /// Nothing that readers may see.
    Withheld,
}

impl From<Original> for To {
    fn from(of: Original) -> To {
        match of {
            Original::Home => To::Home,
            Original::Event(id) => To::Event(id),
            Original::Session(id) => To::Session(id),
            Original::Speaker(id) => To::Speaker(id),
            Original::Report(id) => To::Report(id),
            Original::Case(id) => To::Case(id),
            Original::Series(id) => To::Series(id),
            Original::Page(id) => To::Page(id),
        }
    }
}

impl Texts {
    /// Adds a text whose links are resolved later.
    pub(super) fn push(&mut self, file: FileId, source: TextSource, outline: Arc<Outline>, trail: Option<crate::diag::Trail>) -> TextRef {
        self.0.push(TextEntry { file, source, outline, links: Vec::new(), convert: false, trail });
        TextRef(u32::try_from(self.0.len() - 1).expect("fewer than 2^32 texts"))
    }

    /// Gives the body of a file other words that hold the same headings and links.
    pub(crate) fn reword(&mut self, file: FileId, body: &Body) {
        let own = |text: &&mut TextEntry| text.file == file && matches!(text.source, TextSource::Body { .. });
        for text in self.0.iter_mut().filter(own) {
            text.source = TextSource::Body { file, span: body.span, digest: body.digest };
            text.outline = Arc::clone(&body.outline);
        }
    }

    /// One text.
    #[must_use]
    pub fn get(&self, text: TextRef) -> &TextEntry {
        self.0.get(text.0 as usize).expect("resolve keeps every TextRef in range")
    }

    /// One text, to write it in other words.
    pub(crate) fn get_mut(&mut self, text: TextRef) -> &mut TextEntry {
        self.0.get_mut(text.0 as usize).expect("resolve keeps every TextRef in range")
    }

    /// Every text.
    pub fn iter(&self) -> impl Iterator<Item = (TextRef, &TextEntry)> {
        self.0.iter().zip(0..).map(|(entry, n)| (TextRef(n), entry))
    }

    /// Every text, for resolving its links on several threads.
    pub(super) fn par_iter_mut(&mut self) -> impl IndexedParallelIterator<Item = &mut TextEntry> {
        self.0.par_iter_mut()
    }
}

//! The stages between documents and pages: resolve, theme, plan.
//!
//! Each is left out while what goes into it is what it was; what it had to
//! say then is said again. Whether it is the same is decided by comparing
//! values, never by guessing which file a change may concern.

use std::sync::Arc;

use crate::config::Config;
use crate::diag::{At, Diagnostic, Noted};
use crate::media::Pictures;
use crate::parse::markdown::Outline;
use crate::parse::raw::{Body, Document};
use crate::plan::{Plan, plan};
use crate::render::Theme;
use crate::rendition::{Rendition, renditions};
use crate::resolve::{Resolved, resolve};
use crate::source::{FileId, Sources};

use super::{Stage, Watch};

/// Everything that comes before the first page.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub(super) config: Arc<Config>,
    pub(super) resolved: Arc<Resolved>,
    pub(super) theme: Arc<Theme>,
    pub(super) plan: Arc<Plan>,
    /// The site in each of its scripts, itself first.
    pub(super) renditions: Vec<Rendition>,
    said: Said,
}

/// What the stages had to say.
#[derive(Debug, Clone, Default)]
struct Said {
    /// Where one document depends on another: a spreadsheet on its event.
    documents: Vec<Diagnostic>,
    resolve: Vec<Diagnostic>,
    renditions: Vec<Diagnostic>,
    theme: Vec<Diagnostic>,
    plan: Vec<Diagnostic>,
}

/// In what a site differs from how it was prepared before.
#[derive(Debug, Clone, Default)]
pub(super) struct Moved {
    /// Which files there are, `site.toml`, or anything in a document that others may show.
    pub(super) archive: bool,
    /// Which files there are, `site.toml`, or a file of a theme.
    pub(super) theme: bool,
    /// Documents in which only words moved that no other page shows.
    pub(super) words: Vec<Arc<Document>>,
}

/// Prepares a site; with `before`, as far as something moved.
pub(super) fn prepare(
    sources: &Sources,
    config: Arc<Config>,
    documents: impl FnOnce() -> Noted<(Vec<Arc<Document>>, Pictures)>,
    before: Option<(&Prepared, &Moved)>,
    watch: &dyn Watch,
) -> Prepared {
    watch.stage(Stage::Resolve);
    let mut said = Said::default();
    let kept = before.filter(|(_, moved)| !moved.archive).and_then(|(last, moved)| Some((last, last.reworded(&moved.words)?)));
    let same_archive = kept.is_some();
    let resolved = match kept {
        Some((last, resolved)) => {
            said.documents.clone_from(&last.said.documents);
            said.resolve.clone_from(&last.said.resolve);
            resolved
        }
        None => {
            let (documents, pictures) = documents().drain_into(&mut said.documents);
            Arc::new(resolve(documents, sources, Arc::new(pictures), &config).drain_into(&mut said.resolve))
        }
    };
    watch.stage(Stage::Plan);
    let theme = match before.filter(|(_, moved)| !moved.theme) {
        Some((last, _)) => {
            said.theme.clone_from(&last.said.theme);
            Arc::clone(&last.theme)
        }
        None => Arc::new(Theme::collect(sources, &config).drain_into(&mut said.theme)),
    };
    let offer = theme.offer();
    let plan = match before.filter(|(last, _)| same_archive && last.theme.offer() == offer) {
        Some((last, _)) => {
            said.plan.clone_from(&last.said.plan);
            Arc::clone(&last.plan)
        }
        None => Arc::new(plan(&resolved, sources, &config, &offer).drain_into(&mut said.plan)),
    };
    let same = |last: &Prepared| same_archive && Arc::ptr_eq(&last.resolved, &resolved) && Arc::ptr_eq(&last.plan, &plan);
    let renditions = match before.filter(|(last, _)| same(last)) {
        Some((last, _)) => {
            said.renditions.clone_from(&last.said.renditions);
            last.renditions.clone()
        }
        None => renditions(&config, &resolved, &plan, sources).drain_into(&mut said.renditions),
    };
    Prepared { config, resolved, theme, plan, renditions, said }
}

impl Prepared {
    /// What the stages had to say, in their order.
    pub(super) fn notes(&self) -> impl Iterator<Item = &Diagnostic> {
        [&self.said.documents, &self.said.resolve, &self.said.renditions, &self.said.theme, &self.said.plan].into_iter().flatten()
    }

    /// The archive with other words in some texts; `None` if a note stands in one of them, for its place moved too.
    fn reworded(&self, documents: &[Arc<Document>]) -> Option<Arc<Resolved>> {
        if documents.is_empty() {
            return Some(Arc::clone(&self.resolved));
        }
        let in_text = |note: &Diagnostic| note.place.as_ref().filter(|place| matches!(place.at, At::Text(_))).map(|place| place.file);
        let noted = |file: FileId| self.notes().any(|note| in_text(note) == Some(file));
        if documents.iter().any(|document| noted(document.file)) {
            return None;
        }
        let mut resolved = Resolved::clone(&self.resolved);
        for document in documents {
            resolved.texts.reword(document.file, document.body.as_ref()?);
        }
        Some(Arc::new(resolved))
    }
}

/// Whether two readings of a file differ at most in words that only its own page shows.
pub(super) fn only_words_moved(old: &Document, new: &Document) -> bool {
    let Document { file, raw, body } = new;
    let same_body = match (&old.body, body) {
        (Some(old), Some(new)) => leads_the_same(old, new),
        (old, new) => old == new,
    };
    same_body && old.file == *file && old.raw == *raw
}

/// Whether headings, links, anchors and summary are the same, wherever in the text they stand.
fn leads_the_same(old: &Body, new: &Body) -> bool {
    // Taken apart by name, so that a new part of a text has to be thought of here.
    let Outline { headings, links, anchors, summary, length: _, verbatim: _ } = &*new.outline;
    let old = &*old.outline;
    let headings_same = old.headings.len() == headings.len()
        && old.headings.iter().zip(headings).all(|(a, b)| (a.level, &a.id, &a.text) == (b.level, &b.id, &b.text));
    let links_same =
        old.links.len() == links.len() && old.links.iter().zip(links).all(|(a, b)| (&a.destination, a.image) == (&b.destination, b.image));
    headings_same && links_same && old.anchors == *anchors && old.summary == *summary
}

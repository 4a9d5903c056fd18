//! A site whose pages are made when somebody asks for them.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use crate::config::BaseUrl;
use crate::diag::{Diagnostic, Located, has_errors};
use crate::emit::{Sink, Stamp};
use crate::language::Lang;
use crate::media::Darkroom;
use crate::memo::{Digest, PageMemo, SearchMemo};
use crate::model::Unpublished;
use crate::parse::locate;
use crate::plan::OutPath;
use crate::render::{Index, Press, Search};
use crate::rendition::Rendition;
use crate::slug::encode;
use crate::source::{FileId, SitePath, Sources};
use crate::view::{Cx, unpublished};

use super::once_each;
use super::prepare::Prepared;
use super::renditions::All;

/// Everything a site is, short of its pages.
///
/// A value that never changes: whoever holds it can make the pages of that
/// moment, as long as the files still say what they said.
#[derive(Debug, Clone)]
pub struct Preview {
    pub(super) sources: Arc<Sources>,
    pub(super) prepared: Prepared,
    /// The templates, ready for each rendition; empty if no page can be made.
    pub(super) presses: Vec<Arc<Press>>,
    /// The bytes of every file that is published as it is.
    pub(super) digests: BTreeMap<FileId, Digest>,
    pub(super) notes: Vec<Diagnostic>,
    /// What templates had to say before the first page.
    pub(super) templates: Vec<Diagnostic>,
    /// Pictures that were made before.
    pub(super) darkroom: Darkroom,
    /// The search index of each rendition, by its folder.
    pub(super) search: BTreeMap<String, Searching>,
}

/// The search index, made when somebody first searches; texts that did not change since are not looked at again.
#[derive(Debug, Clone, Default)]
pub(super) struct Searching {
    /// That of this moment.
    now: Arc<OnceLock<Arc<Search>>>,
    /// What was found at any moment before.
    last: Arc<Mutex<Option<SearchMemo>>>,
}

impl Searching {
    /// For a later moment.
    pub(super) fn later(&self) -> Searching {
        Searching { now: Arc::default(), last: Arc::clone(&self.last) }
    }

    fn get(&self, cx: &Cx<'_>) -> io::Result<Arc<Search>> {
        // Held while the index is made: whoever asks meanwhile waits for it.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(search) = self.now.get() {
            return Ok(Arc::clone(search));
        }
        let search = Arc::new(Search::new(cx, last.as_ref())?);
        *last = Some(search.memo());
        Ok(Arc::clone(self.now.get_or_init(|| search)))
    }
}

/// One file of the site, made on demand.
#[derive(Debug, Default)]
pub struct PreviewPage {
    /// Its bytes; `None` if there is no such file or it could not be made.
    pub fresh: Option<Fresh>,
    /// What it was made from, for pages.
    pub memo: Option<PageMemo>,
    /// What went wrong in templates.
    pub notes: Vec<Located>,
}

/// The bytes of a file of the site.
#[derive(Debug)]
pub enum Fresh {
    /// Those that were made before.
    AsBefore,
    /// New ones.
    Made(Vec<u8>),
}

impl Preview {
    /// The files it was made from.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Where the site will stand.
    #[must_use]
    pub fn base(&self) -> &BaseUrl {
        &self.prepared.config.base
    }

    /// The site's language.
    #[must_use]
    pub fn language(&self) -> &Lang {
        &self.prepared.config.language
    }

    /// The day it was made for.
    #[must_use]
    pub fn today(&self) -> Date {
        self.prepared.config.today
    }

    /// Whether something keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        has_errors(&self.notes)
    }

    /// What there is to say, in order.
    #[must_use]
    pub fn notes(&self) -> Vec<Located> {
        locate(self.notes.clone(), &self.sources)
    }

    /// The file of the content that is published as it is at a place.
    #[must_use]
    pub fn file(&self, out: &OutPath) -> Option<&SitePath> {
        let plan = &self.prepared.plan;
        let (_, id) = plan.files.iter().find(|(own, id)| own == out && plan.picture(*id).is_none())?;
        Some(&self.sources.get(*id).path)
    }

    /// Where an old address leads: a path inside the site, ready for `href`.
    #[must_use]
    pub fn redirect(&self, out: &OutPath) -> Option<String> {
        let (rendition, out) = self.place(out);
        let (_, to) = self.prepared.plan.redirects.iter().find(|(own, _)| *own == out && rendition.config.pages.is_none())?;
        Some(rendition.config.base.href(&encode(to)))
    }

    /// Whether a page is planned at a place.
    #[must_use]
    pub fn has_page(&self, out: &OutPath) -> bool {
        let (rendition, out) = self.place(out);
        self.prepared.plan.pages.iter().any(|page| page.out == out && rendition.config.has(&page.path))
    }

    /// The page for a place where nothing is: that of the rendition it would lie in.
    #[must_use]
    pub fn not_found(&self, out: Option<&OutPath>) -> OutPath {
        // A language of which there are some pages has none for this.
        let whole = out.map(|out| self.place(out).0).filter(|one| one.config.pages.is_none());
        let folder = whole.map_or("", |one| &one.folder);
        OutPath::of("/404.html").below(folder)
    }

    /// The addresses of pages that readers do not see yet, ready for `href`, and why.
    #[must_use]
    pub fn unpublished(&self) -> BTreeMap<String, Unpublished> {
        let site = &self.prepared.resolved.site;
        let marked = || self.prepared.plan.pages.iter().filter_map(|page| Some((page, unpublished(site, page.kind)?)));
        let renditions = self.prepared.renditions.iter();
        let href = |one: &Rendition, path: &str| one.config.base_of(path).href(&encode(path));
        renditions.flat_map(|one| marked().map(move |(page, why)| (href(one, &page.path), why))).collect()
    }

    fn search_of(&self, folder: &str, cx: &Cx<'_>) -> io::Result<Arc<Search>> {
        self.search.get(folder).map_or_else(|| Searching::default().get(cx), |search| search.get(cx))
    }

    /// The rendition that a place lies in, and the place there.
    fn place(&self, out: &OutPath) -> (&Rendition, OutPath) {
        let mut renditions = self.prepared.renditions.iter();
        let itself = renditions.next().expect("a site is its own first rendition");
        let found = renditions.find_map(|one| Some((one, out.inside(&one.folder)?)));
        found.unwrap_or_else(|| (itself, out.clone()))
    }

    /// The addresses of all files that are no pages and come from a file, ready for `href`, each with what it holds.
    #[must_use]
    pub fn as_they_are(&self) -> BTreeMap<String, Digest> {
        let href = |out: &OutPath| self.base().href(&encode(out.as_str()));
        let content = self.prepared.plan.files.iter().filter_map(|(out, id)| Some((href(out), *self.digests.get(id)?)));
        content.chain(self.prepared.theme.files().map(|(out, bytes)| (href(&out), Digest::of_bytes(bytes)))).collect()
    }

    /// Makes one file of the site; `before` is what it was when it was made last, with its bytes at hand.
    ///
    /// # Errors
    /// When a file it is made from cannot be read, or says something else than it did.
    pub fn make(&self, out: &OutPath, before: Option<PageMemo>) -> io::Result<PreviewPage> {
        let stamps = BTreeMap::new();
        let asked: Vec<_> = self.prepared.renditions.iter().map(|one| |cx: &Cx<'_>| self.search_of(&one.folder, cx)).collect();
        let index = |n: usize| asked.get(n).map_or(Index::Left, |asked| Index::Asked(asked));
        let memos: BTreeMap<String, PageMemo> = before.into_iter().map(|memo| (out.to_string(), memo)).collect();
        let desk = Desk { out, kept: before, taken: Mutex::default(), as_before: AtomicBool::new(false) };
        let all = All {
            prepared: &self.prepared,
            sources: &self.sources,
            presses: &self.presses,
            stamps: &stamps,
            index: &index,
            darkroom: Some(&self.darkroom),
        };
        let (mut rendered, _) = all.render(&memos, &desk, &|_, _| ())?;
        let memo = rendered.pages.remove(out.as_str());
        let taken = desk.taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        let fresh = if desk.as_before.into_inner() { Some(Fresh::AsBefore) } else { taken.map(Fresh::Made) };
        Ok(PreviewPage { fresh, memo, notes: locate(once_each(rendered.notes), &self.sources) })
    }
}

/// A sink for one file.
struct Desk<'a> {
    out: &'a OutPath,
    kept: Option<PageMemo>,
    taken: Mutex<Option<Vec<u8>>>,
    as_before: AtomicBool,
}

impl Sink for Desk<'_> {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        if path == self.out {
            *self.taken.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes.to_vec());
        }
        Ok(Stamp::of(bytes))
    }

    fn has(&self, path: &OutPath, stamp: Stamp) -> bool {
        let has = path == self.out && self.kept.is_some_and(|memo| memo.digest == stamp.digest);
        self.as_before.fetch_or(has, Ordering::Relaxed);
        has
    }

    fn only(&self) -> Option<&OutPath> {
        Some(self.out)
    }

    fn stands(&self, _: Digest) -> bool {
        false
    }
}

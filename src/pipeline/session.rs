//! The pipeline with its memory kept, for a site that is looked at while it is written.
//!
//! Hints say where to look first; what a file is, its bytes decide. Nothing is
//! written but the memo of parsed documents, so that the next start is quick.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{Config, Outside};
use crate::diag::{Diagnostic, Noted};
use crate::emit::save_memo;
use crate::media::Darkroom;
use crate::memo::{Digest, Memo};
use crate::parse::agendas;
use crate::parse::raw::Document;
use crate::read::{read, read_again, read_memo, site_file};
use crate::source::{FileId, SitePath, Sources};

use super::documents::{One, again, each};
use super::prepare::{Moved, only_words_moved, prepare};
use super::preview::{Preview, Searching};
use super::renditions::{presses, suited};
use super::{Unwatched, configure, levels};

/// A site and everything that is known of it.
#[derive(Debug)]
pub struct Session {
    root: PathBuf,
    outside: Outside,
    files: Vec<Arc<One>>,
    /// What reading the folder had to say.
    listing: Vec<Diagnostic>,
    site: Arc<Preview>,
}

/// What moved between two looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The files that came, went, or hold other bytes.
    pub paths: BTreeSet<SitePath>,
    /// Whether one of them went, or holds nothing any more: editors leave a file so for a moment while they save.
    pub lost: bool,
}

/// Where to look.
#[derive(Debug, Clone, Copy)]
pub enum Look<'a> {
    /// At everything.
    Whole,
    /// At some files; at everything, where there are others than before.
    At(&'a BTreeSet<SitePath>),
}

impl Session {
    /// Reads a site for the first time, with what earlier runs remember of it.
    ///
    /// # Errors
    /// When the disk fails; what is wrong with the content is in the site's notes.
    pub fn open(root: &Path, outside: Outside) -> io::Result<Session> {
        let (listed, (memo, _)) = rayon::join(|| read(root), || read_memo(root, outside.program));
        let Noted { value: sources, notes: listing } = listed?;
        let sources = Arc::new(sources);
        let files = each(&sources, &memo)?;
        let site = Arc::new(site(&sources, &files, &listing, &outside, &Darkroom::of(root), None)?);
        let session = Session { root: root.to_path_buf(), outside, files, listing, site };
        session.keep(memo);
        Ok(session)
    }

    /// Its documents as they were found last.
    pub(super) fn documents(&self) -> impl Iterator<Item = &Document> {
        self.files.iter().filter_map(|file| file.document.as_deref())
    }

    /// The site as it was found last.
    #[must_use]
    pub fn site(&self) -> &Arc<Preview> {
        &self.site
    }

    /// What comes from outside the site's folder.
    #[must_use]
    pub fn outside(&self) -> &Outside {
        &self.outside
    }

    /// Looks again, with what comes from outside now; gives what moved, or `None` if nothing did.
    ///
    /// # Errors
    /// When the disk fails, or a file vanished while it was looked at; then everything is as it was.
    pub fn look(&mut self, look: Look<'_>, outside: Outside) -> io::Result<Option<Change>> {
        let same_outside = outside == self.outside;
        let listed = match look {
            Look::At(paths) if same_outside => read_again(&self.root, &self.site.sources, paths).map(|sources| (sources, paths)),
            Look::At(_) | Look::Whole => None,
        };
        let (sources, listing, hinted) = match listed {
            Some((sources, paths)) => (sources, self.listing.clone(), Some(paths)),
            None => {
                let Noted { value, notes } = read(&self.root)?;
                (value, notes, None)
            }
        };
        let files = again(&sources, (&self.site.sources, &self.files), hinted)?;
        let change = changed(&sources, &files, (&self.site.sources, &self.files));
        if change.paths.is_empty() && same_outside && listing == self.listing {
            // Only times moved: the files are taken over for these, the site stays.
            self.files = files;
            self.site = Arc::new(Preview { sources: Arc::new(sources), ..Preview::clone(&self.site) });
            return Ok(None);
        }
        let moved = moved(&sources, &files, &change.paths, self, same_outside);
        let site = site(&Arc::new(sources), &files, &listing, &outside, &self.site.darkroom, Some((&self.site, &moved)))?;
        *self = Session { root: std::mem::take(&mut self.root), outside, files, listing, site: Arc::new(site) };
        Ok(Some(change))
    }

    /// Leaves the parsed documents for the next run. Pages and the build before are what they were: nothing was published.
    fn keep(&self, before: Memo) {
        if self.files.iter().all(|file| !file.fresh) {
            return;
        }
        let paths = self.site.sources.iter().map(|(_, source)| source.path.clone());
        let files = paths.zip(self.files.iter().map(|file| file.memo.clone())).collect();
        let memo = Memo { files, pages: before.pages, last: None };
        // A memo is a help, never a need.
        let _ = save_memo(&self.root, &memo, self.outside.program);
    }
}

/// What moved between two looks at the files.
fn changed(sources: &Sources, files: &[Arc<One>], before: (&Sources, &[Arc<One>])) -> Change {
    let (old_sources, old) = before;
    let gone = old_sources.iter().map(|(_, source)| &source.path).filter(|path| sources.find(path).is_none());
    let mut change = Change { paths: gone.cloned().collect(), lost: false };
    change.lost = !change.paths.is_empty();
    let nothing = Digest::of_bytes(b"");
    for ((_, source), file) in sources.iter().zip(files) {
        let known = old_sources.find(&source.path).and_then(|id| old.get(id.index()));
        if known.is_none_or(|known| known.memo.digest != file.memo.digest) {
            change.paths.insert(source.path.clone());
            change.lost |= file.memo.digest == nothing;
        }
    }
    change
}

/// What that means for the stages.
fn moved(sources: &Sources, files: &[Arc<One>], changed: &BTreeSet<SitePath>, before: &Session, same_outside: bool) -> Moved {
    let old_sources = &before.site.sources;
    let mut moved = Moved { archive: !same_outside, theme: !same_outside, ..Moved::default() };
    for path in changed {
        let found = sources.find(path).zip(old_sources.find(path)).filter(|_| *path != site_file());
        let Some((id, old)) = found else {
            (moved.archive, moved.theme) = (true, true);
            continue;
        };
        moved.theme |= path.as_str().starts_with("themes/");
        let picture = |files: &[Arc<One>], id: FileId| files.get(id.index()).and_then(|file| file.picture.clone());
        match (document(&before.files, old), document(files, id)) {
            (None, None) => moved.archive |= picture(&before.files, old) != picture(files, id),
            (Some(old), Some(new)) if only_words_moved(old, new) => moved.words.push(Arc::clone(new)),
            _ => moved.archive = true,
        }
    }
    moved
}

fn document(files: &[Arc<One>], id: FileId) -> Option<&Arc<Document>> {
    files.get(id.index())?.document.as_ref()
}

/// The stages from the configuration to the templates.
fn site(
    sources: &Arc<Sources>,
    files: &[Arc<One>],
    listing: &[Diagnostic],
    outside: &Outside,
    darkroom: &Darkroom,
    before: Option<(&Preview, &Moved)>,
) -> io::Result<Preview> {
    let mut notes = listing.to_vec();
    let config = configure(sources, outside, &mut notes)?;
    let config = Arc::new(config.unwrap_or_else(|| Config::fallback(outside)));
    notes.extend(files.iter().flat_map(|file| &file.notes).cloned());
    let documents = || {
        let mut documents: Vec<Arc<Document>> = files.iter().filter_map(|file| file.document.clone()).collect();
        let notes = agendas(&mut documents, sources);
        let pictures = sources.ids().zip(files).filter_map(|(id, file)| Some((id, file.picture.clone()?))).collect();
        Noted { value: (documents, pictures), notes }
    };
    let last = before.map(|(preview, moved)| (&preview.prepared, moved));
    let prepared = prepare(sources, config, documents, last, &Unwatched);
    notes.extend(prepared.notes().cloned());
    let kept = before.filter(|(last, _)| Arc::ptr_eq(&last.prepared.theme, &prepared.theme));
    let (presses, templates) = match kept {
        Some((last, _)) => (suited(&last.presses, &prepared, sources), last.templates.clone()),
        None => {
            let mut templates = Vec::new();
            (presses(&prepared, sources, &mut templates), templates)
        }
    };
    notes.extend(templates.iter().cloned());
    levels::settle(&mut notes, sources, &prepared.config, &prepared.resolved.chosen);
    let plan = &prepared.plan;
    let digests = plan.files.iter().filter_map(|(_, id)| Some((*id, files.get(id.index())?.memo.digest))).collect();
    let known = |folder: &String| before.and_then(|(last, _)| last.search.get(folder)).map_or_else(Searching::default, Searching::later);
    let darkroom = darkroom.clone();
    let search = prepared.renditions.iter().map(|one| (one.folder.clone(), known(&one.folder))).collect();
    Ok(Preview { sources: Arc::clone(sources), prepared, presses, digests, notes, templates, search, darkroom })
}

//! Finished pages: made once, and kept while they are what they were; the last good ones are there when something breaks.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diag::Located;
use crate::memo::{Digest, PageMemo};
use crate::pipeline::{Fresh, Preview, PreviewPage};
use crate::plan::OutPath;

/// The bytes of pages that are kept at most; those nobody asked for longest go first.
const MOST: usize = 64 * 1024 * 1024;

/// Finished pages by their place in the output.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<Pages>);

#[derive(Debug, Default)]
struct Pages {
    by_place: HashMap<OutPath, Kept>,
    bytes: usize,
    /// Counts the visits.
    turn: u64,
}

#[derive(Debug, Clone)]
struct Kept {
    page: Page,
    memo: Option<PageMemo>,
    turn: u64,
}

/// One finished file.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// Its bytes.
    pub(super) bytes: Arc<Vec<u8>>,
    /// The digest of its bytes.
    pub(super) digest: Digest,
}

/// What there is at a place.
#[derive(Debug)]
pub(super) enum Found {
    /// A file.
    Page(Page),
    /// The templates failed; the page as it was when they did not, if it was ever asked for.
    Broken(Vec<Located>, Option<Page>),
    /// Nothing.
    Nothing,
}

impl Shelf {
    /// The file of a site at a place.
    ///
    /// # Errors
    /// When what it is made from is not what it was when the site was looked at.
    pub(super) fn get(&self, site: &Preview, out: &OutPath) -> io::Result<Found> {
        let kept = self.take_note(out);
        let made = site.make(out, kept.as_ref().and_then(|kept| kept.memo))?;
        let PreviewPage { fresh, memo, notes } = made;
        Ok(match (fresh, kept) {
            (Some(Fresh::Made(bytes)), _) => {
                let page = Page { digest: Digest::of_bytes(&bytes), bytes: Arc::new(bytes) };
                self.keep(out, Kept { page: page.clone(), memo, turn: 0 });
                Found::Page(page)
            }
            (Some(Fresh::AsBefore), Some(kept)) => Found::Page(kept.page),
            (_, kept) if !notes.is_empty() => Found::Broken(notes, kept.map(|kept| kept.page)),
            (Some(Fresh::AsBefore), None) | (None, _) => Found::Nothing,
        })
    }

    /// The file as it was made last, whatever became of what it is made from.
    pub(super) fn last(&self, out: &OutPath) -> Option<Page> {
        self.take_note(out).map(|kept| kept.page)
    }

    fn take_note(&self, out: &OutPath) -> Option<Kept> {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.turn += 1;
        let turn = pages.turn;
        let kept = pages.by_place.get_mut(out)?;
        kept.turn = turn;
        Some(kept.clone())
    }

    fn keep(&self, out: &OutPath, kept: Kept) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.bytes += kept.page.bytes.len();
        let kept = Kept { turn: pages.turn, ..kept };
        if let Some(old) = pages.by_place.insert(out.clone(), kept) {
            pages.bytes -= old.page.bytes.len();
        }
        while pages.bytes > MOST {
            let Some(oldest) = pages.by_place.iter().min_by_key(|(_, kept)| kept.turn).map(|(out, _)| out.clone()) else { break };
            if let Some(gone) = pages.by_place.remove(&oldest) {
                pages.bytes -= gone.page.bytes.len();
            }
        }
    }
}

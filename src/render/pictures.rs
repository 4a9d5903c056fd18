//! Pictures in their sizes, made where the sink does not have them and no earlier build has left them.
//!
//! Like a page, a version is known by the digest of everything that decides its bytes, so that nothing is decoded, or
//! even read, while nothing moved.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::diag::{At, Diagnostic, Problem};
use crate::emit::{Sink, Stamp};
use crate::failure;
use crate::media::{Darkroom, Picture, Version, make, stripped};
use crate::memo::{Digest, PageKey, PageMemo};
use crate::plan::{OutPath, PlannedPicture};
use crate::view::Cx;

/// What became of the pictures.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// What to remember of each file.
    pub(super) files: BTreeMap<String, PageMemo>,
    /// What could not be read.
    pub(super) notes: Vec<Diagnostic>,
}

/// Makes every version that the sink asks for and does not have.
pub(super) fn pictures(cx: &Cx<'_>, darkroom: &Darkroom, before: &BTreeMap<String, PageMemo>, sink: &dyn Sink) -> io::Result<Made> {
    let mut seen = BTreeSet::new();
    let mut jobs: Vec<(&PlannedPicture, Vec<&(OutPath, Version)>)> = Vec::new();
    for picture in &cx.plan.pictures {
        let all = std::iter::once(&picture.whole).chain(&picture.versions);
        let wanted: Vec<_> = all.filter(|(out, _)| sink.only().is_none_or(|only| only == out) && seen.insert(out)).collect();
        if !wanted.is_empty() {
            jobs.push((picture, wanted));
        }
    }
    let run = Run { cx, darkroom, before, sink };
    let (large, small): (Vec<_>, Vec<_>) = jobs.into_iter().partition(|(planned, _)| run.is_large(planned));
    let mut all = Made::default();
    // In a few rows, each of which stays with its thread: a thread keeps for a while what a picture took.
    for (jobs, rows) in [(large, LARGE_ROWS), (small, ROWS)] {
        let row = |row: &[(&PlannedPicture, _)]| row.iter().map(|(planned, wanted): &(_, Vec<_>)| run.one(planned, wanted)).collect();
        let made: Vec<Vec<Made>> = jobs.par_chunks(jobs.len().div_ceil(rows).max(1)).map(row).collect::<io::Result<_>>()?;
        for one in made.into_iter().flatten() {
            all.files.extend(one.files);
            all.notes.extend(one.notes);
        }
    }
    Ok(all)
}

/// How many pictures are made at a time, at most.
const ROWS: usize = 4;

/// How many of the large ones: there is not memory for more.
const LARGE_ROWS: usize = 2;

/// The pixels from which on a picture is large; photos of telephones have twelve million.
const LARGE: u64 = 8_000_000;

struct Run<'a> {
    cx: &'a Cx<'a>,
    darkroom: &'a Darkroom,
    before: &'a BTreeMap<String, PageMemo>,
    sink: &'a dyn Sink,
}

impl Run<'_> {
    fn is_large(&self, planned: &PlannedPicture) -> bool {
        let picture = self.cx.resolved.pictures.get(&planned.file);
        matches!(picture, Some(Ok(picture)) if u64::from(picture.width) * u64::from(picture.height) >= LARGE)
    }

    /// The files of one picture.
    fn one(&self, planned: &PlannedPicture, wanted: &[&(OutPath, Version)]) -> io::Result<Made> {
        let mut made = Made::default();
        let Some(Ok(picture)) = self.cx.resolved.pictures.get(&planned.file) else { return Ok(made) };
        let mut missing = Vec::new();
        for (out, version) in wanted.iter().copied() {
            let key = picture.key(*version, &self.cx.config.images);
            match self.known(out, key)? {
                Some(memo) => drop(made.files.insert(out.to_string(), memo)),
                None => missing.push((out, *version, key)),
            }
        }
        if missing.is_empty() {
            return Ok(made);
        }
        let bytes = self.bytes(planned, picture)?;
        let versions: Vec<Version> = missing.iter().map(|(_, version, _)| *version).collect();
        match make(&bytes, picture, &versions, &self.cx.config.images) {
            Ok(files) => {
                for ((out, _, key), bytes) in missing.into_iter().zip(files) {
                    self.darkroom.keep(key, &bytes);
                    made.files.insert(out.to_string(), memo(key, self.sink.put(out, &bytes)?));
                }
            }
            // It is not remembered, so that it is tried and told again.
            Err(fault) => {
                let path = self.cx.sources.get(planned.file).path.to_string();
                made.notes.push(Diagnostic::new(planned.file, At::File, Problem::BrokenPicture { path, fault }));
                let bytes = stripped(bytes);
                missing.iter().try_for_each(|(out, ..)| self.sink.put(out, &bytes).map(drop))?;
            }
        }
        Ok(made)
    }

    /// A file that stands, or that was made by an earlier build.
    fn known(&self, out: &OutPath, key: Digest) -> io::Result<Option<PageMemo>> {
        let wanted = memo(key, Stamp::of(b"")).key;
        let known = self.before.get(out.as_str()).filter(|memo| memo.key == wanted).copied();
        if let Some(known) = known.filter(|known| self.sink.has(out, Stamp { digest: known.digest, length: known.length })) {
            return Ok(Some(known));
        }
        let kept = self.darkroom.get(key);
        kept.map(|bytes| self.sink.put(out, &bytes).map(|stamp| memo(key, stamp))).transpose()
    }

    /// The bytes of the original, as they were when it was looked at.
    fn bytes(&self, planned: &PlannedPicture, picture: &Picture) -> io::Result<Vec<u8>> {
        let bytes = self.cx.sources.bytes(planned.file)?;
        if Digest::of_bytes(&bytes) == picture.digest {
            return Ok(bytes);
        }
        Err(failure::changed(Path::new(self.cx.sources.get(planned.file).path.as_str())))
    }
}

fn memo(content: Digest, stamp: Stamp) -> PageMemo {
    let none = Digest::of_bytes(b"");
    let key = PageKey { theme: none, site: none, page: none, text: none, content };
    PageMemo { key, digest: stamp.digest, length: stamp.length }
}

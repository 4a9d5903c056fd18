//! What a check can put right: the files as they would be, for somebody to look at before anything is written.

use std::collections::BTreeMap;
use std::io;

use super::check::look;
use super::{Checked, Unwatched};
use crate::config::Outside;
use crate::diag::Fix;
use crate::fix::fixed;
use crate::source::{SitePath, Sources, Unreadable};

/// One file as it is and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The file.
    pub path: SitePath,
    /// Its bytes when it was read.
    pub before: Vec<u8>,
    /// Its bytes with everything put right.
    pub after: Vec<u8>,
}

impl Patch {
    /// How many of its lines are another then: what a diff of it shows. Lines are taken away before everything else only,
    /// where they stand before the front matter.
    #[must_use]
    pub fn lines(&self) -> usize {
        let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
        let (before, after) = (self.before.rsplit(|byte| *byte == b'\n'), self.after.rsplit(|byte| *byte == b'\n'));
        let others = before.zip(after).filter(|(before, after)| before != after).count();
        others + lines(&self.before).abs_diff(lines(&self.after))
    }
}

/// A mistake may hide another one, and that a third; more of them would be a fault of ours.
const ROUNDS: usize = 12;

/// Everything that can be put right in what was checked, and in what shows once that is done.
///
/// # Errors
/// When the disk fails.
pub fn mend(checked: &Checked, outside: &Outside) -> io::Result<Vec<Patch>> {
    let mut patches: BTreeMap<SitePath, Patch> = BTreeMap::new();
    let mut memo = checked.memo.clone();
    let mut notes = checked.notes.clone();
    let mut sources = checked.sources.with(BTreeMap::new());
    for _ in 0..ROUNDS {
        let mut by_file: BTreeMap<SitePath, Vec<Fix>> = BTreeMap::new();
        for note in notes {
            if let (Some((path, _)), Some(fix)) = (note.place, note.fix) {
                by_file.entry(path).or_default().push(fix);
            }
        }
        let mut moved = false;
        for (path, fixes) in by_file {
            moved |= patch(&sources, &path, &fixes, outside, &mut patches)?;
        }
        if !moved {
            break;
        }
        sources = checked.sources.with(patches.values().map(|patch| (patch.path.clone(), patch.after.clone())).collect());
        (_, memo, notes) = look(&sources, outside, &memo, Vec::new(), None, &Unwatched)?;
    }
    Ok(patches.into_values().collect())
}

/// Puts one file right; whether that changed anything.
fn patch(
    sources: &Sources,
    path: &SitePath,
    fixes: &[Fix],
    outside: &Outside,
    patches: &mut BTreeMap<SitePath, Patch>,
) -> io::Result<bool> {
    let Some(id) = sources.find(path) else { return Ok(false) };
    let text = match sources.text(id) {
        Ok(text) => text,
        Err(Unreadable::NotUtf8 { .. }) => return Ok(false),
        Err(Unreadable::Io(error)) => return Err(error),
    };
    let new = fixed(path, id, &text, fixes, outside);
    if new == text {
        return Ok(false);
    }
    let bytes = sources.bytes(id)?;
    // What stands before the text, a byte order mark, stays.
    let mut after = bytes[..bytes.len() - text.len()].to_vec();
    after.extend_from_slice(new.as_bytes());
    let patch = patches.entry(path.clone()).or_insert_with(|| Patch { path: path.clone(), before: bytes, after: Vec::new() });
    patch.after = after;
    Ok(true)
}

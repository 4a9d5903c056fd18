//! Versions of pictures that were made before, by what they are known by.
//!
//! A folder beside the memo: `.huikan/pictures/`. It is a help, never a need: what is not there, or is not whole, is
//! made again, and what cannot be kept is not. So a build that is stopped has not made its pictures in vain, and
//! neither has one whose output is thrown away.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use crate::memo::Digest;

/// Where versions are kept; without a folder, nowhere.
#[derive(Debug, Clone, Default)]
pub struct Darkroom {
    folder: Option<PathBuf>,
}

impl Darkroom {
    /// That of a site's folder.
    #[must_use]
    pub fn of(root: &Path) -> Darkroom {
        Darkroom { folder: Some(root.join(".huikan").join("pictures")) }
    }

    /// What was kept under a key; `None` if it is not there, or not what was kept.
    #[must_use]
    pub fn get(&self, key: Digest) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.as_ref()?.join(key.to_string())).ok()?;
        let start = bytes.len().checked_sub(MARK)?;
        let mark = bytes.split_off(start);
        (mark == Digest::of_bytes(&bytes).to_string().as_bytes()).then_some(bytes)
    }

    /// Keeps what was made. It is there whole or not at all, whatever happens meanwhile.
    pub fn keep(&self, key: Digest, bytes: &[u8]) {
        let Some(folder) = &self.folder else { return };
        let place = folder.join(key.to_string());
        let on_the_way = folder.join(format!("{key}.{}", process::id()));
        let whole = [bytes, Digest::of_bytes(bytes).to_string().as_bytes()].concat();
        let done = fs::create_dir_all(folder).and_then(|()| fs::write(&on_the_way, whole)).and_then(|()| fs::rename(&on_the_way, place));
        if done.is_err() {
            let _ = fs::remove_file(on_the_way);
        }
    }

    /// Throws away everything but what is known by `keys`.
    pub fn clear_but(&self, keys: &BTreeSet<Digest>) {
        let kept: BTreeSet<String> = keys.iter().map(Digest::to_string).collect();
        let Some(entries) = self.folder.as_ref().and_then(|folder| fs::read_dir(folder).ok()) else { return };
        for entry in entries.flatten().filter(|entry| entry.file_name().to_str().is_none_or(|name| !kept.contains(name))) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The length of the digest behind the bytes.
const MARK: usize = 32;

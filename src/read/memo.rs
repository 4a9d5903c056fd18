//! What earlier builds left, from `.huikan/`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::memo::{Digest, Forgotten, LinkMemo, Memo, SearchMemo};

/// What became of the memo of earlier builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoState {
    /// There was none, as at a first build.
    None,
    /// There was none, though an earlier build has left a site.
    Lost,
    /// It was used.
    Used,
    /// It was there and could not be used.
    Forgotten(Forgotten),
    /// It could not be written for the next build.
    NotKept,
}

/// The file that holds the memo of a site; its folder is safe to delete.
#[must_use]
pub fn memo_file(root: &Path) -> PathBuf {
    root.join(".huikan").join("memo")
}

/// The memo of a site's folder that `program` wrote; an empty one if there is none that can be used.
#[must_use]
pub fn read_memo(root: &Path, program: Digest) -> (Memo, MemoState) {
    match fs::read(memo_file(root)) {
        Ok(bytes) => match Memo::decode(bytes, program) {
            Ok(memo) => (memo, MemoState::Used),
            Err(why) => (Memo::default(), MemoState::Forgotten(why)),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Memo::default(), MemoState::None),
        Err(_) => (Memo::default(), MemoState::Forgotten(Forgotten::Damaged)),
    }
}

/// The file that holds what is remembered of the search index of the rendition in a folder, beside the memo.
#[must_use]
pub fn search_memo_file(root: &Path, folder: &str) -> PathBuf {
    let name = if folder.is_empty() { "search".to_string() } else { format!("search-{folder}") };
    root.join(".huikan").join(name)
}

/// What `program` remembers of the search index of a site's folder; without it the index is made anew.
#[must_use]
pub fn read_search_memo(root: &Path, folder: &str, program: Digest) -> Option<SearchMemo> {
    SearchMemo::decode(fs::read(search_memo_file(root, folder)).ok()?, program).ok()
}

/// The file that holds which addresses elsewhere opened lately, beside the memo.
#[must_use]
pub fn link_memo_file(root: &Path) -> PathBuf {
    root.join(".huikan").join("links")
}

/// What `program` remembers of addresses elsewhere; without it all of them are tried anew.
#[must_use]
pub fn read_link_memo(root: &Path, program: Digest) -> LinkMemo {
    fs::read(link_memo_file(root)).ok().and_then(|bytes| LinkMemo::decode(&bytes, program).ok()).unwrap_or_default()
}

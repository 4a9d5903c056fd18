//! What a build remembers: documents by their bytes, pages by their keys.
//!
//! Everything is found by value: a document by its path and the digest of
//! its bytes, a page by the digests of what it shows. Size and time of a file
//! only spare reading it; they never decide what it says.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Digest;
use super::block::{open, seal};
use crate::source::{FileStamp, SitePath};

/// The first bytes of a memo.
const HEADER: &[u8] = b"huikan memo 1\n";

/// What earlier builds left for this one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Memo {
    /// Files of the site by path.
    pub files: BTreeMap<SitePath, FileMemo>,
    /// Pages by their path in the output.
    pub pages: BTreeMap<String, PageMemo>,
    /// The build before this one, if it published.
    pub last: Option<LastBuild>,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq)]
pub struct FileMemo {
    /// How it looked when it was read; `None` if it was too young to tell a later change by its time.
    pub stamp: Option<FileStamp>,
    /// Its bytes.
    pub digest: Digest,
    /// What was made of it; empty for files that are published as they are.
    pub parsed: Parsed,
}

/// Some bytes that only `parse` can read; those of a loaded memo share one block.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    pub(super) block: Arc<[u8]>,
    pub(super) range: Range<usize>,
}

/// One page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageMemo {
    /// What it was made from.
    pub key: PageKey,
    /// The bytes that came of it.
    pub digest: Digest,
    /// How many they were.
    pub length: u64,
}

/// What a page was made from, part by part, so that a change can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageKey {
    /// The theme: templates, words, options.
    pub theme: Digest,
    /// What all pages show.
    pub site: Digest,
    /// Address, title and place in the site.
    pub page: Digest,
    /// The Markdown text with its links.
    pub text: Digest,
    /// What its kind of page shows.
    pub content: Digest,
}

/// A build that published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBuild {
    /// What went into it from outside the site's folder.
    pub outside: Digest,
    /// The site that came of it.
    pub site: Digest,
    /// What it had to say, in a form that only the pipeline can read.
    pub notes: Vec<u8>,
}

/// Why a memo could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgotten {
    /// Another version of huikan wrote it.
    OtherVersion,
    /// It is not whole.
    Damaged,
}

/// The memo without the blocks of parsed documents.
#[derive(Serialize, Deserialize)]
struct Index {
    files: Vec<(SitePath, Option<FileStamp>, Digest, u64)>,
    pages: Vec<(String, PageMemo)>,
    last: Option<LastBuild>,
}

impl Parsed {
    /// Bytes of their own.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Parsed {
        Parsed { range: 0..bytes.len(), block: bytes.into() }
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.block[self.range.clone()]
    }
}

impl PartialEq for Parsed {
    fn eq(&self, other: &Self) -> bool {
        let same_place = Arc::ptr_eq(&self.block, &other.block) && self.range == other.range;
        same_place || self.bytes() == other.bytes()
    }
}

impl Memo {
    /// The memo as bytes: a header, the program, a digest of all that follows, an index, the documents.
    #[must_use]
    pub fn encode(&self, program: Digest) -> Vec<u8> {
        let files = self.files.iter().map(|(path, file)| (path.clone(), file.stamp, file.digest, file.parsed.bytes().len() as u64));
        let pages = self.pages.iter().map(|(path, page)| (path.clone(), *page));
        let index = Index { files: files.collect(), pages: pages.collect(), last: self.last.clone() };
        let index = postcard::to_stdvec(&index).expect("an index of plain values always has a form");
        seal(HEADER, program, &index, self.files.values().map(|file| file.parsed.bytes()))
    }

    /// The memo that `bytes` are, if the same program wrote them: another may make other pages of the same views.
    ///
    /// # Errors
    /// When they are another program's, or not whole.
    pub fn decode(bytes: Vec<u8>, program: Digest) -> Result<Memo, Forgotten> {
        let index = open(HEADER, &bytes, program)?;
        Memo::read(bytes, index).ok_or(Forgotten::Damaged)
    }

    fn read(bytes: Vec<u8>, index: Range<usize>) -> Option<Memo> {
        let documents = index.end;
        let index: Index = postcard::from_bytes(bytes.get(index)?).ok()?;
        let block: Arc<[u8]> = bytes.into();
        let mut start = documents;
        let mut files = BTreeMap::new();
        for (path, stamp, digest, length) in index.files {
            let end = start.checked_add(usize::try_from(length).ok()?).filter(|end| *end <= block.len())?;
            files.insert(path, FileMemo { stamp, digest, parsed: Parsed { block: Arc::clone(&block), range: start..end } });
            start = end;
        }
        Some(Memo { files, pages: index.pages.into_iter().collect(), last: index.last })
    }
}

impl PageKey {
    /// The parts in which two keys differ, by the ids of the messages that say what they are.
    #[must_use]
    pub fn differs(&self, other: &PageKey) -> Vec<&'static str> {
        let parts = [
            ("key-theme", self.theme == other.theme),
            ("key-site", self.site == other.site),
            ("key-page", self.page == other.page),
            ("key-text", self.text == other.text),
            ("key-content", self.content == other.content),
        ];
        parts.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo() -> Memo {
        let digest = Digest::of_bytes(b"x");
        let path = SitePath::new("content/a.md").expect("clean");
        let key = PageKey { theme: digest, site: digest, page: digest, text: digest, content: digest };
        let stamp = Some(FileStamp { length: 3, modified: 1_700_000_000_123_456_789, changed: 0 });
        Memo {
            files: [(path, FileMemo { stamp, digest, parsed: Parsed::new(vec![1, 2, 3]) })].into(),
            pages: [("a/index.html".to_string(), PageMemo { key, digest, length: 9 })].into(),
            last: Some(LastBuild { outside: digest, site: digest, notes: Vec::new() }),
        }
    }

    fn program() -> Digest {
        Digest::of_bytes(b"a program")
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Memo::decode(memo().encode(program()), program()), Ok(memo()));
        assert_eq!(Memo::decode(Memo::default().encode(program()), program()), Ok(Memo::default()));
    }

    #[test]
    fn nothing_damaged_is_read() {
        let whole = memo().encode(program());
        for n in 0..whole.len() {
            assert!(Memo::decode(whole[..n].to_vec(), program()).is_err(), "cut at {n}");
            let mut flipped = whole.clone();
            flipped[n] ^= 0x20;
            assert!(Memo::decode(flipped, program()).is_err(), "flipped at {n}");
        }
    }

    #[test]
    fn another_program_is_told_from_damage() {
        let other = Digest::of_bytes(b"another program");
        assert_eq!(Memo::decode(memo().encode(other), program()), Err(Forgotten::OtherVersion));
        assert_eq!(Memo::decode(b"garbage".to_vec(), program()), Err(Forgotten::Damaged));
    }
}

//! What a build remembers of the search index: the pieces of every document, and the files made of them.
//!
//! Kept apart from the rest of the memo, because a build that finds nothing to do needs none of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::block::{open, seal};
use super::{Digest, Forgotten, Parsed};

/// The first bytes of its file.
const HEADER: &[u8] = b"huikan find 1\n";

/// The index as it was made last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SearchMemo {
    /// Files by their path in the output: digest and length.
    pub files: BTreeMap<String, (Digest, u64)>,
    /// Documents by their path in the site.
    pub documents: BTreeMap<String, FoundMemo>,
    /// Words that cannot be told from their numbers.
    pub words: BTreeMap<u64, String>,
}

/// One document.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundMemo {
    /// What searching may know of it.
    pub key: Digest,
    /// Its parts.
    pub parts: Vec<PartMemo>,
}

/// One part of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PartMemo {
    /// About how many bytes its record takes.
    pub length: u32,
    /// How many pieces it has.
    pub count: u32,
    /// The numbers of its pieces, in a form that only the index can read.
    pub pieces: Parsed,
}

/// Length, count of pieces and bytes of these.
type Part = (u32, u32, u64);

/// All of it but the pieces.
#[derive(Serialize, Deserialize)]
struct Index {
    files: Vec<(String, Digest, u64)>,
    documents: Vec<(String, Digest, Vec<Part>)>,
    words: Vec<(u64, String)>,
}

impl SearchMemo {
    /// The memo as bytes.
    #[must_use]
    pub fn encode(&self, program: Digest) -> Vec<u8> {
        let parts = |one: &FoundMemo| one.parts.iter().map(|part| (part.length, part.count, part.pieces.bytes().len() as u64)).collect();
        let index = Index {
            files: self.files.iter().map(|(path, (digest, length))| (path.clone(), *digest, *length)).collect(),
            documents: self.documents.iter().map(|(path, one)| (path.clone(), one.key, parts(one))).collect(),
            words: self.words.iter().map(|(key, word)| (*key, word.clone())).collect(),
        };
        let pieces = self.documents.values().flat_map(|one| &one.parts).map(|part| part.pieces.bytes());
        seal(HEADER, program, &postcard::to_stdvec(&index).expect("an index of plain values always has a form"), pieces)
    }

    /// The memo that `bytes` are, if the same program wrote them.
    ///
    /// # Errors
    /// When they are another program's, or not whole.
    pub fn decode(bytes: Vec<u8>, program: Digest) -> Result<SearchMemo, Forgotten> {
        let range = open(HEADER, &bytes, program)?;
        SearchMemo::read(bytes, range).ok_or(Forgotten::Damaged)
    }

    fn read(bytes: Vec<u8>, index: std::ops::Range<usize>) -> Option<SearchMemo> {
        let mut start = index.end;
        let index: Index = postcard::from_bytes(bytes.get(index)?).ok()?;
        let block: Arc<[u8]> = bytes.into();
        let mut documents = BTreeMap::new();
        for (path, key, lengths) in index.documents {
            let mut parts = Vec::with_capacity(lengths.len());
            for (length, count, bytes) in lengths {
                let end = start.checked_add(usize::try_from(bytes).ok()?).filter(|end| *end <= block.len())?;
                parts.push(PartMemo { length, count, pieces: Parsed { block: Arc::clone(&block), range: start..end } });
                start = end;
            }
            documents.insert(path, FoundMemo { key, parts });
        }
        let files = index.files.into_iter().map(|(path, digest, length)| (path, (digest, length))).collect();
        Some(SearchMemo { files, documents, words: index.words.into_iter().collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo() -> SearchMemo {
        let digest = Digest::of_bytes(b"x");
        let part = |bytes: &[u8]| PartMemo { length: 7, count: 1, pieces: Parsed::new(bytes.to_vec()) };
        SearchMemo {
            files: [("search/data/table.js".to_string(), (digest, 9))].into(),
            documents: [
                ("a/".to_string(), FoundMemo { key: digest, parts: vec![part(b"12"), part(b"")] }),
                ("b/".to_string(), FoundMemo { key: digest, parts: vec![part(b"3")] }),
            ]
            .into(),
            words: [(4, "word".to_string())].into(),
        }
    }

    #[test]
    fn what_is_written_is_read_and_nothing_damaged_is() {
        let program = Digest::of_bytes(b"a program");
        let whole = memo().encode(program);
        assert_eq!(SearchMemo::decode(whole.clone(), program), Ok(memo()));
        assert_eq!(SearchMemo::decode(whole.clone(), Digest::of_bytes(b"another")), Err(Forgotten::OtherVersion));
        for n in 0..whole.len() {
            assert!(SearchMemo::decode(whole[..n].to_vec(), program).is_err(), "cut at {n}");
            let mut flipped = whole.clone();
            flipped[n] ^= 0x20;
            assert!(SearchMemo::decode(flipped, program).is_err(), "flipped at {n}");
        }
    }
}

//! The search index: files that a browser loads piece by piece, from any folder, and the script that does.
//!
//! Text is looked up by pairs of characters and by words ([`grams`]), the same for both Chinese
//! scripts ([`fold`]). Every file calls one function, so that it is loaded as a script, which
//! works from a folder on a disk, too.
//!
//! | file below `search/` | what is in it |
//! |---|---|
//! | `search.js` | what runs in the browser, with the table that folds characters |
//! | `data/table.js` | which documents there are |
//! | `data/regions.js`, `topics.js`, `people.js` | which of them belong to what |
//! | `data/‹layout›/g‹n›.js` | pieces, each with the places of the parts that hold it |
//! | `data/‹layout›/t‹n›.js` | what results show: title, date, words |
//!
//! All is a function of what may be found ([`SearchDocument`]). A file that no change can have
//! touched is left alone, and only texts that changed are cut into pieces again.

mod codes;
mod fold;
mod grams;
mod keys;
mod packed;
mod parts;
mod places;
mod records;
mod shards;
mod table;
mod touched;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use self::parts::{Part, parts, pieces};
use self::table::{Layout, Placed};
use self::touched::Touched;
use super::publish::text_words;
use crate::emit::{Sink, Stamp};
use crate::memo::{Digest, FoundMemo, Parsed, PartMemo, SearchMemo};
use crate::parse::markdown::passages;
use crate::plan::{OutPath, SEARCH_DATA, SEARCH_SCRIPT};
use crate::view::search::SearchDocument;
use crate::view::{Cx, search_documents};

/// What runs in the browser.
const SCRIPT: &str = include_str!("search.js");

/// How many bytes of texts are kept from when they are cut into pieces until their records are written; the others are read again.
const KEPT: usize = 24 << 20;

/// The index of a site at a moment, short of its files.
#[derive(Debug)]
pub struct Search {
    documents: Vec<Found>,
    layout: Layout,
    words: BTreeMap<u64, String>,
}

/// One document with its parts.
#[derive(Debug)]
struct Found {
    document: SearchDocument,
    memo: FoundMemo,
    places: Vec<u32>,
    /// What its parts say, where that was kept.
    parts: Option<Vec<Part>>,
}

/// A document that was just cut into pieces.
struct Cut {
    memo: FoundMemo,
    /// The words that cannot be told from their numbers.
    words: BTreeMap<u64, String>,
    parts: Option<Vec<Part>>,
}

impl Search {
    /// Cuts what changed since `before` into pieces, and finds a place for everything.
    ///
    /// # Errors
    /// When a text cannot be read, or says something else than it did a moment ago.
    pub fn new(cx: &Cx<'_>, before: Option<&SearchMemo>) -> io::Result<Search> {
        let known = |document: &SearchDocument, key: Digest| {
            before.and_then(|before| before.documents.get(&document.path)).filter(|memo| memo.key == key).cloned()
        };
        let room = AtomicUsize::new(KEPT);
        let found = search_documents(cx).into_par_iter().map(|document| {
            let key = Digest::of(&document);
            let cut = match known(&document, key) {
                Some(memo) => Cut { memo, words: BTreeMap::new(), parts: None },
                None => cut(cx, &document, key, &room)?,
            };
            Ok((document, cut))
        });
        let found: Vec<(SearchDocument, Cut)> = found.collect::<io::Result<_>>()?;
        let mut words = before.map_or_else(BTreeMap::new, |before| before.words.clone());
        let mut documents = Vec::with_capacity(found.len());
        for (document, cut) in found {
            words.extend(cut.words);
            documents.push(Found { document, memo: cut.memo, places: Vec::new(), parts: cut.parts });
        }
        let (layout, places) = laid_out(documents.iter().map(|one| (one.document.path.as_str(), &one.memo)));
        let mut places = places.into_iter();
        for one in &mut documents {
            one.places = places.by_ref().take(one.memo.parts.len()).collect();
        }
        Ok(Search { documents, layout, words })
    }

    /// Puts every file that `before` may not have left as it has to be.
    ///
    /// # Errors
    /// When the sink fails, or a text cannot be read.
    pub fn write(&self, cx: &Cx<'_>, before: Option<&SearchMemo>, sink: &dyn Sink) -> io::Result<SearchMemo> {
        let touched = Touched::since(before, self);
        let files = Mutex::new(BTreeMap::new());
        let stands = |path: &str| {
            let known = before.and_then(|before| before.files.get(path)).copied();
            known.filter(|(digest, length)| sink.has(&OutPath::of(path), Stamp { digest: *digest, length: *length }))
        };
        let keep = |path: String, stamp: (Digest, u64)| {
            files.lock().unwrap_or_else(PoisonError::into_inner).insert(path, stamp);
        };
        let put = |path: String, text: String| {
            let Stamp { digest, length } = sink.put(&OutPath::of(&path), text.as_bytes())?;
            keep(path, (digest, length));
            Ok::<(), io::Error>(())
        };
        put(SEARCH_SCRIPT.to_string(), script())?;
        for (path, text) in self.tables() {
            put(path, text)?;
        }
        let blocks = self.blocks();
        blocks.par_iter().try_for_each(|(n, own)| {
            let path = self.path('t', *n);
            match if touched.blocks(*n) { None } else { stands(&path) } {
                Some(stamp) => keep(path, stamp),
                None => put(path, self.records(cx, *n, own)?)?,
            }
            Ok::<(), io::Error>(())
        })?;
        let standing: Vec<Option<(Digest, u64)>> = (0..1_usize << self.layout.bits)
            .into_par_iter()
            .map(|n| if touched.shards(n) { None } else { stands(&self.path('g', n)) })
            .collect();
        let mut words = self.words.clone();
        if standing.iter().any(Option::is_none) {
            let pieces = self.pieces();
            let wanted = |n: usize| standing[n].is_none();
            shards::make(&pieces, &self.words, self.layout.bits, &wanted, &|n, text| put(self.path('g', n), text))?;
            words = in_use(words, &pieces);
        }
        for (n, stamp) in standing.into_iter().enumerate().filter_map(|(n, stamp)| Some((n, stamp?))) {
            keep(self.path('g', n), stamp);
        }
        let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(SearchMemo { files, words, ..self.memo() })
    }

    /// What to remember of it, but for its files.
    #[must_use]
    pub fn memo(&self) -> SearchMemo {
        let documents = self.documents.iter().map(|one| (one.document.path.clone(), one.memo.clone())).collect();
        SearchMemo { files: BTreeMap::new(), documents, words: self.words.clone() }
    }

    /// One file; `None` if there is none at this place.
    ///
    /// # Errors
    /// When a text cannot be read.
    pub fn file(&self, cx: &Cx<'_>, out: &OutPath) -> io::Result<Option<String>> {
        if *out == OutPath::of(SEARCH_SCRIPT) {
            return Ok(Some(script()));
        }
        if let Some((_, text)) = self.tables().into_iter().find(|(path, _)| OutPath::of(path) == *out) {
            return Ok(Some(text));
        }
        let number = |kind: char| {
            let name = out.as_str().rsplit('/').next()?.strip_prefix(kind)?.strip_suffix(".js")?;
            let n: usize = name.parse().ok()?;
            (OutPath::of(&self.path(kind, n)) == *out).then_some(n)
        };
        if let Some(n) = number('t') {
            return self.blocks().get(&n).map(|own| self.records(cx, n, own)).transpose();
        }
        let Some(n) = number('g').filter(|n| *n < 1 << self.layout.bits) else { return Ok(None) };
        let made = Mutex::new(None);
        let keep = |_, text| {
            *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
            Ok::<(), io::Error>(())
        };
        shards::make(&self.pieces(), &self.words, self.layout.bits, &|own| own == n, &keep)?;
        Ok(made.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn path(&self, kind: char, n: usize) -> String {
        format!("{SEARCH_DATA}{}/{kind}{n}.js", self.layout.folder())
    }

    /// The files about all documents.
    fn tables(&self) -> Vec<(String, String)> {
        let mut ranked: Vec<Placed<'_>> = self.documents.iter().map(|one| (&one.document, one.places.as_slice())).collect();
        ranked.sort_unstable_by_key(|(_, places)| places[0]);
        let facets = [
            ("regions", table::facet("regions", &ranked, |one| &one.regions)),
            ("topics", table::facet("topics", &ranked, |one| &one.topics)),
            ("people", table::facet("people", &ranked, |one| &one.people)),
        ];
        let lengths = facets.each_ref().map(|(name, text)| (*name, text.len()));
        let table = ("table", table::table(self.layout, &ranked, &lengths));
        facets.into_iter().chain([table]).map(|(name, text)| (format!("{SEARCH_DATA}{name}.js"), text)).collect()
    }

    /// The parts that share a file of records: places, documents and numbers of parts.
    fn blocks(&self) -> BTreeMap<usize, Vec<(u32, usize, usize)>> {
        let mut blocks: BTreeMap<usize, Vec<(u32, usize, usize)>> = BTreeMap::new();
        for (index, one) in self.documents.iter().enumerate() {
            for (n, place) in one.places.iter().enumerate() {
                blocks.entry((place >> self.layout.shift) as usize).or_default().push((*place, index, n));
            }
        }
        blocks.values_mut().for_each(|own| own.sort_unstable());
        blocks
    }

    fn records(&self, cx: &Cx<'_>, n: usize, own: &[(u32, usize, usize)]) -> io::Result<String> {
        let mut records = Vec::with_capacity(own.len());
        for (place, index, part) in own {
            let one = &self.documents[*index];
            let part = match &one.parts {
                Some(parts) => parts.get(*part).map(Cow::Borrowed),
                None => parts_of(cx, &one.document)?.into_iter().nth(*part).map(Cow::Owned),
            };
            records.push((*place, &one.document, part.unwrap_or_default()));
        }
        Ok(records::file(n, &records))
    }

    /// The pieces of every part, in the order of their places.
    fn pieces(&self) -> Vec<(u32, Vec<u64>)> {
        let each = |one: &Found| -> Vec<(u32, Vec<u64>)> {
            one.places.iter().zip(&one.memo.parts).map(|(place, part)| (*place, packed::unpack(part.pieces.bytes()))).collect()
        };
        let mut all: Vec<(u32, Vec<u64>)> = self.documents.par_iter().flat_map_iter(each).collect();
        all.par_sort_unstable_by_key(|(place, _)| *place);
        all
    }
}

/// The words that some part holds.
fn in_use(mut words: BTreeMap<u64, String>, pieces: &[(u32, Vec<u64>)]) -> BTreeMap<u64, String> {
    let mut long: Vec<u64> =
        pieces.iter().flat_map(|(_, keys)| keys).filter(|key| keys::is_long(**key)).map(|key| keys::bare(*key)).collect();
    long.sort_unstable();
    words.retain(|key, _| long.binary_search(key).is_ok());
    words
}

/// The places of parts, and what follows from how much there is.
fn laid_out<'a>(documents: impl Iterator<Item = (&'a str, &'a FoundMemo)>) -> (Layout, Vec<u32>) {
    let (mut names, mut bytes, mut count) = (Vec::new(), 0, 0);
    for (path, memo) in documents {
        for (n, part) in memo.parts.iter().enumerate() {
            names.push((path, n));
            bytes += u64::from(part.length);
            count += part.count as usize;
        }
    }
    let space = places::space(names.len());
    let layout = Layout { space, bits: shards::bits(count), shift: records::shift(bytes, space) };
    (layout, places::places(&names))
}

/// Cuts a document into pieces; what it says is kept while there is `room`.
fn cut(cx: &Cx<'_>, document: &SearchDocument, key: Digest, room: &AtomicUsize) -> io::Result<Cut> {
    let mut words = BTreeMap::new();
    let mut one = |(n, part): (usize, &Part)| {
        let pieces = pieces(document, n, part);
        words.extend(pieces.words);
        let count = u32::try_from(pieces.keys.len()).unwrap_or(u32::MAX);
        PartMemo { length: records::length(document, part), count, pieces: Parsed::new(packed::pack(&pieces.keys)) }
    };
    let parts = parts_of(cx, document)?;
    let memo = FoundMemo { key, parts: parts.iter().enumerate().map(&mut one).collect() };
    let bytes = parts.iter().flat_map(|part| &part.passages).map(|passage| passage.text.len()).sum::<usize>();
    let fits = room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(bytes)).is_ok();
    Ok(Cut { memo, words, parts: fits.then_some(parts) })
}

fn parts_of(cx: &Cx<'_>, document: &SearchDocument) -> io::Result<Vec<Part>> {
    let text = match document.source.0 {
        Some(text) => passages(&text_words(cx, text)?, cx.converter(text)),
        None => Vec::new(),
    };
    Ok(parts(document, text))
}

/// The script with the table that folds characters.
fn script() -> String {
    SCRIPT.replace("/*FOLD*/", &fold::for_script())
}

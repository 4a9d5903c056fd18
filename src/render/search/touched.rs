//! Which files a change can have touched.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::{order, shard};
use super::packed::unpack;
use super::{Found, Search, laid_out};
use crate::memo::{FoundMemo, SearchMemo};

/// The files to make again.
#[derive(Debug)]
pub(super) enum Touched {
    /// All.
    All,
    /// Some of those that pieces are looked up in, and some of records.
    Some { shards: BTreeSet<usize>, blocks: BTreeSet<usize> },
}

/// A document as it was or is: its memo and the places of its parts.
#[derive(Clone, Copy)]
struct Lain<'a> {
    memo: &'a FoundMemo,
    places: &'a [u32],
}

impl Touched {
    /// What is not as it was.
    pub(super) fn since(before: Option<&SearchMemo>, now: &Search) -> Touched {
        let Some(before) = before else { return Touched::All };
        let (layout, places) = laid_out(before.documents.iter().map(|(path, memo)| (path.as_str(), memo)));
        if layout != now.layout {
            return Touched::All;
        }
        let mut rest = places.as_slice();
        let mut old: BTreeMap<&str, Lain<'_>> = BTreeMap::new();
        for (path, memo) in &before.documents {
            let (own, others) = rest.split_at(memo.parts.len());
            old.insert(path, Lain { memo, places: own });
            rest = others;
        }
        let mut changes = Changes { bits: layout.bits, shift: layout.shift, shards: BTreeSet::new(), blocks: BTreeSet::new() };
        for Found { document, memo, places, .. } in &now.documents {
            changes.add(old.remove(document.path.as_str()), Some(Lain { memo, places }));
        }
        for gone in old.into_values() {
            changes.add(Some(gone), None);
        }
        Touched::Some { shards: changes.shards, blocks: changes.blocks }
    }

    /// Whether a file that pieces are looked up in is.
    pub(super) fn shards(&self, n: usize) -> bool {
        match self {
            Touched::All => true,
            Touched::Some { shards, .. } => shards.contains(&n),
        }
    }

    /// Whether a file of records is.
    pub(super) fn blocks(&self, n: usize) -> bool {
        match self {
            Touched::All => true,
            Touched::Some { blocks, .. } => blocks.contains(&n),
        }
    }
}

struct Changes {
    bits: u32,
    shift: u32,
    shards: BTreeSet<usize>,
    blocks: BTreeSet<usize>,
}

impl Changes {
    fn add(&mut self, old: Option<Lain<'_>>, new: Option<Lain<'_>>) {
        if old.zip(new).is_some_and(|(old, new)| old.memo.key == new.memo.key && old.places == new.places) {
            return;
        }
        let parts = |lain: Option<Lain<'_>>| lain.map_or(0, |lain| lain.places.len());
        for n in 0..parts(old).max(parts(new)) {
            let part = |lain: Option<Lain<'_>>| {
                let lain = lain?;
                Some((*lain.places.get(n)?, unpack(lain.memo.parts.get(n)?.pieces.bytes())))
            };
            self.part(part(old), part(new));
        }
    }

    /// Where a part stays in its place, only the pieces that came or went count.
    fn part(&mut self, old: Option<(u32, Vec<u64>)>, new: Option<(u32, Vec<u64>)>) {
        self.blocks.extend([&old, &new].into_iter().flatten().map(|(place, _)| (place >> self.shift) as usize));
        let same_place = old.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| old.0 == new.0);
        let (old, new) = (old.map_or_else(Vec::new, |(_, keys)| keys), new.map_or_else(Vec::new, |(_, keys)| keys));
        let stays = |key: &u64, others: &[u64]| same_place && others.binary_search_by_key(&order(*key), |key| order(*key)).is_ok();
        let differ = old.iter().filter(|key| !stays(key, &new)).chain(new.iter().filter(|key| !stays(key, &old)));
        self.shards.extend(differ.map(|key| shard(*key, self.bits)));
    }
}

//! The files that every search begins with: which documents there are, of which kind and time, and by what they can be told apart.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::codes::{push, push_rising};
use crate::view::search::SearchDocument;

/// How the index is laid out; part of its files' folder, so that files of two layouts never meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// How many places there are.
    pub(super) space: u32,
    /// How many files pieces are looked up in, as a power of two.
    pub(super) bits: u32,
    /// How many places share a file of records, likewise.
    pub(super) shift: u32,
}

impl Layout {
    /// The folder.
    pub(super) fn folder(self) -> String {
        format!("{}-{}-{}", self.space, self.bits, self.shift)
    }
}

/// A document with the places of its parts.
pub(super) type Placed<'a> = (&'a SearchDocument, &'a [u32]);

/// The table of documents; `documents` stand in the order of their first places, which is their rank.
pub(super) fn table(layout: Layout, documents: &[Placed<'_>], facets: &[(&str, usize)]) -> String {
    let mut groups: BTreeMap<(&str, i16), usize> = BTreeMap::new();
    for (document, _) in documents {
        *groups.entry(group(document)).or_default() += 1;
    }
    // The most frequent come first, because small numbers are short.
    let mut order: Vec<(&str, i16)> = groups.keys().copied().collect();
    order.sort_by_key(|group| (std::cmp::Reverse(groups[group]), *group));
    let number: BTreeMap<(&str, i16), u32> = order.iter().copied().zip(0..).collect();
    let [mut places, mut groups, mut months, mut more] = [const { String::new() }; 4];
    push_rising(&mut places, documents.iter().map(|(_, places)| places[0]));
    for (document, _) in documents {
        push(&mut groups, number[&group(document)]);
        push(&mut months, document.date.as_ref().map_or(0, |date| u32::from(date.month)));
    }
    let mut later: Vec<(u32, u32)> =
        documents.iter().zip(0..).flat_map(|((_, places), rank)| places[1..].iter().map(move |place| (*place, rank))).collect();
    later.sort_unstable();
    let mut last = 0;
    for (place, rank) in later {
        push(&mut more, place - last);
        push(&mut more, rank);
        last = place;
    }
    let order: Vec<Value> = order.into_iter().map(|(kind, year)| json!([kind, year])).collect();
    let facets: Value = facets.iter().map(|(name, length)| ((*name).to_string(), json!(length))).collect::<serde_json::Map<_, _>>().into();
    format!(
        "huikanSearch(\"table\",{{folder:\"{}\",bits:{},shift:{},groups:{},facets:{facets},\nplaces:`{places}`,\nof:`{groups}`,\nmonths:`{months}`,\nmore:`{more}`}})\n",
        layout.folder(),
        layout.bits,
        layout.shift,
        Value::from(order),
    )
}

/// The documents of each value, by rank: the values in the order of how many they have.
pub(super) fn facet<'a>(name: &str, documents: &[Placed<'a>], values: impl Fn(&'a SearchDocument) -> &'a [String]) -> String {
    let mut ranks: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for ((document, _), rank) in documents.iter().zip(0..) {
        for value in values(document) {
            ranks.entry(value).or_default().push(rank);
        }
    }
    let mut order: Vec<(&str, Vec<u32>)> = ranks.into_iter().collect();
    order.sort_by_key(|(_, ranks)| std::cmp::Reverse(ranks.len()));
    let mut out = format!("huikanSearch(\"{name}\",[");
    for (value, ranks) in order {
        let mut codes = String::new();
        push_rising(&mut codes, ranks.into_iter().collect::<std::collections::BTreeSet<u32>>());
        out.push_str(&format!("[{},`{codes}`],\n", Value::from(value)));
    }
    out.push_str("])\n");
    out
}

fn group(document: &SearchDocument) -> (&'static str, i16) {
    (document.kind, document.date.as_ref().map_or(0, |date| date.year))
}

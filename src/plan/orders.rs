//! Lists in the order that `[lists.order]` asks for, and what their entries stand under.

use std::cmp::Reverse;

use crate::config::Config;
use crate::date::SortKey;
use crate::model::Order;
use crate::order::{Collation, Heading};
use crate::resolve::collation;

/// How many entries a list may have without an index to jump by.
const SHORT: usize = 30;

/// A stretch of a long list that stands under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The letter or the number of strokes.
    pub heading: Heading,
    /// The place of its first entry.
    pub start: usize,
}

/// What a list may go by, of one entry.
pub(super) struct Facts<'a> {
    /// Its words.
    pub(super) words: &'a str,
    /// How much there is of it.
    pub(super) count: usize,
    /// The latest of that.
    pub(super) latest: Option<SortKey>,
}

/// Puts ids in order; equals go by their words, then as they were written. With it come the parts of a long list by words.
///
/// Only a list that goes by words asks for a collation: it is the dear part.
pub(super) fn sort<'a, I: Copy + Ord>(
    ids: impl Iterator<Item = I>,
    order: Order,
    config: &Config,
    facts: impl Fn(I) -> Facts<'a>,
) -> (Vec<I>, Vec<Part>) {
    let mut ids: Vec<I> = ids.collect();
    if let Some(collation) = collation(order, config) {
        return by_words(&ids, &collation, |id| facts(id).words);
    }
    match order {
        Order::Count => ids.sort_by_cached_key(|id| {
            let of = facts(*id);
            (Reverse(of.count), of.words, *id)
        }),
        Order::Date => ids.sort_by_cached_key(|id| {
            let of = facts(*id);
            (Reverse(of.latest), of.words, *id)
        }),
        Order::AsWritten | Order::Pinyin | Order::Stroke | Order::Title => ids.sort_unstable(),
    }
    (ids, Vec::new())
}

fn by_words<'a, I: Copy + Ord>(ids: &[I], collation: &Collation, words: impl Fn(I) -> &'a str) -> (Vec<I>, Vec<Part>) {
    let mut keyed: Vec<_> = ids.iter().map(|id| (collation.words(words(*id)), *id)).collect();
    keyed.sort_by(|a, b| collation.compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
    let parts = parts(keyed.iter().map(|(key, _)| collation.heading(key)));
    (keyed.into_iter().map(|(_, id)| id).collect(), parts)
}

/// Where each heading begins, in a list that is long enough for an index; nothing for a short one.
pub(crate) fn parts(headings: impl ExactSizeIterator<Item = Heading>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    if headings.len() <= SHORT {
        return parts;
    }
    for (start, heading) in headings.enumerate() {
        if parts.last().is_none_or(|last| last.heading != heading) {
            parts.push(Part { heading, start });
        }
    }
    parts
}

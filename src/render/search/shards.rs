//! The files in which pieces are looked up: a line for each, with the places of the parts that hold it.
//!
//! ```text
//! 党建:‹places where it stands in a text›⇥‹in a heading or a name›⇥‹in a title›
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::codes::push_rising;
use super::keys::{bare, shard, text, weight};

/// How many bytes a file has at most on the average, by an estimate.
const BYTES: usize = 12 * 1024;
/// More files than this are not made, and more could not be told apart.
const MOST_BITS: u32 = 14;
/// They are made in several goes, for each looks at all pieces and holds only its own: about so many at a time …
const AT_A_TIME: usize = 1 << 20;
/// … but not in more goes than this.
const MOST_GOES: usize = 32;

/// How many files there are, as a power of two, for so many pieces, each counted once for every part that holds it.
///
/// A place takes some one and a half bytes, the line of a piece nine beside its places; of
/// pieces that differ, Chinese prose has about four times the fourth root of the cube of all.
pub(super) fn bits(pieces: usize) -> u32 {
    let different = 4 * pieces.saturating_mul(pieces.isqrt()).isqrt();
    let bytes = pieces.saturating_add(pieces / 2).saturating_add(9 * different);
    bytes.div_ceil(BYTES).max(1).next_power_of_two().trailing_zeros().min(MOST_BITS)
}

/// Makes the wanted files and hands each to `each`; `parts` are the pieces of all parts in the order of their places.
pub(super) fn make<E: Send>(
    parts: &[(u32, Vec<u64>)],
    words: &BTreeMap<u64, String>,
    bits: u32,
    wanted: &(dyn Fn(usize) -> bool + Sync),
    each: &(dyn Fn(usize, String) -> Result<(), E> + Sync),
) -> Result<(), E> {
    let count = 1_usize << bits;
    let pieces: usize = parts.iter().map(|(_, keys)| keys.len()).sum();
    let goes = (pieces / AT_A_TIME + 1).max(rayon::current_num_threads()).min(MOST_GOES);
    let width = count.div_ceil(goes);
    let ranges: Vec<Range<usize>> = (0..count).step_by(width).map(|from| from..(from + width).min(count)).collect();
    ranges.into_par_iter().filter(|range| range.clone().any(wanted)).try_for_each(|range| {
        let in_range = |key: &u64| range.contains(&shard(*key, bits)) && wanted(shard(*key, bits));
        let mut found: Vec<(u64, u32)> =
            parts.iter().flat_map(|(place, keys)| keys.iter().copied().filter(in_range).map(|key| (key, *place))).collect();
        found.sort_unstable_by_key(|(key, place)| (bare(*key), *place));
        let mut rest = found.as_slice();
        for n in range.filter(|n| wanted(*n)) {
            let (own, others) = rest.split_at(rest.partition_point(|(key, _)| shard(*key, bits) <= n));
            rest = others;
            each(n, file(n, own, words))?;
        }
        Ok(())
    })
}

fn file(n: usize, found: &[(u64, u32)], words: &BTreeMap<u64, String>) -> String {
    let mut out = format!("huikanSearch(\"g{n}\",`\n");
    for places in found.chunk_by(|a, b| bare(a.0) == bare(b.0)) {
        out.push_str(&text(places[0].0, words));
        out.push(':');
        let highest = places.iter().map(|(key, _)| weight(*key)).max().unwrap_or(0);
        for own in 0..=highest {
            if own > 0 {
                out.push('\t');
            }
            push_rising(&mut out, places.iter().filter(|(key, _)| weight(*key) == own).map(|(_, place)| *place));
        }
        out.push('\n');
    }
    out.push_str("`)\n");
    out
}

#[cfg(test)]
mod tests {
    use super::super::keys::{Weight, key};
    use super::*;

    #[test]
    fn a_line_holds_the_places_by_weight() {
        let key = |text: &str, weight| key(&text.chars().collect::<Vec<_>>(), weight);
        let parts = vec![(3, vec![key("党建", Weight::Text)]), (5, vec![key("党建", Weight::Title)]), (9, vec![key("党建", Weight::Text)])];
        let made = std::sync::Mutex::new(Vec::new());
        let keep = |n, text: String| {
            made.lock().expect("no panic").push((n, text));
            Ok::<(), ()>(())
        };
        make(&parts, &BTreeMap::new(), 0, &|_| true, &keep).expect("nothing fails");
        let made = made.into_inner().expect("no panic");
        assert_eq!(made, [(0, "huikanSearch(\"g0\",`\n党建:%'\t\t'\n`)\n".to_string())]);
    }

    #[test]
    fn files_stay_small() {
        assert_eq!([0, 1, 1000, 40_000, 2_000_000, 9_000_000, usize::MAX / 2].map(bits), [0, 0, 0, 4, 9, 11, 14]);
    }
}

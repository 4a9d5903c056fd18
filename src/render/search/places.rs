//! Numbers for the parts of documents that stay when other documents come and go.
//!
//! Lists of numbers are all an index is made of, so a number that moves costs a new file for
//! every piece of its text. Each part has a place by the hash of its path among at least twice
//! as many places as there are parts; where another is before it, it takes the next one. A new
//! document so moves one or two others at most, and all of them only when the site has doubled.

use crate::memo::Digest;

/// The least number of places there are.
const LEAST: usize = 16;

/// How many places there are for so many parts.
pub(super) fn space(parts: usize) -> u32 {
    u32::try_from((2 * parts).max(LEAST).next_power_of_two()).unwrap_or(1 << 31)
}

/// The places of parts, each given by its document's path and its own number; rising where the hashes do, and all different.
pub(super) fn places(parts: &[(&str, usize)]) -> Vec<u32> {
    let space = space(parts.len());
    let mut order: Vec<(u64, usize)> = parts.iter().enumerate().map(|(n, (path, part))| (hash(path, *part), n)).collect();
    order.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| parts[a.1].cmp(&parts[b.1])));
    let mut places = vec![0; parts.len()];
    let mut next = 0;
    for (hash, n) in order {
        let wanted = u32::try_from(hash >> (64 - space.trailing_zeros())).unwrap_or(0);
        places[n] = wanted.max(next);
        next = places[n] + 1;
    }
    places
}

fn hash(path: &str, part: usize) -> u64 {
    let digest = Digest::of(&(path, part)).bytes();
    digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(count: usize) -> Vec<String> {
        (0..count).map(|n| format!("events/{n}/")).collect()
    }

    fn places_of(paths: &[String]) -> Vec<u32> {
        places(&paths.iter().map(|path| (path.as_str(), 0)).collect::<Vec<_>>())
    }

    #[test]
    fn no_two_have_one_place() {
        let places = places_of(&paths(1000));
        let unique: std::collections::BTreeSet<&u32> = places.iter().collect();
        assert_eq!(unique.len(), 1000);
        assert!(places.iter().all(|place| *place < space(1000) + 100));
        assert_eq!((space(0), space(8), space(9), space(1024)), (16, 16, 32, 2048));
    }

    #[test]
    fn a_newcomer_moves_few_others() {
        let all = paths(1000);
        let before = places_of(&all[1..]);
        let moved = |n: usize| {
            let mut with = all[1..].to_vec();
            with.push(format!("reports/{n}/"));
            places_of(&with).iter().zip(&before).filter(|(a, b)| a != b).count()
        };
        let all_moves: Vec<usize> = (0..200).map(moved).collect();
        assert!(all_moves.iter().sum::<usize>() < 400, "{all_moves:?}");
        assert!(all_moves.iter().all(|moved| *moved < 40), "{all_moves:?}");
    }
}

//! Pieces as numbers.
//!
//! From the top: 16 bits of the hash of the first three characters, which decide the file, so
//! that words which begin alike lie together; a bit that says whether the next 45 are the
//! hash of the piece or, as it has one or two characters, the piece itself; two bits for where
//! in a document it stands.

use std::collections::BTreeMap;

/// How much a piece says of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It stands in the text.
    Text = 0,
    /// It stands in a heading, or in the name of somebody who appears.
    Head = 1,
    /// It stands in the title.
    Title = 2,
}

const LONG: u64 = 1 << 47;
const PAYLOAD: u64 = (1 << 45) - 1;

/// The number of a piece with its weight.
pub(super) fn key(piece: &[char], weight: Weight) -> u64 {
    let own = match *piece {
        [] => 0,
        [one] => u64::from(u32::from(one)) << 21,
        [one, two] => u64::from(u32::from(one)) << 21 | u64::from(u32::from(two)),
        _ => LONG >> 2 | long_hash(piece),
    };
    u64::from(short_hash(piece)) << 48 | own << 2 | weight as u64
}

/// All but the hash that decides the file.
pub(super) fn own(key: u64) -> u64 {
    key & (u64::MAX >> 16)
}

/// The number of a short piece, from all but its hash.
pub(super) fn with_hash(own: u64) -> u64 {
    let mut piece = ['\0'; 2];
    let mut length = 0;
    for c in characters(own) {
        piece[length] = c;
        length += 1;
    }
    u64::from(short_hash(&piece[..length])) << 48 | own
}

/// What the pieces of a part are sorted by: long ones come last.
pub(super) fn order(key: u64) -> u64 {
    key.rotate_left(16)
}

/// Whether a piece cannot be told from its number.
pub(super) fn is_long(key: u64) -> bool {
    key & LONG != 0
}

/// The number without its weight.
pub(super) fn bare(key: u64) -> u64 {
    key & !3
}

/// How much the piece says: 0, 1 or 2.
pub(super) fn weight(key: u64) -> usize {
    (key & 3) as usize
}

/// The file a piece is in, of `2^bits`.
pub(super) fn shard(key: u64, bits: u32) -> usize {
    usize::try_from(key >> 48 >> (16 - bits.min(16))).unwrap_or(0)
}

/// The piece itself; of long ones `words` knows it.
pub(super) fn text(key: u64, words: &BTreeMap<u64, String>) -> String {
    if is_long(key) {
        return words.get(&bare(key)).cloned().unwrap_or_default();
    }
    characters(key).collect()
}

/// The characters of a short piece.
fn characters(key: u64) -> impl Iterator<Item = char> {
    let own = key >> 2 & PAYLOAD;
    [own >> 21, own & 0x1F_FFFF].into_iter().filter(|c| *c > 0).filter_map(|c| char::from_u32(u32::try_from(c).ok()?))
}

/// The hash that decides the file; `search.js` reckons the same.
fn short_hash(piece: &[char]) -> u16 {
    let mut hash = 0x811c_9dc5_u32;
    for c in piece.iter().take(3) {
        hash = (hash ^ u32::from(*c)).wrapping_mul(0x0100_0193);
    }
    hash = (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d);
    hash = (hash ^ hash >> 12).wrapping_mul(0x297a_2d39);
    u16::try_from((hash ^ hash >> 15) >> 16).unwrap_or(0)
}

fn long_hash(piece: &[char]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for c in piece {
        hash = (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 31;
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 19) & PAYLOAD
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(text: &str, weight: Weight) -> u64 {
        key(&text.chars().collect::<Vec<_>>(), weight)
    }

    #[test]
    fn a_piece_is_told_from_its_number() {
        let words = BTreeMap::from([(bare(key_of("第112", Weight::Text)), "第112".to_string())]);
        for text in ["党", "党建", "a", "5g", "𠀀建", "第112"] {
            for weight in [Weight::Text, Weight::Head, Weight::Title] {
                let key = key_of(text, weight);
                assert_eq!((super::text(key, &words).as_str(), super::weight(key)), (text, weight as usize));
                assert_eq!(is_long(key), text == "第112");
            }
        }
    }

    #[test]
    fn what_begins_alike_is_in_one_file() {
        let shard = |text: &str| shard(key_of(text, Weight::Text), 10);
        assert_eq!(shard("powerpoint"), shard("power"));
        assert_eq!(shard("2024年"), shard("2023"));
        let shards: std::collections::BTreeSet<usize> = ('一'..'乀').map(|c| shard(&format!("{c}建"))).collect();
        assert!(shards.len() > 50, "{}", shards.len());
        assert_eq!(super::shard(u64::MAX, 0), 0);
    }
}

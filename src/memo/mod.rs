//! Digests of values, and what earlier builds left for this one under them.
//!
//! A key depends on nothing but the value, the program's version and the
//! order of fields, so equal values have equal keys in every run. Nothing
//! here reads or writes: [`Memo`] becomes bytes and comes from bytes.

mod block;
mod links;
mod search;
mod table;

pub use links::LinkMemo;
pub use search::{FoundMemo, PartMemo, SearchMemo};
pub use table::{FileMemo, Forgotten, LastBuild, Memo, PageKey, PageMemo, Parsed};

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A BLAKE3 digest, shortened to 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of some bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        let mut short = [0; 16];
        short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Digest(short)
    }

    /// The digest of a value, by its `Hash`.
    ///
    /// Integers are hashed in little-endian order and lengths as 64 bits, so
    /// that a key made on one machine holds on another.
    #[must_use]
    pub fn of(value: &impl Hash) -> Digest {
        let mut hasher = ValueHasher(Vec::with_capacity(1024));
        value.hash(&mut hasher);
        Digest::of_bytes(&hasher.0)
    }

    /// The digest itself.
    #[must_use]
    pub fn bytes(self) -> [u8; 16] {
        self.0
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Reads what `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Digest> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        for (n, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()?;
        }
        Some(Digest(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Hexadecimal where people read it, bytes elsewhere.
impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.collect_str(self) } else { self.0.serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Digest, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            return Digest::parse(&text).ok_or_else(|| D::Error::custom("not a digest"));
        }
        Ok(Digest(<[u8; 16]>::deserialize(deserializer)?))
    }
}

/// Collects what a value feeds to its hasher: one long run is hashed far faster than many short ones.
struct ValueHasher(Vec<u8>);

impl Hasher for ValueHasher {
    fn finish(&self) -> u64 {
        let mut low = [0; 8];
        low.copy_from_slice(&blake3::hash(&self.0).as_bytes()[..8]);
        u64::from_le_bytes(low)
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn write_u16(&mut self, n: u16) {
        self.write(&n.to_le_bytes());
    }

    fn write_u32(&mut self, n: u32) {
        self.write(&n.to_le_bytes());
    }

    fn write_u64(&mut self, n: u64) {
        self.write(&n.to_le_bytes());
    }

    fn write_u128(&mut self, n: u128) {
        self.write(&n.to_le_bytes());
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }

    fn write_isize(&mut self, n: isize) {
        self.write_u64(n as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_equal_keys_and_others_do_not() {
        assert_eq!(Digest::of(&("甲", 1)), Digest::of(&("甲".to_string(), 1)));
        assert_ne!(Digest::of(&("甲", 1)), Digest::of(&("甲", 2)));
        assert_ne!(Digest::of(&("ab", "c")), Digest::of(&("a", "bc")));
    }

    #[test]
    fn a_digest_survives_printing() {
        let digest = Digest::of_bytes("会刊".as_bytes());
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!(Digest::parse("nonsense"), None);
    }
}

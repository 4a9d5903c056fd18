//! Which addresses elsewhere opened lately, so that nobody is asked for the same thing all day long.

use std::collections::BTreeMap;

use super::block::{open, seal};
use super::{Digest, Forgotten};

/// The first bytes of its file.
const HEADER: &[u8] = b"huikan link 1\n";

/// How long an address counts as opened, in seconds.
const DAY: u64 = 24 * 60 * 60;

/// Addresses, each with when it opened, in seconds of the Unix epoch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkMemo(BTreeMap<String, u64>);

impl LinkMemo {
    /// Whether an address opened in the day before `now`.
    #[must_use]
    pub fn opened_lately(&self, address: &str, now: u64) -> bool {
        self.0.get(address).is_some_and(|then| is_lately(*then, now))
    }

    /// With addresses that open now, and without those that did long ago.
    #[must_use]
    pub fn with(mut self, opened: impl IntoIterator<Item = String>, now: u64) -> LinkMemo {
        self.0.retain(|_, then| is_lately(*then, now));
        self.0.extend(opened.into_iter().map(|address| (address, now)));
        self
    }

    /// The memo as bytes.
    #[must_use]
    pub fn encode(&self, program: Digest) -> Vec<u8> {
        let index = postcard::to_stdvec(&self.0).expect("an index of plain values always has a form");
        seal(HEADER, program, &index, std::iter::empty())
    }

    /// The memo that `bytes` are, if the same program wrote them.
    ///
    /// # Errors
    /// When they are another program's, or not whole.
    pub fn decode(bytes: &[u8], program: Digest) -> Result<LinkMemo, Forgotten> {
        let range = open(HEADER, bytes, program)?;
        bytes.get(range).and_then(|index| postcard::from_bytes(index).ok()).map(LinkMemo).ok_or(Forgotten::Damaged)
    }
}

/// A clock that was set back makes nothing lately.
fn is_lately(then: u64, now: u64) -> bool {
    now.checked_sub(then).is_some_and(|age| age < DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opened_is_remembered_for_a_day() {
        let memo = LinkMemo::default().with(["a".to_string()], 1_000_000);
        let program = Digest::of_bytes(b"a program");
        let memo = LinkMemo::decode(&memo.encode(program), program).expect("its own bytes");
        for (now, lately) in [(1_000_000, true), (1_000_000 + DAY - 1, true), (1_000_000 + DAY, false), (999_999, false)] {
            assert_eq!(memo.opened_lately("a", now), lately, "{now}");
        }
        assert_eq!(memo.with(["b".to_string()], 1_000_000 + DAY), LinkMemo::default().with(["b".to_string()], 1_000_000 + DAY));
        assert!(LinkMemo::decode(b"something else", program).is_err());
    }
}

//! `--online`: trying the addresses that a site leads to, and remembering for a day which of them opened.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::command::voice::Voice;
use crate::diag::Trouble;
use crate::emit::save_link_memo;
use crate::memo::Digest;
use crate::messages::Arguments;
use crate::online::{Client, Questions};
use crate::pipeline::Ask;
use crate::read::read_link_memo;

/// Somebody who asks over the network.
pub(super) struct Online<'a> {
    root: &'a Path,
    program: Digest,
    voice: Voice,
    /// Whether it turned out that there is no network.
    pub(super) offline: Cell<bool>,
}

impl<'a> Online<'a> {
    pub(super) fn new(root: &'a Path, program: Digest, voice: Voice) -> Online<'a> {
        Online { root, program, voice, offline: Cell::new(false) }
    }
}

impl Ask for Online<'_> {
    fn ask(&self, addresses: &BTreeSet<&str>) -> BTreeMap<String, Trouble> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        let memo = read_link_memo(self.root, self.program);
        let questions = Questions::new(addresses.iter().copied(), &memo, now);
        if questions.count() > 0 {
            let arguments = Arguments::new().with("links", questions.count()).with("hosts", questions.hosts());
            // Whoever does not listen gets the answers all the same.
            let _ = self.voice.mention("online-asks", &arguments);
        }
        let answers = questions.ask(&Client::default());
        if answers.offline {
            self.offline.set(true);
            return BTreeMap::new();
        }
        // Without it, the same is asked again next time: no harm but for the time.
        let _ = save_link_memo(self.root, &memo.with(answers.opened, now), self.program);
        answers.troubles
    }
}

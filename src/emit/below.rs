//! A sink whose files all lie in one folder of another.

use std::io;

use super::{Sink, Stamp};
use crate::memo::Digest;
use crate::plan::OutPath;

/// Part of an output: what is put here lies in a folder there.
pub struct Below<'a> {
    sink: &'a dyn Sink,
    folder: &'a str,
    only: Option<OutPath>,
}

impl<'a> Below<'a> {
    /// The part of `sink` that lies in `folder`; `None` if the only file it asks for does not.
    #[must_use]
    pub fn new(sink: &'a dyn Sink, folder: &'a str) -> Option<Below<'a>> {
        let only = match sink.only() {
            None => None,
            Some(only) => Some(only.inside(folder)?),
        };
        Some(Below { sink, folder, only })
    }
}

impl Sink for Below<'_> {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        self.sink.put(&path.below(self.folder), bytes)
    }

    fn has(&self, path: &OutPath, stamp: Stamp) -> bool {
        self.sink.has(&path.below(self.folder), stamp)
    }

    fn only(&self) -> Option<&OutPath> {
        self.only.as_ref()
    }

    fn stands(&self, site: Digest) -> bool {
        self.sink.stands(site)
    }
}

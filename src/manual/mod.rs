//! The manual: for every code what it means, why huikan minds, how to mend it, and an example of both.
//!
//! Comes from one Markdown file a code, in `entries/`, which is in the binary. Of problems it knows their codes
//! and how bad they are; it never knows who prints it: `huikan explain` does, and the guide's page. That every
//! code has an entry, and that its wrong example raises it while its right one does not, is held by
//! `tests/manual.rs`.

mod entry;
mod groups;
mod markdown;
mod rules;

use include_dir::{Dir, include_dir};

pub use entry::{Block, Content, Entry, Text};
pub use groups::{GROUPS, Group};
pub use markdown::markdown;
pub use rules::{Scope, scope, severity};

static ENTRIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/manual/entries");

/// The entry of a code; nothing if there is no such code.
#[must_use]
pub fn entry(code: &str) -> Option<Entry> {
    let file = ENTRIES.get_file(format!("{code}.md"))?;
    Some(entry::read(file.contents_utf8().expect("entries are UTF-8")))
}

/// The codes that have an entry, by name.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    let names = ENTRIES.files().filter_map(|file| file.path().to_str()?.strip_suffix(".md"));
    let mut codes: Vec<&str> = names.collect();
    codes.sort_unstable();
    codes
}

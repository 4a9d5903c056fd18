//! What was found before and is found again, wherever in its file it stands by now: a line above it moves the rest.

use std::collections::BTreeMap;

use super::Located;

/// Some findings without their places in their files, each with how often.
#[derive(Debug, Clone, Default)]
pub struct Gists(BTreeMap<String, usize>);

impl Gists {
    /// Those of some findings.
    #[must_use]
    pub fn of(notes: &[Located]) -> Gists {
        let mut gists = Gists::default();
        for note in notes {
            *gists.0.entry(gist(note)).or_default() += 1;
        }
        gists
    }

    /// Takes away one such as this; whether there was one.
    pub fn take(&mut self, note: &Located) -> bool {
        let left = self.0.get_mut(&gist(note)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }

    /// How many are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.0.values().sum()
    }
}

fn gist(note: &Located) -> String {
    let path = note.place.as_ref().map_or("", |(path, _)| path.as_str());
    let Located { diagnostic, .. } = note;
    format!("{path} {:?} {} {}", diagnostic.severity(), diagnostic.code(), diagnostic.problem.gist())
}

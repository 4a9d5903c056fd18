//! How bad an author wants findings to be: `room-clash: off`, code by code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::{Fields, Notes};
use crate::diag::{Part, Problem, Trail};
use crate::model::Level;
use crate::tree::Tree;

/// Codes with the level that an author gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// The level of a code, if one is given.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<Level> {
        self.0.get(code).copied()
    }

    /// Whether nothing is said of any code.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The levels in a map that may hold other keys besides.
pub(crate) fn levels(f: &mut Fields<'_>) -> Levels {
    let said = Problem::adjustable().filter_map(|code| Some((code.to_string(), f.word::<Level>(code)?)));
    Levels(said.collect())
}

/// A map of nothing but levels.
pub(crate) fn only_levels(tree: &Tree, trail: Trail, notes: &mut Notes) -> Levels {
    let mut f = Fields::new(Part::Checks, tree, trail, notes);
    let levels = levels(&mut f);
    f.finish();
    levels
}

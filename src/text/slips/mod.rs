//! Slips of the pen in Chinese text: what is wrong whatever the text is about.
//!
//! In come stretches of text, character by character with their places, out comes what is wrong in them. Only what is
//! wrong in (nearly) any text is found: whether `的` or `地` belongs somewhere is not asked, for no rule is sure of it.

mod names;
mod pairs;
mod repeats;
pub mod scripts;
pub mod simplified;
pub mod titles;
mod words;

use std::ops::Range;

use super::cjk::is_han;
use super::marks::Glyph;

pub use names::{KnownNames, Misspelt};

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// A quote or bracket without the other of its pair.
    Unpaired {
        /// As written.
        mark: char,
        /// The one that is missing.
        partner: char,
        /// It opens what nothing closes.
        opens: bool,
        /// The partner seems to be there, as a straight quote.
        straight: bool,
    },
    /// A quote that opens once more where it was to close.
    Swapped {
        /// As written.
        mark: char,
        /// The one that was meant.
        meant: char,
    },
    /// Two marks where one belongs: `，，`, `，。`.
    RepeatedMark(String),
    /// A character twice where once is meant: `的的`.
    RepeatedCharacter(char),
    /// A word that is none.
    WrongWord {
        /// As written.
        written: &'static str,
        /// As dictionaries have it.
        meant: &'static str,
    },
}

/// Something wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is wrong.
    pub slip: Slip,
    /// Its place in the file.
    pub range: Range<usize>,
}

/// What is wrong in the blocks of one text: paragraphs, headings, cells, in its order.
#[must_use]
pub fn slips(blocks: &[Vec<Glyph>]) -> Vec<Found> {
    let mut found = pairs::find(blocks);
    for block in blocks.iter().filter(|block| is_chinese(block)) {
        repeats::find(block, &mut found);
        words::find(block, &mut found);
    }
    found.sort_by_key(|one| one.range.start);
    found
}

fn is_chinese(block: &[Glyph]) -> bool {
    block.iter().any(|glyph| is_han(glyph.c))
}

/// Where some characters of a block stand in the file; where they have no place of their own, the place before them.
pub(crate) fn place(block: &[Glyph], characters: Range<usize>) -> Option<Range<usize>> {
    let end = |glyph: &Glyph| Some(glyph.at? + glyph.c.len_utf8());
    let own = block.get(characters.clone())?;
    if let (Some(from), Some(to)) = (own.first()?.at, end(own.last()?)) {
        return Some(from..to);
    }
    let before = block[..characters.start].iter().rev().find_map(end);
    let at = before.or_else(|| block[characters.end..].iter().find_map(|glyph| glyph.at))?;
    Some(at..at)
}

#[cfg(test)]
mod tests;

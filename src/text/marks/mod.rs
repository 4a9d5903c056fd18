//! ASCII marks in Chinese text, where it is certain which Chinese mark belongs there.
//!
//! In comes one stretch of text, character by character with its places, out come the marks
//! to change. What is only likely stays as it is: marks between digits, in addresses and
//! names of files, in sentences that are mostly Latin, in Japanese and Korean.
//!
//! Changing what is found and asking again finds nothing more.

mod brackets;
mod cells;
mod runs;
mod separators;

use std::ops::Range;

use cells::Cells;

/// One character of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The character as readers see it; [`OBJECT`] for what is no text.
    pub c: char,
    /// Where it stands in its file, if it may be changed there.
    pub at: Option<usize>,
}

/// Stands for something in a text that is no text itself: code, a picture.
pub const OBJECT: char = '\u{FFFC}';

/// What is wrong with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It is half as wide as Chinese marks are.
    HalfWidth,
    /// It is put together from others: `。。。`, `--`.
    Makeshift,
}

/// A mark to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// What is wrong with it.
    pub fault: Fault,
    /// What to change in the file: the mark, and a space beside it that stood for its width.
    pub range: Range<usize>,
    /// The mark as written.
    pub written: String,
    /// The mark that belongs there.
    pub meant: &'static str,
}

/// The marks to change in one stretch of text: a paragraph, a heading, a cell.
#[must_use]
pub fn swaps(text: &[Glyph]) -> Vec<Swap> {
    let mut cells = Cells::new(text);
    if !cells.is_chinese() {
        return Vec::new();
    }
    let mut swaps = Vec::new();
    loop {
        // A mark that was changed may settle what its neighbours are.
        let before = swaps.len();
        runs::swap(&mut cells, &mut swaps);
        brackets::swap(&mut cells, &mut swaps);
        separators::swap(&mut cells, &mut swaps);
        if swaps.len() == before {
            swaps.sort_by_key(|swap| swap.range.start);
            return swaps;
        }
    }
}

/// Whether two texts are the same but for marks and the spaces beside them.
#[must_use]
pub fn same_words(a: &str, b: &str) -> bool {
    const MARKS: &[char] = &[' ', ',', ';', ':', '!', '?', '(', ')', '.', '-', '，', '；', '：', '！', '？', '（', '）', '。', '…', '—'];
    let words = |c: &char| !MARKS.contains(c);
    a.chars().filter(words).eq(b.chars().filter(words))
}

#[cfg(test)]
mod tests;

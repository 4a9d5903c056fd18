//! A stretch of text while its marks are changed: each character with what stands beside it.

use std::ops::Range;

use super::{Fault, Glyph, OBJECT, Swap};
use crate::text::cjk::{is_cjk_punctuation, is_han, is_shared_mark};

/// The characters of a stretch of text.
pub(super) struct Cells {
    cells: Vec<Cell>,
    /// How many are Chinese, and how many Latin letters.
    han: usize,
    letters: usize,
    /// Kana or Hangul: other rules.
    foreign: bool,
}

struct Cell {
    c: char,
    /// Where it stands, if it may be changed.
    at: Option<usize>,
}

/// What stands on one side of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// A Chinese character, also behind quotation marks and the like.
    Han,
    /// A Chinese mark.
    Mark,
    /// A Latin letter.
    Letter,
    /// A digit.
    Digit,
    /// One or more spaces.
    Space,
    /// The line ends.
    End,
    /// Any other character.
    Other(char),
}

impl Side {
    pub(super) fn is_chinese(self) -> bool {
        matches!(self, Side::Han | Side::Mark)
    }
}

impl Cells {
    pub(super) fn new(text: &[Glyph]) -> Cells {
        let mut cells: Vec<Cell> = text.iter().map(|glyph| Cell { c: glyph.c, at: glyph.at }).collect();
        freeze(&mut cells);
        let count = |is: fn(char) -> bool| cells.iter().filter(|cell| is(cell.c)).count();
        Cells {
            han: count(is_han),
            letters: count(|c| c.is_ascii_alphabetic()),
            foreign: cells.iter().any(|cell| matches!(cell.c, '\u{3041}'..='\u{30FF}' | '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7FB}')),
            cells,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is Chinese in it, and nothing that has rules of its own.
    pub(super) fn is_chinese(&self) -> bool {
        self.han > 0 && !self.foreign
    }

    /// Whether most of it is Chinese, so that marks at its borders are too.
    pub(super) fn is_mostly_chinese(&self) -> bool {
        self.han > self.letters
    }

    /// The character at a place.
    pub(super) fn c(&self, n: usize) -> char {
        self.cells[n].c
    }

    /// The character at a place, if it may be changed.
    pub(super) fn open(&self, n: usize) -> Option<char> {
        self.cells.get(n).filter(|cell| cell.at.is_some()).map(|cell| cell.c)
    }

    /// What stands before a place.
    pub(super) fn before(&self, n: usize) -> Side {
        self.side(&mut (0..n).rev())
    }

    /// What stands after a place.
    pub(super) fn after(&self, n: usize) -> Side {
        self.side(&mut (n + 1..self.cells.len()))
    }

    fn side(&self, places: &mut dyn Iterator<Item = usize>) -> Side {
        let mut first = None;
        for n in places {
            let c = self.cells[n].c;
            first.get_or_insert(c);
            return match c {
                // What is quoted decides, not the quotation marks.
                c if is_shared_mark(c) => continue,
                '\n' if first == Some('\n') => Side::End,
                ' ' if first == Some(' ') => Side::Space,
                c if is_han(c) => Side::Han,
                c if is_cjk_punctuation(c) => Side::Mark,
                _ if first != Some(c) => Side::Other(first.unwrap_or(c)),
                c if c.is_ascii_alphabetic() => Side::Letter,
                c if c.is_ascii_digit() => Side::Digit,
                c => Side::Other(c),
            };
        }
        first.map_or(Side::End, Side::Other)
    }

    /// The spaces after a place, if all of them may go.
    pub(super) fn spaces_after(&self, n: usize) -> Option<Range<usize>> {
        let end = (n + 1..self.cells.len()).find(|m| self.cells[*m].c != ' ').unwrap_or(self.cells.len());
        self.in_one_piece(n..end).then_some(n + 1..end)
    }

    /// The spaces before a place, if all of them may go.
    pub(super) fn spaces_before(&self, n: usize) -> Option<Range<usize>> {
        let start = (0..n).rev().find(|m| self.cells[*m].c != ' ').map_or(0, |m| m + 1);
        self.in_one_piece(start..n + 1).then_some(start..n)
    }

    /// Whether characters may be changed and stand beside each other in the file, with no markup between them.
    pub(super) fn in_one_piece(&self, range: Range<usize>) -> bool {
        let cells = &self.cells[range];
        let joined = |pair: &[Cell]| pair[0].at.zip(pair[1].at).is_some_and(|(a, b)| a + pair[0].c.len_utf8() == b);
        cells.iter().all(|cell| cell.at.is_some()) && cells.windows(2).all(joined)
    }

    /// Changes a mark, which takes the place of all of `range`; the spaces in it go.
    pub(super) fn change(&mut self, range: Range<usize>, fault: Fault, meant: &'static str) -> Option<Swap> {
        let (first, last) = (self.cells.get(range.start)?, self.cells.get(range.end.checked_sub(1)?)?);
        let bytes = first.at?..last.at? + last.c.len_utf8();
        let written = self.cells[range.clone()].iter().map(|cell| cell.c).filter(|c| *c != ' ').collect();
        // Another change will not touch this place again.
        let new = meant.chars().map(|c| Cell { c, at: None });
        self.cells.splice(range, new);
        Some(Swap { fault, range: bytes, written, meant })
    }
}

/// Keeps addresses, paths and the like from being changed.
fn freeze(cells: &mut [Cell]) {
    let is_end = |c: char| c.is_whitespace() || c == OBJECT || (is_cjk_punctuation(c) && !is_shared_mark(c));
    // Addresses and names of files may hold Chinese characters, so they end at a space or a Chinese mark only.
    freeze_runs(cells, is_end, frozen_from);
    const SIGNS: &[char] = &['/', '\\', '=', '_', '{', '}', '$', '|', '<', '>', '^', '&', '#', '`'];
    freeze_runs(cells, |c| !c.is_ascii_graphic(), |run| run.contains(SIGNS).then_some(0));
}

/// Where in a run without spaces what is no prose begins: a name of a file with the run, an address with its scheme and one
/// of a mailbox with its name, so that `地点:礼堂` before them is read.
fn frozen_from(run: &str) -> Option<usize> {
    let behind = |at: usize, signs: &str| run[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || signs.contains(c)).len();
    let scheme = run.find("://").map(|at| behind(at, "+-."));
    let mailbox = run.find('@').map(|at| Some(behind(at, "+-._")).filter(|start| *start < at).unwrap_or(0));
    let address = scheme.into_iter().chain(mailbox).chain(run.find("www.")).min();
    let before = &run[..address.unwrap_or(run.len())];
    if names_file(before) { Some(0) } else { address }
}

/// `甲,乙.docx`
fn names_file(run: &str) -> bool {
    let is_ending = |rest: &str| {
        let ending = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()).len();
        (2..=4).contains(&ending) && rest.starts_with(|c: char| c.is_ascii_lowercase())
    };
    run.match_indices('.').any(|(at, _)| run[..at].ends_with(char::is_alphanumeric) && is_ending(&run[at + 1..]))
}

fn freeze_runs(cells: &mut [Cell], is_end: impl Fn(char) -> bool, from: impl Fn(&str) -> Option<usize>) {
    for run in cells.split_mut(|cell| is_end(cell.c)) {
        let text: String = run.iter().map(|cell| cell.c).collect();
        if let Some(from) = from(&text) {
            for cell in run.iter_mut().skip(text[..from].chars().count()) {
                cell.at = None;
                // Whatever the address says, it is no neighbour that tells anything.
                if !is_han(cell.c) {
                    cell.c = OBJECT;
                }
            }
        }
    }
}

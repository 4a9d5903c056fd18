//! Round brackets, in pairs.

use super::cells::{Cells, Side};
use super::{Fault, Swap};
use crate::text::cjk::is_han;

/// Changes what is certain.
pub(super) fn swap(cells: &mut Cells, swaps: &mut Vec<Swap>) {
    // One at a time: the spaces that go with a bracket move all that follows.
    while let Some((open, close, before, after)) = next(cells) {
        let mut change = |n: usize, range, meant| {
            if matches!(cells.open(n), Some('(' | ')')) {
                swaps.extend(cells.change(range, Fault::HalfWidth, meant));
            }
        };
        change(close, close..close + 1 + after, "）");
        change(open, open - before..open + 1, "（");
    }
}

/// A pair to change, with the spaces that go before and after it.
fn next(cells: &Cells) -> Option<(usize, usize, usize, usize)> {
    pairs(cells).into_iter().find_map(|(open, close)| judge(cells, open, close).map(|(before, after)| (open, close, before, after)))
}

/// The pairs of which at least one side is ASCII, and may be changed.
fn pairs(cells: &Cells) -> Vec<(usize, usize)> {
    let mut waiting = Vec::new();
    let mut pairs = Vec::new();
    for n in 0..cells.len() {
        match cells.c(n) {
            '(' | '（' => waiting.push(n),
            ')' | '）' => pairs.extend(waiting.pop().map(|open| (open, n))),
            _ => {}
        }
    }
    let can_change = |n: usize| match cells.c(n) {
        '(' | ')' => cells.open(n).is_some(),
        _ => true,
    };
    pairs.retain(|(open, close)| (cells.c(*open) == '(' || cells.c(*close) == ')') && can_change(*open) && can_change(*close));
    pairs
}

/// How many spaces go before the pair and after it; `None` if it stays as it is.
fn judge(cells: &Cells, open: usize, close: usize) -> Option<(usize, usize)> {
    let inner = (open + 1..close).map(|n| cells.c(n));
    let has_han = inner.clone().any(is_han);
    let has_letters = inner.clone().any(|c| c.is_ascii_alphabetic());
    // `国内生产总值(GDP)`: some write it so, and it may be code.
    if !has_han && (has_letters || open + 1 == close) {
        return None;
    }
    let (before, left) = match cells.before(open) {
        Side::Space => cells.spaces_before(open).map(|spaces| (spaces.len(), cells.before(spaces.start)))?,
        side => (0, side),
    };
    let (after, right) = match cells.after(close) {
        Side::Space => cells.spaces_after(close).map(|spaces| (spaces.len(), cells.after(spaces.end - 1)))?,
        side => (0, side),
    };
    // The space of a Latin sentence is its own.
    if (before > 0 && !left.is_chinese()) || (after > 0 && !right.is_chinese()) {
        return None;
    }
    let beside = left.is_chinese() || right.is_chinese();
    let certain = match (left, right) {
        // `[附件](附件 一)`: meant to be a link.
        (Side::Other(']'), _) if before == 0 && cells.c(open) == '(' => false,
        // `SUM(金额)`: a name with what it is given.
        (Side::Letter, _) | (Side::Other('\u{FFFC}'), _) => false,
        (Side::Digit, _) if follows_letter(cells, open) => false,
        (Side::Digit, _) if !has_han => false,
        _ if !has_han => left.is_chinese() && (right.is_chinese() || right == Side::End),
        _ => beside || cells.is_mostly_chinese(),
    };
    certain.then_some((before, after))
}

/// `A1(`: the digits are part of a name.
fn follows_letter(cells: &Cells, open: usize) -> bool {
    let before = (0..open).rev().map(|n| cells.c(n)).find(|c| !c.is_ascii_digit());
    before.is_some_and(|c| c.is_ascii_alphabetic())
}

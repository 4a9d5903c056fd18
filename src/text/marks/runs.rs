//! Marks put together from others: ellipses of full stops, dashes of hyphens.

use super::cells::{Cells, Side};
use super::separators::opens;
use super::{Fault, Swap};

/// Changes what is certain.
pub(super) fn swap(cells: &mut Cells, swaps: &mut Vec<Swap>) {
    let mut n = 0;
    while n < cells.len() {
        let c = cells.c(n);
        let end = (n..cells.len()).find(|m| cells.c(*m) != c).unwrap_or(cells.len());
        if matches!(c, '。' | '.' | '-')
            && cells.in_one_piece(n..end)
            && let Some(meant) = judge(cells, n, end)
        {
            swaps.extend(cells.change(n..end, Fault::Makeshift, meant));
            n += meant.chars().count();
        } else {
            n = end;
        }
    }
}

/// The mark that a run of one character stands for.
fn judge(cells: &Cells, start: usize, end: usize) -> Option<&'static str> {
    let (before, after) = (cells.before(start), cells.after(end - 1));
    if start.checked_sub(1).is_some_and(|n| opens(cells.c(n))) {
        // `“。。。”` is about the marks.
        return None;
    }
    let ends = matches!(after, Side::End | Side::Other('"' | '\'' | ')'));
    match (cells.c(start), end - start) {
        ('。', 3..) => Some("……"),
        ('.', 3 | 6) if before == Side::Han && (after.is_chinese() || (ends && cells.is_mostly_chinese())) => Some("……"),
        ('-', 2) if before.is_chinese() && after.is_chinese() => Some("——"),
        _ => None,
    }
}

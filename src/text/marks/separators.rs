//! Commas, semicolons, colons, exclamation and question marks.

use super::cells::{Cells, Side};
use super::{Fault, Swap};
use crate::text::cjk::{is_han, is_shared_mark};

/// Changes what is certain.
pub(super) fn swap(cells: &mut Cells, swaps: &mut Vec<Swap>) {
    let mut n = 0;
    while n < cells.len() {
        if let Some(meant) = cells.open(n).and_then(wide)
            && let Some(spaces) = judge(cells, n)
        {
            swaps.extend(cells.change(n..n + 1 + spaces, Fault::HalfWidth, meant));
        }
        n += 1;
    }
}

fn wide(mark: char) -> Option<&'static str> {
    Some(match mark {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '!' => "！",
        '?' => "？",
        _ => return None,
    })
}

/// How many spaces behind the mark go with it; `None` if it stays as it is.
fn judge(cells: &Cells, n: usize) -> Option<usize> {
    let mark = cells.c(n);
    let (before, after) = (cells.before(n), cells.after(n));
    if n.checked_sub(1).is_some_and(|n| opens(cells.c(n))) {
        // `“:”` is about the mark.
        return None;
    }
    if after == Side::Space {
        return spaced(cells, n, before);
    }
    let ends = after == Side::End || matches!(after, Side::Other(c) if is_shared_mark(c) || "\"')]!?,;:.".contains(c));
    let certain = match (before, after) {
        // `王?同志`: a character that somebody's computer did not have.
        (Side::Han | Side::Mark, Side::Han) => mark != '?' || !is_han(cells.c(n + 1)) || asks(cells, n),
        (Side::Han | Side::Mark, Side::Mark) => true,
        (Side::Han | Side::Mark, _) if ends => cells.is_mostly_chinese(),
        // A Latin sentence has a space here.
        (Side::Han | Side::Mark, Side::Letter) => matches!(mark, ',' | ';' | ':') && !is_emoji(cells, n) && cells.is_mostly_chinese(),
        (Side::Han | Side::Mark, Side::Digit) => matches!(mark, ',' | ';' | ':') && cells.is_mostly_chinese(),
        (Side::Letter | Side::Other('%' | ')' | '"' | '\'' | '”' | '’'), Side::Han) => {
            matches!(mark, ',' | ';' | '!') && cells.is_mostly_chinese()
        }
        (Side::Digit, Side::Han) => matches!(mark, ',' | ';') && cells.is_mostly_chinese(),
        _ => false,
    };
    certain.then_some(0)
}

/// `是吗?`: the word before a mark ends a question, and little else.
fn asks(cells: &Cells, n: usize) -> bool {
    let before = |back: usize| n.checked_sub(back).map(|n| cells.c(n));
    match before(1) {
        Some('吗' | '呢') => true,
        Some('么') => matches!(before(2), Some('什' | '怎')),
        _ => false,
    }
}

/// `甲, 乙`: the space stood for the other half of the mark.
fn spaced(cells: &Cells, n: usize, before: Side) -> Option<usize> {
    let spaces = cells.spaces_after(n)?;
    let beyond = cells.after(spaces.end - 1);
    let certain = match beyond {
        Side::Han | Side::Mark => true,
        Side::Digit => cells.c(n) != '?' && cells.is_mostly_chinese(),
        Side::Letter | Side::Space | Side::End | Side::Other(_) => false,
    };
    (before.is_chinese() && certain).then_some(spaces.len())
}

/// A bracket or quotation mark that opens.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '《' | '〈' | '（' | '(' | '【' | '〔' | '[')
}

/// `:smile:`
fn is_emoji(cells: &Cells, n: usize) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    (n + 1..cells.len()).map(|m| cells.c(m)).find(|c| !is_name(*c)) == Some(':')
}

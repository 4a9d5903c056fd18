//! Runs of `*`, `_` and `~`: what each may do, and which belong together.
//!
//! In come runs with their places in the source, out come their pairs. The rules are those
//! of `CommonMark` (0.31.2, 6.2) with the flanking of markdown-cjk-friendly; `~~` follows GFM.

use std::ops::Range;

use crate::text::cjk::is_cjk;
use crate::text::is_punctuation;

/// What a run may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    /// It may begin emphasis.
    pub(super) open: bool,
    /// It may end emphasis.
    pub(super) close: bool,
}

/// A run of one delimiter.
#[derive(Debug)]
pub(super) struct Delimiter {
    /// `*`, `_` or `~`.
    pub(super) marker: u8,
    /// What is not yet used of the run; before pairing, all of it.
    pub(super) left: Range<usize>,
    /// The run begins a line of text, whatever stands before it in the source.
    pub(super) line_start: bool,
    /// What it may do in Chinese.
    pub(super) role: Role,
    /// What it may do in plain `CommonMark`.
    pub(super) stock: Role,
    /// The emphasis it begins, innermost first.
    pub(super) opens: Vec<Pair>,
    /// The emphasis it ends, innermost first.
    pub(super) closes: Vec<Pair>,
}

/// One emphasised stretch of text.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// Its delimiters included.
    pub(super) whole: Range<usize>,
    /// The number of delimiters on each side.
    pub(super) width: usize,
}

impl Delimiter {
    /// Finds out from its neighbours what a complete run may do.
    pub(super) fn find_role(&mut self, source: &str, cell: bool) {
        let before = if self.line_start { "" } else { &source[..self.left.start] };
        let after = &source[self.left.end..];
        let bar = |c: char| cell && c == '|';
        let prev = before.chars().next_back().filter(|&c| !bar(c) || before.ends_with("\\|"));
        let next = after.chars().next().filter(|&c| !bar(c));
        let around = |base| Neighbours { prev, base, next, width: self.left.len() };
        self.stock = around(prev).role(self.marker, false);
        // A variation selector belongs to the mark before it.
        let selector = matches!(prev, Some('\u{FE00}'..='\u{FE0E}'));
        let base = if selector { before.chars().nth_back(1) } else { prev };
        self.role = around(base).role(self.marker, true);
    }
}

/// The characters beside a run; none where the line begins or ends.
struct Neighbours {
    prev: Option<char>,
    /// What says which kind of character stands before the run.
    base: Option<char>,
    next: Option<char>,
    width: usize,
}

impl Neighbours {
    fn role(&self, marker: u8, chinese: bool) -> Role {
        let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let (prev_mark, next_mark) = (is(self.base, is_punctuation), is(self.next, is_punctuation));
        let selector = matches!(self.prev, Some('\u{E0100}'..='\u{E01EF}'));
        let cjk = chinese && (is(self.base, is_cjk) || is(self.next, is_cjk));
        let left = !blank(self.next) && (!next_mark || blank(self.prev) || prev_mark || cjk || (chinese && selector));
        let right = !blank(self.prev) && (!prev_mark || blank(self.next) || next_mark || cjk);
        match marker {
            b'_' => Role { open: left && (!right || prev_mark), close: right && (!left || next_mark) },
            // A single `~` never stands inside a word: `9~10月` is a range.
            b'~' if self.width == 1 => Role {
                open: !blank(self.next) && (blank(self.prev) || prev_mark),
                close: !blank(self.prev) && (blank(self.next) || next_mark),
            },
            b'~' if self.width == 2 => Role { open: !blank(self.next), close: right },
            b'~' => Role::default(),
            _ => Role { open: left, close: right },
        }
    }
}

/// Pairs the runs of one frame, in order ("process emphasis" of `CommonMark`).
pub(super) fn pair(runs: &mut [&mut Delimiter]) {
    let mut openers: Vec<Opener> = Vec::new();
    // Below these heights no opener fits a closer of that kind.
    let mut floors = [0; 14];
    for index in 0..runs.len() {
        let Role { open, close } = runs[index].role;
        let width = runs[index].left.len();
        let floor = floor_of(runs[index].marker, open, width);
        while close && !runs[index].left.is_empty() {
            let from = floors[floor].min(openers.len());
            let fit = openers[from..].iter().rposition(|opener| {
                let other = &runs[opener.run];
                other.marker == runs[index].marker
                    && match other.marker {
                        b'~' => opener.width == width,
                        _ => !(open || other.role.close) || !(opener.width + width).is_multiple_of(3) || width.is_multiple_of(3),
                    }
            });
            let Some(fit) = fit else {
                floors[floor] = openers.len();
                break;
            };
            let height = from + fit;
            openers.truncate(height + 1);
            join(runs, openers[height].run, index);
            if runs[openers[height].run].left.is_empty() {
                openers.truncate(height);
            }
            for floor in &mut floors {
                *floor = (*floor).min(height);
            }
        }
        if open && !runs[index].left.is_empty() {
            openers.push(Opener { run: index, width });
        }
    }
}

/// A run that waits for its other end, with its width as written.
struct Opener {
    run: usize,
    width: usize,
}

fn floor_of(marker: u8, open: bool, width: usize) -> usize {
    match marker {
        b'*' => 3 * usize::from(open) + width % 3,
        b'_' => 6 + 3 * usize::from(open) + width % 3,
        _ => 12 + usize::from(width == 1),
    }
}

/// Takes delimiters from the right of one run and the left of another.
fn join(runs: &mut [&mut Delimiter], opener: usize, closer: usize) {
    let wanted = if runs[opener].left.len() >= 2 && runs[closer].left.len() >= 2 { 2 } else { 1 };
    runs[opener].left.end -= wanted;
    runs[closer].left.start += wanted;
    let whole = runs[opener].left.end..runs[closer].left.start;
    runs[opener].opens.push(Pair { whole: whole.clone(), width: wanted });
    runs[closer].closes.push(Pair { whole, width: wanted });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, at: usize, expect: (bool, bool)) {
        let end = at + text[at..].bytes().take_while(|byte| *byte == text.as_bytes()[at]).count();
        let mut run = Delimiter {
            marker: text.as_bytes()[at],
            left: at..end,
            line_start: false,
            role: Role::default(),
            stock: Role::default(),
            opens: Vec::new(),
            closes: Vec::new(),
        };
        run.find_role(text, false);
        assert_eq!((run.role.open, run.role.close), expect, "{text} at {at}");
    }

    #[test]
    fn a_chinese_neighbour_lets_a_run_do_both() {
        check("：**内", "：".len(), (true, true));
        check("说**“", "说".len(), (true, true));
        check("”**3", "”".len(), (true, true));
        check("。**", "。".len(), (false, true));
        check(" **。", 1, (true, false));
    }

    #[test]
    fn latin_neighbours_decide_as_commonmark_says() {
        check("a**\"", 1, (false, true));
        check("\"**a", 1, (true, false));
        check("a_b", 1, (false, false));
        check("中_文", "中".len(), (false, false));
        check("9~1", 1, (false, false));
        check("a~~~b", 1, (false, false));
    }
}

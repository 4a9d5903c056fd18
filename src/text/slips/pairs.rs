//! Quotes and brackets: each has its partner.
//!
//! A pair may reach over paragraphs, and a quotation of several paragraphs may open anew at each of them and close at
//! the last. What is no bracket is left alone: `1）` before an item, the apostrophe, the inch.

use super::{Found, Slip, is_chinese, place};
use crate::text::cjk::is_han;
use crate::text::marks::Glyph;

const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
];

/// Over how many blocks a quotation may reach, and any other pair.
const QUOTED: usize = 30;
const BRACKETED: usize = 3;

/// Characters of the number or letter before `）` in a list.
const LABEL: usize = 3;

/// A mark that waits for its partner.
#[derive(Clone, Copy)]
struct Open {
    block: usize,
    at: usize,
    mark: char,
}

/// The marks without a partner.
pub(super) fn find(blocks: &[Vec<Glyph>]) -> Vec<Found> {
    let mut walk = Walk { blocks, waiting: Vec::new(), found: Vec::new() };
    for (n, block) in blocks.iter().enumerate() {
        walk.settle(n);
        if is_chinese(block) {
            walk.block(n, block);
        }
    }
    walk.settle(usize::MAX);
    walk.found
}

struct Walk<'a> {
    blocks: &'a [Vec<Glyph>],
    /// What earlier blocks left open.
    waiting: Vec<Open>,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn add(&mut self, at: Open, slip: Slip) {
        let range = place(&self.blocks[at.block], at.at..at.at + 1);
        self.found.extend(range.map(|range| Found { slip, range }));
    }

    /// Whether one straight quote stands where the partner of a Chinese one is missing.
    fn has_straight(&self, this: Open, opens: bool) -> bool {
        let block = &self.blocks[this.block];
        let side = if opens { &block[this.at + 1..] } else { &block[..this.at] };
        let straight = if matches!(this.mark, '“' | '”') { '"' } else { '\'' };
        matches!(this.mark, '“' | '”' | '‘' | '’') && side.iter().filter(|glyph| glyph.c == straight).count() == 1
    }

    /// What nothing closes.
    fn unclosed(&mut self, open: Open) {
        let straight = self.has_straight(open, true);
        self.add(open, Slip::Unpaired { mark: open.mark, partner: closer(open.mark), opens: true, straight });
    }

    /// Before a block: what has waited too long stays without a partner.
    fn settle(&mut self, now: usize) {
        let first = self.blocks.get(now).and_then(|block| block.iter().map(|glyph| glyph.c).find(|c| !c.is_whitespace()));
        let (mut late, mut waiting) = (Vec::new(), Vec::new());
        for open in std::mem::take(&mut self.waiting) {
            // The next paragraph of a quotation opens it anew.
            if is_quote(open.mark) && first == Some(open.mark) && now == open.block + 1 {
                continue;
            }
            let reach = if is_quote(open.mark) { QUOTED } else { BRACKETED };
            if now.saturating_sub(open.block) > reach { late.push(open) } else { waiting.push(open) }
        }
        self.waiting = waiting;
        late.into_iter().for_each(|open| self.unclosed(open));
    }

    fn block(&mut self, n: usize, block: &[Glyph]) {
        let mut open: Vec<Open> = Vec::new();
        for (at, glyph) in block.iter().enumerate() {
            // What ASCII brackets are for is not known, but one may close what a Chinese one opened.
            let mark = match glyph.c {
                '(' => '（',
                ')' => '）',
                c => c,
            };
            let this = Open { block: n, at, mark: glyph.c };
            if PAIRS.iter().any(|(opens, _)| *opens == mark) {
                self.opening(&mut open, this, mark, block);
            } else if let Some((opens, _)) = PAIRS.iter().find(|(_, closes)| *closes == mark) {
                self.closing(&mut open, this, *opens, block);
            }
        }
        self.waiting.extend(open.into_iter().filter(|open| open.mark != '('));
    }

    fn opening(&mut self, open: &mut Vec<Open>, this: Open, mark: char, block: &[Glyph]) {
        if mark == '‘' && !block.get(this.at + 1).is_some_and(|next| is_han(next.c)) {
            return;
        }
        // `“三会一课“`: inside a quotation others stand in the other quotes, so the second one was to close it.
        if is_quote(mark) && open.last().is_some_and(|last| last.mark == mark) {
            open.pop();
            return self.add(this, Slip::Swapped { mark, meant: closer(mark) });
        }
        open.push(this);
    }

    fn closing(&mut self, open: &mut Vec<Open>, this: Open, opens: char, block: &[Glyph]) {
        let is_partner = |open: &Open| open.mark == opens || (opens == '（' && open.mark == '(');
        if let Some(n) = open.iter().rposition(is_partner) {
            let inner: Vec<Open> = open.drain(n..).skip(1).filter(|open| open.mark != '(').collect();
            return inner.into_iter().for_each(|open| self.unclosed(open));
        }
        if this.mark == ')' || is_no_bracket(block, this.at) {
            return;
        }
        if let Some(n) = self.waiting.iter().rposition(is_partner) {
            self.waiting.truncate(n);
            return;
        }
        let straight = self.has_straight(this, false);
        self.add(this, Slip::Unpaired { mark: this.mark, partner: opens, opens: false, straight });
    }
}

fn is_quote(mark: char) -> bool {
    matches!(mark, '“' | '‘' | '「' | '『')
}

fn closer(mark: char) -> char {
    PAIRS.iter().find(|(opens, _)| *opens == mark).map_or(mark, |(_, closes)| *closes)
}

/// Whether a mark that looks like the end of a pair is something else.
fn is_no_bracket(block: &[Glyph], at: usize) -> bool {
    let c = |n: Option<usize>| n.and_then(|n| block.get(n)).map(|glyph| glyph.c);
    let (before, after) = (c(at.checked_sub(1)), c(Some(at + 1)));
    match block[at].c {
        '’' => before.is_some_and(|c| c.is_ascii_alphanumeric()) || after.is_some_and(|c| c.is_ascii_alphanumeric()),
        '”' => before.is_some_and(|c| c.is_ascii_digit()),
        // `更多》》`
        '》' => before == Some('》') || after == Some('》'),
        '）' => is_label(block, at),
        _ => false,
    }
}

/// Whether a number or letter of an item stands before the place: `1）`, `a）`, `（略；2）`.
fn is_label(block: &[Glyph], at: usize) -> bool {
    let label = |glyph: &&Glyph| glyph.c.is_alphanumeric() && (!is_han(glyph.c) || "一二三四五六七八九十甲乙丙丁".contains(glyph.c));
    let length = block[..at].iter().rev().take_while(label).count();
    (1..=LABEL).contains(&length) && at.checked_sub(length + 1).is_none_or(|before| !block[before].c.is_alphanumeric())
}

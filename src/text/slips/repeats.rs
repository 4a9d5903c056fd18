//! What stands twice: marks, and characters that no word has twice.

use super::{Found, Slip, place};
use crate::text::marks::{Glyph, OBJECT};

/// The marks of which one ends a clause.
const MARKS: &str = "，、；：。";

/// A character that stands twice by a slip, but not before or behind some others: 目的的确 is fine, 是的的 is not.
struct Twice {
    c: char,
    /// Words end with it behind these: 目的, 只是, 总和.
    after: &'static str,
    /// Words begin with it before these: 的确, 了解, 是否.
    before: &'static str,
}

const TWICE: &[Twice] = &[
    Twice { c: '的', after: "目标鹄中打有似的", before: "的确士喀" },
    Twice { c: '了', after: "不时末未明一私知", before: "了解结却然断如事得悟望心" },
    Twice {
        c: '是',
        after: "但可只于还就要总凡不若却倒真算便老正而或即国都也乃先皆自像很说更又硬怕共式因故应惟唯横如那谁既当非亦原多实夫莫",
        before: "是非否因以故",
    },
    Twice {
        c: '和',
        after: "中饱总调缓人共柔议讲求亲温平附应暖祥谐协随违媾说谦醇融清太永义元仁",
        before: "和气美睦满乐顺谐平解好善约谈服蔼煦畅议暖风田县龙",
    },
    Twice { c: '与', after: "参赋给授相", before: "与会否共其" },
];

/// Adds what stands twice in a block.
pub(super) fn find(block: &[Glyph], found: &mut Vec<Found>) {
    let c = |n: usize| block.get(n).map(|glyph| glyph.c);
    let mut n = 0;
    while n < block.len() {
        let length = block[n..].iter().take_while(|glyph| MARKS.contains(glyph.c)).count();
        if length > 1 {
            if is_slip(block, n, length) {
                let written = block[n..n + length].iter().map(|glyph| glyph.c).collect();
                add(block, n, length, Slip::RepeatedMark(written), found);
            }
            n += length;
            continue;
        }
        let own = TWICE.iter().find(|twice| Some(twice.c) == c(n) && Some(twice.c) == c(n + 1));
        if let Some(twice) = own {
            let word = |c: Option<char>, all: &str| c.is_some_and(|c| all.contains(c));
            if !word(n.checked_sub(1).and_then(c), twice.after) && !word(c(n + 2), twice.before) {
                add(block, n, 2, Slip::RepeatedCharacter(twice.c), found);
            }
            n += 2;
            continue;
        }
        n += 1;
    }
}

/// Whether marks in a row are a slip: two, or three alike. More are a list of marks, and so are those in quotes.
fn is_slip(block: &[Glyph], from: usize, length: usize) -> bool {
    let marks = &block[from..from + length];
    let alike = marks.iter().all(|glyph| glyph.c == marks[0].c);
    let stops = alike && marks[0].c == '。' && length > 2;
    let outside = |glyph: Option<&Glyph>| glyph.is_none_or(|glyph| glyph.c.is_alphanumeric() || "”’》）」』\n ".contains(glyph.c));
    let before = from.checked_sub(1).and_then(|n| block.get(n));
    let after = block.get(from + length).filter(|glyph| glyph.c != OBJECT);
    let quoted = after.is_some_and(|glyph| "”’」』》）".contains(glyph.c)) && !alike;
    (length == 2 || (alike && length == 3)) && !stops && before.is_some() && outside(before) && !quoted
}

fn add(block: &[Glyph], at: usize, length: usize, slip: Slip, found: &mut Vec<Found>) {
    // In the words of a link or of HTML nothing has a place.
    if block[at].at.is_some() {
        found.extend(place(block, at..at + length).map(|range| Found { slip, range }));
    }
}

//! ASCII marks in Chinese text, and the changes that put them right without touching anything else.

use super::{Proof, glyphs, is_plain, same_data, texts_of};
use crate::diag::{Edit, Fix, Problem, apply};
use crate::parse::{front_matter, markdown};
use crate::source::Span;
use crate::text::marks::{Fault, Glyph, Swap, same_words, swaps};
use crate::tree::Tree;

/// The marks of the data of a file that begins at a place.
pub(super) fn of_data(yaml: &str, tree: &Tree, at: Span) -> Vec<Swap> {
    if may_be_wrong(yaml) { in_data(yaml, tree).into_iter().map(|swap| moved(swap, at)).collect() } else { Vec::new() }
}

/// The marks of a text that is nothing but words.
pub(super) fn of_text(text: &str) -> Vec<Swap> {
    if may_be_wrong(text) && is_plain(text) { swaps(&glyphs(text)) } else { Vec::new() }
}

/// The marks of a Markdown text that begins at a place.
pub(super) fn of_markdown(source: &str, blocks: &[Vec<Glyph>], at: Span) -> Vec<Swap> {
    if may_be_wrong(source) { in_markdown(source, blocks).into_iter().map(|swap| moved(swap, at)).collect() } else { Vec::new() }
}

/// Whether a closer look is worth its while: most texts have no such mark.
fn may_be_wrong(text: &str) -> bool {
    text.contains("。。。")
        || text.char_indices().any(|(at, c)| {
            let beside = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
            let before = || beside(text[..at].chars().next_back());
            match c {
                ',' | ';' | ':' | '!' | '?' | '(' | ')' => {
                    let rest = text[at + 1..].trim_start_matches(' ');
                    before() || beside(rest.chars().next()) || beside(text[..at].trim_end_matches(' ').chars().next_back())
                }
                '.' => before() && text[at..].starts_with("..."),
                '-' => before() && text[at..].starts_with("--"),
                _ => false,
            }
        })
}

fn in_data(yaml: &str, tree: &Tree) -> Vec<Swap> {
    let values = texts_of(yaml).into_iter().map(|span| {
        let source = &yaml[span.range()];
        if !is_plain(source) {
            return Vec::new();
        }
        swaps(&glyphs(source)).into_iter().map(|swap| moved(swap, span)).collect()
    });
    certain(values.collect(), |swaps| front_matter::read(&swapped(yaml, swaps)).is_ok_and(|new| same_data(tree, &new, &same_words)))
}

fn in_markdown(text: &str, blocks: &[Vec<Glyph>]) -> Vec<Swap> {
    let blocks = blocks.iter().map(|block| swaps(block)).collect();
    certain(blocks, |swaps| markdown::same_structure(text, &swapped(text, swaps)))
}

/// The groups of changes that keep what is to be kept: all of them, or those that do by themselves.
fn certain(groups: Vec<Vec<Swap>>, keeps: impl Fn(&[Swap]) -> bool) -> Vec<Swap> {
    let all: Vec<Swap> = groups.iter().flatten().cloned().collect();
    if all.is_empty() || keeps(&all) {
        return all;
    }
    let alone: Vec<Swap> = groups.into_iter().filter(|group| !group.is_empty() && keeps(group)).flatten().collect();
    if keeps(&alone) { alone } else { Vec::new() }
}

fn swapped(text: &str, swaps: &[Swap]) -> String {
    apply(text, &[Fix { edits: swaps.iter().map(edit).collect() }])
}

fn edit(swap: &Swap) -> Edit {
    Edit::new(Span::new(swap.range.start, swap.range.end), swap.meant)
}

fn moved(mut swap: Swap, part: Span) -> Swap {
    let by = part.range().start;
    swap.range = swap.range.start + by..swap.range.end + by;
    swap
}

/// One finding for each line and kind: the first mark is shown, all of them are put right.
pub(super) fn by_line(text: &str, swaps: &[Swap]) -> Vec<Proof> {
    let mut proofs: Vec<Proof> = Vec::new();
    for fault in [Fault::HalfWidth, Fault::Makeshift] {
        let of_kind: Vec<&Swap> = swaps.iter().filter(|swap| swap.fault == fault).collect();
        for line in of_kind.chunk_by(|a, b| !text[a.range.start..b.range.start].contains('\n')) {
            let first = line[0];
            let shown = first.range.start + text[first.range.clone()].find(&first.written).unwrap_or(0);
            let (written, meant, more) = (first.written.clone(), first.meant.to_string(), line.len() - 1);
            proofs.push(Proof {
                span: Span::new(shown, shown + written.len()),
                problem: match fault {
                    Fault::HalfWidth => Problem::HalfWidthPunctuation { written, meant, more },
                    Fault::Makeshift => Problem::MakeshiftPunctuation { written, meant, more },
                },
                fix: Some(Fix { edits: line.iter().map(|swap| edit(swap)).collect() }),
            });
        }
    }
    proofs
}

//! The examples of an entry: what both need, what is wrong, what is right, with the lines that differ marked.

use super::paper::Paper;
use crate::manual::{Block, Entry};
use crate::messages::{Tongue, words};

/// Writes the examples.
pub(super) fn write(paper: &mut Paper, entry: &Entry, tongue: Tongue) {
    if !entry.beside.is_empty() {
        paper.blank();
        paper.heading(&format!("· {}", words(tongue, "explain-beside")));
        blocks(paper, &entry.beside, &entry.beside, " ", tongue);
    }
    for (mark, heading, own, other) in
        [("×", "explain-wrong", &entry.wrong, &entry.right), ("√", "explain-right", &entry.right, &entry.wrong)]
    {
        paper.blank();
        paper.heading(&format!("{mark} {}", words(tongue, heading)));
        blocks(paper, own, other, mark, tongue);
    }
}

fn blocks(paper: &mut Paper, own: &[Block], other: &[Block], mark: &str, tongue: Tongue) {
    for (n, block) in own.iter().enumerate() {
        if n > 0 {
            paper.blank();
        }
        let counterpart = other.iter().find(|one| one.path() == block.path());
        let is_same = counterpart == Some(block);
        // A file that is there in one example only, or in another encoding, differs in itself rather than in its lines.
        let is_new = !is_same && counterpart.is_none_or(|one| one.text == block.text);
        let mark_of = |differs: bool| if differs { mark } else { " " };
        let Some(path) = block.path() else {
            block.text.lines().for_each(|line| paper.drawn(line));
            continue;
        };
        paper.path(mark_of(is_new), path, &block.remark(tongue));
        let changed = counterpart.map_or(0..0, |one| changed(block.text, one.text));
        for (n, line) in block.text.lines().enumerate() {
            paper.of_file(mark_of(changed.contains(&n)), line);
        }
    }
}

/// The lines of a text that another one has not: those between what both begin and end with.
fn changed(own: &str, other: &str) -> std::ops::Range<usize> {
    let (own, other): (Vec<&str>, Vec<&str>) = (own.lines().collect(), other.lines().collect());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let begin = own.iter().zip(&other).take_while(same).count();
    let shorter = own.len().min(other.len()) - begin;
    let end = own.iter().rev().zip(other.iter().rev()).take_while(same).count().min(shorter);
    begin..own.len() - end
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn lines_that_differ_are_found() {
        assert_eq!(changed("a\nb\nc\n", "a\nx\nc\n"), 1..2);
        assert_eq!(changed("a\nc\n", "a\nb\nc\n"), 1..1);
        assert_eq!(changed("a\nb\nb\nc\n", "a\nb\nc\n"), 2..3);
        assert_eq!(changed("a\n", "a\n"), 1..1);
        assert_eq!(changed("", "a\n"), 0..0);
    }
}

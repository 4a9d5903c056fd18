//! Indented "code" that is Chinese prose: paragraphs typed with four spaces in front.
//!
//! In come a text and its events, out comes the text with such paragraphs brought to the
//! margin, and a map from its places to the author's. Four spaces make a code block in
//! Markdown, but nobody indents a program that way in a report. Fenced code is never
//! touched, nor is indented code without a Chinese character.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::events::{Spanned, end_of};
use crate::text::cjk::{is_han, is_indent};

/// A text brought to the margin.
pub(super) struct Dedented {
    /// The changed text.
    pub(super) text: String,
    /// Where it came from.
    pub(super) map: PlaceMap,
}

/// Maps places of a changed text to places of the author's.
#[derive(Default)]
pub(super) struct PlaceMap {
    /// From this new offset on, text was copied from that old offset.
    copies: Vec<(usize, usize)>,
}

impl PlaceMap {
    /// The author's offset for an offset of the changed text.
    pub(super) fn original(&self, offset: usize) -> usize {
        let after = self.copies.partition_point(|&(new, _)| new <= offset);
        let Some(&(new, old)) = after.checked_sub(1).and_then(|index| self.copies.get(index)) else {
            return offset;
        };
        let moved = old + (offset - new);
        self.copies.get(after).map_or(moved, |&(_, next)| moved.min(next))
    }
}

/// Brings indented prose to the margin; `None` if the text has none.
pub(super) fn dedent(text: &str, events: &[Spanned<'_>]) -> Option<Dedented> {
    let mut edits = Vec::new();
    for (index, (event, _)) in events.iter().enumerate() {
        if matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))) {
            let lines = lines(text, &events[index + 1..end_of(events, index)]);
            if lines.iter().any(|line| text[line.clone()].chars().any(is_han)) {
                edit(text, &lines, &mut edits);
            }
        }
    }
    (!edits.is_empty()).then(|| apply(text, edits))
}

/// A piece of the text and what stands there instead.
type Edit = (Range<usize>, String);

/// The lines of a code block without their indentation and line ends. Blank lines have
/// no content and are left out.
fn lines(text: &str, events: &[Spanned<'_>]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    for (_, range) in events {
        let mut start = range.start;
        for line in text[range.clone()].split_inclusive('\n') {
            let head = line.len() - line.trim_start_matches(is_blank).len();
            let content = start + head..start + line.trim_end().len().max(head);
            if !content.is_empty() {
                lines.push(content);
            }
            start += line.len();
        }
    }
    lines
}

fn is_blank(c: char) -> bool {
    is_indent(c) || c.is_whitespace()
}

/// Plans the edits that make paragraphs of the lines of one block.
fn edit(text: &str, lines: &[Range<usize>], edits: &mut Vec<Edit>) {
    for line in lines {
        let margin = margin(text, line.start);
        edits.push((margin..line.start, String::new()));
        if let Some(mark) = block_mark(&text[line.clone()]) {
            edits.push((line.start + mark..line.start + mark, "\\".to_owned()));
        }
        let rest = &text[line.end..];
        let next = rest.split_once('\n').map_or("", |(_, next)| next);
        let next = next.split('\n').next().unwrap_or("");
        let is_last = lines.last() == Some(line);
        let parts = if is_last { block_mark(next.trim_start()).is_none() } else { ends_paragraph(&text[line.clone()]) };
        if parts && !next.trim().is_empty() {
            let line_start = text[..margin].rfind('\n').map_or(0, |at| at + 1);
            edits.push((line.end..line.end, format!("\n{}", quote_marks(&text[line_start..margin]))));
        }
    }
}

/// Where the indentation of a code line begins: four columns before its content, or at
/// a tab.
fn margin(text: &str, content: usize) -> usize {
    let head = text[..content].trim_end_matches(is_indent);
    let line = &head[head.rfind('\n').map_or(0, |at| at + 1)..];
    let blank = line.len() - line.trim_end_matches([' ', '\t']).len();
    let run = &line[line.len() - blank..];
    let width = match run.rfind('\t') {
        Some(tab) => run.len() - tab,
        // What stands before the four columns belongs to the list around the code.
        None => run.len().min(4 * (run.len() / 4).max(1)),
    };
    head.len() - width.min(blank)
}

/// The `>` of the quotes a line stands in, to be repeated on an empty line.
fn quote_marks(prefix: &str) -> &str {
    prefix.rfind('>').map_or("", |at| &prefix[..=at])
}

/// A line that ends like this ends its paragraph.
fn ends_paragraph(line: &str) -> bool {
    line.trim_end().ends_with(['。', '！', '？', '…', '」', '”', '；'])
}

/// Where a backslash keeps a line of prose from becoming a heading, a list, a quote or
/// another block; `None` if it is none.
fn block_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 {
        let marked = rest.starts_with(['.', ')']) && rest[1..].starts_with([' ', '\t']);
        return (digits <= 9 && marked).then_some(digits);
    }
    let only = |marks: &[char]| line.trim().chars().all(|c| marks.contains(&c));
    let marked = match line.chars().next()? {
        '#' | '>' | '|' => true,
        '-' | '+' | '*' => line[1..].starts_with([' ', '\t']) || only(&['-', '*', '|', ':', ' ']),
        '=' | '_' | ':' => only(&['=', '_', ':', '-', '|', ' ']),
        '`' => line.starts_with("```"),
        '~' => line.starts_with("~~~"),
        _ => false,
    };
    marked.then_some(0)
}

/// Carries out edits, which may come out of order but never overlap.
fn apply(text: &str, mut edits: Vec<Edit>) -> Dedented {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = Dedented { text: String::with_capacity(text.len() + 16), map: PlaceMap::default() };
    let mut done = 0;
    for (range, new) in edits {
        let start = range.start.max(done);
        out.map.copies.push((out.text.len(), done));
        out.text.push_str(&text[done..start]);
        out.map.copies.push((out.text.len(), start));
        out.text.push_str(&new);
        done = range.end.max(start);
    }
    out.map.copies.push((out.text.len(), done));
    out.text.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::super::events::read;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let out = dedent(text, &read(text)).map_or_else(|| text.to_owned(), |out| out.text);
        assert_eq!(out, expect);
    }

    #[test]
    fn indented_prose_comes_to_the_margin() {
        check("    第一段。\n    第二段\n接着。\n", "第一段。\n\n第二段\n\n接着。\n");
        check("    第一行\n    同一段。\n\n    另一段。", "第一行\n同一段。\n\n另一段。");
        check("\t甲。\n\t乙。", "甲。\n\n乙。");
        check("    　　甲", "甲");
    }

    #[test]
    fn lists_and_quotes_keep_their_frame() {
        check("- 甲\n\n      乙。\n      丙。\n", "- 甲\n\n  乙。\n\n  丙。\n");
        check("-     甲\n-     乙\n", "- 甲\n- 乙\n");
        check(">     甲。\n>     乙。\n", "> 甲。\n>\n> 乙。\n");
    }

    #[test]
    fn prose_does_not_become_a_block() {
        check("    # 井号\n    1. 序号", "\\# 井号\n1\\. 序号");
        check("    甲\n    ---", "甲\n\\---");
    }

    #[test]
    fn code_stays_code() {
        check("    let a = 1;\n", "    let a = 1;\n");
        check("```\n    甲\n```\n", "```\n    甲\n```\n");
    }

    #[test]
    fn places_map_back() {
        let text = "    甲。\n    [乙](u)\n";
        let out = dedent(text, &read(text)).expect("the text has indented prose");
        let at = out.text.find('u').expect("the link is kept");
        assert_eq!(out.map.original(at), text.find('u').expect("the link is there"));
        assert_eq!(PlaceMap::default().original(7), 7);
    }
}

//! Marks at the head of a line that YAML does not take: dashes of a Chinese keyboard or without their space, and spaces
//! that are none.
//!
//! YAML stumbles over them further down, or takes the line as part of the one before. So all of them are put right in a
//! copy, and told of only if that is read further, or tells more.

use serde_yaml::Value;

use crate::diag::{Problem, YamlSlip};
use crate::source::Span;

/// What may stand for a space, tabs among them.
const SPACES: &[char] = &['\t', '\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{202f}', '\u{3000}'];

/// Dashes that begin an entry of a list in the eyes of their authors.
const DASHES: &[char] = &['－', '–', '−', '﹣', '—'];

/// What the heads of lines hold, and what puts them right.
#[derive(Debug, Default)]
pub struct Heads {
    /// Every mark, in order.
    pub told: Vec<(Span, Problem)>,
    /// What stands in the place of what, in order.
    pub edits: Vec<(Span, String)>,
}

/// A line that is no part of a text of several lines.
struct Line<'t> {
    at: usize,
    text: &'t str,
}

/// Marks at the heads of lines, if they are what is wrong with a text.
#[must_use]
pub fn heads(yaml: &str) -> Option<Heads> {
    let is_odd = |line: &str| dash(line).is_some() || odd_indent(line).is_some();
    if !yaml.lines().any(is_odd) {
        return None;
    }
    let lines = lines(yaml);
    [spaces(&lines), dashes(&lines)].into_iter().find(|found| !found.told.is_empty() && found.is_right(yaml))
}

/// The column of the line with a tab at a place before it, if that is one too many where others stand for two spaces.
#[must_use]
pub fn outdent(yaml: &str, tab: usize) -> Option<usize> {
    let mut columns = Columns::default();
    for line in lines(yaml) {
        let (indent, visual) = head(line.text);
        let column = columns.of(&line.text[indent..], visual);
        if (line.at..line.at + indent.max(1)).contains(&tab) {
            return (column < visual).then_some(column);
        }
        columns.enter(&line.text[indent..], column);
    }
    None
}

impl Heads {
    /// The text with all of them put right.
    fn apply(&self, yaml: &str) -> String {
        let mut text = yaml.to_string();
        for (span, with) in self.edits.iter().rev() {
            text.replace_range(span.range(), with);
        }
        text
    }

    /// Whether the text is read further without these marks, or tells more.
    fn is_right(&self, yaml: &str) -> bool {
        let read = |text: &str| serde_yaml::from_str::<Value>(text);
        let line = |error: &serde_yaml::Error| error.location().map(|place| place.line());
        match (read(yaml), read(&self.apply(yaml))) {
            (Err(_), Ok(_)) => true,
            (Err(before), Err(after)) => line(&before).zip(line(&after)).is_some_and(|(before, after)| after > before),
            (Ok(before), Ok(after)) => count(&after) > count(&before) || (count(&after) == count(&before) && keys_differ(&before, &after)),
            (Ok(_), Err(_)) => false,
        }
    }

    /// The changes that belong to the mark at a place: on its line, and on those up to the next.
    #[must_use]
    pub fn edits_of(&self, yaml: &str, mark: Span) -> Vec<(Span, String)> {
        let start_of_line = |at: u32| yaml[..at as usize].rfind('\n').map_or(0, |newline| newline + 1);
        let from = start_of_line(mark.start);
        let next = self.told.iter().find(|(span, _)| span.start > mark.start).map_or(usize::MAX, |(span, _)| start_of_line(span.start));
        self.edits.iter().filter(|(span, _)| (from..next).contains(&span.range().start)).cloned().collect()
    }
}

/// How many entries lists and maps have.
fn count(value: &Value) -> usize {
    match value {
        Value::Sequence(items) => items.iter().map(|item| 1 + count(item)).sum(),
        Value::Mapping(map) => map.iter().map(|(_, value)| 1 + count(value)).sum(),
        Value::Tagged(tagged) => count(&tagged.value),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Whether a map has other keys.
fn keys_differ(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Mapping(one), Value::Mapping(other)) => {
            one.iter().zip(other).any(|((key, value), (other, of_other))| key != other || keys_differ(value, of_other))
        }
        (Value::Sequence(one), Value::Sequence(other)) => one.iter().zip(other).any(|(one, other)| keys_differ(one, other)),
        _ => false,
    }
}

/// The lines with something on them; those of a text behind `|` or `>` are left out.
fn lines(yaml: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut block: Option<usize> = None;
    for line in yaml.split_inclusive('\n') {
        let text = line.trim_end_matches(['\r', '\n', ' ']);
        let indent = text.len() - text.trim_start_matches(' ').len();
        let is_text = text.is_empty() || text[indent..].starts_with('#') || block.is_some_and(|key| indent > key);
        if !is_text {
            let key = text.len() - text.trim_start_matches([' ', '-']).len();
            let mark = text.trim_end_matches(['-', '+', '1', '2', '4']);
            block = (mark.ends_with([' ', '：', ':', '|', '>']) && mark.trim_end_matches(['|', '>']).ends_with(' ')).then_some(key);
            block = block.filter(|_| mark.ends_with(['|', '>']));
            lines.push(Line { at, text });
        }
        at += line.len();
    }
    lines
}

/// How many bytes stand before a line, and how wide they look.
fn head(text: &str) -> (usize, usize) {
    let rest = text.trim_start_matches(|c| c == ' ' || SPACES.contains(&c));
    let indent = text.len() - rest.len();
    (indent, text[..indent].chars().map(|c| if matches!(c, '\t' | '\u{3000}') { 2 } else { 1 }).sum())
}

/// What stands before a line and is no space of ASCII, tabs aside.
fn odd_indent(text: &str) -> Option<(usize, char)> {
    let (indent, _) = head(text);
    text[..indent].char_indices().find(|(_, c)| !matches!(c, ' ' | '\t')).filter(|_| indent < text.trim_end().len())
}

/// The columns that lines may begin in.
#[derive(Default)]
struct Columns {
    /// Each, with whether entries of a list begin there.
    open: Vec<(usize, bool)>,
    /// The last line is a key without a value.
    empty_key: bool,
    /// Nothing has been read yet.
    begun: bool,
}

impl Columns {
    /// Where a line belongs that looks as if it began at a column.
    fn of(&self, rest: &str, visual: usize) -> usize {
        let last = self.open.last().map_or(0, |(column, _)| *column);
        let is_entry = rest.starts_with("- ") || dash(rest).is_some();
        if !self.begun {
            return 0;
        }
        if (self.empty_key && visual > last) || !(is_entry || is_key(rest)) {
            return visual;
        }
        let fitting = self.open.iter().filter(|(_, of_list)| *of_list == is_entry).map(|(column, _)| *column);
        fitting.rev().min_by_key(|column| column.abs_diff(visual)).unwrap_or(visual)
    }

    fn enter(&mut self, rest: &str, column: usize) {
        self.open.retain(|(other, _)| *other < column);
        let is_entry = rest.starts_with("- ") || dash(rest).is_some();
        self.open.push((column, is_entry));
        let content = if is_entry { rest.trim_start_matches(['-', ' ']).trim_start_matches(DASHES) } else { rest };
        if is_entry && is_key(content) {
            self.open.push((column + 2, false));
        }
        self.empty_key = content.ends_with([':', '：']);
        self.begun = true;
    }
}

/// Whether a line begins with a key.
fn is_key(rest: &str) -> bool {
    rest.find([':', '：']).is_some_and(|end| end > 0 && !rest[..end].contains([' ', '，', '。']))
}

/// Spaces of ASCII before lines that begin with others.
fn spaces(lines: &[Line<'_>]) -> Heads {
    let mut found = Heads::default();
    let mut columns = Columns::default();
    for line in lines {
        let (indent, visual) = head(line.text);
        let rest = &line.text[indent..];
        let column = columns.of(rest, visual);
        if let Some((at, space)) = odd_indent(line.text) {
            let character = match space {
                '\u{3000}' => "wide".to_string(),
                '\u{a0}' => "no-break".to_string(),
                other => format!("U+{:04X}", u32::from(other)),
            };
            let slip = YamlSlip::WideSpace { character };
            found.told.push((Span::new(line.at + at, line.at + at + space.len_utf8()), Problem::YamlSyntax { slip }));
            found.edits.push((Span::new(line.at, line.at + indent), " ".repeat(column)));
            columns.enter(rest, column);
        } else {
            columns.enter(rest, visual);
        }
    }
    found
}

/// A dash that YAML does not take for one at the head of a line: bytes before it, and those with the spaces behind it.
fn dash(text: &str) -> Option<(usize, usize, char)> {
    let indent = text.len() - text.trim_start_matches(' ').len();
    let mark = text[indent..].chars().next()?;
    let behind = &text[indent + mark.len_utf8()..];
    let is_stray = match mark {
        '-' => !behind.is_empty() && !behind.starts_with(|c: char| c == '-' || c.is_ascii_whitespace() || c.is_ascii_digit()),
        // Before a text these two belong to it.
        '—' | '–' if !behind.starts_with([' ', '\u{3000}']) => false,
        mark => DASHES.contains(&mark) && !behind.starts_with(mark) && !behind.trim().is_empty(),
    };
    let spaces = behind.len() - behind.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
    is_stray.then_some((indent, indent + mark.len_utf8() + spaces, mark))
}

/// `- ` in place of other dashes, with what belongs to the entry below its beginning.
fn dashes(lines: &[Line<'_>]) -> Heads {
    let mut found = Heads::default();
    let mut list: Option<usize> = None;
    // Where the entry began that is put right, where it begins now, and how far its lines move.
    let mut entry: Option<(usize, usize, Option<isize>)> = None;
    for line in lines {
        let indent = line.text.len() - line.text.trim_start_matches(' ').len();
        if let Some((_, end, mark)) = dash(line.text) {
            let column = list.filter(|list| list.abs_diff(indent) == 1).unwrap_or(indent);
            let slip = if mark == '-' { YamlSlip::DashSpace } else { YamlSlip::FullWidthDash { mark: mark.to_string() } };
            let start = line.at + indent;
            found.told.push((Span::new(start, start + mark.len_utf8()), Problem::YamlSyntax { slip }));
            found.edits.push((Span::new(line.at, line.at + end), format!("{}- ", " ".repeat(column))));
            list = Some(column);
            let ends = line.text.ends_with([':', '：']);
            entry = Some((indent, column, ends.then_some(0)));
            continue;
        }
        if line.text[indent..].starts_with("- ") && list.is_none_or(|list| indent <= list) {
            (list, entry) = (Some(indent), None);
        } else if let Some((from, column, by)) = entry.filter(|(from, ..)| indent > *from) {
            let by = by.unwrap_or_else(|| (column + 2).cast_signed() - indent.cast_signed());
            entry = Some((from, column, Some(by)));
            if by != 0 {
                found.edits.push((Span::new(line.at, line.at + indent), " ".repeat(indent.saturating_add_signed(by))));
            }
        } else if list.is_some_and(|list| indent <= list) {
            (list, entry) = (None, None);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(yaml: &str) -> Option<String> {
        heads(yaml).map(|found| found.apply(yaml))
    }

    #[test]
    fn dashes_are_put_right() {
        for (yaml, right) in [
            ("-title: 甲\n-title: 乙\n", "- title: 甲\n- title: 乙\n"),
            ("－ title: 甲\n－　title: 乙\n", "- title: 甲\n- title: 乙\n"),
            ("-title: 甲\n start: 9:00\n-title: 乙\n", "- title: 甲\n  start: 9:00\n- title: 乙\n"),
            ("－title: 甲\n  start: 9:00\n", "- title: 甲\n  start: 9:00\n"),
            ("- title: 甲\n-title: 乙\n", "- title: 甲\n- title: 乙\n"),
            ("a:\n  -甲\n  -乙\nb: 1\n", "a:\n  - 甲\n  - 乙\nb: 1\n"),
            ("a:\n- 甲\n -乙\n", "a:\n- 甲\n- 乙\n"),
            ("a:\n- 甲\n－乙\n", "a:\n- 甲\n- 乙\n"),
            ("a:\n  -b: |\n      -丙\n   c: 1\n", "a:\n  - b: |\n      -丙\n    c: 1\n"),
        ] {
            assert_eq!(mended(yaml).as_deref(), Some(right), "{yaml}");
        }
    }

    #[test]
    fn spaces_are_put_right() {
        for (yaml, right) in [
            ("a: 甲\n\u{3000}b: 1\n", "a: 甲\nb: 1\n"),
            ("a: 甲\n\u{a0}\u{a0}b: 1\n", "a: 甲\nb: 1\n"),
            ("a:\n\u{3000}\u{3000}- 甲\n\u{3000}\u{3000}- 乙\n", "a:\n    - 甲\n    - 乙\n"),
            ("- a: 甲\n\u{3000} b: 1\n\u{3000}c: 2\n", "- a: 甲\n  b: 1\n  c: 2\n"),
            ("a: |\n  甲\n\u{3000}\u{3000}乙\n", "a: |\n  甲\n    乙\n"),
        ] {
            assert_eq!(mended(yaml).as_deref(), Some(right), "{yaml}");
        }
    }

    #[test]
    fn texts_stay_as_they_are() {
        for yaml in [
            "a: |\n  -甲\n  －乙\n",
            "a: 甲\n  -乙\n",
            "a: 甲\n  \u{3000}乙\n",
            "a: \"甲\n  -乙\"\n",
            "a: -甲\n",
            "a:\n  ——引自某处\n",
            "a:\n  —引自某处\n",
            "a: |\n  \u{3000}\u{3000}甲: 乙\n",
            "a: [甲\nb: 1\n",
        ] {
            assert_eq!(mended(yaml), None, "{yaml}");
        }
    }

    #[test]
    fn tabs_that_are_one_too_many() {
        let is = |yaml: &str| outdent(yaml, yaml.find('\t').expect("a tab")).is_some();
        assert!(is("a: 1\n\tb: 2\n") && is("- 甲\n\t- 乙\n"));
        assert!(!is("a:\n\tb: 2\n") && !is("a:\n\t- 甲\n") && !is("- a: 1\n\tb: 2\n"));
    }
}

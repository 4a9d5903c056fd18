//! Marks of a Chinese keyboard in TOML, which takes none of them outside of quotation marks.

use crate::diag::TomlSlip;
use crate::source::Span;

/// The first mark on the line at `at` that stands for one of ASCII. All before that line is as it should be.
pub(super) fn stray(text: &str, at: usize) -> Option<(Span, TomlSlip)> {
    let at = at.min(text.len());
    // What is missing at the end of a line is told of at the line break.
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[start..start + text[start..].find('\n').unwrap_or(text.len() - start)];
    let mut quote: Option<(char, usize)> = None;
    let (mut depth, mut before) = (depth_of(&text[..start]), '\n');
    for (n, c) in line.char_indices() {
        match (quote, c) {
            (Some((open, _)), c) => {
                if c == open && before != '\\' {
                    quote = None;
                }
            }
            (None, '#') => break,
            (None, '"' | '\'') => quote = Some((c, n)),
            (None, c) => {
                if let Some(slip) = slip(c, before, &line[..n], depth) {
                    return Some((span(start + n, c), slip));
                }
                depth += i32::from(matches!(c, '[' | '{')) - i32::from(matches!(c, ']' | '}'));
            }
        }
        before = if c.is_whitespace() { before } else { c };
    }
    let (_, open) = quote?;
    let closes = |(n, c): &(usize, char)| {
        let rest = line[open + 1 + n + c.len_utf8()..].trim_start();
        matches!(c, '“' | '”' | '‘' | '’' | '＂' | '」') && (rest.is_empty() || rest.starts_with([',', '，', ']', '}', '#']))
    };
    let (n, c) = line[open + 1..].char_indices().find(closes)?;
    Some((span(start + open + 1 + n, c), TomlSlip::ChineseQuotes))
}

/// What a character outside of quotation marks stands for; `before` is the last one before it that is no space.
fn slip(c: char, before: char, line: &str, depth: i32) -> Option<TomlSlip> {
    let starts_value = matches!(before, '=' | '＝' | '：' | ':' | '[' | '【' | '［' | ',' | '，' | '\n');
    match c {
        '：' | '＝' | ':' if is_key(line) => Some(TomlSlip::ForEquals { mark: c.to_string() }),
        '，' if depth > 0 && before.is_ascii() && !starts_value => Some(TomlSlip::FullWidthComma),
        '【' | '［' | '｛' if starts_value => Some(TomlSlip::FullWidthBrackets),
        '】' | '］' | '｝' if before.is_ascii() => Some(TomlSlip::FullWidthBrackets),
        '“' | '”' | '‘' | '’' | '「' | '『' | '＂' | '＇' if starts_value => Some(TomlSlip::ChineseQuotes),
        _ => None,
    }
}

/// Whether a line so far ends with a key without its `=`.
fn is_key(line: &str) -> bool {
    let key = line.rsplit(['{', ',', '，']).next().unwrap_or_default().trim();
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// Whether what follows a line can be read without it: it holds something, and neither opens nor closes anything for others.
pub(super) fn stands_alone(line: &str) -> bool {
    let is_heading = line.trim_start().starts_with(['[', '【', '［']);
    !line.trim().is_empty() && !is_heading && depth_of(line) == 0 && !line.contains("\"\"\"") && !line.contains("'''")
}

/// How many brackets are open behind a text that is as it should be.
fn depth_of(text: &str) -> i32 {
    let mut depth = 0;
    let mut quote = None;
    for (n, c) in text.char_indices() {
        match (quote, c) {
            (Some('#'), '\n') => quote = None,
            (Some(open), c) if c == open && open != '#' && !text[..n].ends_with('\\') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '#') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, _) => {}
        }
    }
    depth
}

/// The bracket of a list that is open at a place where the next key, or the next table, has begun.
pub(super) fn unclosed_list(text: &str, at: usize) -> Option<Span> {
    let mut open: Vec<usize> = Vec::new();
    let (mut quote, mut start) = (None, 0);
    for line in text.split_inclusive('\n') {
        if start > at {
            return None;
        }
        if let (Some(first), None) = (open.first(), quote)
            && (is_table(line) || line.split_once('=').is_some_and(|(key, _)| is_plain_key(key)))
        {
            return text[*first..].starts_with('[').then(|| Span::new(*first, *first + 1));
        }
        let mut before = '\n';
        for (n, c) in line.char_indices() {
            match (quote, c) {
                (Some(mark), c) if c == mark && before != '\\' => quote = None,
                (Some(_), _) => {}
                (None, '#') => break,
                (None, '"' | '\'') => quote = Some(c),
                (None, '[' | '{') => open.push(start + n),
                (None, ']' | '}') => drop(open.pop()),
                (None, _) => {}
            }
            before = c;
        }
        start += line.len();
    }
    None
}

/// `[avoid]`, on a line by itself and without a comma: an entry of a list would have one, or quotation marks.
fn is_table(line: &str) -> bool {
    line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(is_plain_key)
}

fn is_plain_key(key: &str) -> bool {
    let key = key.trim();
    let is_bare = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'));
    let is_number = key.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (is_bare && !is_number) || (key.len() > 2 && key.starts_with('"') && key.ends_with('"') && !key[1..key.len() - 1].contains('"'))
}

fn span(at: usize, c: char) -> Span {
    Span::new(at, at + c.len_utf8())
}

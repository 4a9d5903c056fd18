//! What is wrong with YAML, in words an author can use: the parser tells where it gave up, the text around that tells why.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser};

use super::super::chinese_keys::{is_key, is_role};
use super::bytes_of;
use super::heads::{heads, outdent};
use crate::diag::{Problem, YamlSlip};
use crate::source::Span;

/// What a mistake is, in words an author can use; `place` is where the parser gave up, `line` counts from 1.
pub(super) fn explain(yaml: &str, message: &str, place: Option<(usize, usize)>) -> (Span, Problem) {
    let (at, line) = place.map_or((0, usize::MAX), |(at, line)| (at.min(yaml.len()), line));
    let of_heads = || heads(yaml).and_then(|found| found.told.into_iter().next());
    if let Some(found) = tab_indent(yaml).or_else(of_heads) {
        return found;
    }
    if let Some(found) = full_width_colon(yaml, line).or_else(|| missing_space(yaml, line)) {
        return found;
    }
    if message.contains("repetition limit") || message.contains("recursion limit") {
        let first_line = yaml.find('\n').unwrap_or(yaml.len());
        return (Span::new(0, first_line), Problem::DataTooLarge);
    }
    if let Some(found) = duplicate(yaml, message).or_else(|| unclosed(yaml, message)) {
        return found;
    }
    if let Some(found) = unclosed_at_the_end(yaml, message, at) {
        return found;
    }
    let (span, slip) = slip(yaml, message, at);
    (span, Problem::YamlSyntax { slip })
}

/// What the parser says, in our words if it is one of the usual mistakes.
fn slip(yaml: &str, message: &str, at: usize) -> (Span, YamlSlip) {
    let here = one_character(yaml, at);
    let said = |text: &str| message.contains(text);
    if said("mapping values are not allowed")
        && let Some(span) = wide_brace(yaml, at)
    {
        (span, YamlSlip::FullWidthBrackets)
    } else if said("mapping values are not allowed") {
        (here, YamlSlip::SecondColon)
    } else if said("could not find expected ':'") {
        (context_place(yaml, message).map_or(here, |start| rest_of_line(yaml, start)), YamlSlip::NoColon)
    } else if said("block sequence entries are not allowed") {
        (here, YamlSlip::ListInLine)
    } else if said("unknown escape character") {
        (here, YamlSlip::Escape)
    } else if said("more than one document") {
        second_document(yaml)
    } else if said("control characters") {
        let control = yaml.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        (control.map_or(here, |at| one_character(yaml, at)), YamlSlip::Control)
    } else if said("expected key") || said("expected '-' indicator") {
        match yaml[..here.range().start].rsplit('\n').next().unwrap_or_default().trim_end().chars().last() {
            None if yaml[here.range()] == *":" => (here, YamlSlip::NoColon),
            Some(']' | '}') if !yaml[here.range()].starts_with([']', '}', ',']) => (rest_of_line(yaml, at), YamlSlip::BehindBracket),
            Some('"' | '\'' | ']' | '}') => quote_above(yaml, at).unwrap_or_else(|| (rest_of_line(yaml, at), YamlSlip::Behind)),
            _ => (rest_of_line(yaml, at), YamlSlip::Indent),
        }
    } else if let Some(span) = bad_start(yaml, message, at) {
        (span, YamlSlip::BadStart { character: yaml[span.range()].to_string() })
    } else {
        let plain = message.split(" at line ").next().unwrap_or(message).to_string();
        (here, YamlSlip::Other { message: plain })
    }
}

/// The full-width brace that a value begins with on the line of a place: `- ｛ name: 张三 ｝`.
fn wide_brace(yaml: &str, at: usize) -> Option<Span> {
    let start = yaml.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = yaml[start..].split('\n').next()?;
    let brace = line.find('｛')?;
    let before = line[..brace].trim_end();
    (before.is_empty() || before.ends_with(['-', ':'])).then(|| one_character(yaml, start + brace))
}

/// The character that no value may begin with, if that is what the parser stumbled over.
fn bad_start(yaml: &str, message: &str, at: usize) -> Option<Span> {
    const AT_IT: &[&str] = &["cannot start any token", "expected node content", "unknown anchor", "undefined tag handle"];
    const BEHIND_IT: &[&str] = &["expected alphabetic or numeric character", "expected comment or line break"];
    let said = |texts: &[&str]| texts.iter().any(|text| message.contains(text));
    if said(AT_IT) {
        return Some(one_character(yaml, at)).filter(|span| !span.range().is_empty());
    }
    // The parser looks one character further for a name, so `**重点**` is at the second mark.
    let before = yaml.get(..one_character(yaml, at).range().start)?;
    let start = before.char_indices().rfind(|(_, c)| !c.is_whitespace()).filter(|_| said(BEHIND_IT))?.0;
    Some(one_character(yaml, start))
}

/// Where another document begins; without the marks for one it is a key that stands further left than the first.
fn second_document(yaml: &str) -> (Span, YamlSlip) {
    let mut at = 0;
    let mut begun = false;
    for line in yaml.split_inclusive('\n') {
        if begun && matches!(line.trim_end(), "---" | "...") {
            return (rest_of_line(yaml, at), YamlSlip::SecondDocument);
        }
        if begun && !line.starts_with([' ', '#']) && !line.trim().is_empty() {
            return (rest_of_line(yaml, at), YamlSlip::Indent);
        }
        begun |= line.starts_with(' ') && !line.trim_start().starts_with('#') && !line.trim().is_empty();
        at += line.len();
    }
    at = 0;
    for line in yaml.split_inclusive('\n') {
        if at > 0 && matches!(line.trim_end(), "---" | "...") {
            return (rest_of_line(yaml, at), YamlSlip::SecondDocument);
        }
        at += line.len();
    }
    (one_character(yaml, 0), YamlSlip::SecondDocument)
}

/// From a place to the end of its line.
fn rest_of_line(yaml: &str, at: usize) -> Span {
    let start = one_character(yaml, at).range().start;
    let line = yaml[start..].split('\n').next().unwrap_or_default();
    Span::new(start, start + line.trim_end().len())
}

/// The first key that its own map has already.
fn duplicate(yaml: &str, message: &str) -> Option<(Span, Problem)> {
    told(yaml, &duplicates(yaml)).into_iter().next().filter(|_| message.contains("duplicate entry"))
}

/// A key that its own map has already.
#[derive(Debug)]
pub(super) struct Twice {
    pub(super) span: Span,
    key: String,
    /// Where the entry of a list begins that is the map.
    entry: Option<usize>,
}

/// The keys that their own map has already.
pub(super) fn duplicates(yaml: &str) -> Vec<Twice> {
    /// What the parser is inside of.
    enum Inside {
        List,
        /// A map, with where it begins as the entry of a list, its keys so far and whether a value comes next.
        Map(Option<usize>, BTreeSet<String>, bool),
    }
    let mut found = Vec::new();
    let mut inside: Vec<Inside> = Vec::new();
    for event in Parser::new_from_str(yaml) {
        let Ok((event, span)) = event else { break };
        if let (Event::Scalar(key, ..), Some(Inside::Map(entry, keys, false))) = (&event, inside.last_mut())
            && !keys.insert(key.to_string())
        {
            found.push(Twice { span: bytes_of(yaml, span.start.index(), span.end.index()), key: key.to_string(), entry: *entry });
        }
        match event {
            Event::SequenceStart(..) => inside.push(Inside::List),
            Event::MappingStart(..) => {
                let entry = matches!(inside.last(), Some(Inside::List)).then(|| span.start.index());
                inside.push(Inside::Map(entry, BTreeSet::new(), false));
            }
            Event::SequenceEnd | Event::MappingEnd => drop(inside.pop()),
            Event::Scalar(..) | Event::Alias(_) => {}
            _ => continue,
        }
        let opened = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        if let Some(Inside::Map(.., value_next)) = inside.last_mut().filter(|_| !opened) {
            *value_next = !*value_next;
        }
    }
    found
}

/// What is said of keys that stand twice. Where several of one entry do, or the first is set off by an empty line, the next
/// entry has no hyphen: that is said once, where it begins.
pub(super) fn told(yaml: &str, all: &[Twice]) -> Vec<(Span, Problem)> {
    let one = |twice: &Twice| {
        let of_same = || all.iter().filter(|other| twice.entry.is_some() && other.entry == twice.entry);
        let first = of_same().next().filter(|first| is_set_off(yaml, first.span) || of_same().any(|other| other.key != first.key));
        let begins = first.is_none_or(|first| first.key == twice.key);
        begins.then(|| (twice.span, Problem::DuplicateKey { key: twice.key.clone(), entry: first.is_some() }))
    };
    all.iter().filter_map(one).collect()
}

/// Whether an empty line stands above that of a place.
fn is_set_off(yaml: &str, span: Span) -> bool {
    let mut above = yaml[..span.range().start].rsplit('\n').skip(1);
    above.next().is_some_and(|line| line.trim().is_empty())
}

fn unclosed(yaml: &str, message: &str) -> Option<(Span, Problem)> {
    let context = message.split_once(", while ")?.1;
    let scanning = (context.contains("quoted scalar") && !message.contains("escape character")) || context.contains("flow ");
    let span = one_character(yaml, context_place(yaml, message).filter(|_| scanning)?);
    if let Some(found) = mark_before_end(yaml, span) {
        return Some(found);
    }
    Some((span, Problem::YamlUnclosed { opening: yaml[span.range()].to_string() }))
}

/// The mark of a Chinese keyboard, or of a remark, for which a list or map in brackets does not end where it should.
fn mark_before_end(yaml: &str, opening: Span) -> Option<(Span, Problem)> {
    let rest = yaml.get(opening.range().end..)?;
    let line = rest.split('\n').next()?;
    let (close, wide) = match yaml.get(opening.range())? {
        "[" => (']', ['】', '］', '〕']),
        "{" => ('}', ['｝'; 3]),
        quote @ ("\"" | "'") => return full_width_quote(yaml, opening, quote),
        _ => return None,
    };
    let found = |at: usize, slip| Some((one_character(yaml, opening.range().end + at), Problem::YamlSyntax { slip }));
    if let Some(remark) = line.split(close).next()?.find(" #").filter(|_| line.contains(close)) {
        return found(remark + 1, YamlSlip::RemarkInBrackets);
    }
    let inside = rest.split(close).next()?;
    if let Some(comma) = comma_before_key(inside, |_| true).or_else(|| comma_before(inside, is_key)).filter(|_| close == '}') {
        return found(comma, YamlSlip::FullWidthComma);
    }
    let end = line.rfind(wide).filter(|_| !line.contains(close))?;
    found(end, YamlSlip::FullWidthBrackets)
}

/// The mark of a Chinese keyboard that a value ends with which a quotation mark of ASCII opens; `"他说“好”` lacks one of its own.
fn full_width_quote(yaml: &str, opening: Span, quote: &str) -> Option<(Span, Problem)> {
    let line = yaml.get(opening.range().end..)?.split('\n').next()?.trim_end();
    let last = line.chars().last().filter(|c| matches!(c, '”' | '“' | '’' | '‘' | '＂' | '」'))?;
    let is_own = line.matches(['“', '‘', '「']).count() < line.matches(['”', '’', '」']).count() || matches!(last, '“' | '‘' | '＂');
    let at = opening.range().end + line.len() - last.len_utf8();
    let slip = YamlSlip::FullWidthQuote { mark: last.to_string() };
    (is_own && !line.contains(quote)).then(|| (one_character(yaml, at), Problem::YamlSyntax { slip }))
}

/// The full-width mark at the end of the line above a place, if it was to close a value: then the next one in ASCII closed it.
fn quote_above(yaml: &str, at: usize) -> Option<(Span, YamlSlip)> {
    let above = yaml.get(..at)?.rfind('\n')?;
    let start = yaml[..above].rfind('\n').map_or(0, |newline| newline + 1);
    let open = start + yaml[start..above].find([':', '-']).filter(|n| yaml[start + n + 1..].starts_with(' '))? + 2;
    let quote = yaml.get(open..=open).filter(|quote| matches!(*quote, "\"" | "'"))?;
    match full_width_quote(yaml, Span::new(open, open + 1), quote)? {
        (span, Problem::YamlSyntax { slip }) => Some((span, slip)),
        _ => None,
    }
}

/// Where a full-width comma stands before a key, or a role of a sign-off, and its colon.
#[must_use]
pub fn comma_before_key(text: &str, is_known: impl Fn(&str) -> bool) -> Option<usize> {
    let is_plain = |key: &str| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') || is_role(key);
    comma_before(text, |key| is_plain(key) && is_known(key))
}

/// Where a full-width comma stands before a word that may be a key, and its colon.
fn comma_before(text: &str, may_be: impl Fn(&str) -> bool) -> Option<usize> {
    let is_key = |(at, mark): &(usize, &str)| {
        let rest = text[at + mark.len()..].trim_start_matches([' ', '\u{3000}']);
        let end = rest.find([':', '：', '，']).unwrap_or(rest.len());
        end > 0 && rest[end..].starts_with([':', '：']) && may_be(&rest[..end])
    };
    text.match_indices('，').find(is_key).map(|(at, _)| at)
}

/// A list or map of which nothing but the bracket is written.
fn unclosed_at_the_end(yaml: &str, message: &str, at: usize) -> Option<(Span, Problem)> {
    let is_open = message.contains("expected node content") && yaml.get(at..).is_none_or(|rest| rest.trim().is_empty());
    let span = one_character(yaml, yaml.rfind(['[', '{']).filter(|_| is_open)?);
    Some((span, Problem::YamlUnclosed { opening: yaml[span.range()].to_string() }))
}

/// Where that began which the parser was reading.
fn context_place(yaml: &str, message: &str) -> Option<usize> {
    let context = message.split_once(", while ")?.1;
    let (line, column) = context.rsplit_once(" at line ")?.1.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.trim().parse().ok()?);
    let start: usize = yaml.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    Some(start + yaml.get(start..)?.char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at))
}

fn tab_indent(yaml: &str) -> Option<(Span, Problem)> {
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some((Span::new(at + tab, at + tab + 1), Problem::TabIndent { outdent: outdent(yaml, at + tab).is_some() }));
        }
        at += line.len();
    }
    None
}

/// `title：甲`: a key, then a full-width colon where YAML wants `: `.
///
/// YAML gives up on `line`, which has the mistake or follows it. The lines just
/// above may have the same one; others may have such a colon in their text.
pub(super) fn full_width_colon(yaml: &str, line: usize) -> Option<(Span, Problem)> {
    let mut at = 0;
    let mut first: Option<(&str, Span, &str)> = None;
    for (n, text) in (1..).zip(yaml.split_inclusive('\n').take(line)) {
        let (indent, rest) = text.split_at(text.len() - text.trim_start_matches([' ', '-']).len());
        match full_width_key(rest) {
            Some(_) if first.is_some_and(|(before, ..)| before == indent) => {}
            Some(key) => {
                let start = at + indent.len() + key.len();
                first = Some((indent, Span::new(start, start + '：'.len_utf8()), key));
            }
            None if n == line || rest.trim().is_empty() || rest.starts_with('#') => {}
            None => first = None,
        }
        at += text.len();
    }
    first.map(|(_, span, key)| (span, Problem::FullWidthColon { key: key.to_string() }))
}

/// `title:三天`: a key, then its value without the space that makes it one; YAML gives up on that line or the next.
pub(super) fn missing_space(yaml: &str, line: usize) -> Option<(Span, Problem)> {
    let mut at = 0;
    let mut found = None;
    for (n, text) in (1..).zip(yaml.split_inclusive('\n').take(line)) {
        let indent = text.len() - text.trim_start_matches([' ', '-']).len();
        let key = text[indent..].split_once(':').filter(|(key, rest)| {
            let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            is_key && !rest.starts_with([' ', '/', ':', '\n', '\r']) && n + 1 >= line
        });
        if let (Some((key, _)), None) = (key, &found) {
            let colon = at + indent + key.len();
            found = Some((Span::new(colon, colon + 1), Problem::MissingSpace { key: key.to_string() }));
        }
        at += text.len();
    }
    found
}

/// What stands before a full-width colon, if it may be meant as a key.
#[must_use]
pub fn full_width_key(text: &str) -> Option<&str> {
    let (key, _) = text.split_once('：')?;
    let is_key = !key.is_empty() && key.chars().count() <= 16 && !key.contains([':', ' ', '"', '\'', '#', '，', '。', '{', '[']);
    is_key.then_some(key)
}

/// What stands between brackets of a Chinese keyboard, if they hold all of a text.
#[must_use]
pub fn full_width_list(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix(['【', '［', '〔', '｛'])?.strip_suffix(['】', '］', '〕', '｝', ']', '}'])?;
    (!inside.contains(['【', '】'])).then_some(inside)
}

fn one_character(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + width)
}

//! YAML, and nothing else in the house knows it: text into a [`Tree`], mistakes into problems, trails into positions.
//!
//! Two parsers share the work. `serde_yaml` reads every file; when there is
//! something to report, `saphyr` reads that one file again for its positions.

use std::collections::BTreeSet;

use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};
use saphyr_parser::{Event, Parser};
use serde::Serialize;
use serde_yaml::Value;

use crate::diag::{Problem, Trail};
use crate::source::Span;
use crate::tree::Tree;

/// Where the parts of a Markdown file stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// No front matter; the text is all.
    Missing,
    /// Front matter that never ends.
    Unclosed,
    /// Both parts.
    Found {
        /// The YAML between the lines of hyphens.
        yaml: Span,
        /// The text after them.
        body: Span,
    },
}

/// Finds the front matter of a Markdown file.
pub(super) fn split(text: &str) -> Split {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Split::Missing;
    };
    let mut at = first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Split::Found { yaml: Span::new(first.len(), at), body: Span::new(at + line.len(), text.len()) };
        }
        at += line.len();
    }
    Split::Unclosed
}

/// Reads YAML.
///
/// # Errors
/// The first mistake, with its place in `yaml`.
pub(super) fn read(yaml: &str) -> Result<Tree, (Span, Problem)> {
    let value: Value = serde_yaml::from_str(yaml).map_err(|error| explain(yaml, &error))?;
    // All of it one text: the first line that says something is a key.
    if let Some(found) = matches!(value, Value::String(_)).then(|| full_width_colon(yaml, first_said(yaml))).flatten() {
        return Err(found);
    }
    let mut inexact = false;
    let mut tree = tree(value, &mut inexact);
    if inexact {
        restore_numbers(yaml, &mut tree);
    }
    Ok(tree)
}

/// A value as YAML, in the form in which [`read`] gives it back.
pub(super) fn write(value: &impl Serialize) -> String {
    serde_yaml::to_string(value).expect("plain values always have a form")
}

/// Where the value at a trail stands, or its key.
pub(super) fn position(yaml: &str, trail: &Trail, of_key: bool) -> Option<Span> {
    let documents = MarkedYaml::load_from_str(yaml).ok()?;
    let (span, key) = walk(documents.first()?, trail)?;
    let span = if of_key { key? } else { span };
    Some(bytes_of(yaml, span.start.index(), span.end.index()))
}

fn walk<'n>(root: &'n MarkedYaml<'_>, trail: &Trail) -> Option<(saphyr_span::Span, Option<saphyr_span::Span>)> {
    let mut node: &'n MarkedYaml<'_> = root;
    let mut key_span = None;
    for step in trail.steps() {
        let (key, next) = match &node.data {
            YamlData::Mapping(map) => {
                map.iter().find(|(key, _)| key_text(key).as_deref() == Some(step)).map(|(key, value)| (Some(key.span), value))?
            }
            YamlData::Sequence(items) => (None, items.get(step.parse::<usize>().ok()?)?),
            // One text may stand for a list of one: `speakers: 张三`.
            _ => break,
        };
        key_span = key;
        node = next;
    }
    Some((node.span, key_span))
}

mod saphyr_span {
    //! The span type of the position parser, which its front crate does not name.
    pub(super) use saphyr_parser::Span;
}

fn key_text(node: &MarkedYaml<'_>) -> Option<String> {
    match &node.data {
        YamlData::Value(saphyr::Scalar::String(text)) => Some(text.to_string()),
        YamlData::Value(saphyr::Scalar::Integer(n)) => Some(n.to_string()),
        YamlData::Value(saphyr::Scalar::Boolean(b)) => Some(b.to_string()),
        YamlData::Representation(text, ..) => Some(text.to_string()),
        _ => None,
    }
}

fn bytes_of(text: &str, start: usize, end: usize) -> Span {
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(start), byte(end));
    let trimmed = text[start..end.max(start)].trim_end().len();
    Span::new(start, start + trimmed)
}

fn tree(value: Value, inexact: &mut bool) -> Tree {
    match value {
        Value::Null => Tree::Null,
        Value::Bool(b) => Tree::Bool(b),
        Value::Number(n) => {
            *inexact |= n.is_f64();
            Tree::Number(n.to_string())
        }
        Value::String(text) => Tree::Text(text),
        Value::Sequence(items) => Tree::List(items.into_iter().map(|item| tree(item, inexact)).collect()),
        Value::Mapping(map) => Tree::Map(map.into_iter().map(|(key, value)| (scalar(key), tree(value, inexact))).collect()),
        Value::Tagged(tagged) => tree(tagged.value, inexact),
    }
}

fn scalar(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.to_string(),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => String::new(),
    }
}

/// Puts numbers with a fraction back as they were typed: `1.10` is not `1.1`.
fn restore_numbers(yaml: &str, tree: &mut Tree) {
    fn visit(yaml: &str, node: &MarkedYaml<'_>, tree: &mut Tree) {
        match (&node.data, tree) {
            (YamlData::Mapping(map), Tree::Map(entries)) => {
                map.values().zip(entries).for_each(|(node, (_, tree))| visit(yaml, node, tree));
            }
            (YamlData::Sequence(nodes), Tree::List(items)) => nodes.iter().zip(items).for_each(|(node, tree)| visit(yaml, node, tree)),
            (YamlData::Value(saphyr::Scalar::FloatingPoint(_)), Tree::Number(text)) => {
                let span = bytes_of(yaml, node.span.start.index(), node.span.end.index());
                yaml[span.range()].clone_into(text);
            }
            _ => {}
        }
    }
    if let Some(root) = MarkedYaml::load_from_str(yaml).ok().as_ref().and_then(|documents| documents.first()) {
        visit(yaml, root, tree);
    }
}

/// What a mistake is, in words an author can use.
fn explain(yaml: &str, error: &serde_yaml::Error) -> (Span, Problem) {
    let message = error.to_string();
    let at = error.location().map_or(0, |location| location.index().min(yaml.len()));
    let line = error.location().map_or(usize::MAX, |location| location.line());
    if let Some(found) = tab_indent(yaml).or_else(|| full_width_colon(yaml, line)).or_else(|| missing_space(yaml, line)) {
        return found;
    }
    if message.contains("repetition limit") || message.contains("recursion limit") {
        return (Span::new(0, first_line(yaml)), Problem::DataTooLarge);
    }
    if let Some(found) = duplicate(yaml, &message).or_else(|| unclosed(yaml, &message)) {
        return found;
    }
    let plain = message.split(" at line ").next().unwrap_or(&message).to_string();
    (one_character(yaml, at), Problem::YamlSyntax { message: plain })
}

/// The first key that its own map has already.
fn duplicate(yaml: &str, message: &str) -> Option<(Span, Problem)> {
    /// What the parser is inside of.
    enum Inside {
        List,
        /// A map, with its keys so far and whether a value comes next.
        Map(BTreeSet<String>, bool),
    }
    if !message.contains("duplicate entry") {
        return None;
    }
    let mut inside: Vec<Inside> = Vec::new();
    for event in Parser::new_from_str(yaml) {
        let (event, span) = event.ok()?;
        if let (Event::Scalar(key, ..), Some(Inside::Map(keys, false))) = (&event, inside.last_mut())
            && !keys.insert(key.to_string())
        {
            return Some((bytes_of(yaml, span.start.index(), span.end.index()), Problem::DuplicateKey { key: key.to_string() }));
        }
        match event {
            Event::SequenceStart(..) => inside.push(Inside::List),
            Event::MappingStart(..) => inside.push(Inside::Map(BTreeSet::new(), false)),
            Event::SequenceEnd | Event::MappingEnd => drop(inside.pop()),
            Event::Scalar(..) | Event::Alias(_) => {}
            _ => continue,
        }
        let opened = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        if let Some(Inside::Map(_, value_next)) = inside.last_mut().filter(|_| !opened) {
            *value_next = !*value_next;
        }
    }
    None
}

fn unclosed(yaml: &str, message: &str) -> Option<(Span, Problem)> {
    let context = message.split_once(", while ")?.1;
    let scanning = context.contains("quoted scalar") || context.contains("flow ");
    let (line, column) = context.rsplit_once(" at line ")?.1.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.trim().parse().ok()?);
    let start: usize = yaml.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let offset = yaml[start..].char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    let span = one_character(yaml, start + offset);
    scanning.then(|| (span, Problem::YamlUnclosed { opening: yaml[span.range()].to_string() }))
}

fn tab_indent(yaml: &str) -> Option<(Span, Problem)> {
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some((Span::new(at + tab, at + tab + 1), Problem::TabIndent));
        }
        at += line.len();
    }
    None
}

/// `title：甲`: a key, then a full-width colon where YAML wants `: `.
///
/// YAML gives up on `line`, which has the mistake or follows it. The lines just
/// above may have the same one; others may have such a colon in their text.
fn full_width_colon(yaml: &str, line: usize) -> Option<(Span, Problem)> {
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
fn missing_space(yaml: &str, line: usize) -> Option<(Span, Problem)> {
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
pub(super) fn full_width_key(text: &str) -> Option<&str> {
    let (key, _) = text.split_once('：')?;
    let is_key = !key.is_empty() && key.chars().count() <= 16 && !key.contains([':', ' ', '"', '\'', '#', '，', '。']);
    is_key.then_some(key)
}

fn one_character(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    Span::new(at, at + width)
}

/// The number of the first line that is neither empty nor a comment.
fn first_said(yaml: &str) -> usize {
    let silent = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    yaml.lines().take_while(silent).count() + 1
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(yaml: &str) -> (String, Problem) {
        let (span, problem) = read(yaml).expect_err("a mistake");
        (yaml[span.range()].to_string(), problem)
    }

    #[test]
    fn front_matter_is_found_whatever_ends_its_lines() {
        let found = split("---\r\na: 1\r\n---\r\ntext");
        assert_eq!(found, Split::Found { yaml: Span::new(5, 11), body: Span::new(16, 20) });
        assert_eq!(split("---\na: 1\n"), Split::Unclosed);
        assert_eq!(split("text\n---\n"), Split::Missing);
    }

    #[test]
    fn scalars_stay_as_typed() {
        let tree = read("a: 007\nb: 2024-09-04\nc: 1.10\nd: no\ne:\nf: 08:30\ng: 42\nh: [1.50, {i: 2.0}]\n").expect("valid");
        let text = |key| tree.get(key).cloned();
        assert_eq!(text("a"), Some(Tree::Text("007".into())));
        assert_eq!(text("b"), Some(Tree::Text("2024-09-04".into())));
        assert_eq!(text("c"), Some(Tree::Number("1.10".into())));
        assert_eq!(text("d"), Some(Tree::Text("no".into())));
        assert_eq!(text("e"), Some(Tree::Null));
        assert_eq!(text("f"), Some(Tree::Text("08:30".into())));
        assert_eq!(text("g"), Some(Tree::Number("42".into())));
        let inner = Tree::Map(vec![("i".into(), Tree::Number("2.0".into()))]);
        assert_eq!(text("h"), Some(Tree::List(vec![Tree::Number("1.50".into()), inner])));
    }

    #[test]
    fn mistakes_are_named_and_placed() {
        assert_eq!(mistake("title：甲\ndate: x\n"), ("：".into(), Problem::FullWidthColon { key: "title".into() }));
        let colon = |key: &str| ("：".to_string(), Problem::FullWidthColon { key: key.into() });
        assert_eq!(mistake("# 注\ntitle：甲\n"), colon("title"));
        assert_eq!(mistake("a：1\nb：2\nc: 3\n"), colon("a"));
        assert_eq!(mistake("a:\n  - 对象：乙\nb：2\n"), colon("b"));
        assert!(matches!(mistake("a: 对象：乙\nb：2\nc: [\nd: 1\n"), (_, problem) if problem == colon("b").1));
        assert!(matches!(mistake("a:\n  - 对象：乙\nb: [\nc: 1\n").1, Problem::YamlUnclosed { .. }));
        assert_eq!(mistake("title:三天\ndate: x\n"), (":".into(), Problem::MissingSpace { key: "title".into() }));
        assert_eq!(mistake("a:\n\tb: 1\n"), ("\t".into(), Problem::TabIndent));
        assert_eq!(mistake("title: a\nx: 1\ntitle: b\n"), ("title".into(), Problem::DuplicateKey { key: "title".into() }));
        assert_eq!(mistake("- {a: 1}\n- {b: [a, a], a: 1, a: 2}\n"), ("a".into(), Problem::DuplicateKey { key: "a".into() }));
        assert_eq!(mistake("a: \"x\nb: 1\n"), ("\"".into(), Problem::YamlUnclosed { opening: "\"".into() }));
        assert_eq!(mistake("a: [1, 2\nb: 1\n"), ("[".into(), Problem::YamlUnclosed { opening: "[".into() }));
        assert!(matches!(mistake("a: b: c\n"), (at, Problem::YamlSyntax { .. }) if at == ":"));
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_string();
        for (n, name) in ('b'..='i').enumerate() {
            let before = char::from(b'a' + u8::try_from(n).expect("small"));
            bomb += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", "));
        }
        assert!(matches!(read(&bomb), Err((_, Problem::DataTooLarge))));
        assert!(matches!(read(&"[".repeat(10_000)), Err((_, Problem::DataTooLarge | Problem::YamlUnclosed { .. }))));
    }

    #[test]
    fn trails_lead_to_bytes() {
        let yaml = "标题: 甲\nagenda:\n  - title: 乙\n    speakers: [钱诚, zhang]\n";
        let trail = Trail::default().key("agenda").index(0).key("speakers");
        let at = |trail: &Trail, key| position(yaml, trail, key).map(|span| yaml[span.range()].to_string());
        assert_eq!(at(&trail.index(1), false).as_deref(), Some("zhang"));
        assert_eq!(at(&trail, true).as_deref(), Some("speakers"));
        assert_eq!(at(&Trail::default().key("标题"), false).as_deref(), Some("甲"));
    }
}

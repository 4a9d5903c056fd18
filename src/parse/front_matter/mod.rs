//! YAML, and nothing else in the house knows it: text into a [`Tree`], mistakes into problems, trails into positions.
//!
//! Two parsers share the work. `serde_yaml` reads every file; when there is
//! something to report, `saphyr` reads that one file again for its positions.

mod heads;
mod mistakes;
mod recover;

use saphyr::{LoadableYamlNode, MarkedYaml, YamlData};
use serde::Serialize;
use serde_yaml::Value;

pub use heads::{heads, outdent};
pub use mistakes::{comma_before_key, full_width_key, full_width_list};

use crate::diag::{HeadSlip, Problem, Trail};
use crate::source::Span;
use crate::tree::Tree;
use mistakes::{explain, full_width_colon, missing_space};
use recover::recover;

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

/// Why no front matter was found, and what to look at: the line that should be its first, or what stands before it.
pub(super) fn why_missing(text: &str) -> (HeadSlip, Span) {
    let head = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n', '\u{3000}']);
    let start = text.len() - head.len();
    let first = head.lines().next().unwrap_or_default().trim_end();
    let here = Span::new(start, start + first.len());
    if head.starts_with("---\r") && !head.contains('\n') {
        return (HeadSlip::LineEnds, Span::new(start, start + "---".len()));
    }
    let data = |rest: &str| rest.lines().nth(1).is_some_and(is_entry);
    if first == "---" {
        return (HeadSlip::Blank, here);
    }
    let marks = !first.is_empty() && first.chars().all(|c| "-—–－─―_=".contains(c));
    if marks && data(head) {
        return (HeadSlip::Marks, here);
    }
    // Between two such lines a text may stand too, but not one that begins like data.
    let later = head.find("\n---").map(|at| &head[at + 1..]).filter(|rest| {
        let mut lines = rest.lines();
        lines.next().is_some_and(|line| line.trim_end() == "---") && data(rest) && lines.any(|line| line.trim_end() == "---")
    });
    let cause = if later.is_some() { HeadSlip::Text } else { HeadSlip::None };
    let line = text.find('\n').unwrap_or(text.len());
    (cause, if later.is_some() { here } else { Span::new(0, line) })
}

/// Whether a line begins like an entry of data: `title: 甲`, `title：甲`.
fn is_entry(line: &str) -> bool {
    let key = line.trim_end().split([':', '：']).next().unwrap_or_default();
    key.len() < line.trim_end().len() && !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Reads YAML.
///
/// # Errors
/// The first mistake, with its place in `yaml`.
pub(super) fn read(yaml: &str) -> Result<Tree, (Span, Problem)> {
    let value: Value = serde_yaml::from_str(yaml).map_err(|error| {
        let place = error.location().map(|place| (place.index(), place.line()));
        explain(yaml, &error.to_string(), place)
    })?;
    // All of it one text: the first line that says something is a key.
    if let Value::String(_) = value
        && let Some(found) = full_width_colon(yaml, first_said(yaml)).or_else(|| missing_space(yaml, first_said(yaml)))
    {
        return Err(found);
    }
    // A line taken as part of another: `- 甲`, then `-乙`.
    if let Some(found) = heads(yaml).and_then(|found| found.told.into_iter().next()) {
        return Err(found);
    }
    let mut inexact = false;
    let mut tree = tree(value, &mut inexact);
    if inexact {
        restore_numbers(yaml, &mut tree);
    }
    Ok(tree)
}

/// Reads YAML as far as it goes: all mistakes in order, and what it says if it is sure in spite of them.
pub(super) fn read_all(yaml: &str) -> (Option<Tree>, Vec<(Span, Problem)>) {
    match read(yaml) {
        Ok(tree) => (Some(tree), Vec::new()),
        Err(first) => {
            let recovered = recover(yaml, first);
            (recovered.tree, recovered.mistakes)
        }
    }
}

/// A value as YAML, in the form in which [`read`] gives it back.
pub(super) fn write(value: &impl Serialize) -> String {
    serde_yaml::to_string(value).expect("plain values always have a form")
}

/// Where the value at a trail stands, or its key.
pub(super) fn position(yaml: &str, trail: &Trail, of_key: bool) -> Option<Span> {
    let Err(first) = read(yaml) else { return position_in(yaml, trail, of_key) };
    let recovered = recover(yaml, first);
    recovered.tree?;
    position_in(&recovered.copy.text, trail, of_key).map(|span| recovered.copy.original(span))
}

fn position_in(yaml: &str, trail: &Trail, of_key: bool) -> Option<Span> {
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

/// Where the values of some keys stand that are texts, in order; data of the author's own (`extra`) is left out.
pub(super) fn texts(yaml: &str, keys: &[&str]) -> Vec<Span> {
    fn visit(yaml: &str, node: &MarkedYaml<'_>, keys: &[&str], found: &mut Vec<Span>) {
        match &node.data {
            YamlData::Mapping(map) => {
                for (key, value) in map {
                    let key = key_text(key).unwrap_or_default();
                    match &value.data {
                        YamlData::Value(saphyr::Scalar::String(_)) if keys.contains(&key.as_str()) => {
                            found.push(bytes_of(yaml, value.span.start.index(), value.span.end.index()));
                        }
                        _ if key == "extra" => {}
                        _ => visit(yaml, value, keys, found),
                    }
                }
            }
            YamlData::Sequence(items) => items.iter().for_each(|item| visit(yaml, item, keys, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    if let Some(root) = MarkedYaml::load_from_str(yaml).ok().as_ref().and_then(|documents| documents.first()) {
        visit(yaml, root, keys, &mut found);
    }
    found.sort_unstable();
    found
}

/// Where the keys below one at the top stand, in order: the roles of a sign-off.
pub(super) fn keys_below(yaml: &str, key: &str) -> Vec<Span> {
    let documents = MarkedYaml::load_from_str(yaml).unwrap_or_default();
    let found = documents.first().and_then(|root| root.data.as_mapping()?.iter().find(|(one, _)| key_text(one).as_deref() == Some(key)));
    let Some(YamlData::Mapping(below)) = found.map(|(_, value)| &value.data) else { return Vec::new() };
    let mut keys: Vec<Span> = below.keys().map(|key| bytes_of(yaml, key.span.start.index(), key.span.end.index())).collect();
    keys.sort_unstable();
    keys
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

/// The number of the first line that is neither empty nor a comment.
fn first_said(yaml: &str) -> usize {
    let silent = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    yaml.lines().take_while(silent).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::YamlSlip;

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
        assert_eq!(mistake("title:甲\ndate:乙\n"), (":".into(), Problem::MissingSpace { key: "title".into() }));
        assert_eq!(mistake("a:\n\tb: 1\n"), ("\t".into(), Problem::TabIndent { outdent: false }));
        assert_eq!(mistake("title: a\nx: 1\ntitle: b\n"), ("title".into(), Problem::DuplicateKey { key: "title".into(), entry: false }));
        assert_eq!(mistake("- {a: 1}\n- {b: [a, a], a: 1, a: 2}\n"), ("a".into(), Problem::DuplicateKey { key: "a".into(), entry: false }));
        assert_eq!(mistake("a: \"x\nb: 1\n"), ("\"".into(), Problem::YamlUnclosed { opening: "\"".into() }));
        assert_eq!(mistake("a: [\n"), ("[".into(), Problem::YamlUnclosed { opening: "[".into() }));
        let comma = || ("，".to_string(), Problem::YamlSyntax { slip: YamlSlip::FullWidthComma });
        assert_eq!(mistake("- {name: 张三，role: 讲}\n"), comma());
        assert_eq!(mistake("- {name: 张三, note: 甲，乙，role: 讲}\n").0, "，");
        let brackets = |mark: &str| (mark.to_string(), Problem::YamlSyntax { slip: YamlSlip::FullWidthBrackets });
        assert_eq!(mistake("a: [张三，李四】\nb: 1\n"), brackets("】"));
        assert_eq!(mistake("a: {name: 张三｝\nb: 1\n"), brackets("｝"));
        assert_eq!(mistake("a: [1, 2\nb: 1\n"), ("[".into(), Problem::YamlUnclosed { opening: "[".into() }));
        let slip = |slip| Problem::YamlSyntax { slip };
        assert_eq!(mistake("a: b: c\n"), (":".into(), slip(YamlSlip::SecondColon)));
        assert_eq!(mistake("title: a\n foo: 1\n"), (":".into(), slip(YamlSlip::SecondColon)));
        assert_eq!(mistake("title: a\nfoo bar\nb: 1\n"), ("foo bar".into(), slip(YamlSlip::NoColon)));
        assert_eq!(mistake(": x\n"), (":".into(), slip(YamlSlip::NoColon)));
        assert_eq!(mistake("a:\n  b: 1\n c: 2\n"), ("c: 2".into(), slip(YamlSlip::Indent)));
        assert_eq!(mistake("  a: 1\nb: 2\n"), ("b: 2".into(), slip(YamlSlip::Indent)));
        assert_eq!(mistake("- a\nb: 1\n"), ("b: 1".into(), slip(YamlSlip::Indent)));
        assert_eq!(mistake("a: \"张三\"教授\n"), ("教授".into(), slip(YamlSlip::Behind)));
        assert_eq!(mistake("a: [1, 2]]\n"), ("]".into(), slip(YamlSlip::Behind)));
        assert_eq!(mistake("a: - b\n"), ("-".into(), slip(YamlSlip::ListInLine)));
        assert_eq!(mistake("a: \"\\d\"\n"), ("\\".into(), slip(YamlSlip::Escape)));
        assert_eq!(mistake("a: 1\n---\nb: 2\n"), ("---".into(), slip(YamlSlip::SecondDocument)));
        assert_eq!(mistake("a: 甲\u{1}\n"), ("\u{1}".into(), slip(YamlSlip::Control)));
        for (yaml, character) in [
            ("a: @x\n", "@"),
            ("a: `x`\n", "`"),
            ("a: *x\n", "*"),
            ("a: **重点** 一\n", "*"),
            ("a: *\n", "*"),
            ("a: ,x\n", ","),
            ("a: }\n", "}"),
            ("a: |x\n", "|"),
            ("a: !x!y z\n", "!"),
        ] {
            assert_eq!(mistake(yaml), (character.into(), slip(YamlSlip::BadStart { character: character.into() })), "{yaml}");
        }
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
    fn texts_are_found_however_they_are_written() {
        let yaml =
            "title: \"甲\"\nsummary: |\n  乙\n  丙\nextra: {title: 丁}\nagenda:\n  - {title: '戊', room: 己}\n  - title: 庚\n      辛\n";
        let texts: Vec<&str> = texts(yaml, &["title", "summary"]).into_iter().map(|span| &yaml[span.range()]).collect();
        assert_eq!(texts, ["\"甲\"", "乙\n  丙", "'戊'", "庚\n      辛"]);
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

//! What people type that YAML and TOML do not take, though there is only one way to mean it.

use super::File;
use crate::diag::{Edit, Fix, HeadSlip, Problem, TomlSlip, YamlSlip, apply};
use crate::parse::{comma_before_key, full_width_key, full_width_list, heads, list_in_brackets, outdent, parse, yaml_of};
use crate::source::Span;

/// How wide a tab may have looked to its author. The first is what it becomes.
const TAB_WIDTHS: [usize; 3] = [2, 4, 8];

/// What puts a mistake right that stands at `span`, if it is one of these.
pub(super) fn fix(file: &File<'_>, problem: &Problem, span: Span) -> Option<Fix> {
    let own = || {
        let edit = marks(file).into_iter().find(|edit| edit.span.start <= span.start && span.end <= edit.span.end)?;
        Some(Fix { edits: vec![edit] })
    };
    match problem {
        Problem::TabIndent { .. } => tabs(file),
        Problem::YamlSyntax { slip: YamlSlip::DashSpace | YamlSlip::FullWidthDash { .. } | YamlSlip::WideSpace { .. } } => {
            heads_of(file, problem, span)
        }
        Problem::FrontMatterMissing { cause: HeadSlip::Blank, .. } => {
            let fix = Fix::one(Span::new(0, span.range().start), "");
            yaml_of(file.path, &apply(file.text, [&fix])).is_some().then_some(fix)
        }
        Problem::FrontMatterMissing { cause: HeadSlip::LineEnds, .. } => {
            let fix = Fix::one(Span::new(0, file.text.len()), file.text.replace('\r', "\n"));
            yaml_of(file.path, &apply(file.text, [&fix])).is_some().then_some(fix)
        }
        Problem::FullWidthColon { .. } if file.text.get(span.range())?.contains('\n') => group(file, problem, span),
        Problem::YamlSyntax { slip: YamlSlip::FullWidthBrackets } => list(file, problem, span).or_else(own),
        Problem::FullWidthColon { .. } | Problem::YamlSyntax { slip: YamlSlip::FullWidthComma } => {
            let alone = || if lines_below(file.text, span) == 0 { entry(file, problem, span) } else { None };
            own().or_else(|| group(file, problem, span)).or_else(alone)
        }
        Problem::MissingSpace { .. } | Problem::TomlSyntax { .. } => own(),
        _ => None,
    }
}

/// The marks that keep a file's data from being read: those that are told of, and those that show once they are right.
///
/// YAML does not say which line is to blame. So they are right only if it can be read then, or at least further.
fn marks(file: &File<'_>) -> Vec<Edit> {
    let before = file.syntax_mistakes();
    let mut edits: Vec<Edit> = Vec::new();
    let mut text = file.text.to_string();
    let left = loop {
        let mistakes = if edits.is_empty() { before.clone() } else { file.with(&text).syntax_mistakes() };
        let Some(edit) = mistakes.iter().find_map(|(span, problem)| mark(&text, *span, problem)) else { break mistakes };
        text = apply(&text, &[Fix { edits: vec![edit.clone()] }]);
        let (start, end) = (original(&edits, edit.span.start), original(&edits, edit.span.end));
        edits.push(Edit { span: Span { start, end }, ..edit });
        edits.sort();
    };
    let stays = |(span, problem): &(Span, Problem)| {
        let at = original(&edits, span.start);
        before.iter().any(|(span, other)| span.start == at && other == problem) || edits.iter().all(|edit| edit.span.end <= at)
    };
    if left.iter().all(stays) { edits } else { Vec::new() }
}

/// The mark of ASCII in place of one that is told of.
fn mark(text: &str, span: Span, problem: &Problem) -> Option<Edit> {
    let here = text.get(span.range())?;
    let rest = &text[span.range().end..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
    let ends =
        rest.trim_start_matches([' ', '\u{3000}']).is_empty() || rest.trim_start_matches([' ', '\u{3000}']).starts_with(['\n', '\r']);
    let with = |mark: &str| {
        let space = if ends { "" } else { " " };
        Edit::new(Span::new(span.range().start, span.range().end + spaces), format!("{mark}{space}"))
    };
    match problem {
        Problem::FullWidthColon { .. } => (here == "：").then(|| colon(text, span)),
        Problem::MissingSpace { .. } => Some(Edit::new(span, ": ")),
        Problem::YamlSyntax { slip: YamlSlip::FullWidthComma } | Problem::TomlSyntax { slip: TomlSlip::FullWidthComma } => Some(with(",")),
        Problem::YamlSyntax { slip: YamlSlip::FullWidthBrackets } | Problem::TomlSyntax { slip: TomlSlip::FullWidthBrackets } => {
            Some(Edit::new(span, half(here)?))
        }
        Problem::TomlSyntax { slip: TomlSlip::ForEquals { .. } } => {
            let start = text[..span.range().start].trim_end_matches(' ').len();
            let edit = with(" =");
            Some(Edit::new(Span::new(start, edit.span.range().end), edit.text))
        }
        Problem::TomlSyntax { slip: TomlSlip::ChineseQuotes } => quote(here, rest).then(|| Edit::new(span, "\"")),
        _ => None,
    }
}

/// A bracket of ASCII.
fn half(bracket: &str) -> Option<&'static str> {
    Some(match bracket {
        "【" | "［" | "〔" => "[",
        "】" | "］" | "〕" => "]",
        "｛" => "{",
        "｝" => "}",
        _ => return None,
    })
}

/// Whether a quotation mark of a Chinese keyboard opens a text that ends on its line and has no mark of ASCII inside, or closes one.
fn quote(mark: &str, rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    let close = match mark {
        "“" => '”',
        "‘" => '’',
        "「" => '」',
        "『" => '』',
        "＂" => '＂',
        "”" | "’" | "」" | "』" => {
            return line.trim_start().is_empty() || line.trim_start().starts_with([',', '，', ']', '】', '}', '#']);
        }
        _ => return false,
    };
    line.find([close, '"']).is_some_and(|end| !line[..end].contains('\\'))
}

/// Keys with full-width marks that YAML takes for one key or one text: `{name：张三，role：讲}`.
fn entry(file: &File<'_>, problem: &Problem, span: Span) -> Option<Fix> {
    let mut edits = Vec::new();
    let mut at = span.range().start;
    let end = at + file.text[at..].find(['\n', '}']).unwrap_or(file.text.len() - at);
    if file.text[at..].starts_with('：') {
        edits.push(colon(file.text, Span::new(at, at + '：'.len_utf8())));
        at += '：'.len_utf8();
    }
    while let Some(comma) = comma_before_key(&file.text[at..end], |_| true) {
        let comma = Span::new(at + comma, at + comma + '，'.len_utf8());
        let rest = &file.text[comma.range().end..end];
        let key = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        edits.push(Edit::new(Span::new(comma.range().start, comma.range().end + key), ", "));
        at = comma.range().end + rest.find([':', '：']).unwrap_or(rest.len());
        if file.text[at..end].starts_with('：') {
            edits.push(colon(file.text, Span::new(at, at + '：'.len_utf8())));
            at += '：'.len_utf8();
        }
    }
    let fix = Fix { edits };
    file.is_better(&apply(file.text, [&fix]), problem).then_some(fix)
}

/// Where a place of the text with some changes was before them.
fn original(edits: &[Edit], at: u32) -> u32 {
    let mut grown = 0;
    for edit in edits {
        let longer = i64::try_from(edit.text.len()).unwrap_or(0) - i64::from(edit.span.end - edit.span.start);
        if i64::from(edit.span.start) + grown < i64::from(at) {
            grown += longer;
        }
    }
    u32::try_from(i64::from(at) - grown).unwrap_or(0)
}

/// A colon and a space in place of a full-width colon and the spaces behind it.
fn colon(text: &str, span: Span) -> Edit {
    let rest = &text[span.range().end..];
    let value = rest.trim_start_matches([' ', '\u{3000}']);
    let end = span.range().end + rest.len() - value.len();
    let space = if value.is_empty() || value.starts_with(['\n', '\r']) { "" } else { " " };
    Edit::new(Span::new(span.range().start, end), format!(":{space}"))
}

/// Keys with full-width colons that YAML takes for one text: all of its lines are keys, or none is sure to be.
fn group(file: &File<'_>, problem: &Problem, span: Span) -> Option<Fix> {
    let mut edits = Vec::new();
    // Of one line the place is that of its mark.
    let start = if file.text.get(span.range())?.contains('\n') { span.range().start } else { start_of_line(file.text, span) };
    let mut at = start;
    let rest = file.text.get(start..)?.split_inclusive('\n');
    let count = file.text.get(start..span.range().end)?.lines().count().max(1 + lines_below(file.text, Span::new(start, start)));
    for line in rest.take(count) {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let start = at + indent + full_width_key(line[indent..].trim_end())?.len();
        edits.push(colon(file.text, Span::new(start, start + '：'.len_utf8())));
        at += line.len();
    }
    let fix = Fix { edits };
    file.is_better(&apply(file.text, [&fix]), problem).then_some(fix)
}

/// How many lines stand below that of a place and are not further left than its key: YAML reads all of them as one text.
fn lines_below(text: &str, span: Span) -> usize {
    let mut lines = text[start_of_line(text, span)..].lines();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let key = lines.next().map_or(0, |line| line.len() - line.trim_start_matches([' ', '-']).len());
    lines.take_while(|line| key > 0 && !line.trim().is_empty() && indent(line) >= key).count()
}

fn start_of_line(text: &str, span: Span) -> usize {
    text[..span.range().start].rfind('\n').map_or(0, |newline| newline + 1)
}

/// A list in brackets of a Chinese keyboard, written as YAML has it.
fn list(file: &File<'_>, problem: &Problem, span: Span) -> Option<Fix> {
    let inside = full_width_list(file.text.get(span.range())?)?;
    // What has keys is more than a list, and not sure to be meant as one.
    if inside.contains(['：', ':', '［', '〔', '｛', '[', '{', '"', '\'', '\n', '#']) {
        return None;
    }
    let items: Vec<&str> = inside.split(['，', '、', ',', '；', ';']).map(str::trim).filter(|item| !item.is_empty()).collect();
    let fix = Fix { edits: vec![Edit::new(span, list_in_brackets(&items))] };
    file.is_better(&apply(file.text, [&fix]), problem).then_some(fix)
}

/// What puts the head of a line right, if all of them together are then as they were meant.
fn heads_of(file: &File<'_>, problem: &Problem, span: Span) -> Option<Fix> {
    let yaml = yaml_of(file.path, file.text)?;
    let text = file.text.get(yaml.range())?;
    let found = heads(text)?;
    let fix = |edits: Vec<(Span, String)>| Fix {
        edits: edits.into_iter().map(|(span, with)| Edit::new(span.shifted(yaml.start), with)).collect(),
    };
    let own = Span { start: span.start.checked_sub(yaml.start)?, end: span.end.checked_sub(yaml.start)? };
    let own = found.edits_of(text, own);
    let all = apply(file.text, [&fix(found.edits)]);
    file.is_better(&all, problem).then(|| fix(own))
}

/// Spaces in place of all tabs before the lines of a file's data, if that says the same however wide a tab is.
fn tabs(file: &File<'_>) -> Option<Fix> {
    let yaml = yaml_of(file.path, file.text)?;
    let mut tabs = Vec::new();
    let mut at = yaml.range().start;
    for line in file.text.get(yaml.range())?.split_inclusive('\n') {
        let width = line.len() - line.trim_start_matches('\t').len();
        let rest = line[width..].trim_start_matches(' ');
        // How many spaces such a tab stands for depends on the spaces before it.
        if rest.starts_with('\t') && !rest.trim().is_empty() {
            return None;
        }
        if width > 0 && !rest.trim().is_empty() {
            tabs.push((at, width, outdent(file.text.get(yaml.range())?, at - yaml.range().start)));
        }
        at += line.len();
    }
    let with = |spaces: usize| Fix {
        edits: tabs
            .iter()
            .map(|(at, width, column)| Edit::new(Span::new(*at, at + width), " ".repeat(column.unwrap_or(width * spaces))))
            .collect(),
    };
    let mut said = None;
    let mut chosen = None;
    for fix in TAB_WIDTHS.map(with) {
        let Some(raw) = read(file, &fix) else { continue };
        if said.as_ref().is_some_and(|other| *other != raw) {
            return None;
        }
        said = Some(raw);
        chosen = chosen.or(Some(fix));
    }
    chosen
}

/// What the file says with the tabs replaced, once nothing else keeps it from being read.
fn read(file: &File<'_>, fix: &Fix) -> Option<String> {
    let text = super::fixed(file.path, file.id, &apply(file.text, [fix]), &[], file.outside);
    let file = file.with(&text);
    if !file.syntax_mistakes().is_empty() {
        return None;
    }
    let parsed = parse(file.id, file.path, file.text);
    parsed.value.map(|document| format!("{:?}", document.raw))
}

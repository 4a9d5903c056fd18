//! What people type that YAML does not take, though there is only one way to mean it.

use super::File;
use crate::diag::{Edit, Fix, HeadSlip, Problem, YamlSlip, apply};
use crate::parse::{full_width_key, full_width_list, list_in_brackets, parse, yaml_of};
use crate::source::Span;

/// How wide a tab may have looked to its author. The first is what it becomes.
const TAB_WIDTHS: [usize; 3] = [2, 4, 8];

/// What puts a mistake right that stands at `span`, if it is one of these.
pub(super) fn fix(file: &File<'_>, problem: &Problem, span: Span) -> Option<Fix> {
    match problem {
        Problem::FullWidthColon { .. } if file.text.get(span.range())? != "：" => group(file, problem, span),
        Problem::FullWidthColon { .. } | Problem::MissingSpace { .. } => colons(file),
        Problem::TabIndent => tabs(file),
        Problem::FrontMatterMissing { cause: HeadSlip::Blank, .. } => {
            let fix = Fix::one(Span::new(0, span.range().start), "");
            yaml_of(file.path, &apply(file.text, [&fix])).is_some().then_some(fix)
        }
        Problem::YamlSyntax { slip: YamlSlip::FullWidthBrackets } => list(file, problem, span),
        _ => None,
    }
}

/// The colons of keys that keep YAML from being read: this one, and those that show once it is right.
///
/// YAML does not say which line is to blame. So they are right only if it can be read then, or at least further.
fn colons(file: &File<'_>) -> Option<Fix> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut text = file.text.to_string();
    let left = loop {
        let mistake = file.with(&text).syntax_mistake();
        let edit = match &mistake {
            Some((span, Problem::FullWidthColon { .. })) => colon(&text, *span),
            Some((span, Problem::MissingSpace { .. })) => Edit::new(*span, ": "),
            other => break other.as_ref().map(|(span, _)| original(&edits, span.start)),
        };
        text = apply(&text, &[Fix { edits: vec![edit.clone()] }]);
        let (start, end) = (original(&edits, edit.span.start), original(&edits, edit.span.end));
        edits.push(Edit { span: Span { start, end }, ..edit });
        edits.sort();
    };
    let moved_on = |left: u32| edits.iter().all(|edit| edit.span.end <= left);
    (!edits.is_empty() && left.is_none_or(moved_on)).then_some(Fix { edits })
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
    let mut at = span.range().start;
    for line in file.text.get(span.range())?.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let start = at + indent + full_width_key(line[indent..].trim_end())?.len();
        edits.push(colon(file.text, Span::new(start, start + '：'.len_utf8())));
        at += line.len();
    }
    let fix = Fix { edits };
    file.is_better(&apply(file.text, [&fix]), problem).then_some(fix)
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
            tabs.push((at, width));
        }
        at += line.len();
    }
    let with = |spaces: usize| Fix {
        edits: tabs.iter().map(|(at, width)| Edit::new(Span::new(*at, at + width), " ".repeat(width * spaces))).collect(),
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
    if file.syntax_mistake().is_some() {
        return None;
    }
    let parsed = parse(file.id, file.path, file.text);
    parsed.value.map(|document| format!("{:?}", document.raw))
}

//! Where in a template the engine's messages are.

use crate::diag::TemplateSlip;
use crate::source::Span;

/// Where a template names the one that it extends or includes, and that is not there or leads back.
pub(super) fn inheritance_at(text: &str, slip: &TemplateSlip) -> Option<Span> {
    let (TemplateSlip::Template { name } | TemplateSlip::Circle { name }) = slip else { return None };
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    let named = quoted.iter().find_map(|quoted| Some(text.find(quoted.as_str())? + 1)).map(|start| Span::new(start, start + name.len()));
    named.or_else(|| text.find("extends").map(|start| Span::new(start, start + "extends".len())))
}

/// The name in quotation marks that begins at a place.
pub(super) fn quoted_at(text: &str, place: Span, name: &str) -> Option<Span> {
    let start = place.range().start + 1;
    text.get(place.range().start..)?.strip_prefix(['"', '\'', '`'])?.starts_with(name).then(|| Span::new(start, start + name.len()))
}

/// The reports in a message of several, each with its own place.
pub(in crate::render) fn reports(whole: &str) -> Vec<&str> {
    let starts: Vec<usize> =
        whole.match_indices("error: ").map(|(at, _)| at).filter(|at| *at == 0 || whole[..*at].ends_with('\n')).collect();
    if starts.is_empty() {
        return vec![whole];
    }
    let ends = starts.iter().skip(1).copied().chain([whole.len()]);
    starts.iter().zip(ends).map(|(start, end)| &whole[start + "error: ".len()..end]).collect()
}

/// The places from which a template was called.
pub(super) fn chain(whole: &str) -> Vec<String> {
    whole.lines().filter_map(|line| line.trim().strip_prefix("note: called from ")).map(str::to_string).collect()
}

/// The place of a line and a column, both from 1: the name that begins there, or one character.
pub(super) fn span_at(text: &str, line: usize, column: usize) -> Span {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let start = line_start + text[line_start..].char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
    let rest = &text[start..];
    let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
    Span::new(start, start + name.max(rest.chars().next().map_or(1, char::len_utf8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_reports_are_several() {
        let two = "error: Unknown filter `a`\n --> x.html:1:2\n  |\n\nerror: Unknown test `b`\n --> y.html:3:4";
        let parts = reports(two);
        assert_eq!(parts.len(), 2);
        assert!(parts[0].starts_with("Unknown filter `a`\n --> x.html:1:2") && parts[1].starts_with("Unknown test `b`\n --> y.html:3:4"));
        assert_eq!(reports("Template 'x' not found"), ["Template 'x' not found"]);
    }
}

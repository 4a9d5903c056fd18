//! Diagnostics for people: file, line, column, the text underlined, the fix.

use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::words::words_in;
use super::{Diagnostic, Fix, Severity};
use crate::messages::{self, Arguments, Tongue};
use crate::source::{SitePath, Sources, Span, Unreadable};

/// A diagnostic whose place has been looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file and the bytes meant; `None` for what belongs to no file.
    pub place: Option<(SitePath, Span)>,
    /// The cell, if the file is a spreadsheet: its bytes say nothing to an author.
    pub table: Option<InTable>,
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// How to put it right, where that is certain and somebody asked for it.
    pub fix: Option<Fix>,
}

/// A cell that something is to be said about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTable {
    /// What its author calls it.
    pub spot: Spot,
    /// What stands there, in one line.
    pub text: String,
    /// The bytes of `text` that are meant.
    pub span: Span,
    /// Sheet, row and column from 0, to sort by.
    pub order: (u32, u32, u32),
}

/// A place in a spreadsheet, as its author calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The name of a sheet.
    Sheet {
        /// The name.
        sheet: String,
    },
    /// A cell of a sheet.
    Cell {
        /// The sheet.
        sheet: String,
        /// The cell, as `B7`.
        cell: String,
        /// Its row, from 1.
        row: usize,
    },
    /// A field of a csv.
    Line {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
}

impl Located {
    /// Line and column, from 1; columns count characters. A file that is published as it is has neither.
    #[must_use]
    pub fn line_and_column(&self, sources: &Sources) -> Option<(usize, usize)> {
        let (path, span) = self.place.as_ref()?;
        if let Some(InTable { spot: Spot::Line { line, column }, .. }) = self.table {
            return Some((line, column));
        }
        if !path.is_understood() {
            return None;
        }
        let text = match sources.text(sources.find(path)?) {
            Ok(text) => text,
            Err(Unreadable::NotUtf8 { bytes, at }) => String::from_utf8_lossy(bytes.get(..at)?).into_owned(),
            Err(Unreadable::Io(_)) => return None,
        };
        let before = text.get(..span.start as usize)?;
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Some((line, column))
    }
}

/// Every diagnostic as text, in the order given, with colours if `colour`.
#[must_use]
pub fn human(tongue: Tongue, located: &[Located], sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for one in located {
        out.push_str(&named(renderer.render(&[group(tongue, one, sources)]), one));
        out.push_str("\n\n");
    }
    out
}

/// `3 errors, 1 warning in 2 files`; empty when there is nothing.
#[must_use]
pub fn summary_line(tongue: Tongue, located: &[Located]) -> String {
    let counted = |severity, id| {
        let n = located.iter().filter(|one| one.diagnostic.severity() == severity).count();
        (n > 0).then(|| messages::text(tongue, id, &Arguments::new().with("n", n)))
    };
    let found = [(Severity::Error, "counted-errors"), (Severity::Warning, "counted-warnings"), (Severity::Note, "counted-notes")];
    let found: Vec<String> = found.into_iter().filter_map(|(severity, id)| counted(severity, id)).collect();
    if found.is_empty() {
        return String::new();
    }
    let files: BTreeSet<_> = located.iter().filter_map(|one| one.place.as_ref().map(|(path, _)| path)).collect();
    messages::text(tongue, "summary", &Arguments::new().with("files", files.len()).with("found", tongue.join(&found)))
}

fn group<'a>(tongue: Tongue, one: &'a Located, sources: &'a Sources) -> Group<'a> {
    let words = words_in(tongue, &one.diagnostic, one.place.as_ref().map(|(path, _)| path));
    let level = match one.diagnostic.severity() {
        Severity::Error => Level::ERROR.with_name(messages::words(tongue, "error")),
        Severity::Warning => Level::WARNING.with_name(messages::words(tongue, "warning")),
        Severity::Note => Level::NOTE.with_name(messages::words(tongue, "note")),
    };
    let mut group =
        level.primary_title(words.title).id(one.diagnostic.code()).elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    if let (Some((path, _)), Some(table)) = (&one.place, &one.table) {
        let row = match &table.spot {
            Spot::Sheet { .. } => 1,
            Spot::Cell { row, .. } => *row,
            Spot::Line { line, .. } => *line,
        };
        let label = (!words.label.is_empty()).then_some(words.label);
        let annotation = AnnotationKind::Primary.span(clamp(&table.text, table.span)).label(label);
        group = group.element(Snippet::source(table.text.as_str()).path(path.as_str()).line_start(row).annotation(annotation));
    } else if let Some((path, span)) = &one.place {
        let text = sources.find(path).map_or_else(String::new, |id| sources.text_to_show(id));
        if text.is_empty() {
            let origin = Origin::path(path.as_str());
            group = group.element(match one.line_and_column(sources) {
                Some((line, column)) => origin.line(line).char_column(column),
                None => origin,
            });
        } else {
            let range = clamp(&text, *span);
            let label = (!words.label.is_empty()).then_some(words.label);
            let annotation = AnnotationKind::Primary.span(range).label(label);
            group = group.element(Snippet::source(text).path(path.as_str()).annotation(annotation));
        }
    }
    for help in words.help {
        group = group.element(Level::HELP.with_name(messages::words(tongue, "help")).message(help));
    }
    group
}

/// With the name of the cell behind the path, where line and column would be those of no file.
fn named(rendered: String, one: &Located) -> String {
    let cell = match one.table.as_ref().map(|table| &table.spot) {
        Some(Spot::Sheet { sheet }) => sheet.clone(),
        Some(Spot::Cell { sheet, cell, .. }) => format!("{sheet}!{cell}"),
        Some(Spot::Line { .. }) | None => return rendered,
    };
    let path = one.place.as_ref().map_or("", |(path, _)| path.as_str());
    let Some(at) = rendered.find(&format!("--> {path}:")).map(|at| at + 4 + path.len()) else { return rendered };
    let rest = rendered[at..].trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    format!("{} ({cell}){rest}", &rendered[..at])
}

/// A span on character borders, inside the text, and at most to the end of its line: longer ones would print pages.
fn clamp(text: &str, span: Span) -> std::ops::Range<usize> {
    let floor = |mut n: usize| {
        n = n.min(text.len());
        while !text.is_char_boundary(n) {
            n -= 1;
        }
        n
    };
    let start = floor(span.start as usize);
    let line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
    let end = floor((span.end as usize).min(line_end)).max(start);
    start..end
}

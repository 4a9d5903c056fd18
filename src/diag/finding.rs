//! A diagnostic in plain words and numbers: what the forms for programs are made of.

use serde::Serialize;

use super::words::words_in;
use super::{Edit, Located, Severity, Spot};
use crate::messages::{self, Arguments, Tongue};
use crate::source::{Sources, Span};

/// One diagnostic, ready to be written.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    /// Its stable name.
    pub(super) code: &'static str,
    /// `error`, `warning` or `note`.
    pub(super) severity: &'static str,
    /// What is wrong, in one line.
    pub(super) message: String,
    /// What there is to say of the very place.
    pub(super) label: Option<String>,
    /// What to do.
    pub(super) help: Vec<String>,
    /// The file, from the site's folder.
    pub(super) file: Option<String>,
    /// Where it begins and where it ends, if the file is one of text.
    #[serde(flatten)]
    pub(super) region: Region,
    /// The sheet, if the file is a workbook.
    pub(super) sheet: Option<String>,
    /// The cell, as `B7`.
    pub(super) cell: Option<String>,
    /// What to change so that it is right, where that is certain.
    pub(super) fix: Option<Vec<Change>>,
}

/// A stretch of the file, and what is to stand there.
#[derive(Debug, Serialize)]
pub(super) struct Change {
    #[serde(flatten)]
    pub(super) region: Region,
    /// The new text.
    pub(super) text: String,
}

/// A stretch of a text: lines from 1, columns in characters from 1, the end behind the last character.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Region {
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) end_line: Option<usize>,
    pub(super) end_column: Option<usize>,
}

/// A diagnostic in words and numbers.
pub(super) fn finding(tongue: Tongue, one: &Located, sources: &Sources) -> Finding {
    let words = words_in(tongue, &one.diagnostic, one.place.as_ref().map(|(path, _)| path));
    let (sheet, cell) = match one.table.as_ref().map(|table| &table.spot) {
        Some(Spot::Sheet { sheet }) => (Some(sheet.clone()), None),
        Some(Spot::Cell { sheet, cell, .. }) => (Some(sheet.clone()), Some(cell.clone())),
        Some(Spot::Line { .. }) | None => (None, None),
    };
    Finding {
        code: one.diagnostic.code(),
        severity: word(one.diagnostic.severity()),
        message: words.title,
        label: Some(words.label).filter(|label| !label.is_empty()),
        help: words.help,
        file: one.place.as_ref().map(|(path, _)| path.to_string()),
        region: region(one, sources).unwrap_or_default(),
        sheet,
        cell,
        fix: changes(one, sources),
    }
}

fn changes(one: &Located, sources: &Sources) -> Option<Vec<Change>> {
    let (fix, (path, _)) = (one.fix.as_ref()?, one.place.as_ref()?);
    let text = sources.text_to_show(sources.find(path)?);
    let position = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
    };
    let change = |edit: &Edit| {
        let ((line, column), (end_line, end_column)) = (position(edit.span.range().start), position(edit.span.range().end));
        let region = Region { line: Some(line), column: Some(column), end_line: Some(end_line), end_column: Some(end_column) };
        Change { region, text: edit.text.clone() }
    };
    Some(fix.edits.iter().map(change).collect())
}

impl Finding {
    /// All of its words but the severity, a line each; a cell is named, as formats for text files have no place for it.
    pub(super) fn text(&self, tongue: Tongue) -> String {
        let cell = match (&self.sheet, &self.cell) {
            (Some(sheet), Some(cell)) => format!("{sheet}!{cell}: "),
            (Some(sheet), None) => format!("{sheet}: "),
            (None, _) => String::new(),
        };
        let title = Arguments::new().with("title", self.message.as_str());
        let title = match &self.label {
            Some(label) => messages::text(tongue, "in-one-text", &title.with("label", label.as_str())),
            None => self.message.clone(),
        };
        let help = |help: &String| messages::text(tongue, "help-in-one-text", &Arguments::new().with("help", help.as_str()));
        let help: String = self.help.iter().map(|one| format!("\n{}", help(one))).collect();
        format!("{cell}{title}{help}")
    }
}

/// The name of how bad something is, for programs: the same in every language.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn region(one: &Located, sources: &Sources) -> Option<Region> {
    let (line, column) = match one.table.as_ref().map(|table| &table.spot) {
        Some(Spot::Sheet { .. } | Spot::Cell { .. }) => return None,
        Some(Spot::Line { .. }) | None => one.line_and_column(sources)?,
    };
    let (path, span) = one.place.as_ref()?;
    let meant = match &one.table {
        Some(table) => table.text.get(table.span.range()).unwrap_or_default().to_string(),
        None => sources.find(path).and_then(|file| stretch(&sources.text_to_show(file), *span)).unwrap_or_default(),
    };
    let end_line = line + meant.matches('\n').count();
    let last = meant.rsplit('\n').next().unwrap_or_default().chars().count();
    let end_column = if end_line == line { column + last } else { last + 1 };
    Some(Region { line: Some(line), column: Some(column), end_line: Some(end_line), end_column: Some(end_column) })
}

/// What a span means, without the line break behind it.
fn stretch(text: &str, span: Span) -> Option<String> {
    Some(text.get(span.range())?.trim_end_matches(['\n', '\r']).to_string())
}

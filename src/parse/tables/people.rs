//! Names in cells, with titles and organisations in columns beside them.

use super::book::{CellName, Sheet};
use super::columns::Column;
use super::words;
use crate::diag::{self, Problem, Trail};
use crate::parse::fields::{Notes, Said};
use crate::parse::people::{self, Described, MARKS, Part, described, split};
use crate::parse::raw::RawAppearance;

/// A column of names with those beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct People {
    pub(super) col: u32,
    pub(super) role: Option<&'static str>,
    pub(super) beside: Vec<(u32, Column)>,
}

/// Everybody of one column in one row.
pub(super) fn of_row(sheet: &Sheet, row: u32, people: &People, notes: &mut Notes) -> Vec<RawAppearance> {
    let Some((name, cell)) = value(sheet, row, people.col) else {
        unnamed(sheet, row, people, notes);
        return Vec::new();
    };
    let told = notes.list.len();
    let mut all = of_text(sheet, name, Part { text: &cell, at: 0 }, people.role, notes);
    if notes.list[told..].iter().any(|note| matches!(note.problem, Problem::SpeakersUnclear { .. })) {
        // How many they are is not known, and so not either whose the values beside them are.
        return all;
    }
    for (col, column) in &people.beside {
        if let Some((beside, text)) = value(sheet, row, *col) {
            align(sheet, &mut all, *column, beside, &text, notes);
        }
    }
    all
}

/// The people a text names.
pub(super) fn of_text(sheet: &Sheet, cell: CellName, part: Part<'_>, role: Option<&'static str>, notes: &mut Notes) -> Vec<RawAppearance> {
    people::of_parts(split(part, MARKS), role, |one| part_trail(sheet, cell, one), notes)
}

/// The trail to a part of a cell.
pub(super) fn part_trail(sheet: &Sheet, cell: CellName, part: Part<'_>) -> Trail {
    sheet.trail(cell).key(&format!("{}-{}", part.at, part.at + part.text.len()))
}

/// The text of a cell or of the one it is merged into, unless that one belongs to a column further left.
fn value(sheet: &Sheet, row: u32, col: u32) -> Option<(CellName, String)> {
    let (name, cell) = sheet.at(row, col).filter(|(name, _)| name.col == col)?;
    Some((name, cell.text.clone()))
}

/// What a column beside the names tells.
fn told_of(column: Column) -> diag::Described {
    match column {
        Column::JobTitle => diag::Described::JobTitle,
        Column::Organisation => diag::Described::Organisation,
        _ => diag::Described::Affiliation,
    }
}

/// A job title without anybody who has it.
fn unnamed(sheet: &Sheet, row: u32, people: &People, notes: &mut Notes) {
    for (col, column) in &people.beside {
        if let Some((cell, text)) = value(sheet, row, *col).filter(|(cell, text)| cell.row == row && !words::is_open(text)) {
            let column = told_of(*column);
            notes.value(
                sheet.trail(cell),
                Problem::PeopleMismatch { column, people: 0, values: split(Part { text: &text, at: 0 }, MARKS).len() },
            );
        }
    }
}

/// Gives everybody what a cell beside the names says: one for each, or nobody knows whose it is.
fn align(sheet: &Sheet, all: &mut [RawAppearance], column: Column, cell: CellName, text: &str, notes: &mut Notes) {
    if words::is_open(text) {
        return;
    }
    let whole = Part { text, at: 0 };
    let parts = match all.len() {
        1 => vec![whole],
        // The strongest mark that stands there parts them; a `、` may be inside of a job title.
        _ => [&['\n'][..], &[';', '；'], &['、', '/', '／', '，', ',']]
            .into_iter()
            .map(|marks| split(whole, marks))
            .find(|parts| parts.len() > 1)
            .unwrap_or_else(|| vec![whole]),
    };
    if parts.len() != all.len() {
        let problem = Problem::PeopleMismatch { column: told_of(column), people: all.len(), values: parts.len() };
        notes.value(sheet.trail(cell), problem);
        return;
    }
    for (one, part) in all.iter_mut().zip(parts) {
        if words::is_open(part.text) {
            continue;
        }
        let trail = part_trail(sheet, cell, part);
        let text = part.text.replace('\n', "、");
        let described = match column {
            Column::JobTitle => Described { job_title: Some(text), organisation: None },
            Column::Organisation => Described { organisation: Some(text), job_title: None },
            _ => described(&text).unwrap_or(Described { job_title: Some(text), organisation: None }),
        };
        if (one.job_title.is_some() && described.job_title.is_some()) || (one.organisation.is_some() && described.organisation.is_some()) {
            notes.value(trail, Problem::SpeakersUnclear { text: part.text.to_string(), bare: None, keyed: false });
            continue;
        }
        one.job_title = described.job_title.or(one.job_title.take());
        one.organisation = described.organisation.map(|value| Said { value, trail }).or(one.organisation.take());
    }
}

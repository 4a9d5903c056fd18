//! Where in a sheet the tables are, and what their columns hold.
//!
//! A table begins with a row of headers we know, or with two where the first
//! has merged cells over the second; titles may stand above it, other tables
//! below and beside it.

use std::collections::BTreeMap;

use super::book::{Area, CellName, Sheet};
use super::columns::{self, Column, Parallel};
use super::people::People;
use super::{Hints, clock};
use crate::diag::{self, Problem};
use crate::parse::fields::Notes;

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// The rows above it that belong to no other table.
    pub(super) above: (u32, u32),
    /// The first row below its headers.
    pub(super) first: u32,
    /// The last row before the next table.
    pub(super) last: u32,
    /// Whether the sheet's rows end with it.
    pub(super) is_last: bool,
    /// Its columns, from the left.
    pub(super) columns: Vec<(u32, Column)>,
    /// What stands side by side in a row: one session, or one for each room.
    pub(super) slots: Vec<Slot>,
}

/// A column of titles with the people beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Slot {
    /// The room or track that its header names.
    pub(super) named: Option<(CellName, String, ParallelKind)>,
    pub(super) titles: Vec<u32>,
    pub(super) people: Vec<People>,
}

/// See [`Parallel`]; of a slot.
pub(super) type ParallelKind = Parallel;

/// Columns by their place, from the left.
type Columns = Vec<(u32, Column)>;

/// What one column's header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Known(Column),
    Side(Parallel),
    Unknown,
}

/// A header with its place.
#[derive(Debug, Clone)]
struct Header {
    col: u32,
    cell: CellName,
    text: String,
    head: Head,
    /// The header above it, where there are two rows of them.
    above: Option<(CellName, String, Head)>,
}

/// The tables of a sheet, from the top; notes what their headers leave open.
pub(super) fn tables(sheet: &Sheet, hints: &Hints<'_>, notes: &mut Notes) -> Vec<Table> {
    let rows = sheet.rows();
    let mut tables: Vec<Table> = Vec::new();
    let mut from = rows.first().copied().unwrap_or_default();
    let mut n = 0;
    while let Some(row) = rows.get(n).copied() {
        n += 1;
        let Some((headers, last)) = headers_at(sheet, row, hints) else { continue };
        let above = (from, row);
        for table in tables.iter_mut().filter(|table| table.last == u32::MAX) {
            (table.last, table.is_last) = (row.saturating_sub(1), false);
        }
        for segment in segments(headers) {
            tables.extend(table(sheet, segment, above, last + 1, notes));
        }
        from = last + 1;
        n += rows[n..].iter().take_while(|row| **row <= last).count();
    }
    tables
}

/// The headers that begin in a row, with the last row they take.
fn headers_at(sheet: &Sheet, row: u32, hints: &Hints<'_>) -> Option<(Vec<Header>, u32)> {
    let cells: Vec<(CellName, &str)> = own_cells(sheet, row);
    let heads: Vec<Head> = cells.iter().map(|(_, text)| head(text, hints)).collect();
    let known: Vec<Column> = heads.iter().filter_map(|head| if let Head::Known(column) = head { Some(*column) } else { None }).collect();
    let sides = heads.iter().filter(|head| matches!(head, Head::Side(_))).count();
    let titled = known.iter().any(|column| matches!(column, Column::Title | Column::Content | Column::Kind));
    let timed = known.iter().any(|column| is_time(*column));
    let is_header = known.len() + sides >= 2 && (titled || timed && (sides > 0 || known.len() > 1));
    if !is_header || cells.iter().any(|(_, text)| clock::piece(text, hints.year).is_some()) {
        return None;
    }
    let headers: Vec<Header> = cells
        .iter()
        .zip(&heads)
        .map(|((cell, text), head)| Header { col: cell.col, cell: *cell, text: (*text).to_string(), head: *head, above: None })
        .collect();
    let bottom = headers.iter().filter_map(|one| sheet.area(row, one.col)).map(|area| area.bottom).max().unwrap_or(row);
    match second_row(sheet, row, &headers, hints) {
        Some(both) => Some((spread(sheet, both), bottom.max(row + 1))),
        None if titled || sides > 0 => Some((spread(sheet, headers), bottom.min(row + 1))),
        None => None,
    }
}

/// The headers together with those of the next row, which stand below merged or empty ones.
fn second_row(sheet: &Sheet, row: u32, headers: &[Header], hints: &Hints<'_>) -> Option<Vec<Header>> {
    let below = own_cells(sheet, row + 1);
    if below.is_empty() || below.iter().any(|(_, text)| clock::piece(text, hints.year).is_some()) {
        return None;
    }
    let reach = |n: usize| {
        let merged = sheet.area(row, headers[n].col).map(|area| area.right);
        let open = headers.get(n + 1).map_or(u32::MAX, |next| next.col - 1);
        (merged.unwrap_or(open), merged.is_some_and(|right| right > headers[n].col))
    };
    let mut all: Vec<Header> = Vec::new();
    let mut covered = Vec::new();
    for (cell, text) in &below {
        let n = (0..headers.len()).rev().find(|n| (headers[*n].col..=reach(*n).0).contains(&cell.col))?;
        let (group, merged) = (&headers[n], reach(n).1);
        let head = match (head(text, hints), group.head) {
            (Head::Known(Column::Name), Head::Known(column @ Column::Speakers(_))) => Head::Known(column),
            (Head::Known(column), _) => Head::Known(column),
            (Head::Side(side), _) => Head::Side(side),
            (Head::Unknown, Head::Known(Column::Place | Column::Room)) if merged => Head::Side(Parallel::Room),
            (Head::Unknown, Head::Known(Column::Track)) if merged => Head::Side(Parallel::Track),
            // A row of values below a row of headers.
            (Head::Unknown, _) => return None,
        };
        let spans = sheet.area(row, group.col).is_some_and(|area| area.bottom > row);
        // Words below a header of their own width are values.
        if spans || (!merged && group.col == cell.col && reach(n).0 == group.col) {
            return None;
        }
        covered.push(n);
        let above = Some((group.cell, group.text.clone(), group.head));
        all.push(Header { col: cell.col, cell: *cell, text: (*text).to_string(), head, above });
    }
    let alone = headers.iter().enumerate().filter(|(n, _)| !covered.contains(n)).map(|(_, header)| header.clone());
    all.extend(alone);
    all.sort_by_key(|header| header.col);
    Some(all)
}

/// One header for each column that a merged one spans.
fn spread(sheet: &Sheet, headers: Vec<Header>) -> Vec<Header> {
    let mut all = Vec::new();
    for header in headers {
        let right = sheet.area(header.cell.row, header.col).map_or(header.col, |area| area.right);
        // A title over the whole sheet is no header of a thousand columns.
        for col in header.col..=right.min(header.col + 15) {
            if col == header.col || matches!(header.head, Head::Known(_)) {
                all.push(Header { col, ..header.clone() });
            }
        }
    }
    all
}

/// Headers of tables that stand side by side: where the same times begin again behind titles.
fn segments(headers: Vec<Header>) -> Vec<Vec<Header>> {
    let mut segments: Vec<Vec<Header>> = vec![Vec::new()];
    for header in headers {
        let current = segments.last_mut().expect("there is always one");
        let repeats = |time: Column| {
            let same = |one: &&Header| one.head == Head::Known(time);
            current.iter().filter(same).any(|one| one.cell != header.cell)
        };
        let titled = current.iter().any(|one| matches!(one.head, Head::Known(Column::Title | Column::Content) | Head::Side(_)));
        match header.head {
            Head::Known(column @ (Column::Date | Column::Time | Column::Start)) if titled && repeats(column) => segments.push(vec![header]),
            _ => current.push(header),
        }
    }
    segments
}

/// One table from its headers; `None` if it has no column of titles.
fn table(sheet: &Sheet, headers: Vec<Header>, above: (u32, u32), first: u32, notes: &mut Notes) -> Option<Table> {
    let mut columns: Vec<(u32, Column)> = Vec::new();
    let mut slots: Vec<Slot> = Vec::new();
    let mut shared: Vec<People> = Vec::new();
    let mut seen: BTreeMap<&'static str, CellName> = BTreeMap::new();
    for header in &headers {
        let side = match (&header.head, &header.above) {
            (Head::Side(side), _) => Some((header.cell, header.text.clone(), *side)),
            (_, Some((cell, text, Head::Side(side)))) => Some((*cell, text.clone(), *side)),
            _ => None,
        };
        if let Some((cell, text, side)) = side.filter(|(cell, ..)| !is_open_slot(&slots, *cell)) {
            slots.push(Slot { named: Some((cell, text, side)), ..Slot::default() });
        }
        let people = slots.last_mut().map_or(&mut shared, |slot| &mut slot.people);
        match header.head {
            Head::Side(_) => slots.last_mut()?.titles.push(header.col),
            Head::Known(Column::Title | Column::Content)
                if header.above.as_ref().is_some_and(|(.., head)| matches!(head, Head::Side(_))) =>
            {
                slots.last_mut()?.titles.push(header.col);
            }
            Head::Known(Column::Speakers(role)) => people.push(People { col: header.col, role, beside: Vec::new() }),
            Head::Known(Column::Name) => people.push(People { col: header.col, role: None, beside: Vec::new() }),
            Head::Known(column @ (Column::JobTitle | Column::Organisation | Column::Affiliation)) => match people.last_mut() {
                Some(one) => one.beside.push((header.col, column)),
                None => columns.push((header.col, column)),
            },
            Head::Known(column) => {
                let single = matches!(
                    column,
                    Column::Title
                        | Column::Content
                        | Column::Kind
                        | Column::Id
                        | Column::Was
                        | Column::Status
                        | Column::Start
                        | Column::End
                );
                let other = seen.insert(columns::key(column), header.cell).filter(|other| single && *other != header.cell);
                match other.filter(|_| !pairs(&columns, column)) {
                    Some(other) => {
                        let problem = Problem::DuplicateColumn { column: diag::Header(header.text.clone()), other: other.to_string() };
                        notes.value(sheet.trail(header.cell), problem);
                        columns.push((header.col, Column::Ignored));
                    }
                    None => columns.push((header.col, column)),
                }
            }
            Head::Unknown => {
                let column = diag::Header(header.text.clone());
                let problem = match columns::near(&header.text) {
                    Some(near) => Problem::MisspeltColumn { column, near },
                    None => Problem::UnknownColumn { column },
                };
                notes.value(sheet.trail(header.cell), problem);
                columns.push((header.col, Column::Ignored));
            }
        }
    }
    let nobody = note_of_nobody(sheet, &headers, &columns, &slots, &shared, notes);
    columns.extend(nobody.into_iter().map(|col| (col, Column::Ignored)));
    finish(columns, slots, shared).map(|(columns, slots)| Table { above, first, last: u32::MAX, is_last: true, columns, slots })
}

/// The columns that describe people where there are none; what may be their column has a note of its own.
fn note_of_nobody(
    sheet: &Sheet,
    headers: &[Header],
    columns: &[(u32, Column)],
    slots: &[Slot],
    shared: &[People],
    notes: &mut Notes,
) -> Vec<u32> {
    if !shared.is_empty() || slots.iter().any(|slot| !slot.people.is_empty()) {
        return Vec::new();
    }
    let describes = |column: &Column| matches!(column, Column::JobTitle | Column::Organisation | Column::Affiliation);
    let nobody: Vec<u32> = columns.iter().filter(|(_, column)| describes(column)).map(|(col, _)| *col).collect();
    let noted = headers.iter().any(|header| header.head == Head::Unknown);
    for header in headers.iter().filter(|header| !noted && nobody.contains(&header.col)) {
        notes.value(sheet.trail(header.cell), Problem::ColumnOfNobody { column: diag::Header(header.text.clone()) });
    }
    nobody
}

/// Titles that stand in columns of their own become a slot; people of all slots are given to each.
fn finish(mut columns: Columns, mut slots: Vec<Slot>, mut shared: Vec<People>) -> Option<(Columns, Vec<Slot>)> {
    // What describes people may stand to the left of them.
    for (col, column) in
        columns.extract_if(.., |(_, column)| matches!(column, Column::JobTitle | Column::Organisation | Column::Affiliation))
    {
        if let Some(one) = shared.first_mut() {
            one.beside.push((col, column));
        }
    }
    let mut titles: Vec<u32> = Vec::new();
    for wanted in [Column::Title, Column::Content] {
        titles.extend(columns.iter().filter(|(_, column)| *column == wanted).map(|(col, _)| *col));
    }
    if titles.is_empty() && slots.is_empty() {
        titles.extend(columns.iter().find(|(_, column)| *column == Column::Kind).map(|(col, _)| *col));
    }
    if slots.is_empty() || !titles.is_empty() {
        slots.insert(0, Slot { titles, ..Slot::default() });
    }
    for slot in &mut slots {
        slot.people.splice(0..0, shared.iter().cloned());
    }
    let whole = slots.iter().all(|slot| !slot.titles.is_empty());
    whole.then_some((columns, slots))
}

/// Whether a slot for this header has been begun.
fn is_open_slot(slots: &[Slot], cell: CellName) -> bool {
    slots.last().and_then(|slot| slot.named.as_ref()).is_some_and(|(own, ..)| *own == cell)
}

/// A title and what happens may stand in two columns.
fn pairs(columns: &[(u32, Column)], column: Column) -> bool {
    let other = match column {
        Column::Title => Column::Content,
        Column::Content => Column::Title,
        _ => return false,
    };
    columns.iter().any(|(_, known)| *known == other) && !columns.iter().any(|(_, known)| *known == column)
}

fn head(text: &str, hints: &Hints<'_>) -> Head {
    let side = || columns::parallel(text, hints.rooms).map_or(Head::Unknown, Head::Side);
    hints.column(text).or_else(|| columns::of_header(text)).map_or_else(side, Head::Known)
}

pub(super) fn is_time(column: Column) -> bool {
    matches!(column, Column::Date | Column::Time | Column::Start | Column::Weekday)
}

/// The cells of a row that hold something of their own.
pub(super) fn own_cells(sheet: &Sheet, row: u32) -> Vec<(CellName, &str)> {
    let cells = sheet.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, col), _)| *col);
    cells.filter_map(|col| Some((CellName { row, col }, sheet.own(row, col)?.text.as_str()))).collect()
}

/// The width of what a cell is merged over.
pub(super) fn width(area: Option<Area>) -> u32 {
    area.map_or(1, |area| area.right - area.left + 1)
}

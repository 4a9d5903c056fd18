//! Spreadsheets into the rows of an agenda.
//!
//! Two steps, because a file's meaning is not all in the file: the bytes of a
//! workbook become a [`Book`] of cells, which is remembered like any other
//! document; then [`agendas`] reads its tables as sessions, with the columns
//! that the event in the same folder explains. The values keep where they
//! stood as a trail of sheet and cell, which [`spot`] finds again when there
//! is something to say. Nothing is guessed: what can mean two things is a note
//! that names its cell.
//!
//! | file | what is in it |
//! |---|---|
//! | `limits` | what is too large to be read |
//! | `workbook`, `ods`, `delimited` | a format each, into a [`Book`] |
//! | `book`, `serial` | cells as plain values; the numbers that are dates |
//! | `columns`, `words` | the words of headers and of cells, each in one table |
//! | `layout` | where tables are, and what their columns hold |
//! | `rows`, `times`, `clock`, `people` | a row into a session |

mod book;
mod clock;
mod columns;
mod delimited;
mod layout;
mod limits;
mod ods;
mod people;
mod rows;
mod serial;
mod spot;
mod times;
mod words;
mod workbook;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use book::Book;
use columns::{Column, of_header};
pub(super) use columns::{is_known, key_of_header, keys, near};
pub(super) use spot::spot;
pub(super) use words::is_open;
pub use words::kind_of_title as session_kind_of_title;

use super::fields::{Notes, Said};
use super::raw::{Document, Raw, RawEvent, RawSession};
use super::{CONTENT, Place, place_of};
use crate::date::{self, Context, Period, Style};
use crate::diag::{At, Diagnostic, OtherAgenda, Problem, Trail, WorkbookFlaw};
use crate::language::Words;
use crate::source::{FileId, SitePath, Sources, Span};
use crate::text::plain::plain;
use book::{CellName, Sheet};
use jiff::civil::Date;
use layout::Table;
use limits::Bad;
use rows::Rows;
use times::Carried;

/// What an event says about its workbook.
pub(crate) struct Hints<'a> {
    columns: BTreeMap<String, Column>,
    rooms: &'a [String],
    year: Option<i16>,
    /// The first day of the event, if it lasts more than one.
    first_of_days: Option<Date>,
}

impl Hints<'_> {
    /// The column that the event says a header means.
    fn column(&self, header: &str) -> Option<Column> {
        self.columns.get(&plain(header)).copied()
    }
}

/// A cell that readers get to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where it stands.
    pub trail: Trail,
    /// What it says.
    pub text: String,
    /// Whether it holds words to read rather than names, times and the like.
    pub prose: bool,
}

impl Shown {
    /// The trail to a part of it.
    #[must_use]
    pub fn part(&self, span: Span) -> Trail {
        self.trail.key(&format!("{}-{}", span.start, span.end))
    }
}

/// The endings of the files that may hold an agenda as a table.
pub(super) const ENDINGS: &[&str] = &["xlsx", "xlsm", "xls", "ods", "csv"];

/// Reads a workbook or a csv.
pub(super) fn read(file: FileId, path: &SitePath, bytes: &[u8], notes: &mut Notes) -> Option<Book> {
    let problem = match book_of(path, bytes) {
        Ok(book) if book.sheets.iter().all(|sheet| sheet.cells.is_empty()) => Problem::WorkbookEmpty { yaml: false },
        Ok(book) => return Some(book),
        Err(Bad::Encrypted) => Problem::WorkbookEncrypted,
        Err(Bad::TooLarge(what)) => Problem::WorkbookTooLarge { what },
        Err(Bad::Broken(flaw)) => Problem::WorkbookBroken { flaw },
    };
    notes.list.push(Diagnostic::new(file, At::File, problem));
    None
}

/// The tables of a file by what its bytes are: its name may be wrong.
fn book_of(path: &SitePath, bytes: &[u8]) -> Result<Book, Bad> {
    const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    limits::check_file(bytes)?;
    if bytes.starts_with(b"PK") {
        let mut archive = limits::unzip(bytes)?;
        if archive.index_for_name("content.xml").is_some() { ods::read(&mut archive) } else { workbook::xlsx(bytes) }
    } else if bytes.starts_with(OLE) {
        workbook::xls(bytes)
    } else if is_markup(bytes) {
        Err(Bad::Broken(WorkbookFlaw::WebPage))
    } else if path.extension() == "csv" {
        delimited::read(bytes)
    } else if bytes.is_empty() {
        Ok(Book::default())
    } else {
        Err(Bad::Broken(WorkbookFlaw::OtherFormat))
    }
}

/// Whether it is a web page: systems hand those out as `.xls`, and only spreadsheet programs know what is meant.
fn is_markup(bytes: &[u8]) -> bool {
    const BEGINNINGS: &[&[u8]] = &[b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<style", b"<head"];
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    BEGINNINGS.iter().any(|beginning| text.get(..beginning.len()).is_some_and(|own| own.eq_ignore_ascii_case(beginning)))
}

/// Turns every workbook among the documents into the agenda it holds.
///
/// An agenda that is given twice is noted with both places, and the workbook left out.
#[must_use]
pub fn agendas(documents: &mut [Arc<Document>], sources: &Sources) -> Vec<Diagnostic> {
    let mut list = Vec::new();
    let mut agendas = Vec::new();
    for (n, document) in documents.iter().enumerate() {
        let Raw::Workbook(folder, book) = &document.raw else { continue };
        let mut notes = Notes::new(document.file);
        let rows = match other_agenda(documents, n, folder, sources) {
            Some(other) => {
                notes.list.push(Diagnostic::new(document.file, At::File, Problem::AgendaTwice { other }));
                Vec::new()
            }
            None => {
                let (rows, shown) = sessions(book, event_of(documents, folder), &mut notes);
                shown.iter().for_each(|cell| note_unfit(cell, &mut notes));
                rows
            }
        };
        list.append(&mut notes.list);
        agendas.push((n, Raw::Agenda(folder.clone(), rows)));
    }
    for (n, agenda) in agendas {
        Arc::make_mut(&mut documents[n]).raw = agenda;
    }
    list
}

/// What should not be published of a cell.
fn note_unfit(cell: &Shown, notes: &mut Notes) {
    for (range, problem) in super::unfit(&cell.text, true) {
        notes.value(cell.part(Span::new(range.start, range.end)), problem);
    }
}

/// The cells of an event's spreadsheet that readers get to see.
#[must_use]
pub fn shown(sources: &Sources, file: FileId) -> Vec<Shown> {
    let path = &sources.get(file).path;
    let Place::Workbook(folder) = place_of(path) else { return Vec::new() };
    let Some(book) = sources.bytes(file).ok().and_then(|bytes| book_of(path, &bytes).ok()) else { return Vec::new() };
    let event = [format!("{CONTENT}/events/{folder}/index.md"), format!("{CONTENT}/events/{folder}.md")].iter().find_map(|path| {
        let path = SitePath::new(path)?;
        let id = sources.find(&path)?;
        match super::parse(id, &path, &sources.text(id).ok()?).value?.raw {
            Raw::Event(_, event) => Some(event),
            _ => None,
        }
    });
    sessions(&book, event.as_deref(), &mut Notes::new(file)).1
}

fn event_of<'a>(documents: &'a [Arc<Document>], folder: &str) -> Option<&'a RawEvent> {
    documents.iter().find_map(|document| match &document.raw {
        Raw::Event(own, event) if own == folder => Some(&**event),
        _ => None,
    })
}

/// Where else the event of a folder has an agenda, before this one in the order of files.
fn other_agenda(documents: &[Arc<Document>], own: usize, folder: &str, sources: &Sources) -> Option<OtherAgenda> {
    documents.iter().enumerate().find_map(|(n, document)| {
        let path = || sources.get(document.file).path.to_string();
        match &document.raw {
            Raw::Agenda(other, _) if other == folder && n != own => Some(OtherAgenda::File { path: path() }),
            // Of two workbooks the first is told of the second, which then stands alone.
            Raw::Workbook(other, _) if other == folder && n > own => Some(OtherAgenda::File { path: path() }),
            Raw::Event(other, event) if other == folder && !event.agenda.is_empty() => Some(OtherAgenda::InEvent { path: path() }),
            _ => None,
        }
    })
}

/// The sessions of a workbook, and the cells they are made of.
fn sessions(book: &Book, event: Option<&RawEvent>, notes: &mut Notes) -> (Vec<RawSession>, Vec<Shown>) {
    let rooms: Vec<String> = event.map_or_else(Vec::new, |event| event.rooms.iter().map(|room| room.value.clone()).collect());
    let hints = Hints {
        columns: event.map_or_else(BTreeMap::new, own_columns),
        rooms: &rooms,
        year: event.and_then(year_of),
        first_of_days: event.and_then(first_of_days),
    };
    let (mut sessions, mut shown) = (Vec::new(), Vec::new());
    for sheet in book.sheets.iter().filter(|sheet| !sheet.cells.is_empty() && !is_left_out(&sheet.name)) {
        let tables = layout::tables(sheet, &hints, notes);
        if tables.is_empty() {
            note_no_header(sheet, notes);
        }
        for table in &tables {
            let mut carried = Carried::default();
            carried.heading(&Said { value: sheet.name.clone(), trail: Trail::default().key(&sheet.name) }, hints.year);
            headings_above(sheet, table, &hints, &mut carried);
            let knows_merges = book.knows_merges;
            let (open, none) = (Vec::new(), Vec::new());
            let mut rows =
                Rows { sheet, table, hints: &hints, knows_merges, carried, notes, sessions: none, open, remarks: false, shown: Vec::new() };
            rows.read();
            shown.append(&mut rows.shown);
            let mut found = std::mem::take(&mut rows.sessions);
            note_days_missing(&mut found, &hints, notes);
            sessions.append(&mut found);
        }
        stray_cells(sheet, &tables, notes);
    }
    (sessions, shown)
}

/// Notes that a sheet has no row of headers, at the row that looks most like one.
fn note_no_header(sheet: &Sheet, notes: &mut Notes) {
    let Some(first) = sheet.cells.keys().next().map(|(row, col)| CellName { row: *row, col: *col }) else { return };
    let mut best: Option<(usize, Vec<(CellName, &str)>)> = None;
    for row in sheet.rows().into_iter().take(50) {
        let cells = layout::own_cells(sheet, row);
        let like = cells.iter().filter(|(_, text)| columns::is_known(text) || columns::near(text).is_some()).count();
        if like > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((like, cells));
        }
    }
    let cells = best.map_or_else(Vec::new, |(_, cells)| cells);
    let near = cells.iter().filter(|(_, text)| !columns::is_known(text)).find_map(|(_, text)| columns::near(text));
    let at = cells.first().map_or(first, |(cell, _)| *cell);
    let row = cells.iter().take(12).map(|(_, text)| (*text).to_string()).collect();
    notes.value(sheet.trail(at), Problem::NoHeader { sheet: Some(sheet.name.clone()).filter(|name| !name.is_empty()), near, row });
}

/// A day that stands above a table, alone in its row.
fn headings_above(sheet: &Sheet, table: &Table, hints: &Hints<'_>, carried: &mut Carried) {
    let (left, right) = reach(table);
    for row in (table.above.0..table.above.1).rev().take(10) {
        let cells: Vec<_> = layout::own_cells(sheet, row).into_iter().filter(|(cell, _)| (left..=right).contains(&cell.col)).collect();
        match cells.as_slice() {
            [] => {}
            [(cell, text)] => {
                if carried.heading(&Said { value: (*text).to_string(), trail: sheet.trail(*cell) }, hints.year) {
                    return;
                }
            }
            _ => return,
        }
    }
}

/// The first and the last column of a table.
fn reach(table: &Table) -> (u32, u32) {
    let cols = table_columns(table);
    (cols.iter().copied().min().unwrap_or_default(), cols.iter().copied().max().unwrap_or_default())
}

fn table_columns(table: &Table) -> Vec<u32> {
    let people = table.slots.iter().flat_map(|slot| &slot.people);
    let people = people.flat_map(|one| std::iter::once(one.col).chain(one.beside.iter().map(|(col, _)| *col)));
    let titles = table.slots.iter().flat_map(|slot| slot.titles.iter().copied());
    table.columns.iter().map(|(col, _)| *col).chain(titles).chain(people).collect()
}

/// Notes the first cell of each column that has no header.
fn stray_cells(sheet: &Sheet, tables: &[Table], notes: &mut Notes) {
    for (n, table) in tables.iter().enumerate() {
        // Tables side by side share their rows: the first speaks for all.
        if tables[..n].iter().any(|other| other.first == table.first) {
            continue;
        }
        let mut known: Vec<u32> = tables.iter().filter(|other| other.first == table.first).flat_map(table_columns).collect();
        // A table without a row ends before it begins.
        for ((row, col), cell) in sheet.cells.range((table.first, 0)..).take_while(|((row, _), _)| *row <= table.last) {
            if !known.contains(col) && sheet.own(*row, *col).is_some() && !words::is_remark(&cell.text) {
                known.push(*col);
                let name = CellName { row: *row, col: *col };
                notes.value(sheet.trail(name), Problem::StrayCell { text: cell.text.clone() });
            }
        }
    }
}

/// The headers that an event explains in `agenda_columns`; what it says wrongly has a note in the event.
fn own_columns(event: &RawEvent) -> BTreeMap<String, Column> {
    let known = |(header, column): &(String, super::Text)| (plain(header), of_header(&column.value).unwrap_or(Column::Ignored));
    event.agenda_columns.iter().map(known).collect()
}

/// The year an event begins in.
fn year_of(event: &RawEvent) -> Option<i16> {
    let start = event.time.start.as_ref()?;
    let context = Context { year: None, day: None, timezone: &jiff::tz::TimeZone::UTC };
    let year = |written| match written {
        date::Written::Point(when) | date::Written::Range(when, _) => when.year(),
    };
    date::parse(&start.value, &context).ok().map(year)
}

/// The first day of an event that lasts several.
fn first_of_days(event: &RawEvent) -> Option<Date> {
    let read = |said: &super::Text, year| {
        let context = Context { year, day: None, timezone: &jiff::tz::TimeZone::UTC };
        date::parse(&said.value, &context).ok().map(Period::from)
    };
    let start = read(event.time.start.as_ref()?, None)?;
    let last = event.time.end.as_ref().and_then(|end| read(end, Some(start.start.year()))).map_or(start.last_day(), |end| end.last_day());
    let first = start.first_day();
    (last > first).then_some(first)
}

/// Notes once for a table that its rows have times and no day, and takes the times out: nobody could read them.
fn note_days_missing(sessions: &mut [RawSession], hints: &Hints<'_>, notes: &mut Notes) {
    let Some(day) = hints.first_of_days else { return };
    let lost = |one: &RawSession| {
        let start = one.time.start.as_ref().filter(|_| one.date.is_none())?;
        clock::piece(&start.value, hints.year).filter(|piece| !piece.day).map(|_| start.trail.clone())
    };
    let mut first = None;
    let mut rows = 0;
    for session in sessions {
        let Some(trail) = lost(session) else { continue };
        first.get_or_insert(trail);
        rows += 1;
        session.time = super::raw::RawTime::default();
    }
    if let Some(first) = first {
        let day = date::words(&date::When::Day(day), Words::Hans, Style::Short);
        notes.value(first, Problem::DaysMissing { rows, day });
    }
}

/// Whether a sheet is for those who fill the workbook in, by its name.
fn is_left_out(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.starts_with(['_', '#'])
        || ["示例", "说明", "說明", "填写说明", "範例", "example", "notes", "readme"].iter().any(|word| name.starts_with(word))
}

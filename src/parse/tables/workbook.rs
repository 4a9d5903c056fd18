//! Excel's files, through calamine: cells one by one, so that a stray cell in the last row costs nothing.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use super::book::{Area, Book, Cell, CellKind, Sheet};
use super::limits::{self, Bad};
use super::serial::{self, Epoch};
use crate::diag::WorkbookFlaw;

/// Reads an xlsx.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Book, Bad> {
    guarded(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::FileNotFound(_) => Bad::Broken(WorkbookFlaw::OtherFormat),
            XlsxError::Zip(_) | XlsxError::Io(_) | XlsxError::Xml(_) | XlsxError::XmlEof(_) => Bad::Broken(WorkbookFlaw::Damaged),
            other => broken(other),
        })?;
        let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
        let mut sheets = Vec::new();
        let mut count = 0;
        for name in shown(book.sheets_metadata()) {
            let mut cells = BTreeMap::new();
            let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                if let Some(value) = cell_of(&Data::from(cell.get_value().clone()), epoch) {
                    cells.insert(cell.get_position(), value);
                    limits::check_cells(count + cells.len())?;
                }
            }
            drop(reader);
            count += cells.len();
            let merges = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
            sheets.push(Sheet::new(name, cells, &areas(&merges))?);
        }
        Ok(Book { sheets, knows_merges: true })
    })
}

/// Reads an xls, as Excel wrote it until 2003 and many offices still do.
pub(super) fn xls(bytes: &[u8]) -> Result<Book, Bad> {
    if is_encrypted_package(bytes) {
        return Err(Bad::Encrypted);
    }
    guarded(|| {
        let book: Result<Xls<_>, XlsError> = Xls::new(Cursor::new(bytes));
        let mut book = match book {
            Err(XlsError::Password) => return Err(Bad::Encrypted),
            book => book.map_err(broken)?,
        };
        let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
        let mut sheets = Vec::new();
        for name in shown(book.sheets_metadata()) {
            let range = book.worksheet_range(&name).map_err(broken)?;
            let (top, left) = range.start().unwrap_or_default();
            let mut cells = BTreeMap::new();
            for (row, col, value) in range.used_cells() {
                let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                if let Some(cell) = cell_of(value, epoch) {
                    cells.insert((top.saturating_add(narrow(row)), left.saturating_add(narrow(col))), cell);
                    limits::check_cells(cells.len())?;
                }
            }
            let merges = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
            sheets.push(Sheet::new(name, cells, &areas(&merges))?);
        }
        Ok(Book { sheets, knows_merges: true })
    })
}

/// The names of the sheets of cells that are not hidden.
fn shown(sheets: &[calamine::Sheet]) -> Vec<String> {
    let is_shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    sheets.iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

fn areas(merges: &[Dimensions]) -> Vec<Area> {
    merges.iter().map(|one| Area { top: one.start.0, left: one.start.1, bottom: one.end.0, right: one.end.1 }).collect()
}

fn cell_of(value: &Data, epoch: Epoch) -> Option<Cell> {
    let plain = |text: String, kind| Some(Cell { text, kind });
    match value {
        Data::Empty => None,
        Data::String(text) => Cell::text(text),
        Data::Int(n) => plain(n.to_string(), CellKind::Number),
        Data::Float(n) => plain(n.to_string(), CellKind::Number),
        Data::Bool(b) => plain(b.to_string(), CellKind::Text),
        Data::DateTime(moment) => moment_of(moment, epoch),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::text(&text.replace('T', " ")),
        Data::Error(error) => plain(error.to_string(), CellKind::Error),
    }
}

fn moment_of(moment: &ExcelDateTime, epoch: Epoch) -> Option<Cell> {
    let serial = moment.as_f64();
    let text = if moment.is_duration() { serial::length(serial) } else { serial::moment(serial, epoch) };
    match text {
        Some(text) => Some(Cell { text, kind: CellKind::Moment }),
        None => Some(Cell { text: serial.to_string(), kind: CellKind::Number }),
    }
}

/// Whether an OLE file holds an encrypted xlsx: the name of that part stands in it as UTF-16.
fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// A damaged file may make a reader panic; that is a damaged file, not the end of a build.
fn guarded(read: impl FnOnce() -> Result<Book, Bad>) -> Result<Book, Bad> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Bad::Broken(WorkbookFlaw::Contradiction)))
}

fn broken(error: impl Display) -> Bad {
    Bad::Broken(WorkbookFlaw::Other { message: error.to_string() })
}

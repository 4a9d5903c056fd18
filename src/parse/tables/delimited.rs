//! Tables as text with commas: csv, in the encodings offices save it in.
//!
//! The encoding is that of the file's mark; without one, UTF-8 if it is that,
//! then GB18030 (which holds GBK) or Big5: the one in which the file has
//! columns we know. Commas, semicolons or tabs, whichever the first lines use.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, Encoding, GB18030};

use super::book::{Book, Cell, CellName, Sheet};
use super::columns;
use super::limits::{self, Bad};
use crate::diag::WorkbookFlaw;

/// Reads a csv.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Bad> {
    let text = text_of(bytes).ok_or(Bad::Broken(WorkbookFlaw::Encoding))?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(&text)).from_reader(text.as_bytes());
    let mut cells = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| Bad::Broken(WorkbookFlaw::Other { message: error.to_string() }))?;
        // Rows are called by the line they begin in, so that they are found in any editor.
        let line = record.position().map_or(1, csv::Position::line);
        let row = u32::try_from(line).unwrap_or(u32::MAX).saturating_sub(1);
        for (field, col) in record.iter().zip(0..) {
            if let Some(cell) = Cell::text(field) {
                cells.insert((row, col), cell);
                limits::check_cells(cells.len())?;
            }
        }
    }
    Ok(Book { sheets: vec![Sheet::new(String::new(), cells, &[])?], knows_merges: false })
}

/// Whether a file is text, and not a workbook under a csv's name.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"PK") && !bytes.starts_with(&[0xd0, 0xcf])
}

/// The text of a csv, whatever its encoding and the ends of its lines; `None` if no encoding fits.
pub(super) fn text_of(bytes: &[u8]) -> Option<String> {
    decode(bytes).map(|text| text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]).map(String::from);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_string());
    }
    let texts = [GB18030, BIG5].map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    let known = texts.iter().flatten().find(|text| has_columns(text)).map(|text| text.to_string());
    known.or_else(|| texts.into_iter().flatten().next().map(String::from))
}

/// The line and the column where a cell's field begins, both from 1, with the line's text.
pub(super) fn spot(text: &str, cell: CellName) -> Option<(usize, usize, &str)> {
    let line = text.lines().nth(cell.row as usize)?;
    let delimiter = char::from(delimiter(text));
    let (mut quoted, mut left, mut column) = (false, cell.col, 0);
    for c in line.chars() {
        if left == 0 {
            break;
        }
        column += 1;
        quoted ^= c == '"';
        left -= u32::from(c == delimiter && !quoted);
    }
    Some((cell.row as usize + 1, column + 1, line))
}

/// Whether one of the first lines has two fields that are names of columns.
fn has_columns(text: &str) -> bool {
    let known = |field: &str| columns::is_known(field.trim_matches('"'));
    text.lines().take(50).any(|line| line.split([',', ';', '\t']).filter(|field| known(field)).count() >= 2)
}

/// The mark that stands most often in the first lines, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let count = |mark: char| {
        let mut quoted = false;
        let outside = |c: char| {
            quoted ^= c == '"';
            c == mark && !quoted
        };
        text.lines()
            .take(20)
            .flat_map(str::chars)
            .filter({
                let mut outside = outside;
                move |c| outside(*c)
            })
            .count()
    };
    // Of marks that stand equally often, the last is taken: commas.
    [b'\t', b';', b','].into_iter().max_by_key(|mark| count(char::from(*mark))).unwrap_or(b',')
}

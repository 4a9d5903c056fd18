//! A workbook as plain values: sheets of cells with their text, and which cells are merged.
//!
//! What it came from (xlsx, ods, csv) is forgotten here, except where that
//! changes what an empty cell means: only some formats know merged cells.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::limits::{self, Bad};
use crate::diag::Trail;

/// A file of tables.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Book {
    /// Its sheets in order, without those its author has hidden.
    pub sheets: Vec<Sheet>,
    /// Whether the format can say that cells are merged; a csv cannot.
    pub knows_merges: bool,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for a csv, which has none.
    pub name: String,
    /// Its cells that hold something, by row and column, both from 0.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Which cells are merged into one: for every column the areas that reach into it, from the top.
    pub merges: BTreeMap<u32, Vec<Area>>,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What it says: dates and times as `2024-09-04`, `14:30`, `2024-09-04 14:30`.
    pub text: String,
    /// What it holds.
    pub kind: CellKind,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Text as typed.
    Text,
    /// A number without any format that says what it counts.
    Number,
    /// A date, a time or both, told by the program rather than typed as text.
    Moment,
    /// What a formula could not compute.
    Error,
}

/// A rectangle of cells, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// The name of a cell, as `B7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellName {
    pub(super) row: u32,
    pub(super) col: u32,
}

impl Cell {
    /// A cell with text; `None` if there is nothing but space in it.
    pub(super) fn text(text: &str) -> Option<Cell> {
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n");
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
        let failed = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"].contains(&text);
        let kind = if failed { CellKind::Error } else { CellKind::Text };
        (!text.is_empty()).then(|| Cell { text: text.to_string(), kind })
    }
}

impl Area {
    pub(super) fn holds(&self, row: u32, col: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&col)
    }
}

impl Sheet {
    /// A sheet; of areas that overlap, which no program writes, any one counts.
    pub(super) fn new(name: String, cells: BTreeMap<(u32, u32), Cell>, areas: &[Area]) -> Result<Sheet, Bad> {
        let mut merges: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        let mut count = 0;
        for area in areas.iter().filter(|area| area.top <= area.bottom && area.left <= area.right) {
            count += (area.right - area.left) as usize;
            limits::check_merges(count)?;
            for col in area.left..=area.right {
                merges.entry(col).or_default().push(*area);
            }
        }
        merges.values_mut().for_each(|areas| areas.sort_by_key(|area| area.top));
        Ok(Sheet { name, cells, merges })
    }

    /// The merged area a cell is part of.
    pub(super) fn area(&self, row: u32, col: u32) -> Option<Area> {
        let areas = self.merges.get(&col)?;
        let above = areas.partition_point(|area| area.top <= row);
        areas.get(above.checked_sub(1)?).copied().filter(|area| area.holds(row, col))
    }

    /// The text of a cell itself; nothing for the hidden part of a merged one.
    pub(super) fn own(&self, row: u32, col: u32) -> Option<&Cell> {
        let hidden = || self.area(row, col).is_some_and(|area| (area.top, area.left) != (row, col));
        self.cells.get(&(row, col)).filter(|_| !hidden())
    }

    /// What stands at a place: the cell, or the one it is merged into, with that one's name.
    pub(super) fn at(&self, row: u32, col: u32) -> Option<(CellName, &Cell)> {
        let (row, col) = self.area(row, col).map_or((row, col), |area| (area.top, area.left));
        self.cells.get(&(row, col)).map(|cell| (CellName { row, col }, cell))
    }

    /// The rows that hold something, in order.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The trail to a cell: what notes carry to say where.
    pub(super) fn trail(&self, cell: CellName) -> Trail {
        Trail::default().key(&self.name).key(&cell.to_string())
    }
}

impl CellName {
    /// Reads `B7`.
    pub(super) fn parse(text: &str) -> Option<CellName> {
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, row) = text.split_at(digits);
        let mut col: u32 = 0;
        for letter in letters.bytes() {
            col = col.checked_mul(26)?.checked_add(u32::from(letter.checked_sub(b'A').filter(|n| *n < 26)?) + 1)?;
        }
        Some(CellName { row: row.parse::<u32>().ok()?.checked_sub(1)?, col: col.checked_sub(1)? })
    }
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.col) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
            rest /= 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_spreadsheets_give_them() {
        for (row, col, name) in [(6, 1, "B7"), (0, 25, "Z1"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")] {
            let cell = CellName { row, col };
            assert_eq!(cell.to_string(), name);
            assert_eq!(CellName::parse(name), Some(cell));
        }
        for no_cell in ["", "7", "B", "B0", "甲1", "ZZZZZZZZZZ1"] {
            assert_eq!(CellName::parse(no_cell), None, "{no_cell}");
        }
    }
}

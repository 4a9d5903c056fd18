//! Spreadsheets of `LibreOffice` (`OpenDocument`): read as a stream, because the reader for Excel's files knows nothing of
//! their merged cells, and a row that says it is repeated a million times must not be.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::book::{Area, Book, Cell, CellKind, Sheet};
use super::limits::{self, Bad};
use crate::diag::{TooLarge, WorkbookFlaw};

/// How often a row or a cell that holds something may be repeated.
const MOST_REPEATS: u32 = 1000;

/// Reads an ods, unpacked by `limits`.
pub(super) fn read(archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>) -> Result<Book, Bad> {
    if part(archive, "META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Bad::Encrypted);
    }
    let content = archive.by_name("content.xml").map_err(|error| limits::broken(&error))?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    let mut state = State::default();
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).map_err(|_| Bad::Broken(WorkbookFlaw::Damaged))? {
            Event::Start(tag) => state.open(&tag, false)?,
            Event::Empty(tag) => state.open(&tag, true)?,
            Event::End(tag) => state.close(tag.local_name().as_ref())?,
            Event::Text(text) => state.text(&text),
            Event::GeneralRef(name) => state.entity(&name),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    Ok(Book { sheets: state.sheets, knows_merges: true })
}

fn part(archive: &mut zip::ZipArchive<std::io::Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Where in the document the reader is.
#[derive(Default)]
struct State {
    sheets: Vec<Sheet>,
    /// Styles of tables that are hidden; the one that is being read.
    hidden: Vec<String>,
    style: String,
    sheet: Option<Sheet>,
    merges: Vec<Area>,
    is_hidden: bool,
    row: u32,
    row_repeats: u32,
    col: u32,
    cell: Option<Open>,
    /// Inside of a remark on a cell, whose paragraphs are none of its own.
    annotation: bool,
    count: usize,
}

/// A cell that is being read.
struct Open {
    value: Option<Cell>,
    text: String,
    repeats: u32,
    spans: (u32, u32),
    paragraphs: usize,
}

impl State {
    fn open(&mut self, tag: &BytesStart<'_>, empty: bool) -> Result<(), Bad> {
        match tag.local_name().as_ref() {
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "table-properties" if attribute(tag, "display").as_deref() == Some("false") => self.hidden.push(self.style.clone()),
            "table" => {
                self.is_hidden = attribute(tag, "style-name").is_some_and(|style| self.hidden.contains(&style));
                self.sheet = Some(Sheet { name: attribute(tag, "name").unwrap_or_default(), ..Sheet::default() });
                self.row = 0;
                if empty {
                    self.close("table")?;
                }
            }
            "table-row" => {
                self.row_repeats = number(tag, "number-rows-repeated");
                self.col = 0;
                if empty {
                    self.close("table-row")?;
                }
            }
            name @ ("table-cell" | "covered-table-cell") => {
                self.cell = Some(Open {
                    value: value_of(tag),
                    text: String::new(),
                    repeats: number(tag, "number-columns-repeated"),
                    spans: (number(tag, "number-rows-spanned"), number(tag, "number-columns-spanned")),
                    paragraphs: 0,
                });
                if empty {
                    self.close(name)?;
                }
            }
            "annotation" => self.annotation = !empty,
            "p" if !self.annotation => self.paragraph(),
            "line-break" => self.push("\n"),
            "s" => self.push(" "),
            "tab" => self.push("\t"),
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self) {
        if let Some(cell) = &mut self.cell {
            if cell.paragraphs > 0 {
                cell.text.push('\n');
            }
            cell.paragraphs += 1;
        }
    }

    fn text(&mut self, text: &str) {
        self.push(text);
    }

    fn entity(&mut self, name: &str) {
        let number = name.strip_prefix('#').and_then(|rest| match rest.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => rest.parse().ok(),
        });
        match (name, number.and_then(char::from_u32)) {
            (_, Some(c)) => self.push(c.encode_utf8(&mut [0; 4])),
            ("amp", _) => self.push("&"),
            ("lt", _) => self.push("<"),
            ("gt", _) => self.push(">"),
            ("quot", _) => self.push("\""),
            ("apos", _) => self.push("'"),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0 && !self.annotation) {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Bad> {
        match name {
            "annotation" => self.annotation = false,
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.keep(cell)?;
                }
            }
            "table-row" => self.row = self.row.saturating_add(self.row_repeats),
            "table" => {
                let merges = std::mem::take(&mut self.merges);
                if let Some(sheet) = self.sheet.take().filter(|_| !self.is_hidden) {
                    self.sheets.push(Sheet::new(sheet.name, sheet.cells, &merges)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn keep(&mut self, cell: Open) -> Result<(), Bad> {
        let (row, col) = (self.row, self.col);
        self.col = col.saturating_add(cell.repeats);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        if cell.spans != (1, 1) {
            let (bottom, right) = (row.saturating_add(cell.spans.0 - 1), col.saturating_add(cell.spans.1 - 1));
            self.merges.push(Area { top: row, left: col, bottom, right });
            limits::check_merges(self.merges.len())?;
        }
        let Some(value) = cell.value.or_else(|| Cell::text(&cell.text)) else { return Ok(()) };
        if cell.repeats.max(self.row_repeats) > MOST_REPEATS {
            return Err(Bad::TooLarge(TooLarge::Repeats { most: MOST_REPEATS }));
        }
        for row in row..row.saturating_add(self.row_repeats) {
            for col in col..col.saturating_add(cell.repeats) {
                sheet.cells.insert((row, col), value.clone());
                self.count += 1;
                limits::check_cells(self.count)?;
            }
        }
        Ok(())
    }
}

/// The value that a cell has beside its text: dates and times, numbers.
fn value_of(tag: &BytesStart<'_>) -> Option<Cell> {
    let cell = |text: String, kind| Some(Cell { text, kind });
    match attribute(tag, "value-type")?.as_str() {
        "date" => {
            let value = attribute(tag, "date-value")?;
            let (day, time) = value.split_once('T').unwrap_or((&value, ""));
            let time = time.get(..5).filter(|time| *time != "00:00");
            cell(time.map_or_else(|| day.to_string(), |time| format!("{day} {time}")), CellKind::Moment)
        }
        "time" => cell(time_of(&attribute(tag, "time-value")?)?, CellKind::Moment),
        "float" | "percentage" | "currency" => cell(attribute(tag, "value")?, CellKind::Number),
        _ => None,
    }
}

/// `PT14H30M00S` as `14:30`.
fn time_of(value: &str) -> Option<String> {
    let (hours, rest) = value.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    Some(format!("{}:{:02}", hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?))
}

/// How often, or over how many; never less than once.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

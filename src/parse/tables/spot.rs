//! From the trail of a value back to its cell, when there is something to say about it.

use super::book::CellName;
use super::{Book, book_of, delimited};
use crate::diag::{InTable, Spot, Trail};
use crate::source::{SitePath, Span};

/// Where a value of a workbook or a csv stands, with the text that stands there; `books` are those read before.
pub(crate) fn spot(path: &SitePath, bytes: &[u8], trail: &Trail, book: &mut Option<Option<Book>>) -> Option<InTable> {
    let steps: Vec<&str> = trail.steps().collect();
    if path.extension() == "csv" && delimited::is_text(bytes) {
        let cell = CellName::parse(steps.first()?)?;
        let text = delimited::text_of(bytes)?;
        let (line, column, shown) = delimited::spot(&text, cell)?;
        let cells = book.get_or_insert_with(|| book_of(path, bytes).ok()).as_ref()?;
        let own = cells.sheets.first()?.cells.get(&(cell.row, cell.col)).map_or("", |cell| cell.text.as_str());
        let before: usize = shown.chars().take(column - 1).map(char::len_utf8).sum();
        let part = part(own, steps.get(1));
        // Quotation marks stand before the text, and doubled ones inside of it have no place of their own.
        let at = shown[before..].find(&own[part.range()]).filter(|_| !own.is_empty());
        let span = at.map_or(Span::new(before, before), |at| Span::new(before + at, before + at + part.range().len()));
        let column = shown[..span.start as usize].chars().count() + 1;
        return Some(InTable { spot: Spot::Line { line, column }, text: shown.to_string(), span, order: (0, cell.row, cell.col) });
    }
    let (sheet, rest) = steps.split_first()?;
    let book = book.get_or_insert_with(|| book_of(path, bytes).ok()).as_ref()?;
    let (n, found) = book.sheets.iter().enumerate().find(|(_, one)| one.name == *sheet)?;
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    let Some(cell) = rest.first().and_then(|name| CellName::parse(name)) else {
        let text = (*sheet).to_string();
        let span = Span::new(0, text.len());
        return Some(InTable { spot: Spot::Sheet { sheet: text.clone() }, text, span, order: (n, 0, 0) });
    };
    let text = found.at(cell.row, cell.col).map_or("", |(_, cell)| cell.text.as_str());
    let span = part(text, rest.get(1));
    let spot = Spot::Cell { sheet: (*sheet).to_string(), cell: cell.to_string(), row: cell.row as usize + 1 };
    Some(InTable { spot, text: text.replace('\n', " "), span, order: (n, cell.row, cell.col) })
}

/// `9-15` as the bytes of a text, or all of it.
fn part(text: &str, step: Option<&&str>) -> Span {
    let bytes = || {
        let (start, end) = step?.split_once('-')?;
        let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
        text.get(start..end).map(|_| Span::new(start, end))
    };
    bytes().unwrap_or(Span::new(0, text.len()))
}

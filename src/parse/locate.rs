//! From trails to bytes: where the things that notes speak of stand in their files.

use std::collections::BTreeMap;

use super::front_matter::{self, Split, comma_before_key};
use super::tables::{self, Book};
use super::toml_data::toml_position;
use super::{Place, place_of};
use crate::diag::{At, Diagnostic, InTable, Located, Problem, Spot, Trail, YamlSlip};
use crate::source::{FileId, SitePath, Sources, Span};

/// Looks up every place, and puts the notes in order: file, position, code.
#[must_use]
pub fn locate(notes: Vec<Diagnostic>, sources: &Sources) -> Vec<Located> {
    let mut tables = Tables::default();
    let mut located: Vec<Located> = notes.into_iter().map(|note| locate_one(note, sources, &mut tables)).collect();
    located.sort_by(|a, b| key(a).cmp(&key(b)));
    located.dedup();
    located
}

/// The spreadsheets that were looked into, so that each is read once: bytes, and what they hold.
pub(crate) type Tables = BTreeMap<FileId, (Vec<u8>, Option<Option<Book>>)>;

fn locate_one(diagnostic: Diagnostic, sources: &Sources, read: &mut Tables) -> Located {
    let table = diagnostic.place.as_ref().and_then(|place| match &place.at {
        At::Value(trail) | At::Key(trail) => in_table(place.file, trail, sources, read),
        At::File | At::Text(_) => None,
    });
    let place = diagnostic.place.as_ref().map(|place| {
        let path = &sources.get(place.file).path;
        let text = || sources.text_to_show(place.file);
        let span = match &place.at {
            At::File => Span::new(0, 0),
            At::Text(span) => *span,
            At::Value(trail) => at_mark(&diagnostic.problem, &text(), |text| position(path, text, trail, false)),
            At::Key(trail) => at_mark(&diagnostic.problem, &text(), |text| position(path, text, trail, true)),
        };
        (path.clone(), span)
    });
    Located { place, table, diagnostic, fix: None }
}

/// Where in a spreadsheet a value stands; nothing for what is none.
pub(crate) fn in_table(file: FileId, trail: &Trail, sources: &Sources, read: &mut Tables) -> Option<InTable> {
    let path = &sources.get(file).path;
    let Place::Workbook(_) = place_of(path) else { return None };
    let (bytes, book) = read.entry(file).or_insert_with(|| (sources.bytes(file).unwrap_or_default(), None));
    tables::spot(path, bytes, trail, book)
}

/// The line, from 1, on which an author finds a value; of a workbook the row.
#[must_use]
pub fn line_of(file: FileId, trail: &Trail, sources: &Sources) -> usize {
    match in_table(file, trail, sources, &mut Tables::default()).map(|table| table.spot) {
        Some(Spot::Cell { row, .. }) => row,
        Some(Spot::Line { line, .. }) => line,
        Some(Spot::Sheet { .. }) => 1,
        None => {
            lines_of(&At::Value(trail.clone()), &sources.get(file).path, &sources.text_to_show(file)).first().map_or(1, |line| line + 1)
        }
    }
}

/// The place of a value, or in it that of the mark which a problem is about.
fn at_mark(problem: &Problem, text: &str, place: impl Fn(&str) -> Span) -> Span {
    let span = place(text);
    let value = text.get(span.range()).unwrap_or_default();
    let mark = match problem {
        Problem::FullWidthColon { key } if value.starts_with(key.as_str()) => value.find('：'),
        Problem::YamlSyntax { slip: YamlSlip::FullWidthComma } => comma_before_key(value, |_| true),
        _ => None,
    };
    let wide = |at: usize| Span::new(at, at + '：'.len_utf8());
    mark.map_or(span, |at| wide(at).shifted(span.start))
}

/// The lines, from 0, on which what a note speaks of begins: the place itself, and for a value its key.
pub(crate) fn lines_of(at: &At, path: &SitePath, text: &str) -> Vec<usize> {
    let line = |span: Span| text.bytes().take(span.start as usize).filter(|byte| *byte == b'\n').count();
    match at {
        At::File => Vec::new(),
        At::Text(span) => vec![line(*span)],
        At::Key(trail) => vec![line(position(path, text, trail, true))],
        At::Value(trail) => [false, true].map(|of_key| line(position(path, text, trail, of_key))).to_vec(),
    }
}

/// The bytes of the key at a trail.
pub(super) fn key_position(path: &SitePath, text: &str, trail: &Trail) -> Span {
    position(path, text, trail, true)
}

/// The bytes of a value; the head of its file where the value cannot be found any more.
fn position(path: &SitePath, text: &str, trail: &Trail, of_key: bool) -> Span {
    let found = match path.extension().as_str() {
        "toml" => toml_position(text, trail, of_key),
        "yaml" | "yml" => front_matter::position(text, trail, of_key),
        _ => match front_matter::split(text) {
            Split::Found { yaml, .. } => front_matter::position(&text[yaml.range()], trail, of_key).map(|span| span.shifted(yaml.start)),
            Split::Missing | Split::Unclosed => None,
        },
    };
    let head = text.find('\n').unwrap_or(text.len());
    match found {
        // The whole of a file's data: its first line says enough.
        Some(_) if trail.steps().next().is_none() => Span::new(0, head),
        Some(span) => span,
        None => Span::new(0, head),
    }
}

/// File, and place in it: bytes, or sheet, row, column and bytes.
type Order<'a> = Option<(&'a str, u32, (u32, u32, u32), u32)>;

fn key(located: &Located) -> (Order<'_>, &'static str, String) {
    let (cell, part) = located.table.as_ref().map_or(((0, 0, 0), 0), |table| (table.order, table.span.start));
    let place = located.place.as_ref().map(|(path, span)| (path.as_str(), span.start, cell, part));
    (place, located.diagnostic.code(), format!("{:?}", located.diagnostic.problem))
}

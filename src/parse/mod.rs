//! Files into documents as written.
//!
//! In: the text of one file. Out: a [`Document`] with notes. Never fails, never
//! looks at another file; an unknown key is a note, not a silence. YAML is
//! known only to `front_matter`, TOML to `toml_data`, Markdown to `markdown`,
//! spreadsheets to `tables`. Only [`agendas`] sees more than one file: what the
//! columns of a spreadsheet mean may be said by its event.

mod append;
mod chinese_keys;
mod compose;
mod fields;
mod front_matter;
mod levels;
mod locate;
pub mod markdown;
mod misspelt;
mod near_lists;
mod people;
mod place;
mod proof;
pub mod raw;
mod raw_addresses;
mod raw_pictures;
mod raw_places;
mod releases;
mod shapes;
mod switches;
mod tables;
mod toml_data;
mod translation;
mod withholding;

pub use append::{Spacing, with_entry, with_entry_in_front_matter};
pub use compose::{Line, compose, composed, list_in_brackets};
pub(crate) use fields::{Fields, Notes, url_of, wrong_key};
pub use fields::{Said, Text, nearest, nearest_path};
pub use front_matter::{comma_before_key, full_width_key, full_width_list, heads, outdent};
pub use levels::Levels;
pub(crate) use levels::{levels, only_levels};
use locate::key_position;
pub(crate) use locate::{Tables, in_table, lines_of};
pub use locate::{line_of, locate};
pub use misspelt::misspelt_place;
pub use people::{Named, people};
pub use place::{CONTENT, Place, event_folder, place_of, stray_spreadsheet};
pub use proof::{House, Proof, Prose, proofread, proofread_cell, prose, prose_of_cell};
pub use releases::{RELEASES, releases_text};
pub(crate) use switches::Switches;
pub use tables::{Book, Shown, agendas, session_kind_of_title, shown};
pub use toml_data::read_toml;
pub use translation::{Translation, translation_of, unknown_language};

use std::ops::Range;

use front_matter::Split;
use markdown::{FindingKind, NearLink};
use raw::{Body, Document, Raw};

use crate::diag::{At, Diagnostic, Expected, HeadSlip, Noted, Problem, Shape, Subject, Trail};
use crate::memo::Digest;
use crate::source::{FileId, SitePath, Span};
use crate::text::garbled::garbled;
use crate::text::private::{Private, private};
use crate::tree::Tree;

/// The key of who wrote, edited and approved a report.
const SIGN_OFF: &str = "sign_off";

/// Whether a file is one that [`parse`] understands.
#[must_use]
pub fn is_document(path: &SitePath) -> bool {
    !matches!(place_of(path), Place::Asset | Place::Elsewhere)
}

/// Reads one file of `content/` from its text; `None` for files that are no documents.
#[must_use]
pub fn parse(file: FileId, path: &SitePath, text: &str) -> Noted<Option<Document>> {
    let mut notes = Notes::new(file);
    if is_document(path) {
        Switches::of(path, text).iter().for_each(|switches| switches.note_unknown(&mut notes));
        note_unfit(text, &mut notes);
    }
    if let Some(near) = misspelt_place(path) {
        notes.list.push(Diagnostic::new(file, At::File, Problem::MisspeltFile { near, data: false }));
    }
    let value = match place_of(path) {
        Place::Asset | Place::Elsewhere | Place::Workbook(_) => None,
        place @ (Place::Agenda(_) | Place::Releases(_) | Place::Speakers | Place::Organisations | Place::Venues) => {
            data_file(file, &place, text, &mut notes)
        }
        Place::Translation => translation(file, path, text, &mut notes),
        place => markdown_file(file, place, text, &mut notes),
    };
    for note in &mut notes.list {
        note_comment(note, path, text);
        note_roles_in_line(note, path, text);
    }
    Noted { value, notes: notes.list }
}

/// `title: #1` says nothing: what begins with `#` is a remark.
fn note_comment(note: &mut Diagnostic, path: &SitePath, text: &str) {
    let (Problem::MissingKey { empty: true, comment, .. }, Some(place)) = (&mut note.problem, &note.place) else { return };
    let At::Key(trail) = &place.at else { return };
    let behind = &text[key_position(path, text, trail).range().end..];
    let value = behind.split('\n').next().unwrap_or_default().trim_start_matches([' ', ':']);
    *comment = value.starts_with('#');
}

/// `sign_off: 记者：甲 编辑：乙`: there is no room for a key behind another, however its colon is written.
fn note_roles_in_line(note: &mut Diagnostic, path: &SitePath, text: &str) {
    let (Problem::FullWidthColon { .. }, Some(place)) = (&note.problem, &note.place) else { return };
    let At::Value(trail) = &place.at else { return };
    if !trail.steps().eq([SIGN_OFF]) {
        return;
    }
    let behind = &text[key_position(path, text, trail).range().end..];
    if behind.split('\n').next().is_some_and(|rest| !rest.trim_start_matches([' ', ':']).trim().is_empty()) {
        let subject = Subject::Key { key: SIGN_OFF.to_string() };
        note.problem = Problem::WrongType { subject, expected: Expected::Roles, found: Shape::Text };
    }
}

/// What should not be published, wherever in a file it stands.
fn note_unfit(text: &str, notes: &mut Notes) {
    for (range, problem) in unfit(text, false) {
        notes.list.push(Diagnostic::new(notes.file, At::Text(Span::new(range.start, range.end)), problem));
    }
}

/// What should not be published of a text, which may be that of a cell in a table.
fn unfit(text: &str, table: bool) -> impl Iterator<Item = (Range<usize>, Problem)> {
    let numbers = private(text).into_iter().map(move |(range, kind)| match kind {
        Private::IdentityCard => (range, Problem::IdNumber { table }),
        Private::MobilePhone => (range, Problem::MobileNumber { table }),
    });
    let signs = garbled(text).into_iter().map(|range| {
        let written = text[range.clone()].to_string();
        (range, Problem::GarbledText { written })
    });
    numbers.chain(signs)
}

/// Reads one file of `content/` that may be no text: a spreadsheet.
#[must_use]
pub fn parse_workbook(file: FileId, path: &SitePath, bytes: &[u8]) -> Noted<Option<Document>> {
    let Place::Workbook(folder) = place_of(path) else { return Noted::quiet(None) };
    let mut notes = Notes::new(file);
    let book = tables::read(file, path, bytes, &mut notes);
    let value = book.map(|book| Document { file, raw: Raw::Workbook(folder, book), body: None });
    Noted { value, notes: notes.list }
}

/// Where the YAML of a file stands, whether it can be read or not.
#[must_use]
pub fn yaml_of(path: &SitePath, text: &str) -> Option<Span> {
    match path.extension().as_str() {
        "yaml" | "yml" => Some(Span::new(0, text.len())),
        "md" => match front_matter::split(text) {
            Split::Found { yaml, .. } => Some(yaml),
            Split::Missing | Split::Unclosed => None,
        },
        _ => None,
    }
}

/// The note for a file whose bytes are no UTF-8.
#[must_use]
pub fn not_text(file: FileId, bytes: &[u8], at: usize) -> Diagnostic {
    let problem = Problem::NotUtf8 { looks_like: guess_encoding(bytes) };
    Diagnostic::new(file, At::Text(Span::new(at, at + 1)), problem)
}

fn data_file(file: FileId, place: &Place, text: &str, notes: &mut Notes) -> Option<Document> {
    let tree = data(text, 0, notes)?;
    // A remark alone says that it is empty on purpose.
    if text.trim().is_empty() && matches!(place, Place::Agenda(_)) {
        notes.list.push(Diagnostic::new(file, At::File, Problem::WorkbookEmpty { yaml: true }));
    }
    let raw = match place {
        Place::Agenda(event) => Raw::Agenda(event.clone(), shapes::agenda(&tree, &Trail::default(), notes)),
        Place::Releases(event) => Raw::Releases(event.clone(), Box::new(releases::releases(&tree, notes))),
        Place::Speakers => Raw::Speakers(shapes::speakers(&tree, notes)),
        Place::Organisations => Raw::Organisations(shapes::organisations(&tree, notes)),
        Place::Venues => Raw::Venues(shapes::venues(&tree, notes)),
        _ => return None,
    };
    Some(Document { file, raw, body: None })
}

/// What YAML says that begins at a place of its file, if that is sure.
fn data(yaml: &str, start: u32, notes: &mut Notes) -> Option<Tree> {
    let (tree, mistakes) = front_matter::read_all(yaml);
    let told = mistakes.into_iter().map(|(span, problem)| Diagnostic::new(notes.file, At::Text(span.shifted(start)), problem));
    notes.list.extend(told);
    for (span, rest) in cut_off(yaml) {
        notes.list.push(Diagnostic::new(notes.file, At::Text(span.shifted(start)), Problem::TextCutOff { rest }));
    }
    tree
}

/// What follows a text to read behind ` #`, where it is none of the remarks that people set off with a space.
fn cut_off(yaml: &str) -> Vec<(Span, String)> {
    let is_cut = |behind: &str| behind.starts_with(|c: char| !c.is_whitespace() && c != '#') && !behind.starts_with("checks:");
    if !yaml.match_indices(" #").any(|(at, mark)| is_cut(&yaml[at + mark.len()..])) {
        return Vec::new();
    }
    let cut = |text: Span| {
        let behind = yaml[text.range().end..].split('\n').next()?.trim_end();
        let rest = behind.trim_start_matches(' ');
        let start = text.range().end + behind.len() - rest.len();
        let found = behind.starts_with(' ') && rest.strip_prefix('#').is_some_and(is_cut);
        found.then(|| (Span::new(start, start + rest.len()), rest.to_string()))
    };
    front_matter::texts(yaml, proof::TEXTS).into_iter().filter_map(cut).collect()
}

fn markdown_file(file: FileId, place: Place, text: &str, notes: &mut Notes) -> Option<Document> {
    let (yaml, body) = match front_matter::split(text) {
        Split::Found { yaml, body } => (yaml, body),
        Split::Unclosed => {
            notes.list.push(Diagnostic::new(file, At::Text(Span::new(0, 3)), Problem::FrontMatterUnclosed));
            return None;
        }
        Split::Missing => {
            let (cause, span) = front_matter::why_missing(text);
            if place == Place::Home && cause == HeadSlip::None {
                (Span::new(0, 0), Span::new(0, text.len()))
            } else {
                let key = if matches!(place, Place::Speaker | Place::Series) { "name" } else { "title" };
                notes.list.push(Diagnostic::new(file, At::Text(span), Problem::FrontMatterMissing { key: key.to_string(), cause }));
                return None;
            }
        }
    };
    let tree = data(&text[yaml.range()], yaml.start, notes);
    // The text is looked at even where the data is broken, so that one run tells everything.
    let body = body_of(text, body, notes);
    Some(Document { file, raw: raw_of(place, &tree?, notes)?, body })
}

/// Reads a translation as what its original is.
fn translation(file: FileId, path: &SitePath, text: &str, notes: &mut Notes) -> Option<Document> {
    let place = place_of(&translation_of(path)?.original);
    let document = markdown_file(file, place, text, notes);
    // When it was is the original's to say.
    let is_said = |note: &Diagnostic| matches!(&note.problem, Problem::MissingKey { key, .. } if matches!(key.as_str(), "date" | "start"));
    notes.list.retain(|note| !is_said(note));
    document.map(|document| Document { raw: Raw::Translation(Box::new(document.raw)), ..document })
}

fn raw_of(place: Place, tree: &Tree, notes: &mut Notes) -> Option<Raw> {
    Some(match place {
        Place::Home => Raw::Home(shapes::home(tree, notes)),
        Place::Event(folder) => Raw::Event(folder, Box::new(shapes::event(tree, notes))),
        Place::Session(folder) => {
            Raw::Session(folder, Box::new(shapes::session(tree, Trail::default(), notes, shapes::SessionPlace::File)))
        }
        Place::Report(folder) => Raw::Report(folder, Box::new(shapes::report(tree, notes))),
        Place::Case(folder) => Raw::Case(folder, Box::new(shapes::case(tree, notes))),
        Place::Speaker => Raw::Speaker(Box::new(shapes::speaker(tree, Trail::default(), notes))),
        Place::Series => Raw::Series(Box::new(shapes::series(tree, notes))),
        Place::Page => Raw::Page(shapes::page(tree, notes)),
        Place::Agenda(_)
        | Place::Workbook(_)
        | Place::Releases(_)
        | Place::Speakers
        | Place::Organisations
        | Place::Venues
        | Place::Translation
        | Place::Asset
        | Place::Elsewhere => return None,
    })
}

fn body_of(text: &str, span: Span, notes: &mut Notes) -> Option<Body> {
    let markdown = &text[span.range()];
    if markdown.trim().is_empty() {
        return None;
    }
    let (mut outline, findings) = markdown::outline(markdown);
    for heading in &mut outline.headings {
        heading.span = heading.span.shifted(span.start);
    }
    for link in &mut outline.links {
        link.span = link.span.shifted(span.start);
    }
    for finding in findings {
        let at = At::Text(finding.span.shifted(span.start));
        notes.list.push(Diagnostic::new(notes.file, at, problem_of(finding.kind)));
    }
    Some(Body { span, digest: Digest::of_bytes(markdown.as_bytes()), outline: outline.into() })
}

fn problem_of(kind: FindingKind) -> Problem {
    match kind {
        FindingKind::LiteralEmphasis { wide } => Problem::LiteralEmphasis { wide },
        FindingKind::DuplicateId(id) => Problem::DuplicateAnchor { id },
        FindingKind::UnsafeScheme(scheme) => Problem::UnsafeLink { scheme },
        FindingKind::MissingAlt => Problem::MissingAlt,
        FindingKind::UndefinedFootnote(label) => Problem::UndefinedFootnote { label, colon: false },
        FindingKind::FootnoteColon(label) => Problem::UndefinedFootnote { label, colon: true },
        FindingKind::UnusedFootnote(label) => Problem::UnusedFootnote { label },
        FindingKind::NearLink(NearLink { slip, picture, target, meant }) => Problem::LiteralLink { slip, picture, target, meant },
    }
}

/// What a file that is not UTF-8 may be: by its mark, or because all of it is well-formed GBK with Chinese in it.
pub(crate) fn guess_encoding(bytes: &[u8]) -> Option<String> {
    // Without its mark, UTF-16 shows by the zeros beside spaces and digits, all on the same side.
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (left, right) = (zeros(0), zeros(1));
    let is_sided = left.max(right) >= 4 && left.min(right) * 8 <= left.max(right);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_sided {
        return Some("UTF-16".to_string());
    }
    let mut rest = bytes;
    let mut pairs = 0;
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (0..=0x80, _) => tail,
            (0x81..=0xfe, [0x40..=0x7e | 0x80..=0xfe, tail @ ..]) => {
                pairs += 1;
                tail
            }
            _ => return None,
        };
    }
    (pairs > 0).then(|| "GBK".to_string())
}

//! Proofreading: what is certainly wrong with the words of one file, and what belongs there.
//!
//! In: the text of one file, and the house's own rules. Out: what was found, with the changes that put it right, where they
//! are certain. Looks at the Markdown text and at the values that are printed as they are; names and whatever others may
//! refer to are left alone. A change keeps everything but the words: the structure of the text, the data, every part of an
//! address.

mod marks;
mod words;

use super::front_matter::{self, Split};
use super::{Place, SIGN_OFF, markdown, place_of};
use crate::diag::{Fix, HeadSlip, Problem};
use crate::language::{Lang, Words};
use crate::slug::slug_of;
use crate::source::{SitePath, Span};
use crate::text::house::HouseWords;
use crate::text::marks::{Glyph, Swap};
use crate::tree::Tree;

/// The keys whose values are words to print, and nothing else.
pub(super) const TEXTS: &[&str] =
    &["title", "subtitle", "summary", "abstract", "dateline", "audience", "caption", "alt", "text", "note", "label", "metric"];

/// The key of what somebody did.
const ROLE: &str = "role";

/// Something to correct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What is wrong: of marks, the first on a line.
    pub span: Span,
    /// What is wrong with it.
    pub problem: Problem,
    /// What puts it right, and the other marks on the line.
    pub fix: Option<Fix>,
}

/// What a house says of all its texts.
#[derive(Debug, Clone, Copy)]
pub struct House<'a> {
    /// Their language, where they do not say it themselves.
    pub language: &'a Lang,
    /// Its rules for words.
    pub words: &'a HouseWords,
}

/// What of a file is read by people, stretch by stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// In which script.
    pub script: Words,
    /// Values of the data; places are those of the file.
    pub values: Vec<Vec<Glyph>>,
    /// The blocks of the text, likewise.
    pub text: Vec<Vec<Glyph>>,
}

impl Prose {
    /// All stretches.
    pub fn blocks(&self) -> impl Iterator<Item = &Vec<Glyph>> {
        self.values.iter().chain(&self.text)
    }
}

/// Reads a file of `content/` for what is wrong with its words; of marks of the wrong width, at most one finding for each line.
#[must_use]
pub fn proofread(path: &SitePath, text: &str, house: House<'_>) -> Vec<Proof> {
    let Some(file) = File::of(path, text, house.language) else { return Vec::new() };
    let values = file.values();
    let blocks = file.body.map_or_else(Vec::new, |body| markdown::prose(&text[body.range()]));
    let mut proofs = Vec::new();
    if file.script != Words::En {
        let mut swaps: Vec<Swap> = Vec::new();
        if let Some((yaml, tree)) = &file.data {
            swaps.extend(marks::of_data(&text[yaml.range()], tree, *yaml));
        }
        swaps.extend(file.body.iter().flat_map(|body| marks::of_markdown(&text[body.range()], &blocks, *body)));
        swaps.retain(|swap| !house.words.allows(text, &swap.range));
        swaps.sort_by_key(|swap| swap.range.start);
        proofs = marks::by_line(text, &swaps);
        let roles = file.roles();
        values.iter().chain(&roles).for_each(|value| proofs.extend(words::slips_in(std::slice::from_ref(value), Span::default())));
        if let Some(body) = file.body {
            proofs.extend(words::slips_in(&blocks, body));
            proofs.extend(words::numbering(&text[body.range()], body));
            proofs.extend(words::markers(&text[body.range()], body));
        }
    }
    let blocks = file.body.map_or_else(Vec::new, |body| moved(blocks, body));
    if file.script != Words::En {
        proofs.extend(words::converted(path, text, file.script, values.iter().chain(&blocks)));
    }
    proofs.extend(words::against(house.words, path, text, values.iter().chain(&blocks)));
    proofs.retain(|proof| !house.words.allows(text, &proof.span.range()));
    if let Some(body) = file.body.filter(|_| !proofs.is_empty()) {
        // What is wrong there is told as what is wrong with the link.
        let links: Vec<Span> = markdown::broken_links(&text[body.range()]).into_iter().map(|span| span.shifted(body.start)).collect();
        proofs.retain(|proof| !links.iter().any(|link| link.range().contains(&proof.span.range().start)));
    }
    proofs
}

/// Reads a cell of a spreadsheet likewise; nothing is put right in it, for others own the file.
#[must_use]
pub fn proofread_cell(path: &SitePath, text: &str, house: House<'_>) -> Vec<Proof> {
    let blocks = [glyphs(text)];
    let mut proofs = Vec::new();
    if house.language.script() != Words::En {
        let mut swaps = marks::of_text(text);
        swaps.retain(|swap| !house.words.allows(text, &swap.range));
        proofs = marks::by_line(text, &swaps);
        proofs.extend(words::slips_in(&blocks, Span::default()));
        proofs.extend(words::converted(path, text, house.language.script(), blocks.iter()));
    }
    proofs.extend(words::against(house.words, path, text, blocks.iter()));
    proofs.retain(|proof| !house.words.allows(text, &proof.span.range()));
    proofs.iter_mut().for_each(|proof| proof.fix = None);
    proofs
}

/// A cell of a spreadsheet as something that is read by people.
#[must_use]
pub fn prose_of_cell(text: &str, site: &Lang) -> Prose {
    Prose { script: site.script(), values: vec![glyphs(text)], text: Vec::new() }
}

/// What of a file of `content/` is read by people; `None` if nothing is.
#[must_use]
pub fn prose(path: &SitePath, text: &str, site: &Lang) -> Option<Prose> {
    let file = File::of(path, text, site)?;
    let blocks = file.body.map_or_else(Vec::new, |body| moved(markdown::prose(&text[body.range()]), body));
    Some(Prose { script: file.script, values: file.values(), text: blocks })
}

/// A file taken apart.
struct File<'t> {
    text: &'t str,
    /// Its data, if they can be read.
    data: Option<(Span, Tree)>,
    body: Option<Span>,
    script: Words,
}

impl<'t> File<'t> {
    fn of(path: &SitePath, text: &'t str, site: &Lang) -> Option<File<'t>> {
        let (yaml, body) = parts(path, text)?;
        let data = yaml.and_then(|yaml| Some((yaml, front_matter::read(text.get(yaml.range())?).ok()?)));
        let language = data.as_ref().and_then(|(_, tree)| Lang::parse(&front_matter_text(tree, "lang")?));
        Some(File { text, data, body, script: language.as_ref().unwrap_or(site).script() })
    }

    /// The values of its data that are printed as they are.
    fn values(&self) -> Vec<Vec<Glyph>> {
        self.stretches(texts_of)
    }

    /// What those did who signed off, in the words of the author: as keys and as values.
    fn roles(&self) -> Vec<Vec<Glyph>> {
        self.stretches(|yaml| {
            let keys = if yaml.contains(SIGN_OFF) { front_matter::keys_below(yaml, SIGN_OFF) } else { Vec::new() };
            let values = if yaml.contains(ROLE) { front_matter::texts(yaml, &[ROLE]) } else { Vec::new() };
            keys.into_iter().chain(values).collect()
        })
    }

    /// Some stretches of the data.
    fn stretches(&self, of: impl Fn(&str) -> Vec<Span>) -> Vec<Vec<Glyph>> {
        let Some((yaml, _)) = &self.data else { return Vec::new() };
        let source = &self.text[yaml.range()];
        let plain = of(source).into_iter().filter(|span| is_plain(&source[span.range()]));
        plain.flat_map(|span| moved(vec![unquoted(glyphs(&source[span.range()]))], span.shifted(yaml.start))).collect()
    }
}

fn texts_of(yaml: &str) -> Vec<Span> {
    front_matter::texts(yaml, TEXTS)
}

/// Whether a value of the data is words and nothing else: in Markdown, and where characters are written by their names, there are too many ways to be wrong.
fn is_plain(source: &str) -> bool {
    !source.contains(['`', '<', '\\']) && !source.contains("](")
}

fn moved(mut blocks: Vec<Vec<Glyph>>, part: Span) -> Vec<Vec<Glyph>> {
    let by = part.range().start;
    blocks.iter_mut().flatten().for_each(|glyph| glyph.at = glyph.at.map(|at| at + by));
    blocks
}

/// The data of a file, and its Markdown text.
fn parts(path: &SitePath, text: &str) -> Option<(Option<Span>, Option<Span>)> {
    match place_of(path) {
        // What the program wrote is corrected where it came from.
        Place::Releases(_) | Place::Workbook(_) | Place::Asset | Place::Elsewhere => None,
        Place::Agenda(_) | Place::Speakers | Place::Organisations | Place::Venues => Some((Some(Span::new(0, text.len())), None)),
        Place::Home
        | Place::Event(_)
        | Place::Session(_)
        | Place::Report(_)
        | Place::Case(_)
        | Place::Speaker
        | Place::Series
        | Place::Page
        | Place::Translation => match front_matter::split(text) {
            Split::Found { yaml, body } => Some((Some(yaml), Some(body))),
            // Where front matter is not recognised, it would be taken for words.
            Split::Missing => {
                let is_text = place_of(path) == Place::Home && front_matter::why_missing(text).0 == HeadSlip::None;
                is_text.then(|| (None, Some(Span::new(0, text.len()))))
            }
            Split::Unclosed => None,
        },
    }
}

/// Whether two readings of a file's data differ only in texts that may stand for each other, and in no title that an address
/// is made of.
fn same_data(old: &Tree, new: &Tree, alike: &dyn Fn(&str, &str) -> bool) -> bool {
    same_value(old, new, "", alike)
}

fn same_value(old: &Tree, new: &Tree, key: &str, alike: &dyn Fn(&str, &str) -> bool) -> bool {
    match (old, new) {
        (Tree::Text(old), Tree::Text(new)) => old == new || (alike(old, new) && (key != "title" || slug_of(old) == slug_of(new))),
        (Tree::List(old), Tree::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same_value(old, new, key, alike))
        }
        (Tree::Map(old), Tree::Map(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|((a, old), (b, new))| a == b && same_value(old, new, a, alike))
        }
        (old, new) => old == new,
    }
}

fn front_matter_text(tree: &Tree, key: &str) -> Option<String> {
    match tree.get(key)? {
        Tree::Text(text) => Some(text.trim().to_string()),
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}

/// The characters of a scalar, its indentation left out.
/// A value without the quotation marks that are YAML's own.
fn unquoted(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let last = glyphs.iter().rposition(|glyph| glyph.at.is_some()).unwrap_or(0);
    let is_quoted = |quote: char| matches!(quote, '"' | '\'') && last > 0 && glyphs[last].c == quote;
    if glyphs.first().is_some_and(|first| is_quoted(first.c)) {
        glyphs[last] = Glyph { c: '\n', at: None };
        glyphs[0] = Glyph { c: '\n', at: None };
    }
    glyphs
}

fn glyphs(source: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let indent = if at == 0 { 0 } else { line.len() - line.trim_start_matches([' ', '\t']).len() };
        let words = &line[indent..line.trim_end_matches(['\n', '\r']).len().max(indent)];
        glyphs.extend(words.char_indices().map(|(n, c)| Glyph { c, at: Some(at + indent + n) }));
        glyphs.push(Glyph { c: '\n', at: None });
        at += line.len();
    }
    glyphs
}

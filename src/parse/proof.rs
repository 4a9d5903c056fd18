//! Proofreading: what is certainly wrong with the words of one file, and what belongs there.
//!
//! In: the text of one file. Out: what was found, with the changes that put it right, where they are certain: those of
//! marks. Looks at the Markdown text and at the values that are printed as they are; names and whatever others may refer
//! to are left alone. A change keeps everything but the marks: the structure of the text, the data, every part of an address.

use super::front_matter::{self, Split};
use super::markdown::Marker;
use super::{Place, markdown, place_of};
use crate::diag::{Edit, Fix, Problem, apply};
use crate::language::{Lang, Words};
use crate::slug::slug_of;
use crate::source::{SitePath, Span};
use crate::text::marks::{Fault, Glyph, Swap, same_words, swaps};
use crate::text::numbering::{OutOfOrder, out_of_order};
use crate::text::slips::{Found, Slip, slips};
use crate::tree::Tree;

/// The keys whose values are words to print, and nothing else.
const TEXTS: &[&str] =
    &["title", "subtitle", "summary", "abstract", "dateline", "audience", "caption", "alt", "text", "note", "label", "metric"];

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

/// Reads a file of `content/` for what is wrong with its words; of marks of the wrong width, at most one finding for each line.
#[must_use]
pub fn proofread(path: &SitePath, text: &str, site: &Lang) -> Vec<Proof> {
    let Some((yaml, body)) = parts(path, text) else { return Vec::new() };
    let data = yaml.and_then(|yaml| Some((yaml, front_matter::read(text.get(yaml.range())?).ok()?)));
    let language = data.as_ref().and_then(|(_, tree)| Lang::parse(&front_matter_text(tree, "lang")?));
    if language.as_ref().unwrap_or(site).script() == Words::En {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut others = Vec::new();
    if let Some((yaml, tree)) = data {
        let source = &text[yaml.range()];
        if may_be_wrong(source) {
            found.extend(in_data(source, &tree).into_iter().map(|swap| moved(swap, yaml)));
        }
        others.extend(slips_in_data(source).into_iter().map(|proof| proof.moved(yaml)));
    }
    if let Some(body) = body {
        let source = &text[body.range()];
        let blocks = markdown::prose(source);
        if may_be_wrong(source) {
            found.extend(in_markdown(source, &blocks).into_iter().map(|swap| moved(swap, body)));
        }
        let proofs = slips(&blocks).into_iter().map(Proof::of_slip).chain(numbering(source)).chain(marks(source));
        others.extend(proofs.map(|proof| proof.moved(body)));
    }
    found.sort_by_key(|swap| swap.range.start);
    let mut proofs = by_line(text, &found);
    proofs.extend(others);
    proofs
}

impl Proof {
    fn of_slip(found: Found) -> Proof {
        let problem = match found.slip {
            Slip::Unpaired { mark, partner, opens } => {
                Problem::UnpairedMark { mark: mark.to_string(), partner: partner.to_string(), opens, swapped: false }
            }
            Slip::Swapped { mark, meant } => {
                Problem::UnpairedMark { mark: mark.to_string(), partner: meant.to_string(), opens: false, swapped: true }
            }
            Slip::RepeatedMark(written) => Problem::RepeatedMark { written },
            Slip::RepeatedCharacter(c) => Problem::RepeatedCharacter { written: format!("{c}{c}") },
            Slip::WrongWord { written, meant } => Problem::WrongWord { written: written.to_string(), meant: meant.to_string() },
        };
        Proof { span: Span::new(found.range.start, found.range.end), problem, fix: None }
    }

    fn moved(mut self, part: Span) -> Proof {
        self.fix.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| edit.span = edit.span.shifted(part.start));
        Proof { span: self.span.shifted(part.start), ..self }
    }
}

fn slips_in_data(yaml: &str) -> Vec<Proof> {
    let values = front_matter::texts(yaml, TEXTS).into_iter().filter(|span| is_plain(&yaml[span.range()]));
    let found = |span: Span| slips(&[glyphs(&yaml[span.range()])]).into_iter().map(move |found| Proof::of_slip(found).moved(span));
    values.flat_map(found).collect()
}

/// Whether a value of the data is words and nothing else: in Markdown, and where characters are written by their names, there are too many ways to be wrong.
fn is_plain(source: &str) -> bool {
    !source.contains(['`', '<', '\\']) && !source.contains("](")
}

/// The marks of headings and lists that make none.
fn marks(body: &str) -> impl Iterator<Item = Proof> {
    markdown::markers(body).into_iter().map(|Marker { slip, span, written, lines, edits }| Proof {
        span,
        problem: Problem::LiteralMarker { slip, written, lines },
        fix: (!edits.is_empty()).then_some(Fix { edits }),
    })
}

/// The headings of a Markdown text whose number does not go on from the one before.
fn numbering(body: &str) -> Vec<Proof> {
    let headings = markdown::outline(body).0.headings;
    let numbers: Vec<(u8, &str)> = headings.iter().map(|heading| (heading.level, heading.text.as_str())).collect();
    let proof = |one: OutOfOrder| {
        let span = headings[one.heading].span;
        // The number as it stands there, if it stands there.
        let at = body[span.range()].find(&one.written).map(|at| span.range().start + at);
        let span = at.map_or(span, |at| Span::new(at, at + one.written.len()));
        Proof { span, problem: Problem::HeadingNumber { written: one.written, expected: one.expected }, fix: None }
    };
    out_of_order(&numbers).into_iter().map(proof).collect()
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
        | Place::Page => match front_matter::split(text) {
            Split::Found { yaml, body } => Some((Some(yaml), Some(body))),
            Split::Missing => Some((None, Some(Span::new(0, text.len())))),
            Split::Unclosed => None,
        },
    }
}

/// Whether a closer look is worth its while: most texts have no such mark.
fn may_be_wrong(text: &str) -> bool {
    text.contains("。。。")
        || text.char_indices().any(|(at, c)| {
            let beside = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
            let before = || beside(text[..at].chars().next_back());
            match c {
                ',' | ';' | ':' | '!' | '?' | '(' | ')' => {
                    let rest = text[at + 1..].trim_start_matches(' ');
                    before() || beside(rest.chars().next()) || beside(text[..at].trim_end_matches(' ').chars().next_back())
                }
                '.' => before() && text[at..].starts_with("..."),
                '-' => before() && text[at..].starts_with("--"),
                _ => false,
            }
        })
}

fn front_matter_text(tree: &Tree, key: &str) -> Option<String> {
    match tree.get(key)? {
        Tree::Text(text) => Some(text.trim().to_string()),
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}

fn in_data(yaml: &str, tree: &Tree) -> Vec<Swap> {
    let values = front_matter::texts(yaml, TEXTS).into_iter().map(|span| {
        let source = &yaml[span.range()];
        if !is_plain(source) {
            return Vec::new();
        }
        swaps(&glyphs(source)).into_iter().map(|swap| moved(swap, span)).collect()
    });
    certain(values.collect(), |swaps| front_matter::read(&swapped(yaml, swaps)).is_ok_and(|new| same_data(tree, &new, "")))
}

fn in_markdown(text: &str, blocks: &[Vec<Glyph>]) -> Vec<Swap> {
    let blocks = blocks.iter().map(|block| swaps(block)).collect();
    certain(blocks, |swaps| markdown::same_structure(text, &swapped(text, swaps)))
}

/// The groups of changes that keep what is to be kept: all of them, or those that do by themselves.
fn certain(groups: Vec<Vec<Swap>>, keeps: impl Fn(&[Swap]) -> bool) -> Vec<Swap> {
    let all: Vec<Swap> = groups.iter().flatten().cloned().collect();
    if all.is_empty() || keeps(&all) {
        return all;
    }
    let alone: Vec<Swap> = groups.into_iter().filter(|group| !group.is_empty() && keeps(group)).flatten().collect();
    if keeps(&alone) { alone } else { Vec::new() }
}

/// The characters of a scalar, its indentation left out.
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

fn swapped(text: &str, swaps: &[Swap]) -> String {
    apply(text, &[Fix { edits: swaps.iter().map(edit).collect() }]).0
}

fn edit(swap: &Swap) -> Edit {
    Edit::new(Span::new(swap.range.start, swap.range.end), swap.meant)
}

fn moved(mut swap: Swap, part: Span) -> Swap {
    let by = part.range().start;
    swap.range = swap.range.start + by..swap.range.end + by;
    swap
}

/// Whether two readings of a file's data differ in marks only, and in none that an address is made of.
fn same_data(old: &Tree, new: &Tree, key: &str) -> bool {
    match (old, new) {
        (Tree::Text(old), Tree::Text(new)) => old == new || (same_words(old, new) && (key != "title" || slug_of(old) == slug_of(new))),
        (Tree::List(old), Tree::List(new)) => old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same_data(old, new, key)),
        (Tree::Map(old), Tree::Map(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|((a, old), (b, new))| a == b && same_data(old, new, a))
        }
        (old, new) => old == new,
    }
}

/// One finding for each line and kind: the first mark is shown, all of them are put right.
fn by_line(text: &str, swaps: &[Swap]) -> Vec<Proof> {
    let mut proofs: Vec<Proof> = Vec::new();
    for fault in [Fault::HalfWidth, Fault::Makeshift] {
        let of_kind: Vec<&Swap> = swaps.iter().filter(|swap| swap.fault == fault).collect();
        for line in of_kind.chunk_by(|a, b| !text[a.range.start..b.range.start].contains('\n')) {
            let first = line[0];
            let shown = first.range.start + text[first.range.clone()].find(&first.written).unwrap_or(0);
            let (written, meant, more) = (first.written.clone(), first.meant.to_string(), line.len() - 1);
            proofs.push(Proof {
                span: Span::new(shown, shown + written.len()),
                problem: match fault {
                    Fault::HalfWidth => Problem::HalfWidthPunctuation { written, meant, more },
                    Fault::Makeshift => Problem::MakeshiftPunctuation { written, meant, more },
                },
                fix: Some(Fix { edits: line.iter().map(|swap| edit(swap)).collect() }),
            });
        }
    }
    proofs
}

//! Words: slips of the pen, what the house writes otherwise, and numbers of headings.

use super::{Proof, parts, same_data};
use crate::diag::{Edit, Fix, Problem, apply};
use crate::language::Words;
use crate::parse::markdown::{self, Marker};
use crate::parse::{Place, front_matter, place_of};
use crate::source::{SitePath, Span};
use crate::text::house::{HouseWords, would_repeat};
use crate::text::marks::Glyph;
use crate::text::numbering::{OutOfOrder, out_of_order};
use crate::text::slips::scripts::{glosses, traditional_in};
use crate::text::slips::simplified::simplified_in;
use crate::text::slips::{Found, Slip, place, slips};
use crate::tree::Tree;

/// Slips in some blocks, which begin at a place.
pub(super) fn slips_in(blocks: &[Vec<Glyph>], at: Span) -> Vec<Proof> {
    slips(blocks).into_iter().map(|found| Proof::of_slip(found).moved(at)).collect()
}

/// What is against the rules of the house; a word is changed where nothing hangs on it, such as the anchor of a heading.
pub(super) fn against<'b>(words: &HouseWords, path: &SitePath, text: &str, blocks: impl Iterator<Item = &'b Vec<Glyph>>) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for block in blocks {
        for (characters, rule) in words.against(block) {
            let is_own = block[characters.clone()].iter().all(|glyph| glyph.at.is_some());
            let Some(range) = place(block, characters.clone()).filter(|_| is_own) else { continue };
            let (span, written, reason) = (Span::new(range.start, range.end), rule.word.clone(), rule.reason.clone());
            let (problem, fix) = match &rule.right {
                Some(right) => {
                    // What stands beside it may be a part of the right word, or of another: that is for the author to say.
                    let is_certain = !would_repeat(block, &characters, right);
                    let fix = if is_certain { changed(path, text, span, &rule.word, right) } else { None };
                    (Problem::HouseWord { written, right: right.clone(), reason }, fix)
                }
                None => (Problem::UnwantedWord { written, reason }, None),
            };
            proofs.push(Proof { span, problem, fix });
        }
    }
    proofs
}

/// What converters left in the blocks of a Chinese text.
pub(super) fn converted<'b>(path: &SitePath, text: &str, script: Words, blocks: impl Iterator<Item = &'b Vec<Glyph>>) -> Vec<Proof> {
    let mut proofs = Vec::new();
    let traditional = script == Words::Hant;
    for block in blocks {
        for one in if traditional { simplified_in(block) } else { traditional_in(block) } {
            let Some(range) = place(block, one.at..one.at + 1).filter(|range| !range.is_empty()) else { continue };
            let (span, written, meant) = (Span::new(range.start, range.end), block[one.at].c.to_string(), one.meant.to_string());
            let fix = changed(path, text, span, &written, &meant);
            proofs.push(Proof { span, problem: Problem::MixedScript { written, meant, traditional }, fix });
        }
        for run in glosses(block) {
            let written = block[run.clone()].iter().map(|glyph| glyph.c).collect();
            let range = place(block, run);
            let proof = |range: std::ops::Range<usize>| Proof {
                span: Span::new(range.start, range.end),
                problem: Problem::PinyinGloss { written },
                fix: None,
            };
            proofs.extend(range.map(proof));
        }
    }
    proofs
}

/// The change of one word for another, if it changes nothing else.
fn changed(path: &SitePath, text: &str, span: Span, written: &str, right: &str) -> Option<Fix> {
    let fix = Fix { edits: vec![Edit::new(span, right)] };
    let is_whole = text.get(span.range()) == Some(written);
    (is_whole && same_but_words(path, text, &apply(text, [&fix]))).then_some(fix)
}

/// Whether two texts of a file differ in words to read only.
fn same_but_words(path: &SitePath, old: &str, new: &str) -> bool {
    let (Some((old_yaml, old_body)), Some((new_yaml, new_body))) = (parts(path, old), parts(path, new)) else { return false };
    let is_free = is_named_by_file(path);
    let read =
        |text: &str, yaml: Span| front_matter::read(&text[yaml.range()]).ok().map(|data| if is_free { without_title(data) } else { data });
    let tree = |text: &str, yaml: Option<Span>| yaml.map(|yaml| read(text, yaml));
    let body = |text: &'_ str, body: Option<Span>| body.map_or(String::new(), |body| text[body.range()].to_string());
    let same_data = match (tree(old, old_yaml), tree(new, new_yaml)) {
        (Some(Some(old)), Some(Some(new))) => same_data(&old, &new, &|_, _| true),
        (None, None) => true,
        _ => false,
    };
    let (old, new) = (body(old, old_body), body(new, new_body));
    same_data && (old == new || markdown::same_structure(&old, &new))
}

/// Whether the address of what a file holds comes from its path, and never from its title.
fn is_named_by_file(path: &SitePath) -> bool {
    matches!(
        place_of(path),
        Place::Home | Place::Event(_) | Place::Session(_) | Place::Report(_) | Place::Case(_) | Place::Page | Place::Translation
    )
}

/// Data as if its own title said nothing.
fn without_title(mut data: Tree) -> Tree {
    if let Tree::Map(entries) = &mut data {
        let titles = entries.iter_mut().filter(|(key, value)| key == "title" && matches!(value, Tree::Text(_)));
        titles.for_each(|(_, value)| *value = Tree::Text(String::new()));
    }
    data
}

impl Proof {
    fn of_slip(found: Found) -> Proof {
        let problem = match found.slip {
            Slip::Unpaired { mark, partner, opens, straight } => {
                Problem::UnpairedMark { mark: mark.to_string(), partner: partner.to_string(), opens, swapped: false, straight }
            }
            Slip::Swapped { mark, meant } => {
                Problem::UnpairedMark { mark: mark.to_string(), partner: meant.to_string(), opens: false, swapped: true, straight: false }
            }
            Slip::RepeatedMark(written) => Problem::RepeatedMark { written },
            Slip::RepeatedCharacter(c) => Problem::RepeatedCharacter { written: format!("{c}{c}") },
            Slip::WrongWord { written, meant } => Problem::WrongWord { written: written.to_string(), meant: meant.to_string() },
        };
        Proof { span: Span::new(found.range.start, found.range.end), problem, fix: None }
    }

    pub(super) fn moved(mut self, part: Span) -> Proof {
        self.fix.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| edit.span = edit.span.shifted(part.start));
        Proof { span: self.span.shifted(part.start), ..self }
    }
}

/// The marks of headings and lists that make none.
pub(super) fn markers(body: &str, at: Span) -> impl Iterator<Item = Proof> {
    markdown::markers(body).into_iter().map(move |Marker { slip, span, written, lines, edits }| {
        let problem = Problem::LiteralMarker { slip, written, lines };
        Proof { span, problem, fix: (!edits.is_empty()).then_some(Fix { edits }) }.moved(at)
    })
}

/// The headings of a Markdown text whose number does not go on from the one before.
pub(super) fn numbering(body: &str, at: Span) -> Vec<Proof> {
    let headings = markdown::outline(body).0.headings;
    let numbers: Vec<(u8, &str)> = headings.iter().map(|heading| (heading.level, heading.text.as_str())).collect();
    let proof = |one: OutOfOrder| {
        let span = headings[one.heading].span;
        // The number as it stands there, if it stands there.
        let own = body[span.range()].find(&one.written).map(|n| span.range().start + n);
        let span = own.map_or(span, |n| Span::new(n, n + one.written.len()));
        Proof { span, problem: Problem::HeadingNumber { written: one.written, expected: one.expected }, fix: None }.moved(at)
    };
    out_of_order(&numbers).into_iter().map(proof).collect()
}

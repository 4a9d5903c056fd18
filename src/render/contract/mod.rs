//! Templates held against what they are offered: names that no page has are found without making a page.
//!
//! In: the theme's templates and the contract of the views. Out: notes for what is asked for and nowhere to be had. A
//! template is gone through once for each kind of page that uses it, with shapes in the place of values; of a name that
//! is there on some pages nothing is said. What cannot be told for sure is taken to be right.
//!
//! | file | what it does |
//! |---|---|
//! | `lex` | a template into words and signs |
//! | `nodes` | these into conditions, loops, blocks, components |
//! | `expressions` | what an expression asks for |
//! | `addresses` | what a link or a picture leads to |
//! | `asked` | what was asked about before |
//! | `shown` | what is shown and is no text |
//! | `words` | words whose places nobody fills |
//! | `vain` | what is done in vain |
//! | `scope` | what names stand for |
//! | `walk` | goes through templates as pages would |

mod addresses;
mod asked;
mod expressions;
pub(super) mod lex;
mod nodes;
mod scope;
mod shown;
mod vain;
mod walk;
mod words;

use std::collections::BTreeMap;

use super::engine::template_names;
use super::theme::ThemeFiles;
use super::word_places::places;
use crate::diag::{At, Diagnostic, PageFlaw, Problem};
use crate::source::{FileId, Span};
use crate::tree::Tree;
use crate::view::shape::{Contract, KINDS, Shape};
use lex::closed_pieces;
use nodes::nodes;
use scope::Empty;
use shown::Shown;
use vain::InVain;
use walk::{Fill, Missing, Seen, Walk};
use words::Unfilled;

/// What is wrong with the templates of a theme: what they ask for and no page has, what they show that is no text, words
/// whose places are not filled, blocks that are nowhere. Only files of the site are told of.
pub(super) fn wrong(theme: &ThemeFiles, contract: &Contract) -> Vec<Diagnostic> {
    // The program's own themes are right.
    if theme.templates.values().all(|file| file.file.is_none()) {
        return Vec::new();
    }
    walked(theme, contract, |walk| {
        let mut seen = std::mem::take(&mut walk.seen);
        seen.retain(|(template, _), seen| match seen {
            Seen::There => true,
            Seen::Missing(missing) => !walk.forgiven.contains(&(*template, missing.path.clone())),
        });
        let mut notes = names(theme, seen);
        notes.extend(placed(theme, std::mem::take(&mut walk.shown), |Shown { path, end, held, near }| {
            Some((end, Problem::ShownStructure { path, held, near }))
        }));
        notes.extend(placed(theme, std::mem::take(&mut walk.unfilled), |Unfilled { path, end, place }| {
            Some((end, Problem::UnfilledWord { path, place: place.to_string(), near: None }))
        }));
        notes.extend(placed(theme, std::mem::take(&mut walk.vain), |idle| {
            let InVain { vain, end, known, near } = idle?;
            Some((end, Problem::TemplateVain { vain, known: known.into_boxed_slice(), near }))
        }));
        notes.extend(placed(theme, std::mem::take(&mut walk.fills), |fill| match fill {
            Fill::Shown => None,
            Fill::Lost { name, within, end } => Some((end, Problem::LostBlock { name: name.to_string(), within: within.to_string() })),
        }));
        notes
    })
}

/// What may be empty where the templates of a theme count on it.
pub(super) fn unsure(theme: &ThemeFiles, contract: &Contract) -> Vec<Diagnostic> {
    walked(theme, contract, |walk| {
        placed(theme, std::mem::take(&mut walk.empty), |Empty { path, end, is_address }| {
            let flaw = || PageFlaw::Empty { path: path.clone() };
            Some((end, if is_address { Problem::FlawedPage { flaw: flaw() } } else { Problem::MayBeEmpty { path } }))
        })
    })
}

fn walked(theme: &ThemeFiles, contract: &Contract, tell: impl FnOnce(&mut Walk<'_>) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
    let texts: BTreeMap<&str, &str> =
        theme.templates.iter().filter_map(|(name, file)| Some((name.as_str(), std::str::from_utf8(&file.bytes).ok()?))).collect();
    // What is in a template that cannot be read is anybody's guess.
    let read = |text| if closed_pieces(text).1 { nodes(text) } else { Vec::new() };
    let templates = texts.iter().map(|(name, text)| (*name, (*text, read(text)))).collect();
    let words = theme.words.values().flatten();
    let places = words.filter_map(|(key, text)| Some((key.as_str(), places(text).next()?))).collect();
    let mut walk = Walk::new(contract, &templates, theme.templates(), places);
    for (kind, content) in KINDS {
        let template = template_names(kind).iter().find_map(|name| theme.templates().find(name));
        if let Some(template) = template {
            walk.page(template, variables(theme, contract, Some(content)));
        }
    }
    walk.uncalled(&variables(theme, contract, None));
    tell(&mut walk)
}

/// Notes at places of templates. A file may be there under two names: it is told of once, and what is fine under one is fine.
fn placed<T>(theme: &ThemeFiles, found: BTreeMap<(&str, usize), T>, problem: impl Fn(T) -> Option<(usize, Problem)>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<(FileId, usize), Option<Diagnostic>> = BTreeMap::new();
    for ((template, start), found) in found {
        let Some(file) = theme.templates.get(template).and_then(|file| file.file) else { continue };
        let note = problem(found).map(|(end, problem)| Diagnostic::new(file, At::Text(Span::new(start, end)), problem));
        let known = places.entry((file, start)).or_insert_with(|| note.clone());
        *known = known.take().and(note);
    }
    places.into_values().flatten().collect()
}

fn variables(theme: &ThemeFiles, contract: &Contract, content: Option<&str>) -> BTreeMap<String, Shape> {
    let words = theme.words.values().flat_map(BTreeMap::keys).map(|key| (key.clone(), Shape::Plain)).collect();
    let options = theme.options.iter().map(|(key, value)| (key.clone(), of_tree(value))).collect();
    let always = contract.always.iter().map(|(name, shape)| ((*name).to_string(), shape.clone()));
    let own = content.and_then(|content| Some((content.to_string(), contract.contents.get(content)?.clone())));
    let rest = [("t", Shape::Fields(words)), ("options", Shape::Fields(options)), ("json_ld", Shape::Plain)];
    always.chain(own).chain(rest.map(|(name, shape)| (name.to_string(), shape))).collect()
}

fn of_tree(tree: &Tree) -> Shape {
    match tree {
        Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => Shape::Plain,
        // What a site puts in its place may have other keys.
        Tree::Null | Tree::Map(_) => Shape::Any,
        Tree::List(_) => Shape::List(Box::new(Shape::Any)),
    }
}

/// A file may be there under two names, its own and that of a theme which has none: what is fine under one is fine.
fn names(theme: &ThemeFiles, seen: BTreeMap<(&str, usize), Seen>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<(FileId, usize), Seen> = BTreeMap::new();
    for ((template, start), seen) in seen {
        let Some(file) = theme.templates.get(template).and_then(|file| file.file) else { continue };
        places.entry((file, start)).or_insert_with(|| seen.clone()).or(seen);
    }
    let note = |((file, start), seen)| match seen {
        Seen::There => None,
        Seen::Missing(Missing { path, end, near }) => {
            let span = Span::new(start, end);
            let is_word = path.starts_with("t.") || path.starts_with("t[");
            Some(Diagnostic::new(file, At::Text(span), Problem::UnknownField { path, near, is_word }))
        }
    };
    places.into_iter().filter_map(note).collect()
}

#[cfg(test)]
mod tests;

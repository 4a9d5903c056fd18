//! Places of words, `共 {n} 场`, as `fill` cannot fill them: in other braces, with spaces, under a name that there is not, or
//! that the other languages of the word do not have.
//!
//! In: the theme's own files of words, and the words of all its languages before one borrows from another. Out: a note for each.

use std::collections::BTreeSet;

use super::engine::PLACES;
use super::theme::ThemeFiles;
use crate::diag::{At, Diagnostic, Problem, Trail};
use crate::language::Words;
use crate::parse::{nearest, read_toml};
use crate::source::Sources;
use crate::tree::Tree;

/// The longest that stands between braces and may be the name of a place.
const LONGEST: usize = 24;

/// Notes on the theme's own words.
pub(super) fn check(theme: &ThemeFiles, sources: &Sources) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (language, file) in &theme.word_files {
        let Some(Tree::Map(words)) = sources.text(*file).ok().and_then(|text| read_toml(&text).ok()) else { continue };
        for (key, value) in &words {
            let Tree::Text(word) = value else { continue };
            let others = others(theme, *language, key);
            let is_known = |name: &str| is_filled(theme, name) || PLACES.contains(&name) && is_asked_for(theme, key);
            notes.extend(slip(word, &others, &is_known).map(|(place, near)| {
                let problem = Problem::UnfilledWord { path: key.clone(), place, near: Some(near) };
                Diagnostic::new(*file, At::Value(Trail::default().key(key)), problem)
            }));
        }
    }
    notes
}

/// The places of a text that `fill` can fill.
pub(super) fn places(text: &str) -> impl Iterator<Item = &'static str> {
    braced(text).filter_map(|(written, name)| PLACES.iter().copied().find(|place| *place == name && written.len() == name.len() + 2))
}

/// The places that a word has elsewhere.
#[derive(Debug, Default)]
struct Others {
    /// In any other language, or in a theme that this one extends.
    any: BTreeSet<&'static str>,
    /// In a theme that this one extends, whose templates fill them.
    inherited: BTreeSet<&'static str>,
}

fn others(theme: &ThemeFiles, language: Words, key: &str) -> Others {
    let inherited: BTreeSet<&'static str> = theme.inherited.get(key).into_iter().flatten().flat_map(|text| places(text)).collect();
    let of_languages = theme.words.iter().filter(|(other, _)| **other != language).filter_map(|(_, words)| words.get(key));
    Others { any: of_languages.flat_map(|text| places(text)).chain(inherited.iter().copied()).collect(), inherited }
}

/// The first place of a word that cannot be filled, and how it is meant.
fn slip(word: &str, others: &Others, is_known: &dyn Fn(&str) -> bool) -> Option<(String, String)> {
    let own: BTreeSet<&str> = places(word).collect();
    let lacked = |places: &BTreeSet<&'static str>| places.iter().copied().find(|place| !own.contains(place));
    let told = |(written, name): (&str, &str)| {
        let near = match PLACES.iter().copied().find(|place| *place == name) {
            Some(place) if written != format!("{{{place}}}") => Some(place),
            // Between two languages of the theme itself there is no telling which one is right.
            Some(place) if others.inherited.is_empty() || others.any.contains(place) || is_known(place) => None,
            Some(_) => lacked(&others.inherited),
            None if is_known(name) => None,
            None => {
                let fitting = like(name).filter(|place| others.any.contains(place) && !own.contains(place));
                fitting.or_else(|| lacked(&others.any)).or_else(|| like(name))
            }
        };
        near.map(|near| (written.to_string(), format!("{{{near}}}")))
    };
    braced(word).find_map(told)
}

/// The place that is meant by another name.
fn like(name: &str) -> Option<&'static str> {
    let near = nearest(name, PLACES.iter().copied());
    let of_number = ["number", "num", "no", "N", "x", "d", "0"].contains(&name).then_some("n");
    near.and_then(|near| PLACES.iter().copied().find(|place| *place == near)).or(of_number)
}

/// What stands in braces, with them and without.
fn braced(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(['{', '｛']).filter_map(move |(at, open)| {
        let inside = &text[at + open.len()..];
        let (end, close) = inside.match_indices(['}', '｝']).next()?;
        let name = inside[..end].trim();
        let is_name = !name.is_empty() && name.len() <= LONGEST && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_name.then(|| (&text[at..at + open.len() + end + close.len()], name))
    })
}

/// Whether a template or a script of the theme speaks of a place by its name, and so may fill it itself.
fn is_filled(theme: &ThemeFiles, name: &str) -> bool {
    let place = format!("{{{name}}}");
    let scripts = theme.statics.iter().filter(|(path, _)| path.ends_with("js")).map(|(_, file)| file);
    theme.templates.values().chain(scripts).any(|file| !PLACES.contains(&name) && String::from_utf8_lossy(&file.bytes).contains(&place))
}

/// Whether a template of the site shows a word, and so may fill it in its own way.
fn is_asked_for(theme: &ThemeFiles, key: &str) -> bool {
    let names = [format!("t.{key}"), format!("\"{key}\""), format!("'{key}'")];
    let of_site = theme.templates.values().filter(|file| file.file.is_some());
    of_site.into_iter().any(|file| {
        let text = String::from_utf8_lossy(&file.bytes);
        names.iter().any(|name| text.contains(name.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_word(word: &str, others: &[&'static str], expect: Option<(&str, &str)>) {
        let inherited: BTreeSet<&'static str> = others.iter().copied().collect();
        let found = slip(word, &Others { any: inherited.clone(), inherited }, &|name| name == "term");
        assert_eq!(found.as_ref().map(|(place, near)| (place.as_str(), near.as_str())), expect, "{word}");
    }

    #[test]
    fn places_that_cannot_be_filled_are_found() {
        check_word("共 {number} 人", &["n"], Some(("{number}", "{n}")));
        check_word("共 {number} 人", &[], Some(("{number}", "{n}")));
        check_word("共｛n｝人", &["n"], Some(("｛n｝", "{n}")));
        check_word("{ n } people", &[], Some(("{ n }", "{n}")));
        check_word("{count} of {total}", &["n", "total"], Some(("{count}", "{n}")));
        check_word("{titel}", &[], Some(("{titel}", "{title}")));
    }

    #[test]
    fn other_words_are_left_alone() {
        for word in ["共 {n} 人", "{n} of {total}", "none", "{}", "{ a: b }", "{term}", "{", "}{", "共｛人｝", "{whatever}"] {
            check_word(word, &["n", "total"].into_iter().filter(|_| word != "{whatever}").collect::<Vec<_>>(), None);
        }
        check_word("{n}", &[], None);
    }
}

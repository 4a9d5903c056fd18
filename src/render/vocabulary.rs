//! The words of a theme in its languages: what one language lacks is taken from the next, word by word.
//!
//! In: the words of a theme and of those it extends, nearest first. Out: the same words in every language, with what was
//! borrowed. Knows nothing of templates.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{At, Diagnostic, Expected, Problem, Subject, Trail};
use crate::language::Words;
use crate::source::FileId;
use crate::tree::Tree;

/// Words by language.
pub(crate) type ByLanguage = BTreeMap<Words, BTreeMap<String, String>>;

/// What a theme has no words for in a language, and which language they were taken from.
#[derive(Debug, Default)]
pub(crate) struct Borrowed(BTreeMap<(Words, Words), BTreeSet<String>>);

/// From which languages a word is taken where a language has none, best first.
fn others(language: Words) -> [Words; 2] {
    match language {
        Words::Hans => [Words::Hant, Words::En],
        Words::Hant => [Words::Hans, Words::En],
        Words::En => [Words::Hans, Words::Hant],
    }
}

/// The language of a file of words.
pub(crate) fn language(file: &str) -> Option<Words> {
    let name = file.strip_suffix(".toml")?;
    [Words::Hans, Words::Hant, Words::En].into_iter().find(|words| words.key() == name)
}

/// The words of a file; what is no text is noted where the file is one of the site's.
pub(crate) fn read(tree: &Tree, file: Option<FileId>, notes: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let Tree::Map(entries) = tree else { return Vec::new() };
    let mut words = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        match value {
            Tree::Text(text) => words.push((key.clone(), text.clone())),
            other => notes.extend(file.map(|file| {
                let subject = Subject::Key { key: key.clone() };
                let problem = Problem::WrongType { subject, expected: Expected::Text, found: other.into() };
                Diagnostic::new(file, At::Value(Trail::default().key(key)), problem)
            })),
        }
    }
    words
}

/// Gives every language the words that another one has.
pub(crate) fn complete(words: &mut ByLanguage) -> Borrowed {
    let own = words.clone();
    let keys: BTreeSet<&String> = own.values().flat_map(BTreeMap::keys).collect();
    let mut borrowed = Borrowed::default();
    for language in [Words::Hans, Words::Hant, Words::En] {
        let has = |language: Words, key: &str| own.get(&language).and_then(|words| words.get(key));
        for key in keys.iter().filter(|key| has(language, key).is_none()) {
            let Some((other, word)) = others(language).into_iter().find_map(|other| Some((other, has(other, key)?))) else { continue };
            words.entry(language).or_default().insert((*key).clone(), word.clone());
            borrowed.0.entry((language, other)).or_default().insert((*key).clone());
        }
    }
    borrowed
}

impl Borrowed {
    /// What is told of the languages that pages are in: a note for each pair, in the theme's file of words if it has one.
    pub(crate) fn notes(&self, shown: &BTreeSet<Words>, theme: &str, files: &BTreeMap<Words, FileId>) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        for ((language, other), keys) in self.0.iter().filter(|((language, _), _)| shown.contains(language)) {
            let mut keys: Vec<String> = keys.iter().cloned().collect();
            let more = keys.len().saturating_sub(MOST);
            keys.truncate(MOST);
            let file = format!("themes/{theme}/i18n/{}.toml", language.key());
            let problem = Problem::MissingWords { file, keys, more, instead: other.key().to_string() };
            notes.push(match files.get(language) {
                Some(id) => Diagnostic::new(*id, At::File, problem),
                None => Diagnostic::nowhere(problem),
            });
        }
        notes
    }
}

/// How many words a note names.
const MOST: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn words(all: &[(Words, &[(&str, &str)])]) -> ByLanguage {
        let map = |words: &[(&str, &str)]| words.iter().map(|(key, word)| ((*key).to_string(), (*word).to_string())).collect();
        all.iter().map(|(language, words)| (*language, map(words))).collect()
    }

    #[test]
    fn a_language_borrows_word_by_word_from_its_neighbour() {
        let mut all = words(&[
            (Words::Hans, &[("menu", "菜单"), ("home", "首页")]),
            (Words::Hant, &[("menu", "選單")]),
            (Words::En, &[("home", "Home"), ("search", "Search")]),
        ]);
        complete(&mut all);
        let whole = words(&[
            (Words::Hans, &[("menu", "菜单"), ("home", "首页"), ("search", "Search")]),
            (Words::Hant, &[("menu", "選單"), ("home", "首页"), ("search", "Search")]),
            (Words::En, &[("menu", "菜单"), ("home", "Home"), ("search", "Search")]),
        ]);
        assert_eq!(all, whole);
    }

    #[test]
    fn only_languages_that_pages_are_in_are_told_of() {
        let mut all = words(&[(Words::Hans, &[("menu", "菜单")])]);
        let borrowed = complete(&mut all);
        let told = |shown: &[Words]| borrowed.notes(&shown.iter().copied().collect(), "mine", &BTreeMap::new()).len();
        assert_eq!([told(&[Words::Hans]), told(&[Words::En]), told(&[Words::Hant, Words::En])], [0, 1, 2]);
    }
}

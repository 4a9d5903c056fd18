//! Reads a map of written values key by key, and notes what does not fit.
//!
//! Every key that is asked for counts as known; [`Fields::finish`] notes the
//! others. A value that does not fit is noted and treated as missing, so that
//! one mistake does not hide the next.

use serde::{Deserialize, Serialize};

use super::chinese_keys::{is_role, meant};
use super::front_matter::{comma_before_key, full_width_key};
use super::near_lists::list_slip;
use super::withholding::withholding;
use crate::diag::{At, Diagnostic, Expected, Part, Problem, Subject, Trail, YamlSlip};
use crate::model::Word;
use crate::source::FileId;
use crate::text::cjk::is_han;
use crate::tree::Tree;

/// A value as its author said it, with the way back to where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Said<T> {
    /// What was said.
    pub value: T,
    /// Where in the file's data.
    pub trail: Trail,
}

/// A text as its author said it.
pub type Text = Said<String>;

/// The notes of one file.
pub(crate) struct Notes {
    pub(crate) file: FileId,
    pub(crate) list: Vec<Diagnostic>,
}

/// A map that is being read.
pub(crate) struct Fields<'a> {
    document: Part,
    entries: &'a [(String, Tree)],
    trail: Trail,
    known: Vec<&'static str>,
    /// Whether it is a map at all; what is none lacks no key.
    is_map: bool,
    notes: &'a mut Notes,
}

impl Notes {
    pub(crate) fn new(file: FileId) -> Notes {
        Notes { file, list: Vec::new() }
    }

    pub(crate) fn value(&mut self, trail: Trail, problem: Problem) {
        self.list.push(Diagnostic::new(self.file, At::Value(trail), problem));
    }

    pub(crate) fn key(&mut self, trail: Trail, problem: Problem) {
        self.list.push(Diagnostic::new(self.file, At::Key(trail), problem));
    }
}

impl<'a> Fields<'a> {
    /// Begins to read a map; anything else is noted and read as an empty one.
    pub(crate) fn new(document: Part, tree: &'a Tree, trail: Trail, notes: &'a mut Notes) -> Fields<'a> {
        let entries: &[(String, Tree)] = match tree {
            Tree::Map(entries) => entries,
            Tree::Null => &[],
            other @ (Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) | Tree::List(_)) => {
                notes.value(trail.clone(), wrong_type(Subject::Part { part: document }, Expected::Keys, other));
                &[]
            }
        };
        let is_map = matches!(tree, Tree::Map(_) | Tree::Null);
        Fields { document, entries, trail, known: Vec::with_capacity(24), is_map, notes }
    }

    /// A text; numbers and booleans count as the text they were written with.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        let tree = self.take(key)?;
        let trail = self.trail.key(key);
        self.scalar(tree, key, trail)
    }

    /// A text without its place.
    pub(crate) fn plain(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|said| said.value)
    }

    /// A text that has to be there.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<Text> {
        let text = self.text(key);
        let at = match self.peek(key) {
            _ if text.is_some() || !self.is_map => return text,
            // A misspelt key and a value of another shape have a note of their own.
            None if self.entries.iter().any(|(other, said)| is_meant(other, key) || says(other, said, key)) => return None,
            None => At::Value(self.trail.clone()),
            Some(tree) if is_blank(tree) => At::Key(self.trail.key(key)),
            Some(_) => return None,
        };
        let empty = matches!(at, At::Key(_));
        let problem = Problem::MissingKey { key: key.to_string(), document: self.document, empty, comment: false };
        self.notes.list.push(Diagnostic::new(self.notes.file, at, problem));
        None
    }

    /// An address elsewhere: `https://…`, or one to write or to call.
    pub(crate) fn url(&mut self, key: &'static str) -> Option<Text> {
        let said = self.text(key)?;
        url_of(key, said, self.notes)
    }

    /// Texts: a list, or one alone.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(|(tree, trail)| self.scalar(tree, key, trail)).collect()
    }

    /// Texts that may also be told in one, with `、` or `；` between them.
    pub(crate) fn split_texts(&mut self, key: &'static str) -> Vec<Text> {
        let alone = matches!(self.peek(key), Some(Tree::Text(_)));
        self.texts(key).into_iter().flat_map(|text| split(&text, alone)).collect()
    }

    /// The values of a list, or one alone, each with its place.
    pub(crate) fn items(&mut self, key: &'static str) -> Vec<(&'a Tree, Trail)> {
        let trail = self.trail.key(key);
        match self.take(key) {
            None => Vec::new(),
            Some(Tree::List(items)) => {
                items.iter().enumerate().filter(|(_, item)| !is_blank(item)).map(|(n, item)| (item, trail.index(n))).collect()
            }
            Some(one) => match list_slip(one) {
                Some(slip) => {
                    self.notes.value(trail, Problem::YamlSyntax { slip });
                    Vec::new()
                }
                None => vec![(one, trail)],
            },
        }
    }

    /// A value of any shape.
    pub(crate) fn any(&mut self, key: &'static str) -> Option<(&'a Tree, Trail)> {
        let trail = self.trail.key(key);
        self.take(key).map(|tree| (tree, trail))
    }

    /// Yes or no, in YAML's words or in everyday ones.
    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let tree = self.take(key)?;
        let known = match tree {
            Tree::Bool(b) => Some(*b),
            Tree::Text(text) | Tree::Number(text) => match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "y" | "on" | "1" | "是" => Some(true),
                "false" | "no" | "n" | "off" | "0" | "否" => Some(false),
                _ => None,
            },
            Tree::Null | Tree::List(_) | Tree::Map(_) => None,
        };
        if known.is_none() {
            self.notes.value(self.trail.key(key), wrong_key(key, Expected::YesOrNo, tree));
        }
        known
    }

    /// A word of a closed vocabulary.
    pub(crate) fn word<W: Word + PartialEq>(&mut self, key: &'static str) -> Option<W> {
        let all: Vec<W> = W::ALL.iter().map(|(value, _)| *value).collect();
        self.word_among(key, &all)
    }

    /// A word that has its place here.
    pub(crate) fn word_among<W: Word + PartialEq>(&mut self, key: &'static str, among: &[W]) -> Option<W> {
        let said = self.text(key)?;
        word_of(said, key, among, self.notes)
    }

    /// A whole number.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<i64> {
        let said = self.text(key)?;
        let number = said.value.trim().parse().ok();
        if number.is_none() {
            let problem = Problem::BadValue { key: key.to_string(), value: said.value, expected: Expected::WholeNumber };
            self.notes.value(said.trail, problem);
        }
        number
    }

    /// The notes of the file, for readers of nested values.
    pub(crate) fn notes(&mut self) -> &mut Notes {
        self.notes
    }

    /// Where the map itself is.
    pub(crate) fn trail(&self) -> &Trail {
        &self.trail
    }

    /// Notes every key that nobody asked for.
    pub(crate) fn finish(self) {
        let is_known = |key: &str| self.known.contains(&key);
        for (key, said) in self.entries {
            if one_line_of(said).is_some_and(|text| comma_before_key(text, is_known).is_some()) {
                self.notes.value(self.trail.key(key), Problem::YamlSyntax { slip: YamlSlip::FullWidthComma });
            }
            if is_known(key) {
                continue;
            }
            if let Some(meant) = full_width_key(key).filter(|meant| is_known(meant)) {
                self.notes.key(self.trail.key(key), Problem::FullWidthColon { key: meant.to_string() });
                continue;
            }
            // A code that may not be changed is no other code misspelt.
            let is_code = self.document == Part::Checks && Problem::CODES.contains(&key.as_str());
            let chinese: Vec<&str> = meant(key, &self.known).into_iter().filter(|known| self.peek(known).is_none()).collect();
            let instead = chinese.first().copied().or_else(|| withholding(key, said, &self.known));
            let problem = match (nearest(key, self.known.iter().copied()).filter(|_| !is_code), instead) {
                (None, Some(near)) => Problem::MisspeltKey { key: key.clone(), near: near.to_string(), only: chinese.len() == 1 },
                (Some(near), _) => {
                    let others = self.known.iter().filter(|known| **known != near && self::near(key, known).is_some());
                    let only = others.count() == 0 && self.peek(&near).is_none();
                    Problem::MisspeltKey { key: key.clone(), near, only }
                }
                (None, None) => Problem::UnknownKey {
                    key: key.clone(),
                    document: self.document,
                    known: self.known_where_data_has_no_place(),
                    role: self.known.contains(&"sign_off") && is_role(key),
                },
            };
            self.notes.key(self.trail.key(key), problem);
        }
    }

    /// The keys that were asked for; none where free data may stand, or the theme's options.
    fn known_where_data_has_no_place(&self) -> Vec<String> {
        if self.document == Part::Site || self.known.contains(&"extra") {
            return Vec::new();
        }
        let mut known: Vec<String> = Vec::with_capacity(self.known.len());
        // Among codes, other tables are no codes.
        let is_meant = |key: &str| self.document != Part::Checks || Problem::CODES.contains(&key);
        for key in self.known.iter().filter(|key| is_meant(key)) {
            if !known.iter().any(|other| other == key) {
                known.push((*key).to_string());
            }
        }
        known
    }

    pub(crate) fn peek(&self, key: &str) -> Option<&'a Tree> {
        self.entries.iter().find(|(k, _)| k == key).map(|(_, tree)| tree)
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Tree> {
        self.known.push(key);
        self.peek(key).filter(|tree| !is_blank(tree))
    }

    fn scalar(&mut self, tree: &Tree, key: &str, trail: Trail) -> Option<Text> {
        match scalar_text(tree) {
            Some(value) => Some(Said { value, trail }),
            None => {
                self.notes.value(trail, wrong_key(key, Expected::Text, tree));
                None
            }
        }
    }
}

/// A word of a closed vocabulary; any other is noted.
pub(crate) fn word<W: Word + PartialEq>(said: Text, key: &str, notes: &mut Notes) -> Option<W> {
    let all: Vec<W> = W::ALL.iter().map(|(value, _)| *value).collect();
    word_of(said, key, &all, notes)
}

fn word_of<W: Word + PartialEq>(said: Text, key: &str, among: &[W], notes: &mut Notes) -> Option<W> {
    let word = W::parse(&said.value).filter(|word| among.contains(word));
    if word.is_none() {
        let fitting = |all: &'static [(W, &'static str)]| all.iter().filter(|(value, _)| among.contains(value)).map(|(_, words)| *words);
        let allowed = fitting(W::ALL).map(str::to_string).collect();
        let usual = fitting(W::SAID).filter_map(|words| words.split_whitespace().next());
        let all = fitting(W::ALL).chain(fitting(W::SAID).flat_map(str::split_whitespace));
        let (near, everyday) = (nearest(&said.value, all), usual.map(str::to_string).collect());
        notes.value(said.trail, Problem::UnknownValue { key: key.to_string(), value: said.value, allowed, everyday, near });
    }
    word
}

/// An address elsewhere, if it is one; otherwise a note.
pub(crate) fn url_of(key: &str, said: Text, notes: &mut Notes) -> Option<Text> {
    let scheme = said.value.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let problem = match scheme.as_deref() {
        Some("http" | "https" | "mailto" | "tel") => return Some(said),
        Some(scheme) if !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            Problem::UnsafeLink { scheme: scheme.to_string() }
        }
        _ => Problem::BadValue { key: key.to_string(), value: said.value, expected: Expected::Address },
    };
    notes.value(said.trail, problem);
    None
}

/// Whether a key is surely another one misspelt, or the same in Chinese.
fn is_meant(key: &str, by: &'static str) -> bool {
    nearest(key, std::iter::once(by)).is_some() || !meant(key, &[by]).is_empty()
}

/// The text of a scalar, trimmed; `None` for lists and maps.
pub(crate) fn scalar_text(tree: &Tree) -> Option<String> {
    match tree {
        Tree::Text(text) | Tree::Number(text) => Some(text.trim().to_string()),
        Tree::Bool(b) => Some(b.to_string()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    }
}

/// What may be meant by a misspelt word: the nearest known one, if it is near enough.
#[must_use]
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    known.filter_map(|candidate| Some((near(word, candidate)?, candidate))).min().map(|(_, candidate)| candidate.to_string())
}

/// A path that may be meant by a misspelt one: every part of it as it is, or near enough.
#[must_use]
pub fn nearest_path<'k>(path: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let distance = |candidate: &str| {
        let (own, other): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), candidate.split('/').collect());
        let parts = (own.len() == other.len()).then(|| own.into_iter().zip(other))?;
        parts.map(|(own, other)| if own == other { Some(0) } else { near(own, other) }).sum::<Option<usize>>()
    };
    let near = known.filter_map(|candidate| Some((distance(candidate)?, candidate)));
    near.min().map(|(_, candidate)| candidate.to_string())
}

/// The distance between two words, if the one may be meant by the other.
fn near(word: &str, candidate: &str) -> Option<usize> {
    let (length, other) = (word.chars().count(), candidate.chars().count());
    let distance = strsim::osa_distance(&word.to_lowercase(), &candidate.to_lowercase());
    (length > 2 && distance <= (length.min(other) / 3).clamp(1, 3)).then_some(distance)
}

/// A value of the wrong shape; a text with a full-width colon was meant to be keys.
pub(crate) fn wrong_type(subject: Subject, expected: Expected, found: &Tree) -> Problem {
    if let (Tree::Text(text), false) = (found, expected == Expected::Text)
        && let Some(key) = full_width_key(text)
    {
        return Problem::FullWidthColon { key: key.to_string() };
    }
    Problem::WrongType { subject, expected, found: found.into() }
}

/// A value of a key that has the wrong shape.
pub(crate) fn wrong_key(key: &str, expected: Expected, found: &Tree) -> Problem {
    wrong_type(Subject::Key { key: key.to_string() }, expected, found)
}

/// Whether an entry holds another one, whose marks are full-width.
fn says(other: &str, said: &Tree, key: &str) -> bool {
    let is_key = |text: &str| text == key;
    full_width_key(other).is_some_and(is_key)
        || comma_before_key(other, is_key).is_some()
        || one_line_of(said).is_some_and(|text| comma_before_key(text, is_key).is_some())
}

/// A text of one line.
fn one_line_of(tree: &Tree) -> Option<&str> {
    match tree {
        Tree::Text(text) if !text.contains('\n') => Some(text),
        Tree::Text(_) | Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}

fn is_blank(tree: &Tree) -> bool {
    match tree {
        Tree::Null => true,
        Tree::Text(text) => text.trim().is_empty(),
        Tree::Bool(_) | Tree::Number(_) | Tree::List(_) | Tree::Map(_) => false,
    }
}

/// The parts of a text; in a list, a comma is one that somebody typed in Chinese, and the other marks may be part of a name.
fn split(text: &Text, alone: bool) -> Vec<Text> {
    let has_han = text.value.contains(is_han);
    let mut before = None;
    let is_mark = |c: char| {
        let after_digit = before.replace(c).is_some_and(|c: char| c.is_ascii_digit());
        match c {
            '，' => true,
            // `5,000` is a number, and `Research, Development` may be one topic.
            ',' => has_han && !after_digit,
            '、' | '；' | ';' => alone,
            _ => false,
        }
    };
    let parts = text.value.split(is_mark).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Said { value: part.to_string(), trail: text.trail.clone() }).collect()
}

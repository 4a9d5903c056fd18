//! Names and words to keys, and two keys to an order.
//!
//! A name is compared by its surname first: how it is read or written, then whether it is the same one (`解` and
//! `谢` are both `xie4`, and do not mix), then the given name. By strokes, a given name of one character stands
//! before those of two, as the official rule has it: the character that is missing counts as none.

use std::cmp::Ordering;

use super::icu::Icu;
use super::numbers::in_digits;
use super::strokes::{self, Rank, Strokes};
use super::{By, Collation, Heading};
use crate::text::cjk::{is_cjk_punctuation, is_han};
use crate::text::is_punctuation;
use crate::text::pinyin::{aligned, read_in_words, toned};
use crate::text::surnames::surname;

/// What a text is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    parts: Vec<Part>,
    /// The text itself, where nothing else tells two apart.
    whole: String,
}

/// One thing after the other that two texts are compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// By the collation.
    Text(String),
    /// By strokes, character by character.
    Strokes(Vec<Unit>),
    /// By a number.
    Length(usize),
}

/// A piece of a text that is compared by strokes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unit {
    Han(Rank, char),
    /// Digits, Latin words.
    Other(String),
}

pub(super) fn words(of: &Collation, text: &str) -> Key {
    let whole = text.trim().to_string();
    let plain = in_digits(&without_marks(text)).into_owned();
    let parts = match &of.by {
        By::Letters => vec![Part::Text(plain)],
        By::Pinyin => vec![Part::Text(in_words(of, &plain))],
        By::Strokes(strokes) => vec![Part::Strokes(units(&plain, *strokes, &of.icu))],
    };
    Key { parts, whole }
}

pub(super) fn person(of: &Collation, name: &str, read: Option<&str>) -> Key {
    let whole = name.trim().to_string();
    // Names are padded to one width: `王 伟`.
    let plain: String = if name.contains(is_han) { name.chars().filter(|c| !c.is_whitespace()).collect() } else { whole.clone() };
    let (name, reading) = match read.map(str::trim).filter(|read| !read.is_empty()) {
        None => (plain, None),
        Some(read) if read.contains(is_han) || !plain.contains(is_han) => (read.to_string(), None),
        Some(read) => match (&of.by, aligned(&plain, read)) {
            // How it is read says nothing of how it is written.
            (By::Strokes(_), _) => (plain, None),
            (By::Pinyin | By::Letters, Some(readings)) => (plain, Some(readings)),
            (By::Pinyin | By::Letters, None) => (read.to_string(), None),
        },
    };
    let parts = match &of.by {
        By::Letters => vec![Part::Text(without_marks(&name))],
        By::Pinyin => by_reading(of, &name, reading.as_deref()),
        By::Strokes(strokes) => by_strokes(&name, *strokes, &of.icu),
    };
    Key { parts, whole }
}

/// Surname as read, surname as written (that of fewer strokes first), given name as read.
fn by_reading(of: &Collation, name: &str, said: Option<&[String]>) -> Vec<Part> {
    let Some(surname) = surname(name) else { return vec![Part::Text(without_marks(name))] };
    let given = without_marks(&name[surname.text.len()..]);
    let length = surname.text.chars().count();
    let usual: Vec<String> = surname.reading.split_whitespace().map(str::to_string).collect();
    let head = as_read(of, surname.text, said.map_or(usual.as_slice(), |said| said.get(..length).unwrap_or_default()));
    let rest = as_read(of, &given, said.and_then(|said| said.get(length..)).unwrap_or_default());
    let strokes = surname.text.chars().next().and_then(strokes::count).map_or(usize::MAX, usize::from);
    vec![Part::Text(head), Part::Length(strokes), Part::Text(surname.text.to_string()), Part::Text(rest)]
}

/// The characters, each in the place of one that is always read as this one is here; none for what is read as usual.
fn as_read(of: &Collation, text: &str, readings: &[String]) -> String {
    if readings.is_empty() {
        return text.to_string();
    }
    let mut stand_ins = of.stand_ins.borrow_mut();
    let mut readings = readings.iter();
    let mut one =
        |c: char| if is_han(c) { readings.next().and_then(|reading| stand_ins.find(c, reading, &of.icu)).unwrap_or(c) } else { c };
    text.chars().map(&mut one).collect()
}

/// The characters of words, each in the place of one that is always read as this one is in its word.
fn in_words(of: &Collation, text: &str) -> String {
    let mut stand_ins = of.stand_ins.borrow_mut();
    let one = |(c, syllable): (char, Option<&str>)| {
        let reading = syllable.and_then(|syllable| toned(c, syllable));
        reading.and_then(|reading| stand_ins.find(c, &reading, &of.icu)).unwrap_or(c)
    };
    read_in_words(text).into_iter().map(one).collect()
}

/// Surname, length of the given name, given name.
fn by_strokes(name: &str, strokes: Strokes, icu: &Icu) -> Vec<Part> {
    let Some(surname) = surname(name) else { return vec![Part::Strokes(units(&without_marks(name), strokes, icu))] };
    let given = without_marks(&name[surname.text.len()..]);
    let length = given.chars().count();
    vec![Part::Strokes(units(surname.text, strokes, icu)), Part::Length(length), Part::Strokes(units(&given, strokes, icu))]
}

/// Quotation marks, dots and the like stand in no index.
fn without_marks(text: &str) -> String {
    text.trim().chars().filter(|c| !(is_punctuation(*c) || is_cjk_punctuation(*c))).collect()
}

fn units(text: &str, strokes: Strokes, icu: &Icu) -> Vec<Unit> {
    let mut units = Vec::new();
    for c in text.chars() {
        match (is_han(c), units.last_mut()) {
            (true, _) => units.push(Unit::Han(strokes.rank(c, icu), c)),
            (false, Some(Unit::Other(word))) => word.push(c),
            (false, _) => units.push(Unit::Other(c.to_string())),
        }
    }
    units
}

pub(super) fn compare(of: &Collation, a: &Key, b: &Key) -> Ordering {
    let part = |(a, b): (&Part, &Part)| match (a, b) {
        (Part::Text(a), Part::Text(b)) => of.icu.compare(a, b),
        (Part::Strokes(a), Part::Strokes(b)) => {
            let unit = |(a, b): (&Unit, &Unit)| compare_units(&of.icu, a, b);
            a.iter().zip(b).map(unit).find(|order| order.is_ne()).unwrap_or_else(|| a.len().cmp(&b.len()))
        }
        (Part::Length(a), Part::Length(b)) => a.cmp(b),
        _ => Ordering::Equal,
    };
    let parts = a.parts.iter().zip(&b.parts).map(part).find(|order| order.is_ne());
    parts.unwrap_or_else(|| {
        a.parts.len().cmp(&b.parts.len()).then_with(|| of.icu.compare(&a.whole, &b.whole)).then_with(|| a.whole.cmp(&b.whole))
    })
}

fn compare_units(icu: &Icu, a: &Unit, b: &Unit) -> Ordering {
    match (a, b) {
        (Unit::Han(first, a), Unit::Han(second, b)) => {
            first.cmp(second).then_with(|| if a == b { Ordering::Equal } else { icu.compare(&a.to_string(), &b.to_string()) })
        }
        (Unit::Other(a), Unit::Other(b)) => icu.compare(a, b),
        (Unit::Han(_, a), Unit::Other(b)) => icu.compare(&a.to_string(), b),
        (Unit::Other(a), Unit::Han(_, b)) => icu.compare(a, &b.to_string()),
    }
}

pub(super) fn heading(of: &Collation, key: &Key) -> Heading {
    let first = match key.parts.first() {
        Some(Part::Text(text)) => text.chars().next(),
        Some(Part::Strokes(units)) => units.first().and_then(|unit| match unit {
            Unit::Han(_, c) => Some(*c),
            Unit::Other(word) => word.chars().next(),
        }),
        Some(Part::Length(_)) | None => None,
    };
    let Some(first) = first else { return Heading::Other };
    match &of.by {
        By::Pinyin if is_han(first) => of.icu.letter(&first.to_string()).map_or(Heading::Other, Heading::Letter),
        By::Strokes(strokes) if is_han(first) => strokes.count(first, &of.icu).map_or(Heading::Other, Heading::Strokes),
        By::Pinyin | By::Strokes(_) if is_latin(first) => Heading::Latin,
        By::Letters if is_latin(first) => latin_letter(&of.icu, first),
        By::Pinyin | By::Strokes(_) | By::Letters => Heading::Other,
    }
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(u32::from(c), 0x41..=0x24F | 0x1E00..=0x1EFF | 0xFF21..=0xFF5A)
}

/// `É` stands under E; what the language has after Z (`Å` in Swedish) under itself.
fn latin_letter(icu: &Icu, c: char) -> Heading {
    let own: String = c.to_uppercase().collect();
    let begins = |letter: &char| icu.compare(&letter.to_string(), &own) != Ordering::Greater;
    let letter = ('A'..='Z').rev().find(begins);
    match letter {
        // `Ž` stands before this, as a variant of Z does.
        Some('Z') if icu.compare("Zzz", &own) == Ordering::Less => own.chars().next().map_or(Heading::Other, Heading::Letter),
        Some(letter) => Heading::Letter(letter),
        None => Heading::Other,
    }
}

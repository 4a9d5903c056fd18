//! `words.toml`: the site's own rules for words.
//!
//! `[replace]` says what is written instead of a word, `[avoid]` what is not written at all, `[allow]` what is right as it
//! stands. In comes the text of the file, out come rules; an entry that cannot be followed is a note and no rule.

use std::collections::BTreeSet;

use crate::diag::{At, Diagnostic, Expected, Noted, Part, Problem, RuleFlaw, Trail};
use crate::parse::{Fields, Notes, read_toml, wrong_key};
use crate::source::FileId;
use crate::text::house::{HouseWords, Rule};
use crate::text::marks::Glyph;
use crate::tree::Tree;

/// Reads and checks the text of `words.toml`.
#[must_use]
pub fn house_words(file: FileId, text: &str) -> Noted<HouseWords> {
    let tree = match read_toml(text) {
        Ok(tree) => tree,
        Err(mistakes) => {
            let note = |(span, problem)| Diagnostic::new(file, At::Text(span), problem);
            return Noted { value: HouseWords::default(), notes: mistakes.into_iter().map(note).collect() };
        }
    };
    let mut notes = Notes::new(file);
    let mut f = Fields::new(Part::HouseWords, &tree, Trail::default(), &mut notes);
    ["replace", "avoid", "allow"].iter().for_each(|key| drop(f.any(key)));
    f.finish();
    let part = |key: &str| tree.get(key).map(|part| (part, Trail::default().key(key)));
    let mut entries: Vec<Entry<'_>> = Vec::new();
    if let Some((tree, trail)) = part("allow") {
        entries.extend(listed(tree, &trail, &mut notes));
    }
    let allowed: BTreeSet<&str> = entries.drain(..).map(|entry| entry.word).collect();
    if let Some((tree, trail)) = part("replace") {
        entries.extend(replaced(tree, &trail, &mut notes));
    }
    if let Some((tree, trail)) = part("avoid") {
        entries.extend(listed(tree, &trail, &mut notes));
    }
    let rules = sound(entries, &allowed, &mut notes);
    let words = HouseWords::new(rules, allowed.into_iter().map(str::to_string).collect());
    Noted { value: words, notes: notes.list }
}

/// An entry as written.
struct Entry<'t> {
    word: &'t str,
    right: Option<&'t str>,
    reason: Option<&'t str>,
    trail: Trail,
    /// Whether the word is a key; otherwise it is an item of a list.
    is_key: bool,
}

impl Entry<'_> {
    fn note(&self, flaw: RuleFlaw, notes: &mut Notes) {
        let problem = Problem::WordRule { flaw };
        if self.is_key { notes.key(self.trail.clone(), problem) } else { notes.value(self.trail.clone(), problem) }
    }

    fn rule(&self) -> Rule {
        Rule { word: self.word.to_string(), right: self.right.map(str::to_string), reason: self.reason.map(str::to_string) }
    }
}

/// `"帐号" = "账号"`, and `"帐号" = { right = "账号", reason = "…" }`.
fn replaced<'t>(tree: &'t Tree, trail: &Trail, notes: &mut Notes) -> Vec<Entry<'t>> {
    let Tree::Map(entries) = tree else {
        notes.value(trail.clone(), wrong_key(trail.steps().last().unwrap_or_default(), Expected::Replacements, tree));
        return Vec::new();
    };
    let mut found = Vec::new();
    for (word, value) in entries {
        let trail = trail.key(word);
        let (right, reason) = match value {
            Tree::Text(right) => (right.as_str(), None),
            Tree::Map(_) => {
                let mut f = Fields::new(Part::HouseRule, value, trail.clone(), notes);
                let (right, reason) = (f.required("right").is_some(), f.text("reason").is_some());
                f.finish();
                let text = |key: &str| value.get(key).and_then(text);
                let Some(right) = text("right").filter(|_| right) else { continue };
                (right, text("reason").filter(|_| reason))
            }
            other => {
                notes.value(trail, wrong_key(word, Expected::Text, other));
                continue;
            }
        };
        found.push(Entry { word: word.trim(), right: Some(right.trim()), reason: said(reason), trail, is_key: true });
    }
    found
}

/// Words with a reason each, `"一把手" = "写职务"`, or nothing but words: `["一把手", "据悉"]`.
fn listed<'t>(tree: &'t Tree, trail: &Trail, notes: &mut Notes) -> Vec<Entry<'t>> {
    let (map, list): (&[(String, Tree)], &[Tree]) = match tree {
        Tree::Map(entries) => (entries, &[]),
        Tree::List(items) => (&[], items),
        other => {
            let key = trail.steps().last().unwrap_or_default();
            notes.value(trail.clone(), wrong_key(key, Expected::Words, other));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for (word, value) in map {
        let trail = trail.key(word);
        match value {
            Tree::Text(reason) => found.push(Entry { word: word.trim(), right: None, reason: said(Some(reason)), trail, is_key: true }),
            other => notes.value(trail, wrong_key(word, Expected::Text, other)),
        }
    }
    for (n, item) in list.iter().enumerate() {
        let own = trail.index(n);
        match item {
            Tree::Text(word) => found.push(Entry { word: word.trim(), right: None, reason: None, trail: own, is_key: false }),
            other => notes.value(own, wrong_key(trail.steps().last().unwrap_or_default(), Expected::Text, other)),
        }
    }
    let (found, empty): (Vec<_>, Vec<_>) = found.into_iter().partition(|entry| !entry.word.is_empty());
    empty.iter().for_each(|entry| entry.note(RuleFlaw::Empty, notes));
    found
}

fn text(tree: &Tree) -> Option<&str> {
    if let Tree::Text(text) = tree { Some(text) } else { None }
}

fn said(reason: Option<&str>) -> Option<&str> {
    reason.map(str::trim).filter(|reason| !reason.is_empty())
}

/// The rules that can be followed, all of them together.
fn sound(entries: Vec<Entry<'_>>, allowed: &BTreeSet<&str>, notes: &mut Notes) -> Vec<Rule> {
    let mut seen = BTreeSet::new();
    let mut kept: Vec<Entry<'_>> = Vec::new();
    for entry in entries {
        let word = entry.word.to_string();
        let flaw = if word.is_empty() || entry.right.is_some_and(str::is_empty) {
            Some(RuleFlaw::Empty)
        } else if entry.right == Some(entry.word) {
            Some(RuleFlaw::Same)
        } else if allowed.contains(entry.word) {
            Some(RuleFlaw::Allowed { word })
        } else if !seen.insert(entry.word) {
            Some(RuleFlaw::Twice { word })
        } else {
            None
        };
        match flaw {
            Some(flaw) => entry.note(flaw, notes),
            None => kept.push(entry),
        }
    }
    let all = HouseWords::new(kept.iter().map(Entry::rule).collect(), allowed.iter().map(|word| (*word).to_string()).collect());
    kept.retain(|entry| {
        let right: Vec<Glyph> = entry.right.unwrap_or_default().chars().map(|c| Glyph { c, at: None }).collect();
        let against = all.against(&right);
        let Some((_, other)) = against.first() else { return true };
        let flaw = RuleFlaw::Circle { right: entry.right.unwrap_or_default().to_string(), word: other.word.clone() };
        entry.note(flaw, notes);
        false
    });
    kept.iter().map(Entry::rule).collect()
}

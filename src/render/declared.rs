//! `theme.toml` as its author means it: which theme it extends, and its options with defaults, words about them and choices.
//!
//! In: the data of the file. Out: what it declares, with notes on what does not fit. Knows nothing of templates.

use crate::diag::{At, Diagnostic, Expected, Part, Problem, Subject, Trail};
use crate::parse::{Fields, Notes, nearest, wrong_key};
use crate::source::FileId;
use crate::tree::Tree;

/// What a `theme.toml` declares.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// The theme it extends, with its place.
    pub(crate) extends: Option<(String, Trail)>,
    /// Its options.
    pub(crate) options: Vec<(String, ThemeOption)>,
}

/// An option of a theme.
#[derive(Debug, Clone)]
pub(crate) struct ThemeOption {
    /// What it is unless the site says otherwise; the site's value has to be of the same type.
    pub(crate) default: Tree,
    /// What it is about: a text, or one for each language.
    pub(crate) about: Tree,
    /// The values it may have; empty where any of its type will do.
    pub(crate) choices: Vec<Tree>,
    /// The `theme.toml` it stands in, if that is one of the site's.
    pub(crate) file: Option<FileId>,
    /// Where its default stands there.
    pub(crate) trail: Trail,
}

/// Reads the data of a `theme.toml`.
pub(crate) fn declared(tree: &Tree, notes: &mut Notes) -> Declared {
    let mut f = Fields::new(Part::Theme, tree, Trail::default(), notes);
    // Said to people, and to nobody else.
    for key in ["name", "version", "description", "author", "license", "homepage"] {
        f.text(key);
    }
    // `parent` is what it was called first.
    let written = f.text("extends").or_else(|| tree.get("parent").and_then(|_| f.text("parent")));
    let extends = written.map(|said| (said.value, said.trail));
    let options = f.any("options").map(|(tree, trail)| options(tree, &trail, f.notes())).unwrap_or_default();
    f.finish();
    Declared { extends, options }
}

fn options(tree: &Tree, trail: &Trail, notes: &mut Notes) -> Vec<(String, ThemeOption)> {
    let Tree::Map(entries) = tree else {
        notes.value(trail.clone(), wrong_key("options", Expected::Keys, tree));
        return Vec::new();
    };
    entries.iter().map(|(key, value)| (key.clone(), option(value, trail.key(key), notes))).collect()
}

/// `toc_from = 2`, or `[options.toc_from]` with `default = 2` and more.
fn option(value: &Tree, trail: Trail, notes: &mut Notes) -> ThemeOption {
    let told = ["default", "about", "choices"].iter().any(|key| value.get(key).is_some());
    if !told {
        return ThemeOption { default: value.clone(), about: Tree::Null, choices: Vec::new(), file: None, trail };
    }
    let mut f = Fields::new(Part::ThemeOption, value, trail.clone(), notes);
    f.any("default");
    let about = f.any("about").map_or(Tree::Null, |(tree, _)| tree.clone());
    let choices = f.items("choices").into_iter().map(|(tree, _)| tree.clone()).collect();
    f.finish();
    if value.get("default").is_none() {
        let problem = Problem::MissingKey { key: "default".to_string(), document: Part::ThemeOption, empty: false, comment: false };
        notes.value(trail.clone(), problem);
    }
    let default = value.get("default").cloned().unwrap_or_default();
    let option = ThemeOption { default, about, choices, file: None, trail: trail.key("default") };
    if let Some(problem) = option.unlisted("default", &option.default) {
        notes.value(option.trail.clone(), problem);
    }
    option
}

impl ThemeOption {
    /// This one, declared by a theme, over the one of that name in the theme it extends: with what it does not say itself.
    pub(crate) fn over(&mut self, below: &ThemeOption, key: &str, notes: &mut Vec<Diagnostic>) {
        if let Some(file) = self.file {
            notes.extend(below.misfit(key, &self.default).map(|problem| Diagnostic::new(file, At::Value(self.trail.clone()), problem)));
        }
        if self.about == Tree::Null {
            self.about = below.about.clone();
        }
        if self.choices.is_empty() {
            self.choices.clone_from(&below.choices);
        }
    }

    /// What is wrong with a value: it is of another type, no colour where the default is one, or none of the choices.
    pub(crate) fn misfit(&self, key: &str, value: &Tree) -> Option<Problem> {
        self.other_type(key, value).or_else(|| self.colourless(key, value)).or_else(|| self.unlisted(key, value))
    }

    /// What is wrong with a value that is no colour, where the default is one.
    fn colourless(&self, key: &str, value: &Tree) -> Option<Problem> {
        let colour = |tree: &Tree| matches!(tree, Tree::Text(text) if is_colour(text));
        let problem = || Problem::BadValue { key: key.to_string(), value: word(value), expected: Expected::Colour };
        (self.choices.is_empty() && colour(&self.default) && !colour(value)).then(problem)
    }

    /// What is wrong with a value that is none of the choices.
    fn unlisted(&self, key: &str, value: &Tree) -> Option<Problem> {
        if self.choices.is_empty() || self.choices.contains(value) {
            return None;
        }
        let words: Vec<String> = self.choices.iter().map(word).collect();
        let (key, value) = (key.to_string(), word(value));
        let near = nearest(&value, words.iter().map(String::as_str));
        Some(Problem::UnknownValue { key, value, allowed: words.into(), everyday: Box::default(), near })
    }

    /// What is wrong with a value of another type.
    fn other_type(&self, key: &str, value: &Tree) -> Option<Problem> {
        let expected = match (&self.default, value) {
            (Tree::Null, _) | (Tree::Text(_), Tree::Number(_)) => return None,
            (own, other) if std::mem::discriminant(own) == std::mem::discriminant(other) => return None,
            (Tree::Bool(_), _) => Expected::YesOrNo,
            (Tree::Number(_), _) => Expected::WholeNumber,
            (Tree::Text(_), _) => Expected::Text,
            (Tree::List(_), _) => Expected::List,
            (Tree::Map(_), _) => Expected::Keys,
        };
        Some(Problem::WrongType { subject: Subject::Key { key: key.to_string() }, expected, found: value.into() })
    }
}

/// Whether a text is a colour as stylesheets write it: `#1f5fa8`, `rgb(31 95 168)`, `teal`.
fn is_colour(text: &str) -> bool {
    // The parser takes digits without their `#`, which stylesheets do not.
    let bare = text.starts_with(|c: char| c.is_ascii_digit()) || text.chars().all(|c| c.is_ascii_hexdigit());
    !bare && csscolorparser::parse(text).is_ok()
}

/// A value as it is written in a message.
fn word(tree: &Tree) -> String {
    match tree {
        Tree::Text(text) | Tree::Number(text) => text.clone(),
        Tree::Bool(value) => value.to_string(),
        Tree::Null | Tree::List(_) | Tree::Map(_) => String::new(),
    }
}

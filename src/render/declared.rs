//! `theme.toml` as its author means it: which theme it extends, and its options with defaults, words about them and choices.
//!
//! In: the data of the file. Out: what it declares, with notes on what does not fit. Knows nothing of templates.

use crate::diag::{About, At, Diagnostic, Expected, Part, Problem, Subject, Trail};
use crate::parse::{Fields, Notes, nearest, wrong_key};
use crate::source::FileId;
use crate::tree::Tree;

/// What a `theme.toml` declares.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// The theme it extends, with its place.
    pub(crate) extends: Option<(String, Trail)>,
    /// How wide the pictures of a text are on its pages, as `sizes` says it.
    pub(crate) text_sizes: Option<String>,
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
    /// Whether no default is given here: it is that of the option it stands over.
    pub(crate) lacks_default: bool,
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
    let text_sizes = match f.any("text_sizes") {
        Some((Tree::Text(sizes), _)) => Some(sizes.clone()),
        Some((other, trail)) => {
            f.notes().value(trail, wrong_key("text_sizes", Expected::Text, other));
            None
        }
        None => None,
    };
    let options = f.any("options").map(|(tree, trail)| options(tree, &trail, f.notes())).unwrap_or_default();
    f.finish();
    Declared { extends, text_sizes, options }
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
        return ThemeOption { default: value.clone(), about: Tree::Null, choices: Vec::new(), lacks_default: false, file: None, trail };
    }
    let mut f = Fields::new(Part::ThemeOption, value, trail.clone(), notes);
    f.any("default");
    let about = f.any("about").map_or(Tree::Null, |(tree, _)| tree.clone());
    let choices = f.items("choices").into_iter().map(|(tree, _)| tree.clone()).collect();
    f.finish();
    let Some(default) = value.get("default").cloned() else {
        return ThemeOption { default: Tree::Null, about, choices, lacks_default: true, file: None, trail };
    };
    let option = ThemeOption { default, about, choices, lacks_default: false, file: None, trail: trail.key("default") };
    if let Some(problem) = option.unlisted("default", &option.default) {
        notes.value(option.trail.clone(), problem);
    }
    option
}

impl ThemeOption {
    /// This one, declared by a theme, over the one of that name in the theme it extends: with what it does not say itself.
    pub(crate) fn over(&mut self, below: &ThemeOption, key: &str, notes: &mut Vec<Diagnostic>) {
        if self.lacks_default {
            (self.default, self.lacks_default) = (below.default.clone(), below.lacks_default);
            let misfit = self.file.zip(self.unlisted("default", &self.default).filter(|_| !self.lacks_default));
            notes.extend(misfit.map(|(file, problem)| Diagnostic::new(file, At::Value(self.trail.key("choices")), problem)));
        } else if let Some(file) = self.file {
            // Held against its own choices already.
            let below = ThemeOption { choices: if self.choices.is_empty() { below.choices.clone() } else { Vec::new() }, ..below.clone() };
            let misfit = below.misfit(key, &self.default, &self.trail);
            notes.extend(misfit.map(|(trail, problem)| below.told(key, Diagnostic::new(file, At::Value(trail), problem))));
        }
        if self.about == Tree::Null {
            self.about = below.about.clone();
        }
        if self.choices.is_empty() {
            self.choices.clone_from(&below.choices);
        }
    }

    /// A note about this option, with what its theme says of it.
    pub(crate) fn told(&self, key: &str, note: Diagnostic) -> Diagnostic {
        let said = |languages: [&str; 3]| match &self.about {
            Tree::Text(text) => Some(text.clone()),
            about => languages.into_iter().find_map(|language| match about.get(language) {
                Some(Tree::Text(text)) => Some(text.clone()),
                _ => None,
            }),
        };
        let (chinese, english) = (said(["zh-Hans", "zh-Hant", "en"]), said(["en", "zh-Hans", "zh-Hant"]));
        let about = chinese.zip(english).map(|(chinese, english)| Box::new(About { key: key.to_string(), chinese, english }));
        Diagnostic { about, ..note }
    }

    /// What is wrong with a value at a place, and where: it is of another type, no colour where the default is one, or none of
    /// the choices; an entry of a list is of another type than those of the default.
    pub(crate) fn misfit(&self, key: &str, value: &Tree, trail: &Trail) -> Option<(Trail, Problem)> {
        let whole = other_type(key, &self.default, value).or_else(|| self.colourless(key, value)).or_else(|| self.unlisted(key, value));
        whole.map(|problem| (trail.clone(), problem)).or_else(|| self.other_entry(key, value, trail))
    }

    /// The first entry of a list that is of another type, where those of the default are all of one.
    fn other_entry(&self, key: &str, value: &Tree, trail: &Trail) -> Option<(Trail, Problem)> {
        let (Tree::List(own), Tree::List(given)) = (&self.default, value) else { return None };
        let (first, rest) = own.split_first()?;
        if rest.iter().any(|other| other_type(key, first, other).is_some()) {
            return None;
        }
        given.iter().enumerate().find_map(|(n, entry)| Some((trail.index(n), other_type(key, first, entry)?)))
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
}

/// What is wrong with a value of another type than a default.
fn other_type(key: &str, default: &Tree, value: &Tree) -> Option<Problem> {
    let is_whole = |tree: &Tree| matches!(tree, Tree::Number(text) if text.parse::<i64>().is_ok());
    let expected = match (default, value) {
        (Tree::Null, _) => return None,
        (Tree::Number(_), Tree::Number(number)) if is_whole(default) && !is_whole(value) => {
            return Some(Problem::BadValue { key: key.to_string(), value: number.clone(), expected: Expected::WholeNumber });
        }
        (own, other) if std::mem::discriminant(own) == std::mem::discriminant(other) => return None,
        (Tree::Bool(_), _) => Expected::YesOrNo,
        (Tree::Number(_), _) if is_whole(default) => Expected::WholeNumber,
        (Tree::Number(_), _) => Expected::Number,
        (Tree::Text(_), _) => Expected::Text,
        (Tree::List(_), _) => Expected::BracketList,
        (Tree::Map(_), _) => Expected::Keys,
    };
    Some(Problem::WrongType { subject: Subject::Key { key: key.to_string() }, expected, found: value.into() })
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

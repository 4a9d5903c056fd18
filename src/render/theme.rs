//! A theme as files: its own, then its parent's, from the site or from the binary.
//!
//! A theme of the site's `themes/` folder wins over the one of the same name
//! in the binary. A child theme has every template, static file and word of
//! its parent unless it brings its own; the parent's templates can also be
//! extended by name, as `parent/event.html`.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::config::Config;
use crate::diag::{At, Diagnostic, Noted, Problem};
use crate::language::Words;
use crate::memo::Digest;
use crate::parse::read_toml;
use crate::plan::OutPath;
use crate::source::{FileId, Sources};
use crate::tree::Tree;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Where a theme's own files are published.
const ASSETS: &str = "theme/";

/// One file of a theme.
#[derive(Debug, Clone)]
pub(crate) struct ThemeFile {
    /// Its path in the site folder, or where it would be: `themes/gazette/templates/event.html`.
    pub(crate) path: String,
    /// The file, if it is one of the site's.
    pub(crate) file: Option<FileId>,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// A theme with everything it takes from its parents.
#[derive(Debug, Default)]
pub(crate) struct ThemeFiles {
    /// Templates by name; parents' ones also as `parent/name`.
    pub(crate) templates: BTreeMap<String, ThemeFile>,
    /// Files to publish, by their path in the site: `static/` is published below `theme/`, `top/` at the top.
    pub(crate) statics: BTreeMap<String, ThemeFile>,
    /// Words by language.
    pub(crate) words: BTreeMap<Words, BTreeMap<String, String>>,
    /// Options, with the site's own on top.
    pub(crate) options: Vec<(String, Tree)>,
}

/// Collects the files of the configured theme.
pub(crate) fn collect(sources: &Sources, config: &Config) -> Noted<ThemeFiles> {
    let mut theme = ThemeFiles::default();
    let mut notes = Vec::new();
    let mut seen = Vec::new();
    let mut next = Some(config.theme.clone());
    if let Tree::Map(options) = &config.theme_options {
        theme.options.extend(options.iter().cloned());
    }
    while let Some(name) = next.take() {
        if seen.contains(&name) {
            notes.push(Diagnostic::nowhere(Problem::ThemeCycle { name }));
            break;
        }
        let files = files_of(sources, &name);
        if files.is_empty() {
            let known = known_themes(sources);
            notes.push(Diagnostic::nowhere(Problem::NoTheme { name, known }));
            break;
        }
        next = theme.add(&name, files, seen.is_empty(), &mut notes);
        seen.push(name);
    }
    Noted { value: theme, notes }
}

/// Whether a published file is one that all pages share, wherever they lie.
pub(crate) fn is_asset(out: &OutPath) -> bool {
    out.as_str().starts_with(ASSETS)
}

impl ThemeFiles {
    /// Adds one theme below those already there; gives its parent.
    fn add(&mut self, name: &str, files: Vec<(String, ThemeFile)>, own: bool, notes: &mut Vec<Diagnostic>) -> Option<String> {
        let mut parent = None;
        for (local, file) in files {
            if let Some(template) = local.strip_prefix("templates/") {
                // Components are known by name everywhere: a second copy of them would be a clash.
                let has_components = String::from_utf8_lossy(&file.bytes).contains("{% component");
                if !own && !has_components {
                    self.templates.entry(format!("{name}/{template}")).or_insert_with(|| file.clone());
                }
                self.templates.entry(template.to_string()).or_insert(file);
            } else if let Some(published) = local.strip_prefix("static/") {
                self.statics.entry(format!("{ASSETS}{published}")).or_insert(file);
            } else if let Some(published) = local.strip_prefix("top/") {
                self.statics.entry(published.to_string()).or_insert(file);
            } else if local == "theme.toml" {
                let tree = data(&file, notes);
                parent = text(tree.get("parent"));
                self.add_options(tree.get("options"));
            } else if let Some(language) = local.strip_prefix("i18n/").and_then(|name| name.strip_suffix(".toml")) {
                self.add_words(language, &data(&file, notes));
            }
        }
        parent
    }

    fn add_options(&mut self, options: Option<&Tree>) {
        let Some(Tree::Map(options)) = options else { return };
        for (key, value) in options {
            if self.options.iter().all(|(known, _)| known != key) {
                self.options.push((key.clone(), value.clone()));
            }
        }
    }

    fn add_words(&mut self, language: &str, tree: &Tree) {
        let Some(language) = [Words::Hans, Words::Hant, Words::En].into_iter().find(|words| words.key() == language) else { return };
        let Tree::Map(entries) = tree else { return };
        let words = self.words.entry(language).or_default();
        for (key, value) in entries {
            if let Some(value) = text(Some(value)) {
                words.entry(key.clone()).or_insert(value);
            }
        }
    }

    /// The key of everything that can change a page: part of every page's key.
    pub(crate) fn digest(&self) -> Digest {
        let templates: Vec<(&String, &Vec<u8>)> = self.templates.iter().map(|(name, file)| (name, &file.bytes)).collect();
        Digest::of(&(templates, &self.words, &self.options))
    }
}

/// The files of one theme, by their path in it: the site's, otherwise the binary's.
fn files_of(sources: &Sources, name: &str) -> Vec<(String, ThemeFile)> {
    let folder = format!("themes/{name}/");
    let mut files = Vec::new();
    for (id, source) in sources.iter() {
        let Some(local) = source.path.as_str().strip_prefix(&folder) else { continue };
        // A file that vanished since the folder was read will be missed where it is needed.
        let Ok(bytes) = sources.bytes(id) else { continue };
        files.push((local.to_string(), ThemeFile { path: source.path.to_string(), file: Some(id), bytes }));
    }
    if files.iter().any(|(local, _)| local == "theme.toml") {
        return files;
    }
    let Some(dir) = BUILT_IN.get_dir(name) else { return Vec::new() };
    let mut files = Vec::new();
    walk(dir, &mut |file: &include_dir::File<'_>| {
        let path = file.path().iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let local = path.strip_prefix(&format!("{name}/")).unwrap_or(&path).to_string();
        files.push((local, ThemeFile { path: format!("themes/{path}"), file: None, bytes: file.contents().to_vec() }));
    });
    files
}

fn walk<'d>(dir: &'d Dir<'d>, visit: &mut impl FnMut(&'d include_dir::File<'d>)) {
    dir.files().for_each(&mut *visit);
    for below in dir.dirs() {
        walk(below, visit);
    }
}

fn known_themes(sources: &Sources) -> Vec<String> {
    let built_in = BUILT_IN.dirs().filter_map(|dir| dir.path().file_name()).map(|name| name.to_string_lossy().into_owned());
    let of_site = sources.iter().filter_map(|(_, source)| {
        let name = source.path.as_str().strip_prefix("themes/")?.strip_suffix("/theme.toml")?;
        Some(name.to_string())
    });
    let mut known: Vec<String> = built_in.chain(of_site).collect();
    known.sort();
    known.dedup();
    known
}

/// A TOML file of a theme; a mistake in it is noted.
fn data(file: &ThemeFile, notes: &mut Vec<Diagnostic>) -> Tree {
    let text = String::from_utf8_lossy(&file.bytes);
    read_toml(&text).unwrap_or_else(|(span, problem)| {
        notes.push(match file.file {
            Some(id) => Diagnostic::new(id, At::Text(span), problem),
            None => Diagnostic::nowhere(problem),
        });
        Tree::Null
    })
}

fn text(tree: Option<&Tree>) -> Option<String> {
    match tree? {
        Tree::Text(text) | Tree::Number(text) => Some(text.clone()),
        Tree::Null | Tree::Bool(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}

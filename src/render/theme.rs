//! A theme as files: its own, then its parent's, from the site or from the binary.
//!
//! A theme of the site's `themes/` folder wins over the one of the same name
//! in the binary. A child theme has every template, static file, word and
//! option of its parent unless it brings its own. A bare name, `_layout.html`,
//! means the nearest template of that name wherever it is written, in the
//! child's templates and in the parent's; `gazette/event.html` means the
//! template as `gazette` has it. Of a component that several themes define,
//! the nearest one counts.
//!
//! Static files are published in a folder named after what all of them hold,
//! `theme/1a2b3c4d5e6f/`: browsers may keep them for ever, and what they name
//! of each other (`url()`, `@import`, `import`) needs no other name.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use super::declared::{Declared, ThemeOption, declared};
use super::unread::I18N;
use super::vocabulary::{self, Borrowed, ByLanguage, complete};
use super::{absent, options, sheets, style_options, word_places};
use crate::config::{Audience, Config};
use crate::diag::{At, Diagnostic, Noted, Problem, Trail};
use crate::language::Words;
use crate::memo::Digest;
use crate::parse::{Notes, nearest, read_toml};
use crate::plan::OutPath;
use crate::read::site_file;
use crate::source::{FileId, Sources};
use crate::tree::Tree;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Where a theme's own files are published, each version of them in a folder of its own.
pub(super) const ASSETS: &str = "theme/";

/// In UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// How many digits tell the versions of a theme apart.
const VERSION: usize = 12;

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
    /// Templates: its own by their names, those of the themes it extends as `gazette/event.html`.
    pub(crate) templates: BTreeMap<String, ThemeFile>,
    /// The themes it extends, nearest first.
    pub(crate) extends: Vec<String>,
    /// Files to publish, by their path in the site: `static/` is published below [`ThemeFiles::assets`], `top/` at the top.
    pub(crate) statics: BTreeMap<String, ThemeFile>,
    /// Where the files of `static/` are published: `theme/1a2b3c4d5e6f/`, and `theme/` for a preview.
    pub(crate) assets: String,
    /// Words by language: each language has all of them.
    pub(crate) words: ByLanguage,
    /// Words of the themes it extends, in any language: each with all its texts.
    pub(crate) inherited: BTreeMap<String, Vec<String>>,
    /// What a language has from another one.
    pub(crate) borrowed: Borrowed,
    /// The theme's own files of words, as far as they are the site's; not those of themes it extends.
    pub(crate) word_files: BTreeMap<Words, FileId>,
    /// The site's files that are nothing of a theme where they lie, by their paths in it; words in no language are among them.
    pub(crate) unread: Vec<(FileId, String)>,
    /// Its `theme.toml`, if that is one of the site's.
    pub(crate) toml: Option<FileId>,
    /// Its name.
    pub(crate) name: String,
    /// Whether it has no templates, or a theme that it extends is not there: nothing can be made of it.
    pub(crate) is_torn: bool,
    /// How wide the pictures of a text are on its pages: the `sizes` of the nearest theme that says it.
    pub(crate) text_sizes: Option<String>,
    /// Options, with the site's own on top.
    pub(crate) options: Vec<(String, Tree)>,
    /// The options that the themes declare.
    pub(crate) declared: Vec<(String, ThemeOption)>,
}

/// Templates by the names they go by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Templates<'t> {
    pub(crate) files: &'t BTreeMap<String, ThemeFile>,
    pub(crate) extends: &'t [String],
}

/// Collects the files of the configured theme.
pub(crate) fn collect(sources: &Sources, config: &Config) -> Noted<ThemeFiles> {
    let mut theme = ThemeFiles::default();
    let mut notes = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut next = Some((config.theme.clone(), None));
    theme.name.clone_from(&config.theme);
    if let Tree::Map(options) = &config.theme_options {
        theme.options.extend(options.iter().cloned());
    }
    while let Some((name, from)) = next.take() {
        let is_own = seen.is_empty();
        let of_site = |name: &str| is_own.then(|| said_in_site(sources, name))?.map(|file| (file, Trail::default().key("theme")));
        let note = |problem, name: &str| match from.clone().or_else(|| of_site(name)) {
            Some((file, trail)) => Diagnostic::new(file, At::Value(trail), problem),
            None => Diagnostic::nowhere(problem),
        };
        if seen.contains(&name) {
            theme.is_torn = true;
            notes.push(note(Problem::ThemeCycle { name: name.clone() }, &name));
            break;
        }
        let files = files_of(sources, &name);
        if files.is_empty() {
            let known = known_themes(sources);
            let near = nearest(&name, known.iter().map(String::as_str));
            theme.is_torn = true;
            let bare = has_folder(sources, &name);
            notes.push(note(Problem::NoTheme { name: name.clone(), known, near, bare }, &name));
            break;
        }
        next = theme.add(&name, files, seen.is_empty(), &mut notes);
        seen.push(name);
    }
    if theme.templates.is_empty() && !theme.is_torn {
        theme.is_torn = true;
        notes.push(absent::nothing(&theme));
    }
    theme.settle_options(&mut notes);
    theme.extends = seen.split_off(1.min(seen.len()));
    theme.fill_in_names();
    notes.extend(word_places::check(&theme, sources));
    theme.borrowed = complete(&mut theme.words);
    if let (Tree::Map(given), Some(site), false) = (&config.theme_options, sources.find(&site_file()), theme.is_torn) {
        notes.extend(options::check(site, given, &theme.declared, &theme.templates));
    }
    notes.extend(sheets::missing(&theme, sources));
    notes.extend(options::idle(&theme));
    let unfit = style_options::unfit(&theme, sources.find(&site_file()), &config.theme_options);
    // What is no colour is told as that.
    let unfit: Vec<Diagnostic> = unfit.into_iter().filter(|one| notes.iter().all(|note| note.place != one.place)).collect();
    notes.extend(unfit);
    style_options::into_styles(&mut theme);
    theme.name_assets(config.audience);
    Noted { value: theme, notes }
}

/// A theme that another one names, with the place where it does.
type Next = (String, Option<(FileId, Trail)>);

/// The site's settings, if they name a theme and no flag does.
fn said_in_site(sources: &Sources, name: &str) -> Option<FileId> {
    let file = sources.find(&site_file())?;
    let tree = read_toml(&sources.text(file).ok()?).ok()?;
    matches!(tree.get("theme"), Some(Tree::Text(said)) if said.trim() == name).then_some(file)
}

/// Whether a published file is one that all pages share, wherever they lie.
pub(crate) fn is_asset(out: &OutPath) -> bool {
    out.as_str().starts_with(ASSETS)
}

impl ThemeFiles {
    /// Its templates, by the names they go by.
    pub(crate) fn templates(&self) -> Templates<'_> {
        Templates { files: &self.templates, extends: &self.extends }
    }

    /// Adds one theme below those already there; gives the one it extends.
    fn add(&mut self, name: &str, files: Vec<(String, ThemeFile)>, own: bool, notes: &mut Vec<Diagnostic>) -> Option<Next> {
        let mut next = None;
        for (local, mut file) in files {
            if let Some(template) = local.strip_prefix("templates/") {
                without_mark(&mut file.bytes);
                let template = if own { template.to_string() } else { format!("{name}/{template}") };
                self.templates.entry(template).or_insert(file);
            } else if let Some(published) = local.strip_prefix("static/") {
                self.statics.entry(format!("{ASSETS}{published}")).or_insert(file);
            } else if let Some(published) = local.strip_prefix("top/") {
                self.statics.entry(published.to_string()).or_insert(file);
            } else if local == "theme.toml" {
                self.toml = self.toml.or(file.file.filter(|_| own));
                let tree = data(&file, notes);
                let mut told = Notes::new(file.file.unwrap_or_default());
                let Declared { extends, text_sizes, options } = declared(&tree, &mut told);
                self.text_sizes = self.text_sizes.take().or(text_sizes);
                // The program's own are right.
                notes.extend(told.list.into_iter().filter(|_| file.file.is_some()));
                next = extends.map(|(name, trail)| (name, file.file.map(|file| (file, trail))));
                self.add_options(options, file.file, notes);
            } else if let Some(name) = local.strip_prefix(I18N) {
                self.add_words(name, &file, notes);
            } else {
                self.unread.extend(file.file.map(|file| (file, local)));
            }
        }
        next
    }

    /// `mine/event.html`, where `mine` has none of its own: the one of the theme that `mine` extends.
    fn fill_in_names(&mut self) {
        let mut missing = Vec::new();
        for (n, theme) in self.extends.iter().enumerate() {
            for below in &self.extends[n + 1..] {
                let names = self.templates.keys().filter_map(|name| name.strip_prefix(below.as_str())?.strip_prefix('/'));
                missing.extend(names.map(|name| (format!("{theme}/{name}"), format!("{below}/{name}"))));
            }
        }
        let asked_for = |name: &str| {
            let quoted = [format!("\"{name}\""), format!("'{name}'")];
            self.templates
                .values()
                .any(|file| std::str::from_utf8(&file.bytes).is_ok_and(|text| quoted.iter().any(|one| text.contains(one))))
        };
        missing.retain(|(name, _)| asked_for(name));
        for (name, other) in missing {
            if let (false, Some(file)) = (self.templates.contains_key(&name), self.templates.get(&other).cloned()) {
                self.templates.insert(name, file);
            }
        }
    }

    /// Gives the static files their folder; while a site is written they keep it, so that a style changes and no page with it.
    fn name_assets(&mut self, audience: Audience) {
        self.assets = ASSETS.to_string();
        if audience == Audience::Preview {
            return;
        }
        let (assets, top) = std::mem::take(&mut self.statics).into_iter().partition(|(name, _)| name.starts_with(ASSETS));
        let (assets, top): (BTreeMap<String, ThemeFile>, BTreeMap<String, ThemeFile>) = (assets, top);
        let held: Vec<(&String, Digest)> = assets.iter().map(|(name, file)| (name, Digest::of_bytes(&file.bytes))).collect();
        let version = Digest::of(&held).to_string();
        self.assets = format!("{ASSETS}{}/", &version[..VERSION]);
        self.statics = top;
        self.statics.extend(assets.into_iter().map(|(name, file)| (name.replacen(ASSETS, &self.assets, 1), file)));
    }

    fn add_words(&mut self, name: &str, file: &ThemeFile, notes: &mut Vec<Diagnostic>) {
        let Some(language) = vocabulary::language(name) else {
            self.unread.extend(file.file.map(|file| (file, format!("{I18N}{name}"))));
            return;
        };
        let is_own = file.path.starts_with(&format!("themes/{}/", self.name));
        if let Some(file) = file.file.filter(|_| is_own) {
            self.word_files.insert(language, file);
        }
        let tree = data(file, notes);
        let words = self.words.entry(language).or_default();
        for (key, value) in vocabulary::read(&tree, file.file, notes) {
            if !is_own {
                self.inherited.entry(key.clone()).or_default().push(value.clone());
            }
            words.entry(key).or_insert(value);
        }
    }

    /// The key of everything that can change a page: part of every page's key.
    pub(crate) fn digest(&self) -> Digest {
        let templates: Vec<(&String, &Vec<u8>)> = self.templates.iter().map(|(name, file)| (name, &file.bytes)).collect();
        Digest::of(&(templates, &self.extends, &self.words, &self.options, &self.text_sizes))
    }
}

impl<'t> Templates<'t> {
    /// The name that a template is kept by: its own if the theme has it, otherwise that of the nearest theme below which has.
    pub(crate) fn find(self, name: &str) -> Option<&'t str> {
        let below = self.extends.iter().map(|theme| format!("{theme}/{name}"));
        let mut names = std::iter::once(name.to_string()).chain(below);
        names.find_map(|name| self.files.get_key_value(&name)).map(|(name, _)| name.as_str())
    }

    /// How many themes lie over that of a template.
    pub(crate) fn distance(self, name: &str) -> usize {
        let is_of = |theme: &String| name.strip_prefix(theme.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.extends.iter().position(is_of).map_or(0, |n| n + 1)
    }

    /// The name by which the nearest theme below has a template.
    pub(crate) fn below(self, name: &str) -> Option<String> {
        self.extends.iter().map(|theme| format!("{theme}/{name}")).find(|name| self.files.contains_key(name))
    }

    /// Every name that a template may say.
    pub(crate) fn names(self) -> BTreeSet<&'t str> {
        let bare = |name: &'t str| self.extends.iter().find_map(|theme| name.strip_prefix(theme.as_str())?.strip_prefix('/'));
        self.files.keys().flat_map(|name| [Some(name.as_str()), bare(name)]).flatten().collect()
    }

    /// The template that a message is of: the one it names first.
    pub(crate) fn named_in(self, message: &str) -> Option<String> {
        let place = |name: &str| ['\'', '`'].into_iter().filter_map(|quote| message.find(&format!("{quote}{name}{quote}"))).min();
        let named = self.files.keys().filter_map(|name| Some((place(name)?, name))).min();
        named.map(|(_, name)| name.clone())
    }

    /// The texts of the templates that one extends, the nearest first.
    pub(crate) fn above(self, name: &str) -> Vec<&'t str> {
        let (mut next, mut seen) = (self.parent(name), Vec::new());
        while let Some(name) = next.filter(|name| !seen.contains(name)) {
            seen.push(name);
            next = self.parent(name);
        }
        seen.into_iter().map(|name| self.text(name)).collect()
    }

    /// The components of all templates.
    pub(crate) fn components(self) -> BTreeSet<String> {
        let named = |tag: &str| {
            let name = tag.trim_start_matches('-').trim_start().strip_prefix("component ")?.trim_start();
            Some(name.split(['(', ' ', '%']).next()?.to_string())
        };
        self.files.keys().flat_map(|name| self.text(name).split("{%").skip(1).filter_map(named)).collect()
    }

    fn parent(self, name: &str) -> Option<&'t str> {
        let tags = self.text(name).split("{%").skip(1);
        let named = tags.filter_map(|tag| tag.trim_start_matches('-').trim_start().strip_prefix("extends")).next()?.trim_start();
        let quote = named.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
        self.find(named[1..].split_once(quote)?.0)
    }

    fn text(self, name: &str) -> &'t str {
        self.files.get(name).and_then(|file| std::str::from_utf8(&file.bytes).ok()).unwrap_or_default()
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
    if files.iter().any(|(local, _)| local == "theme.toml") { files } else { built_in(name) }
}

/// The files of a theme of the program, by their path in it.
pub(super) fn built_in(name: &str) -> Vec<(String, ThemeFile)> {
    let Some(dir) = BUILT_IN.get_dir(name) else { return Vec::new() };
    let mut files = Vec::new();
    walk(dir, &mut |file: &include_dir::File<'_>| {
        let path = file.path().iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let local = path.strip_prefix(&format!("{name}/")).unwrap_or(&path).to_string();
        files.push((local, ThemeFile { path: format!("themes/{path}"), file: None, bytes: file.contents().to_vec() }));
    });
    files
}

/// Some editors put a mark of the byte order before a text; no page is to have it, and places are told without it.
fn without_mark(bytes: &mut Vec<u8>) {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
}

fn walk<'d>(dir: &'d Dir<'d>, visit: &mut impl FnMut(&'d include_dir::File<'d>)) {
    dir.files().for_each(&mut *visit);
    for below in dir.dirs() {
        walk(below, visit);
    }
}

/// Whether the site has a folder for a theme, with or without a `theme.toml` in it.
fn has_folder(sources: &Sources, name: &str) -> bool {
    let folder = format!("themes/{name}/");
    sources.iter().any(|(_, source)| source.path.as_str().starts_with(&folder))
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
    read_toml(&text).unwrap_or_else(|mistakes| {
        notes.extend(mistakes.into_iter().map(|(span, problem)| match file.file {
            Some(id) => Diagnostic::new(id, At::Text(span), problem),
            None => Diagnostic::nowhere(problem),
        }));
        Tree::Null
    })
}

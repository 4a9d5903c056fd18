//! Rules of the house, held against `src/` itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// The one way data goes: a module may use those that stand before it.
const ORDER: &[&str] = &[
    "source",
    "memo",
    "slug",
    "language",
    "tree",
    "text",
    "date",
    "order",
    "messages",
    "failure",
    "diag",
    "manual",
    "online",
    "media",
    "model",
    "parse",
    "config",
    "read",
    "fix",
    "resolve",
    "proof",
    "plan",
    "rendition",
    "view",
    "emit",
    "render",
    "pipeline",
    "http",
    "serve",
    "print",
    "command",
];

/// Where the disk, the network, the environment, other processes and the clock may be asked.
const OUTSIDE: &[&str] = &["read", "media", "emit", "online", "http", "serve", "print", "command", "main"];

/// Third-party names that live in one file or folder (or a few, with spaces between them), so that changing a library touches one place.
const HOMES: &[(&str, &str)] = &[
    ("tera", "render/engine.rs"),
    ("pulldown_cmark", "parse/markdown/"),
    ("memchr", "parse/markdown/emphasis.rs print/paper.rs"),
    ("ammonia", "parse/markdown/"),
    ("html5gum", "render/relative/html.rs"),
    ("serde_yaml", "parse/front_matter/"),
    ("saphyr", "parse/front_matter/"),
    ("saphyr_parser", "parse/front_matter/"),
    ("toml", "parse/toml_data/"),
    ("annotate_snippets", "diag/human.rs"),
    ("fluent_bundle", "messages/"),
    ("unic_langid", "messages/"),
    ("hanconv", "text/script/"),
    ("sys_locale", "command/tongue.rs"),
    ("include_dir", "render/theme.rs manual/mod.rs"),
    ("textwrap", "command/columns.rs"),
    ("terminal_size", "command/columns.rs"),
    ("blake3", "memo/"),
    ("strsim", "parse/fields.rs"),
    ("quick_xml", "render/ parse/tables/ods.rs"),
    ("calamine", "parse/tables/workbook.rs"),
    ("csv", "parse/tables/delimited.rs"),
    ("encoding_rs", "parse/tables/delimited.rs"),
    ("flate2", "print/paper.rs"),
    ("zip", "parse/tables/"),
    ("rust_xlsxwriter", "command/new/"),
    ("percent_encoding", "slug.rs"),
    ("clap", "command/"),
    ("open", "command/serve.rs"),
    ("notify", "serve/watch.rs"),
    ("hyper", "http/connections.rs"),
    ("hyper_util", "http/connections.rs"),
    ("http_body_util", "http/connections.rs"),
    ("tokio", "http/ serve/board.rs print/browser.rs"),
    ("tokio_io_timeout", "http/connections.rs"),
    ("mime_guess", "http/answers.rs"),
    ("http_range_header", "http/answers.rs"),
    ("inquire", "command/new/terminal.rs"),
    ("pinyin", "text/pinyin/"),
    ("icu_collator", "order/icu.rs"),
    ("icu_locale_core", "order/icu.rs"),
    ("clap_complete", "command/completions.rs"),
    ("anstream", "command/"),
    ("unicode_normalization", "render/search/fold.rs text/lookalikes.rs text/summary/joints.rs print/paper.rs"),
    ("similar", "command/check/diff.rs"),
    ("schemars", "view/"),
    ("ureq", "online/client.rs"),
    ("rustls", "online/client.rs"),
    ("rustls_native_certs", "online/client.rs"),
    ("url", "online/address.rs"),
    ("image", "media/"),
    ("fast_image_resize", "media/make.rs"),
    ("jpeg_encoder", "media/make.rs"),
    ("libwebp_sys", "media/webp.rs"),
    ("moxcms", "media/colour.rs"),
];

/// The longest a file may be, in lines.
const LONGEST: usize = 400;

/// The longest a template may be, in lines: themes are examples to read.
const LONGEST_TEMPLATE: usize = 150;

/// Files that are long because they are one list, with the number of lines they may have.
const LISTS: &[(&str, usize)] = &[("diag/problem.rs", 1150)];

/// A file of `src/`.
struct File {
    /// Its path in `src/`.
    path: String,
    text: String,
}

impl File {
    /// The stage it belongs to: `parse` for `parse/markdown/mod.rs`.
    fn module(&self) -> &str {
        self.path.split('/').next().expect("a path has a part").trim_end_matches(".rs")
    }

    fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("tests.rs")
    }

    /// The lines before the tests, with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = if self.is_test() {
            0
        } else {
            self.text.lines().position(|line| line.trim() == "#[cfg(test)]").filter(|n| self.opens_tests(*n)).unwrap_or(usize::MAX)
        };
        let lines = self.text.lines().enumerate().take(end);
        lines.map(|(n, line)| (n + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Whether the module after `#[cfg(test)]` holds the tests themselves; `mod tests;` only names their file.
    fn opens_tests(&self, line: usize) -> bool {
        self.text.lines().nth(line + 1).is_some_and(|next| next.trim_end().ends_with('{'))
    }
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, top: &Path, files: &mut Vec<File>) {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                walk(&path, top, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(top).expect("below the top").to_string_lossy().replace('\\', "/");
                files.push(File { path: name, text: fs::read_to_string(&path).expect("a readable source") });
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&src, &src, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 50, "only {} files in src/", files.len());
    files
}

fn none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// The names after `crate::` in a piece of code, braces taken apart: `crate::{a, b::C}` names `a` and `b`.
fn names_of_crate(code: &str) -> BTreeSet<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group.split('}').next().unwrap_or_default().split(',').map(name)),
            None => drop(names.insert(name(rest))),
        }
    }
    names
}

#[test]
fn every_file_opens_with_what_it_is() {
    let silent = files().into_iter().filter(|file| !file.text.starts_with("//! "));
    none(&silent.map(|file| format!("{} does not open with `//!`", file.path)).collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long() {
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        let longest = LISTS.iter().find(|(path, _)| *path == file.path).map_or(LONGEST, |(_, longest)| *longest);
        let lines = file.text.lines().count();
        if lines > longest {
            broken.push(format!("{} has {lines} lines, which is more than {longest}", file.path));
        }
    }
    none(&broken);
}

#[test]
fn no_template_is_too_long() {
    let mut broken = Vec::new();
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let templates = WalkDir::new(themes).into_iter().map(|entry| entry.expect("the repository can be read").into_path());
    for path in templates.filter(|path| path.extension().is_some_and(|end| end == "html")) {
        let lines = fs::read_to_string(&path).expect("the repository can be read").lines().count();
        if lines > LONGEST_TEMPLATE {
            broken.push(format!("{} has {lines} lines, which is more than {LONGEST_TEMPLATE}", path.display()));
        }
    }
    none(&broken);
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("the library");
    let modules: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, ORDER.iter().copied().collect());
}

#[test]
fn imports_follow_the_one_way() {
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    let mut broken = Vec::new();
    for file in files() {
        let Some(own) = place(file.module()) else { continue };
        let code: String = file.code().flat_map(|(_, line)| [line, "\n"]).collect();
        for name in names_of_crate(&code) {
            if place(&name).is_some_and(|used| used > own) {
                broken.push(format!("{} uses {name}, which comes after {}", file.path, file.module()));
            }
        }
    }
    none(&broken);
}

#[test]
fn only_the_ends_touch_the_world() {
    let world = [
        "std::fs",
        "std::net",
        "std::process",
        "std::env",
        "SystemTime",
        "Instant",
        "Zoned::now",
        "Timestamp::now",
        "fs::read(",
        "env::var",
    ];
    let mut broken = Vec::new();
    for file in files().iter().filter(|file| !OUTSIDE.contains(&file.module())) {
        for (n, line) in file.code() {
            broken.extend(world.iter().filter(|name| line.contains(**name)).map(|name| format!("{}:{n} uses {name}", file.path)));
        }
    }
    none(&broken);
}

#[test]
fn a_library_is_known_to_one_place() {
    let mut broken = Vec::new();
    for file in files() {
        for (n, line) in file.code() {
            for (library, home) in HOMES.iter().filter(|(_, homes)| !homes.split(' ').any(|home| file.path.starts_with(home))) {
                let used = line
                    .match_indices(&format!("{library}::"))
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':'));
                if used {
                    broken.push(format!("{}:{n} uses {library}, which lives in {home}", file.path));
                }
            }
        }
    }
    none(&broken);
}

#[test]
fn a_panic_says_which_bug_it_is() {
    let mut broken = Vec::new();
    for file in files() {
        let lazy = [".unwrap()", "todo!(", "unimplemented!(", "dbg!("];
        for (n, line) in file.code() {
            broken.extend(lazy.iter().filter(|word| line.contains(**word)).map(|word| format!("{}:{n} says `{word}`", file.path)));
        }
    }
    none(&broken);
}

#[test]
fn every_allowance_has_its_reason() {
    let mut broken = Vec::new();
    for file in files() {
        let lines: Vec<&str> = file.text.lines().collect();
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("#[allow(") || line.contains("#![allow(")) {
            if !lines[n..lines.len().min(n + 4)].concat().contains("reason = ") {
                broken.push(format!("{}:{} allows without a reason: {line}", file.path, n + 1));
            }
        }
    }
    none(&broken);
}

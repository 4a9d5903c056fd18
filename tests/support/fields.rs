//! The guide's page of everything that a template may use, out of the views, the engine and the bundled themes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use huikan::messages::Tongue;
use huikan::parse::read_toml;
use huikan::render::template_names;
use huikan::tree::Tree;
use huikan::view::reference::{Field, Kind, Reference, Structure, reference};
use huikan::view::shape::KINDS;

/// The words of one language: those of the page, and what the code says in English only.
pub(crate) struct Words {
    tongue: Tongue,
    tree: Tree,
    /// What was asked for and is not there.
    missing: RefCell<Vec<String>>,
    used: RefCell<BTreeSet<(String, String)>>,
}

impl Words {
    fn read(tongue: Tongue) -> Words {
        let name = match tongue {
            Tongue::Zh => "zh.toml",
            Tongue::En => "en.toml",
        };
        let text = fs::read_to_string(root().join("tests/support/fields").join(name)).expect("the words of the page");
        let tree = read_toml(&text).unwrap_or_else(|_| panic!("{name} is no TOML"));
        Words { tongue, tree, missing: RefCell::default(), used: RefCell::default() }
    }

    fn get(&self, table: &str, key: &str) -> &str {
        let own = self.tree.get(table).and_then(|own| own.get(key));
        if let Some(Tree::Text(text)) = own.or_else(|| self.tree.get("common").and_then(|common| common.get(key))) {
            self.used.borrow_mut().insert((table.to_string(), key.to_string()));
            return text.trim_end_matches('\n');
        }
        self.missing.borrow_mut().push(format!("[{table}] {key}"));
        ""
    }

    /// What is wrong with the words: what there is none for, and what nothing asks for.
    fn mistakes(self) -> Vec<String> {
        let Tree::Map(tables) = &self.tree else { panic!("tables") };
        let mut mistakes: Vec<String> = self.missing.take().into_iter().map(|one| format!("no words for {one}")).collect();
        let used = self.used.take();
        for (table, entries) in tables.iter().filter(|(table, _)| table != "common") {
            let Tree::Map(entries) = entries else { panic!("{table} is no table") };
            let unused = entries.iter().filter(|(key, _)| !used.contains(&(table.clone(), key.clone())));
            mistakes.extend(unused.map(|(key, _)| format!("nothing is called [{table}] {key}")));
        }
        mistakes
    }

    /// What the code says of a field, in English as it stands there.
    fn meaning<'t>(&'t self, table: &str, key: &str, english: &'t str) -> &'t str {
        match self.tongue {
            Tongue::Zh => self.get(table, key),
            Tongue::En => english.trim_end_matches('.'),
        }
    }
}

/// The page in a language, and what is wrong with its words.
pub(crate) fn page(tongue: Tongue) -> (String, Vec<String>) {
    let words = Words::read(tongue);
    let reference = reference();
    let mut out = words.get("page", "head").to_string();
    let _ = write!(out, "\n\n## {} {{#templates}}\n\n{}\n", words.get("page", "templates"), words.get("page", "about-templates"));
    templates(&mut out, &words);
    for (id, variables) in [("always", &reference.always), ("kinds", &reference.contents)] {
        let about = words.get("page", &format!("about-{id}"));
        let _ = write!(out, "\n## {} {{#{id}}}\n\n{about}\n", words.get("page", id));
        for (variable, structure) in variables {
            variable_part(&mut out, &words, &reference, variable, structure);
        }
    }
    let _ = write!(out, "\n## {} {{#structures}}\n\n{}\n", words.get("page", "structures"), words.get("page", "about-structures"));
    let variables: Vec<&String> = reference.always.iter().chain(&reference.contents).map(|(_, name)| name).collect();
    for (name, structure) in reference.structures.iter().filter(|(name, _)| !variables.contains(name) && name.as_str() != "Content") {
        let about = words.meaning(name, "_", &structure.about);
        let _ = write!(out, "\n### {} {{#{}}}\n\n{}\n", shown(name), id(name), sentence(about, tongue));
        fields(&mut out, &words, name, structure);
    }
    let _ = write!(out, "\n## {} {{#filters}}\n\n{}\n", words.get("page", "filters"), about_filters(&words));
    for filter in filters() {
        let _ = write!(out, "\n- {}", words.get("filters", &filter));
    }
    out.push('\n');
    themes(&mut out, &words);
    (out, words.mistakes())
}

fn templates(out: &mut String, words: &Words) {
    let _ = write!(out, "\n{}\n|---|---|---|\n", words.get("page", "template-columns"));
    for (kind, variable) in KINDS {
        let names: Vec<String> = template_names(kind).iter().map(|name| format!("`{name}`")).collect();
        let variable = if *variable == "not_found" { String::new() } else { format!("[`{variable}`](#{variable})") };
        let _ = writeln!(out, "| `{kind}` {} | {} | {variable} |", words.get("kinds", kind), names.join(words.get("page", "otherwise")));
    }
}

fn variable_part(out: &mut String, words: &Words, reference: &Reference, variable: &str, structure: &str) {
    let Some(fields_of) = reference.structures.get(structure).filter(|structure| !structure.fields.is_empty()) else { return };
    let about = words.meaning(structure, "_", &fields_of.about);
    let _ = write!(out, "\n### {variable} {{#{variable}}}\n\n{}\n", sentence(about, words.tongue));
    fields(out, words, structure, fields_of);
}

fn fields(out: &mut String, words: &Words, name: &str, structure: &Structure) {
    let _ = write!(out, "\n{}\n|---|---|---|\n", words.get("page", "field-columns"));
    for Field { name: field, kind, optional, about } in &structure.fields {
        let null = if *optional { words.get("page", "optional") } else { "" };
        let meaning = words.meaning(name, field, about);
        let _ = writeln!(out, "| `{field}` | {}{null} | {} |", told(kind, words), meaning.replace('|', "\\|"));
    }
}

fn told(kind: &Kind, words: &Words) -> String {
    let word = |key: &str| words.get("types", key).to_string();
    match kind {
        Kind::Free => word("free"),
        Kind::Text => word("text"),
        Kind::Number => word("number"),
        Kind::YesOrNo => word("yes-or-no"),
        Kind::Structure(name) => format!("[{}](#{})", shown(name), id(name)),
        Kind::List(one) => word("list").replace("{}", &told(one, words)),
    }
}

/// `TimeView` is `Time` to whoever writes templates.
fn shown(name: &str) -> &str {
    name.strip_suffix("View").unwrap_or(name)
}

fn id(name: &str) -> String {
    shown(name).to_lowercase()
}

fn sentence(text: &str, tongue: Tongue) -> String {
    let end = if tongue == Tongue::Zh { "。" } else { "." };
    if text.ends_with(['。', '.']) { text.to_string() } else { format!("{text}{end}") }
}

/// The files of the theme that a page shows from beginning to end: a line with a path, then what it holds.
pub(crate) fn example(page: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for part in page.split("\n`themes/").skip(1) {
        let (path, rest) = part.split_once("`\n\n```").expect("a block behind a path");
        let (_, rest) = rest.split_once('\n').expect("a block");
        files.push((format!("themes/{path}"), rest.split_once("\n```").expect("the end of a block").0.to_string() + "\n"));
    }
    files
}

/// What is said of the engine's own filters and tests, with their names.
fn about_filters(words: &Words) -> String {
    let known = fs::read_to_string(root().join("src/render/complaint/known.rs")).expect("the names");
    let added = filters();
    let named = |list: &str| {
        let (_, rest) = known.split_once(&format!("{list}: &[&str] = &[")).expect("the list");
        let names = rest.split_once("];").expect("its end").0.split('"').skip(1).step_by(2);
        let names: Vec<String> = names.filter(|name| added.iter().all(|own| own != name)).map(|name| format!("`{name}`")).collect();
        names.join(words.get("page", "comma"))
    };
    let (_, given) = known.split_once("ARGUMENTS: &[(&str, &[&str])] = &[").expect("the arguments");
    let given = given.split_once("\n];").expect("their end").0.lines().filter_map(|line| {
        let mut names = line.split('"').skip(1).step_by(2);
        let taker = names.next().filter(|taker| named("FILTERS").contains(&format!("`{taker}`")))?;
        Some(format!("`{taker}({})`", names.map(|name| format!("{name}=…")).collect::<Vec<_>>().join(", ")))
    });
    let given = given.collect::<Vec<_>>().join(words.get("page", "comma"));
    let about = words.get("page", "about-filters").replace("{}", &named("FILTERS")).replace("{is}", &named("TESTS"));
    about.replace("{given}", &given)
}

/// The filters that the engine has beyond its own, and the functions.
fn filters() -> Vec<String> {
    let engine = fs::read_to_string(root().join("src/render/engine.rs")).expect("the engine");
    let named = |call: &str| engine.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_string())).collect::<Vec<_>>();
    ["register_filter(\"", "register_function(\"", "register_test(\""].into_iter().flat_map(named).collect()
}

/// What a theme gets that extends one of the program's: blocks, components, options, words.
fn themes(out: &mut String, words: &Words) {
    for theme in ["gazette", "plain"] {
        let files = theme_files(theme);
        let _ = write!(out, "\n## {} {{#with-{theme}}}\n", words.get("page", "theme").replace("{}", theme));
        let _ = write!(out, "\n### {} {{#{theme}-options}}\n", words.get("page", "options"));
        options(out, words, theme);
        let _ = write!(out, "\n### {} {{#{theme}-blocks}}\n\n{}\n\n", words.get("page", "blocks"), words.get("page", "about-blocks"));
        for (name, text) in &files {
            let blocks: Vec<String> = tags(text, "block").iter().map(|block| format!("`{block}`")).collect();
            if !blocks.is_empty() {
                let _ = writeln!(out, "- `{name}`{}{}", words.get("page", "colon"), blocks.join(words.get("page", "comma")));
            }
        }
        let about = words.get("page", "about-components");
        let _ = write!(out, "\n### {} {{#{theme}-components}}\n\n{about}\n\n", words.get("page", "components"));
        for (name, text) in &files {
            let components: Vec<String> = tags(text, "component").iter().map(|component| format!("`{component}`")).collect();
            if !components.is_empty() {
                let _ = writeln!(out, "- `{name}`{}{}", words.get("page", "colon"), components.join(words.get("page", "comma")));
            }
        }
    }
    let about = words.get("page", "about-words");
    let _ = write!(out, "\n## {} {{#words}}\n\n{about}\n\n| `t[…]` | zh-Hans | en |\n|---|---|---|\n", words.get("page", "words"));
    let [chinese, english] = ["zh-Hans", "en"].map(|language| theme_tree(&format!("gazette/i18n/{language}.toml")));
    let Tree::Map(entries) = &chinese else { panic!("words") };
    for (key, value) in entries {
        let (Tree::Text(chinese), Some(Tree::Text(english))) = (value, english.get(key)) else { panic!("{key} is not in both") };
        let _ = writeln!(out, "| `{key}` | {} | {} |", cell(chinese), cell(english));
    }
}

/// A text in a cell of a table, line breaks as marks.
fn cell(text: &str) -> String {
    let bare = text.trim_matches('\n');
    // What could not be seen otherwise.
    let quoted = if bare.trim() == bare { bare.to_string() } else { format!("\"{bare}\"") };
    let line = quoted.replace('\n', " ↵ ").replace('|', "\\|").replace('`', "");
    if line.is_empty() { line } else { format!("`{line}`") }
}

fn options(out: &mut String, words: &Words, theme: &str) {
    let tree = theme_tree(&format!("{theme}/theme.toml"));
    let Some(Tree::Map(options)) = tree.get("options").filter(|options| matches!(options, Tree::Map(all) if !all.is_empty())) else {
        let _ = write!(out, "\n{}\n", words.get("page", "no-options"));
        return;
    };
    let _ = write!(out, "\n{}\n|---|---|---|\n", words.get("page", "option-columns"));
    for (key, option) in options {
        let default = option.get("default").unwrap_or(option);
        let language = if words.tongue == Tongue::Zh { "zh-Hans" } else { "en" };
        let Some(Tree::Text(about)) = option.get("about").and_then(|about| about.get(language)) else {
            words.missing.borrow_mut().push(format!("themes/{theme}/theme.toml: about.{language} of {key}"));
            continue;
        };
        let _ = writeln!(out, "| `{key}` | `{}` | {about} |", plain(default));
    }
}

fn plain(tree: &Tree) -> String {
    match tree {
        Tree::Null => String::new(),
        Tree::Bool(value) => value.to_string(),
        Tree::Number(text) => text.clone(),
        Tree::Text(text) => format!("\"{text}\""),
        Tree::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Tree::Map(_) => "{ … }".to_string(),
    }
}

/// What stands behind a tag's name: `{% block body %}`, `{% component time(of) %}`.
fn tags(text: &str, tag: &str) -> Vec<String> {
    let named = |rest: &str| {
        let rest = rest.trim_start_matches('-').trim_start().strip_prefix(tag)?;
        let (inside, _) = rest.strip_prefix(' ')?.split_once("%}")?;
        Some(inside.trim_end_matches('-').trim().to_string())
    };
    text.split("{%").skip(1).filter_map(named).collect()
}

fn theme_tree(path: &str) -> Tree {
    let text = fs::read_to_string(root().join("themes").join(path)).expect("a file of a theme");
    read_toml(&text).unwrap_or_else(|_| panic!("{path} is no TOML"))
}

fn theme_files(theme: &str) -> BTreeMap<String, String> {
    let folder = root().join("themes").join(theme).join("templates");
    let files = fs::read_dir(folder).expect("templates").map(|entry| entry.expect("a file").path());
    files
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read_to_string(&path).expect("a template")))
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

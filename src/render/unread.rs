//! Files of a theme that nothing reads: words in no language, templates that make no page and that no other one names, and
//! files in a folder that is none of a theme's.

use std::collections::BTreeSet;

use super::engine::template_names;
use super::theme::ThemeFiles;
use crate::diag::{At, Diagnostic, Problem, Unread};
use crate::language::Lang;
use crate::parse::nearest;
use crate::source::FileId;
use crate::view::shape::KINDS;

/// Where a theme has its words.
pub(super) const I18N: &str = "i18n/";

/// Notes on the site's own files.
pub(super) fn check(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let kinds: BTreeSet<&str> = KINDS.iter().flat_map(|(kind, _)| template_names(kind)).copied().collect();
    let idle = idle(theme, &kinds).map(|(file, name)| {
        let near = nearest(name, kinds.iter().copied());
        let of_static = || note(file, Unread::Astray, Some(format!("static/{name}")));
        if is_template(name) { note(file, Unread::Template, near) } else { of_static() }
    });
    let published = theme.own_statics().filter_map(|(path, file)| {
        let marked = is_template(path) && ["{{", "{%"].iter().any(|open| String::from_utf8_lossy(&file.bytes).contains(open));
        Some(note(file.file.filter(|_| marked)?, Unread::Published, Some(format!("templates/{path}"))))
    });
    astray(theme).into_iter().chain(idle).chain(published).collect()
}

/// Notes on files that are nothing of a theme where they lie: they may be what the theme lacks.
pub(super) fn astray(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let told = |(file, path): &(FileId, String)| match path.strip_prefix(I18N) {
        Some(name) => Some(note(*file, Unread::Words, meant(name))),
        None => Some(note(*file, Unread::Astray, Some(home(path)?))),
    };
    theme.unread.iter().filter_map(told).collect()
}

fn note(file: FileId, what: Unread, near: Option<String>) -> Diagnostic {
    Diagnostic::new(file, At::File, Problem::UnreadFile { what, near })
}

/// The folders of a theme, with other names that theme authors know them by.
const FOLDERS: &[(&str, &[&str])] = &[
    ("templates", &["template", "layouts", "layout", "partials", "views", "includes"]),
    ("static", &["statics", "assets", "public", "css", "styles", "js", "scripts", "img", "images", "fonts"]),
    ("i18n", &["l10n", "lang", "langs", "locales", "locale", "languages", "translations"]),
    ("top", &[]),
];

/// What the theme's pages load: it belongs into `static/`.
const LOADED: &[&str] = &["css", "js", "mjs", "woff", "woff2", "ttf", "otf"];

/// Where a file belongs that lies in no folder of a theme; `None` for what is nothing of it, such as `README.md`.
fn home(path: &str) -> Option<String> {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    if let Some((first, rest)) = path.split_once('/') {
        let near = nearest(first, FOLDERS.iter().map(|(folder, _)| *folder));
        let other =
            FOLDERS.iter().find(|(_, others)| others.contains(&first.trim_start_matches('_'))).map(|(folder, _)| (*folder).to_string());
        // A folder for all that is loaded is `static/` itself; one for a part of it can be kept below.
        let is_whole = matches!(first, "statics" | "assets" | "public");
        match other.or(near).as_deref() {
            Some("static") if !is_whole && nearest(first, ["static"].into_iter()).is_none() => return Some(format!("static/{path}")),
            Some(folder) => return Some(format!("{folder}/{rest}")),
            None => {}
        }
    }
    match extension {
        "html" => Some(format!("templates/{}", path.rsplit('/').next().unwrap_or(path))),
        extension if LOADED.contains(&extension) => Some(format!("static/{path}")),
        _ => None,
    }
}

fn is_template(name: &str) -> bool {
    name.ends_with(".html")
}

/// The file that another name of a language stands for: `zh-CN.toml`, `zh_Hans.toml`.
fn meant(name: &str) -> Option<String> {
    let tag = name.split('.').next()?.replace('_', "-");
    let lang =
        Lang::parse(&tag).filter(|lang| lang.is_chinese() || tag.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en")));
    let near = || nearest(&tag, ["zh-Hans", "zh-Hant", "en"].into_iter()).map(|name| format!("{name}.toml"));
    lang.map(|lang| format!("{}.toml", lang.script().key())).or_else(near)
}

/// The templates of the site that are used for no kind of page, that no template names, and that define nothing for others.
fn idle<'t>(theme: &'t ThemeFiles, kinds: &BTreeSet<&str>) -> impl Iterator<Item = (FileId, &'t str)> {
    let texts: Vec<&str> = theme.templates.values().filter_map(|file| std::str::from_utf8(&file.bytes).ok()).collect();
    let own = theme.templates.iter().filter_map(|(name, file)| {
        let bare = theme.extends.iter().find_map(|parent| name.strip_prefix(parent.as_str())?.strip_prefix('/')).unwrap_or(name);
        Some((file.file?, bare, std::str::from_utf8(&file.bytes).ok()?))
    });
    let kinds = kinds.clone();
    own.filter(move |(_, name, text)| {
        let is_named = || texts.iter().any(|text| [format!("{name}\""), format!("{name}'")].iter().any(|quoted| text.contains(quoted)));
        let gives = text.contains("component ") && text.contains("endcomponent");
        !kinds.contains(name) && !gives && !is_named()
    })
    .map(|(file, name, _)| (file, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_the_folders_is_told_where_it_belongs() {
        for (path, expect) in [
            ("tempaltes/event.html", Some("templates/event.html")),
            ("layouts/event.html", Some("templates/event.html")),
            ("event.html", Some("templates/event.html")),
            ("mine.css", Some("static/mine.css")),
            ("css/mine.css", Some("static/css/mine.css")),
            ("img/logo.svg", Some("static/img/logo.svg")),
            ("assets/img/logo.svg", Some("static/img/logo.svg")),
            ("statc/mine.css", Some("static/mine.css")),
            ("locales/en.toml", Some("i18n/en.toml")),
            ("README.md", None),
            ("screenshot.png", None),
            ("docs/how.md", None),
        ] {
            assert_eq!(home(path).as_deref(), expect, "{path}");
        }
    }

    #[test]
    fn other_names_of_the_languages_are_understood() {
        for (name, near) in [
            ("zh.toml", Some("zh-Hans.toml")),
            ("zh_Hans.toml", Some("zh-Hans.toml")),
            ("zh-TW.toml", Some("zh-Hant.toml")),
            ("zh-Hans.yaml", Some("zh-Hans.toml")),
            ("en-GB.toml", Some("en.toml")),
            ("zhHans.toml", Some("zh-Hans.toml")),
            ("fr.toml", None),
        ] {
            assert_eq!(meant(name).as_deref(), near, "{name}");
        }
    }
}

//! Files of a theme that nothing reads: words in no language, templates that make no page and that no other one names.

use std::collections::BTreeSet;

use super::engine::template_names;
use super::theme::ThemeFiles;
use crate::diag::{At, Diagnostic, Problem, Unread};
use crate::language::Lang;
use crate::parse::nearest;
use crate::source::FileId;
use crate::view::shape::KINDS;

/// Notes on the site's own files.
pub(super) fn check(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let words = theme.unread.iter().map(|(file, name)| (*file, Unread::Words, meant(name)));
    let kinds: BTreeSet<&str> = KINDS.iter().flat_map(|(kind, _)| template_names(kind)).copied().collect();
    let idle = idle(theme, &kinds).map(|(file, name)| (file, Unread::Template, nearest(name, kinds.iter().copied())));
    let note = |(file, what, near)| Diagnostic::new(file, At::File, Problem::UnreadFile { what, near });
    words.chain(idle).map(note).collect()
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

//! Files of the theme that its templates name, `{{ site.assets }}style.css`, and that are not there.
//!
//! In: templates and the files to publish. What is put together from several values is taken to be right.

use super::by_hand;
use super::sheets::meant;
use super::theme::{ASSETS, ThemeFile, ThemeFiles};
use crate::diag::{At, Diagnostic, Problem};
use crate::slug::decode;
use crate::source::Span;
use crate::view::Cx;

/// A file that a template names.
struct Named<'t> {
    name: &'t str,
    span: Span,
}

impl ThemeFiles {
    /// The files of `static/`, by their paths in it.
    pub(super) fn own_statics(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        // Until they have a folder of their own, that of all of them.
        let folder = if self.assets.is_empty() { ASSETS } else { &self.assets };
        self.statics.iter().filter_map(move |(path, file)| Some((path.strip_prefix(folder)?, file)))
    }

    /// The file of `static/` that may be meant by a name; one of the theme itself comes before those that it takes from others.
    pub(super) fn meant(&self, name: &str) -> Option<&str> {
        let own = format!("themes/{}/", self.name);
        let (own, others): (Vec<_>, Vec<_>) = self.own_statics().partition(|(_, file)| file.path.starts_with(&own));
        [own, others].into_iter().find_map(|files| meant(name, &files.into_iter().map(|(path, _)| path).collect::<Vec<_>>()))
    }
}

/// Notes on the site's own templates, and on addresses that are written by hand there.
pub(super) fn check(theme: &ThemeFiles, cx: &Cx<'_>) -> Vec<Diagnostic> {
    let mut notes = by_hand::check(theme, cx.sources, cx.config);
    for file in theme.templates.values() {
        let (Some(id), Ok(text)) = (file.file, std::str::from_utf8(&file.bytes)) else { continue };
        notes.extend(missing(text, theme).map(|(named, near)| {
            let problem = Problem::MissingAsset { name: named.name.to_string(), astray: false, near };
            Diagnostic::new(id, At::Text(named.span), problem)
        }));
    }
    notes
}

/// What a template names and is not there, with what may be meant.
fn missing<'t>(text: &'t str, theme: &ThemeFiles) -> impl Iterator<Item = (Named<'t>, Option<String>)> {
    named(text).filter_map(move |named| {
        let name = decode(named.name);
        let is_there = theme.own_statics().any(|(file, _)| file == name || name.ends_with('/') && file.starts_with(&name));
        (!is_there).then(|| {
            let near = theme.meant(&name).map(str::to_string);
            (named, near)
        })
    })
}

/// Every file that a template names in full.
fn named(text: &str) -> impl Iterator<Item = Named<'_>> {
    text.match_indices("{{").filter_map(move |(open, _)| {
        let (inside, behind) = text[open + 2..].split_once("}}")?;
        let start = open + 2 + inside.len() + 2;
        let value = inside.trim_matches('-').trim();
        if !matches!(value, "site.assets" | "search.assets") || is_comment(&text[..open]) {
            return None;
        }
        let end = behind.find(|c: char| c.is_whitespace() || "\"'<>{?#)".contains(c)).unwrap_or(behind.len());
        let (name, next) = behind.split_at(end);
        // What follows may belong to the name: `{{ site.assets }}icon-{{ kind }}.svg`.
        (!name.is_empty() && !next.starts_with('{')).then(|| Named { name, span: Span::new(start, start + name.len()) })
    })
}

/// Whether a comment is open at the end of a text.
pub(super) fn is_comment(before: &str) -> bool {
    before.rfind("{#").is_some_and(|open| !before[open..].contains("#}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_text(text: &str, expect: &[(&str, Option<&str>)]) {
        let mut theme = ThemeFiles { assets: "theme/1a/".to_string(), ..ThemeFiles::default() };
        for name in ["theme/1a/style.css", "theme/1a/fonts/a.woff2", "sw.js"] {
            theme.statics.insert(name.to_string(), ThemeFile { path: String::new(), file: None, bytes: Vec::new() });
        }
        let found: Vec<(&str, Option<String>)> = missing(text, &theme).map(|(named, near)| (&text[named.span.range()], near)).collect();
        let found: Vec<(&str, Option<&str>)> = found.iter().map(|(name, near)| (*name, near.as_deref())).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn files_that_are_not_there_are_found() {
        check_text("<link href=\"{{ site.assets }}style.css\"><link href='{{- site.assets -}}fonts/a.woff2?v=1'>", &[]);
        check_text("<link href=\"{{ site.assets }}stlye.css\">", &[("stlye.css", Some("style.css"))]);
        check_text("<script src={{ site.assets }}no.js></script>", &[("no.js", None)]);
        check_text("<script src=\"{{ site.assets }}sw.js\">", &[("sw.js", None)]);
    }

    #[test]
    fn what_is_put_together_is_left_alone() {
        check_text("{{ site.assets }}icon-{{ kind }}.svg {% block assets %}{{ site.assets }}{% endblock %}a.css", &[]);
        check_text("<p data-assets=\"{{ site.assets }}\" data-fonts=\"{{ site.assets }}fonts/\">{# {{ site.assets }}b.css #}", &[]);
    }
}

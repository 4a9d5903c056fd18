//! What the style sheets of a theme name: `url(paper.png)`, `@import "type.css"`.
//!
//! In: the style sheets that are files of the site, and what is published beside them. Out: a note for each file that is not
//! there, with what to write instead, and one for each that browsers would get from another site.

use std::ops::Range;

use super::css::addresses;
use super::relative::has_scheme;
use super::theme::ThemeFiles;
use crate::diag::{At, Diagnostic, Problem};
use crate::parse::nearest;
use crate::slug::decode;
use crate::source::{FileId, Sources, Span};

/// A style sheet of the site.
struct Sheet<'t> {
    file: FileId,
    /// Its path in `static/`.
    path: &'t str,
    /// Without a mark of the byte order, as places are told in it.
    text: &'t str,
}

/// Notes on files that are not there.
pub(super) fn missing(theme: &ThemeFiles, sources: &Sources) -> Vec<Diagnostic> {
    if theme.is_torn {
        return Vec::new();
    }
    let is_published = |path: &str| theme.statics.contains_key(path) || is_content(path, sources);
    let files: Vec<&str> = theme.own_statics().map(|(path, _)| path).collect();
    let mut notes = Vec::new();
    for sheet in sheets(theme) {
        for range in addresses(sheet.text) {
            let Some((name, astray, near)) = lack(&sheet.text[range.clone()], sheet.path, &files, &is_published) else { continue };
            let problem = Problem::MissingAsset { name, astray, near };
            notes.push(sheet.note(&range, problem));
        }
    }
    notes
}

/// Whether `content/` has a file at a path, which is published there.
fn is_content(path: &str, sources: &Sources) -> bool {
    sources.iter().any(|(_, source)| source.path.as_str().strip_prefix("content/") == Some(path))
}

/// Notes on files that lie on other sites.
pub(super) fn remote(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for sheet in sheets(theme) {
        let elsewhere = addresses(sheet.text).into_iter().filter_map(|range| Some((range.clone(), host(&sheet.text[range])?.to_string())));
        notes.extend(elsewhere.map(|(range, host)| sheet.note(&range, Problem::RemoteFile { host })));
    }
    notes
}

fn sheets(theme: &ThemeFiles) -> impl Iterator<Item = Sheet<'_>> {
    theme.own_statics().filter(|(path, _)| path.ends_with(".css")).filter_map(|(path, file)| {
        let text = std::str::from_utf8(&file.bytes).ok()?;
        Some(Sheet { file: file.file?, path, text: text.strip_prefix('\u{feff}').unwrap_or(text) })
    })
}

impl Sheet<'_> {
    fn note(&self, range: &Range<usize>, problem: Problem) -> Diagnostic {
        Diagnostic::new(self.file, At::Text(Span::new(range.start, range.end)), problem)
    }
}

/// The other site that an address leads to.
pub(super) fn host(address: &str) -> Option<&str> {
    let behind = ["https://", "http://", "//"].into_iter().find_map(|start| {
        let (first, rest) = address.split_at_checked(start.len())?;
        first.eq_ignore_ascii_case(start).then_some(rest)
    })?;
    behind.split(['/', '?', '#']).next().filter(|host| !host.is_empty())
}

/// What there is not at an address in a style sheet: its name in `static/`, whether it leads out of that folder, and what to write.
fn lack(address: &str, sheet: &str, files: &[&str], is_published: &dyn Fn(&str) -> bool) -> Option<(String, bool, Option<String>)> {
    if has_scheme(address) || address.starts_with("//") || address.contains('\\') {
        return None;
    }
    let path = decode(address.split(['?', '#']).next().unwrap_or_default());
    if path.is_empty() {
        return None;
    }
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(name) = joined(folder, &path) else {
        // Out of the folder of the theme's files, two above them, the site begins.
        let bare = path.trim_start_matches(['.', '/']);
        let meant = files.iter().filter(|file| is_end(file, bare)).min_by_key(|file| file.len());
        let near = meant.map(|file| from(folder, file)).filter(|_| !is_published(bare));
        return near.map(|near| (address.to_string(), true, Some(near)));
    };
    if files.contains(&name.as_str()) || name.is_empty() || path.ends_with('/') {
        return None;
    }
    let own = name.rsplit_once("}}").map_or(name.as_str(), |(_, behind)| behind.trim_start());
    let near = meant(own, files).map(|file| from(folder, file));
    Some((name, false, near))
}

/// A path from a folder on; `None` if it leads out of it, or begins at the top.
fn joined(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The file that may be meant by a name: one of the same name in another folder, or of nearly the same.
pub(super) fn meant<'f>(name: &str, files: &[&'f str]) -> Option<&'f str> {
    let last = |path: &'_ str| path.rsplit('/').next().unwrap_or_default().to_string();
    let same = || files.iter().filter(|file| last(file) == last(name)).min_by_key(|file| file.len()).copied();
    let like = |near: &str| files.iter().find(|file| **file == near).copied();
    let near = || nearest(name, files.iter().copied()).and_then(|near| like(&near));
    let of_last = || {
        let names: Vec<String> = files.iter().map(|file| last(file)).collect();
        let near = nearest(&last(name), names.iter().map(String::as_str))?;
        files.iter().find(|file| last(file) == near).copied()
    };
    same().or_else(near).or_else(of_last)
}

/// Whether a path is another one with folders before it that are not among the theme's: `static/own.css`, `own.css`.
fn is_end(file: &str, path: &str) -> bool {
    path == file
        || path.strip_suffix(file).is_some_and(|before| before.ends_with('/'))
        || file.strip_suffix(path).is_some_and(|before| before.ends_with('/'))
}

/// How a file is named from a folder.
fn from(folder: &str, file: &str) -> String {
    let (own, other): (Vec<&str>, Vec<&str>) = (folder.split('/').filter(|part| !part.is_empty()).collect(), file.split('/').collect());
    let shared = own.iter().zip(&other).take_while(|(one, other)| one == other).count();
    "../".repeat(own.len() - shared) + &other[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn lacking(address: &str, sheet: &str, expect: Option<(&str, bool, Option<&str>)>) {
        let files = ["style.css", "css/more.css", "fonts/a.woff2", "img/paper.png"];
        let found = lack(address, sheet, &files, &|path| path == "photo.jpg");
        let found = found.as_ref().map(|(name, astray, near)| (name.as_str(), *astray, near.as_deref()));
        assert_eq!(found, expect, "{address} in {sheet}");
    }

    #[test]
    fn a_file_is_looked_for_from_the_style_sheet_on() {
        lacking("fonts/a.woff2?v=2#x", "style.css", None);
        lacking("../img/paper.png", "css/more.css", None);
        lacking("img/paper.png", "css/more.css", Some(("css/img/paper.png", false, Some("../img/paper.png"))));
        lacking("img/papier.png", "style.css", Some(("img/papier.png", false, Some("img/paper.png"))));
        lacking("{{ site.assets }}img/paper.png", "style.css", Some(("{{ site.assets }}img/paper.png", false, Some("img/paper.png"))));
        lacking("nix.svg", "style.css", Some(("nix.svg", false, None)));
    }

    #[test]
    fn what_leads_out_of_the_folder_is_told_where_the_theme_has_such_a_file() {
        lacking("../img/paper.png", "style.css", Some(("../img/paper.png", true, Some("img/paper.png"))));
        lacking("/static/img/paper.png", "css/more.css", Some(("/static/img/paper.png", true, Some("../img/paper.png"))));
        lacking("../../photo.jpg", "style.css", None);
        lacking("/events/logo.svg", "style.css", None);
        for fine in ["data:image/png;base64,xx", "#a", "", "https://example.org/x.css", "//example.org/x.css", "about:blank"] {
            lacking(fine, "style.css", None);
        }
    }

    #[test]
    fn another_site_is_named_by_its_host() {
        let hosts = ["https://fonts.example/css?x", "HTTP://a.b", "//c.d#e", "/x//y", "data:,http://"].map(host);
        assert_eq!(hosts, [Some("fonts.example"), Some("a.b"), Some("c.d"), None, None]);
    }
}

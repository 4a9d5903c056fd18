//! Addresses of the theme's own files that templates write by hand: `/theme/own.css`, `own.css`, for `{{ site.assets }}own.css`.
//!
//! In: templates, the theme's files, and those of the site. Out: a note for each, with what to write instead; and one for each
//! script, style or picture that browsers would get from another site. What is put together from several values is left alone.

use super::assets::is_comment;
use super::relative::has_scheme;
use super::sheets::host;
use super::theme::{ASSETS, ThemeFiles};
use crate::config::Config;
use crate::diag::{At, Diagnostic, Problem};
use crate::slug::decode;
use crate::source::{Sources, Span};

/// Folders by which a theme's files are known to their author, and to no reader.
const FOLDERS: &[&str] = &["theme", "themes", "static", "assets"];

/// An attribute with an address.
struct Written<'t> {
    /// The name of its tag, `link`.
    tag: &'t str,
    /// What stands in the tag before it and behind it.
    rest: &'t str,
    address: &'t str,
    start: usize,
}

/// Notes on the site's own templates: files of the theme by another address than theirs.
pub(super) fn check(theme: &ThemeFiles, sources: &Sources, config: &Config) -> Vec<Diagnostic> {
    let is_at_top = config.base.path() == "/";
    told(theme, |one| {
        let near = meant(one.address, theme, sources, is_at_top)?;
        let near = Some(format!("{{{{ site.assets }}}}{near}"));
        Some(Problem::MissingAsset { name: one.address.to_string(), astray: true, near })
    })
}

/// Notes on the site's own templates: scripts, styles and pictures of other sites.
pub(super) fn remote(theme: &ThemeFiles) -> Vec<Diagnostic> {
    told(theme, |one| {
        let is_style = || ["stylesheet", "icon", "preload", "modulepreload"].iter().any(|kind| one.rest.contains(kind));
        let is_loaded = matches!(one.tag, "script" | "img") || one.tag == "link" && is_style();
        host(one.address).filter(|_| is_loaded).map(|host| Problem::RemoteFile { host: host.to_string() })
    })
}

fn told(theme: &ThemeFiles, problem: impl Fn(&Written<'_>) -> Option<Problem>) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for file in theme.templates.values() {
        let (Some(id), Ok(text)) = (file.file, std::str::from_utf8(&file.bytes)) else { continue };
        notes.extend(written(text).filter_map(|one| {
            let span = Span::new(one.start, one.start + one.address.len());
            Some(Diagnostic::new(id, At::Text(span), problem(&one)?))
        }));
    }
    notes
}

/// The file of the theme that an address is meant for; `None` where the site may have such a file itself.
fn meant<'t>(address: &str, theme: &'t ThemeFiles, sources: &Sources, is_at_top: bool) -> Option<&'t str> {
    let home = address
        .strip_prefix("{{")
        .and_then(|rest| rest.split_once("}}"))
        .filter(|(value, _)| value.trim_matches('-').trim() == "site.home");
    let (path, is_absolute) = match home {
        Some((_, rest)) => (rest, true),
        None => (address, address.starts_with('/') && is_at_top),
    };
    if path.starts_with("//") || has_scheme(path) || path.contains(['{', '\\']) {
        return None;
    }
    let path = decode(path.split(['?', '#']).next().unwrap_or_default());
    let bare = path.trim_start_matches(['.', '/']);
    let is_top = !bare.starts_with(ASSETS) && theme.statics.contains_key(bare);
    let has_other = is_top || is_content(bare, sources);
    let first = bare.split('/').next().unwrap_or_default();
    let in_folder = || FOLDERS.contains(&first).then(|| theme.meant(bare)).flatten();
    let by_name = || theme.own_statics().map(|(file, _)| file).find(|file| *file == bare);
    // Elsewhere on the same host there may be anything.
    let is_ours = is_absolute || !path.starts_with('/');
    (!has_other && bare.contains('.')).then(|| by_name().filter(|_| is_ours).or_else(in_folder)).flatten()
}

/// Whether `content/` has a file that ends so: a relative address may be meant for one beside the page.
fn is_content(path: &str, sources: &Sources) -> bool {
    let ends = |known: &str| known.strip_suffix(path).is_some_and(|before| before.ends_with('/'));
    sources.iter().any(|(_, source)| source.path.as_str().starts_with("content/") && ends(source.path.as_str()))
}

/// Every `href="…"` and `src="…"` of a template, in its tag.
fn written(text: &str) -> impl Iterator<Item = Written<'_>> {
    let attributes = ["href=", "src="].into_iter().flat_map(|name| text.match_indices(name));
    attributes.filter_map(|(at, name)| {
        let before = &text[..at];
        let quote = text[at + name.len()..].chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
        let start = at + name.len() + 1;
        let end = start + text[start..].find(quote)?;
        let open = before.rfind('<')?;
        let close = text[end..].find('>').map_or(text.len(), |close| end + close);
        let tag = text[open + 1..].split(|c: char| !c.is_ascii_alphanumeric()).next()?;
        let stands_free = before.ends_with(char::is_whitespace) && !tag.is_empty() && !is_comment(before);
        stands_free.then(|| Written { tag, rest: &text[open..close], address: &text[start..end], start })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::render::theme::ThemeFile;

    #[track_caller]
    fn check_address(address: &str, expect: Option<&str>) {
        let mut theme = ThemeFiles { assets: "theme/1a/".to_string(), ..ThemeFiles::default() };
        for name in ["theme/1a/style.css", "theme/1a/img/logo.svg", "sw.js"] {
            theme.statics.insert(name.to_string(), ThemeFile { path: String::new(), file: None, bytes: Vec::new() });
        }
        assert_eq!(meant(address, &theme, &Sources::in_memory(BTreeMap::new()), true), expect, "{address}");
    }

    #[test]
    fn addresses_by_hand_are_known_by_their_folders_and_names() {
        for address in [
            "style.css",
            "./style.css?1",
            "/static/style.css",
            "/theme/stlye.css",
            "{{ site.home }}theme/style.css",
            "../theme/1a/style.css",
        ] {
            check_address(address, Some("style.css"));
        }
        check_address("/themes/mine/static/img/logo.svg", Some("img/logo.svg"));
    }

    #[test]
    fn other_addresses_are_left_alone() {
        for address in [
            "/sw.js",
            "events/",
            "https://example.org/style.css",
            "//x.y/style.css",
            "{{ one.url }}style.css",
            "logo-{{ n }}.svg",
            "#a",
            "",
            "data:,style.css",
            "/feed.xml",
        ] {
            check_address(address, None);
        }
    }

    #[test]
    fn attributes_are_found_in_their_tags() {
        let found = |text: &'static str| written(text).map(|one| (one.tag, one.address)).collect::<Vec<_>>();
        assert_eq!(found("<link rel=x href=\"a.css\"><img alt='' src='b.png'>"), [("link", "a.css"), ("img", "b.png")]);
        assert_eq!(found("{# <a href=\"a.css\"> #}<p data-href=\"b\"> href=\""), []);
    }
}

//! A theme's options as its stylesheets see them.
//!
//! A stylesheet that speaks of `var(--option-accent)` gets the option `accent` of `theme.toml` or `site.toml` at its end, as a
//! custom property: a site changes a colour without a stylesheet of its own, and no page needs a style of its own.

use super::css::is_part_of_name;
use super::theme::ThemeFiles;
use crate::diag::{At, Diagnostic, Idle, Problem, Trail};
use crate::parse::nearest;
use crate::source::{FileId, Span};
use crate::tree::Tree;

/// How a stylesheet asks for an option.
const ASKS: &str = "var(--option-";

/// Gives each stylesheet of a theme the options that it speaks of.
pub(super) fn into_styles(theme: &mut ThemeFiles) {
    for (name, file) in &mut theme.statics {
        if !name.ends_with(".css") {
            continue;
        }
        let style = String::from_utf8_lossy(&file.bytes);
        let value = |(key, value): &(String, Tree)| Some(format!("--option-{key}: {}", plain(value)?));
        let spoken_of = |(key, _): &&(String, Tree)| speaks_of(&style, key);
        let said: Vec<String> = theme.options.iter().filter(spoken_of).filter_map(value).collect();
        if !said.is_empty() {
            file.bytes.extend(format!("\n:root {{ {} }}\n", said.join("; ")).into_bytes());
        }
    }
}

/// Notes on options whose values cannot stand in the stylesheets that speak of them; `given` are those of `site`.
pub(super) fn unfit(theme: &ThemeFiles, site: Option<FileId>, given: &Tree) -> Vec<Diagnostic> {
    let place = |key: &str| match given.get(key) {
        Some(_) => Some((site?, Trail::default().key("theme_options").key(key))),
        None => theme.declared.iter().find(|(own, _)| own == key).and_then(|(_, option)| Some((option.file?, option.trail.clone()))),
    };
    let is_unset = |value: &Tree| matches!(value, Tree::Null) || matches!(value, Tree::Text(text) if text.trim().is_empty());
    let dropped = theme.options.iter().filter(|(key, value)| plain(value).is_none() && !is_unset(value) && is_spoken_of(key, theme));
    let note = |(key, _): &(String, Tree)| {
        let (file, trail) = place(key)?;
        Some(Diagnostic::new(file, At::Value(trail), Problem::IdleOption { name: key.clone(), why: Idle::Unfit }))
    };
    dropped.filter_map(note).collect()
}

/// Whether a stylesheet speaks of an option.
pub(super) fn is_spoken_of(key: &str, theme: &ThemeFiles) -> bool {
    let mut sheets = theme.statics.iter().filter(|(name, _)| name.ends_with(".css"));
    sheets.any(|(_, file)| speaks_of(&String::from_utf8_lossy(&file.bytes), key))
}

fn speaks_of(style: &str, key: &str) -> bool {
    let mut asked = style.match_indices(ASKS).map(|(at, _)| &style[at + ASKS.len()..]);
    asked.any(|rest| rest.strip_prefix(key).is_some_and(|rest| !rest.starts_with(is_part_of_name)))
}

/// Notes on options that a stylesheet of the site speaks of and that the theme does not have.
pub(super) fn check(theme: &ThemeFiles) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    let known = || theme.options.iter().map(|(key, _)| key.as_str());
    for (name, file) in &theme.statics {
        let (Some(id), true, Ok(text)) = (file.file, name.ends_with(".css"), std::str::from_utf8(&file.bytes)) else { continue };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (at, _) in text.match_indices(ASKS) {
            let start = at + ASKS.len();
            let rest = &text[start..];
            let option = rest.split(|c: char| !is_part_of_name(c)).next().unwrap_or_default();
            if known().all(|key| key != option) {
                let near = nearest(option, known());
                let problem = Problem::UnknownOption { name: option.to_string(), near };
                notes.push(Diagnostic::new(id, At::Text(Span::new(start, start + option.len())), problem));
            }
        }
    }
    notes
}

/// An option's value where it can stand in a declaration: a colour, a number, a length, a word. Nothing that ends the declaration.
fn plain(value: &Tree) -> Option<&str> {
    let (Tree::Text(text) | Tree::Number(text)) = value else { return None };
    let text = text.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "#%.,()/ -".contains(c);
    (!text.is_empty() && text.chars().all(is_plain)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::ThemeFile;

    fn styled(css: &str, options: &[(&str, &str)]) -> String {
        let mut theme = ThemeFiles::default();
        let file = |css: &str| ThemeFile { path: String::new(), file: None, bytes: css.as_bytes().to_vec() };
        theme.statics.insert("theme/style.css".to_string(), file(css));
        theme.options = options.iter().map(|(key, value)| ((*key).to_string(), Tree::Text((*value).to_string()))).collect();
        into_styles(&mut theme);
        theme.statics.values().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
    }

    #[test]
    fn a_stylesheet_gets_the_options_it_speaks_of() {
        let css = "a { color: var(--option-accent, red) }";
        assert_eq!(styled(css, &[("accent", "#0b5fa5"), ("toc_from", "2")]), format!("{css}\n:root {{ --option-accent: #0b5fa5 }}\n"));
        assert_eq!(styled("a { color: red }", &[("accent", "#0b5fa5")]), "a { color: red }");
    }

    #[test]
    fn a_value_cannot_leave_its_declaration() {
        let css = "a { color: var(--option-accent, red) }";
        for value in ["red } body { display: none", "red; x: y", "url(\"x\")", "<b>", "/* ", ""] {
            assert_eq!(styled(css, &[("accent", value)]), css, "{value}");
        }
    }
}

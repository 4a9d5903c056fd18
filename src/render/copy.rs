//! A theme of the program as files of a site's own: what a theme that extends nothing begins as.

use super::theme::{ThemeFile, built_in};

/// The files of the theme `of` for one that is called `name`, by their path in it.
#[must_use]
pub fn copied(of: &str, name: &str) -> Vec<(String, String)> {
    let text = |local: &str, bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if local != "theme.toml" {
            return text;
        }
        let lines = text.lines().filter(|line| !line.starts_with("description ")).map(|line| match line.starts_with("name ") {
            true => format!("name = \"{name}\"\n"),
            false => format!("{line}\n"),
        });
        lines.collect()
    };
    let named = |(local, file): (String, ThemeFile)| {
        let text = text(&local, &file.bytes);
        (local, text)
    };
    built_in(of).into_iter().map(named).collect()
}

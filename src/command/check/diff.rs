//! Changes of files as people and programs read them: unified diffs, relative to the site's folder.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use similar::TextDiff;

use crate::pipeline::Patch;

/// What some patches change, with colours; `git apply` and `patch -p1` take it without them.
pub(super) fn diff(patches: &[Patch]) -> String {
    patches.iter().map(one).collect()
}

fn one(patch: &Patch) -> String {
    let (before, after) = (String::from_utf8_lossy(&patch.before), String::from_utf8_lossy(&patch.after));
    // Without the tab, a name would end at its first space.
    let name = |side: char| format!("{side}/{}{}", patch.path, if patch.path.as_str().contains(' ') { "\t" } else { "" });
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let mut out = String::new();
    let mut styled = |style: Style, text: &str| {
        for line in text.split_inclusive('\n') {
            let (words, end) = line.split_at(line.trim_end_matches(['\n', '\r']).len());
            // Writing to a String does not fail.
            let _ = write!(out, "{style}{words}{style:#}{end}");
        }
    };
    styled(Style::new().bold(), &format!("--- {}\n+++ {}\n", name('a'), name('b')));
    for hunk in diff.unified_diff().iter_hunks() {
        for (n, line) in hunk.to_string().split_inclusive('\n').enumerate() {
            let style = match line.as_bytes().first() {
                _ if n == 0 => AnsiColor::Cyan.on_default(),
                Some(b'-') => AnsiColor::Red.on_default(),
                Some(b'+') => AnsiColor::Green.on_default(),
                _ => Style::new(),
            };
            styled(style, line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SitePath;

    #[test]
    fn a_diff_has_names_numbers_and_the_ends_of_lines() {
        let patch =
            Patch {
                path: SitePath::new("content/甲 乙.md").expect("clean"), before: "a\r\nb,\r\nc".into(), after: "a\r\nb，\r\nc".into()
            };
        assert_eq!(patch.lines(), 1);
        let plain = anstream::adapter::strip_str(&diff(&[patch])).to_string();
        let expect =
            "--- a/content/甲 乙.md\t\n+++ b/content/甲 乙.md\t\n@@ -1,3 +1,3 @@\n a\r\n-b,\r\n+b，\r\n c\n\\ No newline at end of file\n";
        assert_eq!(plain, expect);
    }
}

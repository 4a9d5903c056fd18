//! Paths as lines of a text file.

use std::borrow::Cow;

/// A path that fits on one line.
pub(super) fn escape(path: &str) -> Cow<'_, str> {
    if path.contains(['\\', '\n', '\r']) {
        Cow::Owned(path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r"))
    } else {
        Cow::Borrowed(path)
    }
}

/// The path of a line; `None` for one that would lead out of the output folder, which [`escape`] is never given.
pub(super) fn unescape(line: &str) -> Option<String> {
    let mut path = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        path.push(match letter {
            '\\' => match letters.next()? {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            other => other,
        });
    }
    path.split('/').all(|part| !matches!(part, "" | "." | "..")).then_some(path)
}

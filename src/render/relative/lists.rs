//! Addresses among other words: the pictures of a `srcset`, `url()` and `@import` in styles. What stands between them stays.

/// A `srcset` with each address changed as told; `None` where all stay (HTML, 4.8.4.2.1).
pub(super) fn srcset(set: &str, change: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut changed = Changed::of(set);
    let mut at = 0;
    while at < set.len() {
        at += set[at..].len() - set[at..].trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',').len();
        let end = set[at..].find(|c: char| c.is_ascii_whitespace()).map_or(set.len(), |n| at + n);
        let address = set[at..end].trim_end_matches(',');
        changed.put(at, address, change);
        // Behind an address stands its width; a comma in brackets ends nothing, but nobody writes one.
        let ends = address.len() < end - at;
        at = if ends { end } else { set[end..].find(',').map_or(set.len(), |n| end + n + 1) };
    }
    changed.finish()
}

/// Styles with each address changed as told; `None` where all stay.
pub(super) fn styles(styles: &str, change: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut changed = Changed::of(styles);
    let mut at = 0;
    while let Some((start, opens)) = next(styles, at) {
        let rest = &styles[start..];
        let start = start + (rest.len() - rest.trim_ascii_start().len());
        let quote = styles[start..].chars().next().filter(|c| matches!(c, '"' | '\''));
        let start = start + quote.map_or(0, char::len_utf8);
        let end = match quote {
            Some(quote) => styles[start..].find(quote),
            None if opens => styles[start..].find(')'),
            // `@import url(…)` is found by its second half.
            None => Some(0),
        };
        let Some(end) = end.map(|n| start + n) else { break };
        changed.put(start, styles[start..end].trim_ascii_end(), change);
        at = end;
    }
    changed.finish()
}

/// The end of the next word before an address, and whether that word opens a bracket.
fn next(styles: &str, from: usize) -> Option<(usize, bool)> {
    let find = |word: &str| {
        let places = styles.as_bytes()[from..].windows(word.len());
        places.into_iter().position(|found| found.eq_ignore_ascii_case(word.as_bytes())).map(|at| from + at + word.len())
    };
    let (url, import) = (find("url("), find("@import"));
    match (url, import) {
        (Some(url), Some(import)) if import < url => Some((import, false)),
        (Some(url), _) => Some((url, true)),
        (None, import) => import.map(|import| (import, false)),
    }
}

/// A text of which some parts are other ones.
struct Changed<'a> {
    before: &'a str,
    after: String,
    /// Up to where `after` has what `before` has.
    done: usize,
}

impl<'a> Changed<'a> {
    fn of(before: &'a str) -> Changed<'a> {
        Changed { before, after: String::new(), done: 0 }
    }

    fn put(&mut self, at: usize, address: &str, change: &dyn Fn(&str) -> Option<String>) {
        if let Some(new) = change(address) {
            self.after.push_str(&self.before[self.done..at]);
            self.after.push_str(&new);
            self.done = at + address.len();
        }
    }

    fn finish(self) -> Option<String> {
        (self.done > 0).then(|| self.after + &self.before[self.done..])
    }
}

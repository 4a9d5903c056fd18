//! Addresses among other words: the pictures of a `srcset`, `url()` and `@import` in styles. What stands between them stays.

use crate::render::css::addresses;

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
    for place in addresses(styles) {
        changed.put(place.start, styles[place].trim_ascii_end(), change);
    }
    changed.finish()
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

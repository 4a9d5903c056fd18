//! The index of a long list: its letters or numbers of strokes, and which entries of a page stand under each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Cx;
use crate::language::Words;
use crate::model::{Id, Order, Speaker};
use crate::order::Heading;
use crate::plan::{Part, parts};
use crate::view::parts::{LetterLink, LetterPart, Letters};

/// The index of a list that stands on one page; nothing for a short one.
pub(super) fn on_one_page(parts: &[Part], total: usize, words: Words) -> Option<Letters> {
    on_page(parts, total, &(0..total), words, |_| String::new())
}

/// The index of a list of which a page shows a stretch; `page` is the address of the page with an entry, empty for this one.
pub(super) fn on_page(parts: &[Part], total: usize, shown: &Range<usize>, words: Words, page: impl Fn(usize) -> String) -> Option<Letters> {
    if parts.is_empty() {
        return None;
    }
    let mut letters = Letters { index: Vec::new(), parts: Vec::new() };
    let mut ids = BTreeSet::new();
    for (n, part) in parts.iter().enumerate() {
        let (kind, title) = words_of(part.heading, words);
        let id = free_id(&mut ids, kind, part.heading);
        let end = parts.get(n + 1).map_or(total, |next| next.start);
        letters.index.push(LetterLink { kind, title: title.clone(), url: format!("{}#{id}", page(part.start)) });
        let (from, to) = (part.start.max(shown.start), end.min(shown.end));
        if from < to {
            letters.parts.push(LetterPart { kind, title, id, start: from - shown.start, end: to - shown.start });
        }
    }
    Some(letters)
}

/// The index of the people on a page, in an order by their names.
pub(super) fn of_people(cx: &Cx<'_>, people: impl ExactSizeIterator<Item = Id<Speaker>>, order: Order, words: Words) -> Option<Letters> {
    if !order.is_by_words() {
        return None;
    }
    let total = people.len();
    let headings = people.map(|id| cx.resolved.people.heading(order, id).unwrap_or(Heading::Other));
    on_one_page(&parts(headings), total, words)
}

/// Headings that are far from each other may be the same: digits stand before Chinese, other scripts behind it.
fn free_id(ids: &mut BTreeSet<String>, kind: &str, heading: Heading) -> String {
    let id = match heading {
        Heading::Letter(letter) => format!("letter-{}", letter.to_lowercase()),
        Heading::Strokes(count) => format!("strokes-{count}"),
        Heading::Latin | Heading::Other => format!("letter-{kind}"),
    };
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    let id = std::iter::once(id.clone()).chain(numbered).find(|id| !ids.contains(id)).unwrap_or(id);
    ids.insert(id.clone());
    id
}

fn words_of(heading: Heading, words: Words) -> (&'static str, String) {
    match (heading, words) {
        (Heading::Letter(letter), _) => ("letter", letter.to_string()),
        (Heading::Strokes(count), Words::Hans | Words::Hant) => ("strokes", han_number(count)),
        (Heading::Strokes(count), Words::En) => ("strokes", count.to_string()),
        (Heading::Latin, _) => ("latin", String::new()),
        (Heading::Other, _) => ("other", String::new()),
    }
}

/// A number below a hundred as Chinese writes it: `十二`.
fn han_number(n: u8) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (DIGITS[usize::from(n / 10 % 10)], DIGITS[usize::from(n % 10)]);
    match n {
        0..10 => ones.to_string(),
        10..20 => format!("十{ones}"),
        _ => format!("{tens}十{ones}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(heading: Heading, start: usize) -> Part {
        Part { heading, start }
    }

    #[test]
    fn a_page_has_its_stretch_and_the_index_of_all() {
        let parts = [part(Heading::Other, 0), part(Heading::Letter('A'), 2), part(Heading::Letter('Z'), 5), part(Heading::Other, 9)];
        let letters = on_page(&parts, 10, &(4..8), Words::Hans, |n| format!("/{n}/")).expect("a long list");
        let urls: Vec<&str> = letters.index.iter().map(|one| one.url.as_str()).collect();
        assert_eq!(urls, ["/0/#letter-other", "/2/#letter-a", "/5/#letter-z", "/9/#letter-other-2"]);
        let here: Vec<_> = letters.parts.iter().map(|one| (one.id.as_str(), one.start, one.end)).collect();
        assert_eq!(here, [("letter-a", 0, 1), ("letter-z", 1, 4)]);
        assert_eq!(on_one_page(&[], 10, Words::Hans), None);
    }

    #[test]
    fn strokes_are_counted_in_words() {
        let said: Vec<String> = [1, 10, 12, 20, 36].map(han_number).into();
        assert_eq!(said, ["一", "十", "十二", "二十", "三十六"]);
    }
}

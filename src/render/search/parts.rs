//! Documents into parts: a long text is looked up and loaded in stretches of some 1,500 characters.
//!
//! So what a reader has to load for one result is bounded, and the words of a phrase are looked
//! for near each other. A part ends where a paragraph does; only one that is very long by itself
//! is taken apart inside, and the stretches then overlap.

use std::collections::BTreeMap;

use super::grams::cut;
use super::keys::{Weight, bare, key, order};
use crate::parse::markdown::Passage;
use crate::view::search::SearchDocument;

/// The length from which on a part is full, in characters.
const FULL: usize = 1500;
/// How much of a stretch is said again by the next, where a paragraph is taken apart.
const OVERLAP: usize = 60;

/// One stretch of a document's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Whole passages.
    pub(super) passages: Vec<Passage>,
}

/// The pieces of one part.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// Their numbers in order, each once with its highest weight.
    pub(super) keys: Vec<u64>,
    /// Those that cannot be told from their numbers.
    pub(super) words: BTreeMap<u64, String>,
}

/// The parts of a document, of which there is at least one; `text` gives the passages of its Markdown text.
pub(super) fn parts(document: &SearchDocument, text: Vec<Passage>) -> Vec<Part> {
    let plain = |text: &String| Passage { heading: false, text: text.clone() };
    let own = document.heads.iter().map(|head| Passage { heading: true, text: head.clone() }).chain(document.summary.iter().map(plain));
    let all = own.chain(text).chain(document.facts.iter().map(plain));
    let mut parts = vec![Part::default()];
    let mut length = 0;
    for passage in all.flat_map(stretches) {
        let own = passage.text.chars().count();
        if length > 0 && length + own > FULL {
            parts.push(Part::default());
            length = 0;
        }
        length += own;
        parts.last_mut().expect("there is a first part").passages.push(passage);
    }
    parts
}

/// A passage, or the stretches of one that is too long.
fn stretches(passage: Passage) -> Vec<Passage> {
    // No character takes less than a byte, so most need not be counted.
    if passage.text.len() <= 2 * FULL || passage.text.chars().count() <= 2 * FULL {
        return vec![passage];
    }
    let characters: Vec<char> = passage.text.chars().collect();
    let starts = (0..characters.len() - OVERLAP).step_by(FULL - OVERLAP);
    let stretch = |from: usize| characters[from..(from + FULL).min(characters.len())].iter().collect();
    starts.map(|from| Passage { heading: passage.heading, text: stretch(from) }).collect()
}

/// The pieces of the part of a document at place `n`.
pub(super) fn pieces(document: &SearchDocument, n: usize, part: &Part) -> Pieces {
    let mut pieces = Pieces::default();
    if n == 0 {
        for name in std::iter::once(&document.title).chain(&document.names) {
            pieces.add(name, true, Weight::Title);
        }
        for name in &document.speakers {
            pieces.add(name, true, Weight::Head);
        }
    }
    for passage in &part.passages {
        pieces.add(&passage.text, false, if passage.heading { Weight::Head } else { Weight::Text });
    }
    // The highest weight stands last among those of one piece.
    pieces.keys.sort_unstable_by_key(|key| std::cmp::Reverse(order(*key)));
    pieces.keys.dedup_by_key(|key| bare(*key));
    pieces.keys.reverse();
    pieces
}

impl Pieces {
    fn add(&mut self, text: &str, single: bool, weight: Weight) {
        cut(text, single, &mut |piece| {
            let key = key(piece, weight);
            self.keys.push(key);
            if super::keys::is_long(key) {
                self.words.entry(bare(key)).or_insert_with(|| piece.iter().collect());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str) -> SearchDocument {
        SearchDocument {
            path: "a/".to_string(),
            kind: "page",
            title: title.to_string(),
            names: Vec::new(),
            speakers: vec!["甲乙".to_string()],
            heads: Vec::new(),
            facts: vec!["事实".to_string()],
            summary: None,
            text: None,
            source: crate::view::parts::Unkeyed(None),
            date: None,
            place: None,
            event: None,
            regions: Vec::new(),
            topics: Vec::new(),
            people: Vec::new(),
            lang: None,
        }
    }

    #[test]
    fn a_long_text_is_several_parts_and_no_phrase_is_lost() {
        let paragraph = "字".repeat(700);
        let lengths = |text: &str| -> Vec<usize> {
            let length = |part: &Part| part.passages.iter().map(|one| one.text.chars().count()).sum();
            parts(&document("题"), crate::parse::markdown::passages(text, None)).iter().map(length).collect()
        };
        assert_eq!(lengths(""), [2]);
        assert_eq!(lengths(&format!("{paragraph}\n\n{paragraph}\n\n{paragraph}")), [1400, 702]);
        let endless: String = (0..4000).map(|n| char::from_u32(0x4E00 + n).unwrap_or('一')).collect();
        let pieces_of = |text: &str| -> Vec<String> {
            parts(&document("题"), crate::parse::markdown::passages(text, None))
                .into_iter()
                .flat_map(|part| part.passages)
                .map(|one| one.text)
                .collect()
        };
        let stretches = pieces_of(&endless);
        assert!(stretches.len() > 2);
        let characters: Vec<char> = endless.chars().collect();
        for phrase in characters.windows(40) {
            let phrase: String = phrase.iter().collect();
            assert!(stretches.iter().any(|one| one.contains(&phrase)), "{phrase}");
        }
    }

    #[test]
    fn a_piece_has_its_highest_weight() {
        let document = document("党建");
        let part = Part {
            passages: vec![Passage { heading: true, text: "党建".to_string() }, Passage { heading: false, text: "党建 word".to_string() }],
        };
        let pieces = pieces(&document, 0, &part);
        let weight = |text: &str| {
            let own = bare(key(&text.chars().collect::<Vec<_>>(), Weight::Text));
            pieces.keys.iter().filter(|key| bare(**key) == own).map(|key| super::super::keys::weight(*key)).collect::<Vec<_>>()
        };
        assert_eq!(
            [weight("党建"), weight("党"), weight("甲"), weight("word"), weight("没有")],
            [vec![2], vec![2], vec![1], vec![0], vec![]]
        );
        assert!(pieces.keys.windows(2).all(|pair| order(pair[0]) < order(pair[1])));
        assert_eq!(pieces.words.values().collect::<Vec<_>>().len(), 2, "the word and the pair across its border");
    }
}

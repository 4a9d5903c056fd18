//! Footnotes: their numbers and ids.
//!
//! In come events, out come the notes in the order readers meet them, which is the order
//! they are numbered and shown in, whatever their labels and wherever they are written.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::document::Survey;
use super::events::Spanned;

/// All footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The notes that are referred to; number 1 comes first.
    pub(super) notes: Vec<Note>,
    /// The events that begin a note nobody can reach.
    pub(super) unused: Vec<usize>,
    /// Events that refer to a note, in order.
    references: Vec<(usize, Reference)>,
}

/// One footnote.
pub(super) struct Note {
    /// Its content.
    pub(super) body: Range<usize>,
    /// How often it is referred to.
    pub(super) references: u32,
}

/// One mark in the text.
#[derive(Clone, Copy)]
pub(super) struct Reference {
    /// The number of the note, from 1.
    pub(super) number: usize,
    /// The how-manieth reference to it, from 1.
    pub(super) occurrence: u32,
}

impl Reference {
    /// `fnref1`, and `fnref1-2` for the second reference to the same note.
    pub(super) fn id(self) -> String {
        match self.occurrence {
            1 => format!("fnref{}", self.number),
            more => format!("fnref{}-{more}", self.number),
        }
    }
}

impl Footnotes {
    pub(super) fn number(events: &[Spanned<'_>], survey: &Survey) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (index, definition) in survey.definitions.iter().enumerate() {
            if let Event::Start(Tag::FootnoteDefinition(label)) = &events[definition.start].0 {
                known.entry(key(label)).or_insert(index);
            }
        }
        // The references of each note, which come after those of the text.
        let mut inside: Vec<Vec<usize>> = vec![Vec::new(); survey.definitions.len()];
        let mut queue = VecDeque::new();
        for &(event, owner) in &survey.references {
            match owner {
                Some(definition) => inside[definition].push(event),
                None => queue.push_back(event),
            }
        }
        let mut footnotes = Self::default();
        let mut numbers: Vec<Option<usize>> = vec![None; survey.definitions.len()];
        while let Some(event) = queue.pop_front() {
            let Event::FootnoteReference(label) = &events[event].0 else { continue };
            let Some(&definition) = known.get(&key(label)) else { continue };
            let number = *numbers[definition].get_or_insert_with(|| {
                let Range { start, end } = survey.definitions[definition];
                footnotes.notes.push(Note { body: start + 1..end, references: 0 });
                queue.extend(&inside[definition]);
                footnotes.notes.len()
            });
            let note = &mut footnotes.notes[number - 1];
            note.references += 1;
            let occurrence = note.references;
            footnotes.references.push((event, Reference { number, occurrence }));
        }
        footnotes.references.sort_by_key(|&(event, _)| event);
        let unused = survey.definitions.iter().zip(numbers).filter(|(_, number)| number.is_none());
        footnotes.unused = unused.map(|(definition, _)| definition.start).collect();
        footnotes
    }

    /// The reference at an event; `None` if its note is missing or it is not shown.
    pub(super) fn reference(&self, event: usize) -> Option<Reference> {
        let found = self.references.binary_search_by_key(&event, |&(at, _)| at).ok();
        found.map(|index| self.references[index].1)
    }

    /// Every id that footnotes put on the page.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> + '_ {
        let notes = (1..=self.notes.len()).map(|number| format!("fn{number}"));
        notes.chain(self.references.iter().map(|(_, reference)| reference.id()))
    }
}

/// Labels are compared without regard to case and spaces.
fn key(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::{FindingKind, Trust, html, outline};

    #[test]
    fn numbers_follow_the_first_reference() {
        let out = html("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n\n[^b]: 二\n", Trust::Author, &|_| None);
        assert_eq!(
            out,
            "<p>甲<sup><a id=\"fnref1\" href=\"#fn1\" role=\"doc-noteref\">1</a></sup>\
             乙<sup><a id=\"fnref2\" href=\"#fn2\" role=\"doc-noteref\">2</a></sup>\
             丙<sup><a id=\"fnref1-2\" href=\"#fn1\" role=\"doc-noteref\">1</a></sup></p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
             <li id=\"fn1\">\n<p>二 <a href=\"#fnref1\" role=\"doc-backlink\">↩</a> \
             <a href=\"#fnref1-2\" role=\"doc-backlink\">↩<sup>2</sup></a></p>\n</li>\n\
             <li id=\"fn2\">\n<p>一 <a href=\"#fnref2\" role=\"doc-backlink\">↩</a></p>\n</li>\n\
             </ol>\n</section>\n"
        );
    }

    #[test]
    fn a_note_may_refer_to_another_and_end_in_a_list() {
        let out = html("甲[^a]\n\n[^a]: 见[^b]\n\n[^b]: - 乙\n", Trust::Author, &|_| None);
        assert!(out.contains("<li id=\"fn1\">\n<p>见<sup><a id=\"fnref2\""), "{out}");
        let end = "<li>乙</li>\n</ul>\n<p><a href=\"#fnref2\" role=\"doc-backlink\">↩</a></p>\n</li>";
        assert!(out.contains(end), "{out}");
    }

    #[test]
    fn missing_and_unused_notes_are_reported() {
        let text = "甲[^x] \\[^y] `[^z]`\n\n[^a]: 注\n";
        let (_, findings) = outline(text);
        let kinds: Vec<_> = findings.iter().map(|finding| finding.kind.clone()).collect();
        assert_eq!(kinds, [FindingKind::UndefinedFootnote("x".to_owned()), FindingKind::UnusedFootnote("a".to_owned())]);
        assert!(!html(text, Trust::Author, &|_| None).contains("注"));
    }
}

//! What is wrong with YAML beyond the first mistake: each one is put right in a copy or cut out of it, and the rest is
//! read again.
//!
//! A mark that can be meant in one way only is put right. Around most other mistakes the entry is cut out that begins at
//! the head of a line; what then comes up before it may follow from the cut, and ends the search.

use super::heads::heads;
use super::mistakes::{duplicates, told};
use super::read;
use crate::diag::{Problem, YamlSlip};
use crate::source::Span;
use crate::tree::Tree;

/// More mistakes than anybody reads at a time.
const MOST: usize = 50;

/// What a text that is no YAML holds.
#[derive(Debug)]
pub(super) struct Recovered {
    /// All that is wrong with it, in order, with places in the text.
    pub(super) mistakes: Vec<(Span, Problem)>,
    /// What it says, if every mistake was a mark that is meant in one way only.
    pub(super) tree: Option<Tree>,
    /// The text that says so.
    pub(super) copy: Copy,
}

/// A copy of a text with changes, which knows where its bytes were.
#[derive(Debug)]
pub(super) struct Copy {
    pub(super) text: String,
    /// For every byte its place in the text, and the end.
    from: Vec<u32>,
}

/// What became of a mistake in the copy.
enum Step {
    /// It is as it was meant.
    Mended,
    /// It is out of the way.
    Passed,
    /// It is out of the way, with all around it.
    Cut,
    /// It is still there.
    Stuck,
}

/// Reads a text that is no YAML, for the reason that is given, as far as it goes.
pub(super) fn recover(yaml: &str, first: (Span, Problem)) -> Recovered {
    let mut copy = Copy { text: yaml.to_string(), from: (0..=u32::try_from(yaml.len()).unwrap_or(0)).collect() };
    let mut mistakes: Vec<(Span, Problem)> = Vec::new();
    let (mut tree, mut whole, mut cut) = (None, true, 0);
    let mut next = Some(first);
    while let Some(found) = next.take() {
        let told = all_like(&copy.text, found);
        let places: Vec<(Span, Problem)> = told.iter().map(|(span, problem)| (copy.original(*span), problem.clone())).collect();
        if mistakes.len() >= MOST || places.iter().any(|place| place.0.start < cut || may_follow(place, &mistakes)) {
            break;
        }
        let step = copy.without(&told);
        whole &= matches!(step, Step::Mended);
        if matches!(step, Step::Cut) {
            cut = places.iter().map(|(span, _)| span.start).fold(cut, u32::max);
        }
        mistakes.extend(places);
        if matches!(step, Step::Stuck) {
            break;
        }
        match read(&copy.text) {
            Ok(found) => tree = Some(found).filter(|_| whole),
            Err(found) => next = Some(found),
        }
    }
    mistakes.sort_by_key(|(span, _)| *span);
    Recovered { mistakes, tree, copy }
}

/// A mistake, with all others of its kind that can be told at once.
fn all_like(text: &str, found: (Span, Problem)) -> Vec<(Span, Problem)> {
    match &found.1 {
        Problem::DuplicateKey { .. } => told(text, &duplicates(text)),
        Problem::YamlSyntax { slip: YamlSlip::DashSpace | YamlSlip::FullWidthDash { .. } | YamlSlip::WideSpace { .. } } => {
            heads(text).map_or_else(|| vec![found], |all| all.told)
        }
        _ => vec![found],
    }
}

/// Whether a mistake was told already, or may come from what was done about another: behind tabs, lines stand where
/// nobody put them.
fn may_follow(place: &(Span, Problem), mistakes: &[(Span, Problem)]) -> bool {
    let is_layout = matches!(
        &place.1,
        Problem::YamlSyntax {
            slip: YamlSlip::Indent | YamlSlip::SecondColon | YamlSlip::NoColon | YamlSlip::ListInLine | YamlSlip::Other { .. }
        }
    );
    mistakes.contains(place) || (is_layout && mistakes.iter().any(|(_, problem)| matches!(problem, Problem::TabIndent { .. })))
}

impl Copy {
    /// Where a piece of the copy was.
    pub(super) fn original(&self, span: Span) -> Span {
        let from = |at: u32| self.from.get(at as usize).or(self.from.last()).copied().unwrap_or(0);
        Span { start: from(span.start), end: from(span.end) }
    }

    /// Does something about mistakes that are of one kind.
    fn without(&mut self, told: &[(Span, Problem)]) -> Step {
        let Some((span, problem)) = told.first() else { return Step::Stuck };
        match problem {
            Problem::FullWidthColon { .. } | Problem::MissingSpace { .. } => self.mend(*span, ": "),
            Problem::YamlSyntax { slip: YamlSlip::FullWidthComma } => self.mend(*span, ", "),
            Problem::YamlSyntax { slip: YamlSlip::FullWidthBrackets } => {
                let bracket = match self.text.get(span.range()) {
                    Some("｛") => "{",
                    Some("｝") => "}",
                    _ => "]",
                };
                self.mend(*span, bracket)
            }
            Problem::YamlSyntax { slip: YamlSlip::FullWidthQuote { .. } } => {
                let open = self.text[..span.range().start].rfind(['"', '\'']).map_or("\"", |at| &self.text[at..=at]).to_string();
                self.splice(*span, &open);
                Step::Passed
            }
            Problem::TabIndent { .. } => self.untab(),
            Problem::YamlSyntax { slip: YamlSlip::DashSpace | YamlSlip::FullWidthDash { .. } | YamlSlip::WideSpace { .. } } => {
                let edits = heads(&self.text).map(|found| found.edits).unwrap_or_default();
                for (span, with) in edits.iter().rev() {
                    self.splice(*span, with);
                }
                if edits.is_empty() { Step::Stuck } else { Step::Mended }
            }
            Problem::DuplicateKey { .. } => {
                // No name of a key, so that it is nobody else's.
                for (n, twice) in duplicates(&self.text).iter().enumerate().rev() {
                    self.splice(twice.span, &format!("\"\\0{n}\""));
                }
                Step::Passed
            }
            Problem::DataTooLarge => Step::Stuck,
            _ => self.cut(span.range().start),
        }
    }

    fn mend(&mut self, span: Span, mark: &str) -> Step {
        self.splice(span, mark);
        Step::Mended
    }

    fn splice(&mut self, span: Span, with: &str) {
        let start = self.from.get(span.range().start).copied().unwrap_or(0);
        self.text.replace_range(span.range(), with);
        self.from.splice(span.range(), std::iter::repeat_n(start, with.len()));
    }

    /// Two spaces for every tab before a line.
    fn untab(&mut self) -> Step {
        let mut at = 0;
        let mut tabs = Vec::new();
        for line in self.text.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            tabs.extend(line[..indent].match_indices('\t').map(|(tab, _)| at + tab));
            at += line.len();
        }
        for tab in tabs.into_iter().rev() {
            self.splice(Span::new(tab, tab + 1), "  ");
        }
        Step::Passed
    }

    /// Leaves blank the entry around a place, from a line that begins at its head to the next.
    fn cut(&mut self, at: usize) -> Step {
        let mut heads: Vec<usize> = Vec::new();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let is_head = line.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '"' | '\'' | '.' | '?'));
            heads.extend(is_head.then_some(start));
            start += line.len();
        }
        let from = heads.iter().rev().find(|head| **head <= at).copied().unwrap_or(0);
        let to = heads.iter().find(|head| **head > at).copied().unwrap_or(self.text.len());
        let blank: String = self.text[from..to].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        if self.text[from..to] == blank {
            return Step::Stuck;
        }
        self.text.replace_range(from..to, &blank);
        Step::Cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a text, as `line: what`.
    fn told(yaml: &str) -> Vec<String> {
        let Recovered { mistakes, .. } = recover(yaml, read(yaml).expect_err("a mistake"));
        let line = |span: Span| yaml[..span.range().start].matches('\n').count() + 1;
        let one = |(span, problem): (Span, Problem)| format!("{}: {} {:?}", line(span), problem.code(), &yaml[span.range()]);
        mistakes.into_iter().map(one).collect()
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        assert_eq!(
            told("title：甲\nstart：2024\nkind:course\nspeakers:\n  - {name: 乙，role: 丙}\n"),
            [r#"1: full-width-colon "：""#, r#"2: full-width-colon "：""#, r#"3: missing-space ":""#, r#"5: yaml-syntax "，""#]
        );
        assert_eq!(
            told("title: 甲\ntitle: 乙\nstart: 1\nextra:\n  a: 1\n  a: 2\nstart: 2\n"),
            [r#"2: duplicate-key "title""#, r#"6: duplicate-key "a""#, r#"7: duplicate-key "start""#]
        );
        assert_eq!(
            told("title: \"甲\"乙\nsummary: @丙\ntopics: [丁\nstart：2024\n"),
            [r#"1: yaml-syntax "乙""#, r#"2: yaml-syntax "@""#, r#"3: yaml-unclosed "[""#, r#"4: full-width-colon "：""#]
        );
        assert_eq!(told("title: 甲\nagenda:\n\t- title: 乙\nstart：2024\n"), [r#"3: tab-indent "\t""#, r#"4: full-width-colon "：""#]);
    }

    #[test]
    fn what_may_follow_from_another_mistake_is_not_told() {
        // The quotation mark that is not closed takes what follows with it.
        assert_eq!(told("title: \"甲\nsummary: \"乙\"\nstart: 2024\n").len(), 1);
        assert_eq!(told("title: 甲\nagenda:\n\t- title: 乙\n\t start: 1\n"), [r#"3: tab-indent "\t""#]);
    }

    #[test]
    fn what_is_sure_is_read() {
        let read_as = |yaml: &str| recover(yaml, read(yaml).expect_err("a mistake")).tree;
        assert_eq!(read_as("title：甲\nstart:2024\n"), read("title: 甲\nstart: 2024\n").ok());
        assert_eq!(read_as("title：甲\ntitle: 乙\n"), None);
        assert_eq!(read_as("title: [甲\nstart: 2024\n"), None);
    }
}

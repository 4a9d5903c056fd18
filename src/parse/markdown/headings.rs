//! Headings of a body: their levels and ids.
//!
//! In come events, out comes a level and an id for each heading. The page has its own `h1`, so
//! the highest heading of a body is an `h2`, and each level below it is one deeper however many
//! were left out: a jump would leave readers with a screen reader looking for the part between. Ids go by position (`s1`, `s1-2`), because ids
//! made of Chinese words break when they are copied and change when a word does; `{#id}`
//! sets one by hand.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::document::Survey;
use super::events::Spanned;
use super::footnotes::Footnotes;

/// All headings of a text.
#[derive(Default)]
pub(super) struct Headings {
    /// In order of the text, without those inside footnotes.
    pub(super) list: Vec<Mark>,
}

/// One heading.
pub(super) struct Mark {
    /// The event that begins it.
    pub(super) event: usize,
    /// 2 to 6.
    pub(super) level: u8,
    pub(super) id: String,
    /// The id the author wished for, if another place has it.
    pub(super) refused: Option<String>,
}

impl Headings {
    pub(super) fn assign(events: &[Spanned<'_>], survey: &Survey, footnotes: &Footnotes) -> Self {
        let wishes: Vec<Wish<'_>> = survey.headings.iter().filter_map(|&at| Wish::read(events, at)).collect();
        let Some(top) = wishes.iter().map(|wish| wish.level).min() else {
            return Self::default();
        };
        let mut taken: BTreeSet<String> = footnotes.ids().collect();
        // Every page has this one already: it is where the skip link leads.
        taken.insert("main".to_owned());
        // Ids set by hand are promises to those who link here, so they come first.
        let by_hand: Vec<Option<(String, bool)>> = wishes.iter().map(|wish| wish.id.map(|id| claim(id, &mut taken))).collect();
        let mut position = Position::new(top);
        let mut above = 1;
        let list = wishes.iter().zip(by_hand).map(|(wish, by_hand)| {
            let place = position.next(wish.level);
            let (id, first) = by_hand.unwrap_or_else(|| (claim(&place, &mut taken).0, true));
            let refused = wish.id.filter(|_| !first).map(str::to_owned);
            above = position.depth().saturating_add(1).min(above + 1).min(6);
            Mark { event: wish.event, level: above, id, refused }
        });
        Self { list: list.collect() }
    }

    /// The heading that begins at an event, if it is not inside a footnote.
    pub(super) fn at(&self, event: usize) -> Option<&Mark> {
        self.list.binary_search_by_key(&event, |mark| mark.event).ok().map(|index| &self.list[index])
    }
}

/// A heading as written.
struct Wish<'e> {
    event: usize,
    level: u8,
    id: Option<&'e str>,
}

impl<'e> Wish<'e> {
    fn read(events: &'e [Spanned<'_>], event: usize) -> Option<Self> {
        let Event::Start(Tag::Heading { level, id, .. }) = &events[event].0 else {
            return None;
        };
        let id = id.as_deref().filter(|id| !id.is_empty());
        Some(Self { event, level: number(*level), id })
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Takes an id, or one with a number behind it if it is gone; and whether it was free.
fn claim(wish: &str, taken: &mut BTreeSet<String>) -> (String, bool) {
    if taken.insert(wish.to_owned()) {
        return (wish.to_owned(), true);
    }
    let id = (2..).map(|number| format!("{wish}-{number}")).find(|id| !taken.contains(id)).expect("some number is free");
    taken.insert(id.clone());
    (id, false)
}

/// Counts headings: `s1`, `s1-1`, `s1-2`, `s2`.
struct Position {
    /// The level and the count of each heading around the current one, outermost first.
    path: Vec<(u8, u32)>,
}

impl Position {
    fn new(top: u8) -> Self {
        Self { path: vec![(top, 0)] }
    }

    /// How many headings the current one lies in, itself counted.
    fn depth(&self) -> u8 {
        u8::try_from(self.path.len()).unwrap_or(u8::MAX)
    }

    fn next(&mut self, level: u8) -> String {
        // A level left on the way up goes on counting if the text comes back between: `##`,
        // `####`, `###` are `s1`, `s1-1`, `s1-2`.
        let mut left = None;
        while let Some(deeper) = self.path.pop_if(|(inner, _)| *inner > level) {
            left = Some(deeper);
        }
        match self.path.last_mut() {
            Some((inner, count)) if *inner == level => *count += 1,
            _ => self.path.push((level, left.map_or(1, |(_, count)| count + 1))),
        }
        let counts: Vec<String> = self.path.iter().map(|(_, count)| count.to_string()).collect();
        format!("s{}", counts.join("-"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, FindingKind, outline};

    #[track_caller]
    fn check(text: &str, expect: &[(u8, &str)]) -> Vec<Finding> {
        let (outline, findings) = outline(text);
        let found: Vec<(u8, &str)> = outline.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
        assert_eq!(found, expect);
        findings
    }

    #[test]
    fn ids_go_by_position() {
        check(
            "## 一\n\n### 甲\n\n### 乙\n\n## 二\n\n#### 丙\n\n### 丁\n",
            &[(2, "s1"), (3, "s1-1"), (3, "s1-2"), (2, "s2"), (3, "s2-1"), (3, "s2-2")],
        );
        check("### 甲\n\n## 一\n\n### 乙", &[(2, "s0-1"), (2, "s1"), (3, "s1-1")]);
    }

    #[test]
    fn the_page_has_its_own_first_level() {
        check("# 一\n\n## 二\n\n###### 三", &[(2, "s1"), (3, "s1-1"), (4, "s1-1-1")]);
        check("### 一", &[(2, "s1")]);
    }

    #[test]
    fn an_id_by_hand_wins_and_is_unique() {
        let text = "## 一 {#why}\n\n## 二 {#s1 .big}\n\n## 三 {#why}\n\n## 四\n";
        let findings = check(text, &[(2, "why"), (2, "s1"), (2, "why-2"), (2, "s4")]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].kind, FindingKind::DuplicateId("why".to_owned()));
        let span = findings[0].span;
        assert_eq!(&text[span.start as usize..span.end as usize], "#why");
        check("## 一\n\n## 二 {#s1}", &[(2, "s1-2"), (2, "s1")]);
    }

    #[test]
    fn footnotes_keep_their_ids() {
        let findings = check("## 一[^a] {#fn1}\n\n[^a]: 注", &[(2, "fn1-2")]);
        assert_eq!(findings[0].kind, FindingKind::DuplicateId("fn1".to_owned()));
    }
}

//! A text on its way into the other script: one unit for each character, or for several that become something of
//! another length, so that it can be cut where its source was cut.

use std::ops::Range;

use super::dictionary::{Phrases, Word};
use super::{Quotes, Tables, marks, names};

/// A text on its way.
pub(super) struct Units(Vec<Unit>);

/// One character, or several at once.
struct Unit {
    /// How many characters of the source it stands for.
    source: usize,
    out: Out,
    /// Whether it is not to be changed any more.
    fixed: bool,
}

enum Out {
    Char(char),
    Text(String),
}

/// A stretch that is known before any word is looked for.
struct Known {
    start: usize,
    length: usize,
    /// What becomes of it; nothing if it stays as it is.
    becomes: Option<String>,
}

impl Units {
    /// Converts a text.
    pub(super) fn of(text: &str, verbatim: &[String], tables: &Tables, quotes: Quotes) -> Units {
        let chars: Vec<char> = text.chars().collect();
        let verbatim: Vec<Vec<char>> = verbatim.iter().map(|text| text.chars().collect()).collect();
        let mut units = Units(Vec::with_capacity(chars.len()));
        let mut at = 0;
        for known in known(&chars, &verbatim, tables) {
            units.words(&chars, at..known.start, tables, quotes);
            let source = &chars[known.start..known.start + known.length];
            match &known.becomes {
                Some(becomes) => units.push(known.length, becomes, true),
                None => units.0.extend(source.iter().map(|c| Unit { source: 1, out: Out::Char(*c), fixed: true })),
            }
            at = known.start + known.length;
        }
        units.words(&chars, at..chars.len(), tables, quotes);
        units.replace(&tables.printed, false);
        units.replace(&tables.after, true);
        units
    }

    /// The whole text.
    pub(super) fn text(self) -> String {
        let mut text = String::with_capacity(self.0.len() * 3);
        self.0.into_iter().for_each(|unit| unit.out.write(&mut text));
        text
    }

    /// The text cut where its source was: each unit goes to the piece in which it begins.
    pub(super) fn cut(self, lengths: impl Iterator<Item = usize>) -> Vec<String> {
        let mut units = self.0.into_iter();
        let mut ahead = 0_usize;
        let pieces = lengths.map(|length| {
            let mut piece = String::with_capacity(length * 3);
            while ahead < length {
                let Some(unit) = units.next() else { break };
                ahead += unit.source;
                unit.out.write(&mut piece);
            }
            ahead = ahead.saturating_sub(length);
            piece
        });
        pieces.collect()
    }

    /// Converts a stretch word by word.
    fn words(&mut self, chars: &[char], range: Range<usize>, tables: &Tables, quotes: Quotes) {
        let mut at = range.start;
        for step in cut(&chars[range.clone()], tables) {
            let rest = &chars[at..range.end];
            let before = at.checked_sub(1).map(|n| chars[n]);
            let (length, word) = match step {
                Step::Site(length) => {
                    let to = tables.words.exactly(&rest[..length]).unwrap_or_default();
                    self.push(length, to, true);
                    at += length;
                    continue;
                }
                Step::Word(length, word) => (length, word),
            };
            match word {
                Some(_) if length == 1 && tables.to_traditional && names::is_surname(before, rest) => self.char(rest[0]),
                Some(word) => self.push(length, &tables.table.become_of(&rest[..length], word), false),
                None => self.char(marks::quote(quotes, before, rest[0], rest.get(1).copied()).unwrap_or(rest[0])),
            }
            at += length;
        }
    }

    fn char(&mut self, c: char) {
        self.0.push(Unit { source: 1, out: Out::Char(c), fixed: false });
    }

    fn push(&mut self, source: usize, to: &str, fixed: bool) {
        if to.chars().count() == source {
            self.0.extend(to.chars().map(|c| Unit { source: 1, out: Out::Char(c), fixed }));
        } else {
            self.0.push(Unit { source, out: Out::Text(to.to_string()), fixed });
        }
    }

    /// Replaces phrases in what came out.
    fn replace(&mut self, phrases: &Phrases, fixed: bool) {
        let visible: Vec<char> = self.0.iter().map(Unit::visible).collect();
        let mut at = 0;
        let mut units = std::mem::take(&mut self.0).into_iter();
        while at < visible.len() {
            let found = phrases.longest(&visible[at..]);
            let length = found.map_or(1, |(length, _)| length);
            let taken: Vec<Unit> = units.by_ref().take(length).collect();
            match found {
                Some((_, to)) => self.push(taken.iter().map(|unit| unit.source).sum(), to, fixed),
                None => self.0.extend(taken),
            }
            at += length;
        }
    }
}

impl Unit {
    /// What phrases are looked for in: nothing that any of them has, where the unit is fixed.
    fn visible(&self) -> char {
        match self.out {
            Out::Char(c) if !self.fixed => c,
            Out::Char(_) | Out::Text(_) => '\0',
        }
    }
}

impl Out {
    fn write(self, text: &mut String) {
        match self {
            Out::Char(c) => text.push(c),
            Out::Text(out) => text.push_str(&out),
        }
    }
}

/// One word of a text.
#[derive(Clone, Copy)]
enum Step {
    /// Some characters that are a word of the site's own.
    Site(usize),
    /// Some characters that are a word, or one that no dictionary has.
    Word(usize, Option<Word>),
}

/// Cuts a stretch into the words that cost least together, and so are the most likely.
fn cut(chars: &[char], tables: &Tables) -> Vec<Step> {
    let mut best: Vec<(u32, Step)> = vec![(u32::MAX, Step::Word(1, None)); chars.len() + 1];
    best[0].0 = 0;
    for at in 0..chars.len() {
        let (so_far, rest) = (best[at].0, &chars[at..]);
        let mut offer = |length: usize, cost: u32, step: Step| {
            let reached = &mut best[at + length];
            let total = so_far.saturating_add(cost);
            if total < reached.0 {
                *reached = (total, step);
            }
        };
        if let Some((length, _)) = tables.words.longest(rest) {
            offer(length, Phrases::cost(), Step::Site(length));
        }
        let mut alone = Step::Word(1, None);
        for (length, word) in tables.table.beginnings(rest) {
            offer(length, word.cost, Step::Word(length, Some(word)));
            if length == 1 {
                alone = Step::Word(1, Some(word));
            }
        }
        offer(1, tables.table.unknown(), alone);
    }
    let mut steps = Vec::with_capacity(chars.len());
    let mut at = chars.len();
    while at > 0 {
        let step = best[at].1;
        steps.push(step);
        at -= match step {
            Step::Site(length) | Step::Word(length, _) => length,
        };
    }
    steps.reverse();
    steps
}

/// Names, addresses and what is told to stay, from left to right.
fn known(chars: &[char], verbatim: &[Vec<char>], tables: &Tables) -> Vec<Known> {
    let mut known = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let stays = verbatim.iter().filter(|text| !text.is_empty() && rest.starts_with(text)).map(Vec::len).max();
        let found = stays.or_else(|| marks::verbatim(rest)).map(|length| (length, None));
        let found = found.or_else(|| {
            let (length, to) = tables.names.longest(rest)?;
            // 高原 may be somebody, but 高原反应 is not about them.
            let part_of_word = length == 2 && tables.table.has_longer(rest, length);
            (!part_of_word).then(|| (length, Some(to.to_string())))
        });
        at += match found {
            Some((length, becomes)) => {
                known.push(Known { start: at, length, becomes });
                length
            }
            None => 1,
        };
    }
    known
}

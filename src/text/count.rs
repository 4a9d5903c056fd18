//! How long a text is, as Word counts it (字数), and how long reading it takes.
//!
//! In come pieces of plain text, out come numbers: every Chinese character and mark is
//! one, and every run of anything else between spaces or Chinese is one.

use serde::{Deserialize, Serialize};

use super::cjk::{is_cjk, is_shared_mark};

/// Counts a text that arrives in pieces.
///
/// A word may run across pieces (`Mark**down**` is one word); [`Counter::gap`] ends it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counter {
    length: Length,
    in_word: bool,
    /// Whether the last mark was a `’` behind a word: an apostrophe if the word goes on.
    quoted: bool,
}

/// How long a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Length {
    /// Chinese characters and marks.
    pub characters: u32,
    /// Words and numbers of other scripts.
    pub words: u32,
}

impl Length {
    /// What Word calls 字数.
    pub fn total(self) -> u32 {
        self.characters.saturating_add(self.words)
    }

    /// The minutes that reading takes, at 400 characters and 230 words a minute; at least 1.
    pub fn minutes(self) -> u32 {
        const CHARACTERS: u64 = 400;
        const WORDS: u64 = 230;
        let share = u64::from(self.characters) * WORDS + u64::from(self.words) * CHARACTERS;
        u32::try_from(share.div_ceil(CHARACTERS * WORDS)).unwrap_or(u32::MAX).max(1)
    }
}

impl Counter {
    /// Adds a piece of text.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.gap();
            } else if is_shared_mark(c) {
                self.mark(c);
            } else if is_cjk(c) {
                self.end_quote();
                self.in_word = false;
                self.length.characters += 1;
            } else {
                self.quoted = false;
                self.word();
            }
        }
    }

    /// Ends the current word, as a line break or a new paragraph does.
    pub fn gap(&mut self) {
        self.end_quote();
        self.in_word = false;
    }

    /// What has been counted so far.
    pub fn length(mut self) -> Length {
        self.end_quote();
        self.length
    }

    fn word(&mut self) {
        if !self.in_word {
            self.in_word = true;
            self.length.words += 1;
        }
    }

    /// A mark that Chinese shares with Latin text is of the script that most of the text so far is in.
    fn mark(&mut self, c: char) {
        self.end_quote();
        if self.in_word && c == '’' {
            self.quoted = true;
        } else if self.is_chinese() {
            self.in_word = false;
            self.length.characters += 1;
        } else {
            self.word();
        }
    }

    /// No apostrophe but the end of a quotation.
    fn end_quote(&mut self) {
        if std::mem::take(&mut self.quoted) && self.is_chinese() {
            self.in_word = false;
            self.length.characters += 1;
        }
    }

    fn is_chinese(&self) -> bool {
        self.length.characters >= self.length.words
    }
}

/// Counts a whole text.
pub fn count(text: &str) -> Length {
    let mut counter = Counter::default();
    counter.add(text);
    counter.length()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(text: &str) -> u32 {
        count(text).total()
    }

    #[test]
    fn chinese_counts_by_character_and_latin_by_word() {
        assert_eq!(total(""), 0);
        assert_eq!(total("机关党建，“充电”。"), 10);
        assert_eq!(total("2024年9月4日"), 6);
        assert_eq!(total("GDP 增长3.5%，is good"), 7);
        assert_eq!(total("\u{3000}\u{3000}一\n"), 1);
        assert_eq!(count("学习……建设“5G”基站——好"), Length { characters: 13, words: 1 });
        assert_eq!(count("学习‘AI’课"), Length { characters: 5, words: 1 });
    }

    #[test]
    fn marks_in_english_are_no_characters() {
        assert_eq!(count("We don’t say “hello” — we wave."), Length { characters: 0, words: 7 });
        assert_eq!(count("the teachers’ room"), Length { characters: 0, words: 3 });
    }

    #[test]
    fn a_word_runs_on_until_the_gap() {
        let mut counter = Counter::default();
        counter.add("Mark");
        counter.add("down");
        assert_eq!(counter.length().total(), 1);
        counter.gap();
        counter.add("down");
        assert_eq!(counter.length().total(), 2);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        let minutes = |characters, words| Length { characters, words }.minutes();
        assert_eq!(
            [minutes(0, 0), minutes(400, 0), minutes(401, 0), minutes(0, 230), minutes(0, 231), minutes(200, 115)],
            [1, 1, 2, 1, 2, 1]
        );
        assert_eq!(minutes(1350, 40), 4);
        assert!(minutes(u32::MAX, u32::MAX) > 1);
    }
}

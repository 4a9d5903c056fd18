//! How long a text is, as Word counts it (字数).
//!
//! In come pieces of plain text, out comes a number: every Chinese character and mark is
//! one, and every run of anything else between spaces or Chinese is one.

use super::cjk::is_cjk;

/// Counts a text that arrives in pieces.
///
/// A word may run across pieces (`Mark**down**` is one word); [`Counter::gap`] ends it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counter {
    total: u32,
    in_word: bool,
}

impl Counter {
    /// Adds a piece of text.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.in_word = false;
            } else if is_cjk(c) {
                self.in_word = false;
                self.total += 1;
            } else if !self.in_word {
                self.in_word = true;
                self.total += 1;
            }
        }
    }

    /// Ends the current word, as a line break or a new paragraph does.
    pub fn gap(&mut self) {
        self.in_word = false;
    }

    /// What has been counted so far.
    pub fn total(self) -> u32 {
        self.total
    }
}

/// Counts a whole text.
pub fn count(text: &str) -> u32 {
    let mut counter = Counter::default();
    counter.add(text);
    counter.total()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_counts_by_character_and_latin_by_word() {
        assert_eq!(count(""), 0);
        assert_eq!(count("机关党建，“充电”。"), 10);
        assert_eq!(count("2024年9月4日"), 6);
        assert_eq!(count("GDP 增长3.5%，is good"), 7);
        assert_eq!(count("\u{3000}\u{3000}一\n"), 1);
    }

    #[test]
    fn a_word_runs_on_until_the_gap() {
        let mut counter = Counter::default();
        counter.add("Mark");
        counter.add("down");
        assert_eq!(counter.total(), 1);
        counter.gap();
        counter.add("down");
        assert_eq!(counter.total(), 2);
    }
}

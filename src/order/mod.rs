//! The order of names and words: by pinyin, by strokes, or as the dictionaries of a language have it.
//!
//! In come texts, out come keys that two texts are compared by, and the heading each stands under. The order is
//! total but for equal texts, whose order is the caller's matter. Knows nothing of speakers, topics or pages.
//!
//! Pinyin, Latin words and digits are compared by Unicode's collation (`第2期` before `第10期`, Latin letters after
//! Chinese characters), with two things more: surnames are read as surnames (`曾` under Z), and a reading that the
//! author gives wins. Strokes follow the official rule (`strokes`); for traditional Chinese they are counted and
//! told apart as Unicode's collation does.
//!
//! | file | what is in it |
//! |---|---|
//! | `icu` | Unicode's collation |
//! | `keys` | names and words to keys |
//! | `numbers` | `第十二期` as a number |
//! | `stand_ins` | a character that stands where a reading does |
//! | `strokes` | how many strokes, of which kinds |

mod icu;
mod keys;
mod numbers;
mod stand_ins;
mod strokes;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::cmp::Ordering;

use crate::language::{Lang, Words};
use icu::Icu;
pub use keys::Key;
use stand_ins::StandIns;
use strokes::Strokes;

/// A way to compare names and words.
pub struct Collation {
    by: By,
    icu: Icu,
    stand_ins: RefCell<StandIns>,
}

/// What a collation goes by.
enum By {
    /// How Chinese characters are read.
    Pinyin,
    /// How they are written.
    Strokes(Strokes),
    /// The rules of a language that is not Chinese.
    Letters,
}

/// What a text stands under in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// Digits and marks.
    Other,
    /// A letter: of the alphabet, or the first of a reading.
    Letter(char),
    /// A number of strokes.
    Strokes(u8),
    /// Words in Latin letters, in an index of Chinese.
    Latin,
}

impl Collation {
    /// By pinyin.
    #[must_use]
    pub fn pinyin() -> Collation {
        Collation::of(By::Pinyin, Icu::pinyin())
    }

    /// By strokes, counted as readers of a language count them.
    #[must_use]
    pub fn strokes(language: &Lang) -> Collation {
        let strokes = match language.script() {
            Words::Hans | Words::En => Strokes::Mainland,
            Words::Hant => Strokes::Traditional,
        };
        Collation::of(By::Strokes(strokes), Icu::strokes())
    }

    /// As the dictionaries of a language have it: pinyin, strokes for traditional Chinese, or an alphabet.
    #[must_use]
    pub fn dictionary(language: &Lang) -> Collation {
        if !language.is_chinese() {
            return Collation::of(By::Letters, Icu::language(language));
        }
        match language.script() {
            Words::Hans | Words::En => Collation::pinyin(),
            Words::Hant => Collation::strokes(language),
        }
    }

    /// The key of words: a topic, an organisation, a title.
    #[must_use]
    pub fn words(&self, text: &str) -> Key {
        keys::words(self, text)
    }

    /// The key of a person's name. `read` is how the author says it is read or sorted, if that is said.
    #[must_use]
    pub fn person(&self, name: &str, read: Option<&str>) -> Key {
        keys::person(self, name, read)
    }

    /// Which of two comes first.
    #[must_use]
    pub fn compare(&self, a: &Key, b: &Key) -> Ordering {
        keys::compare(self, a, b)
    }

    /// What a text stands under. Headings of texts in order are in order, but for letters that two scripts share.
    #[must_use]
    pub fn heading(&self, key: &Key) -> Heading {
        keys::heading(self, key)
    }
    fn of(by: By, icu: Icu) -> Collation {
        Collation { by, icu, stand_ins: RefCell::default() }
    }
}

//! Unicode's collation, with digits compared by their value.
//!
//! In come two texts, out comes which is first. Its data for Chinese: `co-pinyin` by the usual reading of each
//! character; `co-stroke` by strokes as they are counted in Taiwan and Hong Kong (`艹` is four), then by radical.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};

use crate::language::Lang;

/// Rules of one language.
pub(super) struct Icu(CollatorBorrowed<'static>);

impl Icu {
    /// Chinese characters by pinyin.
    pub(super) fn pinyin() -> Icu {
        Icu::of(locale!("zh-u-co-pinyin"))
    }

    /// Chinese characters by strokes.
    pub(super) fn strokes() -> Icu {
        Icu::of(locale!("zh-u-co-stroke"))
    }

    /// As the language has it; as most languages have it, where it is not known.
    pub(super) fn language(language: &Lang) -> Icu {
        Icu::of(Locale::try_from_str(language.as_str()).unwrap_or(Locale::UNKNOWN))
    }

    fn of(locale: Locale) -> Icu {
        let mut preferences = CollatorPreferences::from(locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        Icu(Collator::try_new(preferences, options).expect("the rules of every language are part of the program"))
    }

    /// Which of two texts comes first.
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b)
    }

    /// The letter that a Chinese character stands under, of rules for pinyin.
    pub(super) fn letter(&self, text: &str) -> Option<char> {
        // The data begins each letter with one of these marks, which no text holds.
        let begins = |letter: &char| self.compare(&String::from_iter(['\u{FDD0}', *letter]), text) != Ordering::Greater;
        ('A'..='Z').rev().find(begins)
    }

    /// How many strokes a Chinese character has, of rules for strokes; `None` for a rare one that they do not know.
    pub(super) fn stroke_count(&self, c: char) -> Option<u8> {
        /// The last of those that the rules know.
        const LAST: &str = "龘";
        const MOST: u8 = 48;
        let mut text = [0; 4];
        let text = c.encode_utf8(&mut text);
        let mark = |count: u8| char::from_u32(0x2800 + u32::from(count)).unwrap_or('\u{2801}');
        let begins = |count: &u8| self.compare(&String::from_iter(['\u{FDD0}', mark(*count)]), text) != Ordering::Greater;
        (1..=MOST).rev().find(begins).filter(|_| self.compare(text, LAST) != Ordering::Greater)
    }
}

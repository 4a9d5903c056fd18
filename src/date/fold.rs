//! Text made plain for reading: one spelling for each character, and its place in the original.
//!
//! Folding maps one character to one character (so NFKC only where it concerns dates), which is what
//! keeps every position an error reports true to the bytes the author wrote.

use std::ops::Range;

/// A text after folding.
pub(super) struct Folded {
    chars: Vec<char>,
    /// Where each character starts in the original, and where the last one ends.
    starts: Vec<usize>,
}

/// A place in a folded text. Copying it is how a reader looks ahead.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a Folded,
    at: usize,
}

/// A number as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// Its value; `u32::MAX` where that is too small.
    pub(super) value: u32,
    /// How many digits it was written with: 4 for `2024` and for `二〇二四`, 2 for `二十一`.
    pub(super) digits: usize,
}

impl Folded {
    pub(super) fn new(text: &str) -> Folded {
        let text = text.trim_end();
        let (mut chars, mut starts) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, c) in text.char_indices() {
            chars.push(fold(c));
            starts.push(at);
        }
        starts.push(text.len());
        Folded { chars, starts }
    }

    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { text: self, at: 0 }
    }
}

/// One spelling for each character that occurs in dates.
fn fold(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '〜' | '∼' | '～' | '﹏' => '~',
        '∶' | '︰' | '﹕' => ':',
        '、' | '﹐' => ',',
        '。' | '·' => '.',
        '○' | '零' | '◯' => '〇',
        '點' => '点',
        '時' => '时',
        '號' => '号',
        '週' => '周',
        '兩' => '两',
        '個' => '个',
        '鐘' | '鍾' => '钟',
        '禮' => '礼',
        '後' => '后',
        '間' => '间',
        '裡' | '裏' => '里',
        '\u{FF01}'..='\u{FF5E}' => {
            let plain = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
            plain.to_ascii_lowercase()
        }
        '\u{200B}' | '\u{FEFF}' => ' ',
        _ if c.is_whitespace() => ' ',
        _ => c.to_ascii_lowercase(),
    }
}

impl Cursor<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.text.chars.get(self.at).copied()
    }

    /// Whether words may come next: quicker to tell than trying each, and nearly always it is a digit.
    pub(super) fn at_words(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_alphabetic() || !c.is_ascii())
    }

    /// Steps over one character, whatever it is.
    pub(super) fn skip(&mut self) {
        self.at += 1;
    }

    pub(super) fn done(&self) -> bool {
        self.at >= self.text.chars.len()
    }

    /// Steps over the character if it is one of these.
    pub(super) fn eat(&mut self, any: &[char]) -> Option<char> {
        let found = self.peek().filter(|c| any.contains(c))?;
        self.at += 1;
        Some(found)
    }

    /// Steps over the word if it comes next; a Latin word must end where the letters end.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        for c in word.chars() {
            if ahead.eat(&[c]).is_none() {
                return false;
            }
        }
        let inside_word = word.is_ascii() && ahead.peek().is_some_and(|c| c.is_ascii_alphabetic());
        if !inside_word {
            *self = ahead;
        }
        !inside_word
    }

    /// Steps over the Latin letters that come next, and says which they were.
    pub(super) fn letters(&mut self) -> String {
        let mut letters = String::new();
        while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
            letters.push(c);
            self.at += 1;
        }
        letters
    }

    pub(super) fn spaces(&mut self) {
        while self.eat(&[' ']).is_some() {}
    }

    /// Steps over a number, in Arabic digits or Chinese ones (`二〇二四`, `十二`, `三十`, `两`).
    pub(super) fn number(&mut self) -> Option<Number> {
        self.arabic().or_else(|| self.chinese())
    }

    fn arabic(&mut self) -> Option<Number> {
        let (start, mut value) = (self.at, 0);
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = with_digit(value, digit);
            self.at += 1;
        }
        (self.at > start).then(|| Number { value, digits: self.at - start })
    }

    fn chinese(&mut self) -> Option<Number> {
        let mut ahead = *self;
        let mut written = Vec::new();
        while let Some(digit) = ahead.peek().and_then(chinese_digit) {
            written.push(digit);
            ahead.at += 1;
        }
        let value = match written.iter().position(|&digit| digit == 10) {
            None if written.is_empty() => return None,
            None => written.iter().copied().fold(0, with_digit),
            Some(ten) => {
                let (tens, ones) = (&written[..ten], &written[ten + 1..]);
                match (tens, ones) {
                    ([] | [1..=9], [] | [1..=9]) => tens.first().unwrap_or(&1) * 10 + ones.first().unwrap_or(&0),
                    _ => return None,
                }
            }
        };
        *self = ahead;
        // 二十一 is two digits, whatever it takes to write them.
        let digits = if written.contains(&10) { 2 } else { written.len() };
        Some(Number { value, digits })
    }

    /// The bytes of the original from `start` to here.
    pub(super) fn since(&self, start: &Self) -> Range<usize> {
        self.text.starts[start.at]..self.text.starts[self.at]
    }

    /// The bytes of the original from here to the end.
    pub(super) fn rest(&self) -> Range<usize> {
        let end = self.text.chars.len();
        self.text.starts[self.at]..self.text.starts[end]
    }
}

/// A number with one more decimal digit behind it.
fn with_digit(value: u32, digit: u32) -> u32 {
    value.saturating_mul(10).saturating_add(digit)
}

/// The value of a Chinese digit; 十 is 10.
fn chinese_digit(c: char) -> Option<u32> {
    let value = match c {
        '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    };
    Some(value)
}

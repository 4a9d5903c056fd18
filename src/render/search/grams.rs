//! The pieces of a text that are looked up: pairs of Han characters, words, and pairs across the border of both.
//!
//! `第12期` is `第12`, `12` and `12期`, so it is no part of `第112期`; `5G基站` is `5g`, `5g基` and
//! `基站`. Marks and spaces between characters do not count, so that a phrase is found with or
//! without its quotes; the end of a sentence does. Single characters are pieces of titles and
//! names only. `search.js` cuts what readers type by the same rules, which a test holds.

use super::fold::fold;
use crate::text::cjk::is_han;

/// The longest word there is, in characters; of longer ones the beginning counts.
const LONGEST: usize = 32;

/// What comes before the place in a text where one stands.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Han(char),
    /// The word in `Cutter::last`.
    Word,
}

/// Cuts texts into pieces and hands each to `each`.
struct Cutter<'e, F: FnMut(&[char])> {
    each: &'e mut F,
    single: bool,
    before: Before,
    word: Vec<char>,
    last: Vec<char>,
}

/// Cuts a text; with `single`, characters by themselves are pieces too.
pub(super) fn cut(text: &str, single: bool, each: &mut impl FnMut(&[char])) {
    let mut cutter = Cutter { each, single, before: Before::Nothing, word: Vec::new(), last: Vec::new() };
    for c in text.chars() {
        fold(c, &mut |c| cutter.take(c));
    }
    cutter.end_word();
}

impl<F: FnMut(&[char])> Cutter<'_, F> {
    fn take(&mut self, c: char) {
        if is_pictured(c) {
            self.end_word();
            match self.before {
                Before::Nothing => {}
                Before::Han(before) => (self.each)(&[before, c]),
                Before::Word => {
                    self.last.push(c);
                    (self.each)(&self.last);
                }
            }
            if self.single {
                (self.each)(&[c]);
            }
            self.before = Before::Han(c);
        } else if c.is_alphanumeric() {
            if self.word.len() < LONGEST {
                self.word.push(c);
            }
        } else {
            self.end_word();
            if matches!(c, '。' | '!' | '?' | ';' | '\n') {
                self.before = Before::Nothing;
            }
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        (self.each)(&self.word);
        if let Before::Han(before) = self.before {
            self.word.insert(0, before);
            (self.each)(&self.word);
            self.word.remove(0);
        }
        std::mem::swap(&mut self.word, &mut self.last);
        self.word.clear();
        self.before = Before::Word;
    }
}

/// Whether a character is written without spaces to its neighbours: Han, kana, Hangul.
fn is_pictured(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, single: bool) -> String {
        let mut pieces = Vec::new();
        cut(text, single, &mut |piece| pieces.push(piece.iter().collect::<String>()));
        pieces.join(" ")
    }

    #[test]
    fn pairs_words_and_borders() {
        assert_eq!(all("机关党建", false), "机关 关党 党建");
        assert_eq!(all("第12期", false), "12 第12 12期");
        assert_eq!(all("5G基站，用 PPT 课件", false), "5g 5g基 基站 站用 ppt 用ppt ppt课 课件");
        assert_eq!(all("Q&A open source", false), "q a open source");
        assert_eq!(all("夏光宏", true), "夏 夏光 光 光宏 宏");
    }

    #[test]
    fn marks_do_not_part_and_sentences_do() {
        assert_eq!(all("以“三会一课”为载体", false), "以三 三会 会一 一课 课为 为载 载体");
        assert_eq!(all("抓党建、促发展。强机关", false), "抓党 党建 建促 促发 发展 强机 机关");
        assert_eq!(all("王　伟", false), "王伟");
    }

    #[test]
    fn a_long_word_is_its_beginning() {
        assert_eq!(all(&"a".repeat(50), false).len(), LONGEST);
    }

    /// Texts with their pieces, which the judge of searching gives to the script as well.
    const KNOWN: &str = include_str!("pieces.json");

    /// Texts that mix everything there is, the same every time.
    fn mixed() -> Vec<String> {
        let alphabet: Vec<char> = "机关黨發5Ｇ１２g期第ab Z，。、“”！?;·　\n①ﬁé\u{301}ｶﾞかン한글ß々〇𠀀-_.'&İΣ".chars().collect();
        let mut state = 7_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % below
        };
        (0..200).map(|_| (0..1 + next(14)).map(|_| alphabet[next(alphabet.len())]).collect()).collect()
    }

    #[test]
    fn the_pieces_of_many_texts_are_those_the_script_is_held_to() {
        let texts =
            ["机关党建", "第12期", "第112期", "5G基站", "隨著時間，頭髮乾淨", "ＰＰＴ课件", "José Müller", "C++ 与 Q&A", "夏　光宏"];
        let texts = texts.into_iter().map(str::to_string).chain(mixed()).chain([format!("字{}字", "a".repeat(40))]);
        let rows: Vec<String> = texts
            .enumerate()
            .map(|(n, text)| {
                let mut pieces = std::collections::BTreeSet::new();
                cut(&text, n % 2 == 0, &mut |piece| {
                    pieces.insert(piece.iter().collect::<String>());
                });
                serde_json::to_string(&(text, n % 2 == 0, pieces)).expect("texts have a form in JSON")
            })
            .collect();
        let made = format!("[\n{}\n]\n", rows.join(",\n"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/render/search/pieces.json"), &made).expect("a writable folder");
            return;
        }
        assert!(made == KNOWN, "the pieces are others: BLESS=1 cargo test --lib the_pieces_of_many_texts, and run the judge of searching");
    }
}

//! What converters leave: a traditional character in a simplified word, and pinyin behind each character.
//!
//! A character of the other script counts only in a word: with a neighbour it makes a common word once it is converted, so
//! names of people and places are left alone. Quotations and titles keep their script. A reading behind one word is an
//! author's; behind one character after another it is a converter's.

use std::ops::Range;

use crate::text::cjk::is_han;
use crate::text::marks::Glyph;
use crate::text::pinyin::aligned;
use crate::text::script::{is_word, simplified};

/// A character in the other script: its place in the block, and the character that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// Which character of the block.
    pub at: usize,
    /// As it is in the script of the text.
    pub meant: char,
}

/// How many of them a block may have, and how many characters for each, to be of the script that they are not in.
pub(super) const MOST: usize = 3;
pub(super) const OTHERS: usize = 8;

/// The traditional characters in a block of simplified ones.
#[must_use]
pub fn traditional_in(block: &[Glyph]) -> Vec<Foreign> {
    let chars: Vec<char> = block.iter().map(|glyph| glyph.c).collect();
    let plain: Vec<char> = chars.iter().map(|c| simplified(*c)).collect();
    let quoted = quoted(&chars);
    let mut found = Vec::new();
    for at in (0..chars.len()).filter(|at| chars[*at] != plain[*at] && !quoted[*at]) {
        // 乾坤 and 著名 are simplified as they are.
        let makes = |text: &[char], from: usize| text.get(from..from + 2).is_some_and(|two| is_word(&two.iter().collect::<String>()));
        let beside = [at.checked_sub(1), Some(at)];
        let in_word = |text: &[char]| beside.into_iter().flatten().any(|from| makes(text, from));
        if in_word(&plain) && !in_word(&chars) {
            found.push(Foreign { at, meant: plain[at] });
        }
    }
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let all = chars.iter().zip(&plain).filter(|(c, plain)| c != plain).count();
    if all > MOST || han < all * OTHERS { Vec::new() } else { found }
}

/// Which characters stand in quotation marks or in the marks of titles.
pub(super) fn quoted(chars: &[char]) -> Vec<bool> {
    let mut depth = 0_usize;
    let mark = |c: &char| {
        if "“‘「『《〈".contains(*c) {
            depth += 1;
        } else if "”’」』》〉".contains(*c) {
            depth = depth.saturating_sub(1);
        }
        depth > 0
    };
    chars.iter().map(mark).collect()
}

/// Pinyin behind characters, one after another: `汉(hàn)字(zì)`, `汉hàn字zì`. Gives the places of such runs in the block.
#[must_use]
pub fn glosses(block: &[Glyph]) -> Vec<Range<usize>> {
    let chars: Vec<char> = block.iter().map(|glyph| glyph.c).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let mut end = at;
        let mut count = 0;
        while let Some(next) = gloss(&chars, end) {
            end = next;
            count += 1;
        }
        if count > 1 {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// Where a character with its reading ends.
fn gloss(chars: &[char], at: usize) -> Option<usize> {
    let c = chars.get(at).filter(|c| is_han(**c))?;
    let bracketed = matches!(chars.get(at + 1), Some('(' | '（'));
    let from = if bracketed { at + 2 } else { at + 1 };
    let is_letter = |c: &&char| c.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(**c);
    let length = chars.get(from..)?.iter().take_while(is_letter).count();
    let reading: String = chars[from..from + length].iter().collect();
    let end = from + length;
    let closes = !bracketed || matches!(chars.get(end), Some(')' | '）'));
    let is_toned = !reading.is_ascii();
    (closes && is_toned && aligned(&c.to_string(), &reading).is_some()).then_some(end + usize::from(bracketed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Vec<Glyph> {
        text.char_indices().map(|(at, c)| Glyph { c, at: Some(at) }).collect()
    }

    #[test]
    fn a_traditional_character_in_a_simplified_word_is_found() {
        let found = |text: &str| traditional_in(&block(text)).into_iter().map(|one| one.meant).collect::<String>();
        assert_eq!(found("三天的培訓结束以后，学员们回到单位，继续学习。"), "训");
        for fine in [
            "扭转乾坤的著名人物都到了现场讲课",
            "林鄭月娥到会讲了三天的课程内容",
            "引用“三天的培訓结束了”这一句原话",
            "三天的培訓結束以後學員們回到單位",
            "瞭望周刊报道了这次培训班",
        ] {
            assert_eq!(found(fine), "", "{fine}");
        }
    }

    #[test]
    fn readings_behind_each_character_are_found() {
        let found = |text: &str| glosses(&block(text)).len();
        assert_eq!(found("汉(hàn)字(zì)和汉hàn字zì"), 2);
        assert_eq!(found("亳（bó）州、汉字(hàn zì)、汉(hàn)、A(a)、重(zhōng)心"), 0);
    }
}

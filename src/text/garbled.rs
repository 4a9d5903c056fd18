//! Text that was read in the wrong encoding on its way here, and characters that no font has.
//!
//! In comes a text, out come the places of what is garbled. Only what no text in Chinese, English or any other language
//! of Europe has is taken for it.

use std::ops::Range;

/// What stands where a character could not be read, or two of its bytes were read as one.
const SIGNS: &[&str] = &[
    "\u{FFFD}",
    "锟斤拷",
    "烫烫烫",
    "屯屯屯", // Nothing was understood.
    "銆",
    "鐨",
    "鈥", // 、 。 的 “ ” in UTF-8, read as GBK.
    "ï¼",
    "ã€",
    "â€",
    "ä¸",
    "çš„", // ， 。 “ ” 中 的 in UTF-8, read as Latin.
];

/// The places of what is garbled, in the order of the text; of a stretch of it, the beginning.
#[must_use]
pub fn garbled(text: &str) -> Vec<Range<usize>> {
    // Nearly all texts are looked through once and are fine.
    if !text.contains(is_suspicious) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for sign in SIGNS {
        found.extend(text.match_indices(sign).map(|(at, sign)| at..at + sign.len()));
    }
    found.extend(commas(text));
    found.extend(private_use(text));
    found.sort_by_key(|range| range.start);
    found
}

/// Whether something garbled begins with a character.
fn is_suspicious(c: char) -> bool {
    match c {
        ..='\u{7F}' => false,
        '\u{4E00}'..='\u{9FFF}' => matches!(c, '锟' | '烫' | '屯' | '銆' | '鐨' | '鈥' | '锛'),
        _ => matches!(c, '\u{FFFD}' | 'ï' | 'ã' | 'â' | 'ä' | 'ç' | '\u{E000}'..='\u{F8FF}'),
    }
}

/// `，` in UTF-8, read as GBK: `锛` (which is a tool, too) before the other half, which few words have.
fn commas(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('锛').filter_map(|(at, sign)| {
        let next = text[at + sign.len()..].chars().next()?;
        ('\u{5B80}'..='\u{5CFF}').contains(&next).then(|| at..at + sign.len() + next.len_utf8())
    })
}

/// Characters for private use, as word processors have them for bullets: every reader sees a box.
fn private_use(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    // In UTF-8, EE 80 80 to EF A3 BF.
    let is_first = move |n: &usize| bytes[*n] == 0xEE || (bytes[*n] == 0xEF && bytes[n + 1] <= 0xA3);
    (0..bytes.len()).filter(is_first).map(|n| n..n + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        garbled(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn texts_read_in_the_wrong_encoding_are_found() {
        assert_eq!(found("中\u{FFFD}国"), ["\u{FFFD}"]);
        assert_eq!(found("锟斤拷锟斤拷"), ["锟斤拷", "锟斤拷"]);
        assert_eq!(found("鍩硅锛屽湪"), ["锛屽"]);
        assert_eq!(found("浜嗐銆傚湪鈥滀笁"), ["銆", "鈥"]);
        assert_eq!(found("åŸ¹è®\u{AD}ï¼Œä¸\u{AD}å›½"), ["ï¼", "ä¸"]);
        assert_eq!(found("\u{F0B7} 第一条\u{E000}"), ["\u{F0B7}", "\u{E000}"]);
    }

    #[test]
    fn every_sign_is_suspicious() {
        assert!(SIGNS.iter().all(|sign| sign.starts_with(is_suspicious)));
    }

    #[test]
    fn other_texts_are_fine() {
        for text in ["木工用的锛子、锛头", "été à Nîmes, « ça » – naïveté", "São Tomé, Ærø, Übung", "，。“”①Ⅱ℃￥ﬁ㈠＋", "屯屯", "😀𠀀"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}

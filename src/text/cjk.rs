//! Classes of characters that Chinese typesetting tells apart.
//!
//! In comes one character, out comes yes or no. Knows nothing of words, lines or markup.
//!
//! Unicode leaves `“”‘’—…·` undecided between Chinese and Latin text. In a Chinese site
//! they are Chinese, so every function here takes them for Chinese marks.

/// Whether `c` is a Chinese character: an ideograph, a radical, `々` or `〇`.
pub fn is_han(c: char) -> bool {
    matches!(
        c,
        '\u{4E00}'..='\u{9FFF}'
            | '\u{3400}'..='\u{4DBF}'
            | '々'
            | '〇'
            | '\u{3021}'..='\u{3029}'
            | '\u{2E80}'..='\u{2FD5}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFD}'
    )
}

/// Whether `c` is a mark of Chinese or other East Asian text, full-width forms included.
pub fn is_cjk_punctuation(c: char) -> bool {
    is_shared_mark(c)
        || matches!(
            c,
            '\u{3001}'..='\u{3003}'
                | '\u{3008}'..='\u{3011}'
                | '\u{3014}'..='\u{301F}'
                | '\u{3030}'
                | '\u{303D}'
                | '\u{30A0}'
                | '\u{30FB}'
                | '\u{FE10}'..='\u{FE19}'
                | '\u{FE30}'..='\u{FE52}'
                | '\u{FE54}'..='\u{FE66}'
                | '\u{FE68}'..='\u{FE6B}'
                | '\u{FF01}'..='\u{FF0F}'
                | '\u{FF1A}'..='\u{FF20}'
                | '\u{FF3B}'..='\u{FF40}'
                | '\u{FF5B}'..='\u{FF65}'
                | '\u{FFE0}'..='\u{FFE6}'
        )
}

/// Whether `c` belongs to East Asian text: Han, kana, Hangul, their marks and full-width forms.
///
/// The set of the markdown-cjk-friendly specification (`ranges.md`, Unicode 18), and with it
/// the marks that Chinese shares with Latin text.
pub fn is_cjk(c: char) -> bool {
    match u32::from(c) {
        // The two ranges that hold nearly every character asked about come first.
        0x4E00..=0x9FFF => true,
        0x0000..=0x10FF => c == '·',
        0x1100..=0x2E7F => {
            is_shared_mark(c)
                || matches!(c, '\u{1100}'..='\u{11FF}' | '\u{20A9}' | '\u{2329}'..='\u{232A}')
                || matches!(c, '\u{2630}'..='\u{2637}' | '\u{268A}'..='\u{268F}')
        }
        code => in_ranges(&EAST_ASIAN, code),
    }
}

/// Whether a line break next to `c` is no space: East Asian text without Hangul, which
/// separates its words.
pub fn joins_lines(c: char) -> bool {
    let hangul = matches!(
        c,
        '\u{1100}'..='\u{11FF}'
            | '\u{3131}'..='\u{318E}'
            | '\u{A960}'..='\u{A97C}'
            | '\u{AC00}'..='\u{D7FB}'
            | '\u{FFA0}'..='\u{FFDC}'
    );
    is_cjk(c) && !hangul && c != '\u{3000}'
}

/// Whether `c` is used as indentation by hand: the ideographic space, the no-break space,
/// and the em and en spaces that `&emsp;` and `&ensp;` stand for.
pub fn is_indent(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{A0}' | '\u{2003}' | '\u{2002}')
}

/// The characters of [`is_indent`].
const INDENTS: [&str; 4] = ["\u{3000}", "\u{A0}", "\u{2003}", "\u{2002}"];

/// Whether one of these ([`is_indent`]) stands in a text: looked for by their bytes, for most texts have none.
#[must_use]
pub fn has_indent(text: &str) -> bool {
    INDENTS.iter().any(|indent| text.contains(indent))
}

/// Whether `c` is a mark that Chinese shares with Latin text.
pub(in crate::text) fn is_shared_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Whether `code` lies in one of the sorted ranges.
pub(super) fn in_ranges(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|&(first, _)| first <= code);
    after > 0 && ranges[after - 1].1 >= code
}

/// East Asian characters from U+2E80 on.
const EAST_ASIAN: [(u32, u32); 58] = [
    (0x2E80, 0x2E99),
    (0x2E9B, 0x2EF3),
    (0x2F00, 0x2FD5),
    (0x2FF0, 0x303E),
    (0x3041, 0x3096),
    (0x3099, 0x30FF),
    (0x3105, 0x312F),
    (0x3131, 0x318E),
    (0x3190, 0x31E5),
    (0x31EF, 0x321E),
    (0x3220, 0x3247),
    (0x3250, 0xA48C),
    (0xA490, 0xA4C6),
    (0xA960, 0xA97C),
    (0xAC00, 0xD7A3),
    (0xD7B0, 0xD7C6),
    (0xD7CB, 0xD7FB),
    (0xF900, 0xFAFF),
    (0xFE10, 0xFE19),
    (0xFE30, 0xFE52),
    (0xFE54, 0xFE66),
    (0xFE68, 0xFE6B),
    (0xFF01, 0xFFBE),
    (0xFFC2, 0xFFC7),
    (0xFFCA, 0xFFCF),
    (0xFFD2, 0xFFD7),
    (0xFFDA, 0xFFDC),
    (0xFFE0, 0xFFE6),
    (0xFFE8, 0xFFEE),
    (0x16FE0, 0x16FE4),
    (0x16FF0, 0x16FF6),
    (0x17000, 0x18CDA),
    (0x18CFF, 0x18D20),
    (0x18D80, 0x18DF2),
    (0x18E00, 0x19191),
    (0x191A0, 0x191D2),
    (0x1AFF0, 0x1AFF3),
    (0x1AFF5, 0x1AFFB),
    (0x1AFFD, 0x1AFFE),
    (0x1B000, 0x1B128),
    (0x1B132, 0x1B132),
    (0x1B150, 0x1B152),
    (0x1B155, 0x1B155),
    (0x1B164, 0x1B168),
    (0x1B170, 0x1B2FB),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
    (0x1F1AE, 0x1F1AE),
    (0x1F200, 0x1F200),
    (0x1F202, 0x1F202),
    (0x1F210, 0x1F219),
    (0x1F21B, 0x1F22E),
    (0x1F230, 0x1F231),
    (0x1F237, 0x1F237),
    (0x1F23B, 0x1F23B),
    (0x1F240, 0x1F248),
    (0x1F260, 0x1F265),
    (0x20000, 0x3FFFD),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_not_its_punctuation() {
        assert!("汉字〇々㐀𠀀".chars().all(is_han));
        assert!(!"，。aA1あ한“ \u{3000}".chars().any(is_han));
    }

    #[test]
    fn marks_shared_with_latin_are_chinese() {
        assert!("“”‘’—…·，。：（）《》「」！？；、".chars().all(is_cjk_punctuation));
        assert!("“”‘’—…·，。汉あ한Ａ１".chars().all(is_cjk));
        assert!(!"a1-.'\" \n\u{A0}é".chars().any(is_cjk));
        assert!(!",.()汉a".chars().any(is_cjk_punctuation));
    }

    #[test]
    fn lines_join_between_han_but_not_hangul() {
        assert!("汉，”あ".chars().all(joins_lines));
        assert!(!"한a1 \u{3000}".chars().any(joins_lines));
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(EAST_ASIAN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}

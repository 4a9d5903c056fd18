//! Between which characters a text may be cut.
//!
//! In come neighbours, out comes yes or no. What readers take for one thing stays whole: a number with its unit, a
//! date, `第十二期`, a name with a dot in it, a Latin word, a letter with its accents.

use unicode_normalization::char::is_combining_mark;

use super::pairs::{closing, opening};
use crate::text::cjk::{is_cjk, is_han};

/// Numerals; those of ten and more are also units of what stands before them.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万萬亿億两兩";

/// What a number counts, of those that a cut would make nonsense of.
const UNITS: &str = "年月日号號时時点點分秒期届屆次讲講章节節条條个個名人位场場天周週岁歲所家项項级級区區批组組篇层層元米里";

/// Whether a text may be cut between `c` and `next`; `before` is the character before `c`.
pub(super) fn may_part(before: Option<char>, c: char, next: char) -> bool {
    let pair = opening(c) || closing(next);
    !(pair || in_one_letter(c, next) || in_one_word(c, next) || in_number(before, c, next) || in_date(before, c, next))
}

fn in_one_word(c: char, next: char) -> bool {
    let in_word = |c: char| c.is_ascii_graphic() || !is_cjk(c) && (c.is_alphanumeric() || is_combining_mark(c));
    let dot = |c: char| matches!(c, '·' | '•' | '・' | '‧');
    in_word(c) && in_word(next) || dot(c) || dot(next) || c == next && matches!(c, '—' | '…')
}

/// A letter with its accents, a picture made of several characters.
fn in_one_letter(c: char, next: char) -> bool {
    const JOINER: char = '\u{200D}';
    if next.is_ascii() || matches!(next, '\u{4E00}'..='\u{9FFF}') {
        return c == JOINER;
    }
    let flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    let varies = matches!(next, '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}');
    c == JOINER || next == JOINER || varies || is_combining_mark(next) || flag(c) && flag(next)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn is_numeral(c: char) -> bool {
    is_digit(c) || NUMERALS.contains(c)
}

/// `2024|年`, `二〇|二四`, `100万|元`, `第|12期`, `3.5|％`, `￥|100`.
fn in_number(before: Option<char>, c: char, next: char) -> bool {
    let after_number = || before.is_some_and(is_numeral);
    match c {
        '第' => true,
        '分' => next == '之',
        '￥' | '¥' | '$' | '＄' | '．' | '－' | '−' if is_digit(next) => true,
        _ if is_digit(c) => is_han(next) || is_digit(next) || matches!(next, '％' | '‰' | '℃' | '°' | '．'),
        _ if NUMERALS.contains(c) => {
            is_numeral(next) || UNITS.contains(next) || next == '分' || after_number() && is_han(next) && before.is_some_and(is_digit)
        }
        // `百分之九十`, `第十二|期`.
        '之' => before == Some('分'),
        _ => false,
    }
}

/// `9月|4日`, `4日|至6日`, `至|6日`, `4日|上午`, `星期|四`, `14时|30分`.
fn in_date(before: Option<char>, c: char, next: char) -> bool {
    let unit = matches!(c, '年' | '月' | '日' | '号' | '號' | '时' | '時' | '点' | '點') && before.is_some_and(is_numeral);
    let together = match c {
        '上' | '中' | '下' => next == '午',
        '凌' => next == '晨',
        '早' | '晚' => next == '上',
        '傍' => next == '晚',
        '星' => next == '期',
        '日' => matches!(next, '上' | '下' | '晚' | '凌' | '早' | '中'),
        _ => false,
    };
    unit && (is_numeral(next) || matches!(next, '至' | '到' | '-' | '—' | '–' | '半' | '底' | '初' | '份'))
        || matches!(c, '至' | '到' | '—' | '–' | '~' | '～') && is_digit(next)
        || matches!(c, '期' | '周' | '週') && matches!(next, '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天' | '末')
        || together
}

#[cfg(test)]
mod tests {
    use super::may_part;

    /// Every place where the text may be cut, as `|`.
    fn parts(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::new();
        for (at, c) in chars.iter().enumerate() {
            out.push(*c);
            let before = at.checked_sub(1).map(|at| chars[at]);
            if chars.get(at + 1).is_some_and(|next| may_part(before, *c, *next)) {
                out.push('|');
            }
        }
        out
    }

    #[test]
    fn dates_and_numbers_stay_whole() {
        for (text, expected) in [
            ("于2024年9月4日至6日在", "于|2024年9月4日至6日|在"),
            ("自9月5日下午起", "自|9月5日下午|起"),
            ("二〇二四年九月四日开", "二〇二四年九月四日|开"),
            ("于星期四办", "于|星期四|办"),
            ("至14时30分止", "至14时30分|止"),
            ("办第12期班", "办|第12期|班"),
            ("办第十二期班", "办|第十二期|班"),
            ("花100万元办", "花|100万元|办"),
            ("增3.5%，达", "增|3.5%|，|达"),
            ("增３．５％，达", "增|３．５％|，|达"),
            ("占百分之九十以上", "占|百分之九十|以|上"),
            ("约￥1,200，来", "约|￥1,200|，|来"),
            ("在荆州", "在|荆|州"),
        ] {
            assert_eq!(parts(text), expected);
        }
    }

    #[test]
    fn letters_words_and_names_stay_whole() {
        for (text, expected) in [
            ("用Markdown写", "用|Markdown|写"),
            ("读e\u{301}te\u{301}书", "读|e\u{301}te\u{301}|书"),
            ("赞👍🏽好", "赞|👍🏽|好"),
            ("家👨\u{200D}👩\u{200D}👧好", "家|👨\u{200D}👩\u{200D}👧|好"),
            ("红❤\u{FE0F}心", "红|❤\u{FE0F}|心"),
            ("旗🇨🇳🇭🇰扬", "旗|🇨🇳🇭🇰|扬"),
            ("请买买提·吐尔逊讲", "请|买|买|提·吐|尔|逊|讲"),
            ("了——好", "了|——|好"),
            ("在“好”中", "在|“好”|中"),
        ] {
            assert_eq!(parts(text), expected);
        }
    }
}

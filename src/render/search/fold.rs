//! What authors write and what readers type, made equal: width, case, accents, traditional characters.
//!
//! Every character folds by itself, so a place in the folded text is a place in the text.
//! `fold.txt` has a line for each character that others fold to, and behind it those others;
//! it is made of `OpenCC`'s table of characters (Apache-2.0) and of variants that are printed
//! in Hong Kong and Taiwan. `search.js` folds what readers type by the same table.

use std::iter::once;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::codes;

const TABLE: &str = include_str!("fold.txt");

/// The block of characters that the table speaks of.
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// What each character of the block folds to.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut all: Vec<char> = (FIRST..=LAST).collect();
    for (from, to) in pairs() {
        all[place(from)] = to;
    }
    all
});

/// Folds a character; gives what comes of it to `each`.
pub(super) fn fold(c: char, each: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    if (FIRST..=LAST).contains(&c) {
        return each(simplified(c));
    }
    for c in once(c).nfkc().flat_map(char::to_lowercase) {
        let base = once(c).nfd().next().unwrap_or(c);
        if base.is_ascii_alphabetic() {
            each(base);
        } else if !('\u{300}'..='\u{36F}').contains(&c) {
            each(simplified(c));
        }
    }
}

/// The table for the script: pairs in the order of what folds, each as two differences to the pair before.
pub(super) fn for_script() -> String {
    let mut pairs: Vec<(u32, u32)> = pairs().map(|(from, to)| (u32::from(from), u32::from(to))).collect();
    pairs.sort_unstable();
    let mut out = String::new();
    let (mut from, mut to) = (u32::from(FIRST), u32::from(FIRST));
    for pair in pairs {
        codes::push(&mut out, pair.0 - from);
        let up = pair.1.checked_sub(to).map(|up| 2 * up);
        codes::push(&mut out, up.unwrap_or_else(|| 2 * (to - pair.1) - 1));
        (from, to) = pair;
    }
    out
}

fn simplified(c: char) -> char {
    if (FIRST..=LAST).contains(&c) { SIMPLIFIED[place(c)] } else { c }
}

fn place(c: char) -> usize {
    (u32::from(c) - u32::from(FIRST)) as usize
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().flat_map(|line| {
        let mut characters = line.chars();
        let to = characters.next();
        characters.zip(to.into_iter().cycle())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, &mut |c| out.push(c)));
        out
    }

    #[test]
    fn both_scripts_are_one() {
        let pairs = [
            ("機關黨組織書記培訓班", "机关党组织书记培训班"),
            ("隨著時間發展，頭髮乾淨", "随着时间发展，头发干净"),
            ("裏裡羣群説說悅悦啓啟週彙匯", "里里群群说说悦悦启启周汇汇"),
            ("歷曆臺颱檯復複覆鐘鍾", "历历台台台复复复钟钟"),
            ("妳藉口佔領佈置託付", "你借口占领布置托付"),
        ];
        for (traditional, simplified) in pairs {
            assert_eq!(folded(traditional), folded(simplified));
        }
    }

    #[test]
    fn width_case_and_accents_do_not_count() {
        assert_eq!(folded("ＰＰＴ５Ｇ　ﬁ①㈠ｶﾞ"), "ppt5g fi1(一)カ\u{3099}");
        assert_eq!(folded("José Müller Chóngqìng İ"), "jose muller chongqing i");
        assert_eq!(folded("e\u{301}"), "e");
        assert_eq!(folded("⼈⾥"), "人里");
    }

    #[test]
    fn folding_again_changes_nothing() {
        for c in (FIRST..=LAST).chain('\u{20}'..='\u{24F}').chain('\u{3000}'..='\u{30FF}').chain('\u{FF00}'..='\u{FFEF}') {
            let once = folded(&c.to_string());
            assert_eq!(folded(&once), once, "{c}");
        }
    }

    #[test]
    fn the_table_speaks_of_its_block_only_and_of_each_character_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (from, to) in pairs() {
            assert!((FIRST..=LAST).contains(&from) && (FIRST..=LAST).contains(&to) && seen.insert(from), "{from}{to}");
            assert_eq!(SIMPLIFIED[place(to)], to, "{to} folds further");
        }
        assert!(seen.len() > 3000);
    }
}

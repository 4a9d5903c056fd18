//! Names of people in the other script.
//!
//! A name is no word, and its characters are often those of which simplified writing has made one out of two:
//! 范 is 范 in a name and 範 in a word. So characters that are mostly the same in names stay, and the others are
//! taken one by one. A name that is known, by its owner's file, is not guessed at all.

use super::dictionary::simplified as simple;
use super::{Script, Tables};

/// Characters that are the same in traditional names, though words mostly have another.
const SAME_IN_NAMES: &str = "范于余干后征里面谷丑斗岳秋千才台升沈卜曲朴姜涂郁游仇舍占胡肖种咸采冲克折几松党仆朱制周准注系郄家回向志困尸";

/// Those of them that are so only as surnames: 党 is 黨 in given names.
const SAME_AS_SURNAMES: &str = "党种";

/// Surnames of which words have another form: 范书记 is no 範書記.
const SURNAMES: &str = "范于余涂郁游朴咸岳";

/// What a surname is followed by in running text.
const TITLES: &[&str] = &[
    "书记",
    "主任",
    "教授",
    "老师",
    "同志",
    "局长",
    "处长",
    "科长",
    "部长",
    "校长",
    "院长",
    "主席",
    "先生",
    "女士",
    "站长",
    "所长",
    "队长",
    "会长",
    "馆长",
    "主编",
    "总编",
    "记者",
    "市长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "村长",
    "厅长",
    "司长",
    "省长",
    "经理",
    "董事长",
    "工程师",
    "博士",
    "医生",
    "律师",
    "委员",
    "组长",
    "班长",
    "副书记",
    "副主任",
    "副教授",
    "副局长",
    "副处长",
    "副校长",
    "副院长",
    "副主席",
    "副市长",
    "副县长",
    "副部长",
];

/// What stands behind a name that is not told: 范某说, but not 于某年.
const BEHIND: &str = "某，。、；：！？）”」说称在和与及等的也都均则认介告";

/// Whether some characters begin with a surname that a word would have in another form; `before` is the one before them.
pub(super) fn is_surname(before: Option<char>, chars: &[char]) -> bool {
    let Some((surname, rest)) = chars.split_first() else { return false };
    // 三百余教授, 2000多余… are numbers.
    let counted = before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两多".contains(c));
    let titled = || TITLES.iter().any(|title| title.chars().zip(rest).filter(|(a, b)| a == *b).count() == title.chars().count());
    let untold = || rest.first() == Some(&'某') && rest.get(1).is_none_or(|c| BEHIND.contains(*c));
    !counted && (SURNAMES.contains(*surname) && (titled() || untold()) || *surname == '干' && untold())
}

/// What the names of offices end with, which may stand where names of people do: 编辑部.
const OFFICES: &str = "部处室科办组社站委局院校台报会团队";

impl Tables {
    /// A person's name; `None` if it is that of an office, or longer than names are.
    pub(super) fn person(&self, name: &str, script: Script) -> Option<String> {
        let chars: Vec<char> = name.chars().collect();
        let is_office = chars.last().is_some_and(|c| OFFICES.contains(*c));
        let is_han = chars.iter().all(|c| crate::text::cjk::is_han(*c));
        if !is_han || chars.len() > 4 || is_office {
            return None;
        }
        let one = |(n, c): (usize, &char)| match script {
            Script::Hant(_) if SAME_IN_NAMES.contains(*c) && (n == 0 || !SAME_AS_SURNAMES.contains(*c)) => *c,
            Script::Hans | Script::Hant(_) => self.table.alone(*c),
        };
        let name: String = chars.iter().enumerate().map(one).collect();
        // The one surname of two characters that words have in another form.
        Some(if chars.starts_with(&['万', '俟']) { name.replacen('萬', "万", 1) } else { name })
    }
}

/// A name in simplified characters.
pub(super) fn simplified(name: &str) -> String {
    name.chars().map(simple).collect()
}

//! Names of people with one wrong character: 杜贵生, where the site knows 杜桂生.
//!
//! The wrong character sounds like the right one or looks like it, and all others are the same. Names of two characters
//! are too short to tell from words, and so is what holds a word or shares a character with one beside it: 高中 in
//! 高中画室 is no 高中华. Only where nothing but a name can stand, a word in it counts for nothing: `、黎建军说`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::place;
use crate::text::cjk::is_han;
use crate::text::marks::Glyph;
use crate::text::pinyin::readings_of;
use crate::text::script::{is_word, simplified};
use crate::text::surnames::is_common_surname;

/// How many characters a name has that is looked for.
const LENGTHS: RangeInclusive<usize> = 3..=4;

/// Characters that are taken for each other by how they look.
const ALIKE: &[&str] = &[
    "己已巳",
    "未末",
    "土士",
    "日曰",
    "戊戌戍",
    "晴睛清情",
    "候侯",
    "宣宜",
    "博搏",
    "钧钓",
    "壁璧",
    "瑞端",
    "扬杨炀",
    "娟捐",
    "梁粱",
    "徽微",
    "毫亳",
    "沫沬",
    "玟玫",
    "析折",
    "冶治",
    "旻昊",
    "淇琪",
    "筠均",
    "祎袆",
    "赟斌",
    "崇祟",
    "晟晨",
    "彬杉",
    "延廷",
    "荣菜",
];

/// What may stand before a name.
const BEFORE: &str = "和与及由请邀向长记任授师员士志";

/// What may stand behind one.
const AFTER: &str = "同志 老师 教授 先生 女士 书记 主任 校长 院长 局长 处长 科长 部长 所长 说 表示 介绍 指出 强调 认为 作 讲 主讲 授课 带队 带来 宣布 \
    致辞 出席 结合 围绕 和 与 及 等 的 在 又 从";

/// A name without one of its characters: where that stands, and the others.
type Hole = (usize, Vec<char>);

/// The names a site knows.
#[derive(Debug, Clone, Default)]
pub struct KnownNames {
    /// In simplified characters, with the name as it is written.
    whole: BTreeMap<Vec<char>, String>,
    /// The characters that names have in a hole.
    holes: BTreeMap<Hole, BTreeSet<char>>,
    characters: BTreeSet<char>,
}

/// A name that is nearly a known one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelt {
    /// As written.
    pub written: String,
    /// As the site knows it.
    pub known: String,
    /// Its place in the file.
    pub range: std::ops::Range<usize>,
}

impl KnownNames {
    /// Adds a name that others may be meant for; one that cannot be looked for is left out.
    pub fn add(&mut self, name: &str) {
        let Some(chars) = characters(name) else { return };
        for n in 0..chars.len() {
            self.holes.entry(hole(&chars, n)).or_default().insert(chars[n]);
        }
        self.characters.extend(chars.iter().copied());
        self.whole.entry(chars).or_insert_with(|| name.chars().filter(|c| !c.is_whitespace()).collect());
    }

    /// Adds a name that is right as it stands, though nothing else is meant for it.
    pub fn allow(&mut self, name: &str) {
        if let Some(chars) = characters(name) {
            self.characters.extend(chars.iter().copied());
            self.whole.entry(chars).or_insert_with(|| name.to_string());
        }
    }

    /// The known name that a name by itself is surely meant for: none if it is known itself, or of another family.
    #[must_use]
    pub fn meant_by(&self, name: &str) -> Option<&str> {
        let chars = characters(name).filter(|chars| !self.whole.contains_key(chars))?;
        let (differs, known) = self.near(&chars)?;
        (differs > 0).then_some(known)
    }

    /// The names in a block that are nearly known.
    #[must_use]
    pub fn misspelt(&self, block: &[Glyph]) -> Vec<Misspelt> {
        if self.holes.is_empty() {
            return Vec::new();
        }
        let text: Vec<char> = block.iter().map(|glyph| simplified(glyph.c)).collect();
        let known: Vec<bool> = text.iter().map(|c| self.characters.contains(c)).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            // The longest that is a name, right or wrong, is the one that is meant.
            let here = LENGTHS.rev().find_map(|length| {
                let window = text.get(at..at + length)?;
                let familiar = known[at..at + length].iter().filter(|known| **known).count() + 1 >= length;
                if !familiar || !window.iter().all(|c| is_han(*c)) {
                    return None;
                }
                if self.whole.contains_key(window) {
                    return Some((length, None));
                }
                let (differs, right) = self.near(window)?;
                self.is_name(&text, at, length, differs).then_some((length, Some(right)))
            });
            let Some((length, right)) = here else {
                at += 1;
                continue;
            };
            if let Some(right) = right {
                let written = block[at..at + length].iter().map(|glyph| glyph.c).collect();
                found.extend(place(block, at..at + length).map(|range| Misspelt { written, known: right.to_string(), range }));
            }
            at += length;
        }
        found
    }

    /// Where a name differs from a known one, and that.
    fn near(&self, name: &[char]) -> Option<(usize, &str)> {
        (0..name.len()).find_map(|n| {
            let meant = self.holes.get(&hole(name, n))?.iter().find(|meant| is_alike(name[n], **meant))?;
            let mut right = name.to_vec();
            right[n] = *meant;
            Some((n, self.whole.get(&right)?.as_str()))
        })
    }

    /// Whether what is nearly a name stands where one can: no known name begins in it, and no word reaches over its borders.
    fn is_name(&self, text: &[char], at: usize, length: usize, differs: usize) -> bool {
        let end = at + length;
        let word = |from: usize, to: usize| {
            let own = text.get(from..to).filter(|own| own.iter().all(|c| is_han(*c)));
            own.is_some_and(|own| is_word(&own.iter().collect::<String>()))
        };
        let known_inside =
            (at + 1..end).any(|from| LENGTHS.clone().any(|n| text.get(from..from + n).is_some_and(|own| self.whole.contains_key(own))));
        if known_inside || word(at, end) {
            return false;
        }
        let (opens, closes) = (opens_at(text, at), closes_at(text, end));
        // 讲文明 is no 蒋文明.
        let first_is_off = differs == 0 && !(opens && is_common_surname(text[at]));
        // At the other end, too, what is off may belong to what stands beside it: 何其夺 in 何其夺目.
        if first_is_off || (differs + 1 == length && !closes) {
            return false;
        }
        let differs = at + differs;
        if opens && closes {
            // What sounds alike and is a word there may be just that: 高中画.
            return !(at..end - 1).any(|n| (n == differs || n + 1 == differs) && word(n, n + 2));
        }
        let over_start = !opens && word(at - 1, at + 1);
        let over_end = !closes && word(end - 1, end + 1);
        !over_start && !over_end && !(at..end - 1).any(|n| word(n, n + 2))
    }
}

/// The characters of a name in their simplified forms, if it is one that can be looked for.
fn characters(name: &str) -> Option<Vec<char>> {
    let chars: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).map(simplified).collect();
    (LENGTHS.contains(&chars.len()) && chars.iter().all(|c| is_han(*c))).then_some(chars)
}

fn hole(name: &[char], at: usize) -> Hole {
    (at, name.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, c)| *c).collect())
}

fn is_alike(a: char, b: char) -> bool {
    let sounds = |c: char| -> BTreeSet<String> {
        readings_of(c).into_iter().map(|reading| reading.trim_end_matches(|c: char| c.is_ascii_digit()).to_string()).collect()
    };
    ALIKE.iter().any(|alike| alike.contains(a) && alike.contains(b)) || !sounds(a).is_disjoint(&sounds(b))
}

/// Whether a name can begin at a place, by what stands before it.
fn opens_at(text: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|n| text.get(n)).is_none_or(|c| !is_han(*c) || BEFORE.contains(*c))
}

/// Whether a name can end at a place, by what stands behind it.
pub(super) fn closes_at(text: &[char], end: usize) -> bool {
    let behind = &text[end..];
    let is_next = |word: &str| word.chars().enumerate().all(|(n, c)| behind.get(n) == Some(&c));
    behind.first().is_none_or(|c| !is_han(*c)) || AFTER.split_whitespace().any(is_next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> KnownNames {
        let mut known = KnownNames::default();
        ["杜桂生", "李建军", "高中华", "欧阳建国", "王 晨曦", "张伟", "萧戌元", "张友斌", "蒋文明", "何其多"]
            .iter()
            .for_each(|name| known.add(name));
        known.allow("杜贵森");
        known
    }

    fn found(text: &str) -> Vec<String> {
        let block: Vec<Glyph> = text.char_indices().map(|(at, c)| Glyph { c, at: Some(at) }).collect();
        let misspelt = known().misspelt(&block).into_iter();
        misspelt
            .map(|one| {
                assert_eq!(text[one.range.clone()], one.written);
                format!("{}→{}", one.written, one.known)
            })
            .collect()
    }

    #[test]
    fn a_wrong_character_is_found_by_sound_and_by_look() {
        assert_eq!(found("讲课人杜贵生、欧阳健国和黎建军。"), ["杜贵生→杜桂生", "欧阳健国→欧阳建国", "黎建军→李建军"]);
        assert_eq!(found("听萧戍元老师讲课"), ["萧戍元→萧戌元"]);
        assert_eq!(found("王晨希说，张有斌说"), ["王晨希→王晨曦", "张有斌→张友斌"]);
        assert_eq!(found("昨天杜贵生又来了"), ["杜贵生→杜桂生"]);
    }

    #[test]
    fn names_as_they_are_and_other_words_are_fine() {
        assert_eq!(found("杜桂生、李建军、高中华、张炜、杜春生、杜贵森"), [""; 0]);
        assert_eq!(found("高中画室，初高中化学，总理建军，王晨习惯早起"), [""; 0]);
        assert_eq!(found("張友斌老師、杜桂生同志"), [""; 0]);
        assert_eq!(found("讲文明，城长青，何其夺目"), [""; 0]);
    }

    #[test]
    fn a_name_by_itself_is_of_the_same_family() {
        assert_eq!(known().meant_by("杜贵生"), Some("杜桂生"));
        for other in ["黎建军", "杜桂生", "杜春生", "张炜", "杜贵森"] {
            assert_eq!(known().meant_by(other), None, "{other}");
        }
    }
}

//! Chinese characters by their strokes: how many, then of which kinds (横竖撇点折), first to last.
//!
//! In comes a character, out comes its place. The places are those of `strokes.txt`, which holds 9,500 characters:
//! all in common use, simplified and traditional. Others follow those with as many strokes, by their radical; very
//! rare ones, whose strokes the collation does not know, stand behind all.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::icu::Icu;

/// Whose way of writing is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strokes {
    /// The mainland's: `艹` has three strokes, `阝` two.
    Mainland,
    /// That of Taiwan and Hong Kong: `艹` has four, `阝` three. Equal counts are told apart by the radical.
    Traditional,
}

/// A character among all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// How many strokes it has; 0 where only the collation tells, the most where nobody does.
    count: u8,
    /// Its place among those with as many; the last for those that have none of their own.
    place: u16,
}

impl Strokes {
    /// The place of a character; two of one rank are left to the collation.
    pub(super) fn rank(self, c: char, icu: &Icu) -> Rank {
        match self {
            Strokes::Mainland => {
                TABLE.get(&c).copied().unwrap_or_else(|| Rank { count: icu.stroke_count(c).unwrap_or(u8::MAX), place: u16::MAX })
            }
            Strokes::Traditional => Rank { count: 0, place: 0 },
        }
    }

    /// How many strokes a character has, if that is known.
    pub(super) fn count(self, c: char, icu: &Icu) -> Option<u8> {
        match self {
            Strokes::Mainland => count(c).or_else(|| icu.stroke_count(c)),
            Strokes::Traditional => icu.stroke_count(c),
        }
    }
}

/// The strokes of a character that is in common use.
pub(super) fn count(c: char) -> Option<u8> {
    TABLE.get(&c).map(|rank| rank.count)
}

/// Every character in common use, in the order of their code points.
pub(super) fn common() -> Vec<char> {
    let mut common: Vec<char> = TABLE.keys().copied().collect();
    common.sort_unstable();
    common
}

static TABLE: LazyLock<HashMap<char, Rank>> = LazyLock::new(|| {
    let mut table = HashMap::with_capacity(10_000);
    let mut place = 0;
    for line in include_str!("strokes.txt").lines() {
        let Some((count, characters)) = line.split_once(' ') else { continue };
        let Ok(count) = count.parse() else { continue };
        for c in characters.chars() {
            table.insert(c, Rank { count, place });
            place += 1;
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    /// Strokes written down one by one, 1 to 5 for 横竖撇点折: not taken from the table.
    const BY_HAND: &str = "\
丁12 卜24 刁51 刀53 于112 干112 万153 马551 王1121 韦1152 车1512 区1345 牛3112 毛3115 仇3235 文4134 方4153 尹5113 \
孔5215 邓5452 双5454 甘12211 石13251 卢21513 叶25112 田25121 史25134 白32511 乐35234 包35515 冯41551 司51251 邢113252 \
吉121251 朱311234 伍321251 任323121 华323512 江441121 汤441533 许453112 阮521135 孙521234 牟543112 麦1121354 严1224313 \
苏1225344 杜1234121 李1234521 杨1234533 肖2432511 时2511124 吴2511134 何3212512 余3411234 邹3551152 汪4411121 沈4414535 \
宋4451234 张5153154 陆5211252 陈5215234 武11212154 范12244155 林12341234 欧13453534 罗25221354 金34112431 周35121251 \
单43251112 郑43113452 孟52125221 胡122513511 赵121213434 查123425111 段321113554 俞341251122 施415331525 姜431121531 \
祝452425135 姚531341534 贺532512534 袁1212513534 夏1325111354 徐3323411234 郭4125152152 唐4135112251 高4125125251 \
曹12512212511 黄12212512134 盖43112125221 梅12343155414 常24345251252 崔25232411121 康41351124134 梁44153441234 \
彭121251431333 董122312511211 葛122251135345 蒋122412354124 韩122511121152 程312342511121 覃125221251112 曾432524312511 \
解3535112533112 谢453251113124 蒙1224511353334 赖1251234352534 蔡12235445411234 谭45125221251112 熊54251135354444 \
潘441343123425121 薛1223251514143112 戴12125121122134534 魏31234531325113554";

    fn rows() -> Vec<(char, String)> {
        let entry = |entry: &str| (entry.chars().next().expect("a character"), entry.chars().skip(1).collect());
        BY_HAND.split_whitespace().map(entry).collect()
    }

    #[test]
    fn the_table_follows_strokes_that_were_written_by_hand() {
        let mut by_hand = rows();
        let count = by_hand.len();
        by_hand.sort_by_key(|(c, kinds)| (kinds.len(), kinds.clone(), TABLE[c].place));
        let in_table: Vec<Rank> = by_hand.iter().map(|(c, _)| TABLE[c]).collect();
        let wrong = by_hand.windows(2).zip(in_table.windows(2)).filter(|(_, ranks)| ranks[0] >= ranks[1]);
        assert_eq!(wrong.map(|(pair, _)| (pair[0].0, pair[1].0)).collect::<Vec<_>>(), []);
        for (c, kinds) in by_hand {
            assert_eq!(usize::from(TABLE[&c].count), kinds.len(), "{c}");
        }
        assert!(count > 90);
    }

    #[test]
    fn no_character_stands_in_the_table_twice() {
        let lines = include_str!("strokes.txt").lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        let all: Vec<char> = lines.flat_map(|line| line.chars().skip_while(|c| *c != ' ').skip(1)).collect();
        assert_eq!(all.len(), TABLE.len());
        assert!(all.iter().all(|c| crate::text::cjk::is_han(*c)));
        assert!(all.len() > 9_000);
    }

    #[test]
    fn what_the_table_lacks_stands_behind_its_equals() {
        let icu = Icu::strokes();
        let rank = |c| Strokes::Mainland.rank(c, &icu);
        assert_eq!(count('伷'), None);
        assert!(rank('纾') < rank('伷') && rank('伷') < rank('奉'));
        assert_eq!(Strokes::Mainland.count('伷', &icu), Some(7));
        assert_eq!(Strokes::Mainland.count('\u{30EDE}', &icu), None);
        assert!(rank('齉') < rank('\u{30EDE}'));
    }
}

//! Where a Chinese name's surname ends, and how it is read where it is not read as usual.
//!
//! In comes a name, out comes its surname with a reading (`zeng1`, the tone behind the syllable). Knows nothing of
//! order: that `曾` stands under Z follows from the reading.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::cjk::is_han;

/// The surname at the head of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surname<'a> {
    /// Its characters.
    pub text: &'a str,
    /// The syllables of its characters; empty where all of them are read as usual.
    pub reading: &'static str,
}

/// The surname of a name of Chinese characters; `None` for every other name, and for one that is a surname alone.
///
/// A name of five characters or more, or with a dot in it, is of another language, in which `查` is no surname:
/// its first character stands for the surname and is read as usual.
#[must_use]
pub fn surname(name: &str) -> Option<Surname<'_>> {
    if !name.chars().all(|c| is_han(c) || is_dot(c)) {
        return None;
    }
    let length = name.chars().count();
    let first = name.chars().next().filter(|_| length > 1)?;
    let alone = &name[..first.len_utf8()];
    if length > LONGEST || name.contains(is_dot) {
        return Some(Surname { text: alone, reading: "" });
    }
    let compound = name.char_indices().nth(2).map(|(end, _)| &name[..end]);
    let known = |text| SURNAMES.get(text).map(|reading| Surname { text, reading });
    compound.and_then(known).or_else(|| known(alone)).or(Some(Surname { text: alone, reading: "" }))
}

/// The mark between the parts of names of other languages: `买买提·吐尔逊`.
fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧')
}

/// Characters in the longest Chinese name: a surname of two and a given name of two.
const LONGEST: usize = 4;

/// Whether a character by itself is a surname of many people.
#[must_use]
pub fn is_common_surname(c: char) -> bool {
    COMMON.contains(c)
}

const COMMON: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金\
    石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤章萧傅裴戚项祝季詹欧庞樊兰殷施洪翟安颜倪牛温芦俞鲁葛柴庄辛管";

static SURNAMES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let read = READ_OTHERWISE.lines().filter_map(|line| {
        let (names, reading) = line.split_once(' ')?;
        Some(names.split('/').map(move |name| (name, reading)))
    });
    read.flatten().chain(COMPOUND.split_whitespace().map(|name| (name, ""))).collect()
});

/// Surnames that are not read as their characters usually are; variants of one surname with `/` between them.
///
/// After 现代汉语词典 and 百家姓; where families differ, the reading of most (`覃` of Guangxi is `qin2`, `乐` is `yue4`).
const READ_OTHERWISE: &str = "\
曾 zeng1
单/單 shan4
仇 qiu2
区/區 ou1
解 xie4
查 zha1
任 ren2
盖/蓋 ge3
覃 qin2
朴 piao2
繁 po2
员/員 yun4
华/華 hua4
纪/紀 ji3
燕 yan1
葛 ge3
洗 xian3
黑 he4
盛 sheng4
乐/樂 yue4
翟 zhai2
祭 zhai4
乜 nie4
缪/繆 miao4
佴 nai4
折 she2
阚/闞 kan4
隗 wei3
薄 bo2
柏 bai3
谌/諶 chen2
召 shao4
句 gou1
都 du1
过/過 guo1
哈 ha3
撒 sa4
占 zhan1
应/應 ying1
要 yao1
种 chong2
贾/賈 jia3
沈 shen3
訾 zi1
郇 xun2
秘 bi4
适 kuo4
那 na1
曲 qu1
卜 bu3
费/費 fei4
莘 shen1
於 yu1
车/車 che1
强/強 qiang2
褚 chu3
俞 yu2
万/萬 wan4
尹 yin3
晁 chao2
角 jue2
隽/雋 juan4
冼 xian3
宿 su4
尉迟/尉遲 yu4 chi2
长孙/長孫 zhang3 sun1
单于/單于 chan2 yu2
万俟/萬俟 mo4 qi2
澹台/澹臺 tan2 tai2
令狐 ling2 hu2
皇甫 huang2 fu3
诸葛/諸葛 zhu1 ge3
乐正/樂正 yue4 zheng4
子车/子車 zi3 ju1
拓跋 tuo4 ba2
宰父 zai3 fu3
相里 xiang4 li3";

/// Surnames of two characters that are read as usual.
const COMPOUND: &str = "欧阳 歐陽 司马 司馬 上官 夏侯 宇文 慕容 司徒 司空 东方 東方 独孤 獨孤 南宫 南宮 西门 西門 公孙 公孫 轩辕 軒轅 \
    端木 百里 呼延 赫连 赫連 申屠 太史 公冶 闾丘 閭丘 钟离 鍾離 鐘離 濮阳 濮陽 淳于 仲孙 仲孫 鲜于 鮮于 谷梁 穀梁 左丘 东郭 東郭 \
    羊舌 微生 公良 漆雕 壤驷 壤駟 公西 巫马 巫馬 颛孙 顓孫 亓官 司寇 第五 叶赫 葉赫 纳兰 納蘭 完颜 完顏 耶律 宗政 公羊 闻人 聞人 \
    太叔 哥舒";

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> Option<(&str, &str)> {
        surname(name).map(|surname| (surname.text, surname.reading))
    }

    #[test]
    fn a_name_has_a_surname() {
        for (name, expected) in [
            ("张友斌", Some(("张", ""))),
            ("曾春", Some(("曾", "zeng1"))),
            ("區志明", Some(("區", "ou1"))),
            ("欧阳修", Some(("欧阳", ""))),
            ("欧阳", Some(("欧", ""))),
            ("尉迟恭", Some(("尉迟", "yu4 chi2"))),
            ("單于明", Some(("單于", "chan2 yu2"))),
            ("单明", Some(("单", "shan4"))),
            ("司马相如", Some(("司马", ""))),
            ("买买提·吐尔逊", Some(("买", ""))),
            ("查尔斯·狄更斯", Some(("查", ""))),
            ("爱新觉罗溥仪", Some(("爱", ""))),
            ("曾", None),
            ("John Smith", None),
            ("阿Q", None),
            ("", None),
        ] {
            assert_eq!(split(name), expected, "{name}");
        }
    }

    #[test]
    fn a_reading_has_a_syllable_for_each_character() {
        for (name, reading) in SURNAMES.iter().filter(|(_, reading)| !reading.is_empty()) {
            assert_eq!(name.chars().count(), reading.split(' ').count(), "{name}");
            assert!(reading.split(' ').all(|syllable| syllable.ends_with(|c: char| ('1'..='4').contains(&c))), "{name}");
        }
        let written = READ_OTHERWISE.lines().flat_map(|line| line.split(' ').next().unwrap_or_default().split('/'));
        assert_eq!(written.chain(COMPOUND.split_whitespace()).count(), SURNAMES.len(), "a surname stands here twice");
    }
}

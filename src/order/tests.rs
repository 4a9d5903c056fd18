//! Lists in the order that the rules give, made by hand.

use proptest::prelude::*;

use super::{Collation, Heading, Key};
use crate::language::Lang;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a good tag")
}

/// Sorts the names, given in the opposite order and each by its author's reading if there is one, and compares.
fn check(of: &Collation, key: impl Fn(&Collation, &str) -> Key, by_hand: &[&str]) {
    let mut sorted: Vec<(Key, &str)> = by_hand.iter().rev().map(|name| (key(of, name), *name)).collect();
    sorted.sort_by(|a, b| of.compare(&a.0, &b.0));
    assert_eq!(sorted.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), by_hand);
}

fn check_people(of: &Collation, by_hand: &[&str]) {
    check(of, |of, name| of.person(name, None), by_hand);
}

fn check_words(of: &Collation, by_hand: &[&str]) {
    check(of, |of, text| of.words(text), by_hand);
}

#[test]
fn people_by_pinyin() {
    check_people(
        &Collation::pinyin(),
        &[
            "3号嘉宾",
            "阿Q",
            "单于明",
            "盖叫天",
            "葛优",
            "华罗庚",
            "万俟卨",
            "区伯",
            "欧豪",
            "欧阳修",
            "朴正洙",
            "秦琼",
            "覃辉",
            "仇和",
            "任正非",
            "单仁",
            "司南",
            "司空图",
            "司马光",
            "万里",
            "王安石",
            "王伟",
            "王小波",
            "谢安",
            "谢朓",
            "解晓东",
            "尉迟恭",
            "约翰",
            "乐嘉",
            "曾春",
            "曾晓明",
            "查良镛",
            "张三",
            "章太炎",
            "长孙无忌",
            "诸葛亮",
            "Adam Smith",
            "Zhang San",
        ],
    );
}

#[test]
fn people_by_pinyin_in_traditional_characters() {
    check_people(
        &Collation::pinyin(),
        &[
            "單于明",
            "蓋叫天",
            "華羅庚",
            "區伯",
            "歐陽修",
            "覃輝",
            "仇和",
            "任正非",
            "單仁",
            "解曉東",
            "尉遲恭",
            "曾春",
            "查良鏞",
            "張三",
            "長孫無忌",
        ],
    );
}

#[test]
fn people_by_strokes() {
    check_people(
        &Collation::strokes(&lang("zh-Hans")),
        &[
            "3号嘉宾", // digits first
            "丁一",
            "万里",
            "马云", // 2; 3: 153 551
            "王力",
            "王宁",
            "王一博",
            "王小洪",
            "王伟东", // 4: 1121; given names of one first, then 一1 小3 伟6
            "区伯",
            "车晓",
            "仇和",
            "尹正", // 1345 1512 3235 5113
            "任正非",
            "华罗庚", // 6: 323121 323512
            "李白",
            "李大钊",
            "杨朔",
            "吴晗",
            "张飞",
            "陆游",
            "陈毅", // 7: 1234521 1234533 2511134 5153154 5211252 5215234
            "欧豪",
            "欧阳修",
            "单仁", // 8: 13453534; 43251112
            "赵云",
            "查良镛", // 9: 121213434 123425111
            "盖叫天", // 11
            "葛优",
            "覃辉",
            "曾春",
            "谢安", // 12: 122 125 432 453
            "解晓东",
            "Adam Smith", // 13; Latin letters last
        ],
    );
}

#[test]
fn people_by_strokes_in_traditional_characters() {
    // As counted in Taiwan and Hong Kong: 艹 four, 阝 three; equal counts by radical.
    check_people(
        &Collation::strokes(&lang("zh-Hant-HK")),
        &[
            "丁一",
            "仇和",
            "王力",
            "王寧",
            "王一博",
            "李白",
            "林海",
            "張飛",
            "陳毅",
            "曾春",
            "黃海",
            "劉備",
            "歐豪",
            "歐陽修",
            "蔣琬",
            "Adam Smith",
        ],
    );
}

#[test]
fn authors_say_how_a_name_is_read() {
    let of = Collation::pinyin();
    let read = |name: &str| match name {
        "覃光" => Some("Tán Guāng"),
        "单一" => Some("dan yi"),
        "曾伟" => Some("zeng wei"),
        "史密斯" => Some("Smith"),
        "匿名" => Some("王五"),
        _ => None,
    };
    let by_hand = ["单一", "覃光", "谭嗣同", "唐寅", "匿名", "曾春", "曾伟", "曾晓明", "Sloane", "史密斯", "Snow"];
    check(&of, |of, name| of.person(name, read(name)), &by_hand);
    // A reading says nothing of strokes; another name to sort by does.
    let strokes = Collation::strokes(&lang("zh-Hans"));
    check(&strokes, |of, name| of.person(name, read(name)), &["匿名", "史密斯", "单一", "覃光"]);
}

#[test]
fn spaces_and_dots_in_names_are_nothing() {
    let of = Collation::pinyin();
    check_people(&of, &["王 安", "王安石", "王　伟", "王小波"]);
    check_people(&of, &["查尔斯·狄更斯", "买买提·吐尔逊", "买乃英", "查良镛"]);
    let letter = |name| of.heading(&of.person(name, None));
    assert_eq!(letter("查尔斯·狄更斯"), Heading::Letter('C'));
    assert_eq!(letter("查良镛"), Heading::Letter('Z'));
}

#[test]
fn digits_have_their_value() {
    for of in [Collation::pinyin(), Collation::strokes(&lang("zh-Hans")), Collation::dictionary(&lang("en"))] {
        check_words(&of, &["2班", "10班", "第2期", "第10期", "第112期"]);
    }
    for of in [Collation::pinyin(), Collation::strokes(&lang("zh-Hans"))] {
        check_words(&of, &["第二中学", "第3中学", "第十中学", "第十二中学"]);
    }
}

#[test]
fn terms_by_pinyin_and_by_strokes() {
    check_words(
        &Collation::pinyin(),
        &["长沙市委党校", "重庆市委党校", "党建", "《党章》学习", "党章研读", "干部教育", "“三会一课”", "乡村振兴", "AI", "Zoom"],
    );
    check_words(
        &Collation::strokes(&lang("zh-Hans")),
        &["2024", "三会一课", "干部教育", "“万企兴万村”", "乡村振兴", "支部", "党建", "基层", "AI"],
    );
}

#[test]
fn dictionaries_differ_by_language() {
    check_words(&Collation::dictionary(&lang("zh-Hans")), &["李", "王", "张"]);
    check_words(&Collation::dictionary(&lang("zh-Hant")), &["王", "李", "張"]);
    check_words(&Collation::dictionary(&lang("en")), &["Adam", "Ämter", "Zoë", "王"]);
    check_words(&Collation::dictionary(&lang("sv")), &["Adam", "Zoë", "Ämter"]);
    check_words(&Collation::dictionary(&lang("xx")), &["Adam", "Zoë"]);
}

#[test]
fn texts_stand_under_headings() {
    let under = |of: &Collation, texts: &[&str]| texts.iter().map(|text| of.heading(&of.person(text, None))).collect::<Vec<_>>();
    use Heading::{Latin, Letter, Other, Strokes};
    assert_eq!(
        under(&Collation::pinyin(), &["3号", "阿Q", "单仁", "曾春", "重耳", "Adam", "…"]),
        [Other, Letter('A'), Letter('S'), Letter('Z'), Letter('Z'), Latin, Other]
    );
    assert_eq!(under(&Collation::strokes(&lang("zh-Hans")), &["3号", "丁一", "陈毅", "Adam"]), [Other, Strokes(2), Strokes(7), Latin]);
    assert_eq!(under(&Collation::strokes(&lang("zh-Hant")), &["陳毅", "蔣琬"]), [Strokes(11), Strokes(15)]);
    assert_eq!(
        under(&Collation::dictionary(&lang("en")), &["Adam", "Émile", "zoë", "3M", "王", "Åse"]),
        [Letter('A'), Letter('E'), Letter('Z'), Other, Other, Letter('A')]
    );
    assert_eq!(under(&Collation::dictionary(&lang("sv")), &["Åse", "Žan"]), [Letter('Å'), Letter('Z')]);
}

/// Names as they come: of known surnames, of any characters, of other scripts.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[曾单仇区解查任盖覃尉长欧司王李张丁马陈谢葛秦][一-龥]{0,3}",
        "[一-龥㐀-㐐]{1,4}",
        "[a-zA-Zéü ]{0,6}",
        "第?[0-9一二十百]{0,3}[期讲]?[一-龥a-z·“]{0,3}",
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn every_order_is_total(a in name(), b in name(), c in name()) {
        let all = [Collation::pinyin(), Collation::strokes(&lang("zh-Hans")), Collation::strokes(&lang("zh-Hant")), Collation::dictionary(&lang("en"))];
        for of in &all {
            for key in [|of: &Collation, text: &str| of.person(text, None), |of: &Collation, text: &str| of.words(text)] {
                let [a, b, c] = [&a, &b, &c].map(|text| key(of, text));
                prop_assert_eq!(of.compare(&a, &b), of.compare(&b, &a).reverse());
                if of.compare(&a, &b).is_le() && of.compare(&b, &c).is_le() {
                    prop_assert!(of.compare(&a, &c).is_le());
                }
                let _ = of.heading(&a);
            }
        }
    }

    #[test]
    fn headings_are_in_the_order_of_their_names(names in prop::collection::vec("[一-龥]{2,3}", 2..20)) {
        for of in [Collation::pinyin(), Collation::strokes(&lang("zh-Hans")), Collation::strokes(&lang("zh-Hant"))] {
            let mut keys: Vec<Key> = names.iter().map(|name| of.person(name, None)).collect();
            keys.sort_by(|a, b| of.compare(a, b));
            let headings: Vec<Heading> = keys.iter().map(|key| of.heading(key)).collect();
            prop_assert!(headings.is_sorted(), "{:?}", headings);
        }
    }
}

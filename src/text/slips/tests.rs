//! Slips found, and what only looks like one left alone.

use super::*;

fn glyphs(text: &str) -> Vec<Glyph> {
    text.char_indices().map(|(at, c)| Glyph { c, at: Some(at) }).collect()
}

/// What is found in paragraphs, as `‹what is wrong›@‹the character it begins with, counted over all›`.
fn found(paragraphs: &[&str]) -> Vec<String> {
    let mut from = 0;
    let mut blocks = Vec::new();
    for paragraph in paragraphs {
        blocks.push(glyphs(paragraph).into_iter().map(|glyph| Glyph { at: glyph.at.map(|at| at + from), ..glyph }).collect());
        from += paragraph.len();
    }
    let whole = paragraphs.concat();
    slips(&blocks).into_iter().map(|one| whole[one.range].to_string()).collect()
}

#[track_caller]
fn clean(paragraphs: &[&str]) {
    assert_eq!(found(paragraphs), [""; 0]);
}

#[test]
fn a_mark_without_its_partner_is_found() {
    assert_eq!(found(&["学员说“收获很大。"]), ["“"]);
    assert_eq!(found(&["学员说收获很大”。"]), ["”"]);
    assert_eq!(found(&["学习《条例（试行》和讲话"]), ["（"]);
    assert_eq!(found(&["开展“三会一课“，抓实"]), ["“"]);
    assert_eq!(found(&["主题【党建】】"]), ["】"]);
    assert_eq!(found(&["见（附件", "甲", "乙", "丙", "丁"]), ["（"]);
}

#[test]
fn pairs_in_each_other_and_over_paragraphs_are_fine() {
    clean(&["他说“‘三会一课’要开好”，又讲了《关于〈条例〉的说明（试行）》。"]);
    clean(&["他说：“第一段。", "“第二段。", "“第三段。”"]);
    clean(&["他说：“第一段。", "第二段。", "第三段。”"]);
    clean(&["（编者按：第一段。", "第二段。）"]);
    clean(&["（一)和(二）都是"]);
    clean(&["「他說『好』」", "‘九五’期间"]);
}

#[test]
fn what_is_no_bracket_is_left_alone() {
    clean(&["1）签到；2）听课；a）讨论"]);
    clean(&["包括：一）签到，二）听课。"]);
    clean(&["用15.6”的屏，it’s 好，’24届", "更多》》"]);
    clean(&["It is “open"]);
    assert_eq!(found(&["党建）工作"]), ["）"]);
}

#[test]
fn marks_that_stand_twice() {
    assert_eq!(found(&["听课，，讨论。", "交流、，分享。", "结束。。", "开班，。结业"]), ["，，", "、，", "。。", "，。"]);
    clean(&["“，；：”这三个标点、“。，”也是", "他说“好。”，走了", "省略。。。", "，，开头"]);
}

#[test]
fn characters_that_stand_twice() {
    assert_eq!(found(&["学员们的的建议", "听了了一课", "这是是好事", "县和和市", "他与与会"]), ["的的", "了了", "是是", "和和"]);
    clean(&[
        "目的的确定、的的确确、为了了解、除了了解",
        "但是是好事、总是是非不分、是是非非、是是否否",
        "碳中和和碳达峰、和和气气、参与与会",
    ]);
    clean(&["他了了心愿、走了了事、小时了了、打的的士、标的的价值、人和和谐"]);
}

#[test]
fn words_that_are_none() {
    assert_eq!(found(&["再接再励，融汇贯通，作出布署"]), ["再接再励", "融汇贯通", "布署"]);
    clean(&["再接再厉，融会贯通，作出部署", "发布署名文章，颁布署理", "究竟争什么、究竟选谁", "预防犯罪、协商确定、限制肘部", "解决窍门"]);
}

#[test]
fn words_that_are_halves_of_others_are_left_alone() {
    assert_eq!(found(&["一但发现，按装设备，签定协议，关健一招，招开会议"]), ["一但", "按装", "签定", "关健", "招开"]);
    clean(&[
        "唯一但关键、周一但下雨、一但是、按装修要求、按装配图纸、按装机容量",
        "标签定位、抽签定组、书签定制、机关健康跑、海关健身、恢复盖章、答复盖章、反复盖",
        "舞姿意境、加热枕头、恰谈到、接受予以、普通迅速、高招开放、究竟标准、特邀游客",
        "既使学员受益，又使单位放心、形势严峻工作艰巨、承担误工费、开发韧性材料、提供搞活经济、会签定稿、攻关健儿、凑效果",
    ]);
}

#[test]
fn a_straight_quote_may_be_the_missing_partner() {
    let straight = |text: &str| -> Vec<bool> {
        let unpaired = |one: Found| match one.slip {
            Slip::Unpaired { straight, .. } => Some(straight),
            _ => None,
        };
        slips(&[glyphs(text)]).into_iter().filter_map(unpaired).collect()
    };
    assert_eq!(straight("发挥“领头雁\"作用"), [true]);
    assert_eq!(straight("当好\"先锋队”"), [true]);
    assert_eq!(straight("用\"和\"的“说法"), [false]);
    assert_eq!(straight("发挥“领头雁作用"), [false]);
}

#[test]
fn the_table_of_words_is_sound() {
    for word in super::words::all() {
        assert!(word.0.chars().count() > 1);
        assert_ne!(word.0, word.1);
        assert!(!super::words::all().any(|other| other.1.contains(word.0)), "{} is right somewhere", word.0);
    }
}

//! Which marks are changed, and which are left alone.

use proptest::prelude::*;

use super::*;

fn glyphs(text: &str) -> Vec<Glyph> {
    text.char_indices().map(|(at, c)| Glyph { c, at: Some(at) }).collect()
}

fn mended(text: &str) -> String {
    let mut out = text.to_string();
    for swap in swaps(&glyphs(text)).into_iter().rev() {
        assert_eq!(text[swap.range.clone()].trim_matches(' '), swap.written, "{text}");
        out.replace_range(swap.range, swap.meant);
    }
    out
}

#[track_caller]
fn check(text: &str, expect: &str) {
    assert_eq!(mended(text), expect);
    assert_eq!(mended(expect), expect, "the second time");
}

#[track_caller]
fn stays(text: &str) {
    check(text, text);
}

#[test]
fn marks_between_chinese_characters_are_wide() {
    check("同志们,大家好!今天;明天:后天", "同志们，大家好！今天；明天：后天");
    check("“怎么办?”这一问", "“怎么办？”这一问");
    check("他说:“好,很好!”", "他说：“好，很好！”");
    check("议程如下:", "议程如下：");
    check("开会吗? 开。真的吗?", "开会吗？开。真的吗？");
    check("是吗?大家说;为什么?因为", "是吗？大家说；为什么？因为");
    check("太好了!!!真的??", "太好了！！！真的？？");
    check("党建,AI,大数据", "党建，AI，大数据");
    check("到会300人,2024年,增长50%,完成", "到会300人，2024年，增长50%，完成");
    check("第一天,\n第二天", "第一天，\n第二天");
    check("“充电”,“补钙”", "“充电”，“补钙”");
    check("时间:9:00至10:30", "时间：9:00至10:30");
}

#[test]
fn an_address_hides_nothing_before_it() {
    check("地点:礼堂.网址https://example.com/a,b。", "地点：礼堂.网址https://example.com/a,b。");
    check("地点:礼堂,见www.example.com/甲,乙", "地点：礼堂，见www.example.com/甲,乙");
    check("联系人:张三,邮箱zhang@example.com", "联系人：张三，邮箱zhang@example.com");
    stays("甲,乙.docx见https://example.com/a");
    stays("信箱:甲@example.com");
    stays("数组[附件](附件 一)的说明");
}

#[test]
fn a_space_that_was_half_a_mark_goes() {
    check("甲班, 乙班: 丙班", "甲班，乙班：丙班");
    check("甲班 (第一期) 开班", "甲班（第一期）开班");
    check("人数: 300人左右", "人数：300人左右");
}

#[test]
fn brackets_are_changed_in_pairs() {
    check("机关党委(扩大)会议", "机关党委（扩大）会议");
    check("机关党委（扩大)会议", "机关党委（扩大）会议");
    check("培训班(2024)", "培训班（2024）");
    check("机关(含直属(二级)单位)人员", "机关（含直属（二级）单位）人员");
    check("截至2024年(含当年)的数据", "截至2024年（含当年）的数据");
    check("见附件(第3页,共5页)。", "见附件（第3页，共5页）。");
    stays("机关(扩大会议");
    stays("国内生产总值(GDP)增长");
    stays("用SUM(金额)计算");
    stays("写在A1(表头)里");
    stays("the city (荆州) is in Hubei");
}

#[test]
fn makeshift_marks_become_whole_ones() {
    check("学习。。。再学习。。。。。。", "学习……再学习……");
    check("学习...再学习", "学习……再学习");
    check("会刊--聚会的记录", "会刊——聚会的记录");
    stays("等等。。");
    stays("甲....乙");
    stays("用--help看说明");
    stays("甲 -- 乙");
}

#[test]
fn what_is_only_likely_stays() {
    stays("9:00-10:30 1,000 3;4 (a) b!");
    stays("王?同志");
    stays("见https://example.org/a,b?c=(d)");
    stays("见https://example.org/搜索,结果:一");
    stays("写信给zhang@example.org,谢谢");
    stays("在content/甲,乙.md里");
    stays("打开甲,乙.docx");
    stays("Welcome to 荆州!");
    stays("The course 机关党建, held in 2024, was good");
    stays("好:smile:");
    stays("会議,です");
    stays("华为, iPhone");
    stays("甲:/乙");
    stays("在键后面打一个“:”，省略号不写“。。。”，也不写“--”");
    stays("key_name:值 a=b,丙");
}

#[test]
fn what_may_not_be_changed_still_counts_as_a_neighbour() {
    // `见[附件](…),谢谢`, a comma of the link, then code.
    let mut text = glyphs("见附件,谢,谢,X,乙");
    for place in [1, 2, 5] {
        text[place].at = None;
    }
    text[8] = Glyph { c: OBJECT, at: None };
    let found: Vec<_> = swaps(&text).into_iter().map(|swap| swap.range).collect();
    assert_eq!(found, vec![9..10]);
}

proptest! {
    #[test]
    fn changing_twice_changes_nothing_more(text in "[甲乙a1 ,;:!?().。“”\n-]{0,24}") {
        let once = mended(&text);
        prop_assert_eq!(mended(&once), once.clone(), "{}", text);
        prop_assert!(same_words(&text, &once));
    }
}

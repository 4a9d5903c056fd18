//! Words that are none: set phrases with a wrong character, as hands and input methods make them.
//!
//! Each was looked at for what it may be a part of: 布署 is wrong, 发布署名文章 is not.

use super::{Found, Slip, place};
use crate::text::marks::Glyph;

/// A wrong word, and what stands around it where it is two halves of others.
struct Word {
    written: &'static str,
    meant: &'static str,
    after: &'static str,
    before: &'static str,
}

const fn word(written: &'static str, meant: &'static str) -> Word {
    Word { written, meant, after: "", before: "" }
}

const fn part(written: &'static str, meant: &'static str, after: &'static str, before: &'static str) -> Word {
    Word { written, meant, after, before }
}

#[rustfmt::skip] // A table: several to a line.
const WORDS: &[Word] = &[
    word("按步就班", "按部就班"), word("暗然失色", "黯然失色"), word("百战不怠", "百战不殆"), word("半途而费", "半途而废"),
    word("变本加利", "变本加厉"), word("别出心才", "别出心裁"), word("病入膏盲", "病入膏肓"), word("不径而走", "不胫而走"),
    word("不记其数", "不计其数"), word("不可明状", "不可名状"), word("草管人命", "草菅人命"), word("陈词烂调", "陈词滥调"),
    word("重蹈复辙", "重蹈覆辙"), word("穿流不息", "川流不息"), word("大才小用", "大材小用"), word("得不尝失", "得不偿失"),
    word("翻来复去", "翻来覆去"), word("风尘朴朴", "风尘仆仆"), word("凤毛鳞角", "凤毛麟角"), word("甘败下风", "甘拜下风"),
    word("各抒已见", "各抒己见"), word("鬼鬼崇崇", "鬼鬼祟祟"), word("汗流夹背", "汗流浃背"),
    word("好高务远", "好高骛远"), word("和霭可亲", "和蔼可亲"), word("轰堂大笑", "哄堂大笑"), word("黄梁美梦", "黄粱美梦"),
    word("既往不究", "既往不咎"), word("坚苦奋斗", "艰苦奋斗"), word("竭泽而鱼", "竭泽而渔"), word("金榜提名", "金榜题名"),
    word("惊慌失错", "惊慌失措"), word("精兵减政", "精兵简政"), word("竞竞业业", "兢兢业业"), word("鞠躬尽粹", "鞠躬尽瘁"),
    word("举旗不定", "举棋不定"), word("开源节留", "开源节流"), word("克苦学习", "刻苦学习"), word("克苦钻研", "刻苦钻研"),
    word("脍灸人口", "脍炙人口"), word("烩炙人口", "脍炙人口"), word("滥芋充数", "滥竽充数"), word("老俩口", "老两口"),
    word("历行节约", "厉行节约"), word("厉尽艰辛", "历尽艰辛"), word("励精图制", "励精图治"), word("良晨美景", "良辰美景"),
    word("流恋忘返", "流连忘返"), word("美仑美奂", "美轮美奂"), word("迷天大谎", "弥天大谎"), word("名列前矛", "名列前茅"),
    word("默守成规", "墨守成规"), word("目不遐接", "目不暇接"), word("迫不急待", "迫不及待"), word("千均一发", "千钧一发"),
    word("前扑后继", "前仆后继"), word("轻歌慢舞", "轻歌曼舞"), word("全神惯注", "全神贯注"), word("融汇贯通", "融会贯通"),
    word("溶会贯通", "融会贯通"), word("三翻五次", "三番五次"), word("声名雀起", "声名鹊起"), word("拾金不味", "拾金不昧"),
    word("事半工倍", "事半功倍"), word("水泻不通", "水泄不通"), word("肆无忌弹", "肆无忌惮"), word("谈笑风声", "谈笑风生"),
    word("天翻地复", "天翻地覆"), word("歪风斜气", "歪风邪气"), word("委屈求全", "委曲求全"), word("无精打彩", "无精打采"),
    word("相形见拙", "相形见绌"), word("消声匿迹", "销声匿迹"), word("心心相应", "心心相印"), word("兴高彩烈", "兴高采烈"),
    word("胸有成足", "胸有成竹"), word("修养生息", "休养生息"), word("一愁莫展", "一筹莫展"), word("一鼓作器", "一鼓作气"),
    word("一诺千斤", "一诺千金"), word("一如继往", "一如既往"), word("以身作责", "以身作则"), word("义不容词", "义不容辞"),
    word("因地治宜", "因地制宜"), word("因地置宜", "因地制宜"), word("饮鸠止渴", "饮鸩止渴"), word("再接再励", "再接再厉"),
    word("责无旁代", "责无旁贷"), word("震聋发聩", "振聋发聩"), word("旨高气扬", "趾高气扬"), word("众志成诚", "众志成城"),
    word("走头无路", "走投无路"), word("自抱自弃", "自暴自弃"), word("孜孜不卷", "孜孜不倦"), word("做奸犯科", "作奸犯科"),
    word("坐无虚席", "座无虚席"), word("座右名", "座右铭"), word("高瞻远嘱", "高瞻远瞩"), word("鼎立相助", "鼎力相助"),
    word("鼎立支持", "鼎力支持"), word("哈蜜瓜", "哈密瓜"), word("水笼头", "水龙头"), word("必须品", "必需品"),
    word("部暑", "部署"), word("松驰", "松弛"), word("震憾", "震撼"), word("振撼", "震撼"), word("粗旷", "粗犷"),
    word("寒喧", "寒暄"), word("追朔", "追溯"), word("膨涨", "膨胀"), word("统畴", "统筹"), word("针贬", "针砭"),
    word("弦律", "旋律"), word("爆光", "曝光"), word("急燥", "急躁"), word("烦燥", "烦躁"), word("亲睐", "青睐"),
    word("必竟", "毕竟"), word("脉博", "脉搏"), word("惯彻", "贯彻"), word("贯策", "贯彻"),
    word("截止目前", "截至目前"), word("截止到目前", "截至目前"), word("截止日前", "截至日前"),
    part("布署", "部署", "发公宣颁分散", "名理"), part("竟赛", "竞赛", "究毕", ""), part("竟聘", "竞聘", "究毕", ""),
    part("竟选", "竞选", "究毕", ""), part("竟争", "竞争", "究毕", ""), part("防犯", "防范", "", "罪人法"),
    part("洽淡", "洽谈", "融", ""), part("尤如", "犹如", "蚩", ""), part("决窍", "诀窍", "解", ""),
    part("博斗", "搏斗", "赌", ""), part("制肘", "掣肘", "限抑控", "部关"), part("坐谈会", "座谈会", "围同", ""),
    part("商确", "商榷", "", "定认保立实"), part("幅射", "辐射", "大", ""),
];

/// Adds the wrong words of a block.
pub(super) fn find(block: &[Glyph], found: &mut Vec<Found>) {
    let text: String = block.iter().map(|glyph| glyph.c).collect();
    for word in WORDS {
        for (at, _) in text.match_indices(word.written) {
            let (before, behind) = (text[..at].chars().next_back(), text[at + word.written.len()..].chars().next());
            let other = |c: Option<char>, all: &str| c.is_some_and(|c| all.contains(c));
            if other(before, word.after) || other(behind, word.before) {
                continue;
            }
            let first = text[..at].chars().count();
            let characters = first..first + word.written.chars().count();
            let own = block[characters.clone()].iter().all(|glyph| glyph.at.is_some());
            let slip = || Slip::WrongWord { written: word.written, meant: word.meant };
            found.extend(place(block, characters).filter(|_| own).map(|range| Found { slip: slip(), range }));
        }
    }
}

/// All wrong words with the right ones.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORDS.iter().map(|word| (word.written, word.meant))
}

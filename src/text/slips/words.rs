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
    word("灸手可热", "炙手可热"), word("食不裹腹", "食不果腹"), word("一泄千里", "一泻千里"), word("不落巢臼", "不落窠臼"),
    word("悬梁刺骨", "悬梁刺股"), word("按奈不住", "按捺不住"), word("按耐不住", "按捺不住"),
    word("黄梁一梦", "黄粱一梦"), word("一张一驰", "一张一弛"), word("弛名中外", "驰名中外"),
    word("英雄倍出", "英雄辈出"), word("人才倍出", "人才辈出"), word("出奇不意", "出其不意"), word("原形必露", "原形毕露"),
    word("关怀倍至", "关怀备至"), word("如法泡制", "如法炮制"), word("入不付出", "入不敷出"), word("名门旺族", "名门望族"),
    word("明辩是非", "明辨是非"), word("沤心沥血", "呕心沥血"), word("殴心沥血", "呕心沥血"),
    word("旁证博引", "旁征博引"), word("破斧沉舟", "破釜沉舟"), word("气势凶凶", "气势汹汹"), word("趋之若骛", "趋之若鹜"),
    word("人情事故", "人情世故"), word("如火如茶", "如火如荼"), word("神采弈弈", "神采奕奕"),
    word("死心踏地", "死心塌地"), word("脚塌实地", "脚踏实地"), word("提心掉胆", "提心吊胆"),
    word("同仇敌慨", "同仇敌忾"), word("推心至腹", "推心置腹"), word("完壁归赵", "完璧归赵"), word("文过是非", "文过饰非"),
    word("物竟天择", "物竞天择"), word("相辅相承", "相辅相成"), word("一脉相成", "一脉相承"), word("一脉相乘", "一脉相承"),
    word("循序渐近", "循序渐进"), word("严惩不待", "严惩不贷"), word("言简意骇", "言简意赅"),
    word("言简意该", "言简意赅"), word("一踏糊涂", "一塌糊涂"), word("有持无恐", "有恃无恐"), word("再所难免", "在所难免"),
    word("再所不惜", "在所不惜"), word("振耳欲聋", "震耳欲聋"), word("置若惘闻", "置若罔闻"), word("众口烁金", "众口铄金"),
    word("自立更生", "自力更生"), word("白壁无瑕", "白璧无瑕"),
    word("爱不失手", "爱不释手"), word("察颜观色", "察言观色"), word("出类拔粹", "出类拔萃"),
    word("恶贯满赢", "恶贯满盈"), word("飞扬拔扈", "飞扬跋扈"), word("副员辽阔", "幅员辽阔"), word("高屋建领", "高屋建瓴"),
    word("功亏一溃", "功亏一篑"), word("画龙点晴", "画龙点睛"), word("目不转晴", "目不转睛"),
    word("涣然一新", "焕然一新"), word("既往开来", "继往开来"), word("计日成功", "计日程功"), word("坚持不泄", "坚持不懈"),
    word("艰苦卓决", "艰苦卓绝"), word("接踵而致", "接踵而至"), word("烂竽充数", "滥竽充数"),
    word("老生长谈", "老生常谈"), word("礼上往来", "礼尚往来"), word("两全齐美", "两全其美"), word("寥寥无已", "寥寥无几"),
    word("淋漓尽至", "淋漓尽致"), word("宁死不曲", "宁死不屈"), word("拍案叫决", "拍案叫绝"),
    word("赔理道歉", "赔礼道歉"), word("疲备不堪", "疲惫不堪"), word("迫不得己", "迫不得已"), word("朴朔迷离", "扑朔迷离"),
    word("齐心胁力", "齐心协力"), word("曲指可数", "屈指可数"), word("全力以付", "全力以赴"), word("如愿以尝", "如愿以偿"),
    word("色厉内茬", "色厉内荏"), word("审时夺势", "审时度势"), word("生死悠关", "生死攸关"), word("性命悠关", "性命攸关"),
    word("手屈一指", "首屈一指"), word("水乳交溶", "水乳交融"), word("随声附合", "随声附和"), word("贪脏枉法", "贪赃枉法"),
    word("滔滔不决", "滔滔不绝"), word("投机捣把", "投机倒把"), word("图文并貌", "图文并茂"), word("五彩缤芬", "五彩缤纷"),
    word("喜出忘外", "喜出望外"), word("心旷神贻", "心旷神怡"), word("一股作气", "一鼓作气"), word("以逸代劳", "以逸待劳"),
    word("引经据点", "引经据典"), word("永往直前", "勇往直前"), word("渊远流长", "源远流长"), word("越俎代疱", "越俎代庖"),
    word("直言不违", "直言不讳"), word("自顾不遐", "自顾不暇"), word("应接不遐", "应接不暇"), word("综上所诉", "综上所述"),
    word("克不容缓", "刻不容缓"), word("迫在眉捷", "迫在眉睫"), word("首当其充", "首当其冲"), word("大势所驱", "大势所趋"),
    word("势不可档", "势不可挡"), word("锐不可档", "锐不可当"), word("砥励前行", "砥砺前行"), word("抵砺前行", "砥砺前行"),
    word("砥励奋进", "砥砺奋进"), word("励精图志", "励精图治"), word("防患未燃", "防患未然"), word("防微杜惭", "防微杜渐"),
    word("未雨绸谬", "未雨绸缪"), word("脱影而出", "脱颖而出"), word("成绩裴然", "成绩斐然"), word("成绩蜚然", "成绩斐然"),
    word("豁然开郎", "豁然开朗"), word("醍醐灌项", "醍醐灌顶"), word("高潮叠起", "高潮迭起"), word("络绎不决", "络绎不绝"),
    word("异彩分呈", "异彩纷呈"), word("井然有续", "井然有序"), word("有条不稳", "有条不紊"), word("准备就序", "准备就绪"),
    word("契而不舍", "锲而不舍"), word("形式逼人", "形势逼人"), word("形式严峻", "形势严峻"), word("坐右铭", "座右铭"), word("优惠卷", "优惠券"),
    word("代金卷", "代金券"), word("入场卷", "入场券"), word("元霄节", "元宵节"), word("既使如此", "即使如此"), word("渲泄", "宣泄"),
    word("暄闹", "喧闹"), word("泻密", "泄密"), word("颠复", "颠覆"), word("坚巨", "艰巨"),
    word("蕴酿", "酝酿"), word("驰聘", "驰骋"), word("弛骋", "驰骋"), word("稗益", "裨益"),
    word("修茸", "修葺"), word("剌激", "刺激"), word("烹任", "烹饪"),
    word("编缉", "编辑"), word("撰搞", "撰稿"), word("通迅员", "通讯员"), word("藉贯", "籍贯"),
    word("沉缅", "沉湎"), word("湎怀", "缅怀"), word("瞻养", "赡养"), word("赡仰", "瞻仰"),
    word("遨请", "邀请"), word("锲合", "契合"), word("锲机", "契机"),
    part("布署", "部署", "发公宣颁分散", "名理"), part("竟赛", "竞赛", "究毕", ""), part("竟聘", "竞聘", "究毕", ""),
    part("竟选", "竞选", "究毕", ""), part("竟争", "竞争", "究毕", ""), part("防犯", "防范", "", "罪人法"),
    part("洽淡", "洽谈", "融", ""), part("尤如", "犹如", "蚩", ""), part("决窍", "诀窍", "解", ""),
    part("博斗", "搏斗", "赌", ""), part("制肘", "掣肘", "限抑控", "部关"), part("坐谈会", "座谈会", "围同", ""),
    part("商确", "商榷", "", "定认保立实"), part("幅射", "辐射", "大", ""),
    part("一但", "一旦", "唯惟之统第万单不同专合周其初十归划逐均每逢一另某任哪这那", "是"), part("按装", "安装", "", "置修配机备车卸箱订潢饰载填运甲点束扮假裱"), part("签定", "签订", "标抽书便题求会", "位制义价点期时量性稿案"),
    part("姿意", "恣意", "舞英雄丰身睡坐站风多军", ""), part("编篡", "编纂", "", "改夺"), part("关健", "关键", "机海相攸有", "康身全步美儿将"),
    part("犹预", "犹豫", "", "期计测防"), part("热枕", "热忱", "加发", "头套巾芯"), part("恰谈", "洽谈", "", "到及起论不"),
    part("受予", "授予", "接承", "以"), part("复盖", "覆盖", "恢修反重往收答回批", ""), part("竟标", "竞标", "究毕", "榜明注志新示"),
    part("竟技", "竞技", "究毕", "高艺术不压"), part("招开", "召开", "花绝高新", "发放店拓新"), part("通迅", "通讯", "普", "速猛捷疾即员"),
    part("讲坐", "讲座", "", "在下着到立标姿"), part("邀游", "遨游", "特应受", "客人戏园览说玩学"), part("担误", "耽误", "承负分共", "工差"),
    part("迁徒", "迁徙", "变", "劳弟步手具"), part("凑效", "奏效", "", "果率"), part("供搞", "供稿", "提可", "活好"),
    part("峻工", "竣工", "严险高陡冷清急", "作程"), part("发韧", "发轫", "开激迸研", "性劲带"),
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

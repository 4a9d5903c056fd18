//! Simplified characters in a traditional text, as conversions and copies leave them.
//!
//! Only characters count that are right in no traditional text: none that is an old form or a variant of some traditional
//! one (台, 里, 后, 群), and none that is printed in Hong Kong or Taiwan. Quotations and titles keep their script, and so
//! does a paragraph that is simplified as a whole. What was meant is told by the word, where there is one.

use std::sync::OnceLock;

use super::scripts::{Foreign, MOST, OTHERS, quoted};
use crate::text::cjk::is_han;
use crate::text::marks::Glyph;
use crate::text::script::{Area, Converter, Quotes, Rules, Script, is_word, simplified};

/// Characters that are simplified wherever they stand, and for each of which there is one traditional one.
const ALONE: &str = "\
    专业丛东丝两严丧临为丽举义乌乐乔习乡书买乱亏亚产亩亲亸亿仅从仓仪们众会伞伟传伤伦伪侠侧侨俩债倾偿储兰关兴养兽内写\
    军冯冻凯击凿刘则刚创剂剑剧劝办务动劲劳势区医华协单卖卢卫厅压厌县双变号吗员呛呜响哑哟啸喷嗳园围国图圆场块坚坞坠垒\
    垫垱堑堕壮声壳壶处备头夹夺奋奖妆妇妈娆娇娲婴婶孙学宝实宠审宪宽宾寝对寻导将尘尧层属屡岁岂岗岛峡崄币帅师帐带帮庆庐\
    庑库应庙庞废开张弯弹归径忧态总恋恳恼悬惧惨惩惯愤懒戏战执扩扫扬抚抠抡抢护报拟拢拣拥拦拧拨择挟挠挡挤挥捞损捡捣掳掷\
    揽搀搁搂搅摄摊撵攒敌数斋斩断旧时旷昙显晓晕暂杀杂权条来杨杩枢枣枪枭标栎栏树样档桥桦桨桩梦检棂椤楼横樱欢欧歼残毕毙\
    氢汉汤泻泼泽浅浆浇浊测济浑浓涛涟润涧涨涩渐渔渗湾湿溃溅滞满滥滨澜濒灏灭灯灵炉烂烛烦烧烩烫热焖爱爷牵状犹独狭狮狱猎\
    献玛玮环现珰琼电畅疯皱盏盐监盘瞒矶矿码砖砚础硕碍祎祸禅积称稳穷窍窜窝窥窦竖竞笃笺笼筛筹简箫篮类粪紧纠红约级纨纪纯\
    纱纲纳纵纷纸纹纺纽线练组细织终绉绊绍经绐绑绒结绔绕绗绘给绛络绝绞统绠绢绣继绫续绮绳维绵绸绽绾绿缀缁缅缆缎缓编缘缚\
    缝缠缩缰缴罗罚罢翘耸职联肃肠肾肿胀胁胆胪脑脸腻腾舆舰舱艺节芜苍茎荣荤莱莲莺萤营萧萨蒋蓝蕲虏虑虽蚀蚁蛮蝇蝉衔衬袭装\
    裤见观规觅视览觉誉计订认讨让训议讯记讲讳许讹论设访诀评识诈诉诊词诏译试诗诘诚诛话询该详语误诰诱诲说诵请诸诺读课谁\
    调谅谈谋谌谎谏谐谒谓谕谛谜谝谟谢谦谨谭谱贝贞负贡财责贤败账货质贩贪贫贬购贮贯贰贱贴贵贷费贺贼贾资赋赌赍赎赏赐赔赖\
    赚赛赠赢赣赵趋跃践蹿车轨轩转轮软轰轴轻载轿较辅辆辇辈辉辏辑输辖辞辩辫边辽达迁过迈运还这进远违连迟迳选逊递逻遗邓邮\
    邺邻郑郧酱释钉钊钒钓钙钛钝钞钠钡钢钦钧钨钩钯钱钴钵钾铀铁铂铃铅铜铝铬铭铮银铸铺销锁锄锅锋锌锏锐错锛锜锡锣锤锥锦锭\
    键锯锰锺镁镂镇镍镐镑镖镜镞镶长门闪闭问闯间闷闸闹闻闽阁阅阎阔阖阙队阴阵阶际陆陈陕险随隐难雾鞑韦韩韬页顶顷项顺顽\
    顾顿颁颂预领颇颈颊颐频颖颗题颜额颠颤风飘飞饭饮饰饱饲饵饶饷饼饿馆馋馍馔马驮驰驱驳驴驶驻驼驾驿骂骇验骑骗骞骡骤鱼鲁\
    鲍鲜鲢鲤鲨鲸鳃鳄鳌鳍鳔鳖鳙鳞鸟鸠鸡鸣鸭鸿鹃鹅鹊鹏鹤鹰麦齐齿龄龙龟";

/// Characters for which there are several, so that only a word tells which was meant.
const IN_WORDS: &str = "\
    历发叹团尝尽当录恶术汇签脏艳荡获证赞鉴针钻链闲须";

/// Whether a character is right in simplified text only.
#[must_use]
pub fn is_simplified(c: char) -> bool {
    ALONE.contains(c) || IN_WORDS.contains(c)
}

/// The simplified characters in a block of traditional ones.
#[must_use]
pub fn simplified_in(block: &[Glyph]) -> Vec<Foreign> {
    let chars: Vec<char> = block.iter().map(|glyph| glyph.c).collect();
    let own: Vec<usize> = (0..chars.len()).filter(|at| is_simplified(chars[*at])).collect();
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let is_japanese = chars.iter().any(|c| matches!(c, '\u{3041}'..='\u{30FA}'));
    if own.is_empty() || own.len() > MOST || han < own.len() * OTHERS || is_japanese {
        return Vec::new();
    }
    let quoted = quoted(&chars);
    own.into_iter().filter(|at| !quoted[*at]).filter_map(|at| Some(Foreign { at, meant: meant(&chars, at)? })).collect()
}

/// The traditional character that was meant: by a word of two that it stands in, or the only one there is.
fn meant(chars: &[char], at: usize) -> Option<char> {
    let plain = |from: usize| chars.get(from..from + 2).map(|two| two.iter().map(|c| simplified(*c)).collect::<String>());
    let words = [Some(at), at.checked_sub(1)].into_iter().flatten();
    let by_word = words.filter_map(|from| Some((from, plain(from).filter(|two| is_word(two))?))).find_map(|(from, word)| {
        let made: Vec<char> = traditional(&word).chars().collect();
        (made.len() == 2).then(|| made[at - from])
    });
    let alone = || traditional(&chars[at].to_string()).chars().next().filter(|_| ALONE.contains(chars[at]));
    by_word.or_else(alone).filter(|meant| *meant != chars[at])
}

fn traditional(text: &str) -> String {
    static CONVERTER: OnceLock<Converter> = OnceLock::new();
    let rules = || Rules { script: Script::Hant(Area::Any), quotes: Quotes::Keep, words: Default::default(), names: Default::default() };
    CONVERTER.get_or_init(|| Converter::new(rules())).text(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::script::has_traditional;

    fn found(text: &str) -> String {
        let block: Vec<Glyph> = text.char_indices().map(|(at, c)| Glyph { c, at: Some(at) }).collect();
        simplified_in(&block).into_iter().map(|one| one.meant).collect()
    }

    #[test]
    fn a_simplified_character_in_a_traditional_text_is_found() {
        assert_eq!(found("三天的培训結束以後，學員們回到單位，繼續學習。"), "訓");
        assert_eq!(found("三天的課程結束以後，學員們回到單位，一起談了乡村振興的发展。"), "鄉發");
        assert_eq!(found("會後他去理髮店，头发剪得很短，大家都說好。"), "頭髮");
    }

    #[test]
    fn variants_quotations_and_simplified_paragraphs_are_fine() {
        for fine in [
            "台灣、公里、皇后、范仲淹、群眾、才幹、只有、干支、松樹、沖洗、床位、峰會、裡面、衛生、溫度、吃飯",
            "三天的培训结束以后，学员们回到单位，继续学习。",
            "引用「三天的培训結束了」這一句原話，以及《学習筆記》一書",
            "這一年的日本の会は、東京で開かれた。学員都很高興。",
            "三天的培訓結束以後，學員們回到單位，繼續學習，術語和頭髮。",
        ] {
            assert_eq!(found(fine), "", "{fine}");
        }
    }

    /// A traditional text has none of them: what they become when it is converted, they do not stand in already.
    #[test]
    fn no_character_of_the_lists_is_traditional() {
        for c in ALONE.chars().chain(IN_WORDS.chars()) {
            assert!(!has_traditional(&c.to_string()), "{c} is traditional itself");
        }
        for c in ALONE.chars() {
            assert_ne!(traditional(&c.to_string()), c.to_string(), "{c} has no traditional form");
        }
        let mut all: Vec<char> = ALONE.chars().chain(IN_WORDS.chars()).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), ALONE.chars().count() + IN_WORDS.chars().count());
    }
}

//! What stands where a name belongs and is none: marks and labels around it, words for several people.

use crate::text::cjk::is_han;

/// Quotation marks of all keyboards; inside of a name they may be its own.
const QUOTES: &[char] = &['"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '＂', '＇'];

/// Brackets that no name has.
const BRACKETS: &[char] = &['【', '】', '［', '］', '[', ']', '｛', '｝', '〔', '〕', '《', '》'];

/// Words between two names, which names have too.
const JOINTS: &[char] = &['和', '与', '與', '及'];

/// How words for several people begin.
const BEGINNINGS: &[&str] = &["各", "全体", "全體", "有关", "有關", "相关", "相關"];

/// How they end.
const ENDS: &[&str] =
    &["等", "等人", "领导", "領導", "代表", "人员", "人員", "成员", "成員", "学员", "學員", "嘉宾", "嘉賓", "专家", "專家", "干部", "幹部"];

/// Whether marks or a label stand around a name.
pub(super) fn around(text: &str) -> bool {
    let is_chinese = text.contains(is_han);
    let (first, last) = (text.starts_with(QUOTES), text.ends_with(QUOTES));
    // A name of other letters may begin with a mark: `‘Abd al-Rahman`.
    let quoted = if is_chinese { first || last } else { first && last };
    quoted || text.contains(BRACKETS) || text.contains('：') || is_chinese && text.contains(':')
}

/// A text without the marks and the label around it, if there are any.
pub(super) fn without(text: &str) -> Option<String> {
    let is_label = |label: &str| !label.is_empty() && label.chars().all(is_han);
    let name = text.split_once(['：', ':']).filter(|(label, _)| is_label(label)).map_or(text, |(_, name)| name);
    let name = name.replace(BRACKETS, "").replace(QUOTES, "");
    let stray = around(text) || text.split(['(', '（']).next().is_some_and(|name| around(name.trim()));
    Some(name.trim().to_string()).filter(|name| stray && !name.is_empty() && name != text)
}

/// Whether a name of Chinese characters may be those of several people, or none.
pub(super) fn is_of_several(name: &str) -> bool {
    if is_counted(name) {
        return true;
    }
    let length = name.chars().count();
    if length < 3 || !name.chars().all(is_han) {
        return false;
    }
    let fits = |part: &str| (2..=4).contains(&part.chars().count());
    // Names of four characters may hold 和: `欧阳和平`.
    let joined = length > 4 && name.match_indices(JOINTS).any(|(at, joint)| fits(&name[..at]) && fits(&name[at + joint.len()..]));
    joined || BEGINNINGS.iter().any(|word| name.starts_with(word)) || ENDS.iter().any(|word| name.ends_with(word))
}

/// Whether somebody is named for a number of people: `张三等3人`, `李四等十余位代表`.
fn is_counted(name: &str) -> bool {
    let Some((head, rest)) = name.split_once('等') else { return false };
    let is_number = |c: char| c.is_numeric() || "〇零一二三四五六七八九十百两兩几幾数數余餘多".contains(c);
    let people = rest.trim_start().trim_start_matches(is_number).trim_start();
    head.chars().any(is_han) && people.len() < rest.len() && people.starts_with(['人', '名', '位', '个', '個', '同'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_are_left_alone() {
        for one in ["张三", "欧阳和平", "李和平", "王与之", "爱新觉罗溥仪", "买买提·吐尔逊", "John Smith", "和平", "等等", "平等"]
        {
            assert!(!is_of_several(one), "{one}");
        }
        for several in ["冯四和冯七", "郑十等", "各县区分管领导", "全体学员", "欧阳修与王安石", "张三等3人", "李四等 十余位代表"]
        {
            assert!(is_of_several(several), "{several}");
        }
    }
}

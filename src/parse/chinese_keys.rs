//! Keys that authors write in Chinese, and the keys that huikan knows for them.
//!
//! Most are headers of spreadsheets and come from there; here is what only documents have. What a key means depends
//! on the document, so that one word stands at several: 时间 is `start` of an event and `date` of a report.

use super::tables::key_of_header;
use crate::text::cjk::is_han;

/// Keys with what people call them.
const KEYS: &[(&str, &str)] = &[
    ("title", "标题 標題 题目 題目 题名 名称 名稱 主题 文章标题 活动名称 培训名称"),
    ("name", "姓名 名字 名称 名稱 标题 人名 单位名称"),
    ("subtitle", "副标题 副標題 副题"),
    ("date", "日期 时间 時間 发布日期 发布时间 发稿日期 报道日期"),
    ("start", "时间 時間 日期 开始 開始 开始时间 開始時間 开始日期 起始时间 活动时间 培训时间 会议时间"),
    ("end", "结束 結束 结束时间 結束時間 结束日期 截止时间"),
    ("kind", "类型 類型 类别 類別 种类"),
    ("summary", "摘要 简介 簡介 概要 导语 提要 内容提要"),
    ("bio", "简介 簡介 个人简介 人物简介"),
    ("venue", "地点 地點 地址 活动地点 会议地点 培训地点"),
    ("organisers", "主办 主办单位 主辦單位 主办方 组织单位"),
    ("co_organisers", "承办 承办单位 协办 协办单位"),
    ("participants", "人数 参训人数 参加人数 学员人数"),
    ("audience", "对象 對象 培训对象 参加对象 听众"),
    ("topics", "标签 標籤 关键词 關鍵詞 话题"),
    ("region", "地区 地區 区域"),
    ("series", "系列"),
    ("edition", "期数 届次 期次"),
    ("cover", "封面 封面图 题图"),
    ("photos", "照片 图片 圖片 相片"),
    ("photo", "照片 头像 相片"),
    ("alt", "替代文字 图片描述 画面内容"),
    ("caption", "图注 图说 圖說"),
    ("credit", "图片署名 摄影者"),
    ("focal", "焦点 焦點 重点 重點 主体位置"),
    ("decorative", "装饰 裝飾 装饰图"),
    ("agenda", "议程 議程 日程 课程表 日程安排"),
    ("sign_off", "署名 落款"),
    ("source", "来源 來源 出处 原载"),
    ("related", "相关 相关报道"),
    ("attachments", "附件"),
    ("materials", "课件 材料 讲义"),
    ("links", "链接 連結"),
    ("lang", "语言 語言"),
    ("draft", "草稿"),
    ("aliases", "旧网址"),
    ("outcomes", "成效"),
    ("pinyin", "拼音"),
];

/// What those who wrote, edited and approved an article did, as sign-offs have it.
const ROLES: &str = "记者 記者 通讯员 通訊員 作者 撰稿 撰文 供稿 文 图 文字 编辑 編輯 责编 责任编辑 美编 校对 校對 摄影 攝影 \
                     审核 審核 审签 一审 二审 三审 一審 二審 三審 初审 复审 终审 监制 author reporter correspondent editor photographer";

/// The keys of a document that a key in Chinese may mean.
pub(super) fn meant<'k>(key: &str, known: &[&'k str]) -> Vec<&'k str> {
    let key = key.trim();
    if !key.contains(is_han) {
        return Vec::new();
    }
    let own = KEYS.iter().filter(|(_, words)| words.split_whitespace().any(|word| word == key)).map(|(own, _)| *own);
    let all: Vec<&str> = own.chain(key_of_header(key)).collect();
    let mut meant: Vec<&str> = Vec::new();
    for one in known.iter().filter(|one| all.contains(one)) {
        if !meant.contains(one) {
            meant.push(one);
        }
    }
    meant
}

/// Whether some words are what people call a key of any document.
pub(super) fn is_key(words: &str) -> bool {
    let is_own = |(_, all): &(&str, &str)| all.split_whitespace().any(|word| word == words);
    KEYS.iter().any(is_own) || key_of_header(words).is_some()
}

/// Whether a key is what somebody did, and so belongs into the sign-off.
pub(super) fn is_role(key: &str) -> bool {
    let key = key.trim().to_lowercase();
    ROLES.split_whitespace().any(|role| role == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_what_the_document_knows() {
        let (event, report) = (["title", "start", "venue", "topics"], ["title", "date", "sign_off"]);
        assert_eq!(meant("标题", &event), ["title"]);
        assert_eq!(meant("时间", &event), ["start"]);
        assert_eq!(meant("时间", &report), ["date"]);
        assert_eq!(meant("地点", &event), ["venue"]);
        assert_eq!(meant("主讲人", &["speakers"]), ["speakers"]);
        for other in ["天气", "titel", "地点"] {
            assert_eq!(meant(other, &report), [""; 0], "{other}");
        }
        assert!(is_role("记者") && is_role("Author") && !is_role("标题"));
    }
}

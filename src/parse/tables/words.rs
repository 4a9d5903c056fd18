//! What cells of agendas say beside names, times and the words of [`crate::model::Word`].

use crate::model::{SessionKind, Word};
use crate::text::plain::plain;

/// What an agenda writes where something is not known yet.
const OPEN: &[&str] =
    &["待定", "未定", "待通知", "另行通知", "待确认", "待確認", "tbd", "tba", "tbc", "-", "--", "—", "——", "–", "/", "无", "無", "n/a"];

/// Begins of rows below a table that explain it.
const REMARKS: &[&str] = &[
    "注",
    "备注",
    "備註",
    "说明",
    "說明",
    "附注",
    "※",
    "*",
    "温馨提示",
    "note",
    "remark",
    "ps",
    "联系人",
    "聯絡人",
    "制表",
    "主办单位",
    "主办",
];

/// The type that a title tells: by being its name, or by beginning with one that is nothing else, as `现场教学：白桥村`.
#[must_use]
pub fn kind_of_title(title: &str) -> Option<SessionKind> {
    const CLEAR: &[&str] = &[
        "开班式",
        "开班仪式",
        "开班动员",
        "开幕式",
        "开学典礼",
        "结业式",
        "结业仪式",
        "闭幕式",
        "现场教学",
        "现场参观",
        "实地考察",
        "参观",
        "分组研讨",
        "分组讨论",
        "小组讨论",
        "小组研讨",
        "座谈会",
        "自学",
        "颁奖",
        "颁奖仪式",
        "授牌仪式",
        "合影",
        "报到",
        "签到",
        "离校",
        "离会",
        "返程",
        "茶歇",
        "早餐",
        "午餐",
        "晚餐",
        "午休",
    ];
    let title = title.trim();
    let begins = |word: &&&str| title.strip_prefix(**word).and_then(|rest| rest.chars().next()).is_some_and(ends_word);
    SessionKind::parse(title)
        .or_else(|| CLEAR.iter().filter(begins).max_by_key(|word| word.len()).and_then(|word| SessionKind::parse(word)))
}

fn ends_word(next: char) -> bool {
    !next.is_alphanumeric() || "暨及和与并".contains(next)
}

/// The word by which a remark or a title says that a session does not take place as planned.
pub(super) fn status_elsewhere(text: &str, is_title: bool) -> Option<&'static str> {
    const WORDS: &[&str] = &["取消", "停课", "改期", "延期", "推迟"];
    let holds = |part: &str, word: &str| {
        let bare = plain(part);
        let bare = bare.strip_prefix('已').unwrap_or(&bare);
        bare == word || !is_title && (bare.starts_with(word) && bare.chars().count() < 10 || bare.ends_with(word) && !bare.contains('不'))
    };
    let parts = text.split(['（', '）', '(', ')', '【', '】', '[', ']', '，', '。', '；', ';', ',', '\n', ' ']);
    let mut parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
    if is_title && parts.len() < 2 {
        parts.clear();
    }
    WORDS.iter().find(|word| parts.iter().any(|part| holds(part, word))).copied()
}

/// Whether a status says that a date is another one, but not which.
pub(super) fn is_ambiguous_status(text: &str) -> bool {
    matches!(plain(text).as_str(), "改期" | "已改期" | "调课" | "改时间")
}

/// Whether a text only says that nothing is known yet.
pub(in crate::parse) fn is_open(text: &str) -> bool {
    let word = plain(text);
    word.is_empty() || OPEN.contains(&word.as_str())
}

/// Whether a row that begins so explains the table.
pub(super) fn is_remark(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '（', '【', '[']).to_lowercase();
    REMARKS.iter().any(|word| {
        let rest = text.strip_prefix(word);
        let marked = |rest: &str| matches!(*word, "※" | "*") || rest.trim_start().starts_with([':', '：', '、', '.', '1', '一', ' ']);
        rest.is_some_and(marked)
    })
}

/// Whether a day's session takes all of it.
pub(super) fn is_whole_day(text: &str) -> bool {
    matches!(plain(text).as_str(), "全天" | "整天" | "allday" | "wholeday")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_types_only_where_they_are_clear() {
        for (title, kind) in [
            ("开班式暨动员讲话", Some(SessionKind::Opening)),
            ("现场教学：白桥村", Some(SessionKind::SiteVisit)),
            ("分组研讨", Some(SessionKind::Discussion)),
            ("离校", Some(SessionKind::Break)),
            ("报到、领取资料", Some(SessionKind::Break)),
            ("现场教学法的运用", None),
            ("报到证怎样办理", None),
            ("阅读与写作", None),
        ] {
            assert_eq!(kind_of_title(title), kind, "{title}");
        }
    }

    #[test]
    fn cancellations_outside_their_column_are_noticed() {
        for (text, is_title, word) in [
            ("数字政府（取消）", true, Some("取消")),
            ("【延期】数字政府", true, Some("延期")),
            ("取消农业税以后的乡村", true, None),
            ("取消", true, None),
            ("本场取消", false, Some("取消")),
            ("因故延期，另行通知", false, Some("延期")),
            ("改期到周五", false, Some("改期")),
            ("不得取消", false, None),
            ("请带笔记本", false, None),
        ] {
            assert_eq!(status_elsewhere(text, is_title), word, "{text}");
        }
    }
}

//! The everyday words for types and statuses, as they stand in the cells of agendas.

use crate::model::{SessionKind, Status, Word};

/// Types; without spaces, as they are compared.
const KINDS: &[(SessionKind, &str)] = &[
    (SessionKind::Opening, "开班式 开班 开幕 开幕式 开营 开营仪式 开班仪式 开班动员 開幕 開幕式 開班式 开学典礼"),
    (
        SessionKind::Lecture,
        "讲座 讲课 授课 专题讲座 专题授课 专题报告 专题辅导 面授 讲授 报告 主旨报告 主旨演讲 演讲 党课 课程 理论教学 專題講座 演講 \
         主題演講 專題報告 keynote talk course",
    ),
    (SessionKind::CaseSharing, "案例交流 案例 案例分享 案例教学 经验交流 交流发言 經驗交流 案例分享會"),
    (
        SessionKind::Discussion,
        "讨论 分组讨论 研讨 座谈 座谈会 分组研讨 小组讨论 小组研讨 圆桌 圆桌论坛 圆桌对话 互动 互动交流 交流研讨 討論 分組討論 座談 panel workshop",
    ),
    (SessionKind::SiteVisit, "现场教学 现场参观 参观 考察 实地考察 参观考察 观摩 現場教學 參觀 visit excursion"),
    (SessionKind::SelfStudy, "自学 自習 自习 自學 阅读"),
    (SessionKind::Ceremony, "仪式 颁奖 颁奖仪式 授牌 授牌仪式 签约 签约仪式 合影 頒獎 儀式"),
    (SessionKind::Closing, "结业式 结业 闭幕 闭幕式 结业仪式 总结 閉幕 閉幕式 結業式"),
    (
        SessionKind::Break,
        "休息 茶歇 午休 课间 课间休息 早餐 午餐 晚餐 用餐 中餐 午饭 晚饭 報到 报到 签到 簽到 入场 返程 离会 离校 lunch coffee coffeebreak \
         teabreak dinner breakfast registration",
    ),
    (SessionKind::Social, "联谊 联欢 晚宴 欢迎晚宴 招待会 歡迎晚宴 聯誼 reception banquet party"),
];

const STATUSES: &[(Status, &str)] = &[
    (Status::Scheduled, "正常 照常 已确认 确认 已確認 confirmed"),
    (Status::Cancelled, "取消 已取消 停课 canceled"),
    (Status::Postponed, "延期 推迟 已延期 延後"),
    (Status::MovedOnline, "线上 改为线上 转线上 線上 改為線上 online movedonline"),
];

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

/// The type that a word means.
#[must_use]
pub fn kind(text: &str) -> Option<SessionKind> {
    let plain = super::plain(text);
    let bare = ["环节", "環節", "阶段", "时间"].iter().find_map(|ending| plain.strip_suffix(ending)).unwrap_or(&plain);
    let known = |word: &str| KINDS.iter().find(|(_, words)| words.split_whitespace().any(|one| one == word)).map(|(kind, _)| *kind);
    known(&plain).or_else(|| known(bare)).or_else(|| SessionKind::parse(text))
}

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
    kind(title).or_else(|| CLEAR.iter().filter(begins).max_by_key(|word| word.len()).and_then(|word| kind(word)))
}

fn ends_word(next: char) -> bool {
    !next.is_alphanumeric() || "暨及和与并".contains(next)
}

/// The word by which a remark or a title says that a session does not take place as planned.
pub(super) fn status_elsewhere(text: &str, is_title: bool) -> Option<&'static str> {
    const WORDS: &[&str] = &["取消", "停课", "改期", "延期", "推迟"];
    let holds = |part: &str, word: &str| {
        let bare = super::plain(part);
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
    matches!(super::plain(text).as_str(), "改期" | "已改期" | "调课" | "改时间")
}

/// The status that a word means.
pub(super) fn status(text: &str) -> Option<Status> {
    let plain = super::plain(text);
    let known = STATUSES.iter().find(|(_, words)| words.split_whitespace().any(|one| one == plain));
    known.map(|(status, _)| *status).or_else(|| Status::parse(text))
}

/// Words to name in a message.
pub(super) struct Known {
    /// The usual one for each meaning.
    pub(super) first: Vec<&'static str>,
    /// All of them.
    pub(super) all: Vec<&'static str>,
}

/// The words for types.
pub(super) fn kinds() -> Known {
    known(KINDS.iter().map(|(_, words)| *words))
}

/// The words for statuses.
pub(super) fn statuses() -> Known {
    known(STATUSES.iter().map(|(_, words)| *words))
}

fn known(lists: impl Iterator<Item = &'static str> + Clone) -> Known {
    let first = lists.clone().filter_map(|words| words.split_whitespace().next()).collect();
    Known { first, all: lists.flat_map(str::split_whitespace).collect() }
}

/// Whether a text only says that nothing is known yet.
pub(in crate::parse) fn is_open(text: &str) -> bool {
    let plain = super::plain(text);
    plain.is_empty() || OPEN.contains(&plain.as_str())
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
    matches!(super::plain(text).as_str(), "全天" | "整天" | "allday" | "wholeday")
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

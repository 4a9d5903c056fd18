//! The everyday words for types and statuses, as they stand in the cells of agendas.

use crate::model::{SessionKind, Status, Word};

/// Types; without spaces, as they are compared.
const KINDS: &[(SessionKind, &str)] = &[
    (SessionKind::Opening, "开班式 开班 开幕 开幕式 开营 开营仪式 开班仪式 开班动员 開幕 開幕式 開班式 开学典礼"),
    (
        SessionKind::Lecture,
        "讲座 讲课 授课 专题讲座 专题授课 专题报告 专题辅导 报告 主旨报告 主旨演讲 演讲 党课 课程 理论教学 專題講座 演講 \
         主題演講 專題報告 keynote talk course",
    ),
    (SessionKind::CaseSharing, "案例交流 案例 案例分享 案例教学 经验交流 交流发言 經驗交流 案例分享會"),
    (
        SessionKind::Discussion,
        "讨论 分组讨论 研讨 座谈 座谈会 圆桌 圆桌论坛 圆桌对话 互动 互动交流 交流研讨 討論 分組討論 座談 panel workshop",
    ),
    (SessionKind::SiteVisit, "现场教学 参观 考察 实地考察 参观考察 观摩 現場教學 參觀 visit excursion"),
    (SessionKind::SelfStudy, "自学 自習 自习 自學 阅读"),
    (SessionKind::Ceremony, "仪式 颁奖 颁奖仪式 授牌 授牌仪式 签约 签约仪式 合影 頒獎 儀式"),
    (SessionKind::Closing, "结业式 结业 闭幕 闭幕式 结业仪式 总结 閉幕 閉幕式 結業式"),
    (
        SessionKind::Break,
        "休息 茶歇 午休 课间 课间休息 早餐 午餐 晚餐 用餐 中餐 午饭 晚饭 報到 报到 签到 簽到 入场 返程 离会 lunch coffee coffeebreak \
         teabreak dinner breakfast registration",
    ),
    (SessionKind::Social, "联谊 联欢 晚宴 欢迎晚宴 招待会 歡迎晚宴 聯誼 reception banquet party"),
];

const STATUSES: &[(Status, &str)] = &[
    (Status::Scheduled, "正常 照常 已确认 确认 已確認 confirmed"),
    (Status::Cancelled, "取消 已取消 停课 canceled"),
    (Status::Postponed, "延期 推迟 改期 已延期 延後"),
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
pub(super) fn kind(text: &str) -> Option<SessionKind> {
    let plain = super::plain(text);
    let bare = ["环节", "環節", "阶段", "时间"].iter().find_map(|ending| plain.strip_suffix(ending)).unwrap_or(&plain);
    let known = |word: &str| KINDS.iter().find(|(_, words)| words.split_whitespace().any(|one| one == word)).map(|(kind, _)| *kind);
    known(&plain).or_else(|| known(bare)).or_else(|| SessionKind::parse(text))
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
pub(super) fn is_open(text: &str) -> bool {
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

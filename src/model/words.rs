//! The closed vocabularies: kinds, statuses, visibilities, each word with those that people say for it.

use serde::{Deserialize, Serialize};

use crate::diag::Severity;
use crate::text::plain::plain;

/// A closed set of words that may stand in front matter, in cells and behind flags.
pub trait Word: Copy + 'static {
    /// Every value with its word.
    const ALL: &'static [(Self, &'static str)];

    /// The everyday words for the values, the usual one first, as [`plain`] has them.
    const SAID: &'static [(Self, &'static str)];

    /// The value of a word, whatever its case: of ours, or of an everyday one with or without 环节 and the like behind it.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        let word = text.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.iter().find(|(_, own)| *own == word).map(|(value, _)| *value).or_else(|| said(text))
    }
}

/// The value of an everyday word.
fn said<W: Word>(text: &str) -> Option<W> {
    let word = plain(text);
    let bare = ["环节", "環節", "阶段", "时间"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(&word);
    let known = |word: &str| W::SAID.iter().find(|(_, words)| words.split_whitespace().any(|one| one == word)).map(|(value, _)| *value);
    known(&word).or_else(|| known(bare))
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal $(, said $said:literal)?;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl Word for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$variant, $word),)*];
            const SAID: &'static [(Self, &'static str)] = &[$($(($name::$variant, $said),)?)*];
        }

        impl $name {
            /// The word for it, as in front matter and in views.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// What sort of gathering an event is.
    EventKind {
        /// A training course.
        Course = "course", said "培训班 培训 研修班 轮训班 训练班 进修班 讲习班 培訓班 培訓";
        /// A lecture, or a forum of lectures.
        Lecture = "lecture", said "讲座 报告会 论坛 講座 論壇";
        /// A conference.
        Conference = "conference", said "会议 大会 年会 會議 大會";
        /// A workshop.
        Workshop = "workshop", said "研习 研习班 工作坊 研習";
        /// A seminar.
        Seminar = "seminar", said "研讨 研讨会 座谈会 交流会 沙龙 研討 研討會";
        /// A ceremony.
        Ceremony = "ceremony", said "典礼 仪式 表彰大会 颁奖典礼 典禮 儀式";
    }
}

words! {
    /// Where the most important of a picture is: it stays when a page cuts the picture to fit.
    Focal {
        /// In the middle.
        Center = "center", said "中间 中 中央 正中 居中 中心 中間 centre middle";
        /// At the top.
        Top = "top", said "上 上方 上边 上面 上部 顶部 上邊 頂部";
        /// At the bottom.
        Bottom = "bottom", said "下 下方 下边 下面 下部 底部 下邊";
        /// At the left.
        Left = "left", said "左 左侧 左边 左面 左側 左邊";
        /// At the right.
        Right = "right", said "右 右侧 右边 右面 右側 右邊";
        /// In the upper left corner.
        TopLeft = "top-left", said "左上 左上角 上左 topleft lefttop";
        /// In the upper right corner.
        TopRight = "top-right", said "右上 右上角 上右 topright righttop";
        /// In the lower left corner.
        BottomLeft = "bottom-left", said "左下 左下角 下左 bottomleft leftbottom";
        /// In the lower right corner.
        BottomRight = "bottom-right", said "右下 右下角 下右 bottomright rightbottom";
    }
}

words! {
    /// Why readers do not see something yet; only a preview for its author shows it.
    Unpublished {
        /// It is not finished.
        Draft = "draft";
        /// Its time has not come.
        Embargo = "embargo";
        /// Its author hid it.
        Hidden = "hidden";
    }
}

words! {
    /// What happens in a session.
    SessionKind {
        /// Speeches that open the event.
        Opening = "opening", said "开班式 开班 开幕 开幕式 开营 开营仪式 开班仪式 开班动员 開幕 開幕式 開班式 开学典礼";
        /// Somebody teaches.
        Lecture = "lecture", said "讲座 讲课 授课 专题讲座 专题授课 专题报告 专题辅导 面授 讲授 报告 主旨报告 主旨演讲 演讲 党课 课程 \
            理论教学 專題講座 演講 主題演講 專題報告 keynote talk course";
        /// Practitioners report from their work.
        CaseSharing = "case-sharing", said "案例交流 案例 案例分享 案例教学 经验交流 交流发言 經驗交流 案例分享會";
        /// Talk in groups or on a panel.
        Discussion = "discussion", said "讨论 分组讨论 研讨 座谈 座谈会 分组研讨 小组讨论 小组研讨 圆桌 圆桌论坛 圆桌对话 互动 互动交流 交流研讨 \
            討論 分組討論 座談 panel workshop";
        /// A visit somewhere.
        SiteVisit = "site-visit", said "现场教学 现场参观 参观 考察 实地考察 参观考察 观摩 現場教學 參觀 visit excursion";
        /// Everybody reads.
        SelfStudy = "self-study", said "自学 自習 自习 自學 阅读";
        /// A ceremony inside an event.
        Ceremony = "ceremony", said "仪式 颁奖 颁奖仪式 授牌 授牌仪式 签约 签约仪式 合影 頒獎 儀式";
        /// Speeches that close the event.
        Closing = "closing", said "结业式 结业 闭幕 闭幕式 结业仪式 总结 閉幕 閉幕式 結業式";
        /// A pause.
        Break = "break", said "休息 茶歇 午休 课间 课间休息 早餐 午餐 晚餐 用餐 中餐 午饭 晚饭 報到 报到 签到 簽到 入场 返程 离会 离校 \
            lunch coffee coffeebreak teabreak dinner breakfast registration";
        /// A meal, a party.
        Social = "social", said "联谊 联欢 晚宴 欢迎晚宴 招待会 歡迎晚宴 聯誼 reception banquet party";
    }
}

words! {
    /// Whether a thing takes place as announced.
    Status {
        /// As planned.
        Scheduled = "scheduled", said "正常 照常 已确认 确认 已確認 confirmed";
        /// It does not take place.
        Cancelled = "cancelled", said "取消 已取消 停课 停办 canceled";
        /// It takes place later.
        Postponed = "postponed", said "延期 推迟 已延期 延後";
        /// It takes place on line instead.
        MovedOnline = "moved-online", said "线上 改为线上 转线上 線上 改為線上 online movedonline";
    }
}

words! {
    /// Where the audience is.
    Attendance {
        /// In the room.
        Offline = "offline", said "线下 现场 線下 現場";
        /// On line.
        Online = "online", said "线上 在线 网上 線上 網上";
        /// Both.
        Mixed = "mixed", said "线上线下 兼有 线上线下结合 线上线下同步 混合 線上線下";
    }
}

words! {
    /// Who may come across a page.
    Visibility {
        /// Everybody, in every list.
        Public = "public", said "公开 公開";
        /// Those who have the address: in no list, feed, or sitemap.
        Unlisted = "unlisted", said "不列出";
        /// Nobody: it is not published.
        Hidden = "hidden", said "隐藏 不公开 隱藏 不公開";
    }
}

words! {
    /// What a list goes by, as an author says it.
    Order {
        /// As the author wrote it.
        AsWritten = "as-written", said "原样 照写的 原次序 原順序 原樣";
        /// How Chinese characters are read.
        Pinyin = "pinyin", said "拼音 按拼音 音序 姓氏拼音 按姓氏拼音";
        /// How they are written: 按姓氏笔画为序.
        Stroke = "stroke", said "笔画 按笔画 笔划 姓氏笔画 按姓氏笔画 筆畫 筆劃 姓氏筆畫";
        /// As the dictionaries of the site's language have it.
        Title = "title", said "名称 标题 按名称 按标题 名稱 標題";
        /// The latest first.
        Date = "date", said "日期 按日期 时间 按时间 時間";
        /// The fullest first.
        Count = "count", said "数量 按数量 篇数 數量";
    }
}

words! {
    /// How bad findings of a check are, as an author says it.
    Level {
        /// The site is not published.
        Error = "error", said "错误 錯誤";
        /// The site is published; the author should look.
        Warning = "warning", said "提醒 警告";
        /// Nothing is said.
        Off = "off", said "关闭 关 不查 關閉 關";
    }
}

words! {
    /// The four parts of a case study.
    CasePart {
        /// What the matter was.
        Background = "background";
        /// What was done.
        Approach = "approach";
        /// What came of it.
        Outcomes = "outcomes";
        /// What others can learn.
        Lessons = "lessons";
    }
}

impl Order {
    /// What people in one document may be ordered by.
    pub const OF_PEOPLE: &'static [Order] = &[Order::AsWritten, Order::Pinyin, Order::Stroke, Order::Title];

    /// What pages below a page may be ordered by.
    pub const OF_PAGES: &'static [Order] = &[Order::AsWritten, Order::Pinyin, Order::Stroke, Order::Title, Order::Date];

    /// Whether it goes by the words of what is listed, so that an index by them can be made.
    #[must_use]
    pub fn is_by_words(self) -> bool {
        match self {
            Order::Pinyin | Order::Stroke | Order::Title => true,
            Order::AsWritten | Order::Date | Order::Count => false,
        }
    }
}

impl SessionKind {
    /// Whether it is a pause rather than something to attend: it has no page unless somebody speaks in it.
    #[must_use]
    pub fn is_pause(self) -> bool {
        match self {
            SessionKind::Break | SessionKind::Social => true,
            SessionKind::Opening
            | SessionKind::Lecture
            | SessionKind::CaseSharing
            | SessionKind::Discussion
            | SessionKind::SiteVisit
            | SessionKind::SelfStudy
            | SessionKind::Ceremony
            | SessionKind::Closing => false,
        }
    }
}

impl Level {
    /// How bad that is; `None` for nothing at all.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Off => None,
        }
    }
}

impl Status {
    /// Whether it takes place at the time that is written.
    #[must_use]
    pub fn takes_place(self) -> bool {
        match self {
            Status::Scheduled | Status::MovedOnline => true,
            Status::Cancelled | Status::Postponed => false,
        }
    }

    /// A session's own status, or else that of the event it belongs to.
    #[must_use]
    pub fn or(self, event: Status) -> Status {
        if self == Status::Scheduled { event } else { self }
    }

    /// The word for it unless all goes as planned.
    #[must_use]
    pub fn remark(self) -> Option<&'static str> {
        (self != Status::Scheduled).then(|| self.word())
    }
}

impl CasePart {
    /// The part a heading opens, by the words Chinese case studies use for it.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<CasePart> {
        const SIGNS: &[(CasePart, &[&str])] = &[
            (CasePart::Background, &["背景", "起因", "缘起", "緣起"]),
            (CasePart::Lessons, &["启示", "啟示", "经验", "經驗", "体会", "體會"]),
            (CasePart::Outcomes, &["成效", "反响", "反響", "效果", "成果"]),
            (CasePart::Approach, &["做法", "经过", "經過", "举措", "舉措"]),
        ];
        SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| heading.contains(sign))).map(|(part, _)| *part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_are_understood_however_they_are_typed() {
        assert_eq!(SessionKind::parse("讨论"), Some(SessionKind::Discussion));
        assert_eq!(SessionKind::parse("讨论环节"), Some(SessionKind::Discussion));
        assert_eq!(SessionKind::parse("Case Sharing"), Some(SessionKind::CaseSharing));
        assert_eq!(Status::parse(" 取 消 "), Some(Status::Cancelled));
        assert_eq!(Order::parse("笔画"), Some(Order::Stroke));
        assert_eq!(EventKind::parse("培训班"), Some(EventKind::Course));
        assert_eq!(SessionKind::parse("沙龙"), None);
    }

    #[test]
    fn no_everyday_word_means_two_things() {
        fn check<W: Word + PartialEq + std::fmt::Debug>() {
            for (value, words) in W::SAID {
                for word in words.split_whitespace() {
                    assert_eq!(W::parse(word), Some(*value), "{word}");
                    assert_eq!(plain(word), word, "{word} is not written as it is compared");
                }
            }
        }
        check::<EventKind>();
        check::<SessionKind>();
        check::<Status>();
        check::<Attendance>();
        check::<Visibility>();
        check::<Order>();
        check::<Level>();
        check::<Focal>();
    }
}

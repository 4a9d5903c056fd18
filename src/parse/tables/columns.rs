//! The words that head the columns of an agenda: every spelling we know, in one table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::parse::fields::nearest;
use crate::text::plain::plain;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// The day.
    Date,
    /// The weekday, to be checked against the day.
    Weekday,
    /// When it begins and ends, a part of the day, or also the day.
    Time,
    /// When it begins.
    Start,
    /// When it ends.
    End,
    /// How long it takes.
    Duration,
    /// Where; a room, or a venue beside a column of rooms.
    Place,
    /// The room.
    Room,
    /// The venue.
    Venue,
    /// What sort of session.
    Kind,
    /// The title.
    Title,
    /// What happens: the title, or a summary beside a column of titles.
    Content,
    /// Who appears, in the role that the header says.
    Speakers(Option<&'static str>),
    /// Names below a header for people.
    Name,
    /// Their job titles.
    JobTitle,
    /// Their organisations.
    Organisation,
    /// Organisation and job title in one.
    Affiliation,
    /// A remark.
    Note,
    /// A sentence or two.
    Summary,
    /// A text.
    Abstract,
    /// The track.
    Track,
    /// Topics.
    Topics,
    /// Whether it takes place.
    Status,
    /// The last part of the address.
    Id,
    /// The last part of the address when it was released.
    Was,
    /// Where the recording is.
    Recording,
    /// Numbers of rows and the like.
    Ignored,
}

/// Columns that run beside each other, by what their headers name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parallel {
    /// Each is a room.
    Room,
    /// Each is a track.
    Track,
}

/// Every column with its headers, `_` for the spaces in them; the first is the key that `agenda.yaml` has for it.
const HEADERS: &[(Column, &str)] = &[
    (Column::Date, "date 日期 day 上课日期 授课日期 活动日期 会议日期 培训日期 日_期"),
    (Column::Weekday, "weekday 星期 周次 礼拜 週 星期几"),
    (
        Column::Time,
        "time 时间 時間 时段 時段 时间段 時間段 时间安排 時間安排 起止时间 起止時間 上课时间 授课时间 会议时间 \
         具体时间 日期时间 日期及时间 part 午别 上下午 session_time slot time_slot when",
    ),
    (Column::Start, "start 开始 開始 开始时间 開始時間 起始时间 起始時間 起 start_time begin begins from"),
    (Column::End, "end 结束 結束 结束时间 結束時間 截止时间 终止时间 止 end_time ends until to"),
    (Column::Duration, "duration 时长 時長 用时 用時 时长（分钟） 分钟 length minutes"),
    (
        Column::Place,
        "地点 地點 place location where 会议地点 會議地點 上课地点 授课地点 教学地点 具体地点 培训地点 活动地点 地点安排 场地 場地",
    ),
    (Column::Room, "room 会场 會場 教室 会议室 會議室 房间 房間 场所 場所 主会场 会场地点 hall"),
    (Column::Venue, "venue 场馆 場館 地址 address"),
    (Column::Kind, "type 类型 類型 环节 環節 类别 類別 形式 性质 教学形式 授课形式 教学方式 授课方式 培训形式 kind format"),
    (
        Column::Title,
        "title 主题 主題 题目 題目 课题 課題 课程 課程 课程名称 課程名稱 标题 標題 名称 名稱 报告题目 報告題目 \
         演讲题目 演講題目 讲座题目 发言题目 专题 课程题目 培训课程 授课题目 授课主题 报告主题 议题 議題 topic_title session session_title talk \
         subject name_of_session",
    ),
    (
        Column::Content,
        "内容 內容 议程 議程 事项 事項 安排 活动 活動 活动内容 活動內容 培训内容 教学内容 课程内容 授课内容 学习内容 内容安排 教学安排 议程内容 工作内容 会议内容 会议议程 日程 \
         日程安排 项目 項目 agenda content item activity programme program event",
    ),
    (
        Column::Speakers(None),
        "speakers 主讲人 主講人 讲者 講者 主讲 主講 讲师 講師 授课人 授課人 授课教师 授課教師 授课老师 任课教师 教师 \
         教師 主讲老师 主讲教师 老师 师资 主讲嘉宾 演讲人 演講人 演讲嘉宾 报告人 報告人 讲课人 專家 专家 授课专家 主讲专家 \
         speaker lecturer presenter presenters lecturers who 人员 嘉宾",
    ),
    (Column::Speakers(Some("主持")), "主持人 主持 主持嘉宾 会议主持"),
    (Column::Speakers(Some("发言")), "发言人 发言 发言嘉宾 交流发言人"),
    (Column::Speakers(Some("發言")), "發言人 發言"),
    (Column::Speakers(Some("致辞")), "致辞人 致辞 致辞嘉宾 致辞领导"),
    (Column::Speakers(Some("致辭")), "致辭人 致辭"),
    (Column::Speakers(Some("点评")), "点评人 点评 点评嘉宾 点评专家"),
    (Column::Speakers(Some("點評")), "點評人 點評"),
    (Column::Speakers(Some("评议")), "评议人 评论人 评议"),
    (Column::Speakers(Some("與談")), "與談人 與談"),
    (Column::Speakers(Some("与谈")), "与谈人 与谈嘉宾 对话嘉宾 与谈"),
    (Column::Speakers(Some("召集")), "召集人 召集"),
    (Column::Speakers(Some("带队")), "带队 带队领导 带队人 领队"),
    (Column::Speakers(Some("翻译")), "翻译 口译"),
    (Column::Speakers(Some("chair")), "chair chairperson session_chair"),
    (Column::Speakers(Some("moderator")), "moderator host facilitator"),
    (Column::Speakers(Some("discussant")), "discussant discussants"),
    (Column::Speakers(Some("panellist")), "panellist panellists panelist panelists"),
    (Column::Name, "name 姓名 名字 人名"),
    (Column::JobTitle, "job_title 职务 職務 职称 職稱 职务职称 头衔 頭銜 身份 position job role_title"),
    (Column::Organisation, "organisation 单位 單位 工作单位 工作單位 所在单位 机构 機構 organization affiliation company institution"),
    (
        Column::Affiliation,
        "单位职务 單位職務 单位及职务 單位及職務 职务及单位 工作单位及职务 单位、职务 单位/职务 职务单位 \
         单位与职务",
    ),
    (Column::Note, "note 备注 備註 备註 附注 注 说明 說明 notes remark remarks comment comments 要求"),
    (Column::Summary, "summary 简介 簡介 概要 内容简介 課程簡介"),
    (Column::Abstract, "abstract 摘要 内容提要 详细内容 description"),
    (Column::Track, "track 分会场 分會場 分论坛 分論壇 专场 專場 板块 板塊 单元 單元 模块 組別 组别 班次"),
    (Column::Topics, "topics 标签 標籤 关键词 關鍵詞 tags keywords"),
    (Column::Status, "status 状态 狀態"),
    (Column::Id, "id 编码 代码 slug"),
    (Column::Was, "was 原id 原编号 原編號 原代码 原编码"),
    (Column::Recording, "recording 录像 錄影 回放 视频 video"),
    (
        Column::Ignored,
        "ignore 序号 序號 编号 編號 no no. # 序 忽略 学时 學時 课时 課時 学分 联系人 联系电话 人数 车号 车辆 桌号 房号 number",
    ),
];

/// What the names of rooms have in them, and of tracks.
const ROOM_SIGNS: &[&str] =
    &["会场", "會場", "教室", "报告厅", "報告廳", "会议室", "會議室", "会议厅", "礼堂", "禮堂", "room", "hall", "auditorium"];
const ROOM_ENDINGS: &[&str] = &["厅", "廳", "室", "馆", "館"];
const TRACK_SIGNS: &[&str] = &["论坛", "論壇", "专场", "專場", "track"];

/// The column that a header names.
pub(crate) fn of_header(header: &str) -> Option<Column> {
    let word = plain(header);
    if word.is_empty() {
        return None;
    }
    exactly(&word).or_else(|| {
        // Without what stands in brackets: `时间（北京时间）`; otherwise as several in one: `主讲人/职务`.
        let bare = plain(&without_brackets(header));
        exactly(&bare).or_else(|| several(&bare))
    })
}

/// Whether a text is a header.
pub(crate) fn is_known(header: &str) -> bool {
    of_header(header).is_some()
}

/// The key of a column, for messages.
pub(super) fn key(column: Column) -> &'static str {
    match column {
        Column::Speakers(_) | Column::Name => "speakers",
        Column::Place => "room",
        Column::Content => "title",
        column => HEADERS
            .iter()
            .find(|(known, _)| *known == column)
            .and_then(|(_, headers)| headers.split_whitespace().next())
            .unwrap_or_default(),
    }
}

/// The key that a session or its event has for what a header names.
pub(crate) fn key_of_header(header: &str) -> Option<&'static str> {
    exactly(&super::plain(header)).map(key)
}

/// The keys of all columns.
pub(crate) fn keys() -> Vec<String> {
    HEADERS
        .iter()
        .filter(|(column, _)| !matches!(column, Column::Speakers(Some(_))))
        .filter_map(|(_, headers)| headers.split_whitespace().next().map(str::to_string))
        .collect()
}

/// The header that may be meant by an unknown one.
pub(crate) fn near(header: &str) -> Option<String> {
    let word = plain(header);
    let known = || HEADERS.iter().flat_map(|(_, headers)| headers.split_whitespace());
    // One wrong character is likelier than one too many: `主讲入` is no `主讲`.
    let length = word.chars().count();
    let as_long = nearest(&word, known().filter(|one| one.chars().count() == length));
    as_long.or_else(|| nearest(&word, known())).or_else(|| near_pair(&word))
}

/// Of two characters one may be wrong, where the first is right: `时问`, `状况`.
fn near_pair(plain: &str) -> Option<String> {
    let pair = |text: &str| {
        let mut chars = text.chars();
        Some((chars.next()?, chars.next()?)).filter(|_| chars.next().is_none() && !text.is_ascii())
    };
    let (first, _) = pair(plain)?;
    let likely = |column: Column| {
        let told = is_told(column);
        told || matches!(column, Column::Speakers(None) | Column::Speakers(Some("主持")))
    };
    let known = HEADERS.iter().filter(|(column, _)| likely(*column)).flat_map(|(_, headers)| headers.split_whitespace());
    known.into_iter().find(|one| pair(one).is_some_and(|(own, _)| own == first)).map(str::to_string)
}

/// Whether a session is not what it is without such a column.
fn is_told(column: Column) -> bool {
    matches!(column, Column::Date | Column::Time | Column::Title | Column::Place | Column::Kind | Column::Status)
}

/// What a header that is no word for a column may name: one of several rooms or tracks side by side.
pub(super) fn parallel(header: &str, rooms: &[String]) -> Option<Parallel> {
    let word = plain(header);
    let name = without_brackets(header);
    let is_room = rooms.iter().any(|room| room.trim() == header.trim() || room.trim() == name.trim());
    let has = |signs: &[&str]| signs.iter().any(|sign| word.contains(sign));
    if is_room {
        return Some(Parallel::Room);
    }
    if has(TRACK_SIGNS) {
        return Some(Parallel::Track);
    }
    let ends = ROOM_ENDINGS.iter().any(|ending| plain(&name).ends_with(ending));
    (has(ROOM_SIGNS) || ends).then_some(Parallel::Room)
}

/// The headers as they are compared.
static KNOWN: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
    let pairs = HEADERS.iter().flat_map(|(column, headers)| headers.split_whitespace().map(|header| (plain(header), *column)));
    pairs.collect()
});

fn exactly(plain: &str) -> Option<Column> {
    KNOWN.get(plain).copied()
}

/// `主讲人及职务`: people with what stands behind their names; `日期/时间`: both in one.
fn several(plain: &str) -> Option<Column> {
    let parts: Vec<Column> = plain.split(['/', '、', '及', '和', '与', '與', '&', '|', '，', ',']).map(exactly).collect::<Option<_>>()?;
    let (first, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let of_people = |column: &Column| matches!(column, Column::JobTitle | Column::Organisation | Column::Affiliation);
    let of_time = |column: &Column| matches!(column, Column::Date | Column::Time | Column::Weekday);
    match first {
        Column::Speakers(_) | Column::Name if rest.iter().all(of_people) => Some(*first),
        // `主持人/讲者`: who of them is which, the cells do not say.
        Column::Speakers(_) if rest.iter().all(|one| matches!(one, Column::Speakers(_))) => {
            Some(if rest.iter().all(|one| one == first) { *first } else { Column::Speakers(None) })
        }
        first if of_people(first) && rest.iter().all(of_people) => Some(Column::Affiliation),
        first if of_time(first) && rest.iter().all(of_time) => Some(Column::Time),
        Column::Title | Column::Content if rest.iter().all(|one| matches!(one, Column::Title | Column::Content)) => Some(*first),
        _ => None,
    }
}

/// A text without its last brackets and what stands in them.
fn without_brackets(text: &str) -> String {
    let end = text.trim_end().trim_end_matches([')', '）']);
    match end.rfind(['(', '（']).filter(|_| end.len() < text.trim_end().len()) {
        Some(at) if at > 0 => end[..at].to_string(),
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_stands_for_two_columns() {
        let mut seen: Vec<(String, Column)> = Vec::new();
        for (column, headers) in HEADERS {
            for header in headers.split_whitespace() {
                let word = plain(header);
                let other = seen.iter().find(|(known, other)| *known == word && other != column);
                assert!(other.is_none(), "{header} is {column:?} and {other:?}");
                seen.push((word, *column));
            }
        }
    }

    #[test]
    fn headers_are_known_however_they_are_typed() {
        for (header, column) in [
            ("时　间", Column::Time),
            ("主讲人：", Column::Speakers(None)),
            ("時間（北京時間）", Column::Time),
            ("Job Title", Column::JobTitle),
            ("主讲人及职务", Column::Speakers(None)),
            ("姓名/单位", Column::Name),
            ("日期、时间", Column::Time),
            ("单位和职务", Column::Affiliation),
            ("地\n点", Column::Place),
            ("ＴＩＭＥ", Column::Time),
            ("主持人/讲者", Column::Speakers(None)),
            ("原ID", Column::Was),
        ] {
            assert_eq!(of_header(header), Some(column), "{header}");
        }
        assert_eq!(of_header("授课形态"), None);
        assert_eq!(near("主讲人员名").as_deref(), None);
        for (typo, meant) in [("时问", Some("时间")), ("状况", Some("状态")), ("主讲入", Some("主讲人")), ("用餐", None), ("摆渡车", None)]
        {
            assert_eq!(near(typo).as_deref(), meant, "{typo}");
        }
        assert_eq!(near("descripton").as_deref(), Some("description"));
    }

    #[test]
    fn rooms_and_tracks_are_told_apart() {
        assert_eq!(parallel("三楼报告厅", &[]), Some(Parallel::Room));
        assert_eq!(parallel("分论坛一：数字政务", &[]), Some(Parallel::Track));
        assert_eq!(parallel("东区", &[]), None);
        assert_eq!(parallel("东区", &["东区".to_string()]), Some(Parallel::Room));
    }
}

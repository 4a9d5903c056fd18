//! The workbook that an agenda can be started from: an empty sheet to fill in, and one of examples.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::messages::Tongue;

/// What stands in the workbook, in one language.
struct Words {
    /// The sheet to fill in, and the one of examples, whose name says that it is not read.
    sheets: [&'static str; 2],
    headers: [&'static str; 9],
    types: [&'static str; 10],
    /// What to do about a type that is not in the list.
    not_a_type: &'static str,
    examples: &'static [[&'static str; 9]],
    remarks: &'static [&'static str],
}

/// The widths of the columns, in characters.
const WIDTHS: [f64; 9] = [16.0, 15.0, 12.0, 36.0, 16.0, 22.0, 18.0, 16.0, 28.0];

/// Where the column of types is.
const TYPES: u16 = 2;

/// How many rows have the formats and the list of types.
const ROWS: u32 = 500;

const CHINESE: Words = Words {
    sheets: ["日程", "示例（不会读取）"],
    headers: ["日期", "时间", "类型", "主题", "主讲人", "单位", "职务", "地点", "备注"],
    types: ["开班式", "讲座", "案例交流", "讨论", "现场教学", "自学", "仪式", "结业式", "休息", "联谊"],
    not_a_type: "请从列表里选一个类型，或者留空（就是讲座）。",
    examples: &[
        ["9月4日（星期三）", "9:00-9:30", "开班式", "开班动员", "夏光宏", "市委", "市委常委、秘书长", "大礼堂", "请提前十分钟入场"],
        ["", "9:40-11:40", "讲座", "深刻把握机关党建时代要求", "张友斌", "省委党校", "教授", "大礼堂", ""],
        ["", "11:40-14:30", "休息", "午餐和午休", "", "", "", "", ""],
        ["", "下午2:30-4:00", "案例交流", "支部工作案例交流", "钱诚；汪勇", "市审计局；市检察院", "科长；机关党委专职副书记", "会议室", ""],
        ["", "16:10-17:00", "讨论", "分组讨论（一组）", "", "", "", "三号楼201", ""],
        ["", "16:10-17:00", "讨论", "分组讨论（二组）", "", "", "", "三号楼202", ""],
        ["", "晚上", "联谊", "联谊晚会", "", "", "", "大礼堂", ""],
        ["9月5日（星期四）", "上午", "现场教学", "参观党员教育基地", "待定", "", "", "", "8:20 在校门口集合"],
        ["", "下午", "自学", "自学", "", "", "", "", ""],
        ["9月6日（星期五）", "9:00", "仪式", "优秀学员授牌", "", "", "", "大礼堂", ""],
        ["", "9:30", "结业式", "结业总结", "夏光宏", "", "", "大礼堂", ""],
    ],
    remarks: &[
        "这一页只是示例，不会读取；日程填在第一页。",
        "日期空着，就是上一行的日期；年份取自活动，不用写。日期也可以合并单元格。",
        "时间知道多少写多少：9:00-10:30、14:30、下午2:30、上午；不知道就空着。只写 2:30 分不清早晚，会报错。",
        "几个人写在一格里，用 、 或 ； 或换行隔开；单位、职务也一人一个，次序相同。",
        "同时在几个会场进行的，一行写一场；列可以删去、调换次序，也可以加上：时长、结束、主持人、分会场、摘要、状态。",
    ],
};

const ENGLISH: Words = Words {
    sheets: ["Agenda", "Example (not read)"],
    headers: ["Date", "Time", "Type", "Title", "Speaker", "Organisation", "Position", "Room", "Notes"],
    types: ["opening", "lecture", "case-sharing", "discussion", "site-visit", "self-study", "ceremony", "closing", "break", "social"],
    not_a_type: "Choose a type from the list, or leave the cell empty: a lecture.",
    examples: &[
        [
            "4 September",
            "9:00-9:30",
            "opening",
            "Welcome",
            "Xia Guanghong",
            "City Committee",
            "Secretary General",
            "Great Hall",
            "Please be early",
        ],
        ["", "9:40-11:40", "lecture", "Building a party branch", "Zhang Youbin", "Party School", "Professor", "Great Hall", ""],
        ["", "11:40-14:30", "break", "Lunch", "", "", "", "", ""],
        [
            "",
            "2:30 PM - 4:00 PM",
            "case-sharing",
            "Cases from branches",
            "Qian Cheng; Wang Yong",
            "Audit Bureau; Procuratorate",
            "Head; Deputy",
            "Room 1",
            "",
        ],
        ["", "16:10-17:00", "discussion", "Group one", "", "", "", "Room 201", ""],
        ["", "16:10-17:00", "discussion", "Group two", "", "", "", "Room 202", ""],
        ["", "evening", "social", "Party", "", "", "", "Great Hall", ""],
        ["5 September", "morning", "site-visit", "Visit to a memorial", "TBD", "", "", "", "Meet at the gate at 8:20"],
        ["", "afternoon", "self-study", "Reading", "", "", "", "", ""],
        ["6 September", "9:00", "ceremony", "Awards", "", "", "", "Great Hall", ""],
        ["", "9:30", "closing", "Closing words", "Xia Guanghong", "City Committee", "Secretary General", "Great Hall", ""],
    ],
    remarks: &[
        "This sheet is an example and is not read; fill in the first one.",
        "An empty date is that of the row above; the year comes from the event. Dates may also be merged cells.",
        "Times are as exact as you know them: 9:00-10:30, 14:30, 2:30 PM, morning; 2:30 alone may be either, and is an error.",
        "Several people in one cell have ; or a new line between them, and so have their organisations and positions, in the same order.",
        "Columns may be left out, moved and added: Duration, End, Chair, Track, Abstract, Status.",
    ],
};

/// The workbook, as bytes; the same for every call.
pub(super) fn agenda(lang: Tongue) -> Result<Vec<u8>, XlsxError> {
    let words = match lang {
        Tongue::Zh => &CHINESE,
        Tongue::En => &ENGLISH,
    };
    let mut book = Workbook::new();
    // Without a day of its own it would be the one on which it is written.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2024, 1, 1)?));
    let mut sheet = table(words, words.sheets[0])?;
    sheet.set_active(true);
    book.push_worksheet(sheet);
    let mut example = table(words, words.sheets[1])?;
    let cell = cell_format();
    for (row, texts) in (1..).zip(words.examples) {
        for (col, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            example.write_string_with_format(row, col, *text, &cell)?;
        }
    }
    let first = 2 + u32::try_from(words.examples.len()).unwrap_or_default();
    for (row, text) in (first..).zip(words.remarks) {
        example.write_string_with_format(row, 0, *text, &Format::new().set_font_color(Color::Gray))?;
    }
    book.push_worksheet(example);
    book.save_to_buffer()
}

/// A sheet with its headers, widths, formats and list of types.
fn table(words: &Words, name: &str) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    let header = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E8_EDF2))
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter);
    for (col, (text, width)) in (0..).zip(words.headers.iter().zip(WIDTHS)) {
        sheet.set_column_width(col, width)?;
        sheet.set_column_format(col, &cell_format())?;
        sheet.write_string_with_format(0, col, *text, &header)?;
    }
    sheet.set_row_height(0, 22)?;
    sheet.set_freeze_panes(1, 0)?;
    let list = DataValidation::new()
        .allow_list_strings(&words.types)?
        .ignore_blank(true)
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message(words.not_a_type)?;
    sheet.add_data_validation(1, TYPES, ROWS, TYPES, &list)?;
    Ok(sheet)
}

/// Text, so that no program makes a date of this year or a time before noon of what is typed.
fn cell_format() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

//! Agendas in spreadsheets, as offices make them: each is read right, or fails with its cell named.

mod support;

use std::fs;
use std::io::{Cursor, Read as _, Write};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use huikan::parse::raw::{Raw, RawAppearance, RawSession};
use huikan::parse::{Text, agendas, parse, parse_workbook};
use huikan::pipeline::{Unwatched, build};
use huikan::source::SitePath;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use support::{Result, Site, outside, tree};
use zip::write::SimpleFileOptions;

const AGENDA: &str = "content/events/a/agenda.xlsx";

/// An event of three days; `more` are further lines of its front matter.
fn event(more: &str) -> Site {
    Site::of(&format!("-- content/events/a/index.md --\n---\ntitle: 培训班\nstart: 2024-09-04\nend: 2024-09-06\n{more}---\n"))
}

/// A sheet of texts from a row on; empty ones are no cells.
fn sheet_at(top: u32, rows: &[&[&str]]) -> Worksheet {
    let mut sheet = Worksheet::new();
    for (n, row) in (top..).zip(rows) {
        for (col, text) in (0..).zip(*row).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(n, col, *text).expect("a cell");
        }
    }
    sheet
}

fn sheet(rows: &[&[&str]]) -> Worksheet {
    sheet_at(0, rows)
}

fn merge(sheet: &mut Worksheet, (top, left, bottom, right): (u32, u16, u32, u16), text: &str) {
    sheet.merge_range(top, left, bottom, right, text, &Format::new()).expect("a merged area");
}

fn book<'a>(sheets: impl IntoIterator<Item = (&'a str, Worksheet)>) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, mut sheet) in sheets {
        sheet.set_name(name).expect("a name");
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}

fn one(sheet: Worksheet) -> Vec<u8> {
    book([("Sheet1", sheet)])
}

/// An `OpenDocument` spreadsheet around the rows of its table.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet><table:table table:name=\"日程\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file in a zip");
        zip.write_all(bytes).expect("bytes in a zip");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A site with an agenda, and what its rows are read as: `date start – end | type | title @room #track: people`.
struct Read {
    sessions: Vec<String>,
    made: Result,
}

fn read_in(site: Site, path: &str, bytes: &[u8]) -> Read {
    let site = site.with(path, bytes);
    let sources = site.sources();
    let mut documents = Vec::new();
    for (id, source) in sources.iter() {
        let bytes = sources.bytes(id).expect("memory does not fail");
        documents.extend(match std::str::from_utf8(&bytes) {
            Ok(text) if source.path.as_str() != path => parse(id, &source.path, text).value.map(Arc::new),
            _ => parse_workbook(id, &source.path, &bytes).value.map(Arc::new),
        });
    }
    // What there is to say is looked at in the site that is made.
    drop(agendas(&mut documents, &sources));
    let rows = documents.iter().filter_map(|document| if let Raw::Agenda(_, rows) = &document.raw { Some(rows) } else { None });
    Read { sessions: rows.flatten().map(words).collect(), made: site.make() }
}

fn read(bytes: &[u8]) -> Read {
    read_in(event(""), AGENDA, bytes)
}

fn words(row: &RawSession) -> String {
    let text = |said: &Option<Text>, before: &str| said.as_ref().map_or_else(String::new, |said| format!("{before}{}", said.value));
    let time =
        format!("{}{}{}{}", text(&row.date, ""), text(&row.time.start, " "), text(&row.time.end, " – "), text(&row.time.duration, " for "));
    let kind = row.kind.map_or("", |kind| kind.word());
    let summary = row.shared.summary.as_ref().map_or_else(String::new, |summary| format!(" ({summary})"));
    let people: Vec<String> = row.speakers.iter().map(person).collect();
    let people = if people.is_empty() { String::new() } else { format!(": {}", people.join(", ")) };
    let place = text(&row.room, " @") + &text(&row.venue, " in ") + &text(&row.track, " #");
    let time = time.trim();
    format!("{time} | {kind} | {}{place}{people}{summary}", text(&row.shared.title, ""))
}

fn person(one: &RawAppearance) -> String {
    let more = [&one.role, &one.organisation.as_ref().map(|said| said.value.clone()), &one.job_title, &one.note];
    let more: Vec<&str> = more.into_iter().flatten().map(String::as_str).collect();
    if more.is_empty() { one.who.value.clone() } else { format!("{}[{}]", one.who.value, more.join(" ")) }
}

impl Read {
    /// It is read as these sessions, and there is nothing to say.
    #[track_caller]
    fn is(self, sessions: &[&str]) -> Read {
        assert_eq!(self.sessions, sessions, "{}", self.made.said);
        assert!(self.made.said.is_empty(), "{}", self.made.said);
        assert!(self.made.find("/events/a/agenda/").is_some());
        self
    }

    /// It says this in Chinese.
    #[track_caller]
    fn says_in_chinese(self, words: &str) -> Read {
        assert!(self.made.said_zh.contains(words), "{words} is not in\n{}", self.made.said_zh);
        self
    }

    /// It says these codes, and names these places.
    #[track_caller]
    fn says(self, codes: &[&str], places: &[&str]) -> Read {
        assert_eq!(self.made.codes, codes, "{}\n{:#?}", self.made.said, self.sessions);
        for place in places {
            assert!(self.made.said.contains(place), "{place} is not in\n{}", self.made.said);
        }
        self
    }
}

#[test]
fn a_plain_table_below_its_title() {
    let mut sheet = sheet_at(
        2,
        &[
            &["序号", "日期", "时间", "环节", "主题", "主讲人", "职务", "单位", "地点", "备注"],
            &["1", "9月4日（星期三）", "9：00—10：30", "开班式", "开班动员", "夏光宏", "市委常委、秘书长", "", "大礼堂", ""],
            &["2", "", "10:45-12:00", "专题讲座", "深刻把握机关党建\n时代要求", "张友斌", "教授", "省委党校", "大礼堂", "请带笔记本"],
            &["3", "", "12:00", "用餐", "午餐", "", "", "", "", ""],
            &["4", "", "下午2:30", "分组讨论", "案例交流", "钱诚、王梦缘；汪勇", "", "", "三楼会议室", ""],
            &[],
            &["5", "2024/9/5", "上午", "", "自学", "待定", "", "", "", ""],
        ],
    );
    merge(&mut sheet, (0, 0, 0, 9), "2024年市直机关党组织书记培训班日程安排表");
    read(&one(sheet)).is(&[
        "9月4日（星期三） 9：00—10：30 | opening | 开班动员 @大礼堂: 夏光宏[市委常委、秘书长]",
        "9月4日（星期三） 10:45-12:00 | lecture | 深刻把握机关党建时代要求 @大礼堂: 张友斌[省委党校 教授] (请带笔记本)",
        "9月4日（星期三） 12:00 | break | 午餐",
        "9月4日（星期三） 下午2:30 | discussion | 案例交流 @三楼会议室: 钱诚, 王梦缘, 汪勇",
        "2024/9/5 上午 | self-study | 自学",
    ]);
}

#[test]
fn dates_and_times_that_excel_counts() {
    let mut sheet = sheet(&[&["日期", "开始时间", "结束时间", "时长", "课程"]]);
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let time = Format::new().set_num_format("h:mm");
    let at = |serial: f64| ExcelDateTime::from_serial_datetime(serial).expect("a serial");
    sheet.write_datetime_with_format(1, 0, at(45539.0), &day).expect("a cell");
    sheet.write_datetime_with_format(1, 1, at(0.375), &time).expect("a cell");
    sheet.write_datetime_with_format(1, 2, at(0.4375), &time).expect("a cell");
    sheet.write_string(1, 4, "第一讲").expect("a cell");
    // Without any format, as a paste leaves it.
    sheet.write_number(2, 0, 45540.0).expect("a cell");
    sheet.write_number(2, 1, 0.604_166_666_7).expect("a cell");
    sheet.write_datetime_with_format(2, 3, at(0.0625), &time).expect("a cell");
    sheet.write_string(2, 4, "第二讲").expect("a cell");
    let made = read(&one(sheet)).is(&["2024-09-04 9:00 – 10:30 |  | 第一讲", "2024-09-05 14:30 for 1h30m |  | 第二讲"]).made;
    assert!(made.page("/events/a/agenda/").contains("14:30"));
}

#[test]
fn merged_days_times_titles_and_breaks() {
    let mut sheet = sheet(&[
        &["日期", "时间", "", "内容", "主讲人", "", "", "会场"],
        &["", "", "", "", "姓名", "单位", "职务", ""],
        &["", "", "9:00-10:00", "", "甲一", "甲局", "局长", ""],
        &["", "", "", "", "乙二", "乙局", "处长", ""],
        &["", "", "10:00-10:20", "", "", "", "", ""],
        &["", "", "10:20-12:00", "专题二", "丙三", "", "", ""],
        &["", "", "2:30-4:00", "专题三", "丁四", "", "", ""],
    ]);
    for col in [0, 3, 7] {
        merge(&mut sheet, (0, col, 1, col), ["日期", "", "", "内容", "", "", "", "会场"][usize::from(col)]);
    }
    merge(&mut sheet, (0, 1, 1, 2), "时间");
    merge(&mut sheet, (0, 4, 0, 6), "主讲人");
    merge(&mut sheet, (2, 0, 6, 0), "9月4日");
    merge(&mut sheet, (2, 1, 5, 1), "上午");
    sheet.write_string(6, 1, "下午").expect("a cell");
    merge(&mut sheet, (2, 2, 3, 2), "9:00-10:00");
    merge(&mut sheet, (2, 3, 3, 3), "交流发言");
    merge(&mut sheet, (4, 3, 4, 7), "茶歇");
    merge(&mut sheet, (2, 7, 3, 7), "报告厅");
    read(&one(sheet)).is(&[
        "9月4日 上午9:00-10:00 | case-sharing | 交流发言 @报告厅: 甲一[甲局 局长], 乙二[乙局 处长]",
        "9月4日 上午10:00-10:20 | break | 茶歇",
        "9月4日 上午10:20-12:00 |  | 专题二: 丙三",
        "9月4日 下午2:30-4:00 |  | 专题三: 丁四",
    ]);
}

/// A morning that is merged over its own rows, and an afternoon whose cell somebody left empty.
fn a_merged_morning(time: &str) -> Worksheet {
    let mut sheet = sheet(&[
        &["日期", "时段", "时间", "内容"],
        &["", "", "8:30-9:00", "开班式"],
        &["", "", "9:00-10:30", "甲"],
        &["", "", "10:45—12:00", "乙"],
        &["", "", time, "丙"],
    ]);
    merge(&mut sheet, (1, 0, 4, 0), "9月4日");
    merge(&mut sheet, (1, 1, 3, 1), "上午");
    sheet
}

#[test]
fn a_merged_morning_ends_with_its_cells() {
    read(&one(a_merged_morning("2:30～4:00"))).says(&["ambiguous-time"], &["(Sheet1!C5)", "2:30～4:00"]);
    assert_eq!(read(&one(a_merged_morning("14:30"))).sessions[3], "9月4日 14:30 |  | 丙");
}

#[test]
fn no_morning_is_at_night_or_goes_backwards() {
    let rows: &[&[&str]] = &[
        &["日期", "上下午", "时间", "内容"],
        &["9月4日", "上午", "10:45—12:00", "甲"],
        &["", "", "2:30～4:00", "乙"],
        &["", "", "8:00-9:00", "丙"],
        &["9月5日", "上午", "8:00", "丁"],
        &["", "", "上午5:59", "戊"],
        &["", "早上", "5:30", "晨练"],
    ];
    read(&one(sheet(rows)))
        .says(&["ambiguous-time"; 3], &["(Sheet1!C3)", "上午2:30～4:00", "(Sheet1!C4)", "8:00-9:00", "(Sheet1!C6)", "上午5:59"]);
    let mut real = sheet(&[&["日期", "上下午", "时间", "内容"], &["9月4日", "上午", "", "甲"]]);
    let at = ExcelDateTime::from_serial_datetime(2.5 / 24.0).expect("a serial");
    real.write_datetime_with_format(1, 2, at, &Format::new().set_num_format("h:mm")).expect("a cell");
    read(&one(real)).says(&["ambiguous-time"], &["(Sheet1!C2)", "上午2:30"]);
}

#[test]
fn a_part_of_the_day_ends_where_its_column_says_an_hour() {
    let rows: &[&[&str]] = &[
        &["日期", "时间", "内容"],
        &["9月4日", "上午", "开班式"],
        &["", "14:30-16:00", "甲"],
        &["9月5日上午", "9:00", "乙"],
        &["", "下午2:30-4:00", "丙"],
        &["", "19:00", "丁"],
        &["9月6日", "下午", "戊"],
        &["", "2:30", "己"],
        &["9月6日", "15:30", "庚"],
        &["", "上午9:00", "辛"],
    ];
    read(&one(sheet(rows))).is(&[
        "9月4日 上午 | opening | 开班式",
        "9月4日 14:30-16:00 |  | 甲",
        "9月5日上午 上午9:00 |  | 乙",
        "9月5日上午 下午2:30-4:00 |  | 丙",
        "9月5日上午 19:00 |  | 丁",
        "9月6日 下午 |  | 戊",
        "9月6日 下午2:30 |  | 己",
        "9月6日 15:30 |  | 庚",
        "9月6日 上午9:00 |  | 辛",
    ]);
}

#[test]
fn headers_and_types_as_training_offices_write_them() {
    let rows: &[&[&str]] = &[
        &["日期", "课程内容", "老师", "教学地点", "教学方式", "原编号"],
        &["9月4日", "开班式暨动员讲话", "张三", "大礼堂", "", "kai-ban"],
        &["", "现场教学：白桥村", "", "白桥村", "", ""],
        &["", "现场教学法的运用", "李四", "", "讨论", ""],
        &["", "离校", "", "", "", ""],
    ];
    read(&one(sheet(rows))).is(&[
        "9月4日 | opening | 开班式暨动员讲话 @大礼堂: 张三",
        "9月4日 | site-visit | 现场教学：白桥村 @白桥村",
        "9月4日 | discussion | 现场教学法的运用: 李四",
        "9月4日 | break | 离校",
    ]);
}

#[test]
fn rooms_side_by_side() {
    let mut sheet = sheet_at(
        1,
        &[
            &["时间", "第一会场", "第二会场（301教室）", "三楼报告厅"],
            &["9:00-9:30"],
            &["9:30-10:30", "数字政务\n主讲：甲一（某某大学教授）", "基层治理", ""],
            &["10:30-11:30", "", "乡村振兴\n主持：乙二", "党务实训"],
            &["11:30-12:00", "答疑", "", ""],
        ],
    );
    sheet.write_string(0, 0, "9月5日（星期四）议程").expect("a cell");
    merge(&mut sheet, (2, 1, 2, 3), "开幕式");
    merge(&mut sheet, (3, 3, 4, 3), "党务实训");
    read(&one(sheet)).is(&[
        "9月5日（星期四） 9:00-9:30 | opening | 开幕式",
        "9月5日（星期四） 9:30-10:30 |  | 数字政务 @第一会场: 甲一[某某大学 教授]",
        "9月5日（星期四） 9:30-10:30 |  | 基层治理 @第二会场（301教室）",
        "9月5日（星期四） 9:30 – 11:30 |  | 党务实训 @三楼报告厅",
        "9月5日（星期四） 10:30-11:30 |  | 乡村振兴 @第二会场（301教室）: 乙二[主持]",
        "9月5日（星期四） 11:30-12:00 |  | 答疑 @第一会场",
    ]);
}

#[test]
fn a_session_over_some_of_the_rooms_is_in_none_that_is_known() {
    let mut sheet = sheet(&[&["时间", "一号会议室", "二号会议室", "三号会议室"], &["9月4日 9:00", "", "", "甲"]]);
    merge(&mut sheet, (1, 1, 1, 2), "联合讨论");
    let read = read(&one(sheet)).says(&["merged-over-some-rooms"], &["(Sheet1!B2)", "联合讨论"]);
    read.says_in_chinese("错误[merged-over-some-rooms]: “联合讨论”只合并了一部分会场\n --> content/events/a/agenda.xlsx (Sheet1!B2)\n");
}

#[test]
fn a_sheet_for_each_day_and_two_tables_in_one() {
    let first = sheet(&[&["时间", "主题", "主讲人"], &["9:00", "甲", "张三"], &["14:00", "乙", "李四"]]);
    let second = sheet(&[
        &["上午"],
        &["时间", "主题", "主持人"],
        &["9:00", "丙", "王五"],
        &["注：请提前十分钟入场"],
        &[],
        &["9月6日"],
        &["时间", "内容", "点评人"],
        &["10:00", "丁", "赵六"],
    ]);
    let mut hidden = sheet(&[&["姓名", "电话"], &["张三", "123"]]);
    hidden.set_hidden(true);
    let list = sheet(&[&["姓名", "单位"], &["张三", "某局"]]);
    let read = read(&book([("9月4日（周三）", first), ("第二天 9月5日", second), ("隐藏", hidden), ("_名单", list)]));
    assert_eq!(
        read.sessions,
        [
            "9月4日（周三） 9:00 |  | 甲: 张三",
            "9月4日（周三） 14:00 |  | 乙: 李四",
            "9月5日 上午9:00 |  | 丙: 王五[主持]",
            "9月6日 10:00 |  | 丁: 赵六[点评]",
        ],
        "{}",
        read.made.said
    );
    read.says(&["row-below-table"], &["agenda.xlsx (第二天 9月5日!A4)", "注：请提前十分钟入场", "note[row-below-table]"]);
}

#[test]
fn tables_side_by_side() {
    let mut sheet = sheet_at(
        1,
        &[
            &["时间", "内容", "主讲人", "", "时间", "内容", "主讲人"],
            &["9:00", "甲", "张三", "", "9:00", "丙", "王五"],
            &["10:00", "乙", "李四", "", "", "", ""],
        ],
    );
    merge(&mut sheet, (0, 0, 0, 2), "9月4日");
    merge(&mut sheet, (0, 4, 0, 6), "9月5日");
    read(&one(sheet)).is(&["9月4日 9:00 |  | 甲: 张三", "9月4日 10:00 |  | 乙: 李四", "9月5日 9:00 |  | 丙: 王五"]);
}

#[test]
fn twelve_hours_are_read_where_they_say_which() {
    let rows: &[&[&str]] = &[
        &["Date", "Time", "Title", "Speaker", "Chair"],
        &["2024-09-04", "9:00 AM - 10:30 AM", "Opening", "Ann Lee", "Bo Chen"],
        &["", "2:30 PM", "Panel", "Cy Dee; Ed Fox", ""],
        &["", "7:00-8:30 pm", "Reception", "", ""],
    ];
    read(&one(sheet(rows))).is(&[
        "2024-09-04 9:00 - 10:30 | opening | Opening: Ann Lee, Bo Chen[chair]",
        "2024-09-04 14:30 | discussion | Panel: Cy Dee, Ed Fox",
        "2024-09-04 19:00-20:30 | social | Reception",
    ]);
    let rows: &[&[&str]] =
        &[&["日期", "时间", "主题"], &["9月4日", "9:00", "甲"], &["", "2:30-4:00", "乙"], &["", "16:30", "丙"], &["", "7:30", "丁"]];
    read(&one(sheet(rows))).says(&["ambiguous-time", "ambiguous-time"], &["(Sheet1!B3)", "2:30-4:00", "(Sheet1!B5)", "7:30"]);
}

#[test]
fn excel_makes_a_time_of_what_was_typed_and_that_may_be_wrong() {
    let mut sheet = sheet(&[&["日期", "时间", "主题"], &["9月4日", "", "甲"]]);
    let half_past_two = ExcelDateTime::from_serial_datetime(2.5 / 24.0).expect("a serial");
    sheet.write_datetime_with_format(1, 1, half_past_two, &Format::new().set_num_format("h:mm")).expect("a cell");
    read(&one(sheet)).says(&["ambiguous-time"], &["(Sheet1!B2)", "2:30"]);
}

#[test]
fn people_with_what_they_are() {
    let rows: &[&[&str]] = &[
        &["时间", "主题", "主讲人", "职务", "单位"],
        &["9月4日 9:00", "甲", "张三（省委党校教授）", "", ""],
        &["9月4日 10:00", "乙", "李四\n王五", "主任、书记\n处长", "甲局\n乙局"],
        &["9月4日 11:00", "丙", "王　伟 荆州市审计局 副局长", "", ""],
        &["9月4日 14:00", "丁", "赵六、钱七", "教授、讲师", ""],
    ];
    read(&one(sheet(rows))).is(&[
        "9月4日 9:00 |  | 甲: 张三[省委党校 教授]",
        "9月4日 10:00 |  | 乙: 李四[甲局 主任、书记], 王五[乙局 处长]",
        "9月4日 11:00 |  | 丙: 王伟[荆州市审计局 副局长]",
        "9月4日 14:00 |  | 丁: 赵六[教授], 钱七[讲师]",
    ]);
    let rows: &[&[&str]] = &[
        &["时间", "主题", "主讲人", "职务", "单位"],
        &["9月4日 9:00", "甲", "张三、李四、王五", "教授、讲师", ""],
        &["9月4日 10:00", "乙", "赵六 钱七", "", ""],
        &["9月4日 11:00", "丙", "孙八（线上）、周九教授", "", "某某大学"],
    ];
    read(&one(sheet(rows))).says(
        &["people-mismatch", "speakers-unclear", "speaker-as-written", "speaker-as-written", "people-mismatch"],
        &["(Sheet1!D2)", "(Sheet1!C3)", "(Sheet1!C4)", "(Sheet1!E4)"],
    );
}

#[test]
fn what_is_found_later_names_its_cell_too() {
    let rows: &[&[&str]] = &[
        &["日期", "时间", "主题", "主讲人"],
        &["9月4日（星期五）", "9:00", "甲", "张三、zhang-yobin"],
        &["9月31日", "10:00-9:00", "乙", ""],
        &["9月5日", "待议", "丙", ""],
    ];
    let site = event("").with("content/speakers/zhang-youbin.md", "---\nname: 张友斌\n---\n");
    let read = read_in(site, AGENDA, &one(sheet(rows)));
    read.says(
        &["wrong-weekday", "unknown-speaker", "no-such-day", "range-backwards", "not-a-time"],
        &[
            "(Sheet1!A2)",
            "(Sheet1!D2)",
            "2 | 张三、zhang-yobin\n  |       ^^^^^^^^^^^ did you mean `zhang-youbin` (张友斌)?",
            "(Sheet1!B3)",
        ],
    );
}

#[test]
fn a_column_of_weekdays_is_checked() {
    let rows: &[&[&str]] =
        &[&["日期", "星期", "时间", "主题"], &["9月4日", "三", "9:00", "甲"], &["", "", "10:00", "乙"], &["9月5日", "周四", "9:00", "丙"]];
    read(&one(sheet(rows))).is(&["9月4日 星期三 9:00 |  | 甲", "9月4日 10:00 |  | 乙", "9月5日 周四 9:00 |  | 丙"]);
    let rows: &[&[&str]] = &[&["日期", "星期", "时间", "主题"], &["9月4日", "四", "9:00", "甲"]];
    read(&one(sheet(rows))).says(&["wrong-weekday"], &["(Sheet1!A2)"]);
}

#[test]
fn csv_in_the_encodings_of_offices() {
    let text = "日期,时间,主题,主讲人\r\n9月4日,9:00-10:30,\"党建，\r\n与业务\",张三、李四\r\n,14:30,讨论,\r\n";
    let is = ["9月4日 9:00-10:30 |  | 党建，与业务: 张三, 李四", "9月4日 14:30 | discussion | 讨论"];
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.replace(',', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), gbk, marked, utf16] {
        read_in(event(""), "content/events/a/agenda.csv", &bytes).is(&is);
    }
    let big5 = encoding_rs::BIG5.encode("日期,時間,主題,主講人\n9月4日,9:00,開幕式,張三\n").0.into_owned();
    read_in(event(""), "content/events/a/agenda.csv", &big5).is(&["9月4日 9:00 | opening | 開幕式: 張三"]);
}

#[test]
fn csv_places_are_lines_and_columns() {
    let text = "日期,时间,主题,主讲人\n9月4日,9:00,\"甲\",\"张三、no-body\"\n,,乙,\n";
    let (gbk, ..) = encoding_rs::GBK.encode(text);
    for bytes in [text.as_bytes(), &gbk] {
        read_in(event(""), "content/events/a/agenda.csv", bytes).says(
            &["unknown-speaker", "time-left-blank"],
            &["agenda.csv:2:19\n", "2 | 9月4日,9:00,\"甲\",\"张三、no-body\"\n  |                         ^^^^^^^\n", "agenda.csv:3:2\n"],
        );
    }
}

#[test]
fn ods_with_merged_and_repeated_cells() {
    let rows = "<table:table-row><table:table-cell><text:p>日期</text:p></table:table-cell><table:table-cell><text:p>时间</text:p></table:table-cell>\
         <table:table-cell><text:p>主题</text:p></table:table-cell><table:table-cell><text:p>主讲人</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2024-09-04\" table:number-rows-spanned=\"2\">\
         <text:p>9月4日</text:p></table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PT09H30M00S\">\
         <text:p>9:30</text:p></table:table-cell><table:table-cell><office:annotation><text:p>草稿</text:p></office:annotation>\
         <text:p>甲 &amp; 乙</text:p></table:table-cell><table:table-cell><text:p>张三</text:p><text:p>李四</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:covered-table-cell/><table:table-cell><text:p>14:30</text:p></table:table-cell>\
         <table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    read_in(event(""), "content/events/a/agenda.ods", &ods(rows))
        .is(&["2024-09-04 9:30 |  | 甲 & 乙: 张三, 李四", "2024-09-04 14:30 |  | 丙"]);
    let bomb = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\">\
         <text:p>主题</text:p></table:table-cell></table:table-row>";
    read_in(event(""), "content/events/a/agenda.ods", &ods(bomb)).says(&["workbook-too-large"], &["agenda.ods"]);
}

#[test]
fn files_that_other_programs_wrote() {
    let xls = include_bytes!("sheets/2003.xls");
    read_in(event(""), "content/events/a/agenda.xls", xls).is(&[
        "2024-09-04 9:00 |  | 党建专题 @礼堂: 张友斌[省委党校 教授]",
        "2024-09-04 10:30 | break | 茶歇",
        "2024-09-04 14:30 | discussion | 分组讨论 @301: 李四, 王五",
    ]);
    let ods = include_bytes!("sheets/odfpy.ods");
    read_in(event(""), "content/events/a/agenda.ods", ods).is(&["2024-09-04 9:00 |  | 甲: 张三, 李四", "2024-09-04 10:00 |  | 乙: 王五"]);
    // Damaged in any place, they are read or refused.
    for n in (0..xls.len()).step_by(37) {
        let mut damaged = xls.to_vec();
        damaged[n] ^= 0xff;
        read_in(event(""), "content/events/a/agenda.xls", &damaged);
        read_in(event(""), "content/events/a/agenda.xls", &xls[..n]);
    }
}

#[test]
fn other_headers_are_explained_by_the_event() {
    let rows: &[&[&str]] = &[&["日期", "时间", "授课形态", "带班领导", "学时数", "Sumary"], &["9月4日", "9:00", "甲", "张三", "4", "x"]];
    let columns = "agenda_columns: { 授课形态: title, 带班领导: 主持人, 学时数: 忽略 }\n";
    let read = read_in(event(columns), AGENDA, &one(sheet(rows)));
    assert_eq!(read.sessions, ["9月4日 9:00 |  | 甲: 张三[主持]"]);
    read.says(&["misspelt-column"], &["(Sheet1!F1)", "Sumary", "did you mean `summary`?"]);
}

#[test]
fn an_agenda_in_two_places_names_both() {
    let bytes = one(sheet(&[&["日期", "主题"], &["9月4日", "甲"]]));
    let yaml = event("").with("content/events/a/agenda.yaml", "- { title: 乙 }\n");
    read_in(yaml, AGENDA, &bytes).says(&["agenda-twice"], &["events/a/agenda.xlsx", "content/events/a/agenda.yaml"]);
    read_in(event("agenda: [{ title: 乙 }]\n"), AGENDA, &bytes)
        .says(&["agenda-twice"], &["events/a/agenda.xlsx", "content/events/a/index.md"]);
    let csv = event("").with("content/events/a/agenda.csv", "日期,主题\n9月4日,乙\n");
    read_in(csv, AGENDA, &bytes).says(&["agenda-twice"], &["events/a/agenda.csv", "events/a/agenda.xlsx"]);
}

#[test]
fn files_that_are_no_workbooks() {
    let read_as = |bytes: &[u8]| read_in(event(""), AGENDA, bytes);
    read_as(b"").says(&["workbook-empty"], &["agenda.xlsx"]);
    read_as(&one(Worksheet::new())).says(&["workbook-empty"], &["agenda.xlsx"]);
    read_as(b"PK\x03\x04nonsense").says(&["workbook-broken"], &["it is damaged, or only a part of it is here"]);
    for page in [b"<html><table>".as_slice(), b"\xef\xbb\xbf\n<!DOCTYPE html>", b"<?xml version='1.0'?><Workbook/>"] {
        read_in(event(""), "content/events/a/agenda.xls", page).says(&["workbook-broken"], &["it is a web page"]);
    }
    read_as(&zipped(&[("word/document.xml", b"<x/>")])).says(&["workbook-broken"], &["it is no spreadsheet"]);
    read_as(b"%PDF-1.7").says(&["workbook-broken"], &["it is no spreadsheet"]);
    let half = one(sheet(&[&["日期", "主题"], &["9月4日", "甲"]]));
    read_as(&half[..half.len() / 2]).says(&["workbook-broken"], &["it is damaged, or only a part of it is here"]);
    // What Excel writes when a password is set: an OLE file with the workbook encrypted in it.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 504], &name].concat();
    let read = read_as(&ole).says(&["workbook-encrypted"], &["agenda.xlsx"]);
    read.says_in_chinese("错误[workbook-encrypted]: 这个表格有密码\n");
    let bomb = vec![b' '; 200 << 20];
    let read = read_as(&zipped(&[("xl/workbook.xml", &bomb)])).says(&["workbook-too-large"], &["128 MB"]);
    read.says_in_chinese("错误[workbook-too-large]: 作为议程，这个表格太大了：解压以后超过 128 MB\n");
}

#[test]
fn a_stray_cell_at_the_far_end_costs_nothing() {
    let mut sheet = sheet(&[&["日期", "主题"], &["9月4日", "甲"]]);
    sheet.write_string(1_048_575, 16_383, "x").expect("a cell");
    read(&one(sheet)).says(&["stray-cell"], &["(Sheet1!XFD1048576)"]);
}

#[test]
fn what_is_not_understood_fails_and_says_where() {
    let mut sheet = sheet(&[
        &["日期", "时间", "主题", "类型", "状态"],
        &["9月4日", "9:00", "甲", "沙龙会", "鸽了"],
        &["", "10:00", "", "", ""],
        &[],
        &["", "11:00", "乙", "", ""],
    ]);
    merge(&mut sheet, (3, 0, 3, 4), "第一阶段 集中授课");
    read(&one(sheet)).says(
        &["unknown-value", "unknown-value", "row-without-title", "row-unclear"],
        &["(Sheet1!D2)", "沙龙会", "(Sheet1!E2)", "(Sheet1!B3)", "(Sheet1!A4)", "第一阶段"],
    );
    let people = book([("名单", self::sheet(&[&["姓名", "单位"], &["张三", "某局"]]))]);
    read(&people).says(&["no-header"], &["(名单!A1)"]);
}

#[test]
fn the_workbook_is_published_only_where_it_is_offered() {
    let bytes = one(sheet(&[&["日期", "主题"], &["9月4日", "甲"]]));
    let quiet = read(&bytes).made;
    assert!(quiet.find("/events/a/agenda.xlsx").is_none());
    let offered = read_in(event("attachments: [{ title: 日程表, file: agenda.xlsx }]\n"), AGENDA, &bytes).made.quiet();
    assert_eq!(offered.find("/events/a/agenda.xlsx"), Some(bytes.as_slice()));
    assert!(offered.page("/events/a/").contains("href=\"/events/a/agenda.xlsx\""));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0..4_usize, csv in any::<bool>()) {
        let begin: &[u8] = [b"".as_slice(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "日期,主题\n".as_bytes()][kind];
        let path = if csv { "content/events/a/agenda.csv" } else { AGENDA };
        read_in(event(""), path, &[begin, &bytes].concat());
    }

    #[test]
    fn no_damaged_workbook_makes_it_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = one(sheet(&[&["日期", "时间", "主题", "主讲人"], &["9月4日", "9:00", "甲", "张三"]]));
        for (at, byte) in places {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read(&bytes);
    }

    #[test]
    fn no_table_makes_it_panic(
        cells in prop::collection::vec(prop::collection::vec(
            prop::sample::select(vec![
                "", "日期", "时间", "主题", "主讲人", "职务", "第一会场", "9月4日", "9:00-10:30", "2:30", "上午", "茶歇", "张三、李四", "教授\n讲师",
                "注：略", "张三（", "：", "0.5", "45539", "x", "PM", "1:00-2 PM", "9月4日至6日", "星期三", "甲（乙）（丙）", "主讲：\n：张三",
            ]), 0..7), 0..9),
        merges in prop::collection::vec((0..8_u32, 0..6_u16, 0..4_u32, 0..4_u16), 0..4),
    ) {
        let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
        let mut sheet = sheet(&rows);
        for (top, left, down, right) in merges {
            let text = rows.get(top as usize).and_then(|row| row.get(usize::from(left))).copied().unwrap_or("");
            // Areas that overlap are refused by the writer, as by Excel; after that it takes no more without a panic of its own.
            if sheet.merge_range(top, left, top + down, left + right, text, &Format::new()).is_err() {
                break;
            }
        }
        let read = read(&one(sheet));
        // Every note of the workbook names a cell, or the file as a whole.
        for line in read.made.said.lines().filter(|line| line.contains("--> ") && line.contains("agenda.xlsx")) {
            prop_assert!(line.contains("(Sheet1!") || line.ends_with("agenda.xlsx"), "{line}");
        }
    }
}

#[test]
fn every_value_keeps_its_cell() {
    let path = SitePath::new(AGENDA).expect("clean");
    let bytes = one(sheet(&[&["日期", "主题", "主讲人"], &["9月4日", "甲", "张三、李四"]]));
    let site = event("").with(AGENDA, bytes.clone());
    let sources = site.sources();
    let file = sources.find(&path).expect("it is there");
    let mut documents: Vec<_> = parse_workbook(file, &path, &bytes).value.map(Arc::new).into_iter().collect();
    assert!(agendas(&mut documents, &sources).is_empty());
    let Raw::Agenda(_, rows) = &documents[0].raw else { panic!("an agenda") };
    let steps: Vec<&str> = rows[0].speakers[1].who.trail.steps().collect();
    assert_eq!(steps, ["Sheet1", "C2", "9-15"]);
}

/// The file of that name in a zip, changed; everything else as it is.
fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = Vec::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("readable");
        parts.push((part.name().expect("UTF-8").to_string(), bytes));
    }
    for (_, bytes) in parts.iter_mut().filter(|(own, _)| own == name) {
        *bytes = change(String::from_utf8(bytes.clone()).expect("UTF-8")).into_bytes();
    }
    zipped(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

fn huikan(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .args(args)
        .current_dir(folder)
        .env("HUIKAN_LANG", "en")
        .output()
        .expect("the program runs");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn the_workbook_to_start_from_reads_back() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, name, sheet) in [("zh", "agenda.xlsx", "示例（不会读取）"), ("en", "en.xlsx", "Example (not read)")] {
        let (code, said) = huikan(folder.path(), &["new", "agenda", "--lang", lang, "--xlsx", name]);
        assert_eq!(code, Some(0), "{said}");
        let bytes = fs::read(folder.path().join(name)).expect("it was written");
        let empty = read(&bytes);
        assert!(empty.sessions.is_empty() && empty.made.said.is_empty(), "{}", empty.made.said);
        // Under another name its examples are an agenda, but for the explanations below them.
        let named = with_part(&bytes, "xl/workbook.xml", |text| text.replace(sheet, "Sheet2"));
        let read = read(&named);
        let kinds: Vec<&str> = read.sessions.iter().filter_map(|words| words.split(" | ").nth(1)).collect();
        let all = [
            "opening",
            "lecture",
            "break",
            "case-sharing",
            "discussion",
            "discussion",
            "social",
            "site-visit",
            "self-study",
            "ceremony",
            "closing",
        ];
        assert_eq!(kinds, all, "{}", read.made.said);
        assert_eq!(read.made.codes, ["row-below-table"; 5], "{}", read.made.said);
        // The same bytes on every day, as everything else that huikan writes.
        assert_eq!(huikan(folder.path(), &["new", "agenda", "--lang", lang, "--xlsx", "again.xlsx"]).0, Some(0));
        assert_eq!(fs::read(folder.path().join("again.xlsx")).expect("it was written"), bytes);
        fs::remove_file(folder.path().join("again.xlsx")).expect("it is ours");
    }
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("agenda.xlsx"), "mine").expect("a writable folder");
    let (code, said) = huikan(folder.path(), &["new", "agenda", "--xlsx"]);
    assert_eq!((code, said.as_str()), (Some(2), "error: agenda.xlsx is there already, and nothing was written\n"));
    assert_eq!(fs::read(folder.path().join("agenda.xlsx")).expect("it is there"), b"mine");
    // A folder that is named takes a workbook of the usual name; one that is not there is an error.
    fs::create_dir(folder.path().join("event")).expect("a writable folder");
    assert_eq!(huikan(folder.path(), &["new", "agenda", "--xlsx", "event"]).0, Some(0));
    assert!(folder.path().join("event/agenda.xlsx").is_file());
    for nowhere in ["nowhere/a.xlsx", "nowhere/", "nowhere/名称"] {
        let (code, said) = huikan(folder.path(), &["new", "agenda", "--xlsx", nowhere]);
        assert!(code == Some(2) && said.contains("nowhere") && said.contains("does not exist"), "{said}");
    }
    fs::create_dir(folder.path().join("other")).expect("a writable folder");
    fs::write(folder.path().join("other/agenda.yaml"), "- title: 甲\n").expect("a writable folder");
    let (code, said) = huikan(folder.path(), &["new", "agenda", "--xlsx", "other/"]);
    assert!(code == Some(2) && said.contains("agenda.yaml is there already"), "{said}");
    assert!(!folder.path().join("other/agenda.xlsx").exists());
    assert_eq!(huikan(folder.path(), &["new", "agenda"]).0, Some(2));
}

/// What a build of a folder into `output` says and publishes, and how many files it parsed.
fn built(root: &Path, output: &Path) -> (String, std::collections::BTreeMap<String, Vec<u8>>, usize) {
    let outcome = build(root, output, &outside(), &Unwatched).expect("the disk does not fail");
    (huikan::diag::human(huikan::messages::Tongue::En, &outcome.notes, &outcome.sources, false), tree(output), outcome.work.parsed)
}

#[test]
fn a_workbook_is_remembered_and_read_anew_when_its_event_explains_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, warm) = (folder.path().join("site"), folder.path().join("warm"));
    let workbook = |title: &str| one(sheet(&[&["日期", "摆渡车", "主题"], &["9月4日", "带队考察", title]]));
    // Somebody has the workbook open, which Excel marks by a file of its own.
    let mut site = event("").with(AGENDA, workbook("甲")).with("content/events/a/~$agenda.xlsx", "office");
    let step = |site: &Site, name: &str| {
        site.write_to(&root);
        let (said, files, parsed) = built(&root, &warm);
        // A fresh checkout has nothing to remember.
        let cold = folder.path().join(name);
        site.write_to(&cold);
        let (said_cold, files_cold, _) = built(&cold, &folder.path().join(format!("{name}-output")));
        assert_eq!(said, said_cold);
        assert_eq!(files, files_cold);
        (said, parsed)
    };
    let (said, _) = step(&site, "first");
    assert!(said.contains("warning[unknown-column]") && said.contains("(Sheet1!B1)"), "{said}");
    // The workbook's bytes are the same, and mean something else.
    let explained = event("agenda_columns: { 摆渡车: 备注 }\n").files();
    site = site.with("content/events/a/index.md", explained["content/events/a/index.md"].clone());
    let (said, parsed) = step(&site, "second");
    assert_eq!((said.as_str(), parsed), ("", 1));
    let (_, files, _) = built(&root, &warm);
    assert!(String::from_utf8_lossy(&files["events/a/agenda/index.html"]).contains("甲"));
    site = site.with(AGENDA, workbook("乙"));
    assert_eq!(step(&site, "third"), (String::new(), 1));
    let (_, files, _) = built(&root, &warm);
    assert!(String::from_utf8_lossy(&files["events/a/agenda/index.html"]).contains("乙"));
    assert!(files.keys().all(|path| !path.ends_with(".xlsx")), "{:#?}", files.keys());
}

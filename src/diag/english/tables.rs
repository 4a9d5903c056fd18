//! The words for what is wrong with spreadsheets.

use crate::diag::Problem;
use crate::diag::words::Words;

/// The words for a problem of a spreadsheet.
pub(super) fn words(problem: &Problem) -> Option<Words> {
    file(problem).or_else(|| layout(problem)).or_else(|| cells(problem))
}

fn file(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::WorkbookBroken { reason } => Words::new(format!("this spreadsheet cannot be read: {reason}"), "")
            .help("open it in Excel, WPS or LibreOffice and save it again as .xlsx, .ods or .csv"),
        Problem::WorkbookEncrypted => Words::new("this spreadsheet is protected by a password", "").help("save it without a password"),
        Problem::WorkbookEmpty => Words::new("this spreadsheet is empty", "")
            .help("its visible sheets hold nothing: fill one in, or delete the file; `huikan new agenda --xlsx` writes one to start from"),
        Problem::WorkbookTooLarge { what } => Words::new(format!("this spreadsheet is too large for an agenda: {what}"), "")
            .help("copy the agenda into a new workbook, without pictures and other sheets"),
        Problem::UnlistedSpreadsheet { name, agenda } => {
            let words = Words::new(format!("nothing refers to the spreadsheet {name}"), "it is not published");
            let words = match agenda {
                Some(agenda) => words.help(format!("if it is the event's agenda, name it {agenda}")),
                None => words,
            };
            words
                .help(format!("if readers should have it, list it in the event: `attachments: [{{ title: …, file: {name} }}]`"))
                .help("otherwise keep it outside of content/")
        }
        Problem::AgendaTwice { other } => {
            Words::new("the event has two agendas", "").help(format!("the other one is {other}")).help("keep one of the two")
        }
        _ => return None,
    })
}

fn layout(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::NoHeader { sheet, near, row } => {
            let title = if sheet.is_empty() { "no row of headers in this file".to_string() } else { format!("no row of headers in the sheet `{sheet}`") };
            let label = if row.is_empty() { "the first cell" } else { "this row looks most like headers" };
            let words = Words::new(title, label);
            let words = if row.is_empty() { words } else { words.help(format!("this row has {}", row.join(", "))) };
            let words = words
                .help("an agenda needs a row of headers with at least a title (主题, 内容, title) and another, such as 日期, 时间, 主讲人, 地点");
            let words = match near {
                Some(near) => words.help(format!("is one of them meant to be `{near}`? other headers are explained in the event: `agenda_columns: {{ 授课形态: 主题 }}`")),
                None => words.help("other headers are explained in the event: `agenda_columns: { 授课形态: 主题 }`"),
            };
            if sheet.is_empty() { words } else { words.help("a sheet that is no agenda is hidden, or its name begins with `_`") }
        }
        Problem::UnknownColumn { column } => Words::new(format!("no column is called `{}`", one_line(column)), "it is ignored")
            .help(format!("say in the event what it is, `agenda_columns: {{ {}: 备注 }}`, or `忽略` to leave it out", key(column))),
        Problem::MisspeltColumn { column, near } => {
            Words::new(format!("no column is called `{}`", one_line(column)), format!("did you mean `{near}`?"))
                .help(format!("mend the header, or write in the event `agenda_columns: {{ {}: {near} }}`", key(column)))
                .help(format!("to leave it out, write `agenda_columns: {{ {}: 忽略 }}`", key(column)))
        }
        Problem::ColumnOfNobody { column } => {
            Words::new(format!("`{}` describes people, and no column has them", one_line(column)), "it is ignored")
                .help(format!("give the names a column 主讲人, or write in the event `agenda_columns: {{ {}: 忽略 }}`", key(column)))
        }
        Problem::DuplicateColumn { column, other } => Words::new(format!("`{}` is the second column of its kind", one_line(column)), "")
            .help(format!("the first is {other}"))
            .help("rename one of the two, or explain it in the event with `agenda_columns:`"),
        Problem::StrayCell { text } => Words::new(format!("`{}` stands in a column without a header", one_line(text)), "it is ignored")
            .help("give the column a header, such as 备注, or take the text out"),
        Problem::RowUnclear { text } => Words::new(format!("this row is neither a session nor a heading: `{}`", one_line(text)), "")
            .help("a heading over rows is a day or a part of one (`9月5日上午`); a session stands below the header of titles; a remark begins with `注：`"),
        Problem::RowWithoutTitle => Words::new("this row has no title", "")
            .help("write what happens then; rows of one session share their title in a merged cell"),
        Problem::RowBelowTable { text } => Words::new(format!("this row is not part of the agenda: `{}`", one_line(text)), "it is not published")
            .help("what readers should know belongs into the event's text; `checks: { row-below-table: off }` in its front matter silences this"),
        Problem::MergedOverSomeRooms { text } => {
            Words::new(format!("`{}` is merged over some of the rooms", one_line(text)), "in which of them is it?")
                .help("merge it over all rooms, or write it once in each")
        }
        _ => return None,
    })
}

fn cells(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::CellError { text } => Words::new(format!("a formula gives `{text}`"), "").help("mend the formula, or write the value"),
        Problem::StatusElsewhere { word } => Words::new(format!("`{word}` here changes nothing: the session takes place"), "")
            .help(match word.as_str() {
                "改期" => "write the new date into the row, or `延期` into a column 状态 if it is not known".to_string(),
                word => format!("write `{word}` into a column 状态"),
            })
            .help("if it is meant so, write `checks: { status-elsewhere: off }` in the front matter of the event"),
        Problem::AmbiguousStatus { text } => Words::new(format!("`{text}` says not whether the new date is known"), "")
            .help("if it is, write it into the row and run `huikan release`; if not, write `延期`"),
        Problem::StatusOfRow { count } => Words::new(format!("this is the status of all {count} sessions of the row"), "")
            .help("if only one of them is meant, give it a row of its own")
            .help("if it is meant so, write `checks: { status-of-row: off }` in the front matter of the event"),
        Problem::AmbiguousTime { text } => Words::new(format!("`{}` may be in the morning or in the afternoon", one_line(text)), "which one?")
            .help("write it on the 24-hour clock, as `14:30`, or with its half: `下午2:30`, `凌晨2:30`, `2:30 PM`"),
        Problem::NotATime { text, example } => Words::new(format!("`{}` is not a time", one_line(text)), "")
            .help(format!("write it as `{example}`; what is not known yet is `待定`")),
        Problem::DaysMissing { rows, day } => {
            let rows = if *rows == 1 { "a row has".to_string() } else { format!("{rows} rows have") };
            Words::new(format!("{rows} no day, and the event lasts more than one"), "this is the first")
                .help(format!("fill the column 日期, or name the sheet after its day, as `{day}`"))
        }
        Problem::TimeLeftBlank => Words::new("this row has no time", "")
            .help("a csv forgets merged cells: repeat the time if it is that of the row above, or write `待定` if it is not known"),
        Problem::PeopleMismatch { column, people, values } => {
            let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
            Words::new(format!("{} for {}", count(*values, &format!("`{column}`")), people_words(*people)), "whose is it?")
                .help("write one for each, in the same order and with the same marks between them (、 or ； or a new line), or give each person a row")
        }
        Problem::SpeakersUnclear { text } => Words::new(format!("names and titles cannot be told apart in `{}`", one_line(text)), "")
            .help("put `、` between names, and titles and organisations into columns 职务 and 单位, or write `张三（某大学教授）`"),
        Problem::SpeakerAsWritten { text } => Words::new(format!("`{}` may hold more than a name", one_line(text)), "it is taken as it stands")
            .help("if a title stands behind the name, give it a column 职务 or write `张三（教授）`; what else stands in brackets is kept as a note"),
        Problem::ExtraLine { text } => Words::new(format!("what is `{}`?", one_line(text)), "it is taken as the summary")
            .help("say what it is: `主讲：张三`, `主持：李四`"),
        _ => return None,
    })
}

fn people_words(people: usize) -> String {
    match people {
        0 => "nobody".to_string(),
        1 => "1 person".to_string(),
        n => format!("{n} people"),
    }
}

/// A header as a key of YAML.
fn key(header: &str) -> String {
    let header = one_line(header);
    let plain = header.chars().all(|c| c.is_alphanumeric() || c == '_' || matches!(c, '（' | '）' | '、'));
    if plain { header } else { format!("'{}'", header.replace('\'', "''")) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

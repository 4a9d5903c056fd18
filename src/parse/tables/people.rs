//! Names in cells: several in one, with titles and organisations behind them or in columns beside them.
//!
//! What can be read in two ways is not read: a name that is none would get a page of its own.

use super::book::{CellName, Sheet};
use super::columns::Column;
use super::words;
use crate::diag::{self, Problem, Trail};
use crate::parse::fields::{Notes, Said};
use crate::parse::raw::RawAppearance;
use crate::text::cjk::is_han;

/// A column of names with those beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct People {
    pub(super) col: u32,
    pub(super) role: Option<&'static str>,
    pub(super) beside: Vec<(u32, Column)>,
}

/// A text in a cell, with its first byte there.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// A name with what stands behind it, and with a remark that is neither title nor organisation.
type Person = (String, Described, Option<String>);

/// What stands behind a name.
#[derive(Debug, Default, PartialEq, Eq)]
struct Described {
    organisation: Option<String>,
    job_title: Option<String>,
}

/// Marks between names, and between what belongs to them.
const MARKS: &[char] = &['、', ';', '；', '\n', '/', '／', '，', ','];

/// Job titles that no name ends with; longer ones stand before those they end with.
const TITLES: &str = "副教授 教授 副研究员 研究员 研究員 高级讲师 讲师 講師 博士 院士 副书记 书记 副書記 書記 副主任 主任 副部长 部长 副部長 部長 \
    副局长 局长 副局長 局長 副处长 处长 副處長 處長 副科长 科长 副院长 院长 副院長 院長 副校长 校长 副校長 校長 副所长 所长 副会长 \
    会长 副會長 會長 副秘书长 秘书长 秘書長 副主席 主席 副市长 市长 副县长 县长 副区长 区长 副镇长 镇长 副省长 省长 常委 委员 组长 \
    队长 总经理 总經理 经理 經理 董事长 董事長 总监 總監 总工程师 工程师 工程師 主编 馆长 副厅长 厅长 厅長 司长 庭长 检察长 顾问 \
    理事长 总裁 總裁 负责人 主任委员 调研员 老师 先生 女士 同志";

/// How the names of organisations end, where nothing else ends so.
const ORGANISATIONS: &str = "大学 大學 学院 學院 党校 黨校 学校 學校 中学 小学 医院 醫院 法院 检察院 研究院 研究所 研究中心 公司 集团 集團 协会 協會 学会 \
    學會 委员会 委員會 银行 出版社 报社 博物馆 图书馆 基金会 局 厅 廳";

/// Everybody of one column in one row.
pub(super) fn of_row(sheet: &Sheet, row: u32, people: &People, notes: &mut Notes) -> Vec<RawAppearance> {
    let Some((name, cell)) = value(sheet, row, people.col) else {
        unnamed(sheet, row, people, notes);
        return Vec::new();
    };
    let mut all = of_text(sheet, name, Part { text: &cell, at: 0 }, people.role, notes);
    for (col, column) in &people.beside {
        if let Some((beside, text)) = value(sheet, row, *col) {
            align(sheet, &mut all, *column, beside, &text, notes);
        }
    }
    all
}

/// The people a text names.
pub(super) fn of_text(sheet: &Sheet, cell: CellName, part: Part<'_>, role: Option<&'static str>, notes: &mut Notes) -> Vec<RawAppearance> {
    let mut all = Vec::new();
    for one in split(part, MARKS) {
        if words::is_open(one.text) {
            continue;
        }
        let trail = part_trail(sheet, cell, one);
        match person(one.text) {
            Ok((name, described, note)) => {
                let glued = note.is_none() && described == Described::default() && ends_with_title(name.as_str());
                if glued || note.is_some() {
                    notes.value(trail.clone(), Problem::SpeakerAsWritten { text: one.text.to_string() });
                }
                all.push(RawAppearance {
                    who: Said { value: name, trail: trail.clone() },
                    job_title: described.job_title,
                    organisation: described.organisation.map(|value| Said { value, trail }),
                    role: role.map(str::to_string),
                    note,
                });
            }
            Err(()) => notes.value(trail, Problem::SpeakersUnclear { text: one.text.to_string() }),
        }
    }
    all
}

/// The trail to a part of a cell.
pub(super) fn part_trail(sheet: &Sheet, cell: CellName, part: Part<'_>) -> Trail {
    sheet.trail(cell).key(&format!("{}-{}", part.at, part.at + part.text.len()))
}

/// The text of a cell or of the one it is merged into, unless that one belongs to a column further left.
fn value(sheet: &Sheet, row: u32, col: u32) -> Option<(CellName, String)> {
    let (name, cell) = sheet.at(row, col).filter(|(name, _)| name.col == col)?;
    Some((name, cell.text.clone()))
}

/// What a column beside the names tells.
fn told_of(column: Column) -> diag::Described {
    match column {
        Column::JobTitle => diag::Described::JobTitle,
        Column::Organisation => diag::Described::Organisation,
        _ => diag::Described::Affiliation,
    }
}

/// A job title without anybody who has it.
fn unnamed(sheet: &Sheet, row: u32, people: &People, notes: &mut Notes) {
    for (col, column) in &people.beside {
        if let Some((cell, text)) = value(sheet, row, *col).filter(|(cell, text)| cell.row == row && !words::is_open(text)) {
            let column = told_of(*column);
            notes.value(
                sheet.trail(cell),
                Problem::PeopleMismatch { column, people: 0, values: split(Part { text: &text, at: 0 }, MARKS).len() },
            );
        }
    }
}

/// Gives everybody what a cell beside the names says: one for each, or nobody knows whose it is.
fn align(sheet: &Sheet, all: &mut [RawAppearance], column: Column, cell: CellName, text: &str, notes: &mut Notes) {
    if words::is_open(text) {
        return;
    }
    let whole = Part { text, at: 0 };
    let parts = match all.len() {
        1 => vec![whole],
        // The strongest mark that stands there parts them; a `、` may be inside of a job title.
        _ => [&['\n'][..], &[';', '；'], &['、', '/', '／', '，', ',']]
            .into_iter()
            .map(|marks| split(whole, marks))
            .find(|parts| parts.len() > 1)
            .unwrap_or_else(|| vec![whole]),
    };
    if parts.len() != all.len() {
        let problem = Problem::PeopleMismatch { column: told_of(column), people: all.len(), values: parts.len() };
        notes.value(sheet.trail(cell), problem);
        return;
    }
    for (one, part) in all.iter_mut().zip(parts) {
        if words::is_open(part.text) {
            continue;
        }
        let trail = part_trail(sheet, cell, part);
        let text = part.text.replace('\n', "、");
        let described = match column {
            Column::JobTitle => Described { job_title: Some(text), organisation: None },
            Column::Organisation => Described { organisation: Some(text), job_title: None },
            _ => described(&text).unwrap_or(Described { job_title: Some(text), organisation: None }),
        };
        if (one.job_title.is_some() && described.job_title.is_some()) || (one.organisation.is_some() && described.organisation.is_some()) {
            notes.value(trail, Problem::SpeakersUnclear { text: part.text.to_string() });
            continue;
        }
        one.job_title = described.job_title.or(one.job_title.take());
        one.organisation = described.organisation.map(|value| Said { value, trail }).or(one.organisation.take());
    }
}

/// A name with what stands behind it, and with what stands in brackets and is neither title nor organisation.
fn person(text: &str) -> Result<Person, ()> {
    if let Some((name, inside)) = brackets(text) {
        let (name, own, _) = person(name)?;
        return match described(inside) {
            _ if own != Described::default() => Err(()),
            Some(described) => Ok((name, described, None)),
            None => Ok((name, own, Some(inside.to_string()))),
        };
    }
    if text.contains(['(', '（', ')', '）']) {
        return Err(());
    }
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let all_han = |token: &str| !token.is_empty() && token.chars().all(|c| is_han(c) || c == '·');
    match tokens.as_slice() {
        [] => Err(()),
        [one] => Ok(((*one).to_string(), Described::default(), None)),
        // Names of two characters are spread to the width of three.
        [family, given] if is_single(family) && is_single(given) && all_han(family) => {
            Ok((format!("{family}{given}"), Described::default(), None))
        }
        tokens if !tokens.iter().any(|token| token.chars().any(is_han)) => Ok((tokens.join(" "), Described::default(), None)),
        [family, given, rest @ ..] if is_single(family) && is_single(given) => {
            behind(rest).map(|described| (format!("{family}{given}"), described, None)).ok_or(())
        }
        [name, rest @ ..] if all_han(name) && (2..=4).contains(&name.chars().count()) && described(name).is_none() => {
            behind(rest).map(|described| ((*name).to_string(), described, None)).ok_or(())
        }
        _ => Err(()),
    }
}

/// Words behind a name, each of which is a title or an organisation; neither twice.
fn behind(tokens: &[&str]) -> Option<Described> {
    let mut all = Described::default();
    for token in tokens {
        let one = described(token)?;
        if (all.job_title.is_some() && one.job_title.is_some()) || (all.organisation.is_some() && one.organisation.is_some()) {
            return None;
        }
        all = Described { organisation: one.organisation.or(all.organisation), job_title: one.job_title.or(all.job_title) };
    }
    Some(all)
}

/// What a text behind a name says: an organisation, a job title, or both.
fn described(text: &str) -> Option<Described> {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    if tokens.len() > 1 {
        return behind(&tokens);
    }
    let text = text.trim();
    let is_organisation = |text: &str| text.chars().count() >= 3 && ORGANISATIONS.split_whitespace().any(|ending| text.ends_with(ending));
    let title = TITLES.split_whitespace().filter(|title| text.ends_with(title)).max_by_key(|title| title.len());
    match title {
        Some(title) => {
            let before = text[..text.len() - title.len()].trim_end();
            let split = is_organisation(before);
            let (organisation, job_title) = if split { (Some(before.to_string()), title) } else { (None, text) };
            Some(Described { organisation, job_title: Some(job_title.to_string()) })
        }
        None if is_organisation(text) => Some(Described { organisation: Some(text.to_string()), job_title: None }),
        None => None,
    }
}

fn ends_with_title(name: &str) -> bool {
    TITLES.split_whitespace().any(|title| name.ends_with(title))
}

fn is_single(token: &str) -> bool {
    token.chars().count() == 1
}

/// `甲（乙）` as `甲` and `乙`.
fn brackets(text: &str) -> Option<(&str, &str)> {
    let open = text.find(['(', '（'])?;
    let width = text[open..].chars().next().map_or(1, char::len_utf8);
    let inside = text[open + width..].strip_suffix([')', '）'])?.trim();
    let name = text[..open].trim();
    (!name.is_empty() && !inside.is_empty() && !inside.contains(['(', '（', ')', '）'])).then_some((name, inside))
}

/// The parts of a text between marks that stand outside of brackets, without the empty ones.
pub(super) fn split<'a>(part: Part<'a>, marks: &[char]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_u32, 0);
    let mut keep = |from: usize, to: usize| {
        let piece = &part.text[from..to];
        let start = from + (piece.len() - piece.trim_start().len());
        let text = piece.trim();
        if !text.is_empty() {
            parts.push(Part { text, at: part.at + start });
        }
    };
    for (at, c) in part.text.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 && marks.contains(&c) => {
                keep(from, at);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    keep(from, part.text.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, organisation, job title, remark.
    type Read = (String, Option<String>, Option<String>, Option<String>);

    fn of(text: &str) -> Option<Read> {
        person(text).ok().map(|(name, described, note)| (name, described.organisation, described.job_title, note))
    }

    #[test]
    fn what_is_sure_is_read() {
        let is = |name: &str, organisation: &str, title: &str, note: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
            Some((name.to_string(), some(organisation), some(title), some(note)))
        };
        assert_eq!(of("张友斌"), is("张友斌", "", "", ""));
        assert_eq!(of("王　伟"), is("王伟", "", "", ""));
        assert_eq!(of("张友斌（省委党校教授）"), is("张友斌", "省委党校", "教授", ""));
        assert_eq!(of("张友斌 省委党校 教授"), is("张友斌", "省委党校", "教授", ""));
        assert_eq!(of("夏光宏（市委书记）"), is("夏光宏", "", "市委书记", ""));
        assert_eq!(of("张三（荆州市审计局副局长）"), is("张三", "荆州市审计局", "副局长", ""));
        assert_eq!(of("张三(线上)"), is("张三", "", "", "线上"));
        assert_eq!(of("John Smith"), is("John Smith", "", "", ""));
    }

    #[test]
    fn what_is_not_sure_is_not_read() {
        for text in ["张三 李四", "全体 学员代表", "省委党校 张友斌 教授", "张三（教授）（线上）"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn marks_in_brackets_part_nothing() {
        let parts = split(Part { text: "张三（院长、教授）、李四 ；王五", at: 0 }, MARKS);
        assert_eq!(parts.iter().map(|part| part.text).collect::<Vec<_>>(), ["张三（院长、教授）", "李四", "王五"]);
        assert!(parts.iter().all(|part| "张三（院长、教授）、李四 ；王五"[part.at..].starts_with(part.text)));
    }
}

//! Names as people write them: several in one text, with titles and organisations behind them.
//!
//! The same for cells, for YAML and for the command line. What can be read in two ways is not read: a name that is
//! none would get a page of its own.

mod marks;

use super::fields::{Notes, Said};
use super::front_matter::comma_before_key;
use super::raw::RawAppearance;
use super::tables;
use crate::diag::{Problem, Trail};
use crate::slug::is_id;
use crate::text::cjk::is_han;
use crate::text::lookalikes::as_seen;
use crate::text::surnames::surname;

/// A piece of a text, with its first byte there.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// Somebody as a text names them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The name, or an id.
    pub name: String,
    /// The organisation behind it.
    pub organisation: Option<String>,
    /// The job title behind it.
    pub job_title: Option<String>,
    /// What stands in brackets behind it and is neither.
    pub note: Option<String>,
}

/// What stands behind a name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    pub(super) organisation: Option<String>,
    pub(super) job_title: Option<String>,
}

/// Marks between names, and between what belongs to them.
pub(super) const MARKS: &[char] = &['、', ';', '；', '\n', '/', '／', '，', ','];

/// Job titles that no name ends with; longer ones stand before those they end with.
const TITLES: &str = "副教授 教授 副研究员 研究员 研究員 高级讲师 讲师 講師 博士 院士 副书记 书记 副書記 書記 副主任 主任 副部长 部长 副部長 部長 \
    副局长 局长 副局長 局長 副处长 处长 副處長 處長 副科长 科长 副院长 院长 副院長 院長 副校长 校长 副校長 校長 副所长 所长 副会长 \
    会长 副會長 會長 副秘书长 秘书长 秘書長 副主席 主席 副市长 市长 副县长 县长 副区长 区长 副镇长 镇长 副省长 省长 常委 委员 组长 \
    队长 总经理 总經理 经理 經理 董事长 董事長 总监 總監 总工程师 工程师 工程師 主编 馆长 副厅长 厅长 厅長 司长 庭长 检察长 顾问 \
    理事长 总裁 總裁 负责人 主任委员 调研员 老师 先生 女士 同志";

/// The last characters of titles.
const LAST: &str = "授员師师員士院任记記长長席委监監总經理编問顾问裁人生女士志";

/// How the names of organisations end, where nothing else ends so.
const ORGANISATIONS: &str = "大学 大學 学院 學院 党校 黨校 学校 學校 中学 小学 医院 醫院 法院 检察院 研究院 研究所 研究中心 公司 集团 集團 协会 協會 学会 \
    學會 委员会 委員會 银行 出版社 报社 博物馆 图书馆 基金会 局 厅 廳";

/// Everybody whom a text of YAML names.
pub(super) fn of_text(text: &str, trail: &Trail, notes: &mut Notes) -> Vec<RawAppearance> {
    of_parts(separated(text), None, |_| trail.clone(), notes)
}

/// Everybody whom a text names, or the pieces that can be read in two ways.
///
/// # Errors
/// The first of these pieces.
pub fn people(text: &str) -> Result<Vec<Named>, String> {
    let known = separated(text).into_iter().filter(|part| !tables::is_open(part.text));
    known.map(|part| person(part.text).map_err(|()| part.text.to_string())).collect()
}

/// Notes what a key of one name holds beside it. A space is part of it: that is what the key is for.
pub(super) fn check_name(said: &Said<String>, notes: &mut Notes) {
    let text = said.value.clone();
    if comma_before_key(&text, |_| true).is_some() {
        // The next key has got into it, and that has a note of its own.
        return;
    }
    let bare = bare(&text);
    let described = |named: Named| named.job_title.is_some() || named.organisation.is_some();
    if bare.is_some() || text.contains(is_han) && separated(&text).len() > 1 {
        notes.value(said.trail.clone(), Problem::SpeakersUnclear { text, bare: bare.map(String::into_boxed_str), keyed: true });
    } else if text.contains(['(', '（']) && person(&text).is_ok_and(described) {
        notes.value(said.trail.clone(), Problem::SpeakerAsWritten { text, keyed: true, several: false });
    }
}

/// The people whom some pieces name; what is not sure is noted.
pub(super) fn of_parts(
    parts: Vec<Part<'_>>,
    role: Option<&'static str>,
    trail_of: impl Fn(Part<'_>) -> Trail,
    notes: &mut Notes,
) -> Vec<RawAppearance> {
    let mut all = Vec::new();
    for one in parts {
        if tables::is_open(one.text) {
            continue;
        }
        let trail = trail_of(one);
        let Ok(named) = person(&as_seen(one.text)) else {
            notes.value(
                trail,
                Problem::SpeakersUnclear { text: one.text.to_string(), bare: bare(one.text).map(String::into_boxed_str), keyed: false },
            );
            continue;
        };
        if named.is_doubtful() {
            let several = marks::is_of_several(&named.name);
            notes.value(trail.clone(), Problem::SpeakerAsWritten { text: one.text.to_string(), keyed: false, several });
        }
        all.push(RawAppearance {
            who: Said { value: named.name, trail: trail.clone() },
            job_title: named.job_title,
            organisation: named.organisation.map(|value| Said { value, trail }),
            role: role.map(str::to_string),
            note: named.note,
        });
    }
    all
}

/// The pieces of a text, as names and topics are parted; a comma of ASCII may belong to a name in Latin letters.
pub(super) fn separated(text: &str) -> Vec<Part<'_>> {
    let whole = Part { text, at: 0 };
    let ascii = |mark: char| {
        let is_one = |piece: &str| is_id(piece.trim()) || piece.trim().contains(' ');
        text.contains(mark) && (text.contains(is_han) || text.split(mark).all(is_one))
    };
    let marks: Vec<char> = MARKS.iter().copied().filter(|mark| !matches!(mark, ',' | '/') || ascii(*mark)).collect();
    split(whole, &marks)
}

impl Named {
    /// Whether the name may hold more than a name.
    fn is_doubtful(&self) -> bool {
        let glued = self.organisation.is_none() && self.job_title.is_none() && ends_with_title(&self.name);
        glued || self.note.is_some() || marks::is_of_several(&self.name)
    }

    fn alone(name: impl Into<String>) -> Named {
        Named { name: name.into(), ..Named::default() }
    }

    fn with(name: impl Into<String>, described: Described) -> Named {
        Named { name: name.into(), organisation: described.organisation, job_title: described.job_title, note: None }
    }
}

/// The name alone, where marks or a label stand around it: `“张三”`, `【张三】`, `主讲：张三`.
fn bare(text: &str) -> Option<String> {
    let bare = marks::without(text)?;
    person(&bare).is_ok().then_some(bare)
}

/// A name with what stands behind it, and with what stands in brackets and is neither title nor organisation.
fn person(text: &str) -> Result<Named, ()> {
    if let Some((name, inside)) = brackets(text) {
        let own = person(name)?;
        return match described(inside) {
            _ if own != Named::alone(own.name.as_str()) => Err(()),
            Some(described) => Ok(Named::with(own.name, described)),
            None => Ok(Named { note: Some(inside.to_string()), ..own }),
        };
    }
    if text.contains(['(', '（', ')', '）']) || marks::around(text) {
        return Err(());
    }
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let (name, rest) = match tokens.as_slice() {
        [] => return Err(()),
        [one] => return Ok(Named::alone(*one)),
        tokens if !tokens.iter().any(|token| token.contains(is_han)) => return Ok(Named::alone(tokens.join(" "))),
        tokens => spread(tokens).or_else(|| foreign(tokens)).or_else(|| whole(tokens)).ok_or(())?,
    };
    behind(rest).map(|described| Named::with(name, described)).ok_or(())
}

/// A name with spaces inside, as names of two characters are spread to the width of three: `王　伟`, `欧阳 修`.
fn spread<'t>(tokens: &'t [&'t str]) -> Option<(String, &'t [&'t str])> {
    let [family, given, rest @ ..] = tokens else { return None };
    let name = format!("{family}{given}");
    let is_one = |most: usize| all_han(given) && given.chars().count() <= most && described(given).is_none();
    let is_spread = all_han(family) && if is_single(family) { is_one(2) } else { is_one(2) && is_compound(family, &name) };
    match rest {
        [third, rest @ ..] if is_spread && is_single(family) && is_single(given) && is_single(third) && all_han(third) => {
            Some((format!("{name}{third}"), rest))
        }
        rest => is_spread.then_some((name, rest)),
    }
}

/// A surname of two characters at the head of a name.
fn is_compound(family: &str, name: &str) -> bool {
    family.chars().count() == 2 && surname(name).is_some_and(|surname| surname.text == family)
}

/// A name in other letters, with Chinese words behind it.
fn foreign<'t>(tokens: &'t [&'t str]) -> Option<(String, &'t [&'t str])> {
    let end = tokens.iter().position(|token| token.contains(is_han)).filter(|end| *end > 0)?;
    Some((tokens[..end].join(" "), &tokens[end..]))
}

/// A name of a piece, with words behind it.
fn whole<'t>(tokens: &'t [&'t str]) -> Option<(String, &'t [&'t str])> {
    let [name, rest @ ..] = tokens else { return None };
    (all_han(name) && (2..=4).contains(&name.chars().count()) && described(name).is_none()).then(|| ((*name).to_string(), rest))
}

fn all_han(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| is_han(c) || c == '·')
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
pub(super) fn described(text: &str) -> Option<Described> {
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
    // Few names end so, and all titles do.
    name.ends_with(|c| LAST.contains(c)) && TITLES.split_whitespace().any(|title| name.ends_with(title))
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
        person(text).ok().map(|named| (named.name, named.organisation, named.job_title, named.note))
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
        assert_eq!(of("John Smith 教授"), is("John Smith", "", "教授", ""));
        for (spread, name) in
            [("李 明", "李明"), ("李 明华", "李明华"), ("李 明 华", "李明华"), ("欧阳 修", "欧阳修"), ("司马 相如", "司马相如")]
        {
            assert_eq!(of(spread), is(name, "", "", ""));
            assert_eq!(of(&format!("{spread} 教授")), is(name, "", "教授", ""));
        }
    }

    #[test]
    fn what_is_not_sure_is_not_read() {
        for text in
            ["张三 李四", "张 三 李 四", "李 老师", "全体 学员代表", "省委党校 张友斌 教授", "张三（教授）（线上）", "【张三", "李四】"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn marks_around_a_name_are_not_its_own() {
        for (text, name) in [
            ("“张三”", Some("张三")),
            ("\"张三\"", Some("张三")),
            ("‘李四’（教授）", Some("李四（教授）")),
            ("【王五】", Some("王五")),
            ("主讲：冯二", Some("冯二")),
            ("主讲人: 冯二", Some("冯二")),
            ("【张三 李四】", None),
            ("【张三", Some("张三")),
        ] {
            assert_eq!((person(text), bare(text).as_deref()), (Err(()), name), "{text}");
        }
        for text in ["Jack O’Brien", "‘Abd al-Rahman", "张三", "John \"Jack\" Smith"] {
            assert_eq!(of(text).map(|read| read.0).as_deref(), Some(text));
        }
    }

    #[test]
    fn marks_in_brackets_part_nothing() {
        let parts = split(Part { text: "张三（院长、教授）、李四 ；王五", at: 0 }, MARKS);
        assert_eq!(parts.iter().map(|part| part.text).collect::<Vec<_>>(), ["张三（院长、教授）", "李四", "王五"]);
        assert!(parts.iter().all(|part| "张三（院长、教授）、李四 ；王五"[part.at..].starts_with(part.text)));
    }

    #[test]
    fn ascii_commas_part_what_is_no_name_in_latin_letters() {
        let parts = |text| separated(text).into_iter().map(|part| part.text).collect::<Vec<_>>();
        assert_eq!(parts("张三,李四/王五"), ["张三", "李四", "王五"]);
        assert_eq!(parts("zhang-san, li-si"), ["zhang-san", "li-si"]);
        assert_eq!(parts("John Smith, Mary Jones"), ["John Smith", "Mary Jones"]);
        assert_eq!(parts("Smith, John"), ["Smith, John"]);
        assert_eq!(parts("Smith, John; Jones, Mary"), ["Smith, John", "Jones, Mary"]);
    }

    #[test]
    fn all_titles_end_as_the_quick_look_has_it() {
        assert!(TITLES.split_whitespace().all(ends_with_title));
        assert!(!ends_with_title("张友斌"));
    }
}

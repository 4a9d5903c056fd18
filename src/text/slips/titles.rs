//! Job titles before names: 副主任李明, where 李明 is 主任.
//!
//! Only a 副 too many or too few is found, before a full name, with the same word behind it. Titles come and go, and one
//! person has several, so a title counts only where it surely is the one that is known: named with the same office, or
//! with none at the beginning of a sentence; not behind 原, 时任 or 兼, not where a sentence looks back, not in titles of
//! books and quotations. Who is called so at another office in the same text is left alone altogether.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names::closes_at;
use super::place;
use super::scripts::quoted;
use crate::text::cjk::is_han;
use crate::text::marks::Glyph;
use crate::text::script::simplified;

/// What titles end with; of two that fit the longer counts.
const HEADS: &str = "书记 主任 局长 处长 科长 股长 部长 院长 校长 园长 会长 馆长 所长 站长 社长 台长 厅长 司长 署长 行长 厂长 市长 县长 区长 镇长 \
    乡长 村长 州长 省长 队长 组长 团长 庭长 检察长 秘书长 理事长 董事长 主席 主编 总编辑 总编 总经理 经理 总裁 总监 总工程师 教授 研究员 主任医师 \
    主任科员 巡视员 调研员 政委 参谋长 主委";

/// What stands between an office and 副.
const KINDS: &[&str] = &["常务", "专职", "兼职", "执行", "第一"];

/// What makes a title another one.
const OTHERS: &[&str] = &["第一", "执行", "常务", "名誉", "荣誉", "助理", "代理", "首席", "总", "代", "正"];

/// What, before a title, says that it was or will be held, or is one of several.
const NOT_NOW: &str = "原曾前任兼候拟代升选聘挂";

/// Words by which a sentence looks back.
const PAST: &[&str] = &["时任", "曾任", "曾经", "当年", "当时", "那时", "后来", "以前", "从前", "昔日"];

/// What offices are called; where one stands in a sentence, a title without one may be a title there.
const OFFICES: &str = "局委院校部会室处科办司厅所站馆厂社乡镇县区市省村组队团中心公司";

/// What, besides what stands behind all names, stands behind one of two characters.
const BEHIND: &[&str] =
    &["主持", "参加", "讲话", "讲解", "讲述", "解读", "分析", "点评", "总结", "提出", "要求", "受邀", "应邀", "代表", "担任"];

/// One title: 研究室副主任.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Post {
    /// As written.
    whole: String,
    /// The office before it; often none.
    office: Vec<char>,
    deputy: bool,
    head: &'static str,
    /// It is another title than its last word says: 名誉院长.
    other: bool,
}

/// A person whose titles are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    names: Vec<Vec<char>>,
    posts: Vec<Post>,
    organisations: Vec<Vec<char>>,
}

/// A title that is not the one somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongTitle {
    /// With the name, as written.
    pub written: String,
    /// The title as the site knows it.
    pub known: String,
    /// The place of the title in the file.
    pub range: Range<usize>,
}

impl Holder {
    /// A person by all their names; none of fewer than two characters or more than four, for those are not looked for.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Holder {
        let names = names.into_iter().map(plain).filter(|name| (2..=4).contains(&name.len()) && name.iter().all(|c| is_han(*c)));
        // Both forms of a name are one here.
        let names: BTreeSet<Vec<char>> = names.collect();
        Holder { names: names.into_iter().collect(), ..Holder::default() }
    }

    /// Adds the titles that somebody has, as they are written in data: 党组书记、局长.
    pub fn hold(&mut self, titles: &str) {
        let all = titles.split(['、', '，', ',', '；', ';', '/', '兼', ' ', '　']).filter(|title| !title.is_empty());
        self.posts.extend(all.filter_map(|title| Some(Post { whole: title.to_string(), ..Post::at_end(&plain(title))?.0 })));
    }

    /// Adds a name of an organisation at which the titles are held.
    pub fn belong(&mut self, organisation: &str) {
        self.organisations.push(plain(organisation));
    }

    /// Whether there is a name and a title to look for.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.names.is_empty() && !self.posts.is_empty()
    }

    /// Which of the titles a title before the name contradicts, and whether it surely does.
    fn contradicted(&self, post: &Post, opens: bool) -> Option<(&Post, Fit)> {
        let alike = || self.posts.iter().filter(|own| own.head == post.head);
        if post.other || alike().any(|own| own.other || own.deputy == post.deputy) {
            return None;
        }
        let first = alike().next()?;
        if post.office.is_empty() {
            return Some((first, if opens { Fit::Bare } else { Fit::Elsewhere }));
        }
        let same = alike().find(|own| self.is_same_office(&post.office, own));
        Some(same.map_or((first, Fit::Elsewhere), |own| (own, Fit::Sure)))
    }

    fn is_same_office(&self, named: &[char], own: &Post) -> bool {
        if !own.office.is_empty() && named == own.office {
            return true;
        }
        self.organisations.iter().any(|organisation| {
            let full = [organisation.as_slice(), &own.office].concat();
            let shorter = named.len() > 1 && full.ends_with(named);
            let longer = full.len() > 2 && named.ends_with(&full);
            shorter || (longer && !named[..named.len() - full.len()].iter().any(|c| NOT_NOW.contains(*c)))
        })
    }
}

/// How a title before a name goes with the one that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is that title, but for 副.
    Sure,
    /// It names no office.
    Bare,
    /// It may be another title of the same person.
    Elsewhere,
}

impl Post {
    /// The title that a text ends with, and where 副 or its last word begins.
    fn at_end(text: &[char]) -> Option<(Post, usize)> {
        let fits = |head: &&'static str| head.chars().rev().eq(text.iter().rev().take(head.chars().count()).copied());
        let head = HEADS.split_whitespace().filter(fits).max_by_key(|head| head.chars().count())?;
        let at = text.len() - head.chars().count();
        let deputy = at > 0 && text[at - 1] == '副';
        let start = at - usize::from(deputy);
        let mut office = &text[..start];
        if deputy {
            while let Some(shorter) = KINDS.iter().find_map(|kind| without(office, kind)) {
                office = shorter;
            }
        }
        let other = !deputy && OTHERS.iter().any(|other| without(office, other).is_some());
        Some((Post { whole: String::new(), office: office.to_vec(), deputy, head, other }, start))
    }
}

/// The wrong titles in the blocks of one text; `looks_back` says of a sentence whether it is about other days.
#[must_use]
pub fn wrong_titles<'b>(
    blocks: impl Iterator<Item = &'b Vec<Glyph>>,
    holders: &[Holder],
    looks_back: &dyn Fn(&str) -> bool,
) -> Vec<WrongTitle> {
    let mut found: Vec<(usize, Post, Fit, WrongTitle)> = Vec::new();
    for block in blocks {
        let text: Vec<char> = block.iter().map(|glyph| simplified(glyph.c)).collect();
        let mut hidden = None;
        for (n, holder) in holders.iter().enumerate() {
            for (at, length) in holder.names.iter().flat_map(|name| places(&text, name)) {
                let from = text[..at].iter().rposition(|c| !is_han(*c)).map_or(0, |n| n + 1);
                let Some((post, start)) = Post::at_end(&text[from..at]) else { continue };
                let Some((own, fit)) = holder.contradicted(&post, opens(&text[..from])) else { continue };
                let hidden = hidden.get_or_insert_with(|| quoted(&text));
                if hidden[at] || looks_back_at(&text, at, looks_back) {
                    continue;
                }
                let written = block[from + start..at + length].iter().map(|glyph| glyph.c).collect();
                let Some(range) = place(block, from + start..at) else { continue };
                let known = own.whole.clone();
                found.push((n, post, fit, WrongTitle { written, known, range }));
            }
        }
    }
    let elsewhere = |holder: usize, post: &Post| {
        found.iter().any(|(n, other, fit, _)| (*n, other.head, other.deputy, *fit) == (holder, post.head, post.deputy, Fit::Elsewhere))
    };
    let sure = found.iter().filter(|(n, post, fit, _)| *fit != Fit::Elsewhere && !elsewhere(*n, post));
    let mut wrong: Vec<WrongTitle> = sure.map(|(.., wrong)| wrong.clone()).collect();
    wrong.sort_by_key(|one| one.range.start);
    wrong
}

/// Where a name stands as a whole: behind one of two characters, a third may belong to it.
fn places(text: &[char], name: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let length = name.len();
    let ends = move |end: usize| {
        let behind: String = text[end..].iter().take(2).collect();
        length > 2 || closes_at(text, end) || BEHIND.contains(&behind.as_str())
    };
    let all = text.windows(length).enumerate().filter(move |(at, window)| *window == name && ends(at + length));
    all.map(move |(at, _)| (at, length)).collect::<Vec<_>>().into_iter()
}

/// Whether a title without an office can stand behind some text and be that of whom the text is about: a sentence begins,
/// or has named no office yet.
fn opens(before: &[char]) -> bool {
    let Some(last) = before.last() else { return true };
    if ends_sentence(*last) || "：（".contains(*last) {
        return true;
    }
    let start = before.iter().rposition(|c| ends_sentence(*c)).map_or(0, |n| n + 1);
    *last == '，' && !before[start..].iter().any(|c| OFFICES.contains(*c))
}

fn looks_back_at(text: &[char], at: usize, looks_back: &dyn Fn(&str) -> bool) -> bool {
    let start = text[..at].iter().rposition(|c| ends_sentence(*c)).map_or(0, |n| n + 1);
    let end = text[at..].iter().position(|c| ends_sentence(*c)).map_or(text.len(), |n| at + n);
    let sentence: String = text[start..end].iter().collect();
    PAST.iter().any(|word| sentence.contains(word)) || looks_back(&sentence)
}

fn ends_sentence(c: char) -> bool {
    "。！？；\n".contains(c)
}

fn without<'t>(text: &'t [char], end: &str) -> Option<&'t [char]> {
    let end: Vec<char> = end.chars().collect();
    text.strip_suffix(end.as_slice())
}

/// In simplified characters, without spaces.
fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).map(simplified).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let mut zhang = Holder::new(["张友斌", "張友斌"]);
        zhang.hold("研究室主任");
        zhang.belong("湖北省委直属机关工委");
        let mut li = Holder::new(["李 明"]);
        li.hold("党组书记、副局长");
        li.belong("荆州市民政局");
        let mut wang = Holder::new(["王小慧"]);
        wang.hold("名譽院長");
        wang.hold("机关党委专职副书记");
        let blocks: Vec<Vec<Glyph>> = text.split('\n').map(|line| line.chars().map(|c| Glyph { c, at: Some(0) }).collect()).collect();
        let wrong = wrong_titles(blocks.iter(), &[zhang, li, wang], &|sentence| sentence.contains("2019年"));
        wrong.into_iter().map(|one| format!("{}≠{}", one.written, one.known)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_deputy_too_many_or_too_few_is_found() {
        assert_eq!(found("湖北省委直属机关工委研究室副主任张友斌讲课。"), "副主任张友斌≠研究室主任");
        assert_eq!(found("研究室副主任張友斌"), "副主任張友斌≠研究室主任");
        assert_eq!(found("副主任张友斌说，很好。"), "副主任张友斌≠研究室主任");
        assert_eq!(found("4日上午，局长李明主持。"), "局长李明≠副局长");
        assert_eq!(found("由荆州市民政局局长李明讲话"), "局长李明≠副局长");
        assert_eq!(found("民政局局长李明，民政局党组副书记李明"), "局长李明≠副局长 副书记李明≠党组书记");
        assert_eq!(found("机关党委书记王小慧"), "书记王小慧≠机关党委专职副书记");
    }

    #[test]
    fn titles_as_they_are_known_and_what_may_be_others_are_fine() {
        for fine in [
            "研究室主任张友斌、副局长李明、机关党委专职副书记王小慧",
            "时任研究室副主任张友斌，原副主任张友斌，副主任张友斌时任讲师",
            "县委办主任王五、副主任张友斌到会",
            "县委办来了两个人，副主任张友斌说",
            "2019年，局长李明到任。当年，局长李明到任。",
            "沙市区民政局局长李明亮说，局长李明亮",
            "公安县民政局局长李明",
            "《副主任张友斌》“副主任张友斌”",
            "湖北省委党校副主任张友斌到会。\n副主任张友斌说。",
            "副院长王小慧，院长王小慧，执行局长李明，局长助理李明",
            "主任科员张友斌，教授李明",
        ] {
            assert_eq!(found(fine), "", "{fine}");
        }
    }
}

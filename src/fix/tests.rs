//! Which mistakes are put right, and which are left to their author.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::config::Audience;
use crate::language::Lang;
use crate::memo::Digest;
use crate::parse::locate;
use crate::text::house::HouseWords;

fn outside() -> Outside {
    Outside {
        program: Digest::of_bytes(b"a test"),
        today: date(2024, 10, 1),
        theme: None,
        base_url: None,
        relative_urls: false,
        audience: Audience::Public,
    }
}

/// What becomes of a file by itself.
fn mended(path: &str, text: &str) -> String {
    let path = SitePath::new(path).expect("clean");
    let sources = Sources::in_memory([(path.clone(), text.as_bytes().to_vec())].into());
    let id = sources.find(&path).expect("there");
    let mut notes = match path.as_str() {
        "site.toml" => config::check(id, text, &outside()).notes,
        _ => parse(id, &path, text).notes,
    };
    let zh = Lang::parse("zh").expect("a tag");
    let house = House { language: &zh, words: &HouseWords::default() };
    notes.extend(proofread(&path, text, house).into_iter().map(|proof| Diagnostic::new(id, At::Text(proof.span), proof.problem)));
    let mut notes = locate(notes, &sources);
    add_fixes(&mut notes, &sources, &outside());
    let fixes: Vec<Fix> = notes.into_iter().filter_map(|note| note.fix).collect();
    let new = fixed(&path, id, text, &fixes, &outside());
    if new == text { new } else { mended(path.as_str(), &new) }
}

const EVENT: &str = "content/events/a/index.md";

#[track_caller]
fn check(yaml: &str, expect: &str) {
    let text = |yaml: &str| format!("---\n{yaml}---\n正文。\n");
    assert_eq!(mended(EVENT, &text(yaml)), text(expect));
}

#[test]
fn colons_of_keys() {
    check("title：甲\nstart：2024-09-04\nkind: course\n", "title: 甲\nstart: 2024-09-04\nkind: course\n");
    check("title:甲\nstart:2024-09-04\n", "title: 甲\nstart: 2024-09-04\n");
    check(
        "title： 甲\nstart: 2024\nagenda：\n  - title：开班\n    start：9月4日\n",
        "title: 甲\nstart: 2024\nagenda:\n  - title: 开班\n    start: 9月4日\n",
    );
    check(
        "title: 甲\nstart: 2024\nspeakers:\n  - name：张三\n    role：主讲\n",
        "title: 甲\nstart: 2024\nspeakers:\n  - name: 张三\n    role: 主讲\n",
    );
    // The mistake is another one.
    check("title: 甲\nstart: 2024\nsummary: [主题：一\n", "title: 甲\nstart: 2024\nsummary: [主题：一\n");
    check("title: 甲\nstart: 2024\nspeakers:\n  - name：张三\n    主讲\n", "title: 甲\nstart: 2024\nspeakers:\n  - name：张三\n    主讲\n");
}

#[test]
fn lists_in_brackets_of_a_chinese_keyboard() {
    let event = |speakers: &str| format!("title: 甲\nstart: 2024\nspeakers: {speakers}\n");
    check(&event("【张三，李四（教授）、yang-hua】"), &event("[张三, 李四（教授）, yang-hua]"));
    check(&event("［张三,李四]"), &event("[张三, 李四]"));
    check("title: 【通知】甲\nstart: 2024\ntopics: 【党建】\n", "title: 【通知】甲\nstart: 2024\ntopics: [党建]\n");
    for unclear in ["【张三】、【李四】", "｛name：张三｝"] {
        check(&event(unclear), &event(unclear));
    }
}

#[test]
fn full_width_marks_in_braces() {
    let event = |person: &str| format!("title: 甲\nstart: 2024\nspeakers:\n  - {person}\n");
    for person in ["{name: 张三，role: 讲}", "{name：张三, role: 讲}", "{name：张三，role：讲}", "{name: 张三，role：讲}"]
    {
        check(&event(person), &event("{name: 张三, role: 讲}"));
    }
    check(&event("{name: 张三, role: 讲｝"), &event("{name: 张三, role: 讲}"));
    check("title: 甲\nstart: 2024\ntopics: [党建, 培训】\n", "title: 甲\nstart: 2024\ntopics: [党建, 培训]\n");
    // Outside of braces, where the next key belongs is not sure.
    check(&event("name: 张三，role：讲"), &event("name: 张三，role：讲"));
}

#[test]
fn full_width_marks_in_site_toml() {
    let site = |lines: &str| format!("base_url = \"https://example.org/\"\n{lines}\n[lists]\nper_page = 20\n");
    let check = |lines: &str, expect: &str| assert_eq!(mended("site.toml", &site(lines)), site(expect));
    for title in ["title：\"甲：乙\"", "title: “甲：乙”", "title＝\"甲：乙”", "title = 「甲：乙」"] {
        check(&format!("{title}\nlanguage = \"zh\"\n"), "title = \"甲：乙\"\nlanguage = \"zh\"\n");
    }
    check("title = “甲”\nlanguage：“zh” # 注：\n", "title = \"甲\"\nlanguage = \"zh\" # 注：\n");
    check("title = \"甲\"\n【checks】\nno-meal-break：\"off\"\n", "title = \"甲\"\n[checks]\nno-meal-break = \"off\"\n");
    // What belongs between the marks is not sure.
    check("title = “甲\"乙\"丙”\n", "title = “甲\"乙\"丙”\n");
}

#[test]
fn tabs_before_lines() {
    check(
        "title: 甲\nstart: 2024\nagenda:\n\t- title：乙\n\t  start: 9月4日\n",
        "title: 甲\nstart: 2024\nagenda:\n  - title: 乙\n    start: 9月4日\n",
    );
    check(
        "title: 甲\nstart: 2024\nagenda:\n\t- title: 乙\n\t\tstart: 9月4日\n",
        "title: 甲\nstart: 2024\nagenda:\n  - title: 乙\n    start: 9月4日\n",
    );
    let other = |indent: &str| format!("title: 甲\nstart: 2024\nspeakers:\n  - name: 乙\n{indent}role: 丙\n");
    check(&other("\t  "), &other("    "));
    check(&other("\t"), &other("    "));
    // Beside spaces, the width of a tab says what belongs to what.
    let unclear = "title: 甲\nstart: 2024\nextra:\n  a:\n    b: 1\n\tc: 2\n";
    check(unclear, unclear);
    let unclear = "title: 甲\nstart: 2024\nspeakers:\n  - name: 乙\n \trole: 丙\n";
    check(unclear, unclear);
}

#[test]
fn heads_of_lines() {
    let event = |rest: &str| format!("title: 甲\nstart: 2024\n{rest}");
    for (wrong, right) in [
        ("topics:\n- 党建\n -教育\n", "topics:\n- 党建\n- 教育\n"),
        ("speakers:\n  － 张三\n  -李四\n", "speakers:\n  - 张三\n  - 李四\n"),
        ("agenda:\n  -title: 乙\n   start: 9月4日\n", "agenda:\n  - title: 乙\n    start: 9月4日\n"),
        ("\u{3000}venue: 党校\n", "venue: 党校\n"),
        ("speakers:\n\u{a0}\u{a0}- 张三\n\u{a0}\u{a0}- 李四\n", "speakers:\n  - 张三\n  - 李四\n"),
        ("\tvenue: 党校\n", "venue: 党校\n"),
        ("topics:\n- 党建\n\t- 教育\n", "topics:\n- 党建\n- 教育\n"),
        ("agenda:\n  - title：乙\n    start：9月4日\n", "agenda:\n  - title: 乙\n    start: 9月4日\n"),
    ] {
        check(&event(wrong), &event(right));
    }
}

#[test]
fn misspelt_keys() {
    check("titel: 甲\nstart: 2024\n", "title: 甲\nstart: 2024\n");
    check("title: 甲\nstart: 2024\nspeakers:\n  - { nmae: 张三 }\n", "title: 甲\nstart: 2024\nspeakers:\n  - { name: 张三 }\n");
    // It is there already; what stands under it does not fit.
    check("title: 甲\ntitel: 乙\nstart: 2024\n", "title: 甲\ntitel: 乙\nstart: 2024\n");
    check("title: 甲\nstart: 2024\nkinds: 乙\n", "title: 甲\nstart: 2024\nkinds: 乙\n");
    let site = |key: &str| format!("title = \"甲\"\nbase_url = \"https://example.org/\"\n\n[lists]\n{key} = 20\n");
    assert_eq!(mended("site.toml", &site("per_pgae")), site("per_page"));
}

#[test]
fn marks_in_words() {
    check("title: 甲(乙)\nsummary: \"甲, 乙: 丙\"\nstart: 2024\n", "title: 甲（乙）\nsummary: \"甲，乙：丙\"\nstart: 2024\n");
    let names = "title: 甲\nstart: 2024\nspeakers: [{ name: 张三(大), organisation: 党校(北) }]\nextra: { note: 甲,乙 }\n";
    check(names, names);
    let text = |marks: &str| format!("---\ntitle: 甲\nstart: 2024\n---\n同志们{marks}\n\n```\n甲,乙\n```\n");
    assert_eq!(mended(EVENT, &text(",大家(都)好!。。。")), text("，大家（都）好！……"));
    let english = "---\ntitle: A\nlang: en\nstart: 2024\n---\n甲,乙\n";
    assert_eq!(mended(EVENT, english), english);
}

#[test]
fn links_to_what_is_there() {
    let text = |body: &str| format!("---\ntitle: 甲\nstart: 2024\n---\n{body}\n");
    let mended = |body: &str| mended(EVENT, &text(body));
    assert_eq!(mended("[甲]（index.md）和[甲](（/events/a/index.md）"), text("[甲](index.md)和[甲](/events/a/index.md)"));
    assert_eq!(mended("[外]（https://example.org/）"), text("[外](https://example.org/)"));
    // Nothing is there.
    assert_eq!(mended("[乙]（none.md）![丙](photos/a b.jpg)"), text("[乙]（none.md）![丙](photos/a b.jpg)"));
}

#[test]
fn front_matter_after_empty_lines() {
    assert_eq!(mended(EVENT, "\n \n---\ntitle：甲\nstart: 2024\n---\n"), "---\ntitle: 甲\nstart: 2024\n---\n");
    let text = "编者按\n---\ntitle: 甲\nstart: 2024\n---\n";
    assert_eq!(mended(EVENT, text), text);
}

#[test]
fn keys_in_chinese() {
    check("标题: 甲\n时间: 2024\n", "title: 甲\nstart: 2024\n");
    check("标题: 甲\ntitle: 乙\nstart: 2024\n", "标题: 甲\ntitle: 乙\nstart: 2024\n");
}

#[test]
fn marks_of_headings_and_lists() {
    let text = |body: &str| format!("---\ntitle: 甲\nstart: 2024\n---\n{body}\n");
    assert_eq!(mended(EVENT, &text("##一\n\n1.甲,乙\n2.丙")), text("## 一\n\n1. 甲，乙\n2. 丙"));
}

fn parsed(text: &str) -> (String, usize) {
    let path = SitePath::new(EVENT).expect("clean");
    let parsed = parse(FileId::default(), &path, text);
    let words = |text: String| -> String { text.chars().filter(|c| !"，：；！？（）… ,:;!?().".contains(*c)).collect() };
    (words(parsed.value.map_or_else(String::new, |document| format!("{:?}", document.raw))), parsed.notes.len())
}

proptest! {
    #[test]
    fn a_fix_is_for_good(keys in proptest::collection::vec((0..6_usize, 0..5_usize, 0..6_usize), 0..6), body in "[甲乙a1 ,;:!?()*#>`\\[\\]。.|\n-]{0,32}") {
        const KEYS: [&str; 6] = ["title", "titel", "summary", "extra", "speakers", "  - name"];
        const COLONS: [&str; 5] = [": ", "：", ":", ":\n\t", ":\n"];
        const VALUES: [&str; 6] = ["甲", "甲,乙", "\"甲: 乙\"", "[甲, 乙(丙)]", "|\n  甲,乙", "name：丁"];
        let yaml: String = keys.iter().map(|(key, colon, value)| format!("{}{}{}\n", KEYS[*key], COLONS[*colon], VALUES[*value])).collect();
        let text = format!("---\nstart: 2024\n{yaml}---\n{body}");
        let once = mended(EVENT, &text);
        prop_assert_eq!(mended(EVENT, &once), once.clone(), "{}", text);
        // A text without mistakes keeps all but its marks.
        let (before, notes) = parsed(&text);
        if notes == 0 {
            prop_assert_eq!(parsed(&once), (before, 0), "{}", text);
        }
    }
}

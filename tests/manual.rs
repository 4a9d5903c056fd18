//! The manual: every code has an entry, whose wrong example raises it and whose right one raises nothing.
//!
//! `BLESS=1 cargo test --test manual` writes the guide's pages that are made of it.

#[path = "support/fields.rs"]
mod fields;
#[path = "support/guide.rs"]
mod guide;
#[path = "support/skeletons.rs"]
mod skeletons;
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use huikan::manual::{Block, Content, Entry, GROUPS, Text, codes, entry};
use huikan::messages::Tongue;
use support::Site;

/// Codes whose examples are drawn, as no site in memory raises them.
const DRAWN: &[(&str, &str)] = &[
    ("no-site-toml", "is found while a folder is read"),
    ("symlink-outside", "needs a symbolic link"),
    ("name-not-utf8", "needs a name that Rust's strings cannot hold"),
    ("foreign-output", "needs an output folder"),
    ("output-over-sources", "needs an output folder"),
    ("workbook-encrypted", "needs a workbook with a password"),
    ("workbook-too-large", "needs a workbook of 16 MB"),
    ("merged-over-some-rooms", "needs merged cells"),
    ("dead-link-online", "needs the network"),
];

/// Codes that a build does not look for.
const BY_CHECK: &[&str] = &[
    "remote-picture",
    "own-link",
    "half-width-punctuation",
    "makeshift-punctuation",
    "unpaired-mark",
    "repeated-mark",
    "repeated-character",
    "wrong-word",
    "name-variant",
    "job-title",
    "house-word",
    "unwanted-word",
    "heading-number",
    "mixed-script",
    "pinyin-gloss",
    "text-weekday",
    "impossible-date",
    "day-count",
    "literal-marker",
    "unused-speaker",
    "no-summary",
    "large-picture",
    "orphan-page",
    "unused-file",
    "unsure-names",
    "missing-templates",
    "missing-words",
    "remote-file",
    "unknown-option",
    "dead-link",
    "search-mark",
    "flawed-page",
    "may-be-empty",
];

/// The codes that can be shown.
fn shown() -> BTreeSet<&'static str> {
    huikan::diag::codes().map(|(code, _)| code).collect()
}

fn entries() -> Vec<Entry> {
    codes().into_iter().map(|code| entry(code).expect("a code with a file has an entry")).collect()
}

#[test]
fn every_code_has_an_entry_and_every_entry_a_code() {
    let missing: Vec<&str> = shown().into_iter().filter(|code| entry(code).is_none()).collect();
    assert!(missing.is_empty(), "no entry for {missing:?}");
    for one in codes() {
        assert!(shown().contains(one), "nothing has the code of the entry {one}");
        assert_eq!(entry(one).expect("it is there").code, one, "an entry stands in another file than that of its code");
    }
}

#[test]
fn every_code_stands_in_one_group() {
    let grouped: Vec<&str> = GROUPS.iter().flat_map(|group| group.codes).copied().collect();
    let unique: BTreeSet<&str> = grouped.iter().copied().collect();
    assert_eq!(unique.len(), grouped.len(), "a code stands in two groups");
    assert_eq!(unique, shown());
    let ids: BTreeSet<&str> = GROUPS.iter().map(|group| group.id).collect();
    assert!(ids.len() == GROUPS.len() && ids.is_disjoint(&unique), "the anchors of the guide's page are not unique");
}

#[test]
fn entries_say_enough_and_not_too_much() {
    for one in entries() {
        let Entry { code, chinese, english, .. } = &one;
        for (text, ends, longest) in [(chinese, "。", 420), (english, ".", 1000)] {
            let Text { title, paragraphs } = text;
            let length: usize = paragraphs.iter().map(|one| one.chars().count()).sum();
            assert!(!title.is_empty() && !title.ends_with(['。', '.', '：', ':']), "{code}: the title `{title}`");
            assert!(title.chars().count() <= 60, "{code}: the title `{title}` is too long for one line");
            assert!((40..=longest).contains(&length), "{code}: {length} characters in `{title}`");
            for paragraph in paragraphs {
                assert!(!paragraph.contains('\n') && paragraph.matches('`').count() % 2 == 0, "{code}: {paragraph}");
                assert!(paragraph.ends_with([')', '）']) || paragraph.ends_with(ends), "{code}: {paragraph}");
            }
        }
        let half_width = chinese.paragraphs.iter().find_map(|paragraph| slip(paragraph));
        assert!(half_width.is_none(), "{code}: half-width punctuation in Chinese: {half_width:?}");
    }
}

/// A half-width mark right behind a Chinese character, outside of code.
fn slip(paragraph: &str) -> Option<String> {
    let prose: String = paragraph.split('`').step_by(2).collect::<Vec<_>>().join("码");
    let chars: Vec<char> = prose.chars().collect();
    let at = chars.windows(2).position(|pair| ('\u{4e00}'..'\u{9fff}').contains(&pair[0]) && ",.;:?!()\"'".contains(pair[1]))?;
    Some(chars[at.saturating_sub(8)..(at + 4).min(chars.len())].iter().collect())
}

#[test]
fn the_wrong_example_raises_its_code_and_the_right_one_nothing() {
    let mut wrong = Vec::new();
    for one in entries() {
        if let Some((_, why)) = DRAWN.iter().find(|(code, _)| *code == one.code) {
            let drawn = |blocks: &[Block]| !blocks.is_empty() && blocks.iter().all(|block| block.content == Content::Console);
            assert!(drawn(&one.wrong) && drawn(&one.right), "{} {why}: its examples are `console` blocks", one.code);
            continue;
        }
        let said = Said::of(&site(&one, &one.wrong), one.code);
        if said.codes.is_empty() || said.codes.iter().any(|code| code != one.code) {
            wrong.push(format!("== {} is wrong and says {:?}\n{}", one.code, said.codes, said.text));
        }
        let said = Said::of(&site(&one, &one.right), one.code);
        if !said.codes.is_empty() {
            wrong.push(format!("== {} is right and says {:?}\n{}", one.code, said.codes, said.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn examples_have_no_more_files_than_they_need() {
    for one in entries() {
        // Some mistakes are mended by taking a file away.
        let only_less = one.right.iter().all(|block| one.wrong.contains(block));
        for block in one.wrong.iter().filter(|_| !only_less) {
            let path = block.path().unwrap_or_default();
            assert!(!one.right.contains(block), "{}: {path} is in both examples, and so belongs beside them", one.code);
        }
        for path in one.beside.iter().filter_map(Block::path) {
            assert!(one.wrong.iter().chain(&one.right).all(|block| block.path() != Some(path)), "{}: {path} stands there twice", one.code);
        }
    }
}

#[test]
fn the_pages_of_the_guide_are_those_of_the_manual() {
    for (file, tongue) in [("problems.md", Tongue::Zh), ("problems-en.md", Tongue::En)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/guide").join(file);
        let page = guide::page(tongue);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &page).expect("a writable guide");
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == page, "{file} is not what the manual makes: BLESS=1 cargo test --test manual");
    }
}

#[test]
fn the_pages_of_what_templates_may_use_are_those_of_the_code() {
    for (file, tongue) in [("theme-fields.md", Tongue::Zh), ("theme-fields-en.md", Tongue::En)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/guide").join(file);
        let (page, mistakes) = fields::page(tongue);
        assert!(mistakes.is_empty(), "tests/support/fields/ for {file}:\n{}", mistakes.join("\n"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &page).expect("a writable guide");
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == page, "{file} is not what the code makes: BLESS=1 cargo test --test manual");
    }
}

#[test]
fn the_theme_on_these_pages_works() {
    for tongue in [Tongue::Zh, Tongue::En] {
        let files = fields::example(&fields::page(tongue).0);
        assert_eq!(files.len(), 5);
        let site = Site::default()
            .with("site.toml", "title = \"档案\"\nbase_url = \"https://example.org/\"\ntheme = \"first\"\n")
            .with("content/reports/opening.md", "---\ntitle: 开班\ndate: 2024-09-04\nsign_off:\n  记者: 张三\n---\n今天开班。\n");
        let site = files.iter().fold(site, |site, (path, text)| site.with(path, text.as_str()));
        let [said, _] = site.check(None);
        assert_eq!(said, "");
        let made = site.make();
        let page = |path: &str| String::from_utf8_lossy(&made.files[path]).into_owned();
        assert!(page("index.html").contains("<h2><a href=\"/reports/opening/\">开班</a></h2>"));
        assert!(page("reports/opening/index.html").contains("张三") && page("reports/opening/index.html").contains("今天开班。"));
    }
}

#[test]
fn the_skeletons_of_the_guide_work() {
    let mut files = skeletons::files(&skeletons::part("theme-skeletons.md", "---\n", ""));
    files.extend(skeletons::files(&skeletons::part("theme-authors.md", "{#search}", "\n## ")));
    let names: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for name in ["_leaf.html", "_program.html", "agenda.html", "door.html", "now.html", "statistics.html", "search.html"] {
        assert!(names.contains(format!("templates/{name}").as_str()), "no {name} among {names:?}");
    }
    let leaf = |day, month, weekday| format!("<b>{day}</b> <span>{month}</span> <span>{weekday}</span>");
    for (language, leaf, cancelled, event) in
        [("zh-Hans", leaf(12, "十月", "星期六"), "已取消", "论坛"), ("en", leaf(12, "October", "Saturday"), "Cancelled", "Forum")]
    {
        let site = skeletons::site(language, &files);
        assert_eq!(site.check(None)[0], "", "{language}");
        let made = site.make();
        let page = |path: &str| String::from_utf8_lossy(made.files.get(path).unwrap_or_else(|| panic!("no {path}"))).into_owned();
        let agenda = page("events/forum/agenda/index.html");
        for part in [leaf.as_str(), "fill=\"#a32a1e\"", "<table>", "class=\"slot is-break\"", "href=\"#s-practice\"", cancelled] {
            assert!(agenda.contains(part), "{language}: no {part} in\n{agenda}");
        }
        let doors = page("events/forum/door/index.html");
        assert_eq!((doors.matches("class=\"sheet\"").count(), doors.contains(&leaf), doors.contains(event)), (2, true, true), "{doors}");
        let now = page("events/forum/now/index.html");
        // What is cancelled is not on, and a day alone is for the script to leave out.
        assert_eq!((now.matches("data-start=").count(), now.matches("data-end=").count()), (3, 2), "{now}");
        assert!(now.contains("data-start=\"2024-10-12T10:00+08:00\"") && now.contains(cancelled), "{now}");
        let statistics = page("statistics/index.html");
        assert!(statistics.matches("<rect").count() > 10 && statistics.matches("<table>").count() >= 2, "{statistics}");
        let search = page("search/index.html");
        for mark in
            ["data-search ", "data-search-status", "data-search-results", "data-search-near", "data-search-more", "data-search-index"]
        {
            assert!(search.contains(mark), "{mark}");
        }
    }
}

/// Words that templates put together of a beginning and a value: the guide names each beginning, and its values have words.
#[test]
fn the_guide_has_every_word_that_is_put_together() {
    let table = skeletons::part("theme-authors.md", "{#joined-words}", "\n## ");
    let rows: Vec<(&str, BTreeSet<&str>)> = table
        .lines()
        .filter_map(|line| Some((line.strip_prefix("| `t[\"")?, line)))
        .map(|(row, line)| {
            let values = line.trim_end_matches(" |").rsplit_once("| ").expect("a row of cells").1;
            (row.split_once('"').expect("a beginning").0, values.split('`').skip(1).step_by(2).collect())
        })
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let mut used = BTreeSet::new();
    for theme in ["gazette", "plain"] {
        for file in fs::read_dir(root.join(theme).join("templates")).expect("templates") {
            let text = fs::read_to_string(file.expect("a file").path()).expect("a template");
            used.extend(
                text.split("t[\"").skip(1).filter_map(|rest| Some(rest.split_once("\" ~")?.0.to_string())).filter(|one| !one.contains('"')),
            );
        }
    }
    assert_eq!(rows.iter().map(|(beginning, _)| (*beginning).to_string()).collect::<BTreeSet<_>>(), used);
    for language in ["zh-Hans", "zh-Hant", "en"] {
        let words = fs::read_to_string(root.join(format!("gazette/i18n/{language}.toml"))).expect("words");
        for (beginning, values) in &rows {
            let lost = values.iter().find(|value| !words.contains(&format!("\n{beginning}{value} = ")));
            assert_eq!(lost, None, "{language}: {beginning}");
        }
    }
}

/// Each part of the guide that shows a theme which extends gazette, with the `theme.toml` of the first.
#[test]
fn what_the_guide_shows_of_extending_works() {
    let first = skeletons::files(&skeletons::part("theme-authors.md", "{#extends}", "{#blocks}"));
    let second = skeletons::files(&skeletons::part("theme-authors.md", "{#blocks}", "{#options}"));
    assert_eq!((first.len(), second.len()), (4, 1));
    for more in [Vec::new(), second] {
        let site = Site::default().with("site.toml", "title = \"档案\"\nbase_url = \"https://example.org/\"\ntheme = \"my-theme\"\n").with(
            "content/reports/opening.md",
            "---\ntitle: 开班\ndate: 2024-09-04\nsign_off:\n  记者: 张三\nsummary: 开班。\n---\n今天开班。\n",
        );
        let all = first.iter().chain(&more);
        let site = all.fold(site, |site, (path, text)| site.with(&format!("themes/my-theme/{path}"), text.as_str()));
        assert_eq!(site.check(None)[0], "");
        let report = String::from_utf8_lossy(&site.make().files["reports/opening/index.html"]).into_owned();
        let expected = if more.is_empty() { "my.css" } else { "本站由办公室维护。" };
        assert!(report.contains(expected) && report.contains("转载请注明出处。"), "{report}");
    }
}

/// What is said of a site.
struct Said {
    codes: Vec<String>,
    text: String,
}

impl Said {
    fn of(site: &Site, code: &str) -> Said {
        let made = site.make();
        if !BY_CHECK.contains(&code) {
            return Said { codes: made.codes.iter().map(|code| (*code).to_string()).collect(), text: made.said };
        }
        assert!(!made.codes.contains(&code), "a build finds {code} too");
        let [text, _] = site.check(None);
        let codes = text.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once("]: ")?.0.to_string())).collect();
        Said { codes, text }
    }
}

/// The site of an example.
fn site(entry: &Entry, blocks: &[Block]) -> Site {
    let mut site = Site::default();
    for block in entry.beside.iter().chain(blocks) {
        site = match block.content {
            Content::File { path, gbk: true, .. } => site.with(path, encoding_rs::GBK.encode(block.text).0.into_owned()),
            Content::File { path, .. } => site.with(path, block.text),
            Content::Asset { path, megabytes, .. } => site.with(path, support::pictures::any(path, megabytes.unwrap_or_default() << 20)),
            Content::Console => panic!("{}: a site cannot hold a drawing", entry.code),
        };
    }
    site
}

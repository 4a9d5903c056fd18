//! Long lists of people: an index with links to jump by, in both themes and over the pages of a list.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Instant;

use huikan::language::Lang;
use huikan::order::{Collation, Key};
use support::{Result, Site};

/// Surnames of many letters and numbers of strokes, in the order of neither.
const SURNAMES: &str = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 曾 单 仇 区 解 查 任 盖 覃 丁 欧阳 尉迟 Adam 3号";

fn site(theme: &str, per_page: usize, order: &str) -> Site {
    let toml = format!(
        "title = \"培训档案\"\nbase_url = \"https://example.org/x/\"\ntheme = \"{theme}\"\n\n[lists]\nper_page = {per_page}\n\n[lists.order]\nspeakers = \"{order}\"\norganisations = \"pinyin\"\n"
    );
    let mut event = format!("---\ntitle: 甲班\nstart: 2024-09-01\norder: {order}\nspeakers:\n");
    for surname in SURNAMES.split_whitespace() {
        let _ = writeln!(event, "  - {{ name: {surname}明, organisation: {surname}氏宗祠 }}");
    }
    event += "---\n";
    Site::default().with("site.toml", toml).with("content/events/a.md", event)
}

/// The ids and the names of a page, in the order in which they stand there.
fn outline<'a>(made: &'a Result, url: &str) -> Vec<&'a str> {
    let page = made.page(url);
    let main = &page[page.find("<main").expect("a page has a main part")..];
    let of = |line: &'a str| {
        let id = line.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(id, _)| id);
        let id = id.filter(|id| id.starts_with("letter-") || id.starts_with("strokes-"));
        id.or_else(|| {
            line.split_once("/speakers/")
                .filter(|_| !line.contains('#'))
                .and_then(|(_, rest)| rest.split_once('>')?.1.split_once('<'))
                .map(|(name, _)| name)
        })
    };
    main.lines().filter_map(of).collect()
}

#[test]
fn a_long_list_of_speakers_has_letters() {
    for theme in ["plain", "gazette"] {
        let made = site(theme, 100, "pinyin").make().quiet();
        let page = made.page("/speakers/");
        for link in ["href=\"#letter-z\">Z</a>", "href=\"#letter-latin\">西文</a>", "href=\"#letter-other\">其他</a>"] {
            assert!(page.contains(link), "{theme} lacks {link}\n{page}");
        }
        let outline = outline(&made, "/speakers/");
        let from = |id| outline.iter().position(|one| *one == id).unwrap_or_else(|| panic!("{theme} has no {id}: {outline:?}"));
        assert_eq!(outline[..2], ["letter-other", "3号明"]);
        assert_eq!(outline[from("letter-o")..][..4], ["letter-o", "区明", "欧阳明", "letter-q"]);
        assert_eq!(outline[from("letter-z")..], ["letter-z", "曾明", "查明", "张明", "赵明", "周明", "朱明", "letter-latin", "Adam明"]);
        // The same list by what its event asks for, one level further down.
        let event = made.page("/events/a/");
        assert!(event.contains("<h3 class=\"letter\" id=\"letter-z\">Z</h3>") || event.contains("<h3 id=\"letter-z\">Z</h3>"), "{event}");
        let terms = made.page("/organisations/");
        assert!(terms.contains("id=\"letter-z\"") && terms.contains("href=\"#letter-z\""), "{terms}");
    }
}

#[test]
fn strokes_are_counted_in_words() {
    for theme in ["plain", "gazette"] {
        let made = site(theme, 100, "stroke").make().quiet();
        let page = made.page("/speakers/");
        assert!(page.contains("href=\"#strokes-12\">十二画</a>"), "{page}");
        let outline = outline(&made, "/speakers/");
        let of = |id| outline.iter().position(|one| *one == id).unwrap_or_else(|| panic!("no {id}: {outline:?}"));
        assert_eq!(outline[of("strokes-4")..][..4], ["strokes-4", "王明", "区明", "仇明"]);
        assert_eq!(outline[of("strokes-7")..of("strokes-8")], ["strokes-7", "李明", "杨明", "吴明", "何明", "张明", "陈明"]);
    }
}

#[test]
fn letters_lead_to_the_pages_where_they_begin() {
    // Six speakers to a page.
    let made = site("gazette", 2, "pinyin").make().quiet();
    let first = made.page("/speakers/");
    assert!(first.contains("href=\"#letter-d\">D</a>"), "{first}");
    let (at, _) = first.split_once("#letter-z\">Z</a>").expect("a link to Z");
    let page = &at[at.rfind("href=\"").expect("an address")..]["href=\"".len()..];
    assert_eq!(page, "/x/speakers/page/5/");
    let fifth = made.page("/speakers/page/5/");
    assert!(fifth.contains("id=\"letter-z\"") && fifth.contains("href=\"#letter-z\">Z</a>"), "{fifth}");
    // What begins on the page before goes on under the same letter.
    let sixth = outline(&made, "/speakers/page/6/");
    assert_eq!(sixth[0], "letter-z");
}

#[test]
fn a_short_list_and_one_that_goes_by_something_else_have_none() {
    let made = site("gazette", 100, "as-written").make().quiet();
    for url in ["/speakers/", "/events/a/"] {
        assert!(!made.page(url).contains("class=\"letters\""), "{url}");
    }
    let event = "---\ntitle: 甲班\nstart: 2024-09-01\norder: stroke\nspeakers: [张三, 王五]\n---\n";
    let made = site("gazette", 100, "pinyin").with("content/events/a.md", event).make().quiet();
    for url in ["/speakers/", "/events/a/"] {
        assert!(!made.page(url).contains("class=\"letters\""), "{url}");
    }
}

/// How long a long list takes, to be read: `cargo test --release --test order -- --ignored --nocapture`.
#[test]
#[ignore = "measures, and finds nothing"]
#[expect(clippy::print_stdout, reason = "what it measures is there to be read")]
fn twenty_thousand_names_are_sorted() {
    let hans = Lang::parse("zh-Hans").expect("a good tag");
    let hant = Lang::parse("zh-Hant").expect("a good tag");
    let names = many_names(20_000);
    for (way, of) in
        [("pinyin", Collation::pinyin()), ("stroke", Collation::strokes(&hans)), ("stroke, traditional", Collation::strokes(&hant))]
    {
        let start = Instant::now();
        let mut keys: Vec<(Key, &String)> = names.iter().map(|name| (of.person(name, None), name)).collect();
        let made = start.elapsed();
        keys.sort_by(|a, b| of.compare(&a.0, &b.0).then_with(|| a.1.cmp(b.1)));
        println!(
            "{way}: {} names, keys {made:.0?}, in all {:.0?}; first {}, last {}",
            keys.len(),
            start.elapsed(),
            keys[0].1,
            keys[keys.len() - 1].1
        );
        assert!(keys.windows(2).all(|pair| of.compare(&pair[0].0, &pair[1].0).is_le()), "{way}");
    }
}

/// Names that differ, the same every time: a surname, and one or two of the characters from 一 on.
fn many_names(count: usize) -> Vec<String> {
    let surnames: Vec<&str> = SURNAMES.split_whitespace().filter(|name| !name.is_ascii()).collect();
    let mut state = 7_u32;
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut names = BTreeSet::new();
    let mut made = Vec::new();
    while made.len() < count {
        let mut name = surnames[next(u32::try_from(surnames.len()).expect("few")) as usize].to_string();
        for _ in 0..=next(2) {
            name.extend(char::from_u32(u32::from('一') + next(20_000)));
        }
        if names.insert(name.clone()) {
            made.push(name);
        }
    }
    made
}

//! What holds for every site: order and threads change nothing, nothing makes the parsers panic, no link is dead.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use huikan::diag::human;
use huikan::messages::Tongue;
use huikan::parse::parse;
use huikan::pipeline::make_in_memory;

use huikan::slug::decode as decode_url;
use huikan::source::{FileId, SitePath, decode};
use proptest::prelude::*;
use support::pictures::{SECRET, held};
use support::{Site, outside, site_of};

/// A few cases of what takes long, more if the environment wishes.
fn few(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

/// The archive of this repository: every kind of document there is.
fn archive() -> Site {
    site_of(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// Mistakes in many files, and names that the order of files could change.
fn mistaken() -> Site {
    Site::of(
        "
-- content/events/a/index.md --
---
title: 甲班
start: 2024-09-04
speakers: [王伟, 钱诚, {name: 钱诚, organisation: 江汉大学}, nobody]
topics: [党建, 实施]
---
见[乙班](../b/index.md#x)和[丙](../c.md)。
-- content/events/b/index.md --
---
title: 乙班
start: 2024-09-05
speakers: [{name: 王伟, organisation: 武汉大学}, {name: 王伟, organisation: 江汉大学}]
topics: [实施, 党建]
---
**没有结尾
-- content/events/b/agenda.yaml --
- { title: 同名, start: 上午 }
- { title: 同名, start: 上午 }
-- content/events/b/sessions/one.md --
---
title: 同名
start: 上午
---
-- content/reports/b.md --
---
title: 报道
date: 2024-09-04
slug: a
---
-- content/reports/a.md --
---
title: 报道
date: 2024-09-04
---
",
    )
}

fn hash(path: &str, seed: u64) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (path, seed).hash(&mut hasher);
    hasher.finish()
}

/// Everything that comes of a site, its files given in an order of their own and its pages made by `threads` threads.
fn made(site: &Site, seed: u64, threads: usize) -> (BTreeMap<String, Vec<u8>>, String) {
    let sources = site.sources_in_order(|path| hash(path, seed));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let made = pool.install(|| make_in_memory(&sources, &outside())).expect("memory does not fail");
    (made.files, human(Tongue::En, &made.notes, &sources, false))
}

#[test]
fn any_order_of_files_and_any_number_of_threads_give_the_same_bytes() {
    for site in [archive(), mistaken()] {
        let (files, said) = made(&site, 0, 1);
        for (seed, threads) in [(1, 2), (2, 8)] {
            let (other_files, other_said) = made(&site, seed, threads);
            assert_eq!(said, other_said, "{threads} threads");
            assert_eq!(files.keys().collect::<Vec<_>>(), other_files.keys().collect::<Vec<_>>(), "{threads} threads");
            for (path, bytes) in &files {
                assert!(other_files[path] == *bytes, "{path} differs with {threads} threads");
            }
        }
    }
}

#[test]
fn the_archive_of_this_repository_is_made_without_a_word() {
    let made = archive().make().quiet();
    assert!(made.files.len() > 100, "{}", made.files.len());
}

proptest! {
    #![proptest_config(few(12))]

    #[test]
    fn notes_come_in_the_same_order_whatever_the_order_of_files(seed: u64, threads in 1..9_usize) {
        let (_, said) = made(&mistaken(), 0, 1);
        prop_assert_eq!(made(&mistaken(), seed, threads).1, said);
    }
}

// ---- Nonsense as content.

/// Every kind of file that is read.
const PLACES: &[&str] = &[
    "content/index.md",
    "content/events/a/index.md",
    "content/events/a.md",
    "content/events/a/agenda.yaml",
    "content/events/a/sessions/one.md",
    "content/events/a/report.md",
    "content/cases/c.md",
    "content/speakers/s.md",
    "content/speakers.yaml",
    "content/series/s.md",
    "content/organisations.yaml",
    "content/venues.yaml",
    "content/about.md",
];

#[rustfmt::skip] // One piece a line would fill pages.
const YAML: &[&str] = &[
    "title: ", "name: ", "start: ", "end: ", "duration: ", "speakers: ", "agenda:", "sign_off:", "consent: ", "period: ", "photos:",
    "quotes:", "aliases: ", "slug: ", "lang: ", "draft: ", "topics: ", "region: ", "extra: ", "id: ", "file: ", "rooms: ", "abstract: |",
    "date: ", "embargo_until: ", "\n", "\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\n\t", "\r\n", "- ", "[", "]", "{", "}", ", ",
    ": ", "：", "\"", "'", "#", " #", "|", ">", "&a ", "*a", "!t ", "? ", "---", "\n---\n", "\n...\n", "%YAML 1.2", "\u{feff}", "\u{0}",
    "2024-09-04", "9月4日下午", "14:30", "9月31日", "2024-13-45", "90m", "99999999999999999999", "1e400", ".inf", ".nan", "-0", "0x1f",
    "true", "no", "~", "null", "张三", "zhang-san", "a", "😀", "é", "\u{2028}", "../x", "//", "\\",
];

#[rustfmt::skip] // As above.
const TEXT: &[&str] = &[
    "---\n", "title: 甲\n", "start: 2024-09-04\n", "date: 2024\n", "name: 乙\n", "# ", "## ", "### ", "{#id}", "{#", "\n", "\n\n",
    "**", "*", "_", "~~", "`", "```", "    ", "　　", "\t", "- ", "1. ", "> ", "|a|b|\n|-|-|\n", "|", "[^1]", "[^1]: ", "[", "](", ")",
    "![", "](a.jpg \"题 | 摄影：某\")", "<b>", "</b>", "<script>", "<!--", "-->", "<", ">", "&amp;", "&#0;", "\\", "中文", "，", "“", "”",
    "（", "）", "a", " ", "http://a.b", "mailto:x", "javascript:x", "\r\n", "\u{0}", "\u{feff}", "😀", "한", "\u{301}", "%2e%2e/", "#x",
];

fn of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

fn nonsense() -> impl Strategy<Value = String> {
    let front = (of(YAML), of(TEXT)).prop_map(|(yaml, text)| format!("---\n{yaml}\n---\n{text}"));
    prop_oneof![front, of(YAML), of(TEXT), any::<String>(), ".{0,60}"]
}

fn path(place: &str) -> SitePath {
    SitePath::new(place).expect("a clean path")
}

proptest! {
    #![proptest_config(few(400))]

    #[test]
    fn parsing_never_panics(place in prop::sample::select(PLACES), text in nonsense()) {
        let _ = parse(FileId::default(), &path(place), &text);
    }

    #[test]
    fn bytes_that_are_no_text_are_no_panic(place in prop::sample::select(PLACES), bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Ok(text) = decode(bytes) {
            let _ = parse(FileId::default(), &path(place), &text);
        }
    }
}

proptest! {
    #![proptest_config(few(60))]

    /// Every note must have a place that can be shown, and every date, name and link one that can be looked up.
    #[test]
    fn making_a_site_of_nonsense_never_panics(texts in prop::collection::vec(nonsense(), PLACES.len()), config in of(YAML)) {
        let mut site = Site::default();
        for (place, text) in PLACES.iter().zip(texts) {
            site = site.with(place, text);
        }
        let _ = site.make();
        let _ = site.with("site.toml", config).make();
    }
}

// ---- Links.

/// Everything a page refers to: the values of `href`, `src` and the addresses in `srcset`.
fn references(html: &str) -> Vec<String> {
    // Inside of tags: a page that shows HTML has such names in its text, too.
    let tags: String = html.split('<').skip(1).filter_map(|rest| Some([rest.split('>').next()?, "\n"])).flatten().collect();
    let mut found = Vec::new();
    for name in [" href=\"", " src=\""] {
        found.extend(tags.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_string));
    }
    for set in tags.split(" srcset=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        found.extend(set.split(',').filter_map(|one| one.split_whitespace().next()).map(str::to_string));
    }
    found.iter().map(|url| url.replace("&amp;", "&").replace("&#x2F;", "/").replace("&#39;", "'")).collect()
}

fn ids(html: &str) -> BTreeSet<String> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_string).collect()
}

#[test]
fn every_internal_link_has_a_target_and_every_anchor_an_id() {
    for theme in ["plain", "gazette"] {
        let site = archive();
        let config = String::from_utf8(site.files()["site.toml"].clone()).expect("UTF-8");
        let site = site.with("site.toml", config.replace("theme = \"gazette\"", &format!("theme = \"{theme}\"")));
        let made = site.make().quiet();
        let mut dead = BTreeSet::new();
        let mut checked = 0;
        for (path, bytes) in made.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = std::str::from_utf8(bytes).expect("pages are UTF-8");
            for url in references(html) {
                let local = url.strip_prefix("https://example.org").unwrap_or(&url);
                if local.contains("://") || local.starts_with("mailto:") || local.starts_with("tel:") || local.starts_with("data:") {
                    continue;
                }
                checked += 1;
                let (target, anchor) = local.split_once('#').map_or((local, None), |(target, anchor)| (target, Some(anchor)));
                let target = target.split('?').next().unwrap_or_default();
                let page = if target.is_empty() {
                    Some(bytes.as_slice())
                } else {
                    let from_page = |target: &str| Some(format!("{}/{target}", path.rsplit_once('/')?.0));
                    let relative = if target.starts_with('/') { None } else { from_page(target) };
                    // One step up from a folder at the top is the site itself.
                    let relative = relative.map(|path| path.replacen("search/../", "", 1));
                    relative.or_else(|| target.strip_prefix("/archive/").map(str::to_string)).and_then(|path| made.find(&decode_url(&path)))
                };
                let Some(page) = page else {
                    dead.insert(format!("{path}: {url}"));
                    continue;
                };
                if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty())
                    && !ids(&String::from_utf8_lossy(page)).contains(&decode_url(anchor))
                {
                    dead.insert(format!("{path}: {url} (no such id)"));
                }
            }
        }
        assert!(checked > 1000, "only {checked} links were checked in {theme}");
        assert!(dead.is_empty(), "{theme}: {dead:#?}");
    }
}

/// Photos of all the ways in which a camera may be held, made smaller and as large as they are.
#[test]
fn photos_are_published_upright_and_without_what_the_camera_wrote() {
    let mut site = Site::of("-- site.toml --\ntitle = \"照片\"\nbase_url = \"https://example.org/\"\n");
    let photos: String = (1..=8).map(|n| format!("  - {{ file: {n}.jpg, alt: 照片{n} }}\n")).collect();
    site = site.with("content/reports/r.md", format!("---\ntitle: 报道\ndate: 2024-09-04\nphotos:\n{photos}---\n正文。\n"));
    for n in 1..=8 {
        site = site.with(&format!("content/reports/{n}.jpg"), held(n)).with(&format!("content/downloads/{n}.jpg"), held(n));
    }
    for limits in ["[images]\nwidths = [40, 60]\nlargest = 64\n", "[images]\nwidths = [40]\n"] {
        let site = site.clone().with("site.toml", format!("title = \"照片\"\nbase_url = \"https://example.org/\"\n{limits}"));
        let made = site.make().quiet();
        let pictures: Vec<(&String, &Vec<u8>)> =
            made.files.iter().filter(|(path, _)| path.ends_with(".jpg") || path.ends_with(".webp")).collect();
        // Each in its two places, and its sizes once.
        assert!(pictures.len() >= 8 * 4, "{}", pictures.len());
        for (path, bytes) in pictures {
            let says = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            assert!(!says(SECRET) && !says(b"Exif"), "{path} says where it was taken");
            let image = image::load_from_memory(bytes).expect("a picture").into_rgb8();
            let (right, bottom) = (image.width() - 4, image.height() - 4);
            let [red, green, grey] = [(3, 3), (right, 3), (3, bottom)].map(|(x, y)| image.get_pixel(x, y).0);
            let upright = red[0] > 150 && red[1] < 100 && green[1] > 150 && green[0] < 100 && grey[0].abs_diff(grey[1]) < 40;
            assert!(upright, "{path}: {red:?} {green:?} {grey:?}");
        }
        for n in 1..=8 {
            let published = &made.files[&format!("reports/{n}.jpg")];
            let image = image::load_from_memory(published).expect("a picture");
            let size = format!(r#" width="{}" height="{}" alt="照片{n}""#, image.width(), image.height());
            assert_eq!(image.height() > image.width(), n > 4);
            assert!(made.page("/reports/r/").contains(&size), "{n}: {size}");
        }
    }
}

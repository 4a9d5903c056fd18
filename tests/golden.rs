//! A small site compared file by file: what differs, is missing or is not expected fails.
//!
//! `BLESS=1 cargo test --test golden` writes `tests/golden/expected/` anew: to be read before it is committed.
//!
//! And the bundled site in both themes: what its pages may hold, and what they weigh.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use huikan::config::{Audience, Outside};
use huikan::pipeline::make_in_memory;
use support::{Site, outside, site_of, theme_folder, tree};

/// Files that many pages share and that say nothing about the site: there, but not compared.
const OF_THE_THEME: &str = "theme/";

#[test]
fn the_golden_site_is_what_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let site: Site = site_of(&folder.join("site"));
    let mut made = site.make().quiet().files;
    made.retain(|path, _| !path.starts_with(OF_THE_THEME));
    let expected = folder.join("expected");
    if std::env::var_os("BLESS").is_some() {
        write(&expected, &made);
    }
    let wrong = differences(&tree(&expected), &made);
    assert!(wrong.is_empty(), "{wrong}");
}

/// With the strictest Content-Security-Policy, which `_headers` sends, a browser shows all there is: nothing in a page runs or styles
/// by itself, and nothing comes from elsewhere.
#[test]
fn no_page_needs_what_the_policy_forbids() {
    for theme in ["gazette", "plain"] {
        let files = bundled(theme).make().quiet().files;
        let pages: Vec<(&String, String)> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        for kind in ["door/", "now/", "booklet/", "agenda/", "search/", "statistics/", "404"] {
            assert!(pages.iter().any(|(path, _)| path.contains(kind)), "{theme} has no page {kind}");
        }
        let wrong: Vec<String> = pages
            .iter()
            .flat_map(|(path, html)| tags(html).filter_map(move |tag| Some(format!("{path}: {} in <{tag}>", forbidden(tag)?))))
            .collect();
        assert!(wrong.is_empty(), "{theme}: {}", wrong.join("\n"));
        no_article_is_heavy(&files);
        let headers = String::from_utf8_lossy(&files["_headers"]);
        assert!(
            headers.starts_with("/archive/*\n  Content-Security-Policy: default-src 'none';") && !headers.contains("unsafe"),
            "{headers}"
        );
    }
}

/// Browsers may keep a theme's files for ever: another file has another address, and what files say of each other holds.
#[test]
fn the_addresses_of_a_themes_files_tell_what_is_in_them() {
    let site = |css: &str| {
        let site = Site::default().with("themes/own/theme.toml", "name = \"own\"\nextends = \"gazette\"\n");
        let site = site.with("themes/own/static/more.css", css).with("themes/own/static/fonts/a.woff2", "a font");
        let site = site.with("content/about.md", "---\ntitle: 关于\n---\n关于本站。\n");
        site.with("site.toml", support::SITE_TOML.replace("plain", "own") + "[hosting]\nheaders = true\n")
    };
    let raw = |css: &str| make_in_memory(&site(css).sources(), &outside()).expect("memory does not fail").files;
    let (one, same, other) = (raw("@font-face { src: url(fonts/a.woff2) }"), raw("@font-face { src: url(fonts/a.woff2) }"), raw("/* */"));
    let [folder, again, moved] = [&one, &same, &other].map(|files| theme_folder(files).expect("files of the theme"));
    assert_eq!(folder, again);
    assert_ne!(folder, moved);
    assert!(one.contains_key(&format!("{folder}fonts/a.woff2")) && one.contains_key("sw.js"), "{:?}", one.keys());
    let page = String::from_utf8_lossy(&one["about/index.html"]).into_owned();
    let linked: Vec<&str> = tags(&page).filter_map(|tag| attribute(tag, "src").or_else(|| attribute(tag, "href"))).collect();
    let of_theme = linked.iter().filter_map(|url| url.strip_prefix('/')).filter(|url| url.starts_with("theme/"));
    let of_theme: Vec<&str> = of_theme.collect();
    assert!(of_theme.len() > 3 && of_theme.iter().all(|url| url.starts_with(&folder) && one.contains_key(*url)), "{of_theme:?}");
    let headers = String::from_utf8_lossy(&one["_headers"]).into_owned();
    assert!(headers.ends_with(&format!("/{folder}*\n  Cache-Control: public, max-age=31536000, immutable\n")), "{headers}");
    let preview = Outside { audience: Audience::Preview, ..outside() };
    let written = make_in_memory(&site("/* */").sources(), &preview).expect("memory does not fail").files;
    assert!(written.contains_key("theme/more.css"), "a style changes without its pages while a site is written: {:?}", written.keys());
}

/// What a reader's phone has to load for an article, pictures apart: page, styles and scripts.
fn no_article_is_heavy(files: &BTreeMap<String, Vec<u8>>) {
    const MOST: usize = 60 * 1024;
    let is_article = |path: &str| (path.starts_with("reports/20") || path.starts_with("cases/")) && path.ends_with("/index.html");
    let articles: Vec<&String> = files.keys().filter(|path| is_article(path)).collect();
    assert!(articles.len() > 10, "{articles:?}");
    for path in articles {
        let html = String::from_utf8_lossy(&files[path]).into_owned();
        let loaded = tags(&html).filter(|tag| tag.starts_with("script ") || tag.starts_with("link rel=\"stylesheet\""));
        let loaded = loaded.filter_map(|tag| attribute(tag, "src").or_else(|| attribute(tag, "href")));
        let bytes: usize = loaded.map(|url| files[url.trim_start_matches("/archive/")].len()).sum();
        assert!(bytes > 1000 && bytes + html.len() <= MOST, "{path}: {} of its own, {bytes} beside it", html.len());
    }
}

/// The bundled site in a theme, with everything at the foot of its pages that a site can have.
fn bundled(theme: &str) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = site_of(root);
    let settings = fs::read_to_string(root.join("site.toml")).expect("a site").replace("\"gazette\"", &format!("\"{theme}\""));
    let legal = "[contact]\ncorrections = \"office@example.org\"\n[legal]\nicp = \"鄂ICP备12345678号-1\"\n";
    site = site.with("site.toml", settings + legal);
    site
}

/// What stands between the angle brackets of each opening tag; the text of scripts and comments has none that count.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    let starts = html.match_indices('<').filter(|(at, _)| html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    starts.map(|(at, _)| {
        let mut quoted = false;
        let end = html[at + 1..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        &html[at + 1..at + 1 + end.unwrap_or(0)]
    })
}

/// The value of an attribute, as written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value)
}

/// What a tag has that the policy does not let pass.
fn forbidden(tag: &str) -> Option<&'static str> {
    let name = tag.split([' ', '\n']).next().unwrap_or_default();
    let loads = ["script", "img", "source", "iframe", "video", "audio", "embed", "use", "image"].contains(&name);
    let is_style = name == "link" && matches!(attribute(tag, "rel"), Some("stylesheet" | "icon" | "manifest" | "preload"));
    let from = attribute(tag, "src").or_else(|| attribute(tag, "href").filter(|_| loads || is_style));
    let is_data = attribute(tag, "type").is_some_and(|kind| kind == "application/ld+json" || kind == "application/json");
    let mut names = tag.split('"').step_by(2).flat_map(str::split_whitespace).skip(1).map(|name| name.trim_end_matches('='));
    if name == "style" || names.clone().any(|name| name == "style") {
        Some("an inline style")
    } else if names.any(|name| name.starts_with("on")) || tag.contains("=\"javascript:") {
        Some("an inline handler")
    } else if name == "script" && from.is_none() && !is_data {
        Some("an inline script")
    } else if (loads || is_style) && from.is_some_and(|url| url.starts_with("//") || url.contains("://")) {
        Some("something from elsewhere")
    } else {
        None
    }
}

#[test]
fn what_the_policy_forbids_is_seen() {
    let bad = "<style>a</style><p style=\"color: red\"><a class=\"x\" onclick=\"a()\"><a href=\"javascript:a()\"><script>a()</script>\
               <script src=\"https://cdn.example/a.js\"></script><img alt=\"a > b\" src=\"//cdn.example/a.png\"><link rel=\"stylesheet\" href=\"http://x.example/a.css\">";
    assert_eq!(tags(bad).filter(|tag| forbidden(tag).is_some()).count(), 8);
    let good = "<p class=\"style\" title=\"onclick=1\"><script type=\"application/ld+json\">{}</script><script src=\"/a.js\" defer></script>\
                <a href=\"https://example.org/\">a</a><link rel=\"canonical\" href=\"https://example.org/\"><img src=\"a.png\" alt=\"\">";
    assert_eq!(tags(good).filter(|tag| forbidden(tag).is_some()).count(), 0);
}

/// A theme that extends one of the program's may fill any block and leave the others: for each two blocks of a template one is filled
/// and the other not in one of the builds, so that none counts on what another sets. The guide names each block.
#[test]
fn each_block_can_be_filled_by_itself() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/guide/theme-authors.md")).expect("the guide");
    let table = guide.split_once("{#blocks}").and_then(|(_, rest)| rest.split_once("\n#")).expect("the names of blocks").0;
    let cells = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |")).map(|(cell, _)| cell);
    let told: BTreeSet<&str> = cells.flat_map(|cell| cell.split('`').step_by(2)).filter(|name| !name.is_empty()).collect();
    let mut known = BTreeSet::new();
    for theme in ["gazette", "plain"] {
        let templates = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/{theme}/templates")));
        let blocks: BTreeMap<&str, Vec<String>> = templates.iter().map(|(name, text)| (name.as_str(), blocks_of(text))).collect();
        known.extend(blocks.values().flatten().cloned());
        let mut seen = BTreeSet::new();
        for (bit, filled) in (0..5).flat_map(|bit| [(bit, 0), (bit, 1)]) {
            let mut site = site_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/site"));
            let settings = String::from_utf8_lossy(&site.files()["site.toml"]).replace("\"plain\"", "\"own\"");
            site = site.with("site.toml", settings);
            site = site.with("themes/own/theme.toml", format!("name = \"own\"\nextends = \"{theme}\"\n"));
            for (name, blocks) in &blocks {
                assert!(blocks.len() < 32, "{name}: more blocks than five bits tell apart");
                let mine = blocks.iter().enumerate().filter(|(n, block)| (n >> bit) & 1 == filled && *block != "body");
                let mine: String = mine.map(|(_, block)| format!("{{% block {block} %}}[{name} {block}]{{% endblock %}}")).collect();
                site = site.with(&format!("themes/own/templates/{name}"), format!("{{% extends \"{theme}/{name}\" %}}{mine}"));
            }
            // Of two that are one inside of the other, both are filled at times.
            let made = site.make();
            assert!(made.codes.iter().all(|code| *code == "lost-block"), "{}", made.said);
            for (_, page) in made.files.iter().filter(|(path, _)| path.ends_with(".html")) {
                let page = String::from_utf8_lossy(page).into_owned();
                seen.extend(page.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0.to_string())));
            }
        }
        for (name, blocks) in blocks.iter().filter(|(name, _)| ["report.html", "event.html", "case.html", "home.html"].contains(*name)) {
            let lost = blocks.iter().find(|block| *block != "body" && !seen.contains(&format!("{name} {block}")));
            assert_eq!(lost, None, "{theme}/{name}: what fills it is on no page");
        }
    }
    assert_eq!(told, known.iter().map(String::as_str).collect());
}

/// The blocks that a template names.
fn blocks_of(template: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(template);
    let named =
        |rest: &str| rest.trim_start_matches('-').trim_start().strip_prefix("block ")?.split_whitespace().next().map(str::to_string);
    text.split("{%").skip(1).filter_map(named).collect()
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    let _ = fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a writable folder");
        fs::write(path, bytes).expect("a writable folder");
    }
}

fn differences(expected: &BTreeMap<String, Vec<u8>>, made: &BTreeMap<String, Vec<u8>>) -> String {
    let mut wrong = String::new();
    for path in expected.keys().filter(|path| !made.contains_key(*path)) {
        let _ = writeln!(wrong, "missing: {path}");
    }
    for (path, bytes) in made {
        match expected.get(path) {
            None => {
                let _ = writeln!(wrong, "not expected: {path}");
            }
            Some(old) if old != bytes => {
                let _ =
                    writeln!(wrong, "differs: {path}{}", first_difference(&String::from_utf8_lossy(old), &String::from_utf8_lossy(bytes)));
            }
            Some(_) => {}
        }
    }
    wrong
}

fn first_difference(old: &str, new: &str) -> String {
    let mut lines = old.lines().zip(new.lines()).enumerate();
    match lines.find(|(_, (old, new))| old != new) {
        Some((n, (old, new))) => format!(", line {}\n  - {old}\n  + {new}", n + 1),
        None => " in its length".to_string(),
    }
}

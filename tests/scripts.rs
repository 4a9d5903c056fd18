//! A site in both scripts of Chinese: page for page the same, and nothing but words is converted.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use huikan::config::Config;
use huikan::plan::{Offer, plan};
use huikan::rendition::renditions;
use huikan::resolve::resolve;
use huikan::text::script::is_same_name;
use support::{Result, Site, outside, site_of};

/// The path below which the archive of this repository stands, and the one of its variant.
const BASE: &str = "/archive/";
const VARIANT: &str = "/archive/zh-hant/";
const HOST: &str = "example.org";
const ORIGIN: &str = "https://example.org";
const FOLDER: &str = "zh-hant/";

/// What lies at the top of a host, or is one for all scripts: what hosts are told, pictures, and files of the theme.
const SHARED: &[&str] = &["robots.txt", "_headers", "theme/", "pictures/", ".png", ".jpg", ".xlsx"];

/// Attributes that hold words; all others hold what a program reads.
const WORDS: &[&str] = &["alt", "title", "content", "aria-label", "placeholder", "value", "data-room", "data-track"];

/// What the picture of an address is made of: a QR code.
const PICTURE: &[&str] = &["d", "viewBox"];

/// Of what scripts of the theme read, what programs do not show: the rest is words for readers.
const CODES: &[&str] = &[
    "data-open",
    "data-do",
    "data-day",
    "data-slot",
    "data-status",
    "data-event",
    "data-uid",
    "data-start",
    "data-end",
    "data-zone",
    "data-facet",
    "data-home",
];

/// Elements whose text is no words.
const NO_WORDS: &[&str] = &["code", "pre", "kbd", "samp"];

fn archive(variants: &str) -> Site {
    let site = site_of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let settings = site.files()["site.toml"].clone();
    site.with("site.toml", [settings, variants.as_bytes().to_vec()].concat())
}

fn both() -> Site {
    archive("\n[variants.zh-Hant-HK]\nprefix = \"zh-hant\"\nnames = \"keep\"\n[variants.zh-Hans]\nnames = \"keep\"\n")
}

/// The archive in both scripts, made once for all tests.
fn in_both() -> &'static Result {
    static MADE: OnceLock<Result> = OnceLock::new();
    MADE.get_or_init(|| both().make().quiet())
}

/// Files by their paths.
type Side<'r> = BTreeMap<&'r str, &'r [u8]>;

/// The files of the site itself, and those of its variant by their paths in it.
fn sides(made: &Result) -> (Side<'_>, Side<'_>) {
    let all = || made.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let variant = all().filter_map(|(path, bytes)| Some((path.strip_prefix(FOLDER)?, bytes)));
    (all().filter(|(path, _)| !path.starts_with(FOLDER)).collect(), variant.collect())
}

fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("pages are UTF-8")
}

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'h> {
    /// `<p class="a">`, as its name and its attributes.
    Tag(&'h str, Vec<(&'h str, &'h str)>),
    Text(&'h str),
    /// What stands in a `<script>`.
    Script(&'h str),
}

/// Takes apart what huikan writes, which is all that this has to understand.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..start]));
        rest = &rest[start..];
        let end = end_of_tag(rest);
        let (name, attributes) = tag(rest[1..end].trim_end_matches('/'));
        pieces.push(Piece::Tag(name, attributes));
        rest = &rest[end + 1..];
        if name == "script" || name == "style" {
            let end = rest.find("</").expect("scripts end");
            pieces.push(Piece::Script(&rest[..end]));
            rest = &rest[end..];
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Where the `>` of a tag is: not in an attribute.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    let end = html.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '>' && !quoted
    });
    end.expect("tags end").0
}

fn tag(inside: &str) -> (&str, Vec<(&str, &str)>) {
    let (name, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=', '\n']).unwrap_or(rest.len());
        let key = &rest[..end];
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').expect("attributes end");
            (value, rest) = (&quoted[..end], &quoted[end + 1..]);
        }
        attributes.push((key, value));
    }
    (name, attributes)
}

/// An address of the variant as the site itself has it: `https:`, `webcal:`, or written into another one.
fn address(value: &str) -> String {
    let value = value.replace(&format!("{HOST}{VARIANT}"), &format!("{HOST}{BASE}"));
    let [variant, base] = [VARIANT, BASE].map(|path| format!("{HOST}{path}").replace('/', "%2F"));
    let value = value.replace(&variant, &base);
    value.strip_prefix(VARIANT).map(|rest| format!("{BASE}{rest}")).unwrap_or(value)
}

/// The pieces of a page without the links to itself in other scripts, which each page has its own of.
fn common(html: &str) -> Vec<Piece<'_>> {
    let is_own =
        |piece: &Piece<'_>| matches!(piece, Piece::Tag("link", attributes) if attributes.iter().any(|(key, _)| *key == "hreflang"));
    let is_blank = |piece: &Piece<'_>| matches!(piece, Piece::Text(text) if text.trim().is_empty());
    let mut in_switch = false;
    let keep = |piece: &Piece<'_>| {
        match piece {
            Piece::Tag("nav", attributes) if attributes.iter().any(|(_, value)| value.contains("sides")) => in_switch = true,
            Piece::Tag("/nav", _) if in_switch => {
                in_switch = false;
                return false;
            }
            _ => {}
        }
        !in_switch && !is_own(piece) && !is_blank(piece)
    };
    let mut pieces = pieces(html);
    pieces.retain(keep);
    pieces
}

#[test]
fn every_page_is_in_both_scripts_and_nothing_but_words_differs() {
    let (own, variant) = sides(in_both());
    let is_shared = |path: &str| SHARED.iter().any(|part| path.starts_with(part) || path.ends_with(part));
    // An index has its own shards.
    let listed = |side: &Side<'_>| -> BTreeSet<String> {
        let paths = side.keys().filter(|path| !path.starts_with("search/data/") && !is_shared(path));
        paths.map(|path| (*path).to_string()).collect()
    };
    assert_eq!(listed(&own), listed(&variant));
    assert!(variant.keys().all(|path| !is_shared(path)), "what is shared is there once");

    let (mut pages, mut codes, mut converted, mut urls) = (0, 0, 0, 0);
    for (path, bytes) in own.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (one, other) = (common(utf8(bytes)), common(utf8(variant[path])));
        assert_eq!(one.len(), other.len(), "{path} has other elements");
        pages += 1;
        let mut open: Vec<&str> = Vec::new();
        for (one, other) in one.iter().zip(&other) {
            match (one, other) {
                (Piece::Tag(name, one), Piece::Tag(other_name, other)) => {
                    assert_eq!(name, other_name, "{path}");
                    urls += attributes(path, name, one, other);
                    match name.strip_prefix('/') {
                        Some(name) if open.last() == Some(&name) => drop(open.pop()),
                        None if NO_WORDS.contains(name) => open.push(name),
                        _ => {}
                    }
                }
                (Piece::Text(one), Piece::Text(other)) if !open.is_empty() => {
                    codes += 1;
                    assert_eq!(one, other, "{path}: code is no words");
                }
                (Piece::Text(one), Piece::Text(other)) => converted += usize::from(one != other),
                (Piece::Script(one), Piece::Script(other)) => data(path, one, other),
                (one, other) => panic!("{path}: {one:?} has become {other:?}"),
            }
        }
    }
    assert!(pages > 150 && codes > 500 && converted > 5000 && urls > 5000, "{pages} {codes} {converted} {urls}");
}

/// Compares the attributes of a tag, and gives how many of them are addresses.
fn attributes(path: &str, name: &str, one: &[(&str, &str)], other: &[(&str, &str)]) -> usize {
    assert_eq!(one.len(), other.len(), "{path}: <{name}> has other attributes");
    let mut urls = 0;
    for ((key, one), (other_key, other)) in one.iter().zip(other) {
        assert_eq!(key, other_key, "{path}: <{name}>");
        let is_url = matches!(*key, "href" | "src" | "action" | "srcset") || CODES.contains(key) || other.starts_with(ORIGIN);
        if is_url {
            urls += 1;
            // What the search page loads from the theme lies at the top of the site, for pages that are opened from a disk.
            let up = if one.starts_with("../") && one.contains("/theme/") { "../" } else { "" };
            assert_eq!(format!("{up}{one}"), address(other), "{path}: {key} of <{name}>");
        } else if *key == "lang" || *key == "hreflang" || name == "meta" && one.starts_with("zh") {
            assert_eq!(one.starts_with("zh"), other.starts_with("zh"), "{path}: {key} of <{name}>");
        } else if ![WORDS, PICTURE].concat().contains(key) && !key.starts_with("data-") {
            assert_eq!(one, other, "{path}: {key} of <{name}>");
        }
    }
    urls
}

/// Compares structured data: keys, addresses and codes.
fn data(path: &str, one: &str, other: &str) {
    let Ok(one) = serde_json::from_str::<serde_json::Value>(one) else {
        return assert_eq!(one, other, "{path}: scripts are programs");
    };
    let other = serde_json::from_str(other).unwrap_or_else(|error| panic!("{path}: {error}"));
    same_data(path, "", &one, &other);
}

fn same_data(path: &str, key: &str, one: &serde_json::Value, other: &serde_json::Value) {
    use serde_json::Value;
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            assert!(one.keys().eq(other.keys()), "{path}: {key}");
            one.iter().for_each(|(key, one)| same_data(path, key, one, &other[key]));
        }
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len(), "{path}: {key}");
            one.iter().zip(other).for_each(|(one, other)| same_data(path, key, one, other));
        }
        (Value::String(one), Value::String(other)) => {
            let is_code = key.starts_with('@') || other.starts_with("http") || one.is_ascii() && key != "inLanguage";
            assert!(!is_code || *one == address(other), "{path}: {key} is {other} and was {one}");
        }
        (one, other) => assert_eq!(one, other, "{path}: {key}"),
    }
}

/// The speakers, organisations and places of the archive as their entries have them.
fn registered(site: &Site) -> Vec<String> {
    let mut names = Vec::new();
    for (path, bytes) in site.files() {
        let is_register = path.starts_with("content/speakers") || path == "content/organisations.yaml" || path == "content/venues.yaml";
        if !is_register {
            continue;
        }
        for line in utf8(&bytes).lines() {
            let line = line.trim_start_matches("- ").trim();
            names.extend(line.strip_prefix("name: ").map(|name| name.trim_matches('"').to_string()));
        }
    }
    names
}

#[test]
fn registered_names_stand_in_both_as_their_owners_have_them() {
    let names = registered(&both());
    assert!(names.len() > 30, "{names:#?}");
    let (own, variant) = sides(in_both());
    let mut seen = 0;
    for (path, bytes) in own.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (one, other) = (common(utf8(bytes)), common(utf8(variant[path])));
        for (one, other) in one.iter().zip(&other) {
            let (Piece::Text(one), Piece::Text(other)) = (one, other) else { continue };
            // As a text of its own, where nothing but the name is meant.
            if names.iter().any(|name| name == one.trim()) {
                assert_eq!(one, other, "{path}");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn the_switch_leads_there_and_back_and_so_do_the_links_for_search_engines() {
    let (own, variant) = sides(in_both());
    let mut pages = 0;
    for (path, bytes) in own.iter().filter(|(path, bytes)| path.ends_with(".html") && utf8(bytes).contains("class=\"wrap sides\"")) {
        let page = path.strip_suffix("index.html").unwrap_or(path);
        let [there, back] = [BASE, VARIANT].map(|base| format!("{base}{}", huikan::slug::encode(page)));
        let links = |html: &str| -> BTreeSet<(String, String)> {
            let all = pieces(html);
            let link = |piece: &Piece<'_>| match piece {
                Piece::Tag("link", list) => {
                    let of = |wanted| list.iter().find(|(key, _)| *key == wanted).map(|(_, value)| (*value).to_string());
                    Some((of("hreflang")?, of("href")?))
                }
                _ => None,
            };
            all.iter().filter_map(link).collect()
        };
        let (one, other) = (utf8(bytes), utf8(variant[path]));
        assert!(one.contains(&format!("<a href=\"{back}\" hreflang=\"zh-Hant-HK\">")), "{path}");
        assert!(other.contains(&format!("<a href=\"{there}\" hreflang=\"zh-Hans\">")), "{path}");
        assert_eq!(links(one), links(other), "{path}");
        assert!(links(one).is_empty() || links(one).contains(&("zh-Hant-HK".to_string(), format!("{ORIGIN}{back}"))), "{path}");
        pages += 1;
    }
    assert!(pages > 150, "{pages}");
}

#[test]
fn calendars_and_feeds_are_of_the_same_things() {
    let (own, variant) = sides(in_both());
    let lines = |bytes: &[u8], starts: &[&str]| -> Vec<String> {
        let text = utf8(bytes).replace("\r\n ", "");
        text.lines().filter(|line| starts.iter().any(|start| line.starts_with(start))).map(str::to_string).collect()
    };
    let mut events = 0;
    for (path, bytes) in own.iter().filter(|(path, _)| path.ends_with(".ics")) {
        let codes = ["UID", "DTSTART", "DTEND", "DTSTAMP", "SEQUENCE", "STATUS", "BEGIN", "END"];
        let one = lines(bytes, &codes);
        assert_eq!(one, lines(variant[path], &codes), "{path}");
        events += one.iter().filter(|line| line.starts_with("UID")).count();
    }
    assert!(events > 50, "{events}");
    let dates = |side: &Side<'_>| {
        let feed = utf8(side["atom.xml"]).to_string();
        feed.lines().map(str::trim).filter(|line| line.starts_with("<updated>")).map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(dates(&own), dates(&variant));
}

#[test]
fn words_are_the_same_but_for_their_script() {
    let (own, variant) = sides(in_both());
    let (mut same, mut other_words) = (0, Vec::new());
    for (path, bytes) in own.iter().filter(|(path, _)| path.starts_with("reports/") && path.ends_with(".html")) {
        let text = |html: &str| {
            let start = html.find("<article").or_else(|| html.find("<main")).unwrap_or_default();
            let all = common(&html[start..])
                .into_iter()
                .map(|piece| if let Piece::Text(text) = piece { text.trim().to_string() } else { String::new() });
            all.filter(|text| !text.is_empty()).collect::<Vec<String>>()
        };
        for (one, other) in text(utf8(bytes)).into_iter().zip(text(utf8(variant[path]))) {
            if is_same_name(&one, &other) {
                same += 1;
            } else {
                other_words.push(format!("{one} | {other}"));
            }
        }
    }
    // The words of the theme are written by hand in each script, and 台 for 颱 is one in a table of its own.
    other_words.sort();
    other_words.dedup();
    assert!(same > 300 && other_words.len() < 20, "{same} {other_words:#?}");
}

#[test]
fn the_site_itself_is_what_it_was_without_variants() {
    let without = archive("").make().quiet();
    let (own, _) = sides(in_both());
    assert!(own.keys().copied().eq(without.files.keys().map(String::as_str)));
    let mut pages = 0;
    for (path, bytes) in own {
        // Articles in traditional characters are in simplified ones now, and the sitemap tells of both.
        if path.starts_with("search/data/") || path == "robots.txt" || path == "sitemap.xml" {
            continue;
        }
        let before = &without.files[path];
        if path.ends_with(".html") && bytes != before.as_slice() {
            let (now, before) = (common(utf8(bytes)), common(utf8(before)));
            pages += usize::from(now.iter().eq(&before));
        }
    }
    assert!(pages > 120, "only {pages} pages are as they were but for the switch");
    let lacks = |text: &str| without.files.iter().all(|(path, bytes)| !path.ends_with(".html") || !utf8(bytes).contains(text));
    assert!(lacks("class=\"wrap sides\"") && lacks("x-default") && lacks("\"/archive/zh-hant/"));
}

#[test]
fn a_site_without_variants_is_its_own_only_rendition_and_nothing_is_copied() {
    let sources = archive("").sources();
    let config = Arc::new(Config::fallback(&outside()));
    let resolved = Arc::new(resolve(Vec::new(), &sources, Arc::default(), &config).value);
    let plan = plan(&resolved, &sources, &config, &Offer::default()).value;
    let renditions = renditions(&config, &resolved, &plan, &sources);
    assert!(renditions.notes.is_empty());
    let [only] = renditions.value.as_slice() else { panic!("{} renditions", renditions.value.len()) };
    assert!(Arc::ptr_eq(&only.config, &config) && Arc::ptr_eq(&only.resolved, &resolved) && only.resolved.converter.is_none());
}

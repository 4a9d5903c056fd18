//! What a build makes anew: what changed, and nothing else.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "each test program uses a part of the helpers")]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod folder;
#[path = "support/rich.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod rich;
mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use folder::{Age, Folder};
use huikan::config::Outside;
use huikan::diag::human;
use huikan::emit::Written;
use huikan::messages::Tongue;
use huikan::pipeline::{Outcome, Unwatched, Work, build};
use jiff::civil::date;
use support::{outside, theme_folder, tree};
use tempfile::TempDir;

const REPORT: &str = "content/events/jia/report.md";

/// A site that was built once.
struct Built {
    temp: TempDir,
    folder: Folder,
    outside: Outside,
    files: BTreeMap<String, Vec<u8>>,
}

/// What a build did.
struct Did {
    outcome: Outcome,
    /// The pages that were made anew, by what the site remembers of them.
    pages: Vec<String>,
    /// The files that changed, came or went; the manifest apart.
    files: Vec<String>,
}

impl Built {
    fn new(change: impl FnOnce(&mut Folder)) -> Built {
        let temp = tempfile::tempdir().expect("a temporary folder");
        let folder = Folder::new(&temp.path().join("site"), rich::site().files());
        let mut built = Built { temp, folder, outside: outside(), files: BTreeMap::new() };
        change(&mut built.folder);
        let outcome = built.again().outcome;
        assert!(outcome.written.is_some(), "{}", human(Tongue::En, &outcome.notes, &outcome.sources, false));
        built
    }

    fn output(&self) -> PathBuf {
        self.temp.path().join("public")
    }

    /// Builds once more.
    fn again(&mut self) -> Did {
        let outcome = build(&self.folder.root, &self.output(), &self.outside, &Unwatched).expect("a disk that works");
        let after = tree(&self.output());
        let before = std::mem::replace(&mut self.files, after);
        let (was, is) = &outcome.memos;
        // Calendars and timetables are remembered like pages, and are none.
        let fresh = is.pages.iter().filter(|(path, memo)| path.ends_with(".html") && was.pages.get(*path) != Some(memo));
        let pages: Vec<String> = fresh.map(|(path, _)| path.clone()).collect();
        assert_eq!(outcome.work.rendered, pages.len(), "as many pages are made as have another key: {pages:#?}");
        let all: std::collections::BTreeSet<&String> = before.keys().chain(self.files.keys()).collect();
        let files = all.into_iter().filter(|path| before.get(*path) != self.files.get(*path) && *path != ".huikan-manifest");
        let files = files.cloned().collect();
        Did { outcome, pages, files }
    }

    /// Replaces some words of a file, and builds.
    #[track_caller]
    fn with(&mut self, path: &str, from: &str, to: &str) -> Did {
        self.replace(path, from, to);
        self.again()
    }

    #[track_caller]
    fn replace(&mut self, path: &str, from: &str, to: &str) {
        let text = self.folder.text(path);
        assert!(text.contains(from), "{path} does not say {from}");
        self.folder.write(path, text.replace(from, to), Age::Settled);
    }

    /// Runs the program on the site; gives what it says.
    fn run(&self, more: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
        command
            .args(["build", "--today", "2024-10-01", "--root"])
            .arg(&self.folder.root)
            .arg("--output")
            .arg(self.output())
            .args(more)
            .env("HUIKAN_LANG", "en");
        let output = command.output().expect("the program runs");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("UTF-8")
    }
}

/// The pages that were made anew, without `index.html`; every file that changed and is no page.
#[track_caller]
fn made(did: &Did, pages: &[&str], files: &[&str]) {
    let address = |path: &String| path.trim_end_matches("index.html").to_string();
    assert_eq!(did.pages.iter().map(address).collect::<Vec<_>>(), pages);
    // The search index changes with everything that can be found; it has a test of its own.
    let is_index = |path: &String| path.contains("search/data/");
    let others: Vec<&String> = did.files.iter().filter(|path| !did.pages.contains(path) && !is_index(path)).collect();
    assert_eq!(others, files);
}

#[test]
fn a_second_build_parses_renders_and_writes_nothing() {
    let mut built = Built::new(|_| ());
    let pages = built.files.keys().filter(|path| path.ends_with(".html")).count() - 2; // Two are redirects.
    let did = built.again();
    assert_eq!(did.outcome.work, Work { pages, rendered: 0, parsed: 0 });
    assert_eq!(did.outcome.written, Some(Written { written: 0, unchanged: built.files.len() - 1, deleted: 0 }));
}

#[test]
fn a_fresh_checkout_with_its_memo_is_only_read() {
    for age in [Age::Settled, Age::Young] {
        let mut built = Built::new(|_| ());
        for path in built.folder.paths(|_| true) {
            let bytes = built.folder.files[&path].clone();
            built.folder.write(&path, bytes, age);
        }
        let did = built.again();
        assert_eq!((did.outcome.work.parsed, did.outcome.work.rendered), (0, 0), "{age:?}");
        assert_eq!(did.outcome.written, Some(Written { written: 0, unchanged: built.files.len() - 1, deleted: 0 }), "{age:?}");
    }
}

#[test]
fn one_changed_file_is_parsed_alone() {
    let mut built = Built::new(|_| ());
    assert_eq!(built.with(REPORT, "结业式", "结业典礼").outcome.work.parsed, 1);
}

#[test]
fn a_reports_body_is_shown_by_its_page_alone() {
    let did = Built::new(|_| ()).with(REPORT, "最后一天举行了结业式。", "最后一天大家合影，然后举行了结业式。");
    made(&did, &["reports/jia/"], &[]);
}

#[test]
fn a_reports_first_words_are_shown_by_every_list_with_its_card() {
    let did = Built::new(|_| ()).with(REPORT, "近三百名学员", "三百多名学员");
    let pages = [
        "events/jia/",
        "", // The front page.
        "regions/湖北/",
        "regions/湖北/荆州/",
        "reports/early/", // Which says to read it next.
        "reports/",
        "reports/jia/",
        "topics/党建/",
        "years/2024/page/2/",
    ];
    made(&did, &pages, &["atom.xml", "feed.json", "reports/atom.xml", "reports/feed.json"]);
}

/// A site whose index is many files: the files of the index that a change to it wrote, and how many there are.
fn index_files_written(change: impl FnOnce(&mut Folder)) -> (Vec<String>, usize) {
    let mut built = Built::new(|folder| {
        for n in 0..120_u32 {
            let text: String = (0..600).filter_map(|k| char::from_u32(0x4E00 + (n * 131 + k * (n + 7)) % 3000)).collect();
            folder.write(&format!("content/notes/n{n}.md"), format!("---\ntitle: 第{n}篇\n---\n{text}。\n"), Age::Settled);
        }
    });
    change(&mut built.folder);
    let is_index = |path: &&String| path.starts_with("search/data/") && path.matches('/').count() == 3;
    let all = built.files.keys().filter(is_index).count();
    (built.again().files.iter().filter(is_index).cloned().collect(), all)
}

#[test]
fn a_change_writes_only_the_files_of_the_index_that_it_touches() {
    let (written, all) = index_files_written(|folder| {
        let text = folder.text("content/notes/n50.md");
        folder.write("content/notes/n50.md", format!("{text}\n又及。\n"), Age::Settled);
    });
    assert!(all > 60, "{all}");
    // Two pairs, `又及` and the one across the paragraph: a paragraph is a passage, so there is none.
    assert_eq!(written.len(), 2, "{written:?}");

    let (written, all) =
        index_files_written(|folder| folder.write("content/notes/short.md", "---\ntitle: 短\n---\n短文。\n", Age::Settled));
    assert!(written.len() * 2 < all, "{} of {all}: {written:?}", written.len());

    let (written, all) = index_files_written(|folder| folder.remove("content/notes/n50.md"));
    assert!(written.len() < all, "{written:?}");
}

#[test]
fn a_site_that_does_without_search_loses_every_file_of_it() {
    let mut built = Built::new(|_| ());
    let of_search = |files: &BTreeMap<String, Vec<u8>>| files.keys().filter(|path| path.starts_with("search/")).count();
    assert!(of_search(&built.files) > 5, "{:#?}", built.files.keys());
    let site = built.folder.text("site.toml");
    built.folder.write("site.toml", format!("{site}\n[search]\nenabled = false\n"), Age::Settled);
    built.again();
    assert_eq!(of_search(&built.files), 0, "{:#?}", built.files.keys());
    built.folder.write("site.toml", site, Age::Settled);
    let did = built.again();
    assert!(did.files.contains(&"search/data/table.js".to_string()), "{:#?}", did.files);
}

#[test]
fn a_session_that_is_retitled_changes_its_page_its_neighbours_its_event_its_speakers() {
    let did = Built::new(|_| ()).with("content/events/bing/sessions/talk.md", "title: 主题发言", "title: 主旨发言");
    let pages = [
        "events/bing/agenda/",
        "events/bing/booklet/",
        "events/bing/door/",
        "events/bing/",
        "events/bing/now/",
        "events/bing/sessions/questions/",
        "events/bing/sessions/talk/",
        "speakers/zhang-youbin/",
    ];
    made(&did, &pages, &["events/bing/agenda.ics", "events/bing/sessions/talk.ics", "speakers/zhang-youbin/sessions.ics"]);
}

#[test]
fn a_speaker_who_is_renamed_changes_the_pages_that_show_the_name() {
    let did = Built::new(|_| ()).with("content/speakers/li-wei.md", "name: 李薇", "name: 李微");
    made(
        &did,
        &[
            "events/yi/agenda/",
            "events/yi/booklet/",
            "events/yi/",
            "events/yi/sessions/乡村讲座/",
            "search/",
            "speakers/",
            "speakers/li-wei/",
        ],
        &["events/yi/agenda.ics"],
    );
}

#[test]
fn a_title_that_only_links_lead_to_changes_no_page_that_links() {
    // `about.md` links to the guide by words of its own.
    let did = Built::new(|_| ()).with("content/guide/rules.md", "title: 细则", "title: 规则");
    made(&did, &["guide/", "guide/rules/"], &[]);
}

#[test]
fn an_address_that_moves_changes_the_texts_that_link_to_it() {
    let did = Built::new(|_| ()).with("content/reports/early.md", "title: 早先的报道", "title: 早先的报道\nslug: first");
    assert!(did.pages.contains(&"cases/brand/index.html".to_string()), "{:#?}", did.pages);
    assert!(did.files.contains(&"reports/early/index.html".to_string()), "what went is deleted: {:#?}", did.files);
}

#[test]
fn a_stylesheet_has_another_address_in_all_pages_and_a_template_changes_all() {
    let mut built = Built::new(|_| ());
    let before = theme_folder(&built.files).expect("files of the theme");
    let did = built.with("themes/own/static/extra.css", "margin: 0", "margin: 1em");
    let after = theme_folder(&built.files).expect("files of the theme");
    assert!(before != after && built.files.keys().all(|path| !path.starts_with(&before)), "the files moved as a whole");
    assert_eq!(did.outcome.work.rendered, did.outcome.work.pages);
    let others = did.files.iter().filter(|path| !path.ends_with(".html") && !path.starts_with(&before) && !path.starts_with(&after));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&String>::new());
    let did = built.with("themes/own/templates/home.html", "<p class", "<p id=\"n\" class");
    assert_eq!(did.outcome.work.rendered, did.outcome.work.pages);
    assert_eq!(did.files, ["index.html"], "but only files whose bytes moved are written");
    assert_eq!(did.outcome.written.map(|written| written.written), Some(1));
}

#[test]
fn a_day_on_which_nothing_begins_or_ends_changes_nothing() {
    let mut built = Built::new(|_| ());
    built.outside.today = date(2024, 10, 2);
    made(&built.again(), &[], &[]);
    // The embargo ends.
    built.outside.today = date(2024, 10, 10);
    assert!(built.again().files.contains(&"reports/secret/index.html".to_string()));
}

#[test]
fn what_a_remembered_document_said_is_said_again_at_its_place() {
    let mut built = Built::new(|folder| {
        let text = folder.text(REPORT).replace("dateline:", "colour: 红\ndateline:");
        folder.write(REPORT, text, Age::Settled);
    });
    let said = |outcome: &Outcome| human(Tongue::En, &outcome.notes, &outcome.sources, false);
    let first = said(&built.again().outcome);
    assert!(first.contains("content/events/jia/report.md:4:1") && first.contains("colour: 红"), "{first}");
    // Files before it shift its number.
    for name in ["content/aaa.md", "content/cases/aab.md"] {
        built.folder.write(name, "---\ntitle: 前面的\n---\n正文。\n", Age::Settled);
    }
    let did = built.again();
    assert_eq!((said(&did.outcome), did.outcome.work.parsed), (first.clone(), 2));
    built.folder.remove("content/aaa.md");
    built.folder.remove("content/about.md");
    let did = built.again();
    assert_eq!((said(&did.outcome), did.outcome.work.parsed), (first, 0));
}

#[test]
fn an_error_leaves_the_site_and_what_is_remembered_as_they_were() {
    let mut built = Built::new(|_| ());
    let did = built.with(REPORT, "date: 2024-09-07", "date: 2024-13-07");
    assert!(did.outcome.written.is_none());
    assert_eq!(did.files, [""; 0]);
    let did = built.with(REPORT, "date: 2024-13-07", "date: 2024-09-07");
    assert_eq!(did.files, [""; 0]);
    assert_eq!(did.outcome.work.parsed, 1);
}

/// The site once more in traditional characters.
fn in_both_scripts() -> Built {
    Built::new(|folder| {
        let text =
            folder.text("site.toml") + "[variants.zh-Hant-HK]\nprefix = \"hant\"\nnames = \"keep\"\nwords = { \"合影\" = \"拍照\" }\n";
        folder.write("site.toml", text, Age::Settled);
    })
}

#[test]
fn a_body_is_shown_by_its_page_in_each_script() {
    let mut built = in_both_scripts();
    assert_eq!(built.again().outcome.work.rendered, 0);
    let did = built.with(REPORT, "最后一天举行了结业式。", "最后一天大家合影，然后举行了结业式。");
    made(&did, &["hant/reports/jia/", "reports/jia/"], &[]);
    let page = |path: &str| String::from_utf8(built.files[path].clone()).expect("UTF-8");
    assert!(page("reports/jia/index.html").contains("最后一天大家合影，然后举行了结业式。"));
    assert!(page("hant/reports/jia/index.html").contains("最後一天大家拍照，然後舉行了結業式。"));
}

#[test]
fn the_sites_own_words_change_the_variant_alone() {
    let mut built = in_both_scripts();
    let did = built.with("site.toml", "\"合影\"", "\"结业式\"");
    assert!(did.pages.iter().all(|path| path.starts_with("hant/")), "{:#?}", did.pages);
    assert!(did.pages.contains(&"hant/reports/jia/index.html".to_string()), "{:#?}", did.pages);
    let others: Vec<&String> = did.files.iter().filter(|path| !path.starts_with("hant/search/data/")).collect();
    assert_eq!(others, ["hant/reports/jia/index.html"], "but only where the word stands");
    let page = String::from_utf8(built.files["hant/reports/jia/index.html"].clone()).expect("UTF-8");
    assert!(page.contains("最後一天舉行了拍照。"));
}

#[test]
fn a_name_that_is_written_for_a_script_changes_the_pages_that_show_it_there() {
    let did = in_both_scripts().with("content/speakers/li-wei.md", "name: 李薇", "name: 李薇\nname_hant: 李蔚");
    let pages = [
        "hant/events/yi/agenda/index.html",
        "hant/events/yi/booklet/index.html",
        "hant/events/yi/index.html",
        "hant/events/yi/sessions/乡村讲座/index.html",
        "hant/search/index.html",
        "hant/speakers/index.html",
        "hant/speakers/li-wei/index.html",
    ];
    let files: Vec<&String> = did.files.iter().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(files, pages);
    assert!(did.pages.iter().all(|path| path.starts_with("hant/")), "{:#?}", did.pages);
}

#[test]
fn a_variant_that_is_given_up_is_deleted() {
    let mut built = in_both_scripts();
    let text = built.folder.text("site.toml");
    let without = text.split("[variants").next().expect("a beginning").to_string();
    built.folder.write("site.toml", without, Age::Settled);
    built.again();
    assert!(!built.files.is_empty() && built.files.keys().all(|path| !path.starts_with("hant/")));
}

// ---- Through the program.

#[test]
fn the_program_explains_why_a_page_was_made() {
    let mut built = Built::new(|_| ());
    built.run(&[]);
    built.replace(REPORT, "最后一天举行了结业式。", "最后一天合影。");
    let said = built.run(&["--explain", "/reports/jia/"]);
    assert!(said.contains("reports/jia/index.html: made anew"), "{said}");
    assert!(said.contains("\n  text: the Markdown text"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("  ")).count(), 1, "nothing else moved: {said}");
    built.replace(REPORT, "title: 三天集训听课、议难题", "title: 三天集训");
    let said = built.run(&["--explain", "reports/jia/index.html"]);
    assert!(said.contains("\n  page: ") && said.contains("\n  content: ") && !said.contains("\n  text: "), "{said}");
    built.replace("content/cases/brand.md", "一支部一品牌", "一支部一特色");
    let said = built.run(&["--explain", "/reports/jia/"]);
    assert!(said.contains("reports/jia/index.html: nothing moved"), "{said}");
    std::fs::remove_file(built.output().join("reports/jia/index.html")).expect("a page");
    let said = built.run(&["--explain", "/reports/jia/"]);
    assert!(said.contains("reports/jia/index.html: nothing moved, but the file was missing"), "{said}");
    let said = built.run(&["--explain", "/reports/nowhere/"]);
    assert!(said.contains("reports/nowhere/index.html: there is no such page."), "{said}");
}

#[test]
fn the_program_tells_how_long_each_stage_took() {
    let built = Built::new(|_| ());
    let stages = |said: &str| -> Vec<String> {
        said.lines().filter(|line| line.ends_with(" ms")).map(|line| line.split(' ').next().unwrap_or_default().to_string()).collect()
    };
    assert_eq!(stages(&built.run(&["--timings"])), ["read", "parse", "resolve", "plan", "render", "emit", "all"]);
    assert_eq!(stages(&built.run(&["--timings"])), ["read", "emit", "all"], "nothing moved, so nothing else was to do");
}

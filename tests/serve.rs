//! `huikan serve`, driven as a process: after every step, every file it serves is what a cold build makes.
//!
//! `HUIKAN_SEED` is the seed of the random steps, `HUIKAN_STEPS` how many there are.

#[path = "support/folder.rs"]
#[allow(dead_code, reason = "each test program uses a part of the helpers")]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod folder;
#[path = "support/random.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod random;
#[path = "support/rich.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod rich;
#[path = "support/server.rs"]
#[allow(dead_code, reason = "each test program uses a part of the helpers")]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod server;
#[path = "support/steps.rs"]
#[allow(unreachable_pub, reason = "a module of a test program has no outside")]
mod steps;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::Duration;

use folder::{Age, Folder};
use huikan::config::{Audience, BaseUrl, Outside};
use huikan::diag::Severity;
use huikan::pipeline::make_in_memory;
use huikan::read::read;
use huikan::slug::encode;
use random::Random;
use server::{Server, wait_until};
use steps::Work;
use support::{Site, outside, tree};

/// What a cold build makes of a folder, with drafts.
struct Cold {
    /// Every file; `None` if an error stands.
    files: Option<BTreeMap<String, Vec<u8>>>,
    /// The codes of the errors.
    errors: BTreeSet<&'static str>,
}

fn cold(root: &Path) -> Cold {
    let outside = Outside { audience: Audience::Preview, ..outside() };
    let sources = read(root).expect("a readable folder");
    let made = make_in_memory(&sources.value, &outside).expect("a readable folder");
    let said = made.notes.iter().map(|note| &note.diagnostic).chain(&sources.notes);
    let errors: BTreeSet<&'static str> = said.filter(|note| note.severity() == Severity::Error).map(|note| note.code()).collect();
    Cold { files: errors.is_empty().then_some(made.files), errors }
}

/// The path below which the site of a folder stands.
fn base(folder: &Folder) -> String {
    let text = folder.text("site.toml");
    let url = text.lines().find_map(|line| line.strip_prefix("base_url = \"")?.strip_suffix('"'));
    url.and_then(BaseUrl::parse).map_or("/".to_string(), |base| base.path().to_string())
}

/// The address of a file of the output.
fn url(base: &str, file: &str) -> String {
    let path = file.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(file);
    format!("{base}{}", encode(path))
}

/// A server of a folder, and what it has to serve.
struct Visit {
    server: Server,
    /// Every address there ever was.
    known: BTreeSet<String>,
    /// The last good site, if that is known for sure, and the path below which it stood.
    good: Option<(BTreeMap<String, Vec<u8>>, String)>,
}

impl Visit {
    fn new(root: &Path) -> Visit {
        Visit { server: Server::start(root, &[]), known: BTreeSet::new(), good: None }
    }

    /// Waits until every file is what a cold build makes; says whether the site is good.
    #[track_caller]
    fn check(&mut self, folder: &Folder, story: &str) -> bool {
        let cold = cold(&folder.root);
        let base = base(folder);
        let Some(files) = cold.files else {
            wait_until(|| self.shows_errors(&cold.errors, &base).map_err(|why| format!("{story}\n{:?}\n{why}", cold.errors)));
            return false;
        };
        wait_until(|| self.serves(&files, &base).map_err(|why| format!("{story}\n{why}\n{:#?}", self.server.said())));
        self.known.extend(files.keys().map(|file| url(&base, file)));
        self.good = Some((files, base));
        true
    }

    fn serves(&self, files: &BTreeMap<String, Vec<u8>>, base: &str) -> Result<(), String> {
        let addresses: BTreeMap<String, &Vec<u8>> = files.iter().map(|(file, bytes)| (url(base, file), bytes)).collect();
        for (address, bytes) in &addresses {
            let answer = self.server.get(address);
            let fine = answer.status == 200 || (answer.status == 302 && String::from_utf8_lossy(bytes).contains("http-equiv=\"refresh\""));
            if !fine || answer.page() != **bytes {
                return Err(differs(address, answer.status, &answer.page(), bytes));
            }
            if answer.has_problems() {
                return Err(format!("{address} shows problems:\n{}", answer.text()));
            }
        }
        for address in self.known.iter().filter(|address| !addresses.contains_key(*address)) {
            // A folder without its slash leads to the folder.
            if address == "/"
                || addresses.contains_key(&format!("{address}/"))
                || address.trim_end_matches('/') == base.trim_end_matches('/')
            {
                continue;
            }
            let answer = self.server.get(address);
            if answer.status != 404 {
                return Err(format!("{address} is gone, but the answer is {}", answer.status));
            }
        }
        Ok(())
    }

    /// The last good pages with the errors on top; where only templates fail, that is said on the pages made with them.
    fn shows_errors(&mut self, errors: &BTreeSet<&'static str>, base: &str) -> Result<(), String> {
        if errors.iter().all(|code| *code == "template-error") {
            self.good = None;
            let known: Vec<String> = self.known.iter().filter(|address| address.starts_with(base)).cloned().collect();
            let told = known.iter().any(|address| self.server.get(address).has_problems());
            return if told { Ok(()) } else { Err("no page says that its template fails".to_string()) };
        }
        let Some((files, base)) = &self.good else { return Ok(()) };
        for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
            let address = url(base, file);
            let answer = self.server.get(&address);
            if answer.status != 302 && !answer.has_problems() {
                return Err(format!("{address} does not say what is wrong"));
            }
            if answer.page() != *bytes {
                return Err(format!("the last good page: {}", differs(&address, answer.status, &answer.page(), bytes)));
            }
        }
        Ok(())
    }
}

fn differs(address: &str, status: u16, is: &[u8], should: &[u8]) -> String {
    let (is, should) = (String::from_utf8_lossy(is), String::from_utf8_lossy(should));
    let line =
        is.lines().zip(should.lines()).position(|(is, should)| is != should).unwrap_or(is.lines().count().min(should.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_string();
    format!("{address} (status {status}) differs in line {}:\n{}\nand a cold build says\n{}", line + 1, at(&is), at(&should))
}

fn number(name: &str, usual: u64) -> u64 {
    env::var(name).map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number: {text}")))
}

fn site(temp: &Path) -> Folder {
    Folder::new(&temp.join("site"), rich::site().files())
}

#[test]
fn every_page_is_right_after_any_sequence_of_steps() {
    let seed = number("HUIKAN_SEED", 1);
    let count = number("HUIKAN_STEPS", 200);
    let temp = tempfile::tempdir().expect("a temporary folder");
    let folder = site(temp.path());
    let mut visit = Visit::new(&folder.root);
    let mut work = Work::new(folder, &temp.path().join("nowhere"));
    let mut random = Random::new(seed);
    let mut good = 0;
    assert!(visit.check(&work.folder, "the site as it was"));
    for n in 0..count {
        let before = work.folder.files.clone();
        let story = work.step(&mut random);
        let paths: BTreeSet<&String> = before.keys().chain(work.folder.files.keys()).collect();
        if paths.into_iter().filter(|path| before.get(*path) != work.folder.files.get(*path)).count() > 1 {
            // The site may have been good, and another one, for a moment in between.
            visit.good = None;
        }
        // A running server cannot be told another day, theme or address.
        work.outside = outside();
        let is_good = visit.check(&work.folder, &format!("HUIKAN_SEED={seed}, step {n}: {story}"));
        work.broken = !is_good;
        if is_good {
            good += 1;
            work.good.clone_from(&work.folder.files);
        }
    }
    #[allow(clippy::print_stdout, reason = "what a long run did is read by people, with --nocapture")]
    {
        println!("HUIKAN_SEED={seed}: {count} steps, {good} good");
    }
    assert!(count < 50 || good * 2 > count, "most steps should leave a good site: {good} of {count}");
    assert!(!temp.path().join("nowhere").exists() && !work.folder.root.join("public").exists(), "nothing is written to an output");
}

#[test]
fn a_day_of_work_is_followed_step_by_step() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let mut visit = Visit::new(&folder.root);
    visit.check(&folder, "the site as it was");
    let new = "---\ntitle: 新闻一则\ndate: 2024-09-20\ntopics: [党建]\n---\n今天开班。见[甲班](/events/jia/index.md)。\n";
    folder.write("content/reports/today.md", new, Age::Young);
    assert!(visit.check(&folder, "created"));
    folder.write("content/reports/today.md", format!("{new}\n又一段。\n"), Age::Young);
    assert!(visit.check(&folder, "edited"));
    folder.rename("content/reports/today.md", "content/reports/yesterday.md");
    assert!(visit.check(&folder, "renamed"));
    folder.write("content/reports/yesterday.md", "---\ntitle: [\n---\n", Age::Young);
    assert!(!visit.check(&folder, "broken"));
    folder.write("content/reports/yesterday.md", new, Age::Young);
    assert!(visit.check(&folder, "mended"));
    folder.remove("content/reports/yesterday.md");
    assert!(visit.check(&folder, "deleted"));
    folder.write(
        "themes/own/templates/home.html",
        "{% extends \"_layout.html\" %}{% block body %}<p>新的首页</p>{% endblock %}\n",
        Age::Young,
    );
    assert!(visit.check(&folder, "the theme edited"));
    folder.write("themes/own/templates/home.html", "{% extends \"_layout.html\" %}{% block body %}{% if %}{% endblock %}\n", Age::Young);
    assert!(!visit.check(&folder, "the theme broken"));
    folder.remove("themes/own/templates/home.html");
    assert!(visit.check(&folder, "a template of the parent instead"));
    folder.write("themes/house/theme.toml", "extends = \"plain\"\n", Age::Young);
    folder.write("themes/own/theme.toml", "extends = \"house\"\n\n[options]\ntint = \"red\"\n", Age::Young);
    assert!(visit.check(&folder, "a theme between the two"));
    let layout = "{% extends \"plain/_layout.html\" %}{% block heading %}院刊{% endblock %}\n";
    folder.write("themes/house/templates/_layout.html", layout, Age::Young);
    assert!(visit.check(&folder, "the parent edited"));
    folder.write("themes/own/static/extra.css", "body { color: tan }\n", Age::Young);
    assert!(visit.check(&folder, "a style sheet edited"));
}

#[test]
fn another_branch_is_checked_out() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let mut visit = Visit::new(&folder.root);
    visit.check(&folder, "the site as it was");
    let before = folder.files.clone();
    let mut branch = before.clone();
    branch.retain(|path, _| !path.starts_with("content/events/yi/"));
    for n in 0..150 {
        let text = format!("---\ntitle: 第{n}篇\ndate: 2024-0{}-1{}\ntopics: [话题{}]\n---\n第{n}篇正文。\n", n % 9 + 1, n % 9, n % 7);
        branch.insert(format!("content/reports/branch/../r{n}.md").replace("branch/../", ""), text.into_bytes());
    }
    for (path, bytes) in &mut branch {
        if path.ends_with(".md") && !path.contains("/events/") {
            bytes.extend_from_slice("\n另一个分支。\n".as_bytes());
        }
    }
    for (what, files) in [("the branch", &branch), ("back again", &before), ("the branch once more", &branch)] {
        // Git writes each file under another name and renames it.
        let gone: Vec<String> = folder.files.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        gone.iter().for_each(|path| folder.remove(path));
        for (path, bytes) in files {
            if folder.files.get(path) != Some(bytes) {
                folder.write("tmp_obj", bytes.clone(), Age::Young);
                folder.rename("tmp_obj", path);
            }
        }
        visit.check(&folder, what);
    }
}

#[test]
fn editors_may_save_as_they_like() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let mut visit = Visit::new(&folder.root);
    visit.check(&folder, "the site as it was");
    let path = "content/about.md";
    let at = folder.root.join(path);
    let text = |words: &str| format!("---\ntitle: 关于\nweight: 2\n---\n{words}\n");
    let mut saved = |folder: &mut Folder, how: &str, words: &str, save: &dyn Fn(&str)| {
        save(&text(words));
        folder.files.insert(path.to_string(), text(words).into_bytes());
        assert!(visit.check(folder, how));
    };
    let backup = folder.root.join("content/about.md~");
    let pause = || thread::sleep(Duration::from_millis(15));
    saved(&mut folder, "moved away, written anew, the old one deleted (vim)", "甲", &|text| {
        fs::rename(&at, &backup).expect("movable");
        pause();
        fs::write(&at, text).expect("writable");
        pause();
        fs::remove_file(&backup).expect("removable");
    });
    saved(&mut folder, "written beside, renamed over (VS Code, Emacs)", "乙", &|text| {
        let beside = folder_file(&at, ".about.md.tmp");
        fs::write(&beside, text).expect("writable");
        pause();
        fs::rename(&beside, &at).expect("movable");
    });
    saved(&mut folder, "emptied, then written in pieces (nano)", "丙", &|text| {
        let mut file = fs::File::create(&at).expect("writable");
        for piece in text.as_bytes().chunks(7) {
            pause();
            file.write_all(piece).expect("writable");
        }
    });
    saved(&mut folder, "written twice in one moment", "丁", &|text| {
        fs::write(&at, text.replace('丁', "戊")).expect("writable");
        fs::write(&at, text).expect("writable");
    });
    let jia = folder.root.join("content/events/jia");
    let outside = temp.path().join("jia-elsewhere");
    let inside: BTreeMap<String, Vec<u8>> = folder
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("content/events/jia/"))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect();
    fs::rename(&jia, &outside).expect("movable");
    folder.files.retain(|path, _| !inside.contains_key(path));
    visit.check(&folder, "a folder moved out");
    fs::rename(&outside, &jia).expect("movable");
    folder.files.extend(inside);
    assert!(visit.check(&folder, "and in again"));
    folder.write("content/events/jia/index.md", folder.text("content/events/jia/index.md") + "\n回来以后。\n", Age::Young);
    assert!(visit.check(&folder, "and edited there"));
    let content = folder.root.join("content");
    let elsewhere = folder.root.join("content-elsewhere");
    fs::rename(&content, &elsewhere).expect("movable");
    wait_until(|| if visit.server.get("/archive/about/").status == 404 { Ok(()) } else { Err("the content is still there".to_string()) });
    fs::rename(&elsewhere, &content).expect("movable");
    assert!(visit.check(&folder, "all of the content away and back"));
    folder.write(path, text("最后"), Age::Young);
    assert!(visit.check(&folder, "and edited there"));
}

fn folder_file(beside: &Path, name: &str) -> std::path::PathBuf {
    beside.with_file_name(name)
}

#[test]
fn a_broken_site_at_the_start_says_so() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    folder.write("content/about.md", "---\ntitle: [\n---\n", Age::Settled);
    let server = Server::start(&folder.root, &[]);
    let home = server.get("/archive/");
    assert!(home.has_problems() && home.text().contains("yaml-unclosed"), "{}", home.text());
    folder.write("content/about.md", "---\ntitle: 关于\n---\n", Age::Young);
    wait_until(|| if server.get("/archive/").has_problems() { Err("still there".to_string()) } else { Ok(()) });
    fs::remove_file(folder.root.join("site.toml")).expect("removable");
    wait_until(|| if server.get("/archive/").text().contains("no-site-toml") { Ok(()) } else { Err("not seen".to_string()) });
}

#[test]
fn quiet_leaves_the_address_and_errors_in_chinese_too() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let server = Server::start(&folder.root, &["--quiet", "--lang", "zh"]);
    folder.write("content/about.md", "---\ntitle: 关于本站\n预算: 三万元\n---\n", Age::Young);
    wait_until(|| if server.get("/archive/about/").text().contains("关于本站") { Ok(()) } else { Err("not seen".to_string()) });
    folder.write("content/about.md", "---\ntitle: [\n---\n", Age::Young);
    let mut said = String::new();
    wait_until(|| {
        said += &server.said().join("\n");
        if said.contains("处错误。") { Ok(()) } else { Err(said.clone()) }
    });
    assert!(said.contains("错误[yaml-unclosed]"), "{said}");
    assert!(!said.contains("提醒") && !said.contains("毫秒"), "{said}");
    let refused = server.ask("GET", "/archive/", &["Host: evil.example"]);
    assert_eq!(refused.status, 403);
    assert!(refused.text().starts_with("这个主机名不在服务范围内。"), "{}", refused.text());
}

#[test]
fn what_was_said_is_not_said_again_at_every_save() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    folder.write("content/about.md", "---\ntitle: 关于本站\n预算: 三万元\n---\n", Age::Settled);
    let server = Server::start(&folder.root, &["--lang", "zh"]);
    // What is said of a save, up to the line that ends it.
    let mut save = |text: &str| {
        folder.write("content/about.md", text, Age::Young);
        let mut said = String::new();
        wait_until(|| {
            said += &server.said().join("\n");
            if said.contains("about.md：") && said.contains("毫秒后显示") { Ok(()) } else { Err(said.clone()) }
        });
        said
    };
    let first = save("---\ntitle: 关于本站\n预算: 三万元\n经费: 一万元\n---\n");
    assert!(first.contains("[unknown-key]") && first.contains("经费") && first.contains("新出现1处；现在"), "{first}");
    let moved = save("---\nsummary: 一句话。\ntitle: 关于本站\n预算: 三万元\n经费: 一万元\n---\n");
    assert!(!moved.contains("[unknown-key]") && !moved.contains("现在"), "{moved}");
    let fewer = save("---\nsummary: 一句话。\ntitle: 关于本站\n经费: 一万元\n---\n");
    assert!(!fewer.contains("[unknown-key]") && fewer.contains("少了1处；现在"), "{fewer}");
}

#[test]
fn a_template_that_fails_is_told_in_the_terminal_once() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let layout = "{% extends \"plain/page.html\" %}{% block body %}{{ page.titel }}{% endblock %}\n";
    folder.write("themes/own/templates/page.html", layout, Age::Settled);
    let server = Server::start(&folder.root, &[]);
    let mut said = String::new();
    for _ in 0..3 {
        assert!(server.get("/archive/about/").has_problems());
    }
    wait_until(|| {
        said += &server.said().join("\n");
        if said.contains("did you mean `title`?") { Ok(()) } else { Err(said.clone()) }
    });
    assert!(said.contains("themes/own/templates/page.html:1:"), "{said}");
    folder.write("themes/own/templates/page.html", layout.replace("titel", "title"), Age::Young);
    wait_until(|| if server.get("/archive/about/").has_problems() { Err("not yet".to_string()) } else { Ok(()) });
    said += &server.said().join("\n");
    assert_eq!(said.matches("error[template-error]").count(), 1, "{said}");
}

#[test]
fn drafts_are_shown_and_marked_and_go_nowhere() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let site = Site::of(
        "-- content/reports/a.md --\n---\ntitle: 甲\ndate: 2024-09-01\ndraft: true\n---\n正文。\n\
         -- content/reports/b.md --\n---\ntitle: 乙\ndate: 2024-09-02\nembargo_until: 2030-01-01\n---\n正文。\n\
         -- content/reports/c.md --\n---\ntitle: 丙\ndate: 2024-09-03\n---\n正文。\n\
         -- content/events/d/index.md --\n---\ntitle: 丁\nstart: 2024-09-03\ndraft: true\n---\n正文。\n\
         -- content/events/d/report.md --\n---\ntitle: 戊\ndate: 2024-09-03\n---\n正文。\n",
    );
    site.write_to(temp.path());
    let server = Server::start(temp.path(), &["--lang", "zh"]);
    let mark = |path: &str| {
        server.get(path).text().split_once("<p class=\"mark\"").map(|(_, rest)| rest.chars().skip(16).take(2).collect::<String>())
    };
    assert_eq!(mark("/reports/a/").as_deref(), Some("草稿"));
    assert_eq!(mark("/reports/b/").as_deref(), Some("未到"));
    assert_eq!(mark("/reports/c/"), None);
    assert_eq!(mark("/events/d/").as_deref(), Some("草稿"));
    assert_eq!(mark("/reports/d/").as_deref(), Some("草稿"), "what lies in the folder of a draft is one");
    let list = server.get("/reports/").text();
    assert!(
        list.contains("甲") && list.contains("\"/reports/a/\":\"草稿\"") && list.contains("\"/reports/b/\":\"未到发布时间\""),
        "{list}"
    );
    assert!(!list.contains("\"/reports/c/\":"), "{list}");
    drop(server);
    let files: Vec<String> = tree(temp.path()).into_keys().filter(|path| !path.starts_with("content/")).collect();
    assert_eq!(files, ["site.toml"], "nothing was written");
    // What the preview leaves for the next build holds no draft back, and lets none out.
    let output = temp.path().join("public");
    let build = huikan::pipeline::build(temp.path(), &output, &outside(), &huikan::pipeline::Unwatched).expect("a readable folder");
    assert!(build.written.is_some());
    let built = tree(&output);
    assert!(built.contains_key("reports/c/index.html"));
    for (path, bytes) in &built {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !path.starts_with("reports/a/") && !text.contains("/reports/a/") && !text.contains("/events/d/"),
            "{path} knows of a draft"
        );
    }
}

#[test]
fn nothing_is_served_that_should_not_be() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let folder = site(temp.path());
    fs::write(temp.path().join("secret.txt"), "SECRET").expect("writable");
    fs::write(folder.root.join("secret.txt"), "SECRET").expect("writable");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(temp.path().join("secret.txt"), folder.root.join("content/link.txt")).expect("a link");
        std::os::unix::fs::symlink(temp.path(), folder.root.join("content/all")).expect("a link");
    }
    let mut server = Server::start(&folder.root, &[]);
    let targets = [
        "/../secret.txt",
        "/archive/../secret.txt",
        "/archive/../../secret.txt",
        "/archive/%2e%2e/secret.txt",
        "/archive/%2e%2e%2fsecret.txt",
        "/archive/..%2f..%2fsecret.txt",
        "/archive/%252e%252e/secret.txt",
        "/archive/..\\secret.txt",
        "/archive/..%5csecret.txt",
        "/archive/photos/../../../secret.txt",
        "/archive//secret.txt",
        "//secret.txt",
        "/archive/./../secret.txt",
        "/archive/secret.txt",
        "/archive/site.toml",
        "/site.toml",
        "/archive/content/index.md",
        "/archive/index.md",
        "/archive/.huikan/memo",
        "/archive/link.txt",
        "/archive/all/secret.txt",
        "/archive/%00",
        "/archive/secret.txt%00.html",
        "/archive/%ff%fe",
        "/archive/%c0%ae%c0%ae/secret.txt",
        "http://127.0.0.1/archive/../secret.txt",
        "/archive/....//secret.txt",
        "/__huikan/../secret.txt",
        "/__huikan/",
        "/archive/%",
        "/archive/%zz",
    ];
    for target in targets {
        let answer = server.ask("GET", target, &[]);
        assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
        assert!(!answer.text().contains("SECRET") && !answer.text().contains("base_url"), "{target}: {}", answer.text());
    }
    for target in ["http://evil.example/archive/", "https://evil.example:4000/archive/about/", "http://user@evil.example/archive/"] {
        assert_eq!(server.ask("GET", target, &[]).status, 403, "{target}");
    }
    let own = format!("http://{}/archive/about/", server.address);
    assert_eq!(server.ask("GET", &own, &[]).status, 200, "an absolute address of ours");
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.1", "[::2]", "a b"] {
        let answer = server.ask("GET", "/archive/about/", &[&format!("Host: {host}")]);
        assert!(matches!(answer.status, 400 | 403), "{host}: {}", answer.status);
        assert!(!answer.text().contains("关于"), "{host}");
        let live = server.ask("GET", "/__huikan/live?page=/archive/", &[&format!("Host: {host}")]);
        assert!(matches!(live.status, 400 | 403), "{host}");
    }
    assert_eq!(server.ask("GET", "/archive/about/", &["Host: localhost"]).status, 200);
    assert_eq!(server.ask("GET", "/archive/about/", &["Host: localhost", "Host: evil.example"]).status, 403, "all hosts count");
    assert_eq!(server.raw("GET /archive/about/ HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400, "no host at all");
    assert_eq!(server.raw("GET /archive/about/ HTTP/1.0\r\n\r\n").status, 400, "no host at all");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"] {
        assert_eq!(server.ask(method, "/archive/about/", &[]).status, 405, "{method}");
    }
    assert!(matches!(server.ask("CONNECT", "evil.example:443", &[]).status, 400 | 403 | 405));
    let long = format!("/archive/{}", "a".repeat(100_000));
    assert!(server.ask("GET", &long, &[]).status >= 400);
    let many: Vec<String> = (0..300).map(|n| format!("X-{n}: {n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(server.ask("GET", "/archive/", &many).status >= 400);
    for noise in ["\r\n\r\n", "\0\0\0\0", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}"] {
        let mut stream = server.connect();
        stream.write_all(noise.as_bytes()).expect("a listening server");
    }
    assert_eq!(server.get("/archive/about/").status, 200);
    assert!(server.is_alive());
}

#[cfg(unix)]
#[test]
fn a_file_that_becomes_a_link_to_the_outside_is_not_served() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let folder = site(temp.path());
    fs::write(temp.path().join("secret.jpg"), "SECRET").expect("writable");
    let server = Server::start(&folder.root, &[]);
    assert_eq!(server.get("/archive/photos/hall.jpg").status, 200);
    let at = folder.root.join("content/photos/hall.jpg");
    fs::remove_file(&at).expect("removable");
    std::os::unix::fs::symlink(temp.path().join("secret.jpg"), &at).expect("a link");
    for _ in 0..50 {
        assert!(!server.get("/archive/photos/hall.jpg").text().contains("SECRET"));
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn files_come_with_their_types_ranges_and_lengths() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let video: Vec<u8> = (0..300_000_u32).map(|n| u8::try_from(n % 251).expect("below 251")).collect();
    folder.write("content/talk.mp4", video.clone(), Age::Settled);
    let server = Server::start(&folder.root, &[]);
    let types = [
        ("/archive/", "text/html; charset=utf-8"),
        ("/archive/theme/style.css", "text/css; charset=utf-8"),
        ("/archive/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/archive/feed.json", "application/feed+json; charset=utf-8"),
        ("/archive/sitemap.xml", "application/xml; charset=utf-8"),
        ("/archive/robots.txt", "text/plain; charset=utf-8"),
        ("/archive/photos/hall.jpg", "image/jpeg"),
        ("/archive/events/jia/plan.pdf", "application/pdf"),
        ("/archive/talk.mp4", "video/mp4"),
    ];
    for (path, kind) in types {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{path}");
        let head = server.ask("HEAD", path, &[]);
        assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, answer.header("content-length"), 0), "{path}");
    }
    let ranges: [(&str, u16, std::ops::Range<usize>); 8] = [
        ("bytes=0-0", 206, 0..1),
        ("bytes=100-199", 206, 100..200),
        ("bytes=299990-", 206, 299_990..300_000),
        ("bytes=-10", 206, 299_990..300_000),
        ("bytes=0-9999999", 206, 0..300_000),
        ("bytes=65530-131080", 206, 65_530..131_081),
        ("bytes=0-1,5-6", 200, 0..300_000),
        ("lines=1-2", 200, 0..300_000),
    ];
    for (range, status, part) in ranges {
        let answer = server.ask("GET", "/archive/talk.mp4", &[&format!("Range: {range}")]);
        assert_eq!(answer.status, status, "{range}");
        assert!(answer.body == video[part.clone()], "{range}: {} bytes", answer.body.len());
        if status == 206 {
            assert_eq!(answer.header("content-range"), format!("bytes {}-{}/300000", part.start, part.end - 1), "{range}");
        }
    }
    let beyond = server.ask("GET", "/archive/talk.mp4", &["Range: bytes=300000-"]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */300000"));
    assert_eq!(server.ask("GET", "/archive/talk.mp4", &["Range: bytes=0-9", "If-Range: \"x\""]).status, 200);
    let style = server.ask("GET", "/archive/theme/style.css", &["Range: bytes=0-3"]);
    assert_eq!((style.status, style.body.len()), (206, 4));
}

#[test]
fn addresses_lead_where_they_should() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let folder = site(temp.path());
    let server = Server::start(&folder.root, &[]);
    let redirects = [
        ("/", "/archive/"),
        ("/archive", "/archive/"),
        ("/archive/about", "/archive/about/"),
        ("/archive/about?x=1", "/archive/about/"),
        ("/archive/old/rules/", "/archive/guide/rules/"),
    ];
    for (path, to) in redirects {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (302, to), "{path}");
    }
    let lost = server.get("/archive/nowhere/");
    assert_eq!(lost.status, 404);
    assert_eq!(lost.page(), cold(&folder.root).files.expect("a good site")["404.html"], "the theme's own page");
    let outside = server.get("/elsewhere/");
    assert!(outside.status == 404 && outside.text().contains("/archive/"), "{}", outside.text());
    assert_eq!(server.get("/archive/?utm=1").status, 200);
}

#[test]
fn both_scripts_are_served_and_follow_an_edit() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let settings = folder.text("site.toml") + "[variants.zh-Hant-HK]\nprefix = \"hant\"\nnames = \"keep\"\n";
    folder.write("site.toml", settings, Age::Settled);
    let server = Server::start(&folder.root, &[]);
    let report = "content/events/jia/report.md";
    let (one, other) = ("/archive/reports/jia/", "/archive/hant/reports/jia/");
    assert!(server.get(one).text().contains("举行了结业式"));
    assert!(server.get(other).text().contains("舉行了結業式"));
    assert!(server.get("/archive/hant/atom.xml").text().contains("xml:lang=\"zh-Hant-HK\""));
    assert_eq!(server.get("/archive/hant/old/rules/").header("location"), "/archive/hant/guide/rules/");
    assert_eq!(server.get("/archive/hant/theme/style.css").status, 404, "what is shared is there once");
    let lost = server.get("/archive/hant/nowhere/");
    assert!(lost.status == 404 && lost.text().contains("<html lang=\"zh-Hant-HK\">"), "{}", lost.text());
    folder.write(report, folder.text(report).replace("结业式", "颁奖会后的结业式"), Age::Settled);
    wait_until(|| {
        let page = server.get(other).text();
        if page.contains("舉行了頒獎會後的結業式") { Ok(()) } else { Err(page) }
    });
    assert!(server.get(one).text().contains("举行了颁奖会后的结业式"));
}

#[test]
fn slow_visitors_keep_nobody_out() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    folder.write("content/large.bin", vec![7; 20_000_000], Age::Settled);
    let mut server = Server::start(&folder.root, &[]);
    let mut crowd: Vec<TcpStream> = Vec::new();
    for n in 0..3_000 {
        let mut stream = server.connect();
        // Some say nothing, some say half a request, some take no answer.
        let words = match n % 3 {
            0 => String::new(),
            1 => "GET /archive/ HTTP/1.1\r\nHost: loc".to_string(),
            _ => "GET /archive/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".to_string(),
        };
        // Whoever came first may be gone again.
        let _ = stream.write_all(words.as_bytes());
        crowd.push(stream);
        // The test may hold no more than the system lets it.
        if crowd.len() > 600 {
            crowd.remove(0);
        }
        if n % 500 == 499 {
            let answer = server.get("/archive/about/");
            assert_eq!(answer.status, 200, "after {n} slow visitors");
        }
    }
    assert_eq!(server.get("/archive/").status, 200);
    assert!(server.is_alive());
    #[cfg(target_os = "linux")]
    {
        let open = fs::read_dir(format!("/proc/{}/fd", server.id())).expect("a process").count();
        assert!(open < 700, "{open} files are open");
    }
}

#[test]
fn a_taken_port_is_stepped_over() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let folder = site(temp.path());
    let first = Server::start(&folder.root, &[]);
    let port = first.address.port().to_string();
    let second = Server::start(&folder.root, &["--port", &port]);
    assert_ne!(first.address.port(), second.address.port());
    assert!(second.address.port() > first.address.port());
    assert_eq!(second.get("/archive/").status, 200);
    assert_eq!(first.get("/archive/").status, 200);
}

#[test]
fn open_pages_are_told_what_concerns_them() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let server = Server::start(&folder.root, &[]);
    let mut stream = server.connect();
    let request = format!("GET /__huikan/live?page=%2Farchive%2Fabout%2F HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).expect("a listening server");
    let mut lines = BufReader::new(stream).lines();
    let mut next = || -> serde_json::Value {
        loop {
            let line = lines.next().expect("more to come").expect("a listening server");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    };
    let first = next();
    let words = |text: &str| format!("---\ntitle: 关于\nweight: 2\n---\n{text}\n");
    folder.write("content/about.md", words("甲"), Age::Young);
    let edited = next();
    assert_ne!(first["page"], edited["page"], "its own words");
    folder.write("themes/own/static/extra.css", "body { color: tan }\n", Age::Young);
    let styled = next();
    assert_eq!(styled["page"], edited["page"]);
    assert!(styled["moved"]["/archive/theme/extra.css"].as_u64() > edited["version"].as_u64(), "{styled}");
    folder.write("content/about.md", "---\ntitle: [\n---\n", Age::Young);
    let broken = next();
    assert_eq!(broken["page"], edited["page"], "the last good page stays");
    assert!(broken["overlay"].as_str().expect("text").contains("yaml-unclosed"), "{broken}");
    folder.write("content/about.md", words("甲"), Age::Young);
    let mended = next();
    assert_eq!((&mended["page"], &mended["overlay"]), (&edited["page"], &serde_json::json!("")));
    folder.write("content/guide/rules.md", folder.text("content/guide/rules.md") + "\n又及。\n", Age::Young);
    let other = next();
    assert_eq!(other["page"], edited["page"], "words of another page");
}

#[cfg(target_os = "linux")]
#[test]
fn an_idle_server_does_nothing() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut folder = site(temp.path());
    let server = Server::start(&folder.root, &[]);
    folder.write("content/about.md", "---\ntitle: 关于\n---\n一二三。\n", Age::Young);
    wait_until(|| if server.get("/archive/about/").text().contains("一二三") { Ok(()) } else { Err("not yet".to_string()) });
    // The last look comes when the times of files tell something again.
    thread::sleep(Duration::from_secs(4));
    let spent = || {
        let mut text = String::new();
        let opened = fs::File::open(format!("/proc/{}/stat", server.id())).and_then(|mut file| file.read_to_string(&mut text));
        opened.expect("a process");
        let fields: Vec<&str> = text.rsplit(')').next().expect("fields").split_whitespace().collect();
        fields[11].parse::<u64>().expect("a number") + fields[12].parse::<u64>().expect("a number")
    };
    let before = spent();
    thread::sleep(Duration::from_secs(3));
    assert!(spent() - before <= 1, "{} ticks of the clock in three idle seconds", spent() - before);
}

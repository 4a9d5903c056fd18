//! `huikan check --fix`, through the program itself.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use proptest::prelude::*;
use serde_json::Value;
use support::{Site, tree};
use tempfile::TempDir;

/// A mistake behind a mistake, and words with wrong marks: with a byte order mark and the line ends of Windows.
const EVENT: &str = "\u{feff}---\r\ntitle：培训班(第一期)\r\nstart:2024-09-04\r\nsumary: 三天\r\nagenda:\r\n\t- title: 开班\r\n---\r\n同志们,大家好!\r\n```\r\n甲,乙\r\n```\r\n";

const MENDED: &str = "\u{feff}---\r\ntitle: 培训班（第一期）\r\nstart: 2024-09-04\r\nsummary: 三天\r\nagenda:\r\n  - title: 开班\r\n---\r\n同志们，大家好！\r\n```\r\n甲,乙\r\n```\r\n";

fn wrong() -> Site {
    Site::default().with("content/events/a/index.md", EVENT).with("content/about.md", "---\ntitle: 关于\n---\n没有错，也不用改。\n")
}

fn folder(site: &Site) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    site.write_to(folder.path());
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.args(args).current_dir(folder).env("HUIKAN_LANG", "en").stdin(Stdio::null());
    for name in ["GITHUB_WORKSPACE", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

#[test]
fn the_words_of_the_site_are_put_right() {
    let words = "[replace]\n\"帐号\" = \"账号\"\n\"AI\" = \"人工智能\"\n\"党支书\" = { right = \"党支部书记\", reason = \"全称\" }\n";
    let page = |word: &str, name: &str, heading: &str| {
        format!(
            "---\ntitle: 关于{word}\nsummary: 用{word}登录。\n---\n## {heading}\n\n{name}的**{word}**，[帐号](https://example.org/帐号)，`帐号`。\n"
        )
    };
    // A word that would say again what stands beside it is for the author.
    let unsure = "---\ntitle: 讲话\nsummary: 一\n---\n村党支书记讲话。\n";
    let site = Site::default().with("words.toml", words).with("content/speech.md", unsure);
    let folder = folder(&site.with("content/about.md", page("帐号", "党支书", "AI")));
    let output = run(folder.path(), &["check", "--fix", "--yes"]);
    let mended = fs::read_to_string(folder.path().join("content/about.md")).expect("it is there");
    assert_eq!(mended, page("账号", "党支部书记", "人工智能"), "{}", text(&output.stdout));
    assert_eq!(fs::read_to_string(folder.path().join("content/speech.md")).expect("it is there"), unsure);
}

#[test]
fn without_a_yes_it_only_shows_what_would_change() {
    let folder = folder(&wrong());
    let before = tree(folder.path());
    let output = run(folder.path(), &["check", "--fix"]);
    assert_eq!(code(&output), 1);
    assert_eq!(tree(folder.path()), before);
    let diff = text(&output.stdout);
    assert!(diff.starts_with("--- a/content/events/a/index.md\n+++ b/content/events/a/index.md\n@@ -1,11 +1,11 @@\n"), "{diff}");
    for line in
        ["-title：培训班(第一期)\r\n", "+title: 培训班（第一期）\r\n", " agenda:\r\n", "-\t- title: 开班\r\n", "+  - title: 开班\r\n"]
    {
        assert!(diff.contains(line), "no {line:?} in\n{diff}");
    }
    assert!(!diff.contains('\x1b') && !diff.contains("about.md"));
    assert_eq!(text(&output.stderr), "Nothing was written. To change 5 lines in 1 file: huikan check --fix --yes\n");
}

#[test]
fn with_a_yes_it_is_written_and_checked_again() {
    let folder = folder(&wrong());
    let output = run(folder.path(), &["check", "--fix", "--yes"]);
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).expect("a file");
    assert_eq!(read("content/events/a/index.md"), MENDED);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    assert!(text(&output.stderr).starts_with("Changed 5 lines in 1 file.\n"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).ends_with(": nothing is wrong.\n"));
    // The second time there is nothing to do.
    let before = tree(folder.path());
    let output = run(folder.path(), &["check", "--fix", "--yes"]);
    assert_eq!((code(&output), text(&output.stdout)), (0, ""));
    assert!(text(&output.stderr).starts_with("Nothing here can be put right with certainty.\n"));
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn the_diff_is_one_that_other_programs_take() {
    let folder = folder(&wrong().with("content/a b.md", "---\ntitle: 页\n---\n甲,乙"));
    let diff = run(folder.path(), &["check", "--fix"]).stdout;
    fs::write(folder.path().join("fix.patch"), diff).expect("writable");
    // A folder of its own, whatever lies above it.
    let git =
        |args: &[&str]| Command::new("git").args(args).current_dir(folder.path()).env("GIT_CEILING_DIRECTORIES", folder.path()).output();
    let Ok(applied) = git(&["apply", "fix.patch"]) else { return };
    assert!(applied.status.success(), "{}", text(&applied.stderr));
    assert_eq!(fs::read_to_string(folder.path().join("content/events/a/index.md")).expect("a file"), MENDED);
    assert_eq!(fs::read_to_string(folder.path().join("content/a b.md")).expect("a file"), "---\ntitle: 页\n---\n甲，乙");
}

#[test]
fn what_is_switched_off_is_left_alone() {
    let off = "\n[checks]\nhalf-width-punctuation = \"off\"\n";
    let site = Site::default().with("content/about.md", "---\ntitle: 关于\n---\n甲,乙。。。\n");
    let folder = folder(&site.with("site.toml", format!("{}{off}", support::SITE_TOML)));
    run(folder.path(), &["check", "--fix", "--yes"]);
    assert_eq!(fs::read_to_string(folder.path().join("content/about.md")).expect("a file"), "---\ntitle: 关于\n---\n甲,乙……\n");
}

#[test]
fn forms_for_programs_carry_the_changes() {
    let folder = folder(&Site::default().with("content/about.md", "---\ntitle: 关于\n---\n甲, 乙(丙)。\n"));
    let of = |format: &str| -> Value {
        let output = run(folder.path(), &["check", "--format", format]);
        serde_json::from_slice(&output.stdout).expect("a document")
    };
    let place = |line: usize, from: usize, to: usize, text: &str| serde_json::json!({ "line": line, "column": from, "end_line": line, "end_column": to, "text": text });
    let expected = serde_json::json!([place(4, 2, 4, "，"), place(4, 5, 6, "（"), place(4, 7, 8, "）")]);
    assert_eq!(of("json")["diagnostics"][0]["fix"], expected);
    let change = &of("sarif")["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "content/about.md");
    let first = &change["replacements"][0];
    assert_eq!(first["insertedContent"]["text"], "，");
    assert_eq!(first["deletedRegion"], serde_json::json!({ "startLine": 4, "startColumn": 2, "endLine": 4, "endColumn": 4 }));
    // What is asked for is a document, also where nothing may be written.
    let output = run(folder.path(), &["check", "--fix", "--format", "json"]);
    assert_eq!(code(&output), 1);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).expect("a document")["warnings"], 1);
    assert!(text(&output.stderr).starts_with("--- a/content/about.md"));
}

#[test]
fn a_yes_alone_is_wrong_usage_and_a_check_tells_what_could_be_fixed() {
    let folder = folder(&wrong());
    assert_eq!(code(&run(folder.path(), &["check", "--yes"])), 2);
    let output = run(folder.path(), &["check"]);
    assert!(text(&output.stderr).contains("5 lines can be put right for you: huikan check --fix\n"), "{}", text(&output.stderr));
}

#[cfg(unix)]
#[test]
fn who_may_read_a_file_and_where_a_link_leads_stay_as_they_are() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let page = "---\ntitle: 页\n---\n甲,乙\n";
    let folder = folder(&Site::default().with("content/a.md", page).with("content/locked.md", page));
    let path = |name: &str| folder.path().join("content").join(name);
    fs::set_permissions(path("a.md"), fs::Permissions::from_mode(0o640)).expect("our file");
    fs::set_permissions(path("locked.md"), fs::Permissions::from_mode(0o444)).expect("our file");
    symlink("a.md", path("link.md")).expect("a link");
    let output = run(folder.path(), &["check", "--fix", "--yes"]);
    assert_eq!(code(&output), 1);
    assert!(text(&output.stderr).contains("content/locked.md is read-only, and was left alone.\n"), "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(path("link.md")).expect("a file"), "---\ntitle: 页\n---\n甲，乙\n");
    assert!(path("link.md").is_symlink());
    assert_eq!(fs::metadata(path("a.md")).expect("a file").mode() & 0o777, 0o640);
    assert_eq!(fs::read_to_string(path("locked.md")).expect("a file"), page);
}

/// What is published, without the marks that a fix changes, and without the search index, which knows where sentences end.
fn words(site: &Site) -> BTreeMap<String, String> {
    let marks = "。，：；！？（）… ,:;!?().—-\n";
    let made = site.make();
    assert!(made.codes.iter().all(|code| *code != "yaml-syntax"), "{}", made.said);
    made.files
        .into_iter()
        .filter(|(path, _)| !path.starts_with("search/data/"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).chars().filter(|c| !marks.contains(*c)).collect()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn fixing_twice_is_fixing_once_and_keeps_every_word(body in "[甲乙丙a1 ,;:!?()*#>`。.|\n-]{0,200}", title in "[甲乙丙a1,;!?().]{1,12}") {
        let page = format!("---\ntitle: 页{title}\nsummary: \"{}\"\n---\n{body}\n", title.replace(',', ", "));
        let site = Site::default().with("content/page.md", page);
        let folder = folder(&site);
        run(folder.path(), &["check", "--fix", "--yes"]);
        let once = support::site_of(folder.path());
        let output = run(folder.path(), &["check", "--fix"]);
        prop_assert_eq!(text(&output.stdout), "");
        prop_assert_eq!(words(&once), words(&site));
    }
}

#[test]
fn pictures_and_links_to_what_is_there() {
    let wrong = "---\ntitle: 关于\n---\n![合影](photos/合影 1.JPG)见[附件](附件 .docx)\n\n[外](https:/example.org/) ![图](photos\\b.png) [无](www.example.org)\n";
    let right = "---\ntitle: 关于\n---\n![合影](<photos/合影 1.JPG>)见[附件](<附件 .docx>)\n\n[外](https://example.org/) ![图](photos/b.png) [无](www.example.org)\n";
    let site = Site::default().with("content/about.md", wrong).with("content/photos/合影 1.JPG", "x").with("content/photos/b.png", "x");
    let site = site.with("content/附件 .docx", "x");
    let folder = folder(&site);
    run(folder.path(), &["check", "--fix", "--yes"]);
    assert_eq!(fs::read_to_string(folder.path().join("content/about.md")).expect("a file"), right);
}

#[test]
fn full_width_marks_of_markdown() {
    let wrong = "---\ntitle: 关于\n---\n＃＃ 小标题\n\n见［介绍］（about.md），有注[^1]，脚注[^b]。\n[^1]：注释\n\n[^b]：又一条\n\n1.甲\n2.乙\n4.丁\n";
    let right =
        "---\ntitle: 关于\n---\n## 小标题\n\n见[介绍](about.md)，有注[^1]，脚注[^b]。\n[^1]: 注释\n\n[^b]: 又一条\n\n1.甲\n2.乙\n4.丁\n";
    let folder = folder(&Site::default().with("content/about.md", wrong));
    let output = run(folder.path(), &["check", "--fix", "--yes"]);
    assert_eq!(fs::read_to_string(folder.path().join("content/about.md")).expect("a file"), right);
    assert!(!text(&output.stdout).contains("footnote"), "{}", text(&output.stdout));
}

#[test]
fn a_header_that_is_not_recognised_is_no_text() {
    let body = "记者: 赵六,钱七\n---\n正文。\n";
    let dash = format!("—\ntitle: 页\nsummary: 一\n{body}");
    let blank = format!("\n\n---\ntitle: 页\nextra:\n  {body}");
    let returns = "---\rtitle: 页\rsummary: 一\r---\r正文,好。\r";
    let site = Site::default().with("content/dash.md", dash.as_str()).with("content/blank.md", blank.as_str());
    let folder = folder(&site.with("content/returns.md", returns));
    let output = run(folder.path(), &["check", "--fix", "--yes"]);
    let read = |path: &str| fs::read_to_string(folder.path().join("content").join(path)).expect("a file");
    assert_eq!(read("dash.md"), dash);
    assert_eq!(read("blank.md"), blank.trim_start());
    assert_eq!(read("returns.md"), "---\ntitle: 页\nsummary: 一\n---\n正文，好。\n");
    assert!(text(&output.stderr).starts_with("Changed 8 lines in 2 files.\n"), "{}", text(&output.stderr));
}

//! `huikan check` and the manners of the command line, through the program itself.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use huikan::manual::entry;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use support::Site;
use tempfile::TempDir;

const EVENT: &str = "---\ntitle: 培训班\nstart: 2024-09-04\nspeakers: [zhang-sna]\n---\n三天的培训，![](photo.png)完成100%。\n";

/// An error and a warning, the warning behind Chinese characters.
fn wrong() -> Site {
    Site::default()
        .with("content/events/a/index.md", EVENT)
        .with("content/events/a/photo.png", "x")
        .with("content/speakers/zhang-san.md", "---\nname: 张三\n---\n")
}

/// The same with its error mended: a warning alone.
fn mended() -> Site {
    wrong().with("content/events/a/index.md", EVENT.replace("sna", "san"))
}

fn folder(site: &Site) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    site.write_to(folder.path());
    folder
}

fn huikan(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.args(args).current_dir(folder).env("HUIKAN_LANG", "en").stdin(Stdio::null());
    for name in ["GITHUB_WORKSPACE", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    huikan(folder, args).output().expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", text(&output.stdout)))
}

/// Everything below a folder, folders and what builds remember included.
fn everything(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a readable folder").path();
        let bytes = path.is_file().then(|| fs::read(&path).expect("a readable file"));
        found.extend(if bytes.is_none() { everything(&path) } else { BTreeMap::new() });
        found.insert(path.to_string_lossy().into_owned(), bytes);
    }
    found
}

#[test]
fn a_check_says_what_a_build_says_and_writes_nothing() {
    for (site, ending) in [(wrong(), 1), (mended(), 0)] {
        let folder = folder(&site);
        let before = everything(folder.path());
        let checked = run(folder.path(), &["check"]);
        assert_eq!(everything(folder.path()), before);
        let built = run(folder.path(), &["build"]);
        assert_eq!((code(&checked), code(&built)), (ending, ending));
        let findings = |output: &Output| text(&output.stderr).rsplit_once("\n\n").expect("findings, then a line").0.to_string();
        assert_eq!(findings(&checked), findings(&built));
        assert!(findings(&checked).contains("missing-alt"));
        // Also where there is something remembered and something built.
        let before = everything(folder.path());
        let again = run(folder.path(), &["check"]);
        assert_eq!((everything(folder.path()), findings(&again)), (before, findings(&checked)));
    }
}

#[test]
fn what_a_template_does_wrong_is_found_whatever_is_remembered() {
    let site = mended().with("themes/own/theme.toml", "name = \"own\"\nparent = \"plain\"\n");
    let folder = folder(&site.with("site.toml", support::SITE_TOML.replace("plain", "own")));
    assert_eq!(code(&run(folder.path(), &["build"])), 0);
    let template = folder.path().join("themes/own/templates/event.html");
    fs::create_dir_all(template.parent().expect("a folder")).expect("writable");
    fs::write(&template, "{{ nonsense }}").expect("writable");
    let checked = run(folder.path(), &["check"]);
    assert_eq!(code(&checked), 1, "{}", text(&checked.stderr));
    assert!(text(&checked.stderr).contains("template-error"));
}

#[test]
fn only_a_check_looks_for_what_is_unused() {
    let folder = folder(&mended().with("content/speakers/li-si.md", "---\nname: 李四\n---\n"));
    assert!(!text(&run(folder.path(), &["build"]).stderr).contains("unused-speaker"));
    let checked = run(folder.path(), &["check"]);
    assert_eq!(code(&checked), 0);
    assert!(text(&checked.stderr).contains("note[unused-speaker]: 李四"), "{}", text(&checked.stderr));
    assert!(text(&checked.stderr).ends_with("1 warning, 1 note in 2 files.\n"));
}

#[test]
fn endings() {
    let folder = folder(&mended());
    assert_eq!(code(&run(folder.path(), &["check", "--format", "xml"])), 2);
    assert_eq!(code(&run(folder.path(), &["check", "--today", "yesterday"])), 2);
    let nowhere = tempfile::tempdir().expect("a temporary folder");
    let output = run(nowhere.path(), &["check"]);
    assert_eq!(code(&output), 1);
    assert!(text(&output.stderr).contains("[no-site-toml]"));
    // The day is the one that is given.
    fs::write(folder.path().join("content/new.md"), "---\ntitle: 新\nembargo_until: 2024-09-10\n---\n").expect("writable");
    fs::write(folder.path().join("content/old.md"), "---\ntitle: 旧\n---\n[新](new.md)\n").expect("writable");
    let ending = |day: &str| code(&run(folder.path(), &["check", "--today", day]));
    assert_eq!((ending("2024-09-01"), ending("2024-10-01")), (1, 0));
}

#[test]
fn json_tells_places_in_characters() {
    let folder = folder(&wrong());
    for command in ["check", "build"] {
        let output = run(folder.path(), &[command, "--format", "json"]);
        assert_eq!(code(&output), 1);
        let document = json(&output);
        assert_eq!((&document["version"], &document["errors"], &document["warnings"]), (&1.into(), &1.into(), &1.into()));
        let found = document["diagnostics"].as_array().expect("a list");
        let codes: Vec<&str> = found.iter().map(|one| one["code"].as_str().expect("a code")).collect();
        assert_eq!(codes, ["unknown-speaker", "missing-alt"]);
        for (one, line) in found.iter().zip(EVENT.lines().skip(3).step_by(2)) {
            assert_eq!(one["file"], "content/events/a/index.md");
            assert_eq!(one["line"], one["end_line"]);
            let number = |key: &str| usize::try_from(one[key].as_u64().expect("a number")).expect("a small one");
            let meant: String = line.chars().take(number("end_column") - 1).skip(number("column") - 1).collect();
            assert_eq!(meant, if one["code"] == "missing-alt" { "![](photo.png)" } else { "zhang-sna" });
        }
        assert_eq!(found[0]["severity"], "error");
        assert_eq!(found[0]["label"], "did you mean `zhang-san` (张三)?");
        assert_eq!(found[1]["help"].as_array().map(Vec::len), Some(1));
        assert_eq!(found[1]["label"], Value::Null);
        // Nothing but the last line is for people.
        assert_eq!(text(&output.stderr).lines().count(), 1);
    }
}

#[test]
fn a_workbook_has_cells_and_a_table_of_text_has_lines() {
    let rows = [["日期", "时间", "主题", "主讲人"], ["9月4日", "9:00", "甲", "zhang-yobin"]];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (n, row) in (0..).zip(rows) {
        sheet.write_row(n, 0, row).expect("a row");
    }
    let event = "---\ntitle: 培训班\nstart: 2024-09-04\n---\n三天的培训。\n";
    let site = Site::default().with("content/speakers/zhang-youbin.md", "---\nname: 张友斌\n---\n");
    let csv: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    let site = site.with("content/events/a/index.md", event).with("content/events/b/index.md", event);
    let site =
        site.with("content/events/a/agenda.xlsx", book.save_to_buffer().expect("a workbook")).with("content/events/b/agenda.csv", csv);
    let folder = folder(&site);
    let document = json(&run(folder.path(), &["check", "--format", "json"]));
    let found: Vec<&Value> =
        document["diagnostics"].as_array().expect("a list").iter().filter(|one| one["code"] == "unknown-speaker").collect();
    let place = |one: &Value, keys: [&str; 4]| keys.map(|key| one[key].clone());
    assert_eq!(found.len(), 2, "{document:#}");
    assert_eq!(place(found[0], ["sheet", "cell", "line", "column"]), ["Sheet1".into(), "D2".into(), Value::Null, Value::Null]);
    assert_eq!(place(found[1], ["line", "column", "end_line", "end_column"]), [2, 13, 2, 24].map(Value::from));
    let log = json(&run(folder.path(), &["check", "--format", "sarif"]));
    let location = &log["runs"][0]["results"][0]["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "Sheet1!D2");
    assert_eq!(location["physicalLocation"].get("region"), None);
}

#[test]
fn github_gets_a_line_for_each() {
    let folder = folder(&Site::default());
    let site = wrong().with("content/a,b.md", "---\ntitle: 页\n---\n[全文](100%25.md)\n");
    site.write_to(&folder.path().join("my site"));
    let event = "::error file=my site/content/events/a/index.md,line=4,col=12,title=unknown-speaker::\
                 no speaker `zhang-sna`: did you mean `zhang-san` (张三)?\n\
                 ::warning file=my site/content/events/a/index.md,line=6,col=7,title=missing-alt::\
                 a picture without a description%0A\
                 help: say what it shows: between `![` and `]`, or as `alt:` in a list of photos\n";
    let page = "::error file=my site/content/a%2Cb.md,line=4,col=6,title=missing-file::\
                there is no file content/100%25.md%0Ahelp: put the file there, or mend the path\n";
    let output = run(folder.path(), &["check", "--root", "my site", "--format", "github"]);
    assert_eq!(text(&output.stdout), format!("{page}{event}"));
    // From inside the site, as from the folder of the repository that the runner names.
    let mut inside = huikan(&folder.path().join("my site/content"), &["check", "--format", "github"]);
    let output = inside.env("GITHUB_WORKSPACE", folder.path()).output().expect("the program runs");
    assert_eq!(text(&output.stdout), format!("{page}{event}"));
}

#[test]
fn programs_get_chinese_words_under_the_same_names() {
    let folder = folder(&wrong());
    let output = run(folder.path(), &["--lang", "zh", "check", "--format", "github"]);
    let event = "::error file=content/events/a/index.md,line=4,col=12,title=unknown-speaker::\
                 没有编号是 `zhang-sna` 的讲课人：是不是 `zhang-san`（张三）？\n\
                 ::warning file=content/events/a/index.md,line=6,col=7,title=missing-alt::\
                 图片没有替代文字%0A提示：写清楚画面上有什么，给看不到图的人读：写在 `![` 和 `]` 之间，文件头里的写在 `alt:` 里\n";
    assert_eq!(text(&output.stdout), event);
    let found = json(&run(folder.path(), &["--lang", "zh", "check", "--format", "json"]));
    let first = &found["diagnostics"][0];
    assert_eq!((&first["code"], &first["severity"]), (&"unknown-speaker".into(), &"error".into()));
    assert_eq!(first["message"], "没有编号是 `zhang-sna` 的讲课人");
}

#[test]
fn sarif_holds_together() {
    let folder = folder(&wrong().with("content/关于 我们.md", "---\ntitle: 关于\n---\n[x](gone.md)\n"));
    let output = run(folder.path(), &["check", "--format", "sarif"]);
    assert_eq!(code(&output), 1);
    let log = json(&output);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|schema| schema.ends_with("sarif-schema-2.1.0.json")));
    let run = &log["runs"][0];
    assert_eq!((&run["columnKind"], &run["tool"]["driver"]["name"]), (&"unicodeCodePoints".into(), &"huikan".into()));
    for rule in run["tool"]["driver"]["rules"].as_array().expect("rules") {
        let entry = entry(rule["id"].as_str().expect("a code")).expect("every code has an entry");
        assert_eq!(rule["shortDescription"]["text"], entry.english.title);
        let help = rule["help"]["markdown"].as_str().expect("help");
        assert!(help.starts_with(entry.english.paragraphs[0]) && help.contains("\n**Wrong**") && help.contains("\n```"), "{help}");
    }
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    let mut uris = Vec::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let place = &result["locations"][0]["physicalLocation"];
        uris.push(place["artifactLocation"]["uri"].as_str().expect("a URI").to_string());
        let of = |key: &str| place["region"][key].as_u64().expect("a number");
        assert!(of("startLine") >= 1 && of("startColumn") >= 1, "{place}");
        assert!((of("endLine"), of("endColumn")) > (of("startLine"), of("startColumn")), "{place}");
    }
    let event = "content/events/a/index.md";
    assert_eq!(uris, [event, event, "content/%E5%85%B3%E4%BA%8E%20%E6%88%91%E4%BB%AC.md"]);
}

#[test]
fn errors_point_to_the_manual_once() {
    let pointer = "huikan explain unknown-speaker\n";
    let site = folder(&wrong().with("content/a.md", "---\ntitle: 页\n---\n![](b.png)\n").with("content/b.png", "x"));
    for command in ["check", "build"] {
        let output = run(site.path(), &[command]);
        // Not to the warning, which comes before it.
        assert!(text(&output.stderr).ends_with(pointer), "{command}: {}", text(&output.stderr));
        assert_eq!(text(&output.stderr).matches("huikan explain").count(), 1);
        for quieter in [[command, "--quiet"].as_slice(), &[command, "--format", "json"]] {
            assert!(!text(&run(site.path(), quieter).stderr).contains("huikan explain"), "{quieter:?}");
        }
    }
    let site = folder(&mended());
    for command in ["check", "build"] {
        assert!(!text(&run(site.path(), &[command]).stderr).contains("huikan explain"), "{command}");
    }
}

#[test]
fn quiet_shows_errors_and_the_last_line() {
    let site = folder(&wrong());
    let output = run(site.path(), &["check", "--quiet"]);
    assert!(text(&output.stderr).contains("error[unknown-speaker]") && !text(&output.stderr).contains("missing-alt"));
    assert!(text(&output.stderr).ends_with("1 error, 1 warning in 1 file.\n"));
    // What programs read is whole, and counts what the last line counts.
    let document = json(&run(site.path(), &["-q", "check", "--format", "json"]));
    assert_eq!(
        (&document["errors"], &document["warnings"], document["diagnostics"].as_array().map(Vec::len)),
        (&1.into(), &1.into(), Some(2))
    );
    let site = folder(&mended());
    for command in ["check", "build"] {
        let output = run(site.path(), &[command, "-q"]);
        assert_eq!((code(&output), text(&output.stderr).lines().count()), (0, 1), "{}", text(&output.stderr));
    }
}

#[test]
fn colours_are_as_asked_for() {
    let folder = folder(&wrong());
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let output = huikan(folder.path(), args).envs(env.iter().copied()).output().expect("the program runs");
        output.stderr.contains(&b'\x1b')
    };
    assert!(!coloured(&["check"], &[]), "standard error is no terminal here");
    assert!(coloured(&["check", "--color", "always"], &[]));
    assert!(coloured(&["check", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&["check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["check", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["check"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn who_stops_reading_changes_nothing() {
    let folder = folder(&mended());
    for args in [&["check"][..], &["check", "--format", "json"], &["build"], &["completions", "zsh"], &["--help"]] {
        let mut command = huikan(folder.path(), args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        // Both are closed before it has anything to say.
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("our child").code(), Some(0), "{args:?}");
    }
}

#[test]
fn every_shell_has_completions() {
    let folder = folder(&Site::default());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(folder.path(), &["completions", shell]);
        assert_eq!(code(&output), 0);
        for word in ["check", "build", "release", "completions", "base-url", "format", "quiet"] {
            assert!(text(&output.stdout).contains(word), "{shell} lacks {word}");
        }
    }
    assert_eq!(code(&run(folder.path(), &["completions", "cmd"])), 2);
}

/// Elsewhere there is no `env --default-signal`, without which a test in the background is deaf to interrupts.
#[cfg(target_os = "linux")]
mod interrupts {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    fn pages(version: &str) -> Site {
        let text = |n: usize| format!("---\ntitle: 第{n}页\n---\n{}\n", format!("第{version}版。").repeat(50));
        (0..300).fold(Site::default(), |site, n| site.with(&format!("content/p{n}.md"), text(n)))
    }

    #[test]
    fn an_interrupt_ends_a_build_as_interrupts_do_and_leaves_no_file_half_done() {
        const INTERRUPT: i32 = 2;
        let top = tempfile::tempdir().expect("a temporary folder");
        let (root, out) = (top.path().join("site"), top.path().join("out"));
        let build = |root: &Path, out: &Path| run(root, &["build", "--output", out.to_str().expect("UTF-8")]);
        let clean = ["A", "B"].map(|version| {
            let (root, out) = (top.path().join(format!("site{version}")), top.path().join(format!("clean{version}")));
            pages(version).write_to(&root);
            assert_eq!(code(&build(&root, &out)), 0);
            support::tree(&out)
        });
        let mut interrupted = 0;
        for round in 0..10 {
            pages(["A", "B"][round % 2]).write_to(&root);
            let mut command = Command::new("env");
            command.arg("--default-signal=INT").arg(env!("CARGO_BIN_EXE_huikan")).args(["build", "--root"]).arg(&root);
            command.arg("--output").arg(&out).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("env runs");
            let staging = top.path().join(".out.huikan");
            while !staging.exists() && child.try_wait().expect("our child").is_none() {
                std::thread::yield_now();
            }
            std::thread::sleep(std::time::Duration::from_millis(20 * round as u64));
            let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
            let status = child.wait().expect("our child");
            // What a shell shows as 130.
            assert!(status.signal() == Some(INTERRUPT) || status.success(), "{status}, {sent:?}");
            interrupted += usize::from(status.signal() == Some(INTERRUPT));
            for (path, bytes) in if out.exists() { support::tree(&out) } else { BTreeMap::new() } {
                assert!(clean.iter().any(|clean| clean.get(&path) == Some(&bytes)), "{path} is half done");
            }
        }
        assert!(interrupted > 0, "no build was interrupted");
        assert_eq!(code(&build(&root, &out)), 0);
        assert_eq!(support::tree(&out), clean[1]);
    }
}

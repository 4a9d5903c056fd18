//! `huikan new` in scripts: what it writes passes a check, is built, and is never written over anything.

#[path = "support/server.rs"]
#[allow(dead_code, unreachable_pub, reason = "each test program uses a part of the helpers")]
mod server;
mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use support::{put_program, theme_folder, tree};
use tempfile::TempDir;

/// A site in a folder of its own.
struct Folder(TempDir);

/// How the program ended and what it said.
struct Said {
    code: i32,
    text: String,
}

impl Folder {
    /// An empty folder.
    fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a folder"))
    }

    /// A site as `huikan new site` makes it.
    fn site() -> Folder {
        let folder = Folder::new();
        assert_eq!(folder.run(&["new", "site", ".", "--title", "培训档案", "--language", "zh-Hans"]).code, 0);
        folder
    }

    /// A site with one event, `2027-ban`.
    fn with_event() -> Folder {
        let folder = Folder::site();
        folder.good(&["new", "event", "--title", "培训班", "--start", "2027年5月8日", "--end", "5月10日", "--slug", "2027-ban"]);
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run_in(&self, below: &str, args: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
        command.args(args).current_dir(self.path().join(below)).env("HUIKAN_LANG", "zh").stdin(Stdio::null());
        let output = command.output().expect("the program runs");
        Said { code: output.status.code().expect("an exit code"), text: String::from_utf8(output.stderr).expect("UTF-8") }
    }

    fn run(&self, args: &[&str]) -> Said {
        self.run_in("", args)
    }

    /// Runs what must end well.
    #[track_caller]
    fn good(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{}", said.text);
        said.text
    }

    /// Runs what must be refused with an exit code, and must leave everything as it was.
    #[track_caller]
    fn refused(&self, code: i32, args: &[&str]) -> String {
        let before = tree(self.path());
        let said = self.run(args);
        assert_eq!(said.code, code, "{}", said.text);
        assert!(said.text.contains("什么也没有写"), "{}", said.text);
        assert!(tree(self.path()) == before, "something was written: {}", said.text);
        said.text
    }

    /// A check has not a word to say.
    #[track_caller]
    fn is_clean(&self) -> &Folder {
        let said = self.run(&["check"]);
        assert_eq!((said.code, said.text.lines().count()), (0, 1), "{}", said.text);
        self
    }

    /// A page of the site as it is built.
    #[track_caller]
    fn page(&self, path: &str) -> String {
        let said = self.run(&["build"]);
        assert_eq!(said.code, 0, "{}", said.text);
        let file = self.path().join("public").join(path).join("index.html");
        fs::read_to_string(&file).unwrap_or_else(|_| panic!("no {}; {:#?}", file.display(), tree(&self.path().join("public")).keys()))
    }

    #[track_caller]
    fn file(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|_| panic!("no {path}; {:#?}", tree(self.path()).keys()))
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    }
}

#[test]
fn a_site_is_whole_and_empty() {
    for (language, word) in [("zh-Hans", "关于本站"), ("zh-Hant-HK", "關於本站"), ("en", "About")] {
        let folder = Folder::new();
        let said = folder.good(&["new", "site", "demo/one", "--title", "甲 \"乙\": #", "--language", language, "--organisation", "某\\局"]);
        assert!(said.contains("cd demo/one"), "{said}");
        let said = folder.run_in("demo/one", &["check"]);
        assert!(said.code == 0 && said.text.lines().count() == 1, "{}", said.text);
        let said = folder.run_in("demo/one", &["build"]);
        assert_eq!(said.code, 0, "{}", said.text);
        let home = folder.file("demo/one/public/index.html");
        assert!(home.contains(&format!("lang=\"{language}\"")) && home.contains(word) && home.contains("甲 &quot;乙&quot;: #"), "{home}");
        assert!(home.contains("某\\局"), "{home}");
        for path in [".gitignore", "site.toml", "content/index.md", "content/about.md"] {
            assert!(folder.path().join("demo/one").join(path).is_file(), "{path}");
        }
        assert!(!folder.path().join("demo/one/themes").exists(), "themes are inside the program");
    }
}

#[test]
fn the_program_alone_is_all_it_takes() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("bin")).expect("a writable folder");
    let program = folder.path().join("bin/huikan");
    put_program(&program);
    let command = |below: &str, args: &[&str]| {
        let mut command = Command::new(&program);
        // Neither a home, nor a path to other programs, nor anything of this repository.
        command.args(args).current_dir(folder.path().join(below)).env_clear().env("HUIKAN_LANG", "zh").stdin(Stdio::null());
        command
    };
    let good = |below: &str, args: &[&str]| assert!(command(below, args).output().expect("the program runs").status.success(), "{args:?}");
    good("", &["new", "site", "demo"]);
    good("demo", &["new", "event", "--title", "培训班", "--start", "2027年5月8日", "--end", "5月10日"]);
    let server = server::Server::of(command("demo", &["serve", "--port", "0"]));
    let page = server.get("/events/2027-pei-xun-ban/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("培训班") && !page.has_problems(), "{}", page.text());
}

#[test]
fn a_site_is_made_only_where_nothing_is() {
    let folder = Folder::new();
    folder.write("full/a.txt", "a");
    assert!(folder.refused(2, &["new", "site", "full"]).contains("a.txt"));
    assert!(folder.refused(2, &["new", "site", "full/a.txt"]).contains("不是文件夹"));
    assert!(folder.refused(2, &["new", "site"]).contains("还缺1项：<文件夹>"));
    assert!(folder.refused(2, &["new", "site", "new", "--base-url", "example.org", "--language", "中文"]).contains("不是网址"));
    // What a repository begins with is no obstacle, and a .gitignore of one's own stays.
    folder.write("repo/.git/HEAD", "ref");
    folder.write("repo/README.md", "# 甲");
    folder.write("repo/.gitignore", "mine");
    let said = folder.run_in("repo", &["new", "site", "."]);
    assert!(said.code == 0 && said.text.contains("/public/ .huikan/"), "{}", said.text);
    assert_eq!(folder.file("repo/.gitignore"), "mine");
    assert!(folder.file("repo/site.toml").contains("title = \"repo\""));
    assert!(folder.refused(2, &["new", "site", "repo"]).contains("已经是一个网站"));
    assert!(folder.refused(2, &["new", "site", "repo/content/events"]).contains("内容里面"));
}

#[test]
fn an_event_is_found_by_its_folder_for_good() {
    let folder = Folder::site();
    let said = folder.good(&[
        "new",
        "event",
        "--title",
        "乡村图书馆馆长培训班",
        "--start",
        "2027年5月8日",
        "--end",
        "5月10日",
        "--place",
        "江边书院",
    ]);
    let path = "content/events/2027-xiang-cun-tu-shu-guan-guan-zhang/index.md";
    assert!(said.contains(path) && said.contains("huikan serve"), "{said}");
    let file = folder.file(path);
    assert!(file.contains("start: 2027-05-08\nend: 2027-05-10\nvenue: 江边书院\n"), "{file}");
    let page = folder.is_clean().page("events/2027-xiang-cun-tu-shu-guan-guan-zhang");
    assert!(page.contains("乡村图书馆馆长培训班") && page.contains("2027年5月8日至10日在江边书院举行。"), "{page}");
    // The same again is another event, and that is said.
    let said = folder.good(&[
        "new",
        "event",
        "--title",
        "乡村图书馆馆长培训班",
        "--start",
        "2027年5月8日至10日",
        "--kind",
        "会议",
        "--summary",
        "再来一次。",
    ]);
    assert!(said.contains("已经有一场“乡村图书馆馆长培训班”"), "{said}");
    let second = folder.file("content/events/2027-xiang-cun-tu-shu-guan-guan-zhang-2/index.md");
    assert!(second.contains("end: 2027-05-10\nkind: conference\nsummary: 再来一次。\n"), "{second}");
    folder.is_clean();
    // Dates as exact as they are known.
    for (start, written) in [
        ("2027", "start: 2027\n"),
        ("2027年5月", "start: 2027-05\n"),
        ("2027-5-8下午", "start: 2027-05-08 下午\n"),
        ("2027-05-08 14:30", "start: 2027-05-08 14:30\n"),
    ] {
        folder.good(&["new", "event", "--title", "甲", "--start", start, "--slug", "jia"]);
        assert!(folder.file("content/events/jia/index.md").contains(written), "{start}");
        folder.is_clean();
        fs::remove_dir_all(folder.path().join("content/events/jia")).expect("a writable folder");
    }
}

#[test]
fn every_line_left_as_a_comment_may_be_taken_up() {
    let folder = Folder::with_event();
    folder.good(&["new", "report", "2027-ban", "--title", "报道"]);
    folder.good(&["new", "case", "2027-ban", "--title", "案例"]);
    for path in ["content/events/2027-ban/index.md", "content/events/2027-ban/report.md", "content/events/2027-ban/cases/an-li.md"] {
        let text = folder.file(path);
        let is_yaml = |line: &str| !line.ends_with('：') && !line.contains("草稿");
        let taken: Vec<&str> = text
            .lines()
            .filter(|line| *line != "draft: true")
            .filter(|line| is_yaml(line) || !line.starts_with('#'))
            .map(|line| if line.starts_with("## ") { line } else { line.strip_prefix("# ").unwrap_or(line) })
            .collect();
        assert!(taken.len() > 5, "{taken:?}");
        folder.write(path, &(taken.join("\n") + "\n正文。\n"));
    }
    folder.is_clean();
    assert!(folder.page("reports/2027-ban").contains("某某"));
    assert!(folder.page("cases/an-li").contains("指标"));
}

#[test]
fn sessions_go_where_the_others_are() {
    let folder = Folder::with_event();
    let agenda = "content/events/2027-ban/agenda.yaml";
    folder.good(&["new", "session", "2027-ban", "--title", "开班式", "--start", "5月8日上午9点", "--duration", "30分钟", "--room", "礼堂"]);
    let first = "- title: 开班式\n  id: kai-ban-shi\n  type: opening\n  start: 5月8日 9:00\n  end: 9:30\n  room: 礼堂\n";
    assert_eq!(folder.file(agenda), first);
    assert!(folder.is_clean().page("events/2027-ban/sessions/kai-ban-shi").contains("开班式"));
    // Somebody works on it, in their own way.
    let edited = format!("# 第一天\r\n{}\r\n# 完", first.replace('\n', "\r\n").replace("30", "30 # 半小时"));
    folder.write(agenda, &format!("\u{feff}{edited}"));
    // By its title, by a file of it, from a folder in it.
    folder.good(&[
        "new",
        "session",
        "培训班",
        "--title",
        "讲座：#1",
        "--start",
        "5月9日 14:30-16:00",
        "--type",
        "讲座",
        "--slug",
        "lecture",
    ]);
    folder.good(&["new", "session", "content/events/2027-ban/index.md", "--title", "讨论", "--start", "2027-05-09 晚上"]);
    let said = folder.run_in("content/events/2027-ban", &["new", "session", "--title", "结业式", "--type", "closing"]);
    assert_eq!(said.code, 0, "{}", said.text);
    let text = folder.file(agenda);
    assert!(text.starts_with(&format!("\u{feff}{edited}")), "{text}");
    assert!(text.ends_with("- title: 结业式\r\n  id: jie-ye-shi\r\n  type: closing\r\n"), "{text:?}");
    assert!(text.contains("  start: 5月9日晚上\r\n"), "{text}");
    let page = folder.is_clean().page("events/2027-ban/agenda");
    assert!(page.contains("讲座：#1") && page.contains("14:30"), "{page}");
}

#[test]
fn sessions_in_front_matter_and_in_files_have_company() {
    let folder = Folder::site();
    let inline = "---\ntitle: 甲班\nstart: 2027-05-08\nagenda:\n  # 上午\n  - { title: 一, id: one }\n  - title: 二 # 未定\n    id: two\n# 其他\nregion: 湖北\n---\n\n正文。\n- 列表\n";
    folder.write("content/events/a.md", inline);
    folder.good(&["new", "session", "a", "--title", "讨论", "--start", "9:00"]);
    let added = inline.replace("id: two\n", "id: two\n  - title: 讨论\n    id: tao-lun\n    type: discussion\n    start: 5月8日 9:00\n");
    assert_eq!(folder.file("content/events/a.md"), added);
    folder.write("content/events/b/index.md", "---\ntitle: 乙班\nstart: 2027-05-08\n---\n\n正文。\n");
    folder.write("content/events/b/sessions/one.md", "---\ntitle: 一\n---\n");
    folder.good(&["new", "session", "b", "--title", "讨论", "--speaker", "张三", "--speaker", "李四、王五"]);
    assert_eq!(
        folder.file("content/events/b/sessions/tao-lun.md"),
        "---\ntitle: 讨论\ntype: discussion\nspeakers: [张三, 李四, 王五]\n---\n"
    );
    // A list in brackets is its author's.
    folder.write("content/events/c/index.md", "---\ntitle: 丙班\nstart: 2027-05-08\n---\n\n正文。\n");
    folder.write("content/events/c/agenda.yaml", "[{ title: 一 }]\n");
    assert!(folder.refused(2, &["new", "session", "c", "--title", "讨论"]).contains("title: 讨论\n"));
    fs::rename(folder.path().join("content/events/c/agenda.yaml"), folder.path().join("content/events/c/agenda.csv")).expect("a disk");
    folder.write("content/events/c/agenda.csv", "日期,主题\n5月8日,讲座\n");
    let said = folder.refused(2, &["new", "session", "c", "--title", "讨论"]);
    assert!(said.contains("表格 content/events/c/agenda.csv") && said.contains("--file"), "{said}");
    folder.good(&["new", "session", "c", "--title", "讨论", "--file", "--summary", "一句话。"]);
    assert_eq!(folder.file("content/events/c/sessions/tao-lun.md"), "---\ntitle: 讨论\ntype: discussion\nsummary: 一句话。\n---\n");
    folder.is_clean();
    assert!(folder.page("events/c/agenda").contains("讨论"));
}

#[test]
fn reports_and_cases_are_drafts_until_they_are_written() {
    let folder = Folder::with_event();
    folder.write("site.toml", &(folder.file("site.toml") + "\n[sign_off]\nrequired = [\"记者\", \"三审\"]\n"));
    let publish = |path: &str, names: &[(&str, &str)]| {
        let mut text = folder.file(path).replace("draft: true\n", "") + "\n正文。\n";
        names.iter().for_each(|(role, name)| text = text.replace(&format!("{role}:\n"), &format!("{role}: {name}\n")));
        folder.write(path, &text);
    };
    let said = folder.good(&["new", "report", "2027-ban", "--title", "三天“集训”", "--date", "2027年5月11日"]);
    assert!(said.contains("report.md") && said.contains("草稿"), "{said}");
    let report = folder.file("content/events/2027-ban/report.md");
    assert!(report.starts_with("---\ntitle: 三天“集训”\ndate: 2027-05-11\n"), "{report}");
    assert!(report.contains("sign_off:\n  记者:\n  三审:\n") && report.contains("draft: true\n"), "{report}");
    folder.is_clean();
    publish("content/events/2027-ban/report.md", &[("记者", "张三"), ("三审", "李四")]);
    assert!(folder.is_clean().page("reports/2027-ban").contains("三天“集训”"));
    folder.good(&["new", "report", "2027-ban", "--title", "学员说", "--summary", "听听学员怎么说。"]);
    publish("content/events/2027-ban/report-xue-yuan-shuo.md", &[("记者", "张三"), ("三审", "李四")]);
    assert!(folder.is_clean().page("reports/2027-ban-xue-yuan-shuo").contains("听听学员怎么说。"));
    folder.good(&["new", "report", "--standalone", "--title", "综述", "--date", "2027-06"]);
    publish("content/reports/2027-zong-shu.md", &[("记者", "张三"), ("三审", "李四")]);
    assert!(folder.is_clean().page("reports/2027-zong-shu").contains("综述"));
    folder.good(&["new", "case", "2027-ban", "--title", "一村一馆", "--organisation", "市图书馆"]);
    publish("content/events/2027-ban/cases/yi-cun-yi-guan.md", &[]);
    assert!(folder.is_clean().page("cases/yi-cun-yi-guan").contains("做法与经过"));
    // Cases of all events stand side by side.
    folder.good(&["new", "case", "--standalone", "--title", "一村一馆"]);
    publish("content/cases/yi-cun-yi-guan-2.md", &[]);
    assert!(folder.is_clean().page("cases/yi-cun-yi-guan-2").contains("经验与启示"));
}

#[test]
fn a_fresh_report_has_no_mistake_in_the_preview_either() {
    let folder = Folder::with_event();
    folder.write("site.toml", &(folder.file("site.toml") + "\n[sign_off]\nrequired = [\"记者\"]\n"));
    folder.good(&["new", "report", "2027-ban", "--title", "报道"]);
    let outside = huikan::config::Outside { audience: huikan::config::Audience::Preview, ..support::outside() };
    let notes =
        huikan::pipeline::check_in_memory(&support::site_of(folder.path()).sources(), &outside, None).expect("memory does not fail");
    let codes: Vec<&str> = notes.iter().map(|note| note.diagnostic.code()).filter(|code| *code != "no-summary").collect();
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn speakers_are_entered_and_known() {
    let folder = Folder::with_event();
    folder.good(&["new", "speaker", "--name", "张三", "--organisation", "市委党校", "--title", "教授"]);
    folder.good(&["new", "speaker", "--name", "欧阳 修"]);
    let list = "- id: zhang-san\n  name: 张三\n  job_title: 教授\n  organisation: 市委党校\n- id: ouyang-xiu\n  name: 欧阳修\n";
    assert_eq!(folder.file("content/speakers.yaml"), list);
    folder.is_clean();
    // By name or id it is the same one, with the title of now.
    folder.good(&["new", "session", "2027-ban", "--title", "讲座", "--speaker", "张三", "--speaker", "ouyang-xiu"]);
    let agenda = folder.file("content/events/2027-ban/agenda.yaml");
    assert!(agenda.contains("speakers:\n    - { id: zhang-san, job_title: 教授, organisation: 市委党校 }\n    - ouyang-xiu\n"), "{agenda}");
    assert!(folder.is_clean().page("speakers/zhang-san").contains("教授"));
    // Misspelt ids are errors, new names are not, but are said.
    assert!(
        folder
            .refused(2, &["new", "session", "2027-ban", "--title", "讲座", "--speaker", "zhang-sna"])
            .contains("是不是 `zhang-san`（张三）")
    );
    let said = folder.good(&["new", "session", "2027-ban", "--title", "讲座二", "--speaker", "欧阳修远"]);
    assert!(said.contains("“欧阳修远”是第一次出现"), "{said}");
    let said = folder.good(&["new", "speaker", "--name", "张三", "--organisation", "市图书馆"]);
    assert!(said.contains("已经有一位张三") && said.contains("zhang-san-2"), "{said}");
    assert!(
        folder.refused(2, &["new", "session", "2027-ban", "--title", "讲座三", "--speaker", "张三"]).contains("`zhang-san`、`zhang-san-2`")
    );
    // Two of one name: what has the bare name already would no longer be clear, which is a mistake of the site.
    folder.good(&["new", "session", "2027-ban", "--title", "讲座四", "--speaker", "李四"]);
    folder.good(&["new", "speaker", "--name", "李四", "--organisation", "市图书馆"]);
    let said = folder.refused(1, &["new", "speaker", "--name", "李四", "--organisation", "市文旅局"]);
    assert!(said.contains("已经有一位李四") && said.contains("[ambiguous-name]") && said.contains("李四]"), "{said}");
}

#[test]
fn mistakes_of_before_are_in_nobodys_way() {
    let folder = Folder::with_event();
    let report = "---\ntitle: 报道\ndate: 2027-05-08\n---\n\n见[杜桂生](/speakers/du-guishen/)。\n";
    fs::create_dir_all(folder.path().join("content/reports")).expect("a folder");
    fs::write(folder.path().join("content/reports/kai-ban.md"), report).expect("a file");
    assert!(folder.run(&["check"]).text.contains("[missing-page]"));
    // The mistake stays, though what may be meant there is known now.
    folder.good(&["new", "speaker", "--name", "杜桂生"]);
    let said = folder.run(&["check"]).text;
    assert!(said.contains("[missing-page]") && said.contains("/speakers/du-guisheng/"), "{said}");
}

#[test]
fn people_are_read_as_in_spreadsheets() {
    let folder = Folder::with_event();
    let session = |title: &'static str, speakers: &'static str| ["new", "session", "2027-ban", "--title", title, "--speaker", speakers];
    for unclear in ["李四 王五", "张三、李四 王五", "【张三，李四】", "“李四”", "主讲：李四"] {
        assert!(folder.refused(2, &session("讲座", unclear)).contains("分不清"), "{unclear}");
    }
    folder.good(&session("讲座", "张三（市委党校教授）、李 明，待定"));
    let agenda = folder.file("content/events/2027-ban/agenda.yaml");
    assert!(agenda.contains("speakers:\n    - { name: 张三, job_title: 教授, organisation: 市委党校 }\n    - 李明\n"), "{agenda}");
    folder.good(&["new", "speaker", "--name", "王五（市图书馆馆长）"]);
    let list = "- id: wang-wu\n  name: 王五\n  job_title: 馆长\n  organisation: 市图书馆\n";
    assert_eq!(folder.file("content/speakers.yaml"), list);
    // What was said of somebody who is known is said of the session alone.
    folder.good(&session("讲座二", "王五（研究员）"));
    assert!(folder.file("content/events/2027-ban/agenda.yaml").contains("- { id: wang-wu, job_title: 研究员 }\n"));
    folder.is_clean();
    for (speaker, why) in [("张四 李五", "分不清"), ("张四、李五", "不是一个人"), ("张四（教授）", "只写一处")] {
        let said = folder.refused(2, &["new", "speaker", "--name", speaker, "--job-title", "院长"]);
        assert!(said.contains(why), "{said}");
    }
    assert_eq!(folder.file("content/speakers.yaml"), list);
}

#[test]
fn a_speaker_may_have_a_file() {
    let folder = Folder::with_event();
    folder.good(&["new", "speaker", "--name", "李四", "--file", "--summary", "讲乡村阅读。"]);
    assert_eq!(folder.file("content/speakers/li-si.md"), "---\nname: 李四\nsummary: 讲乡村阅读。\n---\n");
    // A site that has only files goes on with files.
    folder.good(&["new", "speaker", "--name", "王五"]);
    folder.good(&["new", "session", "2027-ban", "--title", "讲座", "--speaker", "李四、王五"]);
    assert!(!folder.path().join("content/speakers.yaml").exists());
    assert!(folder.is_clean().page("speakers/wang-wu").contains("讲座"));
}

#[test]
fn a_series_has_its_events() {
    let folder = Folder::site();
    folder.good(&["new", "series", "--name", "馆长讲坛", "--organiser", "市图书馆", "--cadence", "每年一次"]);
    assert_eq!(
        folder.file("content/series/guan-zhang-jiang-tan.md"),
        "---\nname: 馆长讲坛\norganisers: [市图书馆]\ncadence: 每年一次\n---\n"
    );
    folder.is_clean();
    assert!(
        folder
            .refused(2, &["new", "event", "--title", "甲", "--start", "2027", "--series", "guan-zhang-jiangtan"])
            .contains("`guan-zhang-jiang-tan`（馆长讲坛）")
    );
    folder.good(&[
        "new",
        "event",
        "--title",
        "第一讲",
        "--start",
        "2027-05-08",
        "--series",
        "馆长讲坛",
        "--region",
        "湖北/荆州",
        "--topic",
        "阅读、图书馆",
    ]);
    assert!(folder.is_clean().page("series/guan-zhang-jiang-tan").contains("第一讲"));
}

#[test]
fn who_is_entered_late_is_still_found_at_the_old_address() {
    let folder = Folder::with_event();
    folder.write(
        "content/events/2027-er/index.md",
        "---\ntitle: 二班\nstart: 2027-06\nseries: 馆长讲坛\n---\n讲课人[张三](/speakers/张三/)。\n",
    );
    folder.good(&["new", "session", "2027-ban", "--title", "讲座", "--speaker", "张三"]);
    let said = folder.good(&["new", "speaker", "--name", "张三"]);
    assert!(said.contains("移到了 /speakers/zhang-san/") && said.contains("/speakers/张三/ 已经写进 `aliases`"), "{said}");
    assert!(folder.file("content/speakers.yaml").ends_with("  name: 张三\n  aliases: [\"/speakers/张三/\"]\n"));
    let said = folder.good(&["new", "series", "--name", "馆长讲坛"]);
    assert!(said.contains("/series/guan-zhang-jiang-tan/") && said.contains("/series/馆长讲坛/"), "{said}");
    assert!(folder.is_clean().page("speakers/张三").contains("url=https://example.org/speakers/zhang-san/"));
    assert!(folder.page("series/馆长讲坛").contains("url=https://example.org/series/guan-zhang-jiang-tan/"));
    // Nobody has been at an address that was never published, nor is one taken from somebody else.
    folder.good(&["new", "report", "2027-er", "--title", "甲"]);
    let report = folder.file("content/events/2027-er/report.md").replace("draft: true", "draft: true\nspeakers: [李四]");
    folder.write("content/events/2027-er/report.md", &report);
    folder.good(&["new", "speaker", "--name", "李四"]);
    folder.good(&["new", "session", "2027-ban", "--title", "讲座二", "--speaker", "王五"]);
    let agenda = folder.file("content/events/2027-ban/agenda.yaml").replace("王五", "{ name: 王五, organisation: 市图书馆 }");
    folder.write("content/events/2027-ban/agenda.yaml", &agenda);
    let said = folder.good(&["new", "speaker", "--name", "王五", "--organisation", "市文旅局"]);
    assert_eq!((said.contains("移到了"), folder.file("content/speakers.yaml").matches("aliases").count()), (false, 1), "{said}");
}

#[test]
fn a_command_given_twice_makes_no_second_one() {
    let folder = Folder::with_event();
    folder.good(&["new", "series", "--name", "春季培训"]);
    let said = folder.refused(2, &["new", "series", "--name", "春季培训"]);
    assert!(said.contains("`series: chun-ji-pei-xun`"), "{said}");
    for kind in ["report", "case"] {
        folder.good(&["new", kind, "2027-ban", "--title", "三天"]);
        let said = folder.refused(2, &["new", kind, "2027-ban", "--title", "三天"]);
        assert!(said.contains("同名") && said.contains("content/events/2027-ban/") && said.contains("--slug"), "{said}");
        let said = folder.good(&["new", kind, "2027-ban", "--title", "三天", "--slug", "san"]);
        assert!(said.contains("已经有一篇“三天”了"), "{said}");
        // Elsewhere it is no twin; among those of no event it may be one.
        let said = folder.good(&["new", kind, "--standalone", "--title", "三天"]);
        assert!(!said.contains("已经有"), "{said}");
        assert!(folder.good(&["new", kind, "--standalone", "--title", "三天"]).contains("已经有一篇“三天”了"));
    }
}

#[test]
fn quiet_leaves_the_last_line() {
    let folder = Folder::new();
    let said = folder.good(&["new", "site", ".", "--title", "甲", "-q"]);
    assert_eq!(said, "已新建 site.toml\n");
    assert_eq!(folder.good(&["new", "speaker", "--name", "张三", "-q"]), "已新建 content/speakers.yaml\n");
    // A name met before and one nobody uses yet: neither keeps a site from being as it is.
    assert_eq!(folder.good(&["new", "speaker", "--name", "张三", "--file", "-q"]), "已新建 content/speakers/zhang-san-2.md\n");
    let said = folder.good(&["new", "speaker", "--name", "李四", "--file"]);
    assert!(!said.contains("unused-speaker") && said.contains("`li-si`"), "{said}");
}

#[test]
fn an_agenda_belongs_to_an_event() {
    let folder = Folder::site();
    folder.write("content/events/2027-ban/photos/a.txt", "a");
    let said = folder.refused(2, &["new", "agenda", "--xlsx", "content/events/2027-ban"]);
    assert!(said.contains("没有活动的 index.md"), "{said}");
    folder.write("content/events/2027-ban/index.md", "---\ntitle: 班\nstart: 2027\n---\n");
    folder.good(&["new", "agenda", "--xlsx", "content/events/2027-ban"]);
    let said = folder.refused(2, &["new", "agenda", "--xlsx", "drafts.txt"]);
    assert!(said.contains("drafts.xlsx"), "{said}");
    // To look at, and for an event in a file of its own.
    folder.good(&["new", "agenda", "--xlsx", "drafts.xlsx"]);
    folder.write("content/events/one.md", "---\ntitle: 班\nstart: 2027\n---\n");
    folder.write("content/events/one/photos/a.txt", "a");
    folder.good(&["new", "agenda", "--xlsx", "content/events/one/"]);
}

#[test]
fn nothing_is_written_over_anything() {
    let folder = Folder::with_event();
    for args in [
        &["new", "event", "--title", "甲", "--start", "2027", "--slug", "2027-ban"][..],
        &["new", "event", "--title", "甲", "--start", "2027", "--slug", "../甲"],
        &["new", "session", "2027-ban", "--title", "甲", "--slug", "a b"],
    ] {
        folder.refused(2, args);
    }
    folder.write("content/events/empty/photos/a.txt", "a");
    assert!(folder.refused(2, &["new", "event", "--title", "甲", "--start", "2027", "--slug", "empty"]).contains("empty-2"));
    folder.good(&["new", "speaker", "--name", "张三", "--file"]);
    folder.refused(2, &["new", "speaker", "--name", "张三", "--file", "--slug", "zhang-san"]);
    folder.good(&["new", "series", "--name", "甲", "--slug", "a"]);
    folder.refused(2, &["new", "series", "--name", "乙", "--slug", "a"]);
}

#[test]
fn what_is_missing_or_wrong_is_told_at_once() {
    let folder = Folder::with_event();
    assert!(folder.refused(2, &["new", "event"]).contains("还缺2项：--title、--start。"));
    let said = folder.refused(2, &["new", "event", "--start", "2027年13月8日", "--kind", "聚会"]);
    assert!(said.contains("还缺1项：--title。") && said.contains("--start：") && said.contains("--kind："), "{said}");
    assert!(folder.refused(2, &["new", "session"]).contains("还缺2项：<活动>、--title。"));
    assert!(folder.refused(2, &["new", "report", "--title", "甲"]).contains("还缺1项：<活动>。"));
    assert!(folder.refused(2, &["new", "speaker"]).contains("还缺1项：--name。"));
    assert!(folder.refused(2, &["new", "event", "--title", "Москва", "--start", "2027"]).contains("--slug"));
    assert!(folder.refused(2, &["new", "event", "--title", "甲", "--start", "2027-05-08", "--end", "2027-05-01"]).contains("还早"));
    // Which event, and when.
    let said = folder.refused(2, &["new", "session", "2027-bam", "--title", "甲"]);
    assert!(said.contains("是不是要写：`2027-ban`（培训班）"), "{said}");
    assert!(folder.refused(2, &["new", "session", "训班", "--title", "甲"]).contains("`2027-ban`"));
    assert!(folder.refused(2, &["new", "session", "没有", "--title", "甲"]).contains("content/events/"));
    assert!(folder.refused(2, &["new", "session", "2027-ban", "--title", "甲", "--start", "9:00"]).contains("`9:00`"));
    assert!(folder.refused(2, &["new", "session", "2027-ban", "--title", "甲", "--start", "6月1日"]).contains("不在活动的时间之内"));
    assert!(folder.refused(2, &["new", "session", "2027-ban", "--title", "甲", "--end", "9:00"]).contains("--start"));
    // An end that is said twice, and in two ways.
    let event = ["new", "event", "--title", "甲", "--start", "2024年9月4日至6日", "--end"];
    assert!(folder.refused(2, &[&event[..], &["9月7日"]].concat()).contains("--end 写的又是另一个时间"));
    let session = ["new", "session", "2027-ban", "--title", "甲", "--start", "5月8日9:00-10:00"];
    assert!(folder.refused(2, &[&session[..], &["--duration", "90m"]].concat()).contains("--duration 写的又是另一个时间"));
    folder.good(&[&session[..], &["--duration", "60m"]].concat());
    folder.good(&[&event[..], &["9月6日"]].concat());
    // A title that several have, and a name of the wrong letters.
    folder.good(&["new", "event", "--title", "培训班", "--start", "2028", "--slug", "2028-ban"]);
    let said = folder.refused(2, &["new", "session", "培训班", "--title", "甲"]);
    assert!(said.contains("有几场活动都叫“培训班”") && said.contains("`2027-ban`、`2028-ban`"), "{said}");
    let said = folder.refused(2, &["new", "event", "--title", "乙", "--start", "2027", "--slug", "Bad_Slug"]);
    assert!(said.contains("小写字母") && said.contains("`bad_slug`"), "{said}");
    // Not a site.
    let other = Folder::new();
    assert!(other.refused(2, &["new", "event", "--title", "甲", "--start", "2027"]).contains("huikan new site"));
}

#[test]
fn mistakes_elsewhere_are_no_obstacle_and_remarks_are_passed_on() {
    let folder = Folder::with_event();
    folder.write("content/reports/bad.md", "---\ntitle: 无日期\n---\n");
    folder.good(&["new", "session", "2027-ban", "--title", "甲", "--start", "5月8日9:00-10:00", "--room", "礼堂"]);
    let said = folder.good(&["new", "session", "2027-ban", "--title", "乙", "--start", "5月8日9:30-10:30", "--room", "礼堂"]);
    assert!(said.contains("检查会提醒") && said.contains("[room-clash]") && !said.contains("bad.md"), "{said}");
    // A venue that is written as an id has to be one.
    let said = folder.refused(2, &["new", "event", "--title", "甲", "--start", "2027", "--venue", "academy"]);
    assert!(said.contains("--venue：没有 `academy`"), "{said}");
}

#[test]
fn an_old_mistake_that_a_new_entry_may_explain_is_none_of_the_new_entry() {
    let folder = Folder::with_event();
    folder.write("content/about.md", "---\ntitle: 关于\n---\n见[杜](/speakers/du-guishen/)。\n");
    let said = folder.good(&["new", "speaker", "--name", "杜桂生"]);
    assert!(!said.contains("missing-page"), "{said}");
    folder.good(&["new", "session", "2027-ban", "--title", "甲", "--start", "5月8日9:00-10:00", "--speaker", "du-guisheng"]);
    assert!(folder.run(&["check"]).text.contains("是不是 `/speakers/du-guisheng/`"));
}

#[test]
fn drafts_take_sessions_too() {
    let folder = Folder::site();
    folder.write("content/events/a/index.md", "---\ntitle: 甲班\nstart: 2027-05-08\ndraft: true\n---\n");
    folder.good(&["new", "session", "甲班", "--title", "讨论", "--start", "下午"]);
    assert_eq!(folder.file("content/events/a/agenda.yaml"), "- title: 讨论\n  id: tao-lun\n  type: discussion\n  start: 5月8日下午\n");
}

#[test]
fn english_is_spoken_and_written() {
    let folder = Folder::new();
    let run = |args: &[&str]| folder.run(&[&["--lang", "en"], args].concat());
    assert_eq!(run(&["new", "site", "."]).code, 0);
    assert!(folder.file("site.toml").contains("language = \"en\""));
    let said = run(&[
        "new",
        "event",
        "--title",
        "Spring Course: Reading",
        "--start",
        "8 May 2027",
        "--end",
        "10 May",
        "--venue",
        "Riverside Academy",
    ]);
    assert!(said.code == 0 && said.text.contains("Wrote content/events/2027-spring-course-reading/index.md"), "{}", said.text);
    let file = folder.file("content/events/2027-spring-course-reading/index.md");
    assert!(file.contains("title: \"Spring Course: Reading\"\n") && file.ends_with("\n8–10 May 2027, Riverside Academy.\n"), "{file}");
    let said = run(&["new", "session", "2027-spring-course-reading", "--title", "Opening", "--start", "8 May morning"]);
    assert_eq!(said.code, 0, "{}", said.text);
    assert!(folder.file("content/events/2027-spring-course-reading/agenda.yaml").contains("start: 2027-05-08 morning\n"));
    assert!(run(&["new", "event"]).text.contains("error: --title, --start are missing\nNothing was written.\n"));
    folder.is_clean();
}

#[test]
fn a_theme_that_extends_another_is_a_theme_that_works() {
    for parent in ["gazette", "plain"] {
        let folder = Folder::site();
        folder.write("content/reports/kai-ban.md", "---\ntitle: 开班\nsummary: 今天开班。\ndate: 2027-05-08\n---\n今天开班。\n");
        let said = folder.good(&["new", "theme", "mine", "--extends", parent]);
        assert!(said.contains("已新建 themes/mine/theme.toml") && said.contains("huikan serve --theme mine --open"), "{said}");
        let toml = folder.file("site.toml").replace("theme = \"gazette\"", "theme = \"mine\"");
        assert!(toml.contains("theme = \"mine\""), "{toml}");
        folder.write("site.toml", &toml);
        let page = folder.is_clean().page("reports/kai-ban");
        let theme = theme_folder(&tree(&folder.path().join("public"))).expect("files of the theme");
        assert!(page.contains(&format!("{theme}own.css")) && page.contains("转载请注明来源：培训档案"), "{page}");
        let [style, own] = ["style.css", "own.css"].map(|name| folder.file(&format!("public/{theme}{name}")));
        if parent == "gazette" {
            assert!(style.contains("--option-accent: #1d5c4d"), "{style}");
        } else {
            assert!(own.contains("--link: #1d5c4d") && style.contains("var(--link)"), "{own}");
        }
        assert!(folder.refused(2, &["new", "theme", "mine"]).contains("已经有 themes/mine 了"));
        assert!(folder.refused(2, &["new", "theme", "gazette"]).contains("程序自带的主题"));
        folder.good(&["new", "theme", "whole", "--extends", "none"]);
        folder.write("site.toml", &toml.replace("\"mine\"", "\"whole\""));
        let page = folder.is_clean().page("reports/kai-ban");
        assert!(page.contains("今天开班") && !folder.file("themes/whole/theme.toml").contains("extends"), "{page}");
        assert!(folder.refused(2, &["new", "theme", "../mine"]).contains("不能作主题的名称"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_is_said_reads_back_as_it_was(title in "[ -~：#@“”‘’—《》甲乙丙丁\u{3000}é]{0,12}[a-z甲][ -~甲]{0,6}", room in "[!-~甲乙]{1,8}") {
        let folder = Folder::with_event();
        // What is invented here is no Chinese that could be proofread.
        let marks = ["half-width-punctuation", "makeshift-punctuation", "unpaired-mark", "repeated-mark"];
        let off: String = marks.iter().map(|code| format!("{code} = \"off\"\n")).collect();
        fs::write(folder.path().join("site.toml"), format!("{}\n[checks]\n{off}", folder.file("site.toml"))).expect("our own folder");
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let (title_flag, room_flag) = (format!("--title={title}"), format!("--room={room}"));
        folder.good(&["new", "event", &title_flag, "--start", "2027-06-01", "--slug", "event"]);
        folder.good(&["new", "session", "event", &title_flag, &room_flag, "--slug", "session"]);
        folder.is_clean();
        let said = huikan::pipeline::survey(folder.path(), &support::outside()).expect("a disk").expect("a site");
        let event = said.event("event").expect("the event");
        let session = &said.site.sessions[said.site.events[event].sessions[0]];
        prop_assert_eq!((&said.site.events[event].shared.title, &session.shared.title), (&title, &title));
        prop_assert_eq!(session.room.map(|n| said.site.events[event].rooms[n].name.clone()), Some(room));
    }
}

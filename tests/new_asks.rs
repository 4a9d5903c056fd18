//! `huikan new` on a terminal: what it asks, how it understands the answers, and what it writes.
#![cfg(unix)]

#[path = "support/terminal.rs"]
#[allow(dead_code, unreachable_pub, reason = "each test program uses a part of the helpers")]
mod terminal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use terminal::Terminal;

const SITE: &str = "title = \"培训档案\"\nbase_url = \"https://example.org/\"\n";

/// The Backspace key, more often than any answer here is long.
const CLEAR: &str = "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}";

/// A site with nothing in it.
fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("content")).expect("a writable folder");
    fs::write(folder.path().join("site.toml"), SITE).expect("a writable folder");
    folder
}

fn on_a_terminal(folder: &Path, args: &[&str]) -> Terminal {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    Terminal::run(command.args(args).current_dir(folder).env("HUIKAN_LANG", "zh").env("NO_COLOR", "1"))
}

/// Every file below a folder with what it says.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                files.insert(name, fs::read_to_string(path).expect("text"));
            }
        }
    }
    files
}

#[test]
fn an_event_is_asked_for_and_dates_are_said_back() {
    let folder = site();
    let terminal = on_a_terminal(folder.path(), &["new", "event"]);
    terminal.sees("标题").enters("").sees("这一项不能空着");
    terminal.enters("乡村图书馆馆长培训班").sees("开始日期").enters("2027年13月8日").sees("# ");
    terminal.types(CLEAR).enters("2027年5月8日").sees("开始日期 2027年5月8日（星期六）");
    terminal.sees("结束日期").enters("5月7日").sees("还早").types(CLEAR).enters("5月10日").sees("结束日期 2027年5月10日（星期一）");
    terminal.sees("活动的种类").sees("培训班").types("\u{1b}[B\u{1b}[B").enters("").sees("活动的种类 会议");
    terminal
        .sees("地点")
        .enters("江边书院")
        .sees("主办单位")
        .enters("市图书馆、市文旅局")
        .sees("所属系列")
        .enters("")
        .sees("摘要")
        .enters("");
    terminal.sees("2027-xiang-cun-tu-shu-guan-guan-zhang").enters("-ban");
    let (code, screen) = terminal.ends();
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("已新建 content/events/2027-xiang-cun-tu-shu-guan-guan-zhang-ban/index.md"), "{screen}");
    let file = &files(folder.path())["content/events/2027-xiang-cun-tu-shu-guan-guan-zhang-ban/index.md"];
    let head = "---\ntitle: 乡村图书馆馆长培训班\nstart: 2027-05-08\nend: 2027-05-10\nkind: conference\nvenue: 江边书院\norganisers: [市图书馆, 市文旅局]\n";
    assert!(file.starts_with(head), "{file}");
}

#[test]
fn chinese_is_edited_where_the_cursor_is() {
    let folder = site();
    let terminal = on_a_terminal(folder.path(), &["new", "speaker"]);
    terminal.sees("姓名");
    let start = terminal.column();
    terminal.types("张三四").sees("张三四").until(|| terminal.column() == start + 6, "a cursor behind three wide characters");
    terminal.types("\u{1b}[D\u{1b}[D").until(|| terminal.column() == start + 2, "a cursor behind one of them");
    terminal.types("友").sees("张友三四").until(|| terminal.column() == start + 4, "a cursor behind two of them");
    terminal.types("\u{1b}[F\u{7f}\u{7f}").sees_no("三").until(|| terminal.column() == start + 4, "a cursor at the end");
    terminal.enters("斌").sees("姓名 张友斌").sees("职务").enters("").sees("单位").enters("").sees("zhang-youbin").enters("");
    let (code, screen) = terminal.ends();
    assert_eq!(code, 0, "{screen}");
    assert_eq!(files(folder.path())["content/speakers.yaml"], "- id: zhang-youbin\n  name: 张友斌\n");
}

#[test]
fn an_event_is_chosen_and_names_are_completed() {
    let folder = site();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(path, text).expect("a writable folder");
    };
    write("content/events/a/index.md", "---\ntitle: 甲班\nstart: 2026-05-08\n---\n\n一。\n");
    write("content/events/b/index.md", "---\ntitle: 乙班\nstart: 2027-05-08\nend: 2027-05-09\nrooms: [东厅]\n---\n\n二。\n");
    write("content/speakers.yaml", "- { id: zhang-san, name: 张三, job_title: 教授 }\n");
    let terminal = on_a_terminal(folder.path(), &["new", "session"]);
    terminal.sees("哪一场活动").sees("> 乙班（b）").sees("甲班（a）").enters("").sees("标题").enters("分组讨论");
    // The title says what happens.
    terminal.sees("> 讨论").enters("").sees("时间").enters("9:00").sees("# ").types(CLEAR);
    terminal.enters("6月1日").sees("不在活动的时间之内").types(CLEAR).enters("5月9日下午2点半");
    terminal
        .sees("2027年5月9日（星期日）14:30")
        .sees("结束时间")
        .enters("90分钟")
        .sees("会场")
        .types("东")
        .sees("东厅")
        .types("\t")
        .enters("");
    terminal.sees("会场 东厅").sees("讲课人").types("张").sees("张三").types("\t").enters("、李四").sees("张三（zhang-san）、李四");
    terminal.sees("fen-zu-tao-lun").enters("");
    let (code, screen) = terminal.ends();
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("“李四”是第一次出现"), "{screen}");
    let agenda = "- title: 分组讨论\n  id: fen-zu-tao-lun\n  type: discussion\n  start: 5月9日 14:30\n  end: 16:00\n  room: 东厅\n  speakers:\n    - { id: zhang-san, job_title: 教授 }\n    - 李四\n";
    assert_eq!(files(folder.path())["content/events/b/agenda.yaml"], agenda);
}

#[test]
fn whoever_stops_leaves_nothing_behind() {
    for key in ["\u{3}", "\u{1b}"] {
        let folder = site();
        let before = files(folder.path());
        let terminal = on_a_terminal(folder.path(), &["new", "event"]);
        terminal.sees("标题").enters("甲").sees("开始日期").types("2027").sees("2027").types(key);
        let (code, screen) = terminal.ends();
        assert_eq!(code, 130, "{screen}");
        assert!(screen.contains("什么也没有写"), "{screen}");
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn a_site_is_asked_for_its_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let terminal = on_a_terminal(folder.path(), &["new", "site", "demo"]);
    terminal.sees("网站的名称 demo").types(CLEAR).enters("机关培训档案").sees("网站的语言").sees("> 简体中文").enters("");
    terminal
        .sees("网站发布在哪里")
        .enters("x y")
        .sees("不是网址")
        .types(CLEAR)
        .enters("https://example.org/archive")
        .sees("https://example.org/archive/");
    terminal.sees("办网站的单位").enters("");
    let (code, screen) = terminal.ends();
    assert_eq!(code, 0, "{screen}");
    let files = files(folder.path());
    let site = &files["demo/site.toml"];
    assert!(site.contains("title = \"机关培训档案\"") && site.contains("base_url = \"https://example.org/archive/\""), "{site}");
    assert!(screen.contains("cd demo"), "{screen}");
}

#[test]
fn what_is_given_in_full_is_not_asked_about() {
    let folder = site();
    let (code, screen) = on_a_terminal(folder.path(), &["new", "event", "--title", "甲", "--start", "2027-05-08"]).ends();
    assert_eq!(code, 0, "{screen}");
    // A wrong flag is told before the first question.
    let (code, screen) = on_a_terminal(folder.path(), &["new", "event", "--start", "昨天"]).ends();
    assert!(code == 2 && screen.contains("--start"), "{screen}");
}

//! `huikan explain`, through the program itself.

use std::process::{Command, Output, Stdio};

use huikan::manual::{codes, entry};

fn explain(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.arg("explain").args(args).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "HUIKAN_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"] {
        command.env_remove(name);
    }
    command.env("LANG", "zh_CN.UTF-8");
    command
}

fn run(args: &[&str]) -> Output {
    explain(args).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn an_entry_is_printed_in_the_language_of_the_user() {
    let chinese = run(&["room-clash"]);
    assert_eq!(chinese.status.code(), Some(0));
    assert!(text(&chinese.stdout).starts_with("提醒[room-clash]: 同一会场同时有两项\n"), "{}", text(&chinese.stdout));
    assert!(chinese.stderr.is_empty());
    let english = explain(&["room-clash"]).env("HUIKAN_LANG", "en").output().expect("the program runs");
    assert!(text(&english.stdout).starts_with("warning[room-clash]: Two sessions in one room at once\n"), "{}", text(&english.stdout));
}

#[test]
fn every_entry_is_printed_and_what_people_paste_is_forgiven() {
    for code in codes() {
        let output = run(&[code]);
        let title = entry(code).expect("it has an entry").chinese.title;
        assert_eq!(output.status.code(), Some(0), "{code}");
        assert!(text(&output.stdout).lines().next().is_some_and(|line| line.ends_with(title)), "{code}: {}", text(&output.stdout));
    }
    let usual = run(&["unknown-speaker"]).stdout;
    for pasted in ["error[unknown-speaker]", "Unknown-Speaker", "[unknown-speaker]", "error[unknown-speaker]: no speaker `x`"] {
        assert_eq!(text(&run(&[pasted]).stdout), text(&usual), "{pasted}");
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(0));
    let list = text(&output.stdout);
    for code in codes() {
        let title = entry(code).expect("it has an entry").chinese.title;
        let line = list.lines().find(|line| line.split_whitespace().next() == Some(code));
        assert!(line.is_some_and(|line| line.ends_with(title)), "{code} in\n{list}");
    }
}

#[test]
fn an_unknown_code_is_wrong_usage_with_a_suggestion() {
    let output = run(&["rom-clash"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
    assert!(said.contains("rom-clash") && said.contains("`room-clash`"), "{said}");
    let output = run(&["nothing-like-any-of-them"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!text(&output.stderr).contains("是不是"), "{}", text(&output.stderr));
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    assert!(!text(&run(&["room-clash"]).stdout).contains('\u{1b}'));
    assert!(!text(&run(&[]).stdout).contains('\u{1b}'));
    let asked = run(&["room-clash", "--color", "always"]);
    assert!(text(&asked.stdout).contains('\u{1b}'));
}

#[test]
fn a_reader_who_stops_is_no_mistake() {
    let mut child = explain(&[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn shells_complete_the_codes() {
    let program = env!("CARGO_BIN_EXE_huikan");
    // Those of fish know options only.
    for shell in ["bash", "zsh"] {
        let output = Command::new(program).args(["completions", shell]).output().expect("the program runs");
        let script = text(&output.stdout);
        assert!(codes().iter().all(|code| script.contains(code)), "{shell}");
    }
    assert!(!text(&run(&["--help"]).stdout).contains("speaker-clash"), "the help has no list of a hundred codes");
}

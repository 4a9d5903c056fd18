//! Which language the program speaks: `--lang`, then `HUIKAN_LANG`, then the system's.

use std::path::Path;
use std::process::{Command, Stdio};

/// What a build of a folder without a site says.
fn said(folder: &Path, options: &[&str], environment: &[(&str, &str)]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.args(["check", "--root"]).arg(folder).args(options).stdin(Stdio::null());
    for name in ["HUIKAN_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.envs(environment.iter().copied()).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn the_option_counts_before_the_environment_and_that_before_the_system() {
    let folder = tempfile::tempdir().expect("a folder");
    let zh = |options: &[&str], environment: &[(&str, &str)]| {
        let said = said(folder.path(), options, environment);
        let is_zh = said.contains("错误[no-site-toml]");
        assert!(is_zh || said.contains("error[no-site-toml]"), "{said}");
        is_zh
    };
    assert!(zh(&["--lang", "zh"], &[("HUIKAN_LANG", "en"), ("LC_ALL", "en_US.UTF-8")]));
    assert!(!zh(&["--lang", "en"], &[("HUIKAN_LANG", "zh"), ("LC_ALL", "zh_CN.UTF-8")]));
    assert!(zh(&[], &[("HUIKAN_LANG", "zh-Hans"), ("LC_ALL", "en_US.UTF-8")]));
    assert!(!zh(&[], &[("HUIKAN_LANG", "en"), ("LC_ALL", "zh_CN.UTF-8")]));
    assert!(!zh(&[], &[("HUIKAN_LANG", "fr"), ("LC_ALL", "zh_CN.UTF-8")]), "English for whoever wants neither");
}

/// Elsewhere the system is not asked through the environment.
#[cfg(target_os = "linux")]
#[test]
fn the_system_is_asked_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let zh = |environment: &[(&str, &str)]| said(folder.path(), &[], environment).contains("错误[no-site-toml]");
    assert!(zh(&[("LANG", "zh_CN.UTF-8")]));
    assert!(zh(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "zh_TW.UTF-8")]));
    assert!(zh(&[("HUIKAN_LANG", " "), ("LANG", "zh_SG.UTF-8")]), "an empty wish is none");
    assert!(!zh(&[("LANG", "C.UTF-8")]));
    assert!(!zh(&[("LANG", "ja_JP.UTF-8")]));
    assert!(!zh(&[]));
}

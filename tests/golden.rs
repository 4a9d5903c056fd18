//! A small site compared file by file: what differs, is missing or is not expected fails.
//!
//! `BLESS=1 cargo test --test golden` writes `tests/golden/expected/` anew: to be read before it is committed.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use support::{Site, site_of, tree};

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

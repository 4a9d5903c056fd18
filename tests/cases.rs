//! The cases of `tests/cases/*.md`: a site, then what it says and what it publishes.
//!
//! A heading of the second level begins a case. Fenced blocks are told apart by their first line:
//!
//! | block | what it is |
//! |---|---|
//! | `yaml content/a.yaml` | a file of the site; `bom` and `crlf` behind the path do what they say, `hex` as its language gives bytes |
//! | `diagnostics` | all that is said, exactly; without this block nothing may be said |
//! | `checked` | the same of what `check` says; empty if that is nothing |
//! | `answers` | addresses elsewhere that do not open, each with a status, or `-` where there is no such host; makes `checked` an online check |
//! | `diagnostics zh`, `checked zh` | the same in Chinese: whatever is said is said in both languages |
//! | `html /events/a/ contains` | lines that the page must hold, in this order |
//! | `html /events/a/ lacks` | lines that it must not hold |
//! | `html * lacks` | lines that no published file may hold, in its text or its name |
//! | `paths contains`, `paths lacks` | addresses that are answered, or are not |
//!
//! `BLESS=1 cargo test --test cases` rewrites the `diagnostics` blocks: to be read line by line
//! before they are committed.

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use support::{Answers, Result, Site};

/// What `build` says.
const SAID: &str = "diagnostics";

/// What `check` says, where a case is about that.
const CHECKED: &str = "checked";

/// What servers elsewhere answer to `check --online`.
const ANSWERS: &str = "answers";

/// The Chinese of it: behind the name of a block.
const ZH: &str = " zh";

/// A fenced block with the lines of its file that it takes, fences included.
#[derive(Debug)]
struct Block {
    info: String,
    text: String,
    lines: std::ops::Range<usize>,
}

/// A heading with its blocks.
#[derive(Debug)]
struct Case {
    name: String,
    blocks: Vec<Block>,
}

#[test]
fn every_case_says_and_publishes_what_it_should() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut failures = String::new();
    let mut count = 0;
    for path in case_files() {
        let text = fs::read_to_string(&path).expect("a readable case");
        let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
        // From the last to the first, so that the lines of earlier cases keep their numbers.
        for case in cases(&text).into_iter().rev() {
            count += 1;
            let site = site(&case);
            let mut made = site.make();
            if case.blocks.iter().any(|block| block.info.starts_with(CHECKED)) {
                let answers = case.blocks.iter().find(|block| block.info == ANSWERS).map(|block| Answers::of(&block.text));
                [made.said, made.said_zh] = site.check(answers.as_ref());
            }
            let mut wrong = pages(&case, &made);
            if bless {
                // What stands further down first.
                rewrite(&mut lines, &case, ZH, &made.said_zh);
                rewrite(&mut lines, &case, "", &made.said);
            } else {
                wrong.extend(diagnostics(&case, &made));
            }
            for wrong in wrong {
                let _ = writeln!(failures, "\n== {}: {}\n{wrong}", path.display(), case.name);
            }
        }
        if bless {
            fs::write(&path, lines.join("\n") + "\n").expect("a writable case");
        }
    }
    assert!(count > 50, "only {count} cases were found");
    assert!(failures.is_empty(), "{failures}");
}

/// Codes that no case in memory can produce.
const ELSEWHERE: &[(&str, &str)] = &[
    ("no-site-toml", "found while a folder is read: bad_input_disk"),
    ("symlink-outside", "needs symbolic links: bad_input_disk"),
    ("name-not-utf8", "needs names that Rust's strings cannot hold: bad_input_disk"),
    ("foreign-output", "needs an output folder: bad_input_disk"),
    ("output-over-sources", "needs an output folder: bad_input_disk"),
    ("workbook-encrypted", "needs a workbook: sheets"),
    ("workbook-too-large", "needs a workbook: sheets"),
    ("merged-over-some-rooms", "needs a workbook: sheets"),
];

#[test]
fn every_code_has_a_case() {
    let codes: Vec<&str> = huikan::diag::codes().map(|(code, _)| code).collect();
    let unique: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(unique.len(), codes.len(), "two problems share a code: {codes:?}");

    let texts: Vec<String> = case_files().iter().map(|path| fs::read_to_string(path).expect("a readable case")).collect();
    let blocks: Vec<Block> = texts.iter().flat_map(|text| cases(text)).flat_map(|case| case.blocks).collect();
    let said =
        |language: &str| -> String { blocks.iter().filter(|block| says(block, language)).map(|block| block.text.as_str()).collect() };
    let (english, chinese) = (said(""), said(ZH));
    let on_disk = include_str!("bad_input_disk.rs");
    let in_sheets = include_str!("sheets.rs");
    for code in codes {
        match ELSEWHERE.iter().find(|(known, _)| *known == code) {
            Some((_, why)) => {
                let (file, text) = if why.ends_with("sheets") { ("sheets.rs", in_sheets) } else { ("bad_input_disk.rs", on_disk) };
                assert!(text.contains(&format!("\"{code}\"")) || text.contains(&format!("error[{code}]")), "{file} has no `{code}`");
                assert!(text.contains(&format!("错误[{code}]")), "{file} has no `{code}` in Chinese");
            }
            None => {
                assert!(english.contains(&format!("[{code}]")), "no case produces `{code}`");
                assert!(chinese.contains(&format!("[{code}]")), "no case shows `{code}` in Chinese: give one a block `diagnostics zh`");
            }
        }
    }
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    files
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    for (n, line) in text.lines().enumerate() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match &mut open {
            Some((fence, block)) if ticks >= *fence && ticks == line.trim_end().len() => {
                block.lines.end = n + 1;
                let (_, block) = open.take().expect("matched above");
                cases.last_mut().expect("a block stands below a heading").blocks.push(block);
            }
            Some((_, block)) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None if ticks >= 3 => {
                let info = line[ticks..].trim().to_string();
                open = Some((ticks, Block { info, text: String::new(), lines: n..n + 1 }));
            }
            None => {
                if let Some(name) = line.strip_prefix("## ") {
                    cases.push(Case { name: name.to_string(), blocks: Vec::new() });
                }
            }
        }
    }
    assert!(open.is_none(), "a block is never closed: {open:?}");
    cases
}

/// Whether a block holds what is said in a language: `""` is English.
fn says(block: &Block, language: &str) -> bool {
    [SAID, CHECKED].iter().any(|name| block.info.strip_prefix(name) == Some(language))
}

fn site(case: &Case) -> Site {
    let mut site = Site::default();
    for block in &case.blocks {
        let words: Vec<&str> = block.info.split(' ').collect();
        let (language, Some(path)) = (words[0], words.get(1)) else { continue };
        if matches!(words.last(), Some(&("contains" | "lacks"))) {
            continue;
        }
        let mut text = block.text.clone();
        if words.contains(&"crlf") {
            text = text.replace('\n', "\r\n");
        }
        if words.contains(&"bom") {
            text.insert(0, '\u{feff}');
        }
        site = site.with(path, if language == "hex" { bytes(&text) } else { text.into_bytes() });
    }
    site
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).expect("pairs of hexadecimal digits")).collect()
}

/// What is wrong with the published files.
fn pages(case: &Case, made: &Result) -> Vec<String> {
    let mut wrong = Vec::new();
    for block in &case.blocks {
        let lines: Vec<&str> = block.text.lines().filter(|line| !line.is_empty()).collect();
        match block.info.split(' ').collect::<Vec<_>>().as_slice() {
            ["paths", "contains"] => wrong.extend(lines.iter().filter(|url| made.find(url).is_none()).map(|url| format!("no {url}"))),
            ["paths", "lacks"] => wrong.extend(lines.iter().filter(|url| made.find(url).is_some()).map(|url| format!("there is a {url}"))),
            [_, "*", "lacks"] => {
                for (path, bytes) in &made.files {
                    let text = String::from_utf8_lossy(bytes);
                    let held = lines.iter().filter(|line| text.contains(**line) || path.contains(**line));
                    wrong.extend(held.map(|line| format!("{path} holds `{line}`")));
                }
            }
            [_, url, kind @ ("contains" | "lacks")] => match made.find(url) {
                None => wrong.push(format!("no {url}; there are {:?}", made.files.keys())),
                Some(bytes) => wrong.extend(page(url, &String::from_utf8_lossy(bytes), kind, &lines)),
            },
            _ => {}
        }
    }
    wrong
}

fn page(url: &str, text: &str, kind: &str, lines: &[&str]) -> Vec<String> {
    if kind == "lacks" {
        return lines.iter().filter(|line| text.contains(**line)).map(|line| format!("{url} holds `{line}`")).collect();
    }
    let mut rest = text;
    let mut wrong = Vec::new();
    for line in lines {
        match rest.find(line) {
            Some(at) => rest = &rest[at + line.len()..],
            None if text.contains(line) => wrong.push(format!("{url} holds `{line}` too early:\n{}", main(text))),
            None => wrong.push(format!("{url} lacks `{line}`:\n{}", main(text))),
        }
    }
    wrong
}

/// The part of a page that a failure is about.
fn main(text: &str) -> &str {
    text.find("<main").map_or(text, |at| &text[at..])
}

/// What is said and should not be, or the other way round.
fn diagnostics(case: &Case, made: &Result) -> Vec<String> {
    let both = [("", made.said.trim_end()), (ZH, made.said_zh.trim_end())];
    let differs = |(language, said): (&str, &str)| {
        let expected = case.blocks.iter().find(|block| says(block, language)).map_or("", |block| block.text.trim_end());
        (expected != said).then(|| format!("-- expected\n{expected}\n-- said\n{said}"))
    };
    both.into_iter().filter_map(differs).collect()
}

/// Puts what is said into the block of a language; a case without such a block gets one, Chinese behind English.
fn rewrite(lines: &mut Vec<String>, case: &Case, language: &str, said: &str) {
    let said = said.trim_end();
    let find = |language: &str| case.blocks.iter().find(|block| says(block, language));
    let (block, checked) = (find(language), case.blocks.iter().any(|block| block.info == CHECKED));
    let mut new: Vec<String> = Vec::new();
    if !said.is_empty() || (checked && language.is_empty()) {
        new.push(format!("```{}{language}", if checked { CHECKED } else { SAID }));
        new.extend(said.lines().map(str::to_string));
        new.push("```".to_string());
    }
    match block {
        Some(block) => drop(lines.splice(block.lines.clone(), new)),
        None if new.is_empty() => {}
        None => {
            let at = find("").or(case.blocks.last()).map_or(lines.len(), |block| block.lines.end);
            new.insert(0, String::new());
            drop(lines.splice(at..at, new));
        }
    }
}

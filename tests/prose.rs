//! Our own prose, which is meant to be right, is not found wrong.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use huikan::language::Lang;
use huikan::parse::{House, parse, proofread};
use huikan::pipeline::check_in_memory;
use huikan::read::read;
use huikan::source::{FileId, SitePath};
use huikan::text::cjk::{is_cjk_punctuation, is_han};
use huikan::text::house::HouseWords;
use support::outside;
use walkdir::WalkDir;

/// What "at least 200 KB of Chinese" means.
const ENOUGH: usize = 200_000;

/// Texts of ours: the bundled site, and the README.
fn texts() -> Vec<(SitePath, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let content = WalkDir::new(root.join("content")).sort_by_file_name().into_iter();
    let mut files: Vec<PathBuf> = content.map(|entry| entry.expect("our own folder").into_path()).filter(is_text).collect();
    files.push(root.join("README.zh-CN.md"));
    let text = |file: PathBuf| {
        let path = file.strip_prefix(root).expect("it is ours").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file).expect("our own file");
        // What has no front matter is not read as a page.
        let (path, text) = match path.starts_with("content/") {
            true => (path, text),
            false => (format!("content/{}", path.to_lowercase()), format!("---\ntitle: 会刊\n---\n{text}")),
        };
        (SitePath::new(&path).expect("a clean path"), text)
    };
    files.into_iter().map(text).collect()
}

/// With everything that the site knows: names, days, links.
#[test]
fn our_own_site_is_clean() {
    let sources = read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own folder").value;
    let notes = check_in_memory(&sources, &outside(), None).expect("our own files");
    let said: Vec<String> = notes.into_iter().map(|note| format!("{:?}: {:?}", note.place, note.diagnostic.problem)).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn our_own_prose_is_clean() {
    let chinese = Lang::parse("zh-Hans").expect("a valid tag");
    let words = HouseWords::default();
    let house = House { language: &chinese, words: &words };
    let mut bytes = 0;
    let mut found = Vec::new();
    for (path, text) in texts() {
        bytes += text.chars().filter(|c| is_han(*c) || is_cjk_punctuation(*c)).map(char::len_utf8).sum::<usize>();
        found.extend(proofread(&path, &text, house).into_iter().map(|proof| format!("{path}: {:?}", proof.problem)));
        // The pages of the manual show what is wrong.
        if !path.as_str().starts_with("content/guide/problems") {
            let notes = parse(FileId::default(), &path, &text).notes.into_iter();
            let unfit = notes.filter(|note| ["id-number", "mobile-number", "garbled-text"].contains(&note.code()));
            found.extend(unfit.map(|note| format!("{path}: {:?}", note.problem)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(bytes > ENOUGH, "only {bytes} bytes of Chinese");
}

//! Sites in memory: a few files as text, made into everything they publish.
//!
//! Every test program takes what it needs of this, so that unused helpers are no mistake.
#![allow(dead_code, reason = "each test program uses a part of the helpers")]
#![allow(unreachable_pub, reason = "a module of a test program has no outside")]

pub mod pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use huikan::config::{Audience, Outside};
use huikan::diag::{Trouble, human};
use huikan::memo::Digest;
use huikan::messages::Tongue;
use huikan::pipeline::{Ask, Made, check_in_memory, make_in_memory};
use huikan::source::{SitePath, Source, Sources};
use jiff::civil::{Date, date};

/// The day all tests are built on.
pub const TODAY: Date = date(2024, 10, 1);

/// The `site.toml` of sites that bring none.
pub const SITE_TOML: &str = "title = \"培训档案\"\nbase_url = \"https://example.org/\"\ntheme = \"plain\"\n";

/// Puts the program at another place.
///
/// Linked if it can be: what was just written cannot be run while another test, starting a program, has it open as well.
pub fn put_program(path: &Path) {
    let program = env!("CARGO_BIN_EXE_huikan");
    if fs::hard_link(program, path).is_err() {
        fs::copy(program, path).expect("copyable");
    }
}

/// The files of a site, by path.
#[derive(Debug, Clone, Default)]
pub struct Site(BTreeMap<String, Vec<u8>>);

/// A site that was made: what it publishes, and what there is to say.
#[derive(Debug)]
pub struct Result {
    pub files: BTreeMap<String, Vec<u8>>,
    /// The notes as people see them, without colour, in English.
    pub said: String,
    /// The same in Chinese.
    pub said_zh: String,
    /// The codes of the notes, in order.
    pub codes: Vec<&'static str>,
}

/// A network in memory: addresses with what is wrong with them; all others open.
#[derive(Debug, Default)]
pub struct Answers(BTreeMap<String, Trouble>);

impl Answers {
    /// Lines of an address and a status, or `-` for a host that is not there.
    pub fn of(text: &str) -> Answers {
        let trouble = |address: &str, answer: &str| match answer {
            "-" => Trouble::NoHost { host: address.split('/').nth(2).expect("a host").to_string() },
            "404" | "410" => Trouble::Gone { status: answer.parse().expect("a status") },
            status => Trouble::Status { status: status.parse().expect("a status") },
        };
        let lines = text.lines().filter_map(|line| line.rsplit_once(' '));
        Answers(lines.map(|(address, answer)| (address.to_string(), trouble(address, answer))).collect())
    }
}

impl Ask for Answers {
    fn ask(&self, addresses: &BTreeSet<&str>) -> BTreeMap<String, Trouble> {
        let not_asked: Vec<&String> = self.0.keys().filter(|address| !addresses.contains(address.as_str())).collect();
        assert!(not_asked.is_empty(), "nobody asks for {not_asked:?}, but for {addresses:?}");
        self.0.clone()
    }
}

impl Site {
    /// A site from one text: every file after a line `-- path --`.
    pub fn of(text: &str) -> Site {
        let mut site = Site::default();
        let mut path = None;
        for line in text.split_inclusive('\n') {
            if let Some(marked) = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
                path = Some(marked.to_string());
                site.0.insert(marked.to_string(), Vec::new());
            } else if let Some(path) = &path {
                site.0.get_mut(path).expect("inserted above").extend(line.as_bytes());
            }
        }
        site
    }

    /// With one file more, or another one in its place.
    ///
    /// `x` stands for any picture.
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Site {
        let bytes = bytes.into();
        let bytes = if bytes.trim_ascii() == b"x" && pictures::is_picture(path) { pictures::any(path, 0) } else { bytes };
        self.0.insert(path.to_string(), bytes);
        self
    }

    /// Without a file.
    pub fn without(mut self, path: &str) -> Site {
        self.0.remove(path).unwrap_or_else(|| panic!("the site has no {path}"));
        self
    }

    /// The files, `site.toml` included.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.0.clone();
        files.entry("site.toml".to_string()).or_insert_with(|| SITE_TOML.as_bytes().to_vec());
        files
    }

    /// As the stages see it, the files given in the order of `shuffle`, which maps each path to a place.
    pub fn sources_in_order(&self, shuffle: impl Fn(&str) -> u64) -> Sources {
        let clean = |path: &str| SitePath::new(path).unwrap_or_else(|| panic!("{path} is not a path inside a site"));
        let files: BTreeMap<SitePath, Vec<u8>> = self.files().iter().map(|(path, bytes)| (clean(path), bytes.clone())).collect();
        let mut list: Vec<Source> = files.keys().map(|path| Source { path: path.clone(), stamp: None }).collect();
        list.sort_by_key(|source| shuffle(source.path.as_str()));
        Sources::new(list, Box::new(files))
    }

    /// As the stages see it.
    pub fn sources(&self) -> Sources {
        self.sources_in_order(|_| 0)
    }

    /// Everything it publishes, the theme's files by their plain names: expected pages say nothing of what is in a stylesheet.
    pub fn make(&self) -> Result {
        let sources = self.sources();
        let Made { files, notes } = make_in_memory(&sources, &outside()).expect("memory does not fail");
        let files = with_plain_names(files);
        let codes = notes.iter().map(|note| note.diagnostic.code()).collect();
        let [said, said_zh] = [Tongue::En, Tongue::Zh].map(|tongue| human(tongue, &notes, &sources, false));
        Result { files, said, said_zh, codes }
    }

    /// What a check has to say of it, in English and in Chinese; with answers, addresses elsewhere are tried.
    pub fn check(&self, answers: Option<&Answers>) -> [String; 2] {
        let sources = self.sources();
        let ask = answers.map(|answers| answers as &dyn Ask);
        let notes = check_in_memory(&sources, &outside(), ask).expect("memory does not fail");
        [Tongue::En, Tongue::Zh].map(|tongue| human(tongue, &notes, &sources, false))
    }

    /// Writes it into a folder.
    pub fn write_to(&self, folder: &Path) {
        for (path, bytes) in self.files() {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a writable folder");
            fs::write(path, bytes).expect("a writable folder");
        }
    }
}

impl Result {
    /// The file that answers to an address: `/events/a/` or `/atom.xml`.
    #[track_caller]
    pub fn page(&self, url: &str) -> &str {
        let bytes = self.find(url).unwrap_or_else(|| panic!("no {url}; there are {:#?}\n{}", self.files.keys(), self.said));
        std::str::from_utf8(bytes).expect("pages are UTF-8")
    }

    /// The file that answers to an address, if there is one.
    pub fn find(&self, url: &str) -> Option<&[u8]> {
        let path = url.trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_string() };
        self.files.get(&path).map(Vec::as_slice)
    }

    /// Nothing was said; otherwise the test ends with what was.
    #[track_caller]
    pub fn quiet(self) -> Result {
        assert!(self.said.is_empty(), "{}", self.said);
        self
    }
}

/// Files of a site with `theme/` as the folder of its theme, in their names and in what they hold.
fn with_plain_names(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let Some(folder) = theme_folder(&files) else { return files };
    let plain = |(name, bytes): (String, Vec<u8>)| match String::from_utf8(bytes) {
        Ok(text) => (name.replacen(&folder, "theme/", 1), text.replace(&folder, "theme/").into_bytes()),
        Err(other) => (name, other.into_bytes()),
    };
    files.into_iter().map(plain).collect()
}

/// The folder of a theme's files, which is named after what they hold: `theme/1a2b3c4d5e6f/`.
pub fn theme_folder(files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let version = |name: &str| Some(name.strip_prefix("theme/")?.split_once('/')?.0.to_string());
    let is_version = |version: &String| version.len() == 12 && version.chars().all(|c| c.is_ascii_hexdigit());
    files.keys().filter_map(|name| version(name)).find(is_version).map(|version| format!("theme/{version}/"))
}

/// What comes from outside the site folder, in tests.
pub fn outside() -> Outside {
    Outside {
        program: Digest::of_bytes(b"a test"),
        today: TODAY,
        theme: None,
        base_url: None,
        relative_urls: false,
        audience: Audience::Public,
    }
}

/// Every file below a folder, by its path in it; what is hidden at its top counts too.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(top: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            // What builds remember is nobody's output.
            if path.file_name().is_some_and(|name| name == ".huikan") {
                continue;
            }
            if path.is_dir() && !path.is_symlink() {
                walk(top, &path, found);
            } else {
                let name = path.strip_prefix(top).expect("below the top").to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap_or_default());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

/// The site of a folder, as `read` would find it: the files of `content/` and `site.toml`.
pub fn site_of(root: &Path) -> Site {
    let mut site = Site::default();
    site.0.insert("site.toml".to_string(), fs::read(root.join("site.toml")).expect("a site"));
    for (path, bytes) in tree(&root.join("content")) {
        site.0.insert(format!("content/{path}"), bytes);
    }
    site
}

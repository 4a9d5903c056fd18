//! Files as values: where they are in the site, and a way to what they say.
//!
//! Knows nothing of the disk: `read` fills [`Sources`], and a test fills it
//! from strings. No text is kept: whoever needs one asks for it, through the
//! [`Store`] it came from, so that a large archive streams through.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A file's number in its [`Sources`], in the order of the paths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(u32);

/// A path inside the site folder: relative, `/` between the parts, without `.` and `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SitePath(Arc<str>);

/// Byte offsets into a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it is.
    pub path: SitePath,
    /// How it looks from outside; `None` where that says nothing, as in memory.
    pub stamp: Option<FileStamp>,
}

/// How a file looks from outside: enough to see that it was changed, mostly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last modified, in nanoseconds since 1970.
    pub modified: i128,
    /// When it was last touched in any way, likewise: nobody can set this one back. 0 where the system does not tell.
    pub changed: i128,
}

/// Why a file cannot be read as text.
#[derive(Debug)]
pub enum Unreadable {
    /// The medium failed.
    Io(io::Error),
    /// It is in another encoding.
    NotUtf8 {
        /// Its bytes, for the message.
        bytes: Vec<u8>,
        /// The offset of the first byte that does not fit.
        at: usize,
    },
}

/// Where the bytes of a file come from when they are needed.
pub trait Store: Send + Sync {
    /// The bytes of one file.
    ///
    /// # Errors
    /// Whatever the medium says.
    fn bytes(&self, path: &SitePath) -> io::Result<Vec<u8>>;
}

/// All files of a site, in the order of their paths.
pub struct Sources {
    files: Vec<Source>,
    /// Only for finding: links ask for tens of thousands of paths.
    by_path: Arc<HashMap<SitePath, FileId>>,
    store: Arc<dyn Store>,
}

impl FileId {
    /// Its place in a list that runs parallel to the files.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SitePath {
    /// A path that is known to be clean; `None` for anything that leaves the site or is not relative.
    #[must_use]
    pub fn new(path: &str) -> Option<SitePath> {
        let clean = !path.is_empty() && !path.starts_with('/') && path.split('/').all(|p| !matches!(p, "" | "." | ".."));
        clean.then(|| SitePath(path.into()))
    }

    /// The path `reference` leads to when it is written in a file of `folder`: relative to it, or from `root` when it begins with `/`.
    ///
    /// `None` when it leads out of `root`.
    #[must_use]
    pub fn join(root: &str, folder: &str, reference: &str) -> Option<SitePath> {
        let (base, rest) = match reference.strip_prefix('/') {
            Some(rest) => (root, rest),
            None => (folder, reference),
        };
        let mut parts: Vec<&str> = base.split('/').filter(|p| !p.is_empty()).collect();
        let floor = root.split('/').filter(|p| !p.is_empty()).count();
        for part in rest.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.len() > floor => {
                    parts.pop();
                }
                ".." => return None,
                part => parts.push(part),
            }
        }
        SitePath::new(&parts.join("/"))
    }

    /// Whether the file is one whose text huikan itself understands, rather than publishes as it is.
    #[must_use]
    pub fn is_understood(&self) -> bool {
        let of_theme = self.0.contains("/templates/") || matches!(self.extension().as_str(), "css" | "html" | "js");
        self.0.starts_with("themes/") && of_theme || matches!(self.extension().as_str(), "md" | "yaml" | "yml" | "toml")
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it is in, without a final slash; empty for the site folder itself.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last part without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The ending in lower case, without the dot; empty if there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        self.file_name().rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Span {
    /// A span from `usize` offsets; files are far smaller than 4 GiB.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The same stretch, `by` bytes further on.
    #[must_use]
    pub fn shifted(self, by: u32) -> Span {
        Span { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// As a range for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Files in memory.
impl Store for BTreeMap<SitePath, Vec<u8>> {
    fn bytes(&self, path: &SitePath) -> io::Result<Vec<u8>> {
        self.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// Files that hide those below them.
struct Overlay {
    above: BTreeMap<SitePath, Vec<u8>>,
    below: Arc<dyn Store>,
}

impl Store for Overlay {
    fn bytes(&self, path: &SitePath) -> io::Result<Vec<u8>> {
        self.above.get(path).map_or_else(|| self.below.bytes(path), |bytes| Ok(bytes.clone()))
    }
}

impl Sources {
    /// A site in memory.
    #[must_use]
    pub fn in_memory(files: BTreeMap<SitePath, Vec<u8>>) -> Sources {
        let list = files.keys().map(|path| Source { path: path.clone(), stamp: None }).collect();
        Sources::new(list, Box::new(files))
    }

    /// Sorts the files by path; of two with the same path the first stays.
    #[must_use]
    pub fn new(mut files: Vec<Source>, store: Box<dyn Store>) -> Sources {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, earlier| later.path == earlier.path);
        let by_path = files.iter().zip(0..).map(|(file, n)| (file.path.clone(), FileId(n))).collect();
        Sources { files, by_path: Arc::new(by_path), store: store.into() }
    }

    /// The same files, of which some look as `look` says now.
    #[must_use]
    pub fn looked_at_again<'p>(
        &self,
        paths: impl IntoIterator<Item = &'p SitePath>,
        look: impl Fn(&SitePath) -> Option<FileStamp>,
    ) -> Sources {
        let mut files = self.files.clone();
        for path in paths {
            if let Some(file) = self.find(path).and_then(|id| files.get_mut(id.index())) {
                file.stamp = look(path);
            }
        }
        Sources { files, by_path: Arc::clone(&self.by_path), store: Arc::clone(&self.store) }
    }

    /// The same files with some more, or others in their place: as they would be if they were written.
    #[must_use]
    pub fn with(&self, files: BTreeMap<SitePath, Vec<u8>>) -> Sources {
        let new = files.keys().map(|path| Source { path: path.clone(), stamp: None });
        let list = new.chain(self.files.iter().cloned()).collect();
        Sources::new(list, Box::new(Overlay { above: files, below: Arc::clone(&self.store) }))
    }

    /// Every file with its id, by path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().zip(0..).map(|(file, n)| (FileId(n), file))
    }

    /// Every id, by path.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// The file at a path.
    #[must_use]
    pub fn find(&self, path: &SitePath) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// One file.
    #[must_use]
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.index()]
    }

    /// Whether anything lies below a folder.
    #[must_use]
    pub fn has_folder(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        let from = self.files.partition_point(|file| file.path.as_str() < prefix.as_str());
        self.files.get(from).is_some_and(|file| file.path.as_str().starts_with(&prefix))
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// When the store cannot give them.
    pub fn bytes(&self, id: FileId) -> io::Result<Vec<u8>> {
        self.store.bytes(&self.get(id).path)
    }

    /// How many bytes a file has: as it looks from outside, otherwise by reading it; `None` if that fails.
    #[must_use]
    pub fn length(&self, id: FileId) -> Option<u64> {
        let looks = self.get(id).stamp.map(|stamp| stamp.length);
        looks.or_else(|| self.bytes(id).ok().map(|bytes| bytes.len() as u64))
    }

    /// A file's text: UTF-8, a byte order mark left out.
    ///
    /// # Errors
    /// When the store cannot give it, or it is no UTF-8.
    pub fn text(&self, id: FileId) -> Result<String, Unreadable> {
        decode(self.bytes(id).map_err(Unreadable::Io)?)
    }

    /// A file's text for showing a place in it; empty for files that are not understood or not read.
    #[must_use]
    pub fn text_to_show(&self, id: FileId) -> String {
        if !self.get(id).path.is_understood() {
            return String::new();
        }
        self.text(id).unwrap_or_default()
    }
}

/// Text from bytes: UTF-8, a byte order mark left out.
///
/// # Errors
/// When they are no UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, Unreadable> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(Unreadable::NotUtf8 { bytes: error.into_bytes(), at })
        }
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.files.iter().map(|file| file.path.as_str())).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_inside_the_root() {
        let join = |folder, reference| SitePath::join("content", folder, reference).map(|p| p.to_string());
        assert_eq!(join("content/events/a", "../../speakers/x.md").as_deref(), Some("content/speakers/x.md"));
        assert_eq!(join("content/events/a", "/speakers/x.md").as_deref(), Some("content/speakers/x.md"));
        assert_eq!(join("content/events/a", "./b//c.md").as_deref(), Some("content/events/a/b/c.md"));
        assert_eq!(join("content/events/a", "../../../site.toml"), None);
        assert_eq!(join("content", "/../site.toml"), None);
    }

    #[test]
    fn a_site_path_is_clean() {
        for bad in ["", "/a", "a//b", "../a", "a/./b"] {
            assert_eq!(SitePath::new(bad), None, "{bad:?}");
        }
        let path = SitePath::new("content/events/甲/index.MD").expect("clean");
        assert_eq!((path.folder(), path.stem(), path.extension().as_str()), ("content/events/甲", "index", "md"));
    }
}

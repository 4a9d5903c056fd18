//! Files as values: where they are in the site, and what they say.
//!
//! Knows nothing of the disk: `read` fills [`Sources`], and a test fills it
//! from strings. Text is kept; other files are known by name until somebody
//! asks for their bytes, through the [`Store`] they came from.

use std::collections::BTreeMap;
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
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it is.
    pub path: SitePath,
    /// What it holds, if it is text.
    pub content: Content,
}

/// What is known of a file's bytes.
#[derive(Debug, Clone)]
pub enum Content {
    /// UTF-8 without a byte order mark.
    Text(Arc<str>),
    /// A text file in another encoding, with the first byte that is not UTF-8.
    Undecodable {
        /// Its bytes, for the message.
        bytes: Arc<[u8]>,
        /// The offset of the first byte that does not fit.
        at: usize,
    },
    /// Anything that is published as it is.
    Binary,
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
    by_path: BTreeMap<SitePath, FileId>,
    store: Box<dyn Store>,
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

impl Source {
    /// The text; empty for files that are not text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Undecodable { .. } | Content::Binary => "",
        }
    }
}

impl Sources {
    /// Sorts the files by path; of two with the same path the first stays.
    #[must_use]
    pub fn new(mut files: Vec<Source>, store: Box<dyn Store>) -> Sources {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|later, earlier| later.path == earlier.path);
        let by_path = files.iter().zip(0..).map(|(file, n)| (file.path.clone(), FileId(n))).collect();
        Sources { files, by_path, store }
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
        let from = SitePath(prefix.as_str().into());
        self.by_path.range(from..).next().is_some_and(|(path, _)| path.as_str().starts_with(&prefix))
    }

    /// A file's bytes, text or not.
    ///
    /// # Errors
    /// When the store can no longer give them.
    pub fn bytes(&self, id: FileId) -> io::Result<Vec<u8>> {
        let file = self.get(id);
        match &file.content {
            Content::Text(text) => Ok(text.as_bytes().to_vec()),
            Content::Undecodable { bytes, .. } => Ok(bytes.to_vec()),
            Content::Binary => self.store.bytes(&file.path),
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

//! Files into a folder: all of them or none, and never over one that is there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Stop;
use crate::emit::{Replaced, replace};
use crate::memo::Digest;
use crate::messages::{Arguments, Tongue, text};
use crate::source::SitePath;

/// A file to be written.
pub(super) struct Change {
    /// Where, in the site's folder.
    pub(super) path: SitePath,
    /// What it says then.
    pub(super) text: String,
    /// What it said when it was read; `None` for a new file.
    pub(super) before: Option<Vec<u8>>,
}

impl Change {
    /// A file that is not there yet.
    pub(super) fn new(path: SitePath, text: String) -> Change {
        Change { path, text, before: None }
    }
}

/// Writes all of the files; what was written is taken back if one of them cannot be.
pub(super) fn write_all(root: &Path, changes: &[Change], tongue: Tongue) -> Result<(), Stop> {
    let there = |change: &Change| change.before.is_none() && root.join(change.path.as_str()).symlink_metadata().is_ok();
    if let Some(taken) = changes.iter().find(|change| there(change)) {
        return Err(in_the_way(&taken.path, tongue));
    }
    let mut done = Done::default();
    for change in changes {
        let path = root.join(change.path.as_str());
        done.folders.extend(missing_folders(&path));
        match replace(&path, change.before.as_deref().map(Digest::of_bytes), change.text.as_bytes()) {
            Ok(Replaced::Done) => done.files.push((path, change.before.clone())),
            Ok(Replaced::Moved) => {
                done.take_back();
                return Err(in_the_way(&change.path, tongue));
            }
            Err(error) => {
                done.take_back();
                return Err(error.into());
            }
        }
    }
    Ok(())
}

fn in_the_way(path: &SitePath, tongue: Tongue) -> Stop {
    Stop::Usage(vec![text(tongue, "new-in-the-way", &Arguments::new().with("path", path.as_str()))])
}

/// What has been written so far.
#[derive(Default)]
struct Done {
    files: Vec<(PathBuf, Option<Vec<u8>>)>,
    /// Folders that were made for them, the upper ones first.
    folders: Vec<PathBuf>,
}

impl Done {
    /// As it was, as far as the disk lets us: it has failed already, and that is what is told.
    fn take_back(self) {
        for (path, before) in self.files {
            let _: io::Result<()> = match before {
                Some(bytes) => fs::write(path, bytes),
                None => fs::remove_file(path),
            };
        }
        for folder in self.folders.into_iter().rev() {
            let _: io::Result<()> = fs::remove_dir(folder);
        }
    }
}

fn missing_folders(path: &Path) -> Vec<PathBuf> {
    let above = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let mut missing: Vec<PathBuf> = above.take_while(|folder| !folder.exists()).map(Path::to_path_buf).collect();
    missing.reverse();
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &str, text: &str, before: Option<&str>) -> Change {
        let path = SitePath::new(path).expect("clean");
        Change { path, text: text.to_string(), before: before.map(|text| text.as_bytes().to_vec()) }
    }

    #[test]
    fn all_is_written_or_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        fs::write(root.join("kept.yaml"), "old").expect("a disk");
        let changes = [change("kept.yaml", "new", Some("old")), change("a/b/c.md", "c", None), change("kept.yaml/x", "", None)];
        assert!(write_all(root, &changes, Tongue::En).is_err());
        assert_eq!(fs::read_to_string(root.join("kept.yaml")).expect("a file"), "old");
        assert_eq!(fs::read_dir(root).expect("a folder").count(), 1, "nothing else is left");
        assert!(write_all(root, &changes[..2], Tongue::En).is_ok());
        assert_eq!(fs::read_to_string(root.join("a/b/c.md")).expect("a file"), "c");
        assert!(matches!(write_all(root, &[change("a/b/c.md", "d", None)], Tongue::En), Err(Stop::Usage(_))));
        assert!(
            matches!(write_all(root, &[change("kept.yaml", "x", Some("old"))], Tongue::En), Err(Stop::Usage(_))),
            "it says something else by now"
        );
        assert_eq!(fs::read_to_string(root.join("a/b/c.md")).expect("a file"), "c");
    }
}

//! A site on the disk that is changed step by step, and what it must say there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How old a file looks that was just written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Old enough for its time to tell something, and no other file's.
    Settled,
    /// As it comes from the editor: a later change could look the same.
    Young,
}

/// A site's folder, with every file it holds.
#[derive(Debug)]
pub struct Folder {
    /// Where it is.
    pub root: PathBuf,
    /// What it holds, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    clock: SystemTime,
}

impl Folder {
    /// A folder with some files, all of them settled.
    pub fn new(root: &Path, files: BTreeMap<String, Vec<u8>>) -> Folder {
        fs::create_dir_all(root).expect("a writable folder");
        let clock = SystemTime::now() - Duration::from_secs(1_000_000);
        let mut folder = Folder { root: root.to_path_buf(), files: BTreeMap::new(), clock };
        folder.become_like(&files, Age::Settled);
        folder
    }

    /// Writes a file; whatever stands in its way goes.
    pub fn write(&mut self, path: &str, bytes: impl Into<Vec<u8>>, age: Age) {
        self.clear_the_way(path);
        let bytes = bytes.into();
        let at = self.root.join(path);
        fs::create_dir_all(at.parent().expect("a file lies in a folder")).expect("a writable folder");
        fs::write(&at, &bytes).expect("a writable folder");
        self.files.insert(path.to_string(), bytes);
        if age == Age::Settled {
            self.touch(path);
        }
    }

    /// Gives a file a time that no other has.
    pub fn touch(&mut self, path: &str) {
        self.clock += Duration::from_millis(10_007);
        self.set_time(path, self.clock);
    }

    /// Gives a file a certain time.
    pub fn set_time(&self, path: &str, time: SystemTime) {
        let file = File::options().write(true).open(self.root.join(path)).expect("a file of the site");
        file.set_modified(time).expect("a settable time");
    }

    /// The time of a file.
    pub fn time(&self, path: &str) -> SystemTime {
        fs::metadata(self.root.join(path)).and_then(|meta| meta.modified()).expect("a file of the site")
    }

    /// Deletes a file, and the folders that leaves empty.
    pub fn remove(&mut self, path: &str) {
        if self.files.remove(path).is_some() {
            fs::remove_file(self.root.join(path)).expect("a file of the site");
            self.remove_empty_above(path);
        }
    }

    /// Moves a file as `mv` does: its time goes with it.
    pub fn rename(&mut self, from: &str, to: &str) {
        let bytes = self.files.remove(from).expect("a file of the site");
        self.clear_the_way(to);
        let at = self.root.join(to);
        fs::create_dir_all(at.parent().expect("a file lies in a folder")).expect("a writable folder");
        fs::rename(self.root.join(from), at).expect("a movable file");
        self.files.insert(to.to_string(), bytes);
        self.remove_empty_above(from);
    }

    /// Makes the folder hold exactly `files`; what it holds already is not touched.
    pub fn become_like(&mut self, files: &BTreeMap<String, Vec<u8>>, age: Age) {
        let gone: Vec<String> = self.files.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        gone.iter().for_each(|path| self.remove(path));
        for (path, bytes) in files {
            if self.files.get(path) != Some(bytes) {
                self.write(path, bytes.clone(), age);
            }
        }
    }

    /// The files that are text, and so can be edited, below a prefix.
    pub fn paths(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        self.files.keys().filter(|path| wanted(path)).cloned().collect()
    }

    /// A file as text; empty if it is none.
    pub fn text(&self, path: &str) -> String {
        self.files.get(path).and_then(|bytes| String::from_utf8(bytes.clone()).ok()).unwrap_or_default()
    }

    /// Removes files where the path needs a folder, and files below it.
    fn clear_the_way(&mut self, path: &str) {
        let below = format!("{path}/");
        let in_the_way = self.paths(|known| known.starts_with(&below) || path.starts_with(&format!("{known}/")));
        in_the_way.iter().for_each(|known| self.remove(known));
    }

    fn remove_empty_above(&self, path: &str) {
        let mut folder = Path::new(path).parent();
        while let Some(at) = folder.filter(|at| !at.as_os_str().is_empty() && fs::remove_dir(self.root.join(at)).is_ok()) {
            folder = at.parent();
        }
    }
}

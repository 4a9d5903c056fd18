//! Staging beside the output folder, and the move into place.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use walkdir::WalkDir;

use super::manifest::{self, Entry, Manifest};
use super::{Refusal, Sink, Stamp, keep_off_sources};
use crate::diag::Problem;
use crate::memo::Digest;
use crate::plan::OutPath;

/// An output folder with the changes that wait beside it.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    stage: PathBuf,
    before: Manifest,
    fresh: bool,
    after: Mutex<BTreeMap<String, (Entry, bool)>>,
}

/// What a build did to its output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that were written.
    pub written: usize,
    /// Files that were there already and stayed as they were.
    pub unchanged: usize,
    /// Files of an earlier build that were deleted.
    pub deleted: usize,
}

/// Foreign files named in a refusal.
const NAMED: usize = 3;

impl Staging {
    /// Prepares to write into `output`.
    ///
    /// # Errors
    /// When the folder must not be used, or the disk fails.
    pub fn open(output: &Path, root: &Path) -> Result<Staging, Refusal> {
        keep_off_sources(output, root)?;
        let before = manifest::load(output)?.unwrap_or_default();
        let foreign = foreign(output, &before)?;
        if !foreign.is_empty() {
            let folder = output.display().to_string();
            return Err(Refusal::Problem(Problem::ForeignOutput { folder, files: foreign }));
        }
        let output = std::path::absolute(output).map_err(Refusal::Io)?;
        let name = output.file_name().map_or_else(|| "output".into(), |name| name.to_string_lossy().into_owned());
        let stage = output.with_file_name(format!(".{name}.huikan-stage"));
        remove_if_there(&stage)?;
        let fresh = !output.exists();
        Ok(Staging { output, stage, before, fresh, after: Mutex::default() })
    }

    /// Moves everything into place.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn commit(self) -> io::Result<Written> {
        let after = self.after.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut written = Written::default();
        let manifest: Manifest = after.iter().map(|(path, (entry, _))| (path.clone(), *entry)).collect();
        if self.fresh {
            fs::create_dir_all(&self.stage)?;
            manifest::save(&self.stage, &manifest)?;
            fs::rename(&self.stage, &self.output)?;
            return Ok(Written { written: manifest.len(), ..written });
        }
        // Deleted first: what was a file may now be a folder.
        for path in self.before.keys().filter(|path| !manifest.contains_key(*path)) {
            delete(&self.output, path)?;
            written.deleted += 1;
        }
        for (path, (_, staged)) in &after {
            if *staged {
                move_file(&self.stage.join(path), &self.output.join(path))?;
                written.written += 1;
            } else {
                written.unchanged += 1;
            }
        }
        if self.before != manifest || !self.output.join(manifest::NAME).exists() {
            manifest::save(&self.output, &manifest)?;
        }
        remove_if_there(&self.stage)?;
        Ok(written)
    }

    /// Gives everything up; the output stays as it was.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn abandon(self) -> io::Result<()> {
        remove_if_there(&self.stage)
    }

    fn is_unchanged(&self, path: &str, entry: Entry) -> bool {
        self.before.get(path) == Some(&entry) && fs::metadata(self.output.join(path)).is_ok_and(|file| file.len() == entry.length)
    }
}

impl Sink for Staging {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> io::Result<Stamp> {
        let entry = Entry { digest: Digest::of_bytes(bytes), length: bytes.len() as u64 };
        let staged = !self.is_unchanged(path.as_str(), entry);
        if staged {
            write_below(&self.stage.join(path.as_str()), bytes)?;
        }
        let mut after = self.after.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        after.insert(path.as_str().to_string(), (entry, staged));
        Ok(Stamp { digest: entry.digest, length: entry.length })
    }

    fn has(&self, path: &OutPath, stamp: Stamp) -> bool {
        let entry = Entry { digest: stamp.digest, length: stamp.length };
        let stands = self.is_unchanged(path.as_str(), entry);
        if stands {
            let mut after = self.after.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            after.insert(path.as_str().to_string(), (entry, false));
        }
        stands
    }
}

/// Files in the folder that huikan did not write; names that begin with a dot at its top are nobody's business.
fn foreign(output: &Path, known: &Manifest) -> io::Result<Vec<String>> {
    if !output.exists() {
        return Ok(Vec::new());
    }
    if !output.is_dir() {
        return Ok(vec![output.display().to_string()]);
    }
    let hidden = |entry: &walkdir::DirEntry| entry.depth() == 1 && entry.file_name().to_string_lossy().starts_with('.');
    let mut files = Vec::new();
    for entry in WalkDir::new(output).sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry)) {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(output).unwrap_or(entry.path());
        let path = path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if !known.contains_key(&path) {
            files.push(path);
            if files.len() == NAMED {
                break;
            }
        }
    }
    Ok(files)
}

fn write_below(path: &Path, bytes: &[u8]) -> io::Result<()> {
    with_folder(path, || fs::write(path, bytes))
}

fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    with_folder(to, || fs::rename(from, to))
}

/// Does something to a file, making its folder if that is what was missing.
fn with_folder(path: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match (act(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (result, _) => result,
    }
}

/// Deletes a file, and the folders above it that it leaves empty.
fn delete(output: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(output.join(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut folder = Path::new(path).parent();
    while let Some(at) = folder.filter(|at| !at.as_os_str().is_empty()) {
        // A folder that still holds something refuses, and so do those above it.
        if fs::remove_dir(output.join(at)).is_err() {
            break;
        }
        folder = at.parent();
    }
    Ok(())
}

fn remove_if_there(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

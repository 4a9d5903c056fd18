//! The work folder beside an output folder: `.public.huikan/` for `public/`.
//!
//! It holds the lock, the stage and the journal, and is gone again when the
//! build ends. Whoever holds the lock file at its path is alone; nobody else
//! removes that file, and a process that locked a file which was removed
//! meanwhile starts over, so that two builds never run at once.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::failure::{Doing, failed};

/// How often the work folder may vanish while it is being made, before that is taken for a failure.
const TRIES: usize = 100;

/// A work folder that is ours alone.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    /// The folders above it that had to be made.
    made: Vec<PathBuf>,
    /// Closing it gives the lock back, whatever ends the process.
    lock: File,
    /// Whether the journal is whole, so that the work has to be finished and must not be thrown away.
    sealed: bool,
}

impl Work {
    /// The work folder of an output folder; waits while another build has it, and says so, with its process id if that is known.
    pub(super) fn open(output: &Path, on_wait: &dyn Fn(Option<u32>)) -> io::Result<Work> {
        let folder = folder_of(output);
        let mut made = Vec::new();
        match enter(&folder, &mut made, on_wait) {
            Ok(lock) => Ok(Work { folder, made, lock, sealed: false }),
            Err(error) => {
                unmake(&folder, &made);
                Err(error)
            }
        }
    }

    /// Where changed files wait.
    pub(super) fn stage(&self) -> PathBuf {
        self.folder.join("stage")
    }

    /// The journal's path.
    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// From now on the work may only go forward: its journal is whole.
    pub(super) fn seal(&mut self) {
        self.sealed = true;
    }

    /// The work is done, or nothing of it was begun: what is left may be thrown away.
    pub(super) fn unseal(&mut self) -> io::Result<()> {
        let journal = self.journal();
        fs::remove_file(&journal).map_err(failed(Doing::Delete, &journal))?;
        self.sealed = false;
        Ok(())
    }

    /// Throws away what an earlier build left and makes an empty stage.
    pub(super) fn clear(&self) -> io::Result<()> {
        let (journal, stage) = (self.journal(), self.stage());
        unless_missing(fs::remove_file(&journal)).map_err(failed(Doing::Delete, &journal))?;
        unless_missing(fs::remove_dir_all(&stage)).map_err(failed(Doing::Delete, &stage))?;
        fs::create_dir(&stage).map_err(failed(Doing::Make, &stage))
    }
}

impl Drop for Work {
    /// Removes the folder, unless the next build has to finish what it holds.
    fn drop(&mut self) {
        if self.sealed {
            return;
        }
        // What cannot be removed now is thrown away by the next build.
        let _ = fs::remove_file(self.journal());
        let _ = fs::remove_dir_all(self.stage());
        if cfg!(unix) {
            // From here on another build may be at work; a folder it uses is not empty and stays.
            let _ = fs::remove_file(self.folder.join("lock"));
            unmake(&self.folder, &self.made);
        }
        let _ = self.lock.unlock();
    }
}

/// Beside the output; inside it where the output is a mount of its own, because files cannot be renamed across.
fn folder_of(output: &Path) -> PathBuf {
    let beside = output.parent().unwrap_or(output);
    // Nothing has this name, so nothing is moved: only the reason for that is of interest.
    let probe = ".huikan-nothing";
    let moved = fs::rename(beside.join(probe), output.join(probe));
    if moved.is_err_and(|error| error.kind() == ErrorKind::CrossesDevices) {
        return output.join(".huikan-work");
    }
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(".huikan");
    beside.join(name)
}

/// Makes the work folder and locks it.
fn enter(folder: &Path, made: &mut Vec<PathBuf>, on_wait: &dyn Fn(Option<u32>)) -> io::Result<File> {
    let path = folder.join("lock");
    for _ in 0..TRIES {
        make(folder, made)?;
        match lock(&path, on_wait) {
            Ok(Some(lock)) => return Ok(lock),
            Ok(None) => {}
            // The build before us removed the folder after we found it.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(Doing::Lock, &path)(error)),
        }
    }
    Err(failed(Doing::Lock, &path)(ErrorKind::NotFound.into()))
}

/// Removes the work folder and those above it that were made for it, as far as they are empty.
fn unmake(folder: &Path, made: &[PathBuf]) {
    let upwards = [folder].into_iter().chain(made.iter().rev().map(PathBuf::as_path));
    let _ = upwards.map(fs::remove_dir).find(Result::is_err);
}

/// Makes a folder and those above it, and notes those above that it made.
fn make(folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.is_dir()).collect();
    for at in missing.into_iter().rev() {
        match fs::create_dir(at) {
            Ok(()) if at != folder => made.push(at.to_path_buf()),
            Ok(()) => {}
            Err(error) if at.is_dir() || error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(Doing::Make, at)(error)),
        }
    }
    Ok(())
}

/// Locks a file; `None` if it was removed while we waited, and so is not the lock any more.
fn lock(path: &Path, on_wait: &dyn Fn(Option<u32>)) -> io::Result<Option<File>> {
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            on_wait(holder(path));
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    if !is_at(&file, path)? {
        return Ok(None);
    }
    // On a full disk others cannot say for whom they wait, but they wait.
    let _ = file.set_len(0).and_then(|()| file.write_all(std::process::id().to_string().as_bytes()));
    Ok(Some(file))
}

fn holder(path: &Path) -> Option<u32> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

/// Whether an open file is still the one at its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((there.dev(), there.ino()) == (ours.dev(), ours.ino())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Elsewhere the lock file is never removed, so it always is.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

fn unless_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

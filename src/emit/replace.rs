//! One file of the sources, put in place whole: for commands that write what is committed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::failure::{Doing, failed};
use crate::memo::Digest;

/// What became of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// It says the new text.
    Done,
    /// Somebody else changed it since it was read; it was left alone.
    Moved,
}

/// Puts a file in the place of one that said `before` when it was read; `None` if there was none.
///
/// At any moment the file is whole, old or new. Who may read it stays as it is.
///
/// # Errors
/// When the disk fails.
pub fn replace(path: &Path, before: Option<Digest>, bytes: &[u8]) -> io::Result<Replaced> {
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(failed(Doing::Make, folder))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A hidden name is no part of the content, should it be left behind.
    let new = folder.join(format!(".{name}.new-{}", std::process::id()));
    let written = write(&new, bytes).and_then(|()| {
        if digest(path)? != before {
            return Ok(Replaced::Moved);
        }
        if let Ok(old) = fs::metadata(path) {
            fs::set_permissions(&new, old.permissions())?;
        }
        fs::rename(&new, path)?;
        Ok(Replaced::Done)
    });
    if !matches!(written, Ok(Replaced::Done)) {
        // Nothing is left lying about.
        let _ = fs::remove_file(&new);
    }
    written.map_err(failed(Doing::Write, path))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    // History is not lost to a power cut either.
    file.sync_all()
}

fn digest(path: &Path) -> io::Result<Option<Digest>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(Digest::of_bytes(&bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_somebody_else_changed_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/releases.yaml");
        assert_eq!(replace(&path, None, b"a").expect("a disk"), Replaced::Done);
        assert_eq!(replace(&path, None, b"b").expect("a disk"), Replaced::Moved);
        assert_eq!(replace(&path, Some(Digest::of_bytes(b"a")), b"c").expect("a disk"), Replaced::Done);
        assert_eq!(fs::read_to_string(&path).expect("a file"), "c");
        assert_eq!(fs::read_dir(folder.path().join("new")).expect("a folder").count(), 1, "nothing else is left");
    }
}

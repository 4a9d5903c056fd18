//! What the disk refused, where, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A failure of the disk while a site was written; found inside an [`io::Error`].
#[derive(Debug)]
pub struct Failure {
    /// What huikan was about to do: `write`.
    verb: &'static str,
    path: PathBuf,
    cause: io::Error,
    half_done: bool,
}

impl Failure {
    /// The failure inside an error, if it comes from here.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Failure> {
        error.get_ref()?.downcast_ref()
    }

    /// Whether the move into place had begun: some files are new and some old, all are whole, and the next build moves the rest.
    ///
    /// Otherwise the site that stands was not changed.
    #[must_use]
    pub fn is_half_done(&self) -> bool {
        self.half_done
    }

    fn advice(&self) -> Option<&'static str> {
        Some(match self.cause.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on that disk, or build elsewhere with `--output FOLDER`",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "make the folder writable for you, or build elsewhere with `--output FOLDER`"
            }
            ErrorKind::InvalidFilename => "the name is too long for that disk: give the page a shorter `slug:`, or the file a shorter name",
            ErrorKind::FileTooLarge => "the file is larger than that disk or your account allows",
            ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => {
                "something else is in the way: move it elsewhere, or build elsewhere with `--output FOLDER`"
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.verb, self.path.display(), self.cause)?;
        self.advice().map_or(Ok(()), |advice| write!(f, "\n  = help: {advice}"))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// Names what was tried on which path: `result.map_err(failed("write", path))`.
pub(super) fn failed(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    move |cause| io::Error::new(cause.kind(), Failure { verb, path: path.to_path_buf(), cause, half_done: false })
}

/// The same failure, after the move into place had begun.
pub(super) fn half_done(error: io::Error) -> io::Error {
    let kind = error.kind();
    match error.downcast::<Failure>() {
        Ok(failure) => io::Error::new(kind, Failure { half_done: true, ..failure }),
        Err(other) => other,
    }
}

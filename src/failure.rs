//! What the disk, or the system, refused: where, why and what to do about it, in the language of the user.
//!
//! A [`Failure`] travels inside an [`io::Error`], so that whoever passes errors on needs not know of it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::messages::{Arguments, Tongue, text, words};

/// A failure with its place; found inside an [`io::Error`].
#[derive(Debug)]
pub struct Failure {
    /// What huikan was about to do: the message that says so.
    doing: Doing,
    path: PathBuf,
    cause: io::Error,
    half_done: bool,
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// To read a file or a folder.
    Read,
    /// To write a file.
    Write,
    /// To make a folder.
    Make,
    /// To delete something.
    Delete,
    /// To lock a file.
    Lock,
    /// To use a folder.
    Use,
    /// To read what was there a moment ago.
    Reread,
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

    fn words(&self, tongue: Tongue) -> String {
        let arguments = Arguments::new().with("path", self.path.display().to_string()).with("cause", cause(tongue, &self.cause));
        let what = text(tongue, self.doing.message(), &arguments);
        match advice(self.cause.kind()) {
            None => what,
            Some(id) => format!("{what}\n  = {}: {}", words(tongue, "help"), words(tongue, id)),
        }
    }
}

impl Doing {
    fn message(self) -> &'static str {
        match self {
            Doing::Read => "failure-read",
            Doing::Write => "failure-write",
            Doing::Make => "failure-make",
            Doing::Delete => "failure-delete",
            Doing::Lock => "failure-lock",
            Doing::Use => "failure-use",
            Doing::Reread => "failure-reread",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Tongue::En))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.cause)
    }
}

/// What an error says to a user: where, if that is known, and why.
#[must_use]
pub fn reason(tongue: Tongue, error: &io::Error) -> String {
    Failure::of(error).map_or_else(|| cause(tongue, error), |failure| failure.words(tongue))
}

/// Names what was tried on which path: `result.map_err(failed(Doing::Write, path))`.
pub(crate) fn failed(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    move |cause| io::Error::new(cause.kind(), Failure { doing, path: path.to_path_buf(), cause, half_done: false })
}

/// A file that says something else than it did a moment ago.
pub(crate) fn changed(path: &Path) -> io::Error {
    failed(Doing::Reread, path)(ErrorKind::Other.into())
}

/// The same failure, after the move into place had begun.
pub(crate) fn half_done(error: io::Error) -> io::Error {
    let kind = error.kind();
    match error.downcast::<Failure>() {
        Ok(failure) => io::Error::new(kind, Failure { half_done: true, ..failure }),
        Err(other) => other,
    }
}

/// Why, in our words if it is one of the usual reasons and the system's are in another language.
fn cause(tongue: Tongue, error: &io::Error) -> String {
    match (tongue, usual(error.kind())) {
        (Tongue::Zh, Some(id)) => words(tongue, id),
        (Tongue::Zh, None) => text(tongue, "cause-other", &Arguments::new().with("reason", error.to_string())),
        (Tongue::En, _) => error.to_string(),
    }
}

fn usual(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "cause-not-found",
        ErrorKind::PermissionDenied => "cause-permission-denied",
        ErrorKind::AlreadyExists => "cause-already-exists",
        ErrorKind::StorageFull => "cause-storage-full",
        ErrorKind::QuotaExceeded => "cause-quota-exceeded",
        ErrorKind::ReadOnlyFilesystem => "cause-read-only",
        ErrorKind::InvalidFilename => "cause-invalid-filename",
        ErrorKind::FileTooLarge => "cause-file-too-large",
        ErrorKind::NotADirectory => "cause-not-a-folder",
        ErrorKind::IsADirectory => "cause-is-a-folder",
        ErrorKind::DirectoryNotEmpty => "cause-folder-not-empty",
        ErrorKind::CrossesDevices => "cause-crosses-devices",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "cause-busy",
        ErrorKind::TimedOut => "cause-timed-out",
        ErrorKind::OutOfMemory => "cause-out-of-memory",
        ErrorKind::AddrInUse => "cause-address-in-use",
        ErrorKind::AddrNotAvailable => "cause-address-not-available",
        _ => return None,
    })
}

/// What to do about it.
fn advice(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "advice-make-room",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "advice-make-writable",
        ErrorKind::InvalidFilename => "advice-shorter-name",
        ErrorKind::FileTooLarge => "advice-too-large",
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => "advice-in-the-way",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_chinese_from_end_to_end() {
        let error = failed(Doing::Write, Path::new("public/a.pdf"))(ErrorKind::StorageFull.into());
        let said = reason(Tongue::Zh, &error);
        assert_eq!(said, "写不进 public/a.pdf：磁盘已满\n  = 提示: 在那个磁盘上腾出地方，或者用 `--output 文件夹` 输出到别处");
        assert_eq!(reason(Tongue::Zh, &ErrorKind::AddrInUse.into()), "端口已被占用");
        assert_eq!(reason(Tongue::Zh, &io::Error::other("strange")), "系统报告“strange”");
        assert_eq!(
            reason(Tongue::En, &changed(Path::new("content/a.md"))),
            "content/a.md was changed while the site was being made; try again"
        );
        assert!(Failure::of(&half_done(error)).expect("one of ours").is_half_done());
    }
}

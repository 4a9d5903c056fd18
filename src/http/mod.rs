//! HTTP: connections, requests as the rest of the program understands them, and answers.
//!
//! In: a socket, and somebody who answers. Out: their answers on the wire, to
//! as many visitors as come, however slow these are. What is at which address
//! is not known here, and no path becomes the name of a file.
//!
//! | file | what is in it |
//! |---|---|
//! | `connections` | connections: how many there are, and what is on them |
//! | `answers` | answers, whole or in part, and the types of files |

mod answers;
mod connections;

use std::fs::File;
use std::sync::Arc;

use tokio::sync::watch;

pub use answers::{content_type, in_memory, of_file, plain, read_only, redirect, whole};
pub use connections::{serve, serve_while};

/// What somebody asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// `GET`, mostly.
    pub method: String,
    /// The host of the header, and of the address if that was given whole.
    pub hosts: Vec<String>,
    /// The path of the address, as it came.
    pub path: String,
    /// What stands behind its question mark.
    pub query: Option<String>,
    /// `Range`, where nothing makes it depend on what the asker has.
    pub range: Option<String>,
}

/// What comes back.
#[derive(Debug)]
pub enum Reply {
    /// A whole answer.
    Whole(Answer),
    /// Word of changes, for as long as somebody listens.
    Live(Live),
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    /// How it went.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// What was asked for.
    pub body: Body,
}

/// What an answer holds.
#[derive(Debug)]
pub enum Body {
    /// Bytes at hand.
    Bytes(Arc<Vec<u8>>),
    /// A stretch of a file.
    Part {
        /// The file.
        file: File,
        /// Where it begins.
        start: u64,
        /// How long it is.
        length: u64,
    },
}

/// Something that changes while somebody looks at it.
pub struct Live {
    /// Counts the changes.
    pub versions: watch::Receiver<u64>,
    /// Says how it is now, in one line; may take its time.
    pub state: Arc<dyn Fn() -> String + Send + Sync>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").field("versions", &self.versions).finish_non_exhaustive()
    }
}

/// Whoever answers; asked on threads that may wait.
pub type Answering = Arc<dyn Fn(&Asked) -> Reply + Send + Sync>;

//! `--fix`: what would change is shown, and written if somebody agrees.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use super::diff::diff;
use crate::command::say;
use crate::command::voice::{Format, Voice, print_styled};
use crate::emit::{Replaced, replace};
use crate::memo::Digest;
use crate::messages::Arguments;
use crate::pipeline::Patch;

/// What became of what was to be put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mended {
    /// There is nothing that could be.
    Nothing,
    /// It was shown, and nobody agreed.
    Shown,
    /// It was written.
    Written,
    /// Some of it was written.
    InPart,
}

/// Shows what would change, and writes it if `agreed`, or if somebody at the terminal agrees.
pub(super) fn mend(root: &Path, patches: &[Patch], agreed: bool, format: Format, voice: Voice) -> io::Result<Mended> {
    if patches.is_empty() {
        voice.mention("fix-nothing", &Arguments::new())?;
        return Ok(Mended::Nothing);
    }
    let shown = diff(patches);
    // Standard output may be for a program.
    if format == Format::Human {
        print_styled(&shown)?;
    } else {
        say(&shown)?;
    }
    let all: usize = patches.iter().map(Patch::lines).sum();
    let counts = |lines: usize, files: usize| Arguments::new().with("lines", lines).with("files", files);
    let may_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
    let agreed = agreed || (may_ask && ask(&voice.words("fix-question", &counts(all, patches.len())))?);
    if !agreed {
        voice.say("fix-not-written", &counts(all, patches.len()))?;
        return Ok(Mended::Shown);
    }
    let (mut lines, mut left) = (0, false);
    let mut written = BTreeSet::new();
    let mut failed = None;
    for patch in patches {
        match write(root, patch, &mut written) {
            Ok(Done::Written) => lines += patch.lines(),
            Ok(Done::Already) => {}
            Ok(Done::LeftAlone(why)) => {
                left = true;
                voice.say(why, &Arguments::new().with("file", patch.path.as_str()))?;
            }
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    voice.mention("fix-written", &counts(lines, written.len()))?;
    match failed {
        Some(error) => Err(error),
        None => Ok(if left { Mended::InPart } else { Mended::Written }),
    }
}

fn ask(question: &str) -> io::Result<bool> {
    say(&format!("{question} "))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是" | "好"))
}

/// What became of one file.
enum Done {
    Written,
    /// It is a link to a file that was written before.
    Already,
    /// It is not ours to write; the message that says why.
    LeftAlone(&'static str),
}

/// Writes one file, where a link leads to it.
fn write(root: &Path, patch: &Patch, written: &mut BTreeSet<PathBuf>) -> io::Result<Done> {
    let Ok(path) = fs::canonicalize(root.join(patch.path.as_str())) else { return Ok(Done::LeftAlone("fix-moved")) };
    if written.contains(&path) {
        return Ok(Done::Already);
    }
    if fs::metadata(&path)?.permissions().readonly() {
        return Ok(Done::LeftAlone("fix-read-only"));
    }
    match replace(&path, Some(Digest::of_bytes(&patch.before)), &patch.after)? {
        Replaced::Done => {
            written.insert(path);
            Ok(Done::Written)
        }
        Replaced::Moved => Ok(Done::LeftAlone("fix-moved")),
    }
}

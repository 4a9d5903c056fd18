//! `huikan new`: files to start from. Nothing that is there is ever overwritten.

mod agenda;
mod workbook;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::voice::Voice;
use super::{Ending, say};

/// Write a file to start from
///
/// What is there already is never overwritten.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    Agenda(agenda::Args),
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    match &args.kind {
        Kind::Agenda(args) => agenda::run(args, voice),
    }
}

/// Writes a file that is not there yet, and says so.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<Ending> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(bytes));
    match written {
        Ok(()) => {
            say(&format!("Wrote {}.\n", path.display()))?;
            Ok(Ending::Fine)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            say(&format!("error: {} is there already, and nothing was written\n", path.display()))?;
            Ok(Ending::Usage)
        }
        Err(error) => {
            say(&format!("error: {} cannot be written: {error}\n", path.display()))?;
            Ok(Ending::System)
        }
    }
}

//! `huikan completions`: what a shell needs to complete the command line.

use std::io;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::help::in_words;
use super::voice::{Voice, print};
use super::{Cli, Ending};

/// What `huikan completions` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let mut script = Vec::new();
    generate(args.shell, &mut in_words(Cli::command(), voice.tongue()), "huikan", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Ending::Fine)
}

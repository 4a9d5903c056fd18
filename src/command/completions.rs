//! `huikan completions`: what a shell needs to complete the command line.

use std::io;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::voice::print;
use super::{Cli, Ending};

/// Write the completions of a shell to standard output
///
/// bash: huikan completions bash > ~/.local/share/bash-completion/completions/huikan
///
/// zsh: huikan completions zsh > _huikan, in a folder of $fpath
///
/// fish: huikan completions fish > ~/.config/fish/completions/huikan.fish
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> io::Result<Ending> {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "huikan", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Ending::Fine)
}

//! The commands, one file each; what they share is below them in the stages.

mod build;
mod new;
mod place;
mod release;
mod serve;
mod watch;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A static site generator for training programmes and event reports.
#[derive(Debug, Parser)]
#[command(name = "huikan", version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 fine, 1 errors in the content, 2 wrong usage, 3 the system failed (disk, network).")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    New(new::Args),
    Release(release::Args),
    Serve(serve::Args),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Fine,
    Errors,
    Usage,
    System,
}

/// Runs the command line; the process ends with what this gives.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let ending = match cli.command {
        Command::Build(args) => build::run(&args),
        Command::New(args) => new::run(&args),
        Command::Release(args) => release::run(&args),
        Command::Serve(args) => serve::run(&args),
    };
    let code = match ending {
        Ok(Ending::Fine) => 0,
        Ok(Ending::Errors) => 1,
        Ok(Ending::Usage) => 2,
        Ok(Ending::System) => 3,
        Err(_) => 3,
    };
    ExitCode::from(code)
}

/// Writes to standard error, where everything goes that is not the product itself.
pub(crate) fn say(text: &str) -> io::Result<()> {
    match anstream::stderr().lock().write_all(text.as_bytes()) {
        // Whoever reads our output may stop reading; that changes nothing of how a command ends.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

//! The commands, one file each; what they share is below them in the stages.

mod build;
mod check;
mod completions;
mod explain;
mod new;
mod place;
mod release;
mod serve;
mod tongue;
mod voice;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub(crate) use voice::say;

/// A static site generator for training programmes and event reports.
#[derive(Debug, Parser)]
#[command(name = "huikan", version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 fine, 1 errors in the content, 2 wrong usage, 3 the system failed (disk, network).")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    voice: voice::Voice,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Check(check::Args),
    Completions(completions::Args),
    Explain(explain::Args),
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
    Interrupted,
}

/// Runs the command line; the process ends with what this gives.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    cli.voice.begin();
    let ending = match cli.command {
        Command::Build(args) => build::run(&args, cli.voice),
        Command::Check(args) => check::run(&args, cli.voice),
        Command::Completions(args) => completions::run(&args),
        Command::Explain(args) => explain::run(&args, cli.voice),
        Command::New(args) => new::run(&args, cli.voice),
        Command::Release(args) => release::run(&args, cli.voice),
        Command::Serve(args) => serve::run(&args, cli.voice),
    };
    let code = match ending {
        Ok(Ending::Fine) => 0,
        Ok(Ending::Errors) => 1,
        Ok(Ending::Usage) => 2,
        Ok(Ending::System) => 3,
        Ok(Ending::Interrupted) => 130,
        Err(_) => 3,
    };
    ExitCode::from(code)
}

//! The commands, one file each; what they share is below them in the stages.

mod build;
mod check;
mod columns;
mod completions;
mod day;
mod events;
mod explain;
mod help;
mod new;
mod pdf;
mod place;
mod release;
mod serve;
mod tongue;
mod voice;
mod watch;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub(crate) use voice::say;

/// The command line; its words for users are in `messages`.
#[derive(Debug, Parser)]
#[command(name = "huikan", version, max_term_width = 100, arg_required_else_help = true)]
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
    Pdf(pdf::Args),
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
    let command_line: Vec<OsString> = env::args_os().collect();
    let understood = help::without_words(Cli::command()).try_get_matches_from(&command_line);
    let cli = match understood.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(_) => return not_run(&command_line),
    };
    cli.voice.begin();
    let ending = match cli.command {
        Command::Build(args) => build::run(&args, cli.voice),
        Command::Check(args) => check::run(&args, cli.voice),
        Command::Completions(args) => completions::run(&args, cli.voice),
        Command::Explain(args) => explain::run(&args, cli.voice),
        Command::New(args) => new::run(&args, cli.voice),
        Command::Pdf(args) => pdf::run(&args, cli.voice),
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

/// A command line that asks for help or the version, or cannot be understood: the words are needed only now.
fn not_run(command_line: &[OsString]) -> ExitCode {
    let tongue = tongue::tongue_of(command_line);
    let mut command = help::in_words(Cli::command(), tongue);
    let understood = command.try_get_matches_from_mut(command_line);
    let Err(error) = understood.and_then(|matches| Cli::from_arg_matches(&matches)) else { return ExitCode::SUCCESS };
    // Whether anybody reads it changes nothing of how it ends.
    let _ = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.print(),
        _ => say(&help::mistake(&error, &command, command_line, tongue)),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

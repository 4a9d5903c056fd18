//! How a command speaks: in what form, how much of it, and where to.
//!
//! People read standard error; what programs read goes to standard output. Colours are chosen by `--color`,
//! then by `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE`, then by whether there is a terminal.

use std::borrow::Cow;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::tongue::{Lang, tongue};
use crate::diag::{Explained, Located, Severity, github, human, json, sarif};
use crate::failure::reason;
use crate::manual::{entry, markdown};
use crate::messages::{Arguments, Tongue, text};
use crate::source::Sources;

/// What all commands take.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Voice {
    /// Show only errors and the last line
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to use colours; `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are honoured too
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,
    /// The language of everything that is said [default: `HUIKAN_LANG`, then that of the system]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// The form of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people, on standard error
    Human,
    /// One JSON document
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a change
    Github,
    /// SARIF 2.1.0, for code scanners
    Sarif,
}

impl Voice {
    /// From here on, colours are as was asked for.
    pub(super) fn begin(self) {
        let choice = match self.color {
            When::Auto => return,
            When::Always => anstream::ColorChoice::Always,
            When::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }

    /// The language to speak in.
    pub(super) fn tongue(self) -> Tongue {
        tongue(self.lang)
    }

    /// Tells what was found in a site's folder.
    pub(super) fn tell(self, notes: &[Located], sources: &Sources, format: Format, root: &Path) -> io::Result<()> {
        let tongue = self.tongue();
        match format {
            Format::Human => self.show(notes, sources),
            // What programs read is whole, however little people want to see.
            Format::Json => print(&json(tongue, notes, sources)),
            Format::Github => print(&github(tongue, notes, sources, &prefix(root))),
            Format::Sarif => print(&sarif(tongue, notes, sources, &prefix(root), |code| explained(tongue, code))),
        }
    }

    /// Points to the manual, once, if something was an error and people were told.
    pub(super) fn point_to_manual(self, notes: &[Located], format: Format) -> io::Result<()> {
        let first = notes.iter().map(|note| &note.diagnostic).find(|note| note.severity() == Severity::Error);
        let Some(first) = first.filter(|_| format == Format::Human) else { return Ok(()) };
        self.mention("explain-pointer", &Arguments::new().with("code", first.code()))
    }

    /// Whether there are colours on standard error.
    pub(super) fn colour(self) -> bool {
        anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
    }

    /// Shows people what was found.
    pub(super) fn show(self, notes: &[Located], sources: &Sources) -> io::Result<()> {
        say(&human(self.tongue(), &self.kept(notes), sources, self.colour()))
    }

    /// What a message says.
    pub(super) fn words(self, id: &str, arguments: &Arguments) -> String {
        text(self.tongue(), id, arguments)
    }

    /// Says a message, in lines of its own.
    pub(super) fn say(self, id: &str, arguments: &Arguments) -> io::Result<()> {
        say(&format!("{}\n", self.words(id, arguments)))
    }

    /// Says what went wrong.
    pub(super) fn fail(self, id: &str, arguments: &Arguments) -> io::Result<()> {
        self.say("error-line", &Arguments::new().with("what", self.words(id, arguments)))
    }

    /// Says a message that nobody needs to know.
    pub(super) fn mention(self, id: &str, arguments: &Arguments) -> io::Result<()> {
        if self.quiet { Ok(()) } else { self.say(id, arguments) }
    }

    /// Says that the disk failed, and what has become of the work.
    pub(super) fn disk_failed(self, error: &io::Error, outcome: Option<&str>) -> io::Result<()> {
        self.fail("disk-failed", &Arguments::new().with("reason", reason(self.tongue(), error)))?;
        outcome.map_or(Ok(()), |outcome| self.say(outcome, &Arguments::new()))
    }

    /// What is told of what was found: with `--quiet` the errors.
    pub(super) fn kept(self, notes: &[Located]) -> Cow<'_, [Located]> {
        let errors = || notes.iter().filter(|note| note.diagnostic.severity() == Severity::Error).cloned().collect();
        if self.quiet { Cow::Owned(errors()) } else { Cow::Borrowed(notes) }
    }
}

/// What the manual says of a code.
fn explained(tongue: Tongue, code: &str) -> Option<Explained> {
    let entry = entry(code)?;
    Some(Explained { title: entry.text(tongue).title.to_string(), help: markdown(&entry, tongue) })
}

/// Writes to standard error, where everything goes that is not the product itself.
pub(crate) fn say(text: &str) -> io::Result<()> {
    unless_nobody_reads(anstream::stderr().lock().write_all(text.as_bytes()))
}

/// Writes to standard output what was asked for.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    unless_nobody_reads(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes to standard output what was asked for, in colours where those were asked for too.
pub(super) fn print_styled(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    unless_nobody_reads(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Whoever reads our output may stop reading; that changes nothing of how a command ends.
fn unless_nobody_reads(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// The way from the repository, or else from this folder, to the site's: empty, or with a slash at its end.
fn prefix(root: &Path) -> String {
    let base = env::var_os("GITHUB_WORKSPACE").map(PathBuf::from).map_or_else(env::current_dir, Ok);
    let below = || {
        let (root, base) = (fs::canonicalize(root).ok()?, fs::canonicalize(base.ok()?).ok()?);
        let parts: Option<Vec<&str>> = root.strip_prefix(base).ok()?.iter().map(|part| part.to_str()).collect();
        Some(parts?.into_iter().map(|part| format!("{part}/")).collect())
    };
    below().unwrap_or_default()
}

//! Questions on a terminal: the one place that knows how they are asked.

use std::io::{self, IsTerminal};

use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::ui::{RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, Select, Text};

use super::Stop;

/// A question that is answered with a text.
pub(super) struct Ask<'a> {
    /// The question.
    pub(super) question: &'a str,
    /// What to know for the answer.
    pub(super) help: &'a str,
    /// What stands there to be changed or taken.
    pub(super) proposal: &'a str,
    /// Names that an answer may be completed with.
    pub(super) names: &'a [String],
    /// What an answer is understood as, or what is wrong with it.
    pub(super) understood: &'a dyn Fn(&str) -> Result<String, String>,
}

/// One answer of a few.
pub(super) struct Choose<'a> {
    /// The question.
    pub(super) question: &'a str,
    /// What to know for the answer.
    pub(super) help: &'a str,
    /// The answers.
    pub(super) answers: Vec<String>,
    /// Which of them is proposed.
    pub(super) proposal: usize,
}

/// Whether there is somebody to ask.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks until the answer can be understood; shows what it is understood as.
pub(super) fn ask(ask: &Ask<'_>, colour: bool) -> Result<String, Stop> {
    let validator = |text: &str| -> Result<Validation, CustomUserError> {
        Ok(match (ask.understood)(&one_line(text)) {
            Ok(_) => Validation::Valid,
            Err(why) => Validation::Invalid(why.into()),
        })
    };
    let shown = |text: &str| (ask.understood)(&one_line(text)).unwrap_or_default();
    let mut text = Text::new(ask.question).with_validator(validator).with_formatter(&shown).with_render_config(look(colour));
    if !ask.help.is_empty() {
        text = text.with_help_message(ask.help);
    }
    if !ask.proposal.is_empty() {
        text = text.with_initial_value(ask.proposal);
    }
    if !ask.names.is_empty() {
        text = text.with_autocomplete(Names(ask.names.to_vec())).with_page_size(5);
    }
    text.prompt().map(|answer| one_line(&answer)).map_err(stopped)
}

/// Asks for one of a few; gives its place.
pub(super) fn choose(choose: Choose<'_>, colour: bool) -> Result<usize, Stop> {
    let select = Select::new(choose.question, choose.answers)
        .with_starting_cursor(choose.proposal)
        .with_help_message(choose.help)
        .with_render_config(look(colour));
    select.raw_prompt().map(|answer| answer.index).map_err(stopped)
}

fn look(colour: bool) -> RenderConfig<'static> {
    let look = if colour { RenderConfig::default_colored() } else { RenderConfig::empty() };
    // What is said about it comes after it, in the language of the user.
    look.with_canceled_prompt_indicator(Styled::new(""))
}

/// Pasted lines are one answer.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn stopped(error: InquireError) -> Stop {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Stop::Interrupted,
        // The terminal is gone, and with it whoever could answer.
        InquireError::IO(error) if error.kind() == io::ErrorKind::UnexpectedEof => Stop::Interrupted,
        InquireError::IO(error) => Stop::Io(error),
        other @ (InquireError::NotTTY | InquireError::InvalidConfiguration(_) | InquireError::Custom(_)) => {
            Stop::Io(io::Error::other(other.to_string()))
        }
    }
}

/// Completes the last of several names.
#[derive(Clone)]
struct Names(Vec<String>);

impl Names {
    /// What stands before the last name, and what there is of it.
    fn parts(input: &str) -> (&str, &str) {
        let marks = ['、', '，', '；', ';', ','];
        let start = input.rfind(marks).map_or(0, |at| at + input[at..].chars().next().map_or(0, char::len_utf8));
        input.split_at(start)
    }
}

impl Autocomplete for Names {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        let (before, last) = Names::parts(input);
        let wanted = last.trim().to_lowercase();
        let fits = |name: &&String| name.to_lowercase().contains(&wanted) && **name != last.trim();
        Ok(self.0.iter().filter(fits).map(|name| format!("{before}{name}")).collect())
    }

    fn get_completion(&mut self, input: &str, highlighted: Option<String>) -> Result<Replacement, CustomUserError> {
        Ok(highlighted.or_else(|| self.get_suggestions(input).ok()?.into_iter().next()))
    }
}

//! The command line in the language of whoever types: what `--help` says, and what is said of wrong usage.
//!
//! The words are in `messages`: a command has the message `cli-build`, with its longer text as `.more`; an argument
//! of it is `cli-build-output`, and one that all commands take is `cli-quiet`. What clap says of itself (headings,
//! usage, mistakes) is said here in its place.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::columns::{columns, wrapped};
use super::day::why_not;
use crate::messages::{Arguments, Tongue, is_known, part, text, words};

/// The widest that help is set, in columns.
const WIDEST: usize = 100;

/// What stands below all other options: first those that all commands take that work on a site.
const LAST: [&str; 6] = ["root", "quiet", "color", "lang", "help", "version"];

/// The columns that what stands before and beside words may take.
const BESIDE: usize = 28;

/// The command line as it is understood; making its words takes longer than understanding it.
pub(super) fn without_words(command: Command) -> Command {
    command.disable_help_subcommand(true)
}

/// The command line with the words of a language.
pub(super) fn in_words(command: Command, tongue: Tongue) -> Command {
    let mut command = without_words(command);
    command.build();
    told(command, "cli", tongue)
}

/// What to say of a command line that cannot be understood.
pub(super) fn mistake(error: &Error, command: &Command, line: &[OsString], tongue: Tongue) -> String {
    let what = match (kind(error), why_no_day(error, tongue)) {
        ("usage-bad-value", Some(why)) => text(tongue, "usage-bad-value-because", &arguments(error, tongue).with("why", why)),
        (kind, _) => text(tongue, kind, &arguments(error, tongue)),
    };
    let mut said = format!("{}\n", text(tongue, "error-line", &Arguments::new().with("what", what)));
    for hint in hints(error, command, tongue) {
        said += &format!("  {hint}\n");
    }
    let meant = Arguments::new().with("command", meant(command, line));
    format!("{said}\n{}\n", text(tongue, "usage-more", &meant))
}

/// Why a day that was given is none.
fn why_no_day(error: &Error, tongue: Tongue) -> Option<String> {
    let is_day = list(error.get(ContextKind::InvalidArg)).concat().starts_with("--today");
    is_day.then(|| why_not(&list(error.get(ContextKind::InvalidValue)).concat(), tongue)).flatten()
}

/// What may help: what was probably meant, or else what can be written there.
fn hints(error: &Error, command: &Command, tongue: Tongue) -> Vec<String> {
    let told = |contexts: &[ContextKind], id: &str| {
        let values: Vec<String> = contexts.iter().flat_map(|context| list(error.get(*context))).collect();
        (!values.is_empty()).then(|| text(tongue, id, &Arguments::new().with("values", tongue.join(&values))))
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let hint = told(&near, "usage-near").or_else(|| told(&[ContextKind::ValidValue], "usage-values"));
    hint.or_else(|| help_of(command, &list(error.get(ContextKind::InvalidArg)).concat())).into_iter().collect()
}

/// What the help says of an argument that is called so in messages.
fn help_of(command: &Command, argument: &str) -> Option<String> {
    let own = command.get_arguments().find(|own| own.to_string() == argument);
    let help = own.and_then(|own| own.get_help()).map(|help| help.to_string().replace('\n', "\n  "));
    help.or_else(|| command.get_subcommands().find_map(|inner| help_of(inner, argument)))
}

/// The command that was meant, as far as it was understood.
fn meant(command: &Command, line: &[OsString]) -> String {
    let (mut name, mut at) = (env!("CARGO_PKG_NAME").to_string(), command);
    let words = line.iter().skip(1).filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    for word in words {
        if let Some(inner) = at.find_subcommand(word) {
            name = format!("{name} {word}");
            at = inner;
        }
    }
    name
}

fn told(command: Command, id: &str, tongue: Tongue) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|own| own.get_name().to_string()).collect();
    let mut command = command.mut_args(|arg| argument(arg, id, tongue));
    for name in names {
        let id = format!("{id}-{name}");
        command = command.mut_subcommand(&name, |own| told(own, &id, tongue));
    }
    let more = part(tongue, id, "more", &Arguments::new());
    let about = words(tongue, id);
    let (template, usage) = (template(&command, tongue), usage(&mut command, tongue));
    let command = command.help_template(template).override_usage(usage).about(set(&about));
    match more {
        Some(more) => command.long_about(format!("{}\n\n{}", set(&about), set(&more))),
        None => command,
    }
}

fn argument(arg: Arg, id: &str, tongue: Tongue) -> Arg {
    let own = format!("{id}-{}", arg.get_id());
    let id = if is_known(tongue, &own) { own } else { format!("cli-{}", arg.get_id()) };
    let named = part(tongue, &id, "value", &Arguments::new());
    // Which values there are, and which is meant where none is given, is said in the words.
    let help = set(&words(tongue, &id));
    let arg = if arg.get_long_help().is_some() { arg.long_help(help.clone()) } else { arg };
    let arg = arg.help(help).hide_possible_values(true).hide_default_value(true);
    let arg = match LAST.iter().position(|id| *id == arg.get_id().as_str()) {
        Some(n) => arg.display_order(usize::MAX - LAST.len() + n),
        None => arg,
    };
    match named {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

/// How a command's help is laid out.
fn template(command: &Command, tongue: Tongue) -> String {
    let heading = |id: &str| words(tongue, id);
    let mut template = format!("{{about-with-newline}}\n{}{{usage}}\n", heading("help-usage"));
    if command.has_subcommands() {
        template += &format!("\n{}\n{{subcommands}}\n", heading("help-commands"));
    }
    if command.get_positionals().next().is_some() {
        template += &format!("\n{}\n{{positionals}}\n", heading("help-arguments"));
    }
    template + &format!("\n{}\n{{options}}\n\n{}\n", heading("help-options"), heading("help-codes"))
}

/// How a command is typed.
fn usage(command: &mut Command, tongue: Tongue) -> String {
    let usage = command.render_usage().to_string();
    let usage = usage.split_once(' ').map_or(usage.as_str(), |(_, usage)| usage);
    usage.replace("[OPTIONS]", &words(tongue, "help-usage-options")).replace("<COMMAND>", &words(tongue, "help-usage-command"))
}

/// In lines that stand beside any option in any terminal: clap breaks lines at spaces only, of which Chinese has none.
fn set(words: &str) -> String {
    let lines = words.lines().flat_map(|line| wrapped(line, columns(WIDEST).saturating_sub(BESIDE).max(BESIDE), ""));
    lines.collect::<Vec<_>>().join("\n")
}

fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::InvalidValue if list(error.get(ContextKind::InvalidValue)).is_empty() => "usage-value-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-bad-value",
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => "usage-value-missing",
        ErrorKind::TooManyValues => "usage-value-too-many",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "usage-missing-command",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-other",
    }
}

fn arguments(error: &Error, tongue: Tongue) -> Arguments {
    let joined = |context| tongue.join(&list(error.get(context)));
    Arguments::new()
        .with("argument", joined(ContextKind::InvalidArg))
        .with("command", joined(ContextKind::InvalidSubcommand))
        .with("value", joined(ContextKind::InvalidValue))
        .with("other", joined(ContextKind::PriorArg))
        .with("reason", error.kind().to_string())
}

fn list(value: Option<&ContextValue>) -> Vec<String> {
    match value {
        Some(ContextValue::String(one)) if !one.is_empty() => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        Some(ContextValue::StyledStrs(many)) => many.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Bool(_) | ContextValue::Number(_) | ContextValue::String(_)) | None => Vec::new(),
        Some(other) => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::command::Cli;

    /// The ids of all commands and arguments.
    fn ids(command: &Command, id: &str, found: &mut BTreeSet<String>) {
        found.insert(id.to_string());
        for arg in command.get_arguments() {
            let own = format!("{id}-{}", arg.get_id());
            found.insert(if is_known(Tongue::En, &own) { own } else { format!("cli-{}", arg.get_id()) });
        }
        for inner in command.get_subcommands() {
            ids(inner, &format!("{id}-{}", inner.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_and_none_are_left_over() {
        let mut command = Cli::command().disable_help_subcommand(true);
        command.build();
        let mut wanted = BTreeSet::new();
        ids(&command, "cli", &mut wanted);
        for (tongue, file) in [(Tongue::Zh, include_str!("../messages/zh/help.ftl")), (Tongue::En, include_str!("../messages/en/help.ftl"))]
        {
            let written: BTreeSet<String> =
                file.lines().filter(|line| line.starts_with("cli")).filter_map(|line| Some(line.split_once(" =")?.0.to_string())).collect();
            assert_eq!(written, wanted, "{tongue:?}");
        }
    }

    /// The words of everything that can be given with a choice of values, or that has one if none is given.
    #[test]
    fn what_clap_does_not_say_of_values_is_said_in_the_words() {
        fn look(command: &Command, tongue: Tongue) {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                let help = arg.get_help().map(|help| help.to_string().replace(['\n', ' '], "")).unwrap_or_default();
                let values = arg.get_possible_values().into_iter().map(|value| value.get_name().to_string());
                // Codes have a list of their own: `huikan explain`.
                let values = values.filter(|_| arg.get_id() != "code");
                for value in values.chain(arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned())) {
                    assert!(help.contains(&value), "{tongue:?}, {}, {arg}: {value} is not in {help}", command.get_name());
                }
            }
            command.get_subcommands().for_each(|inner| look(inner, tongue));
        }
        for tongue in Tongue::ALL {
            look(&in_words(Cli::command(), tongue), tongue);
        }
    }

    #[test]
    fn no_line_of_help_is_english_in_chinese() {
        fn look(command: &mut Command) {
            let help = command.render_long_help().to_string();
            for english in [
                "Usage",
                "Options",
                "Commands",
                "Arguments",
                "Print",
                "OPTIONS",
                "COMMAND",
                "possible values",
                "default:",
                "FOLDER",
                "EVENT",
            ] {
                assert!(!help.contains(english), "{english} in {help}");
            }
            let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_string()).collect();
            for name in names {
                look(command.find_subcommand_mut(&name).expect("it was just there"));
            }
        }
        look(&mut in_words(Cli::command(), Tongue::Zh));
    }

    #[test]
    fn a_command_has_its_own_options_before_those_of_all() {
        fn look(command: &mut Command) {
            let help = command.render_help().to_string();
            let options = help.lines().filter_map(|line| line.split_whitespace().find(|word| word.starts_with("--")));
            let options: Vec<&str> = options.map(|word| word.trim_end_matches(',')).collect();
            let at = options.iter().position(|option| *option == "--quiet").unwrap_or_else(|| panic!("{help}"));
            let version: &[&str] = if command.get_name() == "huikan" { &["--version"] } else { &[] };
            assert_eq!(options[at..], [&["--quiet", "--color", "--lang", "--help"], version].concat(), "{help}");
            let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_string()).collect();
            for name in names {
                look(command.find_subcommand_mut(&name).expect("it was just there"));
            }
        }
        look(&mut in_words(Cli::command(), Tongue::En));
    }

    fn said(line: &str, tongue: Tongue) -> String {
        let mut command = in_words(Cli::command(), tongue);
        let line: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let error = command.try_get_matches_from_mut(&line).expect_err("it is wrong");
        mistake(&error, &command, &line, tongue)
    }

    #[test]
    fn wrong_usage_is_told_with_what_was_meant() {
        let cases = [
            ("huikan bild", ["没有“bild”这个命令", "build"], ["no command `bild`", "did you mean build?"]),
            (
                "huikan build --fomat json",
                ["没有“--fomat”这个参数", "是不是 --format？"],
                ["no argument `--fomat`", "`huikan build --help`"],
            ),
            ("huikan build --format jsn", ["不能写成“jsn”", "是不是 json？"], ["cannot be `jsn`", "did you mean json?"]),
            ("huikan build --format x", ["不能写成“x”", "human、json、github、sarif"], ["cannot be `x`", "human, json, github, sarif"]),
            ("huikan serve --port 99999", ["不能写成“99999”", "`huikan serve --help`"], ["cannot be `99999`", "`huikan serve --help`"]),
            (
                "huikan build --today 2024-13-01",
                ["不能写成“2024-13-01”：没有13月", "如 2024-09-04"],
                ["cannot be `2024-13-01`: ", "as 2024-09-04"],
            ),
            ("huikan build -o", ["--output <文件夹> 后面要写内容", "public/"], ["--output <FOLDER> needs a value", "public/"]),
            ("huikan release", ["缺少 <活动>", "`huikan release --help`"], ["<EVENT> is missing", "`huikan release --help`"]),
            ("huikan explain a b", ["没有“b”这个参数", "详见"], ["no argument `b`", "tells more"]),
        ];
        for (line, chinese, english) in cases {
            for (tongue, parts) in [(Tongue::Zh, chinese), (Tongue::En, english)] {
                let said = said(line, tongue);
                assert!(parts.iter().all(|part| said.contains(part)), "{line}: {said}");
            }
        }
    }
}

//! The language huikan speaks in: what `--lang` says, then `HUIKAN_LANG`, then the system.

use std::env;
use std::ffi::OsString;

use clap::ValueEnum;

use crate::messages::Tongue;

/// A language that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Lang {
    /// Chinese
    Zh,
    /// English
    En,
}

/// The language to say what is wrong with a command line, which therefore may not be understood as a whole.
pub(super) fn tongue_of(command_line: &[OsString]) -> Tongue {
    let words = || command_line.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    let behind = words().zip(words().skip(1)).filter(|(option, _)| *option == "--lang").map(|(_, value)| value);
    let asked = behind.chain(words().filter_map(|word| word.strip_prefix("--lang="))).last();
    tongue(asked.and_then(|value| Lang::from_str(value, false).ok()))
}

/// What was asked for, or what the environment and the system ask for. Whoever wants neither Chinese nor English gets English.
pub(super) fn tongue(asked: Option<Lang>) -> Tongue {
    match asked {
        Some(Lang::Zh) => Tongue::Zh,
        Some(Lang::En) => Tongue::En,
        None => {
            let wanted = env::var("HUIKAN_LANG").ok().filter(|name| !name.trim().is_empty());
            wanted.or_else(sys_locale::get_locale).map_or(Tongue::En, |name| Tongue::of_locale(name.trim()))
        }
    }
}

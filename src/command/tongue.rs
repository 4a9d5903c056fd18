//! The language huikan speaks in: what `--lang` says, then `HUIKAN_LANG`, then the system.

use std::env;

use crate::messages::Tongue;

/// A language that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Lang {
    /// Chinese
    Zh,
    /// English
    En,
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

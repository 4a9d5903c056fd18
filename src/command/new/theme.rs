//! `huikan new theme`: a theme in themes/ that extends one of the program's and changes a block and a colour, or a copy of one
//! that extends nothing.

use super::desk::Place;
use super::write::Change;
use super::{Desk, Stop, Voice, tell_next};
use crate::messages::{Arguments, Tongue, text};
use crate::render::copied;
use crate::source::SitePath;

/// Gazette's one colour is an option, which it keeps readable by day and by night.
const ACCENT: &str = "accent = \"#1d5c4d\"\n";

/// The colour of links in plain, by day and by night.
const LINKS: &str = ":root { --link: #1d5c4d; }\n@media (prefers-color-scheme: dark) { :root { --link: #7cc7b0; } }\n";

/// What is said for a theme that extends nothing.
const NONE: &str = "none";

/// What `huikan new theme` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its name, and that of its folder in themes/
    #[arg(value_name = "NAME")]
    name: String,
    /// The theme it extends; `none` for a copy of plain that extends nothing
    #[arg(long, value_name = "THEME", default_value = "gazette", value_parser = ["gazette", "plain", NONE])]
    extends: String,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<(), Stop> {
    let desk = Desk::open(&args.place, voice)?;
    let name = args.name.trim();
    let refused = |id: &'static str| Err(Stop::Usage(vec![text(desk.tongue(), id, &Arguments::new().with("name", name))]));
    if !is_name(name) {
        return refused("new-bad-theme-name");
    }
    if ["gazette", "plain", NONE].contains(&name) {
        return refused("new-theme-of-program");
    }
    if desk.has(&format!("themes/{name}")) {
        return refused("new-theme-is-there");
    }
    if args.extends == NONE {
        desk.write(copied("plain", name).into_iter().map(|file| change(name, file)).collect())?;
        return tell_next(&desk, "new-theme-whole-next", &Arguments::new().with("name", name));
    }
    desk.write(files(name, &args.extends, desk.margin()))?;
    let colour = if args.extends == "gazette" { "theme.toml" } else { "static/own.css" };
    tell_next(&desk, "new-theme-next", &Arguments::new().with("name", name).with("colour", colour))
}

/// Letters, digits, `-` and `_`: what is clean in a path, in TOML and in the name of a template.
fn is_name(name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    name.chars().next().is_some_and(char::is_alphanumeric) && name.chars().all(is_part)
}

/// The files of the theme; comments are in the language of whoever edits the site.
fn files(name: &str, parent: &str, margin: Tongue) -> Vec<Change> {
    let own = match margin {
        Tongue::Zh => [
            ("theme.toml", include_str!("starter/theme/zh/theme.toml")),
            ("templates/_layout.html", include_str!("starter/theme/zh/_layout.html")),
            ("templates/report.html", include_str!("starter/theme/zh/report.html")),
            ("static/own.css", include_str!("starter/theme/zh/own.css")),
        ],
        Tongue::En => [
            ("theme.toml", include_str!("starter/theme/en/theme.toml")),
            ("templates/_layout.html", include_str!("starter/theme/en/_layout.html")),
            ("templates/report.html", include_str!("starter/theme/en/report.html")),
            ("static/own.css", include_str!("starter/theme/en/own.css")),
        ],
    };
    let words = [
        ("i18n/zh-Hans.toml", include_str!("starter/theme/words/zh-Hans.toml")),
        ("i18n/zh-Hant.toml", include_str!("starter/theme/words/zh-Hant.toml")),
        ("i18n/en.toml", include_str!("starter/theme/words/en.toml")),
    ];
    let (options, colours) = if parent == "gazette" { (ACCENT, "") } else { ("", LINKS) };
    let fill = |text: &str| text.replace("{parent}", parent).replace("{options}\n", options).replace("{colours}", colours);
    let own =
        own.into_iter().map(|(path, text)| (path, if path == "theme.toml" { text.replace("{name}", name) } else { text.to_string() }));
    let words = words.into_iter().map(|(path, text)| (path, text.to_string()));
    own.map(|(path, text)| (path, fill(&text))).chain(words).map(|(path, text)| change(name, (path.to_string(), text))).collect()
}

fn change(name: &str, (path, text): (String, String)) -> Change {
    let path = SitePath::new(&format!("themes/{name}/{path}")).expect("the name makes a clean path");
    Change::new(path, text)
}

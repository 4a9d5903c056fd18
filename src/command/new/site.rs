//! `huikan new site`: a site that is empty and whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::place::nearest_site;
use super::form::{Field, Form, Understood};
use super::starter::{Choices, GITIGNORE, files};
use super::write::{Change, write_all};
use super::{Stop, Voice};
use crate::config::BaseUrl;
use crate::language::{Lang, Words};
use crate::messages::{Arguments, Tongue, text, words};
use crate::parse::CONTENT;
use crate::read::SITE_FILE;
use crate::source::SitePath;

/// What `huikan new site` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder; `.` for this one
    #[arg(value_name = "FOLDER")]
    folder: Option<String>,
    /// The site's title [default: the name of the folder]
    #[arg(long)]
    title: Option<String>,
    /// The site's language: zh-Hans, zh-Hant, en, or a tag such as zh-Hant-HK [default: the language of --lang]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Where the site will stand [default: `https://example.org/`, to be changed before it is published]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Whose site it is
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// How it looks
    #[arg(long, value_name = "NAME", default_value = "gazette", value_parser = ["gazette", "plain"])]
    theme: String,
}

/// What the address is until somebody knows it.
const SOME_ADDRESS: &str = "https://example.org/";

pub(super) fn run(args: &Args, voice: Voice) -> Result<(), Stop> {
    let tongue = voice.tongue();
    let answers = Form::filled(voice, args.folder.is_some() && args.title.is_some(), |form| ask(args, form))?;
    let Answers { folder, title, language, base_url, organisation } = answers;
    let organisation = organisation.as_deref();
    let choices = Choices { title: &title, language: language.as_str(), base_url: &base_url, theme: &args.theme, organisation };
    let mut files = files(language.script(), &choices);
    // Somebody's own list of what to ignore is theirs.
    let ignores = folder.join(".gitignore").symlink_metadata().is_ok();
    if !ignores {
        files.insert(0, (".gitignore", GITIGNORE.to_string()));
    }
    let change = |(path, text): (&str, String)| Change::new(SitePath::new(path).expect("a clean path"), text);
    let changes: Vec<Change> = files.into_iter().map(change).collect();
    write_all(&folder, &changes, tongue)?;
    tell(&folder, &changes, ignores, voice)
}

/// What a site begins with.
struct Answers {
    folder: PathBuf,
    title: String,
    language: Lang,
    base_url: String,
    organisation: Option<String>,
}

fn ask(args: &Args, form: &mut Form) -> Result<Option<Answers>, Stop> {
    let tongue = form.tongue();
    let folder = Field { id: "new-folder", flag: "cli-new-site-folder", given: args.folder.as_deref(), required: true, ..Field::default() };
    let folder = form.ask(&folder, |given| {
        let folder = PathBuf::from(given);
        may_be_used(&folder, tongue)?;
        Ok(Understood { value: folder, shown: given.to_string() })
    })?;
    let proposal = folder.as_deref().map_or_else(|| "x".to_string(), name_of);
    let title = Field { id: "new-site-title", flag: "--title", given: args.title.as_deref(), required: true, proposal, ..Field::default() };
    let title = form.text(&title)?;
    let language = language(form, args.language.as_deref())?;
    let base_url = Field { id: "new-base-url", flag: "--base-url", given: args.base_url.as_deref(), ..Field::default() };
    let base_url = Field { proposal: SOME_ADDRESS.to_string(), ..base_url };
    let base_url = form.ask(&base_url, |given| match BaseUrl::parse(given) {
        Some(url) => Ok(Understood { value: url.absolute("/"), shown: url.absolute("/") }),
        None => Err(text(tongue, "new-bad-address", &Arguments::new().with("text", given))),
    })?;
    let organisation =
        Field { id: "new-site-organisation", flag: "--organisation", given: args.organisation.as_deref(), ..Field::default() };
    let organisation = form.text(&organisation)?;
    let (Some(folder), Some(title), Some(language)) = (folder, title, language) else { return Ok(None) };
    let base_url = base_url.unwrap_or_else(|| SOME_ADDRESS.to_string());
    Ok(Some(Answers { folder, title, language, base_url, organisation }))
}

fn language(form: &mut Form, given: Option<&str>) -> Result<Option<Lang>, Stop> {
    let tongue = form.tongue();
    let usual = match tongue {
        Tongue::Zh => Words::Hans,
        Tongue::En => Words::En,
    };
    if let (Some(given), None) = (given, given.and_then(lang)) {
        form.refuse(text(tongue, "new-bad-language", &Arguments::new().with("text", given)));
        return Ok(None);
    }
    if let Some(given) = given {
        return Ok(lang(given));
    }
    let names = [(Words::Hans, "new-language-hans"), (Words::Hant, "new-language-hant"), (Words::En, "new-language-en")];
    let names = names.map(|(language, id)| (language, words(tongue, id)));
    let chosen = form.choose(&Field { id: "new-language", ..Field::default() }, &names, usual, |_| None)?;
    Ok(Lang::parse(chosen.unwrap_or(usual).key()))
}

/// A tag that stands for a language; `chinese` is none.
fn lang(given: &str) -> Option<Lang> {
    Lang::parse(given.trim())
}

/// What is wrong with a folder: it is a file, it holds something, or it lies inside another site.
fn may_be_used(folder: &Path, tongue: Tongue) -> Result<(), String> {
    let refused = |id: &str, folder: &Path, more: &str| {
        text(tongue, id, &Arguments::new().with("folder", folder.display().to_string()).with("more", more))
    };
    if folder.exists() && !folder.is_dir() {
        return Err(refused("new-not-a-folder", folder, ""));
    }
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    if absolute.join(SITE_FILE).exists() {
        return Err(refused("new-site-is-there", folder, ""));
    }
    let site = nearest_site(&absolute);
    let inside = [CONTENT, "themes"].iter().any(|name| absolute.starts_with(site.join(name)));
    if inside && site.join(SITE_FILE).is_file() {
        return Err(refused("new-site-in-site", folder, &site.display().to_string()));
    }
    let mut others: Vec<String> =
        fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).filter_map(|entry| other(&entry)).collect();
    others.sort();
    match others.first() {
        None => Ok(()),
        Some(first) => Err(refused("new-folder-not-empty", folder, first)),
    }
}

/// The name of an entry that does not belong into a folder for a new site: what a repository begins with does.
fn other(entry: &fs::DirEntry) -> Option<String> {
    let name = entry.file_name().to_string_lossy().into_owned();
    let upper = name.to_uppercase();
    let begins = ["README", "LICENSE", "LICENCE", "COPYING", "CHANGELOG"].iter().any(|known| upper.starts_with(known));
    (!name.starts_with('.') && !begins).then_some(name)
}

/// The name of a folder, also of `.`.
fn name_of(folder: &Path) -> String {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    absolute.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn tell(folder: &Path, changes: &[Change], ignores: bool, voice: Voice) -> Result<(), Stop> {
    let is_here = folder.components().all(|part| matches!(part, std::path::Component::CurDir));
    for (n, change) in changes.iter().enumerate() {
        let path = if is_here { PathBuf::from(change.path.as_str()) } else { folder.join(change.path.as_str()) };
        let arguments = Arguments::new().with("path", path.display().to_string());
        // With `--quiet`, the last line.
        if n + 1 == changes.len() { voice.say("new-wrote", &arguments)? } else { voice.mention("new-wrote", &arguments)? }
    }
    if ignores {
        voice.say("new-gitignore", &Arguments::new().with("lines", GITIGNORE.trim_end().replace('\n', " ")))?;
    }
    match is_here {
        true => voice.mention("new-site-next-here", &Arguments::new())?,
        false => voice.mention("new-site-next", &Arguments::new().with("folder", folder.display().to_string()))?,
    }
    Ok(())
}

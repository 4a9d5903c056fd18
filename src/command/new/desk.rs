//! The site that something is added to: found from any folder inside it, looked through, written to all or nothing.

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;

use jiff::Zoned;

use super::super::events::no_such_event;
use super::super::place::{nearest_site, program};
use super::super::voice::Voice;
use super::Stop;
use super::write::{Change, write_all};
use crate::config::{Audience, Outside};
use crate::diag::{Problem, ReferenceKind, Severity};
use crate::language::Words;
use crate::messages::{Arguments, Tongue, text, words};
use crate::parse::{CONTENT, Line, compose, event_folder};
use crate::pipeline::{Known, Outlook, Survey, survey, which};
use crate::read::SITE_FILE;
use crate::source::{SitePath, decode};
use crate::tree::Tree;

/// What some editors put at the head of a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What all commands take that add to a site.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// The site's folder, with site.toml in it [default: this folder, or the nearest one above it]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
}

/// A site that something is added to.
pub(super) struct Desk {
    pub(super) voice: Voice,
    pub(super) survey: Survey,
    root: PathBuf,
    /// The event whose folder the command was given in.
    here: Option<String>,
}

impl Desk {
    /// Finds the site and looks through it.
    pub(super) fn open(place: &Place, voice: Voice) -> Result<Desk, Stop> {
        let current = env::current_dir()?;
        let root = place.root.clone().unwrap_or_else(|| nearest_site(&current));
        let outside = Outside {
            program: program(),
            today: Zoned::now().date(),
            theme: None,
            base_url: None,
            relative_urls: false,
            audience: Audience::Public,
        };
        let Some(survey) = survey(&root, &outside)? else {
            let folder = Arguments::new().with("folder", root.display().to_string()).with("file", SITE_FILE);
            return Err(Stop::Usage(vec![text(voice.tongue(), "new-no-site", &folder)]));
        };
        let inside = current.strip_prefix(&root).ok().and_then(|path| path.join("x").to_str().map(|path| path.replace('\\', "/")));
        let here = inside.and_then(|path| SitePath::new(&path)).as_ref().and_then(event_folder).map(str::to_string);
        let here = here.filter(|folder| survey.event(folder).is_some());
        Ok(Desk { voice, survey, root, here })
    }

    /// The language of whoever is at the desk.
    pub(super) fn tongue(&self) -> Tongue {
        self.voice.tongue()
    }

    /// The vocabulary of the site: what is written into its files.
    pub(super) fn words(&self) -> Words {
        self.survey.config.language.script()
    }

    /// The language of what is written into files for those who edit them.
    pub(super) fn margin(&self) -> Tongue {
        match self.words() {
            Words::Hans | Words::Hant => Tongue::Zh,
            Words::En => Tongue::En,
        }
    }

    /// A line for those who edit a file.
    pub(super) fn comment(&self, id: &'static str) -> Line {
        Line::Comment(words(self.margin(), id))
    }

    /// The folder of an event that is named by it, by a path in it, or by its title; without a name, the one this is given in.
    pub(super) fn event(&self, given: Option<&str>) -> Result<Option<String>, String> {
        let Some(given) = given else { return Ok(self.here.clone()) };
        let events = self.survey.known(ReferenceKind::Event);
        match which(given, &events) {
            Ok(found) if self.survey.event(&found.id).is_some() => Ok(Some(found.id.clone())),
            Ok(found) => Err(text(self.tongue(), "new-broken-event", &Arguments::new().with("event", found.id.as_str()))),
            Err(near) => Err(no_such_event(given, near, self.tongue())),
        }
    }

    /// The folder and the title of every event, the latest first.
    pub(super) fn events(&self) -> Vec<(String, String)> {
        let known = self.survey.known(ReferenceKind::Event).into_iter();
        let dated = known.filter_map(|known| Some((self.survey.site.events[self.survey.event(&known.id)?].period.first_day(), known)));
        let mut dated: Vec<(jiff::civil::Date, Known)> = dated.collect();
        dated.sort_by(|a, b| b.cmp(a));
        dated.into_iter().map(|(_, known)| (known.id, known.name)).collect()
    }

    /// A file of the site with an entry added by `with`, or a new one that holds only that.
    pub(super) fn added(&self, path: &SitePath, entry: &[Line], with: impl Fn(&str, &[Line]) -> Option<String>) -> Result<Change, Stop> {
        let Some(file) = self.survey.sources.find(path) else {
            return Ok(Change::new(path.clone(), with("", entry).unwrap_or_default()));
        };
        let bytes = self.survey.sources.bytes(file)?;
        let text_before = decode(bytes.clone()).ok();
        let mark = if bytes.starts_with(BYTE_ORDER_MARK.as_bytes()) { BYTE_ORDER_MARK } else { "" };
        let Some(added) = text_before.and_then(|text| with(&text, entry)) else {
            let arguments = Arguments::new().with("path", path.as_str()).with("lines", compose(entry));
            return Err(Stop::Usage(vec![text(self.tongue(), "new-add-it-yourself", &arguments)]));
        };
        Ok(Change { path: path.clone(), text: format!("{mark}{added}"), before: Some(bytes) })
    }

    /// Whether anything is at a path of the site, whether it is part of the content or not.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).symlink_metadata().is_ok()
    }

    /// The part of an address that is proposed for something: `wish`, numbered if that is taken.
    pub(super) fn free(&self, wish: &str, taken: impl Fn(&str) -> bool) -> String {
        if wish.is_empty() || !taken(wish) {
            return wish.to_string();
        }
        (2..).map(|n| format!("{wish}-{n}")).find(|slug| !taken(slug)).expect("numbers do not end")
    }

    /// What the site would be with some changes.
    fn outlook(&self, changes: &[Change]) -> Result<Outlook, Stop> {
        let files = changes.iter().map(|change| (change.path.clone(), change.text.clone().into_bytes()));
        Ok(self.survey.with(files.collect())?)
    }

    /// What has a page already, because it is named somewhere, and moves to another address once it is entered: the
    /// change with its old addresses among its `lines`, so that they lead on, and these addresses.
    pub(super) fn entered(&self, lines: &[Line], change: impl Fn(&[Line]) -> Result<Change, Stop>) -> Result<(Change, Vec<String>), Stop> {
        let bare = change(lines)?;
        let gone = self.outlook(std::slice::from_ref(&bare))?.gone;
        if gone.is_empty() {
            return Ok((bare, gone));
        }
        let aliases = Tree::List(gone.iter().cloned().map(Tree::Text).collect());
        let lines: Vec<Line> = lines.iter().cloned().chain([Line::Pair("aliases".to_string(), aliases)]).collect();
        Ok((change(&lines)?, gone))
    }

    /// Says that old addresses lead to a new one.
    pub(super) fn tell_of_aliases(&self, from: &[String], to: &str) -> Result<(), Stop> {
        if from.is_empty() {
            return Ok(());
        }
        let arguments = Arguments::new().with("from", self.tongue().join(from)).with("to", to);
        Ok(self.voice.mention("new-moved", &arguments)?)
    }

    /// Writes all of the changes or nothing, once a check of the site with them finds no mistake.
    pub(super) fn write(&self, changes: Vec<Change>) -> Result<(), Stop> {
        let Outlook { sources, mut notes, .. } = self.outlook(&changes)?;
        if notes.iter().any(|note| note.diagnostic.severity() == Severity::Error) {
            self.voice.show(&notes, &sources)?;
            return Err(Stop::Content(words(self.tongue(), "new-mistakes")));
        }
        write_all(&self.root, &changes, self.tongue())?;
        for change in &changes {
            let id = if change.before.is_some() { "new-added" } else { "new-wrote" };
            self.voice.say(id, &Arguments::new().with("path", change.path.as_str()))?;
        }
        // Who has just been entered is yet to appear, and what to do for that is said next.
        notes.retain(|note| !matches!(note.diagnostic.problem, Problem::UnusedSpeaker { .. }));
        if !notes.is_empty() {
            self.voice.mention("new-remarks", &Arguments::new())?;
            self.voice.show(&notes, &sources)?;
        }
        Ok(())
    }
}

/// A path in the content folder.
pub(super) fn content(path: &str) -> SitePath {
    SitePath::new(&format!("{CONTENT}/{path}")).expect("parts of addresses make clean paths")
}

/// The names of things by what is known of them.
pub(super) fn ids(known: &[Known]) -> BTreeSet<&str> {
    known.iter().map(|known| known.id.as_str()).collect()
}

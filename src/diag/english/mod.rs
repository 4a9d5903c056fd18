//! The words of every problem in English: what is wrong, what to print under the underlined text, what to do.

mod archive;
mod tables;

use super::{CHECKS, Problem, ReferenceKind, Slot};

/// The one document that is written in TOML.
const SITE: &str = "site.toml";

/// What a message says.
pub(super) struct Words {
    /// What is wrong, in one line.
    pub(super) title: String,
    /// What stands under the underlined text; may be empty.
    pub(super) label: String,
    /// What to do.
    pub(super) help: Vec<String>,
}

impl Words {
    fn new(title: impl Into<String>, label: impl Into<String>) -> Words {
        Words { title: title.into(), label: label.into(), help: Vec::new() }
    }

    fn help(mut self, help: impl Into<String>) -> Words {
        self.help.push(help.into());
        self
    }
}

/// The words for a problem.
pub(super) fn words(problem: &Problem) -> Words {
    let first = data(problem).or_else(|| times(problem)).or_else(|| tables::words(problem)).or_else(|| agendas(problem));
    first.or_else(|| archive::words(problem)).or_else(|| references(problem)).or_else(|| links(problem)).unwrap_or_else(|| rest(problem))
}

fn data(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::FrontMatterUnclosed => {
            Words::new("the front matter is never closed", "it opens here").help("put a line with `---` under the last key")
        }
        Problem::FrontMatterMissing { key } => Words::new("this file has no front matter", "it should begin here")
            .help(format!("begin the file with `---`, `{key}: …` and another `---`, each on a line of its own")),
        Problem::YamlSyntax { message } => Words::new(format!("this is not valid YAML: {message}"), "near here").help(
            "a value with `: ` or ` #` in it, or one that begins with a mark such as `@`, `[` or `*`, needs quotation marks around it",
        ),
        Problem::YamlUnclosed { opening } => {
            Words::new(format!("`{opening}` is never closed"), "it opens here").help("close it at the end of the value")
        }
        Problem::FullWidthColon { key } => Words::new("a full-width colon after a key", "the colon is `：`")
            .help(format!("write `{key}: ` with an ASCII colon and a space")),
        Problem::MissingSpace { key } => {
            Words::new("no space after the colon of a key", "here").help(format!("write `{key}: ` with a space"))
        }
        Problem::TabIndent => {
            Words::new("a tab at the beginning of a line", "this is a tab").help("YAML is indented with spaces: put two in its place")
        }
        Problem::DuplicateKey { key } => Words::new(format!("the key `{key}` stands here twice"), "").help("keep one of the two"),
        Problem::DataTooLarge => Words::new("this data unfolds without end", "").help("take the aliases (`*name`) or the deep nesting out"),
        Problem::TomlSyntax { message } => Words::new(format!("this is not valid TOML: {message}"), "near here"),
        Problem::WrongType { key, expected, found } => {
            // Without a key it is the whole document: `an agenda`.
            let what = if key.contains(' ') { key.clone() } else { format!("`{key}`") };
            Words::new(format!("{what} should be {expected}"), format!("this is {found}"))
        }
        Problem::UnknownKey { key, document } => {
            let own = match document.as_str() {
                SITE => "options of the theme belong under `[theme_options]`".to_string(),
                CHECKS => format!("the codes that can be set are {}", Problem::adjustable().collect::<Vec<_>>().join(", ")),
                _ => "data of your own belongs under `extra:`".to_string(),
            };
            Words::new(format!("{document} has no key `{key}`"), "it is ignored").help(own)
        }
        Problem::MisspeltKey { key, near } => Words::new(format!("unknown key `{key}`"), format!("did you mean `{near}`?")),
        Problem::MissingKey { key, document } => {
            let line = if document == SITE { format!("{key} = \"…\"") } else { format!("{key}: …") };
            Words::new(format!("{document} needs a `{key}`"), "").help(format!("add a line `{line}`"))
        }
        Problem::UnknownValue { key, value, allowed, near } => {
            let label = near.as_ref().map_or(String::new(), |near| format!("did you mean `{near}`?"));
            Words::new(format!("`{key}` cannot be `{value}`"), label).help(format!("it is one of {}", quoted(allowed)))
        }
        Problem::BadValue { key, value, expected } => {
            Words::new(format!("`{key}` cannot be `{value}`"), format!("this should be {expected}"))
        }
        _ => return None,
    })
}

fn times(problem: &Problem) -> Option<Words> {
    const FORMS: &str = "write `2024-09-04`, `2024-09-04 14:30` or `2024年9月4日下午`";
    Some(match problem {
        Problem::NotADate { text } => Words::new(format!("`{text}` is not a date"), "").help(FORMS),
        Problem::NoSuchMonth { month } => Words::new(format!("there is no month {month}"), "months go from 1 to 12"),
        Problem::NoSuchDay { year, month, day, last } => {
            Words::new(format!("there is no {year}-{month:02}-{day:02}"), format!("{year}-{month:02} has {last} days"))
        }
        Problem::NoSuchTime { text, in_part: true } => {
            Words::new(format!("`{text}` does not lie in that part of the day"), "").help("write the time alone: `14:30`")
        }
        Problem::NoSuchTime { text, in_part: false } => {
            Words::new(format!("`{text}` is not a time of day"), "").help("times go from 00:00 to 24:00")
        }
        Problem::YearMissing { text } => Words::new(format!("`{text}` has no year"), "and there is no event to take it from").help(FORMS),
        Problem::DayMissing { text } => {
            Words::new(format!("`{text}` has no day"), "the event lasts more than one day, so the day is needed")
                .help("write `9月4日 14:30`, or give the session a `date:`")
        }
        Problem::RangeBackwards { text, next_day } => {
            let words = Words::new("the end comes before the start", "");
            or_next_day(words.help(format!("`{text}` should begin with the earlier one")), next_day.as_deref())
        }
        Problem::WrongWeekday { date, written, actual } => {
            Words::new(format!("{date} is not a {written}"), format!("it is a {actual}")).help("mend the date or the weekday")
        }
        Problem::EndBeforeStart { start, end, next_day } => {
            let words = Words::new("the end comes before the start".to_string(), format!("{end} is before {start}"));
            or_next_day(words, next_day.as_deref())
        }
        Problem::EndWithoutStart { key } => {
            Words::new(format!("`{key}` has no hour to count from"), "it is ignored").help("give a `start:` with an hour, or take it out")
        }
        Problem::NotADuration { text } => Words::new(format!("`{text}` is not a duration"), "").help("write `90m`, `1h30m` or `90分钟`"),
        _ => return None,
    })
}

fn agendas(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::RoomClash { room, one, other } => {
            Words::new(format!("two sessions are in {room} at once"), said(one)).help(and(other)).help(allow(problem))
        }
        Problem::SpeakerClash { speakers, one, other } => {
            Words::new(format!("{} should be in two sessions at once", speakers.join(", ")), said(one))
                .help(and(other))
                .help(allow(problem))
        }
        Problem::ChangeTooShort { speaker, minutes, needed, one, other } => {
            let title = format!("{speaker} has {minutes} minutes from one place to the next, and needs {needed}");
            Words::new(title, said(one)).help(and(other)).help(allow(problem))
        }
        Problem::OutsideEvent { session, event, ends } => {
            let title = format!("`{}` is at a time when its event is not on", session.title);
            let words = Words::new(title, said(session));
            words.help(format!("the event is on {} in {}", event.time, event.file)).help(match ends {
                true => "mend the session's time, or the event's",
                false => "mend the session's time, or give the event an `end:`",
            })
        }
        Problem::SmallHours { session, afternoon, night } => Words::new(format!("`{}` is at night", session.title), said(session))
            .help(format!("write `{afternoon}` if it is in the afternoon, or `{night}` if it is not"))
            .help(allow(problem)),
        Problem::OutsideDay { session, date } => {
            let title = format!("`{}` has two days", session.title);
            Words::new(title, said(session)).help(format!("its `date:` is {date}: write a time alone as `start:`, or take the date out"))
        }
        Problem::NoMealBreak { day, hours, minutes, sessions } => {
            const MOST: usize = 6;
            let mut filled: Vec<String> =
                sessions.iter().take(MOST).map(|one| format!("`{}` {} in {}", one.title, one.time, one.file)).collect();
            if sessions.len() > MOST {
                filled.push(format!("{} more", sessions.len() - MOST));
            }
            Words::new(format!("{day} leaves no {minutes} minutes to eat"), format!("this begins to fill {hours}"))
                .help(format!("it is filled by {}", filled.join("; ")))
                .help("add the meal as a session of the type `break`, or leave a gap")
                .help(allow(problem))
        }
        Problem::OverCapacity { room, capacity, people, session, event } => {
            let words = Words::new(format!("{room} holds {capacity}, and {people} are to come"), said(session));
            match event {
                Some(event) => words.help(format!("they are the participants that {} names", event.file)).help(allow(problem)),
                None => words.help(allow(problem)),
            }
        }
        Problem::TitleWeekday { date, written, actual } => {
            Words::new(format!("{date} is not a {written}"), format!("it is a {actual}")).help("mend the date or the weekday")
        }
        _ => return None,
    })
}

fn said(slot: &Slot) -> String {
    format!("`{}` is {}", slot.title, slot.time)
}

fn and(slot: &Slot) -> String {
    format!("the other is `{}`, {}, in {}", slot.title, slot.time, slot.file)
}

fn allow(problem: &Problem) -> String {
    format!("if it is meant so, write `checks: {{ {}: off }}` in the front matter of the event", problem.code())
}

fn or_next_day(words: Words, end: Option<&str>) -> Words {
    match end {
        Some(end) => words.help(format!("if it ends on the next day, write `次日{end}`, or the date with it")),
        None => words,
    }
}

fn references(problem: &Problem) -> Option<Words> {
    Some(match problem {
        Problem::UnknownReference { kind, id, near } => unknown_reference(*kind, id, near),
        Problem::AmbiguousName { kind, name, candidates } => {
            let words = Words::new(format!("more than one {} is called {name}", thing(*kind).0), "which one?")
                .help(format!("they are {}", candidates.join("; ")));
            words.help(match kind {
                ReferenceKind::Speaker => "give the id, or the organisation as well: `{ name: …, organisation: … }`",
                ReferenceKind::Series | ReferenceKind::Organisation | ReferenceKind::Venue | ReferenceKind::Event => "give the id",
            })
        }
        Problem::SameName { name, candidates } => Words::new(format!("more than one speaker is called {name}"), "")
            .help(format!("they are {}", candidates.join("; ")))
            .help("if they are one person, give that person a file in content/speakers/ and refer to it by id; if not, give each a file"),
        Problem::DuplicateId { id, other } => {
            Words::new(format!("the id `{id}` is taken"), "").help(format!("{other} has it")).help("give one of the two another id")
        }
        Problem::SignOffIncomplete { roles } => Words::new(format!("the sign-off lacks {}", roles.join(", ")), "")
            .help("add who did it under `sign_off:`, or change `sign_off.required` in site.toml"),
        Problem::UnreleasedChange { event, version, gone: true, .. } => {
            Words::new("the event has no agenda any more", format!("this is release {version}"))
                .help("is its file missing, or named otherwise than agenda.yaml, agenda.xlsx and the like?")
                .help(format!("if nothing of it takes place, run `huikan release {event} --all-cancelled`"))
        }
        Problem::UnreleasedChange { event, version, titles, gone: false } => unreleased(event, *version, titles),
        Problem::NeverReleased { id, near } => {
            let label = near.as_ref().map_or_else(|| "it is ignored".to_string(), |near| format!("did you mean `{near}`?"));
            Words::new(format!("no session was ever released as `{id}`"), label).help("`was:` takes the id that stands in releases.yaml")
        }
        Problem::EventMissing { folder } => Words::new(format!("{folder} has no index.md"), "so this belongs to no event")
            .help(format!("write {folder}/index.md with at least `title:` and `start:`")),
        _ => return None,
    })
}

fn unreleased(event: &str, version: u32, titles: &[String]) -> Words {
    const SHOWN: usize = 5;
    let mut shown = titles.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    if titles.len() > SHOWN {
        shown = format!("{shown}; and {} more", titles.len() - SHOWN);
    }
    Words::new("the agenda has changed since its last release", format!("this is release {version}"))
        .help(format!("what has changed: {shown}"))
        .help(format!("run `huikan release {event}`, so that calendars and the list of changes tell of it"))
}

fn unknown_reference(kind: ReferenceKind, id: &str, near: &[(String, String)]) -> Words {
    let (what, place) = thing(kind);
    let near: Vec<String> = near.iter().map(|(id, name)| format!("`{id}` ({name})")).collect();
    let label = if near.is_empty() { String::new() } else { format!("did you mean {}?", near.join(" or ")) };
    let words = Words::new(format!("no {what} `{id}`"), label);
    if !near.is_empty() {
        return words;
    }
    words.help(match kind {
        ReferenceKind::Event => "give the name of the event's folder in content/events/".to_string(),
        ReferenceKind::Organisation | ReferenceKind::Venue => format!("add it to {place}, or give the {what} by name"),
        ReferenceKind::Speaker | ReferenceKind::Series => format!("write {}, or give the {what} by name", place.replace("ID", id)),
    })
}

/// What a reference leads to, and where such things are written.
fn thing(kind: ReferenceKind) -> (&'static str, &'static str) {
    match kind {
        ReferenceKind::Speaker => ("speaker", "content/speakers/ID.md"),
        ReferenceKind::Series => ("series", "content/series/ID.md"),
        ReferenceKind::Organisation => ("organisation", "content/organisations.yaml"),
        ReferenceKind::Venue => ("venue", "content/venues.yaml"),
        ReferenceKind::Event => ("event", "content/events/ID/index.md"),
    }
}

fn links(problem: &Problem) -> Option<Words> {
    let meant = |near: &Option<String>| near.as_ref().map_or(String::new(), |near| format!("did you mean `{near}`?"));
    Some(match problem {
        Problem::MissingFile { path, near } => Words::new(format!("there is no file {path}"), meant(near)),
        Problem::MissingImage { path, near } => Words::new(format!("there is no image {path}"), meant(near)),
        Problem::MissingPage { url, near } => {
            Words::new(format!("the site has no page {url}"), meant(near)).help("link to the source file instead: `../speakers/name.md`")
        }
        Problem::MissingAnchor { anchor, path, known } => {
            let known: Vec<String> = known.iter().map(|(id, title)| format!("`#{id}` ({title})")).collect();
            let words = Words::new(format!("{path} has no anchor `#{anchor}`"), "");
            let words = if known.is_empty() { words } else { words.help(format!("it has {}", known.join(", "))) };
            words.help("a heading gets an anchor of its own by `## Heading {#name}`")
        }
        Problem::OutsideSite { path } => {
            Words::new(format!("`{path}` leads out of the content folder"), "").help("copy the file into content/ and refer to it there")
        }
        Problem::NoPage { path } => Words::new(format!("{path} has no page of its own"), "so this would lead nowhere")
            .help("lists, and breaks without text or speakers, have none: link to something else, or take the link out"),
        Problem::LinkToWithheld { path } => Words::new(format!("{path} is not published"), "so this would lead nowhere")
            .help("it is a draft, under embargo, hidden or without consent: publish it, or take this out"),
        Problem::UnsafeLink { scheme } => {
            Words::new(format!("links with `{scheme}:` are not published"), "").help("use http, https, mailto or tel")
        }
        Problem::LiteralEmphasis => Words::new("emphasis marks stay in the text", "no matching mark")
            .help("close the emphasis on the same paragraph, without a space inside it, or write `\\*` for the character itself"),
        Problem::DuplicateAnchor { id } => Words::new(format!("the anchor `{id}` is used twice"), "").help("give one of them another id"),
        Problem::MissingAlt => Words::new("a picture without a description", "").help("say between `![` and `]` what it shows"),
        Problem::UndefinedFootnote { label } => {
            Words::new(format!("there is no footnote `{label}`"), "").help(format!("write it on a line of its own: `[^{label}]: …`"))
        }
        Problem::UnusedFootnote { label } => Words::new(format!("nothing refers to the footnote `{label}`"), "it is not published")
            .help(format!("put `[^{label}]` where it belongs, or delete it")),
        _ => return None,
    })
}

fn rest(problem: &Problem) -> Words {
    match problem {
        Problem::NoSiteToml { folder } => Words::new(format!("{folder} is not a huikan site: it has no site.toml"), "")
            .help("go to the site's folder or name it with `--root FOLDER`"),
        Problem::NotUtf8 { looks_like } => not_utf8(looks_like.as_deref()),
        Problem::LinkOutside { link, target } => Words::new(format!("the symbolic link {link} leads to {target}"), "")
            .help("links may lead to files inside the site only: copy what you need"),
        Problem::NameNotUtf8 { name } => Words::new(format!("the file name {name} is not UTF-8"), "")
            .help("rename the file; lower-case ASCII names make the best addresses"),
        Problem::DuplicateUrl { url, other } => Words::new(format!("two pages have the address {url}"), "")
            .help(format!("the other one is {other}"))
            .help("rename one of the two, or change its `slug:` or `aliases:`"),
        Problem::BadSlug { slug, suggestion } => Words::new(format!("`{slug}` cannot be part of an address"), "")
            .help(format!("`{suggestion}` could: give it as `slug:`, or as `id:` in a list")),
        Problem::NoTheme { name, known } => {
            Words::new(format!("there is no theme `{name}`"), "").help(format!("there are {}", quoted(known)))
        }
        Problem::ThemeCycle { name } => Words::new(format!("the theme `{name}` extends itself"), ""),
        Problem::NoTemplate { names } => Words::new(format!("the theme has no template {}", quoted(names)), "")
            .help("write one of them, or let the theme extend one that has it"),
        Problem::TemplateSyntax { message } => Words::new(format!("the template is not valid: {message}"), ""),
        Problem::TemplateError { message, page, near, chain } => {
            let label = near.as_ref().map_or(String::new(), |near| format!("did you mean `{near}`?"));
            let words = Words::new(message.clone(), label).help(format!("it happened while making {page}"));
            chain.iter().fold(words, |words, step| words.help(step.clone()))
        }
        Problem::ForeignOutput { folder, files } => {
            Words::new(format!("{folder} holds files that huikan did not write: {}", files.join(", ")), "")
                .help("nothing was changed; choose an empty or new folder with `--output FOLDER`, or empty this one yourself")
        }
        Problem::OutputOverSources { folder } => Words::new(format!("the output folder {folder} would overwrite the sources"), "")
            .help("choose a folder of its own with `--output FOLDER`"),
        other => Words::new(other.code(), ""),
    }
}

fn not_utf8(looks_like: Option<&str>) -> Words {
    let words = Words::new("this file is not UTF-8", "the first byte that is not");
    match looks_like {
        Some(encoding) => words
            .help(format!("it looks like {encoding}"))
            .help(format!("convert it: `iconv -f {encoding} -t UTF-8 old > new`, or save it as UTF-8 in your editor")),
        None => words.help("save it as UTF-8 in your editor"),
    }
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

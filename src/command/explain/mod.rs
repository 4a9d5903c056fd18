//! `huikan explain`: what a code means, why huikan minds, how to mend it, and an example.

mod example;
mod paper;

use std::ffi::OsStr;
use std::io;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};

use super::Ending;
use super::columns::{columns, padded, taken};
use super::voice::{Voice, print_styled};
use crate::diag::Severity;
use crate::manual::{self, Entry, GROUPS, Scope, entry, scope, severity};
use crate::messages::{Arguments, Tongue, text, words};
use crate::parse::nearest;
use paper::Paper;

/// What `huikan explain` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code in a message, as `room-clash`, or a word that it is about
    #[arg(value_parser = AnyCode, hide_possible_values = true)]
    code: Option<String>,
}

/// Any text, as people paste more than a code; shells complete the codes.
#[derive(Debug, Clone)]
struct AnyCode;

impl TypedValueParser for AnyCode {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&clap::Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(manual::codes().into_iter().map(PossibleValue::new)))
    }
}

/// The widest that lines are set, in columns: longer ones are hard to read.
const WIDEST: usize = 88;

pub(super) fn run(args: &Args, voice: Voice) -> io::Result<Ending> {
    let tongue = voice.tongue();
    let Some(asked) = &args.code else {
        print_styled(&list(tongue))?;
        return Ok(Ending::Fine);
    };
    let code = code_in(asked);
    if let Some(entry) = entry(&code) {
        print_styled(&page(&entry, tongue, columns(WIDEST)))?;
        return Ok(Ending::Fine);
    }
    let (named, told) = (about(asked, named_so), || about(asked, told_of));
    let near = nearest(&code, manual::codes().into_iter());
    let found = if named.is_empty() && near.is_none() { told() } else { named };
    match found.as_slice() {
        [one] => {
            print_styled(&page(one, tongue, columns(WIDEST)))?;
            return Ok(Ending::Fine);
        }
        [] => {}
        several => {
            print_styled(&choice(asked, several, tongue))?;
            return Ok(Ending::Fine);
        }
    }
    let arguments = Arguments::new().with("asked", asked.as_str());
    match near {
        Some(near) => voice.fail("explain-unknown-near", &arguments.with("near", near))?,
        None => voice.fail("explain-unknown", &arguments)?,
    }
    Ok(Ending::Usage)
}

/// The code that is meant: people paste `error[room-clash]: …`, and write `Room_Clash`.
fn code_in(asked: &str) -> String {
    let inside = asked.split_once('[').map_or(asked, |(_, rest)| rest.split(']').next().unwrap_or(rest));
    inside.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace(['_', ' '], "-")
}

/// The entries that all words of a text are found in, by their groups.
fn about(asked: &str, is_in: impl Fn(&Entry, &str) -> bool) -> Vec<Entry> {
    let asked = asked.to_lowercase();
    let words: Vec<&str> = asked.split_whitespace().collect();
    // A letter is in everything.
    if !words.iter().any(|word| word.len() > 2) {
        return Vec::new();
    }
    let entries = GROUPS.iter().flat_map(|group| group.codes).filter_map(|code| entry(code));
    entries.filter(|entry| words.iter().all(|word| is_in(entry, word))).collect()
}

/// Whether a word is in an entry's code or title.
fn named_so(entry: &Entry, word: &str) -> bool {
    entry.code.contains(word) || Tongue::ALL.iter().any(|tongue| entry.text(*tongue).title.to_lowercase().contains(word))
}

/// Whether a word is in what an entry says.
fn told_of(entry: &Entry, word: &str) -> bool {
    let said = |tongue: &Tongue| entry.text(*tongue).paragraphs.iter().any(|paragraph| paragraph.to_lowercase().contains(word));
    named_so(entry, word) || Tongue::ALL.iter().any(said)
}

/// Some codes with what they are about, to choose from.
fn choice(asked: &str, entries: &[Entry], tongue: Tongue) -> String {
    let mut paper = Paper::new(usize::MAX);
    paper.line(&text(tongue, "explain-about", &Arguments::new().with("asked", asked).with("n", entries.len())));
    paper.blank();
    let codes: Vec<&str> = entries.iter().map(|entry| entry.code).collect();
    items(&mut paper, &codes, &codes, tongue);
    paper.into_text()
}

/// Every code with what it is about.
fn list(tongue: Tongue) -> String {
    let codes: Vec<&str> = GROUPS.iter().flat_map(|group| group.codes).copied().collect();
    let mut paper = Paper::new(usize::MAX);
    paper.line(&words(tongue, "explain-how-to-ask"));
    for group in GROUPS {
        paper.blank();
        paper.heading(group.name(tongue));
        items(&mut paper, group.codes, &codes, tongue);
    }
    paper.into_text()
}

/// A line for each of some codes, in columns that fit all of them.
fn items(paper: &mut Paper, codes: &[&'static str], all: &[&str], tongue: Tongue) {
    let longest = all.iter().map(|code| code.len()).max().unwrap_or_default();
    let word = |code: &str| words(tongue, severity_word(severity(code)));
    let widest = all.iter().map(|code| taken(&word(code))).max().unwrap_or_default();
    for code in codes {
        let title = entry(code).map_or("", |entry| entry.text(tongue).title);
        let word = word(code);
        paper.item(severity(code), code, longest, &padded(&word, widest), title);
    }
}

/// One entry.
fn page(entry: &Entry, tongue: Tongue, width: usize) -> String {
    let (said, bad) = (entry.text(tongue), severity(entry.code));
    let mut paper = Paper::new(width);
    paper.title(bad, &words(tongue, severity_word(bad)), entry.code, said.title);
    for paragraph in &said.paragraphs {
        paper.blank();
        paper.paragraph(paragraph);
    }
    let change = match scope(entry.code) {
        Scope::Nowhere => None,
        Scope::Site => Some("explain-off-in-site"),
        Scope::Event => Some("explain-off-in-event"),
    };
    if let Some(id) = change {
        paper.blank();
        paper.paragraph(&text(tongue, id, &Arguments::new().with("code", entry.code)));
    }
    example::write(&mut paper, entry, tongue);
    paper.into_text()
}

/// The message that says how bad something is.
fn severity_word(bad: Severity) -> &'static str {
    match bad {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_a_code() {
        for asked in [
            "room-clash",
            "error[room-clash]",
            "warning[room-clash]: two sessions",
            "[room-clash]",
            "Room_Clash",
            " `room-clash` ",
            "提醒[room-clash]",
        ] {
            assert_eq!(code_in(asked), "room-clash", "{asked}");
        }
    }

    #[test]
    fn a_word_finds_what_it_is_about() {
        let codes = |asked: &str| -> Vec<&str> { about(asked, named_so).iter().map(|entry| entry.code).collect() };
        assert_eq!(codes("手机"), ["mobile-number", "large-picture"]);
        assert!(codes("Clash").contains(&"room-clash") && codes("clash").contains(&"speaker-clash"), "{:?}", codes("clash"));
        assert_eq!(codes("会场 同时"), ["room-clash"], "all of the words");
        assert!(codes("a").is_empty() && codes("").is_empty() && codes("火星").is_empty());
        let told: Vec<&str> = about("旧名", told_of).iter().map(|entry| entry.code).collect();
        assert!(told.contains(&"unused-speaker"), "{told:?}");
        let choice = plain(&choice("clash", &about("clash", named_so), Tongue::Zh));
        assert!(choice.contains("room-clash") && choice.contains("同一会场同时有两项"), "{choice}");
    }

    /// What is printed, without colours.
    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn no_line_of_any_entry_is_too_wide() {
        for code in manual::codes() {
            let entry = entry(code).expect("it has an entry");
            for (tongue, width) in [(Tongue::Zh, 40), (Tongue::Zh, 80), (Tongue::En, 40), (Tongue::En, 80)] {
                let page = plain(&page(&entry, tongue, width));
                // Examples are as their authors would write them.
                let prose = page.lines().take_while(|line| !line.starts_with(['×', '·'])).skip(1);
                for line in prose {
                    assert!(taken(line) <= width, "{code} at {width}: {line}");
                    let text = line.trim_start();
                    // Code as wide as the terminal leaves no room for the mark behind it.
                    assert!(width < 60 || !text.starts_with(['、', '，', '。', '）', '；', '：', '”', '？']), "{code} at {width}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_page_has_all_of_its_entry() {
        let entry = entry("room-clash").expect("it has an entry");
        let page = plain(&page(&entry, Tongue::Zh, 60));
        let flat: String = page.lines().map(str::trim).collect();
        for paragraph in &entry.chinese.paragraphs {
            assert!(flat.replace(' ', "").contains(&paragraph.replace(' ', "")), "{paragraph}\n{page}");
        }
        assert!(page.starts_with("提醒[room-clash]: 同一会场同时有两项\n"), "{page}");
        assert!(page.contains("    × │   - { title: 座谈, start: \"10:00-11:30\", room: 礼堂 }\n"), "{page}");
        assert!(page.contains("    √ │   - { title: 座谈, start: \"10:00-11:30\", room: 会议室 }\n"), "{page}");
        assert!(page.contains("      │   - { title: 第一讲"), "{page}");
        assert!(page.contains("checks: { room-clash: off }"), "{page}");
    }
}

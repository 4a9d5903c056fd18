//! One Chinese text in the other script: simplified into traditional characters, and back.
//!
//! In: a text and the [`Rules`] of who wants it. Out: the same text in the other script, or the pieces it was cut
//! into. The words come from `OpenCC`'s dictionaries; on top of them lie names, which are never taken apart, the
//! site's own words, and a list of what the dictionaries get wrong. A text is converted as a whole, because what a
//! character becomes depends on its neighbours: 头**发** is 頭**髮**.
//!
//! Whoever calls knows what is a text: addresses, code and ids are not given here, and addresses that stand in the
//! middle of a text are left alone. The dictionaries are read when something is converted for the first time.
//!
//! | file | what is in it |
//! |---|---|
//! | `dictionary` | the dictionaries: the only file that knows the library |
//! | `forms` | which of several traditional forms is printed where, and what the dictionaries get wrong |
//! | `marks` | quotation marks, and what in a text is no words: addresses, record numbers |
//! | `names` | names of people |
//! | `units` | a text on its way, character by character |

mod dictionary;
mod forms;
mod marks;
mod names;
mod units;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::language::{Lang, Words};
use crate::memo::Digest;

use dictionary::{Phrases, Table};
pub use dictionary::{is_word, simplified};
use units::Units;

/// Which characters a text is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional, as printed somewhere.
    Hant(Area),
}

/// Where traditional characters are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Area {
    /// Hong Kong and Macao.
    HongKong,
    /// Taiwan.
    Taiwan,
    /// Nowhere in particular.
    Any,
}

/// What becomes of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Quotes {
    /// They stay as they are.
    #[default]
    Keep,
    /// “‘’” become 「『』」.
    Corner,
    /// 「『』」 become “‘’”.
    Curly,
}

/// How texts are converted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Into which characters.
    pub script: Script,
    /// What becomes of quotation marks.
    pub quotes: Quotes,
    /// The site's own words: what stands in a text, or comes out of it, and what it is to be.
    pub words: BTreeMap<String, String>,
    /// Names by each of their forms, with the form that is printed.
    pub names: BTreeMap<String, String>,
}

/// Rules, ready to be gone by.
#[derive(Debug)]
pub struct Converter {
    rules: Rules,
    digest: Digest,
    tables: OnceLock<Tables>,
}

/// What the rules come to.
#[derive(Debug)]
struct Tables {
    table: Table,
    names: Phrases,
    /// The site's own words, for what stands in a text.
    words: Phrases,
    /// Words that come out in a form that is printed otherwise.
    printed: Phrases,
    /// The site's own words, for what comes out.
    after: Phrases,
    /// Whether simplified characters become traditional ones, and surnames have to be looked out for.
    to_traditional: bool,
}

impl Script {
    /// The characters of a language; `None` if it is not Chinese.
    #[must_use]
    pub fn of(lang: &Lang) -> Option<Script> {
        match (lang.script(), lang.region().as_deref()) {
            (Words::En, _) => None,
            (Words::Hans, _) => Some(Script::Hans),
            (Words::Hant, Some("HK" | "MO")) => Some(Script::Hant(Area::HongKong)),
            (Words::Hant, Some("TW")) => Some(Script::Hant(Area::Taiwan)),
            (Words::Hant, _) => Some(Script::Hant(Area::Any)),
        }
    }

    /// Whether both are simplified, or both traditional.
    #[must_use]
    pub fn is_like(self, other: Script) -> bool {
        (self == Script::Hans) == (other == Script::Hans)
    }
}

impl Quotes {
    /// The word for it in `site.toml`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Quotes> {
        match text {
            "keep" => Some(Quotes::Keep),
            "corner" => Some(Quotes::Corner),
            "curly" => Some(Quotes::Curly),
            _ => None,
        }
    }
}

impl Converter {
    /// Makes ready; the dictionaries are not needed yet.
    #[must_use]
    pub fn new(rules: Rules) -> Converter {
        Converter { digest: Digest::of(&rules), rules, tables: OnceLock::new() }
    }

    /// The key of everything that a text's conversion depends on, besides the text.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Into which characters it converts.
    #[must_use]
    pub fn script(&self) -> Script {
        self.rules.script
    }

    /// A text in the other script.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.text_but(text, &[])
    }

    /// A text in the other script, except for some stretches of it.
    #[must_use]
    pub fn text_but(&self, text: &str, verbatim: &[String]) -> String {
        if marks::has_nothing_to_convert(text) {
            return text.to_string();
        }
        self.units(text, verbatim).text()
    }

    /// The pieces of one text in the other script, each with what became of its own characters.
    #[must_use]
    pub fn pieces(&self, pieces: &[&str]) -> Vec<String> {
        if pieces.iter().all(|piece| marks::has_nothing_to_convert(piece)) {
            return pieces.iter().map(|piece| (*piece).to_string()).collect();
        }
        self.units(&pieces.concat(), &[]).cut(pieces.iter().map(|piece| piece.chars().count()))
    }

    /// A person's name in the other script: as it is known, or else character by character, as names are no words.
    #[must_use]
    pub fn person(&self, name: &str) -> String {
        match self.rules.names.get(name) {
            Some(known) => known.clone(),
            None if marks::has_nothing_to_convert(name) => name.to_string(),
            None => self.tables().person(name, self.rules.script).unwrap_or_else(|| self.text(name)),
        }
    }

    fn units(&self, text: &str, verbatim: &[String]) -> Units {
        Units::of(text, verbatim, self.tables(), self.rules.quotes)
    }

    fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| Tables::new(&self.rules))
    }
}

impl Tables {
    fn new(rules: &Rules) -> Tables {
        let table = Table::of(rules.script);
        let mut printed = Phrases::default();
        forms::printed_otherwise(rules.script).iter().for_each(|(from, to)| printed.insert(from, to));
        let (mut words, mut after) = (Phrases::default(), Phrases::default());
        for (from, to) in &rules.words {
            // A single character would take words apart, so it is looked for in what comes out only.
            if from.chars().nth(1).is_some() {
                words.insert(from, to);
            }
            after.insert(from, to);
        }
        let mut names = Phrases::default();
        rules.names.iter().for_each(|(from, to)| names.insert(from, to));
        Tables { table, names, words, printed, after, to_traditional: rules.script != Script::Hans }
    }
}

/// Whether a name is the same person's in either script: 王樹斌 and 王树斌.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    names::simplified(one) == names::simplified(other)
}

/// Whether a text has characters that are only traditional, by what they are in simplified ones.
#[must_use]
pub fn has_traditional(text: &str) -> bool {
    names::simplified(text) != text
}

/// Whether a simplified name has a character for which there are several traditional ones.
#[must_use]
pub fn has_several_forms(name: &str) -> bool {
    name.chars().any(dictionary::has_several)
}

#[cfg(test)]
mod tests;

//! What huikan says to those who use it, in Chinese and in English.
//!
//! In: the id of a message and what stands in its places. Out: text. The words are [Fluent] files in `en/` and
//! `zh/`, one for each area; both languages are whole, and neither stands in for the other. A message with several
//! parts has them as attributes. Read when something is said for the first time, so that a build without a word
//! pays nothing.
//!
//! Knows nothing of what its messages are about. The words on published pages are another matter: those are in
//! the site's language (`language`) and come from its theme.
//!
//! [Fluent]: https://projectfluent.org

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::language::{Lang, Words};

/// The files of both languages.
macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        /// Chinese and English, area by area.
        const AREAS: &[(&str, &str)] =
            &[$((include_str!(concat!("zh/", $name, ".ftl")), include_str!(concat!("en/", $name, ".ftl")))),*];
    };
}

areas![
    "agendas",
    "archive",
    "commands",
    "data",
    "explain",
    "failures",
    "frame",
    "help",
    "links",
    "new",
    "output",
    "references",
    "scripts",
    "serve",
    "sheets",
    "texts",
    "themes",
    "times"
];

/// The language huikan speaks to its users in, whatever the language of their site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// Chinese, in simplified characters.
    Zh,
    /// English.
    En,
}

/// What stands in the places of a message.
#[derive(Debug, Default)]
pub struct Arguments(FluentArgs<'static>);

/// One thing that stands in a place of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Value(FluentValue<'static>);

impl Tongue {
    /// Both.
    pub const ALL: [Tongue; 2] = [Tongue::Zh, Tongue::En];

    /// Chinese for every sort of Chinese, English for everything else: `zh-Hans`, `zh_CN.UTF-8`, `en`.
    #[must_use]
    pub fn of_locale(name: &str) -> Tongue {
        let tag = name.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        match Lang::parse(&tag).map(|lang| lang.script()) {
            Some(Words::Hans | Words::Hant) => Tongue::Zh,
            Some(Words::En) | None => Tongue::En,
        }
    }

    /// The language of dates among its words.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Tongue::Zh => Words::Hans,
            Tongue::En => Words::En,
        }
    }

    /// Several things in a row: with commas between them, or semicolons where they have commas of their own.
    #[must_use]
    pub fn join(self, things: &[String]) -> String {
        let complex = things.iter().any(|thing| thing.contains([',', ';', '，', '；', '、']));
        things.join(match (self, complex) {
            (Tongue::Zh, false) => "、",
            (Tongue::Zh, true) => "；",
            (Tongue::En, false) => ", ",
            (Tongue::En, true) => "; ",
        })
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static ZH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
        match self {
            Tongue::Zh => ZH.get_or_init(|| bundle("zh", AREAS.iter().map(|(zh, _)| *zh))),
            Tongue::En => EN.get_or_init(|| bundle("en", AREAS.iter().map(|(_, en)| *en))),
        }
    }
}

impl Arguments {
    /// None yet.
    #[must_use]
    pub fn new() -> Arguments {
        Arguments::default()
    }

    /// With one more.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Arguments {
        self.set(name, value);
        self
    }

    /// Adds one.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) {
        self.0.set(name, value.into().0);
    }

    /// One that is a text; empty if there is none of that name.
    #[must_use]
    pub fn as_text(&self, name: &str) -> String {
        match self.0.get(name) {
            Some(FluentValue::String(text)) => text.to_string(),
            _ => String::new(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value(FluentValue::from(text.to_string()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value(FluentValue::from(text))
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {
        $(impl From<$type> for Value {
            fn from(number: $type) -> Value {
                Value(FluentValue::from(number))
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, usize, i16, i32, i64);

/// What a message says. The id itself, where there is no such message; a test sees to it that there is.
#[must_use]
pub fn text(tongue: Tongue, id: &str, arguments: &Arguments) -> String {
    said(tongue, id, None, arguments).unwrap_or_else(|| id.to_string())
}

/// What a message without places says.
#[must_use]
pub fn words(tongue: Tongue, id: &str) -> String {
    text(tongue, id, &Arguments::new())
}

/// What a part of a message says; nothing if the message has no such part.
#[must_use]
pub fn part(tongue: Tongue, id: &str, name: &str, arguments: &Arguments) -> Option<String> {
    said(tongue, id, Some(name), arguments)
}

/// The names of the parts of a message, in their order.
pub fn parts(tongue: Tongue, id: &str) -> impl Iterator<Item = &'static str> {
    tongue.bundle().get_message(id).into_iter().flat_map(|message| message.attributes().map(|part| part.id()).collect::<Vec<_>>())
}

/// Whether there is a message of that id.
#[must_use]
pub fn is_known(tongue: Tongue, id: &str) -> bool {
    tongue.bundle().has_message(id)
}

fn said(tongue: Tongue, id: &str, part: Option<&str>, arguments: &Arguments) -> Option<String> {
    let bundle = tongue.bundle();
    let message = bundle.get_message(id)?;
    let pattern = match part {
        Some(part) => message.get_attribute(part)?.value(),
        None => message.value()?,
    };
    let mut mistakes = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments.0), &mut mistakes).into_owned();
    debug_assert!(mistakes.is_empty(), "the message `{id}` in {tongue:?}: {mistakes:?}, said with {arguments:?}");
    Some(text)
}

fn bundle(language: &str, files: impl Iterator<Item = &'static str>) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().expect("the two languages have tags");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks would show in terminals, and in what programs read.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.to_string()).unwrap_or_else(|(_, mistakes)| panic!("{mistakes:?} in {file}"));
        bundle.add_resource(resource).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    }
    bundle
}

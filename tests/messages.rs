//! The messages in both languages: whole, alike, all of them used, and none that asks for what nobody gives.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser::parse;
use huikan::diag::terms;
use huikan::messages::{Arguments, Tongue, is_known, text};

/// What a message is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Made {
    parts: BTreeSet<String>,
    /// The places in it, those of messages that it refers to included once all are known.
    places: BTreeSet<String>,
    refers: BTreeSet<String>,
}

type Messages = BTreeMap<String, Made>;

/// The messages of a language, by file.
fn files(language: &str) -> BTreeMap<String, Messages> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/messages").join(language);
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the messages") {
        let path = entry.expect("a readable folder").path();
        let text = fs::read_to_string(&path).expect("readable messages");
        let resource = parse(text.as_str()).unwrap_or_else(|(_, mistakes)| panic!("{}: {mistakes:?}", path.display()));
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        files.insert(name, messages(&resource));
    }
    files
}

fn messages(resource: &Resource<&str>) -> Messages {
    let mut messages = Messages::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            assert!(matches!(entry, Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_)), "{entry:?}");
            continue;
        };
        let mut made = Made::default();
        let value = message.value.as_ref().unwrap_or_else(|| panic!("{} says nothing", message.id.name));
        pattern(value, &mut made);
        for attribute in &message.attributes {
            assert!(made.parts.insert(attribute.id.name.to_string()), "{} has two parts {}", message.id.name, attribute.id.name);
            pattern(&attribute.value, &mut made);
        }
        assert!(messages.insert(message.id.name.to_string(), made).is_none(), "{} is there twice", message.id.name);
    }
    messages
}

fn pattern(pattern: &Pattern<&str>, made: &mut Made) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            self::expression(expression, made);
        }
    }
}

fn expression(of: &Expression<&str>, made: &mut Made) {
    match of {
        Expression::Inline(one) => inline(one, made),
        Expression::Select { selector, variants } => {
            inline(selector, made);
            variants.iter().for_each(|variant| pattern(&variant.value, made));
        }
    }
}

fn inline(of: &InlineExpression<&str>, made: &mut Made) {
    match of {
        // What selects by a word of the data asks for the same data as what says it.
        InlineExpression::VariableReference { id } => drop(made.places.insert(id.name.trim_end_matches("-is").to_string())),
        InlineExpression::MessageReference { id, attribute: None } => drop(made.refers.insert(id.name.to_string())),
        InlineExpression::Placeable { expression } => self::expression(expression, made),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("the tests do not know what {other:?} asks for"),
    }
}

/// All messages of a language, with the places of those that they refer to.
fn all(language: &str) -> Messages {
    let mut all = Messages::new();
    for (id, made) in files(language).into_values().flatten() {
        assert!(all.insert(id.clone(), made).is_none(), "{id} is in two files");
    }
    let ids: Vec<String> = all.keys().cloned().collect();
    for id in ids {
        let mut open: Vec<String> = all[&id].refers.iter().cloned().collect();
        let mut seen = BTreeSet::new();
        while let Some(other) = open.pop() {
            let made = all.get(&other).unwrap_or_else(|| panic!("{id} refers to {other}, which is not there"));
            assert_ne!(other, id, "{id} refers to itself");
            let (places, refers) = (made.places.clone(), made.refers.clone());
            if seen.insert(other) {
                all.get_mut(&id).expect("it is there").places.extend(places);
                open.extend(refers);
            }
        }
    }
    all
}

/// The codes as they are shown.
fn codes() -> BTreeSet<&'static str> {
    huikan::diag::codes().map(|(code, _)| code).collect()
}

#[test]
fn both_languages_say_the_same_things_in_the_same_files() {
    let (zh, en) = (files("zh"), files("en"));
    let ids = |files: &BTreeMap<String, Messages>| -> BTreeMap<String, Vec<String>> {
        files.iter().map(|(file, messages)| (file.clone(), messages.keys().cloned().collect())).collect()
    };
    assert_eq!(ids(&zh), ids(&en));
}

#[test]
fn both_languages_have_the_same_parts_and_places() {
    let (zh, en) = (all("zh"), all("en"));
    for (id, made) in &en {
        let Some(other) = zh.get(id) else { panic!("{id} is not there in Chinese") };
        assert_eq!((&made.parts, &made.places), (&other.parts, &other.places), "{id}, in English and in Chinese");
    }
}

#[test]
fn no_message_is_missing() {
    for id in codes().into_iter().chain(terms()) {
        for tongue in Tongue::ALL {
            assert!(is_known(tongue, id), "{tongue:?} has no `{id}`");
        }
    }
}

#[test]
fn no_message_is_for_nobody() {
    let known: BTreeSet<&str> = codes().into_iter().chain(terms()).collect();
    let (messages, code) = (all("en"), code());
    let referred: BTreeSet<&String> = messages.values().flat_map(|made| &made.refers).collect();
    // The words of commands and arguments go by their names: a test of the command line holds those.
    let own = messages.keys().filter(|id| *id != "cli" && !id.starts_with("cli-"));
    let unused = own.filter(|id| !known.contains(id.as_str()) && !referred.contains(id) && !code.contains(&format!("\"{id}\"")));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// Everything in `src/` that is Rust.
fn code() -> String {
    fn walk(folder: &Path, code: &mut String) {
        for entry in fs::read_dir(folder).expect("the sources") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                walk(&path, code);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                code.push_str(&fs::read_to_string(&path).expect("a readable source"));
            }
        }
    }
    let mut code = String::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    code
}

#[test]
fn numbers_have_their_plurals() {
    let said = |tongue, n: usize| text(tongue, "counted-errors", &Arguments::new().with("n", n));
    assert_eq!([1, 2, 0].map(|n| said(Tongue::En, n)), ["1 error", "2 errors", "0 errors"]);
    assert_eq!([1, 2].map(|n| said(Tongue::Zh, n)), ["1处错误", "2处错误"]);
}

#[test]
fn a_message_that_is_not_there_is_its_id() {
    assert_eq!(text(Tongue::Zh, "no-such-message", &Arguments::new()), "no-such-message");
}

#[test]
fn chinese_is_for_every_sort_of_chinese() {
    for name in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hans", "zh-Hant-HK", "zh_TW", "zh_CN.GB18030@pinyin", "ZH"] {
        assert_eq!(Tongue::of_locale(name), Tongue::Zh, "{name}");
    }
    for name in ["en", "en_US.UTF-8", "C", "C.UTF-8", "POSIX", "de_DE@euro", "ja", "", "中文", "zhx"] {
        assert_eq!(Tongue::of_locale(name), Tongue::En, "{name}");
    }
}

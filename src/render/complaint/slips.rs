//! The messages of the engine, each as the mistake it means.

use super::rules::rule;
use crate::diag::{Held, Sign, TemplateSlip};

/// What a message of the engine means, and the names it says there are.
pub(super) fn slip(message: &str) -> (TemplateSlip, Vec<String>) {
    let after = |start: &str| message.strip_prefix(start)?.split_once(['`', '\'']).map(|(name, _)| name.to_string());
    let slip = if let Some(slip) = rule(message) {
        slip
    } else if let Some(name) = after("Field `") {
        TemplateSlip::Field { name }
    } else if let Some(name) = after("Variable `") {
        if message.contains("exists but") { TemplateSlip::Undefined { name } } else { TemplateSlip::Variable { name } }
    } else if let Some(kind) = after("Iteration not possible on type `") {
        no_list(&kind)
    } else if let Some(name) = after("Unknown filter `") {
        TemplateSlip::Filter { name }
    } else if let Some(name) = after("Unknown function `") {
        TemplateSlip::Function { name }
    } else if let Some(name) = after("Unknown test `") {
        TemplateSlip::Test { name }
    } else if let Some(name) = after("Unknown component `") {
        TemplateSlip::Component { name }
    } else if let Some(name) = after("Unknown template `").or_else(|| missing_parent(message)) {
        TemplateSlip::Template { name }
    } else if let Some(name) =
        after("Circular extend detected for template '").or_else(|| after("Circular include detected for template '"))
    {
        TemplateSlip::Circle { name }
    } else if let Some(name) = after("Missing keyword argument `").or_else(|| after("Argument `")) {
        TemplateSlip::Argument { name }
    } else if let Some(name) = after("Unknown argument(s) `") {
        TemplateSlip::ComponentArgument { name }
    } else if let Some(name) = after("Block `") {
        TemplateSlip::Block { name }
    } else if let Some(name) = after(super::UNFILLED) {
        TemplateSlip::Unfilled { name }
    } else if let Some(name) = after(super::NO_PLACE) {
        TemplateSlip::NoPlace { name }
    } else if message == super::LONG_FOR_QR {
        TemplateSlip::LongForQr
    } else if message == super::BLANK {
        TemplateSlip::Blank
    } else if message.starts_with("Component definitions cannot be written in another tag") {
        TemplateSlip::Inner
    } else if message == "Unknown tag" {
        TemplateSlip::Tag
    } else if message == "Unexpected end of input" {
        TemplateSlip::End
    } else {
        types(message).or_else(|| found_and_expected(message)).unwrap_or_else(|| TemplateSlip::Other { message: message.to_string() })
    };
    (slip, names(message))
}

/// The names that a message says there are.
fn names(message: &str) -> Vec<String> {
    let lists = ["Available fields: ", "Available variables: ", "Possible argument(s) are: "];
    let (_, names) = lists.iter().find_map(|list| message.split_once(list)).unwrap_or_default();
    names.split(", ").map(|name| name.trim_matches('`')).filter(|name| !name.is_empty()).map(str::to_string).collect()
}

fn no_list(kind: &str) -> TemplateSlip {
    match held(kind) {
        Some(Held::Nothing) => TemplateSlip::NothingToGoThrough,
        Some(held) => TemplateSlip::NoList { held },
        None => TemplateSlip::NoList { held: Held::Text },
    }
}

/// Messages about a value of another type than was asked for.
fn types(message: &str) -> Option<TemplateSlip> {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match quoted.as_slice() {
        [wanted, given] if message.starts_with("Invalid type for the value, expected ") => {
            Some(TemplateSlip::Unfit { name: String::new(), wanted: held(wanted)?, held: held(given)? })
        }
        [argument, given, wanted] if message.starts_with("Component argument ") => {
            Some(TemplateSlip::ComponentType { name: (*argument).to_string(), wanted: held(wanted)?, held: held(given)? })
        }
        [given] if message.starts_with("Math operations can only be done on numbers") => {
            Some(TemplateSlip::NoNumber { held: held(given)? })
        }
        [number] if message.starts_with("This filter can only be used on a number") => {
            Some(TemplateSlip::Unfit { name: String::new(), wanted: Held::Number, held: held(number)? })
        }
        ["+", one, other] => {
            let odd = [one, other].into_iter().filter_map(|kind| held(kind)).find(|held| *held != Held::Number)?;
            Some(TemplateSlip::NoNumber { held: odd })
        }
        _ => None,
    }
}

/// A type of the engine, of its values or of what its filters want.
pub(super) fn held(kind: &str) -> Option<Held> {
    Some(match kind {
        "string" | "&str" | "String" | "Cow<str>" | "Cow<'_, str>" => Held::Text,
        "u64" | "i64" | "f64" | "u128" | "i128" | "u32" | "i32" | "f32" | "u16" | "i16" | "u8" | "i8" | "usize" | "isize" | "integer"
        | "float" | "number" | "Number" => Held::Number,
        "bool" => Held::YesOrNo,
        "array" | "Vec<Value>" | "&[Value]" => Held::List,
        "map" | "map/struct" | "Map" => Held::Structure,
        "none" | "undefined" => Held::Nothing,
        _ => return None,
    })
}

/// `Template 'a.html' is inheriting from 'b.html', which doesn't exist or isn't loaded.`
fn missing_parent(message: &str) -> Option<String> {
    let (_, parent) = message.split_once("is inheriting from '")?;
    Some(parent.split_once('\'')?.0.to_string())
}

/// ``Found `%}` but expected `}}`.``
fn found_and_expected(message: &str) -> Option<TemplateSlip> {
    let (found, expected) = message.strip_prefix("Found ")?.split_once(" but expected ")?;
    let expected = expected.strip_suffix('.').unwrap_or(expected);
    Some(TemplateSlip::Found { found: sign(found)?, expected: sign(expected)? })
}

fn sign(said: &str) -> Option<Sign> {
    Some(match said {
        "identifier" | "attribute name" => Sign::Name,
        "string" => Sign::Text,
        "integer" | "float" => Sign::Number,
        "bool" => Sign::YesOrNo,
        "content" | "raw content" => Sign::Content,
        _ if said.starts_with("one of: integer") => Sign::Value,
        _ => {
            let text = said.strip_prefix('`').and_then(|said| said.strip_suffix('`')).unwrap_or(said);
            let is_one = !text.contains(' ') && !text.contains('`') && !text.is_empty();
            is_one.then(|| Sign::Exactly { text: text.to_string() })?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_there_is_instead() {
        let field = TemplateSlip::Field { name: "titel".to_string() };
        assert_eq!(
            slip("Field `titel` is not defined. Available fields: title, url"),
            (field.clone(), vec!["title".to_string(), "url".to_string()])
        );
        assert_eq!(slip("Field `titel` is not defined"), (field, Vec::new()));
        let parent = "Template 'a.html' is inheriting from 'b.html', which doesn't exist or isn't loaded.";
        assert_eq!(slip(parent).0, TemplateSlip::Template { name: "b.html".to_string() });
        let percent = Sign::Exactly { text: "%}".to_string() };
        assert_eq!(slip("Found identifier but expected %}.").0, TemplateSlip::Found { found: Sign::Name, expected: percent.clone() });
        let value = "Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`";
        assert_eq!(slip(value).0, TemplateSlip::Found { found: percent, expected: Sign::Value });
        assert_eq!(slip("Unknown tag").0, TemplateSlip::Tag);
        let block = TemplateSlip::Block { name: "boddy".to_string() };
        assert_eq!(slip("Block `boddy` is not defined in any parent template").0, block);
        assert_eq!(slip("Invalid float").0, TemplateSlip::Other { message: "Invalid float".to_string() });
    }

    #[test]
    fn types_are_told_in_words() {
        let (wanted, held) = (Held::List, Held::Text);
        let unfit = TemplateSlip::Unfit { name: String::new(), wanted: wanted.clone(), held: held.clone() };
        assert_eq!(slip("Invalid type for the value, expected `&[Value]` but got `string`").0, unfit);
        let component = "Component argument `title` (type: `undefined`) does not match expected type: `string`";
        let name = "title".to_string();
        assert_eq!(slip(component).0, TemplateSlip::ComponentType { name, wanted: held.clone(), held: Held::Nothing });
        let unknown = "Unknown argument(s) `lable` in component call. Possible argument(s) are: `label`, `level`";
        let names = vec!["label".to_string(), "level".to_string()];
        assert_eq!(slip(unknown), (TemplateSlip::ComponentArgument { name: "lable".to_string() }, names));
        assert_eq!(slip("Iteration not possible on type `string`").0, TemplateSlip::NoList { held: held.clone() });
        assert_eq!(slip("`+` requires both operands to be numbers, found `u64` and `string`").0, TemplateSlip::NoNumber { held });
    }
}

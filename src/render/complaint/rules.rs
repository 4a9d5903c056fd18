//! The messages of the engine about what templates cannot do as written.

use super::slips::held;
use crate::diag::{TemplateRule, TemplateSlip};

/// What `loop` has.
pub(super) const LOOP: &[&str] = &["index", "index0", "first", "last", "length"];

/// The rule that a message is about.
pub(super) fn rule(message: &str) -> Option<TemplateSlip> {
    let is = |start: &str| message.starts_with(start);
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = || quoted.first().map(|name| (*name).to_string());
    let kind = |n: usize| held(quoted.get(n)?);
    let behind = |mark: &str| message.split_once(mark).map(|(_, rest)| rest);
    let rule = if is("Cannot compare ") {
        TemplateRule::Compare { one: kind(0)?, other: kind(1)? }
    } else if is("Cannot sort: ") {
        TemplateRule::Sort { one: kind(0)?, other: kind(1)? }
    } else if is("Value at index ") {
        let entry = behind("Value at index ")?.split(' ').next()?.parse::<usize>().ok()? + 1;
        TemplateRule::Attribute { entry, name: behind("an attribute at path: ")?.to_string() }
    } else if is("Key/value iteration ") {
        TemplateRule::KeyValue { held: kind(0)? }
    } else if is("Only numbers can be negated") || is("Only numbers can be used in arithmetic") {
        return Some(TemplateSlip::NoNumber { held: kind(0)? });
    } else if is("Map does not have a key ") {
        return Some(TemplateSlip::Field { name: behind("have a key ")?.split(" and no default").next()?.to_string() });
    } else if is("Found invalid field of `loop`: ") {
        TemplateRule::LoopField { name: behind("`loop`: ")?.split('.').next()?.to_string() }
    } else if is("This content would be ignored") {
        TemplateRule::Ignored
    } else if is("super() called outside of a block") {
        TemplateRule::SuperOutside
    } else if is("Tried to use super() in the top level block") {
        TemplateRule::SuperTop
    } else if message.contains(" has no length") {
        TemplateRule::NoLength { held: held(behind("Value of type ")?.split(' ').next()?)? }
    } else if is("Cannot divide by 0") {
        TemplateRule::Zero
    } else if is("`in` cannot be used on a container") {
        TemplateRule::Container { held: kind(1)? }
    } else if is("The string `") {
        TemplateRule::NotNumber { value: first()? }
    } else if message.contains(" in the opening tag, found `") {
        TemplateRule::EndName { start: first()?, end: (*quoted.get(1)?).to_string() }
    } else if is("Template already contains a ") {
        TemplateRule::Twice { name: first()? }
    } else if is("Component `") && message.contains("is defined in both") {
        TemplateRule::Both { name: first()?, one: (*quoted.get(1)?).to_string(), other: (*quoted.get(2)?).to_string() }
    } else if is(super::BARE) {
        let name = first()?;
        TemplateRule::Instead { written: format!("<{name} … />"), instead: format!("{{{{ <{name} … /> }}}}") }
    } else if is(super::MARK) {
        TemplateRule::Instead { written: first()?, instead: (*quoted.get(1)?).to_string() }
    } else if is(super::NESTED) {
        TemplateRule::Nested { name: first()? }
    } else if is("Template is already extending ") {
        TemplateRule::ExtendsTwice { name: first()? }
    } else if is("`extends` needs to be the first tag") || is("`extends` cannot be nested") {
        TemplateRule::ExtendsLate
    } else if is("Components with body content") {
        TemplateRule::Holding
    } else if is("Invalid syntax for `set`") {
        TemplateRule::Set
    } else if message.ends_with("can only be used in a for loop") {
        TemplateRule::NoLoop { name: message.split(' ').next()?.to_string() }
    } else if message.contains(" is a reserved keyword of Tera") {
        TemplateRule::Reserved { name: message.split(' ').next()?.to_string() }
    } else {
        return None;
    };
    Some(TemplateSlip::Rule { rule })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Held;

    #[track_caller]
    fn check(message: &str, expect: TemplateRule) {
        assert_eq!(rule(message), Some(TemplateSlip::Rule { rule: expect }), "{message}");
    }

    #[test]
    fn what_cannot_be_compared_or_sorted_is_told_by_its_kind() {
        check("Cannot compare `string` with `i64`", TemplateRule::Compare { one: Held::Text, other: Held::Number });
        check("Cannot sort: `i64` and `string` are not comparable", TemplateRule::Sort { one: Held::Number, other: Held::Text });
        let attribute = "Value at index 2 (a map/struct) does not have an attribute at path: venue.name";
        check(attribute, TemplateRule::Attribute { entry: 3, name: "venue.name".to_string() });
        assert_eq!(rule("Only numbers can be negated. This is a `string`"), Some(TemplateSlip::NoNumber { held: Held::Text }));
        check("Value of type i64 has no length", TemplateRule::NoLength { held: Held::Number });
        assert_eq!(rule("Anything else"), None);
    }

    #[test]
    fn names_in_messages_are_told() {
        let (start, end) = ("a".to_string(), "b".to_string());
        check("block was named `a` in the opening tag, found `b` as name in the end tag", TemplateRule::EndName { start, end });
        let one = "Found invalid field of `loop`: indx. Only `index`, `index0`, `first`, `last` and `length` exist.";
        check(one, TemplateRule::LoopField { name: "indx".to_string() });
        check("break can only be used in a for loop", TemplateRule::NoLoop { name: "break".to_string() });
        let name = "nosuch".to_string();
        assert_eq!(rule("Map does not have a key nosuch and no default values were defined"), Some(TemplateSlip::Field { name }));
    }
}

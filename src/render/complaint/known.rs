//! The names that the engine knows by itself.

use crate::render::engine::PLACES;

/// The filters that templates have: the engine's, then the program's own.
pub(in crate::render) const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
    "fill",
    "qr",
    "urlencode",
];

/// What templates can ask behind `is`.
pub(in crate::render) const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// What filters and tests are given, in the order that other languages have it; those that are not here are given nothing.
const ARGUMENTS: &[(&str, &[&str])] = &[
    ("default", &["value", "boolean"]),
    ("fill", PLACES),
    ("get", &["key", "default"]),
    ("group_by", &["attribute"]),
    ("indent", &["width", "indentation", "first", "blank"]),
    ("int", &["base"]),
    ("join", &["sep"]),
    ("nth", &["n"]),
    ("pluralize", &["singular", "plural"]),
    ("qr", &["screen"]),
    ("replace", &["from", "to"]),
    ("round", &["precision", "method"]),
    ("sort", &["attribute"]),
    ("split", &["pat"]),
    ("trim", &["pat"]),
    ("trim_end", &["pat"]),
    ("trim_start", &["pat"]),
    ("truncate", &["length", "end"]),
    ("containing", &["pat"]),
    ("divisible_by", &["divisor"]),
    ("ending_with", &["pat"]),
    ("starting_with", &["pat"]),
];

/// What a filter or a test is given, by name.
pub(in crate::render) fn arguments(taker: &str) -> &'static [&'static str] {
    ARGUMENTS.iter().find(|(known, _)| *known == taker).map_or(&[], |(_, names)| *names)
}

//! What people write who know other template languages, or type with a Chinese keyboard: with what it is here.
//!
//! In: the text of a template, and where the engine stumbled over it. Knows nothing of the engine but what it said.

use super::foreign::foreign;
use super::known;
use crate::diag::{Sign, TemplateRule, TemplateSlip};
use crate::render::contract::lex::{Kind, Piece, Token, pieces};
use crate::source::Span;

/// The tags of templates.
pub(super) const TAGS: &[&str] =
    &["if", "elif", "else", "for", "set", "set_global", "block", "extends", "include", "component", "filter", "raw", "break", "continue"];

/// Tags of other languages.
const OTHER_TAGS: &[(&str, &str)] = &[
    ("elseif", "elif"),
    ("elsif", "elif"),
    ("unless", "if not"),
    ("switch", "if"),
    ("case", "if"),
    ("when", "elif"),
    ("foreach", "for"),
    ("each", "for"),
    ("range", "for"),
    ("macro", "component"),
    ("define", "component"),
    ("with", "set"),
    ("assign", "set"),
    ("let", "set"),
    ("capture", "set"),
    ("partial", "include"),
    ("render", "include"),
    ("template", "include"),
    ("layout", "extends"),
    ("inherit", "extends"),
    ("verbatim", "raw"),
    ("comment", "{# … #}"),
];

/// What a Chinese keyboard makes of signs.
const WIDE: &[(&str, &str)] = &[
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("（", "("),
    ("）", ")"),
    ("【", "["),
    ("】", "]"),
    ("，", ","),
    ("。", "."),
    ("．", "."),
    ("：", ":"),
    ("｜", "|"),
    ("＝", "="),
    ("＞", ">"),
    ("＜", "<"),
    ("！", "not"),
    ("％", "%"),
    ("｛", "{"),
    ("｝", "}"),
];

/// The habit behind what the engine says of a place, and where it is.
pub(super) fn habit(text: &str, at: usize, slip: &TemplateSlip) -> Option<(TemplateRule, Span)> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let word = word(rest);
    match slip {
        TemplateSlip::Tag if matches!(word, "import" | "from" | "use") => Some((TemplateRule::Import, Span::new(at, at + word.len()))),
        TemplateSlip::Tag => {
            let (_, tag) = OTHER_TAGS.iter().find(|(other, _)| *other == word)?;
            Some((instead(word, tag), Span::new(at, at + word.len())))
        }
        TemplateSlip::Found { found, expected } => {
            of_words(before, rest, word).or_else(|| of_signs(before, rest, expected)).or_else(|| of_places(text, at, found, expected))
        }
        TemplateSlip::Other { message } if message == "Unexpected character" => odd_sign(rest, at),
        TemplateSlip::Other { message } if message.starts_with("Expected \"string\" or {expression}") => braces(before, rest),
        TemplateSlip::Other { message } if message.starts_with("Function calls are only allowed") => {
            let span = Span::new(at, at + word.len());
            let is_filter = super::FILTERS.contains(&word);
            let rule = || TemplateRule::Method { name: word.to_string() };
            Some((if is_filter { instead(&format!(".{word}()"), &format!("| {word}")) } else { rule() }, span))
        }
        _ => None,
    }
}

fn instead(written: &str, instead: &str) -> TemplateRule {
    TemplateRule::Instead { written: written.to_string(), instead: instead.to_string() }
}

/// The name that a text begins with.
fn word(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len()]
}

/// The name that a text ends with.
fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len()..]
}

/// `else if`, `{{ if … }}`
fn of_words(before: &str, rest: &str, word: &str) -> Option<(TemplateRule, Span)> {
    let at = before.len();
    let opened = |text: &str, mark: &str| text.trim_end().strip_suffix('-').unwrap_or(text).trim_end().ends_with(mark);
    if let Some(tag) = before.trim_end().strip_suffix("else").filter(|tag| word == "if" && opened(tag, "{%")) {
        return Some((instead("else if", "elif"), Span::new(tag.len(), at + word.len())));
    }
    // The engine takes `if` for a variable and stumbles over what follows.
    let said = before.trim_end();
    let last = last_word(said);
    let (word, before, at) =
        if last.is_empty() { (word, before, at) } else { (last, &said[..said.len() - last.len()], said.len() - last.len()) };
    let is_tag = TAGS.contains(&word) || word.starts_with("end") || OTHER_TAGS.iter().any(|(other, _)| *other == word);
    if is_tag && opened(before, "{{") {
        let tag = OTHER_TAGS.iter().find(|(other, _)| *other == word).map_or(word, |(_, tag)| tag);
        return Some((instead(&format!("{{{{ {word} … }}}}"), &format!("{{% {tag} … %}}")), Span::new(at, at + word.len())));
    }
    if rest.starts_with("/*") && opened(before, "{{") {
        return Some((instead("{{/* … */}}", "{# … #}"), Span::new(at, at + 2)));
    }
    None
}

/// `||`, `!`, `===`, `=`, `->`, `.Title`, `@page`
fn of_signs(before: &str, rest: &str, expected: &Sign) -> Option<(TemplateRule, Span)> {
    let at = before.len();
    let is_tag = before.rfind("{%") > before.rfind("{{");
    let behind = rest.chars().next().map_or("", |first| word(&rest[first.len_utf8()..]));
    Some(match rest.chars().next()? {
        '|' if before.ends_with('|') => (instead("||", "or"), Span::new(at - 1, at + 1)),
        '!' if *expected == Sign::Value => (instead("!", "not"), Span::new(at, at + 1)),
        '=' if before.ends_with("==") => (instead("===", "=="), Span::new(at - 2, at + 1)),
        '=' if before.ends_with("!=") => (instead("!==", "!="), Span::new(at - 2, at + 1)),
        '=' if is_tag && matches!(expected, Sign::Exactly { .. }) => (instead("=", "=="), Span::new(at, at + 1)),
        '>' if before.ends_with('-') => (instead("->", "."), Span::new(at - 1, at + 1)),
        '@' if !behind.is_empty() => (instead(&format!("@{behind}"), behind), Span::new(at, at + 1 + behind.len())),
        '.' if *expected == Sign::Value && !behind.is_empty() => {
            (TemplateRule::Dot { name: behind.to_string() }, Span::new(at, at + 1 + behind.len()))
        }
        _ => return None,
    })
}

/// `is "x"`, `.0`, `for x of y`, `include page.kind`, `truncate(20)`
fn of_places(text: &str, at: usize, found: &Sign, expected: &Sign) -> Option<(TemplateRule, Span)> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let last = last_word(before.trim_end());
    let exactly = |sign: &str| matches!(expected, Sign::Exactly { text } if text == sign);
    if *expected == Sign::Name && last == "is" && matches!(found, Sign::Text | Sign::Number) {
        let start = before.trim_end().len() - last.len();
        return Some((instead("is", "=="), Span::new(start, start + last.len())));
    }
    if *expected == Sign::Name && *found == Sign::Number && before.ends_with('.') {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = &rest[..digits];
        return Some((instead(&format!(".{number}"), &format!("[{number}]")), Span::new(at - 1, at + digits)));
    }
    if exactly("in") && (word(rest) == "of" || rest.starts_with(':')) {
        let sign = if rest.starts_with(':') { ":" } else { "of" };
        return Some((instead(sign, "in"), Span::new(at, at + sign.len())));
    }
    if *expected == Sign::Text && *found == Sign::Name && matches!(last, "include" | "extends") {
        return Some((TemplateRule::Quoted { tag: last.to_string() }, Span::new(at, at + word(rest).len())));
    }
    if *expected == Sign::Name || exactly("=") { arguments(text, at) } else { None }
}

/// The call around a place, with the names that its arguments lack.
fn arguments(text: &str, at: usize) -> Option<(TemplateRule, Span)> {
    let tokens = pieces(text).into_iter().find_map(|piece| {
        let (Piece::Show(tokens) | Piece::Tag(tokens)) = piece;
        tokens.last().is_some_and(|last| at < last.end).then_some(tokens)
    })?;
    let here = tokens.iter().position(|token| at < token.end)?;
    let is = |n: usize, sign: &str| tokens[n].kind == Kind::Sign(sign);
    let open = (1..here).rev().find(|n| is(*n, "(") && matches!(tokens[n - 1].kind, Kind::Word(_)))?;
    let Kind::Word(filter) = tokens[open - 1].kind else { return None };
    let called =
        open >= 2 && (is(open - 2, "|") || tokens[open - 2].kind == Kind::Word("is") || tokens[open - 2].kind == Kind::Word("not"));
    let name = filter.to_string();
    let slip = if called { TemplateSlip::Filter { name } } else { TemplateSlip::Function { name } };
    if let Some(rule) = foreign(&slip) {
        return Some((rule, Span::new(tokens[open - 1].start, tokens[open - 1].end)));
    }
    if !called {
        return None;
    }
    let close = closing(&tokens, open);
    let names = Some(known::arguments(filter)).filter(|names| !names.is_empty());
    let Some((names, close)) = names.zip(close) else { return Some((TemplateRule::Unnamed, Span::new(tokens[open - 1].start, at))) };
    let mut given = Vec::new();
    let mut names = names.iter();
    for argument in split(&tokens[open + 1..close]) {
        let (first, last) = (argument.first()?, argument.last()?);
        let written = text.get(first.start..last.end)?;
        let is_named = matches!(argument, [Token { kind: Kind::Word(_), .. }, Token { kind: Kind::Sign("="), .. }, ..]);
        given.push(if is_named { written.to_string() } else { format!("{}={written}", names.next()?) });
    }
    let span = Span::new(tokens[open - 1].start, tokens[close].end);
    Some((instead(text.get(span.range())?, &format!("{filter}({})", given.join(", "))), span))
}

/// The bracket that closes an open one.
fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    (open..tokens.len()).find(|n| {
        match tokens[*n].kind {
            Kind::Sign("(" | "[" | "{") => depth += 1,
            Kind::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// What stands between commas, but for those inside of brackets.
fn split<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<&'s [Token<'t>]> {
    let mut depth = 0_usize;
    let parts = tokens.split(|token| {
        match token.kind {
            Kind::Sign("(" | "[" | "{") => depth += 1,
            Kind::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.kind == Kind::Sign(",")
    });
    parts.collect()
}

/// `of=agenda.venue`
fn braces(before: &str, rest: &str) -> Option<(TemplateRule, Span)> {
    let end = rest.find(|c: char| c.is_whitespace() || c == '>').map(|end| rest[..end].trim_end_matches('/').len())?;
    let name = last_word(before.trim_end().strip_suffix('=')?.trim_end());
    let (name, value) = (name.to_string(), rest[..end].to_string());
    Some((TemplateRule::Braces { name, value }, Span::new(before.len(), before.len() + end.max(1))))
}

/// The sign of a Chinese keyboard that a text begins with, and what it should be.
pub(super) fn wide(text: &str) -> Option<&'static (&'static str, &'static str)> {
    WIDE.iter().find(|(wide, _)| text.starts_with(wide))
}

/// A sign that the engine does not know at all.
fn odd_sign(rest: &str, at: usize) -> Option<(TemplateRule, Span)> {
    let first = rest.chars().next()?;
    let inside = &rest[..["}}", "%}"].iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len())];
    let (rule, length) = if rest.starts_with("??") {
        (instead("??", "or"), 2)
    } else if rest.starts_with("&&") {
        (instead("&&", "and"), 2)
    } else if first == '?' && inside.contains(':') {
        (instead("a ? b : c", "b if a else c"), 1)
    } else if first == '$' && !word(&rest[1..]).is_empty() {
        let name = word(&rest[1..]);
        (instead(&format!("${name}"), name), 1 + name.len())
    } else if let Some((wide, narrow)) = wide(rest) {
        (instead(wide, narrow), wide.len())
    } else {
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).max(first.len_utf8());
        (TemplateRule::NoSign { sign: rest[..length].to_string() }, length)
    };
    Some((rule, Span::new(at, at + length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(found: Option<(TemplateRule, Span)>, text: &str) -> String {
        match found {
            Some((TemplateRule::Instead { written, instead }, span)) => format!("{written} -> {instead} at {}", &text[span.range()]),
            Some((other, span)) => format!("{other:?} at {}", &text[span.range()]),
            None => "-".to_string(),
        }
    }

    #[track_caller]
    fn found(text: &str, at: &str, found: Sign, expected: Sign, expect: &str) {
        let start = text.find(at).expect("it is there");
        assert_eq!(told(habit(text, start, &TemplateSlip::Found { found, expected }), text), expect, "{text}");
    }

    #[track_caller]
    fn odd(text: &str, at: &str, expect: &str) {
        let slip = TemplateSlip::Other { message: "Unexpected character".to_string() };
        assert_eq!(told(habit(text, text.find(at).expect("it is there"), &slip), text), expect, "{text}");
    }

    fn exactly(text: &str) -> Sign {
        Sign::Exactly { text: text.to_string() }
    }

    #[test]
    fn arguments_get_their_names() {
        found("{{ a | default(\"x\") }}", "\"x", Sign::Text, Sign::Name, "default(\"x\") -> default(value=\"x\") at default(\"x\")");
        let replace = "replace(\",\", b[1]) -> replace(from=\",\", to=b[1]) at replace(\",\", b[1])";
        found("{{ a | replace(\",\", b[1]) }}", "\",", Sign::Text, Sign::Name, replace);
        found("{{ a | default(b.c) }}", ".", exactly("."), exactly("="), "default(b.c) -> default(value=b.c) at default(b.c)");
        found("{{ a | date(\"x\") }}", "\"x", Sign::Text, Sign::Name, "Time { written: \"| date\" } at date");
        found("{{ f(3) }}", "3", Sign::Number, Sign::Name, "-");
    }

    #[test]
    fn signs_of_other_languages_are_told_by_those_of_templates() {
        found("{% if a || b %}", "| b", exactly("|"), Sign::Name, "|| -> or at ||");
        found("{% if !a %}", "!", exactly("!"), Sign::Value, "! -> not at !");
        found("{% if a = b %}", "=", exactly("="), exactly("%}"), "= -> == at =");
        found("{{ a === b }}", "= b", exactly("="), Sign::Value, "=== -> == at ===");
        found("{{ .Title }}", ".", exactly("."), Sign::Value, "Dot { name: \"Title\" } at .Title");
        found("{%- else if a %}", "if", Sign::Name, exactly("%}"), "else if -> elif at else if");
        found("{{ range .Pages }}", "range", Sign::Name, Sign::Value, "{{ range … }} -> {% for … %} at range");
        found("{% for a of b %}", "of", Sign::Name, exactly("in"), "of -> in at of");
        found("{{ a.0.b }}", "0", Sign::Number, Sign::Name, ".0 -> [0] at .0");
        odd("{{ a ?? b }}", "??", "?? -> or at ??");
        odd("{{ a ? b : c }}", "?", "a ? b : c -> b if a else c at ?");
        odd("{{ $page.title }}", "$", "$page -> page at $page");
        odd("{{ t[“甲”] }}", "“", "“ -> \" at “");
        odd("{{ 标题.x }}", "标", "NoSign { sign: \"标题\" } at 标题");
    }
}

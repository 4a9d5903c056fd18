//! Components that stand in a template as if they were HTML, as other languages have them: readers would get the tag as it is.

use std::collections::BTreeSet;

use crate::render::contract::lex::outside;
use crate::source::Span;

/// The first component outside of `{{ }}` and `{% %}` that is given something in braces; its name and its place.
pub(in crate::render) fn bare(text: &str, components: &BTreeSet<String>) -> Option<(String, Span)> {
    let html = outside(text);
    html.match_indices('<').find_map(|(at, _)| {
        let behind = &html[at + 1..];
        let name = &behind[..behind.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(behind.len())];
        let tag = &behind[..behind.find('>').unwrap_or(behind.len())];
        (components.contains(name) && tag.contains("={")).then(|| (name.to_string(), Span::new(at, at + 1 + name.len())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_outside_of_tags_are_found() {
        let components = BTreeSet::from(["card".to_string(), "time".to_string()]);
        let found = |text: &str| bare(text, &components).map(|(name, span)| format!("{name} {}", span.range().start));
        assert_eq!(found("<p><card of={page} /></p>").as_deref(), Some("card 3"));
        assert_eq!(found("{{ <card of={page} /> }}<time of={page.date}>").as_deref(), Some("time 24"));
        for right in [
            "{{ <card of={page} /> }}{% <card of={page}> %}a{% </card> %}",
            "{# <card of={page} /> #}",
            "{% raw %}<card of={page} />{% endraw %}",
            "<time datetime=\"{{ page.date.iso }}\">",
            "<card of=\"{{ page.title }}\">",
            "<main data-a={{ page.title }}>",
        ] {
            assert_eq!(found(right), None, "{right}");
        }
    }
}

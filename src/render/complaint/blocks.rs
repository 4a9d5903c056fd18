//! The blocks of templates: which stand inside of which.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::contract::lex::{Kind, Piece, Token, pieces};
use crate::source::Span;

/// The first block of a template that stands inside of one of the same name, there or by what the templates above it have: the
/// engine would go round in it for ever.
pub(in crate::render) fn nested(text: &str, above: &[&str]) -> Option<(String, Span)> {
    let mut outside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for Block { name, within, .. } in above.iter().flat_map(|text| blocks(text)) {
        outside.entry(name).or_default().extend(within);
    }
    blocks(text).into_iter().find_map(|Block { name, span, within }| {
        let mut around = within;
        let mut at = 0;
        while let Some(one) = around.get(at) {
            let more: Vec<&str> = outside.get(one).into_iter().flatten().copied().filter(|block| !around.contains(block)).collect();
            around.extend(more);
            at += 1;
        }
        around.contains(&name).then(|| (name.to_string(), span))
    })
}

/// The names of the blocks that templates have.
pub(super) fn blocks_of(texts: &[&str]) -> Vec<String> {
    let names: BTreeSet<&str> = texts.iter().flat_map(|text| blocks(text)).map(|block| block.name).collect();
    names.into_iter().map(str::to_string).collect()
}

/// A block of a template.
struct Block<'t> {
    name: &'t str,
    /// Where it is named.
    span: Span,
    /// The blocks around it.
    within: Vec<&'t str>,
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces(text) {
        let Piece::Tag(tokens) = piece else { continue };
        match tokens.as_slice() {
            [Token { kind: Kind::Word("block"), .. }, Token { kind: Kind::Word(name), start, end }, ..] => {
                blocks.push(Block { name, span: Span::new(*start, *end), within: open.clone() });
                open.push(name);
            }
            [Token { kind: Kind::Word("endblock"), .. }, ..] => drop(open.pop()),
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_inside_of_itself_is_found() {
        assert_eq!(nested("{% block a %}{% block b %}{% endblock %}{% endblock %}{% block c %}{% endblock c %}", &[]), None);
        assert_eq!(nested("{% block a %}{% if x %}{% block a %}", &[]).map(|(name, _)| name), Some("a".to_string()));
        let own = "{% block a %}{% block b %}{{ super() }}{% endblock %}{% endblock %}";
        assert_eq!(nested(own, &["{% block b %}{% block a %}{% endblock %}{% endblock %}"]).map(|(name, _)| name), Some("b".to_string()));
        let between = ["{% block c %}{% block a %}{% endblock %}{% endblock %}", "{% block b %}{% block c %}{% endblock %}{% endblock %}"];
        assert_eq!(nested(own, &between).map(|(name, _)| name), Some("b".to_string()));
        assert_eq!(nested(own, &["{% block a %}{% block b %}{% endblock %}{% endblock %}"]), None);
    }
}

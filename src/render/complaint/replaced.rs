//! Components of the site that stand for those of a theme inside of the program, and take other arguments than it gives.

use super::Templates;
use crate::diag::TemplateSlip;
use crate::render::contract::lex::{Kind, Piece, pieces};
use crate::source::{FileId, Span};

/// What a component of the site lacks or asks for, where the engine stumbled over `text`, which is none of the site's: told at
/// the component's name. `caller` is the template for people.
pub(super) fn replaced(
    slip: &TemplateSlip,
    (text, span, caller): (&str, Span, &str),
    templates: Templates<'_>,
) -> Option<(TemplateSlip, FileId, Span)> {
    let is_call = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let called = text.get(span.range().start..)?.trim_start_matches(['{', '%', '-', '<', ' ']);
    let called = &called[..called.find(|c| !is_call(c)).unwrap_or(called.len())];
    let (component, caller) = (called.to_string(), caller.to_string());
    let slip = match slip {
        TemplateSlip::ComponentArgument { name } => TemplateSlip::Takes { name: name.clone(), component, caller },
        TemplateSlip::Argument { name } => TemplateSlip::Demands { name: name.clone(), component, caller },
        _ => return None,
    };
    let (file, span) = templates.files.values().find_map(|file| {
        let id = file.file?;
        let span = defined(std::str::from_utf8(&file.bytes).ok()?, called)?;
        Some((id, span))
    })?;
    Some((slip, file, span))
}

/// Where a template has the component of a name.
fn defined(text: &str, component: &str) -> Option<Span> {
    pieces(text).into_iter().find_map(|piece| {
        let Piece::Tag(tokens) = piece else { return None };
        let is_component = tokens.iter().take(2).any(|token| token.kind == Kind::Word("component"));
        let name = tokens.iter().skip_while(|token| token.kind != Kind::Word("component")).nth(1).filter(|_| is_component)?;
        // A name may have dots.
        let open = tokens.iter().find(|token| token.kind == Kind::Sign("(")).map_or(name.end, |open| open.start);
        (text.get(name.start..open)?.trim_end() == component).then(|| Span::new(name.start, name.start + component.len()))
    })
}

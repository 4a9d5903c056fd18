//! What a template does in vain: the engine takes it, and pages come out wrong.

use super::lex::{Kind, Token};
use super::scope::Scope;
use super::walk::Walk;
use crate::diag::{Held, Vain};
use crate::view::shape::Shape;

/// Something done in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InVain {
    /// What.
    pub(super) vain: Vain,
    /// The byte behind it.
    pub(super) end: usize,
    /// What there is instead.
    pub(super) known: Vec<String>,
    /// What may be meant.
    pub(super) near: Option<String>,
}

impl Walk<'_> {
    /// What is done at a place, if that is in vain; what is not once, is not at all.
    pub(super) fn vain(&mut self, start: usize, idle: Option<InVain>) {
        let fine = idle.is_none();
        let known = self.vain.entry((self.template, start)).or_insert(idle);
        if fine {
            *known = None;
        }
    }

    /// A loop over what is no list: the engine goes through a text by its letters, and through a structure by its fields.
    pub(super) fn loops(&mut self, over: &[Token<'_>], has_one_name: bool, shape: &Shape) {
        let Some((first, last)) = over.first().zip(over.last()) else { return };
        let shape = shape.clone().there();
        let path = self.text().get(first.start..last.end).unwrap_or_default().to_string();
        let (held, known) = match &shape {
            Shape::Plain | Shape::Word(_) => (Held::Text, Vec::new()),
            Shape::Fields(_) | Shape::Named(_) if has_one_name => {
                let fields = self.contract.fields(&shape).into_iter().flatten();
                let lists = fields.filter(|(_, one)| matches!((*one).clone().there(), Shape::List(_)));
                (Held::Structure, lists.map(|(name, _)| format!("{path}.{name}")).collect())
            }
            _ => return self.vain(first.start, None),
        };
        let near = if let [one] = known.as_slice() { Some(one.clone()) } else { None };
        self.vain(first.start, Some(InVain { vain: Vain::Loop { path, held }, end: last.end, known, near }));
    }

    /// A component is given a text that is written as a path which pages have: `of="home.cases"`.
    pub(super) fn quoted(&mut self, token: Token<'_>, scope: &Scope<'_, '_>) {
        let Kind::Text(text) = token.kind else { return };
        let mut names = text.split('.');
        let first = names.next().unwrap_or_default();
        // What this kind of page lacks is told once it is asked for.
        let Some(mut shape) = scope.get(first).or_else(|| self.contract.contents.get(first)) else { return };
        let mut has_fields = false;
        for name in names {
            let Some(field) = self.contract.fields(shape).and_then(|fields| fields.get(name)) else { return };
            shape = field;
            has_fields = true;
        }
        // A word alone may well be a text.
        if has_fields {
            let near = Some(format!("{{{text}}}"));
            let vain = Vain::Quoted { text: text.to_string() };
            self.vain(token.start, Some(InVain { vain, end: token.end, known: Vec::new(), near }));
        }
    }

    /// A text alone behind `or` or `and` of a condition, which holds on every page: `page.kind == "home" or "event"`.
    pub(super) fn always(&mut self, condition: &[Token<'_>]) {
        let mut depth = 0_usize;
        // Where the part between `or` and `and` begins, and what the part before compares.
        let (mut part, mut compared) = (0, None);
        for (n, token) in condition.iter().enumerate() {
            match token.kind {
                Kind::Sign("(" | "[" | "?[" | "{") => depth += 1,
                Kind::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
                Kind::Sign("==" | "!=") if depth == 0 && n > part => {
                    compared = Some((condition[part].start, token.end));
                }
                Kind::Word("or" | "and") if depth == 0 => part = n + 1,
                Kind::Text(_) if depth == 0 && n == part && n > 0 => {
                    let ends = condition.get(n + 1).is_none_or(|next| matches!(next.kind, Kind::Word("or" | "and")));
                    if ends {
                        let text = self.text().get(token.start..token.end).unwrap_or_default().to_string();
                        let before = compared.and_then(|(start, end)| self.text().get(start..end));
                        let near = before.map(|before| format!("{before} {text}"));
                        self.vain(token.start, Some(InVain { vain: Vain::Always { text }, end: token.end, known: Vec::new(), near }));
                    }
                }
                Kind::Text(_) | Kind::Word(_) | Kind::Number | Kind::Sign(_) => {}
            }
        }
    }
}

//! A template as a tree of what it does: conditions, loops, blocks, components.

use super::lex::{Kind, Piece, Token, pieces};

/// One thing a template does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<'t> {
    /// An expression that is shown.
    Show(Vec<Token<'t>>),
    /// One of several ways to go on, with all that is asked before.
    Ways { conditions: Vec<Vec<Token<'t>>>, ways: Vec<Vec<Node<'t>>> },
    /// A loop: its variables, over what, its body.
    Loop { names: Vec<&'t str>, over: Vec<Token<'t>>, body: Vec<Node<'t>> },
    /// `{% set name = … %}`.
    Set { name: &'t str, global: bool, value: Vec<Token<'t>> },
    /// A stretch with a name of its own, in which nothing of it is left: `{% set name %}…{% endset %}`.
    SetText { name: &'t str, global: bool, body: Vec<Node<'t>> },
    /// A block that others may replace, with the place of its name.
    Block { name: &'t str, start: usize, body: Vec<Node<'t>> },
    /// Another template at this place.
    Include(&'t str),
    /// The template this one fills.
    Extends(&'t str),
    /// What can be called by name: its arguments and its body.
    Component { name: String, arguments: Vec<Argument<'t>>, body: Vec<Node<'t>> },
    /// A call of a component with a body, or a filter over a stretch.
    Around { call: Vec<Token<'t>>, body: Vec<Node<'t>> },
}

/// An argument of a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Argument<'t> {
    pub(super) name: &'t str,
    /// `@name`: what the caller has under that name.
    pub(super) implicit: bool,
}

/// The tree of a template that the engine has understood.
pub(super) fn nodes(text: &str) -> Vec<Node<'_>> {
    let pieces = pieces(text);
    let mut reader = Reader { pieces: &pieces, at: 0 };
    let mut nodes = Vec::new();
    // An end without a beginning cannot be; were there one, what follows is still read.
    while reader.at < pieces.len() {
        nodes.extend(reader.until(&[]));
        reader.at += 1;
    }
    nodes
}

struct Reader<'p, 't> {
    pieces: &'p [Piece<'t>],
    at: usize,
}

const ENDS: &[&str] = &["else", "elif", "endif", "endfor", "endset", "endblock", "endcomponent", "endfilter", "</"];

impl<'t> Reader<'_, 't> {
    /// What stands before a tag that ends this; the reader stops at it.
    fn until(&mut self, ends: &[&str]) -> Vec<Node<'t>> {
        let mut nodes = Vec::new();
        while let Some(piece) = self.pieces.get(self.at) {
            match piece {
                Piece::Show(tokens) => {
                    nodes.push(Node::Show(tokens.clone()));
                    self.at += 1;
                }
                Piece::Tag(tokens) => {
                    let first = tokens.first().map_or("", |token| word(token));
                    if ends.contains(&first) || ENDS.contains(&first) {
                        return nodes;
                    }
                    self.at += 1;
                    self.tag(first, tokens, &mut nodes);
                }
            }
        }
        nodes
    }

    fn tag(&mut self, first: &str, tokens: &[Token<'t>], nodes: &mut Vec<Node<'t>>) {
        let rest = &tokens[1.min(tokens.len())..];
        match first {
            "if" => self.ways(rest, nodes),
            "for" => {
                let over = rest.iter().position(|token| token.kind == Kind::Word("in")).unwrap_or(rest.len());
                let names = rest[..over].iter().filter_map(name).collect();
                let body = self.body("endfor");
                nodes.push(Node::Loop { names, over: rest.get(over + 1..).unwrap_or_default().to_vec(), body });
            }
            "set" | "set_global" => {
                let Some(variable) = rest.first().and_then(name) else { return };
                let global = first == "set_global";
                if rest.get(1).is_some_and(|token| token.kind == Kind::Sign("=")) {
                    nodes.push(Node::Set { name: variable, global, value: rest[2..].to_vec() });
                } else {
                    nodes.push(Node::SetText { name: variable, global, body: self.body("endset") });
                }
            }
            "block" => {
                let body = self.body("endblock");
                nodes.extend(rest.first().and_then(|token| Some(Node::Block { name: name(token)?, start: token.start, body })));
            }
            "include" => nodes.extend(rest.iter().filter_map(text).map(Node::Include)),
            "extends" => nodes.extend(rest.iter().filter_map(text).map(Node::Extends)),
            "component" => {
                let name = rest.iter().take_while(|token| token.kind != Kind::Sign("(")).map(word).collect();
                let arguments = arguments(rest);
                nodes.push(Node::Component { name, arguments, body: self.body("endcomponent") });
            }
            "filter" => nodes.push(Node::Around { call: Vec::new(), body: self.body("endfilter") }),
            "<" => nodes.push(Node::Around { call: tokens.to_vec(), body: self.body("</") }),
            _ => {}
        }
    }

    /// What stands before the end of something, with what stands there otherwise.
    fn body(&mut self, end: &str) -> Vec<Node<'t>> {
        let mut body = self.until(&[end]);
        while let Some(Piece::Tag(tokens)) = self.pieces.get(self.at) {
            self.at += 1;
            if tokens.first().map(word) == Some(end) {
                break;
            }
            body.extend(self.until(&[end]));
        }
        body
    }

    fn ways(&mut self, condition: &[Token<'t>], nodes: &mut Vec<Node<'t>>) {
        let mut conditions = vec![condition.to_vec()];
        let mut ways = vec![self.until(&["endif"])];
        while let Some(Piece::Tag(tokens)) = self.pieces.get(self.at) {
            self.at += 1;
            match tokens.first().map(word) {
                Some("elif") => {
                    conditions.push(tokens[1..].to_vec());
                    ways.push(self.until(&["endif"]));
                }
                Some("else") => ways.push(self.until(&["endif"])),
                _ => break,
            }
        }
        nodes.push(Node::Ways { conditions, ways });
    }
}

fn word<'t>(token: &Token<'t>) -> &'t str {
    match token.kind {
        Kind::Word(text) | Kind::Sign(text) => text,
        Kind::Text(_) | Kind::Number => "",
    }
}

pub(super) fn name<'t>(token: &Token<'t>) -> Option<&'t str> {
    match token.kind {
        Kind::Word(name) => Some(name),
        Kind::Text(_) | Kind::Number | Kind::Sign(_) => None,
    }
}

fn text<'t>(token: &Token<'t>) -> Option<&'t str> {
    match token.kind {
        Kind::Text(text) => Some(text),
        Kind::Word(_) | Kind::Number | Kind::Sign(_) => None,
    }
}

/// `(card, mixed: bool = false, unit = none, @t, ...rest)`
fn arguments<'t>(tokens: &[Token<'t>]) -> Vec<Argument<'t>> {
    let open = tokens.iter().position(|token| token.kind == Kind::Sign("(")).map_or(tokens.len(), |at| at + 1);
    let mut arguments = Vec::new();
    let mut depth = 0_usize;
    let mut current: Vec<Token<'t>> = Vec::new();
    for token in &tokens[open..] {
        match token.kind {
            Kind::Sign(")") if depth == 0 => break,
            Kind::Sign(",") if depth == 0 => {
                arguments.extend(argument(&current));
                current.clear();
                continue;
            }
            Kind::Sign("(" | "[" | "{") => depth += 1,
            Kind::Sign(")" | "]" | "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        current.push(*token);
    }
    arguments.extend(argument(&current));
    arguments
}

fn argument<'t>(tokens: &[Token<'t>]) -> Option<Argument<'t>> {
    let implicit = tokens.first().is_some_and(|token| token.kind == Kind::Sign("@"));
    Some(Argument { name: tokens.iter().find_map(name)?, implicit })
}

//! Going through templates as pages would, with the shapes of what they are offered in the place of values.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::asked::Asked;
use super::expressions::{Use, expression};
use super::lex::Token;
use super::nodes::{Argument, Node};
use super::shown::Shown;
use crate::render::theme::Templates;
use crate::view::shape::{Contract, Shape};

/// How deep templates may include each other.
const DEEPEST: usize = 16;

/// Templates on their way, and what was noticed.
pub(super) struct Walk<'t> {
    pub(super) contract: &'t Contract,
    templates: &'t BTreeMap<&'t str, (&'t str, Vec<Node<'t>>)>,
    names: Templates<'t>,
    components: BTreeMap<&'t str, Component<'t>>,
    /// What is asked for, by template and place.
    pub(super) seen: BTreeMap<(&'t str, usize), Seen>,
    /// What may be empty where a template counts on it, by template and place.
    pub(super) empty: BTreeMap<(&'t str, usize), Empty>,
    /// What is shown and is no text, by template and place.
    pub(super) shown: BTreeMap<(&'t str, usize), Shown>,
    /// What has been asked about on the way here.
    pub(super) asked: Asked,
    /// What a template has asked for only after it asked whether it is there.
    pub(super) forgiven: BTreeSet<(&'t str, String)>,
    /// Components with what they were given; a second time would say nothing new.
    called: BTreeSet<(&'t str, Vec<(String, Shape)>)>,
    /// The template that is gone through.
    pub(super) template: &'t str,
    /// The blocks of the page, from the template that fills them to the one that names them.
    blocks: BTreeMap<&'t str, Vec<(&'t str, &'t [Node<'t>])>>,
    /// Whether a block has asked for what it replaces.
    pub(super) wants_super: bool,
    depth: usize,
}

#[derive(Clone, Copy)]
struct Component<'t> {
    template: &'t str,
    arguments: &'t [Argument<'t>],
    body: &'t [Node<'t>],
}

/// What became of something that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// It is there, at least on some pages.
    There,
    /// It is nowhere.
    Missing(Missing),
}

impl Seen {
    /// With what became of it another time: once there is enough, and a guess is better than none.
    pub(super) fn or(&mut self, other: Seen) {
        let better = match (&*self, &other) {
            (Seen::There, _) => false,
            (_, Seen::There) => true,
            (Seen::Missing(known), Seen::Missing(other)) => known.near.is_none() && other.near.is_some(),
        };
        if better {
            *self = other;
        }
    }
}

/// Something that is not offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// As written, from the variable on: `page.titel`.
    pub(super) path: String,
    /// The byte behind it.
    pub(super) end: usize,
    /// What may be meant.
    pub(super) near: Option<String>,
}

/// Something that is not there on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Empty {
    /// As written: `event.venue`.
    pub(super) path: String,
    /// The byte behind it.
    pub(super) end: usize,
}

/// Names with their shapes: those of the page or of a component's arguments, then those of loops.
#[derive(Debug, Clone)]
pub(super) struct Scope<'s> {
    pub(super) frames: Vec<BTreeMap<String, Shape>>,
    caller: Option<&'s Scope<'s>>,
}

impl<'t> Walk<'t> {
    pub(super) fn new(
        contract: &'t Contract,
        templates: &'t BTreeMap<&'t str, (&'t str, Vec<Node<'t>>)>,
        names: Templates<'t>,
    ) -> Walk<'t> {
        let mut components = BTreeMap::new();
        // Those of nearer themes come last, and stay.
        let mut nearest_last: Vec<_> = templates.iter().collect();
        nearest_last.sort_by_key(|(name, _)| Reverse(names.distance(name)));
        for (template, (_, nodes)) in nearest_last {
            for node in nodes {
                if let Node::Component { name, arguments, body } = node {
                    components.insert(name.as_str(), Component { template, arguments, body });
                }
            }
        }
        let seen = BTreeMap::new();
        let (called, blocks) = (BTreeSet::new(), BTreeMap::new());
        Walk {
            contract,
            templates,
            names,
            components,
            seen,
            empty: BTreeMap::new(),
            shown: BTreeMap::new(),
            asked: Asked::default(),
            forgiven: BTreeSet::new(),
            called,
            template: "",
            blocks,
            wants_super: false,
            depth: 0,
        }
    }

    /// The text of the template that is gone through.
    pub(super) fn text(&self) -> &'t str {
        self.templates.get(self.template).map_or("", |(text, _)| text)
    }

    fn template_of(&self, name: &str) -> Option<(&'t &'t str, &'t (&'t str, Vec<Node<'t>>))> {
        self.templates.get_key_value(self.names.find(name)?)
    }

    /// Goes through what makes one page.
    pub(super) fn page(&mut self, template: &'t str, variables: BTreeMap<String, Shape>) {
        self.blocks.clear();
        let mut scope = Scope { frames: vec![variables], caller: None };
        let mut next = Some(template);
        for _ in 0..DEEPEST {
            let Some((name, (_, nodes))) = next.and_then(|name| self.template_of(name)) else { return };
            self.template = name;
            self.find_blocks(name, nodes);
            next = nodes.iter().find_map(|node| if let Node::Extends(parent) = node { Some(*parent) } else { None });
            if next.is_none() {
                self.nodes(nodes, &mut scope);
                return;
            }
            // Of a template that fills another, only its variables count outside of blocks.
            for node in nodes.iter().filter(|node| matches!(node, Node::Set { .. } | Node::SetText { .. })) {
                self.node(node, &mut scope);
            }
        }
    }

    fn find_blocks(&mut self, template: &'t str, nodes: &'t [Node<'t>]) {
        for node in nodes {
            match node {
                Node::Block { name, body } => {
                    self.blocks.entry(name).or_default().push((template, body));
                    self.find_blocks(template, body);
                }
                Node::Loop { body, .. } | Node::SetText { body, .. } | Node::Around { body, .. } => self.find_blocks(template, body),
                Node::Ways { ways, .. } => ways.iter().for_each(|way| self.find_blocks(template, way)),
                Node::Show(_) | Node::Set { .. } | Node::Include(_) | Node::Extends(_) | Node::Component { .. } => {}
            }
        }
    }

    fn nodes(&mut self, nodes: &'t [Node<'t>], scope: &mut Scope<'_>) {
        nodes.iter().for_each(|node| self.node(node, scope));
    }

    fn node(&mut self, node: &'t Node<'t>, scope: &mut Scope<'_>) {
        match node {
            Node::Show(tokens) => self.show(tokens, scope),
            Node::Ways { conditions, ways } => {
                let before = self.asked.clone();
                for condition in conditions {
                    expression(self, condition, scope, Use::Held);
                    // A later condition is asked only after the earlier ones.
                    self.asked.about(self.contract, condition, scope);
                }
                let mut ways = ways.iter();
                ways.next().into_iter().for_each(|way| self.nodes(way, scope));
                // Of what is one or the other, the other is there.
                conditions.iter().for_each(|condition| self.asked.otherwise(condition));
                ways.for_each(|way| self.nodes(way, scope));
                self.asked = before;
            }
            Node::Loop { names, over, body } => {
                let before = self.asked.clone();
                let shape = expression(self, over, scope, Use::Needed);
                self.asked.about(self.contract, over, scope);
                let one = match shape.there() {
                    Shape::List(one) => *one,
                    Shape::Any | Shape::Plain | Shape::Maybe(_) | Shape::Fields(_) | Shape::Named(_) => Shape::Any,
                };
                let mut frame = BTreeMap::from([("loop".to_string(), Shape::Any)]);
                match names.as_slice() {
                    [name] => drop(frame.insert((*name).to_string(), one)),
                    names => frame.extend(names.iter().map(|name| ((*name).to_string(), Shape::Any))),
                }
                scope.frames.push(frame);
                self.nodes(body, scope);
                scope.frames.pop();
                self.asked = before;
            }
            Node::Set { name, global, value } => {
                let value = expression(self, value, scope, Use::Held);
                scope.set(name, *global, value);
            }
            Node::SetText { name, global, body } => {
                self.nodes(body, scope);
                scope.set(name, *global, Shape::Plain);
            }
            Node::Block { name, .. } => self.block(name, scope),
            Node::Include(name) => self.include(name, scope),
            Node::Around { call, body } => {
                self.nodes(body, scope);
                expression(self, call, scope, Use::Held);
            }
            Node::Extends(_) | Node::Component { .. } => {}
        }
    }

    /// What is shown has to be there, and a text.
    fn show(&mut self, tokens: &'t [Token<'t>], scope: &mut Scope<'_>) {
        let shape = expression(self, tokens, scope, Use::Shown);
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            self.shows(*first, *last, &shape);
        }
    }

    fn block(&mut self, name: &str, scope: &mut Scope<'_>) {
        let (own, outer) = (self.template, self.wants_super);
        for (template, body) in self.blocks.get(name).cloned().unwrap_or_default() {
            self.template = template;
            self.wants_super = false;
            self.nodes(body, scope);
            if !self.wants_super {
                break;
            }
        }
        (self.template, self.wants_super) = (own, outer);
    }

    fn include(&mut self, name: &str, scope: &mut Scope<'_>) {
        let Some((name, (_, nodes))) = self.template_of(name).filter(|_| self.depth < DEEPEST) else { return };
        let own = std::mem::replace(&mut self.template, name);
        self.depth += 1;
        scope.frames.push(BTreeMap::new());
        self.nodes(nodes, scope);
        scope.frames.pop();
        self.depth -= 1;
        self.template = own;
    }

    /// A component with what it is given.
    pub(super) fn call(&mut self, name: &str, mut given: BTreeMap<String, Shape>, scope: &Scope<'_>) {
        let Some((name, component)) = self.components.get_key_value(name).map(|(name, component)| (*name, *component)) else { return };
        for argument in component.arguments.iter().filter(|argument| !given.contains_key(argument.name)).collect::<Vec<_>>() {
            // What stands there otherwise is often of another shape: `image = false`.
            let shape = scope.get_far(argument.name).filter(|_| argument.implicit).unwrap_or(Shape::Any);
            given.insert(argument.name.to_string(), shape);
        }
        if self.depth >= DEEPEST || !self.called.insert((name, given.clone().into_iter().collect())) {
            return;
        }
        given.insert("body".to_string(), Shape::Plain);
        // Why a call is made only where its arguments are there, the component cannot know, nor can we.
        given.values_mut().for_each(|shape| *shape = std::mem::replace(shape, Shape::Any).there());
        let own = std::mem::replace(&mut self.template, component.template);
        self.depth += 1;
        // The engine's global variables reach everywhere.
        let global = ["site", "options"].into_iter().filter_map(|name| Some((name.to_string(), scope.get_far(name)?))).collect();
        let asked = std::mem::take(&mut self.asked);
        self.nodes(component.body, &mut Scope { frames: vec![global, given], caller: Some(scope) });
        self.asked = asked;
        self.depth -= 1;
        self.template = own;
    }
}

impl Scope<'_> {
    /// What a name stands for here.
    pub(super) fn get(&self, name: &str) -> Option<&Shape> {
        self.frames.iter().rev().find_map(|frame| frame.get(name))
    }

    /// What a name stands for here, or where this was called from.
    fn get_far(&self, name: &str) -> Option<Shape> {
        self.get(name).cloned().or_else(|| self.caller.and_then(|caller| caller.get_far(name)))
    }

    fn set(&mut self, name: &str, global: bool, shape: Shape) {
        let frame = if global { self.frames.first_mut() } else { self.frames.last_mut() };
        let Some(frame) = frame else { return };
        // Which of several values it has is decided when the page is made; a text at first may be more later.
        let shape = if shape == Shape::Plain { Shape::Any } else { shape };
        let known = frame.entry(name.to_string()).or_insert_with(|| shape.clone());
        if *known != shape {
            *known = Shape::Any;
        }
    }
}

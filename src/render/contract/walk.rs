//! Going through templates as pages would, with the shapes of what they are offered in the place of values.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::asked::Asked;
use super::expressions::{Use, expression};
use super::lex::Token;
use super::nodes::{Argument, Node};
use super::scope::{Empty, Given, Scope};
use super::shown::Shown;
use super::vain::InVain;
use super::words::Unfilled;
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
    /// Words that are shown with places that are not filled, by template and place.
    pub(super) unfilled: BTreeMap<(&'t str, usize), Unfilled>,
    /// The words that have places, each with its first.
    pub(super) places: BTreeMap<&'t str, &'static str>,
    /// What is done in vain, by template and place; nothing where it is not so each time.
    pub(super) vain: BTreeMap<(&'t str, usize), Option<InVain>>,
    /// What has been asked about on the way here.
    pub(super) asked: Asked,
    /// What a template has asked for only after it asked whether it is there.
    pub(super) forgiven: BTreeSet<(&'t str, String)>,
    /// Components with what they were given; a second time would say nothing new.
    called: BTreeSet<(&'t str, Given<'t>)>,
    /// The template that is gone through.
    pub(super) template: &'t str,
    /// The blocks of the page, from the template that fills them to the one that names them.
    blocks: BTreeMap<&'t str, Vec<Block<'t>>>,
    /// The blocks that the page has come by.
    met: BTreeSet<&'t str>,
    /// The blocks of templates that fill others, by template and place.
    pub(super) fills: BTreeMap<(&'t str, usize), Fill<'t>>,
    /// Whether a block has asked for what it replaces.
    pub(super) wants_super: bool,
    depth: usize,
}

/// A block of one template.
#[derive(Clone, Copy)]
struct Block<'t> {
    template: &'t str,
    start: usize,
    /// The block that it stands in.
    within: Option<&'t str>,
    body: &'t [Node<'t>],
}

/// What becomes of a block that a template fills.
pub(super) enum Fill<'t> {
    /// Some page shows it.
    Shown,
    /// None does so far: a template further up has it inside of a block that is replaced.
    Lost { name: &'t str, within: &'t str, end: usize },
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

impl<'t> Walk<'t> {
    pub(super) fn new(
        contract: &'t Contract,
        templates: &'t BTreeMap<&'t str, (&'t str, Vec<Node<'t>>)>,
        names: Templates<'t>,
        places: BTreeMap<&'t str, &'static str>,
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
        let (called, blocks, met, fills) = (BTreeSet::new(), BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        Walk {
            contract,
            templates,
            names,
            components,
            seen,
            empty: BTreeMap::new(),
            shown: BTreeMap::new(),
            unfilled: BTreeMap::new(),
            places,
            vain: BTreeMap::new(),
            asked: Asked::default(),
            forgiven: BTreeSet::new(),
            called,
            template: "",
            blocks,
            met,
            fills,
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
        self.met.clear();
        let mut scope = Scope::of(variables);
        let mut next = Some(template);
        for _ in 0..DEEPEST {
            let Some((name, (_, nodes))) = next.and_then(|name| self.template_of(name)) else { return };
            self.template = name;
            self.find_blocks(name, None, nodes);
            next = nodes.iter().find_map(|node| if let Node::Extends(parent) = node { Some(*parent) } else { None });
            if next.is_none() {
                self.nodes(nodes, &mut scope);
                self.note_fills();
                return;
            }
            // Of a template that fills another, only its variables count outside of blocks.
            for node in nodes.iter().filter(|node| matches!(node, Node::Set { .. } | Node::SetText { .. })) {
                self.node(node, &mut scope);
            }
        }
    }

    fn find_blocks(&mut self, template: &'t str, within: Option<&'t str>, nodes: &'t [Node<'t>]) {
        for node in nodes {
            match node {
                Node::Block { name, start, body } => {
                    self.blocks.entry(name).or_default().push(Block { template, start: *start, within, body });
                    self.find_blocks(template, Some(name), body);
                }
                Node::Loop { body, .. } | Node::SetText { body, .. } | Node::Around { body, .. } => {
                    self.find_blocks(template, within, body);
                }
                Node::Ways { ways, .. } => ways.iter().for_each(|way| self.find_blocks(template, within, way)),
                Node::Show(_) | Node::Set { .. } | Node::Include(_) | Node::Extends(_) | Node::Component { .. } => {}
            }
        }
    }

    /// Which of the blocks that a template fills the page has shown.
    fn note_fills(&mut self) {
        for (name, all) in &self.blocks {
            let [filling, above @ ..] = all.as_slice() else { continue };
            let fill = match above.iter().find_map(|block| block.within) {
                _ if self.met.contains(name) => Fill::Shown,
                Some(within) => Fill::Lost { name, within, end: filling.start + name.len() },
                None => continue,
            };
            let is_shown = matches!(fill, Fill::Shown);
            let known = self.fills.entry((filling.template, filling.start)).or_insert(fill);
            if is_shown {
                *known = Fill::Shown;
            }
        }
    }

    fn nodes(&mut self, nodes: &'t [Node<'t>], scope: &mut Scope<'t, '_>) {
        nodes.iter().for_each(|node| self.node(node, scope));
    }

    fn node(&mut self, node: &'t Node<'t>, scope: &mut Scope<'t, '_>) {
        match node {
            Node::Show(tokens) => self.show(tokens, scope),
            Node::Ways { conditions, ways } => {
                let before = self.asked.clone();
                for condition in conditions {
                    self.always(condition);
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
                self.loops(over, names.len() == 1, &shape);
                let one = match shape.there() {
                    Shape::List(one) => *one,
                    _ => Shape::Any,
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

    /// Goes through the components that no page has called, with arguments that nobody knows.
    pub(super) fn uncalled(&mut self, variables: &BTreeMap<String, Shape>) {
        let called: BTreeSet<&str> = self.called.iter().map(|(name, _)| *name).collect();
        let names: Vec<&str> = self.components.keys().copied().filter(|name| !called.contains(name)).collect();
        let scope = Scope::of(variables.clone());
        names.into_iter().for_each(|name| self.call(name, BTreeMap::new(), &scope));
    }

    /// What is shown has to be there, and a text.
    fn show(&mut self, tokens: &'t [Token<'t>], scope: &mut Scope<'t, '_>) {
        self.shows_word(tokens);
        let shape = expression(self, tokens, scope, Use::Shown);
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            self.shows(*first, *last, &shape);
            self.leads(tokens, &shape, scope);
        }
    }

    fn block(&mut self, name: &'t str, scope: &mut Scope<'t, '_>) {
        // A block may stand inside of itself, which is told elsewhere.
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        self.met.insert(name);
        let (own, outer) = (self.template, self.wants_super);
        for Block { template, body, .. } in self.blocks.get(name).cloned().unwrap_or_default() {
            self.template = template;
            self.wants_super = false;
            self.nodes(body, scope);
            if !self.wants_super {
                break;
            }
        }
        (self.template, self.wants_super) = (own, outer);
        self.depth -= 1;
    }

    fn include(&mut self, name: &str, scope: &mut Scope<'t, '_>) {
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
    pub(super) fn call(&mut self, name: &str, mut given: Given<'t>, scope: &Scope<'t, '_>) {
        let Some((name, component)) = self.components.get_key_value(name).map(|(name, component)| (*name, *component)) else { return };
        for argument in component.arguments.iter().filter(|argument| !given.contains_key(argument.name)).collect::<Vec<_>>() {
            // What stands there otherwise is often of another shape: `image = false`.
            let shape = scope.get_far(argument.name).filter(|_| argument.implicit).unwrap_or(Shape::Any);
            given.insert(argument.name.to_string(), (shape, None));
        }
        if self.depth >= DEEPEST || !self.called.insert((name, given.clone())) {
            return;
        }
        let mut arguments = BTreeMap::from([("body".to_string(), Shape::Plain)]);
        let mut origins = BTreeMap::new();
        for (name, (shape, origin)) in given {
            origins.extend(origin.map(|origin| (name.clone(), origin)));
            arguments.insert(name, shape);
        }
        let own = std::mem::replace(&mut self.template, component.template);
        self.depth += 1;
        // The engine's global variables reach everywhere.
        let global = ["site", "options"].into_iter().filter_map(|name| Some((name.to_string(), scope.get_far(name)?))).collect();
        let asked = std::mem::take(&mut self.asked);
        self.nodes(component.body, &mut Scope { frames: vec![global, arguments], origins, caller: Some(scope) });
        self.asked = asked;
        self.depth -= 1;
        self.template = own;
    }

    /// Something is counted on that may be empty; what a component was given is told of where it was given.
    pub(super) fn may_be_empty(&mut self, start: usize, empty: Empty, scope: &Scope<'t, '_>) {
        let is_address = empty.is_address;
        let (place, empty) = scope.origin(&empty.path).unwrap_or(((self.template, start), empty));
        // That it fails is worse.
        self.empty.entry(place).or_insert(Empty { is_address, ..empty }).is_address &= is_address;
    }
}

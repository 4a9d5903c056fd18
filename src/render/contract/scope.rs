//! What names stand for at a place of a template, and where a component was given what may be empty.

use std::collections::BTreeMap;

use crate::view::shape::Shape;

/// Something that is not there on every page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Empty {
    /// As written: `event.venue`.
    pub(super) path: String,
    /// The byte behind it.
    pub(super) end: usize,
    /// Whether it is an address, which does not fail where it is empty.
    pub(super) is_address: bool,
}

/// What a component is given, by the names of its arguments.
pub(super) type Given<'t> = BTreeMap<String, (Shape, Option<Origin<'t>>)>;

/// Where something that may be empty was given to a component: template and place, and what was written.
pub(super) type Origin<'t> = ((&'t str, usize), Empty);

/// Names with their shapes: those of the page or of a component's arguments, then those of loops.
#[derive(Debug, Clone)]
pub(super) struct Scope<'t, 's> {
    /// What is there everywhere, a component's arguments, loops.
    pub(super) frames: Vec<BTreeMap<String, Shape>>,
    /// Of arguments that may be empty, where they come from.
    pub(super) origins: BTreeMap<String, Origin<'t>>,
    /// Where it was called from.
    pub(super) caller: Option<&'s Scope<'t, 's>>,
}

impl<'t> Scope<'t, '_> {
    /// Of a page.
    pub(super) fn of(variables: BTreeMap<String, Shape>) -> Scope<'t, 'static> {
        Scope { frames: vec![variables], origins: BTreeMap::new(), caller: None }
    }

    /// Where a component's argument comes from, if it is one that may be empty.
    pub(super) fn origin(&self, name: &str) -> Option<Origin<'t>> {
        // The first two frames are what is there everywhere, and the arguments.
        let is_other = self.frames.iter().skip(2).any(|frame| frame.contains_key(name));
        self.origins.get(name).filter(|_| !is_other).cloned()
    }

    /// What a name stands for here.
    pub(super) fn get(&self, name: &str) -> Option<&Shape> {
        self.frames.iter().rev().find_map(|frame| frame.get(name))
    }

    /// What a name stands for here, or where this was called from.
    pub(super) fn get_far(&self, name: &str) -> Option<Shape> {
        self.get(name).cloned().or_else(|| self.caller.and_then(|caller| caller.get_far(name)))
    }

    /// Gives something a name.
    pub(super) fn set(&mut self, name: &str, global: bool, shape: Shape) {
        let frame = if global { self.frames.first_mut() } else { self.frames.last_mut() };
        let Some(frame) = frame else { return };
        // Which of several values it has is decided when the page is made; a text at first may be more later.
        let shape = if matches!(shape, Shape::Plain | Shape::Word(_)) { Shape::Any } else { shape };
        let known = frame.entry(name.to_string()).or_insert_with(|| shape.clone());
        if *known != shape {
            *known = Shape::Any;
        }
    }
}

//! How to put something right in the text it stands in.
//!
//! A fix goes with a diagnostic ([`Located::fix`](super::Located)), so that every form can carry it. There is one only
//! where no other way of putting it right is thinkable.

use serde::Serialize;

use crate::source::Span;

/// What to change in one file so that a problem is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The changes, in order; none overlaps another.
    pub edits: Vec<Edit>,
}

/// A stretch of a file, and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Edit {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Edit {
    /// A change of a stretch of a text.
    #[must_use]
    pub fn new(span: Span, text: impl Into<String>) -> Edit {
        Edit { span, text: text.into() }
    }
}

impl Fix {
    /// A fix of one change.
    #[must_use]
    pub fn one(span: Span, text: impl Into<String>) -> Fix {
        Fix { edits: vec![Edit::new(span, text)] }
    }
}

/// The text with all changes of some fixes; a fix that gets in the way of one before it is left out.
#[must_use]
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> String {
    let mut edits: Vec<&Edit> = Vec::new();
    for fix in fixes {
        let fits = |edit: &Edit| text.get(edit.span.range()).is_some() && !edits.iter().any(|other| overlap(edit.span, other.span));
        if fix.edits.iter().all(fits) {
            edits.extend(&fix.edits);
        }
    }
    edits.sort();
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(&text[done..edit.span.range().start]);
        out.push_str(&edit.text);
        done = edit.span.range().end;
    }
    out.push_str(&text[done..]);
    out
}

/// Whether two stretches share a byte, or begin at the same place.
fn overlap(a: Span, b: Span) -> bool {
    a.start == b.start || (a.start < b.end && b.start < a.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_that_get_in_each_others_way_the_first_counts() {
        let fix = |start, end, text: &str| Fix::one(Span::new(start, end), text);
        let fixes = [fix(4, 5, "E"), fix(0, 2, "xyz"), fix(1, 3, "no"), fix(5, 5, "!"), fix(9, 10, "no")];
        assert_eq!(apply("abcdef", &fixes), "xyzcdE!f");
    }
}

//! What was found before and is found again, wherever in its file it stands by now: a line above it moves the rest.

use std::collections::BTreeMap;

use super::Located;

/// Some findings without their places in their files, each with how often.
#[derive(Debug, Clone, Default)]
pub struct Gists(BTreeMap<String, usize>);

impl Gists {
    /// Those of some findings.
    #[must_use]
    pub fn of(notes: &[Located]) -> Gists {
        let mut gists = Gists::default();
        for note in notes {
            *gists.0.entry(gist(note)).or_default() += 1;
        }
        gists
    }

    /// Takes away one such as this; whether there was one.
    pub fn take(&mut self, note: &Located) -> bool {
        let left = self.0.get_mut(&gist(note)).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }

    /// How many are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.0.values().sum()
    }
}

fn gist(note: &Located) -> String {
    let path = note.place.as_ref().map_or("", |(path, _)| path.as_str());
    let Located { diagnostic, .. } = note;
    format!("{path} {:?} {} {}", diagnostic.severity(), diagnostic.code(), diagnostic.problem.gist())
}

/// Data as it is written for debugging, without the field `near`.
pub(super) fn without_guess(data: &str) -> String {
    const FIELD: &str = " near: ";
    let Some((before, value)) = data.split_once(FIELD) else { return data.to_string() };
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    let end = value.find(|c: char| {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' | '[' => depth += 1,
            ',' | '}' if depth == 0 => return true,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        false
    });
    format!("{before}{}", &value[end.unwrap_or(value.len())..])
}

#[cfg(test)]
mod tests {
    use super::super::Problem;

    #[test]
    fn what_may_be_meant_makes_no_other_mistake() {
        let gist = |url: &str, near: Option<&str>| Problem::MissingPage { url: url.into(), near: near.map(str::to_string) }.gist();
        assert_eq!(gist("/a/", None), gist("/a/", Some("/a\\\"), b { ]/")));
        assert_ne!(gist("/a/", None), gist("/b/", None));
    }
}

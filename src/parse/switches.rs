//! Checks switched off for a line: `<!-- checks: off wrong-word -->` in Markdown, `# checks: off wrong-word` in data.
//!
//! Such a comment speaks of the line it ends; alone on its line, of the next one that is not blank. What it names are
//! codes, with commas between them. It never reaches a page.

use std::ops::Range;

use super::fields::{Notes, nearest};
use super::front_matter::{self, Split};
use crate::diag::{At, Diagnostic, Problem};
use crate::source::{SitePath, Span};

/// The comments of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switches(Vec<Switch>);

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Switch {
    /// The lines it speaks of, from 0.
    lines: Vec<usize>,
    /// What it names, with the place of each.
    codes: Vec<(String, Span)>,
}

/// How comments are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `<!-- … -->`.
    Markdown,
    /// `# …`, to the end of the line.
    Data,
}

impl Switches {
    /// Those of a file; nothing, as in nearly all files, if it has none.
    pub(crate) fn of(path: &SitePath, text: &str) -> Option<Switches> {
        // Most files stop here.
        if !text.contains("checks") {
            return None;
        }
        let body = match front_matter::split(text) {
            _ if path.extension() != "md" => text.len(),
            Split::Found { body, .. } => body.start as usize,
            Split::Missing | Split::Unclosed => 0,
        };
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut at = 0;
        let mut switches = Vec::new();
        let mut fence = Fence::default();
        for (n, line) in lines.iter().enumerate() {
            let form = if at < body { Form::Data } else { Form::Markdown };
            let shown = form == Form::Markdown && fence.holds(line);
            for (whole, codes) in comments(line, form).into_iter().filter(|_| !shown) {
                if form == Form::Markdown && in_code(&line[..whole.start]) {
                    continue;
                }
                let alone = line[..whole.start].trim().is_empty() && line[whole.end..].trim().is_empty();
                let next = lines.iter().skip(n + 1).position(|line| !line.trim().is_empty()).map(|more| n + 1 + more);
                let codes = split(&line[codes.clone()], at + codes.start);
                switches.push(Switch { lines: next.filter(|_| alone).into_iter().chain([n]).collect(), codes });
            }
            at += line.len();
        }
        (!switches.is_empty()).then_some(Switches(switches))
    }

    /// Whether a code is switched off for one of these lines.
    pub(crate) fn cover(&self, lines: &[usize], code: &str) -> bool {
        let names = |one: &Switch| one.codes.iter().any(|(named, _)| named == code);
        self.0.iter().any(|one| lines.iter().any(|line| one.lines.contains(line)) && names(one))
    }

    /// Notes what no check is called.
    pub(super) fn note_unknown(&self, notes: &mut Notes) {
        for (code, span) in self.0.iter().flat_map(|one| &one.codes) {
            if Problem::adjustable().all(|known| known != code) {
                let name = Some(code.clone()).filter(|code| !code.is_empty());
                let problem = Problem::UnknownCheck { name, near: nearest(code, Problem::adjustable()) };
                notes.list.push(Diagnostic::new(notes.file, At::Text(*span), problem));
            }
        }
    }
}

/// Where code begins and ends that stands on lines of its own: what is in it is shown, and switches nothing.
#[derive(Debug, Default)]
struct Fence(Option<(char, usize)>);

impl Fence {
    /// Whether the next line is one of code, or of its fence.
    fn holds(&mut self, line: &str) -> bool {
        let line = line.trim();
        let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'));
        let long = mark.map_or(0, |mark| line.chars().take_while(|c| *c == mark).count());
        match (self.0, mark) {
            (None, Some(mark)) if long >= 3 => {
                self.0 = Some((mark, long));
                true
            }
            (None, _) => false,
            (Some((open, least)), _) => {
                if mark == Some(open) && long >= least && line.chars().count() == long {
                    self.0 = None;
                }
                true
            }
        }
    }
}

/// Whether code is open at the end of a line's beginning.
fn in_code(before: &str) -> bool {
    let runs = before.split(|c| c != '`').filter(|run| !run.is_empty());
    runs.fold(None, |open: Option<usize>, run| match open {
        None => Some(run.len()),
        Some(long) if long == run.len() => None,
        open => open,
    })
    .is_some()
}

/// A text without its comments of this sort; `None` if it has none.
pub(super) fn without(html: &str) -> Option<String> {
    let found = comments(html, Form::Markdown);
    if found.is_empty() {
        return None;
    }
    let mut rest = String::with_capacity(html.len());
    let mut done = 0;
    for (whole, _) in found {
        rest.push_str(&html[done..whole.start]);
        done = whole.end;
    }
    rest.push_str(&html[done..]);
    Some(rest)
}

/// The comments in a text: where each stands, and what it names.
fn comments(text: &str, form: Form) -> Vec<(Range<usize>, Range<usize>)> {
    let (opening, closing) = match form {
        Form::Markdown => ("<!--", "-->"),
        Form::Data => ("#", "\n"),
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(opening).map(|at| from + at) {
        from = start + opening.len();
        let Some(codes) = after_words(text, from) else { continue };
        let end = match (text[codes..].find(closing), form) {
            (Some(end), _) => codes + end,
            (None, Form::Data) => text.len(),
            (None, Form::Markdown) => break,
        };
        let whole = end + if form == Form::Markdown { closing.len() } else { 0 };
        found.push((start..whole, codes..end));
        from = whole;
    }
    found
}

/// Where the codes begin behind `checks: off`, whose colon may be full-width.
fn after_words(text: &str, from: usize) -> Option<usize> {
    let rest = text[from..].trim_start_matches([' ', '\t']).strip_prefix("checks")?.trim_start_matches(' ');
    let rest = rest.strip_prefix([':', '：'])?.trim_start_matches(' ').strip_prefix("off")?;
    rest.starts_with(|c: char| c.is_whitespace() || c == '-').then(|| text.len() - rest.len())
}

/// The codes in a list, with their places.
fn split(codes: &str, at: usize) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in codes.split_inclusive([',', '，', '、', ' ']) {
        let name = part.trim_matches([',', '，', '、', ' ', '\t', '\r', '\n']);
        if !name.is_empty() {
            let offset = at + start + part.find(name).unwrap_or(0);
            found.push((name.to_string(), Span::new(offset, offset + name.len())));
        }
        start += part.len();
    }
    if found.is_empty() { vec![(String::new(), Span::new(at, at + codes.trim_end().len()))] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, off: &[(usize, &str)]) {
        let path = SitePath::new(path).expect("clean");
        let switches = Switches::of(&path, text);
        let mut found = Vec::new();
        for code in ["wrong-word", "missing-alt"] {
            let covered = (0..text.lines().count()).filter(|line| switches.as_ref().is_some_and(|one| one.cover(&[*line], code)));
            found.extend(covered.map(|line| (line, code)));
        }
        assert_eq!(found, off, "{text}");
    }

    #[test]
    fn a_comment_speaks_of_its_line() {
        check("a.md", "甲\n乙 <!-- checks: off wrong-word -->\n丙\n", &[(1, "wrong-word")]);
        check("a.md", "甲 <!--checks：off wrong-word，missing-alt-->\n", &[(0, "wrong-word"), (0, "missing-alt")]);
        check("a.yaml", "a: 甲  # checks: off wrong-word\nb: 乙\n", &[(0, "wrong-word")]);
        check("a.md", "---\ntitle: 甲 # checks: off wrong-word\n---\n# checks: off wrong-word\n", &[(1, "wrong-word")]);
    }

    #[test]
    fn alone_it_speaks_of_the_next_line() {
        check("a.md", "<!-- checks: off wrong-word -->\n\n乙\n丙\n", &[(0, "wrong-word"), (2, "wrong-word")]);
        check("a.yaml", "# checks: off wrong-word\nb: 乙\n", &[(0, "wrong-word"), (1, "wrong-word")]);
    }

    #[test]
    fn other_comments_say_nothing() {
        check("a.md", "甲 <!-- checks: on wrong-word -->\n乙 <!-- checks: offwrong-word -->\n<!-- checks: off wrong-word\n", &[]);
    }

    #[test]
    fn comments_go_and_the_rest_stays() {
        assert_eq!(without("<b><!-- checks: off wrong-word --></b>").as_deref(), Some("<b></b>"));
        assert_eq!(without("<!-- 注 -->"), None);
    }
}

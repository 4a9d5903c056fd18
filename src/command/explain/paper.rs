//! Text for a terminal: lines of a width, which Chinese fills two columns a character and may break anywhere but
//! before a closing mark; colours on top, which say nothing that words do not say.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};

use super::super::columns::wrapped;
use crate::diag::Severity;

/// How far paragraphs are set in.
const INDENT: &str = "  ";

const STRONG: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const PATH: Style = Style::new().underline();

/// What is being written.
pub(super) struct Paper {
    width: usize,
    text: String,
}

impl Paper {
    /// An empty one.
    pub(super) fn new(width: usize) -> Paper {
        Paper { width, text: String::new() }
    }

    /// All of it, with the marks of colours.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line as it is.
    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading over a part.
    pub(super) fn heading(&mut self, text: &str) {
        self.line(&styled(STRONG, text));
    }

    /// The first line of an entry, in the form messages have.
    pub(super) fn title(&mut self, bad: Severity, word: &str, code: &str, title: &str) {
        let head = styled(colour(bad).bold(), &format!("{word}[{code}]"));
        self.line(&format!("{head}{}", styled(STRONG, &format!(": {title}"))));
    }

    /// One code of a list.
    pub(super) fn item(&mut self, bad: Severity, code: &str, longest: usize, word: &str, title: &str) {
        let gap = " ".repeat(longest.saturating_sub(code.len()));
        self.line(&format!("{INDENT}{}{gap}  {}  {title}", styled(STRONG, code), styled(colour(bad), word)));
    }

    /// A paragraph, its code in a colour of its own.
    pub(super) fn paragraph(&mut self, text: &str) {
        let mut in_code = false;
        for line in wrapped(text, self.width, INDENT) {
            let line = coloured(&line, &mut in_code);
            self.line(&line);
        }
    }

    /// The name of a file in an example, with a mark before it.
    pub(super) fn path(&mut self, mark: &str, path: &str, remark: &str) {
        let style = mark_style(mark);
        let _ = writeln!(self.text, "{INDENT}{INDENT}{} {}{remark}", styled(style, mark), styled(PATH, path));
    }

    /// A line of a file in an example, with a mark before it.
    pub(super) fn of_file(&mut self, mark: &str, line: &str) {
        let style = mark_style(mark);
        let line = format!("{INDENT}{INDENT}{} │ {}", styled(style, mark), styled(style, line));
        self.line(line.trim_end());
    }

    /// A line of a drawing.
    pub(super) fn drawn(&mut self, line: &str) {
        self.line(format!("{INDENT}{INDENT}{line}").trim_end());
    }
}

fn colour(bad: Severity) -> Style {
    match bad {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Green,
    }
    .on_default()
}

fn mark_style(mark: &str) -> Style {
    match mark {
        "×" => AnsiColor::Red.on_default(),
        "√" => AnsiColor::Green.on_default(),
        _ => Style::new(),
    }
}

fn styled(style: Style, text: &str) -> String {
    if style.is_plain() || text.trim().is_empty() { text.to_string() } else { format!("{style}{text}{style:#}") }
}

/// With code in its colour, which ends with each line and goes on in the next.
fn coloured(line: &str, in_code: &mut bool) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    for (n, piece) in line.split('`').enumerate() {
        if n > 0 {
            *in_code = !*in_code;
        }
        let mark = |is: bool| if is { "`" } else { "" };
        // The marks of code belong to it, so that it can be told without colours.
        if *in_code {
            let _ = write!(out, "{}", styled(CODE, &format!("{}{piece}", mark(n > 0))));
        } else {
            let _ = write!(out, "{}{piece}", styled(CODE, mark(n > 0)));
        }
    }
    out
}

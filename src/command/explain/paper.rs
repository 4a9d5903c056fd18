//! Text for a terminal: lines of a width, which Chinese fills two columns a character and may break anywhere but
//! before a closing mark; colours on top, which say nothing that words do not say.

use std::fmt::Write as _;

use clap::builder::styling::{AnsiColor, Style};
use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, wrap};

use crate::diag::Severity;

/// What holds characters together that must stay on one line (Unicode: word joiner); it is never printed.
const JOINER: char = '\u{2060}';

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

/// The columns a text takes.
pub(super) fn column_width(text: &str) -> usize {
    display_width(text)
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
        let options = Options::new(self.width)
            .initial_indent(INDENT)
            .subsequent_indent(INDENT)
            .word_separator(WordSeparator::UnicodeBreakProperties)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        let mut in_code = false;
        for line in wrap(&joined(text), options) {
            let line = coloured(&line.replace(JOINER, ""), &mut in_code);
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

/// With code held together: a key and its value belong on one line.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut in_code = false;
    for c in text.chars() {
        in_code ^= c == '`';
        out.push(c);
        if in_code {
            out.push(JOINER);
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let mut paper = Paper::new(width);
        paper.paragraph(text);
        anstream::adapter::strip_str(&paper.into_text()).to_string().lines().map(|line| line.trim_start().to_string()).collect()
    }

    #[test]
    fn chinese_breaks_between_characters_and_not_before_a_closing_mark() {
        assert_eq!(lines("两项议程在同一个地点，时间又重叠。", 22), ["两项议程在同一个地", "点，时间又重叠。"]);
        assert_eq!(lines("两项议程在同一个地，时间又重叠。", 20), ["两项议程在同一个", "地，时间又重叠。"]);
    }

    #[test]
    fn code_stays_on_one_line_where_it_can() {
        assert_eq!(
            lines("在文件头里写 `checks: { room-clash: off }`，不再提醒。", 40),
            ["在文件头里写", "`checks: { room-clash: off }`，不再提", "醒。"]
        );
        assert_eq!(lines("see `a very long piece of code` there", 16), ["see", "`a very long p", "iece of code`", "there"]);
    }
}

//! Text in the columns of a terminal, of which a Chinese character fills two and may break before the next one.

use std::io;

use terminal_size::{Width, terminal_size_of};
use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, wrap};

/// What holds characters together that must stay on one line (Unicode: word joiner); it is never printed.
const JOINER: char = '\u{2060}';

/// The width where nobody tells one: in files and pipes.
const USUAL: usize = 80;

/// The narrowest for which anything is laid out.
const NARROWEST: usize = 32;

/// The columns of the terminal, up to a number of them.
pub(super) fn columns(most: usize) -> usize {
    terminal_size_of(io::stdout()).map_or(USUAL, |(Width(columns), _)| usize::from(columns)).clamp(NARROWEST, most)
}

/// The columns a text takes.
pub(super) fn taken(text: &str) -> usize {
    display_width(text)
}

/// The text with spaces behind it, up to a number of columns.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(taken(text))))
}

/// The text in lines of a number of columns, each with an indent; what stands between `` ` `` is held together where it can be.
pub(super) fn wrapped(text: &str, columns: usize, indent: &str) -> Vec<String> {
    let options = Options::new(columns)
        .initial_indent(indent)
        .subsequent_indent(indent)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    wrap(&joined(text), options).into_iter().map(|line| line.replace(JOINER, "")).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_between_characters_and_not_before_a_closing_mark() {
        assert_eq!(wrapped("两项议程在同一个地点，时间又重叠。", 20, ""), ["两项议程在同一个地", "点，时间又重叠。"]);
        assert_eq!(wrapped("两项议程在同一个地，时间又重叠。", 18, ""), ["两项议程在同一个", "地，时间又重叠。"]);
    }

    #[test]
    fn code_stays_on_one_line_where_it_can() {
        assert_eq!(
            wrapped("在文件头里写 `checks: { room-clash: off }`，不再提醒。", 38, ""),
            ["在文件头里写", "`checks: { room-clash: off }`，不再提", "醒。"]
        );
        assert_eq!(wrapped("see `a very long piece of code` there", 14, ""), ["see", "`a very long p", "iece of code`", "there"]);
    }

    #[test]
    fn a_text_is_padded_by_the_columns_it_takes() {
        assert_eq!(padded("改名", 6), "改名  ");
        assert_eq!(padded("renamed", 6), "renamed");
    }
}

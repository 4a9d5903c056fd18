//! The first lines of a text, short enough for a card, a feed or a message.
//!
//! In comes the plain text of the opening paragraphs, out comes at most [`LIMIT`] units of
//! it. Cuts at the end of a sentence if it can, never inside a number, a date, a Latin word
//! or a pair of quotes or brackets, and leaves out the dateline (`江汉风报道：`).

mod dateline;
mod joints;
mod pairs;

use dateline::without_dateline;
use joints::may_part;
use pairs::{close_or_open, closing, open_marks, opening};

/// The longest summary: a Chinese character is one unit, an ASCII character a half.
pub const LIMIT: u32 = 120;

/// A summary that ends in a sentence must be at least this long; a shorter one would say
/// too little, and a clause with `……` says more.
const LEAST: u32 = 40;

const ELLIPSIS: &str = "……";

/// The beginning of `text`, at most [`LIMIT`] units, without its dateline.
pub fn summary(text: &str) -> String {
    let text = without_dateline(text.trim());
    let cuts = Cuts::find(text);
    if cuts.whole {
        return text.to_owned();
    }
    if let Some(end) = cuts.sentence {
        return text[..end].trim_end().to_owned();
    }
    if let Some(end) = cuts.clause.or(cuts.word) {
        return text[..end].trim_end_matches(is_loose_end).to_owned() + ELLIPSIS;
    }
    // One long quotation from the start: cut inside it and close it.
    let end = cuts.inside.unwrap_or(0);
    let mut cut = text[..end].trim_end_matches(is_loose_end).to_owned();
    if !cut.is_empty() {
        cut += ELLIPSIS;
        cut.extend(open_marks(&text[..end]).into_iter().rev());
    }
    cut
}

/// The length of `text` in half units.
fn half_units(c: char) -> u32 {
    if c.is_ascii() { 1 } else { 2 }
}

/// The byte offsets where a text may be cut, each the last that fits.
#[derive(Default)]
struct Cuts {
    /// The text fits as it is.
    whole: bool,
    /// After the end of a sentence, closing marks included.
    sentence: Option<usize>,
    /// Before a comma, if it is as long.
    clause: Option<usize>,
    /// Between two characters that do not belong together, if it is half as long.
    word: Option<usize>,
    /// The same, inside quotation marks or brackets.
    inside: Option<usize>,
}

impl Cuts {
    fn find(text: &str) -> Self {
        let mut cuts = Self::default();
        let mut open: Vec<char> = Vec::new();
        let mut used = 0;
        let mut ended = false;
        let mut before = None;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let next = rest.peek().map(|&(_, next)| next);
            // `1,200`
            let in_number = [before, next].iter().all(|beside| beside.is_some_and(|c| c.is_ascii_digit()));
            // What an ellipsis and the closing marks would add.
            let tail = 4 + 2 * u32::try_from(open.len()).unwrap_or(u32::MAX / 4);
            if open.is_empty() && matches!(c, '，' | ',') && used + tail <= 2 * LIMIT && used >= 2 * LEAST && !in_number {
                cuts.clause = Some(at);
            }
            used += half_units(c);
            if used > 2 * LIMIT {
                return cuts;
            }
            close_or_open(&mut open, before, c);
            let end = at + c.len_utf8();
            ended = ends_sentence(c, next) || ended && closing(c);
            if ended && open.is_empty() && used >= 2 * LEAST && !next.is_some_and(closing) {
                cuts.sentence = Some(end);
            }
            if next.is_some_and(|next| may_part(before, c, next)) {
                if open.is_empty() && used + 4 <= 2 * LIMIT && used >= LEAST {
                    cuts.word = Some(end);
                } else if used + tail + 2 <= 2 * LIMIT {
                    cuts.inside = Some(end);
                }
            }
            before = Some(c);
        }
        cuts.whole = true;
        cuts
    }
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '；' => true,
        '.' | '!' | '?' => next.is_none_or(|next| next.is_whitespace() || closing(next)),
        _ => false,
    }
}

/// What must not stand before `……`.
fn is_loose_end(c: char) -> bool {
    c.is_whitespace() || opening(c) || matches!(c, '，' | '、' | '：' | '；' | ',' | ':' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> u32 {
        text.chars().map(half_units).sum::<u32>().div_ceil(2)
    }

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(summary("  一句话。 "), "一句话。");
        assert_eq!(summary(""), "");
    }

    #[test]
    fn the_cut_is_after_the_last_sentence_that_fits() {
        let text = "培训班在市委党校举行。".repeat(20);
        assert_eq!(summary(&text), "培训班在市委党校举行。".repeat(10));
        let quoted = format!("{}他说：“好！”{}", "文".repeat(60), "字".repeat(100));
        assert_eq!(summary(&quoted), format!("{}他说：“好！”", "文".repeat(60)));
    }

    #[test]
    fn without_a_sentence_it_ends_before_a_comma() {
        let text = format!("{}，{}", "文".repeat(50), "字".repeat(100));
        assert_eq!(summary(&text), format!("{}……", "文".repeat(50)));
    }

    #[test]
    fn numbers_words_and_quotes_stay_whole() {
        let text = format!("{}2024年{}", "文".repeat(116), "字".repeat(9));
        assert_eq!(summary(&text), format!("{}……", "文".repeat(116)));
        let text = format!("{}Markdown{}", "文".repeat(116), "字".repeat(9));
        assert_eq!(summary(&text), format!("{}……", "文".repeat(116)));
        let text = format!("{}《{}》", "文".repeat(30), "字".repeat(100));
        assert_eq!(summary(&text), format!("{}……", "文".repeat(30)));
    }

    #[test]
    fn one_long_quotation_is_closed() {
        let cut = summary(&format!("“{}”", "催人奋进，".repeat(60)));
        assert!(cut.starts_with('“') && cut.ends_with("……”"), "{cut}");
        assert!(units(&cut) <= LIMIT);
    }

    #[test]
    fn dates_and_what_is_counted_stay_whole() {
        for (end, kept) in [
            ("定于2024年9月4日至6日举办", "定于"),
            ("请看第12期的文章", "请看"),
            ("请看第十二期的文章", "请看"),
            ("共计1,200人到会", "共计"),
        ] {
            let lead = "文".repeat(116);
            let text = format!("{lead}{end}{}", "字".repeat(100));
            assert_eq!(summary(&text), format!("{lead}{kept}……"), "{end}");
        }
        let accents = format!("{}e{}{}", "文".repeat(117), "\u{301}".repeat(2), "字".repeat(100));
        assert_eq!(summary(&accents), format!("{}……", "文".repeat(117)));
    }

    #[test]
    fn an_early_comma_or_quotation_does_not_end_it() {
        let text = format!("今天，{}", "文".repeat(200));
        assert_eq!(summary(&text), format!("今天，{}……", "文".repeat(115)));
        let text = format!("在《{}》", "文".repeat(200));
        assert_eq!(summary(&text), format!("在《{}……》", "文".repeat(114)));
    }

    #[test]
    fn pairs_of_both_widths_and_straight_quotes_are_pairs() {
        let text = format!("{}（甲)乙，{}", "文".repeat(50), "字".repeat(200));
        assert_eq!(summary(&text), format!("{}（甲)乙……", "文".repeat(50)));
        let text = format!("{}\"{}\"", "文".repeat(60), "字".repeat(100));
        assert_eq!(summary(&text), format!("{}……", "文".repeat(60)));
    }

    #[test]
    fn the_dateline_goes() {
        assert_eq!(summary("江汉风报道：党旗飘扬。"), "党旗飘扬。");
        assert_eq!(summary("本报讯（记者 张三）党旗飘扬。"), "党旗飘扬。");
        assert_eq!(summary("他在会上说：党旗飘扬。"), "他在会上说：党旗飘扬。");
    }
}

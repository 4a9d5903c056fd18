//! The first lines of a text, short enough for a card, a feed or a message.
//!
//! In comes the plain text of the opening paragraphs, out comes at most [`LIMIT`] units of
//! it. Cuts at the end of a sentence if it can, never inside a number, a Latin word or a
//! pair of quotes, and leaves out the dateline (`江汉风报道：`).

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
    // One long quotation: cut inside it and close it.
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
    /// Before a comma.
    clause: Option<usize>,
    /// Between two characters that do not belong together.
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
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            // What an ellipsis and the closing marks would add.
            let tail = 4 + 2 * u32::try_from(open.len()).unwrap_or(u32::MAX / 4);
            if open.is_empty() && matches!(c, '，' | ',') && used + tail <= 2 * LIMIT && at > 0 {
                cuts.clause = Some(at);
            }
            used += half_units(c);
            if used > 2 * LIMIT {
                return cuts;
            }
            close_or_open(&mut open, c);
            let end = at + c.len_utf8();
            let next = rest.peek().map(|&(_, next)| next);
            ended = ends_sentence(c, next) || ended && closing(c);
            if ended && open.is_empty() && used >= 2 * LEAST && !next.is_some_and(closing) {
                cuts.sentence = Some(end);
            }
            if next.is_some_and(|next| may_part(c, next)) {
                if open.is_empty() && used + 4 <= 2 * LIMIT {
                    cuts.word = Some(end);
                } else if used + tail + 2 <= 2 * LIMIT {
                    cuts.inside = Some(end);
                }
            }
        }
        cuts.whole = true;
        cuts
    }
}

const PAIRS: [(char, char); 12] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('(', ')'),
    ('[', ']'),
];

fn closing(c: char) -> bool {
    PAIRS.iter().any(|&(_, close)| close == c)
}

fn opening(c: char) -> bool {
    PAIRS.iter().any(|&(open, _)| open == c)
}

/// Follows `c` on the stack of closing marks that are still due.
fn close_or_open(due: &mut Vec<char>, c: char) {
    if let Some(&(_, close)) = PAIRS.iter().find(|&&(open, _)| open == c) {
        due.push(close);
    } else if due.last() == Some(&c) {
        due.pop();
    }
}

fn open_marks(text: &str) -> Vec<char> {
    let mut due = Vec::new();
    for c in text.chars() {
        close_or_open(&mut due, c);
    }
    due
}

fn ends_sentence(c: char, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '；' => true,
        '.' | '!' | '?' => next.is_none_or(|next| next.is_whitespace() || closing(next)),
        _ => false,
    }
}

/// Whether a text may be cut between these two characters.
fn may_part(c: char, next: char) -> bool {
    let in_word = |c: char| c.is_ascii_graphic() || (c.is_alphanumeric() && !super::cjk::is_cjk(c));
    // `2024` and `年` belong together, and so do a mark and what it marks.
    let number = c.is_ascii_digit() && super::cjk::is_han(next);
    !(opening(c) || closing(next) || number || in_word(c) && in_word(next))
}

/// What must not stand before `……`.
fn is_loose_end(c: char) -> bool {
    c.is_whitespace() || opening(c) || matches!(c, '，' | '、' | '：' | '；' | ',' | ':' | '—' | '…')
}

/// Takes a dateline such as `江汉风报道：` or `本报北京9月4日讯（记者 张三）` off the front.
fn without_dateline(text: &str) -> &str {
    const LONGEST: usize = 40;
    let mut ended = None;
    for (at, c) in text.char_indices().take(LONGEST) {
        match c {
            '，' | '。' | '；' | '、' | '！' | '？' | '“' | '《' | ',' => return text,
            '：' | ':' | ' ' | '\u{3000}' => {
                let head = &text[..at];
                let plain = head.split(['（', '(']).next().unwrap_or(head).trim_end();
                if ["报道", "報道", "讯", "訊", "电", "電"].iter().any(|end| plain.ends_with(end)) && open_marks(head).is_empty() {
                    ended = Some(at + c.len_utf8());
                    break;
                }
            }
            _ => {}
        }
    }
    ended.map_or(text, |end| text[end..].trim_start())
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
        let quoted = format!("{}他说：“好！”{}", "一".repeat(60), "二".repeat(100));
        assert_eq!(summary(&quoted), format!("{}他说：“好！”", "一".repeat(60)));
    }

    #[test]
    fn without_a_sentence_it_ends_before_a_comma() {
        let text = format!("{}，{}", "一".repeat(50), "二".repeat(100));
        assert_eq!(summary(&text), format!("{}……", "一".repeat(50)));
    }

    #[test]
    fn numbers_words_and_quotes_stay_whole() {
        let text = format!("{}2024年{}", "一".repeat(116), "二".repeat(9));
        assert_eq!(summary(&text), format!("{}……", "一".repeat(116)));
        let text = format!("{}Markdown{}", "一".repeat(116), "二".repeat(9));
        assert_eq!(summary(&text), format!("{}……", "一".repeat(116)));
        let text = format!("{}《{}》", "一".repeat(30), "二".repeat(100));
        assert_eq!(summary(&text), format!("{}……", "一".repeat(30)));
    }

    #[test]
    fn one_long_quotation_is_closed() {
        let cut = summary(&format!("“{}”", "催人奋进，".repeat(60)));
        assert!(cut.starts_with('“') && cut.ends_with("……”"), "{cut}");
        assert!(units(&cut) <= LIMIT);
    }

    #[test]
    fn the_dateline_goes() {
        assert_eq!(summary("江汉风报道：党旗飘扬。"), "党旗飘扬。");
        assert_eq!(summary("本报讯（记者 张三）  党旗飘扬。"), "党旗飘扬。");
        assert_eq!(summary("新华社北京9月4日电 党旗飘扬。"), "党旗飘扬。");
        assert_eq!(summary("他在会上说：党旗飘扬。"), "他在会上说：党旗飘扬。");
    }
}

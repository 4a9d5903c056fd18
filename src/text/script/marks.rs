//! Quotation marks, and stretches of a text that are no words.

use super::Quotes;

/// Whether nothing in a text could have another form: it has no character beyond Latin ones.
pub(super) fn has_nothing_to_convert(text: &str) -> bool {
    text.chars().all(|c| c < '\u{2010}')
}

/// What becomes of a quotation mark between two characters.
pub(super) fn quote(quotes: Quotes, before: Option<char>, c: char, after: Option<char>) -> Option<char> {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    match (quotes, c) {
        (Quotes::Keep, _) => None,
        // An apostrophe: it's, the 1990’s.
        (Quotes::Corner, '’') if latin(before) && latin(after) => None,
        (Quotes::Corner, '“') => Some('「'),
        (Quotes::Corner, '”') => Some('」'),
        (Quotes::Corner, '‘') => Some('『'),
        (Quotes::Corner, '’') => Some('』'),
        (Quotes::Curly, '「') => Some('“'),
        (Quotes::Curly, '」') => Some('”'),
        (Quotes::Curly, '『') => Some('‘'),
        (Quotes::Curly, '』') => Some('’'),
        (Quotes::Corner | Quotes::Curly, _) => None,
    }
}

/// How many characters at the beginning of some are no words: an address, or the number under which a site is on record.
pub(super) fn verbatim(chars: &[char]) -> Option<usize> {
    address(chars).or_else(|| record_number(chars))
}

/// `https://example.org/议程/`: up to a space or a mark that ends it.
fn address(chars: &[char]) -> Option<usize> {
    const BEGINNINGS: [&str; 5] = ["https://", "http://", "ftp://", "mailto:", "www."];
    let begins = |with: &str| with.chars().zip(chars).filter(|(a, b)| a.eq_ignore_ascii_case(b)).count() == with.len();
    let beginning = BEGINNINGS.into_iter().find(|with| begins(with))?;
    let ends = |c: &char| c.is_whitespace() || "，。；：、！？“”‘’「」『』《》〈〉（）【】…<>\"".contains(*c);
    let length = chars.iter().position(ends).unwrap_or(chars.len());
    (length > beginning.len()).then_some(length)
}

/// `鄂ICP备12345678号-1`, `鄂公网安备 42010602000000号`: it is known in this form only.
fn record_number(chars: &[char]) -> Option<usize> {
    const LONGEST: usize = 40;
    let rest = chars.get(1..)?;
    let begins = |with: &str| with.chars().zip(rest).filter(|(a, b)| a == *b).count() == with.chars().count();
    let name = ["ICP备", "ICP证", "公网安备"].into_iter().find(|name| begins(name))?.chars().count();
    let number = |c: &char| c.is_ascii_digit() || *c == ' ' || *c == '\u{a0}';
    let digits = rest.get(name..)?.iter().take(LONGEST).take_while(|c| number(c)).count();
    let end = 1 + name + digits;
    if digits == 0 || chars.get(end) != Some(&'号') {
        return None;
    }
    let part = chars.get(end + 1..).unwrap_or_default().iter().take_while(|c| **c == '-' || c.is_ascii_digit()).count();
    Some(end + 1 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_record_numbers_are_no_words() {
        let of = |text: &str| verbatim(&text.chars().collect::<Vec<_>>());
        assert_eq!(of("https://example.org/议程/，谢谢"), Some("https://example.org/议程/".chars().count()));
        assert_eq!(of("www.example.org 后面"), Some(15));
        assert_eq!(of("鄂ICP备12345678号-1，后"), Some("鄂ICP备12345678号-1".chars().count()));
        assert_eq!(of("鄂公网安备 42010602000000号"), Some("鄂公网安备 42010602000000号".chars().count()));
        for none in ["", "https://", "万维网", "鄂ICP备号", "鄂ICP备案12号", "www."] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}

//! A house's own rules for words: what is written otherwise, what is not written at all, and what is right as it stands.
//!
//! In comes a list and a stretch of text, out comes what is against the list. Knows nothing of the file that the list
//! stands in.

use std::ops::Range;

use super::marks::Glyph;

/// The rules of a house; the longest words come first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseWords {
    rules: Vec<Rule>,
    allowed: Vec<String>,
}

/// A word that is not to be written, or not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The word.
    pub word: String,
    /// What is written instead; nothing if that is for the author to say.
    pub right: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

impl HouseWords {
    /// Puts rules in order.
    #[must_use]
    pub fn new(mut rules: Vec<Rule>, allowed: Vec<String>) -> HouseWords {
        rules.sort_by(|a, b| b.word.len().cmp(&a.word.len()).then_with(|| a.word.cmp(&b.word)));
        HouseWords { rules, allowed }
    }

    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.allowed.is_empty()
    }

    /// What is right as it stands.
    pub fn allowed(&self) -> impl Iterator<Item = &str> {
        self.allowed.iter().map(String::as_str)
    }

    /// Whether a piece of a text is a part of something that is right as it stands.
    #[must_use]
    pub fn allows(&self, text: &str, piece: &Range<usize>) -> bool {
        self.allowed.iter().any(|word| covers(word, text, piece))
    }

    /// What is against the rules in a stretch of text: its characters there, and the rule.
    #[must_use]
    pub fn against(&self, block: &[Glyph]) -> Vec<(Range<usize>, &Rule)> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let text: String = block.iter().map(|glyph| glyph.c).collect();
        let mut found: Vec<(Range<usize>, &Rule)> = Vec::new();
        for rule in &self.rules {
            for (at, word) in text.match_indices(&rule.word) {
                let piece = at..at + word.len();
                let is_taken = found.iter().any(|(other, _)| other.start < piece.end && piece.start < other.end);
                let is_right = rule.right.as_ref().is_some_and(|right| covers(right, &text, &piece));
                if !is_taken && !is_right && !self.allows(&text, &piece) && is_whole(&text, &piece) {
                    found.push((piece, rule));
                }
            }
        }
        found.sort_by_key(|(piece, _)| piece.start);
        let count = |bytes: Range<usize>| text[bytes].chars().count();
        let characters = |piece: Range<usize>| {
            let first = count(0..piece.start);
            first..first + count(piece)
        };
        found.into_iter().map(|(piece, rule)| (characters(piece), rule)).collect()
    }
}

/// Whether a piece of a text lies in a word that stands there.
fn covers(word: &str, text: &str, piece: &Range<usize>) -> bool {
    let Some(own) = text.get(piece.clone()).filter(|own| !own.is_empty()) else { return false };
    word.match_indices(own)
        .any(|(at, _)| piece.start.checked_sub(at).is_some_and(|from| text.get(from..).is_some_and(|rest| rest.starts_with(word))))
}

/// Whether a word in the place of some characters would repeat what stands beside them: `党支部书记` for the first three of
/// `党支书记`. What the characters themselves repeat, `账号` for `帐号` before `号码`, is no sign of that, and one character
/// alone, `人工智能` for `AI` before `能力`, only where they are short for the word.
#[must_use]
pub fn would_repeat(block: &[Glyph], characters: &Range<usize>, right: &str) -> bool {
    let right: Vec<char> = right.chars().collect();
    let at = |n: usize| block.get(n).map(|glyph| glyph.c);
    let stands = |chars: &[char], from: Option<usize>| from.is_some_and(|from| (from..).zip(chars).all(|(place, c)| at(place) == Some(*c)));
    let Range { start, end } = characters.clone();
    let mut rest = right.iter();
    let is_short = characters.clone().all(|n| rest.any(|c| at(n) == Some(*c)));
    (if is_short { 1 } else { 2 }..right.len()).any(|n| {
        let (head, tail) = (&right[..n], &right[right.len() - n..]);
        let behind = stands(tail, Some(end)) && !stands(tail, end.checked_sub(n));
        behind || (stands(head, start.checked_sub(n)) && !stands(head, Some(start)))
    })
}

/// Whether a word of Latin letters or digits ends where it seems to: `AI` is no part of `MAIL`.
fn is_whole(text: &str, piece: &Range<usize>) -> bool {
    let joined = |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric());
    let word = &text[piece.clone()];
    let (before, behind) = (text[..piece.start].chars().next_back(), text[piece.end..].chars().next());
    !joined(before, word.chars().next()) && !joined(word.chars().next_back(), behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let rule = |word: &str, right: Option<&str>| Rule { word: word.into(), right: right.map(Into::into), reason: None };
        let rules = vec![
            rule("党支部", Some("党支部委员会")),
            rule("帐号", Some("账号")),
            rule("AI", Some("人工智能")),
            rule("一把手", None),
            rule("一把", None),
        ];
        let words = HouseWords::new(rules, vec!["一把手工程".into()]);
        let block: Vec<Glyph> = text.chars().map(|c| Glyph { c, at: None }).collect();
        let piece = |range: Range<usize>| block[range].iter().map(|glyph| glyph.c).collect();
        words.against(&block).into_iter().map(|(range, _)| piece(range)).collect()
    }

    #[test]
    fn what_is_against_the_rules_is_found() {
        assert_eq!(found("登录帐号，找一把手，开党支部会，抓一把；AI课"), ["帐号", "一把手", "党支部", "一把", "AI"]);
    }

    #[test]
    fn a_right_word_that_would_repeat_its_neighbours() {
        let repeats = |text: &str, word: &str, right: &str| {
            let block: Vec<Glyph> = text.chars().map(|c| Glyph { c, at: None }).collect();
            let start = text[..text.find(word).expect("it stands there")].chars().count();
            would_repeat(&block, &(start..start + word.chars().count()), right)
        };
        assert!(repeats("村党支书记讲话", "党支书", "党支部书记"));
        assert!(repeats("村支书讲话", "支书", "村党支部书记"));
        assert!(!repeats("村党支书讲话", "党支书", "党支部书记"));
        assert!(repeats("登录帐号", "帐号", "登录账号"));
        assert!(!repeats("帐号号码", "帐号", "账号"));
        assert!(!repeats("AI能力", "AI", "人工智能"));
        assert!(!repeats("帐号", "帐号", "账号"));
    }

    #[test]
    fn what_is_right_already_or_allowed_is_left_alone() {
        assert_eq!(found("党支部委员会、账号、一把手工程、MAIL、AI2"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }
}

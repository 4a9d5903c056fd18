//! The dictionaries: what words become in the other script, and how common words are.
//!
//! `OpenCC` says what words become; `words.txt` which words there are, the commonest first. Both are needed where
//! simplified characters stand for several traditional ones: 增长发展 is 增長 and 發展, though 长发 is 長髮.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use hanconv::{Dictionary, RawDictionary, Trie};

use super::forms::{self, Glyphs};
use super::{Area, Script};

/// Words and characters, the commonest first.
const COMMON: &str = include_str!("words.txt");

/// What every cut costs, in the unit of [`cost`]: rather one long word than two short ones.
const CUT: u32 = 740;

/// The rank of what stands in a dictionary and is not common, as a multiple of all that is.
const RARE: usize = 8;

/// The rank of a correction: it has to win.
const CORRECTION: usize = 1;

/// Phrases of our own.
#[derive(Default)]
pub(super) struct Phrases(Trie<String>);

/// A dictionary for one direction, with the forms that are printed.
pub(super) struct Table {
    words: &'static Trie<Word>,
    /// What becomes of a character that the dictionary gives.
    glyphs: BTreeMap<char, char>,
}

/// A word that a text may be cut into.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// How much it costs to take it: the less, the commoner it is.
    pub(super) cost: u32,
    /// What it becomes; nothing for a common word that no dictionary has.
    pub(super) to: Option<&'static str>,
}

impl Phrases {
    pub(super) fn insert(&mut self, from: &str, to: &str) {
        self.0.insert(from, to.to_string());
    }

    /// The longest phrase that some characters begin with: how many of them, and what becomes of it.
    pub(super) fn longest(&self, chars: &[char]) -> Option<(usize, &str)> {
        self.0.r#match(chars.iter().copied()).map(|(to, length)| (length, to.as_str()))
    }

    /// What becomes of a phrase.
    pub(super) fn exactly(&self, chars: &[char]) -> Option<&str> {
        self.longest(chars).filter(|(length, _)| *length == chars.len()).map(|(_, to)| to)
    }

    /// What a phrase of the site's own costs: less than any word.
    pub(super) fn cost() -> u32 {
        CUT
    }
}

impl Table {
    /// The dictionary for a script; read for the first time, it takes a moment.
    pub(super) fn of(script: Script) -> Table {
        static TO_TRADITIONAL: OnceLock<Trie<Word>> = OnceLock::new();
        static TO_SIMPLIFIED: OnceLock<Trie<Word>> = OnceLock::new();
        let words = match script {
            Script::Hans => TO_SIMPLIFIED.get_or_init(to_simplified),
            Script::Hant(_) => TO_TRADITIONAL.get_or_init(to_traditional),
        };
        let variants = match script {
            Script::Hans => None,
            Script::Hant(Area::Taiwan) => Some(Dictionary::TWVariants),
            Script::Hant(Area::HongKong | Area::Any) => Some(Dictionary::HKVariants),
        };
        let variants = variants.into_iter().flat_map(|dictionary| dictionary.iter());
        let mut glyphs: BTreeMap<char, char> = variants.filter_map(|(from, to)| Some((only(from)?, only(to)?))).collect();
        let Glyphs { usual, changed } = forms::glyphs(script);
        glyphs.retain(|from, _| !usual.contains(*from));
        glyphs.extend(changed.iter().copied());
        Table { words, glyphs }
    }

    /// Every word that some characters begin with, the longest first: how many of them, and the word.
    pub(super) fn beginnings<'t>(&'t self, chars: &'t [char]) -> impl Iterator<Item = (usize, Word)> + 't {
        let mut limit = chars.len();
        std::iter::from_fn(move || {
            let (word, length) = self.words.r#match(chars[..limit].iter().copied())?;
            limit = length - 1;
            Some((length, *word))
        })
    }

    /// Whether some characters begin with a word that is longer than `length`.
    pub(super) fn has_longer(&self, chars: &[char], length: usize) -> bool {
        self.beginnings(chars).next().is_some_and(|(longer, _)| longer > length)
    }

    /// What it costs to take a character that is in no dictionary.
    pub(super) fn unknown(&self) -> u32 {
        CUT + cost(RARE * 20_000)
    }

    /// What a word becomes, as it is printed; one that no dictionary has goes by its parts, the longest first.
    pub(super) fn become_of(&self, chars: &[char], word: Word) -> String {
        if let Some(to) = word.to {
            return to.chars().map(|c| self.printed(c)).collect();
        }
        let mut made = String::with_capacity(chars.len() * 3);
        let mut rest = chars;
        while !rest.is_empty() {
            let known = self.beginnings(rest).find_map(|(length, word)| Some((length, word.to?)));
            let (length, to) = known.unwrap_or((1, ""));
            if to.is_empty() {
                made.push(rest[0]);
            }
            made.extend(to.chars().map(|c| self.printed(c)));
            rest = &rest[length..];
        }
        made
    }

    /// A character by itself.
    pub(super) fn alone(&self, c: char) -> char {
        let found = self.words.get(c.encode_utf8(&mut [0; 4])).and_then(|word| only(word.to?));
        self.printed(found.unwrap_or(c))
    }

    fn printed(&self, c: char) -> char {
        self.glyphs.get(&c).copied().unwrap_or(c)
    }
}

/// Common words, the commonest first.
fn common() -> impl Iterator<Item = &'static str> {
    COMMON.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' ')).filter(|word| !word.is_empty())
}

/// Whether some simplified characters are a common word.
#[must_use]
pub fn is_word(text: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| common().collect()).contains(text)
}

/// Common words, and on them what `OpenCC` knows.
fn to_traditional() -> Trie<Word> {
    let ranks: BTreeMap<&'static str, usize> = common().zip(0..).collect();
    let mut words = Trie::default();
    let mut add = |from: &'static str, to: Option<&'static str>, rank: usize| words.insert(from, Word { cost: CUT + cost(rank), to });
    for (word, rank) in &ranks {
        add(word, None, *rank);
    }
    let rare = RARE * ranks.len();
    for (from, to) in Dictionary::STPhrases.iter().chain(Dictionary::STCharacters.iter()) {
        add(from, Some(to), ranks.get(from).copied().unwrap_or(rare));
    }
    forms::TO_TRADITIONAL.iter().for_each(|(from, to)| add(from, Some(to), CORRECTION));
    words
}

/// Traditional characters have one simplified form nearly always, so the longest words will do.
fn to_simplified() -> Trie<Word> {
    let all = Dictionary::TSPhrases.iter().chain(Dictionary::TSCharacters.iter()).chain(forms::TO_SIMPLIFIED.iter().copied());
    all.map(|(from, to)| (from, Word { cost: CUT, to: Some(to) })).collect()
}

/// What a word of a rank costs: the logarithm of its rank, as words are met about as often as their rank is low
/// (Zipf). In whole numbers, so that every machine cuts alike.
fn cost(rank: usize) -> u32 {
    /// The commonest words differ less than the law says.
    const FIRST: usize = 20;
    let rank = u32::try_from(rank + FIRST).unwrap_or(u32::MAX);
    let whole = rank.ilog2();
    let part = (u64::from(rank) << 8 >> whole) - 256;
    (whole << 8) + u32::try_from(part).unwrap_or(255)
}

/// Whether there are several traditional characters for a simplified one.
pub(super) fn has_several(c: char) -> bool {
    static SEVERAL: OnceLock<BTreeSet<char>> = OnceLock::new();
    let several = || RawDictionary::STCharacters.var_iter().filter(|(_, to)| to.len() > 1).filter_map(|(from, _)| only(from)).collect();
    SEVERAL.get_or_init(several).contains(&c)
}

/// A character in its simplified form.
#[must_use]
pub fn simplified(c: char) -> char {
    static SIMPLIFIED: OnceLock<BTreeMap<char, char>> = OnceLock::new();
    let all = || Dictionary::TSCharacters.iter().filter_map(|(from, to)| Some((only(from)?, only(to)?))).collect();
    SIMPLIFIED.get_or_init(all).get(&c).copied().unwrap_or(c)
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phrases")
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("glyphs", &self.glyphs).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::cost;

    #[test]
    fn common_words_cost_less() {
        let costs: Vec<u32> = [0, 1, 10, 100, 1000, 20_000, 160_000].map(cost).to_vec();
        assert!(costs.is_sorted_by(|a, b| a < b), "{costs:?}");
        assert_eq!(cost(236), 8 << 8);
        assert_eq!(cost(364), (8 << 8) + 128);
    }
}

//! Readings of single characters, and of a name by what its author says.
//!
//! In comes a character, out come its readings, each a syllable with its tone behind it (`zeng1`, `lv3`); in comes a
//! name with an author's pinyin (`Zēng Chūn`, `zeng chun`, `OuyangXiu`), out comes a reading for each character.

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::text::cjk::is_han;

/// The readings of a name's characters by what its author says; `None` if that does not fit the characters.
///
/// A tone that is not said is that of the character's first reading with that syllable.
pub fn aligned(name: &str, said: &str) -> Option<Vec<String>> {
    let han: Vec<char> = name.chars().filter(|c| is_han(*c)).collect();
    let letters = letters(said)?;
    let mut readings = Vec::with_capacity(han.len());
    if han.is_empty() || han.len() > MOST || !align(&han, &letters, &mut readings) {
        return None;
    }
    Some(readings)
}

/// Characters in a name that is worth looking at.
const MOST: usize = 20;

/// A letter of pinyin with the tone on it or behind it.
type Letter = (char, Option<u8>);

/// The letters of pinyin: `ü` as `v`, without capitals, spaces and marks between syllables; `None` for anything else.
fn letters(said: &str) -> Option<Vec<Letter>> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in said.chars() {
        match c {
            '1'..='5' => letters.last_mut()?.1 = c.to_digit(10).and_then(|tone| u8::try_from(tone).ok()),
            ' ' | '\u{3000}' | '\'' | '’' | '-' | '·' | '.' | ',' | '，' => {}
            // `lu:` is how some keyboards write `lü`.
            ':' => letters.last_mut()?.0 = 'v',
            c if c.is_ascii_alphabetic() => letters.push((c.to_ascii_lowercase(), None)),
            c => {
                let c = c.to_lowercase().next()?;
                let (vowel, tone) = VOWELS.iter().find_map(|(vowel, marked)| Some((*vowel, marked.chars().position(|m| m == c)?)))?;
                letters.push((vowel, u8::try_from(tone + 1).ok().filter(|tone| *tone < 5)));
            }
        }
    }
    Some(letters)
}

/// Vowels with the marks of the four tones; behind them the vowel without one, where it is no ASCII letter.
const VOWELS: [(char, &str); 6] = [('a', "āáǎà"), ('e', "ēéěè"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('v', "ǖǘǚǜü")];

/// Gives each character one of its readings, so that together they are the letters.
fn align(han: &[char], letters: &[Letter], readings: &mut Vec<String>) -> bool {
    let Some((first, rest)) = han.split_first() else { return letters.is_empty() };
    for reading in readings_of(*first) {
        let (syllable, tone) = reading.split_at(reading.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        if letters.len() < syllable.len() || !letters.iter().zip(syllable.chars()).all(|((letter, _), c)| *letter == c) {
            continue;
        }
        let (own, behind) = letters.split_at(syllable.len());
        let said = own.iter().find_map(|(_, tone)| *tone);
        if said.is_some_and(|said| tone != said.to_string()) {
            continue;
        }
        readings.push(reading);
        if align(rest, behind, readings) {
            return true;
        }
        readings.pop();
    }
    false
}

/// The reading of a character with a syllable that is not its usual one.
pub fn toned(c: char, syllable: &str) -> Option<String> {
    let readings = readings_of(c);
    let place = readings.iter().position(|reading| reading.trim_end_matches(|c: char| c.is_ascii_digit()) == syllable);
    place.filter(|place| *place > 0).and_then(|place| readings.into_iter().nth(place))
}

/// All readings of a character, the usual one first.
pub fn readings_of(c: char) -> Vec<String> {
    let usual = c.to_pinyin().into_iter();
    let all = usual.chain(c.to_pinyin_multi().into_iter().flatten());
    let mut readings: Vec<String> = Vec::new();
    for reading in all.map(|reading| reading.with_tone_num_end().replace('ü', "v")) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// Whether two texts differ in one Chinese character only, and that one is read alike, whatever its tone: what is chosen wrongly while typing.
#[must_use]
pub fn sound_alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut others = a.iter().zip(&b).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (others.next(), others.next()) else { return false };
    let syllables = |c: char| readings_of(c).into_iter().map(|reading| reading.trim_end_matches(|c: char| c.is_ascii_digit()).to_string());
    a.len() == b.len() && a.len() > 1 && syllables(*one).any(|syllable| syllables(*other).any(|known| known == syllable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_says_how_a_name_is_read() {
        let read = |name, said| aligned(name, said).map(|readings| readings.join(" "));
        for (name, said, expected) in [
            ("曾春", "Zēng Chūn", Some("zeng1 chun1")),
            ("曾春", "zeng chun", Some("zeng1 chun1")),
            ("曾春", "zengchun", Some("zeng1 chun1")),
            ("曾春", "ceng2 chun1", Some("ceng2 chun1")),
            ("欧阳修", "OuyangXiu", Some("ou1 yang2 xiu1")),
            ("西安", "Xi'an", Some("xi1 an1")),
            ("吕绿", "lü lv", Some("lv3 lv4")),
            ("吕绿", "Lǚ Lǜ", Some("lv3 lv4")),
            ("好好", "hào hǎo", Some("hao4 hao3")),
            ("曾春", "zhang san", None),
            ("曾春", "zeng", None),
            ("曾春", "Смит", None),
            ("", "zeng", None),
        ] {
            assert_eq!(read(name, said).as_deref(), expected, "{name} {said}");
        }
    }
}

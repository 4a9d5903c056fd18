//! A character that stands where a reading does.
//!
//! Unicode's collation knows one reading of a character, so one that is read otherwise is compared in the place of
//! another: `曾` as a surname in that of a character that is always read `zeng1`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::icu::Icu;
use super::strokes;
use crate::text::pinyin::readings_of;

/// A character in whose place one stands that is read so: among those that are always read so, the last with no more strokes.
///
/// `None` for a reading that no common character always has.
pub(super) fn stand_in(c: char, reading: &str, icu: &Icu) -> Option<char> {
    let same = ALWAYS.get(reading)?;
    let letter = reading.chars().next().map(|letter| letter.to_ascii_uppercase());
    let mut text = [0; 4];
    let mut fits: Vec<char> = same.iter().copied().filter(|same| icu.letter(same.encode_utf8(&mut text)) == letter).collect();
    fits.sort_by(|a, b| icu.compare(&a.to_string(), &b.to_string()));
    let strokes = strokes::count(c).unwrap_or(u8::MAX);
    let fewer = fits.iter().rev().find(|same| strokes::count(**same).is_some_and(|count| count <= strokes));
    fewer.or(fits.first()).copied()
}

/// Common characters that have one reading, by that reading.
static ALWAYS: LazyLock<BTreeMap<String, Vec<char>>> = LazyLock::new(|| {
    let mut always: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for c in strokes::common() {
        if let [reading] = readings_of(c).as_slice() {
            always.entry(reading.clone()).or_default().push(c);
        }
    }
    always
});

/// What stands in for what, found once for each character with each reading.
#[derive(Default)]
pub(super) struct StandIns(HashMap<(char, String), Option<char>>);

impl StandIns {
    /// As [`stand_in`].
    pub(super) fn find(&mut self, c: char, reading: &str, icu: &Icu) -> Option<char> {
        *self.0.entry((c, reading.to_string())).or_insert_with(|| stand_in(c, reading, icu))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_in_is_read_as_it_should_be() {
        let icu = Icu::pinyin();
        for (c, reading) in [('曾', "zeng1"), ('单', "shan4"), ('仇', "qiu2"), ('区', "ou1"), ('解', "xie4"), ('查', "zha1")] {
            let found = stand_in(c, reading, &icu).expect("a common syllable");
            assert!(readings_of(found).iter().all(|own| own == reading), "{c}: {found}");
        }
        assert_eq!(stand_in('曾', "qwe1", &icu), None);
    }
}

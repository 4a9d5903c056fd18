//! What a PDF says of its pages and letters.
//!
//! Reads what Chromium writes: objects by a plain table, dictionaries as
//! text, and streams for the letters of fonts. Anything else is not
//! understood, and then nothing is said.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::ZlibDecoder;
use unicode_normalization::UnicodeNormalization;

use crate::slug::decode;
use crate::text::lookalikes::as_seen;

/// Radicals that are set with the glyph of a character, each with that character.
const RADICALS: &str =
    "⺁厂⺈刀⺊卜⺒巳⺓幺⺗心⺟母⺧牛⺩王⺫目⺬示⺮竹⺯糸⺶羊⺼肉⻁虎⻆角⻇角⻊足⻑長⻗雨⻡首⻣骨⻤鬼⻧卤⻪黾⻫斉⻭歯⻮齿⻯竜⻱龜⻲亀⻳龟";

/// The most bytes that the letters of one font may take.
const MOST: u64 = 8 * 1024 * 1024;
/// How deep pages may be nested.
const DEPTH: usize = 32;

/// A PDF that was understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paper {
    /// How many pages it has.
    pub(super) pages: usize,
    /// The page, from 1, of everything in it that one of its links leads to, by its id.
    pub(super) places: BTreeMap<String, usize>,
    /// Every letter that is printed and can be copied.
    letters: BTreeSet<char>,
}

impl Paper {
    /// Reads a PDF; `None` if it is not as Chromium writes them.
    pub(super) fn read(bytes: &[u8]) -> Option<Paper> {
        let objects = Objects::find(bytes)?;
        let catalog = objects.text(reference(&objects.trailer, "/Root")?)?;
        let mut pages = Vec::new();
        objects.pages(reference(&catalog, "/Pages")?, DEPTH, &mut pages)?;
        let numbers: BTreeMap<usize, usize> = pages.iter().enumerate().map(|(n, object)| (*object, n + 1)).collect();
        let places = reference(&catalog, "/Dests").and_then(|object| objects.text(object));
        let places = places.map(|text| places_in(&text, &numbers)).unwrap_or_default();
        Some(Paper { pages: pages.len(), places, letters: objects.letters() })
    }

    /// The Chinese characters of some words that are not in it, and whether those are most of them.
    pub(super) fn lacks(&self, words: &str) -> (Vec<char>, bool) {
        // A glyph that stands for several characters is copied as one of them: 文 perhaps as the radical ⽂.
        let has: String = self.letters.iter().map(|c| character_of(*c)).collect();
        let has: BTreeSet<char> = as_seen(&has).nfkc().collect();
        let wanted: BTreeSet<char> = words.chars().filter(|c| is_han(*c)).nfkc().collect();
        let missing: Vec<char> = wanted.difference(&has).copied().collect();
        let most = missing.len() * 2 > wanted.len();
        (missing, most)
    }
}

fn character_of(c: char) -> char {
    RADICALS.chars().zip(RADICALS.chars().skip(1)).step_by(2).find(|(radical, _)| *radical == c).map_or(c, |(_, whole)| whole)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The objects of a PDF, by their numbers.
struct Objects<'a> {
    bytes: &'a [u8],
    at: Vec<usize>,
    trailer: String,
}

impl<'a> Objects<'a> {
    fn find(bytes: &'a [u8]) -> Option<Objects<'a>> {
        let tail = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(64)..]).into_owned();
        let table: usize = tail.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()?;
        let text = String::from_utf8_lossy(bytes.get(table..)?).into_owned();
        let (rows, trailer) = text.strip_prefix("xref")?.split_once("trailer")?;
        let mut rows = rows.lines().map(str::trim).filter(|row| !row.is_empty());
        let count: usize = rows.next()?.strip_prefix("0 ")?.parse().ok()?;
        let at: Option<Vec<usize>> = rows.take(count).map(|row| row.split(' ').next()?.parse().ok()).collect();
        Some(Objects { bytes, at: at?, trailer: trailer.to_string() })
    }

    /// An object up to where its stream begins, or its end.
    fn head(&self, object: usize) -> Option<(&'a [u8], usize)> {
        let start = *self.at.get(object)?;
        let whole = self.bytes.get(start..)?;
        let end = [&b"endobj"[..], b"stream"].iter().filter_map(|word| memchr::memmem::find(whole, word)).min()?;
        Some((&whole[..end], start + end))
    }

    fn text(&self, object: usize) -> Option<String> {
        Some(String::from_utf8_lossy(self.head(object)?.0).into_owned())
    }

    /// The pages below a node, in order.
    fn pages(&self, object: usize, depth: usize, pages: &mut Vec<usize>) -> Option<()> {
        let text = self.text(object)?;
        let Some((_, kids)) = text.split_once("/Kids") else {
            pages.push(object);
            return Some(());
        };
        let kids = kids.split_once('[')?.1.split_once(']')?.0;
        let numbers = kids.split_whitespace().step_by(3).map(str::parse);
        for kid in numbers {
            self.pages(kid.ok()?, depth.checked_sub(1)?, pages)?;
        }
        Some(())
    }

    /// What the fonts say their glyphs stand for.
    fn letters(&self) -> BTreeSet<char> {
        let heads = (0..self.at.len()).filter_map(|object| self.text(object));
        let maps: BTreeSet<usize> = heads.filter_map(|text| reference(&text, "/ToUnicode")).collect();
        maps.into_iter().filter_map(|object| self.stream(object)).flat_map(|map| letters_in(&map)).collect()
    }

    fn stream(&self, object: usize) -> Option<String> {
        let (head, at) = self.head(object)?;
        let rest = self.bytes.get(at..)?.strip_prefix(b"stream")?;
        let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
        let length: usize = value(&String::from_utf8_lossy(head), "/Length")?.split_whitespace().next()?.trim_matches('>').parse().ok()?;
        let stream = rest.get(..length)?;
        let mut text = Vec::new();
        if memchr::memmem::find(head, b"/FlateDecode").is_some() {
            ZlibDecoder::new(stream).take(MOST).read_to_end(&mut text).ok()?;
        } else {
            text.extend_from_slice(stream);
        }
        Some(String::from_utf8_lossy(&text).into_owned())
    }
}

/// What follows a name in a dictionary.
fn value<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let rest = text.match_indices(name).map(|(at, _)| &text[at + name.len()..]).find(|rest| rest.starts_with([' ', '\n', '[', '\r']))?;
    Some(rest.trim_start())
}

/// The object that a name in a dictionary refers to.
fn reference(text: &str, name: &str) -> Option<usize> {
    value(text, name)?.split_whitespace().next()?.parse().ok()
}

/// `/name [9 0 R /XYZ 0 546 0]`: the pages of places by their names.
fn places_in(text: &str, numbers: &BTreeMap<usize, usize>) -> BTreeMap<String, usize> {
    let one = |part: &str| {
        let (name, rest) = part.split_once([' ', '['])?;
        let page: usize = rest.trim_start_matches([' ', '[']).split(' ').next()?.parse().ok()?;
        // Chromium escapes the name as an address, PDF escapes that once more: `#25E4` is `%E4`.
        Some((decode(&decode(&name.replace('#', "%"))), *numbers.get(&page)?))
    };
    text.split(']')
        .filter_map(|part| {
            one(part
                .rsplit_once(|c: char| c == '<' || c.is_whitespace() && c != ' ')
                .map_or(part, |(_, last)| last)
                .trim_start_matches('/'))
        })
        .collect()
}

/// The right sides of `<0001> <6587>` and the stretches of `<0001> <0005> <6587>`.
fn letters_in(map: &str) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    for (kind, part) in ["bfchar", "bfrange"].into_iter().flat_map(|kind| {
        let (begin, end) = (format!("begin{kind}"), format!("end{kind}"));
        let parts: Vec<&str> = map.split(begin.as_str()).skip(1).filter_map(|part| Some(part.split_once(end.as_str())?.0)).collect();
        parts.into_iter().map(move |part| (kind, part))
    }) {
        for line in part.lines() {
            let hex: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
            match (kind, hex.as_slice()) {
                ("bfchar", [_, to]) => letters.extend(utf16(to)),
                ("bfrange", [first, last, to]) if !line.contains('[') => {
                    let span =
                        u32::from_str_radix(last, 16).unwrap_or(0).saturating_sub(u32::from_str_radix(first, 16).unwrap_or(0)).min(0xffff);
                    letters.extend(utf16(to).into_iter().flat_map(|c| (0..=span).filter_map(move |n| char::from_u32(c as u32 + n))));
                }
                (_, more) => letters.extend(more.iter().skip(2).flat_map(|to| utf16(to))),
            }
        }
    }
    letters
}

fn utf16(hex: &str) -> Vec<char> {
    let units = (0..hex.len() / 4).filter_map(|n| u16::from_str_radix(hex.get(4 * n..4 * n + 4)?, 16).ok());
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "2 beginbfchar\n<0001> <4F1A>\n<0002> <2F42>\nendbfchar\n1 beginbfrange\n<0003> <0005> <4E00>\nendbfrange\n1 beginbfchar\n<0009> <D840DC0B>\n<000A> <2EE3>\n<000B> <2ED4>\nendbfchar";

    /// A PDF of these objects, as plain as can be.
    fn pdf(objects: &[&str]) -> Vec<u8> {
        let mut text = String::from("%PDF-1.4\n");
        let mut at = Vec::new();
        for (n, object) in objects.iter().enumerate() {
            at.push(text.len());
            text += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
        }
        let table = text.len();
        text += &format!("xref\n0 {}\n0000000000 65535 f \n", at.len() + 1);
        at.iter().for_each(|at| text += &format!("{at:010} 00000 n \n"));
        text += &format!("trailer\n<</Size 9\n/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        text.into_bytes()
    }

    #[test]
    fn pages_places_and_letters_are_read() {
        let map = format!("<</Length {}>> stream\n{MAP}\nendstream", MAP.len());
        let bytes = pdf(&[
            "<</Type /Catalog\n/Pages 2 0 R\n/Dests 6 0 R>>",
            "<</Type /Pages\n/Count 3\n/Kids [3 0 R 7 0 R]>>",
            "<</Type /Page\n/Parent 2 0 R>>",
            "<</Type /Page\n/Parent 7 0 R>>",
            "<</Type /Page\n/Parent 7 0 R>>",
            "<</bk-agenda [4 0 R /XYZ 0 546.2 0]\n/s-#25E4#25BC#259A [5 0 R /XYZ 0 1 0]>>",
            "<</Type /Pages\n/Kids [4 0 R 5 0 R]>>",
            "<</Type /Font\n/ToUnicode 9 0 R>>",
            &map,
        ]);
        let paper = Paper::read(&bytes).expect("as Chromium writes them");
        assert_eq!(paper.pages, 3);
        assert_eq!(paper.places, [("bk-agenda".to_string(), 2), ("s-会".to_string(), 3)].into());
        assert_eq!(paper.letters, "会⽂一丁丂𠀋⻣⻔".chars().collect());
        assert_eq!(paper.lacks("会文一骨门"), (vec![], false));
        assert_eq!(paper.lacks("会，议 a"), (vec!['议'], false));
        assert_eq!(paper.lacks("讲座会"), (vec!['座', '讲'], true));
    }

    #[test]
    fn what_is_not_understood_is_nothing() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7\nstartxref\n3\n%%EOF",
            b"%PDF-1.4\nxref\n0 1\ntrailer\nstartxref\n9\n%%EOF",
            b"startxref\n99999999999999999999",
        ] {
            assert_eq!(Paper::read(bytes), None);
        }
        let endless = pdf(&["<</Pages 2 0 R>>", "<</Kids [2 0 R]>>"]);
        assert_eq!(Paper::read(&endless), None);
    }
}

//! Chinese titles and names in Latin letters, short enough for an address: `张友斌` is `zhang-youbin`.
//!
//! In comes a title, out comes a proposal of lower-case ASCII letters, digits and hyphens, empty where nothing can be
//! said (`Москва`). Readings go by words where one character has several (`银行`, `行动`), by surname at the head of a
//! name (`曾`, `欧阳`). A proposal is made once, when a file is made; the file's name keeps it.

mod readings;
mod words;

use pinyin::ToPinyin;

use super::cjk::is_han;
use super::surnames::surname;
pub use readings::{aligned, readings_of, sound_alike, toned};
use words::{READINGS, WORDS};

/// How many syllables a title may have in an address; a word of another script counts as one.
const LONGEST: usize = 8;

/// How many bytes, for words of other scripts.
const LONGEST_BYTES: usize = 60;

/// The name in an address that a title makes: its first words, and which edition it is.
#[must_use]
pub fn title_slug(title: &str) -> String {
    let pieces = pieces(title);
    let edition = edition(title).filter(|_| pieces.iter().map(|piece| piece.syllables.len()).sum::<usize>() > LONGEST);
    let edition: Vec<String> = edition.map(self::pieces).unwrap_or_default().into_iter().flat_map(|piece| piece.syllables).collect();
    let mut room = LONGEST.saturating_sub(edition.len());
    let mut bytes = LONGEST_BYTES;
    let mut slug: Vec<String> = Vec::new();
    for piece in pieces {
        let length: usize = piece.syllables.iter().map(|syllable| syllable.len() + 1).sum();
        if piece.syllables.len() > room || (length > bytes && !slug.is_empty()) {
            break;
        }
        room -= piece.syllables.len();
        bytes = bytes.saturating_sub(length);
        slug.extend(piece.syllables);
    }
    if !slug.ends_with(&edition) {
        slug.extend(edition);
    }
    slug.join("-").chars().take(LONGEST_BYTES).collect::<String>().trim_end_matches('-').to_string()
}

/// The name in an address that a person's name makes: `wang-mengyuan`, `ouyang-xiu`, `john-smith`.
#[must_use]
pub fn name_slug(name: &str) -> String {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let han: Vec<char> = name.chars().filter(|c| is_han(*c)).collect();
    if han.len() != name.chars().filter(|c| *c != ' ').count() || !(2..=4).contains(&han.len()) {
        let parts =
            name.split(['·', '•', '・', ' ', '.', '-']).map(|part| pieces(part).into_iter().flat_map(|one| one.syllables).collect());
        return parts.filter(|part: &String| !part.is_empty()).collect::<Vec<_>>().join("-");
    }
    let whole: String = han.iter().collect();
    let Some(surname) = surname(&whole) else { return String::new() };
    let given = &whole[surname.text.len()..];
    let surname: String = match surname.reading {
        "" => surname.text.chars().filter_map(syllable).collect(),
        reading => reading.chars().filter(char::is_ascii_alphabetic).collect(),
    };
    let given: String = given.chars().filter_map(syllable).collect();
    [surname, given].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The characters of a text, each with its syllable where a word decides on that: `重庆` is `chong qing`.
pub fn read_in_words(text: &str) -> Vec<(char, Option<&'static str>)> {
    let mut read = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = READINGS.iter().filter(|(word, _)| rest.starts_with(word)).max_by_key(|(word, _)| word.len());
        let end = match word {
            Some((word, reading)) => {
                read.extend(word.chars().zip(reading.split(' ').map(Some)));
                word.len()
            }
            None => {
                read.push((c, None));
                c.len_utf8()
            }
        };
        rest = &rest[end..];
    }
    read
}

/// What an address may end behind: a word, or a piece of one that no list knows.
struct Piece {
    syllables: Vec<String>,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    // Of words that no list knows, most have two characters.
    let mut pending: Option<String> = None;
    while let Some(c) = rest.chars().next() {
        let known = if is_han(c) { word_at(rest) } else { None };
        if let Some((word, syllables)) = known {
            pieces.extend(pending.take().map(alone));
            pieces.push(Piece { syllables });
            rest = &rest[word..];
        } else if is_han(c) {
            match (pending.take(), syllable(c)) {
                (None, second) => pending = second,
                (first, second) => pieces.push(Piece { syllables: first.into_iter().chain(second).collect() }),
            }
            rest = &rest[c.len_utf8()..];
        } else {
            pieces.extend(pending.take().map(alone));
            let end = rest.find(|c| latin(c).is_none()).unwrap_or(rest.len());
            let word: String = rest[..end].chars().filter_map(latin).collect::<String>().to_ascii_lowercase();
            pieces.extend(Some(word).filter(|word| !word.is_empty()).map(alone));
            rest = &rest[end.max(c.len_utf8())..];
        }
    }
    pieces.extend(pending.take().map(alone));
    pieces
}

fn alone(syllable: String) -> Piece {
    Piece { syllables: vec![syllable] }
}

/// The longest known word at the head of a text: its bytes and its syllables.
fn word_at(text: &str) -> Option<(usize, Vec<String>)> {
    let read = READINGS.iter().filter(|(word, _)| text.starts_with(word)).max_by_key(|(word, _)| word.len());
    let plain = WORDS.split_whitespace().filter(|word| text.starts_with(word)).max_by_key(|word| word.len());
    match (read, plain) {
        (Some((word, reading)), plain) if plain.is_none_or(|plain| plain.len() <= word.len()) => {
            Some((word.len(), reading.split(' ').map(str::to_string).collect()))
        }
        (_, plain) => plain.map(|word| (word.len(), word.chars().filter_map(syllable).collect())),
    }
}

/// `女` is `nv`, as on every keyboard.
fn syllable(c: char) -> Option<String> {
    match c {
        '〇' => Some("ling".to_string()),
        c => c.to_pinyin().map(|reading| reading.plain().replace('ü', "v")),
    }
}

/// A Latin letter without its accent, or a digit, also a full-width one.
fn latin(c: char) -> Option<char> {
    let plain = match c {
        '\u{FF10}'..='\u{FF5A}' => char::from_u32(u32::from(c) - 0xFEE0)?,
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ñ' | 'ñ' | 'Ń'..='ŉ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => 'o',
        'Ś'..='š' => 's',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => 'u',
        'Ź'..='ž' => 'z',
        other => other,
    };
    plain.is_ascii_alphanumeric().then_some(plain)
}

/// Which edition a title names: `第三期`.
fn edition(title: &str) -> Option<&str> {
    let is_number = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c);
    title.match_indices('第').find_map(|(at, _)| {
        let rest = &title[at + '第'.len_utf8()..];
        let number = rest.find(|c| !is_number(c)).filter(|end| *end > 0)?;
        let unit = rest[number..].chars().next().filter(|c| "期届次讲批轮季场屆講輪場".contains(*c))?;
        Some(&title[at..at + '第'.len_utf8() + number + unit.len_utf8()])
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::slug::is_id;

    #[test]
    fn titles_end_at_a_word() {
        for (title, slug) in [
            ("乡村图书馆馆长培训班", "xiang-cun-tu-shu-guan-guan-zhang"),
            ("荆州市直机关党组织书记培训班", "jing-zhou-shi-zhi-ji-guan"),
            ("《深刻把握机关党建时代要求 为推进中国式现代化湖北实践凝心聚力》", "shen-ke-ba-wo-ji-guan-dang-jian"),
            ("全市党务干部能力提升培训班（第三期）", "quan-shi-dang-wu-di-san-qi"),
            ("第12期读书会", "di-12-qi-du-shu-hui"),
            ("AI 时代的党建", "ai-shi-dai-de-dang-jian"),
            ("５Ｇ基站建设", "5g-ji-zhan-jian-she"),
            ("Café d'été: a Workshop", "cafe-d-ete-a-workshop"),
            ("One two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
            ("Москва", ""),
            ("……", ""),
        ] {
            assert_eq!(title_slug(title), slug, "{title}");
        }
    }

    #[test]
    fn words_decide_between_readings() {
        for (word, slug) in [
            ("重庆银行长沙分行", "chong-qing-yin-hang-chang-sha-fen-hang"),
            ("重慶銀行長沙", "chong-qing-yin-hang-chang-sha"),
            ("音乐会", "yin-yue-hui"),
            ("首都", "shou-du"),
            ("都市传记", "du-shi-zhuan-ji"),
            ("会计行业行动", "kuai-ji-hang-ye-xing-dong"),
            ("校长会议", "xiao-zhang-hui-yi"),
            ("长效机制调研", "chang-xiao-ji-zhi-diao-yan"),
            ("协调与调解", "xie-tiao-yu-tiao-jie"),
            ("女干部率先", "nv-gan-bu-shuai-xian"),
            ("厦门大厦", "xia-men-da-sha"),
            ("二〇二四年", "er-ling-er-si-nian"),
        ] {
            assert_eq!(title_slug(word), slug, "{word}");
        }
    }

    #[test]
    fn names_have_a_surname_and_the_rest() {
        for (name, slug) in [
            ("张友斌", "zhang-youbin"),
            ("曾春", "zeng-chun"),
            ("单 仁", "shan-ren"),
            ("仇和", "qiu-he"),
            ("區伯", "ou-bo"),
            ("欧阳修", "ouyang-xiu"),
            ("尉迟恭", "yuchi-gong"),
            ("東方朔", "dongfang-shuo"),
            ("东方", "dong-fang"),
            ("吕布", "lv-bu"),
            ("莊悅群", "zhuang-yuequn"),
            ("阿卜杜拉·买买提", "abudula-maimaiti"),
            ("John Smith", "john-smith"),
            ("J. R. R. Tolkien", "j-r-r-tolkien"),
            ("乐", "le"),
        ] {
            assert_eq!(name_slug(name), slug, "{name}");
        }
    }

    #[test]
    fn the_tables_are_sound() {
        for (word, reading) in READINGS {
            assert_eq!(word.chars().count(), reading.split(' ').count(), "{word}");
        }
        let usual = |word: &str| word.chars().filter_map(syllable).collect::<Vec<_>>().join(" ");
        let needless: Vec<&str> = READINGS.iter().filter(|(word, reading)| usual(word) == *reading).map(|(word, _)| *word).collect();
        assert!(needless.is_empty(), "they are read so without the table: {needless:?}");
        let mut words: Vec<&str> = WORDS.split_whitespace().chain(READINGS.iter().map(|(word, _)| *word)).collect();
        words.sort_unstable();
        assert_eq!(words.windows(2).find(|pair| pair[0] == pair[1]), None);
    }

    proptest! {
        #[test]
        fn whatever_the_title_the_slug_is_an_id(title in any::<String>(), han in "[一-龥 0-9a-zA-Z第期，。]{0,40}") {
            for slug in [title_slug(&title), name_slug(&title), title_slug(&han), name_slug(&han)] {
                prop_assert!(slug.is_empty() || (is_id(&slug) && !slug.starts_with('-') && !slug.ends_with('-')), "{slug}");
            }
            prop_assert!(title_slug(&title).len() <= LONGEST_BYTES);
        }
    }
}

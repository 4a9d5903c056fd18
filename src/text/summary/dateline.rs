//! The words that a newspaper puts before the first sentence: `江汉风报道：`, `本报讯（记者 张三）`.
//!
//! In comes the beginning of a text, out comes what follows the dateline: a card says where and when by itself.

use super::pairs::{closer, is_closer};

/// Characters in the longest dateline.
const LONGEST: usize = 60;

/// What a dateline ends with, before the bracket with its reporters or its colon.
const ENDINGS: [&str; 6] = ["报道", "報道", "讯", "訊", "电", "電"];

/// Who stands in the bracket behind it.
const REPORTERS: [&str; 8] = ["记者", "記者", "通讯员", "通訊員", "实习生", "實習生", "作者", "撰稿"];

/// The text without its dateline.
pub(super) fn without_dateline(text: &str) -> &str {
    for (at, c) in text.char_indices().take(LONGEST) {
        let (head, rest) = text.split_at(at);
        let behind = &rest[c.len_utf8()..];
        match c {
            '（' | '(' => {
                return match behind_reporters(rest) {
                    Some(behind) if is_head(head) => behind_colon(behind),
                    _ => text,
                };
            }
            '：' | ':' if is_head(head) => return behind_reporters(behind.trim_start()).unwrap_or(behind).trim_start(),
            // `本报讯 记者张三报道：` goes on to its colon; `本报讯 党旗飘扬` does not.
            ' ' | '\u{3000}' if is_head(head) => {
                let behind = behind.trim_start();
                return match behind_reporters(behind) {
                    Some(behind) => behind_colon(behind),
                    None => behind_byline(behind).unwrap_or(behind),
                };
            }
            '，' | '。' | '；' | '、' | '！' | '？' | '“' | '《' | ',' => return text,
            _ => {}
        }
    }
    text
}

fn is_head(head: &str) -> bool {
    ENDINGS.iter().any(|end| head.trim_end().ends_with(end))
}

/// What follows a bracket of reporters that the text begins with.
fn behind_reporters(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let open = chars.next()?;
    let close = closer(open).filter(|_| matches!(open, '（' | '('))?;
    let inside = chars.as_str();
    let end = inside.char_indices().take(LONGEST).find(|(_, c)| is_closer(*c, close))?.0;
    let (names, rest) = inside.split_at(end);
    let mut rest = rest.chars();
    rest.next();
    REPORTERS.iter().any(|who| names.contains(who)).then(|| rest.as_str().trim_start())
}

/// What follows `记者张三报道：`.
fn behind_byline(text: &str) -> Option<&str> {
    REPORTERS.iter().find(|who| text.starts_with(**who))?;
    let colon = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '：' | ':' | '，' | '。'))?;
    let head = &text[..colon.0];
    (matches!(colon.1, '：' | ':') && is_head(head)).then(|| text[colon.0 + colon.1.len_utf8()..].trim_start())
}

fn behind_colon(text: &str) -> &str {
    text.trim_start().trim_start_matches(['：', ':']).trim_start()
}

#[cfg(test)]
mod tests {
    use super::without_dateline;

    #[test]
    fn the_dateline_goes() {
        for head in [
            "江汉风报道：",
            "江汉风报道:",
            "本报讯 ",
            "本报讯（记者 张三）",
            "本报讯（记者张三、通讯员李四）",
            "本报讯(记者 张三 通讯员 李四) ",
            "本报讯 （记者张三）　",
            "本报讯（记者 张三）：",
            "本报讯 记者张三、李四报道：",
            "本報訊（記者 張三）",
            "新华社北京9月4日电（记者 张三、李四）",
            "新华社北京9月4日电 ",
            "本报荆州9月4日讯　　",
        ] {
            assert_eq!(without_dateline(&format!("{head}党旗飘扬，潮涌。")), "党旗飘扬，潮涌。", "{head}");
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "他在会上说：党旗飘扬。",
            "市委党校（荆州）9月4日开班。",
            "推进通讯（5G）建设。",
            "9月4日，本报讯（记者 张三）党旗飘扬。",
            "据《江汉风》报道：党旗飘扬。",
            "本报讯（记者",
            "本报讯",
            "",
        ] {
            assert_eq!(without_dateline(text), text);
        }
    }
}

//! Marks that come in pairs, and which of them are still open.

const PAIRS: [(char, char); 17] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〖', '〗'),
    ('〔', '〕'),
    ('［', '］'),
    ('｛', '｝'),
    ('﹁', '﹂'),
    ('﹃', '﹄'),
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
];

/// The mark that closes what `open` opens.
pub(super) fn closer(open: char) -> Option<char> {
    PAIRS.iter().find(|pair| pair.0 == open).map(|pair| pair.1)
}

pub(super) fn closing(c: char) -> bool {
    PAIRS.iter().any(|&(_, close)| close == c)
}

pub(super) fn opening(c: char) -> bool {
    closer(c).is_some()
}

/// Whether `c` closes what is due, be it of the other width: `（记者 张三)`.
pub(super) fn is_closer(c: char, due: char) -> bool {
    let narrow = |c| match c {
        '）' => ')',
        '］' => ']',
        '｝' => '}',
        c => c,
    };
    narrow(c) == narrow(due)
}

/// Follows a text on the stack of closing marks that are still due; `before` is the character before `c`.
pub(super) fn close_or_open(due: &mut Vec<char>, before: Option<char>, c: char) {
    let in_word = |before: char| before.is_ascii_alphanumeric();
    if due.last().is_some_and(|due| is_closer(c, *due)) {
        due.pop();
    } else if let Some(close) = closer(c) {
        due.push(close);
    } else if c == '"' && !before.is_some_and(in_word) {
        // Behind a number it is an inch.
        due.push(c);
    }
}

/// The closing marks that are due at the end of a text, the last first to come.
pub(super) fn open_marks(text: &str) -> Vec<char> {
    let mut due = Vec::new();
    let mut before = None;
    for c in text.chars() {
        close_or_open(&mut due, before, c);
        before = Some(c);
    }
    due
}

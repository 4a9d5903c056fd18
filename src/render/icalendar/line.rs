//! Content lines: escaped, folded, ended as RFC 5545 wants them (3.1, 3.3.11).

/// The most octets a line may have, its end not counted.
const LONGEST: usize = 75;

/// A calendar on its way.
pub(super) struct Lines(String);

impl Lines {
    pub(super) fn new() -> Lines {
        Lines(String::with_capacity(4096))
    }

    /// A value that is no free text; control characters have no place in one.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        fold(&format!("{name}:{value}"), &mut self.0);
    }

    /// A value that may be missing.
    pub(super) fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.raw(name, value);
        }
    }

    /// A free text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        fold(&format!("{name}:{}", escape(text)), &mut self.0);
    }

    /// Several free texts; nothing if there are none.
    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        if !texts.is_empty() {
            let texts: Vec<String> = texts.iter().map(|text| escape(text)).collect();
            fold(&format!("{name}:{}", texts.join(",")), &mut self.0);
        }
    }

    /// Lines that are folded already.
    pub(super) fn whole(&mut self, lines: &str) {
        self.0.push_str(lines);
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Writes a line in pieces of at most 75 octets, a space before each but the first; never cuts a character in two.
fn fold(line: &str, out: &mut String) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// The form of a text in a value; what has no form in one (control characters) is left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader makes of a value again.
    fn read(folded: &str) -> String {
        let line = folded.strip_suffix("\r\n").expect("an end").replace("\r\n ", "");
        let mut out = String::new();
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            out.push(match (c, c == '\\') {
                (_, true) => match chars.next().expect("something behind a backslash") {
                    'n' => '\n',
                    c => c,
                },
                (c, _) => c,
            });
        }
        out
    }

    proptest! {
        #[test]
        fn a_text_survives_folding(text in any::<String>()) {
            let mut lines = Lines::new();
            lines.text("SUMMARY", &text);
            let folded = lines.finish();
            for line in folded.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{} octets: {line:?}", line.len());
                prop_assert!(!line.contains(['\r', '\n']) && !line.is_empty());
            }
            let kept: String = text.replace("\r\n", "\n").chars().filter_map(|c| match c {
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
                '\t' => Some(' '),
                c if c.is_control() => None,
                c => Some(c),
            }).collect();
            prop_assert_eq!(read(&folded), format!("SUMMARY:{kept}"));
        }

        #[test]
        fn a_long_chinese_title_survives_folding(n in 1_usize..400, at in 0_usize..40) {
            let text = format!("{}{}", "a".repeat(at), "会刊🎓".repeat(n));
            let mut lines = Lines::new();
            lines.text("SUMMARY", &text);
            let folded = lines.finish();
            prop_assert!(folded.split_terminator("\r\n").all(|line| line.len() <= LONGEST));
            prop_assert_eq!(read(&folded), format!("SUMMARY:{text}"));
        }
    }
}

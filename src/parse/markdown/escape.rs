//! Text for HTML: what must be written differently inside text, attributes and URLs.
//!
//! In comes a plain string, out goes its escaped form to the end of another. Knows the
//! syntax of HTML, not its elements.

/// Adds text for the inside of an element.
pub(super) fn text(out: &mut String, text: &str) {
    replace(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // HTML cannot hold a null character in any form.
        0 => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Adds text for the inside of a double-quoted attribute.
pub(super) fn attribute(out: &mut String, text: &str) {
    replace(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        0 => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Adds a URL for the inside of a double-quoted attribute. Characters that no URL can hold
/// are percent-encoded; what is encoded already stays.
pub(super) fn url(out: &mut String, url: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in url.as_bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            byte if is_url_byte(byte) => out.push(char::from(byte)),
            byte => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$'()*+,;=%".contains(&byte)
}

fn replace(out: &mut String, text: &str, escaped: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        // Only ASCII is ever replaced, so both cuts are between characters.
        if let Some(new) = escaped(byte) {
            out.push_str(&text[done..at]);
            out.push_str(new);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    fn with(escape: fn(&mut String, &str), input: &str) -> String {
        let mut out = String::new();
        escape(&mut out, input);
        out
    }

    #[test]
    fn each_place_has_its_own_escapes() {
        assert_eq!(with(super::text, "甲<b>&\"'\0"), "甲&lt;b&gt;&amp;\"'\u{FFFD}");
        assert_eq!(with(super::attribute, "\"甲\" < &"), "&quot;甲&quot; &lt; &amp;");
        assert_eq!(with(super::url, "/a b?c=d&e#\"中\\"), "/a%20b?c=d&amp;e#%22%E4%B8%AD%5C");
        assert_eq!(with(super::url, "%E4%B8%AD"), "%E4%B8%AD");
    }
}

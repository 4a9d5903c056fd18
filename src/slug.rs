//! Names in addresses: what may stand in a URL, and how it is written there.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// What `href` cannot carry as it is, besides everything that is not ASCII.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What a value of a query cannot carry as it is.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Whether a reference is an id: lower-case ASCII letters, digits and hyphens.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a text can be one part of an address and of a file name on every system.
#[must_use]
pub fn is_usable(slug: &str) -> bool {
    !slug.is_empty() && slug.len() <= MAX_BYTES && slug_of(slug) == slug
}

/// The longest part of an address, in bytes: file systems stop at 255.
pub const MAX_BYTES: usize = 180;

/// The part of an address that a name makes: letters and digits of any script stay, everything else becomes a hyphen.
///
/// Chinese stays Chinese: transliterated, 山西 and 陕西 would be one.
/// A dot inside stays, for versions and years (`v1.2`).
#[must_use]
pub fn slug_of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        let keep = c.is_alphanumeric() || c == '_' || (c == '.' && !slug.is_empty() && !slug.ends_with('-'));
        if keep && slug.len() + c.len_utf8() <= MAX_BYTES {
            slug.extend(c.to_lowercase());
        } else if !keep && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let end = slug.trim_end_matches(['-', '.']).len();
    slug.truncate(end);
    slug
}

/// A path as it stands in an `href`: percent-encoded, slashes kept.
#[must_use]
pub fn encode(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, RESERVED).into()
}

/// A text as one value of a query: all but letters and digits of ASCII and `-._~` percent-encoded (RFC 3986, 2.3).
#[must_use]
pub fn encode_value(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

/// A path as its author may have written it, decoded.
#[must_use]
pub fn decode(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_stay_apart() {
        assert_ne!(slug_of("山西"), slug_of("陕西"));
        assert_eq!(slug_of("2024 年·总结（上）"), "2024-年-总结-上");
        assert_eq!(slug_of("Ünïted ../Nations"), "ünïted-nations");
        assert_eq!(slug_of("…"), "");
    }

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(encode("/topics/党建/"), "/topics/%E5%85%9A%E5%BB%BA/");
        assert_eq!(decode("/topics/%E5%85%9A%E5%BB%BA/"), "/topics/党建/");
    }

    #[test]
    fn ids_are_plain() {
        assert!(is_id("zhang-youbin") && is_id("sp-0001"));
        assert!(!is_id("张友斌") && !is_id("Zhang") && !is_id("a b") && !is_id(""));
    }
}

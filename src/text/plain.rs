//! Words as they are compared: in half-width and small letters, without spaces and the marks around them.

/// A word as it is compared: plain characters, small letters, no spaces, no marks around it.
#[must_use]
pub fn plain(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let folded: String = text.chars().map(fold).filter(|c| !c.is_whitespace() && *c != '_').flat_map(char::to_lowercase).collect();
    folded.trim_matches(|c| matches!(c, ':' | '*' | '．')).to_string()
}

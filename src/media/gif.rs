//! The blocks of a GIF, as its specification of 1989 has them.

use super::Kind;
use super::anatomy::Anatomy;

/// The parts of a file; `None` if it says no size.
pub(super) fn parts(bytes: &[u8]) -> Option<Anatomy> {
    let mut parts = Anatomy::new(Kind::Gif);
    let [w1, w2, h1, h2, flags, ..] = bytes.get(6..13)? else { return None };
    parts.width = u32::from(u16::from_le_bytes([*w1, *w2]));
    parts.height = u32::from(u16::from_le_bytes([*h1, *h2]));
    parts.drawn = true;
    let mut at = 13 + table(*flags);
    parts.keep(0..at.min(bytes.len()));
    let mut frames = 0;
    while let Some(mark) = bytes.get(at) {
        let start = at;
        let kept = match mark {
            // Comments, texts and what programs put there, but for how often it plays.
            0x21 => {
                let label = bytes.get(at + 1).copied().unwrap_or_default();
                let program = bytes.get(at + 3..at + 14).unwrap_or_default();
                at = after_blocks(bytes, at + 2);
                label == 0xf9 || label == 0xff && matches!(program, b"NETSCAPE2.0" | b"ANIMEXTS1.0")
            }
            0x2c => {
                frames += 1;
                let flags = bytes.get(at + 9).copied().unwrap_or_default();
                at = after_blocks(bytes, at + 11 + table(flags));
                true
            }
            0x3b => {
                parts.keep(at..at + 1);
                parts.whole = true;
                break;
            }
            _ => break,
        };
        if kept {
            parts.keep(start..at.min(bytes.len()));
        }
    }
    parts.moving = frames > 1;
    Some(parts)
}

/// The bytes of a table of colours.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Behind a row of blocks, of which each says its length.
fn after_blocks(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(length) = bytes.get(at) {
        at += 1 + usize::from(*length);
        if *length == 0 {
            break;
        }
    }
    at
}

//! The chunks of a WebP (RFC 9649).

use super::Kind;
use super::anatomy::Anatomy;

/// The bits of the extended header that say of what follows: a description, a description in XML, frames, transparency.
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;
const FRAMES: u8 = 0x02;
const ALPHA: u8 = 0x10;

/// The parts of a file; `None` if it says no size.
pub(super) fn parts(bytes: &[u8]) -> Option<Anatomy> {
    let mut parts = Anatomy::new(Kind::Webp);
    parts.depth = 4;
    parts.keep(0..12);
    let size = usize::try_from(le(bytes.get(4..8)?)).ok()?;
    let end_of_all = size.checked_add(8)?;
    parts.whole = end_of_all <= bytes.len();
    let mut at = 12;
    while at < end_of_all.min(bytes.len()) {
        let Some(head) = bytes.get(at..at + 8) else { break };
        let length = usize::try_from(le(&head[4..])).ok()?;
        // Chunks begin at even places.
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let body = bytes.get(at + 8..end.min(bytes.len()))?;
        let known = chunk(&head[..4], body, &mut parts);
        if &head[..4] == b"EXIF" {
            parts.exif = Some(at + 8..end.min(bytes.len()));
        }
        if known {
            parts.keep(at..end.min(bytes.len()));
        }
        at = end;
    }
    Some(parts)
}

/// Looks at a chunk; whether it is part of the picture.
fn chunk(name: &[u8], body: &[u8], parts: &mut Anatomy) -> bool {
    match name {
        b"VP8X" => {
            if let [flags, _, _, _, w1, w2, w3, h1, h2, h3, ..] = body {
                parts.width = le(&[*w1, *w2, *w3]) + 1;
                parts.height = le(&[*h1, *h2, *h3]) + 1;
                parts.moving = flags & FRAMES != 0;
                parts.drawn |= flags & ALPHA != 0;
            }
        }
        b"VP8 " => {
            if let [_, _, _, 0x9d, 0x01, 0x2a, w1, w2, h1, h2, ..] = body
                && parts.width == 0
            {
                parts.width = le(&[*w1, *w2]) & 0x3fff;
                parts.height = le(&[*h1, *h2]) & 0x3fff;
            }
        }
        b"VP8L" => {
            parts.drawn = true;
            if let [0x2f, bits @ ..] = body
                && let Some(bits) = bits.get(..4).filter(|_| parts.width == 0)
            {
                let bits = le(bits);
                parts.width = (bits & 0x3fff) + 1;
                parts.height = (bits >> 14 & 0x3fff) + 1;
            }
        }
        b"ICCP" | b"ANIM" | b"ANMF" | b"ALPH" => {}
        _ => return false,
    }
    true
}

/// A file of fewer chunks than it had, which says so.
pub(super) fn closed(mut bytes: Vec<u8>) -> Vec<u8> {
    let size = u32::try_from(bytes.len().saturating_sub(8)).unwrap_or(u32::MAX).to_le_bytes();
    if let Some(said) = bytes.get_mut(4..8) {
        said.copy_from_slice(&size);
    }
    if bytes.get(12..16) == Some(b"VP8X")
        && let Some(flags) = bytes.get_mut(20)
    {
        *flags &= !(EXIF | XMP);
    }
    bytes
}

fn le(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

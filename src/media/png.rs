//! The chunks of a PNG (W3C Portable Network Graphics, third edition).

use super::Kind;
use super::anatomy::Anatomy;

/// The chunks that are the picture; all others are about it.
const PICTURE: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL",
    b"fdAT",
];

/// The parts of a file; `None` if it says no size.
pub(super) fn parts(bytes: &[u8]) -> Option<Anatomy> {
    let mut parts = Anatomy::new(Kind::Png);
    parts.keep(0..8);
    let mut at = 8;
    while let Some([l1, l2, l3, l4, name @ ..]) = bytes.get(at..at + 8) {
        let length = usize::try_from(u32::from_be_bytes([*l1, *l2, *l3, *l4])).ok()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        if parts.width == 0 {
            header(bytes.get(at + 8..)?, &mut parts)?;
        }
        let Some(body) = bytes.get(at + 8..end - 4).filter(|_| end <= bytes.len()) else {
            parts.keep(at..bytes.len());
            break;
        };
        match name {
            b"tRNS" => parts.drawn = true,
            b"acTL" => parts.moving = body.get(..4) != Some(&[0, 0, 0, 1]),
            b"eXIf" => parts.exif = Some(at + 8..end - 4),
            _ => {}
        }
        if PICTURE.iter().any(|known| name == known.as_slice()) {
            parts.keep(at..end);
        }
        at = end;
        if name == b"IEND" {
            parts.whole = true;
            break;
        }
    }
    // A photograph takes more than a byte for each pixel, a drawing or the picture of a screen much less.
    let pixels = u64::from(parts.width) * u64::from(parts.height);
    parts.drawn |= at as u64 <= pixels;
    Some(parts)
}

fn header(body: &[u8], parts: &mut Anatomy) -> Option<()> {
    let [w1, w2, w3, w4, h1, h2, h3, h4, bits, colour, ..] = body else { return None };
    parts.width = u32::from_be_bytes([*w1, *w2, *w3, *w4]);
    parts.height = u32::from_be_bytes([*h1, *h2, *h3, *h4]);
    let samples = match colour {
        0 => 1,
        2 => 3,
        // A palette may have transparent colours.
        3 | 6 => 4,
        4 => 2,
        _ => return None,
    };
    parts.depth = samples * if *bits == 16 { 2 } else { 1 };
    parts.drawn = matches!(colour, 3 | 4 | 6);
    (parts.width > 0 && parts.height > 0).then_some(())
}

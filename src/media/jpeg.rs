//! The segments of a JPEG (ITU-T T.81, annex B).

use super::Kind;
use super::anatomy::Anatomy;

/// The parts of a file; `None` if it says no size.
pub(super) fn parts(bytes: &[u8]) -> Option<Anatomy> {
    let mut parts = Anatomy::new(Kind::Jpeg);
    parts.keep(0..2);
    let mut at = 2;
    while let Some(marker) = marker_at(bytes, at) {
        let start = at;
        // Any number of fill bytes may stand before a marker.
        if marker == 0xff {
            at += 1;
            continue;
        }
        if marker == END {
            // Telephones put more pictures and films behind the end; they are not published.
            parts.keep(start..at + 2);
            parts.whole = true;
            break;
        }
        let Some(length) = bytes.get(at + 2..at + 4).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]]))) else { break };
        let Some(body) = bytes.get(at + 4..at + 2 + length.max(2)) else { break };
        at += 2 + length.max(2);
        match marker {
            0xe1 if body.starts_with(b"Exif\0\0") && parts.exif.is_none() => parts.exif = Some(start + 10..at),
            // What JFIF says of itself, colour profiles, and what Adobe says of the colours belong to the picture.
            0xe0 if !body.starts_with(b"JFIF\0") => {}
            0xe2 if !body.starts_with(b"ICC_PROFILE\0") => {}
            0xe1 | 0xe3..=0xed | 0xef | 0xfe => {}
            0xda => {
                at = after_scan(bytes, at);
                parts.keep(start..at);
            }
            _ => {
                if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) && parts.width == 0 {
                    size(body, &mut parts)?;
                    parts.gradual = matches!(marker & 3, 2);
                }
                parts.keep(start..at);
            }
        }
    }
    (parts.width > 0).then_some(parts)
}

/// The end of the picture.
const END: u8 = 0xd9;

fn marker_at(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.get(at..at + 2)? {
        [0xff, marker] => Some(*marker),
        _ => None,
    }
}

/// A frame header: precision, height, width, components.
fn size(body: &[u8], parts: &mut Anatomy) -> Option<()> {
    let [_, h1, h2, w1, w2, components, ..] = body else { return None };
    parts.height = u32::from(u16::from_be_bytes([*h1, *h2]));
    parts.width = u32::from(u16::from_be_bytes([*w1, *w2]));
    parts.depth = u32::from(*components).max(1);
    Some(())
}

/// Where the data of a scan end: at the next marker that is none of theirs.
fn after_scan(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

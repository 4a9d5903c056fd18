//! The parts of a picture's file: what it is, how large, and which bytes of it are the picture.
//!
//! Reads the marks between the parts and nothing else, so that it costs next to nothing; a part that says it is longer
//! than the file ends where the file ends. What a camera, a telephone or an editor wrote about a picture is in parts
//! of their own, and those are left out: only parts that are known to belong to the picture itself stay.

use std::ops::Range;

use super::{Kind, exif, gif, jpeg, png, riff};
use crate::diag::PictureFault;

/// The parts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anatomy {
    pub(super) kind: Kind,
    /// In pixels, as they lie in the file.
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bytes of one pixel when it is decoded.
    pub(super) depth: u32,
    /// Whether it is a JPEG that comes into focus while it loads.
    pub(super) gradual: bool,
    pub(super) moving: bool,
    /// Transparent, or of few colours.
    pub(super) drawn: bool,
    /// Whether it is all there.
    pub(super) whole: bool,
    /// What the camera wrote.
    pub(super) exif: Option<Range<usize>>,
    /// The bytes that are published.
    pub(super) keep: Vec<Range<usize>>,
}

/// Takes a file apart.
pub(super) fn anatomy(bytes: &[u8]) -> Result<Anatomy, PictureFault> {
    let parts = match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::parts(bytes),
        [0x89, b'P', b'N', b'G', 13, 10, 26, 10, ..] => png::parts(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => riff::parts(bytes),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => gif::parts(bytes),
        _ => return Err(foreign(bytes)),
    };
    parts.filter(|parts| parts.width > 0 && parts.height > 0).ok_or(PictureFault::Damaged)
}

impl Anatomy {
    /// A file of which nothing is known yet.
    pub(super) fn new(kind: Kind) -> Anatomy {
        Anatomy {
            kind,
            width: 0,
            height: 0,
            depth: 3,
            gradual: false,
            moving: false,
            drawn: false,
            whole: false,
            exif: None,
            keep: Vec::new(),
        }
    }

    /// Lets a stretch be published, together with the one before it if they touch.
    pub(super) fn keep(&mut self, range: Range<usize>) {
        match self.keep.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.keep.push(range),
        }
    }

    /// The bytes that decoding it takes.
    pub(super) fn decoding(&self) -> u64 {
        let pixels = u64::from(self.width) * u64::from(self.height) * u64::from(self.depth);
        // What comes into focus bit by bit is held as two bytes a sample, too, until all is there.
        if self.gradual { pixels * 3 } else { pixels }
    }

    /// How the camera was held, from 1 to 8.
    pub(super) fn orientation(&self, bytes: &[u8]) -> u8 {
        let written = self.exif.clone().and_then(|range| bytes.get(range));
        written.map_or(exif::UPRIGHT, exif::orientation)
    }

    /// The bytes that are published.
    pub(super) fn stripped(&self, bytes: &[u8]) -> Vec<u8> {
        let kept: Vec<u8> = self.keep.iter().filter_map(|range| bytes.get(range.clone())).flatten().copied().collect();
        if self.kind == Kind::Webp { riff::closed(kept) } else { kept }
    }
}

/// What a file is that is none of the pictures known here.
fn foreign(bytes: &[u8]) -> PictureFault {
    let brand = bytes.get(4..12).unwrap_or_default();
    let name = match bytes {
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => "TIFF",
        [b'B', b'M', ..] => "BMP",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        _ if brand == b"ftypavif" || brand == b"ftypavis" => "AVIF",
        _ if brand.starts_with(b"ftyphe") || brand == b"ftypmif1" || brand == b"ftypmsf1" => "HEIC",
        _ if brand.starts_with(b"ftyp") => "MP4",
        _ => return PictureFault::Unknown,
    };
    PictureFault::Other { format: name.to_string() }
}

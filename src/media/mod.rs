//! Pictures: what their files say of themselves, and the files that are published in their place.
//!
//! In: the bytes of a file. Out: a [`Picture`], read from its header without decoding it, or the [`PictureFault`] that
//! keeps it from being one; later, on request, the bytes of each [`Version`]. Every version is turned as its camera
//! was held and says nothing of who took it where; its colours are those of sRGB, or it keeps its profile. Whatever
//! the bytes are, nothing here panics, and memory is bounded: [`MOST_DECODED`] for one picture, about twice that for
//! all that are made at a time. Knows nothing of addresses; the disk is asked in [`Darkroom`] only.
//!
//! | file | what is in it |
//! |---|---|
//! | `anatomy` | the parts of a file, and which of them are published |
//! | `jpeg`, `png`, `riff`, `gif` | the same of each format |
//! | `exif` | how the camera was held |
//! | `make` | pixels into versions |
//! | `colour` | colours into those of sRGB |
//! | `webp` | the encoder of WebP |
//! | `darkroom` | versions that were made before |

mod anatomy;
mod colour;
mod darkroom;
mod exif;
mod gif;
mod jpeg;
mod make;
mod png;
mod riff;
#[cfg(test)]
mod tests;
mod webp;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diag::PictureFault;
use crate::memo::Digest;
use crate::source::FileId;
use anatomy::{Anatomy, anatomy};

pub use darkroom::Darkroom;
pub use make::make;

/// The most bytes that the pixels of a picture may take: 66 million of three bytes each.
pub const MOST_DECODED: u64 = 200_000_000;

/// Changes whenever the same bytes may become other versions than before.
const RECIPE: &str = "2";

/// What can be known of a picture without decoding it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picture {
    /// The digest of its file.
    pub digest: Digest,
    /// What it is.
    pub kind: Kind,
    /// Its width in pixels, as it is seen.
    pub width: u32,
    /// Its height in pixels, as it is seen.
    pub height: u32,
    /// Whether its pixels lie otherwise than it is seen.
    pub turned: bool,
    /// Whether it moves.
    pub moving: bool,
    /// Whether it was drawn rather than taken: transparent, or of few colours. It stays exact.
    pub drawn: bool,
}

/// What came of looking at a picture.
pub type Look = Result<Picture, PictureFault>;

/// The pictures of a site.
pub type Pictures = BTreeMap<FileId, Look>;

/// A format that pictures come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
}

/// What is asked of pictures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Sizes {
    /// The widths in which pages show them, from small to large.
    pub widths: Vec<u32>,
    /// How wide the large version is at most, which stands in place of the original.
    pub largest: u32,
    /// How good JPEG and WebP are, of 100.
    pub quality: u8,
}

impl Default for Sizes {
    fn default() -> Self {
        Sizes { widths: vec![480, 960, 1600], largest: 2400, quality: 80 }
    }
}

/// One file that is made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Version {
    /// Its format.
    pub form: Form,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The format of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Form {
    /// That of the original, in its place.
    Whole,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

/// Whether a file is looked at as a picture, by the ending of its name.
#[must_use]
pub fn is_picture(ending: &str) -> bool {
    matches!(ending, "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "webp" | "gif" | "heic" | "heif" | "tif" | "tiff" | "bmp")
}

/// Looks at a picture.
///
/// # Errors
/// What keeps it from being made smaller, and mostly from being seen.
pub fn look(bytes: &[u8], digest: Digest) -> Look {
    let parts = anatomy(bytes)?;
    let Anatomy { kind, width, height, depth, moving, drawn, .. } = parts;
    if u64::from(width) * u64::from(height) * u64::from(depth) > MOST_DECODED {
        return Err(PictureFault::Large { width: width as usize, height: height as usize });
    }
    if !parts.whole {
        return Err(PictureFault::Cut);
    }
    let orientation = parts.orientation(bytes);
    let (width, height) = if exif::lies(orientation) { (height, width) } else { (width, height) };
    Ok(Picture { digest, kind, width, height, turned: orientation != exif::UPRIGHT, moving, drawn })
}

/// The bytes of a file without what its camera and its editors wrote about it; as far as its format is known, all of them otherwise.
#[must_use]
pub fn stripped(bytes: Vec<u8>) -> Vec<u8> {
    match anatomy(&bytes) {
        Ok(parts) => parts.stripped(&bytes),
        Err(_) => bytes,
    }
}

impl Picture {
    /// The version that stands in place of the original.
    #[must_use]
    pub fn whole(&self, sizes: &Sizes) -> Version {
        let width = if self.is_left() { self.width } else { self.width.min(sizes.largest) };
        Version { form: Form::Whole, width, height: scaled(self.height, width, self.width) }
    }

    /// The versions for pages: never wider than the picture is. None of what moves, or is small enough as it is.
    #[must_use]
    pub fn versions(&self, sizes: &Sizes) -> Vec<Version> {
        let whole = self.whole(sizes);
        let is_small = sizes.widths.first().is_none_or(|narrowest| whole.width <= *narrowest);
        if is_small || self.is_left() {
            return Vec::new();
        }
        let narrower = || sizes.widths.iter().copied().filter(|width| *width < whole.width);
        let version = |form, width| Version { form, width, height: scaled(whole.height, width, whole.width) };
        let mut versions: Vec<Version> = Vec::new();
        // The original itself stands at the end of the row of its own format.
        if self.kind == Kind::Jpeg || self.kind == Kind::Png && !self.drawn {
            versions.extend(narrower().map(|width| version(Form::Jpeg, width)));
        }
        let last = (self.kind != Kind::Webp && self.fits(sizes)).then_some(whole.width);
        versions.extend(narrower().chain(last).map(|width| version(Form::Webp, width)).filter(|one| one.height <= webp::LONGEST));
        versions
    }

    /// Whether the large version is one that pages show.
    #[must_use]
    pub fn fits(&self, sizes: &Sizes) -> bool {
        sizes.widths.last().is_some_and(|widest| self.whole(sizes).width <= *widest)
    }

    /// Whether it is published as it is, without what was written about it.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.moving || self.kind == Kind::Gif
    }

    /// What a version is known by: everything that decides its bytes.
    #[must_use]
    pub fn key(&self, version: Version, sizes: &Sizes) -> Digest {
        Digest::of(&(RECIPE, self, version, sizes.quality))
    }
}

/// A length that is made smaller as another becomes `to` of `from`; never nothing.
fn scaled(length: u32, to: u32, from: u32) -> u32 {
    let (length, to, from) = (u64::from(length), u64::from(to), u64::from(from.max(1)));
    u32::try_from(((length * to + from / 2) / from).max(1)).unwrap_or(u32::MAX)
}

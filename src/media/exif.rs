//! How a camera was held, as it wrote into a picture (Exif 3.0, tag 0x0112).

use image::metadata::Orientation;

/// As one sees it.
pub(super) const UPRIGHT: u8 = 1;

/// How the camera was held, from 1 to 8.
pub(super) fn orientation(written: &[u8]) -> u8 {
    // Some programs put the mark of JPEG before it in other formats, too.
    Orientation::from_exif_chunk(written.strip_prefix(b"Exif\0\0").unwrap_or(written)).map_or(UPRIGHT, Orientation::to_exif)
}

/// Whether width and height change places.
pub(super) fn lies(orientation: u8) -> bool {
    (5..=8).contains(&orientation)
}

//! Colours into those of sRGB, which is what a page shows where nothing is said.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Turns pixels of three or four bytes, in the colours of an ICC profile, into sRGB. A profile that says nothing of
/// such pixels, or cannot be read, leaves them.
pub(super) fn to_srgb(pixels: &mut [u8], transparent: bool, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if transparent { Layout::Rgba } else { Layout::Rgb };
    let transform = profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, TransformOptions::default());
    let Ok(transform) = transform else { return };
    // In stretches, so that no second picture is needed: their length fits pixels of three and of four bytes.
    let mut stretch = vec![0; STRETCH];
    for part in pixels.chunks_mut(STRETCH) {
        let out = &mut stretch[..part.len()];
        if transform.transform(part, out).is_ok() {
            part.copy_from_slice(out);
        }
    }
}

const STRETCH: usize = 12 * 4096;

//! Pixels into versions: decoded once, made smaller, turned, brought to sRGB, encoded.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, PoisonError};

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use jpeg_encoder::{ColorType, Encoder};

use super::anatomy::anatomy;
use super::webp::{self, Pixels};
use super::{Form, Kind, MOST_DECODED, Picture, Sizes, Version, colour};
use crate::diag::PictureFault;

/// Makes versions of a picture, in the order asked for.
///
/// Waits while the pixels of others take much memory; so it must not be called from code that others wait for.
///
/// # Errors
/// When its pixels cannot be read after all.
pub fn make(bytes: &[u8], picture: &Picture, versions: &[Version], sizes: &Sizes) -> Result<Vec<Vec<u8>>, PictureFault> {
    let parts = anatomy(bytes)?;
    let as_it_is = |version: &Version| version.form == Form::Whole && !picture.turned && version.width == picture.width;
    let widest = versions.iter().filter(|version| !as_it_is(version)).max_by_key(|version| version.width);
    let base = widest.map(|widest| {
        let lies = super::exif::lies(parts.orientation(bytes));
        let narrow = if lies { widest.height } else { widest.width };
        let mut room = Room::take(parts.decoding() + u64::from(narrow) * u64::from(parts.height) * NARROWED);
        // The decoders are written with care, and still: a picture must not be what ends a build.
        let base = catch_unwind(AssertUnwindSafe(|| Plain::new(bytes, picture.kind, parts.orientation(bytes), *widest)));
        let base = base.unwrap_or(Err(PictureFault::Damaged))?;
        room.give_back_but(base.pixels.len() as u64 * ENCODING);
        Ok((base, room))
    });
    // There is room for it until all of its versions are made.
    let base = base.transpose()?;
    let one = |version: &Version| match &base {
        Some((base, _)) if !as_it_is(version) => base.encoded(*version, picture, sizes).ok_or(PictureFault::Damaged),
        _ => Ok(parts.stripped(bytes)),
    };
    versions.iter().map(one).collect()
}

/// The pixels of a picture as it is seen, in sRGB.
struct Plain {
    pixels: Vec<u8>,
    width: u32,
    height: u32,
    transparent: bool,
}

impl Plain {
    /// Decodes a picture, as large as a version.
    fn new(bytes: &[u8], kind: Kind, orientation: u8, version: Version) -> Result<Plain, PictureFault> {
        let (decoded, profile) = decode(bytes, kind).ok_or(PictureFault::Damaged)?;
        let transparent = decoded.color().has_alpha();
        let (width, height) = (decoded.width(), decoded.height());
        let pixels = if transparent { decoded.into_rgba8().into_raw() } else { decoded.into_rgb8().into_raw() };
        let whole = Plain { pixels, width, height, transparent };
        let lies = super::exif::lies(orientation);
        let (to_width, to_height) = if lies { (version.height, version.width) } else { (version.width, version.height) };
        let mut small = if (width, height) == (to_width, to_height) {
            whole
        } else {
            let small = whole.resized(to_width, to_height).ok_or(PictureFault::Damaged)?;
            drop(whole);
            small
        };
        if let Some(profile) = profile {
            colour::to_srgb(&mut small.pixels, transparent, &profile);
        }
        small.turned(orientation).ok_or(PictureFault::Damaged)
    }

    fn resized(&self, width: u32, height: u32) -> Option<Plain> {
        let kind = if self.transparent { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = ImageRef::new(self.width, self.height, &self.pixels, kind).ok()?;
        let mut to = Image::new(width, height, kind);
        Resizer::new().resize(&from, &mut to, None).ok()?;
        Some(Plain { pixels: to.into_vec(), width, height, transparent: self.transparent })
    }

    fn turned(self, orientation: u8) -> Option<Plain> {
        let Some(orientation) = Orientation::from_exif(orientation).filter(|one| *one != Orientation::NoTransforms) else {
            return Some(self);
        };
        let Plain { pixels, width, height, transparent } = self;
        let mut image = if transparent {
            DynamicImage::ImageRgba8(image::RgbaImage::from_raw(width, height, pixels)?)
        } else {
            DynamicImage::ImageRgb8(image::RgbImage::from_raw(width, height, pixels)?)
        };
        image.apply_orientation(orientation);
        let (width, height) = (image.width(), image.height());
        Some(Plain { pixels: image.into_bytes(), width, height, transparent })
    }

    fn encoded(&self, version: Version, picture: &Picture, sizes: &Sizes) -> Option<Vec<u8>> {
        if (self.width, self.height) != (version.width, version.height) {
            let small = self.resized(version.width, version.height)?;
            return small.encoded(version, picture, sizes);
        }
        match (version.form, picture.kind) {
            (Form::Jpeg, _) => self.jpeg(sizes.quality),
            // What stands for the original may be saved and printed.
            (Form::Whole, Kind::Jpeg) => self.jpeg(sizes.quality.saturating_add(5).min(100)),
            (Form::Webp, _) | (Form::Whole, Kind::Webp) => self.webp((!picture.drawn).then_some(sizes.quality)),
            (Form::Whole, Kind::Png) => self.png(),
            (Form::Whole, Kind::Gif) => None,
        }
    }

    fn jpeg(&self, quality: u8) -> Option<Vec<u8>> {
        let (width, height) = (u16::try_from(self.width).ok()?, u16::try_from(self.height).ok()?);
        let mut out = Vec::new();
        // Tables of its own would make it a twentieth smaller, and put the colours behind all of the light: browsers would
        // show it later, and some programs, the decoder used here among them, misread that.
        let encoder = Encoder::new(&mut out, quality);
        // What is transparent never becomes a JPEG.
        let colours = if self.transparent { ColorType::Rgba } else { ColorType::Rgb };
        encoder.encode(&self.pixels, width, height, colours).ok()?;
        Some(out)
    }

    fn webp(&self, quality: Option<u8>) -> Option<Vec<u8>> {
        let Plain { pixels, width, height, transparent } = self;
        webp::encode(Pixels { bytes: pixels, width: *width, height: *height, transparent: *transparent }, quality)
    }

    fn png(&self) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let colours = if self.transparent { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
        PngEncoder::new(&mut out).write_image(&self.pixels, self.width, self.height, colours).ok()?;
        Some(out)
    }
}

/// The pixels as they lie in the file, and the profile of their colours.
fn decode(bytes: &[u8], kind: Kind) -> Option<(DynamicImage, Option<Vec<u8>>)> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Gif => return None,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_DECODED * 2);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let profile = decoder.icc_profile().ok().flatten();
    Some((DynamicImage::from_decoder(decoder).ok()?, profile))
}

/// Bytes that pictures take at a time; one alone may take more.
const AT_A_TIME: u64 = 100_000_000;

/// How often an encoder holds the pixels it is given: as they are, and as it wants them.
const ENCODING: u64 = 2;

/// Bytes of a pixel between a picture and a smaller one, when it is narrower and not yet lower.
const NARROWED: u64 = 4;

/// How many bytes are taken now.
static TAKEN: (Mutex<u64>, Condvar) = (Mutex::new(0), Condvar::new());

/// A place in memory for the pixels of one picture; given back when it is dropped.
struct Room(u64);

impl Room {
    /// Waits until there is room.
    fn take(bytes: u64) -> Room {
        let (taken, changed) = &TAKEN;
        let lock = taken.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |taken: &mut u64| *taken > 0 && *taken + bytes > AT_A_TIME;
        let mut taken = changed.wait_while(lock, is_full).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Room(bytes)
    }

    /// Keeps no more than so many bytes.
    fn give_back_but(&mut self, bytes: u64) {
        drop(Room(self.0.saturating_sub(bytes)));
        self.0 = self.0.min(bytes);
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let (taken, changed) = &TAKEN;
        *taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        changed.notify_all();
    }
}

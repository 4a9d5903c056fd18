//! Pixels into WebP, by libwebp: the one place where huikan calls code that is not Rust.
//!
//! libwebp is asked because there is no encoder of lossy WebP in Rust whose licence fits; what comes from strangers is
//! decoded in Rust, and only finished pixels get here.
#![allow(unsafe_code, reason = "the binding of a library written in C")]

use std::ffi::{c_int, c_void};

use libwebp_sys::{
    WebPConfig, WebPConfigLosslessPreset, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear, WebPMemoryWriterInit,
    WebPPicture, WebPPictureFree, WebPPictureImportRGB, WebPPictureImportRGBA,
};

/// The longest side a WebP may have.
pub(super) const LONGEST: u32 = 16383;

/// How hard it tries, of 6: above this files become little smaller and take twice the time.
const METHOD: c_int = 2;

/// The same for exact pictures, of 9.
const EXACT: c_int = 3;

/// The pixels of a picture, three or four bytes each.
#[derive(Clone, Copy)]
pub(super) struct Pixels<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) transparent: bool,
}

/// Encodes pixels, exactly without a quality; `None` if they are too many or too few.
pub(super) fn encode(pixels: Pixels<'_>, quality: Option<u8>) -> Option<Vec<u8>> {
    let Pixels { bytes, width, height, transparent } = pixels;
    let each = if transparent { 4 } else { 3 };
    let stride = width as usize * each;
    if width == 0 || height == 0 || width.max(height) > LONGEST || bytes.len() != stride * height as usize {
        return None;
    }
    let mut config = WebPConfig::new().ok()?;
    match quality {
        Some(quality) => {
            config.quality = f32::from(quality);
            config.method = METHOD;
        }
        // SAFETY: `config` is valid, and only written to.
        None => unsafe {
            WebPConfigLosslessPreset(&mut config, EXACT);
        },
    }
    let mut picture = WebPPicture::new().ok()?;
    picture.use_argb = c_int::from(quality.is_none());
    picture.width = c_int::try_from(width).ok()?;
    picture.height = c_int::try_from(height).ok()?;
    let stride = c_int::try_from(stride).ok()?;
    let mut writer = WebPMemoryWriter { mem: std::ptr::null_mut(), size: 0, max_size: 0, pad: [0] };
    // SAFETY: `bytes` holds `height` rows of `stride` bytes, as was checked above, and outlives the import, which
    // copies them. `picture` and `writer` live until both are freed here, once, and what `writer` holds is copied
    // before.
    unsafe {
        WebPMemoryWriterInit(&mut writer);
        picture.writer = Some(WebPMemoryWrite);
        picture.custom_ptr = (&raw mut writer).cast::<c_void>();
        let import = if transparent { WebPPictureImportRGBA } else { WebPPictureImportRGB };
        let done = import(&mut picture, bytes.as_ptr(), stride) != 0 && WebPEncode(&config, &mut picture) != 0;
        let encoded = (done && !writer.mem.is_null()).then(|| std::slice::from_raw_parts(writer.mem, writer.size).to_vec());
        WebPPictureFree(&mut picture);
        WebPMemoryWriterClear(&mut writer);
        encoded
    }
}

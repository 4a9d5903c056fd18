//! Pictures for tests: small, whole, and made here.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageBuffer, Rgb};

/// A photo of a size, with what a camera writes about it.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let colour = |x: u32, y: u32| Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x + y) % 256) as u8]);
    let mut jpeg = Vec::new();
    JpegEncoder::new(&mut jpeg).encode_image(&ImageBuffer::from_fn(width, height, colour)).expect("a picture");
    // A comment: a mark, its length, and where it was taken.
    [&jpeg[..2], b"\xff\xfe\x00\x14", SECRET.as_slice(), &jpeg[2..]].concat()
}

/// Where a photo was taken.
pub const SECRET: &[u8; 18] = b"31.2304N 121.4737E";

/// A picture that stands for any other of its name, of about so many bytes.
pub fn any(path: &str, length: usize) -> Vec<u8> {
    if path.ends_with(".gif") {
        let comment = [&[255][..], &[b'x'; 255]].concat().repeat(length / 256);
        return [b"GIF89a\x01\0\x01\0\0\0\0\x21\xfe".as_slice(), &comment, b"\0\x3b"].concat();
    }
    let mut bytes = photo(2, 2);
    bytes.resize(length.max(bytes.len()), b'x');
    bytes
}

/// Whether a file is a picture by its name.
pub fn is_picture(path: &str) -> bool {
    [".jpg", ".JPG", ".jpeg", ".png", ".gif", ".webp"].iter().any(|ending| path.ends_with(ending))
}

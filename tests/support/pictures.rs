//! Pictures for tests: small, whole, and made here.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer, Rgb};

/// A photo of a size, with what a camera writes about it.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let colour = |x: u32, y: u32| Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x + y) % 256) as u8]);
    let mut jpeg = Vec::new();
    JpegEncoder::new(&mut jpeg).encode_image(&ImageBuffer::from_fn(width, height, colour)).expect("a picture");
    // A comment: a mark, its length, and where it was taken.
    [&jpeg[..2], b"\xff\xfe\x00\x14", SECRET.as_slice(), &jpeg[2..]].concat()
}

/// A photo of 120 × 72 pixels as they lie in the file, with how the camera was held, from 1 to 8, and where; seen upright it is grey, red at
/// its upper left and green at its upper right.
pub fn held(orientation: u8) -> Vec<u8> {
    let (width, height) = if orientation > 4 { (72, 120) } else { (120, 72) };
    let colour = |x: u32, y: u32| match (x / 24, y / 24) {
        (0, 0) => Rgb([230, 10, 10]),
        (column, 0) if column == width / 24 - 1 => Rgb([10, 230, 10]),
        _ => Rgb([128, 128, 128]),
    };
    let mut lying = DynamicImage::ImageRgb8(ImageBuffer::from_fn(width, height, colour));
    // The way back of each: only the quarter turns are not their own.
    let back = [1, 2, 3, 4, 5, 8, 7, 6][usize::from(orientation) - 1];
    lying.apply_orientation(Orientation::from_exif(back).expect("one of eight"));
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 92).encode_image(&lying).expect("a picture");
    // Exif: a TIFF with the entries 0x0112 and, of GPS, 0x8825.
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    exif.extend([0, 0, 0, 0, 0, 1, 0, 2, 0, 2, 0, 0, 0, 18, 0, 0, 0, 56, 0, 0, 0, 0]);
    exif.extend(SECRET);
    let length = u16::try_from(exif.len() + 2).expect("a short segment").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
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

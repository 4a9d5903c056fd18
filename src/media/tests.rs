//! Pictures made here, as cameras, telephones and broken cards make them.

use std::fs;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbImage};

use super::*;

/// What a camera writes that nobody else should read.
const SECRET: &[u8] = b"31.2304N 121.4737E";

/// A grey picture with a red block in the first corner of the file, and a green one at the end of its first row.
fn pixels(width: u32, height: u32) -> RgbImage {
    let mut image = RgbImage::from_pixel(width, height, image::Rgb([128, 128, 128]));
    for (x, y) in (0..height / 4).flat_map(|y| (0..height / 4).map(move |x| (x, y))) {
        image.put_pixel(x, y, image::Rgb([230, 10, 10]));
        image.put_pixel(width - 1 - x, y, image::Rgb([10, 230, 10]));
    }
    image
}

fn plain_jpeg(image: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 92).encode_image(image).expect("a picture");
    out
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, marker], length.as_slice(), body].concat()
}

/// What a camera writes: how it was held, and a place (Exif: a TIFF with the entries 0x0112 and, of GPS, 0x8825).
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]);
    tiff.extend([0; 4]);
    tiff.extend([0, 1, 0, 2, 0, 2, 0, 0, 0, 18, 0, 0, 0, 56, 0, 0, 0, 0]);
    tiff.extend(SECRET);
    [b"Exif\0\0", tiff.as_slice()].concat()
}

/// A photo as a telephone makes it: how it was held, where, what an editor did, and a film behind it.
fn photo(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = plain_jpeg(&pixels(width, height));
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0<x>".as_slice(), SECRET].concat();
    let said = [segment(0xe1, &exif(orientation)), segment(0xe1, &xmp), segment(0xfe, SECRET), segment(0xed, SECRET)].concat();
    [&plain[..2], &said, &plain[2..], SECRET].concat()
}

fn png(image: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    PngEncoder::new(&mut out).write_image(image, image.width(), image.height(), ExtendedColorType::Rgb8).expect("a picture");
    out
}

#[track_caller]
fn seen(bytes: &[u8]) -> Picture {
    look(bytes, Digest::of_bytes(bytes)).expect("a picture")
}

fn small() -> Sizes {
    Sizes { widths: vec![20, 40], largest: 48, quality: 90 }
}

#[track_caller]
fn all(bytes: &[u8], sizes: &Sizes) -> Vec<(Version, Vec<u8>)> {
    let picture = seen(bytes);
    let versions: Vec<Version> = std::iter::once(picture.whole(sizes)).chain(picture.versions(sizes)).collect();
    let files = make(bytes, &picture, &versions, sizes).expect("versions");
    versions.into_iter().zip(files).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The corner of a picture in which a colour stands: top or bottom, left or right.
fn corner(bytes: &[u8], is: impl Fn([u8; 3]) -> bool) -> &'static str {
    let image = image::load_from_memory(bytes).expect("a picture").into_rgb8();
    let (right, bottom) = (image.width() - 2, image.height() - 2);
    let corners = [("TL", 1, 1), ("TR", right, 1), ("BL", 1, bottom), ("BR", right, bottom)];
    corners.into_iter().find(|(_, x, y)| is(image.get_pixel(*x, *y).0)).map_or("nowhere", |(name, ..)| name)
}

#[test]
fn a_picture_is_upright_however_the_camera_was_held() {
    // Where the first row and the first column of the file are seen (Exif 3.0, 4.6.4.1.6), and so its corners.
    let held = [("TL", "TR"), ("TR", "TL"), ("BR", "BL"), ("BL", "BR"), ("TL", "BL"), ("TR", "BR"), ("BR", "TR"), ("BL", "TL")];
    for (orientation, (red, green)) in (1..).zip(held) {
        let bytes = photo(60, 36, orientation);
        let picture = seen(&bytes);
        let size = if orientation > 4 { (36, 60) } else { (60, 36) };
        assert_eq!((picture.width, picture.height, picture.turned), (size.0, size.1, orientation > 1), "{orientation}");
        let files = all(&bytes, &small());
        assert!(files.len() > 2);
        for (version, bytes) in files {
            let shown = seen(&bytes);
            assert_eq!((shown.width, shown.height, shown.turned), (version.width, version.height, false), "{orientation}");
            let corners = (corner(&bytes, |[r, g, _]| r > 160 && g < 90), corner(&bytes, |[r, g, _]| g > 160 && r < 90));
            assert_eq!(corners, (red, green), "{orientation} {version:?}");
        }
    }
}

#[test]
fn nothing_that_is_published_says_where_a_picture_was_taken() {
    // Made smaller, turned, and left as it is.
    for bytes in [photo(60, 36, 1), photo(30, 20, 6), photo(30, 20, 1)] {
        assert!(holds(&bytes, SECRET));
        for (version, bytes) in all(&bytes, &small()) {
            assert!(!holds(&bytes, SECRET) && !holds(&bytes, b"Exif") && !holds(&bytes, b"xap"), "{version:?}");
        }
    }
    let left = stripped(photo(30, 20, 1));
    assert_eq!(left, plain_jpeg(&pixels(30, 20)), "pixels that stay as they are lose nothing");
    // The text and the time of a PNG, the comment of a GIF, the description of a WebP.
    let chunk = |name: &[u8; 4]| [18_u32.to_be_bytes().as_slice(), name, SECRET, &[0; 4]].concat();
    let plain = png(&pixels(30, 20));
    let told = [&plain[..33], &chunk(b"tEXt"), &chunk(b"eXIf"), &plain[33..], SECRET].concat();
    assert_eq!(stripped(told), plain);
    let gif = b"GIF89a\x01\0\x01\0\0\0\0".to_vec();
    let told = [gif.as_slice(), b"\x21\xfe\x12", SECRET, b"\0\x3b"].concat();
    assert_eq!(stripped(told), [gif.as_slice(), b"\x3b"].concat());
    let webp = webp::encode(webp::Pixels { bytes: &[9; 12], width: 2, height: 2, transparent: false }, Some(80)).expect("a picture");
    let told = [&webp, b"EXIF\x12\0\0\0".as_slice(), SECRET].concat();
    assert_eq!(stripped(told), webp);
}

#[test]
fn what_cannot_be_read_is_told() {
    let look = |bytes: &[u8]| look(bytes, Digest::of_bytes(bytes));
    let photo = photo(60, 36, 1);
    assert_eq!(look(&photo[..photo.len() / 2]), Err(PictureFault::Cut));
    assert_eq!(look(&png(&pixels(60, 36))[..200]), Err(PictureFault::Cut));
    // A bomb: a few bytes that say they are a picture of 3.6 thousand million pixels.
    let mut bomb = png(&pixels(4, 4));
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    assert_eq!(look(&bomb), Err(PictureFault::Large { width: 60_000, height: 60_000 }));
    let other = |format: &str| Err(PictureFault::Other { format: format.to_string() });
    // A TIFF of any size under another name: nothing behind its first bytes is looked at.
    assert_eq!(look(&[b"II*\0".as_slice(), &[0; 1000]].concat()), other("TIFF"));
    assert_eq!(look(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), other("HEIC"));
    assert_eq!(look(b"<!doctype html><title>404</title>"), Err(PictureFault::Unknown));
    assert_eq!(look(b""), Err(PictureFault::Unknown));
    assert_eq!(look(b"\xff\xd8\xff\xe0 no picture"), Err(PictureFault::Damaged));
}

#[test]
fn no_bytes_are_a_panic() {
    let webp =
        webp::encode(webp::Pixels { bytes: &[9; 12 * 100], width: 20, height: 20, transparent: false }, Some(80)).expect("a picture");
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b".to_vec();
    let sizes = Sizes { widths: vec![8], largest: 12, quality: 80 };
    for whole in [photo(16, 12, 6), png(&pixels(16, 12)), webp, gif] {
        for n in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[n] ^= 0xff;
            for bytes in [&whole[..n], &flipped] {
                // Whatever comes of it: it is told, or it is a picture of a size that was asked for.
                if let Ok(picture) = look(bytes, Digest::of_bytes(bytes)).map(|picture| (picture.versions(&sizes), picture))
                    && u64::from(picture.1.width) * u64::from(picture.1.height) < 100_000
                {
                    let _ = make(bytes, &picture.1, &picture.0, &sizes);
                }
                drop(stripped(bytes.to_vec()));
            }
        }
    }
}

#[test]
fn colours_are_those_of_srgb() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    let said = segment(0xe2, &[b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat());
    let plain = plain_jpeg(&RgbImage::from_pixel(64, 40, image::Rgb([200, 60, 60])));
    let wide = [&plain[..2], &said, &plain[2..]].concat();
    let colour = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").into_rgb8().get_pixel(5, 5).0;
    let sizes = Sizes { widths: vec![32], largest: 2400, quality: 95 };
    for (version, bytes) in all(&wide, &sizes).into_iter().skip(1) {
        let [r, g, _] = colour(&bytes);
        // The red of Display P3 is a stronger one in sRGB.
        assert!(r > 208 && g < 50, "{version:?}: {r} {g}");
    }
    assert!(holds(&all(&wide, &sizes)[0].1, b"ICC_PROFILE"), "pixels that stay keep what says their colours");
    let [r, g, _] = colour(&all(&plain, &sizes)[1].1);
    assert!(r.abs_diff(200) < 4 && g.abs_diff(60) < 4, "{r} {g}");
}

#[test]
fn versions_are_never_larger_than_the_picture() {
    let sizes = Sizes::default();
    let picture = |width, height, kind, drawn| {
        let digest = Digest::of_bytes(b"");
        Picture { digest, kind, width, height, turned: false, moving: false, drawn }
    };
    let of = |picture: &Picture| -> Vec<(Form, u32, u32)> {
        picture.versions(&sizes).iter().map(|one| (one.form, one.width, one.height)).collect()
    };
    let photo = picture(4000, 3000, Kind::Jpeg, false);
    let rows = |form| [(form, 480, 360), (form, 960, 720), (form, 1600, 1200)];
    assert_eq!(of(&photo), [rows(Form::Jpeg), rows(Form::Webp)].concat());
    assert_eq!((photo.whole(&sizes).width, photo.whole(&sizes).height), (2400, 1800));
    assert_eq!(of(&picture(700, 500, Kind::Jpeg, false)), [(Form::Jpeg, 480, 343), (Form::Webp, 480, 343), (Form::Webp, 700, 500)]);
    assert_eq!(of(&picture(700, 500, Kind::Png, true)), [(Form::Webp, 480, 343), (Form::Webp, 700, 500)], "drawings stay exact");
    assert_eq!(of(&picture(700, 500, Kind::Webp, false)), [(Form::Webp, 480, 343)]);
    assert_eq!(of(&Picture { moving: true, ..picture(700, 500, Kind::Webp, false) }), []);
    let long = picture(1080, 30_000, Kind::Jpeg, false);
    assert_eq!(long.whole(&sizes).height, 30_000, "a long picture stays legible");
    assert!(long.versions(&sizes).iter().all(|one| one.form == Form::Jpeg || one.height <= 16_383));
}

#[test]
fn drawings_stay_exact() {
    let mut image = image::RgbaImage::from_pixel(30, 20, image::Rgba([10, 20, 200, 255]));
    image.put_pixel(3, 4, image::Rgba([250, 1, 2, 0]));
    image.put_pixel(5, 4, image::Rgba([250, 1, 2, 128]));
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&image, 30, 20, ExtendedColorType::Rgba8).expect("a picture");
    let files = all(&bytes, &Sizes { widths: vec![20, 40], ..Sizes::default() });
    assert_eq!(files.len(), 3);
    let webp = image::load_from_memory(&files[2].1).expect("a picture").into_rgba8();
    let same = image.pixels().zip(webp.pixels()).all(|(a, b)| a == b || a.0[3] == 0 && b.0[3] == 0);
    assert!(same && files[2].0.form == Form::Webp);
}

#[test]
fn what_was_kept_is_there_whole_or_not_at_all() {
    let temp = tempfile::tempdir().expect("a temporary folder");
    let (darkroom, key, other) = (Darkroom::of(temp.path()), Digest::of_bytes(b"a"), Digest::of_bytes(b"b"));
    assert_eq!(darkroom.get(key), None);
    darkroom.keep(key, b"a picture");
    darkroom.keep(other, b"");
    assert_eq!((darkroom.get(key), darkroom.get(other)), (Some(b"a picture".to_vec()), Some(Vec::new())));
    let file = temp.path().join(".huikan/pictures").join(key.to_string());
    let whole = fs::read(&file).expect("a file");
    for n in 0..whole.len() {
        fs::write(&file, &whole[..n]).expect("writable");
        assert_eq!(darkroom.get(key), None, "cut at {n}");
    }
    darkroom.clear_but(&[key].into());
    assert!(file.exists() && darkroom.get(other).is_none());
    assert_eq!(Darkroom::default().get(key), None);
}

/// What the whole of a report's photos may cost. `cargo test --release --lib twelve_photos -- --ignored --nocapture`
#[test]
#[ignore = "takes seconds, and means something in a release build only"]
fn twelve_photos_of_twelve_megapixels_cost_little() {
    let noise =
        |x: u32, y: u32| u8::try_from((x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_shr(20) % 24).expect("small");
    let wave = |n: u32| u8::try_from((n / 9) % 200).expect("small");
    let image =
        RgbImage::from_fn(4000, 3000, |x, y| image::Rgb([wave(x) + noise(x, y), wave(y) + noise(y, x), wave(x + y) + noise(x + 1, y)]));
    let photo = plain_jpeg(&image);
    drop(image);
    let status = |file: &str, key: &str| -> f64 {
        let text = fs::read_to_string(format!("/proc/self/{file}")).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or_default()
    };
    // Nanoseconds on a processor, of this thread.
    let seconds = || status("schedstat", "") / 1e9;
    let picture = seen(&photo);
    let sizes = Sizes::default();
    let versions: Vec<Version> = std::iter::once(picture.whole(&sizes)).chain(picture.versions(&sizes)).collect();
    let start = seconds();
    let bytes: usize = (0..12).map(|_| make(&photo, &picture, &versions, &sizes).expect("versions").concat().len()).sum();
    let (took, most) = (seconds() - start, status("status", "VmHWM") / 1024.0);
    #[allow(clippy::print_stdout, reason = "a measurement is read by people")]
    {
        println!(
            "{} bytes each, {} versions, {bytes} bytes made, {took:.2} CPU seconds, {most:.0} MiB at most",
            photo.len(),
            versions.len()
        );
    }
    assert!(took < 6.0 && most < 300.0);
}

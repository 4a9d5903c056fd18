//! QR codes (ISO/IEC 18004) as SVG; the only file that knows the crate that makes them.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// The quiet zone around a code, in modules, as the standard asks for.
const QUIET: i32 = 4;

/// What a code is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// A door, a poster: up to 15 % of it may be lost, and of all patterns the one that readers like best is found.
    Paper,
    /// A screen: as small as it can be, and made quickly, because many pages have one. Its pattern is always the first, which
    /// all readers know (ISO/IEC 18004, 7.8).
    Screen,
}

/// The QR code of a text; `None` if it is too long for one (about 2,300 bytes).
///
/// Black on white whatever the page's colours are, because many readers do
/// not know the reverse; one path whose strokes are the dark runs of the rows,
/// one unit a module.
pub(super) fn svg(text: &str, surface: Surface) -> Option<String> {
    let code = match surface {
        Surface::Paper => QrCode::encode_text(text, QrCodeEcc::Medium).ok()?,
        Surface::Screen => {
            let segments = QrSegment::make_segments(text);
            let (ecc, mask) = (QrCodeEcc::Low, Some(Mask::new(0)));
            QrCode::encode_segments_advanced(&segments, ecc, Version::MIN, Version::MAX, mask, true).ok()?
        }
    };
    let side = (code.size() + 2 * QUIET).to_string();
    let mut svg = String::with_capacity(4096);
    let open = ["<svg class=\"qr-code\" viewBox=\"0 0 ", &side, " ", &side, "\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">"];
    let ground = ["<path fill=\"#fff\" d=\"M0 0h", &side, "v", &side, "H0z\"/><path stroke=\"#000\" d=\"M0 .5"];
    svg.extend(open.into_iter().chain(ground));
    // Where the pen is, in whole modules.
    let (mut pen_x, mut pen_y) = (0, 0);
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                svg.push('m');
                push(&mut svg, start + QUIET - pen_x);
                svg.push(' ');
                push(&mut svg, y + QUIET - pen_y);
                svg.push('h');
                push(&mut svg, x - start);
                (pen_x, pen_y) = (x + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    svg.push_str("\"/></svg>");
    Some(svg)
}

/// Appends a small number; formatting it would cost as much as the code itself.
fn push(text: &mut String, n: i32) {
    if n < 0 {
        text.push('-');
    }
    let n = n.unsigned_abs();
    for power in [100, 10, 1] {
        if n >= power || power == 1 {
            text.push(char::from(b'0' + u8::try_from(n / power % 10).unwrap_or(0)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that the path of an SVG paints.
    fn painted(svg: &str, side: usize) -> Vec<Vec<bool>> {
        let mut modules = vec![vec![false; side]; side];
        let path = svg.split("d=\"").nth(2).expect("a second path").split('"').next().expect("its end");
        let (mut x, mut y) = (0_i32, 0_i32);
        for run in path.strip_prefix("M0 .5").expect("its start").split('m').filter(|run| !run.is_empty()) {
            let (by, length) = run.split_once('h').expect("a run");
            let (dx, dy) = by.split_once(' ').expect("a way");
            x += dx.parse::<i32>().expect("a number");
            y += dy.parse::<i32>().expect("a number");
            let start = usize::try_from(x).expect("inside");
            let length: usize = length.parse().expect("a number");
            modules[usize::try_from(y).expect("inside")][start..start + length].fill(true);
            x += i32::try_from(length).expect("short");
        }
        modules
    }

    #[test]
    fn the_path_paints_just_the_modules() {
        let text = "https://example.org/archive/events/2024-jingzhou/";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("short");
        let side = usize::try_from(code.size() + 2 * QUIET).expect("positive");
        let modules = painted(&svg(text, Surface::Paper).expect("short"), side);
        for (y, row) in (0..).zip(&modules) {
            for (x, dark) in (0..).zip(row) {
                assert_eq!(*dark, code.get_module(x - QUIET, y - QUIET), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_code_for_screens_is_small() {
        let svg = svg("https://example.org/archive/reports/2024-jingzhou-closing/", Surface::Screen).expect("short");
        assert!(svg.contains("viewBox=\"0 0 41 41\"") && svg.len() < 2200, "{} {svg}", svg.len());
    }

    #[test]
    fn a_text_that_is_too_long_has_none() {
        assert_eq!(svg(&"x".repeat(3000), Surface::Paper), None);
    }
}

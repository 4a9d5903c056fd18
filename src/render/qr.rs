//! QR codes (ISO/IEC 18004) as SVG; the only file that knows the crate that makes them.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone around a code, in modules, as the standard asks for.
const QUIET: i32 = 4;

/// The QR code of a text; `None` if it is too long for one (about 2,300 bytes).
///
/// Black on white whatever the page's colours are, because many readers do
/// not know the reverse; one path, one unit a module.
pub(super) fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut svg = format!(
        "<svg class=\"qr-code\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\""
    );
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                // Writing to a String does not fail.
                let _ = write!(svg, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += i32::try_from(run).unwrap_or(0).max(1);
        }
    }
    svg.push_str("\"/></svg>");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that the path of an SVG paints, as text.
    fn painted(svg: &str, side: usize) -> Vec<Vec<bool>> {
        let mut modules = vec![vec![false; side]; side];
        let path = svg.split("d=\"").nth(2).expect("a second path").split('"').next().expect("its end");
        for run in path.split('M').filter(|run| !run.is_empty()) {
            let (place, rest) = run.split_once('h').expect("a run");
            let (x, y) = place.split_once(' ').expect("a place");
            let length: usize = rest.split('v').next().expect("a length").parse().expect("a number");
            let (x, y): (usize, usize) = (x.parse().expect("a number"), y.parse().expect("a number"));
            modules[y][x..x + length].fill(true);
        }
        modules
    }

    #[test]
    fn the_path_paints_just_the_modules() {
        let text = "https://example.org/archive/events/2024-jingzhou/";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("short");
        let side = usize::try_from(code.size() + 2 * QUIET).expect("positive");
        let modules = painted(&svg(text).expect("short"), side);
        for (y, row) in (0..).zip(&modules) {
            for (x, dark) in (0..).zip(row) {
                assert_eq!(*dark, code.get_module(x - QUIET, y - QUIET), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_text_that_is_too_long_has_none() {
        assert_eq!(svg(&"x".repeat(3000)), None);
    }
}

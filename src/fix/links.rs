//! Links and pictures that are none because of how they are written: right where what they should lead to is there.

use super::File;
use crate::diag::{AddressSlip, Fix, LinkSlip, Problem};
use crate::parse::CONTENT;
use crate::slug::decode;
use crate::source::{SitePath, Sources, Span};

/// What puts a link right that stands at `span`, if it is certain.
pub(super) fn fix(file: &File<'_>, sources: &Sources, problem: &Problem, span: Span) -> Option<Fix> {
    match problem {
        Problem::LiteralLink { target, meant, slip, .. } => {
            // Where an address ends that nothing closes is sure only if it is in one script.
            let ends = *slip != LinkSlip::Unclosed || target.is_ascii();
            ((is_elsewhere(target) && ends) || is_there(file, sources, target)).then(|| Fix::one(span, meant))
        }
        // In the data, the place is that of a whole text or of a value in quotes.
        Problem::BadAddress { url, slip, meant: Some(meant) } if file.text.get(span.range()) == Some(url) => {
            let certain = match slip {
                // Browsers take them for the same.
                AddressSlip::Slashes => true,
                AddressSlip::FullWidth | AddressSlip::Backslashes => is_elsewhere(meant) || is_there(file, sources, meant),
                AddressSlip::Mail => true,
                AddressSlip::Empty
                | AddressSlip::NoPicture
                | AddressSlip::Unshowable
                | AddressSlip::Space
                | AddressSlip::NoHost
                | AddressSlip::NoScheme => false,
            };
            certain.then(|| Fix::one(span, meant))
        }
        _ => None,
    }
}

fn is_elsewhere(target: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) && !target.contains(char::is_whitespace)
}

/// Whether a path that is written in a file leads to a file.
fn is_there(file: &File<'_>, sources: &Sources, target: &str) -> bool {
    let path = decode(target.split(['#', '?']).next().unwrap_or_default());
    SitePath::join(CONTENT, file.path.folder(), &path).is_some_and(|path| sources.find(&path).is_some())
}

//! Pictures, for pages that show them.

use schemars::JsonSchema;
use serde::Serialize;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, JsonSchema, Serialize)]
pub struct ImageView {
    /// The address of the large one, which is also that of a picture that has no sizes.
    pub url: String,
    /// The address of one of a usual size, for `src`.
    pub src: String,
    /// Smaller ones with their widths, for `srcset`; none where there is no choice.
    pub srcset: Option<String>,
    /// The same in WebP, for the `srcset` of a `<source type="image/webp">`.
    pub webp: Option<String>,
    /// The width in pixels, for the room it takes; none of drawings and of what cannot be read.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
    /// What it shows, for those who do not see it; empty for decoration.
    pub alt: String,
    /// The caption under it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// Where the most important of it is, which has to stay where it is cut to fit: `center`, `top`, `bottom`, `left`, `right`, `top-left` and so on.
    pub focal: Option<&'static str>,
}

impl ImageView {
    /// A picture in one size, without words.
    #[must_use]
    pub fn of(url: String) -> ImageView {
        let src = url.clone();
        ImageView {
            url,
            src,
            srcset: None,
            webp: None,
            width: None,
            height: None,
            alt: String::new(),
            caption: None,
            credit: None,
            focal: None,
        }
    }
}

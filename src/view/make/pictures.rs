//! Pictures: their addresses, their sizes, and how much room they take on a page.

use super::super::parts::ImageView;
use super::Cx;
use crate::media::{Form, Version};
use crate::model::{Focal, Framed, Photo};
use crate::parse::markdown::Shown;
use crate::plan::{OutPath, PlannedPicture};
use crate::resolve::{LinkTarget, TextEntry};
use crate::slug::encode;
use crate::source::FileId;

/// How wide a picture should be for a browser that does not choose for itself.
const USUAL: u32 = 1000;

impl Cx<'_> {
    pub(super) fn photo(&self, photo: &Photo) -> Option<ImageView> {
        let image = self.image(photo.file.0.file())?;
        let focal = photo.focal.map(Focal::word);
        Some(ImageView { alt: photo.alt.clone(), caption: photo.caption.clone(), credit: photo.credit.clone(), focal, ..image })
    }

    pub(super) fn photos(&self, photos: &[Photo]) -> Vec<ImageView> {
        photos.iter().filter_map(|photo| self.photo(photo)).collect()
    }

    pub(super) fn picture(&self, framed: Option<Framed>, alt: &str) -> Option<ImageView> {
        let Framed { file, focal } = framed?;
        Some(ImageView { alt: alt.to_string(), focal: focal.map(Focal::word), ..self.image(file.0.file())? })
    }

    /// A picture without words.
    fn image(&self, file: FileId) -> Option<ImageView> {
        let url = self.config.shared_href(&encode(&self.plan.file_path(file)?));
        let alone = ImageView::of(url);
        Some(match self.plan.picture(file) {
            Some(picture) => self.sized(picture, alone),
            None => alone,
        })
    }

    /// With its size, and the addresses of the smaller ones.
    fn sized(&self, picture: &PlannedPicture, image: ImageView) -> ImageView {
        let (_, whole) = &picture.whole;
        let address = |(out, version): &(OutPath, Version)| (self.config.shared_href(&encode(&format!("/{out}"))), version.width);
        let of = |form: Form| picture.versions.iter().filter(move |(_, version)| version.form == form).map(address);
        let (mut own, mut webp): (Vec<_>, Vec<_>) = (of(Form::Jpeg).collect(), of(Form::Webp).collect());
        let is_webp = picture.whole.0.as_str().to_ascii_lowercase().ends_with(".webp");
        if is_webp {
            own = std::mem::take(&mut webp);
        }
        let fits = self.config.images.widths.last().is_some_and(|widest| whole.width <= *widest);
        let src = own.iter().rfind(|(_, width)| *width <= USUAL).map_or_else(|| image.url.clone(), |(url, _)| url.clone());
        if fits && !own.is_empty() {
            own.push((image.url.clone(), whole.width));
        }
        ImageView { src, width: Some(whole.width), height: Some(whole.height), srcset: set(&own), webp: set(&webp), ..image }
    }

    /// The picture that a text shows by one of its links, if it has a size.
    pub(crate) fn shown(&self, text: &TextEntry, n: usize) -> Option<Shown> {
        let is_image = text.outline.links.get(n)?.image;
        let LinkTarget::File(file) = text.links.get(n).filter(|_| is_image)?.target else { return None };
        let ImageView { url, src, width, height, srcset, webp, .. } = self.image(file)?;
        let larger = (srcset.is_some() || webp.is_some()).then_some(url);
        Some(Shown { larger, src, width: width?, height: height?, srcset, webp })
    }
}

/// As `srcset` wants them; nothing where there is no choice.
fn set(addresses: &[(String, u32)]) -> Option<String> {
    let all: Vec<String> = addresses.iter().map(|(url, width)| format!("{url} {width}w")).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

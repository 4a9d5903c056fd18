//! The files that are published in place of pictures: what each is, and where.
//!
//! The large version stands where the original would, so that every address of it stays. The sizes for pages stand in
//! a folder of their own, under names made of what they show: the same picture has the same sizes wherever it lies,
//! and another picture under an old name is never taken for the old one.

use std::collections::{BTreeMap, BTreeSet};

use super::outputs::{OutPath, Outputs, Owner};
use crate::config::Config;
use crate::diag::Holder;
use crate::media::{Form, Picture, Version};
use crate::memo::Digest;
use crate::resolve::{Resolved, pictured};
use crate::source::FileId;

/// The folder of the output in which the sizes for pages stand.
pub const PICTURES: &str = "pictures/";

/// What is published in place of one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedPicture {
    /// Its file.
    pub file: FileId,
    /// The large version, in its place.
    pub whole: (OutPath, Version),
    /// The sizes for pages; none where no page shows it.
    pub versions: Vec<(OutPath, Version)>,
}

/// The sizes for pages of every picture that one of them shows.
pub(super) struct Sizes(BTreeMap<FileId, Vec<(OutPath, Version)>>);

impl Sizes {
    /// Of the pictures that could be read.
    pub(super) fn of(resolved: &Resolved, config: &Config) -> Sizes {
        if resolved.pictures.is_empty() {
            return Sizes(BTreeMap::new());
        }
        let shown = pictured(&resolved.site, &resolved.texts).into_iter();
        Sizes(shown.filter_map(|file| Some((file, versions(resolved.pictures.get(&file)?.as_ref().ok()?, config)))).collect())
    }

    /// What is published in place of the pictures among `files`.
    pub(super) fn planned(&self, files: &[(OutPath, FileId)], resolved: &Resolved, config: &Config) -> Vec<PlannedPicture> {
        let planned = files.iter().filter_map(|(out, file)| {
            let picture = resolved.pictures.get(file)?.as_ref().ok()?;
            let versions = self.0.get(file).cloned().unwrap_or_default();
            Some(PlannedPicture { file: *file, whole: (out.clone(), picture.whole(&config.images)), versions })
        });
        planned.collect()
    }
}

impl Outputs {
    /// Takes the places of the sizes for pages: only a file in the place of their folder can be in the way.
    pub(super) fn pictures(&mut self, sizes: &Sizes) {
        // Copies of a picture have one set of sizes.
        let places: BTreeSet<&OutPath> = sizes.0.values().flatten().map(|(out, _)| out).collect();
        for out in places {
            self.claim(out, Owner::Made(Holder::Picture));
        }
    }
}

fn versions(picture: &Picture, config: &Config) -> Vec<(OutPath, Version)> {
    let name = Digest::of(&(picture, config.images.quality)).to_string();
    let place = |version: &Version| {
        let ending = match version.form {
            Form::Jpeg | Form::Whole => "jpg",
            Form::Webp => "webp",
        };
        OutPath::of(&format!("{PICTURES}{}-{}.{ending}", &name[..16], version.width))
    };
    picture.versions(&config.images).into_iter().map(|version| (place(&version), version)).collect()
}

//! Where commands work: the site's folder, the day and the address it goes by, and which program this is.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::Date;

use super::day::day;
use crate::config::{Audience, Outside};
use crate::memo::Digest;
use crate::read::SITE_FILE;

/// What commands take that make a site, or look it through.
#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// The site's folder, with site.toml in it [default: this folder, or the nearest one above it]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    /// A theme to use instead of the one in site.toml
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// An address to use instead of `base_url` in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The day to go by, as 2024-09-04 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

impl Place {
    /// The site's folder.
    pub(super) fn root(&self) -> io::Result<PathBuf> {
        match &self.root {
            Some(root) => Ok(root.clone()),
            None => Ok(nearest_site(&env::current_dir()?)),
        }
    }

    /// Everything from outside that a public site goes by.
    pub(super) fn outside(&self) -> Outside {
        Outside {
            program: program(),
            today: self.today.unwrap_or_else(|| Zoned::now().date()),
            theme: self.theme.clone(),
            base_url: self.base_url.clone(),
            relative_urls: false,
            audience: Audience::Public,
        }
    }
}

/// The folder itself or the nearest one above it that is a site; the folder itself if none is.
pub(super) fn nearest_site(from: &Path) -> PathBuf {
    from.ancestors().find(|folder| folder.join(SITE_FILE).is_file()).unwrap_or(from).to_path_buf()
}

/// The program by its bytes; by its version, where the system does not tell which file it is.
pub(super) fn program() -> Digest {
    let bytes = env::current_exe().and_then(fs::read);
    bytes.map_or_else(|_| Digest::of_bytes(env!("CARGO_PKG_VERSION").as_bytes()), |bytes| Digest::of_bytes(&bytes))
}

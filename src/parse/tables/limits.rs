//! How large a workbook may be: what is read into memory is measured first.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diag::{Size, TooLarge, WorkbookFlaw};

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum Bad {
    /// It is protected by a password.
    Encrypted,
    /// It is larger than an agenda can be.
    TooLarge(TooLarge),
    /// It is damaged, or something else than its name says.
    Broken(WorkbookFlaw),
}

/// The largest file, in bytes.
const LARGEST_FILE: usize = 16 << 20;

/// The most that the parts of a zipped file may come to, in bytes.
const LARGEST_UNZIPPED: u64 = 128 << 20;

/// The most cells that may hold something.
const MOST_CELLS: usize = 200_000;

/// The most columns that merged areas may reach into, each counted for itself.
const MOST_MERGES: usize = 200_000;

/// Refuses a file for its size alone.
pub(super) fn check_file(bytes: &[u8]) -> Result<(), Bad> {
    if bytes.len() > LARGEST_FILE {
        return Err(Bad::TooLarge(TooLarge::File { size: Size(bytes.len() as u64), most: Size(LARGEST_FILE as u64) }));
    }
    Ok(())
}

/// Refuses too many cells.
pub(super) fn check_cells(count: usize) -> Result<(), Bad> {
    if count > MOST_CELLS { Err(Bad::TooLarge(TooLarge::Cells { most: MOST_CELLS })) } else { Ok(()) }
}

/// Refuses merged areas that are too many or too wide.
pub(super) fn check_merges(count: usize) -> Result<(), Bad> {
    if count > MOST_MERGES { Err(Bad::TooLarge(TooLarge::Merges)) } else { Ok(()) }
}

/// A zipped file whose parts have been unpacked once, into nothing, to see how large they truly are.
///
/// What the archive itself says about sizes is not believed.
pub(super) fn unzip(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Bad> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = LARGEST_UNZIPPED;
    for n in 0..archive.len() {
        let part = match archive.by_index(n) {
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Bad::Encrypted),
            part => part.map_err(|error| broken(&error))?,
        };
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| Bad::Broken(WorkbookFlaw::Damaged))?;
        if size > left {
            return Err(Bad::TooLarge(TooLarge::Unpacked { most: Size(LARGEST_UNZIPPED) }));
        }
        left -= size;
    }
    Ok(archive)
}

/// What is wrong with an archive.
pub(super) fn broken(error: &ZipError) -> Bad {
    Bad::Broken(match error {
        ZipError::Io(_) | ZipError::InvalidArchive(_) => WorkbookFlaw::Damaged,
        ZipError::FileNotFound => WorkbookFlaw::OtherFormat,
        other => WorkbookFlaw::Other { message: other.to_string() },
    })
}
